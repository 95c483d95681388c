package quotematch

import (
	"cmp"
	"slices"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
)

// Relation says in what way two quotations are the same.
type Relation uint8

const (
	Exact        Relation = iota // the same words, apart from house style and an editor's in brackets
	Trimmed                      // one has only part of the other's words; brackets and ellipses may stand for words
	Merged                       // several quotations have the words of one, or divide them otherwise
	Altered                      // most words are equal, but not all
	Reattributed                 // the same words, said by another speaker
)

// String returns the name of the relation in reports.
func (r Relation) String() string {
	return [...]string{"exact", "trimmed", "merged", "altered", "reattributed"}[r]
}

// Variant says how equal words look different.
type Variant uint8

const (
	Same        Variant = iota // the same characters, except for the length of white space
	Punctuation                // other marks, capitals or spaces
	Spelling                   // other letters: defence and defense
)

// String returns the name of the variant in reports; "none" for Same.
func (v Variant) String() string { return [...]string{"none", "punctuation", "spelling"}[v] }

// Part is one side of a match: quotations of one article.
type Part struct {
	First, Count int         // the quotations, by index
	Spans        []news.Span // from the first to the last word, one span for each span of a quotation; not empty
}

// Match is a quotation that two articles share.
type Match struct {
	Relation Relation
	Variant  Variant // of the equal words
	A, B     Part
	// Edits are the words inside the parts that differ, in text order. Unless Relation is Altered, they are those
	// explained by brackets and ellipses; where it is Exact, words in brackets that stand for nothing in the other part.
	Edits    []align.Edit
	Equal    int     // number of equal words
	Identity float64 // equal words over the words of the longer part, in [0, 1]
}

// Matcher matches one pair of articles after the other.
type Matcher struct {
	comparer   comparer
	candidates []candidate
	found      []found
}

// candidate is a row of quotations on either side that may be the same.
type candidate struct{ firstA, countA, firstB, countB int }

// found is a match in words.
type found struct {
	candidate
	comparison
	relation Relation
}

// Matches returns the matches of two articles, in the order of a; nil if there are none. No word is in two matches: the
// match with the most equal words wins. Matches(b, a) is the mirror of Matches(a, b).
func (m *Matcher) Matches(a, b *Side) []Match {
	m.findCandidates(a, b)
	m.found = m.found[:0]
	for _, c := range m.candidates {
		if f, ok := m.judge(a, b, c); ok {
			m.found = append(m.found, f)
		}
	}
	var matches []Match
	for _, f := range best(m.found) {
		matches = append(matches, f.describe(a, b))
	}
	return matches
}

// findCandidates finds the quotations that share seedTerms consecutive terms.
func (m *Matcher) findCandidates(a, b *Side) {
	a.findSeeds()
	b.findSeeds()
	m.candidates = m.candidates[:0]
	for i, j := 0, 0; i < len(a.seeds) && j < len(b.seeds); {
		switch h := a.seeds[i].hash(); cmp.Compare(h, b.seeds[j].hash()) {
		case -1:
			i++
		case 1:
			j++
		default:
			for ; i < len(a.seeds) && a.seeds[i].hash() == h; i++ {
				for k := j; k < len(b.seeds) && b.seeds[k].hash() == h; k++ {
					m.addRun(a, b, a.seeds[i].place(), b.seeds[k].place())
				}
			}
		}
	}
	slices.SortFunc(m.candidates, func(c, d candidate) int {
		return cmp.Or(
			cmp.Compare(c.firstA, d.firstA), cmp.Compare(c.firstB, d.firstB),
			cmp.Compare(c.countA, d.countA), cmp.Compare(c.countB, d.countB),
		)
	})
	m.candidates = slices.Compact(m.candidates)
}

// maxJoined is the largest number of quotations of one article in a match.
const maxJoined = 4

// addRun adds the quotations in which the run of equal terms from i and j lies: each pair of them, and all together,
// unless both articles begin another quotation at the same place.
func (m *Matcher) addRun(a, b *Side, i, j int) {
	if i > 0 && j > 0 && a.terms[i-1] == b.terms[j-1] && a.seeded[i-1] && b.seeded[j-1] {
		return // the run begins earlier
	}
	n := 0
	for i+n < len(a.terms) && j+n < len(b.terms) && a.terms[i+n] == b.terms[j+n] {
		n++
	}
	if n < seedTerms {
		return // two shingles whose hashes agree by chance
	}
	var first candidate
	for n > 0 {
		qa, qb := a.quotation(i), b.quotation(j)
		if first.countA == 0 || i == a.starts[qa] && j == b.starts[qb] {
			first = candidate{qa, 1, qb, 1}
		} else if qa-first.firstA < maxJoined && qb-first.firstB < maxJoined {
			m.candidates = append(m.candidates, candidate{first.firstA, qa - first.firstA + 1, first.firstB, qb - first.firstB + 1})
		}
		m.candidates = append(m.candidates, candidate{qa, 1, qb, 1})
		step := min(n, a.starts[qa+1]-i, b.starts[qb+1]-j)
		i, j, n = i+step, j+step, n-step
	}
}

// best keeps, of matches that share words, the one with the most equal words. It sorts all, and returns the kept ones in
// the order of a.
func best(all []found) []found {
	slices.SortStableFunc(all, func(f, g found) int {
		return cmp.Or(
			cmp.Compare(g.equal, f.equal),
			cmp.Compare(f.changed, g.changed),
			cmp.Compare(f.a.from+f.b.from, g.a.from+g.b.from), // the same whichever article is a
			cmp.Compare(max(f.a.from, f.b.from), max(g.a.from, g.b.from)),
		)
	})
	var kept []found
	var inA, inB taken
	for _, f := range all {
		if !inA.any(f.a) && !inB.any(f.b) {
			inA.take(f.a)
			inB.take(f.b)
			kept = append(kept, f)
		}
	}
	slices.SortFunc(kept, func(f, g found) int { return cmp.Compare(f.a.from, g.a.from) })
	return kept
}

// taken says of each word whether a match has it. A look at the words of a match takes no longer for all matches there are.
type taken []bool

// any reports whether a word of s is taken.
func (t taken) any(s stretch) bool {
	return slices.Contains(t[min(s.from, len(t)):min(s.to, len(t))], true)
}

func (t *taken) take(s stretch) {
	if s.to > len(*t) {
		*t = append(*t, make(taken, s.to-len(*t))...)
	}
	for i := s.from; i < s.to; i++ {
		(*t)[i] = true
	}
}

// describe turns words into spans of the bodies.
func (f *found) describe(a, b *Side) Match {
	return Match{
		Relation: f.relation,
		Variant:  f.variant(a.line, b.line),
		A:        Part{f.firstA, f.countA, a.line.covers(f.a)},
		B:        Part{f.firstB, f.countB, b.line.covers(f.b)},
		Edits:    f.describeEdits(a.line, b.line),
		Equal:    f.equal,
		Identity: float64(f.equal) / float64(max(f.a.len(), f.b.len())),
	}
}
