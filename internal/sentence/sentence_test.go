package sentence

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// TestByHand is worked by hand: the spans of a body of two sentences.
func TestByHand(t *testing.T) {
	body := " Gen. Li left.\n“Why?” she asked. "
	//       0123456789abcd e
	want := []news.Span{{Start: 1, End: 14}, {Start: 15, End: 36}}
	if got := Split(nil, body, nil); !slices.Equal(got, want) {
		t.Errorf("got %v %q, want %v", got, cut(body, got), want)
	}
}

func TestSplit(t *testing.T) {
	tests := []struct{ name, text string }{ // a bound separates the sentences
		{"empty", ""},
		{"no word", " ... \n-- \n***"},
		{"no mark", "Rain in Rome"},
		{"one mark", "It rains."},
		{"quotation", `"We go."¦ He left.`},
		{"attribution", `"We go." he said`},
		{"question", `"Will you go?" he asked.`},
		{"question and a name", `"Will you go?" Mr. Blair asked.¦ He went.`},
		{"question and a sentence", `"Will you go?"¦ Mr. Blair asked them to stay.`},
		{"question, a name and an age", `"Will you go?" Ann Blair, 34, asked.¦ Ann Blair, 34, stayed.`},
		{"stutter", `"I... I left," he said.`},
		{"Russian year", "Это было в 2011 г.¦ Потом он жил в г. Сочи."},
		{"tokens", "`` We go. ''¦ He left."},
		{"straight mark after a space", `He said "We go. "¦ They left.`},
		{"straight mark before a space", `They left.¦ "We go," he said.`},
		{"no space before a quotation", `They left.¦"We go," he said.`},
		{"no space after a quotation", `"We go."¦The others left.`},
		{"Swedish", "”Vi går.”¦ Han gick."},
		{"Danish", "»Vi går.«¦ Han gik."},
		{"French with no-break spaces", "«\u00a0Nous partons.\u00a0»¦ Il est parti."},
		{"initial of a sentence", "C. Itoh said so."},
		{"spaced abbreviations", "At 3 p. m. Monday the U. S. Army left.¦ It was 5 p. m.¦ The sun shone."},
		{"headline of capitals", "Trump Says U.S. To Leave"},
		{"all capitals", "HE WENT TO THE U.S.¦ THE NEXT DAY HE LEFT."},
		{"name with a small letter", "It sold well.¦ iPhone sales rose."},
		{"a state in brackets", "The star of Salem (N.J.) High School won."},
		{"full stop after a bracket", "He left (for the U.S.).\n¦She stayed (in the U.K.).¦ It rained (in the U.S.).¦ The end."},
		{"ZIP code", "Write to Cambridge, Mass. 02138.¦ It is free."},
		{"state that describes", "He met Calif. Attorney General Bill Lockyer in Boston, Mass.¦ Lockyer left."},
		{"ticker after a firm", "They sold it to Xerox Corp. <XRX> on Friday."},
		{"ellipsis after a small word", "But ... Clinton did.¦ We wait ...¦ Clinton won."},
		{"ticker", "Skanska AB <SKBS.St> rose."},
		{"a ministry", "He met U.S. Under-Secretary Allen Wallis."},
		{"no mark of its own", "“We go,”¦\nHe left."},
		{"full stop alone", "The end .¦ A new start ."},
		{"Japanese", "彼は行った。¦誰もいない。"},
		{"Arabic", "هل ذهب؟¦ نعم."},
		{"numbers", "He came 2.¦ She came 1."},
		{"German ordinals", "Am 3. Oktober war der 2. Weltkrieg vorbei.¦ Das war 1945."},
		{"a dash before it", "It is over.¦ - The end."},
		{"address", "Mail bob.Smith@example.org or see www.site.Com/a.¦ Thanks."},
		{"empty lines of a list", "One¦\n\n\nTwo¦\nThree"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var want []string
			for s := range strings.SplitSeq(tt.text, bound) {
				if s = strings.TrimSpace(s); strings.ContainsFunc(s, isWord) {
					want = append(want, s)
				}
			}
			body := strings.ReplaceAll(tt.text, bound, "")
			if got := cut(body, Split(nil, body, nil)); !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// TestAppends checks that Split keeps what dst holds.
func TestAppends(t *testing.T) {
	kept := news.Span{Start: 7, End: 9}
	if got := Split([]news.Span{kept}, "One. Two.", nil); len(got) != 3 || got[0] != kept {
		t.Errorf("got %v", got)
	}
}

// TestZones checks that no sentence covers a zone and each zone ends one.
func TestZones(t *testing.T) {
	const body = "ROME (AP) — It rains (AP) in Rome. It is\n-30-\ncold"
	zone := func(text string) news.Span {
		at := uint32(strings.Index(body, text))
		return news.Span{Start: at, End: at + uint32(len(text))}
	}
	zones := []news.Span{zone("ROME (AP) — "), zone("(AP) in"), zone("-30-")}
	want := []string{"It rains", "Rome.", "It is", "cold"}
	if got := cut(body, Split(nil, body, zones)); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	whole := []news.Span{{Start: 0, End: uint32(len(body))}}
	if got := Split(nil, body, whole); got != nil {
		t.Errorf("got %q outside a zone that is all", cut(body, got))
	}
}

// wrap breaks the paragraphs of body, which are its lines, at white space into lines of at most width characters.
func wrap(body string, width int, lineEnd, indent, between string) string {
	var paragraphs []string
	for line := range strings.SplitSeq(body, "\n") {
		out, room := indent, width-len(indent)
		for i, word := range strings.Fields(line) {
			n := utf8.RuneCountInString(word)
			switch {
			case i == 0:
			case n < room:
				out += " "
				room--
			default:
				out += lineEnd
				room = width
			}
			out, room = out+word, room-n
		}
		if strings.TrimSpace(line) != "" {
			paragraphs = append(paragraphs, out)
		}
	}
	return strings.Join(paragraphs, between)
}

// flat replaces each stretch of white space in texts by one space.
func flat(texts []string) []string {
	for i := range texts {
		texts[i] = strings.Join(strings.Fields(texts[i]), " ")
	}
	return texts
}

// TestWrapped wraps texts whose lines are paragraphs. The sentences must stay the same.
func TestWrapped(t *testing.T) {
	// Three lines, none of which starts with a small letter, say little about their layout, so more text follows them.
	const more = "\nThe rest of the report, which the ministry had kept back for a month, was made public on Friday."
	for _, p := range readTruth(t) {
		if p.wrapped {
			continue
		}
		name, body := p.name, p.body+more
		want := flat(cut(body, Split(nil, body, nil)))
		for _, width := range []int{50, 64, 70, 80} {
			for layout, wrapped := range map[string]string{
				"LF":       wrap(body, width, "\n", "", "\n\n"),
				"CR LF":    wrap(body, width, "\r\n", "", "\r\n\r\n"),
				"indented": wrap(body, width, "\n", "    ", "\n"),
			} {
				if got := flat(cut(wrapped, Split(nil, wrapped, nil))); !slices.Equal(got, want) {
					t.Errorf("%s, %d columns, %s: %q", name, width, layout, misses(got, want))
				}
			}
		}
	}
}

// TestLayout checks what Split takes line ends for.
func TestLayout(t *testing.T) {
	tests := []struct {
		name, body string
		wrapped    bool
	}{
		{"empty", "", false},
		{"one line", "It rains in Rome.", false},
		{"a line a paragraph", "Rain in Rome\nIt rains in Rome, the mayor said.\nIt will rain on.", false},
		{"wrapped", "It rains in the streets of Rome, and the\nmayor said that it will rain on.", true},
		{"headlines", "Rain falls in Rome, in Milan and in Pisa\nSnow falls in Oslo and more is to come\nSun in Nice", false},
		{"wrapped, and a table", "It rains in the streets of Rome, and the\nmayor said that it will rain on.\n  Rome 1.2\n  Oslo 3.4", true},
		{"long lines", strings.Repeat("It rains. ", 30) + "and\nit rains", false},
	}
	for _, tt := range tests {
		if got := layoutOf(tt.body).full > 0; got != tt.wrapped {
			t.Errorf("%s: wrapped is %v", tt.name, got)
		}
	}
}

// check returns what is wrong with spans as the sentences of body outside zones.
func check(body string, spans, zones []news.Span) error {
	at := uint32(0)
	covered := make([]bool, len(body))
	for _, s := range spans {
		if s.Start < at || s.End <= s.Start || int(s.End) > len(body) {
			return fmt.Errorf("%v after %d of %d", s, at, len(body))
		}
		at = s.End
		text := s.Cut(body)
		first, _ := utf8.DecodeRuneInString(text)
		last, _ := utf8.DecodeLastRuneInString(text)
		if !utf8.ValidString(text) || isSpace(first) || isSpace(last) || !strings.ContainsFunc(text, isWord) {
			return fmt.Errorf("bad sentence %q", text)
		}
		for _, z := range zones {
			if s.Start < z.End && z.Start < s.End {
				return fmt.Errorf("%q reaches into the zone %q", text, z.Cut(body))
			}
		}
		for i := s.Start; i < s.End; i++ {
			covered[i] = true
		}
	}
	for _, z := range zones {
		for i := z.Start; i < z.End; i++ {
			covered[i] = true
		}
	}
	for i, r := range body {
		if isWord(r) && !covered[i] {
			return fmt.Errorf("byte %d, %q, is in no sentence", i, r)
		}
	}
	return nil
}

// zonesOf makes zones of body from random numbers.
func zonesOf(body string, seed uint64) (zones []news.Span) {
	random := rand.New(rand.NewPCG(seed, 0))
	for at := 0; at < len(body) && seed != 0; {
		at += random.IntN(40)
		end := at + random.IntN(20)
		for at < len(body) && !utf8.RuneStart(body[at]) {
			at++
		}
		for end < len(body) && !utf8.RuneStart(body[end]) {
			end++
		}
		if at < end && end <= len(body) {
			zones = append(zones, news.Span{Start: uint32(at), End: uint32(end)})
		}
		at = max(at, end)
	}
	return zones
}

func FuzzSplit(f *testing.F) {
	for _, p := range readTruth(f) {
		f.Add(p.body, uint64(0))
		f.Add(wrap(p.body, 60, "\r\n", "  ", "\n"), uint64(len(p.body)))
	}
	f.Add(". . … \". '' ¿ \u00a0.\n [...] \n\t.A", uint64(1))
	f.Fuzz(func(t *testing.T, body string, seed uint64) {
		body = strings.ToValidUTF8(body, "\ufffd")
		zones := zonesOf(body, seed)
		if err := check(body, Split(nil, body, zones), zones); err != nil {
			t.Errorf("%q, zones %v: %v", body, zones, err)
		}
	})
}

// TestLinear checks that endless marks do not take quadratic time.
func TestLinear(t *testing.T) {
	for _, unit := range []string{". ", "…-", "A.", "a.Bc", `."  `, "-\n", "a\n b\n", `"?" A b said `, "U.S. ", "1. ", ") ", "a... "} {
		body := strings.Repeat(unit, 1<<20/len(unit))
		if err := check(body, Split(nil, body, nil), nil); err != nil {
			t.Errorf("%q: %v", unit, err)
		}
	}
}

func ExampleSplit() {
	const body = "Gen. J.P. Ostrow left the U.S. on Dec. 6.\n“Will he be back?” Mr. Hale asked. No one knew."
	for _, s := range Split(nil, body, nil) {
		fmt.Println(s.Cut(body))
	}
	// Output:
	// Gen. J.P. Ostrow left the U.S. on Dec. 6.
	// “Will he be back?” Mr. Hale asked.
	// No one knew.
}

func BenchmarkSplit(b *testing.B) {
	var news, curly strings.Builder
	for _, p := range readTruth(b) {
		if strings.HasPrefix(p.name, "the ") || strings.HasPrefix(p.name, "a ") {
			curly.WriteString(p.body + "\n\n")
		}
	}
	plain := strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "—", "--", "–", "-", "…", "...", "»", "").Replace(curly.String())
	news.WriteString(plain)
	for name, body := range map[string]string{"ascii": news.String(), "curly": curly.String(), "wrapped": wrap(plain, 70, "\n", "", "\n\n")} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			spans := Split(nil, body, nil)
			for b.Loop() {
				spans = Split(spans[:0], body, nil)
			}
		})
	}
}
