package quote

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

// TestByHand is worked by hand: the value of each field of a Quotation.
func TestByHand(t *testing.T) {
	const body = `"We have no comment," Foreign Minister Ana Costa told the radio, adding that talks would go on. "Ask me in May."`
	got := extract(body)
	if len(got) != 1 {
		t.Fatalf("%d quotations, want 1", len(got))
	}
	q := got[0]
	for name, pair := range map[string][2]string{
		"first part":   {q.Spans[0].Cut(body), "We have no comment,"},
		"second part":  {q.Spans[1].Cut(body), "Ask me in May."},
		"speaker":      {q.Speaker, "Ana Costa"},
		"speaker span": {q.SpeakerSpan.Cut(body), "Foreign Minister Ana Costa"},
		"cue":          {q.Cue.Cut(body), "told"},
		"indirect":     {q.Indirect.Cut(body), "adding that talks would go on"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s is %q, want %q", name, pair[0], pair[1])
		}
	}
}

// written is a quotation in testdata/wire.txt.
type written struct {
	article              string
	parts                []string
	speaker, words, verb string
}

func readWritten(t *testing.T) []written {
	t.Helper()
	data, err := os.ReadFile("testdata/wire.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []written
	article, begins := "", true
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		value = strings.TrimSpace(value)
		last := len(out) - 1
		switch key {
		case "=":
			article = value
		case "+":
			if begins {
				out, last = append(out, written{article: article}), last+1
			}
			out[last].parts = append(out[last].parts, value)
		case "speaker":
			out[last].speaker = value
		case "words":
			out[last].words = value
		case "cue":
			out[last].verb = value
		}
		begins = key != "+"
	}
	return out
}

// TestWire expects exactly the quotations of the five articles.
func TestWire(t *testing.T) {
	want := readWritten(t)
	if len(want) != 45 {
		t.Fatalf("%d quotations in the truth, want 45", len(want))
	}
	for len(want) > 0 {
		article := want[0].article
		data, err := os.ReadFile(filepath.Join("../../testdata/wire", article))
		if err != nil {
			t.Fatal(err)
		}
		body := string(data)
		for _, q := range extract(body) {
			got := written{article: article, speaker: q.Speaker, words: q.SpeakerSpan.Cut(body), verb: q.Cue.Cut(body)}
			for _, s := range q.Spans {
				got.parts = append(got.parts, s.Cut(body))
			}
			if len(want) == 0 || !sameQuotation(got, want[0]) {
				t.Fatalf("got %+v\nwant %+v", got, want[:min(1, len(want))])
			}
			want = want[1:]
		}
		if len(want) > 0 && want[0].article == article {
			t.Fatalf("not found: %+v", want[0])
		}
	}
}

func sameQuotation(a, b written) bool {
	return a.article == b.article && slices.Equal(a.parts, b.parts) && a.speaker == b.speaker && a.words == b.words && a.verb == b.verb
}

// TestShapes checks the quotations of each shape; a bar separates the parts of one.
func TestShapes(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"no marks", `He said nothing. The ministers' plan isn't the bank's.`, nil},
		{"straight", `"We will not sign this paper," he said.`, []string{"We will not sign this paper,"}},
		{"curly", `“We will not sign this paper,” he said.`, []string{"We will not sign this paper,"}},
		{"typesetter's", "``We will not sign this paper,'' he said.", []string{"We will not sign this paper,"}},
		{"two apostrophes on both sides", "''We will not sign this paper,'' he said.", []string{"We will not sign this paper,"}},
		{"guillemets", "« Nous ne signerons pas ce papier », a dit le ministre.", []string{"Nous ne signerons pas ce papier"}},
		{"guillemets without spaces", "«Мы не подпишем эту бумагу», заявил министр.", []string{"Мы не подпишем эту бумагу"}},
		{"guillemets pointing inwards", "»Wir werden das nicht unterschreiben«, sagte sie.", []string{"Wir werden das nicht unterschreiben"}},
		{"German", "„Wir werden das nicht unterschreiben“, sagte sie.", []string{"Wir werden das nicht unterschreiben"}},
		{"Polish", "„Nie podpiszemy tego papieru”, powiedział.", []string{"Nie podpiszemy tego papieru"}},
		{"Swedish", "”Vi skriver inte under det här”, sade hon.", []string{"Vi skriver inte under det här"}},
		{"British", "‘We won’t sign the ministers’ paper,’ he said.", []string{"We won’t sign the ministers’ paper,"}},
		{"British, typewritten", "'We won't sign this paper,' he said.", []string{"We won't sign this paper,"}},
		{"opened one way, closed another", "\"We will not sign this paper,” he said.", []string{"We will not sign this paper,"}},
		{"split", `"We will not," he said, "sign this paper."`, []string{"We will not,|sign this paper."}},
		{"split between sentences", `"We will not sign," he said. "Not now, not ever."`, []string{"We will not sign,|Not now, not ever."}},
		{"two attributions", `"We will not sign," he said. "Not now, not ever," he added.`, []string{"We will not sign,", "Not now, not ever,"}},
		{"two speakers", `"We will not sign," he said. "They will in the end," she said.`, []string{"We will not sign,", "They will in the end,"}},
		{"continued", "\"We will not sign this,\" he said. \"It is bad.\n\n\"It is also long.\"", []string{"We will not sign this,|It is bad.|It is also long."}},
		{"continued before its attribution", "“It is bad.\n\n“It is also far too long,” he said.", []string{"It is bad.|It is also far too long,"}},
		{"a paragraph of its own", "\"We will not sign this,\" he said.\n\n\"It is bad for everyone.\"", []string{"We will not sign this,|It is bad for everyone."}},
		{"an answer", "\"Will you sign it now?\" he asked.\n\n\"I would rather not sign.\"", []string{"Will you sign it now?", "I would rather not sign."}},
		{"side by side", `"It is bad." "It is too long," he said.`, []string{"It is bad.|It is too long,"}},
		{"nested", `"They told us 'sign or leave' and we left," he said.`, []string{"They told us 'sign or leave' and we left,"}},
		{"nested in the same marks", "“They told us “sign or leave” and we left,” he said.", []string{"They told us “sign or leave” and we left,"}},
		{"nested at the end", `"She went so far as to say 'sign or leave,' " he said.`, []string{"She went so far as to say 'sign or leave,'"}},
		{"brackets and ellipsis", `"We ... will not sign [the treaty]," he said.`, []string{"We ... will not sign [the treaty],"}},
		{"unclosed", "\"We will not sign this paper, he said.\n\nHe left.", []string{"We will not sign this paper, he said."}},
		{"unclosed before another", `"We will not sign this. "It is bad for us," he said.`, []string{"We will not sign this.|It is bad for us,"}},
		{"hard-wrapped", "The minister said on Monday that the paper is\n\"not worth the ink that it was written with and\nwill not be signed\" before Easter.",
			[]string{"not worth the ink that it was written with and\nwill not be signed"}},
		{"CR LF", "He spoke.\r\n\r\n\"We will not sign this paper,\" he said.\r\n", []string{"We will not sign this paper,"}},
		{"single word", `The "experts" had left.`, nil},
		{"three words woven in", `He called for "open and honest" talks.`, nil},
		{"short with an attribution", `"No comment," he said.`, []string{"No comment,"}},
		{"short after a verb", `He replied: "No comment."`, []string{"No comment."}},
		{"named, not said", `He called it "a big mistake".`, nil},
		{"title", `Her novel "The Long Way Down the Hill" sold well.`, nil},
		{"title after a newspaper's own kind of word", `The film "how we lost the war" was shown.`, nil},
		{"title between two parts", `"We will not sign," he told CNN's "State of the Union" on Sunday. "It is bad."`, []string{"We will not sign,|It is bad."}},
		{"long without an attribution", `The sign read well. "No road through our valley."`, []string{"No road through our valley."}},
		{"feet and inches", `He is 6'2" tall. "I always look down on people," he said.`, []string{"I always look down on people,"}},
		{"words that have lost their beginning", `'Twas the night of the rock 'n' roll fans' ball.`, nil},
		{"empty", `"" he said, and " " and “”.`, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, q := range extract(tt.body) {
				var parts []string
				for _, s := range q.Spans {
					parts = append(parts, s.Cut(tt.body))
				}
				got = append(got, strings.Join(parts, "|"))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestZones checks that zones are skipped even if their marks do not pair.
func TestZones(t *testing.T) {
	body := "LONDON (ZNA) — \"We will not sign this,\" he said.\n\n(Reporting by \"A; Editing by B)\n"
	got := extract(body)
	if len(got) != 1 || got[0].Spans[0].Cut(body) != "We will not sign this," {
		t.Errorf("got %v", got)
	}
}

func TestIndirect(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"none", `"We will not sign," Ana Costa said.`, ""},
		{"a participle", `"We will not sign," Ana Costa said, adding that the troops would leave.`, "adding that the troops would leave"},
		{"the next sentence", `"We will not sign," Ana Costa said. She said that the troops would leave.`, "She said that the troops would leave"},
		{"the next paragraph", "\"We will not sign,\" Ana Costa said.\n\nCosta also said that the troops would leave.", "Costa also said that the troops would leave"},
		{"somebody else", `"We will not sign," Ana Costa said. Hugo Beck said that the troops would leave.`, ""},
		{"another quotation", `"We will not sign," Ana Costa said. She said, "The troops will leave tomorrow."`, ""},
		{"quoted words of fewer than four", `"We will not sign," Ana Costa said. She said that the "big" troops would leave.`, `She said that the "big" troops would leave`},
		{"quoted words of four", `"We will not sign," Ana Costa said, adding that the "big and bad ones" would leave.`, ""},
		{"a verb of many uses", `"We will not sign," Ana Costa said, starting a row with her hosts.`, ""},
		{"the sentence after the next", `"We will not sign," Ana Costa said. The hosts left. She said that the troops would leave.`, ""},
		{"the next sentence begins with something else", `"We will not sign," Ana Costa said. On Monday she said that the troops would leave.`, ""},
		{"nobody who is named", `"We will not sign," an official said. The official said that the troops would leave.`, ""},
		{"before the quotation", `Ana Costa said, "We will not sign." She said that the troops would leave.`, "She said that the troops would leave"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := extract(tt.body)[0].Indirect.Cut(tt.body); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLooksLikeTitle(t *testing.T) {
	for s, want := range map[string]bool{
		"The Long Way Down the Hill":  true,
		"The Long Way Down the Hill,": true,
		"War and Peace":               true,
		"Catch 22":                    true,
		"We Will Not Sign":            true,
		"We will not sign":            false,
		"The Long way down":           false, // the last word is small
		"The Longest winter of Ann":   false, // a long one is small
		"Yes":                         false,
		"WE WILL NOT SIGN":            false, // shouted
		"We Will Not Sign!":           false,
		"Not Now. Not Ever":           false,
		"":                            false,
	} {
		if looksLikeTitle(s) != want {
			t.Errorf("looksLikeTitle(%q) is not %v", s, want)
		}
	}
}

func TestCountWords(t *testing.T) {
	tests := []struct {
		s      string
		enough int
		want   int
	}{
		{"", 4, 0},
		{" ... ", 4, 0},
		{"one", 4, 1},
		{"one two three", 4, 3},
		{"one two three four five", 4, 4}, // enough
		{"don't re-read U.S. news", 9, 4},
		{"don’t", 9, 1},
		{"one—two", 9, 2},
		{"Jose\u0301 spoke", 9, 2},
		{"4.5 per cent", 9, 3},
		{"мы не подпишем", 9, 3},
	}
	for _, tt := range tests {
		if got := countWords(tt.s, tt.enough); got != tt.want {
			t.Errorf("countWords(%q, %d) = %d, want %d", tt.s, tt.enough, got, tt.want)
		}
	}
}

// What a quoted string ends with decides which attribution is its own.
func TestEnding(t *testing.T) {
	for body, want := range map[string]rune{
		`"We left," he said.`:       ',',
		`"We left", he said.`:       ',',
		`"We left." He sat down.`:   '.',
		`"We left?" he asked.`:      '!',
		`"We left!" he said.`:       '!',
		`"We left ..." he said.`:    '!',
		`"We left…" he said.`:       '!',
		`"We left –" he said.`:      '!',
		`"We left" he said.`:        0,
		`"We left,' " he said.`:     ',',
		`"We left (early)." He sat`: '.',
		`"We left"`:                 0,
	} {
		if got := prepared(body).ending(0); got != want {
			t.Errorf("%s ends with %q, want %q", body, got, want)
		}
	}
}

func TestSameSpeaker(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"Rasmussen", "Anders Fogh Rasmussen", true},
		{"Sergei Lavrov", "Sergey Lavrov", true},
		{"Ana Cósta", "Ana Co\u0301sta", true},
		{"Ana Costa", "Ana Cósta", true},
		{"Sean O’Brien", "Sean O'Brien", true},
		{"Hillary Clinton", "Hillary Rodham Clinton", true},
		{"Hillary Clinton", "Bill Clinton", false},
		{"Clinton", "Bill Clinton", true},
		{"J. Hollis", "John Hollis", true},
		{"J. P. Hollis Jr", "Hollis", true},
		{"Joe Biden", "Joseph Biden", true},
		{"rasmussen", "RASMUSSEN", true},
		{"Foreign Ministry", "Foreign Ministry", true},
		{"Foreign Ministry", "Defence Ministry", false},
		{"Russian Foreign Ministry", "Foreign Ministry", true},
		{"Sergei Lavrov", "Sergei Ryabkov", false},
		{"Valeri Petrov", "Valery Petrov", true},
		{"Nikolai Petrov", "Nikolay Petrov", true},
		{"N. Petrov", "Nikolay Petrov", true},
		{"Valeri Petrov", "Viktor Petrov", false},
		{"Yulia Timoshenko", "Yulia Tymoshenko", true},
		{"Teheran Times", "Tehran Times", true},
		{"Patricia Harmon", "Pat Harmon", true},
		{"Patricia Harmon", "Patrick Harmon", false},
		{"Vladimir Zelensky", "Volodymyr Zelenskyy", true},
		{"Craig Zander and Neil Merrow", "Neil Merrow", true},
		{"Craig Zander and Neil Merrow", "Zander", true},
		{"Craig Zander, Ann Bray and Neil Merrow", "Bray and Lund", true},
		{"Craig Zander and Neil Merrow", "Ann Bray", false},
		{"Securities and Exchange Commission", "Exchange Commission", true},
		{"Rasmussen", "", false},
		{"", "", false},
	}
	for _, tt := range tests {
		if SameSpeaker(tt.a, tt.b) != tt.want || SameSpeaker(tt.b, tt.a) != tt.want {
			t.Errorf("SameSpeaker(%q, %q) is not %v both ways", tt.a, tt.b, tt.want)
		}
	}
}

// check returns what is wrong with the quotations of body; "" if nothing is.
func check(body string, quotations []Quotation) string {
	start := uint32(0)
	for _, q := range quotations {
		if len(q.Spans) == 0 || q.Spans[0].Start < start {
			return "a quotation without parts or out of order"
		}
		start = q.Spans[0].Start
		end := start
		for _, s := range q.Spans {
			if s.Start < end || s.Len() <= 0 || !onRunes(body, s) {
				return "parts that are empty, overlap or cut a character"
			}
			end = s.End
		}
		for _, s := range []news.Span{q.SpeakerSpan, q.Cue, q.Indirect} {
			if s.End < s.Start || !onRunes(body, s) {
				return "a speaker, verb or indirect speech that cuts a character"
			}
		}
		if q.Speaker != "" && q.SpeakerSpan.Len() == 0 {
			return "a speaker whom no words name"
		}
	}
	return ""
}

func onRunes(body string, s news.Span) bool {
	return int(s.End) <= len(body) && strings.ToValidUTF8(s.Cut(body), "") == s.Cut(body)
}

func FuzzExtract(f *testing.F) {
	files, err := filepath.Glob("../../testdata/wire/*.txt")
	if err != nil || len(files) == 0 {
		f.Fatal("no articles", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Add("„A “B” C“ «D» »E« ‘F’ ``G'' \"H\n\"I' J \"K\" said L, who. \"M\"")
	for _, name := range [...]string{"german", "tongues"} {
		for _, p := range readPassages(f, "testdata/"+name+".txt") {
			f.Add(p.body)
		}
	}
	f.Add("said said \"a b c d\" said. \"e f g h\" X said: \"i j k l\n\n\"m")
	f.Fuzz(func(t *testing.T, body string) {
		body = strings.ToValidUTF8(body, "\uFFFD")
		quotations := extract(body)
		if problem := check(body, quotations); problem != "" {
			t.Errorf("%s: %q", problem, body)
		}
		var parts []news.Span
		for _, q := range quotations {
			parts = append(parts, q.Spans...)
		}
		slices.SortFunc(parts, func(a, b news.Span) int { return int(a.Start) - int(b.Start) })
		for i := range parts {
			if i > 0 && parts[i].Start < parts[i-1].End {
				t.Errorf("two quotations share words: %q", body)
			}
		}
	})
}

// TestWrapped checks that a hard-wrapped article has the same quotations as the original.
func TestWrapped(t *testing.T) {
	for _, q := range readWritten(t) {
		data, err := os.ReadFile(filepath.Join("../../testdata/wire", q.article))
		if err != nil {
			t.Fatal(err)
		}
		plain, wrapped := words(string(data)), words(wrap(string(data)))
		if !slices.Equal(plain, wrapped) {
			t.Fatalf("%s: got %q\nwant %q", q.article, wrapped, plain)
		}
	}
}

// words returns each quotation and its speaker, with single spaces.
func words(body string) []string {
	var out []string
	for _, q := range extract(body) {
		for _, s := range q.Spans {
			out = append(out, strings.Join(strings.Fields(s.Cut(body)), " "))
		}
		out = append(out, q.Speaker)
	}
	return out
}

// wrap breaks lines before column 70 and puts a blank line between paragraphs.
func wrap(body string) string {
	var out strings.Builder
	for line := range strings.Lines(body) {
		column := 0
		for w := range strings.FieldsSeq(line) {
			switch {
			case column > 0 && column+1+len(w) > 70:
				out.WriteByte('\n')
				column = 0
			case column > 0:
				out.WriteByte(' ')
				column++
			}
			out.WriteString(w)
			column += len(w)
		}
		out.WriteString("\n\n")
	}
	return out.String()
}

// TestExtractorTwice checks that a used Extractor finds the same as a new one, and does not change its earlier results.
func TestExtractorTwice(t *testing.T) {
	var e Extractor
	var got, want [][]Quotation
	for _, p := range readPassages(t, "testdata/speakers.txt") {
		sentences := plainSentences(p.body)
		got = append(got, e.Extract(p.body, nil, sentences))
		want = append(want, new(Extractor).Extract(p.body, nil, sentences))
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("passage %d: got %v, want %v", i, got[i], want[i])
		}
	}
}

// TestDictionary compares the dictionary with a map.
func TestDictionary(t *testing.T) {
	const words = `said says Said U.S. us café CAFÉ заявил ЗАЯВИЛ a it's`
	var d dictionary
	slow := map[string]class{}
	for i, w := range strings.Fields(words) {
		d.add(1<<i, w)
		slow[strings.ReplaceAll(strings.ToLower(w), ".", "")] |= 1 << i
	}
	for w := range strings.FieldsSeq(words + " sai saidd Cafe u.s. заяви") {
		if got, want := d.class(w), slow[strings.ReplaceAll(strings.ToLower(w), ".", "")]; got != want {
			t.Errorf("%s: class %b, want %b", w, got, want)
		}
	}
	used := 0
	for _, k := range lexicon.keys {
		if k != 0 {
			used++
		}
	}
	if used*2 > dictionarySize {
		t.Errorf("%d words in a dictionary of %d places", used, dictionarySize)
	}
}
