package detect

import (
	"cmp"
	"context"
	"github.com/copytaster/copytaster/internal/match"
	"iter"
	"strings"
	"sync"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/bitset"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/origin"
	"github.com/copytaster/copytaster/internal/quotematch"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/short"
	"github.com/copytaster/copytaster/internal/versions"
)

// verdict is what comparing two docs gave.
type verdict struct {
	a, b   int          // docs
	match  *match.Match // nil: nothing to report
	marksA []mark       // of each term; nil where nothing is reported
	marksB []mark
	equalA bitset.Set // terms that stand in passages as equal ones, where a version of a story is one of the two
	equalB bitset.Set
	miss   *match.Miss // where nothing is reported, but more than what the judge met before
}

// mark says what a term is part of; the larger wins.
type mark uint8

const (
	own mark = iota
	inTemplate
	inParaphrase
	inEdited
	inVerbatim
	inQuotation
)

// judge compares docs. It keeps the texts it aligned last and is used by one goroutine.
type judge struct {
	o          Options
	docs       []*doc
	corpus     corpus
	lang       string
	normalizer *normalize.Normalizer

	a, b    draft    // of the pair
	counted *doc     // the one of which the counter holds the shingles
	shared  []uint32 // places in the other one of the shingles that both have
	counter shingle.Counter

	aligner align.Aligner
	words   unpacker
	sides   map[int]*side
	older   map[int]*side // those before, given up next
	spare   []*side       // to be filled again
	terms   int           // in sides
	kept    int           // terms that may be in sides
	missed  int           // longest run of equal terms of a pair that was not reported

	notes   notes
	keys    [2]quotedKeys // of the pair
	matcher quotematch.Matcher
	teller  *teller // nil: no paraphrases are looked for

	reader  ocr.Aligner
	briefly *short.Comparer
	chains  []versions.Chain
	speller *origin.Speller // nil: the right words are not known
}

func (d *Detector) newJudge() *judge {
	j := &judge{
		o: d.o, docs: d.docs, corpus: d.corpus, lang: d.lang, normalizer: normalize.New(), sides: make(map[int]*side),
		a: draft{terms: d.unpacker()}, b: draft{terms: d.unpacker()}, words: d.unpacker(),
		older: make(map[int]*side), kept: int(min(keptTerms, d.o.Memory/bytesPerKept)),
		notes: notes{corpus: d.corpus}, briefly: short.NewComparer(d.terms), chains: d.chains,
	}
	if d.model != nil {
		j.teller = d.newTeller()
		if d.model.Speaks(d.lang) {
			j.speller = origin.NewSpeller(d.model.Has)
		}
	}
	return j
}

// alikeFrom is the number of common shingles from which a pair is aligned without asking whether that is promising.
const alikeFrom = 32

// compare describes a candidate and decides whether it is reported: a pair is if it is a near-duplicate, or has a passage,
// a quotation or a paraphrase.
func (j *judge) compare(a, b int, by match.Route) (verdict, error) {
	x, y := j.docs[a], j.docs[b]
	if by == match.ByQuotation {
		if may, err := j.mayQuote(x, y); !may || err != nil {
			return verdict{}, err
		}
	}
	told := by&(match.ByQuotation|match.ByParaphrase|match.ByShort|match.ByNoise) != 0 // the texts are needed
	if j.o.Find&match.Passages == 0 && !told && !j.canBeNear(x, y) {
		return verdict{}, nil
	}
	common, err := j.common(x, y)
	near := j.near(x, y, common)
	if err != nil || !near && !told && (j.o.Find&match.Passages == 0 || common < alikeFrom && j.nothing(common)) {
		return verdict{}, err
	}
	v, err := j.complete(a, b, j.relate(x, y, common, by), by)
	if err != nil || j.counts(v.match) {
		return v, err
	}
	if j.o.Find&match.Passages == 0 {
		return verdict{}, nil
	}
	return verdict{miss: j.miss(v.match)}, nil
}

// counts reports whether what was found so far is reported.
func (j *judge) counts(m *match.Match) bool {
	return len(m.Passages)+len(m.Quotations)+len(m.Paraphrases) > 0 || m.Relation <= match.NearDuplicate && j.o.Find&match.Duplicates != 0
}

// nothing reports whether the drafts, which have so many shingles in common, surely have no passage, and no run of equal
// terms that is worth telling.
func (j *judge) nothing(common int) bool {
	if common == 0 {
		return true
	}
	for _, d := range [2]*draft{&j.a, &j.b} {
		if d.doc != j.counted {
			d.side.BareDraft(d.terms.terms, d.hashes)
			d.made = false
		} else if !d.made {
			d.side.Draft(d.terms.terms, d.hashes)
			d.made = true
		}
	}
	j.aligner.LoadDrafts(&j.a.side, &j.b.side, j.shared)
	return j.aligner.LongestEqual() <= j.missed && !j.aligner.Promising(j.o.align())
}

// canBeNear reports whether two docs are of such lengths that they can be near-duplicates.
func (j *judge) canBeNear(x, y *doc) bool {
	return x.equal == y.equal || float64(min(x.shingles, y.shingles))/float64(max(x.shingles, y.shingles)) >= j.o.MinResemblance
}

// describe aligns two docs and fills in a match, be there something to report or not.
func (j *judge) describe(a, b int, by match.Route) (*match.Match, error) {
	x, y := j.docs[a], j.docs[b]
	common, err := j.common(x, y)
	if err != nil {
		return nil, err
	}
	v, err := j.complete(a, b, j.relate(x, y, common, by), by|match.ByQuotation|match.ByParaphrase|match.ByShort|match.ByNoise)
	return v.match, err
}

// relate begins a match with what the number of common shingles tells.
func (j *judge) relate(x, y *doc, common int, by match.Route) *match.Match {
	m := &match.Match{FoundBy: by, WordsA: int(x.words), WordsB: int(y.words), Relation: match.None}
	switch {
	case x.same(y):
		m.Relation, m.Resemblance, m.ContainmentA, m.ContainmentB = match.Identical, 1, 1, 1
		return m
	case j.near(x, y, common):
		m.Relation = match.NearDuplicate
	}
	if common > 0 {
		m.Resemblance = resemblance(common, x, y)
		m.ContainmentA, m.ContainmentB = float64(common)/float64(x.shingles), float64(common)/float64(y.shingles)
	}
	return m
}

// same reports whether two docs have the same terms.
func (x *doc) same(y *doc) bool { return x.equal == y.equal && x.terms > 0 && x.terms == y.terms }

// near reports whether two docs with so many common shingles are near-duplicates.
func (j *judge) near(x, y *doc, common int) bool {
	return x.same(y) || resemblance(common, x, y) >= j.o.MinResemblance
}

// common counts the shingles that two docs have in common. The counter is loaded with x, which candidates have in a row,
// unless that is much longer.
func (j *judge) common(x, y *doc) (common int, err error) {
	if x.same(y) {
		return int(x.shingles), nil
	}
	if err := cmp.Or(j.a.take(x), j.b.take(y)); err != nil {
		return 0, err
	}
	load, ask := &j.a, &j.b
	if x.shingles/8 > y.shingles {
		load, ask = ask, load
	}
	if j.counted != load.doc {
		j.counter.Load(load.hashes)
		j.counted = load.doc
	}
	j.shared, common = j.counter.Shared(ask.hashes)
	return common, nil
}

// complete fills in what the texts tell: passages, then quotations, then paraphrases of what is in neither. The last two
// are looked for where they led to the candidate, or something else is reported of it.
func (j *judge) complete(a, b int, m *match.Match, by match.Route) (v verdict, err error) {
	x, y := j.docs[a], j.docs[b]
	v = verdict{a: a, b: b, match: m}
	if j.o.Find == match.Duplicates {
		if m.A, err = j.corpus.article(x); err == nil {
			m.B, err = j.corpus.article(y)
		}
	} else {
		v.marksA, v.marksB = make([]mark, x.terms), make([]mark, y.terms)
		err = j.read(a, b, &v, by)
	}
	if others := m.FoundBy &^ match.ByNoise; others != 0 && !m.Likeness.Noisy() {
		m.FoundBy = others // the characters told no more than these
	}
	if m.Relation == match.None {
		m.Relation = j.strongest(x, y, m)
	}
	if m.Story != nil && !m.Story.Same() {
		v.belittle()
	}
	m.ShareA, m.ShareB = x.share(v.marksA), y.share(v.marksB)
	m.LabelA, m.LabelB = label(m.ShareA), label(m.ShareB)
	return v, err
}

// strongest returns the relation of two docs that are no near-duplicates.
func (j *judge) strongest(x, y *doc, m *match.Match) match.Relation {
	switch {
	case j.counts(m) && x.chain >= 0 && x.chain == y.chain:
		return match.Version
	case len(m.Passages) > 0:
		return match.Reuse
	case len(m.Quotations) > 0:
		return match.Quotation
	case len(m.Paraphrases) > 0:
		return match.Paraphrase
	}
	return match.None
}

// read fills in what is found in the texts.
func (j *judge) read(a, b int, v *verdict, by match.Route) error {
	x, y, err := j.pair(a, b)
	if err != nil {
		return err
	}
	m := v.match
	m.A, m.B = x.article, y.article
	if j.o.Find&match.Passages != 0 {
		j.align(x, y, by, v)
	}
	if j.o.Find&match.Quotations != 0 && x != y && (by&(match.ByQuotation|match.ByParaphrase) != 0 || m.Relation <= match.NearDuplicate || j.counts(m)) {
		if err := j.quotations(x, y, v); err != nil {
			return err
		}
	}
	if j.o.Find&match.Paraphrases != 0 && x != y && (by&match.ByParaphrase != 0 || j.counts(m)) {
		if err := j.paraphrases(x, y, v); err != nil {
			return err
		}
	}
	m.WordsShared = wordsIn(&y.text, m)
	if x == y || !j.counts(m) {
		return nil
	}
	tellStory(x, y, m)
	if (x.doc.chain >= 0 || y.doc.chain >= 0) && m.Relation != match.Template {
		v.equalA, v.equalB = versions.Common(&x.text, &y.text, m.Passages)
	}
	return cmp.Or(j.tellOrigin(x, y, v), j.findTakenBack(x, y, m))
}

// align fills in the passages: those of equal terms; where there are none, those of two short items; and of misread
// articles those of like characters, where they tell more.
func (j *judge) align(x, y *side, by match.Route, v *verdict) {
	m := v.match
	j.aligner.Load(&x.side, &y.side)
	m.Passages = j.aligner.Passages(j.o.align())
	if len(m.Passages) == 0 && by&match.ByShort != 0 && x != y {
		m.Passages = j.alignShort(x, y)
	}
	if x != y && (by&match.ByNoise != 0 || j.misread(x, y)) {
		j.alignMisread(x, y, m)
	}
	for _, p := range m.Passages {
		kind := inEdited
		if p.Kind == align.Verbatim {
			kind = inVerbatim
		}
		markTerms(v.marksA, &x.text, p.A, kind)
		markTerms(v.marksB, &y.text, p.B, kind)
		m.LongestRun = max(m.LongestRun, p.LongestRun)
	}
}

// miss returns the longest run of equal terms of a pair that was aligned and is not reported, if it is longer than those
// that the judge met before.
func (j *judge) miss(m *match.Match) *match.Miss {
	span, _, n := j.aligner.LongestRun()
	if n <= j.missed {
		return nil
	}
	j.missed = n
	return &match.Miss{A: m.A.ID, B: m.B.ID, Words: n, Text: strings.Clone(span.Cut(m.A.Body))}
}

// markTerms marks the terms in a span.
func markTerms(marks []mark, t *normalize.Text, span news.Span, m mark) {
	from, to := t.TermsIn(span)
	for k := from; k < to; k++ {
		marks[k] = max(marks[k], m)
	}
}

// share splits all words of an article by the marks of its terms; those that are no terms stand in zones and are
// boilerplate, as are the words of a template. Without marks all terms are its own.
func (x *doc) share(marks []mark) match.Share {
	var n marked
	for _, m := range marks {
		n[m]++
	}
	return x.shareOf(n)
}

// marked counts terms by their marks; those that are its own need not be counted.
type marked [inQuotation + 1]int

func (x *doc) shareOf(n marked) match.Share {
	if x.words == 0 {
		return match.Share{}
	}
	part := func(n int) float64 { return float64(n) / float64(x.words) }
	reused := n[inQuotation] + n[inVerbatim] + n[inEdited] + n[inParaphrase]
	return match.Share{
		Quotation: part(n[inQuotation]), Verbatim: part(n[inVerbatim]), Edited: part(n[inEdited]), Paraphrase: part(n[inParaphrase]),
		Boilerplate: part(int(x.words-x.terms) + n[inTemplate]), Own: part(int(x.terms) - reused - n[inTemplate]),
	}
}

// wordsIn counts the words of b inside passages and paraphrases, each once.
func wordsIn(b *normalize.Text, m *match.Match) int {
	var spans []news.Span
	for i := range m.Passages {
		spans = append(spans, m.Passages[i].B)
	}
	for i := range m.Paraphrases {
		spans = append(spans, m.Paraphrases[i].B)
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
func label(s match.Share) match.Label {
	reused := s.Reused()
	switch {
	case reused == 0:
		return match.NonDerived
	case reused >= whollyFrom*(1-s.Boilerplate):
		return match.WhollyDerived
	}
	return match.PartiallyDerived
}

// batch is how many candidates a worker takes at once. They are in order, so that it meets the same texts again.
const batch = 64

// judged is what came of a batch.
type judged struct {
	verdicts []verdict
	err      error
}

// judgeAll compares the candidates on all workers and yields the verdicts in their order.
func (d *Detector) judgeAll(ctx context.Context, candidates iter.Seq2[index.Pair, error]) iter.Seq2[verdict, error] {
	return func(yield func(verdict, error) bool) {
		defer d.o.Progress.finish()
		ctx, cancel := context.WithCancel(ctx)
		todo := make(chan func(*judge), d.o.Workers)
		order := make(chan chan judged, 2*d.o.Workers)
		var running sync.WaitGroup
		defer running.Wait()
		defer cancel()
		for range d.o.Workers {
			running.Go(func() {
				j := d.newJudge()
				for work := range todo {
					work(j)
				}
			})
		}
		running.Go(func() {
			defer close(order)
			defer close(todo)
			for now, err := range batched(candidates, batch) {
				result := make(chan judged, 1)
				select {
				case order <- result:
				case <-ctx.Done():
					return
				}
				if err != nil {
					result <- judged{err: err}
					return
				}
				todo <- func(j *judge) { result <- d.judge(ctx, j, now) }
			}
		})
		for result := range order {
			r := <-result
			if err := cmp.Or(ctx.Err(), r.err); err != nil {
				yield(verdict{}, err)
				return
			}
			for _, v := range r.verdicts {
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

// judge compares a batch.
func (d *Detector) judge(ctx context.Context, j *judge, pairs []index.Pair) judged {
	out := make([]verdict, 0, len(pairs))
	for _, p := range pairs {
		v, err := j.compare(int(p.A), int(p.B), match.Route(p.Tags))
		if err = cmp.Or(ctx.Err(), err); err != nil {
			return judged{err: err}
		}
		out = append(out, v)
		d.o.Progress.step()
	}
	return judged{verdicts: out}
}

// batched yields pairs, so many at once. An error comes last.
func batched(pairs iter.Seq2[index.Pair, error], n int) iter.Seq2[[]index.Pair, error] {
	return func(yield func([]index.Pair, error) bool) {
		var now []index.Pair
		for p, err := range pairs {
			if err != nil {
				yield(nil, err)
				return
			}
			if now = append(now, p); len(now) == n {
				if !yield(now, nil) {
					return
				}
				now = nil
			}
		}
		if len(now) > 0 {
			yield(now, nil)
		}
	}
}
