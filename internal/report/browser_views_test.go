package report

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// everyView returns addresses that show every view of the page of a run, by name.
func everyView(r *rest) map[string]string {
	at := map[string]string{
		"overview": "overview=", "sources": "sources=", "pairs": "pairs=", "quotations": "quotations=", "clusters": "clusters=", "kept": "kept=", "coding": "coding=", "methods": "methods=",
		"pair": "pair=1&passage=1", "inline": "pair=1&mode=inline", "own": "pair=1&mode=own", "changes": "pair=1&mode=changes", "narrowed": "pairs=&relation=reuse&q=the",
	}
	if len(r.Clusters) > 0 {
		at["cluster"] = url.Values{"cluster": {r.Clusters[0].ID}}.Encode()
	}
	if len(r.Ledger) > 0 {
		at["quotation"] = "quotations=&id=" + url.QueryEscape(r.Ledger[0].ID)
	}
	return at
}

// settled goes to an address of the page and waits until its view is drawn.
func (p *tab) settled(hash string) {
	p.Helper()
	view, _, _ := strings.Cut(hash, "=")
	p.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`location.hash = %q`, hash)))
	p.wait(fmt.Sprintf(`document.body.dataset.view === %q && document.querySelector("#view-%[1]s").childElementCount > 0`, view))
	if view == "pair" {
		p.wait(`document.querySelector("#view-pair .pair-title") !== null`)
	}
	time.Sleep(50 * time.Millisecond) // the frame after it
}

// colours makes the page light or dark, as the system of a reader may be.
func (p *tab) colours(scheme string) {
	p.Helper()
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
	}); err != nil {
		p.Fatal(err)
	}
}

// viewRuns are the runs on whose pages every view is looked at.
func viewRuns(t *testing.T) map[string]func() ([]*Pair, *rest) {
	return map[string]func() ([]*Pair, *rest){
		"full": func() ([]*Pair, *rest) { return fullRun(t) },
		"desk": func() ([]*Pair, *rest) { return deskRun(t) },
	}
}

// TestBrowserAxe runs axe-core over every view, wide and light, and narrow and dark: it finds nothing serious. AXE_CORE is the path of its axe.min.js, which .ci/run fetches.
func TestBrowserAxe(t *testing.T) {
	path := os.Getenv("AXE_CORE")
	if path == "" {
		t.Skip("SKIP: AXE_CORE names no axe.min.js")
	}
	axe, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b := browser(t)
	for name, run := range viewRuns(t) {
		pairs, r := run()
		p := openReport(b, t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "")
		p.do(chromedp.Evaluate[chromedp.Void](string(axe) + "; void 0"))
		for _, shown := range []struct {
			width  int64
			scheme string
		}{{1440, "light"}, {390, "dark"}} {
			p.do(chromedp.EmulateViewport(shown.width, 900))
			p.colours(shown.scheme)
			for view, hash := range everyView(r) {
				p.settled(hash)
				p.axe(fmt.Sprintf("%s, %s, %d wide, %s", name, view, shown.width, shown.scheme))
			}
		}
	}
}

// axe fails the test for what axe-core finds serious in the page as it is shown.
func (p *tab) axe(where string) {
	p.Helper()
	p.do(chromedp.Evaluate[chromedp.Void](`window.found = undefined; axe.run(document, { resultTypes: ["violations"] }).then(r => { window.found = r.violations; }); void 0`))
	p.wait(`window.found !== undefined`)
	for _, v := range value[[]struct {
		ID, Impact, Help string
		Nodes            []string
	}](p, `found.map(v => ({ ID: v.id, Impact: v.impact, Help: v.help, Nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)) }))`) {
		if v.Impact == "serious" || v.Impact == "critical" {
			p.Errorf("%s: %s, %s: %s: %q", where, v.Impact, v.ID, v.Help, v.Nodes)
		} else {
			p.Logf("%s: %s, %s: %s: %q", where, v.Impact, v.ID, v.Help, v.Nodes)
		}
	}
}

// TestBrowserViews opens every view at three widths, light and dark: none is wider than the window, and the console stays silent. With SCREENSHOTS set it keeps a
// picture of each in that folder, for people to look at.
func TestBrowserViews(t *testing.T) {
	folder, b := os.Getenv("SCREENSHOTS"), browser(t)
	for name, run := range viewRuns(t) {
		pairs, r := run()
		p := openReport(b, t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "")
		for _, width := range []int64{1440, 1024, 390} {
			p.do(chromedp.EmulateViewport(width, 900))
			for _, scheme := range []string{"light", "dark"} {
				p.colours(scheme)
				for view, hash := range everyView(r) {
					p.settled(hash)
					if wide := value[int64](p, `document.documentElement.scrollWidth`); wide > width {
						t.Errorf("%s: %s is %d wide, in a window of %d", name, view, wide, width)
					}
					if folder != "" {
						p.picture(filepath.Join(folder, fmt.Sprintf("%s-%s-%d-%s.png", name, view, width, scheme)))
					}
				}
			}
		}
	}
}

// picture writes what the page shows to a file.
func (p *tab) picture(path string) {
	p.Helper()
	shot, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		p.Fatal(err)
	}
	if err := os.WriteFile(path, shot, 0o644); err != nil {
		p.Fatal(err)
	}
}

// TestBrowserPrintViews prints every view: the document has the heading of the view, and no view is cut at one page.
func TestBrowserPrintViews(t *testing.T) {
	b, folder := browser(t), os.Getenv("SCREENSHOTS")
	pairs, r := fullRun(t)
	p := openReport(b, t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "")
	for view, hash := range everyView(r) {
		p.settled(hash)
		pdf, err := chromedp.Call(p.ctx, cdpage.PrintToPDF, cdpage.PrintToPDFParams{PrintBackground: new(true)})
		if err != nil {
			t.Fatal(err)
		}
		if len(pdf.Data) < 10_000 {
			t.Errorf("%s: a document of %d bytes", view, len(pdf.Data))
		}
		if folder != "" {
			if err := os.WriteFile(filepath.Join(folder, view+".pdf"), pdf.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestBrowserTour goes through the page by keys alone: every view by its number, and in each by Tab to all that a mouse could reach, without being held anywhere and with the focus in
// sight; then from the filter to a pair, its matches, its neighbour, and back.
func TestBrowserTour(t *testing.T) {
	pairs, r := fullRun(t)
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "")
	p.do(chromedp.Evaluate[chromedp.Void](`
		window.reachable = () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && !e.closest("dialog:not([open])"));
		window.nameOf = e => e.tagName + "." + (e.getAttribute("class") || "") + " " + e.textContent.slice(0, 40);
		window.unseen = [];
		window.seen = new Set();
		document.addEventListener("focusin", e => {
			seen.add(e.target);
			if (!e.target.closest("svg") && getComputedStyle(e.target).outlineStyle === "none") unseen.push(nameOf(e.target));
		}); void 0`))
	for i, view := range []string{"overview", "sources", "pairs", "quotations", "clusters", "kept", "coding", "methods", "pair"} {
		if view == "pair" {
			p.press("3/")
			p.wait(`document.activeElement.matches("#view-pairs .filter")`)
			p.press(kb.Enter)
		} else {
			p.press(fmt.Sprint(i + 1))
		}
		p.wait(fmt.Sprintf(`document.body.dataset.view === %q && document.querySelector("#view-%[1]s").childElementCount > 0`, view))
		p.do(chromedp.Sleep(200 * time.Millisecond))
		p.do(chromedp.Evaluate[chromedp.Void](`document.activeElement.blur(); getSelection().removeAllRanges(); window.unseen = []; window.seen = new Set(); void 0`))
		for range 60 {
			p.press(strings.Repeat(kb.Tab, 10))
			if value[int](p, `reachable().filter(e => !seen.has(e)).length`) == 0 {
				break
			}
		}
		if missed := value[[]string](p, `reachable().filter(e => !seen.has(e)).map(nameOf)`); len(missed) > 0 {
			t.Errorf("%s: no key leads to %q", view, missed)
		}
		if unseen := value[[]string](p, `unseen`); len(unseen) > 0 {
			t.Errorf("%s: nobody sees that the focus is on %q", view, unseen)
		}
		p.do(chromedp.Evaluate[chromedp.Void](`document.activeElement.blur()`))
	}
	p.press("n")
	p.wait(`/ 1 of /.test(document.querySelector(".here").textContent)`)
	at := value[string](p, `location.hash`)
	p.press("]")
	p.wait(fmt.Sprintf(`location.hash !== %q && document.querySelector("#view-pair .pair-title") !== null`, at))
	p.press(kb.Escape)
	p.wait(`document.body.dataset.view === "pairs"`)
	p.press("?")
	p.wait(`document.querySelector("#keys").open`)
	p.press(kb.Escape)
	p.wait(`!document.querySelector("#keys").open`)
}
