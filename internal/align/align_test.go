package align_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/wire"
)

func ExampleAligner() {
	n := normalize.New()
	a := "Moscow insists on legally binding guarantees that the missile system won’t be aimed against it, he said."
	b := "The minister added: “Moscow insists on legally binding guarantees that the system won't be aimed against it.”"
	var sideA, sideB align.Side
	sideA.Fill(n.Text(a, nil, "en"), 5)
	sideB.Fill(n.Text(b, nil, "en"), 5)
	var al align.Aligner
	al.Load(&sideA, &sideB)
	for _, p := range al.Passages(align.Options{}) {
		fmt.Println(p.Kind, p.Equal, "words:", p.B.Cut(b))
		for _, e := range p.Edits {
			fmt.Printf("%v %q\n", e.Op, e.A.Cut(a))
		}
	}
	// Output:
	// edited 14 words: Moscow insists on legally binding guarantees that the system won't be aimed against it
	// delete "missile"
}

// found is a passage in words: the text of either side, and the edits as "a>b".
type found struct {
	kind  align.Kind
	a, b  string
	edits string
}

func describe(a, b string, passages []align.Passage) []found {
	var out []found
	for _, p := range passages {
		var edits []string
		for _, e := range p.Edits {
			edits = append(edits, e.A.Cut(a)+">"+e.B.Cut(b))
		}
		out = append(out, found{p.Kind, p.A.Cut(a), p.B.Cut(b), strings.Join(edits, "; ")})
	}
	return out
}

func TestByHand(t *testing.T) {
	n := number
	same := func(words string) found { return found{align.Verbatim, words, words, ""} }
	for _, c := range []struct {
		name string
		a, b string
		want []found
	}{
		{"no texts", "", "", nil},
		{"one text", n(0, 30), "", nil},
		{"shorter than a seed", n(0, 4), n(0, 4), nil},
		{"nothing in common", n(0, 30), n(100, 130), nil},
		{"eleven words", n(0, 11), n(0, 11), nil},
		{"twelve words", n(0, 12), n(0, 12), []found{same(n(0, 12))}},
		{"in the midst of others", n(0, 40), n(100, 120) + " " + n(10, 25) + " " + n(130, 140), []found{same(n(10, 25))}},
		{"a word replaced", n(0, 40), n(0, 20) + " else " + n(21, 40),
			[]found{{align.Edited, n(0, 40), n(0, 20) + " else " + n(21, 40), n(20, 21) + ">else"}}},
		{"a word dropped", n(0, 40), n(0, 20) + " " + n(21, 40),
			[]found{{align.Edited, n(0, 40), n(0, 20) + " " + n(21, 40), n(20, 21) + ">"}}},
		{"six words put in", n(0, 40), n(0, 20) + " " + n(60, 66) + " " + n(20, 40),
			[]found{{align.Edited, n(0, 40), n(0, 20) + " " + n(60, 66) + " " + n(20, 40), ">" + n(60, 66)}}},
		{"seven words put in", n(0, 41), n(0, 20) + " " + n(60, 67) + " " + n(20, 41), []found{same(n(20, 41)), same(n(0, 20))}},
		{"seven words dropped", n(0, 41), n(0, 14) + " " + n(21, 41), []found{same(n(21, 41)), same(n(0, 14))}},
		{"a block moved", n(0, 50), n(30, 50) + " " + n(0, 30), []found{same(n(0, 30)), same(n(30, 50))}},
		{"a sentence used twice", n(0, 20), n(0, 20) + " " + n(60, 80) + " " + n(0, 20), []found{same(n(0, 20)), same(n(0, 20))}},
		{"inflected words", strings.Replace(n(0, 20), n(9, 10), "minister", 1), strings.Replace(n(0, 20), n(9, 10), "ministers", 1),
			[]found{{align.Edited, strings.Replace(n(0, 20), n(9, 10), "minister", 1), strings.Replace(n(0, 20), n(9, 10), "ministers", 1), "minister>ministers"}}},
		{"three equal words beyond a gap at the end", n(0, 20) + " " + n(50, 51) + " " + n(21, 24), n(0, 20) + " " + n(70, 71) + " " + n(21, 24), []found{same(n(0, 20))}},
		{"four equal words beyond a gap at the end", n(0, 20) + " " + n(50, 51) + " " + n(21, 25), n(0, 20) + " " + n(70, 71) + " " + n(21, 25),
			[]found{{align.Edited, n(0, 20) + " " + n(50, 51) + " " + n(21, 25), n(0, 20) + " " + n(70, 71) + " " + n(21, 25), n(50, 51) + ">" + n(70, 71)}}},
		{"three equal words before a gap at the start", n(21, 24) + " " + n(50, 51) + " " + n(0, 20), n(21, 24) + " " + n(70, 71) + " " + n(0, 20), []found{same(n(0, 20))}},
		{"four equal words before a gap at the start", n(21, 25) + " " + n(50, 51) + " " + n(0, 20), n(21, 25) + " " + n(70, 71) + " " + n(0, 20),
			[]found{{align.Edited, n(21, 25) + " " + n(50, 51) + " " + n(0, 20), n(21, 25) + " " + n(70, 71) + " " + n(0, 20), n(50, 51) + ">" + n(70, 71)}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := describe(c.a, c.b, passages(c.a, c.b, align.Options{}))
			if fmt.Sprint(got) != fmt.Sprint(c.want) {
				t.Errorf("got  %v\nwant %v", got, c.want)
			}
		})
	}
}

// TestFigures counts by hand: 20 equal words, one replaced by two, 10 equal words, one dropped, 5 equal words.
func TestFigures(t *testing.T) {
	a := number(0, 37)
	b := number(0, 20) + " or else " + number(21, 31) + " " + number(32, 37)
	got := passages(a, b, align.Options{})
	if len(got) != 1 {
		t.Fatalf("%d passages", len(got))
	}
	p := got[0]
	if p.Equal != 35 || p.LongestRun != 20 || p.WordsA != 37 || p.WordsB != 37 || p.Identity() != 35.0/37 {
		t.Errorf("%+v", p)
	}
	if len(p.Edits) != 2 || p.Edits[0].Op != align.Replace || p.Edits[1].Op != align.Delete || p.Edits[1].B.Len() != 0 {
		t.Errorf("edits %v", p.Edits)
	}
}

func TestItself(t *testing.T) {
	n := number
	for _, c := range []struct {
		name string
		text string
		want []found
	}{
		{"no repetition", n(0, 100), nil},
		{"once more", n(0, 20) + " " + n(50, 60) + " " + n(0, 20), []found{{align.Verbatim, n(0, 20), n(0, 20), ""}}},
		{"at once", n(0, 20) + " " + n(0, 20), []found{{align.Verbatim, n(0, 20), n(0, 20), ""}}},
		{"edited", n(0, 30) + " " + n(50, 60) + " " + n(0, 15) + " " + n(16, 30),
			[]found{{align.Edited, n(0, 30), n(0, 15) + " " + n(16, 30), n(15, 16) + ">"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			side := newSide(textOf(c.text), k)
			got := describe(c.text, c.text, passagesOf(side, side, align.Options{}))
			if fmt.Sprint(got) != fmt.Sprint(c.want) {
				t.Errorf("got  %v\nwant %v", got, c.want)
			}
		})
	}
}

func TestLongestRun(t *testing.T) {
	a, b := number(0, 9)+" x "+number(10, 17), number(60, 70)+" "+number(0, 9)+" y "+number(10, 17)
	x, y, n := longestRun(newSide(textOf(a), k), newSide(textOf(b), k))
	if n != 9 || x.Cut(a) != number(0, 9) || y.Cut(b) != number(0, 9) {
		t.Errorf("%d terms, %q and %q", n, x.Cut(a), y.Cut(b))
	}
	if _, _, n := longestRun(newSide(textOf(number(0, 30)), k), newSide(textOf(number(0, 4)), k)); n != 0 {
		t.Errorf("%d terms without a seed in common", n)
	}
}

// TestZones has words of a zone inside a passage: they are an edit and count as words of the passage.
func TestZones(t *testing.T) {
	n := number
	head, zone, tail := n(0, 15), "file photo by an agency", n(15, 30)
	a, b := head+" "+zone+" "+tail, head+" "+tail
	at := uint32(len(head) + 1)
	zones := []wire.Zone{{Kind: wire.Caption, Span: news.Span{Start: at, End: at + uint32(len(zone))}}}
	textA, textB := normalize.New().Text(a, zones, "en"), textOf(b)
	for _, swapped := range []bool{false, true} {
		x, y, bodyX, bodyY := textA, textB, a, b
		want := found{align.Edited, a, b, zone + ">"}
		if swapped {
			x, y, bodyX, bodyY = textB, textA, b, a
			want = found{align.Edited, b, a, ">" + zone}
		}
		got := passagesOf(newSide(x, k), newSide(y, k), align.Options{})
		if len(got) != 1 || describe(bodyX, bodyY, got)[0] != want {
			t.Fatalf("got %v, want %v", describe(bodyX, bodyY, got), want)
		}
		if p := got[0]; p.Equal != 30 || max(p.WordsA, p.WordsB) != 35 || min(p.WordsA, p.WordsB) != 30 {
			t.Errorf("%d equal words of %d and %d", p.Equal, p.WordsA, p.WordsB)
		}
	}
}

// TestZoneTooLong has a zone with more words than a gap may have.
func TestZoneTooLong(t *testing.T) {
	head, zone, tail := number(0, 15), "a file photo by an agency of news", number(15, 30)
	a, b := head+" "+zone+" "+tail, head+" "+tail
	at := uint32(len(head) + 1)
	zones := []wire.Zone{{Kind: wire.Caption, Span: news.Span{Start: at, End: at + uint32(len(zone))}}}
	got := passagesOf(newSide(normalize.New().Text(a, zones, "en"), k), newSide(textOf(b), k), align.Options{})
	want := []found{{align.Verbatim, head, head, ""}, {align.Verbatim, tail, tail, ""}}
	if fmt.Sprint(describe(a, b, got)) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", describe(a, b, got), want)
	}
}

// TestRealCopy aligns the long block that two of the five articles share, with its three edits.
func TestRealCopy(t *testing.T) {
	read := func(name string) string {
		body, err := os.ReadFile("../../testdata/wire/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	a, b := read("001_24ab744bbf5cc465.txt"), read("002_a9800f5b94e46b94.txt")
	got := passages(a, b, align.Options{})
	if len(got) != 5 {
		t.Fatalf("%d passages", len(got))
	}
	block := got[0]
	if block.Kind != align.Edited || block.WordsB != 232 || block.LongestRun != 228 || len(block.Edits) != 1 || block.Edits[0].A.Cut(a) != "earlier" {
		t.Errorf("the longest passage is %+v", block)
	}
	check(t, a, b, textOf(a), textOf(b), got, align.Options{MinWords: 12, MaxGap: 6})
	again := 0
	for _, p := range got[1:] {
		if overlap(p.B, block.B) {
			again++
		}
	}
	if again != 1 {
		t.Errorf("%d passages are a second use of the block, want 1", again)
	}
}

// TestOneWord aligns texts of one repeated word, which must not take quadratic time.
func TestOneWord(t *testing.T) {
	if testing.Short() {
		t.Skip("two megabytes of text")
	}
	body := strings.Repeat("buy ", 500_000)
	one, two, other := newSide(textOf(body), k), newSide(textOf(body), k), newSide(textOf(number(0, 600)+" buy "+number(0, 26)), k)
	if got := passagesOf(one, two, align.Options{}); len(got) == 0 || got[0].WordsA != 500_000 {
		t.Errorf("two texts of one word: %d passages", len(got))
	}
	for _, p := range passagesOf(one, one, align.Options{}) {
		if p.A.End > p.B.Start {
			t.Errorf("%v overlaps %v", p.A, p.B)
		}
	}
	if got := passagesOf(one, other, align.Options{}); len(got) != 0 {
		t.Errorf("one word and many: %d passages", len(got))
	}
}

func FuzzPassages(f *testing.F) {
	f.Add(number(0, 30), number(0, 15)+" x "+number(16, 30))
	f.Add(strings.Repeat("a b ", 30), strings.Repeat("b a ", 20))
	f.Add("", "word")
	f.Add(strings.Repeat("the minister's aims — “each other’s” U.S. 1,000 ", 4), strings.Repeat("the ministers aim - each others US 1000 ", 5))
	f.Fuzz(func(t *testing.T, bodyA, bodyB string) {
		bodyA, bodyB = strings.ToValidUTF8(bodyA, "\uFFFD"), strings.ToValidUTF8(bodyB, "\uFFFD")
		if len(bodyA)+len(bodyB) > 1<<14 {
			t.Skip()
		}
		a, b := textOf(bodyA), textOf(bodyB)
		o := align.Options{MinWords: 7, MaxGap: 4}
		check(t, bodyA, bodyB, a, b, passagesOf(newSide(a, k), newSide(b, k), o), o)
		side := newSide(a, k)
		check(t, bodyA, bodyA, a, a, passagesOf(side, side, o), o)
	})
}

// TestSameWordsAreNoEdit has words that the one side has in a zone and the other in its text: nobody changed them.
func TestSameWordsAreNoEdit(t *testing.T) {
	head, zone, tail := number(0, 15), "FRANKFURT Reuters", number(15, 30)
	body := head + " " + zone + " " + tail
	at := uint32(len(head) + 1)
	zones := []wire.Zone{{Kind: wire.Dateline, Span: news.Span{Start: at, End: at + uint32(len(zone))}}}
	got := passagesOf(newSide(normalize.New().Text(body, zones, "en"), k), newSide(textOf(body), k), align.Options{})
	if len(got) != 1 || got[0].Kind != align.Verbatim || len(got[0].Edits) > 0 || got[0].Equal != 32 || got[0].LongestRun != 32 {
		t.Errorf("%+v, want one verbatim passage of 32 words", got)
	}
}
