package detect_test

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/quotematch"
)

// ledger returns the sayings of the articles after all matches.
func ledger(t testing.TB, articles []news.Article, o detect.Options) []*match.LedgerEntry {
	t.Helper()
	d, err := detect.Read(context.Background(), each(articles), o)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for _, err := range d.Matches(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
	}
	var out []*match.LedgerEntry
	for s, err := range d.Ledger(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

// TestQuotationAlone finds a quotation in articles that have nothing else in common, and what was altered in it.
func TestQuotationAlone(t *testing.T) {
	const (
		said    = "The harbour will not be closed before the boat is home"
		altered = "The harbour will be closed before the boat is home"
	)
	w := newWriter(3)
	articles := []news.Article{
		article("a", w.body(60)+".\n\n\""+said+",\" Ana Costa, the mayor, said.\n\n"+w.body(40)+"."),
		article("b", w.body(50)+".\n\nMayor Ana Costa said: “"+said+".”\n\n"+w.body(70)+"."),
		article("c", w.body(45)+".\n\n\""+altered+",\" Costa said.\n\n"+w.body(80)+"."),
		article("d", w.body(45)+".\n\n\""+said+",\" said Bruno Dias.\n\n"+w.body(80)+"."),
	}
	for i := range articles {
		articles[i].Published = time.Date(2020, 1, 5-i, 0, 0, 0, 0, time.UTC)
	}
	matches, _ := run(t, articles, detect.Options{})
	wantPairs(t, matches, "b a", "c a", "c b", "d a", "d b") // d and c have too few words in common for two speakers
	want := []quotematch.Relation{quotematch.Exact, quotematch.Altered, quotematch.Altered, quotematch.Reattributed, quotematch.Reattributed}
	for i, m := range matches {
		if m.Relation != match.Quotation || len(m.Quotations) != 1 || m.FoundBy&match.ByQuotation == 0 || len(m.Passages) > 0 {
			t.Fatalf("%s %s: %v by %v with %d quotations and %d passages", m.A.ID, m.B.ID, m.Relation, m.FoundBy.Names(), len(m.Quotations), len(m.Passages))
		}
		q := m.Quotations[0]
		if q.Relation != want[i] {
			t.Errorf("%s %s: %v, want %v", m.A.ID, m.B.ID, q.Relation, want[i])
		}
		if m.ShareB.Quotation == 0 || m.ShareB.Verbatim+m.ShareB.Edited != 0 {
			t.Errorf("%s %s: share %+v", m.A.ID, m.B.ID, m.ShareB)
		}
		if q.Relation == quotematch.Altered {
			if len(q.Edits) != 1 {
				t.Fatalf("%s %s: edits %v", m.A.ID, m.B.ID, q.Edits)
			}
			if words := q.Edits[0].A.Cut(m.A.Body) + q.Edits[0].B.Cut(m.B.Body); strings.TrimSpace(words) != "not" {
				t.Errorf("%s %s: %q is altered, want \"not\"", m.A.ID, m.B.ID, words)
			}
		}
	}

	sayings := ledger(t, articles, detect.Options{})
	if len(sayings) != 1 {
		t.Fatalf("%d sayings, want 1", len(sayings))
	}
	s := sayings[0]
	if len(s.Uses) != 4 || len(s.Wordings) != 2 {
		t.Fatalf("%d uses in %d wordings", len(s.Uses), len(s.Wordings))
	}
	if first := s.Uses[s.Wordings[0].Uses[0].Member]; first.Article.ID != "d" || first.Text != said+"," && first.Text != said {
		t.Errorf("first use %q in %s", first.Text, first.Article.ID)
	}
	if w := s.Wordings[1]; w.Parent != 0 || w.Relation != quotematch.Altered || len(w.Uses) != 1 {
		t.Errorf("wording %+v", w)
	}

	if matches, _ := run(t, articles, detect.Options{Find: match.Duplicates | match.Passages}); len(matches) > 0 {
		t.Errorf("without quotations %q", ids(matches))
	}
}

// TestSaidByTwo takes few words that two people say in articles about other things for no quotation that was given to another.
func TestSaidByTwo(t *testing.T) {
	for said, want := range map[string]int{
		"Olaf K. Lund is president of the United Cantons":                     0,
		"Olaf K. Lund is president of the United Cantons and the River Towns": 1,
	} {
		w := newWriter(4)
		matches, _ := run(t, []news.Article{
			article("a", w.body(60)+".\n\n\""+said+",\" Ana Costa said.\n\n"+w.body(40)+"."),
			article("b", w.body(50)+".\n\n\""+said+",\" said Bruno Dias.\n\n"+w.body(70)+"."),
		}, detect.Options{})
		if len(matches) != want {
			t.Errorf("%q: %d pairs, want %d", said, len(matches), want)
		}
	}
}

// TestNothingQuoted: where passages are not looked for, no run of words is the nearest miss.
func TestNothingQuoted(t *testing.T) {
	articles := []news.Article{
		article("a", "\"At the end of the day we shall see what comes of it,\" said Ana Costa."),
		article("b", "\"At the end of the day we shall go home and sleep,\" said Bruno Dias."),
	}
	matches, result := run(t, articles, detect.Options{Find: match.Quotations})
	if len(matches) > 0 || result.Miss != nil {
		t.Errorf("%d pairs, miss %+v", len(matches), result.Miss)
	}
}

// TestPopularQuotation finds that 120 articles quote the same words, and joins them all, without all of their pairs.
func TestPopularQuotation(t *testing.T) {
	w := newWriter(4)
	var articles []news.Article
	for i := range 120 {
		articles = append(articles, article(fmt.Sprintf("%03d", i), w.body(60)+
			".\n\n\"We shall never again let the lighthouse go dark on a winter night,\" said Ana Costa.\n\n"+w.body(40)+"."))
	}
	matches, result := run(t, articles, detect.Options{Find: match.Quotations})
	if n := parts(matches); n != 1 {
		t.Errorf("%d parts, want 1", n)
	}
	if len(matches) > 120*20 || result.Counts.Bounded == 0 {
		t.Errorf("%d pairs, %d bounded", len(matches), result.Counts.Bounded)
	}
	if s := ledger(t, articles, detect.Options{}); len(s) != 1 || len(s[0].Uses) != 120 {
		t.Errorf("%d sayings", len(s))
	}
}

// TestQuotationOfEqualArticles finds the quotations of articles that are the same, or nearly so, where nothing but quotations
// is looked for.
func TestQuotationOfEqualArticles(t *testing.T) {
	w := newWriter(8)
	body := w.body(40) + ".\n\n\"The harbour will not be closed,\" said Ana Costa.\n\n" + w.body(80) + "."
	for _, tt := range []struct {
		name          string
		a, b          string
		maxGroupPairs int
		relation      match.Relation
	}{
		{"equal", body, body, 0, match.Identical},
		{"equal, of a large group", body, body, 1, match.Identical},
		{"nearly equal", body, body + " " + w.body(5) + ".", 0, match.NearDuplicate},
	} {
		t.Run(tt.name, func(t *testing.T) {
			articles := []news.Article{article("a", tt.a), article("b", tt.b)}
			o := detect.Options{Find: match.Quotations, MaxGroupPairs: tt.maxGroupPairs}
			matches, _ := run(t, articles, o)
			wantPairs(t, matches, "a b")
			for _, m := range matches {
				if m.Relation != tt.relation || len(m.Quotations) != 1 || m.Quotations[0].Relation != quotematch.Exact {
					t.Errorf("%v with quotations %+v", m.Relation, m.Quotations)
				}
			}
			if s := ledger(t, articles, o); len(s) != 1 || len(s[0].Uses) != 2 {
				t.Errorf("%d sayings", len(s))
			}
		})
	}
}

// TestQuotationOfParaphrase calls a quotation that was altered so often that it was found as a paraphrase only an altered
// quotation.
func TestQuotationOfParaphrase(t *testing.T) {
	w := newWriter(9)
	matches, _ := run(t, []news.Article{
		article("a", w.body(60)+".\n\n\"We will never accept such a decision in this parliament,\" Maria Lopez said on Tuesday.\n\n"+w.body(40)+"."),
		article("b", w.body(50)+".\n\n\"We will never ever accept such a bad decision in this old parliament,\" Maria Lopez said on Tuesday.\n\n"+w.body(70)+"."),
	}, detect.Options{})
	wantPairs(t, matches, "a b")
	for _, m := range matches {
		if m.FoundBy&match.ByQuotation != 0 || len(m.Quotations) != 1 || m.Quotations[0].Relation != quotematch.Altered {
			t.Errorf("%v by %v with quotations %+v", m.Relation, m.FoundBy.Names(), m.Quotations)
		}
	}
}

// TestLedgerHasAll finds quotations that stand in one article only in the ledger, too.
func TestLedgerHasAll(t *testing.T) {
	s := ledger(t, []news.Article{
		article("a", "\"There is no water in the upper valley,\" said Ana Costa. \"And none will come before the rain,\" said Bruno Dias."),
		article("b", "Nothing was said."),
	}, detect.Options{})
	if len(s) != 2 || s[0].Uses[0].Quotation.Speaker != "Ana Costa" || s[1].Uses[0].Quotation.Speaker != "Bruno Dias" {
		t.Errorf("%d sayings", len(s))
	}
	if s := ledger(t, nil, detect.Options{}); len(s) > 0 {
		t.Errorf("%d sayings of nothing", len(s))
	}
}

// The two say the same in other words.
const (
	paraphraseA = "The government has explained to the fishermen that the new harbour rules do not threaten their livelihood."
	paraphraseB = "Fishermen have been told by the government that their livelihood is not threatened by the new rules for the harbour."
)

func TestParaphraseAlone(t *testing.T) {
	w := newWriter(5)
	articles := []news.Article{
		article("a", w.body(60)+".\n\n"+paraphraseA+"\n\n"+w.body(40)+"."),
		article("b", w.body(50)+".\n\n"+paraphraseB+"\n\n"+w.body(70)+"."),
		article("c", w.body(50)+".\n\nThe harbour has forty berths for fishing boats and a new lighthouse at its mouth.\n\n"+w.body(70)+"."),
	}
	matches, _ := run(t, articles, detect.Options{})
	wantPairs(t, matches, "a b")
	m := matches[0]
	if m.Relation != match.Paraphrase || m.FoundBy != match.ByParaphrase || len(m.Paraphrases) != 1 {
		t.Fatalf("%v by %v with %d paraphrases", m.Relation, m.FoundBy.Names(), len(m.Paraphrases))
	}
	p := m.Paraphrases[0]
	if p.A.Cut(m.A.Body) != "the new harbour rules do not threaten their livelihood" || p.B.Cut(m.B.Body)+"." != paraphraseB || p.Words != 20 {
		t.Errorf("%q and %q, %d words", p.A.Cut(m.A.Body), p.B.Cut(m.B.Body), p.Words)
	}
	if m.ShareB.Paraphrase != float64(20)/float64(m.WordsB) || m.WordsShared != 20 {
		t.Errorf("share %+v, %d words shared", m.ShareB, m.WordsShared)
	}
	if matches, _ := run(t, articles, detect.Options{Find: match.Paraphrases, Paraphrase: 1}); len(matches) > 0 {
		t.Errorf("from a score of 1 on %q", ids(matches))
	}
	if matches, _ := run(t, articles, detect.Options{Find: match.Duplicates | match.Passages | match.Quotations}); len(matches) > 0 {
		t.Errorf("without paraphrases %q", ids(matches))
	}
	articles[0].Against = true
	if matches, _ := run(t, articles, detect.Options{}); len(matches) != 1 {
		t.Errorf("against: %q", ids(matches))
	}
	articles[1].Against = true
	if matches, _ := run(t, articles, detect.Options{}); len(matches) > 0 {
		t.Errorf("both against: %q", ids(matches))
	}
}

// dated gives a sentence a figure: without one it would be a stock sentence, where many unrelated stories have it.
func dated(s string) string { return strings.Replace(s, "rules", "rules of 2011", 1) }

// TestPopularParaphrase joins 60 articles that have a sentence with 60 that have a paraphrase of it, without all pairs.
func TestPopularParaphrase(t *testing.T) {
	w := newWriter(6)
	var articles []news.Article
	for i := range 120 {
		said := dated(paraphraseA)
		if i%2 == 1 {
			said = dated(paraphraseB)
		}
		articles = append(articles, article(fmt.Sprintf("%03d", i), w.body(60)+".\n\n"+said+"\n\n"+w.body(40)+"."))
	}
	matches, result := run(t, articles, detect.Options{Find: match.Paraphrases})
	if n := parts(matches); n != 1 {
		t.Errorf("%d parts, want 1", n)
	}
	if len(matches) == 0 || len(matches) > 120*10 || result.Counts.Bounded == 0 {
		t.Errorf("%d pairs, %d bounded", len(matches), result.Counts.Bounded)
	}
}

// TestLearntStock has a sentence, in two wordings, that unrelated stories have.
func TestLearntStock(t *testing.T) {
	w := newWriter(8)
	var articles []news.Article
	for i := range 8 {
		articles = append(articles, article(fmt.Sprint(i), w.body(60)+".\n\n"+[]string{paraphraseA, paraphraseB}[i%2]+"\n\n"+w.body(40)+"."))
	}
	if matches, _ := run(t, articles, detect.Options{Find: match.Paraphrases}); len(matches) != 0 {
		t.Errorf("eight unrelated stories: %q", ids(matches))
	}
	if matches, _ := run(t, articles[:2], detect.Options{Find: match.Paraphrases}); len(matches) != 1 {
		t.Errorf("two stories: %q", ids(matches))
	}
}

// TestToldSameForAnyWorkers compares quotations and paraphrases for any number of workers, any memory and order.
func TestToldSameForAnyWorkers(t *testing.T) {
	articles := toldCorpus(7, 300)
	matches, _ := run(t, articles, detect.Options{Workers: 1})
	sayings := ledger(t, articles, detect.Options{Workers: 1})
	quotations, paraphrases := 0, 0
	for _, m := range matches {
		quotations += len(m.Quotations)
		paraphrases += len(m.Paraphrases)
	}
	if quotations < 100 || paraphrases < 100 {
		t.Fatalf("%d quotations and %d paraphrases are too few", quotations, paraphrases)
	}
	for _, o := range []detect.Options{{Workers: 8}, {Workers: 2, Memory: 1 << 20}, {Workers: 3, Memory: 1}} {
		w := newWriter(uint64(o.Workers))
		shuffled := slices.Clone(articles)
		w.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if got, _ := run(t, shuffled, o); !reflect.DeepEqual(got, matches) {
			t.Errorf("%+v: other matches", o)
		}
		if got := ledger(t, shuffled, o); !reflect.DeepEqual(got, sayings) {
			t.Errorf("%+v: another ledger", o)
		}
	}
}

// toldCorpus returns articles with sentences and quotations of a few, in several wordings.
func toldCorpus(seed uint64, n int) []news.Article {
	w := newWriter(seed)
	pool := []string{
		dated(paraphraseA), dated(paraphraseB), "The mayor of the town resigned on May 2 after the council rejected her budget.",
		"After councillors threw out her budget, the town's mayor stepped down on May 2.",
		"\"We have asked for more boats and we have not got a single one,\" Ana Costa said.",
		"Ana Costa said: “We have asked for more boats and we have got a single one.”",
		"\"We have asked for more boats,\" said Bruno Dias, \"and we have not got a single one.\"",
	}
	var out []news.Article
	for i := range n {
		parts := []string{w.body(8+w.IntN(30)) + "."}
		for range w.IntN(4) {
			parts = append(parts, pool[w.IntN(len(pool))], w.body(6+w.IntN(30))+".")
		}
		a := article(fmt.Sprintf("%05d", (i*7919)%n), strings.Join(parts, []string{" ", "\n\n"}[w.IntN(2)]))
		a.Published = time.Date(2011, 12, 1+w.IntN(4), w.IntN(24), 0, 0, 0, time.UTC)
		a.Source = fmt.Sprint("outlet ", i) // of one source, and over more days, these would be standing phrases
		out = append(out, a)
	}
	return out
}
