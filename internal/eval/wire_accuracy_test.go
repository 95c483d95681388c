package eval

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/dataset"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/eval/wiregen"
	"github.com/copytaster/copytaster/internal/golden"
	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/report"
	"github.com/copytaster/copytaster/internal/wire"
)

// TestAccuracyOfWireCopy keeps the figures of what the detector knows of wire copy, each measured from the articles to
// the report: short items, the direction of copying, versions, templates and misread copy. With -v it also shows the
// errors.
func TestAccuracyOfWireCopy(t *testing.T) {
	data := dataset.Folder(t)
	reuters := articlesOf(t, filepath.Join(data, "reuters-dev", "docs.jsonl.gz"))
	gold, err := ReadGold(os.DirFS(filepath.Join(data, "reuters-dev")))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for _, seed := range []uint64{31, 32} {
		o := wiregen.Options{Short: true, Articles: 10_000, Copies: .4, Seed: seed}
		writeShort(t, &out, fmt.Sprintf("short items, made up, seed %d:", seed), o)
		o.Texts = shortItems(reuters)
		writeShort(t, &out, fmt.Sprintf("short items, reuters-dev, seed %d:", seed), o)
	}
	writeDirections(t, &out, wiregen.Options{Newsroom: true, Articles: 2400, Words: 150, Seed: 201}, wiregen.Options{Newsroom: true, Articles: 2400, Seed: 202})
	writeChains(t, &out)
	writeSameStory(t, &out, reuters, gold)
	for _, percent := range []float64{0, 1, 5, 10, 15} {
		writeMisread(t, &out, reuters, gold, percent)
	}
	golden.Compare(t, "testdata/wire-accuracy.golden", out.Bytes())
}

// articlesOf reads the articles of a file that have a text.
func articlesOf(t *testing.T, file string) (articles []news.Article) {
	t.Helper()
	input, err := ingest.Open([]string{file}, nil, nil, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for a, err := range withoutSkipped(input.Articles(t.Context())) {
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, a)
	}
	return articles
}

// each yields articles.
func each(articles []news.Article) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		for _, a := range articles {
			if !yield(a, nil) {
				return
			}
		}
	}
}

// made writes a corpus of wiregen to a folder and returns its articles and its gold.
func made(t *testing.T, o wiregen.Options) (dir string, articles []news.Article, gold *Gold) {
	t.Helper()
	dir = t.TempDir()
	var open []*os.File
	create := func(name string) io.Writer {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		open = append(open, f)
		return f
	}
	err := wiregen.Make(t.Context(), wiregen.Files{
		Docs: create("docs.jsonl"), Pairs: create("pairs.jsonl"), Spans: create("spans.jsonl"), Clusters: create("clusters.jsonl"),
		Directions: create("directions.jsonl"),
	}, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range open {
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if gold, err = ReadGold(os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return dir, articlesOf(t, filepath.Join(dir, "docs.jsonl")), gold
}

// records returns the pairs of a run.
func records(t *testing.T, run *Run) (pairs []*report.Pair) {
	t.Helper()
	for p, err := range run.Pairs {
		if err != nil {
			t.Fatal(err)
		}
		pairs = append(pairs, p)
	}
	return pairs
}

const template = "template" // the relation of two stories written in one template

// shortItems returns the titles of one half of the articles and the first sentences of the other half. No label says
// which of them are the same story. So an item is left out if it is near an earlier one, unless each has a figure that
// the other lacks. Templates therefore stay, and must not count as reuse.
func shortItems(articles []news.Article) (items []string) {
	there := &overlaps{postings: map[string][]int{}}
	for i, a := range articles {
		item := a.Title
		if i%2 == 1 {
			item, _, _ = strings.Cut(strings.Join(strings.Fields(a.Body), " "), ". ")
			item += "."
		}
		w := wordSet(item)
		if len(w) > 0 && !slices.ContainsFunc(there.near(w), func(near []string) bool { return agree(figures(near), figures(w)) }) {
			there.add(w)
			items = append(items, item)
		}
	}
	return items
}

// writeShort writes the figures for short items. Two copies of one base are neither a labelled pair nor an error.
func writeShort(t *testing.T, w io.Writer, name string, o wiregen.Options) {
	t.Helper()
	_, articles, gold := made(t, o)
	texts := make(map[string]string)
	for _, a := range articles {
		texts[a.ID] = a.Body
	}
	pairs := records(t, runOver(t, each(articles), detect.Options{}))
	relation := make(map[pair]string)
	for _, p := range pairs {
		q, _ := pairOf(p.A, p.B)
		relation[q] = p.Relation
	}
	labels := make(map[pair]bool)
	kinds := make(map[string]*Ratio)
	var recall, precision, exact, templates, taken Ratio
	for _, l := range gold.Pairs {
		q, _ := pairOf(l.A, l.B)
		found, reported := relation[q]
		reuse := reported && found != template
		if !l.Pair {
			templates.count(reuse)
			continue
		}
		labels[q] = true
		if kinds[l.Kind] == nil {
			kinds[l.Kind] = new(Ratio)
		}
		kinds[l.Kind].count(reuse)
		recall.count(reuse)
		taken.count(found == template)
		if !reuse {
			t.Logf("%s missed %s %q: %q | %q", name, l.Kind, found, texts[q.A], texts[q.B])
		}
	}
	for _, p := range pairs {
		q, _ := pairOf(p.A, p.B)
		if p.Relation == template || !labels[q] && gold.Clusters[p.A] == gold.Clusters[p.B] {
			continue
		}
		precision.count(labels[q])
		if p.Relation != "paraphrase" {
			exact.count(labels[q])
		}
		if !labels[q] {
			t.Logf("%s wrong %s: %q | %q", name, p.Relation, texts[q.A], texts[q.B])
		}
	}
	for _, k := range slices.Sorted(maps.Keys(kinds)) {
		fmt.Fprintf(w, "%s %s recall %s\n", name, k, ratio(*kinds[k]))
	}
	fmt.Fprintf(w, "%s recall %s, precision %s, F1 %s\n", name, ratio(recall), ratio(precision), number(f1(precision, recall)))
	fmt.Fprintf(w, "%s precision without paraphrases %s\n", name, ratio(exact))
	fmt.Fprintf(w, "%s taken for a template %s, labelled 0 and taken for reuse %s\n", name, ratio(taken), ratio(templates))
}

// writeSameStory writes how well the weak labels "one story" and "one template" are told apart. A pair without a score is
// one story.
func writeSameStory(t *testing.T, w io.Writer, articles []news.Article, gold *Gold) {
	t.Helper()
	found := make(map[pair]*report.Pair)
	for _, p := range records(t, runOver(t, each(articles), detect.Options{})) {
		q, _ := pairOf(p.A, p.B)
		found[q] = p
	}
	resemblance := make(map[pair]float64)
	for _, s := range gold.Silver {
		q, _ := pairOf(s.A, s.B)
		resemblance[q] = s.J
	}
	var scored, below []scoredPair
	var templates, same Ratio
	silent := 0
	for _, l := range gold.Pairs {
		q, _ := pairOf(l.A, l.B)
		p := found[q]
		if p == nil && l.Pair {
			t.Fatal("a labelled pair of one story is not reported: ", q)
		}
		if p == nil {
			silent++ // nothing is said of it, which is right
			continue
		}
		x := scoredPair{SentencePair: &SentencePair{Same: l.Pair}, score: 1}
		if p.SameStory != nil {
			x.score = *p.SameStory
		}
		scored = append(scored, x)
		if resemblance[q] < .9 {
			below = append(below, x)
		}
		if l.Pair {
			same.count(p.Relation == template)
		} else {
			templates.count(p.Relation == template)
		}
		if l.Pair == (p.Relation == template) {
			t.Logf("same story %v, score %.3f: %s %s", l.Pair, x.score, q.A, q.B)
		}
	}
	for _, part := range []struct {
		name  string
		pairs []scoredPair
	}{{"all", scored}, {"resemblance below .9", below}} {
		s := scoreOf("", part.pairs, .5)
		fmt.Fprintf(w, "same story, %s: AUC %s%s of %d pairs, %d of one story\n", part.name, number(s.AUC), bounds(s.Bounds.AUC), len(part.pairs), s.Recall.Of)
	}
	fmt.Fprintf(w, "same story: relation template of labelled templates %s, of labelled stories %s; %d labelled templates are not reported\n",
		ratio(templates), ratio(same), silent)
}

// headline is a headline of a chain.
type headline struct {
	id, text string
	day      time.Time
	story    int
}

// writeChains writes how well headlines are joined as versions of one story. Each is an article with nothing else. There
// are three pools: all chains as they are; half of the chains, among the first headlines of the others, which are then in
// no chain; and only headlines that differ even without their version marks, among those of other stories.
func writeChains(t *testing.T, w io.Writer) {
	t.Helper()
	var chains [][]headline
	for story, c := range dataset.Read[struct{ IDs, Texts []string }](t, "headline-chains/chains.jsonl.gz") {
		var chain []headline
		for i, id := range c.IDs {
			day, err := time.Parse("20060102", id[:8])
			if err != nil {
				t.Fatal(err)
			}
			chain = append(chain, headline{id, c.Texts[i], day, story})
		}
		chains = append(chains, chain)
	}
	half, rest := chains[:len(chains)/2], chains[len(chains)/2:]
	var singles, different []headline
	for _, c := range rest {
		singles = append(singles, c[0])
		different = append(different, unequal([][]headline{c})...)
	}
	for _, pool := range []struct {
		name string
		all  []headline
	}{
		{"as they are", slices.Concat(chains...)},
		{"with singles", slices.Concat(slices.Concat(half...), singles)},
		{"unequal ones", slices.Concat(unequal(half), different, singlesBut(singles, different))},
	} {
		writeChainsOf(t, w, "headlines alone, "+pool.name, pool.all, false)
		writeChainsOf(t, w, "headlines with their source, "+pool.name, pool.all, true)
	}
}

// singlesBut returns the headlines of singles whose story is not among others.
func singlesBut(singles, others []headline) []headline {
	return slices.DeleteFunc(slices.Clone(singles), func(h headline) bool {
		return slices.ContainsFunc(others, func(o headline) bool { return o.story == h.story })
	})
}

// unequal keeps, of each chain, one of the headlines that are equal without marks. It drops a chain of which fewer than
// two are left.
func unequal(chains [][]headline) (kept []headline) {
	for _, c := range chains {
		seen := make(map[string]bool)
		some := slices.DeleteFunc(slices.Clone(c), func(h headline) bool {
			_, bare := wire.ReadHeadline(h.text)
			bare = strings.Join(wordSet(bare), " ")
			defer func() { seen[bare] = true }()
			return seen[bare]
		})
		if len(some) > 1 {
			kept = append(kept, some...)
		}
	}
	return kept
}

func writeChainsOf(t *testing.T, w io.Writer, name string, all []headline, sourced bool) {
	t.Helper()
	var articles []news.Article
	for i, h := range all {
		a := news.Article{ID: fmt.Sprintf("%s-%d", h.id, i), Body: h.text, Published: h.day, DateOnly: true}
		if sourced {
			a.Title, a.Source = h.text, "Reuters"
		}
		articles = append(articles, a)
	}
	_, result := outcomeOver(t, each(articles), detect.Options{})
	chainOf := make(map[string]int)
	for i, c := range result.Chains {
		for _, m := range c.Members {
			chainOf[m.ID] = i
		}
	}
	gold, run := make([]int, len(all)), make([]int, len(all))
	for i, h := range all {
		gold[i], run[i] = h.story, -1-i
		if c, ok := chainOf[articles[i].ID]; ok {
			run[i] = c
		}
	}
	precision, recall := pairwise(gold, run)
	s := compareClusters(gold, run)
	fmt.Fprintf(w, "%s: %d headlines, pairs precision %s, recall %s, F1 %s; B-cubed precision %.4f, recall %.4f, F1 %.4f\n",
		name, len(all), ratio(precision), ratio(recall), number(f1(precision, recall)), s.Precision, s.Recall, s.F1)
}

// pairwise compares two partitions by the pairs inside their parts.
func pairwise(gold, run []int) (precision, recall Ratio) {
	golds, runs, both := make(map[int]int), make(map[int]int), make(map[[2]int]int)
	for i := range gold {
		recall.Of += golds[gold[i]]
		precision.Of += runs[run[i]]
		recall.N += both[[2]int{gold[i], run[i]}]
		golds[gold[i]]++
		runs[run[i]]++
		both[[2]int{gold[i], run[i]}]++
	}
	precision.N = recall.N
	return precision, recall
}

// Of three headlines of one story two are joined, and the third is joined with a stranger.
func TestPairwiseByHand(t *testing.T) {
	precision, recall := pairwise([]int{1, 1, 1, 2}, []int{5, 5, 6, 6})
	want(t, "precision", precision, Ratio{1, 2})
	want(t, "recall", recall, Ratio{1, 3})
}

// direction is a line of directions.jsonl.
type direction struct{ A, B, Direction string }

// bin counts the verdicts within a range of confidence.
type bin struct {
	Ratio
	sum float64 // of the confidences
}

// nBins is the number of ranges of confidence, of equal width, between leastConfidence and 1.
const (
	nBins           = 10
	leastConfidence = .6
)

// writeDirections writes how many directions are found in newsrooms that wiregen makes, and what the confidences are
// worth. A labelled pair that is not reported counts as not answered.
func writeDirections(t *testing.T, w io.Writer, newsrooms ...wiregen.Options) {
	t.Helper()
	var bins [nBins]bin
	var reported, answered, right, given, origins Ratio
	verdicts := make(map[[2]string]int)
	for _, o := range newsrooms {
		dir, articles, _ := made(t, o)
		run, result := outcomeOver(t, each(articles), detect.Options{})
		found := make(map[pair]*report.Pair)
		for _, p := range records(t, run) {
			q, _ := pairOf(p.A, p.B)
			found[q] = p
		}
		truth := make(map[pair]string)
		directions, err := os.ReadFile(filepath.Join(dir, "directions.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range dataset.Lines[direction](t, bytes.NewReader(directions)) {
			q, swapped := pairOf(l.A, l.B)
			truth[q] = turned(l.Direction, swapped)
			p := found[q]
			reported.count(p != nil)
			verdict := "unknown"
			if p != nil {
				_, swapped := pairOf(p.A, p.B)
				verdict = cmp.Or(turned(p.Direction, swapped), verdict)
			}
			verdicts[[2]string{truth[q], verdict}]++
			answered.count(verdict != "unknown")
			if verdict == "unknown" {
				continue
			}
			hit := verdict == truth[q]
			right.count(hit)
			b := &bins[max(0, min(int((p.Confidence-leastConfidence)/(1-leastConfidence)*nBins), nBins-1))]
			b.count(hit)
			b.sum += p.Confidence
		}
		for _, c := range result.Clusters {
			if len(c.Members) < 3 {
				continue
			}
			first := firstOf(c.Members, truth)
			if c.Origin != nil {
				given.count(*c.Origin == first)
			}
			if first != "" {
				origins.count(c.Origin != nil && *c.Origin == first)
			}
		}
	}
	fmt.Fprintf(w, "directions: reported %s, answered %s, right of these %s, calibration error %.4f\n",
		ratio(reported), ratio(answered), ratio(right), calibrationError(bins[:], right.Of))
	for i, b := range bins {
		from := leastConfidence + (1-leastConfidence)*float64(i)/nBins
		fmt.Fprintf(w, "directions, confidence %.2f to %.2f: mean %.3f, right %s\n", from, from+(1-leastConfidence)/nBins, b.sum/float64(max(1, b.Of)), ratio(b.Ratio))
	}
	for _, truth := range []string{aToB, bToA, "common source"} {
		for _, verdict := range []string{aToB, bToA, "common source", "unknown"} {
			fmt.Fprintf(w, "directions, %s: %s %d\n", truth, verdict, verdicts[[2]string{truth, verdict}])
		}
	}
	fmt.Fprintf(w, "origins of clusters of three or more: right of those given %s, found of those in the corpus %s\n", ratio(given), ratio(origins))
}

const (
	aToB = "a to b"
	bToA = "b to a"
)

// turned returns the direction of a pair whose sides changed places if swapped is true.
func turned(direction string, swapped bool) string {
	switch {
	case swapped && direction == aToB:
		return bToA
	case swapped && direction == bToA:
		return aToB
	}
	return direction
}

// firstOf returns the member that gave its text in all of its pairs: it took nothing and shares no source. It is "" if
// there is none.
func firstOf(members []string, truth map[pair]string) string {
	first := ""
	for _, m := range members {
		gave := 0
		for _, n := range members {
			q, swapped := pairOf(m, n)
			switch turned(truth[q], swapped) {
			case aToB:
				gave++
			case bToA, "common source":
				gave -= len(members)
			}
		}
		if gave > 0 && first == "" {
			first = m
		}
	}
	return first
}

// calibrationError is the mean difference between confidence and share of right verdicts, over the bins weighted by size
// (Naeini, Cooper and Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", 2015).
func calibrationError(bins []bin, n int) (e float64) {
	for _, b := range bins {
		e += max(b.sum-float64(b.N), float64(b.N)-b.sum) / float64(max(1, n))
	}
	return e
}

// Eight of ten verdicts with .9 and the one with .6 are right: (10 * .1 + 1 * .4) / 11.
func TestCalibrationErrorByHand(t *testing.T) {
	near(t, "calibration error", calibrationError([]bin{{Ratio{8, 10}, 9}, {Ratio{1, 1}, .6}}, 11), 1.4/11)
}

func TestFirstOfByHand(t *testing.T) {
	truth := map[pair]string{{"a", "b"}: bToA, {"b", "c"}: aToB, {"a", "c"}: "common source"}
	want(t, "first", firstOf([]string{"a", "b", "c"}, truth), "b")
	want(t, "first of two that took", firstOf([]string{"a", "c"}, truth), "")
}
