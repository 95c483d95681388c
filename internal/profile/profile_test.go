package profile_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/boilerplate"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/short"
	"github.com/copytaster/copytaster/internal/spill"
	"github.com/copytaster/copytaster/internal/versions"
	"github.com/copytaster/copytaster/internal/wire"
)

// observed is a corpus to learn from, in memory.
type observed struct {
	articles []news.Article
	prepared []prepare.Prepared
	seen     []profile.Observation
}

func (o *observed) Len() int                  { return len(o.articles) }
func (o *observed) Head(i uint32) *match.Head { return o.prepared[i].Head }
func (o *observed) Observations() func(i uint32) (*profile.Observation, error) {
	return func(i uint32) (*profile.Observation, error) { return &o.seen[i], nil }
}

func (o *observed) Terms() func(i uint32) ([]uint64, error) {
	return func(i uint32) ([]uint64, error) { return o.prepared[i].Text.Terms, nil }
}

func (o *observed) Cut(i uint32, span news.Span) (string, error) {
	return span.Cut(o.articles[i].Body), nil
}

// learnt learns from articles, each by the learner that assign chooses; the learners are merged in the order they are given, two
// and two.
func learnt(t *testing.T, articles []news.Article, learners int, assign func(i int) int) *profile.Profile {
	t.Helper()
	o := &observed{articles: articles, prepared: make([]prepare.Prepared, len(articles)), seen: make([]profile.Observation, len(articles))}
	all := make([]*profile.Learner, learners)
	for i := range all {
		all[i] = profile.NewLearner()
	}
	model, err := paraphrase.Load()
	if err != nil {
		t.Fatal(err)
	}
	p := prepare.New(prepare.Options{Find: match.Passages | match.Paraphrases, Bands: index.NewBands(32, 4), Model: model})
	for i := range articles {
		x, l := &o.prepared[i], all[assign(i)]
		if !p.Prepare(x, &articles[i], nil) {
			t.Fatalf("%s does not tell its language", articles[i].ID)
		}
		l.Hear(x.Head)
		p.Observe(&o.seen[i], x, l.Counter())
	}
	languages := profile.LanguagesOf("", all...)
	for len(all) > 1 {
		all[len(all)-2].Merge(all[len(all)-1])
		all = all[:len(all)-1]
	}
	space := spill.New("", 1<<20)
	defer space.Close()
	out, err := all[0].Profile(context.Background(), o, languages, profile.Options{Space: space, Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	if err := out.CountTerms(context.Background(), o, 2); err != nil {
		t.Fatal(err)
	}
	return out
}

// corpus returns articles of two sources in time, some with standing text, versions of one story, and short items.
func corpus(n int) []news.Article {
	r := rand.New(rand.NewPCG(3, 3))
	word := func() string {
		return fmt.Sprintf("%c%co%ck", "bdfgklmnp"[r.IntN(9)], "aeiou"[r.IntN(5)], 'a'+r.IntN(26))
	}
	var out []news.Article
	for i := range n {
		var words []string
		for range 10 + r.IntN(60) {
			words = append(words, word(), []string{"the", "of", "and", "to"}[r.IntN(4)])
		}
		a := news.Article{
			ID: fmt.Sprintf("%04d", i), Source: []string{"AP", "Tidende"}[i%2], Title: strings.Join(words[:8], " "), Lang: "en",
			Published: time.Date(2011, 1, 1+i, 0, 0, 0, 0, time.UTC), Body: "He said it. " + strings.Join(words, " ") + ".",
		}
		if i%2 == 1 {
			a.Body += "\n\nTidende is the paper of the islands and their harbours, printed since the year of the great flood."
		}
		if i%10 == 4 {
			a.Title = "UPDATE 2-" + out[i-2].Title
			a.Published = out[i-2].Published.Add(time.Hour)
		}
		out = append(out, a)
	}
	return out
}

// TestOrderDoesNotMatter learns from random partitions of a corpus, merged in random orders.
func TestOrderDoesNotMatter(t *testing.T) {
	articles := corpus(120)
	want := learnt(t, articles, 1, func(int) int { return 0 })
	if len(want.Standing.Entries) == 0 || len(want.Chains) == 0 || want.Terms == nil || want.Languages.BySource["AP"] != "en" {
		t.Fatalf("%d standing texts, %d chains, %+v: too little to tell", len(want.Standing.Entries), len(want.Chains), want.Languages)
	}
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 1))
		n := 1 + r.IntN(9)
		if got := learnt(t, articles, n, func(int) int { return r.IntN(n) }); got.Hash() != want.Hash() {
			t.Errorf("seed %d, %d learners: another profile", seed, n)
		}
	}
}

// TestBytes puts a profile through bytes.
func TestBytes(t *testing.T) {
	p := learnt(t, corpus(120), 1, func(int) int { return 0 })
	p.Common = index.NewCommon([]uint64{1 << 60, 7, 9})
	b := p.AppendBinary(nil)
	q, err := profile.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(p.Chains, q.Chains) || !reflect.DeepEqual(p.Languages, q.Languages) || !reflect.DeepEqual(p.Standing, q.Standing) {
		t.Error("chains, languages or standing text differ")
	}
	if !q.Common.Has(7) || q.Common.Has(8) || q.Common.Len() != 3 || p.Hash() != q.Hash() {
		t.Error("common shingles or hash differ")
	}
	h := &match.Head{Dated: news.Dated{ID: p.Chains[0][1].ID}, Chain: -1}
	q.Apply(h, &ocr.Suspects{})
	if h.Chain != 0 || h.Version != 1 {
		t.Errorf("chain %d, version %d", h.Chain, h.Version)
	}
	for n := range b {
		if n%101 == 0 {
			if _, err := profile.Decode(b[:n]); !errors.Is(err, profile.ErrEncoding) {
				t.Fatalf("%d of %d bytes: %v", n, len(b), err)
			}
		}
	}
	var none profile.Profile
	if got, err := profile.Decode(none.AppendBinary(nil)); err != nil || got.Hash() != none.Hash() {
		t.Errorf("the zero profile: %v", err)
	}
}

// FuzzDecode wants an error or a value, and never a panic.
func FuzzDecode(f *testing.F) {
	small := &profile.Profile{
		Languages: profile.Languages{Run: "en", BySource: map[string]string{"AP": "en"}},
		Standing:  &boilerplate.List{Entries: []boilerplate.Entry{{Text: "Tidende is the paper of the islands.", Articles: 3}}},
		Chains:    []profile.Chain{{{ID: "a"}, {ID: "b", Version: wire.Version{N: 1}, Joined: versions.Slug}}},
		Common:    index.NewCommon([]uint64{1, 2}),
		Terms:     short.NewFrequencies(3), Lexicon: ocr.NewLexicon(),
	}
	f.Add(small.AppendBinary(nil))
	f.Add((&profile.Profile{}).AppendBinary(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := profile.Decode(b)
		if err != nil {
			return
		}
		q, err := profile.Decode(p.AppendBinary(nil))
		if err != nil || q.Hash() != p.Hash() {
			t.Errorf("what was decoded is another profile the second time: %v", err)
		}
	})
}

// TestLanguages settles the language of articles by hand.
func TestLanguages(t *testing.T) {
	l := profile.NewLearner()
	hear := func(source, lang string, told bool) {
		h := match.NewHead(&news.Article{Source: source, Lang: lang})
		h.LangTold = told
		l.Hear(h)
	}
	hear("AP", "en", true)
	hear("AP", "en", true)
	hear("AFP", "fr", true)
	hear("AFP", "en", false) // a guess
	for _, tt := range []struct {
		name, forced, source, lang, want string
		known                            bool
	}{
		{"its own", "", "AP", "ru", "ru", true},
		{"that of its source", "", "AFP", "", "fr", true},
		{"that of the run", "", "dpa", "", "en", false},
		{"forced", "hu", "AFP", "fr", "hu", true},
	} {
		languages := profile.LanguagesOf(tt.forced, l)
		h := match.NewHead(&news.Article{Source: tt.source, Lang: tt.lang})
		if !languages.Of(h) || h.Lang.Value() != tt.want || h.LangKnown != tt.known {
			t.Errorf("%s: %q, known %v", tt.name, h.Lang.Value(), h.LangKnown)
		}
	}
	var nothing *profile.Languages
	if nothing.Of(match.NewHead(&news.Article{Source: "AP"})) || !nothing.Of(match.NewHead(&news.Article{Lang: "en"})) {
		t.Error("before anything is learnt only an article that tells its language is settled")
	}
	if !slices.Contains([]string{"en"}, profile.LanguagesOf("", l).Run) {
		t.Error("the run is English")
	}
}

// TestStock has sentences that unrelated stories have, each about its own people, and one that the copies of a story have.
func TestStock(t *testing.T) {
	stories := []string{
		"The harbour of Tvedt is to close in the spring. Nordlinje has not yet been asked what it thinks of that.",
		"A court in Graz freed two farmers. Karl Brandt has not yet been asked what it thinks of that.",
		"Rain is forecast for the whole of the coast. Almora Bank has not yet been asked what it thinks of that.",
		"The museum lent a painting to the king. Maria Costa has not yet been asked what it thinks of that.",
	}
	of := func(bodies ...string) *profile.Profile {
		var articles []news.Article
		for i, body := range bodies {
			articles = append(articles, news.Article{ID: fmt.Sprint("a", i), Source: fmt.Sprint("Paper ", i), Lang: "en", Body: body})
		}
		return learnt(t, articles, 1, func(int) int { return 0 })
	}
	if got := of(stories...).Stock; len(got) != 1 {
		t.Errorf("%d stock sentences in four stories", len(got))
	}
	if got := of(stories[:3]...).Stock; len(got) != 0 {
		t.Errorf("%d stock sentences in three stories", len(got))
	}
	if got := of(stories[0], stories[0], stories[0]+" It said so.", stories[1], stories[2]).Stock; len(got) != 0 {
		t.Errorf("%d stock sentences in copies of three stories", len(got))
	}
}
