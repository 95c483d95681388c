package pairing_test

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

	"github.com/zeebo/xxh3"
	"go.uber.org/goleak"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/corpus/corpustest"
	"github.com/copytaster/copytaster/internal/encode"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/shingle"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// options wants every run of twelve words.
func options(t testing.TB) pairing.Options {
	p := corpustest.Options(t)
	return pairing.Options{
		Find: match.Duplicates | match.Passages, MinWords: 12, MinResemblance: .7, MaxGroupPairs: 100, ShortItems: true, Bands: p.Bands, Model: p.Model,
		Workers: 2, Memory: 1 << 20,
	}
}

// pairs returns the pairs as "a b tags", in their order.
func pairs(t testing.TB, c corpus.Corpus, o pairing.Options) ([]string, pairing.Counts) {
	t.Helper()
	s := pairing.New(c, o)
	defer s.Close()
	ctx := context.Background()
	if err := s.Group(ctx); err != nil {
		t.Fatal(err)
	}
	p, err := s.WithCommon(ctx, corpustest.Profile())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for p, err := range s.Pairs(ctx, p) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprintf("%s %s %b", c.Head(p.A).ID, c.Head(p.B).ID, p.Tags))
	}
	return out, s.Counts()
}

const (
	docks   = "The harbour authority said on Tuesday that it would close the two oldest docks of the town before the end of the year, after a review."
	ferries = "Fishermen from the islands fear that the ferries will be the next to go, as they were after the great storms of last winter."
	school  = "A new school for four hundred pupils opens in the valley on Monday, two years later than planned and at twice the price of the first plan."
)

// TestByHand has four articles: a and b are equal, c has a sentence of them, and d has nothing of any.
func TestByHand(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2011, 12, d, 0, 0, 0, 0, time.UTC) }
	c := corpustest.Of(t,
		news.Article{ID: "b", Body: docks + " " + ferries, Published: day(2)},
		news.Article{ID: "a", Body: docks + " " + ferries, Published: day(3)},
		news.Article{ID: "c", Body: school + " " + ferries, Published: day(1)},
		news.Article{ID: "d", Body: strings.ToUpper(school[:20])},
	)
	got, counts := pairs(t, c, options(t))
	want := []string{"b a 1000", "c a 11", "c b 11"} // bit 3 is equality, bit 1 a fingerprint, bit 0 a band; the earlier one stands first
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("pairs %q, want %q", got, want)
	}
	if counts.Classes != 3 || counts.Of(match.ByFingerprint) != 1 {
		t.Errorf("%+v", counts)
	}
	o := options(t)
	o.Window = 24 * time.Hour
	if got, _ := pairs(t, c, o); fmt.Sprint(got) != "[b a 1000 c b 11]" {
		t.Errorf("within a day: %q", got)
	}
}

// TestNewRouteIsARow adds a route by titles: a row of the table, with keys and one of the joins that are there.
func TestNewRouteIsARow(t *testing.T) {
	const byTitle = match.Route(1 << 12)
	keys := pairing.Keys{Parts: corpus.Article, Open: func() func([]shingle.Fingerprint, *prepare.Prepared) []shingle.Fingerprint {
		return func(dst []shingle.Fingerprint, x *prepare.Prepared) []shingle.Fingerprint {
			if x.Article.Title == "" {
				return dst
			}
			return append(dst, shingle.Fingerprint{Hash: xxh3.HashString(x.Article.Title)})
		}
	}}
	o := options(t)
	o.Routes = append(pairing.Routes(), pairing.Route{
		Name: "title", Tag: byTitle, Needs: match.Passages,
		Pairs: func(ctx context.Context, s *pairing.Search) ([]*index.Pairs, error) {
			return s.Join(ctx, byTitle, keys, (*pairing.Joiner).All)
		},
	})
	c := corpustest.Of(t, news.Article{ID: "a", Title: "Docks close", Body: docks}, news.Article{ID: "b", Title: "Docks close", Body: ferries}, news.Article{ID: "c", Body: school})
	got, counts := pairs(t, c, o)
	if fmt.Sprint(got) != "[a b 1000000000000]" || counts.Of(byTitle) != 1 {
		t.Errorf("pairs %q, %d by title", got, counts.Of(byTitle))
	}
}

// TestNames: each row of the table has the name that the reports have for its tag.
func TestNames(t *testing.T) {
	for _, r := range pairing.Routes() {
		if names := r.Tag.Names(); len(names) != 1 || names[0] != r.Name {
			t.Errorf("route %q, in reports %q", r.Name, names)
		}
	}
}

// TestPostingBytes puts postings through bytes, and bytes that nobody wrote through the decoder.
func TestPostingBytes(t *testing.T) {
	x := corpustest.Prepared(t, news.Article{ID: "a", Source: "AP", Body: docks})
	p := pairing.Posting{Key: 1 << 63, Holder: pairing.Holder{Class: 9, Many: true, Head: x.Head}}
	b := p.AppendBinary(nil)
	if got, err := pairing.DecodePosting(b); err != nil || !reflect.DeepEqual(got, p) {
		t.Errorf("%+v, %v", got, err)
	}
	for n := range b {
		if _, err := pairing.DecodePosting(b[:n]); !errors.Is(err, encode.ErrDamaged) {
			t.Errorf("%d of %d bytes: %v", n, len(b), err)
		}
	}
}

// TestCrowdIsVerifiedLinearly has articles of which each looks like a near-duplicate of all others and is none: half of each is the same.
// The pairs whose shingles are compared are so many an article, however many there are; one that is a near-duplicate is still found.
func TestCrowdIsVerifiedLinearly(t *testing.T) {
	crowd := func(n int) ([]string, int) {
		r := rand.New(rand.NewPCG(1, 2))
		words := func(n int) string {
			var b strings.Builder
			for range n {
				fmt.Fprintf(&b, "w%dk ", r.IntN(100_000))
			}
			return b.String()
		}
		shared := words(60)
		articles := make([]news.Article, n)
		for i := range articles {
			articles[i] = news.Article{ID: fmt.Sprintf("%05d", i), Body: shared + words(30)}
		}
		articles[n-1].Body = articles[n/2].Body + "again"
		o := options(t)
		o.Find = match.Duplicates
		got, counts := pairs(t, corpustest.Of(t, articles...), o)
		if counts.Bounded == 0 {
			t.Errorf("%d articles: nothing is said to be left out", n)
		}
		if near := fmt.Sprintf("%05d %05d 1", n/2, n-1); !slices.Contains(got, near) {
			t.Errorf("%d articles: the near-duplicate %q is not found", n, near)
		}
		return got, counts.Verified
	}
	_, once := crowd(400)
	got, twice := crowd(800)
	if twice > once*23/10 {
		t.Errorf("%d pairs of 400 articles are verified, %d of 800", once, twice)
	}
	if len(got) > 10*800 {
		t.Errorf("%d pairs of 800 articles", len(got))
	}
}
