package account_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/account"
	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/corpus/corpustest"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/prepare"
)

// comparing reports everything.
func comparing(t testing.TB) compare.Options {
	p := corpustest.Options(t)
	loose, _ := p.Model.Thresholds()
	return compare.Options{
		Find: corpustest.All, MinWords: 12, MinResemblance: .7, ShortItems: true, Model: p.Model, ParaphraseFrom: loose, Memory: 1 << 30,
	}
}

// results compares all pairs of a corpus.
func results(t testing.TB, c corpus.Corpus) []compare.Result {
	t.Helper()
	x := compare.New(c, corpustest.Profile(), comparing(t))
	var out []compare.Result
	for b := range corpus.Ref(c.Len()) {
		for a := range b {
			r, err := x.Compare(a, b, match.ByFingerprint|match.ByQuotation|match.ByParaphrase)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, r)
		}
	}
	return out
}

// all is everything that an account says.
type all struct {
	Outcome  *match.Outcome
	Articles []*match.ArticleResult
	Ledger   []*match.LedgerEntry
}

func say(t testing.TB, a *account.Account, c corpus.Corpus) all {
	t.Helper()
	p := corpustest.Profile()
	o, err := a.Outcome(p)
	if err != nil {
		t.Fatal(err)
	}
	out := all{Outcome: o}
	for f, err := range a.Articles(context.Background(), p) {
		if err != nil {
			t.Fatal(err)
		}
		out.Articles = append(out.Articles, f)
	}
	for e, err := range a.Ledger(context.Background(), compare.New(c, p, comparing(t))) {
		if err != nil {
			t.Fatal(err)
		}
		out.Ledger = append(out.Ledger, e)
	}
	return out
}

// newsroom is the five articles, copies of parts of them, and so many of one that not all of them are kept.
func newsroom(t testing.TB) *corpus.Bytes {
	t.Helper()
	files, err := filepath.Glob("../../testdata/wire/*.txt")
	if err != nil || len(files) != 5 {
		t.Fatal(files, err)
	}
	var out []news.Article
	r := rand.New(rand.NewPCG(9, 9))
	for i, f := range files {
		body, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, news.Article{ID: fmt.Sprint("wire ", i), Source: "Itar-Tass", Body: string(body)})
		words := strings.Fields(string(body))
		for k := range 3 + 27*(i%2) {
			from := r.IntN(len(words) / 2)
			out = append(out, news.Article{
				ID: fmt.Sprintf("copy %d %02d", i, k), Source: fmt.Sprint("paper ", k%4), Body: strings.Join(words[from:from+min(len(words)/3, 80)], " "),
			})
		}
	}
	return corpustest.Of(t, out...)
}

// TestOrderDoesNotMatter adds the results of a corpus in random orders to random numbers of accounts, merged in random order.
func TestOrderDoesNotMatter(t *testing.T) {
	c := newsroom(t)
	found := results(t, c)
	whole := account.New(c, true)
	for _, r := range found {
		whole.Add(r)
	}
	want := say(t, whole, c)
	if n := want.Outcome.Counts; n.Matches < 100 || n.Quotations == 0 || len(want.Outcome.Clusters) < 2 || want.Outcome.Miss == nil {
		t.Fatalf("%+v, %d clusters, miss %v: too little to tell", n, len(want.Outcome.Clusters), want.Outcome.Miss)
	}
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 4))
		accounts := make([]*account.Account, 1+r.IntN(7))
		for i := range accounts {
			accounts[i] = account.New(c, true)
		}
		for _, i := range r.Perm(len(found)) {
			accounts[r.IntN(len(accounts))].Add(found[i])
		}
		for len(accounts) > 1 {
			i := r.IntN(len(accounts) - 1)
			accounts[i].Merge(accounts[len(accounts)-1])
			accounts = accounts[:len(accounts)-1]
		}
		if got := say(t, accounts[0], c); !reflect.DeepEqual(got, want) {
			t.Errorf("seed %d: another outcome", seed)
		}
	}
}

// TestSides adds the sides of each article up by themselves, out of bytes and in a random order, beside an account that is told who the
// others are: what it tells of the article is what an account of all tells.
func TestSides(t *testing.T) {
	c := newsroom(t)
	whole := account.New(c, true)
	sides := make(map[corpus.Ref][][]byte)
	for _, r := range results(t, c) {
		whole.Add(r)
		if r.Match == nil {
			continue
		}
		for _, s := range account.SidesOf(&r) {
			sides[s.Article] = append(sides[s.Article], s.AppendBinary(nil))
		}
	}
	p, random, most := corpustest.Profile(), rand.New(rand.NewPCG(3, 8)), 0
	var x prepare.Prepared
	i := corpus.Ref(0)
	for want, err := range whole.Articles(t.Context(), p) {
		if err != nil {
			t.Fatal(err)
		}
		all := sides[i]
		random.Shuffle(len(all), func(k, l int) { all[k], all[l] = all[l], all[k] })
		a := account.NewSides(c, nil)
		for _, b := range all {
			var s account.Side
			if err := s.Decode(b); err != nil {
				t.Fatal(err)
			}
			if err := c.Open().Read(&x, s.Other, corpus.Article|corpus.Anatomy); err != nil {
				t.Fatal(err)
			}
			who := compare.Who(&x)
			a.Known(s.Other, &who)
			a.AddSide(&s)
		}
		got, err := a.Article(p, i)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, got %+v\nwant %+v", c.Head(i).ID, err, got, want)
		}
		if a.Size(i).Terms != int(c.Head(i).Terms) {
			t.Errorf("%s: %d terms", c.Head(i).ID, a.Size(i).Terms)
		}
		others := 0
		for o := range a.Others(i) {
			if others++; o == i {
				t.Errorf("%s is another one than itself", c.Head(i).ID)
			}
		}
		if others > 130 || others == 0 != (len(all) == 0) {
			t.Errorf("%s: %d others, %d sides", c.Head(i).ID, others, len(all))
		}
		most = max(most, len(all))
		i++
	}
	if most < 30 {
		t.Errorf("at most %d sides: too little to tell", most)
	}
	apart := account.New(c, true)
	apart.SidesElsewhere()
	for _, r := range results(t, c) {
		apart.Add(r)
	}
	got, err := apart.Outcome(p)
	want, err2 := whole.Outcome(p)
	if err != nil || err2 != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("without sides another outcome: %v, %v", err, err2)
	}
}

// FuzzSide wants an error or a value of the bytes of a side, and never a panic.
func FuzzSide(f *testing.F) {
	s := account.Side{Article: 3, Other: 1, Marks: compare.Marks{1, 0, 3}, Confidence: .5}
	f.Add(s.AppendBinary(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		var x, again account.Side
		if err := x.Decode(b); err != nil {
			return
		}
		if err := again.Decode(x.AppendBinary(nil)); err != nil || len(again.Marks) != len(x.Marks) {
			t.Errorf("what was decoded cannot be decoded again: %v", err)
		}
	})
}

// TestResultBytes puts the results of a corpus through bytes.
func TestResultBytes(t *testing.T) {
	c := newsroom(t)
	reader := c.Open()
	for _, r := range results(t, c) {
		if r.Match != nil && r.Match.Story != nil && math.IsNaN(r.Match.Story.Hours) {
			r.Match.Story.Hours = -1 // equal to itself
		}
		var got compare.Result
		if err := got.Decode(r.AppendBinary(nil), c, reader); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, r) {
			t.Fatalf("got %+v\nwant %+v", got.Match, r.Match)
		}
	}
}

// FuzzResult wants an error or a value of the bytes of a result, and never a panic.
func FuzzResult(f *testing.F) {
	c := corpustest.Of(f, news.Article{ID: "a", Body: "Docks close."}, news.Article{ID: "b", Body: "Docks close."})
	for _, r := range results(f, c) {
		f.Add(r.AppendBinary(nil))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var r compare.Result
		if err := r.Decode(b, c, c.Open()); err != nil {
			return
		}
		var again compare.Result
		if err := again.Decode(r.AppendBinary(nil), c, c.Open()); err != nil {
			t.Errorf("what was decoded cannot be decoded again: %v", err)
		}
	})
}

// TestMiss keeps the longest run of the pairs in vain, and of equal ones that of the first pair.
func TestMiss(t *testing.T) {
	c := corpustest.Of(t, news.Article{ID: "a"}, news.Article{ID: "b"})
	a := account.New(c, false)
	for _, m := range []match.Miss{{A: "b", B: "c", Words: 9}, {A: "a", B: "d", Words: 9}, {A: "a", B: "c", Words: 8}, {A: "a", B: "e", Words: 9}} {
		a.Add(compare.Result{Miss: &m})
	}
	o, err := a.Outcome(corpustest.Profile())
	if err != nil || o.Miss.A != "a" || o.Miss.B != "d" {
		t.Errorf("%+v, %v", o.Miss, err)
	}
}
