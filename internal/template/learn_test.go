package template

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/dataset"
	"github.com/copytaster/copytaster/internal/normalize"
)

// example is a pair that the model learns from or is measured on.
type example struct {
	from     string // the set
	kind     string // as in its list
	a, b     string
	group    string // pairs that share an article, or whose articles share a pair, are in one group
	same     bool
	timed    bool // the hours between the two are known
	evidence Evidence
	jaccard  float64 // resemblance of the shingle sets
	weight   float64
}

// The pairs that the model learns from, each with and without its times. Pairs that are made, or labelled by a rule,
// weigh less than pairs labelled by people. In all, one story weighs some four times as much as two events. The labels of
// the first set are weak. Those of the second are a rule: pairs of reuters-dev that share a tenth of their shingles, are
// in no list and are three days apart are templates, except about one in twenty by eye. The labels of the rest are
// certain.
const (
	listedWeight   = 1   // reuters-dev/pairs
	unlistedWeight = .3  // reuters-dev/silver_pairs, three days apart: two events
	madeWeight     = .5  // wiregen-ecb/pairs, and the same ones up to ten days later: one story
	rerunWeight    = .5  // ecbplus/silver_pairs: one story
	leadWeight     = .3  // the first 150 to 400 bytes of wiregen-ecb pairs with new figures, names or wording: one story
	sharedWeight   = .3  // two articles of ecbplus that both got a stretch of a third one: reuse, though two events
	ridge          = 1.0 // weight of the sum of the squared weights, halved
)

// learner collects examples.
type learner struct {
	t        *testing.T
	data     string
	n        *normalize.Normalizer
	examples []*example
	parent   map[string]string // of the groups
}

func newLearner(t *testing.T) *learner {
	l := &learner{t: t, data: dataset.Folder(t), n: normalize.New(), parent: make(map[string]string)}
	l.listed("reuters-dev")
	l.unlisted("reuters-dev")
	l.made("wiregen-ecb")
	l.reruns("ecbplus")
	for _, x := range l.examples {
		x.group = l.group(x.a)
	}
	return l
}

// add adds a pair with and without its times, with half its weight each.
func (l *learner) add(x example, a, b *article, hours ...float64) {
	if g, h := l.group(a.ID), l.group(b.ID); g != h {
		l.parent[max(g, h)] = min(g, h)
	}
	p := pairOf(a, b)
	x.a, x.b, x.jaccard, x.weight = a.ID, b.ID, jaccard(a, b), x.weight/float64(len(hours))
	for _, p.Hours = range hours {
		x := x
		x.timed = !math.IsNaN(p.Hours)
		x.evidence = Compare(&a.facts, &b.facts, p)
		l.examples = append(l.examples, &x)
	}
}

func (l *learner) group(id string) string {
	for l.parent[id] != "" {
		id = l.parent[id]
	}
	return id
}

func (l *learner) pairs(set, name string) []labelled {
	return dataset.Read[labelled](l.t, set+"/"+name+".jsonl.gz")
}

func (l *learner) listed(set string) {
	of := articles(l.t, l.n, filepath.Join(l.data, set))
	for _, p := range l.pairs(set, "pairs") {
		a, b := of[p.A], of[p.B]
		l.add(example{from: "listed", kind: p.Kind, same: p.Label == 1, weight: listedWeight}, a, b, hoursApart(a, b), unknown)
	}
}

func (l *learner) unlisted(set string) {
	of := articles(l.t, l.n, filepath.Join(l.data, set))
	known := make(map[string]bool)
	for _, p := range l.pairs(set, "pairs") {
		known[p.A+" "+p.B], known[p.B+" "+p.A] = true, true
	}
	for _, p := range l.pairs(set, "silver_pairs") {
		a, b := of[p.A], of[p.B]
		if a == nil || b == nil || known[p.A+" "+p.B] || !(hoursApart(a, b) > 72) {
			continue
		}
		l.add(example{from: "unlisted", weight: unlistedWeight}, a, b, hoursApart(a, b), unknown)
	}
}

func (l *learner) made(set string) {
	of := articles(l.t, l.n, filepath.Join(l.data, set))
	for i, p := range l.pairs(set, "pairs") {
		a, b := of[p.A], of[p.B]
		hours := hoursApart(a, b)
		l.add(example{from: "made", kind: p.Kind, same: true, weight: madeWeight}, a, b, hours, unknown)
		l.add(example{from: "made later", kind: p.Kind, same: true, weight: madeWeight / 2}, a, b, hours+float64(i%10*24))
		if slices.Contains([]string{"update", "local", "rewrite"}, p.Kind) {
			n := 150 + i%5*60
			if a, b := l.lead(a, n), l.lead(b, n); pairOf(a, b).LongestRun >= 8 {
				l.add(example{from: "lead", kind: p.Kind, same: true, weight: leadWeight}, a, b, hours, unknown)
			}
		}
	}
}

// lead returns the first n bytes of an article, up to a blank.
func (l *learner) lead(x *article, n int) *article {
	a := x.Article
	if n < len(a.Body) {
		a.Body = a.Body[:strings.LastIndexByte(a.Body[:n], ' ')+1]
	}
	return newArticle(l.n, a)
}

func (l *learner) reruns(set string) {
	of := articles(l.t, l.n, filepath.Join(l.data, set))
	for _, p := range l.pairs(set, "silver_pairs") {
		l.add(example{from: "reruns", same: true, weight: rerunWeight}, of[p.A], of[p.B], unknown)
	}
	ids := slices.Sorted(maps.Keys(of))
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 1000 {
		words := strings.Fields(of[ids[r.IntN(len(ids))]].Body)
		n := 15 + r.IntN(80)
		if n >= len(words) {
			continue
		}
		at := r.IntN(len(words) - n)
		passage := strings.Join(words[at:at+n], " ")
		a, b := l.with(r, of[ids[r.IntN(len(ids))]], passage, 2*i), l.with(r, of[ids[r.IntN(len(ids))]], passage, 2*i+1)
		l.add(example{from: "shared", same: true, weight: sharedWeight}, a, b, 300*r.Float64(), unknown)
	}
}

// with returns an article, under a new ID, with a passage between two of its lines.
func (l *learner) with(r *rand.Rand, x *article, passage string, number int) *article {
	a := x.Article
	lines := strings.SplitAfter(a.Body, "\n")
	at := r.IntN(len(lines) + 1)
	a.ID, a.Body = fmt.Sprint("shared", number), strings.Join(lines[:at], "")+"\n"+passage+"\n"+strings.Join(lines[at:], "")
	return newArticle(l.n, a)
}

// learn returns the weights that make the examples most probable (Newton's method), with a penalty on all but the first.
func learn(examples []*example) (w [features]float64) {
	for range 30 {
		var gradient [features]float64
		var hessian [features][features]float64
		for i := 1; i < features; i++ {
			gradient[i], hessian[i][i] = -ridge*w[i], ridge
		}
		for _, x := range examples {
			v := x.evidence.vector()
			p := probability(&w, &v)
			for i := range v {
				gradient[i] += x.weight * (float64(count(x.same)) - p) * v[i]
				for j := range v {
					hessian[i][j] += x.weight * p * (1 - p) * v[i] * v[j]
				}
			}
		}
		for i, step := range solve(hessian, gradient) {
			w[i] += step
		}
	}
	return w
}

// solve solves a x = b by elimination.
func solve(a [features][features]float64, b [features]float64) [features]float64 {
	for i := range b {
		for k := i + 1; k < len(b); k++ {
			f := a[k][i] / a[i][i]
			for c := i; c < len(b); c++ {
				a[k][c] -= f * a[i][c]
			}
			b[k] -= f * b[i]
		}
	}
	for i := len(b) - 1; i >= 0; i-- {
		for c := i + 1; c < len(b); c++ {
			b[i] -= a[i][c] * b[c]
		}
		b[i] /= a[i][i]
	}
	return b
}

// checkWeights learns the weights again and compares them with those of the model.
func (l *learner) checkWeights(t *testing.T) {
	w := learn(l.examples)
	for i := range w {
		if math.Abs(weights[i]-w[i]) > .0006 {
			t.Errorf("%s: the model has %.3f, learnt %.3f", feature(i), weights[i], w[i])
		}
	}
	if t.Failed() {
		t.Logf("learnt: %.3f", w)
	}
}

// heldOut returns the score of each example by a model that learnt from four fifths of the groups, without its own.
func (l *learner) heldOut() map[*example]float64 {
	const folds = 5
	groups := make(map[string]int)
	for _, x := range l.examples {
		groups[x.group] = 0
	}
	for i, g := range slices.Sorted(maps.Keys(groups)) {
		groups[g] = i % folds
	}
	scores := make(map[*example]float64)
	for fold := range folds {
		var others []*example
		for _, x := range l.examples {
			if groups[x.group] != fold {
				others = append(others, x)
			}
		}
		w := learn(others)
		for _, x := range l.examples {
			if groups[x.group] == fold {
				v := x.evidence.vector()
				scores[x] = probability(&w, &v)
			}
		}
	}
	return scores
}
