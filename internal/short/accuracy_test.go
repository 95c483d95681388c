package short

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/copytaster/copytaster/internal/dataset"
	"github.com/copytaster/copytaster/internal/eval/wiregen"
	"github.com/copytaster/copytaster/internal/golden"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/wire"
)

// commonAbove is the number of holders above which the pipeline ignores a key.
const commonAbove = 50

// run is the result of the pipeline on a run of short items.
type run struct {
	items      []*Item
	pairs      map[[2]int]Result // pairs that are reuse
	candidates int
}

// compareAll does to bodies what a run does to its short items.
func compareAll(bodies []string) *run {
	n := normalize.New()
	r := &run{pairs: map[[2]int]Result{}}
	f := NewFrequencies(len(bodies))
	classes := map[string][]int{} // indices of bodies, by their terms
	var first []int               // of each class
	for i, body := range bodies {
		text := n.Text(body, wire.Parse(&news.Article{Body: body}).Zones, "en")
		r.items = append(r.items, filled(body, text))
		key := fmt.Sprint(text.Terms)
		if len(classes[key]) == 0 {
			f.Add(text.Terms)
			first = append(first, i)
		}
		classes[key] = append(classes[key], i)
	}
	holders := map[uint64][]int{}
	for _, i := range first {
		it := r.items[i]
		for _, key := range f.Keys(nil, it.text.Terms) {
			holders[key] = append(holders[key], i)
		}
	}
	seen := map[[2]int]bool{}
	c := NewComparer(f)
	for _, key := range slices.Sorted(maps.Keys(holders)) {
		if len(holders[key]) > commonAbove {
			continue
		}
		for i, b := range holders[key] {
			for _, a := range holders[key][:i] {
				pair := [2]int{a, b}
				if seen[pair] {
					continue
				}
				seen[pair] = true
				if found := c.Compare(r.items[a], r.items[b]); found.Reuse {
					for _, a := range classes[fmt.Sprint(r.items[a].text.Terms)] {
						for _, b := range classes[fmt.Sprint(r.items[b].text.Terms)] {
							r.pairs[[2]int{min(a, b), max(a, b)}] = found
						}
					}
				}
			}
		}
	}
	for _, same := range classes {
		for i, b := range same {
			for _, a := range same[:i] {
				r.pairs[[2]int{a, b}] = Result{Score: 1, Reuse: len(r.items[a].terms) > 0}
			}
		}
	}
	r.candidates = len(seen)
	return r
}

// reuters returns the titles and the bodies of real articles.
func reuters(t *testing.T) (texts []string) {
	for _, d := range dataset.Read[struct{ Title, Text string }](t, "reuters-dev/docs.jsonl.gz") {
		for _, text := range []string{d.Title, d.Text} {
			if strings.TrimSpace(text) != "" {
				texts = append(texts, text)
			}
		}
	}
	return texts
}

// figures are the scores of a run.
type figures struct {
	found, pairs map[string]int // by kind
	right, wrong int            // reported pairs
	templates    int            // wrong pairs that are labelled as one template
	natural      int            // reported pairs that are not labelled but were alike from the start; judged by eye only
}

func (f *figures) write(w io.Writer, name string) {
	found, pairs := 0, 0
	for _, kind := range slices.Sorted(maps.Keys(f.pairs)) {
		found, pairs = found+f.found[kind], pairs+f.pairs[kind]
		fmt.Fprintf(w, "%s %s recall %.4f (%d/%d)\n", name, kind, ratio(f.found[kind], f.pairs[kind]), f.found[kind], f.pairs[kind])
	}
	fmt.Fprintf(w, "%s recall %.4f (%d/%d)\n", name, ratio(found, pairs), found, pairs)
	fmt.Fprintf(w, "%s precision %.4f (%d/%d), of one template %d; alike by nature %d\n", name, ratio(f.right, f.right+f.wrong), f.right, f.right+f.wrong, f.templates, f.natural)
}

func ratio(n, of int) float64 { return float64(n) / float64(max(of, 1)) }

// made scores the pipeline on generated short items. Two copies of one base are no error.
func made(t *testing.T, o wiregen.Options) *figures {
	t.Helper()
	var docs, pairs, spans, clusters bytes.Buffer
	if err := wiregen.Make(t.Context(), wiregen.Files{Docs: &docs, Pairs: &pairs, Spans: &spans, Clusters: &clusters}, o); err != nil {
		t.Fatal(err)
	}
	var bodies, cluster []string
	number := map[string]int{}
	for i, d := range dataset.Lines[struct{ ID, Text string }](t, &docs) {
		number[d.ID] = i
		bodies = append(bodies, d.Text)
	}
	for _, c := range dataset.Lines[struct{ Cluster string }](t, &clusters) {
		cluster = append(cluster, c.Cluster)
	}
	r := compareAll(bodies)
	f := &figures{found: map[string]int{}, pairs: map[string]int{}}
	base := map[int]int{} // of copies
	original := func(i int) string {
		if b, ok := base[i]; ok {
			return bodies[b]
		}
		return bodies[i]
	}
	labels := map[[2]int]int{}
	for _, p := range dataset.Lines[struct {
		A, B, Kind string
		Label      int
	}](t, &pairs) {
		a, b := number[p.A], number[p.B]
		base[b] = a
		pair := [2]int{min(a, b), max(a, b)}
		labels[pair] = p.Label
		_, found := r.pairs[pair]
		switch {
		case p.Label == 0:
			if found {
				f.templates++
				t.Logf("template %.2f\n\t%q\n\t%q", r.pairs[pair].Score, bodies[a], bodies[b])
			}
			continue
		case found:
			f.found[p.Kind]++
		default:
			res := NewComparer(nil).Compare(r.items[a], r.items[b])
			t.Logf("missed %s, %.2f alone\n\t%q\n\t%q", p.Kind, res.Score, bodies[a], bodies[b])
		}
		f.pairs[p.Kind]++
	}
	for pair := range r.pairs {
		switch a, b := pair[0], pair[1]; {
		case labels[pair] == 1:
			f.right++
		case cluster[a] != cluster[b] && len(o.Texts) > 0 && resemble(original(a), original(b)):
			f.natural++
			t.Logf("natural %.2f\n\t%q\n\t%q", r.pairs[pair].Score, bodies[a], bodies[b])
		case cluster[a] != cluster[b]:
			f.wrong++
			t.Logf("wrong %.2f\n\t%q\n\t%q", r.pairs[pair].Score, bodies[a], bodies[b])
		}
	}
	t.Logf("%d items, %d candidates", len(bodies), r.candidates)
	return f
}

// resemble reports whether the other text has half of the words of one, disregarding their last letters.
func resemble(a, b string) bool {
	words := func(text string) map[string]bool {
		all := map[string]bool{}
		for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			all[w[:min(len(w), 5)]] = true
		}
		return all
	}
	x, y := words(a), words(b)
	n := 0
	for w := range x {
		if y[w] {
			n++
		}
	}
	return 2*n >= min(len(x), len(y))
}

// TestAccuracy keeps the figures for generated and for real short items in a golden file.
func TestAccuracy(t *testing.T) {
	texts := reuters(t)
	var out bytes.Buffer
	for _, seed := range []uint64{1, 2} {
		made(t, wiregen.Options{Short: true, Articles: 10_000, Copies: .4, Seed: seed}).write(&out, fmt.Sprintf("made up, seed %d:", seed))
		made(t, wiregen.Options{Short: true, Articles: 10_000, Copies: .4, Seed: seed, Texts: texts}).write(&out, fmt.Sprintf("reuters, seed %d:", seed))
	}
	chains(t, &out)
	headlines(t, &out)
	golden.Compare(t, "testdata/accuracy.golden", out.Bytes())
}

// chains scores real headlines by the chain of their story: few pairs of a day belong to two chains.
func chains(t *testing.T, w io.Writer) {
	t.Helper()
	var bodies, days []string
	var chain []int
	for i, c := range dataset.Read[struct{ IDs, Texts []string }](t, "headline-chains/chains.jsonl.gz") {
		for k, text := range c.Texts {
			bodies, chain, days = append(bodies, text), append(chain, i), append(days, c.IDs[k][:8])
		}
	}
	r := compareAll(bodies)
	found, pairs, across := 0, 0, 0
	for i := range bodies {
		for j := i + 1; j < len(bodies) && chain[j] == chain[i]; j++ {
			pairs++
			if r.pairs[[2]int{i, j}].Reuse {
				found++
			}
		}
	}
	for pair := range r.pairs {
		if a, b := pair[0], pair[1]; chain[a] != chain[b] && days[a] == days[b] {
			across++
		}
	}
	fmt.Fprintf(w, "headline chains: recall %.4f (%d/%d), pairs of one day across chains %d\n", ratio(found, pairs), found, pairs, across)
}

// headlines writes how many pairs of headlines count as reuse among those that people judged to say the same, and among
// the others.
func headlines(t *testing.T, w io.Writer) {
	t.Helper()
	pairs := dataset.Read[struct {
		A     string `json:"a_text"`
		B     string `json:"b_text"`
		Kind  string
		Score float64
	}](t, "sts-news/pairs.jsonl.gz")
	f := NewFrequencies(2 * len(pairs))
	for _, p := range pairs {
		f.Add(itemOf(p.A).text.Terms)
		f.Add(itemOf(p.B).text.Terms)
	}
	c := NewComparer(f)
	var reuse, of [2]int
	for _, p := range pairs {
		same := 0
		if p.Score >= 4.5 {
			same = 1
		}
		if !strings.HasSuffix(p.Kind, "headlines") || p.Score > 1 && p.Score < 4.5 {
			continue
		}
		of[same]++
		if c.Compare(itemOf(p.A), itemOf(p.B)).Reuse {
			reuse[same]++
		}
	}
	fmt.Fprintf(w, "headlines of similarity 4.5 and more: reuse %d of %d; 1 and less: %d of %d\n", reuse[1], of[1], reuse[0], of[0])
}
