package wiregen

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

// TestRevision follows edits made by hand. Offsets are bytes.
func TestRevision(t *testing.T) {
	const base = "One two.\n\nThree four five. Six."
	//            0         10   15   20    26
	text := []byte(base)
	first, second := stretch{0, 8}, stretch{10, 31}
	tests := []struct {
		name string
		edit func(*revision)
		text string
		want []span
	}{
		{"nothing", func(*revision) {}, "", nil},
		{"whole", func(r *revision) { r.keep(0, text, stretch{0, 31}) }, base,
			[]span{{0, stretch{0, 31}, stretch{0, 31}, false}}},
		{"two paragraphs are one span", func(r *revision) {
			r.keep(0, text, first)
			r.text, r.para = append(r.text, "\n\n"...), 1
			r.keep(0, text, second)
		}, base, []span{{0, stretch{0, 31}, stretch{0, 31}, false}}},
		{"other white space parts them", func(r *revision) {
			r.keep(0, text, first)
			r.text, r.para = append(r.text, "\n"...), 1
			r.keep(0, text, second)
		}, "One two.\nThree four five. Six.",
			[]span{{0, first, stretch{0, 8}, false}, {0, second, stretch{9, 30}, false}}},
		{"an edited paragraph stands alone", func(r *revision) {
			r.keep(0, text, first)
			r.text, r.para = append(r.text, "\n\n"...), 1
			r.keep(0, text, stretch{10, 16})
			r.replace(0, stretch{16, 20}, []byte("4"))
			r.keep(0, text, stretch{20, 31})
		}, "One two.\n\nThree 4 five. Six.",
			[]span{{0, first, first, false}, {0, second, stretch{10, 28}, true}}},
		{"own words part a span", func(r *revision) {
			r.keep(0, text, stretch{10, 26})
			r.text = append(r.text, "Own. "...)
			r.keep(0, text, stretch{27, 31})
		}, "Three four five.Own. Six.",
			[]span{{0, stretch{10, 26}, stretch{0, 16}, false}, {0, stretch{27, 31}, stretch{21, 25}, false}}},
		{"turned round", func(r *revision) {
			r.keep(0, text, second)
			r.text, r.para = append(r.text, "\n\n"...), 1
			r.keep(0, text, first)
		}, "Three four five. Six.\n\nOne two.",
			[]span{{0, second, stretch{0, 21}, false}, {0, first, stretch{23, 31}, false}}},
		{"white space is trimmed", func(r *revision) { r.keep(0, text, stretch{8, 27}) }, "\n\nThree four five. ",
			[]span{{0, stretch{10, 26}, stretch{2, 18}, false}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var r revision
			tt.edit(&r)
			if string(r.text) != tt.text {
				t.Errorf("text %q, want %q", r.text, tt.text)
			}
			if got := r.spans(nil, [2][]byte{text, nil}); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("spans %v, want %v", got, tt.want)
			}
		})
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string]string{
		"One. Two.":                          "One.|Two.",
		"Dr. no.":                            "Dr. no.",
		`He said, "Yes." "No," she said. So`: `He said, "Yes."|"No," she said.|So`,
		"“Well.” Then? now! End":             "“Well.”|Then? now!|End",
		"one":                                "one",
	} {
		var got []string
		for _, s := range sentences(nil, []byte(text), stretch{0, len(text)}) {
			got = append(got, text[s.from:s.to])
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	text := []byte("\n a b \r\n\r\n c\n \n")
	if got := paragraphs(nil, text, stretch{0, len(text)}); !reflect.DeepEqual(got, []stretch{{2, 5}, {11, 12}}) {
		t.Errorf("got %v", got)
	}
}

func TestCodePoints(t *testing.T) {
	for _, text := range []string{"plain", "“a” – b", ""} {
		c := newCodePoints([]byte(text))
		for _, offset := range []int{len(text), 0, len(text)} {
			if got, want := c.before(offset), len([]rune(text[:offset])); got != want {
				t.Errorf("%q: %d code points before byte %d, want %d", text, got, offset, want)
			}
		}
	}
}

// TestPermutation: every number occurs once, and find returns its index.
func TestPermutation(t *testing.T) {
	for n := 1; n < 300; n += 1 + n/10 {
		p := newPermutation(n, 7, streamOrder)
		seen := make([]bool, n)
		moved := 0
		for i := range n {
			x := p.at(i)
			if x < 0 || x >= n || seen[x] || p.find(x) != i {
				t.Fatalf("n = %d: %d at place %d, found at %d", n, x, i, p.find(x))
			}
			seen[x] = true
			if x != i {
				moved++
			}
		}
		if n > 20 && moved < n/2 {
			t.Errorf("n = %d: only %d are moved", n, moved)
		}
	}
}

// TestStories: of 64 consecutive copies 37 are alone, and the others belong to stories with two, three, five and eleven.
func TestStories(t *testing.T) {
	n := map[int]int{}
	for i := range 2 * copiesInRow {
		n[storyOf(i)]++
	}
	sizes := map[int]int{}
	for story := range 2 * storiesInRow {
		sizes[n[story]]++
	}
	if want := map[int]int{1: 2 * singles, 2: 8, 3: 2, 5: 2, 11: 2}; !reflect.DeepEqual(sizes, want) {
		t.Errorf("sizes %v, want %v", sizes, want)
	}
}

func TestDice(t *testing.T) {
	var d dice
	d.seed(1, streamWords, 0)
	var octaves [5]int
	for range 4000 {
		switch rank := d.zipf(2, 6); {
		case rank < 0 || rank >= 64:
			t.Fatalf("rank %d", rank)
		case rank < 4:
			octaves[0]++
		case rank < 8:
			octaves[1]++
		case rank < 16:
			octaves[2]++
		case rank < 32:
			octaves[3]++
		default:
			octaves[4]++
		}
		if n := d.between(-2, 2); n < -2 || n > 2 {
			t.Fatalf("%d", n)
		}
	}
	for i, n := range octaves {
		if n < 700 || n > 900 {
			t.Errorf("octave %d came %d times of 4,000, want 800 or so", i, n)
		}
	}
}

// TestDresses: package wire leaves out what an agency or a paper puts around a story.
func TestDresses(t *testing.T) {
	var d dice
	day := time.Date(2024, 2, 26, 0, 0, 0, 0, time.UTC)
	const story = "Ministers met on Monday.\n\nThey agreed on little, and said so.\n\nA second meeting follows.\n\nNobody knows when."
	for i := range dresses {
		dress := &dresses[i]
		if dress.agency != (i < agencies) {
			t.Errorf("%s stands among the wrong ones", dress.name)
		}
		for k := range 30 {
			d.seed(uint64(k), streamBases, 0)
			opening := string(dress.put(nil, &d, dress.opening, day))
			body := opening + story
			if dress.end != "" {
				body += "\n\n" + string(dress.put(nil, &d, dress.end, day))
			}
			rest := body
			for _, z := range wire.Parse(&news.Article{Body: body}).Zones {
				rest = strings.Replace(rest, z.Span.Cut(body), "", 1)
			}
			if strings.TrimSpace(rest) != story {
				t.Errorf("%s: of %q stays %q", dress.name, body, rest)
			}
		}
	}
}

func TestSpellings(t *testing.T) {
	for word, other := range otherSpelling {
		if word == other || word == "" || strings.ToLower(word) != word {
			t.Errorf("%q is %q", word, other)
		}
	}
	if otherSpelling["centre"] != "center" || otherSpelling["center"] != "centre" || otherSpelling["check"] != "" {
		t.Error("centre, center or check is wrong")
	}
}
