package compare_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
)

// seeds are pairs of texts that led astray what reads them, or might.
var seeds = [][2]string{
	{"", "\n"},
	{
		"The pier costs " + strings.Repeat("9", 320) + " crowns, the harbour board said on Monday after a vote in the old town hall by the sea.",
		"The pier costs 12 crowns, the harbour board said on Monday after a vote in the old town hall by the sea.",
	},
	{
		"0." + strings.Repeat("0", 400) + "1 and 1/0 and 6-3/16 of 9:30, said “He was” not “there” — on March 99 in the hall of Ostby, it was said.",
		"Nobody was “there”, he said. ٣٤ Ⅷ of 1986/87/88 and " + strings.Repeat("8,", 300) + "000 billion, on March 99 in the hall of Ostby, it was said.",
	},
	{"KILL KILL KILL\n\nOSTBY, March 3 (AP) - Kill the story.", "OSTBY, March 3 (AP) - “" + strings.Repeat("a ", 300) + "”, said Anna Berg."},
	{"渔港议会周二晚间投票决定关闭旧鱼市。“我们会想念它的”,英格丽德说。", "渔港议会周二投票关闭旧鱼市。英格丽德说:“我们会想念它的。”"},
	{"<p class=\"a\">It&#8217;s &quot;the town&quot; &nbsp;</p> http://a.example/x", "It’s “the town” \u200b\u202f\u00ad"},
}

// Two texts, whatever they are, are compared without a fault: as two articles, and in a scan.
func FuzzCompare(f *testing.F) {
	for _, s := range seeds {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = strings.ToValidUTF8(a, "\uFFFD"), strings.ToValidUTF8(b, "\uFFFD")
		if len(a)+len(b) > 1<<14 {
			return
		}
		x := news.Article{ID: "a", Source: "AP", Title: b[:min(len(b), 60)], Body: a, Published: time.Unix(1e9, 0).UTC()}
		y := news.Article{ID: "b", Title: a[:min(len(a), 60)], Body: b}
		x.Title, y.Title = strings.ToValidUTF8(x.Title, ""), strings.ToValidUTF8(y.Title, "")
		if _, err := detect.Compare(&x, &y, detect.Options{}); err != nil {
			t.Fatal(err)
		}
		checkScan(t, x, y)
	})
}

// checkScan runs a whole scan over the articles.
func checkScan(t *testing.T, articles ...news.Article) {
	ctx := context.Background()
	run, err := detect.Read(ctx, func(yield func(news.Article, error) bool) {
		for _, a := range articles {
			if !yield(a, nil) {
				return
			}
		}
	}, detect.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	for _, err := range run.Matches(ctx) {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, err := range run.Articles(ctx) {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, err := range run.Ledger(ctx) {
		if err != nil {
			t.Fatal(err)
		}
	}
	o, err := run.Outcome()
	if err != nil {
		t.Fatal(err)
	}
	checkFailed(t, o)
}

// checkFailed makes sure that no pair failed: the run would go on without it.
func checkFailed(t *testing.T, o *match.Outcome) {
	for _, p := range o.Failed {
		t.Errorf("%s and %s: %s", p.A, p.B, p.Reason)
	}
}
