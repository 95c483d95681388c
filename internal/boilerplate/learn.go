package boilerplate

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/spill"
)

// Corpus is the articles to learn from, numbered 0, 1, 2, ..., fewer than [index.MostDocs]. The order of the numbers must
// not depend on chance, because it decides which holders of a frequent text are sampled. Several goroutines call its
// functions.
type Corpus struct {
	Articles int
	Source   func(article uint32) string // "" if unknown; of such articles nothing is learnt: they share no habits
	// Story tells the articles of one story that the corpus knows, as versions of each other, by a number; -1: none is known. nil:
	// none of any.
	Story func(article uint32) int
	Day   func(article uint32) int // day of publication, since 1970; 0 if unknown
	// Open is called once for each goroutine. The function it returns gives the units of an article, valid until its next
	// call.
	Open func() func(article uint32) ([]Unit, error)
	Text func(article uint32, span news.Span) (string, error) // the text at span in the body
	// Terms is called once for each goroutine. The function it returns gives the terms of an article, those of its units one after the
	// other, valid until its next call.
	Terms func() func(article uint32) ([]uint64, error)
	Lang  func(article uint32) string // in which the article is normalised
}

// Learn returns the standing text of the articles: text that many different stories of a source have, over time or
// everywhere, and text that many sources have over time, which counts for all sources. The entries are ordered by source,
// then by the number of articles, largest first. Articles without a source teach nothing. Learn writes 8 bytes for each unit to space. The result does not depend
// on the number of workers, which is 1 or more. Errors come from the caller's functions and from space.
func Learn(c Corpus, space *spill.Space, workers int) (*List, error) {
	bySource := map[string]int{}
	for a := range uint32(c.Articles) {
		bySource[c.Source(a)]++
	}
	named := c.Articles - bySource[""]
	learn := func(postings *index.Postings, known map[textOf]bool, take func(j *judge, key uint64, holders []uint32)) ([]learnt, error) {
		var mu sync.Mutex
		var all []learnt
		err := index.Share(workers, postings.Parts(), 1, func(_ int, parts iter.Seq[uint32]) error {
			j := newJudge(&c, bySource, named)
			j.known = known
			for part := range parts {
				err := postings.Holders(int(part), func(key uint64, holders []uint32) { take(j, key, holders) })
				if err != nil || j.err != nil {
					return cmp.Or(err, j.err)
				}
			}
			mu.Lock()
			defer mu.Unlock()
			all = append(all, j.found...)
			return nil
		})
		return all, err
	}
	postings := index.NewPostings(space, workers)
	if err := c.file(postings, workers); err != nil {
		return nil, err
	}
	sentences, err := learn(postings, nil, (*judge).take)
	if err != nil {
		return nil, err
	}
	known := map[textOf]bool{}
	for _, l := range sentences {
		for _, shape := range l.shapes {
			known[textOf{l.Source, shape}] = true
		}
	}
	postings = index.NewPostings(space, workers)
	if err := c.fileRuns(postings, workers, bySource); err != nil {
		return nil, err
	}
	runs, err := learn(postings, known, (*judge).takeRun)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(runs, func(x, y learnt) int {
		return cmp.Or(cmp.Compare(y.Articles, x.Articles), cmp.Compare(len(y.runs), len(x.runs)), compareEntries(x.Entry, y.Entry))
	})
	runs = withoutRepeats(runs)
	list := &List{}
	for _, l := range append(sentences, runs[:min(len(runs), mostStretches)]...) {
		list.Entries = append(list.Entries, l.Entry)
	}
	slices.SortFunc(list.Entries, compareEntries)
	return list, nil
}

// file files all articles by the hashes of their items.
func (c *Corpus) file(postings *index.Postings, workers int) error {
	return index.Share(workers, c.Articles, 1, func(worker int, articles iter.Seq[uint32]) error {
		filer, read := postings.Filer(worker), c.Open()
		var prints []shingle.Fingerprint
		for a := range articles {
			units, err := read(a)
			if err != nil {
				return err
			}
			prints = prints[:0]
			for it := range items(units) {
				prints = append(prints, shingle.Fingerprint{Hash: it.hash})
			}
			if err := filer.Add(a, prints); err != nil {
				return err
			}
		}
		return nil
	})
}

func compareEntries(x, y Entry) int {
	return cmp.Or(strings.Compare(x.Source, y.Source), cmp.Compare(y.Articles, x.Articles), strings.Compare(x.Text, y.Text))
}

// dateOf returns a day as written in a list; "" if it is unknown.
func dateOf(day int) string {
	if day == 0 {
		return ""
	}
	return time.Unix(int64(day)*24*60*60, 0).UTC().Format(time.DateOnly)
}
