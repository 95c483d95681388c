// Package corpustest makes small corpora for tests of the engine's steps, without a run.
//
// Only tests import it.
package corpustest

import (
	"testing"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
)

// All is everything that can be looked for.
const All = match.Duplicates | match.Passages | match.Quotations | match.Paraphrases

// Options prepares everything, with 32 bands of 4 rows.
func Options(t testing.TB) prepare.Options {
	t.Helper()
	m, err := paraphrase.Load()
	if err != nil {
		t.Fatal(err)
	}
	return prepare.Options{Find: All, Bands: index.NewBands(32, 4), Model: m}
}

// Prepared returns an article prepared with a profile that knows nothing but that the language is English.
func Prepared(t testing.TB, a news.Article) *prepare.Prepared {
	t.Helper()
	x := &prepare.Prepared{}
	if !prepare.New(Options(t)).Prepare(x, &a, Profile()) {
		t.Fatalf("%s: the language is not settled", a.ID)
	}
	return x
}

// Profile returns a profile that knows nothing but that the language is English.
func Profile() *profile.Profile {
	return &profile.Profile{Languages: profile.Languages{Forced: "en", Run: "en"}}
}

// Of returns a corpus of articles, prepared as [Prepared] does.
func Of(t testing.TB, articles ...news.Article) *corpus.Bytes {
	t.Helper()
	records := make([][]byte, len(articles))
	p := prepare.New(Options(t))
	for i := range articles {
		var x prepare.Prepared
		p.Prepare(&x, &articles[i], Profile())
		records[i] = x.AppendBinary(nil)
	}
	c, err := corpus.NewBytes(records)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
