package eval

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/dataset"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/golden"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

// Furniture of a site is a stretch of which every run of furnitureRun words stands in furnitureArticles of its articles or more.
const (
	furnitureRun      = 8
	furnitureArticles = 4
	passageWords      = 12 // the default of --min-words
)

// page is an article as the measure of furniture sees it.
type page struct {
	words     []news.Span // in bytes
	hashes    []uint64    // of the runs; empty where there are fewer words than in one
	furniture []bool      // of each run
	points    news.CodePoints
}

// TestFurniture measures on web pages how many pairs of the relation reuse share more than furniture, and how much of the labelled
// spans that are no furniture is found: of all of them, which begin at eight words, and of those that have as many words as a passage.
// On the copy of one agency, whose furniture are its forms of words, it measures the same, and which of the pairs of one containment
// are found.
func TestFurniture(t *testing.T) {
	var out bytes.Buffer
	for _, name := range []string{"newsarticles", "reuters-dev"} {
		measureFurniture(t, &out, name)
	}
	golden.Compare(t, "testdata/furniture.golden", out.Bytes())
}

func measureFurniture(t *testing.T, out io.Writer, name string) {
	folder := filepath.Join(dataset.Folder(t), name)
	gold, err := ReadGold(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	articles := articlesOf(t, filepath.Join(folder, "docs.jsonl.gz"))
	pages := pagesOf(articles)
	d, err := detect.Read(t.Context(), each(articles), detect.Options{Find: match.Duplicates | match.Passages})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	var more, recall, long, silver Ratio
	reported := make(map[[2]string]bool)
	found := make(map[[2]string][]news.Span) // by the article and the other one: the passages, in bytes
	for m, err := range d.Matches(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		ab, ba := [2]string{m.A.ID, m.B.ID}, [2]string{m.B.ID, m.A.ID}
		reported[ab], reported[ba] = true, true
		isNews := false
		for i := range m.Passages {
			p := &m.Passages[i]
			found[ab], found[ba] = append(found[ab], p.A), append(found[ba], p.B)
			isNews = isNews || !pages[m.A.ID].isFurniture(p.A) && !pages[m.B.ID].isFurniture(p.B)
		}
		if m.Relation == match.Reuse {
			more.count(isNews)
		}
	}
	for _, s := range gold.Spans {
		a, b := pages[s.A], pages[s.B]
		of := []*Ratio{&recall}
		if min(len(a.in(s.AStart, s.AEnd)), len(b.in(s.BStart, s.BEnd))) >= passageWords {
			of = append(of, &long)
		}
		for _, r := range of {
			a.recall(r, s.AStart, s.AEnd, found[[2]string{s.A, s.B}])
			b.recall(r, s.BStart, s.BEnd, found[[2]string{s.B, s.A}])
		}
	}
	for _, s := range gold.Silver {
		if s.C >= silverContainment && pages[s.A].sharesNews(pages[s.B]) {
			silver.count(reported[[2]string{s.A, s.B}])
		}
	}
	fmt.Fprintf(out, "%s: pairs of reuse that share more than furniture %s\n", name, ratio(more))
	fmt.Fprintf(out, "%s: recall of the characters of spans that are no furniture %s\n", name, ratio(recall))
	fmt.Fprintf(out, "%s: the same of spans of %d words or more %s\n", name, passageWords, ratio(long))
	if silver.Of > 0 {
		fmt.Fprintf(out, "%s: recall of silver pairs c>=%v that share more than furniture %s\n", name, silverContainment, ratio(silver))
	}
}

// silverContainment is the default of [Options].
const silverContainment = .3

// sharesNews reports whether two pages have in common a stretch of passageWords words of which some run is no furniture.
func (p *page) sharesNews(q *page) bool {
	const runs = passageWords - furnitureRun + 1
	places := make(map[uint64][]int)
	for k, h := range q.hashes {
		places[h] = append(places[h], k)
	}
	for k := 0; k+runs <= len(p.hashes); k++ {
		for _, at := range places[p.hashes[k]] {
			if at+runs <= len(q.hashes) && slices.Equal(p.hashes[k:k+runs], q.hashes[at:at+runs]) && slices.Contains(p.furniture[k:k+runs], false) {
				return true
			}
		}
	}
	return false
}

// pagesOf reads the articles, and finds the furniture of their sites.
func pagesOf(articles []news.Article) map[string]*page {
	type run struct {
		site string
		hash uint64
	}
	pages, holders := make(map[string]*page), make(map[run]int)
	n := normalize.New()
	for i := range articles {
		a := &articles[i]
		text := n.Text(a.Body, nil, "en")
		p := &page{words: text.Spans, points: news.NewCodePoints(a.Body)}
		own := make(map[uint64]bool)
		for k := 0; k+furnitureRun <= len(text.Words); k++ {
			hash := uint64(0)
			for _, w := range text.Words[k : k+furnitureRun] {
				hash = hash*0x9E3779B97F4A7C15 + w
			}
			p.hashes = append(p.hashes, hash)
			if !own[hash] {
				own[hash] = true
				holders[run{a.Source, hash}]++
			}
		}
		pages[a.ID] = p
	}
	for i := range articles {
		p := pages[articles[i].ID]
		for _, hash := range p.hashes {
			p.furniture = append(p.furniture, holders[run{articles[i].Source, hash}] >= furnitureArticles)
		}
	}
	return pages
}

// isFurniture reports whether every run of a stretch is furniture.
func (p *page) isFurniture(s news.Span) bool {
	from := 0
	for from < len(p.words) && p.words[from].Start < s.Start {
		from++
	}
	to := from
	for to < len(p.words) && p.words[to].End <= s.End {
		to++
	}
	for k := from; k+furnitureRun <= to; k++ {
		if !p.furniture[k] {
			return false
		}
	}
	return to-from >= furnitureRun
}

// stands reports whether a word is in a run that is furniture.
func (p *page) stands(word int) bool {
	for k := max(0, word-furnitureRun+1); k <= word && k < len(p.furniture); k++ {
		if p.furniture[k] {
			return true
		}
	}
	return false
}

// in returns the numbers of the words between two code points.
func (p *page) in(start, end int) (words []int) {
	for k, w := range p.words {
		if p.points.At(w.Start) >= start && p.points.At(w.End) <= end {
			words = append(words, k)
		}
	}
	return words
}

// recall counts the characters of the words of a span, in code points, that are no furniture, and of these the found ones.
func (p *page) recall(r *Ratio, start, end int, found []news.Span) {
	for _, k := range p.in(start, end) {
		if p.stands(k) {
			continue
		}
		w := p.words[k]
		n := p.points.At(w.End) - p.points.At(w.Start)
		r.Of += n
		if slices.ContainsFunc(found, func(s news.Span) bool { return s.Start <= w.Start && w.End <= s.End }) {
			r.N += n
		}
	}
}
