// Package account adds up what the comparisons of a run say: of each article, of each quotation, and of the run.
//
// An [Account] takes one [compare.Result] after the other. Results may come in any order and be added to several accounts that are
// merged in any grouping: what comes out is the same, since ties are broken by words and IDs and never by arrival. When all is
// added, [Account.Articles], [Account.Ledger] and [Account.Outcome] say what it comes to, in any order and as often as one likes.
//
//	t := account.New(corpus, true)
//	t.Add(result) // of each pair, once
//	outcome, err := t.Outcome(profile)
package account

import (
	"cmp"
	"maps"
	"slices"

	"github.com/copytaster/copytaster/internal/bitset"
	"github.com/copytaster/copytaster/internal/cluster"
	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/origin"
	"github.com/copytaster/copytaster/internal/versions"
)

// Account adds up the results of one corpus. It is used by one goroutine. It keeps of each match that joins a cluster or tells a
// direction some twenty bytes each, and, if articles are asked for, four bits a term and what the article shares with up to 128
// others.
type Account struct {
	corpus   corpus.Corpus
	articles bool // the articles and quotations are asked for
	counts   match.Counts
	edges    []cluster.Edge
	clusters []cluster.Cluster // of the edges; nil: not known yet
	ways     []way             // of the text of these edges, where they are known
	miss     *match.Miss
	ledger   ledger
	found    map[corpus.Ref]*found
	matched  map[corpus.Ref]bool // articles in a match; nil: all articles are told of

	apart bool                           // sides are added up elsewhere
	who   map[corpus.Ref]*origin.Article // articles that need not be read to tell who they are; nil: none
	sizes map[string]versions.Size       // of the versions of all chains, by ID; nil: they are told of what was added
}

// New returns an empty account. Several accounts may have one corpus. Where the articles and the ledger are not asked for, what they
// need is not kept: then Articles and Ledger may be called, and yield articles and quotations of which nothing was found.
func New(c corpus.Corpus, articles bool) *Account {
	return &Account{corpus: c, articles: articles, found: make(map[corpus.Ref]*found), ledger: newLedger(c)}
}

// TellMatched leaves out what is in no match of the articles of --against: those of an index were only looked at then, and which these are
// is nobody's concern. It is called before anything is added.
func (t *Account) TellMatched() { t.matched = make(map[corpus.Ref]bool) }

// tells reports whether an article is told of.
func (t *Account) tells(i corpus.Ref) bool {
	return t.matched == nil || t.matched[i] || !t.corpus.Head(i).Against
}

// way is the way that text went between two articles, the first one being side a of their pair.
type way struct {
	a, b       corpus.Ref
	direction  origin.Direction
	confidence float32
}

// Add adds a result, whether something is reported of the pair or not. Each pair is added once. The account keeps r.EqualA, r.EqualB
// and r.Miss, which are not changed any more, and nothing of r.Match.
func (t *Account) Add(r compare.Result) {
	m := r.Match
	if m == nil {
		t.addMiss(r.Miss)
		if r.Popular {
			t.counts.PopularLeft++
		}
		return
	}
	if t.matched != nil {
		t.matched[r.A], t.matched[r.B] = true, true
	}
	t.counts.Matches++
	t.counts.Passages += len(m.Passages)
	t.counts.Quotations += len(m.Quotations)
	t.counts.Paraphrases += len(m.Paraphrases)
	t.counts.Findings += len(m.Findings)
	switch m.Relation {
	case match.Quotation:
		t.counts.Quoted++
	case match.Paraphrase:
		t.counts.Told++
	}
	if m.Relation == match.Template {
		t.counts.Templates++
	} else if e := EdgeOf(&r); e.Tells() {
		t.edges = append(t.edges, e)
		if d := m.Direction; t.articles && d.Direction != origin.Unknown {
			t.ways = append(t.ways, way{r.A, r.B, d.Direction, float32(d.Confidence)})
		}
	}
	if t.articles {
		for i := range m.Quotations {
			t.ledger.join(r.A, r.B, &m.Quotations[i].Match)
		}
		if !t.apart {
			for _, s := range SidesOf(&r) {
				t.AddSide(&s)
			}
		}
	}
}

// Clustered tells the account the clusters of its edges, as [cluster.Of] finds them, where they were found elsewhere. Nothing is added or
// merged afterwards.
func (t *Account) Clustered(found []cluster.Cluster) { t.clusters = found }

// addMiss keeps the longest run of a pair that is not reported; of equal ones that of the first pair by (A, B).
func (t *Account) addMiss(m *match.Miss) {
	if m == nil {
		return
	}
	if t.miss == nil || cmp.Or(cmp.Compare(t.miss.Words, m.Words), cmp.Compare(m.A, t.miss.A), cmp.Compare(m.B, t.miss.B)) < 0 {
		t.miss = m
	}
}

// EdgeOf says what the two articles of a match have in common. A template is no edge.
func EdgeOf(r *compare.Result) cluster.Edge {
	m := r.Match
	ofA, ofB := max(m.ContainmentA, r.MarksA.Copied()), max(m.ContainmentB, r.MarksB.Copied())
	words := min(ofA*float64(m.WordsA), ofB*float64(m.WordsB))
	e := cluster.Edge{A: int32(r.A), B: int32(r.B), OfA: float32(ofA), OfB: float32(ofB), Words: int32(words)}
	if r.A > r.B {
		e.A, e.B, e.OfA, e.OfB = e.B, e.A, e.OfB, e.OfA
	}
	return e
}

// found is what the matches of one article come to.
type found struct {
	marks    marks
	pairs    int
	top      corpus.Ref
	topWords int
	given    []given
	versions map[int32][]versions.Share // what it has of the versions of stories, by chain
	mates    bitset.Set                 // of a version of a story: what other versions have
}

// marks are the marks of the terms of an article, two in a byte.
type marks []byte

func (m marks) at(i int) compare.Mark { return compare.Mark(m[i/2]>>(i%2*4)) & 15 }

func (m marks) raise(i int, to compare.Mark) {
	if both := m.at(i).With(to); both != m.at(i) {
		m[i/2] = m[i/2]&^(15<<(i%2*4)) | byte(both)<<(i%2*4)
	}
}

// AddSide notes what an article has in common with another one. It keeps s.Equal.
func (t *Account) AddSide(s *Side) {
	f := t.found[s.Article]
	if f == nil {
		f = &found{marks: make(marks, (len(s.Marks)+1)/2), top: s.Other}
		t.found[s.Article] = f
	}
	f.pairs++
	words := 0
	for i, m := range s.Marks {
		if m > compare.Own {
			f.marks.raise(i, m)
		}
		if m > compare.InTemplate {
			words++
		}
	}
	f.setTop(s.Other, words)
	if words == 0 || !s.Copied {
		return // what was said or told in other words is owed to nobody
	}
	g := given{s.Other, s.Other, s.Article, s.Direction, s.Confidence, reused(s.Marks).Ranges(), s.Owed.Ranges(), words}
	if s.First {
		g.a, g.b = s.Article, s.Other
	}
	f.give(g)
	switch of, by := t.corpus.Head(s.Article), t.corpus.Head(s.Other); {
	case by.Chain < 0 || s.Equal == nil:
	case by.Chain == of.Chain:
		f.mates = f.mates.With(s.Equal)
	default:
		if f.versions == nil {
			f.versions = make(map[int32][]versions.Share)
		}
		f.versions[by.Chain] = append(f.versions[by.Chain], versions.Share{Place: int(by.Version), Terms: s.Equal})
	}
}

// setTop keeps the article that shares most words, the first by ID of equals.
func (f *found) setTop(other corpus.Ref, words int) {
	if words > f.topWords || words == f.topWords && other < f.top {
		f.top, f.topWords = other, words
	}
}

// reused returns the set of the terms that are reused.
func reused(terms compare.Marks) bitset.Set {
	s := bitset.New(len(terms))
	for i, m := range terms {
		if m > compare.InTemplate {
			s.Add(i)
		}
	}
	return s
}

// given is text of an article that another one has too.
type given struct {
	giver      corpus.Ref
	a, b       corpus.Ref       // the pair; one of them is the giver
	direction  origin.Direction // with the giver as side a
	confidence float32
	words      [][2]int // of the terms of the article
	owed       [][2]int // those of them that nobody is quoted as saying
	shared     int
}

// byPair orders what was given by (A, B).
func byPair(x, y given) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) }

// mostGiven is how many articles that have text of an article are kept of it, those with the most words, and of equal ones the
// first by ID. A story that thousands ran would take memory with the square of them, and what it owes is told by the first few.
const mostGiven = 64

// give keeps what another article has of f. When there is twice as much as counts, the rest is dropped.
func (f *found) give(g given) {
	if f.given = append(f.given, g); len(f.given) >= 2*mostGiven {
		f.dropLeast()
	}
}

// dropLeast keeps what counts.
func (f *found) dropLeast() {
	if len(f.given) <= mostGiven {
		return
	}
	slices.SortFunc(f.given, func(x, y given) int { return cmp.Or(cmp.Compare(y.shared, x.shared), byPair(x, y)) })
	clear(f.given[mostGiven:])
	f.given = f.given[:mostGiven]
}

// counted returns what was given that counts, by pairs.
func (f *found) counted() []given {
	f.dropLeast()
	slices.SortFunc(f.given, byPair)
	return f.given
}

// Merge adds what u added up, of the same corpus and with the same answer to whether the articles are asked for; u is not used any
// more.
func (t *Account) Merge(u *Account) {
	t.counts.Matches += u.counts.Matches
	t.counts.Passages += u.counts.Passages
	t.counts.Quotations += u.counts.Quotations
	t.counts.Paraphrases += u.counts.Paraphrases
	t.counts.Findings += u.counts.Findings
	t.counts.Quoted += u.counts.Quoted
	t.counts.Told += u.counts.Told
	t.counts.Templates += u.counts.Templates
	t.counts.PopularLeft += u.counts.PopularLeft
	t.edges = append(t.edges, u.edges...)
	t.ways = append(t.ways, u.ways...)
	t.addMiss(u.miss)
	t.ledger.merge(&u.ledger)
	maps.Copy(t.matched, u.matched)
	for i, f := range u.found {
		if t.found[i] == nil {
			t.found[i] = f
			continue
		}
		t.found[i].merge(f)
	}
}

func (f *found) merge(g *found) {
	for k := range 2 * len(g.marks) {
		f.marks.raise(k, g.marks.at(k))
	}
	f.pairs += g.pairs
	f.setTop(g.top, g.topWords)
	for _, x := range g.given {
		f.give(x)
	}
	for c, shares := range g.versions {
		if f.versions == nil {
			f.versions = make(map[int32][]versions.Share)
		}
		f.versions[c] = append(f.versions[c], shares...)
	}
	f.mates = f.mates.With(g.mates)
}
