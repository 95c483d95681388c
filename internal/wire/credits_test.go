package wire

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

func TestAgency(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"Reuters", "Reuters"}, {"Reuter", "Reuters"}, {"reuters.com", "Reuters"}, {"https://www.reuters.com/", "Reuters"}, {"Рейтер", "Reuters"}, {"路透社", "Reuters"},
		{"AP", "AP"}, {"The Associated Press", "AP"}, {"ASSOCIATED PRESS", "AP"}, {"apnews", "AP"}, {"apnews.com", "AP"}, {"A.P.", "AP"},
		{"Itar-Tass", "TASS"}, {"ITAR - TASS", "TASS"}, {"Itar–Tass", "TASS"}, {"ТАСС", "TASS"}, {"tass.com", "TASS"}, {"TASS news agency", "TASS"},
		{"RIA Novosti", "RIA Novosti"}, {"РИА Новости", "RIA Novosti"}, {"RIA\u00a0Novosti", "RIA Novosti"}, {"Интерфакс", "Interfax"}, {"Interfax-Ukraine", "Interfax"},
		{"DPA", "dpa"}, {"Deutsche Presse-Agentur", "dpa"}, {"Agence France-Presse", "AFP"}, {"(AFP)", "AFP"}, {"Xinhua News Agency", "Xinhua"}, {"新华社", "Xinhua"},
		{"Agencia EFE", "EFE"}, {"Efe", "EFE"}, {"Ansa", "ANSA"}, {"Press Trust of India", "PTI"}, {"PRNewswire", "PR Newswire"}, {"Canadian Press", "CP"},
	} {
		if got, ok := Agency(c.name); got != c.want || !ok {
			t.Errorf("Agency(%q) = %q, %v, want %q", c.name, got, ok, c.want)
		}
	}
	for _, name := range []string{"", "The", "Press TV", "New York Times", "CNN", "Apple", "(", "agency", "news agency"} {
		if got, ok := Agency(name); ok {
			t.Errorf("Agency(%q) = %q", name, got)
		}
	}
}

func TestHouse(t *testing.T) {
	for _, c := range [][2]string{
		{"www.nytimes.com", "New York Times"}, {"The New York Times", "New York Times"}, {"itar-tass.com", "TASS"}, {"press tv", "Press TV"},
		{"The Lobster Times", "Lobster Times"}, {" Lobster Times ", "Lobster Times"}, {"", ""},
	} {
		if got := House(c[0]); got != c[1] {
			t.Errorf("House(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

// TestHouses checks that each name occurs once in the tables, in lower case, so that no two houses share one.
func TestHouses(t *testing.T) {
	seen := make(map[string]string)
	for _, table := range [][]house{agencies[:], outlets[:]} {
		for _, h := range table {
			for form := range strings.SplitSeq(h.forms, "|") {
				if form == "" {
					continue
				}
				if form != strings.ToLower(form) || len(form) > maxAgency || len(strings.Fields(form)) > mostHouseWords {
					t.Errorf("%s: %q", h.name, form)
				}
				if other, ok := seen[form]; ok {
					t.Errorf("%q is %s and %s", form, other, h.name)
				}
				seen[form] = h.name
			}
		}
	}
}

// creditsOf returns the credits of a body as "how to: words".
func creditsOf(a *news.Article) []string {
	anatomy := Parse(a)
	var all []string
	for _, c := range Credits(a, &anatomy) {
		all = append(all, fmt.Sprintf("%s %s: %s", c.How, c.To, c.Span.Cut(a.Body)))
	}
	return all
}

// TestCreditsBehindTheStory has credits that the extraction of a page left in the last paragraph, before or behind its share bar.
func TestCreditsBehindTheStory(t *testing.T) {
	const story = "The ferry lay in the harbour until noon. Nobody was hurt, the harbour master said. "
	for _, c := range []struct {
		text string
		want []string
	}{
		{story + "nm/rc (Reuters, AFP) -", []string{"contribution Reuters: Reuters", "contribution AFP: AFP"}},
		{story + "es,nm/tj-(dpa, AP)", []string{"contribution dpa: dpa", "contribution AP: AP"}},
		{story + "jbh, dm/gsw (AP, dpa)", []string{"contribution AP: AP", "contribution dpa: dpa"}},
		{story + "aw/ (AFP)", []string{"sign-off AFP: AFP"}},
		{story + "Author: Jan Berg ls/kms (AFP, dpa)", []string{"contribution AFP: AFP", "contribution dpa: dpa"}},
		{story + "rs/rc (AP, dpa) Send Facebook Twitter Google+ Whatsapp Tumblr Digg reddit Permalink http://example.org/p/1", []string{"contribution AP: AP", "contribution dpa: dpa"}},
		{story + " Source:-News agencies", []string{"contribution agencies: agencies"}},
		{story + "Source: Reuters news agency", []string{"source line Reuters: Reuters news"}},
		{story + "Source: Northern Review and news agencies", []string{"contribution agencies: agencies"}},
		{story + "Quelle: dpa", []string{"source line dpa: dpa"}},
		{story + "EFE", []string{"sign-off EFE: EFE"}},
		{story + "-- BERNAMA", []string{"sign-off Bernama: BERNAMA"}},
		{story + "==Kyodo", []string{"sign-off Kyodo: Kyodo"}},
		{story + "EFE\n\nac/wr", []string{"sign-off EFE: EFE"}},
		{story + "(belga)", []string{"sign-off Belga: belga"}},
		{"港湾委員会は古い桟橋を開けておくことを決めた。（共同）", []string{"sign-off Kyodo: 共同"}},
		// no credit
		{story + "The van went at 90 km/h (AP)", []string{"text AP: AP"}},
		{story + "He has a new phone, and likes Reuters", nil},
		{story + "It is not known who pays and/or (AFP) who does not.", nil},
		{story + "He named his source: Reuters and the rest were told later that day by others.", nil},
	} {
		if got := creditsOf(&news.Article{Body: c.text}); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text[len(story):], got, c.want)
		}
	}
}

func TestSpeeches(t *testing.T) {
	for _, headline := range []string{
		"The mayor's speech on the harbour (full text)", "Transcript: Karin Lind on the ferry", "Karin Lind's speech in full", "Die Rede von Karin Lind im Wortlaut",
		"Le texte intégral du discours de Karin Lind", "Texto completo del discurso de Karin Lind", "Полный текст выступления Карин Линд",
	} {
		if !IsSpeech(headline) {
			t.Errorf("%q is a speech", headline)
		}
	}
	for _, headline := range []string{"", "Mayor speaks on harbour", "Court wants transcripts of the talks", "In full colour: the harbour at night", "He was full textile workers say"} {
		if IsSpeech(headline) {
			t.Errorf("%q is no speech", headline)
		}
	}
}

func TestCreditsInText(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"It rains, Reuters reported on Monday.", []string{"Reuters: Reuters reported"}},
		{"It rains, a minister told dpa.", []string{"dpa: told dpa"}},
		{"AFP was first to report that it rains.", []string{"AFP: AFP was first to report"}},
		{"Il pleut, c'est ce qu'a appris l'AFP de la mairie.", []string{"AFP: qu'a appris l'AFP"}},
		{"Вали дъжд. Това съобщи БТА.", []string{"BTA: съобщи БТА"}},
		{"Пада киша. Ово преноси Танјуг.", []string{"Tanjug: преноси Танјуг"}},
		{"Про дощ УНІАН повідомили в порту.", []string{"UNIAN: УНІАН повідомили"}},
		{"О дожде «Интерфаксу» рассказали в порту.", []string{"Interfax: Интерфаксу» рассказали"}},
		{"Sataa, kertoi ensin STT.", []string{"STT: kertoi ensin STT"}},
		{"Regen, sagte ein Sprecher der Nachrichtenagentur Reuters.", []string{"Reuters: der Nachrichtenagentur Reuters"}},
		{"Il pleut, selon une dépêche de l'AFP.", []string{"AFP: selon une dépêche de l'AFP"}},
		{"Prší, informovala o tom ČTK.", []string{"ČTK: informovala o tom ČTK"}},
		{"Esik, mondta a polgármester az MTI-nek.", []string{"MTI: az MTI-nek"}},
		{"Plouă, a declarat pentru Agerpres primarul.", []string{"Agerpres: a declarat pentru Agerpres"}},
		{"وقال مسؤول لرويترز إن المطر قادم.", []string{"Reuters: لرويترز إن"}},
		{"STT:n mukaan sataa.", []string{"STT: STT:n mukaan"}},
		{"Esik, mondta az MTI-nek a polgármester.", []string{"MTI: mondta az MTI-nek"}},
		{"AA'nın haberine göre yağmur yağıyor.", []string{"Anadolu: AA'nın haberine göre"}},
		{"Βρέχει, σύμφωνα με το ΑΠΕ-ΜΠΕ.", []string{"ANA: σύμφωνα με το ΑΠΕ-ΜΠΕ"}},
		{"ונשמע גשם. כך דיווחה סוכנות הידיעות רויטרס.", []string{"Reuters: דיווחה סוכנות הידיעות רויטרס"}},
		{"ونقلت وكالة رويترز عن الوزير قوله إنه المطر.", []string{"Reuters: ونقلت وكالة رويترز"}},
		{"به گزارش ایسنا، باران می‌بارد.", []string{"ISNA: به گزارش ایسنا"}},
		{"The AFP:s is no word. An AP-style fee, a Reuters-built tower.", nil},
		{"It rains, a minister told Reuters and AFP on Monday.", []string{"Reuters: told Reuters", "AFP: AFP"}},
		{"It rains, Lavrov said, as cited by DPA.", []string{"dpa: as cited by DPA"}},
		{"It rains, according to Interfax.", []string{"Interfax: according to Interfax"}},
		{"It rains, according to the Russian news agency Interfax.", []string{"Interfax: according to the Russian news agency Interfax"}},
		{"RIA Novosti quoted him as saying that it rains.", []string{"RIA Novosti: RIA Novosti quoted"}},
		{"The Associated Press contributed to this report.", []string{"AP: Associated Press contributed to"}},
		{"Associated Press writers Jane Doe in Rome and John Roe in Paris contributed to this report.", []string{"AP: Associated Press"}},
		{"It rains, he said in an interview with the Financial Times.", []string{"Financial Times: interview with the Financial Times"}},
		{"It rains, the New York Times reported.", []string{"New York Times: New York Times reported"}},
		{"It rains, reported the New York Times.", []string{"New York Times: reported the New York Times"}},
		{"It rains (with material from AFP).", []string{"AFP: with material from AFP"}},
		{"It rains, the Lobster Gazette reported.", []string{"Lobster Gazette: Lobster Gazette reported"}},
		{"It rains, he told the newspaper Kommersant.", []string{"Kommersant: told the newspaper Kommersant"}},
		{"It rains, the state news agency MENA said.", []string{"MENA: MENA said"}},
		{"“It rains,” he told\nReuters.", []string{"Reuters: told\nReuters"}},
		{"It rains, Itar-Tass says.", []string{"TASS: Itar-Tass says"}},
		// German, French, Spanish, Italian, Russian
		{"Es regnet, berichtete die Nachrichtenagentur Reuters.", []string{"Reuters: berichtete die Nachrichtenagentur Reuters"}},
		{"Es regnet laut dpa am Montag.", []string{"dpa: laut dpa"}},
		{"Es regnet, sagte er der Deutschen Presse-Agentur.", nil},
		{"Das meldete die dpa am Montag.", []string{"dpa: meldete die dpa"}},
		{"Il pleut, selon l'AFP.", []string{"AFP: selon l'AFP"}},
		{"Il pleut, a déclaré à l’AFP un ministre.", []string{"AFP: a déclaré à l’AFP"}},
		{"Llueve, según Efe.", []string{"EFE: según Efe"}},
		{"Llueve, dijo a Efe un ministro.", []string{"EFE: dijo a Efe"}},
		{"Het regent, meldt persbureau Reuters.", []string{"Reuters: meldt persbureau Reuters"}},
		{"Det regner, melder NTB.", []string{"NTB: melder NTB"}},
		{"Det regner, opplyser han til NTB.", nil},
		{"Det regnar, enligt nyhetsbyrån AFP.", []string{"AFP: enligt nyhetsbyrån AFP"}},
		{"Sataa, kertoo uutistoimisto Reuters.", []string{"Reuters: kertoo uutistoimisto Reuters"}},
		{"Pada, podaje agencja Reuters.", []string{"Reuters: podaje agencja Reuters"}},
		{"Дощить, повідомляє Укрінформ.", []string{"Ukrinform: повідомляє Укрінформ"}},
		{"Piove, secondo l'Ansa.", []string{"ANSA: secondo l'Ansa"}},
		{"Идет дождь, сообщает Интерфакс.", []string{"Interfax: сообщает Интерфакс"}},
		{"Идет дождь, передает РИА Новости.", []string{"RIA Novosti: передает РИА Новости"}},
		{"Идет дождь, заявил Интерфаксу министр.", []string{"Interfax: заявил Интерфаксу"}},
		// no credit
		{"AP exams were held, the school said.", nil},
		{"The minister said AP exams were hard.", nil},
		{"He told the class that AP exams are hard.", nil},
		{"Thomson Reuters Corp reported a profit.", nil},
		{"According to Bloomberg Philanthropies it rains.", nil},
		{"He works for the Washington Post in Rome.", nil},
		{"The Beta version reported no errors. He told Trend Micro so.", nil},
		{"He told Michael Bloomberg so. Mayor Bloomberg said no.", nil},
		{"He told the court. Reuters is a company.", nil},
		{"The Sun told of summer.", nil},
		{"Hill said it rains.", nil},
		{"Federal Express said it rains.", nil},
	} {
		t.Run(c.text, func(t *testing.T) {
			var want []string
			for _, w := range c.want {
				want = append(want, "text "+w)
			}
			if got := creditsOf(&news.Article{Body: c.text}); !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestCreditsInZones(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"dateline", "ROME (AP) — It rains." + story, []string{"dateline AP: AP"}},
		{"dateline of two", "Berlin (dpa/AFP) - It rains." + story, []string{"dateline dpa: dpa", "dateline AFP: AFP"}},
		{"place that sells news", "LONDON, Feb 26 (Reuters) - It rains." + story, []string{"dateline Reuters: Reuters"}},
		{"byline", "By Jane Doe, Associated Press\n\nIt rains in Rome, they say." + story, []string{"byline AP: Associated Press"}},
		{"byline of an agency", "By Reuters\n\nIt rains in Rome, they say." + story, []string{"byline Reuters: Reuters"}},
		{"names of persons", "By Ana Cruz and Will Reuter\n\nIt rains in Rome, they say." + story, nil},
		{"names in capitals", "By ANA CRUZ=\n\nIt rains in Rome, they say." + story, nil},
		{"agency behind a name", "By Ana Cruz, ANA\n\nIt rains in Rome, they say." + story, []string{"byline ANA: ANA"}},
		{"agency of a writer", "By Reuters Staff\n\nIt rains in Rome, they say." + story, []string{"byline Reuters: Reuters"}},
		{"names in a sign-off", "It rains" + story + "\n\n(Reporting by Ana Cruz in Oslo and Will Reuter in Bergen; Editing by John Roe)", nil},
		{"source line", "It rains\n\nSource: Press TV" + story, []string{"source line Press TV: Press TV"}},
		{"source line, unknown", "It rains\n\nSource: Lobsterfeed" + story, []string{"source line Lobsterfeed: Source: Lobsterfeed"}},
		{"sign-off", "It rains" + story + "\n Reuter", []string{"sign-off Reuters: Reuter"}},
		{"copyright", "It rains" + story + "\n\nCopyright 2011 The Associated Press. All rights reserved.", []string{"copyright AP: Associated Press"}},
		{"copyright of dpa", "It rains" + story + "\n\n(c) dpa", []string{"copyright dpa: dpa"}},
		{"inputs", "It rains" + story + "\n\n(With inputs from PTI)", []string{"contribution PTI: PTI"}},
		{"photographs credit no text", "It rains\n\nLavrov arrives in Brussels (AP Photo/Virginia Mayo)" + story, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := creditsOf(&news.Article{Body: c.body}); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestCreditInByline(t *testing.T) {
	a := &news.Article{Byline: "Jane Doe, Associated Press", Body: "It rains, he told Reuters."}
	if got, want := creditsOf(a), []string{"byline AP: ", "text Reuters: told Reuters"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// checkCredits fails unless the credits of a are in order and lie in the body, each once.
func checkCredits(t *testing.T, a *news.Article) {
	t.Helper()
	anatomy := Parse(a)
	credits := Credits(a, &anatomy)
	for i, c := range credits {
		if c.Span.Start > c.Span.End || int(c.Span.End) > len(a.Body) || !utf8.ValidString(c.Span.Cut(a.Body)) || c.To == "" {
			t.Fatalf("credit %+v of %d bytes", c, len(a.Body))
		}
		if c.Span.Len() == 0 && c.How != "byline" {
			t.Errorf("%+v has no words", c)
		}
		if i > 0 && (c.Span.Start < credits[i-1].Span.Start || c == credits[i-1]) {
			t.Errorf("%+v after %+v", c, credits[i-1])
		}
	}
}

func FuzzCredits(f *testing.F) {
	for _, seed := range seeds {
		f.Add(readSeed(f, seed.name), "AP")
	}
	f.Add("ROME (AP) - it rains, told l'AFP's, “Itar-Tass” Süddeutsche Zeitung berichtete", "By x, Reuters")
	f.Fuzz(func(t *testing.T, body, byline string) {
		checkCredits(t, &news.Article{Body: strings.ToValidUTF8(body, "\ufffd"), Byline: strings.ToValidUTF8(byline, "\ufffd")})
	})
}

func TestRandomCredits(t *testing.T) {
	pieces := []string{"told", "Reuters", "the", "AP", " ", " ", " ", "according to", "\n", "\n\n", ".", ",", "(", ")", "Times", "New York", "dpa", "л'", "'s", "’s", "reported", "and", "Süd"}
	r := rand.New(rand.NewPCG(3, 3))
	for range 3000 {
		var b strings.Builder
		for range r.IntN(40) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		checkCredits(t, &news.Article{Body: b.String()})
	}
}

func ExampleCredits() {
	a := &news.Article{Body: "MOSCOW (Interfax) - It rains, Lavrov told Reuters.\n\nCopyright 2011 The Associated Press."}
	anatomy := Parse(a)
	for _, c := range Credits(a, &anatomy) {
		fmt.Printf("%s, %s: %q\n", c.To, c.How, c.Span.Cut(a.Body))
	}
	// Output:
	// Interfax, dateline: "Interfax"
	// Reuters, text: "told Reuters"
	// AP, copyright: "Associated Press"
}

// A creditor that has read other articles finds what a new one finds.
func TestCreditorKeepsNothing(t *testing.T) {
	var c Creditor
	for range 2 {
		for _, seed := range seeds {
			a := &news.Article{Body: readSeed(t, seed.name), Byline: "By Jane Doe, Reuters"}
			anatomy := Parse(a)
			if got, want := c.Credits(a, &anatomy), Credits(a, &anatomy); len(want) == 0 || !slices.Equal(got, want) {
				t.Errorf("%s: %v, want %v", seed.name, got, want)
			}
		}
	}
}

func BenchmarkCredits(b *testing.B) {
	for _, seed := range seeds {
		a := &news.Article{Body: readSeed(b, seed.name)}
		anatomy := Parse(a)
		b.Run(seed.name[:3], func(b *testing.B) {
			b.SetBytes(int64(len(a.Body)))
			b.ReportAllocs()
			var c Creditor
			for b.Loop() {
				c.Credits(a, &anatomy)
			}
		})
	}
}

// A line of credit has agencies, the words of such lines and initials, and nothing else.
func TestCreditLines(t *testing.T) {
	for line, want := range map[string][]string{
		"mk/rt (AFP, dpa)":                    {"contribution AFP: AFP", "contribution dpa: dpa"},
		"With AFP input":                      {"contribution AFP: AFP"},
		"AFP/OL":                              {"sign-off AFP: AFP"},
		"Agencies":                            {"contribution agencies: Agencies"},
		"(with agencies)":                     {"contribution agencies: agencies"},
		"mit Material der dpa":                {"contribution dpa: dpa"},
		"avec AFP et Reuters":                 {"contribution AFP: AFP", "contribution Reuters: Reuters"},
		"Con información de EFE":              {"contribution EFE: EFE"},
		"Com informações da Lusa":             {"contribution Lusa: Lusa"},
		"(©NTB)":                              {"copyright NTB: NTB"},
		"По материалам ТАСС":                  {"sign-off TASS: ТАСС"},
		"Kilde: NTB":                          {"source line NTB: NTB"},
		"Quelle: dpa, AFP":                    {"contribution dpa: dpa", "contribution AFP: AFP"},
		"Source: Harbour Review and agencies": {"contribution agencies: agencies"},
		"ats":                                 {"sign-off Keystone-SDA: ats"},
		"©2024 Bloomberg L.P.":                {"copyright Bloomberg: ©2024 Bloomberg L.P."},
		"Compiled from agency reports":        {"contribution agencies: agency reports"},
		"Le Quotidien avec AFP":               {"contribution AFP: AFP"},
		"Anna Ek/TT":                          {"sign-off TT: TT"},
		"oprac. AK/PAP":                       {"contribution PAP: PAP"},
		"Lusa/Fim":                            {"sign-off Lusa: Lusa"},
		"(Theo AFP)":                          {"sign-off AFP: AFP"},
		"Sumber: Antara":                      {"source line Antara: Antara"},
		"Извор: Танјуг":                       {"source line Tanjug: Танјуг"},
		"منبع: ایسنا":                         {"source line ISNA: ایسنا"},
		"מקור: רויטרס":                        {"source line Reuters: רויטרס"},
		"資料來源：中央社":                            {"source line CNA: 中央社"},
		"（来源：新华网）":                            {"source line Xinhua: 新华网"},
		"(इनपुट: एएनआई)":                      {"contribution ANI: एएनआई"},
		"(भाषा)":                              {"sign-off PTI: भाषा"},
		"(ΑΠΕ-ΜΠΕ)":                           {"sign-off ANA: ΑΠΕ-ΜΠΕ"},
		"Source: Xinhua Editor: lin":          {"source line Xinhua: Xinhua"},
		"[사진=연합뉴스]":                           nil,
		"Ảnh: TTXVN":                          nil,
		"© Photo AFP":                         nil,
		"Crédit photo : AFP":                  nil,
		"Reuters told nobody":                 nil,
		"The AFP building":                    nil,
	} {
		t.Run(line, func(t *testing.T) {
			body := "It rained in the town all day, they say, and nobody knew why it did.\n\n" + line
			if got := creditsOf(&news.Article{Body: body}); !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// What stands above the story says whose it is: the name of an agency, alone or behind that of a writer, a desk or a paper.
func TestCreditsAboveTheStory(t *testing.T) {
	for line, want := range map[string][]string{
		"Reuters Staff":               {"byline Reuters: Reuters"},
		"Agencia EFE":                 {"byline EFE: Agencia EFE"},
		"AFP":                         {"byline AFP: AFP"},
		"Ann Hill, Associated Press":  {"byline AP: Associated Press"},
		"Anna Ek/TT":                  {"byline TT: TT"},
		"Redacción / EFE":             {"byline EFE: EFE"},
		"La rédaction avec AFP":       {"byline AFP: AFP"},
		"di Redazione ANSA":           {"byline ANSA: ANSA"},
		"Lähde: STT":                  {"byline STT: STT"},
		"Autor: ČTK":                  {"byline ČTK: ČTK"},
		"Source: Nobody Saw It":       nil,
		"Harbour, AFP building burn":  nil,
		"Light Keepers of Oster, Pa.": nil,
		"Minister mit Hund gesehen":   nil,
	} {
		t.Run(line, func(t *testing.T) {
			body := line + "\n\nIt rained in the town all day, they say, and nobody knew why it did. The ferry lay in the harbour until noon."
			if got := creditsOf(&news.Article{Body: body}); !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// Chinese, Japanese and Korean texts write the name of an agency and the words that credit it without a blank between.
func TestCreditsInScript(t *testing.T) {
	for text, want := range map[string][]string{
		"据新华社报道，港务委员会星期一决定，旧码头将继续开放。":       {"text Xinhua: 据新华社报道"},
		"港湾委員会は桟橋を開けておく。共同通信によると、修理は二年かかる。": {"text Kyodo: 共同通信によると"},
		"연합뉴스에 따르면 항만위원회는 옛 부두를 열어 두기로 했다.": {"text Yonhap: 연합뉴스에 따르면"},
		"路透社记者在码头散步，天气很好。":                  nil,
	} {
		if got := creditsOf(&news.Article{Body: text}); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A house that no table knows is credited where its name stands beside words of credit, in a line of writers, or before a colon.
func TestCreditsTo(t *testing.T) {
	for body, want := range map[string]bool{
		"According to Harbour Review, the quay is empty.":                      true,
		"Others wrote of it. Harbour Review has this to say: The quay sleeps.": true,
		"Harbour Review, in its editorial: The quay sleeps.":                   true,
		"The Harbour Review: The quay sleeps.":                                 true,
		"Olga Lind, Harbour Review\n\nThe quay sleeps.":                        true,
		"The quay sleeps.\n\n(Harbour Review)":                                 true,
		"The quay sleeps, schreibt Harbour Review.":                            true,
		"The quay sleeps.\n\nMore from Harbour Review: Ten boats":              false,
		"The quay sleeps. Mehr aus der Harbour Review: Ten boats":              false,
		"Harbour Review moved to a new house near the quay.":                   false,
		"The Harbour Reviewer says that the quay sleeps.":                      false,
		"According to the Mirror, the quay is empty.":                          false,
	} {
		t.Run(body, func(t *testing.T) {
			a := &news.Article{Body: body}
			anatomy := Parse(a)
			if got := len(CreditsTo(a, &anatomy, "The Harbour Review")) > 0; got != want {
				t.Errorf("%t, want %t", got, want)
			}
		})
	}
}

// The desks of a house are one house; other houses are not.
func TestDesks(t *testing.T) {
	for name, want := range map[string]string{
		"CNN (Web News)":            "CNN",
		"CNN - Editorial":           "CNN",
		"AFP – Sport":               "AFP",
		"BBC Sport":                 "BBC",
		"Harbour Post - Editorial":  "Harbour Post",
		"Harbour Post (Wirtschaft)": "Harbour Post",
		"Harbour Post | Opinion":    "Harbour Post",
		"Harbour Post - Redcar":     "Harbour Post - Redcar",
		"Focus (Bulgaria)":          "Focus (Bulgaria)",
		"CNN / BBC":                 "CNN / BBC",
		"Reuters: World":            "Reuters",
	} {
		if got := House(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// An announcement is one in any paper; it is a press release where its own source announces it.
func TestIsAnnouncement(t *testing.T) {
	for _, c := range []struct {
		source, body          string
		announcement, release bool
	}{
		{"www.lindboats.example", "Redcar, May 4 - Lindboats today announced that it has opened a yard.", true, true},
		{"boatblog.example", "Redcar, May 4 - Lindboats today announced that it has opened a yard.", true, false},
		{"Lind Boats", "Lind Boats (OSE: LIND) announced today that it has opened a yard.", true, true},
		{"lindboote.example", "Die Firma Lindboote gab heute bekannt, dass sie eine Werft eröffnet.", true, true},
		{"www.harbours.gov", "The yard in Redcar was closed on Tuesday.", false, true},
		{"redcar.gov.uk", "The yard in Redcar was closed on Tuesday.", false, true},
		{"www.ports.gouv.fr", "Le chantier a fermé mardi.", false, true},
		{"ec.europa.eu", "The yard in Redcar was closed on Tuesday.", false, true},
		{"gov.watch.example", "The yard in Redcar was closed on Tuesday.", false, false},
		{"Gov", "The yard in Redcar was closed on Tuesday.", false, false},
		{"Le Quai", "La société Lind a annoncé aujourd’hui l’ouverture d’un chantier.", true, false},
		{"El Muelle", "La empresa Lind ha anunciado hoy la apertura de un astillero.", true, false},
		{"Coast Post", "The firm Lind Boats said on Tuesday it had opened a yard.", false, false},
		{"Coast Post", "The strike that the union announced todays-eve is over.", false, false},
		{"Coast Post", strings.Repeat("The yard is new. ", 60) + "Lind today announced that it is open.", false, false},
	} {
		a := &news.Article{Source: c.source, Body: c.body}
		if got, release := IsAnnouncement(a), IsRelease(a); got != c.announcement || release != c.release {
			t.Errorf("%s: %.60q: announcement %t, release %t", c.source, c.body, got, release)
		}
	}
}

func TestIsRelease(t *testing.T) {
	for _, c := range []struct {
		title, body string
		want        bool
	}{
		{"", "FOR IMMEDIATE RELEASE\n\nLind Boats of Redcar opens a yard.", true},
		{"Press release: Lind Boats opens a yard", "The yard opens in May.", true},
		{"", "Pressemitteilung 4/2024\n\nLind Boote eröffnet eine Werft.", true},
		{"", "Communiqué de presse\n\nLind ouvre un chantier.", true},
		{"", "The rule on boats\n\nStatement by Karin Lind\n\nThe rule is a mistake.", true},
		{"", "Déclaration de Karin Lind\n\nCette règle est une erreur.", true},
		{"", "Statement by minister angers council", false},
		{"Press release angers council", "The council was angry.", false},
		{"", "The town sent a press release on Monday.", false},
	} {
		if got := IsRelease(&news.Article{Title: c.title, Body: c.body}); got != c.want {
			t.Errorf("%q, %q: %t", c.title, c.body, got)
		}
	}
}
