package normalize

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// paragraphs are news stories of 60 or more words, written for this test.
var paragraphs = map[string]string{
	"en": `The government said on Tuesday that it would close two of the oldest ports in the north of the country by the end of
the year, after a review found that they had not been safe for a decade. Workers who have been told to stay at home are to
be paid for three months, and the minister will meet the unions this week to talk about new jobs for them.`,
	"es": `El gobierno anunció el martes que cerrará dos de los puertos más antiguos del norte del país antes de fin de año,
después de que una inspección mostrara que no eran seguros desde hace una década. Los trabajadores que no pueden volver a sus
puestos cobrarán durante tres meses, y el ministro se reunirá con los sindicatos esta semana para hablar sobre nuevos empleos.`,
	"fr": `Le gouvernement a annoncé mardi qu'il fermera deux des plus anciens ports du nord du pays avant la fin de l'année,
après une inspection qui a montré que les quais n'étaient pas sûrs depuis dix ans. Les ouvriers qui ne sont pas autorisés à
revenir seront payés pendant trois mois, et le ministre rencontrera les syndicats dans la semaine pour parler avec eux.`,
	"hu": `A kormány kedden közölte, hogy az év végéig bezár két régi kikötőt az ország északi részén, mert egy vizsgálat szerint
azok már tíz éve nem biztonságosak. Azok a dolgozók, akik most nem mehetnek be, három hónapig még megkapják a fizetésüket, és
a miniszter ezen a héten tárgyal a szakszervezetekkel arról, hogy lesz-e nekik új munkájuk, vagy csak segély. A magyar
vállalatok után az osztrák cég is jelezte, hogy ez neki nem jó.`,
	"no": `Regjeringen opplyste tirsdag at den vil stenge to av de eldste havnene nord i landet før året er omme, etter at en
undersøkelse viste at de ikke har vært trygge på ti år. Arbeiderne som har fått beskjed om å bli hjemme, får lønn i tre
måneder, og statsråden skal møte fagforeningene denne uken for å snakke med dem om nye jobber. Det var også ventet at han
blir spurt om hva som skjer med havnen i sør.`,
	"ru": `Правительство во вторник сообщило, что до конца года закроет два старых порта на севере страны, так как проверка
показала, что они не были безопасны уже десять лет. Рабочие, которые не могут вернуться на место, будут получать деньги в
течение трёх месяцев, а министр на этой неделе встретится с профсоюзами, чтобы обсудить с ними новые места. По его словам,
все было решено после долгих споров, но о сроках он не сказал.`,
	"sv": `Regeringen meddelade på tisdagen att den ska stänga två av de äldsta hamnarna i norra delen av landet före årets slut,
efter att en granskning visat att de inte har varit säkra på tio år. Arbetarna som har fått besked om att stanna hemma får lön
i tre månader, och ministern ska träffa facken under veckan för att tala med dem om nya jobb. Det är också väntat att han får
frågor om vad som sker i söder.`,
	"da": `Regeringen oplyste tirsdag, at den vil lukke to af de ældste havne nord i landet, før året er omme, efter at en
undersøgelse viste, at de ikke har været sikre i ti år. Arbejderne, som har fået besked på at blive hjemme, får løn i tre
måneder, og ministeren skal mødes med fagforeningerne i denne uge for at tale med dem om nye job. Det var også ventet, at han
blev spurgt, hvad der sker med havnen, efter at skibene er sejlet ud.`,
	"de": `Die Regierung hat am Dienstag mitgeteilt, dass sie zwei der ältesten Häfen im Norden des Landes bis zum Ende des Jahres
schließen werde, weil eine Prüfung gezeigt hat, dass sie seit zehn Jahren nicht sicher sind. Die Arbeiter, die nicht mehr an
ihre Plätze dürfen, werden drei Monate lang bezahlt, und der Minister will sich in dieser Woche mit den Gewerkschaften treffen,
um mit ihnen über neue Stellen zu reden.`,
	"it": `Il governo ha annunciato martedì che chiuderà due dei porti più antichi del nord del paese entro la fine dell'anno, dopo
che una verifica ha mostrato che non sono sicuri da dieci anni. Gli operai che non possono tornare al lavoro saranno pagati per
tre mesi, e il ministro vedrà i sindacati nel corso della settimana per parlare con loro di nuovi posti. Anche la regione si è
detta pronta a fare la sua parte.`,
	"nl": `De regering heeft dinsdag gezegd dat zij twee van de oudste havens in het noorden van het land voor het einde van het
jaar zal sluiten, omdat uit een onderzoek is gebleken dat ze al tien jaar niet veilig zijn. De arbeiders die niet meer aan het
werk mogen, worden drie maanden betaald, en de minister praat deze week met de bonden om te zien of er ook nieuwe banen voor
hen zijn, maar daar is nog geld voor nodig.`,
	"pt": `O governo anunciou na terça-feira que vai fechar dois dos portos mais antigos do norte do país até ao fim do ano, depois
de uma inspeção ter mostrado que não são seguros há uma década. Os trabalhadores que não podem voltar aos seus postos serão
pagos durante três meses, e o ministro vai reunir-se com os sindicatos esta semana para falar com eles sobre novos empregos,
mas não foi dito como nem por quem.`,
	"bg": `Правителството съобщи във вторник, че ще затвори две от най-старите пристанища в северната част на страната до края на
годината, след като проверка е показала, че те не са били безопасни от десет години. Работниците, които не могат да се върнат,
ще получават пари за три месеца, а министърът ще се срещне със синдикатите през тази седмица, за да говори с тях за нови места.
Той не каза кога ще стане това, но решението е взето.`,
	"ar": `أعلنت الحكومة يوم الثلاثاء أنها ستغلق اثنين من أقدم الموانئ في شمال البلاد قبل نهاية العام بعد أن تبين في تقرير رسمي أن الأرصفة لم تكن
آمنة منذ عشر سنوات. وقال الوزير إن العمال الذين لا يمكن أن يعودوا إلى أماكن العمل سيحصلون على أجورهم خلال ثلاثة أشهر كما أنه سيجتمع مع
النقابات في هذا الأسبوع من أجل الحديث عن فرص جديدة. ولم يذكر متى يبدأ ذلك، لكن القرار قد صدر بعد خلاف كان بين الحكومة وبين البلدية.`,
	"uk": `Уряд у вівторок повідомив, що до кінця року закриє два найстаріші порти на півночі країни, бо перевірка показала, що вони
не були безпечні вже десять років. Робітники, які не можуть повернутися на місця, будуть отримувати гроші протягом трьох
місяців, а міністр за цей тиждень зустрінеться з профспілками, щоб говорити про нові місця та про те, як це буде. Він не сказав,
коли саме, але рішення було ухвалено після довгих суперечок і від нього не відмовляться.`,
}

func TestDetect(t *testing.T) {
	d := NewDetector()
	if len(paragraphs) != len(functionWords) {
		t.Fatalf("%d paragraphs for %d languages", len(paragraphs), len(functionWords))
	}
	for want, body := range paragraphs {
		t.Run(want, func(t *testing.T) {
			if n := New().Text(body, nil, "").Count(); n < 60 {
				t.Fatalf("only %d words", n)
			}
			for _, body := range []string{body, strings.ToUpper(body), strings.Repeat(body+"\n\n", 20)} {
				if lang, sure := d.Detect(body); lang != want || !sure {
					t.Errorf("Detect = %q, %v", lang, sure)
				}
			}
			fields := strings.Fields(body)
			if _, sure := d.Detect(strings.Join(fields[:sureWords-5], " ")); sure {
				t.Errorf("sure of %d words", sureWords-5)
			}
			if lang, sure := d.Detect(strings.Join(fields[:30], " ")); sure && lang != want {
				t.Errorf("sure of %q after 30 words", lang)
			}
		})
	}
}

// slowDetect counts the words of each language separately.
func slowDetect(body string) (lang string, sure bool) {
	spans := slowSplit(body)
	spans = spans[:min(len(spans), detectWords)]
	best, next := 0, 0
	for _, l := range languages {
		n := 0
		for _, s := range spans {
			if slices.Contains(strings.Fields(functionWords[l]), strings.ToLower(s.Cut(body))) {
				n++
			}
		}
		if n > best {
			lang, best, next = l, n, best
		} else {
			next = max(next, n)
		}
	}
	return lang, best > 0 && len(spans) >= sureWords && 8*best >= len(spans) && 8*best >= 9*next
}

func TestDetectTwin(t *testing.T) {
	if testing.Short() {
		t.Skip("the long list is not tried in short tests")
	}
	r := rand.New(rand.NewPCG(4, 4))
	d, n := NewDetector(), New()
	var fields []string
	for _, lang := range languages {
		fields = append(fields, strings.Fields(paragraphs[lang])...)
	}
	for range 500 {
		// A stretch of one or two languages; the first words fill a lane at most.
		at := r.IntN(len(fields))
		body := strings.Repeat(fields[r.IntN(len(fields))]+" ", r.IntN(2)*r.IntN(500)) + strings.Join(fields[at:min(len(fields), at+r.IntN(100))], "\n")
		wantLang, wantSure := slowDetect(body)
		if lang, sure := d.Detect(body); lang != wantLang || sure != wantSure {
			t.Fatalf("%q: Detect = %q, %v, want %q, %v", body, lang, sure, wantLang, wantSure)
		}
		if lang, sure := n.Text(body, nil, languages[r.IntN(len(languages))]).Language(); lang != wantLang || sure != wantSure {
			t.Fatalf("%q: Language = %q, %v, want %q, %v", body, lang, sure, wantLang, wantSure)
		}
	}
}

// The last of sureWords is the one that makes it sure.
func TestDetectCountsWords(t *testing.T) {
	d := NewDetector()
	fields := strings.Fields(paragraphs["en"]) // none has two words
	for n, want := range map[int]bool{sureWords - 1: false, sureWords: true} {
		if lang, sure := d.Detect(strings.Join(fields[:n], " — ")); lang != "en" || sure != want {
			t.Errorf("%d words: Detect = %q, %v", n, lang, sure)
		}
	}
}

func TestDetectUnsure(t *testing.T) {
	tests := []struct{ name, body string }{
		{"empty", ""},
		{"no words", strings.Repeat("— ", 100)},
		{"figures", strings.Repeat("17.26 2,310 ", 100)},
		{"names", strings.Repeat("Rasmussen Lavrov Rogozin Shoigu ", 50)},
		{"Japanese", strings.Repeat("政府は火曜日、年末までに北部の古い港を二つ閉鎖すると発表した。", 10)},
		{"Chinese", strings.Repeat("政府星期二宣布,将在年底前关闭北部两个最古老的港口。", 10)},
		{"Persian", strings.Repeat("دولت روز سه\u200cشنبه اعلام کرد که دو بندر قدیمی شمال کشور را تا پایان سال تعطیل خواهد کرد. ", 10)},
		{"Thai", strings.Repeat("รัฐบาลประกาศเมื่อวันอังคารว่าจะปิดท่าเรือที่เก่าแก่ที่สุดสองแห่งทางตอนเหนือ ", 10)},
		{"Greek", strings.Repeat("Η κυβέρνηση ανακοίνωσε την Τρίτη ότι θα κλείσει δύο από τα παλαιότερα λιμάνια της χώρας. ", 10)},
		{"Finnish", strings.Repeat("Hallitus kertoi tiistaina, että se sulkee kaksi maan vanhinta satamaa ennen vuoden loppua. ", 10)},
		{"Turkish", strings.Repeat("Hükümet salı günü yaptığı açıklamada ülkenin kuzeyindeki iki eski limanı kapatacağını bildirdi. ", 10)},
		{"Norwegian and Danish", paragraphs["no"] + "\n" + paragraphs["da"]},
		{"a long word", strings.Repeat("a", 1<<20)},
	}
	d := NewDetector()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if lang, sure := d.Detect(tt.body); sure {
				t.Errorf("sure of %q", lang)
			}
		})
	}
}

// TestBilingual has a text in two languages: each paragraph has the terms that it has alone. A text in one language, also one that
// shares function words with a neighbour, has those of its language.
func TestBilingual(t *testing.T) {
	for _, tt := range []struct{ lang, body string }{
		{"en", paragraphs["en"] + "\n\n" + paragraphs["es"]},
		{"fr", paragraphs["en"] + "\n \n" + "\n\n" + paragraphs["fr"]},
		{"ru", paragraphs["ru"] + "\n\n" + paragraphs["en"] + "\n\n" + paragraphs["ru"]},
		{"no", paragraphs["no"]},
		{"es", paragraphs["es"] + "\n\n" + paragraphs["es"]},
	} {
		got, n := New().Text(tt.body, nil, tt.lang), New()
		var want []uint64
		for part := range strings.SplitSeq(tt.body, "\n\n") {
			lang, sure := NewDetector().Detect(part)
			if !sure {
				lang = tt.lang
			}
			want = append(want, n.Text(part, nil, lang).Terms...)
		}
		if !slices.Equal(got.Terms, want) {
			t.Errorf("%.20s...: the terms of the whole are not those of its paragraphs", tt.body)
		}
	}
}

func BenchmarkDetect(b *testing.B) {
	d, body := NewDetector(), wireBodies(b)[0]
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		d.Detect(body)
	}
}
