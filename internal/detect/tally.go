package detect

import (
	"github.com/copytaster/copytaster/internal/bitset"
	"github.com/copytaster/copytaster/internal/cluster"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/origin"
	"github.com/copytaster/copytaster/internal/versions"
)

// tally adds up what the stages say on the way.
type tally struct {
	docs                                 []*doc
	bySignature, byFingerprint, byCommon int
	byQuotation, byParaphrase            int
	sentencePairs                        int
	bounded, largeGroups, groupPairsLeft int
	byShort, byNoise                     int
	matches, passages                    int
	quotations, paraphrases              int
	templates, findings                  int
	edges                                []cluster.Edge
	ways                                 []way // of the text of these edges, where they are known
	miss                                 *match.Miss
	sayings                              sayings
	found                                map[int]*found // by doc
}

// found is what the matches of one doc come to.
type found struct {
	marks    marks
	pairs    int
	top      int // doc
	topWords int
	given    []given
	versions map[int32][]versions.Share // what it has of the versions of stories, by chain
	mates    bitset.Set                 // of a version of a story: what other versions have
}

// marks are the marks of a doc's terms, two in a byte.
type marks []byte

func (m marks) at(i int) mark { return mark(m[i/2]>>(i%2*4)) & 15 }

func (m marks) raise(i int, to mark) {
	if to > m.at(i) {
		m[i/2] = m[i/2]&^(15<<(i%2*4)) | byte(to)<<(i%2*4)
	}
}

// add counts a verdict, and where it is wanted what it says of its two articles.
func (t *tally) add(v verdict, articles bool) {
	if v.match == nil {
		if v.miss != nil && (t.miss == nil || v.miss.Words > t.miss.Words) {
			t.miss = v.miss
		}
		return
	}
	t.matches++
	t.passages += len(v.match.Passages)
	t.quotations += len(v.match.Quotations)
	t.paraphrases += len(v.match.Paraphrases)
	t.findings += len(v.match.Findings)
	if v.match.Relation == match.Template {
		t.templates++
	} else if e := v.edge(); e.Tells() {
		t.edges = append(t.edges, e)
		if verdict := v.match.Direction; articles && verdict.Direction != origin.Unknown {
			t.ways = append(t.ways, way{v.a, v.b, verdict.Direction, float32(verdict.Confidence)})
		}
	}
	if articles {
		for i := range v.match.Quotations {
			t.sayings.join(v.a, v.b, &v.match.Quotations[i].Match)
		}
		t.addTo(v.a, v.b, v.marksA, v.equalA, v.match.Direction.Direction.Reverse(), v)
		t.addTo(v.b, v.a, v.marksB, v.equalB, v.match.Direction.Direction, v)
	}
}

// edge says what the two articles of a match have in common.
func (v *verdict) edge() cluster.Edge {
	m := v.match
	ofA, ofB := max(m.ContainmentA, copied(v.marksA)), max(m.ContainmentB, copied(v.marksB))
	words := min(ofA*float64(m.WordsA), ofB*float64(m.WordsB))
	e := cluster.Edge{A: int32(v.a), B: int32(v.b), OfA: float32(ofA), OfB: float32(ofB), Words: int32(words)}
	if v.a > v.b {
		e.A, e.B, e.OfA, e.OfB = e.B, e.A, e.OfB, e.OfA
	}
	return e
}

// copied returns the part of the terms that stand in passages and quotations.
func copied(terms []mark) float64 {
	n := 0
	for _, m := range terms {
		if m > inParaphrase {
			n++
		}
	}
	return float64(n) / float64(max(1, len(terms)))
}

// addTo notes what a doc has in common with another one; direction is that of the text from the other one to it.
func (t *tally) addTo(doc, other int, terms []mark, equal bitset.Set, direction origin.Direction, v verdict) {
	if t.found == nil {
		t.found = make(map[int]*found)
	}
	f := t.found[doc]
	if f == nil {
		f = &found{marks: make(marks, (len(terms)+1)/2), top: other}
		t.found[doc] = f
	}
	f.pairs++
	words := 0
	for i, m := range terms {
		if m > own {
			f.marks.raise(i, m)
		}
		if m > inTemplate {
			words++
		}
	}
	if words > f.topWords || words == f.topWords && other < f.top {
		f.top, f.topWords = other, words
	}
	if words == 0 || len(v.match.Passages) == 0 && v.match.Relation > match.NearDuplicate {
		return // what was said or told in other words is owed to nobody
	}
	common := reused(terms)
	f.take(given{other, direction, float32(v.match.Direction.Confidence), common.Ranges(), words})
	switch c := t.chainOf(other); {
	case c < 0 || equal == nil:
	case c == t.chainOf(doc):
		f.mates = f.mates.With(equal)
	default:
		if f.versions == nil {
			f.versions = make(map[int32][]versions.Share)
		}
		f.versions[c] = append(f.versions[c], versions.Share{Place: int(t.docs[other].version), Terms: equal})
	}
}

// reused returns the set of the terms that are reused.
func reused(terms []mark) bitset.Set {
	s := bitset.New(len(terms))
	for i, m := range terms {
		if m > inTemplate {
			s.Add(i)
		}
	}
	return s
}

// mostGiven is how many articles that have text of a doc are kept of it, those with the most words. A story that thousands
// ran would take memory with the square of them, and what it owes is told by the first few.
const mostGiven = 64

// take keeps what another doc has of f, unless there is enough that is more. Docs come in the same order in every run.
func (f *found) take(g given) {
	if len(f.given) < mostGiven {
		f.given = append(f.given, g)
		return
	}
	least := 0
	for i := range f.given {
		if f.given[i].shared < f.given[least].shared {
			least = i
		}
	}
	if g.shared > f.given[least].shared {
		f.given[least] = g
	}
}

// chainOf returns the chain that a doc is of, -1 for none.
func (t *tally) chainOf(doc int) int32 { return t.docs[doc].chain }

// way is the way that text went between two docs.
type way struct {
	a, b       int
	direction  origin.Direction
	confidence float32
}
