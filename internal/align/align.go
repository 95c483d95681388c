// Package align finds the passages that two articles share: seed, chain, extend, as mappers of genomes do it (Li,
// Minimap2, Bioinformatics 2018).
//
// Seeds are the shingles that both articles have. Equal terms around a seed make a run; runs that follow each other in
// both articles with no more than [Options.MaxGap] words between them make a chain; a chain is extended over small gaps
// at its ends. What moved to another place stays found as a passage of its own.
//
// A [Side] may be shared between goroutines once it is filled, an [Aligner] is used by one.
//
//	var a, b align.Side
//	a.Fill(textA, 5)
//	b.Fill(textB, 5)
//	var al align.Aligner
//	al.Load(&a, &b)
//	for _, p := range al.Passages(align.Options{}) { ... }
package align

import (
	"cmp"
	"slices"

	"github.com/copytaster/copytaster/internal/news"
)

// Options says what counts as a passage. The zero value means the defaults.
type Options struct {
	// MinWords is the length of the shortest passage, in words of either side. The default is 12.
	MinWords int
	// MaxGap is the most words, on either side, between two equal words of a passage. The default is 6.
	MaxGap int
}

func (o Options) withDefaults() Options {
	o.MinWords = cmp.Or(o.MinWords, 12)
	o.MaxGap = cmp.Or(o.MaxGap, 6)
	return o
}

// Aligner aligns one pair of articles after the other. The zero value is ready for use. It keeps its memory for the next
// pair, unless that was a very long one, and the pair until the next; it is used by one goroutine.
type Aligner struct {
	a, b *Side
	self bool
	o    Options
	runs []run // of the pair, by (i, j)

	// Memory that the steps use again.
	seeds   []seed
	x, y    []uint32 // places of one shingle
	links   []link
	order   []uint64
	chain   []run
	path    []run
	piece   []run
	columns []column
	lengths []int
}

// keptRuns is the number of runs or columns of a pair, some 100 bytes each, above which the memory is not kept.
const keptRuns = 1 << 14

// Load finds the equal runs of two articles; the other methods are about these. Where a and b are the same Side, they
// are about what the article repeats of itself, the earlier place as A.
func (al *Aligner) Load(a, b *Side) {
	al.begin(a, b)
	al.findSeeds()
	al.findRuns()
}

// LoadDrafts finds the equal runs of two drafts of which one is bare. shared are the places, in the bare one, of all
// shingles that the other has too, as [shingle.Counter.Shared] gives them. [Aligner.Promising] and [Aligner.LongestEqual]
// can be asked then.
func (al *Aligner) LoadDrafts(a, b *Side, shared []uint32) {
	al.begin(a, b)
	al.findDraftSeeds(shared)
	al.findRuns()
}

func (al *Aligner) begin(a, b *Side) {
	if max(cap(al.seeds), cap(al.runs), cap(al.columns)) > keptRuns {
		*al = Aligner{}
	}
	al.a, al.b, al.self = a, b, a == b
}

// Passages returns the passages of the pair, the longest in b first, then by place. A passage whose two
// sides both lie in better ones is left out; one that has a side of its own stays, so that a sentence used twice is
// found twice. No two passages overlap in both articles. Of what an article repeats of itself, each repetition is
// returned once.
func (al *Aligner) Passages(o Options) []Passage {
	al.o = o.withDefaults()
	var found [][]run
	for c := range al.chains() {
		if path := al.extend(c); al.long(path) {
			found = al.split(found, path)
		}
	}
	var passages []Passage
	for _, path := range al.best(found) {
		passages = append(passages, al.passage(path))
	}
	slices.SortFunc(passages, func(p, q Passage) int {
		return cmp.Or(cmp.Compare(q.WordsB, p.WordsB), cmp.Compare(p.A.Start, q.A.Start), cmp.Compare(p.B.Start, q.B.Start))
	})
	return passages
}

// Promising reports whether Passages may find something. It looks at terms only, and it is never wrong where it says no.
func (al *Aligner) Promising(o Options) bool {
	al.o = o.withDefaults()
	for c := range al.chains() {
		if al.long(al.extend(c)) {
			return true
		}
	}
	return false
}

// LongestEqual returns the number of terms of [Aligner.LongestRun].
func (al *Aligner) LongestEqual() int { return al.longest().n }

func (al *Aligner) longest() (longest run) {
	for _, r := range al.runs {
		if r.n > longest.n {
			longest = r
		}
	}
	return longest
}

// LongestRun returns the longest stretch of equal terms of the pair that holds a shingle, as spans and terms; n is 0 if
// there is none.
func (al *Aligner) LongestRun() (a, b news.Span, n int) {
	longest := al.longest()
	if longest.n == 0 {
		return a, b, 0
	}
	a = coverOf(al.a.text.Spans[longest.i : longest.i+longest.n])
	b = coverOf(al.b.text.Spans[longest.j : longest.j+longest.n])
	return a, b, longest.n
}
