package boilerplate

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"

	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/shingle"
)

// Much of what a page adds is no sentence of its own: links and names within one, or share bars that end in a code. So runs of
// runTerms terms are learnt too, of each source by itself. Fingerprints of the runs are filed, so that every stretch of leastRun terms
// has one; whether a run is standing is decided by the same evidence as for a sentence. From a standing run on, both ways, goes the
// stretch of which the evidence still holds for every run of runTerms.

// fileRuns files the articles of sources with habits by their fingerprints.
func (c *Corpus) fileRuns(postings *index.Postings, workers int, bySource map[string]int) error {
	return index.Share(workers, c.Articles, 1, func(worker int, articles iter.Seq[uint32]) error {
		filer, read := postings.Filer(worker), c.Terms()
		var w winnower
		for a := range articles {
			source := c.Source(a)
			if source == "" || bySource[source] < leastArticles {
				continue
			}
			terms, err := read(a)
			if err != nil {
				return err
			}
			if err := filer.Add(a, w.prints(source, terms)); err != nil {
				return err
			}
		}
		return nil
	})
}

// winnower makes fingerprints of runs.
type winnower struct {
	hashes []uint64
	found  []shingle.Fingerprint
}

// prints returns the fingerprints of an article of source, good until the next call. Those of two sources differ.
func (w *winnower) prints(source string, terms []uint64) []shingle.Fingerprint {
	w.hashes = shingle.Hashes(w.hashes[:0], terms, runTerms)
	w.found = shingle.Winnow(w.found[:0], w.hashes, leastRun-runTerms+1, nil)
	of := xxh3.HashString(source)
	for i := range w.found {
		w.found[i].Hash = shingle.Mix(w.found[i].Hash ^ of)
	}
	return w.found
}

// takeRun judges the run with a key, given the articles that have it, all of one source.
func (j *judge) takeRun(key uint64, holders []uint32) {
	source := j.corpus.Source(holders[0])
	e := evidence{articles: j.bySource[source], words: runTerms}
	if j.count(&e, holders); j.err != nil || !e.worthLooking() {
		return
	}
	if j.err = j.lookForRun(key, source, holders); j.err != nil || len(j.looked) < storiesOverTime || j.inSentences() {
		return
	}
	if j.gather(&e); !e.standing() {
		return
	}
	if j.judgeGrams(&e); !e.standing() {
		return
	}
	if e.quoted = j.isQuoted(); !e.quoted && j.err == nil {
		j.stretches(&e, source)
	}
}

// lookForRun reads a sample of the holders, spread evenly over time, the first and the last among them.
func (j *judge) lookForRun(key uint64, source string, holders []uint32) error {
	n := min(len(holders), sampled)
	j.looked = slices.Grow(j.looked[:0], n)
	j.sorted = append(j.sorted[:0], holders...)
	slices.SortStableFunc(j.sorted, func(x, y uint32) int { return cmp.Compare(j.corpus.Day(x), j.corpus.Day(y)) })
	for i := range n {
		a := j.sorted[i*(len(holders)-1)/(n-1)]
		terms, err := j.terms(a)
		if err != nil {
			return err
		}
		for _, p := range j.winnower.prints(source, terms) {
			if index.Key(p.Hash) != key {
				continue
			}
			units, err := j.read(a)
			if err != nil {
				return err
			}
			j.looked = j.looked[:len(j.looked)+1]
			h := &j.looked[len(j.looked)-1]
			h.setRun(a, units, terms, int(p.Pos))
			h.source = oneLine(source)
			break
		}
	}
	return nil
}

// inSentences reports whether the run has the same sentences round it in all holders. Then these are judged instead.
func (j *judge) inSentences() bool {
	h := &j.looked[0]
	same := func(x, y Unit) bool { return x.Hash == y.Hash }
	return !slices.ContainsFunc(j.looked, func(o holder) bool {
		return !slices.EqualFunc(h.units[h.from:h.to], o.units[o.from:o.to], same)
	})
}

// isQuoted reports whether somebody says the words of the run, in one in four of the holders or more.
func (j *judge) isQuoted() bool {
	n := min(len(j.looked), quotedLooked)
	quoted := 0
	for i := range n {
		h := &j.looked[i*len(j.looked)/n]
		text, run, err := j.cut(h, h.at, h.at+runTerms)
		if err != nil {
			j.err = err
			return false
		}
		if inMarks(text, run) {
			quoted++
		}
	}
	return quoted*4 >= n
}

// cut returns the sentences of a holder that have the terms [from, to), and where these stand in them. It returns no text if the terms
// cannot be told there.
func (j *judge) cut(h *holder, from, to int) (text string, run news.Span, err error) {
	first, before := unitOf(h.units, from)
	last, _ := unitOf(h.units, to-1)
	text, err = j.corpus.Text(h.article, news.Span{Start: h.units[first].Span.Start, End: h.units[last].Span.End})
	if err != nil {
		return "", run, err
	}
	j.normalizer.Into(&j.text, text, nil, j.corpus.Lang(h.article))
	if spans := j.text.Spans; to-before <= len(spans) {
		return text, news.Span{Start: spans[from-before].Start, End: spans[to-before-1].End}, nil
	}
	return "", run, nil
}

// unitOf returns the unit with a term, and the number of terms before the unit; the last unit if there are fewer terms.
func unitOf(units []Unit, term int) (unit, before int) {
	for unit < len(units)-1 && before+int(units[unit].Words) <= term {
		before += int(units[unit].Words)
		unit++
	}
	return unit, before
}

// stretches appends to found the stretches that go on from a standing run. Each way, a stretch ends where too few of the holders go on
// alike; what several of them go on with are several stretches.
func (j *judge) stretches(e *evidence, source string) {
	standing := func(some []int) bool {
		of := *e
		of.looked, of.holders = len(some), e.holders*len(some)/e.looked
		j.countDays(&of, some)
		return of.standing()
	}
	said := map[uint64]bool{}
	for i := range j.looked {
		h := &j.looked[i]
		from, to := h.at-j.goOn(i, -1, standing), h.at+runTerms+j.goOn(i, runTerms, standing)
		if to-from < leastRun || j.isKnown(h, from, to) {
			continue
		}
		hash := uint64(0)
		for _, t := range h.terms[from:to] {
			hash = hash*base + t
		}
		if said[hash] {
			continue
		}
		said[hash] = true
		text, span, err := j.cut(h, from, to)
		if err != nil {
			j.err = err
			return
		}
		if text != "" {
			j.found = append(j.found, learnt{
				Entry: Entry{
					Source: oneLine(source), Text: within(oneLine(span.Cut(text))), Articles: e.holders, First: dateOf(e.first), Last: dateOf(e.last),
				},
				runs: shingle.Hashes(nil, h.terms[from:to], runTerms),
			})
		}
	}
}

// isKnown reports whether the terms [from, to) of a holder are sentences that are known to be standing, and beside each of them less
// than a run.
func (j *judge) isKnown(h *holder, from, to int) bool {
	begin, free := 0, 0
	for _, u := range h.units {
		end := begin + int(u.Words)
		if begin >= from && end <= to && (j.known[textOf{h.source, u.Shape}] || j.known[textOf{"", u.Shape}]) {
			free = 0
		} else if free += max(0, min(end, to)-max(begin, from)); free >= runTerms {
			return false
		}
		begin = end
	}
	return true
}

// goOn returns for how many terms enough of the holders go on as holder i does, from a term beside the run on: backwards from -1,
// forwards from runTerms. All of them together are enough.
func (j *judge) goOn(i, beside int, enough func(some []int) bool) (n int) {
	step := 1
	if beside < 0 {
		step = -1
	}
	at := func(k int) int { return j.looked[k].at + beside + step*n }
	for in := j.all; n < mostBeside; n++ {
		h := &j.looked[i]
		if at(i) < 0 || at(i) >= len(h.terms) {
			break
		}
		differs := func(k int) bool {
			o := &j.looked[k]
			return at(k) < 0 || at(k) >= len(o.terms) || o.terms[at(k)] != h.terms[at(i)]
		}
		if slices.ContainsFunc(in, differs) {
			if in = slices.DeleteFunc(slices.Clone(in), differs); !enough(in) {
				break
			}
		}
	}
	return n
}

// withoutRepeats returns those of the stretches, sorted by frequency, that have a run which none before has. Stretches of one source
// overlap, because each begins at a fingerprint.
func withoutRepeats(all []learnt) []learnt {
	said := map[textOf]bool{}
	return slices.DeleteFunc(all, func(l learnt) bool {
		repeats := true
		for _, h := range l.runs {
			of := textOf{l.Source, h}
			repeats = repeats && said[of]
			said[of] = true
		}
		return repeats
	})
}

// within returns the text of an entry that may stand within a sentence.
func within(text string) string { return more + " " + text + " " + more }

const more = "…"

// isWithin reports whether the text of an entry may stand within a sentence, and returns it without the marks of that.
func isWithin(text string) (bare string, is bool) {
	bare, head := strings.CutPrefix(text, more+" ")
	bare, tail := strings.CutSuffix(bare, " "+more)
	if !head || !tail {
		return text, false
	}
	return bare, true
}
