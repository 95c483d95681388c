package eval

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"github.com/copytaster/copytaster/internal/match"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"

	"github.com/copytaster/copytaster/internal/dataset"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/golden"
	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/sentence"
)

// noiseSentences is the number of other sentences among which the positives are hidden.
const noiseSentences = 10_000

// TestAccuracyOfSentences keeps the figures of the model on sentence pairs, and of the whole path from text to pair on
// positives hidden among other sentences. The shipped trees have seen all of these pairs, so the figures only guard the
// path. docs/evaluation.md has the figures of trees that have not seen them.
func TestAccuracyOfSentences(t *testing.T) {
	data := dataset.Folder(t)
	gold, err := ReadGold(os.DirFS(filepath.Join(data, "mrpc-train")))
	if err != nil {
		t.Fatal(err)
	}
	markHeldOut(gold.Sentences)
	var out bytes.Buffer
	run := &Run{}
	run.Sentences, run.Threshold = modelScorer(t)
	writeFigures(&out, "mrpc-train", score(t, run, gold, Options{}))

	articles, hidden := hide(t, data, gold.Sentences)
	run = runOver(t, articles.all(), detect.Options{Find: match.Paraphrases, Lang: "en"})
	s := score(t, run, hidden, Options{Worst: 20})
	fmt.Fprintf(&out, "hidden pairs recall %s, precision %s, F1 %s\n", ratio(s.Pairs.Recall), ratio(*s.Pairs.Precision), number(s.Pairs.F1))
	for _, m := range s.Pairs.Missed {
		t.Logf("missed: %s | %s", articles[m.A], articles[m.B])
	}
	labelled := hidden.pairs()
	for p, err := range run.Pairs {
		if err != nil {
			t.Fatal(err)
		}
		q, _ := pairOf(p.A, p.B)
		if _, ok := labelled[q]; !ok {
			t.Logf("no label: %s | %s", articles[p.A], articles[p.B])
		}
	}
	golden.Compare(t, "testdata/sentences-accuracy.golden", out.Bytes())
}

// modelScorer scores with the embedded model, at its loose threshold.
func modelScorer(t *testing.T) (Scorer, float64) {
	model, err := paraphrase.Load()
	if err != nil {
		t.Fatal(err)
	}
	encoder, scorer := paraphrase.NewEncoder(model, "en"), paraphrase.NewScorer(model)
	var x, y paraphrase.Sentence
	loose, _ := model.Thresholds()
	return func(a, b string) (float64, error) {
		encoder.Encode(&x, a, news.Span{End: uint32(len(a))})
		encoder.Encode(&y, b, news.Span{End: uint32(len(b))})
		return scorer.Score(&x, &y), nil
	}, loose
}

// markHeldOut sets the split of each pair to "held-out" or "train" as tools/paraphrase does. Pairs that share a sentence,
// directly or through others, form a group. The SHA-256 of the group's root sentence decides; a fifth of the groups is
// held out.
func markHeldOut(pairs []SentencePair) {
	parent := make(map[string]string)
	root := func(x string) string {
		for parent[x] != "" && parent[x] != x {
			x = parent[x]
		}
		return x
	}
	for _, p := range pairs {
		a, b := root(p.A), root(p.B)
		parent[a] = b
	}
	for i := range pairs {
		rest := 0
		for _, digit := range sha256.Sum256([]byte(root(pairs[i].A))) {
			rest = (rest<<8 + int(digit)) % 5
		}
		pairs[i].Split = "train"
		if rest == 0 {
			pairs[i].Split = "held-out"
		}
	}
}

// sentencesByID are articles of one sentence each.
type sentencesByID map[string]string

func (s sentencesByID) all() iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		for id, text := range s {
			if !yield(news.Article{ID: id, Body: text}, nil) {
				return
			}
		}
	}
}

// hide puts the held-out pairs that say the same among other sentences. It returns all of them as articles of one
// sentence, and their gold. The gold is complete because two rules leave out whatever might be a paraphrase without a
// label:
//
//   - A pair is left out if one of its sentences is near a sentence of an earlier pair: MRPC repeats sentences, and has
//     several pairs about one event.
//   - Another sentence is left out if it is near one that is there already, unless each has a figure that the other
//     lacks. Such pairs stay: they are templates of market reports, not paraphrases.
//
// Two sentences are near if the Jaccard similarity of their words is .3 or more. The others come from one article of each
// event of ECB+ and, at most two an article, from Reuters-21578, so hardly any two describe one event in very different
// words.
func hide(t *testing.T, data string, pairs []SentencePair) (sentencesByID, *Gold) {
	t.Helper()
	articles, gold, there := sentencesByID{}, &Gold{Complete: true}, &overlaps{postings: map[string][]int{}}
	for i, p := range pairs {
		a, b := wordSet(p.A), wordSet(p.B)
		if p.Split != "held-out" || !p.Same || len(there.near(a)) > 0 || len(there.near(b)) > 0 {
			continue
		}
		there.add(a)
		there.add(b)
		l := Label{A: fmt.Sprint("a", i), B: fmt.Sprint("b", i), Pair: true}
		articles[l.A], articles[l.B] = p.A, p.B
		gold.Pairs = append(gold.Pairs, l)
	}
	positives := len(articles)
	for _, s := range otherSentences(t, data) {
		w := wordSet(s)
		if slices.ContainsFunc(there.near(w), func(near []string) bool { return agree(figures(near), figures(w)) }) {
			continue
		}
		there.add(w)
		articles[fmt.Sprint("n", len(articles))] = s
		if len(articles) == positives+noiseSentences {
			return articles, gold
		}
	}
	t.Fatalf("only %d other sentences", len(articles)-positives)
	return nil, nil
}

// otherSentences returns sentences of 8 to 40 words, by increasing hash.
func otherSentences(t *testing.T, data string) []string {
	t.Helper()
	var all []string
	for set, limit := range map[string]int{"ecbplus": 1000, "reuters-dev": 2} {
		gold, err := ReadGold(os.DirFS(filepath.Join(data, set)))
		if err != nil {
			t.Fatal(err)
		}
		events := make(map[string]bool)
		input, err := ingest.Open([]string{filepath.Join(data, set, "docs.jsonl.gz")}, nil, nil, ingest.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for a, err := range withoutSkipped(input.Articles(t.Context())) {
			if err != nil {
				t.Fatal(err)
			}
			if event, ok := gold.Clusters[a.ID]; ok && events[event] {
				continue
			} else if ok {
				events[event] = true
			}
			sentences := sentencesOf(a.Body)
			all = append(all, sentences[:min(limit, len(sentences))]...)
		}
	}
	slices.SortFunc(all, byHash)
	return slices.Compact(all)
}

// sentencesOf returns the sentences of 8 to 40 words of a body, by increasing hash.
func sentencesOf(body string) []string {
	var out []string
	for _, span := range sentence.Split(nil, body, nil) {
		s := strings.Join(strings.Fields(span.Cut(body)), " ")
		if n := countWords(s); 8 <= n && n <= 40 {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, byHash)
	return out
}

func byHash(a, b string) int {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return cmp.Compare(hex.EncodeToString(x[:]), hex.EncodeToString(y[:]))
}

// wordSet returns the words of a sentence in lower case, each once, in increasing order.
func wordSet(s string) []string {
	var out []string
	for tokens := words.FromString(strings.ToLower(s)); tokens.Next(); {
		if countWords(tokens.Value()) > 0 {
			out = append(out, tokens.Value())
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// figures returns the words with a digit.
func figures(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !strings.ContainsFunc(w, unicode.IsNumber) })
}

// agree reports whether all figures of one sentence, either of the two, are figures of the other.
func agree(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return !slices.ContainsFunc(a, func(f string) bool { return !slices.Contains(b, f) })
}

// overlaps finds sentences by the words they share.
type overlaps struct {
	sets     [][]string
	postings map[string][]int
}

func (o *overlaps) add(words []string) {
	for _, w := range words {
		o.postings[w] = append(o.postings[w], len(o.sets))
	}
	o.sets = append(o.sets, words)
}

// near returns the sentences whose Jaccard similarity with words is .3 or more.
func (o *overlaps) near(words []string) (out [][]string) {
	shared := make([]int, len(o.sets))
	for _, w := range words {
		for _, i := range o.postings[w] {
			shared[i]++
		}
	}
	for i, n := range shared {
		if all := len(words) + len(o.sets[i]) - n; float64(n) >= .3*float64(all) {
			out = append(out, o.sets[i])
		}
	}
	return out
}

// A template is near, and its figures tell it apart. Pairs that share a sentence are in one split.
func TestHideByHand(t *testing.T) {
	o := &overlaps{postings: map[string][]int{}}
	first := wordSet("The Fed added 2.5 billion dlrs of reserves on Monday.")
	o.add(first)
	other := wordSet("The Fed added 1.5 billion dlrs of reserves on Friday.")
	if n := len(o.near(other)); n != 1 {
		t.Errorf("%d near ones of a template", n)
	}
	if !slices.Equal(figures(first), []string{"2.5"}) || agree(figures(first), figures(other)) {
		t.Errorf("figures %v, %v", figures(first), figures(other))
	}
	if !agree(nil, []string{"3"}) || !agree([]string{"3", "4"}, []string{"4"}) || agree([]string{"3", "5"}, []string{"3", "4"}) {
		t.Error("figures agree where one sentence has none that the other lacks")
	}
	if n := len(o.near(wordSet("Rain fell on the Fed."))); n != 0 {
		t.Errorf("%d near ones of another sentence", n)
	}
	pairs := []SentencePair{{A: "x", B: "y"}, {A: "z", B: "y"}, {A: "u", B: "v"}}
	markHeldOut(pairs)
	if pairs[0].Split != pairs[1].Split || pairs[2].Split == "" {
		t.Errorf("splits %v", pairs)
	}
}
