package report

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/retention"
	"github.com/copytaster/copytaster/internal/spill"
)

// keptRun is a story that two took, worked by hand: one keeps the lead with another name and figure, the other two sentences and nothing of the lead.
// A third only quotes the same person, and of a fourth nobody knows.
func keptRun() ([]*Pair, *rest) {
	const head, lead, said, more = "Ferry aground", "A ferry with 45 people ran aground off Port Holm in the care of captain Ole Berg.", "“We saw nothing,” he said.", "The sea was calm all that day."
	giver := &Article{ID: "wire", Source: "Nord", Title: head, Text: head + "\n\nPORT HOLM - " + lead + "\n\n" + said + " " + more + "\n", Pairs: 4,
		Zones: []Zone{{Kind: "dateline", Start: len(head) + 2, End: len(head) + 2 + len("PORT HOLM -")}}}
	first := &Article{ID: "daily", Source: "Daily", Text: strings.NewReplacer("45", "50", "Ole Berg", "Tom Moe").Replace(lead), Pairs: 1}
	second := &Article{ID: "post", Source: "Post", Text: said + " " + more, Pairs: 1}
	place := func(a *Article, words string) [2]int {
		before, _, _ := strings.Cut(a.Text, words)
		return [2]int{len([]rune(before)), len([]rune(before + words))}
	}
	edit := func(from, to string) Edit {
		x, y := place(giver, from), place(first, to)
		return Edit{"replace", x[0], x[1], y[0], y[1]}
	}
	passage := func(kind string, a, b [2]int, edits ...Edit) Passage {
		return Passage{Kind: kind, AStart: a[0], AEnd: a[1], BStart: b[0], BEnd: b[1], Edits: edits}
	}
	pair := func(b *Article, direction string, passages ...Passage) *Pair {
		p := plainPair("wire", b.ID, 20)
		p.Relation, p.Direction, p.ArticleA, p.ArticleB, p.Passages = "reuse", direction, giver, b, passages
		return p
	}
	whole := pair(first, "a to b", passage("edited", place(giver, lead), [2]int{0, len([]rune(first.Text))}, edit("45", "50"), edit("Ole Berg", "Tom Moe")))
	told := passage("paraphrase", place(giver, more), place(second, more))
	back := pair(second, "b to a", told)
	back.A, back.B, back.ArticleA, back.ArticleB = back.B, back.A, back.ArticleB, back.ArticleA
	back.Passages = []Passage{{Kind: "paraphrase", AStart: told.BStart, AEnd: told.BEnd, BStart: told.AStart, BEnd: told.AEnd}}
	spans := [][2]int{place(giver, "We saw nothing,")}
	there := [][2]int{place(second, "We saw nothing,")}
	back.Quotations = []Quotation{{Relation: "exact", ASpans: there, BSpans: spans, AStart: there[0][0], AEnd: there[0][1], BStart: spans[0][0], BEnd: spans[0][1]}}
	speaker, unknown := pair(&Article{ID: "x"}, "same speaker"), pair(&Article{ID: "y"}, "unknown")
	version := pair(&Article{ID: "z"}, "a to b")
	version.Relation = "version"
	r := emptyRun()
	r.Articles = []*Article{first, second, giver}
	r.Ledger = []*LedgerQuotation{{ID: "q", Uses: 1, Wordings: []Wording{{Uses: []Use{{Article: "wire", Spans: spans}}}}}}
	return []*Pair{back, whole, speaker, unknown, version}, r
}

func TestHTMLKept(t *testing.T) {
	pairs, r := keptRun()
	_, d := htmlPageData(t, htmlPage(t, HTMLOptions{}, pairs, r))
	want := &htmlKept{
		Sum: retention.Sum{
			Kinds: [retention.Kinds]retention.Count{
				retention.Lead:       {retention.Dropped: 17, retention.Changed: 3, retention.Kept: 14},
				retention.Quotation:  {retention.Dropped: 5 + 2, retention.Kept: 3},
				retention.Background: {retention.Dropped: 7, retention.Told: 7},
			},
			Paragraphs: [retention.Paragraphs]retention.Count{
				{retention.Dropped: 17, retention.Changed: 3, retention.Kept: 14},
				{retention.Dropped: 14, retention.Told: 7, retention.Kept: 3},
			},
		},
		Tally:   retention.Tally{Names: retention.Rate{All: 2, Changed: 1}, Figures: retention.Rate{All: 1, Changed: 1}},
		Takings: 2, Lost: 2,
		Losses: []htmlLoss{{Text: "45", Figure: true, Changed: 1, To: "50"}, {Text: "Ole Berg", Changed: 1, To: "Tom Moe"}},
	}
	if !reflect.DeepEqual(d.Kept, want) {
		t.Errorf("got  %+v\nwant %+v", d.Kept, want)
	}
	sum, known := retention.Sum{}, 0
	for i, x := range d.Taken {
		if taken := d.htmlIndex.Pairs[i].Direction == "a to b" || d.htmlIndex.Pairs[i].Direction == "b to a"; x == nil || !taken {
			if x != nil {
				t.Errorf("of pair %d nobody knows who took, and it kept %v", i, x)
			}
			continue
		}
		known++
		sum.Add(&x.Sum)
	}
	if sum != want.Sum || known != want.Takings || len(d.Taken) != len(pairs) {
		t.Errorf("the pairs of the page sum up to %v, %d of %d", sum, known, len(d.Taken))
	}

	// What the page has no room for is in its sums.
	var out bytes.Buffer
	w := NewHTML(&out, HTMLOptions{})
	w.limits.pairs, w.limits.keptBytes = 1, 0
	write(t, w, pairs, r)
	if _, less := htmlPageData(t, out.String()); !reflect.DeepEqual(less.Kept, want) || len(less.Taken) != 0 {
		t.Errorf("with less room got %+v", less.Kept)
	}

	// Without texts nothing is known.
	pairs, r = withoutText(t, pairs, r)
	if _, d := htmlPageData(t, htmlPage(t, HTMLOptions{}, pairs, r)); d.Kept.Takings != 0 {
		t.Errorf("of a redacted run: %+v", d.Kept)
	}
}

// Of many names the page has those lost most often, over all of them.
func TestHTMLManyLosses(t *testing.T) {
	k, sums := newKeeping(spill.New(t.TempDir(), 0)), &htmlKept{}
	for i := range maxLosses + 40 {
		for range 1 + i%7 {
			if err := k.lose([]retention.Loss{{Text: fmt.Sprintf("N%03d", i)}, {Text: "A", To: fmt.Sprint(i % 3)}}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := k.countLosses(sums); err != nil {
		t.Fatal(err)
	}
	if sums.Lost != maxLosses+41 || len(sums.Losses) != maxLosses || sums.Losses[0].Text != "A" || sums.Losses[1] != (htmlLoss{Text: "N006", Dropped: 7}) || sums.Losses[maxLosses-1].Dropped != 1 {
		t.Errorf("%d of %d: %+v", len(sums.Losses), sums.Lost, sums.Losses[:3])
	}
	if a := sums.Losses[0]; a.Dropped != 0 || a.Changed < 4*maxLosses-8 || a.To == "" {
		t.Errorf("A: %+v", a)
	}
}
