package eval

import (
	"math/rand/v2"
	"testing"

	"github.com/copytaster/copytaster/internal/report"
)

// The gold has two spans in other words, "three four" - "nine five" and "six" - "zero", and one in the same words, "one"
// - "one". The run has the first as a paraphrase, the second as an edited passage, and a paraphrase that meets the third.
func TestParaphrasesByHand(t *testing.T) {
	gold := readGold(t, map[string]string{
		"docs.jsonl": byHand["docs.jsonl"],
		"spans.jsonl": `{"a":"b","a_start":19,"a_end":28,"b":"a","b_start":8,"b_end":18,"kind":"paraphrase"}
{"a":"a","a_start":24,"a_end":27,"b":"b","b_start":0,"b_end":4,"kind":"paraphrase"}
{"a":"a","a_start":0,"a_end":3,"b":"b","b_start":5,"b_end":8,"kind":"verbatim"}
`,
	})
	pair := func(relation string) *report.Pair {
		return &report.Pair{A: "b", B: "a", Relation: relation, Passages: []report.Passage{
			{Kind: "edited", AStart: 0, AEnd: 4, BStart: 24, BEnd: 27},
			{Kind: "paraphrase", AStart: 13, AEnd: 28, BStart: 14, BEnd: 18},
			{Kind: "paraphrase", AStart: 5, AEnd: 8, BStart: 0, BEnd: 3},
		}}
	}
	stranger := &report.Pair{A: "c", B: "d", Passages: []report.Passage{{Kind: "paraphrase", AEnd: 5, BEnd: 5}}}
	run := func() *Run { return &Run{Pairs: all(pair("reuse"), stranger)} }

	s := score(t, run(), gold, Options{MinWords: 1})
	want(t, "recall", s.Paraphrases.Recall, Ratio{1, 2})
	if s.Paraphrases.Precision != nil || s.Paraphrases.F1 != nil {
		t.Error("precision, and the gold is not complete")
	}
	want(t, "precision of the others", s.Passages.Total.Precision, Ratio{7, 7})
	want(t, "recall of the others", s.Passages.Total.Recall, Ratio{0, 6})

	s = score(t, run(), gold, Options{MinWords: 1, Complete: true})
	want(t, "precision", *s.Paraphrases.Precision, Ratio{1, 3})
	near(t, "F1", *s.Paraphrases.F1, .4)

	gold.Spans = gold.Spans[2:]
	s = score(t, run(), gold, Options{MinWords: 1, Complete: true})
	if s.Paraphrases != nil {
		t.Errorf("paraphrases without a label: %+v", s.Paraphrases)
	}
	want(t, "precision without labels", s.Passages.Total.Precision, Ratio{0, 7})
}

// A pair is found whatever its relation.
func TestEveryRelationIsAPair(t *testing.T) {
	gold := readGold(t, byHand)
	for _, relation := range []string{"identical", "reuse", "quotation", "paraphrase"} {
		s := score(t, &Run{Pairs: all(&report.Pair{A: "b", B: "a", Relation: relation})}, gold, Options{MinWords: 3})
		want(t, relation, s.Pairs.Recall, Ratio{1, 2})
		want(t, relation, s.Silver.NearDuplicates, Ratio{1, 1})
	}
}

// slowParaphrases compares each gold span of kind paraphrase with each passage of that kind.
func (w twin) slowParaphrases() *ParaphraseScores {
	s := &ParaphraseScores{Precision: &Ratio{}}
	right := make(map[*report.Passage]bool)
	for _, span := range w.gold.Spans {
		if span.Kind != Paraphrase {
			continue
		}
		hit := false
		for _, p := range w.pairs {
			for i, v := range p.Passages {
				a, _ := sideOf(span.A, p, v)
				b, _ := sideOf(span.B, p, v)
				same := p.A == span.A && p.B == span.B || p.A == span.B && p.B == span.A
				if same && v.Kind == Paraphrase && a.overlaps(side(span.A, span)) && b.overlaps(side(span.B, span)) {
					hit, right[&p.Passages[i]] = true, true
				}
			}
		}
		s.Recall.count(hit)
	}
	for _, p := range w.pairs {
		for i, v := range p.Passages {
			if v.Kind == Paraphrase {
				s.Precision.count(right[&p.Passages[i]])
			}
		}
	}
	s.F1 = f1(*s.Precision, s.Recall)
	return s
}

func TestParaphrasesAgreeWithTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	found := 0
	for round := range 1000 {
		w := randomTwin(r)
		want := w.slowParaphrases()
		got := score(t, &Run{Pairs: all(w.pairs...)}, w.gold, Options{Complete: true}).Paraphrases
		if want.Recall.Of == 0 {
			want = nil
		} else {
			found += want.Precision.N
		}
		if asJSON(t, got) != asJSON(t, want) {
			t.Fatalf("round %d: got %s, want %s", round, asJSON(t, got), asJSON(t, want))
		}
	}
	if found < 20 {
		t.Errorf("only %d were found: the trial is too easy", found)
	}
}
