package report

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/chromedp/chromedp"
)

// pairOfTexts returns a pair of two articles that share all of a text.
func pairOfTexts(a, b, text string) *Pair {
	n, words := utf8.RuneCountInString(text), len(strings.Fields(text))
	p := &Pair{A: a, B: b, Relation: "identical", Resemblance: 1, ContainmentA: 1, ContainmentB: 1, WordsA: words, WordsB: words, WordsShared: words, LongestRun: words,
		ShareA: Share{Verbatim: 1}, ShareB: Share{Verbatim: 1}, LabelA: "wholly-derived", LabelB: "wholly-derived", Direction: "unknown", FoundBy: []string{"signature"},
		Passages:   []Passage{{Kind: "verbatim", AEnd: n, BEnd: n, Words: words, Identity: 1, Score: 1, Edits: []Edit{}, AText: text, BText: text}},
		Quotations: []Quotation{}}
	p.ArticleA = &Article{ID: a, Title: strings.Clone(text[:min(len(text), 300)]), Source: a, Words: words, Pairs: 1, Text: text, Share: Share{Verbatim: 1}, Label: "wholly-derived"}
	p.ArticleB = &Article{ID: b, Source: strings.Repeat("b", 300), Words: words, Pairs: 1, Text: text, Share: Share{Verbatim: 1}, Label: "wholly-derived"}
	return p
}

// Texts of megabytes, of one word without an end, and of writing from right to left break no view.
func TestBrowserHostileTexts(t *testing.T) {
	const hebrew = "ראש הממשלה אמר אתמול כי הממשלה תדון בהצעה בשבוע הבא, וכי לא תהיה כל הצבעה לפני כן (CNN, 12:30) לדבריו"
	pairs := []*Pair{
		pairOfTexts("a1", "b1", strings.Repeat("x", 2<<20)),
		pairOfTexts("a2", "b2", strings.Repeat("word ", 2<<20/5)),
		pairOfTexts("a3", "b3", strings.Repeat("y", 200_000)),
		pairOfTexts("a4", "b4", hebrew),
	}
	r := &rest{Result: Result{Run: &Run{Version: "0.1.0", Counts: Counts{Articles: 8, Pairs: 4, Passages: 4}}}}
	for _, p := range pairs {
		r.Articles = append(r.Articles, p.ArticleA, p.ArticleB)
	}
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "#overview")
	for _, width := range []int64{1440, 390} {
		p.do(chromedp.EmulateViewport(width, 900))
		for n := range 8 {
			hash := []string{"overview=", "sources=", "pairs=", "coding=", "methods="}
			at := fmt.Sprintf("pair=%d", n-4)
			if n < len(hash) {
				at = hash[n]
			}
			p.settled(at)
			if wide := value[int64](p, `document.documentElement.scrollWidth`); wide > width {
				t.Errorf("#%s is %d wide, in a window of %d", at, wide, width)
			}
		}
	}
	p.do(chromedp.EmulateViewport(1440, 900))
	p.do(chromedp.Evaluate[chromedp.Void](`location.hash = "#pair=1"`))
	p.wait(`document.querySelector("#view-pair .command") !== null`) // too long for the page
	p.settled("pair=4&passage=1")
	p.wantMatches(pairs[3])
	if got := value[string](p, `getComputedStyle(document.querySelector(".pane.side-a p")).direction`); got != "rtl" {
		t.Errorf("a text in Hebrew is read %s", got)
	}
	p.settled("coding=")
	for range 4 {
		if strings.Contains(value[string](p, `document.querySelector(".coding-text").textContent`), "ראש") {
			break
		}
		p.press("j")
	}
	if got := value[string](p, `getComputedStyle(document.querySelector(".coding-text")).direction`); got != "rtl" {
		t.Errorf("a card in Hebrew is read %s", got)
	}
}
