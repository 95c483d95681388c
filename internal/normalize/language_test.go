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
	"pl": `Rząd poinformował we wtorek, że do końca roku zamknie dwa najstarsze porty na północy kraju, ponieważ kontrola wykazała, że od
dziesięciu lat nie są one bezpieczne. Robotnicy, którym kazano zostać w domu, przez trzy miesiące będą otrzymywać pensje, a minister
spotka się w tym tygodniu ze związkami, aby rozmawiać o nowych miejscach pracy. Nie powiedział jednak, kiedy to nastąpi, ale decyzja już
zapadła.`,
	"tr": `Hükümet salı günü yaptığı açıklamada, ülkenin kuzeyindeki en eski iki limanı yıl sonuna kadar kapatacağını bildirdi. Yapılan bir
denetim, bu limanların on yıldır güvenli olmadığını göstermişti. Evde kalmaları söylenen işçilere üç ay boyunca ücret ödenecek ve bakan bu
hafta sendikalarla yeni işler için görüşecek. Ancak bunun ne zaman olacağını söylemedi. Karar, uzun süren tartışmalardan sonra alınmış ve
belediye ile hükümet arasında da çok konuşulmuştu.`,
	"vi": `Chính phủ hôm thứ Ba cho biết sẽ đóng cửa hai cảng lâu đời nhất ở phía bắc đất nước trước cuối năm, sau khi một cuộc kiểm tra
cho thấy các cảng này đã không an toàn trong mười năm. Những công nhân được yêu cầu ở nhà sẽ được trả lương trong ba tháng, và bộ trưởng
sẽ gặp công đoàn trong tuần này để nói về việc làm mới cho họ.`,
	"fa": `دولت روز سه‌شنبه اعلام کرد که دو بندر قدیمی شمال کشور را تا پایان سال تعطیل خواهد کرد، زیرا یک بازرسی نشان داده است که این بندرها
ده سال است که ایمن نیستند. کارگرانی که به آن‌ها گفته شده در خانه بمانند، سه ماه حقوق خواهند گرفت و وزیر این هفته با اتحادیه‌ها دیدار
می‌کند تا درباره شغل‌های تازه برای آنان گفت‌وگو کند. او نگفت که این کار از چه زمانی آغاز می‌شود، اما تصمیم پس از بحث بسیار گرفته شده است.`,
	"ur": `حکومت نے منگل کو کہا کہ وہ سال کے آخر تک ملک کے شمال میں دو قدیم ترین بندرگاہیں بند کر دے گی، کیونکہ ایک جائزے سے پتہ چلا کہ وہ دس سال سے
محفوظ نہیں ہیں۔ جن مزدوروں کو گھر پر رہنے کو کہا گیا ہے انہیں تین ماہ تک تنخواہ ملے گی اور وزیر اس ہفتے نئی ملازمتوں پر بات کرنے کے لیے یونینوں سے ملیں گے۔`,
	"ko": `정부는 화요일 올해 말까지 북부에 있는 가장 오래된 항구 두 곳을 폐쇄할 것이라고 밝혔다. 점검 결과 이 항구들은 십 년 동안 안전하지 않은 것으로 나타났다.
집에 머물라는 지시를 받은 노동자들은 석 달 동안 임금을 받게 되며 장관은 이번 주 노조와 만나 이들을 위한 새로운 일자리에 대해 이야기할 예정이다. 그는 언제 시작되는지는
말하지 않았지만 결정은 오랜 논쟁 끝에 내려졌고 시청과 정부 사이에도 많은 이야기가 오갔다고 한다. 주민들은 이번 결정이 너무 늦게 나왔다고 말했다.`,
	"el": `Η κυβέρνηση ανακοίνωσε την Τρίτη ότι θα κλείσει δύο από τα παλαιότερα λιμάνια στα βόρεια της χώρας έως το τέλος του έτους, αφού
ένας έλεγχος έδειξε ότι δεν ήταν ασφαλή εδώ και δέκα χρόνια. Οι εργάτες στους οποίους είπαν να μείνουν στο σπίτι θα πληρώνονται για τρεις
μήνες και ο υπουργός θα συναντήσει τα συνδικάτα αυτή την εβδομάδα για να μιλήσουν για νέες θέσεις εργασίας.`,
	"he": `הממשלה הודיעה ביום שלישי כי תסגור שניים מן הנמלים הוותיקים ביותר בצפון הארץ עד סוף השנה, לאחר שבדיקה גילתה כי הם אינם בטוחים זה עשר שנים.
העובדים שנאמר להם להישאר בבית יקבלו שכר במשך שלושה חודשים, והשר ייפגש השבוע עם האיגודים כדי לדבר על מקומות עבודה חדשים עבורם. הוא לא אמר מתי זה
יתחיל, אבל ההחלטה התקבלה לאחר ויכוח ארוך בין הממשלה ובין העירייה.`,
	"zh": unspacedStories["zh"].body + "工会对此表示欢迎，但也说这个决定来得太晚了。他没有说这将从什么时候开始，但经过长时间的争论，决定已经作出了。",
	"ja": unspacedStories["ja"].body + "いつ始まるかは明らかにしなかった。", "th": unspacedStories["th"].body,
	"lo": unspacedStories["lo"].body + unspacedStories["lo"].body, "km": unspacedStories["km"].body + unspacedStories["km"].body, "my": unspacedStories["my"].body + unspacedStories["my"].body,
}

func TestDetect(t *testing.T) {
	d := NewDetector()
	if len(paragraphs) != len(functionWords)-1 { // all but untold
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
			words := split(nil, body)
			if _, sure := d.Detect(body[:words[sureWords-2].End]); sure {
				t.Errorf("sure of %d words", sureWords-1)
			}
			// Wherever in the story somebody begins to read, 25 words mostly tell the language, and hardly ever another.
			told, wrong, n := 0, 0, 0
			for i := 0; i+sureWords <= len(words); i++ {
				lang, sure := d.Detect(body[words[i].Start:words[i+sureWords-1].End])
				n++
				if sure && lang == want {
					told++
				} else if sure {
					wrong++
				}
			}
			t.Logf("%d of %d stretches of %d words tell %s, %d another", told, n, sureWords, want, wrong)
			if 10*told < 6*n || wrong > 0 {
				t.Errorf("%d of %d stretches of %d words tell the language, %d another", told, n, sureWords, wrong)
			}
		})
	}
}

// slowDetect counts the words of each language separately.
func slowDetect(body string) (lang string, sure bool) {
	spans := slowSplit(body)
	spans = spans[:min(len(spans), detectWords)]
	w := writingOf(body)
	best, next := 0, 0
	for _, l := range languages {
		of := map[string]bool{}
		for f := range strings.FieldsSeq(functionWords[l]) {
			of[fold(f, false)] = true
		}
		n := 0
		for _, s := range spans {
			raw, _ := w.readAs(s.Cut(body))
			word := fold(raw, false)
			if isASCII(raw) {
				word = strings.ToLower(raw)
			}
			if of[word] || letterMask(raw, word)&bitOf(l) != 0 {
				n++
			}
		}
		if n > best {
			lang, best, next = l, n, best
		} else {
			next = max(next, n)
		}
	}
	return lang, lang != untold && best > 0 && len(spans) >= sureWords && 8*best >= len(spans) && 8*best >= 9*next
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
	for range 150 {
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
		{"Armenian", strings.Repeat("Կառավարությունը երեքշաբթի հայտարարեց, որ մինչև տարեվերջ կփակի երկրի հյուսիսի երկու հին նավահանգիստները։ ", 10)},
		{"Azerbaijani", `Hökumət çərşənbə axşamı bildirib ki, ölkənin şimalında yerləşən ən qədim iki limanı ilin sonuna qədər bağlayacaq, çünki yoxlama
göstərib ki, onlar on ildir təhlükəsiz deyil. Evdə qalması tapşırılan işçilərə üç ay əməkhaqqı veriləcək və nazir bu həftə həmkarlar
ittifaqı ilə yeni iş yerləri barədə danışmaq üçün görüşəcək. O, bunun nə vaxt olacağını deməyib, lakin qərar artıq qəbul edilib. Bu qərar
uzun mübahisələrdən sonra və çətinliklə verilib.`},
		{"Serbian", strings.Repeat("Полиција је у петак ухапсила три особе осумњичене за крађу бицикала у центру града. Оне су признале дело, али је четврта и даље у бекству. ", 3)},
		{"Belarusian", strings.Repeat("Міліцыя ў пятніцу затрымала трох чалавек, якіх падазраюць у крадзяжы ў цэнтры горада. Яны прызналіся, аднак чацвёрты ўсё яшчэ хаваецца. ", 3)},
		{"Finnish", strings.Repeat("Hallitus kertoi tiistaina, että se sulkee kaksi maan vanhinta satamaa ennen vuoden loppua. ", 10)},
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
