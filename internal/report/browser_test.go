package report

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// browser starts a headless browser for a test, which is skipped where there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("SKIP: no browser in short tests")
	}
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		found, _ := exec.LookPath(name)
		path = cmp.Or(path, found)
	}
	if path == "" {
		t.Skip("SKIP: no chromium found")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	allocator, stop := chromedp.NewExecAllocator(t.Context(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(func() { cancel(); stop() })
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// tab is a page in a browser, open from disk. When its test ends it has written nothing to the console and
// asked for nothing but itself.
type tab struct {
	*testing.T
	ctx context.Context
	url string
}

// openReport opens a page that stands in a file, as large as given, at a hash such as "#pairs".
func openReport(browser context.Context, t *testing.T, html string, width, height int64, hash string) *tab {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(path, []byte(html), 0o666); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	p := &tab{t, ctx, (&url.URL{Scheme: "file", Path: path}).String()}
	p.watch()
	p.do(chromedp.EmulateViewport(width, height), chromedp.Navigate(p.url+hash))
	p.wait(`document.body.dataset.view !== undefined`)
	return p
}

// watch fails the test for console messages and for requests.
func (p *tab) watch() {
	p.Helper()
	if _, err := chromedp.Call(p.ctx, network.Enable, network.EnableParams{}); err != nil {
		p.Fatal(err)
	}
	var mu sync.Mutex
	var requests []string
	err := chromedp.Listen(p.ctx, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok && !strings.HasPrefix(e.Request.URL, p.url) && !strings.HasPrefix(e.Request.URL, "blob:") { // what the page made itself
			mu.Lock()
			defer mu.Unlock()
			requests = append(requests, e.Request.URL)
		}
	})
	if err != nil {
		p.Fatal(err)
	}
	ctx, cancel := context.WithCancel(p.ctx)
	messages, heard := chromedp.Console(ctx), make(chan []string, 1)
	go func() {
		var texts []string
		for m, err := range messages {
			if err != nil {
				break
			}
			texts = append(texts, m.String())
		}
		heard <- texts
	}()
	p.Cleanup(func() {
		cancel()
		if texts := <-heard; len(texts) > 0 {
			p.Errorf("the console has %q", texts)
		}
		mu.Lock()
		defer mu.Unlock()
		if len(requests) > 0 {
			p.Errorf("the page asked for %q", requests)
		}
	})
}

func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 30*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.Fatal(err)
	}
}

// press types keys one after the other. A printable one goes as a single event that carries its character, so
// that a page which takes the key for itself keeps the character out of its fields.
func (p *tab) press(keys string) {
	p.Helper()
	for _, r := range keys {
		if !unicode.IsPrint(r) {
			p.do(chromedp.KeyEvent(string(r)))
			continue
		}
		for _, event := range []input.DispatchKeyEventParams{
			{Type: input.DispatchKeyEventTypeKeyDown, Key: string(r), Text: string(r)},
			{Type: input.DispatchKeyEventTypeKeyUp, Key: string(r)},
		} {
			if _, err := chromedp.Call(p.ctx, input.DispatchKeyEvent, event); err != nil {
				p.Fatal(err)
			}
		}
	}
}

// wait waits until a condition of JavaScript holds.
func (p *tab) wait(condition string) {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 20*time.Second)
	defer cancel()
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool](condition)); err != nil {
		p.Fatalf("%s: %v", condition, err)
	}
}

// value evaluates JavaScript.
func value[V any](p *tab, expression string) V {
	p.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[V](expression))
	if err != nil {
		p.Fatalf("%s: %v", expression, err)
	}
	return v
}

// marked is the text that is marked for a passage on one side.
func (p *tab) marked(side string, passage int) string {
	p.Helper()
	return value[string](p, fmt.Sprintf(
		`[...document.querySelectorAll(".pane.side-%s mark")].filter(m => m.dataset.p.split(" ").includes("%d")).map(m => m.textContent).join("")`,
		side, passage))
}

// wantMatches compares the marks of every passage, quotation and paraphrase with the texts of the record. The page numbers
// passages by their place in a, then come the quotations, which have it already, then the paraphrases.
func (p *tab) wantMatches(pair *Pair) {
	p.Helper()
	want := func(number int, a, b string) {
		if got := p.marked("a", number); got != a {
			p.Errorf("match %d: marked in a: %q, want %q", number+1, got, a)
		}
		if got := p.marked("b", number); got != b {
			p.Errorf("match %d: marked in b: %q, want %q", number+1, got, b)
		}
	}
	copied := pair.Copied()
	for _, q := range copied {
		number := 0
		for _, other := range copied {
			if other.AStart < q.AStart || other.AStart == q.AStart && other.BStart < q.BStart {
				number++
			}
		}
		want(number, q.AText, q.BText)
	}
	for i, q := range pair.Quotations {
		want(len(copied)+i, strings.Join(cutParts(pair.ArticleA.Text, q.ASpans), ""), strings.Join(cutParts(pair.ArticleB.Text, q.BSpans), ""))
	}
	for i, q := range pair.Paraphrases() {
		want(len(copied)+len(pair.Quotations)+i, q.AText, q.BText)
	}
}

func cutParts(text string, spans [][2]int) (parts []string) {
	for _, s := range spans {
		parts = append(parts, string([]rune(text)[s[0]:s[1]]))
	}
	return parts
}

const visiblePosition = `(() => {
	const pane = document.querySelector(".pane.side-%s").getBoundingClientRect();
	return (document.querySelector(".pane.side-%[1]s .ref.on").getBoundingClientRect().top - pane.top) / pane.height;
})()`

func TestBrowserFiveArticles(t *testing.T) {
	pairs, r := wireRun(t)
	page := htmlPage(t, HTMLOptions{}, pairs, r)
	b := browser(t)

	t.Run("overview", func(t *testing.T) {
		p := openReport(b, t, page, 1440, 900, "")
		if got := value[string](p, `document.querySelector("#view-overview h1").textContent`); got != "Two of five articles share text" {
			t.Errorf("headline %q", got)
		}
		want := "articles read 5, pair 1, passages 5, quotations in common 0, paraphrases 0, words reused 665, cluster 1, inputs skipped 0"
		if got := value[string](p, `[...document.querySelectorAll("#view-overview .figures div")].map(d => [...d.children].map(c => c.textContent).join(" ")).join(", ")`); got != want {
			t.Errorf("figures %q, want %q", got, want)
		}
		if n := value[int](p, `document.querySelectorAll(".arc").length`); n != 1 {
			t.Errorf("%d arcs", n)
		}
		p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".arc").focus()`))
		p.wait(`document.querySelector(".readout").textContent.startsWith("345 words shared by “MOSCOW") && document.querySelectorAll(".arcs li.on").length === 2`)
		p.do(chromedp.Click(chromedp.CSS("a.who")))
		p.wait(`document.body.dataset.view === "pairs" && document.querySelector(".chip").textContent.startsWith("with MOSCOW")`)
		p.do(chromedp.NavigateBack())
		p.wait(`document.body.dataset.view === "overview"`)
	})

	t.Run("keys", func(t *testing.T) {
		p := openReport(b, t, page, 1440, 900, "")
		p.press("/")
		p.wait(`document.activeElement.matches("#view-pairs .filter")`)
		p.press("LEGALLY binding")
		p.wait(`document.querySelectorAll("#view-pairs a.row").length === 1`)
		p.press(kb.Enter)
		p.wait(`document.body.dataset.view === "pair" && location.hash === "#pair=1&q=LEGALLY+binding" && document.querySelector(".here") !== null`)
		p.wantMatches(pairs[0])
		p.press("n")
		p.wait(`document.querySelector(".here").textContent === "Passage 1 of 5"`)
		p.press("nn")
		p.wait(`document.querySelector(".here").textContent === "Passage 3 of 5" && location.hash === "#pair=1&passage=3&q=LEGALLY+binding"`)
		p.press("p")
		p.wait(`document.querySelector(".here").textContent === "Passage 2 of 5"`)
		p.wait(`Math.abs(` + fmt.Sprintf(visiblePosition, "a") + ` - .3) < .05 && Math.abs(` + fmt.Sprintf(visiblePosition, "b") + ` - .3) < .05`)
		if edits := value[string](p, `[...document.querySelectorAll('mark.on .edit')].map(e => e.tagName + " " + e.textContent).join(", ")`); edits != "DEL Russian, SPAN U.S., SPAN US" {
			t.Errorf("edits of passage 2: %s", edits)
		}
		p.press(kb.Escape)
		p.wait(`document.body.dataset.view === "pairs" && document.activeElement.matches("a.row")`)
		p.press("?")
		p.wait(`document.querySelector("#keys").open`)
	})

	t.Run("scroll together", func(t *testing.T) {
		p := openReport(b, t, page, 1440, 900, "#pair=1&passage=4")
		p.wait(`Math.abs(` + fmt.Sprintf(visiblePosition, "b") + ` - .3) < .05`)
		p.do(chromedp.Sleep(400 * time.Millisecond)) // the glide has ended
		scroll := `(() => { const [a, b] = ["a", "b"].map(s => document.querySelector(".pane.side-" + s)); const before = b.scrollTop; a.scrollTop += 120; return before; })()`
		before := value[float64](p, scroll)
		p.wait(fmt.Sprintf(`document.querySelector(".pane.side-b").scrollTop > %v + 40`, before))
		p.press("s")
		p.wait(`document.querySelector(".pair-bar > .choice").getAttribute("aria-pressed") === "false"`)
		before = value[float64](p, scroll)
		p.do(chromedp.Sleep(200 * time.Millisecond))
		if after := value[float64](p, `document.querySelector(".pane.side-b").scrollTop`); after != before {
			t.Errorf("b moved from %v to %v", before, after)
		}
	})

	t.Run("overlap", func(t *testing.T) {
		p := openReport(b, t, page, 1440, 900, "#pair=1")
		over := `document.querySelector(".pane.side-a mark.several")`
		p.do(chromedp.Evaluate[chromedp.Void](over + `.click()`))
		p.wait(`document.querySelector(".here").textContent === "Passage 4 of 5"`)
		p.do(chromedp.Evaluate[chromedp.Void](over + `.click()`))
		p.wait(`document.querySelector(".here").textContent === "Passage 5 of 5"`)
	})

	t.Run("narrow", func(t *testing.T) {
		p := openReport(b, t, page, 390, 844, "#pair=1&passage=2")
		shown := `["a", "b"].filter(s => document.querySelector(".pane.side-" + s).offsetHeight > 0).join("")`
		if got := value[string](p, shown); got != "a" {
			t.Errorf("shown at first: %q", got)
		}
		p.press("x")
		p.wait(shown + ` === "b"`)
		if wide := value[int](p, `document.documentElement.scrollWidth`); wide > 390 {
			t.Errorf("the page is %d wide", wide)
		}
	})

	t.Run("address of nothing", func(t *testing.T) {
		for _, hash := range []string{"#pair=99", "#pair=x", "#cluster=c-none", "#nothing", "#pairs=&article=none"} {
			openReport(b, t, page, 800, 600, hash)
		}
	})
}

func TestBrowserQuotations(t *testing.T) {
	pairs, r := fullRun(t)
	page := htmlPage(t, HTMLOptions{}, pairs, r)
	b := browser(t)

	t.Run("matches", func(t *testing.T) {
		p := openReport(b, t, page, 1440, 900, "")
		for i := range pairs {
			p.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`location.hash = "#pair=%d"`, i+1)))
			p.wait(fmt.Sprintf(`(document.querySelector("#view-pair .pair-title") || {}).textContent === "Pair %d"`, i+1))
			p.wantMatches(pairs[i])
		}
	})

	t.Run("ledger", func(t *testing.T) {
		p := openReport(b, t, page, 1440, 900, "")
		p.press("4")
		p.wait(`document.body.dataset.view === "quotations"`)
		rows := `[...document.querySelectorAll("#view-quotations summary.row .headline")].map(e => e.textContent.slice(1, 8)).join(", ")`
		if got := value[string](p, rows); got != "We will, Russia , Nobody " {
			t.Errorf("quotations: %q", got)
		}
		if text := value[string](p, `document.querySelector("#view-quotations .caption").textContent`); !strings.Contains(text, "One more was found in one place only") {
			t.Errorf("what is left out: %q", text)
		}
		p.press("/the courier solberg")
		p.wait(`document.querySelector("#view-quotations .status").textContent === "2 of 3 quotations"`)
		boxes := `document.querySelectorAll("#view-quotations .switch input")`
		p.do(chromedp.Evaluate[chromedp.Void](boxes + `[1].click()`))
		p.wait(rows + ` === "Nobody "`)
		p.do(chromedp.Evaluate[chromedp.Void](boxes + `[0].click()`))
		p.wait(`!document.querySelector("#view-quotations .empty").hidden`)
		p.do(chromedp.Evaluate[chromedp.Void](boxes + `[1].click()`))
		p.wait(rows + ` === "We will"`)
		p.do(chromedp.Evaluate[chromedp.Void](`document.activeElement.blur()`))
		p.press("j")
		p.wait(`document.activeElement.matches("summary.row")`)
		p.press(kb.Enter)
		p.wait(`document.querySelectorAll("#view-quotations .wording").length === 3`)
		if got := value[string](p, `[...document.querySelectorAll(".wording-head")].map(e => e.textContent).join(", ")`); got != "Wording 1, Wording 2 · altered against wording 1, Wording 3 · trimmed against wording 2" {
			t.Errorf("wordings: %q", got)
		}
		if got := value[string](p, `[...document.querySelectorAll(".branch .branch .wording del, .branch .branch .wording ins")].map(e => e.tagName + " " + e.textContent).join(", ")`); got != "DEL not, INS never, DEL before, INS until, DEL until the new one is safe" {
			t.Errorf("differing words: %q", got)
		}
		p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".branch .branch .uses a").click()`))
		p.wait(`document.body.dataset.view === "pair" && document.querySelector(".here").textContent === "Quotation 1 of 6"`)
		p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".all-uses").click()`))
		p.wait(`document.body.dataset.view === "quotations" && document.querySelectorAll("#view-quotations details[open]").length === 1`)
	})

	t.Run("quotation", func(t *testing.T) {
		p := openReport(b, t, page, 1440, 900, "#pair=3")
		if got := value[string](p, `document.querySelector(".here").textContent`); got != "8 matches" {
			t.Errorf("matches: %q", got)
		}
		p.press("n")
		p.wait(`document.querySelector(".here").textContent === "Quotation 1 of 6" && location.hash === "#pair=3&quotation=1"`)
		on := `["a", "b"].map(s => [...document.querySelectorAll(".pane.side-" + s + " mark.on.quotation .edit")].map(e => e.textContent).join(" ")).join(", ")`
		if got := value[string](p, on); got != "not before, never until" {
			t.Errorf("edits: %q", got)
		}
		if got := value[string](p, `[...document.querySelectorAll(".speaker.live")].map(e => e.textContent).join(", ")`); got != "chairwoman Ingrid Solberg, Ingrid Solberg" {
			t.Errorf("speakers: %q", got)
		}
		if got := value[string](p, `[...document.querySelectorAll(".pane.side-a .ref.changed")].map(e => e.dataset.number).join(", ")`); got != "Q1≠, Q4≠" {
			t.Errorf("changed: %q", got)
		}
	})

	t.Run("paraphrase", func(t *testing.T) {
		p := openReport(b, t, page, 1440, 900, "#pair=3&paraphrase=1")
		p.wait(`document.querySelector(".here").textContent === "Paraphrase 1 of 2"`)
		if n := value[int](p, `document.querySelectorAll(".word[tabindex]").length`); n != 20 { // 7 on either side; of 4 changes, 6 sides
			t.Errorf("%d words can be reached by key", n)
		}
		p.do(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll(".pane.side-a .word")].find(e => e.textContent === "voted").focus()`))
		joined := `[...document.querySelectorAll(".word.joined")].map(e => e.textContent).join(", ")`
		p.wait(joined + ` === "voted, decided"`)
		if got := value[string](p, `document.querySelector("#announce").textContent`); got != "voted: synonym: “decided”" {
			t.Errorf("said: %q", got)
		}
		p.do(chromedp.Evaluate[chromedp.Void](`document.activeElement.blur()`))
		p.wait(joined + ` === ""`)
		changes := `[...document.querySelectorAll(".pane .word.live.change")].map(e => e.tagName + " " + e.textContent).join(", ")`
		if got := value[string](p, changes); got != "DEL on Monday, SPAN must, SPAN by, INS Port Holm, SPAN should, SPAN from" {
			t.Errorf("changes: %q", got)
		}
	})

	t.Run("narrow", func(t *testing.T) {
		for _, hash := range []string{"", "#pairs", "#quotations", "#quotations=&id=" + r.Ledger[2].ID, "#pair=3&quotation=1"} {
			p := openReport(b, t, page, 390, 844, hash)
			if wide := value[int](p, `document.documentElement.scrollWidth`); wide > 390 {
				t.Errorf("at %s the page is %d wide", hash, wide)
			}
		}
	})
}

func TestBrowserHostileArticles(t *testing.T) {
	pairs, r := hostileRun()
	page := htmlPage(t, HTMLOptions{}, pairs, r)
	b := browser(t)
	cluster := url.Values{"cluster": {r.Clusters[0].ID}}
	for _, hash := range []string{"", "#pairs", "#clusters", "#quotations", "#quotations=&id=" + url.QueryEscape(r.Ledger[0].ID), "#" + cluster.Encode(), "#pair=1&passage=1", "#pair=1&quotation=1", "#pair=1&paraphrase=1",
		"#sources", "#coding", "#methods", "#pair=1&mode=own", "#pair=1&mode=inline", "#pair=1&mode=changes", "#overview=&" + url.Values{"source": {r.Articles[0].Source}, "q": {r.Articles[0].Source}}.Encode()} {
		p := openReport(b, t, page, 1440, 900, hash)
		if value[bool](p, `window.hacked !== undefined || document.querySelectorAll("script:not([type])").length !== 1 || document.querySelector("img") !== null`) {
			t.Errorf("at %s text became markup", hash)
		}
		if n := value[int](p, `document.querySelectorAll('a[href^="javascript"]').length`); n != 0 {
			t.Errorf("at %s a link runs a script", hash)
		}
		if hash == "#pair=1&passage=1" {
			p.wantMatches(pairs[0])
			text := value[string](p, `[...document.querySelectorAll(".pane.side-a p")].map(p => p.textContent).join("")`)
			if text != pairs[0].ArticleA.Text {
				t.Errorf("the text is shown as %q, want %q", text, pairs[0].ArticleA.Text)
			}
		}
	}
}

func TestBrowserManyPairs(t *testing.T) {
	pairs, r := synthetic(50, 10, 2000)
	page := htmlPage(t, HTMLOptions{}, pairs, r)
	b := browser(t)

	// Of a list of any length only the rows in view are made.
	t.Run("list", func(t *testing.T) {
		p := openReport(b, t, page, 1440, 900, "#pairs")
		few := `document.querySelectorAll("#view-pairs a.row").length < 40 && document.querySelectorAll("#view-pairs *").length < 1500`
		p.wait(few + ` && document.querySelector("#view-pairs .rows li").ariaSetSize === "2000"`)
		p.press("jjk")
		p.wait(`document.activeElement === document.querySelectorAll("#view-pairs a.row")[0]`)
		p.do(chromedp.Evaluate[chromedp.Void](`scrollTo(0, document.documentElement.scrollHeight)`))
		p.wait(few + ` && [...document.querySelectorAll("#view-pairs .rows li")].at(-1).ariaPosInSet === "2000"`)
		p.do(chromedp.Evaluate[chromedp.Void](`scrollTo(0, 0)`))
		p.press("/story-007")
		want := 0
		for _, q := range pairs {
			if strings.HasPrefix(q.A, "story-007") {
				want++
			}
		}
		p.wait(fmt.Sprintf(`document.querySelector("#view-pairs .status").textContent === "%d of 2,000 pairs" && document.querySelector("#view-pairs .rows li").ariaSetSize === "%[1]d"`, want))
		numbers := value[[]int](p, `[...document.querySelectorAll("#view-pairs .amount strong")].map(e => Number(e.textContent))`)
		for i := range numbers[1:] {
			if numbers[i] < numbers[i+1] {
				t.Errorf("row %d has %d words, the next %d", i, numbers[i], numbers[i+1])
			}
		}
	})

	t.Run("matrix", func(t *testing.T) {
		p := openReport(b, t, page, 1440, 900, "")
		p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".matrix").focus()`))
		p.press(kb.ArrowRight + kb.ArrowLeft)
		for range 18 {
			if strings.Contains(value[string](p, `document.querySelector(".readout").textContent`), " pair") {
				break
			}
			p.press(kb.ArrowRight)
		}
		said := value[string](p, `document.querySelector(".readout").textContent`)
		var n int
		if _, err := fmt.Sscanf(said[strings.Index(said, ": ")+2:], "%d pair", &n); err != nil {
			t.Fatalf("%q: %v", said, err)
		}
		p.press(kb.Enter)
		p.wait(fmt.Sprintf(`document.body.dataset.view === "pairs" && document.querySelector("#view-pairs .status").textContent === "%d of 2,000 pairs"`, n))
	})

	t.Run("offsets", func(t *testing.T) {
		p := openReport(b, t, page, 1440, 900, "")
		for _, i := range []int{0, 777, 1999} {
			p.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`location.hash = "#pair=%d"`, i+1)))
			p.wait(fmt.Sprintf(`(document.querySelector("#view-pair .pair-title") || {}).textContent === "Pair " + %d.0.toLocaleString("en")`, i+1))
			p.wantMatches(pairs[i])
		}
	})
}

// Every count on the page is that of the run: beyond what the page holds too. A cluster counts all its pairs and members that
// share text, a matrix all that sources share, and a link leads to as many pairs as it says.
func TestBrowserCounts(t *testing.T) {
	pairs, r := synthetic(30, 8, 700)
	taken := 0
	for i, p := range pairs {
		if i%3 == 0 {
			p.Direction, p.Confidence = "a to b", .9
			taken++
		}
	}
	b := browser(t)
	used, takers := 0, map[string]int{}
	for _, p := range pairs {
		if p.Direction == "a to b" {
			takers[p.A]++
			used = max(used, takers[p.A])
		}
	}
	inside := map[string]int{}
	for _, p := range pairs {
		inside[p.A[:len("story-000")]]++
	}
	figure := func(p *tab, name string) string {
		return value[string](p, fmt.Sprintf(`[...document.querySelectorAll("section:not([hidden]) .figures div")].find(d => d.querySelector("dt").textContent === %q).querySelector("dd").textContent`, name))
	}
	for _, most := range []int{maxPairs, 50} {
		var out strings.Builder
		w := NewHTML(&out, HTMLOptions{})
		w.limits.pairs = most
		write(t, w, pairs, r)
		p := openReport(b, t, out.String(), 1440, 900, "")
		if got := figure(p, "pairs"); got != strconv.Itoa(len(pairs)) {
			t.Errorf("%d pairs in the page: %s pairs, want %d", most, got, len(pairs))
		}
		p.openTables()
		if got, want := value[int](p, `[...document.querySelectorAll(".stage .data tbody tr")].reduce((n, tr) => n + Number(tr.cells[2].textContent), 0)`), len(pairs); got != want {
			t.Errorf("%d pairs in the page: the matrix has %d, want %d", most, got, want)
		}
		if got := value[int](p, `[...document.querySelectorAll(".stage .data tbody tr")].reduce((n, tr) => n + Number(tr.cells[4].textContent), 0)`); got != taken {
			t.Errorf("%d pairs in the page: the matrix has %d taken, want %d", most, got, taken)
		}
		if got := value[string](p, `document.querySelector("[aria-labelledby=used-title] .n").textContent`); got != strconv.Itoa(used) {
			t.Errorf("%d pairs in the page: the article most used was taken by %s others, want %d", most, got, used)
		}
		if says := value[bool](p, `document.querySelector("#view-overview .lead").textContent.includes("in pairs.jsonl")`); says != (most < len(pairs)) {
			t.Errorf("%d pairs in the page: says that some are missing: %v", most, says)
		}
		for _, c := range r.Clusters[:3] {
			p.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`location.hash = "#cluster=%s"`, url.QueryEscape(c.ID))))
			p.wait(fmt.Sprintf(`(document.querySelector("#view-cluster .crumb bdi") || {}).textContent === %q`, c.ID))
			if got, want := figure(p, "pairs"), strconv.Itoa(inside[c.ID[2:2+len("story-000")]]); got != want {
				t.Errorf("%d pairs in the page: cluster %s has %s pairs, want %s", most, c.ID, got, want)
			}
			if alone := value[string](p, `document.querySelector("#view-cluster .arcs").textContent`); strings.Contains(alone, "no shared text") {
				t.Errorf("%d pairs in the page: cluster %s says of a member that it shares no text", most, c.ID)
			}
		}
		if most < len(pairs) {
			continue
		}
		p.do(chromedp.Evaluate[chromedp.Void](`location.hash = "#overview"`))
		p.wait(`document.body.dataset.view === "overview"`)
		want := value[string](p, `document.querySelector(".desk .n").textContent`)
		p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".desk a").click()`))
		p.wait(fmt.Sprintf(`document.body.dataset.view === "pairs" && document.querySelector("#view-pairs .status").textContent.startsWith("%s ")`, want))
	}
}

// openTables opens the tables behind the pictures.
func (p *tab) openTables() {
	p.Helper()
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll("section:not([hidden]) .as-table").forEach(d => { d.open = true; })`))
	p.wait(`[...document.querySelectorAll("section:not([hidden]) .as-table")].every(d => d.querySelector("table"))`)
}

// What the script sums up of narrowed pages is what Go sums up, if all pairs pass.
func TestBrowserSums(t *testing.T) {
	for name, run := range map[string]func() ([]*Pair, *rest){
		"desk":      func() ([]*Pair, *rest) { return deskRun(t) },
		"full":      func() ([]*Pair, *rest) { return fullRun(t) },
		"synthetic": func() ([]*Pair, *rest) { return synthetic(12, 7, 200) },
	} {
		pairs, r := run()
		_, d := htmlPageData(t, htmlPage(t, HTMLOptions{}, pairs, r))
		p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "#overview=&share=0")
		got := value[[]string](p, `[...document.querySelectorAll("section:not([hidden]) .figures dd")].map(e => e.textContent.replaceAll(",", ""))`)
		words := d.Sums.Parts[0] + d.Sums.Parts[1] + d.Sums.Parts[2] + d.Sums.Parts[3]
		want := []string{strconv.Itoa(d.Sums.Pairs), strconv.Itoa(d.Sums.Paired), strconv.Itoa(d.Sums.Uncredited), strconv.Itoa(words)}
		if !slices.Equal(got, want) {
			t.Errorf("%s: figures %v, want %v", name, got, want)
		}
		p.do(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll(".choice")].find(b => b.textContent === "Sources")?.click()`))
		p.openTables()
		rows := value[[]string](p, `[...document.querySelectorAll(".aside .data tbody tr")].map(tr => [...tr.cells].slice(1).map(c => c.textContent).join(" "))`)
		for i, row := range rows {
			if want := fmt.Sprintf("%d %d %d", d.Sums.Equal[i], d.Sums.Edited[i], d.Sums.Own[i]); row != want {
				t.Errorf("%s: tenth %d is %s, want %s", name, i, row, want)
			}
		}
		cells := value[[]string](p, `[...document.querySelectorAll(".stage .data tbody tr")].map(tr => [...tr.cells].slice(0, 4).map(c => c.textContent.replaceAll(",", "")).join(" ")).sort()`)
		sums := map[[2]string][2]int{}
		for _, c := range d.Sums.Cells {
			if c.From != "" && c.To != "" {
				s := sums[[2]string{c.From, c.To}]
				sums[[2]string{c.From, c.To}] = [2]int{s[0] + c.Pairs, s[1] + c.Words}
			}
		}
		var wanted []string
		for names, s := range sums {
			wanted = append(wanted, fmt.Sprintf("%s %s %d %d", names[0], names[1], s[0], s[1]))
		}
		if slices.Sort(wanted); len(cells) > 0 && !slices.Equal(cells, wanted) {
			t.Errorf("%s: matrix %q, want %q", name, cells, wanted)
		}
	}
}

// The state stands in the address: it holds over views, loading again and going back, and what is exported obeys it.
func TestBrowserState(t *testing.T) {
	pairs, r := synthetic(20, 8, 500)
	for i, p := range pairs {
		if i%4 == 0 {
			p.Direction, p.Confidence = "a to b", .9
		}
	}
	page, b := htmlPage(t, HTMLOptions{}, pairs, r), browser(t)
	gazette := func(p *Pair) bool { return p.ArticleA.Source == "Gazette" || p.ArticleB.Source == "Gazette" }
	want, known := 0, 0
	for _, p := range pairs {
		if gazette(p) {
			want++
			if p.Direction == "a to b" {
				known++
			}
		}
	}
	if want == 0 || known == 0 || known == want {
		t.Fatal(want, known)
	}
	status := func(n int) string {
		return fmt.Sprintf(`document.querySelector("#view-pairs .status").textContent === "%d of 500 pairs"`, n)
	}
	choose := func(p *tab, label, value string) {
		t.Helper()
		p.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`(() => { const s = [...document.querySelectorAll("#view-pairs .control")].find(c => c.textContent.startsWith(%q)).querySelector("select"); s.value = %q; s.dispatchEvent(new Event("change")); })()`, label, value)))
	}
	p := openReport(b, t, page, 1440, 900, "#pairs")
	choose(p, "Source", "=Gazette")
	p.wait(status(want))
	choose(p, "Direction", "=taken")
	p.wait(status(known) + ` && location.hash === "#pairs=&source=Gazette&direction=taken"`)
	facet := value[string](p, `[...document.querySelectorAll("#view-pairs .control")].find(c => c.textContent.startsWith("Direction")).textContent`)
	if !strings.Contains(facet, fmt.Sprintf("known (%d)", known)) || !strings.Contains(facet, fmt.Sprintf("not known (%d)", want-known)) {
		t.Errorf("of each direction there are %q", facet)
	}
	p.do(chromedp.NavigateBack())
	p.wait(status(want))
	p.do(chromedp.Reload())
	p.wait(`document.body.dataset.view === "pairs" && ` + status(want))
	p.press("1")
	p.wait(fmt.Sprintf(`document.body.dataset.view === "overview" && document.querySelector("#view-overview .figures dd").textContent === "%d"`, want))
	if got := value[string](p, `document.querySelector("#view-overview h1").textContent`); !strings.HasPrefix(got, fmt.Sprintf("%d pairs of ", want)) {
		t.Errorf("a narrowed page says %q of articles that may share passages with others", got)
	}
	p.press("2")
	p.wait(`document.body.dataset.view === "sources"`)
	p.openTables()
	p.wait(fmt.Sprintf(`[...document.querySelectorAll("#view-sources .picture-tools .data tbody tr")].reduce((n, tr) => n + Number(tr.cells[2].textContent), 0) === %d`, want))
	p.press("5")
	p.wait(`document.body.dataset.view === "clusters" && location.hash === "#clusters=&source=Gazette"`)
	p.press("3")
	p.wait(status(want))
	p.do(chromedp.Evaluate[chromedp.Void](`window.kept = []; URL.createObjectURL = blob => (kept.push(blob), "#"); document.querySelectorAll("#view-pairs .exports button").forEach(b => b.click())`))
	p.wait(`window.kept.length === 4`)
	p.do(chromedp.Evaluate[chromedp.Void](`Promise.all(kept.map(async blob => (await blob.text()).trim().split("\n").length)).then(all => { window.lines = all; })`))
	p.wait(`window.lines !== undefined`)
	lines := value[[]int](p, `lines`)
	slices.Sort(lines) // each file comes when it is made
	if !slices.Equal(lines, []int{want, want, want + 1, want + 1}) {
		t.Errorf("lines exported: %v, want twice %d, and twice %d", lines, want, want+1)
	}
	p.do(chromedp.Evaluate[chromedp.Void](`Promise.all(kept.map(blob => blob.text())).then(all => { window.texts = all; })`))
	p.wait(`window.texts !== undefined`)
	if got := value[[]int](p, `["a_text", "headline_a", "Story "].map(word => texts.filter(text => text.includes(word)).length)`); !slices.Equal(got, []int{1, 1, 1}) {
		t.Errorf("exports with the words of articles, with columns of headlines, with headlines: %v, want one each", got)
	}
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("#view-pairs .chip a").click()`))
	p.wait(`document.querySelector("#view-pairs .status").textContent === "500 pairs" && location.hash === "#pairs="`)
}

// What does not count as reuse is taken out of every share, and put back.
func TestBrowserToggles(t *testing.T) {
	pairs, r := fullRun(t)
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "")
	said := `document.querySelector(".aside .caption").textContent`
	before := value[string](p, said)
	if !strings.Contains(before, "quotation") || !strings.Contains(before, "paraphrase") {
		t.Fatal(before)
	}
	for i, kind := range []string{"quotation", "paraphrase"} {
		box := fmt.Sprintf(`document.querySelectorAll(".toggles input")[%d].click()`, i)
		p.do(chromedp.Evaluate[chromedp.Void](box))
		p.wait(fmt.Sprintf(`location.hash === "#overview=&without=%ss" && !%s.includes("%[1]s")`, kind, said))
		p.do(chromedp.Evaluate[chromedp.Void](box))
		p.wait(said + ` === ` + strconv.Quote(before))
	}
	p.do(chromedp.Evaluate[chromedp.Void](`location.hash = "#overview=&min-words=100000"`))
	p.wait(`document.querySelector("#view-overview .empty") !== null && document.querySelector("#view-overview .figures dd").textContent === "0"`)
}

// Both texts as one: all of the later one is there, what only the earlier has is struck out, and of the changes alone the words beside them.
func TestBrowserOneText(t *testing.T) {
	pairs, r := wireRun(t)
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "#pair=1&mode=inline")
	p.wait(`document.querySelector(".inline-text") !== null && document.querySelector(".pane").offsetParent === null`)
	words := func(text string) string { return strings.Join(strings.Fields(text), "") }
	without := func(tag string) string {
		return words(value[string](p, fmt.Sprintf(`(() => { const c = document.querySelector(".inline-text").cloneNode(true); c.querySelectorAll(%q).forEach(e => e.remove()); return c.textContent; })()`, tag)))
	}
	if got, want := without("del"), words(pairs[0].ArticleB.Text); got != want {
		t.Errorf("without what only a has it is\n%s\nnot b\n%s", got, want)
	}
	if got := value[string](p, `[...document.querySelectorAll(".inline-text .edit:not(.only)")].map(e => e.tagName + " " + e.textContent).join(", ")`); !strings.Contains(got, "DEL U.S., INS US, INS earlier") {
		t.Errorf("changes: %s", got)
	}
	whole := value[int](p, `document.querySelector(".inline-text").textContent.length`)
	p.do(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll(".modes .choice")].at(-1).click()`))
	p.wait(`location.hash === "#pair=1&mode=changes" && document.querySelectorAll(".left-out").length > 0`)
	if short := value[int](p, `document.querySelector(".inline-text").textContent.length`); short >= whole {
		t.Errorf("changes alone have %d characters, all %d", short, whole)
	}
}

// What the other article has not: all words of an article that stand in no match and no zone are marked, and nothing else is.
func TestBrowserOwnWords(t *testing.T) {
	pairs, r := wireRun(t)
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "#pair=1&mode=own")
	p.wait(`document.querySelectorAll(".own-words").length > 0`)
	for side, article := range map[string]*Article{"a": pairs[0].ArticleA, "b": pairs[0].ArticleB} {
		text := []rune(article.Text)
		blank := func(start, end int) {
			for i := start; i < end; i++ {
				text[i] = ' '
			}
		}
		for _, z := range article.Zones {
			blank(z.Start, z.End)
		}
		for _, v := range pairs[0].Passages {
			if side == "a" {
				blank(v.AStart, v.AEnd)
			} else {
				blank(v.BStart, v.BEnd)
			}
		}
		want := strings.Join(strings.Fields(string(text)), "")
		if got := strings.Join(strings.Fields(value[string](p, fmt.Sprintf(`[...document.querySelectorAll(".pane.side-%s .own-words")].map(e => e.textContent).join(" ")`, side))), ""); got != want {
			t.Errorf("of %s is marked\n%s\nwant\n%s", side, got, want)
		}
	}
}

// A mark and a note stay with the browser, narrow the list, and are exported.
func TestBrowserMarks(t *testing.T) {
	pairs, r := fullRun(t)
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "#pair=3")
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll(".mark-box button")[1].click();
		(() => { const note = document.querySelector(".mark-box textarea"); note.value = "syndicated, \"with\" a fee"; note.dispatchEvent(new Event("input")); })()`))
	p.do(chromedp.Navigate(p.url+"#pairs=&mark=licensed"), chromedp.Reload())
	p.wait(`document.body.dataset.view === "pairs" && document.querySelector("#view-pairs .status").textContent === "1 of 3 pairs"`)
	p.do(chromedp.Evaluate[chromedp.Void](`URL.createObjectURL = blob => (blob.text().then(text => { window.text = text; }), "#"); document.querySelector("#view-pairs .exports button").click()`))
	p.wait(`window.text !== undefined`)
	if got := value[string](p, `window.text`); !strings.HasSuffix(got, `,licensed,"syndicated, ""with"" a fee"`+"\r\n") {
		t.Errorf("exported %q", got)
	}
}

// A cluster is drawn as a story: a dot an article, an arrow a pair of which the direction is known; and each paragraph of the origin says how many kept it.
func TestBrowserStory(t *testing.T) {
	pairs, r := synthetic(3, 9, 500)
	c := &r.Clusters[1]
	c.Origin = &c.Members[0]
	inside, known, starts := 0, 0, map[int]int{}
	for i, p := range pairs {
		if !slices.Contains(c.Members, p.A) {
			continue
		}
		inside++
		if i%2 == 0 {
			p.Direction, p.Confidence = "a to b", .9
			known++
		}
		if p.A == *c.Origin {
			for _, v := range p.Passages {
				starts[v.AStart]++
			}
		}
	}
	origin := r.Articles[slices.IndexFunc(r.Articles, func(a *Article) bool { return a.ID == *c.Origin })]
	origin.Version = "CORRECTED"
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "#"+url.Values{"cluster": {c.ID}}.Encode())
	if got := value[[]int](p, `[".lane-dot", ".lane-dot.origin", ".lane-arrow", ".lane-mark"].map(s => document.querySelectorAll("#view-cluster " + s).length)`); !slices.Equal(got, []int{len(c.Members), 1, known, 1}) {
		t.Errorf("dots, origins, arrows, marks %v, want %d, 1, %d, 1", got, len(c.Members), known)
	}
	p.wait(`document.querySelectorAll(".paragraphs > li").length > 0`)
	var want []string
	for _, start := range slices.Sorted(maps.Keys(starts)) {
		want = append(want, strconv.Itoa(starts[start]))
	}
	got := value[[]string](p, `[...document.querySelectorAll(".paragraphs .kept")].map(e => e.textContent.split(" ")[0]).filter(n => n !== "0")`)
	if !slices.Equal(got, want) {
		t.Errorf("kept by %v, want %v", got, want)
	}
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll(".paragraphs details").forEach(d => { d.open = true; })`))
	words := value[[]string](p, `[...document.querySelectorAll(".paragraphs > li")].filter(li => li.querySelector("li")).map(li => { const q = li.querySelector("blockquote").cloneNode(true); q.querySelectorAll("ins").forEach(e => e.remove()); return [q, li.querySelector(".kept-text")].map(e => e.textContent.replace(/[\s.]+/g, "")).join("|"); })`)
	for _, w := range words {
		if kept, whole, _ := strings.Cut(w, "|"); kept != whole {
			t.Errorf("without what was added the wording is\n%s\nof\n%s", kept, whole)
		}
	}
	if len(words) != len(starts) {
		t.Errorf("%d paragraphs with wordings, want %d", len(words), len(starts))
	}
}

// No view is wider than the window, whatever is in it.
func TestBrowserWidths(t *testing.T) {
	b := browser(t)
	hostilePairs, hostile := hostileRun()
	pairs, r := synthetic(20, 8, 400)
	for i, p := range pairs {
		p.Direction = []string{"a to b", "unknown", "common source"}[i%3]
	}
	hostileCluster, cluster := url.Values{"cluster": {hostile.Clusters[0].ID}}.Encode(), url.Values{"cluster": {r.Clusters[0].ID}}.Encode()
	for i, page := range []string{htmlPage(t, HTMLOptions{}, hostilePairs, hostile), htmlPage(t, HTMLOptions{}, pairs, r)} {
		p := openReport(b, t, page, 1440, 900, "")
		for _, width := range []int64{1440, 1024, 390} {
			p.do(chromedp.EmulateViewport(width, 900))
			for _, hash := range []string{"overview=", "sources=", "pairs=", "pairs=&relation=reuse&credit=none&q=story", "quotations=", "clusters=", []string{hostileCluster, cluster}[i], "pair=1", "pair=1&mode=inline", "pair=1&mode=changes"} {
				p.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`location.hash = %q`, hash)))
				view, _, _ := strings.Cut(hash, "=")
				p.wait(fmt.Sprintf(`document.body.dataset.view === %q`, view))
				if wide := value[int64](p, `document.documentElement.scrollWidth`); wide > width {
					t.Errorf("page %d at #%s is %d wide, in a window of %d", i, hash, wide, width)
				}
			}
		}
	}
}

// Printing a long list makes its first rows, says how many there are, and leaves the list as it was.
func TestBrowserPrint(t *testing.T) {
	pairs, r := synthetic(50, 10, 1500)
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "#pairs")
	p.do(chromedp.Evaluate[chromedp.Void](`addEventListener("beforeprint", () => { window.printed = document.querySelectorAll("#view-pairs a.row").length + " rows. " + document.querySelector("#view-pairs .printed-note").textContent; })`))
	pdf, err := chromedp.Call(p.ctx, cdpage.PrintToPDF, cdpage.PrintToPDFParams{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := value[string](p, `window.printed`), "200 rows. The first 200 of 1,500. Export the list for all."; got != want {
		t.Errorf("printed %q, want %q", got, want)
	}
	if len(pdf.Data) < 10_000 {
		t.Errorf("a document of %d bytes", len(pdf.Data))
	}
	p.wait(`document.querySelectorAll("#view-pairs a.row").length < 40`)
}

// A pair that the page has no room for says so, and names the command that shows it.
func TestBrowserWithoutRoom(t *testing.T) {
	pairs, r := wireRun(t)
	var none, noTexts strings.Builder
	for _, out := range []*strings.Builder{&none, &noTexts} {
		w := NewHTML(out, HTMLOptions{})
		w.limits.textBytes = 0
		if out == &none {
			w.limits.pairBytes = 0
		}
		write(t, w, pairs, r)
	}
	b := browser(t)
	want := "copytaster report " // and the folder of the page
	tail := " --article 002_a9800f5b94e46b94.txt --article 001_24ab744bbf5cc465.txt --full"
	for i, page := range []string{none.String(), noTexts.String()} {
		p := openReport(b, t, page, 1440, 900, "#pair=1")
		if got := value[string](p, `document.querySelector("#view-pair .command").textContent`); !strings.HasPrefix(got, want) || !strings.HasSuffix(got, tail) {
			t.Errorf("page %d: %q", i, got)
		}
	}
}

// The page shows what a wire desk asks for: versions, origin, credit, what was taken back, templates.
func TestBrowserDesk(t *testing.T) {
	pairs, r := deskRun(t)
	page, b := htmlPage(t, HTMLOptions{}, pairs, r), browser(t)
	texts := func(p *tab, selector string) string {
		return value[string](p, fmt.Sprintf(`[...document.querySelectorAll(%q)].map(e => e.textContent).join(" | ")`, selector))
	}

	t.Run("overview", func(t *testing.T) {
		p := openReport(b, t, page, 1440, 900, "")
		want := "1 pair without credit | 1 pair with text that was taken back | 1 pair in the words of a template, no reuse | 1 story in several versions | " +
			"1 notice or digest, not compared | 1 article that looks as if read from paper | 1 text that counts as boilerplate"
		if got := texts(p, ".desk li"); got != want {
			t.Errorf("counts %q, want %q", got, want)
		}
		if got := texts(p, ".audit tbody th, .audit tbody td"); got != "The Daily | 1 | 25 | 2184\u202f%" {
			t.Errorf("audit %q", got)
		}
		if n := value[int](p, `document.querySelectorAll(".arc").length`); n != 2 {
			t.Errorf("%d arcs: a template is no reuse", n)
		}
		p.do(chromedp.Click(chromedp.CSS(".desk a")))
		p.wait(`document.body.dataset.view === "pairs" && document.querySelector("#view-pairs .status").textContent === "1 of 3 pairs"`)
		if got := texts(p, "#view-pairs .tag"); got != "text taken back | not credited" {
			t.Errorf("tags %q", got)
		}
		p.do(chromedp.Evaluate[chromedp.Void](`location.hash = "#pairs=&relation=template"`))
		p.wait(`document.querySelectorAll("#view-pairs a.row").length === 1 && document.querySelector("#view-pairs a.no-reuse .relation").textContent === "template, no reuse"`)
	})

	t.Run("pair", func(t *testing.T) {
		p := openReport(b, t, page, 1440, 900, "#pair=2")
		p.wantMatches(pairs[1])
		if got := texts(p, ".direction, .evidence li"); got != "b took it from a · very probably (0.93) · not credited | a is copy of Agence Nord, and b is not known to be an agency's | "+
			"a was published 2 h 45 min before b | of all versions of the story, b matches a best" {
			t.Errorf("direction %q", got)
		}
		if got := texts(p, ".pane.side-b .taken-back"); got != pairs[1].Findings[0].BText {
			t.Errorf("taken back %q", got)
		}
		if got := texts(p, ".pane.side-a .taken-back"); got != "" {
			t.Errorf("taken back in a %q", got)
		}
		if got := texts(p, ".pane .source-credit"); got != "Agence Nord | dpa" {
			t.Errorf("credits %q", got)
		}
		if got := texts(p, ".about summary"); got != "FERRY-AGROUND · UPDATE 1 · credits Agence Nord · read from paper | took UPDATE 1, one came later · credits dpa · 21 words without credit" {
			t.Errorf("about %q", got)
		}
		for _, want := range []string{"datelinePORT HOLM · March 4 · Agence Nord", "bylineNora Lind", "versionUPDATE 1, 2 of 3; the story was taken back", "embargoNot for release",
			"comes fromUPDATE 1-Ferry aground off Port Holm, Agence Nord · confidence 0.93", "reused words25, 21 without credit", "Agence Nord: 21 words, not crediteddpa: 4 words, credited"} {
			if got := texts(p, ".about dl"); !strings.Contains(got, want) {
				t.Errorf("%q is not in %q", want, got)
			}
		}
	})

	t.Run("template", func(t *testing.T) {
		p := openReport(b, t, page, 1440, 900, "#pair=3")
		if got := texts(p, ".direction, .evidence li, .taken-back-notes, .about"); got != "Two stories in the words of one template, no reuse." {
			t.Errorf("template %q", got)
		}
	})

	t.Run("narrow", func(t *testing.T) {
		for _, hash := range []string{"", "#pairs", "#pair=2", "#cluster=c-daily.txt"} {
			p := openReport(b, t, page, 390, 844, hash)
			if wide := value[int](p, `document.documentElement.scrollWidth`); wide > 390 {
				t.Errorf("%q: the page is %d wide", hash, wide)
			}
		}
		p := openReport(b, t, page, 390, 844, "#pair=2")
		p.do(chromedp.Click(chromedp.CSS(".taken-back-notes button")))
		p.wait(`document.querySelector("#view-pair").dataset.side === "b" && document.querySelector(".taken-back").offsetHeight > 0`)
	})

	t.Run("cluster", func(t *testing.T) {
		p := openReport(b, t, page, 1440, 900, "#cluster=c-daily.txt")
		if got := texts(p, ".versions .mark-of"); got != "first version | UPDATE 1" {
			t.Errorf("versions %q", got)
		}
		if got := texts(p, ".cluster-part p"); got != "Ferry aground off Port Holm Agence Nord · very probably (0.91) | Agence Nord, FERRY-AGROUND: the last version takes the story back" {
			t.Errorf("origin %q", got)
		}
		if got := texts(p, ".bridges li"); got != "Drunk captain wrecks ferry — Tides for Tuesday one text alone would hold the two sides together" {
			t.Errorf("cuts %q", got)
		}
	})
}

// Without texts the page says where the words stand that were taken back.
func TestBrowserDeskRedacted(t *testing.T) {
	pairs, r := deskRun(t)
	pairs, r = withoutText(t, pairs, r)
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "#pair=2")
	f := pairs[1].Findings[0]
	want := fmt.Sprintf("Text that was killed: b still carries words of UPDATE 1 nord-2.txt that nord-3.txt killed. Code points %d to %d", f.BStart, f.BEnd)
	if got := value[string](p, `document.querySelector(".taken-back-notes").textContent`); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A run of which nothing of this is known shows nothing of it.
func TestBrowserNoDesk(t *testing.T) {
	pairs, r := fullRun(t)
	page, b := htmlPage(t, HTMLOptions{}, pairs, r), browser(t)
	for _, hash := range []string{"", "#pairs", "#pair=1", "#cluster=c-001_24ab744bbf5cc465.txt"} {
		p := openReport(b, t, page, 1440, 900, hash)
		found := value[string](p, `[...document.querySelectorAll(".desk, .audit, .direction strong, .evidence, .taken-back-notes, .about, .cluster-part, .versions, .tag.alert, .source-credit")].map(e => e.className).join(" ")`)
		if found != "" {
			t.Errorf("%q shows %q", hash, found)
		}
	}
}

func TestBrowserNoPairs(t *testing.T) {
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, nil, emptyRun()), 1440, 900, "")
	text := value[string](p, `document.querySelector("#view-overview .lead").textContent`)
	for _, want := range []string{"No shared text was found", "1,234 articles were read", "12 words or more", "0.7 or more", "10 words", "NATO-Russia Council"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
}

func TestBrowserRedacted(t *testing.T) {
	pairs, r := fullRun(t)
	pairs, r = withoutText(t, pairs, r)
	page, b := htmlPage(t, HTMLOptions{}, pairs, r), browser(t)
	openReport(b, t, page, 1440, 900, "#pair=3&quotation=1")
	ledger := openReport(b, t, page, 1440, 900, "#quotations=&id="+url.QueryEscape(r.Ledger[0].ID))
	if text := value[string](ledger, `document.querySelector("#view-quotations .row").textContent`); !strings.Contains(text, "32 words, left out of this report") {
		t.Errorf("in place of a quotation: %q", text)
	}
	p := openReport(b, t, page, 1440, 900, "#pair=1&passage=1")
	text := value[string](p, `document.querySelector(".pane.side-a").textContent`)
	if !strings.Contains(text, "--redact") || !strings.Contains(text, "2,340 to 2,496, verbatim, 26 words") {
		t.Errorf("in place of the text: %q", text)
	}
	if n := value[int](p, `document.querySelectorAll(".map .ribbon").length`); n != 7 {
		t.Errorf("%d ribbons", n)
	}
}
