package report

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// exported clicks a button that makes a file, and returns the text of that.
func (p *tab) exported(button string) string {
	p.Helper()
	p.do(chromedp.Evaluate[chromedp.Void](`window.text = undefined; URL.createObjectURL = blob => (blob.text().then(text => { window.text = text; }), "#"); ` + button + `.click()`))
	p.wait(`window.text !== undefined`)
	return value[string](p, `window.text`)
}

const exportSheet = `document.querySelector("#view-coding .exports button")`

// The sheet of the page is that of the command, byte for byte, whatever is in its texts.
func TestBrowserCodingIsTheSheet(t *testing.T) {
	b := browser(t)
	for name, run := range map[string]func() ([]*Pair, *rest){
		"full":      func() ([]*Pair, *rest) { return fullRun(t) },
		"hostile":   hostileRun,
		"synthetic": func() ([]*Pair, *rest) { return synthetic(30, 8, 700) },
	} {
		pairs, r := run()
		for i, p := range pairs {
			p.Credited = i%3 == 0
		}
		p := openReport(b, t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "#coding")
		p.wait(`document.querySelector("#view-coding h2") !== null`)
		sheet, err := NewSheet(pairsOf(pairs), SheetOptions{Pairs: SheetPairs, Seed: SheetSeed})
		if err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		if err := sheet.Write(&want, false); err != nil {
			t.Fatal(err)
		}
		if got := p.exported(exportSheet); got != want.String() {
			t.Errorf("%s: the page exports\n%s\nthe command writes\n%s", name, got, &want)
		}
	}
}

// A coder needs nothing but keys, sees nothing that tells which articles there are, and finds the verdicts again.
func TestBrowserCoding(t *testing.T) {
	pairs, r := synthetic(12, 7, 60)
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "")
	p.press("7")
	p.wait(`document.body.dataset.view === "coding" && document.querySelector("#view-coding h2") !== null`)
	place := func(n int) string {
		return fmt.Sprintf(`document.querySelector(".coding-card .caption").textContent.startsWith("Pair %d of 60")`, n)
	}
	p.wait(place(1))
	shown := value[string](p, `document.querySelector("#view-coding").innerText`)
	for _, told := range []string{"story-0", "Gazette", "Herald", "2024"} {
		if strings.Contains(shown, told) {
			t.Errorf("the card tells %q:\n%s", told, shown)
		}
	}
	p.press("y")
	p.wait(place(2))
	p.press("e")
	p.wait(`document.activeElement.id === "coding-note"`)
	p.press("no y, \"but\"")
	p.press(kb.Escape)
	p.wait(`document.activeElement.id !== "coding-note"`)
	p.press("n")
	p.wait(place(3))
	p.press("j")
	p.wait(place(4))
	p.press("u")
	p.wait(place(5) + ` && document.querySelector("#view-coding .status").textContent === "3 of 60 pairs judged"`)
	p.press("kk")
	p.wait(place(3))
	p.press("kk")
	p.wait(place(1) + ` && document.querySelector("#view-coding .verdict[aria-pressed=true]").textContent.startsWith("Yes")`)
	p.press("y") // once more takes it back
	p.wait(`document.querySelector("#view-coding .status").textContent === "2 of 60 pairs judged" && document.querySelector("#view-coding .verdict[aria-pressed=true]") === null`)
	p.press("y")
	p.do(chromedp.Navigate(p.url+"#coding"), chromedp.Reload())
	p.wait(`document.body.dataset.view === "coding" && document.querySelector("#view-coding h2") !== null`)
	p.wait(place(3)) // the first without a verdict
	rows, err := csv.NewReader(strings.NewReader(p.exported(exportSheet))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows[1:5] {
		got = append(got, strings.Join(row[7:], "|"))
	}
	if want := []string{"yes|", "no|no y, \"but\"", "|", "unsure|"}; !slices.Equal(got, want) {
		t.Errorf("verdicts %q, want %q", got, want)
	}
	p.press("8")
	p.wait(`document.body.dataset.view === "methods" && document.querySelector("#verdicts-title") !== null`)
	if text := value[string](p, `document.querySelector("#verdicts-title").closest("section").querySelector("tbody").innerText`); text != "near-duplicate\t9\t1\t0\t0\t1.00 [0.21, 1.00]\nreuse\t51\t0\t1\t1\t0.00 [0.00, 0.79]" {
		t.Errorf("the verdicts are %q", text)
	}
}

// A page without text has nothing to judge, and says so.
func TestBrowserCodingRedacted(t *testing.T) {
	pairs, r := fullRun(t)
	pairs, r = withoutText(t, pairs, r)
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "#coding")
	p.wait(`document.querySelector("#view-coding .notice").textContent.includes("--redact")`)
	p.press("y") // does nothing
}
