package detect

import (
	"context"
	"iter"
	"sync"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/shingle"
)

// verdict is what comparing two docs gave.
type verdict struct {
	a, b    int    // docs
	match   *Match // nil: nothing to report
	marksA  []mark // of each term; nil where nothing is reported
	marksB  []mark
	missed  int // longest run of equal terms, where nothing is reported
	missedA news.Span
}

// mark says what a term is part of; the larger wins.
type mark uint8

const (
	own mark = iota
	inEdited
	inVerbatim
)

// judge compares docs. It keeps the texts it aligned last and is used by one goroutine.
type judge struct {
	o     Options
	docs  []*doc
	prep  *preparer
	sides map[int]side
	terms int // in sides
}

// side is a doc made ready for alignment.
type side struct {
	text *normalize.Text
	side *align.Side
}

// keptTerms bounds the texts a judge keeps, in terms: some 20 MB.
const keptTerms = 1 << 18

func newJudge(o Options, docs []*doc, lang string) *judge {
	return &judge{o: o, docs: docs, prep: newPreparer(lang), sides: make(map[int]side)}
}

func (j *judge) side(i int) side {
	if s, ok := j.sides[i]; ok {
		return s
	}
	if j.terms > keptTerms {
		clear(j.sides)
		j.terms = 0
	}
	text := j.prep.text(j.docs[i])
	s := side{text, align.NewSide(text, Shingle)}
	j.sides[i] = s
	j.terms += len(text.Terms)
	return s
}

// compare describes a candidate and decides whether it is reported: a pair is if it is a near-duplicate or has a passage.
func (j *judge) compare(c candidate) verdict {
	a, b := int(c.a), int(c.b)
	m := j.relate(a, b, c.by)
	near := m.Relation != None
	if j.o.Find&Passages == 0 && !near {
		return verdict{a: a, b: b}
	}
	v := j.align(a, b, m)
	if len(v.match.Passages) > 0 || near && j.o.Find&Duplicates != 0 {
		return v
	}
	v.match, v.marksA, v.marksB = nil, nil, nil
	v.missedA, _, v.missed = align.LongestRun(j.side(a).side, j.side(b).side)
	return v
}

// describe aligns two docs and fills in a match, be there something to report or not.
func (j *judge) describe(a, b int, by Finder) verdict {
	return j.align(a, b, j.relate(a, b, by))
}

// relate begins a match with what the shingle sets tell.
func (j *judge) relate(a, b int, by Finder) *Match {
	x, y := j.docs[a], j.docs[b]
	m := &Match{A: x.article, B: y.article, FoundBy: by, WordsA: x.words, WordsB: y.words}
	m.Resemblance, m.ContainmentA, m.ContainmentB = likeness(x, y)
	switch {
	case x.equal == y.equal && x.terms > 0:
		m.Relation = Identical
	case m.Resemblance >= j.o.MinResemblance:
		m.Relation = NearDuplicate
	default:
		m.Relation = None
	}
	return m
}

// align completes a match with what the texts tell.
func (j *judge) align(a, b int, m *Match) verdict {
	x, y := j.docs[a], j.docs[b]
	v := verdict{a: a, b: b, match: m}
	v.marksA, v.marksB = make([]mark, x.terms), make([]mark, y.terms)
	if j.o.Find&Passages != 0 {
		sa, sb := j.side(a), j.side(b)
		m.Passages = align.Passages(sa.side, sb.side, j.o.align())
		for i := range m.Passages {
			p := &m.Passages[i]
			markTerms(v.marksA, sa.text, p.A, p.Kind)
			markTerms(v.marksB, sb.text, p.B, p.Kind)
			m.LongestRun = max(m.LongestRun, p.LongestRun)
		}
		m.WordsShared = wordsIn(sb.text, m.Passages)
	}
	m.ShareA, m.ShareB = share(v.marksA, x.words), share(v.marksB, y.words)
	if m.Relation == None && len(m.Passages) > 0 {
		m.Relation = Reuse
	}
	m.LabelA, m.LabelB = label(m.ShareA), label(m.ShareB)
	return v
}

// likeness returns the exact resemblance and containments. Without a shingle they are 1 for equal terms, else 0.
func likeness(x, y *doc) (resemblance, containmentA, containmentB float64) {
	if x.equal == y.equal && x.terms > 0 && x.terms == y.terms {
		return 1, 1, 1
	}
	n := float64(shingle.Common(x.set, y.set))
	if n == 0 {
		return 0, 0, 0
	}
	return n / (float64(len(x.set)+len(y.set)) - n), n / float64(len(x.set)), n / float64(len(y.set))
}

// markTerms marks the terms in a passage's span.
func markTerms(marks []mark, t *normalize.Text, span news.Span, kind align.Kind) {
	m := inEdited
	if kind == align.Verbatim {
		m = inVerbatim
	}
	from, to := t.TermsIn(span)
	for k := from; k < to; k++ {
		marks[k] = max(marks[k], m)
	}
}

// share splits all words of an article; those that are no terms stand in zones and are boilerplate.
func share(marks []mark, words int) Share {
	if words == 0 {
		return Share{}
	}
	var n [3]float64
	for _, m := range marks {
		n[m]++
	}
	w := float64(words)
	return Share{Verbatim: n[inVerbatim] / w, Edited: n[inEdited] / w, Own: n[own] / w, Boilerplate: (w - float64(len(marks))) / w}
}

// wordsIn counts the words of b inside passages, each once.
func wordsIn(b *normalize.Text, passages []align.Passage) int {
	spans := make([]news.Span, len(passages))
	for i := range passages {
		spans[i] = passages[i].B
	}
	n := 0
	for _, s := range news.Union(spans) {
		_, k := b.Within(s)
		n += k
	}
	return n
}

// whollyFrom is the part of an article's story from which it is wholly derived. METER's annotators (Clough et al., ACL
// 2002) gave no figure; in four fifths taken word for word or nearly so, nothing of substance is left to be own.
const whollyFrom = 0.8

// label judges a share. Zones count for neither side.
func label(s Share) Label {
	reused := s.Verbatim + s.Edited
	switch {
	case reused == 0:
		return NonDerived
	case reused >= whollyFrom*(1-s.Boilerplate):
		return WhollyDerived
	}
	return PartiallyDerived
}

// batch is how many candidates a worker takes at once. They are in order, so that it meets the same texts again.
const batch = 64

// judgeAll compares the candidates on all workers and yields the verdicts in their order.
func (d *Detector) judgeAll(ctx context.Context, candidates []candidate) iter.Seq2[verdict, error] {
	return func(yield func(verdict, error) bool) {
		d.o.Progress.start("comparing", len(candidates))
		ctx, cancel := context.WithCancel(ctx)
		todo := make(chan func(*judge), d.o.Workers)
		order := make(chan chan []verdict, 2*d.o.Workers)
		var running sync.WaitGroup
		defer running.Wait()
		defer cancel()
		for range d.o.Workers {
			running.Go(func() {
				j := newJudge(d.o, d.docs, d.lang)
				for work := range todo {
					work(j)
				}
			})
		}
		running.Go(func() {
			defer close(order)
			defer close(todo)
			for rest := candidates; len(rest) > 0; {
				n := min(batch, len(rest))
				now, result := rest[:n], make(chan []verdict, 1)
				rest = rest[n:]
				select {
				case order <- result:
				case <-ctx.Done():
					return
				}
				todo <- func(j *judge) {
					out := make([]verdict, len(now))
					for i, c := range now {
						if ctx.Err() != nil {
							break
						}
						out[i] = j.compare(c)
						d.o.Progress.step()
					}
					result <- out
				}
			}
		})
		for result := range order {
			for _, v := range <-result {
				if err := ctx.Err(); err != nil {
					yield(verdict{}, err)
					return
				}
				if !yield(v, nil) {
					return
				}
			}
		}
		if err := ctx.Err(); err != nil {
			yield(verdict{}, err)
		}
	}
}
