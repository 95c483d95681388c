package detect_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/shingle/shingletest"
)

// corpus returns articles of which some have copies of parts of others, some are variants of others and some are equal.
func corpus(seed uint64, n int) []news.Article {
	w := newWriter(seed)
	var out []news.Article
	for i := range n {
		words := w.words(20 + w.IntN(300))
		a := article(fmt.Sprintf("%05d", (i*7919)%n), "")
		a.Source = fmt.Sprint("source ", w.IntN(5))
		if w.IntN(3) > 0 {
			a.Published = time.Date(2011, 12, 1+w.IntN(20), w.IntN(24), 0, 0, 0, time.UTC)
		}
		switch w.IntN(6) {
		case 0, 1:
			if i > 0 {
				other := strings.Fields(out[w.IntN(i)].Body)
				from := w.IntN(len(other))
				at := w.IntN(len(words))
				words = slices.Insert(words, at, other[from:min(len(other), from+5+w.IntN(60))]...)
			}
		case 2:
			if i > 0 {
				words = strings.Fields(w.variant(out[w.IntN(i)].Body, 1+w.IntN(6)))
			}
		case 3:
			if i > 0 {
				words = strings.Fields(out[w.IntN(i)].Body)
			}
		}
		a.Body = strings.Join(words, " ")
		out = append(out, a)
	}
	return out
}

// TestSameForAnyOrder compares everything that comes out, for any number of workers, any memory and order of the input.
func TestSameForAnyOrder(t *testing.T) {
	articles := corpus(1, 900)
	for i := range articles {
		if i%40 == 0 { // its language is that of its source
			articles[i].Lang = ""
		}
	}
	articles = append(articles, articles[17], article(articles[18].ID, "another text of the same name"))
	o := detect.Options{Workers: 1, MaxGroupPairs: 4, Window: 200 * time.Hour}
	matches, outcome := run(t, articles, o)
	if len(matches) < 100 || len(outcome.Clusters) == 0 || outcome.Counts.LargeGroups == 0 || outcome.Miss == nil || len(outcome.Dropped) != 2 {
		t.Fatalf("%d matches, %d clusters, %d duplicates, %+v: too few to tell", len(matches), len(outcome.Clusters), len(outcome.Dropped), outcome.Counts)
	}
	w := newWriter(2)
	for _, with := range []struct {
		workers int
		memory  int64
	}{{1, 0}, {2, 0}, {8, 0}, {1, 1}, {3, 1}, {2, 1 << 20}} {
		shuffled := slices.Clone(articles)
		w.Shuffle(len(shuffled), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
		o.Workers, o.Memory, o.Tmp = with.workers, with.memory, t.TempDir()
		again, out := run(t, shuffled, o)
		if !reflect.DeepEqual(again, matches) {
			t.Errorf("%+v: other matches", with)
		}
		if !reflect.DeepEqual(out, outcome) {
			t.Errorf("%+v: another outcome", with)
		}
		if left, err := os.ReadDir(o.Tmp); err != nil || len(left) > 0 {
			t.Errorf("%+v: left behind: %v, %v", with, left, err)
		}
	}
}

// TestNoRoom has a folder for temporary files that is not there.
func TestNoRoom(t *testing.T) {
	articles := corpus(1, 600)
	_, err := detect.Read(context.Background(), each(articles), detect.Options{Workers: 1, Memory: 1, Tmp: t.TempDir() + "/missing"})
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
}

// TestEveryRunIsFound compares all pairs of a corpus without common shingles: each that shares a run of 12 equal words is
// a match, and each near-duplicate is.
func TestEveryRunIsFound(t *testing.T) {
	for _, minWords := range []int{8, 12, 20} {
		articles := corpus(uint64(minWords), 200)
		matches, outcome := run(t, articles, detect.Options{MinWords: minWords, MaxGroupPairs: -1})
		if outcome.Counts.CommonShingles != 0 {
			t.Fatalf("%d shingles are common", outcome.Counts.CommonShingles)
		}
		found := make(map[string]bool)
		for _, id := range ids(matches) {
			found[id] = true
		}
		sets, runs := make([]shingle.Set, len(articles)), make([]map[string]bool, len(articles))
		for i, a := range articles {
			sets[i], runs[i] = shinglesOf(a.Body), runsOf(a.Body, minWords)
		}
		n := 0
		for i := range articles {
			for j := range i {
				if shingletest.Resemblance(sets[i], sets[j]) < .7 && !share(runs[i], runs[j]) {
					continue
				}
				n++
				a, b := &articles[i], &articles[j]
				if b.Before(a) {
					a, b = b, a
				}
				if !found[a.ID+" "+b.ID] {
					t.Errorf("%s and %s share %d words in a row or are near-duplicates, and are not found", a.ID, b.ID, minWords)
				}
			}
		}
		if n < 50 {
			t.Errorf("only %d pairs to find", n)
		}
	}
}

// shinglesOf hashes the words of a body that needs no normalising.
func shinglesOf(body string) shingle.Set {
	var terms []uint64
	for w := range strings.FieldsSeq(body) {
		id := uint64(0)
		for _, c := range []byte(w) {
			id = id*257 + uint64(c)
		}
		terms = append(terms, id)
	}
	return shingle.SetOf(shingle.Hashes(nil, terms, detect.Shingle))
}

// runsOf returns all n words in a row.
func runsOf(body string, n int) map[string]bool {
	runs, words := make(map[string]bool), strings.Fields(body)
	for i := 0; i+n <= len(words); i++ {
		runs[strings.Join(words[i:i+n], " ")] = true
	}
	return runs
}

func share(a, b map[string]bool) bool {
	for run := range a {
		if b[run] {
			return true
		}
	}
	return false
}

// TestNearDuplicatesAreFound has pairs at a resemblance just above the threshold, alone, and no passages to find them by.
func TestNearDuplicatesAreFound(t *testing.T) {
	w := newWriter(3)
	var articles []news.Article
	for i := range 300 {
		body := w.body(150 + w.IntN(200))
		articles = append(articles, article(fmt.Sprintf("%03d a", i), body), article(fmt.Sprintf("%03d b", i), w.variant(body, 1+w.IntN(12))))
	}
	got, _ := run(t, articles, detect.Options{Find: match.Duplicates})
	found := make(map[string]bool)
	for _, m := range got {
		found[m.A.ID] = true
		if m.Relation != match.NearDuplicate || m.Resemblance < .7 || len(m.Passages) != 0 {
			t.Errorf("%s: %v at %v with %d passages", m.A.ID, m.Relation, m.Resemblance, len(m.Passages))
		}
	}
	near := 0
	for i := 0; i < len(articles); i += 2 {
		a, b := &articles[i], &articles[i+1]
		if r := shingletest.Resemblance(shinglesOf(a.Body), shinglesOf(b.Body)); (r >= .7) != found[a.ID] {
			t.Errorf("resemblance %v: found %v", r, found[a.ID])
		} else if r >= .7 {
			near++
		}
	}
	if near < 100 || near == 300 {
		t.Errorf("%d of 300 are near-duplicates", near)
	}
}

func BenchmarkRead(b *testing.B) {
	articles, size := corpus(1, 2000), 0
	for _, a := range articles {
		size += len(a.Body)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := detect.Read(b.Context(), each(articles), detect.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMatches(b *testing.B) {
	articles := corpus(1, 2000)
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		d, err := detect.Read(b.Context(), each(articles), detect.Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		for _, err := range d.Matches(b.Context()) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
