package report

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/copytaster/copytaster/internal/retention"
)

// goTo opens another address of the page and waits until its view is there.
func (p *tab) goTo(hash, until string) {
	p.Helper()
	p.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`location.hash = %q`, hash)))
	p.wait(until)
}

// tableOf returns the rows of the table behind the i-th picture of the view that is shown, without the first cell and without commas.
func (p *tab) tableOf(i int) (rows []string) {
	p.Helper()
	p.openTables()
	return value[[]string](p, fmt.Sprintf(`[...document.querySelectorAll("main > section:not([hidden]) .picture-tools .data")][%d] ? [...[...document.querySelectorAll("main > section:not([hidden]) .picture-tools .data")][%[1]d].querySelectorAll("tbody tr")].map(tr => [...tr.cells].map(c => c.textContent.replaceAll(",", "")).join("|")) : []`, i))
}

// takenRun is a synthetic run in which every third pair is known to have a taker, and every ninth of these is back to front.
func takenRun() ([]*Pair, *rest) {
	pairs, r := synthetic(12, 7, 200)
	for i, p := range pairs {
		if i%3 == 0 {
			p.Direction, p.Confidence = "a to b", .9
		}
		if i%9 == 0 {
			p.Direction = "b to a"
		}
	}
	return pairs, r
}

// keptTwin sums what takers kept in the plainest way: it asks of each word of each giver whether it stands in a passage, and in an edit of it.
func keptTwin(pairs []*Pair, of func(*Pair) bool) (sum retention.Sum, takings int) {
	for _, p := range pairs {
		if p.Direction != "a to b" && p.Direction != "b to a" || !of(p) {
			continue
		}
		takings++
		giver, back := p.ArticleA, p.Direction == "b to a"
		if back {
			giver = p.ArticleB
		}
		text := []rune(giver.Text)
		fates := make([]retention.Fate, len(text))
		for _, v := range p.Passages {
			start, end := v.AStart, v.AEnd
			if back {
				start, end = v.BStart, v.BEnd
			}
			for at := start; at < end; at++ {
				fate := retention.Kept
				for _, e := range v.Edits {
					if from, to := e.AStart, e.AEnd; !back && from <= at && at < to {
						fate = retention.Changed
					}
					if from, to := e.BStart, e.BEnd; back && from <= at && at < to {
						fate = retention.Changed
					}
				}
				fates[at] = max(fates[at], fate)
			}
		}
		var each []retention.Stretch
		for at, fate := range fates {
			each = append(each, retention.Stretch{Start: at, End: at + 1, Fate: fate})
		}
		story := retention.Read(retention.Text{Body: giver.Text, Title: giver.Title})
		x := story.Sum(story.Fates(each))
		sum.Add(&x)
	}
	return sum, takings
}

// Every count of what was kept is that of the run, whatever narrows the page, after loading it again and going back.
func TestBrowserKept(t *testing.T) {
	pairs, r := takenRun()
	rows := func(sum retention.Sum) (kinds, paragraphs []string) {
		row := func(c retention.Count) string {
			return fmt.Sprintf("%d|%d|%d|%d|%d", c[retention.Kept]+c[retention.Changed]+c[retention.Told]+c[retention.Dropped], c[retention.Kept], c[retention.Changed], c[retention.Told], c[retention.Dropped])
		}
		for _, c := range sum.Kinds {
			kinds = append(kinds, row(c))
		}
		for _, c := range sum.Paragraphs {
			if c != (retention.Count{}) {
				paragraphs = append(paragraphs, row(c))
			}
		}
		return kinds, paragraphs
	}
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "#kept")
	check := func(name string, of func(*Pair) bool) {
		t.Helper()
		sum, takings := keptTwin(pairs, of)
		kinds, paragraphs := rows(sum)
		if takings == 0 || len(paragraphs) < 2 {
			t.Fatal(name, takings, paragraphs)
		}
		p.wait(fmt.Sprintf(`document.querySelector("#view-kept .figures dd")?.textContent === "%d"`, takings))
		for i, want := range [][]string{kinds, paragraphs} {
			var got []string
			for _, row := range p.tableOf(i) {
				_, counts, _ := strings.Cut(row, "|")
				got = append(got, counts)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s: table %d has %q, want %q", name, i, got, want)
			}
		}
	}
	all := func(*Pair) bool { return true }
	check("all", all)
	p.goTo("#kept=&share=0", `location.hash === "#kept=&share=0"`) // the script sums what Go did
	check("all pairs that pass", all)
	source := pairs[0].ArticleA.Source
	of := func(q *Pair) bool { return q.ArticleA.Source == source || q.ArticleB.Source == source }
	p.goTo("#"+url.Values{"kept": {""}, "source": {source}}.Encode(), `document.querySelector("#view-kept .chip") !== null`)
	check("one source", of)
	p.do(chromedp.Reload())
	check("one source, loaded again", of)
	p.press("1")
	p.wait(`document.body.dataset.view === "overview"`)
	p.do(chromedp.NavigateBack())
	p.wait(`document.body.dataset.view === "kept"`)
	check("one source, come back", of)
	if pictures := value[[]string](p, `[...document.querySelectorAll("#view-kept svg.bars")].map(s => s.querySelector("title").textContent + ": " + s.getAttribute("aria-label"))`); len(pictures) != 2 || !strings.HasPrefix(pictures[0], "What was kept by kind of sentence: lead: ") {
		t.Errorf("pictures %q", pictures)
	}
	p.goTo("#kept=&direction=unknown", `document.querySelector("#view-kept .empty")?.textContent.startsWith("Of no pair that passes")`)
}

// Names and figures that were lost, and the pairs in which they were.
func TestBrowserLosses(t *testing.T) {
	pairs, r := keptRun()
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "#kept")
	losses := `[...document.querySelectorAll("#view-kept .losses tbody tr")].map(tr => [tr.querySelector("summary"), ...[...tr.cells].slice(1)].map(c => c.textContent).join("|")).join(", ")`
	const want = "Ole Berg|0|1|Tom Moe, 45|0|1|50"
	p.wait(losses + ` === ` + strconv.Quote(want))
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("#view-kept .losses details").open = true`))
	p.wait(`document.querySelector("#view-kept .losses details a")?.textContent === "Daily from Nord"`)
	p.goTo("#kept=&without=paraphrases", `document.querySelectorAll("#view-kept .figures dd")[4]?.textContent.startsWith("0")`)
	p.wait(losses + ` === ` + strconv.Quote(want))
	p.goTo("#kept=&without=quotations", `[...document.querySelectorAll("#view-kept .bars")][0]?.getAttribute("aria-label").includes("background") && ![...document.querySelectorAll("#view-kept .bars")][0].getAttribute("aria-label").includes("quotations")`)

	pairs, r = withoutText(t, pairs, r)
	redacted := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "#kept")
	redacted.wait(`document.querySelector("#view-kept .empty")?.textContent.includes("--redact")`)
}

// graphRun is a ledger of one quotation: two wordings, of which the second is given to somebody else once, and a use without a time.
func graphRun() ([]*Pair, *rest) {
	pairs, r := keptRun()
	use := func(article, published, speaker string) Use {
		return Use{Article: article, Source: "S-" + article, Published: published, Spans: [][2]int{{0, 3}}, Speaker: speaker}
	}
	uses := []Use{use("wire", "2024-03-01T08:00:00Z", "Ole Berg"), use("daily", "2024-03-02T08:00:00Z", "Ole Berg"), use("post", "2024-03-03T08:00:00Z", "Eva Dahl"), use("x", "", "")}
	r.Ledger = []*LedgerQuotation{{ID: "q-wire-1", Speaker: "Ole Berg", Text: "We saw nothing", Words: 3, Uses: 4, Articles: 4, First: &uses[0], Altered: true, Reattributed: true, Wordings: []Wording{
		{Parent: -1, Relation: "first", Text: "We saw nothing", Uses: uses[:2]},
		{Parent: 0, Relation: "altered", Text: "We saw everything", Edits: []Edit{{"replace", 7, 14, 7, 17}}, Uses: uses[2:]},
	}}}
	return pairs, r
}

// The graph of a quotation has a mark for each use, a branch for each wording with the words that differ, and those without a time apart.
func TestBrowserWordings(t *testing.T) {
	pairs, r := graphRun()
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "#quotations=&id=q-wire-1")
	p.wait(`document.querySelector(".wordings") !== null`)
	if got := value[[]int](p, `[".use-mark", ".use-mark.other", ".wording-branch", ".gutter"].map(s => document.querySelectorAll(".wordings " + s).length)`); !slices.Equal(got, []int{4, 1, 1, 1}) {
		t.Errorf("uses, others, branches, gutters %v", got)
	}
	if got := value[string](p, `document.querySelector(".wording-change").textContent.replace(/[\u2068\u2069]/g, "")`); got != "“nothing” → “everything”" {
		t.Errorf("on the branch %q", got)
	}
	places := value[[]float64](p, `[...document.querySelectorAll(".use-mark")].map(m => { const b = m.getBoundingClientRect(); return b.x + b.width / 2; })`)
	gutter := value[float64](p, `document.querySelector(".wordings .gutter").getBoundingClientRect().x`)
	if len(places) != 4 || places[0] >= places[1] || places[1] >= places[2] || places[3] >= gutter || places[0] <= gutter {
		t.Errorf("uses at %v, the gutter at %v", places, gutter)
	}
	want := []string{"Wording 1||S-wire|1 Mar 2024 08:00 UTC|wire|Ole Berg", "Wording 1||S-daily|2 Mar 2024 08:00 UTC|daily|Ole Berg",
		"Wording 2|“nothing” → “everything”|S-post|3 Mar 2024 08:00 UTC|post|Eva Dahl", "Wording 2|“nothing” → “everything”|S-x|unknown|x|"}
	got := p.tableOf(0)
	for i := range got {
		got[i] = strings.NewReplacer("\u2068", "", "\u2069", "").Replace(got[i])
	}
	if !slices.Equal(got, want) {
		t.Errorf("table %q, want %q", got, want)
	}
}

// Each picture can be kept as SVG and PNG under the policy of the page, the arcs with the names of their articles.
func TestBrowserKeepsPictures(t *testing.T) {
	pairs, r := graphRun()
	c := Cluster{ID: "c-daily", Members: []string{"daily", "post", "wire"}, Diameter: 1}
	r.Clusters = []Cluster{c}
	for i, a := range r.Articles {
		a.Published = fmt.Sprintf("2024-03-0%d", i+1)
	}
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "")
	p.do(chromedp.Evaluate[chromedp.Void](`window.kept = []; const make = URL.createObjectURL; URL.createObjectURL = blob => { kept.push(blob); return make.call(URL, blob); }; HTMLAnchorElement.prototype.click = () => {};`))
	for hash, views := range map[string]int{"#overview": 1, "#kept": 2, "#cluster=c-daily": 2, "#quotations=&id=q-wire-1": 1} {
		view, _, _ := strings.Cut(hash[1:], "=")
		p.goTo(hash, fmt.Sprintf(`document.body.dataset.view === %q && document.querySelectorAll("#view-%[1]s .picture-tools").length >= %d`, view, views))
		n := value[int](p, `document.querySelectorAll("main > section:not([hidden]) .picture-tools").length`)
		if tables, buttons := value[int](p, `document.querySelectorAll("main > section:not([hidden]) .picture-tools .as-table").length`), value[int](p, `document.querySelectorAll("main > section:not([hidden]) .picture-tools .exports button").length`); tables != n || buttons != 2*n {
			t.Errorf("%s: %d pictures have %d tables and %d buttons", hash, n, tables, buttons)
		}
		p.do(chromedp.Evaluate[chromedp.Void](`kept.length = 0; document.querySelectorAll("main > section:not([hidden]) .picture-tools .exports button").forEach(b => b.click())`))
		p.wait(fmt.Sprintf(`kept.filter(b => b.type === "image/png").length === %d`, n))
		p.do(chromedp.Evaluate[chromedp.Void](`window.texts = null; Promise.all(kept.filter(b => b.type === "image/svg+xml").map(b => b.text())).then(all => { window.texts = all; })`))
		p.wait(`texts !== null`)
		texts := value[[]string](p, `texts`)
		if len(texts) != 2*n { // a PNG is drawn from another
			t.Errorf("%s: %d drawings of %d pictures", hash, len(texts), n)
		}
		for _, text := range texts {
			if !strings.HasPrefix(text, "<svg") || !strings.Contains(text, "<title") || !strings.Contains(text, `xmlns="http://www.w3.org/2000/svg"`) {
				t.Errorf("%s: kept %.200s", hash, text)
			}
		}
		if hash == "#cluster=c-daily" && !strings.Contains(strings.Join(texts, ""), "Ferry aground · Nord") {
			t.Errorf("the arcs were kept without names: %q", texts)
		}
	}
}

// A story shows a version that took it back though it is no member, and the collation beside the lanes.
func TestBrowserStoryTakenBack(t *testing.T) {
	pairs, r := keptRun()
	origin := "wire"
	r.Clusters = []Cluster{{ID: "c-daily", Members: []string{"daily", "post", "wire"}, Origin: &origin, Confidence: .9, Diameter: 1}}
	r.Chains = []Chain{{ID: "v-wire", Source: "Nord", Killed: true, Members: []ChainVersion{{ID: "wire", Published: "2024-03-01T08:00:00Z"}, {ID: "gone", Version: "KILL", Published: "2024-03-04T08:00:00Z"}}}}
	for i, a := range r.Articles {
		a.Published = fmt.Sprintf("2024-03-0%dT08:00:00Z", 3-i)
	}
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "#cluster=c-daily")
	p.wait(`document.querySelectorAll("#view-cluster .paragraphs > li").length > 0`)
	if got := value[[]int](p, `[".lane-dot", ".lane-version", ".lane-mark.back", ".lane-arrow"].map(s => document.querySelectorAll("#view-cluster " + s).length)`); !slices.Equal(got, []int{3, 1, 1, 2}) {
		t.Errorf("dots, versions outside, marks, arrows %v", got)
	}
	if rows := p.tableOf(0); len(rows) != 4 || !strings.HasSuffix(rows[3], "|Nord|4 Mar 2024 08:00 UTC|KILL||") {
		t.Errorf("table %q", rows)
	}
	if beside := value[bool](p, `(() => { const [l, c] = document.querySelectorAll(".story .story-part"); return c.getBoundingClientRect().left > l.getBoundingClientRect().right; })()`); !beside {
		t.Error("the collation does not stand beside the lanes")
	}
}

// What is narrowed counts its own months and debts: those of the run, if all pairs pass.
func TestBrowserNarrowedSources(t *testing.T) {
	pairs, r := deskRun(t)
	page := htmlPage(t, HTMLOptions{}, pairs, r)
	b := browser(t)
	audit := `[...document.querySelectorAll(".audit tbody tr")].map(tr => tr.textContent).join("|")`
	months := `[...document.querySelectorAll(".outlet-rows tbody tr")].map(tr => tr.textContent + (tr.querySelector(".spark title") || { textContent: "" }).textContent).join("|")`
	for view, said := range map[string]string{"overview": audit, "sources": months} {
		whole := openReport(b, t, page, 1440, 900, "#"+view)
		want := value[string](whole, said)
		if got := value[string](openReport(b, t, page, 1440, 900, "#"+view+"=&share=0"), said); got != want || want == "" {
			t.Errorf("%s: with all pairs %q, over the run %q", view, got, want)
		}
	}
}

// Names from right to left leave what follows them in its place.
func TestBrowserRightToLeft(t *testing.T) {
	pairs, r := keptRun()
	r.Articles[2].Source, r.Articles[2].Published = "وكالة الأنباء", "2024-03-01T08:00:00Z"
	r.Articles[0].Published = "2024-03-02"
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "#pairs")
	ends := value[[]float64](p, `(() => {
		const credit = [...document.querySelectorAll("#view-pairs .credit")].find(e => e.textContent.includes("2024")), node = credit.firstChild, at = text => {
			const range = document.createRange(), i = node.textContent.indexOf(text);
			range.setStart(node, i); range.setEnd(node, i + text.length);
			return range.getBoundingClientRect();
		};
		return [at("وكالة الأنباء").right, at("1 Mar").left, at("1 Mar").right, at("2024").left];
	})()`)
	if !slices.IsSorted(ends) {
		t.Errorf("the name ends at %v, the day stands from %v to %v, the year at %v", ends[0], ends[1], ends[2], ends[3])
	}
}

// Each new view is printed whole.
func TestBrowserPrintsViews(t *testing.T) {
	pairs, r := graphRun()
	r.Clusters = []Cluster{{ID: "c-daily", Members: []string{"daily", "post", "wire"}, Diameter: 1}}
	p := openReport(browser(t), t, htmlPage(t, HTMLOptions{}, pairs, r), 1440, 900, "")
	for _, hash := range []string{"#kept", "#sources", "#cluster=c-daily", "#quotations=&id=q-wire-1"} {
		view, _, _ := strings.Cut(hash[1:], "=")
		p.goTo(hash, fmt.Sprintf(`document.body.dataset.view === %q`, view))
		pdf, err := chromedp.Call(p.ctx, cdpage.PrintToPDF, cdpage.PrintToPDFParams{})
		if err != nil {
			t.Fatal(err)
		}
		if len(pdf.Data) < 5_000 {
			t.Errorf("%s: a document of %d bytes", hash, len(pdf.Data))
		}
	}
}
