package template

import (
	"errors"
	"math"
	"path/filepath"
	"testing"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/shingle/shingletest"
	"github.com/copytaster/copytaster/internal/wire"
)

// labelled is a pair in a list.
type labelled struct {
	A, B  string
	Label int
	Kind  string
}

// article is an article prepared for comparison.
type article struct {
	news.Article
	facts Facts
	side  *align.Side
	set   shingle.Set
}

const k = 5 // terms in a shingle

// newArticle reads an article with English stems.
func newArticle(n *normalize.Normalizer, a news.Article) *article {
	zones := wire.Parse(&a).Zones
	text := n.Text(a.Body, zones, "en")
	x := &article{Article: a, side: new(align.Side), set: shingle.SetOf(shingle.Hashes(nil, text.Terms, k))}
	x.side.Fill(text, k)
	Read(&x.facts, &a, zones, text)
	return x
}

// articles returns the articles of a set by ID.
func articles(t *testing.T, n *normalize.Normalizer, set string) map[string]*article {
	t.Helper()
	input, err := ingest.Open([]string{filepath.Join(set, "docs.jsonl.gz")}, nil, nil, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[string]*article)
	for a, err := range input.Articles(t.Context()) {
		if _, skipped := errors.AsType[*ingest.Skipped](err); skipped {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		out[a.ID] = newArticle(n, a)
	}
	return out
}

// unknown is an unknown time.
var unknown = math.NaN()

// pairOf returns the Pair of two articles, with an unknown time.
func pairOf(a, b *article) Pair {
	var al align.Aligner
	al.Load(a.side, b.side)
	return Pair{Hours: unknown, LongestRun: al.LongestEqual()}
}

// hoursApart returns the hours between the publication of two articles, or unknown.
func hoursApart(a, b *article) float64 {
	if a.Published.IsZero() || b.Published.IsZero() {
		return unknown
	}
	return math.Abs(a.Published.Sub(b.Published).Hours())
}

// jaccard returns the resemblance of two articles.
func jaccard(a, b *article) float64 { return shingletest.Resemblance(a.set, b.set) }
