package boilerplate

import (
	"cmp"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

// judge decides whether texts that several articles have are standing. One goroutine may use it.
type judge struct {
	corpus   *Corpus
	bySource map[string]int // number of articles of each source
	named    int            // number of articles with a source
	read     func(article uint32) ([]Unit, error)
	found    []learnt
	known    map[textOf]bool // sentences, by shape, that are known to be standing; they tell no story
	err      error           // the first error; nothing is judged after it

	sorted []uint32        // holders by source
	looked []holder        // the sample of the holders
	seen   map[uint64]seen // by shape
	all    []int           // the numbers of the sample

	terms      func(article uint32) ([]uint64, error)
	winnower   winnower
	normalizer *normalize.Normalizer
	text       normalize.Text
}

// learnt is an entry and what it consists of.
type learnt struct {
	Entry
	shapes []uint64 // of the sentences, for an entry of whole ones
	runs   []uint64 // hashes of the runs of terms, for another
}

// textOf is a text of a source, or of all, by a hash.
type textOf struct {
	source string
	hash   uint64
}

// seen is the number of holders with a shape, and the number of the last such holder, from 1.
type seen struct{ holders, last int }

func newJudge(c *Corpus, bySource map[string]int, named int) *judge {
	return &judge{corpus: c, bySource: bySource, named: named, read: c.Open(), terms: c.Terms(), seen: map[uint64]seen{}, normalizer: normalize.New()}
}

// take judges the text with a key, given the articles that have it: in each source, and in all sources together. Those without a
// source count for nothing.
func (j *judge) take(key uint64, holders []uint32) {
	if len(holders) < storiesOverTime {
		return
	}
	source := j.corpus.Source
	j.sorted = slices.DeleteFunc(append(j.sorted[:0], holders...), func(a uint32) bool { return source(a) == "" })
	holders = slices.Clone(j.sorted)
	slices.SortFunc(j.sorted, func(x, y uint32) int { return cmp.Or(strings.Compare(source(x), source(y)), cmp.Compare(x, y)) })
	sources, before := 0, len(j.found)
	for rest := j.sorted; len(rest) > 0; sources++ {
		name, n := source(rest[0]), 1
		for n < len(rest) && source(rest[n]) == name {
			n++
		}
		j.judge(key, rest[:n], name, evidence{articles: j.bySource[name]})
		rest = rest[n:]
	}
	if sources < leastSources {
		return
	}
	n := len(j.found)
	if j.judge(key, holders, "", evidence{articles: j.named, mixed: true}); len(j.found) > n {
		j.found = append(j.found[:before], j.found[n])
	}
}

// judge appends the text to found, as text of source, if it is standing. e says which articles these are.
func (j *judge) judge(key uint64, holders []uint32, source string, e evidence) {
	j.count(&e, holders)
	if j.err != nil || !e.worthLooking() {
		return
	}
	if j.err = j.look(key, holders); j.err != nil || len(j.looked) < storiesOverTime || j.inParagraph() {
		return
	}
	h := &j.looked[0]
	text, err := j.corpus.Text(h.article, news.Span{Start: h.units[h.from].Span.Start, End: h.units[h.to-1].Span.End})
	if err != nil {
		j.err = err
		return
	}
	j.gather(&e)
	e.quoted = hasMarks(text)
	e.figures = strings.ContainsAny(text, "0123456789")
	if e.standing() {
		l := learnt{Entry: Entry{
			Source: oneLine(source), Text: oneLine(text), Articles: len(holders), First: dateOf(e.first), Last: dateOf(e.last),
		}}
		for _, u := range h.units[h.from:h.to] {
			l.shapes = append(l.shapes, u.Shape)
		}
		j.found = append(j.found, l)
	}
}

// count counts the holders and sets the range of their days.
func (j *judge) count(e *evidence, holders []uint32) {
	e.holders = len(holders)
	for _, a := range holders {
		day := j.corpus.Day(a)
		if day == 0 {
			e.undated++
			continue
		}
		e.last = max(e.last, day)
		if e.first == 0 || day < e.first {
			e.first = day
		}
	}
}

// look reads a sample of the holders, spread evenly.
func (j *judge) look(key uint64, holders []uint32) error {
	n := min(len(holders), sampled)
	j.looked = slices.Grow(j.looked[:0], n)
	for i := range n {
		a := holders[i*len(holders)/n]
		units, err := j.read(a)
		if err != nil {
			return err
		}
		for it := range items(units) {
			if index.Key(it.hash) == key {
				j.looked = j.looked[:len(j.looked)+1]
				j.looked[len(j.looked)-1].set(a, units, it)
				break
			}
		}
	}
	return nil
}

// inParagraph reports whether the text is one sentence of the same paragraph in all holders. Then the paragraph is judged
// instead.
func (j *judge) inParagraph() bool {
	same := uint64(0)
	for i := range j.looked {
		h := &j.looked[i]
		for it := range items(h.units) {
			if it.to <= h.from {
				continue
			}
			if it.from == h.from && it.to == h.to || i > 0 && it.hash != same {
				return false
			}
			same = it.hash
			break
		}
	}
	return true
}

// gather sets the evidence of the sample.
func (j *judge) gather(e *evidence) {
	j.countShapes()
	n := len(j.looked)
	words, block, edge, below := 0, 0, 0, 0
	for i := range j.looked {
		h := &j.looked[i]
		h.shared, h.rest = h.shared[:0], 0
		var own [2]uint32 // words before and behind the text that no other holder has
		for k, u := range h.units {
			words += int(u.Words)
			holders := j.seen[u.Shape].holders
			if j.known[textOf{h.source, u.Shape}] || j.known[textOf{"", u.Shape}] {
				continue
			}
			if k >= h.from && k < h.to && h.run {
				of := h.beside(k)
				block += int(u.Words - of[0] - of[1])
				h.rest += of[0] + of[1]
				own[0], own[1] = own[0]+of[0], own[1]+of[1]
				continue
			}
			if k >= h.from && k < h.to || holders*100 >= n*togetherWith {
				block += int(u.Words)
				continue
			}
			h.rest += u.Words
			switch {
			case holders > 1:
				h.shared = append(h.shared, u)
			case k < h.from:
				own[0] += u.Words
			default:
				own[1] += u.Words
			}
		}
		h.sortShared()
		if min(own[0], own[1]) <= edgeWords {
			edge++
		}
		if own[0] > own[1] {
			below++
		}
	}
	e.looked, e.words = n, int(j.looked[0].words)
	e.block, e.blockWords, e.edge, e.below = block*100/words, block/n, edge*100/n, below*100/n
	j.countStories(e)
}

// beside returns how many words of unit k, which has some of the run, stand before the run and behind it.
func (h *holder) beside(k int) (words [2]uint32) {
	from := 0
	for _, u := range h.units[:k] {
		from += int(u.Words)
	}
	to := from + int(h.units[k].Words)
	return [2]uint32{uint32(max(0, h.at-from)), uint32(max(0, to-h.at-runTerms))}
}

// countShapes counts the holders of each shape.
func (j *judge) countShapes() {
	clear(j.seen)
	for i := range j.looked {
		for _, u := range j.looked[i].units {
			if s := j.seen[u.Shape]; s.last != i+1 && u.Shape != 0 {
				j.seen[u.Shape] = seen{s.holders + 1, i + 1}
			}
		}
	}
}
