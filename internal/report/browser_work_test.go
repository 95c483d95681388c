package report

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
)

// layouts returns how often the page was laid out so far, and how often styles were computed.
func (p *tab) layouts() (layouts, styles float64) {
	p.Helper()
	r, err := chromedp.Call(p.ctx, performance.GetMetrics, cdp.Empty{})
	if err != nil {
		p.Fatal(err)
	}
	for _, m := range r.Metrics {
		switch m.Name {
		case "LayoutCount":
			layouts = m.Value
		case "RecalcStyleCount":
			styles = m.Value
		}
	}
	return layouts, styles
}

// Narrowing 20,000 pairs and scrolling through them costs what the window shows, and one look at each pair: work is counted, since time tells more of the
// machine than of the page.
func TestBrowserWork(t *testing.T) {
	pairs, r := synthetic(1000, 10, 20_000)
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "#pairs")
	if _, err := chromedp.Call(p.ctx, performance.Enable, performance.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	status := `document.querySelector("#view-pairs .status").textContent`
	p.wait(status + ` === "20,000 pairs"`)
	p.do(chromedp.Evaluate[chromedp.Void](`window.work = { compared: 0, strings: 0, made: 0 };
		(() => {
			const sort = Array.prototype.sort, stringify = JSON.stringify, create = document.createElement;
			Array.prototype.sort = function (compare) { return sort.call(this, compare && ((x, y) => (work.compared++, compare(x, y)))); };
			JSON.stringify = (...all) => (work.strings++, stringify(...all));
			document.createElement = name => (work.made++, create.call(document, name));
		})()`))
	two := func() { // frames
		p.do(chromedp.Evaluate[chromedp.Void](`window.drawn = false; requestAnimationFrame(() => requestAnimationFrame(() => { window.drawn = true; })); void 0`))
		p.wait(`window.drawn`)
	}
	for _, hash := range []string{"pairs=&relation=reuse", "pairs=&source=Gazette", "pairs=&min-words=40", "pairs=&sort=share", "pairs=&sort=share&source=Gazette"} {
		p.do(chromedp.Evaluate[chromedp.Void](`Object.keys(work).forEach(k => { work[k] = 0; })`))
		layouts, styles := p.layouts()
		p.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`location.hash = %q`, hash)))
		two()
		l, s := p.layouts()
		if l -= layouts; l > 3 {
			t.Errorf("%s: laid out %v times, want 3 at most", hash, l)
		}
		if s -= styles; s > 4 {
			t.Errorf("%s: styles computed %v times, want 4 at most", hash, s)
		}
		work := value[map[string]int](p, `work`)
		if work["made"] > 1500 || work["strings"] > 20 || hash != "pairs=&sort=share" && work["compared"] > 2000 {
			t.Errorf("%s: %v", hash, work)
		}
	}
	p.do(chromedp.Evaluate[chromedp.Void](`work.made = 0; scrollTo(0, 40_000)`))
	two()
	p.do(chromedp.Evaluate[chromedp.Void](`work.made = 0; scrollTo(0, 40_000 + 3 * 104)`))
	two()
	if made := value[int](p, `work.made`); made == 0 || made > 5*40 {
		t.Errorf("three rows further the page made %d elements", made)
	}
}
