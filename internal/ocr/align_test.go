package ocr_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/ocr"
)

// passages aligns two bodies.
func passages(a, b string, o align.Options) ([]align.Passage, ocr.Likeness) {
	n := normalize.New()
	var al ocr.Aligner
	found := al.Passages(sideOf(n, a), sideOf(n, b), o)
	return found, al.Likeness()
}

// TestPassagesByHand is worked by hand: 14 words against 13; three are misread, two run together, one is inserted and a
// full stop is lost.
func TestPassagesByHand(t *testing.T) {
	const (
		a = "Nothing. The minister told reporters in London on Monday that talks would go on next week."
		b = "The rninister to1d reportcrs in London onMonday that the talks would go on next week Elsewhere it rained"
	)
	found, like := passages(a, b, align.Options{MinWords: 12})
	if len(found) != 1 {
		t.Fatalf("%d passages", len(found))
	}
	p := found[0]
	if got := p.A.Cut(a); got != "The minister told reporters in London on Monday that talks would go on next week" {
		t.Errorf("side A is %q", got)
	}
	if got := p.B.Cut(b); got != "The rninister to1d reportcrs in London onMonday that the talks would go on next week" {
		t.Errorf("side B is %q", got)
	}
	if p.Kind != align.Edited || p.WordsA != 15 || p.WordsB != 15 || p.Equal != 10 || p.LongestRun != 6 {
		t.Errorf("got %v, %d and %d words, %d equal, %d in a row", p.Kind, p.WordsA, p.WordsB, p.Equal, p.LongestRun)
	}
	want := []struct {
		op   align.Op
		a, b string
	}{
		{align.Replace, "minister", "rninister"}, {align.Replace, "told", "to1d"}, {align.Replace, "reporters", "reportcrs"},
		{align.Replace, "on Monday", "onMonday"}, {align.Insert, "", "the"},
	}
	if len(p.Edits) != len(want) {
		t.Fatalf("edits %v", p.Edits)
	}
	for i, w := range want {
		if e := p.Edits[i]; e.Op != w.op || e.A.Cut(a) != w.a || e.B.Cut(b) != w.b {
			t.Errorf("edit %d is %v %q %q, want %v", i, e.Op, e.A.Cut(a), e.B.Cut(b), w)
		}
	}
	if !like.Noisy() || like.Words != 14 || like.Misread != 4 {
		t.Errorf("likeness %+v", like)
	}
	if like.A < .85 || like.A > .95 || like.B < .7 || like.B > .85 || like.Resemblance >= like.B {
		t.Errorf("likeness %+v", like)
	}
}

const (
	lead  = "Finance ministers of the seven largest industrial nations agreed on Saturday to hold interest rates where they are"
	other = "Heavy rain flooded the valley below the old dam, and three hundred people had to leave their homes before dawn"
)

func TestPassages(t *testing.T) {
	misread := func(s string) string { return newReader(4, 10).read(s) }
	tests := []struct {
		name string
		a, b string
		want []string // side A of the passages
	}{
		{"misread", lead, misread(lead), []string{lead}},
		{"moved", lead + ".\n\n" + other, misread(other) + ".\n\n" + misread(lead), []string{lead, other}},
		{"used twice", lead, misread(lead) + ".\n\n" + other + ".\n\n" + misread(lead), []string{lead, lead}},
		{"too short", "Finance ministers of the seven largest", "Financc rninisters of tbe sevcn 1argest", nil},
		{"too much between", lead + " " + other, misread(lead) + strings.Repeat(" quite another matter", 3) + " " + misread(other), []string{lead, other}},
		{"other figures", "Net loss 213,000 vs loss 49,000 Revs 636,000 vs 445,000 Year Shr loss 11 vs 38", "Net loss 352,111 vs loss 248,222 Revs 285,333 vs 681,444 Year Shr loss 92 vs 49", nil},
		{"unrelated", lead, other, nil},
		{"empty", "", lead, nil},
		{"both empty", "", "", nil},
		{"without letters", "... --", "!!!", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			found, _ := passages(test.a, test.b, align.Options{})
			var got []string
			for _, p := range found {
				got = append(got, p.A.Cut(test.a))
			}
			if strings.Join(got, "|") != strings.Join(test.want, "|") {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestSoundPairs checks that edited text is not noise.
func TestSoundPairs(t *testing.T) {
	_, like := passages(lead, strings.NewReplacer("agreed", "decided", "rates", "rate", "Saturday", "Sunday").Replace(lead), align.Options{})
	if like.Words == 0 || like.Noisy() {
		t.Errorf("likeness %+v", like)
	}
	if _, like := passages(lead, other, align.Options{}); like != (ocr.Likeness{}) {
		t.Errorf("nothing is alike, and yet %+v", like)
	}
}

// TestLongTexts checks that long texts, and texts of one letter or word, take linear time.
func TestLongTexts(t *testing.T) {
	long := func(s string, n int) string { return strings.Repeat(s, n/len(s)+1)[:n] }
	r := newReader(7, 0)
	var digits strings.Builder
	for digits.Len() < 100_000 {
		digits.WriteString(string("0123456789"[r.IntN(10)]) + "   "[:r.IntN(3)])
	}
	for _, test := range []struct{ name, a, b string }{
		{"one letter", long("a", 2<<20), long("a", 2<<20)},
		{"one word", long("word ", 2<<20), long("word ", 2<<20)},
		{"one sentence", long(lead+". ", 200_000), long(other+". "+lead+". ", 200_000)},
		{"figures", digits.String(), digits.String()[50_000:]},
	} {
		t.Run(test.name, func(t *testing.T) {
			n := normalize.New()
			a, b := sideOf(n, test.a), sideOf(n, test.b)
			var al ocr.Aligner
			checkPassages(t, a, b, al.Passages(a, b, align.Options{}), align.Options{MinWords: 12})
			if found := al.Passages(sideOf(n, lead), sideOf(n, lead), align.Options{}); len(found) != 1 {
				t.Errorf("%d passages in a pair after it", len(found))
			}
		})
	}
}

func FuzzPassages(f *testing.F) {
	f.Add(lead, uint64(1), uint8(10), uint8(3))
	f.Add("PARIS (AP) - "+lead+".\n\n"+other, uint64(2), uint8(5), uint8(12))
	f.Add("Žižek a прочее: "+lead+" 漢字 "+lead, uint64(3), uint8(20), uint8(5))
	n := normalize.New()
	f.Fuzz(func(t *testing.T, body string, seed uint64, percent, words uint8) {
		if !utf8.ValidString(body) || len(body) > 4000 {
			return
		}
		o := align.Options{MinWords: 1 + int(words)%20, MaxGap: 1 + int(words)%7}
		a, b := sideOf(n, body), sideOf(n, other+" "+newReader(seed, float64(percent%40)).read(body))
		var al ocr.Aligner
		checkPassages(t, a, b, al.Passages(a, b, o), o)
		if l := al.Likeness(); min(l.A, l.B, l.Resemblance) < 0 || max(l.A, l.B, l.Resemblance) > 1 || l.Misread > l.Words {
			t.Errorf("likeness %+v", l)
		}
	})
}

// checkPassages checks what must hold for the passages of every pair.
func checkPassages(t *testing.T, a, b *ocr.Side, found []align.Passage, o align.Options) {
	t.Helper()
	for i, p := range found {
		for _, side := range [2]struct {
			of    *ocr.Side
			span  news.Span
			words int
		}{{a, p.A, p.WordsA}, {b, p.B, p.WordsB}} {
			if cover, n := side.of.Words.Within(side.span); cover != side.span || n != side.words || n < o.MinWords {
				t.Fatalf("%d words at %v of %q, where %d are, at %v", side.words, side.span, side.of.Body, n, cover)
			}
		}
		if (p.Kind == align.Verbatim) != (len(p.Edits) == 0) || p.Equal > min(p.WordsA, p.WordsB) || p.LongestRun > p.Equal {
			t.Fatalf("passage %+v", p)
		}
		checkEdits(t, p)
		for _, q := range found[:i] {
			if p.A.Start < q.A.End && q.A.Start < p.A.End && p.B.Start < q.B.End && q.B.Start < p.B.End {
				t.Fatalf("%v and %v overlap in both articles", p, q)
			}
			if q.WordsB < p.WordsB {
				t.Fatalf("%v stands before %v", q, p)
			}
		}
	}
}

// checkEdits checks that the edits are in order, do not overlap, and lie inside their passage.
func checkEdits(t *testing.T, p align.Passage) {
	t.Helper()
	endA, endB := p.A.Start, p.B.Start
	for _, e := range p.Edits {
		if e.A.Start < endA || e.B.Start < endB || e.A.End < e.A.Start || e.B.End < e.B.Start || e.A.End > p.A.End || e.B.End > p.B.End {
			t.Fatalf("edit %v in %+v", e, p)
		}
		if (e.Op == align.Insert) != (e.A.Len() == 0) || (e.Op == align.Delete) != (e.B.Len() == 0) {
			t.Fatalf("edit %v", e)
		}
		endA, endB = e.A.End, e.B.End
	}
}
