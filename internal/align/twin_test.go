package align_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/dataset"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/wire"
)

// twins compares an Aligner that has aligned other pairs before with its slow twin.
type twins struct {
	align.Aligner
	passages int
	vain     int // pairs that were promising but had no passage
	drafts   [2]align.Side
	bare     int // which of the drafts is bare
	counter  shingle.Counter
}

// loadDrafts loads drafts of a and b, with each of them bare in turn.
func (tw *twins) loadDrafts(a, b *align.Side) {
	tw.bare = 1 - tw.bare
	pair := [2]*align.Side{a, b}
	terms, hashes := align.TermsOf(pair[1-tw.bare])
	tw.drafts[1-tw.bare].Draft(terms, hashes)
	tw.counter.Load(hashes)
	terms, hashes = align.TermsOf(pair[tw.bare])
	tw.drafts[tw.bare].BareDraft(terms, hashes)
	shared, _ := tw.counter.Shared(hashes)
	tw.LoadDrafts(&tw.drafts[0], &tw.drafts[1], shared)
}

func (tw *twins) compare(t *testing.T, a, b *align.Side) {
	t.Helper()
	tw.Load(a, b)
	for _, o := range []align.Options{{}, {MinWords: 7, MaxGap: 4}, {MinWords: 5, MaxGap: 12}} {
		got, want := tw.Passages(o), align.SlowPassages(a, b, k, o)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v: got  %+v\nwant %+v", o, got, want)
		}
		tw.passages += len(got)
		if a == b {
			continue
		}
		for range 2 {
			tw.loadDrafts(a, b)
			switch promising := tw.Promising(o); {
			case !promising && len(want) > 0:
				t.Fatalf("%+v: not promising, and has %+v", o, want)
			case promising && len(want) == 0:
				tw.vain++
			}
			if _, _, n := align.SlowLongestRun(a, b, k); tw.LongestEqual() != n {
				t.Fatalf("longest run of %d terms, want %d", tw.LongestEqual(), n)
			}
		}
		tw.Load(a, b)
	}
	spanA, spanB, n := tw.LongestRun()
	if wantA, wantB, want := align.SlowLongestRun(a, b, k); spanA != wantA || spanB != wantB || n != want {
		t.Fatalf("longest run %v %v of %d terms, want %v %v of %d", spanA, spanB, n, wantA, wantB, want)
	}
}

func TestTwin(t *testing.T) {
	var tw twins
	for _, words := range []int{1, 2, 6, 60, 2000} {
		for seed := range uint64(40) {
			w := newWriter(seed, words)
			a := w.text(1 + w.IntN(250))
			b := w.edit(a, w.IntN(20), true)
			x, y := w.side(strings.Join(a, " ")), w.side(strings.Join(b, " "))
			tw.compare(t, x, y)
			tw.compare(t, y, x)
			if words > 1 {
				tw.compare(t, x, x)
			}
		}
	}
	if tw.passages < 3000 || tw.vain > tw.passages/100 {
		t.Errorf("%d passages compared, %d pairs promised in vain", tw.passages, tw.vain)
	}
}

// side makes a side of a text with up to three random zones.
func (w *writer) side(body string) *align.Side {
	var zones []wire.Zone
	at := uint32(0)
	for range w.IntN(4) {
		at += uint32(w.IntN(len(body)))
		end := at + uint32(w.IntN(60))
		if int(end) > len(body) {
			break
		}
		zones = append(zones, wire.Zone{Kind: wire.Caption, Span: news.Span{Start: at, End: end}})
		at = end + 1
	}
	return newSide(normalize.New().Text(body, zones, "en"), k)
}

func FuzzTwin(f *testing.F) {
	f.Add(number(0, 30), number(0, 15)+" x "+number(16, 30))
	f.Add(strings.Repeat("a b ", 30), strings.Repeat("b a ", 20))
	f.Add(strings.Repeat("a b c d e f ", 30), strings.Repeat("a b c d e ", 20))
	f.Fuzz(func(t *testing.T, bodyA, bodyB string) {
		if len(bodyA)+len(bodyB) > 2000 {
			t.Skip("longer than the slow twin likes")
		}
		bodyA, bodyB = strings.ToValidUTF8(bodyA, "\uFFFD"), strings.ToValidUTF8(bodyB, "\uFFFD")
		var tw twins
		tw.compare(t, newSide(textOf(bodyA), k), newSide(textOf(bodyB), k))
	})
}

// TestTwinOnRealPairs compares pairs about one event, which share much or little, and neighbours, which share almost
// nothing.
func TestTwinOnRealPairs(t *testing.T) {
	ids, sides := realSides(t)
	at := map[string]*align.Side{}
	for i, id := range ids {
		at[id] = sides[i]
	}
	var tw twins
	for i, s := range sides {
		tw.compare(t, s, sides[(i+1)%len(sides)])
	}
	for _, p := range dataset.Read[struct{ A, B string }](t, "ecbplus/silver_pairs.jsonl.gz") {
		tw.compare(t, at[p.A], at[p.B])
	}
	if tw.passages < 1000 {
		t.Errorf("%d passages compared", tw.passages)
	}
}

// realSides returns the articles of a labelled set. It skips the test if the set is not there.
func realSides(t testing.TB) (ids []string, sides []*align.Side) {
	n := normalize.New()
	for _, d := range dataset.Read[struct{ ID, Text string }](t, "ecbplus/docs.jsonl.gz") {
		zones := wire.Parse(&news.Article{ID: d.ID, Body: d.Text}).Zones
		ids, sides = append(ids, d.ID), append(sides, newSide(n.Text(d.Text, zones, "en"), k))
	}
	return ids, sides
}
