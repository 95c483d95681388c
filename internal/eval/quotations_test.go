package eval

import (
	"errors"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/copytaster/copytaster/internal/report"
)

// Three articles:
//
//	a: “One two,” said Ann. “Three four.” It was “big news” to “me” and all.
//	   (One 1-4, two 5-8, Ann 16-19, Three 22-27, four 28-32, big 43-46, news 47-51, me 57-59)
//	b: "Yes," he said.⏎"No.⏎"Maybe."    (Yes 1-4, he 7-9, said 10-14, No 17-19, Maybe 22-27)
//	c: The "Hamlet" of "our times is here" she said.    (Hamlet 5-11, our ... here 17-34, she 36-39)
//
// Four contents are inside marks: "One two" and "Three four", split; "Yes", which two attributions have; "No ... Maybe",
// two paragraphs; and "our ... here". What "it was" to Ann is mixed, and nobody said Hamlet.
var quotesByHand = map[string]string{
	"docs.jsonl": `{"id":"a","text":"“One two,” said Ann. “Three four.” It was “big news” to “me” and all."}
{"id":"b","text":"\"Yes,\" he said.\n\"No.\n\"Maybe.\""}
{"id":"c","text":"The \"Hamlet\" of \"our times is here\" she said."}
`,
	"quotes.jsonl": `{"id":"a","direct":true,"source":[[16,19]],"cue":[[11,15]],"content":[[0,10],[21,34]]}
{"id":"a","direct":true,"source":[],"content":[[35,68]]}
{"id":"b","direct":true,"source":[[7,9]],"content":[[0,6]]}
{"id":"b","direct":true,"source":[[10,14]],"content":[[1,4]]}
{"id":"b","direct":true,"source":[[7,9]],"content":[[16,20],[21,29]]}
{"id":"c","direct":true,"source":[[36,39]],"content":[[17,34]]}
{"id":"c","direct":false,"source":[],"content":[]}
`,
}

// The run has the split quotation with its speaker, "Yes" without one, and "our ... here" with a wrong one. It does not
// join the two paragraphs. It also has words of the mixed one, a title, and something in an article that is not in the
// gold.
func quotationsByHand() *Run {
	return &Run{Quotations: ledger(
		report.Use{Article: "a", Spans: [][2]int{{1, 8}, {22, 33}}, SpeakerSpan: [2]int{16, 19}},
		report.Use{Article: "a", Spans: [][2]int{{43, 51}}},
		report.Use{Article: "b", Spans: [][2]int{{1, 5}}},
		report.Use{Article: "b", Spans: [][2]int{{17, 20}}, SpeakerSpan: [2]int{7, 9}},
		report.Use{Article: "b", Spans: [][2]int{{22, 28}}, SpeakerSpan: [2]int{7, 9}},
		report.Use{Article: "c", Spans: [][2]int{{17, 34}}, SpeakerSpan: [2]int{0, 3}},
		report.Use{Article: "c", Spans: [][2]int{{5, 11}}},
		report.Use{Article: "z", Spans: [][2]int{{500, 600}}},
	)}
}

// ledger returns each use as a quotation of its own.
func ledger(uses ...report.Use) iter.Seq2[*report.LedgerQuotation, error] {
	return func(yield func(*report.LedgerQuotation, error) bool) {
		for _, u := range uses {
			if !yield(&report.LedgerQuotation{ID: "q", Wordings: []report.Wording{{Uses: []report.Use{u}}}}, nil) {
				return
			}
		}
	}
}

func TestQuotationsByHand(t *testing.T) {
	s := score(t, quotationsByHand(), readGold(t, quotesByHand), Options{Worst: 5}).Quotations
	want(t, "recall", s.Recall, Ratio{3, 4})
	want(t, "recall of split ones", s.RecallSplit, Ratio{1, 1})
	want(t, "precision", s.Precision, Ratio{3, 6})
	near(t, "F1", *s.F1, .6)
	want(t, "precision where something is labelled", s.PrecisionLabelled, Ratio{3, 5})
	near(t, "F1 where something is labelled", *s.F1Labelled, 2.0/3)
	want(t, "unlabelled", s.Unlabelled, Ratio{1, 7})
	want(t, "mixed", s.Mixed, Ratio{1, 7})
	want(t, "speaker", s.Speaker, SpeakerScores{Right: Ratio{1, 3}, Wrong: Ratio{1, 3}, Empty: Ratio{1, 3}})
	want(t, "lists", len(s.Missed), 1)
	want(t, "missed", s.Missed[0], MissedQuotation{"b", 17, 27})
}

func TestQuotationsOfAnEmptyRun(t *testing.T) {
	s := score(t, &Run{}, readGold(t, quotesByHand), Options{}).Quotations
	want(t, "recall", s.Recall, Ratio{0, 4})
	want(t, "precision", s.Precision, Ratio{0, 0})
	near(t, "F1", *s.F1, 0)
	want(t, "speaker", s.Speaker, SpeakerScores{})
}

// A quotation that the run has twice is right once.
func TestQuotationTwice(t *testing.T) {
	yes := report.Use{Article: "b", Spans: [][2]int{{1, 4}}, SpeakerSpan: [2]int{7, 9}}
	again := report.Use{Article: "b", Spans: [][2]int{{0, 6}}}
	s := score(t, &Run{Quotations: ledger(yes, again)}, readGold(t, quotesByHand), Options{}).Quotations
	want(t, "precision", s.Precision, Ratio{1, 2})
	want(t, "recall", s.Recall, Ratio{1, 4})
	want(t, "speaker right", s.Speaker.Right, Ratio{1, 1})
}

// The run may have read a longer text than docs.jsonl has.
func TestQuotationPastTheEnd(t *testing.T) {
	long := report.Use{Article: "c", Spans: [][2]int{{17, 34}, {40, 99}}, SpeakerSpan: [2]int{90, 99}}
	s := score(t, &Run{Quotations: ledger(long)}, readGold(t, quotesByHand), Options{}).Quotations
	want(t, "precision", s.Precision, Ratio{0, 1})
}

func TestQuotationErrors(t *testing.T) {
	gold := readGold(t, quotesByHand)
	broken := errors.New("disk on fire")
	for name, quotations := range map[string]iter.Seq2[*report.LedgerQuotation, error]{
		"disk on fire":              func(yield func(*report.LedgerQuotation, error) bool) { yield(nil, broken) },
		`"q" of the run: 9 to 4 is`: ledger(report.Use{Article: "a", Spans: [][2]int{{9, 4}}}),
		"-1 to 4 is no range":       ledger(report.Use{Article: "a", SpeakerSpan: [2]int{-1, 4}}),
	} {
		if _, err := Score(&Run{Quotations: quotations}, gold, Options{}); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("got %v, want %s", err, name)
		}
	}
}

func TestInsideMarks(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"curly":               {"a “b c” d", "b c"},
		"straight":            {`a "b" c "d" e`, "b|d"},
		"none":                {"a b", ""},
		"single marks do not": {"a ‘b’ c", ""},
		"inside others":       {"“a ‘b’ “c” d” e", "a ‘b’ “c"},
		"paragraphs":          {"“a\n“b\n\nc” d", "a|b"},
		"open to the end":     {`a "b`, "b"},
		"closing mark opens":  {"” a b” c”", " a b"},
		"mixed":               {`"a” “b" c`, "a|b"},
	} {
		t.Run(name, func(t *testing.T) {
			text := []rune(test.text)
			var got []string
			for _, i := range insideMarks(text) {
				got = append(got, string(text[i.start:i.end]))
			}
			want(t, test.text, strings.Join(got, "|"), test.want)
		})
	}
}

// slowQuotations scores a letter at a time. A content is the text with everything but its letters blotted out. A letter
// is quoted if an odd number of marks precedes it in its line.
func slowQuotations(gold *Gold, uses []report.Use) *QuotationScores {
	letters := func(id string, ranges [][2]int) string {
		out := []rune(strings.Repeat(".", len(gold.Docs[id])))
		for _, r := range ranges {
			for i := r[0]; i < r[1]; i++ {
				if c := rune(gold.Docs[id][i]); unicode.IsLetter(c) {
					out[i] = c
				}
			}
		}
		return id + string(out)
	}
	meet := func(x, y string) bool {
		for i := range min(len(x), len(y)) {
			if i > 0 && x[0] == y[0] && x[i] != '.' && y[i] != '.' {
				return true
			}
		}
		return false
	}
	inside := func(id, content string) bool {
		for i, c := range content[1:] {
			before := gold.Docs[id][:i]
			if c != '.' && strings.Count(before[strings.LastIndex(before, "\n")+1:], `"`)%2 == 0 {
				return false
			}
		}
		return strings.Trim(content[1:], ".") != ""
	}
	scored, others, found := map[string][][2]int{}, []string{}, map[string]bool{}
	for _, q := range gold.Quotes {
		if c := letters(q.ID, q.Content); q.Direct && inside(q.ID, c) {
			scored[c] = append(scored[c], q.Source...)
		} else {
			others = append(others, c)
		}
	}
	s := &QuotationScores{}
	for _, u := range uses {
		c := letters(u.Article, u.Spans)
		sources, exact := scored[c]
		labelled := exact
		for o := range scored {
			labelled = labelled || meet(c, o)
		}
		exact = exact && !found[c]
		mixed := !labelled && slices.ContainsFunc(others, func(o string) bool { return meet(c, o) })
		s.Mixed.count(mixed)
		s.Unlabelled.count(!labelled && !mixed)
		if !mixed {
			s.Precision.count(exact)
		}
		if labelled {
			s.PrecisionLabelled.count(exact)
		}
		if !exact {
			continue
		}
		found[c] = true
		if len(sources) == 0 {
			continue
		}
		right, named := false, u.SpeakerSpan[0] < u.SpeakerSpan[1]
		for _, r := range sources {
			right = right || max(r[0], u.SpeakerSpan[0]) < min(r[1], u.SpeakerSpan[1])
		}
		s.Speaker.Right.count(right)
		s.Speaker.Wrong.count(named && !right)
		s.Speaker.Empty.count(!named)
	}
	for c := range scored {
		s.Recall.count(found[c])
	}
	return s
}

func TestQuotationsAgreeWithTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	ranges := func(text string) (out [][2]int) {
		for range r.IntN(3) {
			start := r.IntN(len(text) - 1)
			out = append(out, [2]int{start, start + 1 + r.IntN(min(9, len(text)-start-1))})
		}
		return out
	}
	some := 0
	for range 2000 {
		gold := &Gold{Docs: map[string]string{}}
		var uses []report.Use
		for _, id := range []string{"x", "y"} {
			text := make([]byte, 24)
			for i := range text {
				text[i] = "aabb \".\" \"\n"[r.IntN(11)]
			}
			gold.Docs[id] = string(text)
			for range r.IntN(6) {
				gold.Quotes = append(gold.Quotes, Quote{ID: id, Direct: r.IntN(4) > 0, Source: ranges(gold.Docs[id]), Content: ranges(gold.Docs[id])})
			}
			for range r.IntN(6) {
				u := report.Use{Article: id, Spans: ranges(gold.Docs[id])}
				if s := ranges(gold.Docs[id]); s != nil {
					u.SpeakerSpan = s[0]
				}
				uses = append(uses, u)
			}
		}
		if len(gold.Quotes) == 0 {
			continue
		}
		got, want := score(t, &Run{Quotations: ledger(uses...)}, gold, Options{}).Quotations, slowQuotations(gold, uses)
		some += got.Speaker.Right.N
		got.F1, got.F1Labelled, got.RecallSplit = nil, nil, Ratio{}
		if asJSON(t, got) != asJSON(t, want) {
			t.Fatalf("gold %+v\nuses %+v\ngot %s\nwant %s", gold, uses, asJSON(t, got), asJSON(t, want))
		}
	}
	if some < 20 {
		t.Errorf("only %d speakers were right: the trial is too easy", some)
	}
}
