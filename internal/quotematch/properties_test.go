package quotematch

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/shingle"
)

// writer makes quotations and edits them, the same ones for the same seed.
type writer struct {
	*rand.Rand
	vocabulary []string
}

func newWriter(seed uint64, words int) *writer {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, 1))}
	for range words {
		var word strings.Builder
		for range 1 + w.IntN(3) {
			word.WriteString(string("bdfglmnprstvz"[w.IntN(13)]) + string("aeiou"[w.IntN(5)]))
		}
		w.vocabulary = append(w.vocabulary, word.String()+"k")
	}
	return w
}

func (w *writer) word() string { return w.vocabulary[w.IntN(len(w.vocabulary))] }

// words returns n random words, now and then with a full stop, an ellipsis or brackets.
func (w *writer) words(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = w.word()
		switch w.IntN(30) {
		case 0, 1:
			out[i] += "."
		case 2:
			out[i] += " ..."
		case 3:
			out[i] = "[" + out[i] + "]"
		}
	}
	return out
}

// edit returns words with n random changes.
func (w *writer) edit(words []string, n int) []string {
	out := slices.Clone(words)
	for range n {
		from := w.IntN(len(out) + 1)
		to := min(from+w.IntN(4), len(out))
		switch w.IntN(4) {
		case 0:
			out = slices.Delete(out, from, to)
		case 1:
			out = slices.Insert(out, from, w.words(w.IntN(3))...)
		case 2:
			out = slices.Insert(out, from, slices.Clone(out[from:to])...)
		case 3:
			for i := from; i < to; i++ {
				out[i] = w.word()
			}
		}
	}
	return out
}

// quote returns words as quotations in a body, divided at random.
func (w *writer) quote(words []string) string {
	var b strings.Builder
	for len(words) > 0 {
		n := min(1+w.IntN(30), len(words))
		b.WriteString([]string{"", "", "Lavrov: ", "Toner: "}[w.IntN(4)] + "“")
		for i, word := range words[:n] {
			if i > 0 && w.IntN(20) == 0 {
				b.WriteString("| said he |")
			}
			b.WriteString(word + []string{" ", " ", " ", ", ", "\n"}[w.IntN(5)])
		}
		b.WriteString("” ")
		words = words[n:]
	}
	return b.String()
}

func TestProperties(t *testing.T) {
	for seed := range uint64(600) {
		w := newWriter(seed, 5+int(seed%7)*20)
		words := w.words(5 + w.IntN(60))
		a := sideOf(w.quote(words))
		b := sideOf(w.quote(w.edit(words, w.IntN(5))))
		checkMatches(t, a, b)
		checkCandidates(t, a, b)
		if t.Failed() {
			t.Fatalf("seed %d:\n%s\n%s", seed, a.line.Text, b.line.Text)
		}
	}
}

// spokenWords returns the words of a line that are not in brackets.
func spokenWords(l *Line) []uint64 {
	var words []uint64
	for i, w := range l.Words {
		if l.marks[i]&inserted == 0 {
			words = append(words, w)
		}
	}
	return words
}

// TestExact checks that quotations are exact if and only if they have the same words, but for an editor's in brackets.
func TestExact(t *testing.T) {
	n := 0
	for seed := range uint64(500) {
		w := newWriter(seed, 12)
		words := strings.Join(w.words(8+w.IntN(5)), " ")
		other := strings.Join(w.edit(strings.Fields(words), w.IntN(2)), " ")
		a, b := sideOf("“"+words+"”"), sideOf("“"+other+"”")
		want := slices.Equal(spokenWords(&a.line), spokenWords(&b.line))
		got := matches(a, b)
		if (len(got) == 1 && got[0].Relation == Exact) != want {
			t.Errorf("%s\n%s\nsame words: %v, got %+v", words, other, want, got)
		}
		if want {
			n++
		}
	}
	if n < 100 || n > 400 {
		t.Errorf("%d of 500 are the same: the test says little", n)
	}
}

// checkCandidates compares the candidates with those of a slow twin that looks at all runs of equal terms.
func checkCandidates(t *testing.T, a, b *Side) {
	t.Helper()
	var m Matcher
	m.findCandidates(a, b)
	want := make(map[candidate]bool)
	for i := range a.terms {
		for j := range b.terms {
			if i > 0 && j > 0 && a.terms[i-1] == b.terms[j-1] {
				continue
			}
			n := 0
			for i+n < len(a.terms) && j+n < len(b.terms) && a.terms[i+n] == b.terms[j+n] {
				n++
			}
			if n < seedTerms {
				continue
			}
			from := 0
			for k := range n {
				qa, qb := slowQuotation(a, i+k), slowQuotation(b, j+k)
				if k > 0 && qa > slowQuotation(a, i+k-1) && qb > slowQuotation(b, j+k-1) {
					from = k
				}
				fa, fb := slowQuotation(a, i+from), slowQuotation(b, j+from)
				want[candidate{qa, 1, qb, 1}] = true
				if c := (candidate{fa, qa - fa + 1, fb, qb - fb + 1}); max(c.countA, c.countB) <= maxJoined {
					want[c] = true
				}
			}
		}
	}
	for _, c := range m.candidates {
		if !want[c] {
			t.Errorf("candidate %v has no run of equal terms", c)
		}
		delete(want, c)
	}
	if len(want) > 0 {
		t.Errorf("candidates missed: %v", want)
	}
}

func slowQuotation(s *Side, word int) int {
	for q := range s.Quotations {
		if s.starts[q] <= word && word < s.starts[q+1] {
			return q
		}
	}
	return -1
}

// TestAlign compares alignments with those of a slow twin that tries every step.
func TestAlign(t *testing.T) {
	var c comparer
	for seed := range uint64(600) {
		w := newWriter(seed, 3+int(seed%5)*3)
		words := w.words(1 + w.IntN(14))
		a, b := lineOf(words), lineOf(w.edit(words, w.IntN(5)))
		if len(a.Words) == 0 || len(b.Words) == 0 {
			continue
		}
		same := c.align(a, b)
		inPath := func(i, j int) bool {
			return slices.ContainsFunc(same, func(p pair) bool {
				return p.a.from <= i && i < p.a.to && i-p.a.from == j-p.b.from
			})
		}
		best := slowScore(a, b, func(i, j int) bool { return a.Words[i] == b.Words[j] })
		if got := slowScore(a, b, inPath); got != best {
			t.Errorf("seed %d: %d with %v, the best is %d\n%s\n%s", seed, got, same, best, a.Text, b.Text)
		}
		for _, p := range same {
			if !slices.Equal(a.Words[p.a.from:p.a.to], b.Words[p.b.from:p.b.to]) {
				t.Errorf("seed %d: %v are not equal", seed, p)
			}
		}
	}
}

func lineOf(words []string) Line {
	s := sideOf("“" + strings.Join(words, " ") + "”")
	return s.Line(0)
}

// slowScore returns the score of the best overlap alignment in which only words accepted by paired count as equal.
func slowScore(a, b Line, paired func(i, j int) bool) int {
	type place struct{ i, j int }
	known := make(map[place]int)
	free := func(l Line, i int, other Line, j int) bool {
		return l.marks[i]&inserted != 0 || j < len(other.marks) && other.marks[j]&elided != 0
	}
	var score func(i, j int) int // score of the best alignment that ends after i words of a and j words of b
	score = func(i, j int) int {
		if i == 0 || j == 0 {
			return 0
		}
		if s, ok := known[place{i, j}]; ok {
			return s
		}
		s := score(i-1, j-1)
		switch {
		case paired(i-1, j-1):
			s += gain
		case (a.marks[i-1]|b.marks[j-1])&inserted == 0:
			s -= loss
		}
		up, left := score(i-1, j), score(i, j-1)
		if !free(a, i-1, b, j) {
			up -= loss
		}
		if !free(b, j-1, a, i) {
			left -= loss
		}
		s = max(s, up, left)
		known[place{i, j}] = s
		return s
	}
	best := 0
	for i := range len(a.Words) + 1 {
		best = max(best, score(i, len(b.Words)))
	}
	for j := range len(b.Words) + 1 {
		best = max(best, score(len(a.Words), j))
	}
	return best
}

// TestKeys checks the guarantee of Keys.
func TestKeys(t *testing.T) {
	for seed := range uint64(1000) {
		w := newWriter(seed, 40)
		run := w.terms(7 + w.IntN(4))
		a := Keys(nil, slices.Concat(w.terms(w.IntN(20)), run, w.terms(w.IntN(20))))
		b := Keys(nil, slices.Concat(w.terms(w.IntN(20)), run, w.terms(w.IntN(20))))
		if !shareKey(a, b) {
			t.Errorf("seed %d: no key in common over %d equal terms", seed, len(run))
		}
		whole := w.terms(4 + w.IntN(10))
		if !shareKey(Keys(nil, whole), Keys(nil, slices.Clone(whole))) {
			t.Errorf("seed %d: no key in common of %d equal terms", seed, len(whole))
		}
	}
	short := []uint64{11, 12, 13, 14, 15, 16, 17, 18, 19, 20}
	changed := slices.Clone(short)
	changed[4] = 1
	if !shareKey(Keys(nil, short), Keys(nil, changed)) {
		t.Error("no key in common of ten terms of which the sixth was changed")
	}
	if got := Keys(nil, newWriter(1, 40).terms(3)); len(got) != 0 {
		t.Errorf("three terms have the keys %v", got)
	}
	if got := Keys([]shingle.Fingerprint{{Hash: 1}}, newWriter(1, 40).terms(4)); len(got) != 2 || got[0].Hash != 1 {
		t.Errorf("appended: %v", got)
	}
}

func (w *writer) terms(n int) []uint64 {
	out := make([]uint64, n)
	for i := range out {
		out[i] = shingle.Mix(w.Uint64N(40))
	}
	return out
}

func shareKey(a, b []shingle.Fingerprint) bool {
	return slices.ContainsFunc(a, func(x shingle.Fingerprint) bool {
		return slices.ContainsFunc(b, func(y shingle.Fingerprint) bool { return x.Hash == y.Hash })
	})
}

// TestFillAgain checks that a side filled again equals a new one.
func TestFillAgain(t *testing.T) {
	var s Side
	for seed := range uint64(50) {
		w := newWriter(seed, 50)
		body := w.quote(w.words(w.IntN(100)))
		fresh := sideOf(body)
		fillFrom(&s, body)
		if !slices.Equal(s.terms, fresh.terms) || !slices.Equal(s.starts, fresh.starts) || !slices.Equal(s.seeds, fresh.seeds) || !slices.Equal(s.line.marks, fresh.line.marks) {
			t.Fatalf("seed %d: filled again it is another side", seed)
		}
	}
}

func FuzzMatches(f *testing.F) {
	f.Add("“We will not undermine the security of Russia,” he said.", "Lavrov: “We will never undermine [the] security ... of Russia”")
	f.Add("“[T]he (foundation|said he|) must be trust.” “…”", "“the founda\u00adtion must|”")
	f.Add("“\u0301a b c d e\u2028f”", "“a b c d e f”")
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = strings.ToValidUTF8(a, "\uFFFD"), strings.ToValidUTF8(b, "\uFFFD")
		sideA, sideB := sideOf(a), sideOf(b)
		checkMatches(t, sideA, sideB)
		checkMatches(t, sideA, sideA)
		var members []Member
		for q := range sideA.Quotations {
			members = append(members, Member{Article: 1, Order: q % 3, Line: sideA.Line(q)})
		}
		checkTree(t, members)
	})
}
