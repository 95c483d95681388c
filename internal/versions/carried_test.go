package versions

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/bitset"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

// textOf returns a text in which each word is a term.
func textOf(body string) *normalize.Text { return normalize.New().Text(body, nil, "en") }

// passagesOf aligns two texts; five words in a row are a passage.
func passagesOf(a, b *normalize.Text) []align.Passage {
	var x, y align.Side
	x.Fill(a, 5)
	y.Fill(b, 5)
	var al align.Aligner
	al.Load(&x, &y)
	return al.Passages(align.Options{MinWords: 5})
}

// setOf returns the set of some numbers below n.
func setOf(n int, numbers ...int) bitset.Set {
	s := bitset.New(n)
	for _, i := range numbers {
		s.Add(i)
	}
	return s
}

// span returns the numbers from from to below to.
func span(from, to int) (numbers []int) {
	for i := from; i < to; i++ {
		numbers = append(numbers, i)
	}
	return numbers
}

func TestCommon(t *testing.T) {
	tests := []struct {
		name     string
		a, b     string
		inA, inB [][2]int
	}{
		{"no texts", "", "", nil, nil},
		{"nothing in common", "one two three four five six", "oak elm ash fir yew box", nil, nil},
		{"the whole", "one two three four five six", "one two three four five six", [][2]int{{0, 6}}, [][2]int{{0, 6}}},
		{"in the midst of others", "oak one two three four five six", "one two three four five six elm ash", [][2]int{{1, 7}}, [][2]int{{0, 6}}},
		{"a word replaced by two", "one two three four five six seven eight nine ten eleven", "one two three four five oak elm seven eight nine ten eleven",
			[][2]int{{0, 5}, {6, 11}}, [][2]int{{0, 5}, {7, 12}}},
		{"a word put in", "one two three four five six seven eight nine ten", "one two three four five oak six seven eight nine ten",
			[][2]int{{0, 10}}, [][2]int{{0, 5}, {6, 11}}},
		{"used twice", "one two three four five six", "one two three four five six oak elm ash fir yew box pine one two three four five six",
			[][2]int{{0, 6}}, [][2]int{{0, 6}, {13, 19}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, b := textOf(tt.a), textOf(tt.b)
			inA, inB := Common(a, b, passagesOf(a, b))
			if !reflect.DeepEqual(inA.Ranges(), tt.inA) || !reflect.DeepEqual(inB.Ranges(), tt.inB) {
				t.Errorf("Common = %v, %v; want %v, %v", inA.Ranges(), inB.Ranges(), tt.inA, tt.inB)
			}
		})
	}
}

func TestTakenBack(t *testing.T) {
	tests := []struct {
		name          string
		stood, stands []int // of 200 terms
		want          [][2]int
	}{
		{"nothing is different", span(0, 200), span(0, 200), nil},
		{"a wrong figure", span(0, 200), append(span(0, 50), span(51, 200)...), [][2]int{{50, 51}}},
		{"the figure had gone before", append(span(0, 50), span(51, 200)...), append(span(0, 50), span(51, 200)...), nil},
		{"the figure comes back", append(span(0, 50), span(51, 200)...), span(0, 200), nil},
		{"the first and the last term", span(0, 200), span(1, 199), [][2]int{{0, 1}, {199, 200}}},
		{"sixty terms", span(0, 200), append(span(0, 20), span(80, 200)...), [][2]int{{20, 80}}},
		{"sixty-one were cut", span(0, 200), append(span(0, 20), span(81, 200)...), nil},
		{"the end was cut, a figure is wrong", span(0, 200), append(span(0, 5), span(7, 100)...), [][2]int{{5, 7}}},
		// An update had changed term 50: what is left is twice forty terms.
		{"an update parts what was cut", append(span(0, 50), span(51, 200)...), append(span(0, 10), span(91, 200)...), [][2]int{{10, 50}, {51, 91}}},
		{"another text altogether", span(0, 200), nil, nil},
		{"an empty version", nil, nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := TakenBack(setOf(200, tt.stood...), setOf(200, tt.stands...)).Ranges(); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("TakenBack = %v, want %v", got, tt.want)
			}
		})
	}
}

func TestCarried(t *testing.T) {
	const version = "Police said on Monday that nine people died when a bridge fell into the river near the old mill. The mayor resigned an hour later."
	tests := []struct {
		name    string
		article string
		back    []string // stretches of the version
		want    []string // what is cut out of either, the version first
	}{
		{"nothing was taken back", version, nil, nil},
		{"a figure", "Police said on Monday that nine people died when a bridge fell.", []string{"nine"}, []string{"nine/nine"}},
		{"the figure is not there", "Police said on Monday that eight people died when a bridge fell into the river.", []string{"nine"}, nil},
		{"all of it, in another spelling", strings.ToUpper(version), []string{version},
			[]string{strings.TrimSuffix(version, ".") + "/" + strings.ToUpper(strings.TrimSuffix(version, "."))}},
		{"two stretches", version, []string{"nine people", "near the old mill"}, []string{"nine people/nine people", "near the old mill/near the old mill"}},
		{"words put in", "Police said on Monday that nine people or more died when a bridge fell.", []string{"nine people died"},
			[]string{"nine people died/nine people or more died"}},
		{"a word replaced", "Police said on Monday that nine persons died when a bridge fell into the river.", []string{"nine people died"},
			[]string{"nine/nine", "died/died"}},
		{"in the order of the article", "The mayor resigned an hour later. On Tuesday they wrote something else about this sad affair. Police said on Monday that nine people died when a bridge fell.",
			[]string{"nine", "resigned"}, []string{"resigned/resigned", "nine/nine"}},
		{"used twice", "Police said on Monday that nine people died. On Tuesday they wrote something else about this sad affair. Police said on Monday that nine people died.",
			[]string{"nine"}, []string{"nine/nine", "nine/nine"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, a := textOf(version), textOf(tt.article)
			back := bitset.New(len(v.Terms))
			for _, s := range tt.back {
				at := strings.Index(version, s)
				if at < 0 {
					t.Fatalf("%q is not in the version", s)
				}
				back.AddRange(v.TermsIn(news.Span{Start: uint32(at), End: uint32(at + len(s))}))
			}
			var got, swapped []string
			ends := uint32(0)
			for _, s := range Carried(v, a, passagesOf(v, a), false, back) {
				got = append(got, s.A.Cut(version)+"/"+s.B.Cut(tt.article))
				if s.B.Start < ends {
					t.Errorf("%q begins before the end of the one before it", s.B.Cut(tt.article))
				}
				ends = s.B.End
			}
			for _, s := range Carried(a, v, passagesOf(a, v), true, back) {
				swapped = append(swapped, s.B.Cut(version)+"/"+s.A.Cut(tt.article))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
			if !slices.Equal(swapped, tt.want) {
				t.Errorf("with the article first\ngot  %q\nwant %q", swapped, tt.want)
			}
		})
	}
}

// TestCarriedOfPassages shows that a stretch ends with its passage, even where the next passage goes on in the version.
func TestCarriedOfPassages(t *testing.T) {
	const version, article = "one two three four five six seven eight nine ten", "six seven eight nine ten and one two three four five"
	v, a := textOf(version), textOf(article)
	var got []string
	for _, s := range Carried(v, a, passagesOf(v, a), false, setOf(10, span(0, 10)...)) {
		got = append(got, s.B.Cut(article))
	}
	if want := []string{"six seven eight nine ten", "one two three four five"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What an agency corrects, and what an outlet still carries of it.
func ExampleCarried() {
	first := "Nine people died on Monday when a bridge fell into the river, police said."
	second := "Eight people died on Monday when a bridge fell into the river, police said."
	outlet := "Town in shock: nine people died on Monday when a bridge fell into the river near the old mill."
	v, c, o := textOf(first), textOf(second), textOf(outlet)

	stood := bitset.New(len(v.Terms))
	stood.AddRange(0, len(v.Terms))
	stands, _ := Common(v, c, passagesOf(v, c))
	for _, s := range Carried(v, o, passagesOf(v, o), false, TakenBack(stood, stands)) {
		fmt.Printf("%q stands there as %q\n", s.A.Cut(first), s.B.Cut(outlet))
	}
	// Output: "Nine" stands there as "nine"
}
