package normalize

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"github.com/copytaster/copytaster/internal/news"
)

// slowSplit looks at every character of every token, and cuts each run of letters without spaces.
func slowSplit(body string) (spans []news.Span) {
	at := uint32(0)
	var run []news.Span
	var script unspaced
	end := func() {
		spans = append(spans, slowSegments(body, script, run)...)
		run = nil
	}
	for tokens := words.FromString(seen(body, blanksSpace(body))); tokens.Next(); {
		s := news.Span{Start: at, End: at + uint32(len(tokens.Value()))}
		at = s.End
		if !strings.ContainsFunc(tokens.Value(), func(r rune) bool { return (unicode.IsLetter(r) || unicode.IsNumber(r)) && !isBlank(r) }) {
			continue
		}
		first, _ := utf8.DecodeRuneInString(s.Cut(body))
		kind := scriptOf(first)
		gap := ""
		if len(run) > 0 {
			gap = body[run[len(run)-1].End:s.Start]
		}
		if kind != script || gap != "" && (kind != hanOrKana || gap != "\n" && gap != "\r\n") {
			end()
			script = kind
		}
		if script == spacedScript {
			spans = append(spans, s)
		} else {
			run = append(run, s)
		}
	}
	end()
	return spans
}

func TestSplitByHand(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"sentence", "He said: “No.”", []string{"He", "said", "No"}},
		{"marks between letters", "a.b c'd e:f g,h i;j k’l m‘n", []string{"a.b", "c'd", "e:f", "g", "h", "i", "j", "k’l", "m‘n"}},
		{"marks between digits", "1.2 3'4 5:6 7,8 9;0 1’2", []string{"1.2", "3'4", "5", "6", "7,8", "9;0", "1’2"}},
		{"marks between a letter and a digit", "a.1 2'b", []string{"a", "1", "2", "b"}},
		{"two marks", "a..b c.'d", []string{"a", "b", "c", "d"}},
		{"marks at the ends", "'a' .b. ,1,", []string{"a", "b", "1"}},
		{"low line", "_ __ a_b _1 c_ d_.e", []string{"a_b", "_1", "c_", "d_", "e"}},
		{"letters and digits", "F16 4x4", []string{"F16", "4x4"}},
		{"always apart", "a-b c/d e\"f g(h) i—j k…l m\x00n", strings.Fields("a b c d e f g h i j k l m n")},
		{"more than eight bytes", "abcdefgh abcdefghi abcdefghijklmnop.q", []string{"abcdefgh", "abcdefghi", "abcdefghijklmnop.q"}},
		{"Latin and Cyrillic", "café’s Łódź, объём×2", []string{"café’s", "Łódź", "объём", "2"}},
		{"a combining mark", "a\u0301b a.\u0301b x \u0301y", []string{"a\u0301b", "a.\u0301b", "x", "y"}},
		{"a joiner holds on to spaces", "a  \u200dℹb", []string{"a", "  \u200dℹb"}},
		{"a wide space joins spaces", "é\u2003 \u200dℹ", []string{"é", "\u2003 \u200dℹ"}},
		{"Hebrew quotation mark", "ש\"ש ש' x", []string{"ש\"ש", "ש'", "x"}},
		{"no spaces", "漢字。カタカナ", []string{"漢字", "カタカナ"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := cuts(tt.body, split(nil, tt.body)); !slices.Equal(got, tt.want) {
				t.Errorf("words %q, want %q", got, tt.want)
			}
			checkSplit(t, tt.body)
		})
	}
}

func checkSplit(t *testing.T, body string) {
	t.Helper()
	if got, want := split(nil, body), slowSplit(body); !slices.Equal(got, want) {
		t.Fatalf("%q: words %q, want %q", body, cuts(body, got), cuts(body, want))
	}
}

// TestSplitCharacters puts every character of the alphabets, the symbols and Katakana, and some others, where it may
// matter.
func TestSplitCharacters(t *testing.T) {
	characters := []rune{0xFB01, 0xFEFF, 0xFF07, 0xFF0E, 0xFF3F, 0x1F1E6, 0x1F600, 0x1D400, 0xE0061}
	for r := range rune(0x3100) {
		characters = append(characters, r)
	}
	for _, r := range characters {
		for _, format := range []string{"a%cb", "1%c2", "a.%cb", "a%c.b", "1,%c2", "a’%cb", "a %c b", "_%c_", "a  %c\u200dℹ", "“%c”", "ש%cש", "%c\u0308.a"} {
			checkSplit(t, fmt.Sprintf(format, r))
		}
	}
}

func TestSplitTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 20000 {
		checkSplit(t, randomBody(r, r.IntN(20)))
	}
	for _, body := range paragraphs {
		checkSplit(t, body)
	}
}

func FuzzSplit(f *testing.F) {
	for _, body := range wireBodies(f) {
		f.Add(body[:min(len(body), 500)])
	}
	f.Add(story)
	f.Add("é\u2003  \u200dℹ ש\"ש's a’\u00ad.b 1\u2024,2 _\u0301_ \r\n\u0301x\u2028\u0308 😀\u200d😀 🇩🇪🇫🇷 アa_ア")
	f.Fuzz(func(t *testing.T, body string) {
		checkSplit(t, strings.ToValidUTF8(body, "\uFFFD"))
		for _, s := range split(nil, body) { // invalid UTF-8 may give anything inside the body
			_ = s.Cut(body)
		}
	})
}

func TestEightBytesAtOnce(t *testing.T) {
	const some = "aZ0 _\x7f\xc3@"
	for c := range 256 {
		for at := range 8 {
			b := []byte(some)
			b[at] = byte(c)
			prefix, upper, lower := 8, 0, 0
			for i, c := range slices.Backward(b) {
				switch {
				case 'A' <= c && c <= 'Z':
					upper++
				case 'a' <= c && c <= 'z':
					lower++
				case '0' <= c && c <= '9':
				default:
					prefix = i
				}
			}
			x := load(string(b))
			if alphanumerics(x) != prefix || capitals(x) != upper || smalls(x) != lower {
				t.Errorf("%q: %d, %d, %d, want %d, %d, %d", b, alphanumerics(x), capitals(x), smalls(x), prefix, upper, lower)
			}
		}
	}
	if got := load("ab"); got != 'a'|'b'<<8 {
		t.Errorf("load = %x", got)
	}
}

func TestWords(t *testing.T) {
	const body = "before 1,000 -- the re-\n  building of the U.S. and"
	got := Words([]news.Span{{Start: 0, End: 6}}, body)
	want := []string{"before", "before", "1,000", "the", "re-\n  building", "of", "the", "U.S", "and"}
	if !slices.Equal(cuts(body, got), want) {
		t.Errorf("Words cover %q, want %q", cuts(body, got), want)
	}
}
