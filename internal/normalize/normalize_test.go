package normalize

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"
	"golang.org/x/text/unicode/norm"

	"github.com/copytaster/copytaster/internal/names"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

// hashes returns the hashes of the words of s, which spaces separate.
func hashes(s string) []uint64 {
	out := []uint64{}
	for w := range strings.FieldsSeq(s) {
		out = append(out, xxh3.HashString(w))
	}
	return out
}

// cuts returns the texts of spans.
func cuts(body string, spans []news.Span) []string {
	out := []string{}
	for _, s := range spans {
		out = append(out, s.Cut(body))
	}
	return out
}

func TestTextByHand(t *testing.T) {
	const body = "The U.S. defence minister’s aims -- “we’re re-\n  building,” he said."
	text := New().Text(body, nil, "en")
	if want := hashes("the usa defens minist aim were rebuild he said"); !slices.Equal(text.Terms, want) {
		t.Errorf("Terms = %x, want %x", text.Terms, want)
	}
	if want := hashes("the usa defense ministers aims were rebuilding he said"); !slices.Equal(text.Words, want) {
		t.Errorf("Words = %x, want %x", text.Words, want)
	}
	want := []string{"The", "U.S", "defence", "minister’s", "aims", "we’re", "re-\n  building", "he", "said"}
	if got := cuts(body, text.Spans); !slices.Equal(got, want) {
		t.Errorf("Spans cover %q, want %q", got, want)
	}
	if want := (news.Span{Start: 4, End: 7}); text.Spans[1] != want {
		t.Errorf("second span = %v, want %v", text.Spans[1], want)
	}
	if text.Lang != "en" || len(text.Left) != 0 || text.Count() != 9 {
		t.Errorf("Lang %q, %d left, Count %d", text.Lang, len(text.Left), text.Count())
	}
}

// Hashes are written to disk. These are the XXH3 of "the", "minist" and "ministers", computed by the library of its
// author.
func TestHashesAreStable(t *testing.T) {
	text := New().Text("The ministers", nil, "en")
	if want := []uint64{0xcb1283631cf33d7d, 0x7bbb96c6a67590f6}; !slices.Equal(text.Terms, want) {
		t.Errorf("Terms = %#x, want %#x", text.Terms, want)
	}
	if want := []uint64{0xcb1283631cf33d7d, 0xb048b5895ac0cd81}; !slices.Equal(text.Words, want) {
		t.Errorf("Words = %#x, want %#x", text.Words, want)
	}
}

func TestTextWithoutWords(t *testing.T) {
	for _, body := range []string{"", " ", "\n\n", "-- “…” _ ***", "\u00ad", "\u200d"} {
		text := New().Text(body, nil, "en")
		if len(text.Terms) != 0 || len(text.Words) != 0 || len(text.Spans) != 0 || text.Count() != 0 {
			t.Errorf("%q has %d terms", body, len(text.Terms))
		}
	}
}

const story = `WASHINGTON (AP) — The U.S. defence minister’s envoy, Sergei Shoigu, told officials that the final programme would
“undermine each other’s security.” The organisation — based in Brussels, with 28 members and an office in São Paulo — must
first recognise its critics’ fears, said the colourful chairman, José Łukasz of Malmö: “We’re unlikely to labour for nothing,”
he added, after 1,000 soldiers had travelled to the theatre centre in Beyoncé’s favourite neighbourhood, a long-term plan.
`

// replaced returns story with the old strings replaced by the new ones.
func replaced(t *testing.T, oldnew ...string) string {
	for i := 0; i < len(oldnew); i += 2 {
		if !strings.Contains(story, oldnew[i]) {
			t.Fatalf("story has no %q", oldnew[i])
		}
	}
	return strings.NewReplacer(oldnew...).Replace(story)
}

// wrapped wraps text at width bytes, and hyphenates long words at the end of a line.
func wrapped(text string, width int, hyphen, lineEnd string) string {
	var b strings.Builder
	column := 0
	for word := range strings.FieldsSeq(text) {
		rest := width - column
		switch {
		case len(word)+1 <= rest:
		case rest >= 6 && len(word) >= 9 && isLetters(word):
			b.WriteString(" " + word[:4] + hyphen + lineEnd + word[4:])
			column = len(word) - 4
			continue
		default:
			b.WriteString(lineEnd)
			column = 0
		}
		b.WriteString(" " + word)
		column += len(word) + 1
	}
	return b.String()
}

func isLetters(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' })
}

// inWords puts s after the third letter of every word of four letters or more.
func inWords(text, s string) string {
	var b strings.Builder
	n := 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			n = 0
		} else if n++; n == 4 {
			b.WriteString(s)
		}
		b.WriteRune(r)
	}
	return b.String()
}

func unaccented(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return strings.NewReplacer("Ł", "L").Replace(b.String())
}

// The same story through other channels has the same terms and the same words.
func TestChannels(t *testing.T) {
	tests := []struct{ name, body string }{
		{"straight quotes", replaced(t, "“", `"`, "”", `"`, "’", "'")},
		{"LaTeX quotes", replaced(t, "“", "``", "”", "''", "’", "'")},
		{"guillemets", replaced(t, "“", "«\u00a0", "”", "\u00a0»")},
		{"German quotes", replaced(t, "“", "„", "”", "“")},
		{"marks of quotation lost", replaced(t, "“", "", "”", "")},
		{"left mark for an apostrophe", replaced(t, "’", "‘")},
		{"two hyphens", replaced(t, "—", "--")},
		{"two hyphens without spaces", replaced(t, " — ", "--")},
		{"em dash without spaces", replaced(t, " — ", "—")},
		{"en dash", replaced(t, "—", "–")},
		{"underscore", replaced(t, "—", "_")},
		{"dash lost", replaced(t, " — ", "  ")},
		{"wrapped", wrapped(story, 70, "-", "\n")},
		{"wrapped narrowly", wrapped(story, 30, "-", "\n")},
		{"wrapped with CR LF", wrapped(story, 70, "-", "\r\n")},
		{"wrapped and indented", wrapped(story, 70, "-", "\n\t   ")},
		{"wrapped with U+2010", wrapped(story, 70, "\u2010", "\n")},
		{"wrapped at soft hyphens", wrapped(story, 70, "\u00ad", "\n")},
		{"one line", strings.Join(strings.Fields(story), " ")},
		{"blank lines", strings.ReplaceAll(story, "\n", "\n\n")},
		{"soft hyphens", inWords(story, "\u00ad")},
		{"word joiners", inWords(story, "\u2060")},
		{"no-break spaces", strings.ReplaceAll(story, " ", "\u00a0")},
		{"thin spaces", strings.ReplaceAll(story, " ", "\u2009")},
		{"ligatures", replaced(t, "ffi", "\ufb03", "fi", "\ufb01")},
		{"no-break hyphen", replaced(t, "long-term", "long\u2011term")},
		{"decomposed", norm.NFD.String(story)},
		{"accents lost", unaccented(story)},
		{"American spelling", replaced(t, "defence", "defense", "programme", "program", "organisation", "organization",
			"recognise", "recognize", "colour", "color", "labour", "labor", "travelled", "traveled", "theatre", "theater",
			"centre", "center", "favourite", "favorite", "neighbour", "neighbor")},
		{"transliteration", replaced(t, "Sergei", "Sergey")},
		{"US", replaced(t, "U.S.", "US")},
		{"USA", replaced(t, "U.S.", "USA")},
		{"U.S.A.", replaced(t, "U.S.", "U.S.A.")},
		{"apostrophes lost", replaced(t, "’", "")},
		{"thousands without a comma", replaced(t, "1,000", "1000")},
		{"capitals", strings.ToUpper(story)},
		{"lower case", strings.ToLower(story)},
		{"letters of mathematics", replaced(t, "Brussels", "𝐁𝐫𝐮𝐬𝐬𝐞𝐥𝐬")},
	}
	n := New()
	want := n.Text(story, nil, "en")
	if len(want.Terms) != 73 {
		t.Fatalf("the story has %d terms", len(want.Terms))
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.body == story {
				t.Fatal("nothing differs")
			}
			got := n.Text(tt.body, nil, "en")
			checkText(t, tt.body, got)
			for i := range min(len(got.Terms), len(want.Terms)) {
				if got.Terms[i] != want.Terms[i] && tt.name != "apostrophes lost" || got.Words[i] != want.Words[i] {
					t.Fatalf("word %d is %q, in the story %q", i, got.Spans[i].Cut(tt.body), want.Spans[i].Cut(story))
				}
			}
			if len(got.Terms) != len(want.Terms) {
				t.Errorf("%d terms, want %d", len(got.Terms), len(want.Terms))
			}
		})
	}
}

// termsOf returns the terms of words inside a text that is not all capitals.
func termsOf(s, lang string) []uint64 { return New().Text("they said of it: "+s, nil, lang).Terms[4:] }

func wordsOf(s, lang string) []uint64 { return New().Text("they said of it: "+s, nil, lang).Words[4:] }

func TestUnitedStates(t *testing.T) {
	want := termsOf("USA", "en")
	for _, s := range []string{"US", "U.S.", "U.S.A.", "u.s.", "u.s.a.", "usa", "US’s", "US's", "USA's", "U. S.", "U. S. A.", "U.\nS.", "U.S.'s", "U.S.’s"} {
		if got := termsOf(s, "en"); !slices.Equal(got, want) {
			t.Errorf("%q has the terms %x, want %x", s, got, want)
		}
	}
	for _, s := range []string{"us", "Us"} {
		if got := termsOf(s, "en"); slices.Equal(got, want) {
			t.Errorf("the pronoun %q is the country", s)
		}
	}
	n := New()
	for range 2 { // the memo must not mix the two readings
		shouting := n.Text("THEY TOLD US OF THE U.S. PLAN", nil, "en").Terms
		calm := n.Text("they told us of the US plan", nil, "en").Terms
		if !slices.Equal(shouting, calm) {
			t.Errorf("in capitals %x, else %x", shouting, calm)
		}
		if calm[2] == calm[5] {
			t.Error("the pronoun is the country")
		}
	}
}

func TestSameWord(t *testing.T) {
	tests := []struct {
		name, a, b, lang string
		same             bool // whether the words are the same too; the terms always are
	}{
		{"case", "NATO", "Nato", "en", true},
		{"abbreviation", "U.N.", "UN", "en", true},
		{"long abbreviation", "P.L.O.", "PLO", "en", true},
		{"plural", "minister", "ministers", "en", false},
		{"tenses", "aimed", "aiming", "en", false},
		{"possessive", "minister", "minister’s", "en", false},
		{"possessive of a plural", "ministers", "ministers’", "en", true},
		{"plural of a British word", "uprising", "uprisings", "en", false},
		{"adverb of a doubled word", "equal", "equally", "en", false},
		{"accent that the stemmer would see", "résumés", "resumes", "en", true},
		{"accent at the end", "cliché", "cliche", "en", true},
		{"letters without a decomposition", "Ægir Øresund Þór", "Aegir Oresund Thor", "en", true},
		{"sharp s", "Weißrussland", "Weissrussland", "de", true},
		{"Turkish", "Erdoğan", "Erdogan", "", true},
		{"elided article", "l’accord", "accord", "fr", false},
		{"possessive, language unknown", "Merkel", "Merkel’s", "", false},
		{"full width", "ＮＡＴＯ", "NATO", "en", true},
		{"per cent", "per cent", "percent", "en", true},
		{"per cent over a line end", "Per\n  cent", "percent", "en", true},
		{"per cent, no-break space", "per\u00a0cent", "percent", "en", true},
		{"numeral", "twenty-eight", "28", "en", true},
		{"numeral with a hyphen of its own", "Ninety\u2011nine", "99", "en", true},
		{"numeral over a line end", "twenty-\neight", "28", "en", true},
		{"numeral of one word", "eleven", "11", "en", true},
		{"ten", "forty", "40", "en", true},
		{"initials", "J. K. Rowling", "J.K. Rowling", "en", true},
		{"initials of a state", "D. C.", "DC", "en", true},
		{"month", "Dec. 8", "December 8", "en", true},
		{"month without a full stop", "8 Sept 2011", "8 September 2011", "en", true},
		{"possessive of an abbreviation", "Inc.'s", "Inc’s", "en", true},
		{"possessive with an accent", "Russia´s", "Russia's", "en", true},
		{"zero-width space", "mis\u200bsile", "missile", "en", true},
		{"bullet of ANPA", "_Lobsters", "Lobsters", "en", true},
		{"ligature", "of\ufb01ce", "office", "en", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if a, b := termsOf(tt.a, tt.lang), termsOf(tt.b, tt.lang); len(a) == 0 || !slices.Equal(a, b) {
				t.Errorf("terms %x and %x", a, b)
			}
			if a, b := wordsOf(tt.a, tt.lang), wordsOf(tt.b, tt.lang); slices.Equal(a, b) != tt.same {
				t.Errorf("words %x and %x, the same: %v", a, b, !tt.same)
			}
		})
	}
	for _, tt := range [][2]string{{"1,000", "1.000"}, {"Kiew", "Kiel"}, {"said", "says"}, {"йод", "иод"}, {"28", "2.8"}, {"DEC", "December"}, {"per\n\ncent", "percent"}, {"twenty\neight", "28"}, {"twenty eight", "28"},
		{"twenty-ten", "2010"}, {"plan B. Again", "plan BAgain"}, {"one hundred", "100"}, {"one", "1"}, {"word\u200b word", "wordword"}} {
		if slices.Equal(termsOf(tt[0], "en"), termsOf(tt[1], "en")) {
			t.Errorf("%q and %q have one term", tt[0], tt[1])
		}
	}
}

func TestUnhyphenate(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"broken word", "a mis-\nsile", []string{"a", "mis-\nsile"}},
		{"compound inside a line", "a long-term plan", []string{"a", "long", "term", "plan"}},
		{"compound, both parts elsewhere", "a long-\nterm plan of a long term", []string{"a", "long", "term", "plan", "of", "a", "long", "term"}},
		{"the same, parts before", "a Long term, a long-\nterm", []string{"a", "Long", "term", "a", "long", "term"}},
		{"both parts elsewhere, and the whole too", "an over-\nall view, over all, overall",
			[]string{"an", "over-\nall", "view", "over", "all", "overall"}},
		{"one part elsewhere", "a mis-\nsile, a mis", []string{"a", "mis-\nsile", "a", "mis"}},
		{"capital after", "the Russia-\nNATO council", []string{"the", "Russia", "NATO", "council"}},
		{"digit before", "the 28-\nmember bloc", []string{"the", "28", "member", "bloc"}},
		{"blank line", "a mis-\n\nsile", []string{"a", "mis", "sile"}},
		{"space before the hyphen", "a mis -\nsile", []string{"a", "mis", "sile"}},
		{"two hyphens", "a mis--\nsile", []string{"a", "mis", "sile"}},
		{"CR LF and indentation", "mis-\r\n\t sile", []string{"mis-\r\n\t sile"}},
		{"soft hyphen", "mis\u00ad\nsile", []string{"mis\u00ad\nsile"}},
		{"no line end", "mis- sile", []string{"mis", "sile"}},
		{"twice inside lines", "a mis- sile and de- fense", []string{"a", "mis- sile", "and", "de- fense"}},
		{"two compounds", "two- and three-year, pre- or post-war", []string{"two", "and", "three", "year", "pre", "or", "post", "war"}},
		{"sign for a hyphen", "a mis¬\nsile, de¬fense", []string{"a", "mis¬\nsile", "de¬fense"}},
		{"few in a long text", "a mis- sile and de- fense" + strings.Repeat(" of", 120), append([]string{"a", "mis", "sile", "and", "de", "fense"}, slices.Repeat([]string{"of"}, 120)...)},
		{"twice", "mis-\nsile de-\nfense", []string{"mis-\nsile", "de-\nfense"}},
		{"at the end of the text", "a mis-\n", []string{"a", "mis"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := New().Text(tt.body, nil, "en")
			if got := cuts(tt.body, text.Spans); !slices.Equal(got, tt.want) {
				t.Errorf("words %q, want %q", got, tt.want)
			}
		})
	}
	if got, want := termsOf("mis-\n sile de\u00ad\nfence", "en"), termsOf("missile defense", "en"); !slices.Equal(got, want) {
		t.Errorf("Terms = %x, want %x", got, want)
	}
}

// zonesAt returns the zones that cover the parts of body.
func zonesAt(body string, parts ...string) []wire.Zone {
	var zones []wire.Zone
	for _, part := range parts {
		at := strings.Index(body, part)
		zones = append(zones, wire.Zone{Span: news.Span{Start: uint32(at), End: uint32(at + len(part))}})
	}
	return zones
}

func TestZones(t *testing.T) {
	const body = "MOSCOW (AP) — Russia aims high. Tags: Russia, NATO"
	text := New().Text(body, zonesAt(body, "MOSCOW (AP) —", "Tags: Russia, NATO"), "en")
	if got, want := cuts(body, text.Spans), []string{"Russia", "aims", "high"}; !slices.Equal(got, want) {
		t.Errorf("Spans cover %q, want %q", got, want)
	}
	if got, want := cuts(body, text.Left), []string{"MOSCOW", "AP", "Tags", "Russia", "NATO"}; !slices.Equal(got, want) {
		t.Errorf("Left covers %q, want %q", got, want)
	}
	if !slices.Equal(text.Terms, hashes("russia aim high")) {
		t.Errorf("Terms = %x", text.Terms)
	}
	if text.Count() != 8 {
		t.Errorf("Count = %d, want 8", text.Count())
	}
	broken := "The mis-\nsile"
	if got := New().Text(broken, zonesAt(broken, "sile"), "en"); !slices.Equal(cuts(broken, got.Spans), []string{"The", "mis"}) {
		t.Errorf("a word was joined with one in a zone: %q", cuts(broken, got.Spans))
	}
}

func TestWithin(t *testing.T) {
	const body = "MOSCOW (AP) — Russia aims high. Tags: Russia, NATO"
	text := New().Text(body, zonesAt(body, "MOSCOW (AP) —", "Tags: Russia, NATO"), "en")
	tests := []struct {
		name, in, cover string
		n, from, to     int
	}{
		{"all", body, body, 8, 0, 3},
		{"terms only", " Russia aims high.", "Russia aims high", 3, 0, 3},
		{"zone only", ": Russia,", "Russia", 1, 3, 3},
		{"zone, then terms", "AP) — Russia ", "AP) — Russia", 2, 0, 1},
		{"terms, then zone", "high. Tags", "high. Tags", 2, 2, 3},
		{"a word that begins before", "ussia aims", "aims", 1, 1, 2},
		{"a word that ends after", "aims hi", "aims high", 2, 1, 3},
		{"no word", ") —", "", 0, 0, 0},
		{"inside a word", "igh", "", 0, 3, 3},
		{"nothing", "", "", 0, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			at := uint32(strings.Index(body, tt.in))
			s := news.Span{Start: at, End: at + uint32(len(tt.in))}
			cover, n := text.Within(s)
			if got := cover.Cut(body); got != tt.cover || n != tt.n {
				t.Errorf("Within = %q, %d, want %q, %d", got, n, tt.cover, tt.n)
			}
			if n == 0 && cover != (news.Span{Start: s.End, End: s.End}) {
				t.Errorf("Within = %v, want the end of %v", cover, s)
			}
			if from, to := text.TermsIn(s); from != tt.from || to != tt.to {
				t.Errorf("TermsIn = %d, %d, want %d, %d", from, to, tt.from, tt.to)
			}
		})
	}
}

// checkText checks what must hold for every Text.
func checkText(t *testing.T, body string, text *Text) {
	t.Helper()
	if len(text.Terms) != len(text.Spans) || len(text.Words) != len(text.Spans) {
		t.Fatalf("%d terms, %d words, %d spans", len(text.Terms), len(text.Words), len(text.Spans))
	}
	for _, spans := range [][]news.Span{text.Spans, text.Left} {
		end := uint32(0)
		for _, s := range spans {
			if s.Start < end || s.End <= s.Start || int(s.End) > len(body) {
				t.Fatalf("span %v after one to %d, in %d bytes", s, end, len(body))
			}
			end = s.End
			word := s.Cut(body)
			if !strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
				t.Fatalf("%q has neither letter nor digit", word)
			}
			if !utf8.RuneStart(word[0]) || end < uint32(len(body)) && !utf8.RuneStart(body[end]) {
				t.Fatalf("span %v is not on rune boundaries", s)
			}
		}
	}
}

// randomBody strings together pieces that channels write differently.
func randomBody(r *rand.Rand, n int) string {
	pieces := []string{
		"the", "Term", "long", "U.S.", "US", "28", "1,000", "don't", "each other’s", "São", "ﬁrst", "-", "-\n", " ", " ", " ", "\n",
		"\n\n", "\r\n", "--", "_", "—", "“", "''", "\u00ad", "\u00a0", "\u202f", "漢字", "สวัสดี", "Привет", "😀", "e\u0301", "\u200d", ".", ",",
		"per", "cent", "per cent", "twenty", "one", "sixty-five", "J. K.", "U. S.", ".'s", "s", "\u200b", "Dec.",
	}
	var b strings.Builder
	for range n {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

// randomZones returns zones in order that do not overlap, from any byte to any byte.
func randomZones(r *rand.Rand, n int) []wire.Zone {
	var zones []wire.Zone
	for at := r.IntN(20); at < n; at += r.IntN(30) {
		end := min(n, at+1+r.IntN(15))
		zones = append(zones, wire.Zone{Span: news.Span{Start: uint32(at), End: uint32(end)}})
		at = end
	}
	return zones
}

// slowText is Text in steps over whole slices, without a memo.
func slowText(body string, zones []wire.Zone, lang string) *Text {
	if e, ok := news.Unescape(body); ok {
		t := slowText(e.Text, zonesIn(e, zones), lang)
		t.spansOut(e)
		return t
	}
	t := &Text{Lang: lang}
	for _, s := range slowSplit(body) {
		if slices.ContainsFunc(zones, func(z wire.Zone) bool { return z.Span.Start < s.End && s.Start < z.Span.End }) {
			t.Left = append(t.Left, s)
		} else {
			t.Spans = append(t.Spans, s)
		}
	}
	t.Spans = slowJoin(body, t.Spans)
	upper, lower := 0, 0
	for _, c := range []byte(body[:min(len(body), 2000)]) {
		upper += strings.Count("ABCDEFGHIJKLMNOPQRSTUVWXYZ", string(rune(c)))
		lower += strings.Count("abcdefghijklmnopqrstuvwxyz", string(rune(c)))
	}
	for _, s := range t.Left {
		word, _ := slowEntry(s.Cut(body), lang, upper > lower, writingOf(body))
		t.LeftWords = append(t.LeftWords, word)
	}
	for _, s := range t.Spans {
		word, term := slowEntry(s.Cut(body), lang, upper > lower, writingOf(body))
		t.Words, t.Terms = append(t.Words, word), append(t.Terms, term)
	}
	return t
}

// slowEntry returns the hashes of the folded word and of its stem.
func slowEntry(raw, lang string, shouting bool, in writing) (word, term uint64) {
	shown, _ := in.readAs(raw)
	w := fold(shown, shouting)
	if slices.Contains([]string{"ar", "da", "de", "es", "fr", "hu", "it", "nl", "no", "pt", "ru", "sv"}, lang) {
		w = names.Spelling(w)
	}
	w = unpair(w, lang)
	if slices.Contains([]string{"de", "da", "no", "sv"}, lang) {
		w = Plain(w)
	} else if !slices.Contains([]string{"ar", "es", "fr", "hu", "it", "nl", "pt", "ru"}, lang) {
		w = numeral(spell(month(shown, Plain(w), shouting)))
	}
	return xxh3.HashString(Plain(unmark(w))), xxh3.HashString(looseArabic(Plain(stem(w, lang))))
}

// slowJoints are words in two parts, each as expressions for the first part, the gap and the second part.
var slowJoints = [][3]*regexp.Regexp{
	{whole(`(?i)per`), whole(space), whole(`(?i)cent`)},
	{whole(`(?i)(twen|thir|for|fif|six|seven|eigh|nine)ty`), whole(`\x{2010}|\x{2011}|-(` + space + `)?`), whole(`(?i)(one|two|three|four|five|six|seven|eight|nine)`)},
	{whole(`[A-Z]`), whole(`\.` + space), whole(`[A-Z]`)},
	{whole(`(?s).*`), whole(`\.['’]|[´\x60′]`), whole(`s`)},
}

const space = `[\s\p{Z}\v\x{85}]+`

func whole(pattern string) *regexp.Regexp { return regexp.MustCompile(`^(` + pattern + `)$`) }

// slowJoint looks for each of slowJoints in the words s and next and the text around them.
func slowJoint(body string, s, next news.Span) bool {
	gap := body[s.End:next.Start]
	for _, joint := range slowJoints {
		initials := joint[0].MatchString("A") && !joint[0].MatchString("AA")
		if joint[0].MatchString(s.Cut(body)) && joint[1].MatchString(gap) && joint[2].MatchString(next.Cut(body)) &&
			strings.Count(gap, "\n") <= 1 && (!initials || strings.HasPrefix(body[next.End:], ".")) {
			return true
		}
	}
	return false
}

// slowJoin unites words in two parts and words broken at the end of a line, as Text does, by looking at all gaps.
func slowJoin(body string, spans []news.Span) (out []news.Span) {
	var halves []bool
	for i, s := range spans {
		halves = append(halves, i > 0 && breakBetween(body, spans[i-1], s) != unbroken ||
			i+1 < len(spans) && breakBetween(body, s, spans[i+1]) != unbroken)
	}
	alone := func(word string) bool {
		for i, s := range spans {
			if !halves[i] && strings.ToLower(s.Cut(body)) == word {
				return true
			}
		}
		return false
	}
	// A word broken inside a line is one only if there is another.
	inLine := 0
	for i, tail := 0, -1; i+1 < len(spans); i++ {
		head, rest := strings.ToLower(strings.Trim(spans[i].Cut(body), "\u00ad")), strings.ToLower(spans[i+1].Cut(body))
		if how := breakBetween(body, spans[i], spans[i+1]); i != tail && how != unbroken && (alone(head+rest) || !alone(head) || !alone(rest)) {
			tail = i + 1
			if how == insideLine {
				inLine++
			}
		}
	}
	tail := -1 // the last word that is the second half of a broken word
	for i := 0; i < len(spans); i++ {
		s := spans[i]
		for ; i+1 < len(spans); i++ {
			head, rest := strings.ToLower(strings.Trim(spans[i].Cut(body), "\u00ad")), strings.ToLower(spans[i+1].Cut(body))
			how := breakBetween(body, spans[i], spans[i+1])
			broken := i != tail && how != unbroken && (alone(head+rest) || !alone(head) || !alone(rest))
			if broken {
				tail = i + 1
			}
			if broken && (how == atLineEnd || areMany(inLine, len(spans))) {
				// joined below
			} else if !slowJoint(body, spans[i], spans[i+1]) {
				break
			}
			s.End = spans[i+1].End
		}
		out = append(out, s)
	}
	return out
}

// sameText compares everything that does not depend on the Normalizer.
func sameText(a, b *Text) bool {
	return a.Lang == b.Lang && slices.Equal(a.Terms, b.Terms) && slices.Equal(a.Words, b.Words) && slices.Equal(a.Spans, b.Spans) &&
		slices.Equal(a.Left, b.Left) && slices.Equal(a.LeftWords, b.LeftWords)
}

// checkRecall checks that Recall makes text again from its body, terms and words.
func checkRecall(t *testing.T, body string, zones []wire.Zone, text *Text) {
	t.Helper()
	recalled := Text{Terms: []uint64{1, 2, 3}, Left: []news.Span{{Start: 1, End: 2}}, LeftWords: []uint64{7}}
	New().Recall(&recalled, body, zones, text.Lang, text.Terms, text.Words)
	if !sameText(&recalled, text) {
		t.Fatalf("%q, zones %v: recalled as\n%+v, want\n%+v", body, zones, recalled, text)
	}
}

// One Normalizer and one Text, used for all bodies, give the same as the twin for each.
func TestIntoTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	n, detector := New(), NewDetector()
	var text Text
	for i := range 4000 {
		body := randomBody(r, r.IntN(60))
		if i%9 == 0 {
			body = strings.ToUpper(body)
		}
		zones := randomZones(r, len(body))
		lang := []string{"en", "ru", "de", "fr", ""}[r.IntN(5)]
		n.Into(&text, body, zones, lang)
		checkText(t, body, &text)
		checkNumbers(t, n, &text)
		if want := slowText(body, zones, lang); !sameText(&text, want) {
			t.Fatalf("%q, zones %v:\n%+v, want\n%+v", body, zones, text, want)
		}
		checkRecall(t, body, zones, &text)
		lang, sure := text.Language()
		if wantLang, wantSure := detector.Detect(body); lang != wantLang || sure != wantSure {
			t.Fatalf("%q: Language = %q, %v, want %q, %v", body, lang, sure, wantLang, wantSure)
		}
	}
}

func TestIntoAllocatesNothing(t *testing.T) {
	bodies := wireBodies(t)
	n := New()
	var text Text
	zones := []wire.Zone{{Span: news.Span{Start: 10, End: 40}}}
	if got := testing.AllocsPerRun(10, func() {
		for _, body := range bodies {
			n.Into(&text, body, zones, "en")
			text.Language()
		}
	}); got != 0 {
		t.Errorf("%v allocations", got)
	}
}

func TestIsShouting(t *testing.T) {
	tests := []struct {
		name, body string
		want       bool
	}{
		{"empty", "", false},
		{"no letters", "1234 5678, 90", false},
		{"equally many", "abcDEF", false},
		{"one more", "abcDEFG", true},
		{"one more, far on", strings.Repeat("aB", 999) + "1C", true},
		{"one more, too far on", strings.Repeat("aB", 1000) + "C", false},
		{"other scripts say nothing", "ПРИВЕТ мир a", false},
		{"small letters in front", strings.Repeat("a", 900) + strings.Repeat("B", 901), true},
		{"capitals in front", strings.Repeat("B", 900) + strings.Repeat("a", 901), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := isShouting(tt.body); got != tt.want {
				t.Errorf("isShouting = %v", got)
			}
		})
	}
}

// slowFold is fold in steps over the whole word.
func slowFold(raw string) string {
	w := strings.ToLower(norm.NFKC.String(raw))
	for _, mark := range []string{"‘", "’"} {
		w = strings.ReplaceAll(w, mark, "'")
	}
	w = strings.Map(func(r rune) rune {
		if strings.ContainsRune("-\u2010 \n\r\t\u00ad\u202f\u200d\u200b", r) {
			return -1
		}
		return r
	}, w)
	w = strings.Trim(w, "_")
	w = strings.Replace(w, ".'", "'", 1)
	if w != "" && '0' <= w[0] && w[0] <= '9' {
		return strings.Join(strings.Split(w, ","), "")
	}
	for part := range strings.SplitSeq(w, ".") {
		if i := strings.IndexByte(part, '\''); i >= 0 {
			part = part[:i]
		}
		if len([]rune(part)) > 1 {
			return w
		}
	}
	return strings.Join(strings.Split(w, "."), "")
}

func TestFoldTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	n := 0
	for range 3000 {
		body := randomBody(r, 20)
		for _, s := range New().Text(body, nil, "").Spans {
			raw := s.Cut(body)
			if strings.HasPrefix(fold(raw, false), "usa") {
				continue
			}
			n++
			if got, want := fold(raw, false), slowFold(raw); got != want {
				t.Fatalf("fold(%q) = %q, want %q", raw, got, want)
			}
		}
	}
	if n < 3000 {
		t.Errorf("only %d words", n)
	}
}

// wireBodies returns the articles of testdata.
func wireBodies(t testing.TB) []string {
	paths, err := filepath.Glob("../../testdata/wire/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	var bodies []string
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		bodies = append(bodies, string(b))
	}
	return bodies
}

// The terms of an article are its own, in whatever order articles come, and whatever the Normalizer saw
// before.
func TestConcatenation(t *testing.T) {
	bodies := wireBodies(t)
	r := rand.New(rand.NewPCG(3, 3))
	n := New()
	for range 10 {
		r.Shuffle(len(bodies), func(i, j int) { bodies[i], bodies[j] = bodies[j], bodies[i] })
		var want []uint64
		for _, b := range bodies {
			want = append(want, New().Text(b, nil, "en").Terms...)
		}
		if got := n.Text(strings.Join(bodies, "\n\n"), nil, "en").Terms; !slices.Equal(got, want) {
			t.Fatalf("%d terms together, %d apart", len(got), len(want))
		}
	}
}

// Folding a folded word changes nothing.
func TestFoldTwice(t *testing.T) {
	for _, body := range wireBodies(t) {
		for _, s := range New().Text(body, nil, "").Spans {
			once := fold(s.Cut(body), false)
			if twice := fold(once, false); twice != once {
				t.Errorf("%q, then %q", once, twice)
			}
			if once, twice := Plain(once), Plain(Plain(once)); once != twice {
				t.Errorf("plain: %q, then %q", once, twice)
			}
			if once, twice := spell(once), spell(spell(once)); once != twice {
				t.Errorf("spelt %q, then %q", once, twice)
			}
		}
	}
}

func FuzzText(f *testing.F) {
	for _, body := range wireBodies(f) {
		f.Add(body[:min(len(body), 1000)], uint8(0), uint16(10), uint16(40))
	}
	f.Add(story, uint8(2), uint16(0), uint16(16))
	f.Add("mis\u00ad\n sile U.S.’s 1,000.5 ﬃ İ ß ŉ ㎏ \u0345Ὰ", uint8(5), uint16(3), uint16(4))
	f.Add("It&#8217;s caf&eacute; AT&amp;T &amp;#233;t&#xE9; compa&shy;ny 1&nbsp;000", uint8(2), uint16(5), uint16(9))
	f.Add("привет d'une az egy är å\u0301", uint8(3), uint16(0), uint16(0))
	langs := []string{"en", "es", "fr", "hu", "no", "ru", "sv", ""}
	n := New()
	f.Fuzz(func(t *testing.T, body string, language uint8, from, length uint16) {
		lang := langs[int(language)%len(langs)]
		body = strings.ToValidUTF8(body, "\uFFFD")
		start := min(int(from), len(body))
		end := min(start+int(length), len(body))
		zones := []wire.Zone{{Span: news.Span{Start: uint32(start), End: uint32(end)}}}
		if start == end {
			zones = nil
		}
		text := n.Text(body, zones, lang)
		checkText(t, body, text)
		checkNumbers(t, n, text)
		checkRecall(t, body, zones, text)
		if !sameText(text, slowText(body, zones, lang)) {
			t.Fatalf("%q: not what the twin gives", body)
		}
		for _, s := range text.Left {
			if int(s.End) <= start || int(s.Start) >= end {
				t.Fatalf("%v was left out by zone %d-%d", s, start, end)
			}
		}
		for _, s := range text.Spans {
			// A zone may lie between the halves of a broken word if it covers only white space.
			if int(s.Start) < end && start < int(s.End) && hasLetterOrDigit(body[max(start, int(s.Start)):min(end, int(s.End))]) {
				t.Fatalf("%v is a term inside zone %d-%d", s, start, end)
			}
		}
		if cover, words := text.Within(news.Span{End: uint32(len(body))}); words != text.Count() || words > 0 && cover.Len() == 0 {
			t.Fatalf("Within = %v, %d, want %d words", cover, words, text.Count())
		}
	})
}

func BenchmarkText(b *testing.B) {
	for _, bb := range []struct {
		name, lang string
		bodies     []string
	}{
		{"english", "en", wireBodies(b)},
		{"russian", "ru", []string{strings.Repeat(paragraphs["ru"], 5)}},
		{"greek", "", []string{strings.Repeat("Η κυβέρνηση ανακοίνωσε την Τρίτη ότι θα κλείσει δύο από τα παλαιότερα λιμάνια της χώρας. ", 20)}},
		{"no-spaces", "", []string{strings.Repeat("政府は火曜日、年末までに北部の古い港を二つ閉鎖すると発表した。", 30)}},
		{"one-word", "", []string{strings.Repeat("a", 50_000)}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			total := 0
			for _, body := range bb.bodies {
				total += len(body)
			}
			n := New()
			var text Text
			b.SetBytes(int64(total))
			b.ReportAllocs()
			for b.Loop() {
				for _, body := range bb.bodies {
					n.Into(&text, body, nil, bb.lang)
					text.Language()
				}
			}
		})
	}
}
