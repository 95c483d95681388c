package cluster

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// edgesOf returns the edges between articles in which each letter is a paragraph of 20 words.
func edgesOf(articles []string) []Edge {
	var edges []Edge
	for b, y := range articles {
		for a, x := range articles[:b] {
			if e := edgeOf(a, b, x, y); e.Tells() {
				edges = append(edges, e)
			}
		}
	}
	return edges
}

func edgeOf(a, b int, x, y string) Edge {
	common := float32(0)
	x, y = distinct(x), distinct(y)
	for _, p := range x {
		if strings.ContainsRune(y, p) {
			common++
		}
	}
	return Edge{A: int32(a), B: int32(b), OfA: common / float32(len([]rune(x))), OfB: common / float32(len([]rune(y))), Words: 20 * int32(common)}
}

func distinct(s string) string {
	letters := []rune(s)
	slices.Sort(letters)
	return string(slices.Compact(letters))
}

// TestRule goes through the rule case by case. Each letter is a paragraph; small letters are of a story that others have
// too.
func TestRule(t *testing.T) {
	for _, c := range []struct {
		name     string
		articles []string
		want     [][]int
		cuts     []Cut // of all clusters together
	}{
		{"updates, each grown by 40 %", []string{"abcde", "abcdefg", "abcdefghij", "abcdefghijklmn"}, [][]int{{0, 1, 2, 3}}, nil},
		{"updates that each keep 65 %", []string{"abcdefghij", "defghijklm", "ghijklmnop", "jklmnopqrs"}, [][]int{{0, 1, 2, 3}}, nil},
		{"updates, each twice as long", []string{"ab", "abcd", "abcdefgh", "abcdefghijklmnop"}, [][]int{{0, 1, 2, 3}}, nil},
		{"cuts from the end", []string{"abcdefghij", "a", "ab", "abcd", "abcdefg"}, [][]int{{0, 1, 2, 3, 4}}, nil},
		{"a brief inside a long story", []string{"abcdefghijklmnopqrst", "a"}, [][]int{{0, 1}}, nil},
		{"a brief inside a long story that many ran", []string{"abcdefghijklmno", "abcdefghijklmno", "abcdefghijklm", "abcdefghijkl", "c"}, [][]int{{0, 1, 2, 3, 4}}, nil},
		{"two stories with a common paragraph of background", []string{"abcdeZ", "abcdZ", "klmnoZ", "klmnZ"}, [][]int{{0, 1}, {2, 3}}, nil},
		{"a digest holds the whole of two stories, more of the second", []string{"abc", "klmn", "abcklmn"}, [][]int{{1, 2}}, []Cut{{2, 0, OneText}}},
		{"a digest holds most of two stories that others have", []string{"abcde", "abcd", "klm", "klm", "abcdklm"}, [][]int{{0, 1, 4}, {2, 3}}, []Cut{{4, 2, OneText}, {2, 4, OneText}}},
		{"a merge: most of one story and the end of another", []string{"abcdefgh", "abcdefg", "klmnop", "klmno", "abcdefop"}, [][]int{{0, 1, 4}, {2, 3}}, nil},
		{"a digest that several ran", []string{"abcd", "abcd", "abc", "klm", "klm", "kl", "abcklm", "abcklmX"}, [][]int{{0, 1, 2, 6, 7}, {3, 4, 5}}, []Cut{{6, 3, Unrelated}, {3, 6, Unrelated}}},
		{"two copies of a digest of three stories", []string{"abcde", "klmn", "uvw", "abcdeklmnuvw", "abcdeklmnuvwX"}, [][]int{{0, 3, 4}}, []Cut{{3, 1, Unrelated}, {3, 2, Unrelated}}},
		{"a digest of many", []string{"ab", "cde", "fg", "hi", "jk", "abcdefghijk"}, [][]int{{1, 5}}, []Cut{{5, 0, OneText}, {5, 2, OneText}, {5, 3, OneText}, {5, 4, OneText}}},
		{"an excerpt in an article of its own holds a brief", []string{"abcdefgh", "abcdefg", "ab", "abVWXYZ"}, [][]int{{0, 1, 2}}, []Cut{{2, 3, OneText}}},
		{"an excerpt of a quoted paragraph", []string{"abcdefgh", "abcdefg", "cVWXYZ"}, [][]int{{0, 1}}, nil},
		{"an excerpt in articles of two clusters", []string{"abcdefgh", "abcdefg", "abVWXYZ", "abVWXYZU", "ab"}, [][]int{{0, 1, 4}, {2, 3}}, []Cut{{4, 2, OneText}, {2, 4, OneText}}},
		{"an excerpt in two articles", []string{"abcdefgh", "abVWXYZ", "ab"}, [][]int{{1, 2}}, []Cut{{2, 0, OneText}}},
		{"a template with other figures", []string{"abcdeF", "abcdeG", "abcdeH"}, [][]int{{0, 1, 2}}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got [][]int
			var cuts []Cut
			for _, x := range Of(len(c.articles), edgesOf(c.articles)) {
				got = append(got, x.Members)
				cuts = append(cuts, x.Cuts...)
			}
			if !reflect.DeepEqual(got, c.want) || !reflect.DeepEqual(cuts, c.cuts) {
				t.Errorf("got %v, cut %v; want %v, cut %v", got, cuts, c.want, c.cuts)
			}
		})
	}
}

// TestPopularStory has 200 outlets, each with 9 of 15 paragraphs of one story.
func TestPopularStory(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	var articles []string
	for range 200 {
		var text strings.Builder
		for _, p := range rng.Perm(15)[:9] {
			text.WriteString(string(rune('a' + p)))
		}
		articles = append(articles, text.String())
	}
	if got := Of(len(articles), edgesOf(articles)); len(got) != 1 || len(got[0].Members) != 200 {
		t.Errorf("%d clusters, want one of all", len(got))
	}
}

// TestLargeGroup has a group of which only the pairs with a representative are given, as for texts that very many
// articles have.
func TestLargeGroup(t *testing.T) {
	for _, c := range []struct {
		name string
		of   float32
	}{{"copies", 1}, {"near-duplicates", 0.9}} {
		t.Run(c.name, func(t *testing.T) {
			var edges []Edge
			for i := int32(1); i < 1000; i++ {
				edges = append(edges, Edge{A: 0, B: i, OfA: c.of, OfB: c.of, Words: 300})
			}
			for i := int32(1000); i < 1010; i++ { // parts of the story, each paired with two of the group
				edges = append(edges, Edge{A: 0, B: i, OfA: 0.2, OfB: 1, Words: 60}, Edge{A: i - 500, B: i, OfA: 0.2, OfB: 1, Words: 60})
				if i > 1000 {
					edges = append(edges, Edge{A: 1000, B: i, OfA: 0.7, OfB: 0.7, Words: 42})
				}
			}
			got := Of(1010, edges)
			if len(got) != 1 || len(got[0].Members) != 1010 {
				t.Errorf("%d clusters, want one of all", len(got))
			}
		})
	}
}

// TestOthersChangeNothing adds articles that share nothing with the others.
func TestOthersChangeNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 200 {
		articles := randomArticles(rng)
		var more []string
		place := make([]int, len(articles)) // of each article in the longer list
		for i, a := range articles {
			for range rng.IntN(3) {
				more = append(more, string(rune(0x400+len(more))))
			}
			place[i] = len(more)
			more = append(more, a)
		}
		want := Of(len(articles), edgesOf(articles))
		for i := range want {
			for k := range want[i].Members {
				want[i].Members[k] = place[want[i].Members[k]]
			}
			for k, b := range want[i].Bridges {
				want[i].Bridges[k] = [2]int{place[b[0]], place[b[1]]}
			}
			for k, x := range want[i].Cuts {
				want[i].Cuts[k] = Cut{place[x.From], place[x.To], x.Reason}
			}
		}
		if got := Of(len(more), edgesOf(more)); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q: got %+v, want %+v", articles, got, want)
		}
	}
}

// TestMutual checks what the rule relies on: two mates of an article share text of it, and are never cut from it.
func TestMutual(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	for range 500 {
		articles := randomArticles(rng)
		of := make(map[int]int)
		for i, c := range Of(len(articles), edgesOf(articles)) {
			for _, m := range c.Members {
				of[m] = i + 1
			}
		}
		mates := make(map[int32][]int32)
		for _, e := range edgesOf(articles) {
			if !e.mutual() {
				continue
			}
			if of[int(e.A)] != of[int(e.B)] || of[int(e.A)] == 0 {
				t.Fatalf("%q: %d and %d are not together", articles, e.A, e.B)
			}
			mates[e.A], mates[e.B] = append(mates[e.A], e.B), append(mates[e.B], e.A)
		}
		for v, m := range mates {
			for _, w := range m {
				if e := edgeOf(0, 0, articles[m[0]], articles[w]); e.Words == 0 {
					t.Fatalf("%q: %d and %d share nothing, and are both mates of %d", articles, m[0], w, v)
				}
			}
		}
	}
}

func BenchmarkOf(b *testing.B) {
	rng := rand.New(rand.NewPCG(11, 12))
	const n = 100_000
	var edges []Edge
	for v := range int32(n) {
		for range 5 { // each with others out of some 50 nearby
			w := v/50*50 + rng.Int32N(50)
			of := float32(0.4) + 0.6*rng.Float32()
			if v != w && w < n {
				edges = append(edges, Edge{A: min(v, w), B: max(v, w), OfA: of, OfB: rng.Float32(), Words: rng.Int32N(500)})
			}
		}
	}
	b.SetBytes(int64(len(edges)))
	b.ReportAllocs()
	for b.Loop() {
		Of(n, edges)
	}
}
