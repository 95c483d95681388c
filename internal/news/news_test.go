package news

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestCodePointsByHand(t *testing.T) {
	const text = "a“b”𝄞c" // 1, 3, 1, 3, 4 and 1 bytes
	points := NewCodePoints(text)
	for _, tt := range []struct {
		offset uint32
		want   int
	}{{0, 0}, {1, 1}, {4, 2}, {5, 3}, {8, 4}, {12, 5}, {13, 6}} {
		if got := points.At(tt.offset); got != tt.want {
			t.Errorf("At(%d) = %d, want %d", tt.offset, got, tt.want)
		}
	}
}

// randomText returns n runes of one to four bytes each, wide percent of them beyond ASCII.
func randomText(r *rand.Rand, n, wide int) string {
	var b strings.Builder
	for range n {
		if r.IntN(100) >= wide {
			b.WriteByte(byte(r.IntN(utf8.RuneSelf)))
			continue
		}
		b.WriteRune([]rune{'é', 'Ж', '’', '漢', '\uFFFD', '𝄞', '😀', '\U0010FFFF'}[r.IntN(8)])
	}
	return b.String()
}

func TestCodePointsTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, wide := range []int{0, 1, 30, 100} {
		for _, n := range []int{0, 1, stride - 1, stride, stride + 1, 5 * stride} {
			text := randomText(r, n, wide)
			points, want := NewCodePoints(text), 0
			for offset := range text {
				if got := points.At(uint32(offset)); got != want {
					t.Fatalf("%d runes, %d%% wide: At(%d) = %d, want %d", n, wide, offset, got, want)
				}
				want++
			}
			if got := points.At(uint32(len(text))); got != n {
				t.Fatalf("%d runes, %d%% wide: At(end) = %d", n, wide, got)
			}
		}
	}
}

// The last mark is exactly at the end of a text, and wide runes lie across a mark.
func TestCodePointsAtMarks(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("é", stride/2),
		strings.Repeat("é", stride),
		"a" + strings.Repeat("😀", stride),
		strings.Repeat("a", stride-1) + "漢",
	} {
		if got, want := NewCodePoints(text).At(uint32(len(text))), utf8.RuneCountInString(text); got != want {
			t.Errorf("%d bytes: At(end) = %d, want %d", len(text), got, want)
		}
	}
}

func TestSpan(t *testing.T) {
	s := Span{2, 5}
	if got := s.Cut("abcdefg"); got != "cde" || s.Len() != len(got) {
		t.Errorf("Cut = %q, Len = %d", got, s.Len())
	}
}

func TestUnion(t *testing.T) {
	tests := []struct {
		name     string
		in, want []Span
	}{
		{"none", nil, nil},
		{"one", []Span{{3, 5}}, []Span{{3, 5}}},
		{"apart", []Span{{7, 9}, {3, 5}}, []Span{{3, 5}, {7, 9}}},
		{"touching", []Span{{3, 5}, {5, 9}}, []Span{{3, 9}}},
		{"one byte between", []Span{{3, 5}, {6, 9}}, []Span{{3, 5}, {6, 9}}},
		{"overlapping", []Span{{4, 9}, {3, 5}}, []Span{{3, 9}}},
		{"nested", []Span{{3, 9}, {4, 5}, {8, 10}}, []Span{{3, 10}}},
		{"the same twice", []Span{{3, 5}, {3, 5}}, []Span{{3, 5}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Union(tt.in); !slices.Equal(got, tt.want) {
				t.Errorf("Union = %v, want %v", got, tt.want)
			}
		})
	}
}

func TestUnionTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		var in []Span
		var covered [41]bool
		for range r.IntN(8) {
			start := r.IntN(40)
			end := start + 1 + r.IntN(40-start)
			in = append(in, Span{uint32(start), uint32(end)})
			for i := start; i < end; i++ {
				covered[i] = true
			}
		}
		var want []Span
		for i := range uint32(40) {
			switch {
			case !covered[i]:
			case i > 0 && covered[i-1]:
				want[len(want)-1].End = i + 1
			default:
				want = append(want, Span{i, i + 1})
			}
		}
		if got := Union(slices.Clone(in)); !slices.Equal(got, want) {
			t.Fatalf("Union(%v) = %v, want %v", in, got, want)
		}
	}
}

func TestRoleString(t *testing.T) {
	for role, want := range map[Role]string{RoleUnknown: "", RoleWire: "wire", RoleOutlet: "outlet"} {
		if got := role.String(); got != want {
			t.Errorf("Role(%d) = %q, want %q", role, got, want)
		}
	}
}

func TestPlaceString(t *testing.T) {
	tests := []struct {
		place Place
		want  string
	}{
		{Place{Path: "copy/a.txt"}, "copy/a.txt"},
		{Place{Path: "feed.jsonl", Line: 12}, "feed.jsonl:12"},
		{Place{Path: "-", Line: 1}, "-:1"},
	}
	for _, tt := range tests {
		if got := tt.place.String(); got != tt.want {
			t.Errorf("%#v = %q, want %q", tt.place, got, tt.want)
		}
	}
}

func TestBounds(t *testing.T) {
	day := time.Date(2011, 12, 8, 0, 0, 0, 0, time.UTC)
	moment := day.Add(16*time.Hour + 58*time.Minute)
	tests := []struct {
		name        string
		article     Article
		first, last time.Time
	}{
		{"unknown", Article{}, time.Time{}, time.Time{}},
		{"a moment", Article{Published: moment}, moment, moment},
		{"a day", Article{Published: day, DateOnly: true}, day, time.Date(2011, 12, 8, 23, 59, 59, 0, time.UTC)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			first, last := tt.article.Dated().Bounds()
			if !first.Equal(tt.first) || !last.Equal(tt.last) {
				t.Errorf("Bounds = %v, %v", first, last)
			}
		})
	}
}

func TestBefore(t *testing.T) {
	noon := time.Date(2011, 12, 8, 12, 0, 0, 0, time.UTC)
	later := noon.Add(time.Second)
	tests := []struct {
		name string
		a, b Article
		want bool
	}{
		{"earlier, larger ID", Article{ID: "z", Published: noon}, Article{ID: "a", Published: later}, true},
		{"later, smaller ID", Article{ID: "a", Published: later}, Article{ID: "z", Published: noon}, false},
		{"same time", Article{ID: "a", Published: noon}, Article{ID: "b", Published: noon}, true},
		{"same moment elsewhere", Article{ID: "b", Published: noon.In(time.FixedZone("", 3600))}, Article{ID: "a", Published: noon}, false},
		{"first unknown", Article{ID: "a"}, Article{ID: "b", Published: noon}, true},
		{"second unknown", Article{ID: "b", Published: noon}, Article{ID: "a"}, false},
		{"both unknown", Article{ID: "a"}, Article{ID: "b"}, true},
		{"IDs by bytes", Article{ID: "Z"}, Article{ID: "a"}, true},
		{"itself", Article{ID: "a", Published: noon}, Article{ID: "a", Published: noon}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.a.Before(&tt.b); got != tt.want {
				t.Errorf("a before b: %v, want %v", got, tt.want)
			}
			if tt.a.ID != tt.b.ID && tt.b.Before(&tt.a) == tt.want {
				t.Errorf("b before a: %v too", tt.want)
			}
		})
	}
}

// A span counts bytes; reports count code points.
func ExampleCodePoints() {
	body := "“Nyet,” said Lavrov."
	name := Span{Start: 17, End: 23}
	points := NewCodePoints(body)
	fmt.Println(name.Cut(body), points.At(name.Start), points.At(name.End))
	// Output: Lavrov 13 19
}
