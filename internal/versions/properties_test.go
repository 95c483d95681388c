package versions

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/bitset"
	"github.com/copytaster/copytaster/internal/news"
)

// edited returns words with some stretches of them dropped, replaced, put in or moved.
func edited(r *rand.Rand, words []string) []string {
	out := slices.Clone(words)
	for range r.IntN(5) {
		if len(out) < 20 {
			break
		}
		at := r.IntN(len(out) - 10)
		n := r.IntN(10)
		switch r.IntN(4) {
		case 0:
			out = slices.Delete(out, at, at+n)
		case 1:
			for i := at; i < at+n; i++ {
				out[i] = nonce(r)
			}
		case 2:
			out = slices.Insert(out, at, nonce(r), nonce(r))
		case 3:
			out = append(slices.Clone(out[at:]), out[:at]...)
		}
	}
	return out
}

// nonce returns a word that is hardly made twice.
func nonce(r *rand.Rand) string {
	w := make([]byte, 7)
	for i := range w {
		w[i] = "bcdfgklmprtvz"[r.IntN(13)]
	}
	return string(w) + "o"
}

// What is carried lies apart in the order of the article, is as long in the version as the terms that it is made of, and
// holds every term that was taken back and stands in the article; and it is the same with the sides exchanged.
func TestCarriedProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		var words []string
		for range 30 + r.IntN(100) {
			words = append(words, nonce(r))
		}
		version, article := textOf(strings.Join(words, " ")), textOf(strings.Join(edited(r, words), " "))
		correction := textOf(strings.Join(edited(r, words), " "))
		all := bitset.New(len(version.Terms))
		all.AddRange(0, len(version.Terms))
		stands, _ := Common(version, correction, passagesOf(version, correction))
		back := TakenBack(all, stands)
		if back.Without(all.Without(stands)).Count() > 0 {
			t.Fatal("what stands in the correction was taken back")
		}

		passages := passagesOf(version, article)
		common, _ := Common(version, article, passages)
		found := Carried(version, article, passages, false, back)
		held := bitset.New(len(version.Terms))
		end := uint32(0)
		for _, s := range found {
			from, to := version.TermsIn(s.A)
			first, last := article.TermsIn(s.B)
			if from == to || first == last || version.Terms[from] != article.Terms[first] || version.Terms[to-1] != article.Terms[last-1] {
				t.Fatalf("%v does not begin and end with equal terms", s)
			}
			if s.B.Start < end {
				t.Fatalf("%v begins before the end of the one before it", s)
			}
			end = s.B.End
			for i := from; i < to; i++ {
				if !back.Has(i) || !common.Has(i) {
					t.Fatalf("%v holds term %d, which was not taken back or is not in the article", s, i)
				}
			}
			held.AddRange(from, to)
		}
		if missing := back.Without(back.Without(common)).Without(held); missing.Count() > 0 {
			t.Fatalf("the article carries %v, too", missing.Ranges())
		}

		swapped := Carried(article, version, passagesOf(article, version), true, back)
		mirrored := make([]Stretch, 0, len(swapped))
		for _, s := range swapped {
			mirrored = append(mirrored, Stretch{A: s.B, B: s.A})
		}
		if !slices.Equal(mirrored, found) {
			t.Fatalf("with the article first %v, want %v", mirrored, found)
		}
		if again := Carried(version, article, passages, false, bitset.New(len(version.Terms))); again != nil {
			t.Fatalf("nothing was taken back, yet %v is carried", again)
		}
	}
}

// The version that was taken shares the most and of equal ones has the fewest terms; the words are those of the union, and the
// order of the shares does not count.
func TestTookProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 2000 {
		n := 1 + r.IntN(5)
		var shares []Share
		sizes := make([]Size, n)
		union := map[int]bool{}
		shared := make([]int, n)
		for place := range n {
			sizes[place] = Size{Terms: 20 + r.IntN(4), Own: r.IntN(3)}
			if r.IntN(4) == 0 {
				continue
			}
			s := Share{place, bitset.New(30)}
			from := r.IntN(5)
			for i := from; i < from+r.IntN(5); i++ {
				s.Terms.Add(i)
				union[i] = true
			}
			shared[place] = s.Terms.Count()
			shares = append(shares, s)
		}
		version, words := Took(shares, sizes)
		if words != len(union) {
			t.Fatalf("%d words, want %d", words, len(union))
		}
		if version < 0 {
			if len(union) > 0 {
				t.Fatalf("none of %v was taken", shared)
			}
			continue
		}
		for place := range n {
			if shared[place] > shared[version] || shared[place] == shared[version] && sizes[place].Terms < sizes[version].Terms {
				t.Fatalf("took %d, not %d: %v shared of %v", version, place, shared, sizes)
			}
		}
		r.Shuffle(len(shares), func(i, k int) { shares[i], shares[k] = shares[k], shares[i] })
		if again, w := Took(shares, sizes); again != version || w != words {
			t.Fatalf("in another order %d, %d words; want %d, %d", again, w, version, words)
		}
	}
}

// FuzzCarried wants stretches that can be cut out of any two texts.
func FuzzCarried(f *testing.F) {
	f.Add("Nine people died when a bridge fell into the river, police said.", "Police: nine people died when a bridge fell into the river", uint64(1))
	f.Add("a b c d e f g h a b c d e f g h", "a b c d e f g h", uint64(0xFF0F))
	f.Fuzz(func(t *testing.T, version, article string, back uint64) {
		v, a := textOf(version), textOf(article)
		for i, s := range Carried(v, a, passagesOf(v, a), false, bitset.Set{back}) {
			for _, cut := range []struct {
				news.Span
				body string
			}{{s.A, version}, {s.B, article}} {
				if cut.Start >= cut.End || int(cut.End) > len(cut.body) {
					t.Fatalf("stretch %d is %v of %d bytes", i, cut.Span, len(cut.body))
				}
			}
		}
	})
}
