package paraphrase

import (
	"cmp"
	"slices"

	"github.com/copytaster/copytaster/internal/news"
)

// How says in what way two words correspond.
type How uint8

const (
	HowEqual   How = iota // one word, apart from case and marks
	HowStem               // inflections or spellings of one word
	HowSynonym            // words with related meanings
	HowNear               // words that are used alike
	HowNumber             // one number, in other words or in figures
)

// String returns "equal", "stem", "synonym", "near" or "number".
func (h How) String() string { return [...]string{"equal", "stem", "synonym", "near", "number"}[h] }

// WordPair is a word of a sentence, or the words of a number, and its counterpart in the other sentence.
type WordPair struct {
	A, B news.Span // spans in the two bodies
	How  How
}

// ChangeKind says how the second sentence differs from the first.
type ChangeKind uint8

const (
	Added        ChangeKind = iota // only the second sentence has the words
	Dropped                        // only the first sentence has the words
	Softened                       // the second sentence claims less: "may" for "will", or "reportedly" added
	Strengthened                   // the second sentence claims more: "killed" for "wounded", or "reportedly" dropped
	Negated                        // only one of the sentences has a negation
)

// String returns "added", "dropped", "softened", "strengthened" or "negated".
func (k ChangeKind) String() string {
	return [...]string{"added", "dropped", "softened", "strengthened", "negated"}[k]
}

// Change is one difference between two sentences.
type Change struct {
	Kind ChangeKind
	A, B news.Span // spans in the two bodies; the zero Span if that sentence has no words for it
}

// Carried holds the words by which two sentences say the same, and the differences. Attributions are left out.
type Carried struct {
	Words   []WordPair // pairs of content words, in the order of A
	Changes []Change   // those with words of A in text order, then those with words of B only
}

// Align returns the words by which two sentences, at a in bodyA and at b in bodyB, say the same. It shows why
// two sentences are a paraphrase, and takes longer than scoring them.
func (e *Encoder) Align(bodyA string, a news.Span, bodyB string, b news.Span) Carried {
	x, y := e.show(bodyA, a), e.show(bodyB, b)
	x.align(y, e.model)
	c := comparison{a: x, b: y}
	c.words()
	c.numbers()
	if !e.plain {
		c.strengths()
		c.negations()
		c.alone(hedges, Strengthened, Softened)
		c.alone(boosters, Softened, Strengthened)
	}
	c.leftover()
	slices.SortFunc(c.Words, func(v, w WordPair) int { return cmp.Compare(v.A.Start, w.A.Start) })
	slices.SortStableFunc(c.Changes, func(k, l Change) int {
		return cmp.Or(cmp.Compare(b2i(k.A.Len() == 0), b2i(l.A.Len() == 0)), cmp.Compare(k.A.Start, l.A.Start), cmp.Compare(k.B.Start, l.B.Start))
	})
	return c.Carried
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// shown is a sentence on its way into a Carried.
type shown struct {
	Sentence
	spans   []news.Span // of its words in the body
	folded  []string    // the folded words
	partner []int       // by word: its counterpart in the other sentence; -1 if none
	grades  []int       // by word with a counterpart of another class: how closely the two are related
	numbers []number
	free    mask // words outside the attribution that are not accounted for yet
}

// show returns the sentence at span of body.
func (e *Encoder) show(body string, span news.Span) *shown {
	s := &shown{}
	e.Encode(&s.Sentence, body, span)
	n := len(s.tokens)
	s.spans, s.folded, s.partner, s.grades = make([]news.Span, 0, n), make([]string, 0, n), make([]int, 0, n), make([]int, n)
	for _, w := range e.clause.spans[:n] {
		w = news.Span{Start: span.Start + w.Start, End: span.Start + w.End}
		s.spans = append(s.spans, w)
		s.folded = append(s.folded, fold(w.Cut(body)))
		s.partner = append(s.partner, -1)
	}
	s.numbers = slices.Clone(e.numbers)
	s.free = keptWords(s.tokens)
	return s
}

// align finds the words of x and y that correspond.
func (x *shown) align(y *shown, m *Model) {
	p := pair{model: m}
	p.set(m.weigh(&x.Sentence), m.weigh(&y.Sentence))
	first, second := x, y
	if p.a.Sentence != &x.Sentence {
		first, second = y, x
	}
	for words := (p.a.equal | p.a.related) & p.a.kept; words != 0; words &= words - 1 {
		i := words.first()
		j := p.partner[i]
		if !p.b.kept.has(j) {
			continue
		}
		first.partner[i], second.partner[j] = j, i
		first.free &^= 1 << uint(i)
		second.free &^= 1 << uint(j)
		if p.a.related.has(i) {
			first.grades[i], second.grades[j] = p.grades[i], p.grades[i]
		}
	}
}

// comparison is a Carried in the making.
type comparison struct {
	a, b *shown
	Carried
}

// words finds the content words that correspond, and those of them that soften or strengthen.
func (c *comparison) words() {
	for i, j := range c.a.partner {
		switch {
		case j < 0:
		case compareStrength(c.a.folded[i], c.b.folded[j]) != 0:
			c.change(i, j)
		case !c.a.tokens[i].has(tokenStop):
			c.Words = append(c.Words, WordPair{A: c.a.spans[i], B: c.b.spans[j], How: c.how(i, j)})
		}
	}
}

func (c *comparison) how(i, j int) How {
	switch g := c.a.grades[i]; {
	case c.a.folded[i] == c.b.folded[j]:
		return HowEqual
	case g == 0:
		return HowStem
	case g >= wordnetGrade:
		return HowSynonym
	default:
		return HowNear
	}
}

// numbers finds equal numbers in different words.
func (c *comparison) numbers() {
	for _, n := range c.a.numbers {
		for _, o := range c.b.numbers {
			wordsA, wordsB := firstWords(n.to)&^firstWords(n.from), firstWords(o.to)&^firstWords(o.from)
			if n.value == o.value && wordsA&^c.a.free == 0 && wordsB&^c.b.free == 0 {
				c.Words = append(c.Words, WordPair{A: c.a.cover(n), B: c.b.cover(o), How: HowNumber})
				c.a.free &^= wordsA
				c.b.free &^= wordsB
				break
			}
		}
	}
}

// cover returns the span of the words of a number.
func (x *shown) cover(n number) news.Span {
	return news.Span{Start: x.spans[n.from].Start, End: x.spans[n.to-1].End}
}

// change notes that word j of b stands for word i of a, and claims more or less.
func (c *comparison) change(i, j int) {
	kind := Softened
	if compareStrength(c.a.folded[i], c.b.folded[j]) < 0 {
		kind = Strengthened
	}
	c.Changes = append(c.Changes, Change{Kind: kind, A: c.a.spans[i], B: c.b.spans[j]})
	c.a.free &^= 1 << uint(i)
	c.b.free &^= 1 << uint(j)
}

// strengths finds words without a counterpart that stand for a stronger or weaker word.
func (c *comparison) strengths() {
	for words := c.a.free; words != 0; words &= words - 1 {
		i := words.first()
		for others := c.b.free; others != 0; others &= others - 1 {
			if j := others.first(); compareStrength(c.a.folded[i], c.b.folded[j]) != 0 {
				c.change(i, j)
				break
			}
		}
	}
}

// negations finds negations that only one sentence has. One in each cancel each other, as "did not" and "never" do.
func (c *comparison) negations() {
	a, b := c.a.negated(), c.b.negated()
	for a != 0 && b != 0 {
		a, b = a&(a-1), b&(b-1)
	}
	for ; a != 0; a &= a - 1 {
		c.Changes = append(c.Changes, Change{Kind: Negated, A: c.a.spans[a.first()]})
	}
	for ; b != 0; b &= b - 1 {
		c.Changes = append(c.Changes, Change{Kind: Negated, B: c.b.spans[b.first()]})
	}
}

// negated returns the free words that negate, and marks them as not free.
func (x *shown) negated() (words mask) {
	for rest := x.free; rest != 0; rest &= rest - 1 {
		if x.tokens[rest.first()].has(tokenNegation) {
			words |= rest & -rest
		}
	}
	x.free &^= words
	return words
}

// alone finds free words of the set. Such a word makes a change of kind dropped if only a has it, and of kind added if
// only b has it.
func (c *comparison) alone(set map[string]bool, dropped, added ChangeKind) {
	for rest := c.a.free; rest != 0; rest &= rest - 1 {
		if i := rest.first(); set[c.a.folded[i]] {
			c.Changes = append(c.Changes, Change{Kind: dropped, A: c.a.spans[i]})
			c.a.free &^= 1 << uint(i)
		}
	}
	for rest := c.b.free; rest != 0; rest &= rest - 1 {
		if j := rest.first(); set[c.b.folded[j]] {
			c.Changes = append(c.Changes, Change{Kind: added, B: c.b.spans[j]})
			c.b.free &^= 1 << uint(j)
		}
	}
}

// leftover makes the remaining free words added or dropped.
func (c *comparison) leftover() {
	for _, s := range c.a.freeRuns() {
		c.Changes = append(c.Changes, Change{Kind: Dropped, A: s})
	}
	for _, s := range c.b.freeRuns() {
		c.Changes = append(c.Changes, Change{Kind: Added, B: s})
	}
}

// freeRuns returns the spans of the free content words. Words with nothing but function words between them share a span.
func (x *shown) freeRuns() (runs []news.Span) {
	open := false
	for i, t := range x.tokens {
		switch {
		case t.has(tokenStop) && !t.has(tokenStripped):
		case !x.free.has(i):
			open = false
		case open:
			runs[len(runs)-1].End = x.spans[i].End
		default:
			runs = append(runs, x.spans[i])
			open = true
		}
	}
	return runs
}
