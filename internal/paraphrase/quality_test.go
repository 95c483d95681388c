package paraphrase

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/dataset"
	"github.com/copytaster/copytaster/internal/news"
)

// A sentence says the same as itself.
func TestItself(t *testing.T) {
	m := load(t)
	e, s := NewEncoder(m, "en"), NewScorer(m)
	bodies, spans := wireSentences(t)
	for _, line := range madeUp(t) {
		bodies, spans = append(bodies, line), append(spans, whole(line))
	}
	if len(bodies) < 200 {
		t.Errorf("only %d sentences", len(bodies))
	}
	var a Sentence
	for i, body := range bodies {
		e.Encode(&a, body, spans[i])
		if got := s.Score(&a, &a); got < .9 && len(a.tokens) >= int(m.minLength) {
			t.Errorf("%q: %.2f", spans[i].Cut(body), got)
		}
	}
}

// The two briefings of the articles 001 and 003 say the same in other words.
func TestSeed(t *testing.T) {
	m := load(t)
	cut := func(file, from, to string) *Sentence {
		data, err := os.ReadFile(filepath.Join("../../testdata/wire", file))
		if err != nil {
			t.Fatal(err)
		}
		start := strings.Index(string(data), from)
		end := start + strings.Index(string(data[start:]), to)
		var s Sentence
		NewEncoder(m, "en").Encode(&s, string(data), news.Span{Start: uint32(start), End: uint32(end + len(to))})
		return &s
	}
	toner := cut("001_24ab744bbf5cc465.txt", "In multiple channels", ".")
	clinton := cut("003_c5d2321bc6b974fc.txt", `"We have explained through multiple channels`, ".")
	loose, _ := m.Thresholds()
	if got := NewScorer(m).Score(toner, clinton); got < loose {
		t.Errorf("Toner and Clinton: %.2f, loose is %.2f", got, loose)
	}
}

// Sentences that look alike but say different things.
func TestRejected(t *testing.T) {
	m := load(t)
	loose, _ := m.Thresholds()
	for _, tt := range []struct{ kind, a, b string }{
		{"figures", "The Nasdaq .IXIC rose 17.26 points, or 0.65 percent, to 2,673.42.", "The Nasdaq .IXIC rose 4.11 points, or 0.15 percent, to 2,689.07."},
		{"figures", "The Dow Jones industrial average fell 120.04 points, or 1.2 percent, to 9,871.", "The Dow Jones industrial average fell 33.50 points, or 0.4 percent, to 10,012."},
		{"figures", "Shares of Almora rose 1.25 points to 41.50 in Monday trading.", "Shares of Almora rose 2.10 points to 43.75 in Monday trading."},
		{"figures", "Net profit was 12 cents a share on sales of 340 million dollars.", "Net profit was 31 cents a share on sales of 512 million dollars."},
		{"figures", "Brent crude for August delivery settled up 45 cents at 71.32 dollars a barrel.", "Brent crude for August delivery settled up 18 cents at 69.05 dollars a barrel."},
		{"figures", "The euro traded at 1.0842 dollars, compared with 1.0917 late on Monday.", "The euro traded at 1.1203 dollars, compared with 1.1188 late on Monday."},
		{"figures", "The Fed added 3.5 billion dollars in reserves through two-day repurchase agreements.", "The Fed added 6.25 billion dollars in reserves through seven-day repurchase agreements."},
		{"figures", "Gold closed at 1,742.10 dollars an ounce, up 6.30 dollars.", "Gold closed at 1,698.55 dollars an ounce, up 2.40 dollars."},
		{"figures", "Temperatures reach 31 degrees in the south and 24 in the north.", "Temperatures reach 19 degrees in the south and 11 in the north."},
		{"figures", "Turnover on the exchange was 4.2 billion, with 812 gainers and 340 losers.", "Turnover on the exchange was 3.1 billion, with 402 gainers and 761 losers."},
		{"figures", "The index gained 14.2 points to 1,640 in light trading.", "The index gained 20.9 points to 1,653 in light trading."},
		{"figures", "The ministry reported 1,204 new cases and 18 deaths on Sunday.", "The ministry reported 987 new cases and 7 deaths on Sunday."},
		{"figures", "Shr profit 47 cts vs loss 3.37 dlrs", "Shr profit 20 cts vs loss 47 cts"},
		{"figures", "Oakleaf had 1986 sales of about 26 mln dlrs.", "It had sales of 17.1 mln dlrs in the period."},
		{"negation", "\"The harbour will not be closed before the boat is home,\" said Bruno Dias.", "\"The harbour will be closed before the boat is home,\" Costa said."},
		{"names swapped", "President Ilves flew from Vienna to Oslo to meet the Chancellor.", "President Ilves flew from Oslo to Vienna to meet the Chancellor."},
		{"names swapped", "Russia accused Georgia of shelling villages in the border region.", "Georgia accused Russia of shelling villages in the border region."},
		{"names swapped", "Arsenal beat Chelsea at home after extra time on Saturday.", "Chelsea beat Arsenal at home after extra time on Saturday."},
		{"names swapped", "Microsoft bought the patents from Novell in a deal announced in November.", "Novell bought the patents from Microsoft in a deal announced in November."},
	} {
		s := NewScorer(m)
		if e := s.Explain(encode(m, "en", tt.a), encode(m, "en", tt.b)); e.Score >= loose {
			t.Errorf("%s: %.2f for %q, %q", tt.kind, e.Score, tt.a, tt.b)
		}
	}
}

// The sentences of MRPC on which the trees were grown; MODEL.md has the figures for unseen sentences. This test guards
// the path from the file to the score.
func TestMRPC(t *testing.T) {
	rows := dataset.Read[struct {
		A     string `json:"a_text"`
		B     string `json:"b_text"`
		Label int
	}](t, "mrpc-train/pairs.jsonl.gz")
	m := load(t)
	e, s := NewEncoder(m, "en"), NewScorer(m)
	var yes, no []float64 // scores by label
	for _, row := range rows {
		var a, b Sentence
		e.Encode(&a, row.A, whole(row.A))
		e.Encode(&b, row.B, whole(row.B))
		if score := s.Score(&a, &b); row.Label == 1 {
			yes = append(yes, score)
		} else {
			no = append(no, score)
		}
	}
	if len(yes)+len(no) != 4076 {
		t.Fatalf("%d pairs", len(yes)+len(no))
	}
	over := func(scores []float64) (n float64) {
		for _, x := range scores {
			if x >= .5 {
				n++
			}
		}
		return n
	}
	hits, alarms := over(yes), over(no)
	accuracy := (hits + float64(len(no)) - alarms) / float64(len(yes)+len(no))
	f1 := 2 * hits / (float64(len(yes)) + hits + alarms)
	auc := areaUnderCurve(yes, no)
	t.Logf("accuracy %.3f, F1 %.3f, AUC %.3f", accuracy, f1, auc)
	if accuracy < .80 || f1 < .85 || auc < .85 {
		t.Errorf("accuracy %.3f, F1 %.3f, AUC %.3f of pairs that the trees have seen", accuracy, f1, auc)
	}
}

// areaUnderCurve returns the share of pairs of a yes and a no in which yes has the higher score; equal scores count half.
func areaUnderCurve(yes, no []float64) float64 {
	slices.Sort(no)
	sum := 0.0
	for _, x := range yes {
		below, _ := slices.BinarySearch(no, x)
		notAbove, _ := slices.BinarySearchFunc(no, x, func(y, x float64) int {
			if y <= x {
				return -1
			}
			return 1
		})
		sum += float64(below+notAbove) / 2
	}
	return sum / float64(len(yes)*len(no))
}
