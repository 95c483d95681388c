// Package align finds the passages that two articles share: it seeds, chains and extends, as genome mappers do (Li,
// Minimap2, Bioinformatics 2018).
//
// Why not compare line by line, as diff does: an editor moves paragraphs, and diff finds only what kept its order. Why
// not tile greedily by the longest match: every replaced word would cut a passage in two. A chain of seeds bridges small
// edits, and each chain is a passage of its own, so moved text stays found.
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

// Options decides what counts as a passage. The zero value means the defaults.
type Options struct {
	// MinWords is the least number of words of a passage, on either side. The default is 12.
	MinWords int
	// MaxGap is the largest number of words, on either side, between two equal words of a passage. The default is 6.
	MaxGap int
}

func (o Options) withDefaults() Options {
	o.MinWords = cmp.Or(o.MinWords, 12)
	o.MaxGap = cmp.Or(o.MaxGap, 6)
	return o
}

// Aligner aligns one pair of articles at a time. The zero value is ready for use. It keeps its memory for the next pair,
// unless the pair was very long, and it retains both sides until the next pair. One goroutine may use it.
type Aligner struct {
	a, b *Side
	self bool
	o    Options
	runs []run // of the pair, by (i, j)

	// Memory that each step reuses.
	seeds   []seed
	x, y    []uint32 // indices of one shingle
	links   []link
	order   []uint64
	chain   []run
	path    []run
	piece   []run
	columns []column
	lengths []int
	between [2][]uint64 // words between two columns
}

// keptRuns is the number of runs or columns of a pair, of some 100 bytes each, above which an Aligner frees its memory.
const keptRuns = 1 << 14

// Load finds the equal runs of two articles, for the other methods. If a and b are the same Side, it finds what the
// article repeats of itself, with the earlier place as A.
func (al *Aligner) Load(a, b *Side) {
	al.begin(a, b)
	al.findSeeds()
	al.findRuns()
}

// LoadDrafts finds the equal runs of two drafts, one of which is bare. shared holds the indices, in the bare draft, of
// all shingles that the other draft has too, as [shingle.Counter.Shared] returns them. Drafts have no text, so afterwards
// only [Aligner.Promising] and [Aligner.LongestEqual] may be called.
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

// Passages returns the passages of the pair, longest in b first, then by place; nil if there are none. It drops a passage
// if better ones, with more equal terms, cover both of its sides, but keeps it if one side is new, so that a
// sentence used twice is found twice. No two passages overlap in both articles. Each repetition within one article is
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

// Promising reports whether Passages may find something. It looks at terms only. A false answer is always right.
func (al *Aligner) Promising(o Options) bool {
	al.o = o.withDefaults()
	for c := range al.chains() {
		if al.long(al.extend(c)) {
			return true
		}
	}
	return false
}

// LongestEqual returns the length of [Aligner.LongestRun] in terms.
func (al *Aligner) LongestEqual() int { return al.longest().n }

func (al *Aligner) longest() (longest run) {
	for _, r := range al.runs {
		if r.n > longest.n {
			longest = r
		}
	}
	return longest
}

// LongestRun returns the longest stretch of equal terms that holds a shingle, as a span in each article, and its length
// in terms; n is 0 if the articles share no shingle.
func (al *Aligner) LongestRun() (a, b news.Span, n int) {
	longest := al.longest()
	if longest.n == 0 {
		return a, b, 0
	}
	a = coverOf(al.a.text.Spans[longest.i : longest.i+longest.n])
	b = coverOf(al.b.text.Spans[longest.j : longest.j+longest.n])
	return a, b, longest.n
}
