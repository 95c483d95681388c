package report

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

//go:embed assets
var assets embed.FS

// modules lists the scripts of the page in the order in which they are joined.
func modules() []string {
	return []string{"dom", "format", "text", "model", "charts", "picture", "overview", "list", "cluster", "map", "article", "sync", "pair", "keys", "main"}
}

const (
	defaultMaxPairs  = 2000
	maxListedSkipped = 200      // skipped inputs named in the page; all are in run.json
	maxOtherArticles = 200      // among so many articles, those without a pair are named too
	plainDataLimit   = 16 << 20 // bytes of JSON; more is compressed
)

// HTMLOptions says what goes into report.html. The zero value gives the defaults.
type HTMLOptions struct {
	// MaxPairs is how many pairs the page holds: those with the most shared words. The page says how many
	// were left out and where they are. 0 or less stands for 2000.
	MaxPairs int
}

// HTML writes report.html: one page that needs no network and no other file. It holds the articles of its
// pairs in full, and lets a reader go from the overview down to each passage side by side. The same calls
// give the same bytes. An HTML is used by one goroutine.
type HTML struct {
	w          io.Writer
	maxPairs   int
	plainLimit int // bytes of JSON above which the data is compressed
	pairs      []htmlPair
	total      int // pairs taken, with those that were dropped again
}

// htmlPair is a pair with its number: its 1-based line in pairs.jsonl.
type htmlPair struct {
	N int `json:"n"`
	Pair
}

// htmlData is what the script of the page reads.
type htmlData struct {
	Version     string         `json:"version"`
	Settings    map[string]any `json:"settings"`
	Counts      Counts         `json:"counts"`
	NearestMiss *Miss          `json:"nearest_miss,omitempty"`
	Skipped     []Skipped      `json:"skipped"`      // the first of them
	PairsTotal  int            `json:"pairs_total"`  // with those that are not in Pairs
	WordsReused int            `json:"words_reused"` // inside passages, summed over all articles
	Paired      int            `json:"paired"`       // articles that stand in a pair
	Labels      map[string]int `json:"labels"`       // articles that stand in a pair, by label
	Tenths      [10]int        `json:"tenths"`       // the same, by the tenth in which their reused share lies
	Articles    []Article      `json:"articles"`     // by id
	Pairs       []htmlPair     `json:"pairs"`        // by number
	Clusters    []Cluster      `json:"clusters"`     // those with an article of Pairs
}

// NewHTML returns a writer of the page to w. Nothing is written before Close.
func NewHTML(w io.Writer, o HTMLOptions) *HTML {
	h := &HTML{w: w, maxPairs: o.MaxPairs, plainLimit: plainDataLimit}
	if h.maxPairs <= 0 {
		h.maxPairs = defaultMaxPairs
	}
	return h
}

var _ Writer = (*HTML)(nil)

// Pair keeps the pair if it is one of those with the most shared words.
func (h *HTML) Pair(p *Pair) error {
	h.total++
	h.pairs = append(h.pairs, htmlPair{h.total, *p})
	if len(h.pairs) >= 2*h.maxPairs {
		h.trim()
	}
	return nil
}

// trim drops the pairs beyond maxPairs and leaves the rest by number.
func (h *HTML) trim() {
	if len(h.pairs) > h.maxPairs {
		slices.SortFunc(h.pairs, func(x, y htmlPair) int {
			return cmp.Or(cmp.Compare(y.WordsShared, x.WordsShared), cmp.Compare(x.N, y.N))
		})
		clear(h.pairs[h.maxPairs:])
		h.pairs = h.pairs[:h.maxPairs]
	}
	slices.SortFunc(h.pairs, func(x, y htmlPair) int { return cmp.Compare(x.N, y.N) })
}

// Close writes the page.
func (h *HTML) Close(r *Result) error {
	h.trim()
	data, err := json.Marshal(h.data(r)) // escapes <, >, &, U+2028 and U+2029, so that it may stand in a script element
	if err != nil {
		return fmt.Errorf("html report: %w", err)
	}
	kind := "application/json"
	if len(data) > h.plainLimit {
		kind = "application/gzip;base64"
		if data, err = compress(data); err != nil {
			return fmt.Errorf("html report: %w", err)
		}
	}
	return h.writePage(kind, data)
}

// writePage fills the template. Style and script are allowed by their hashes, and nothing else is.
func (h *HTML) writePage(kind string, data []byte) error {
	page, err := assets.ReadFile("assets/page.html")
	if err != nil {
		return err
	}
	style, err := assets.ReadFile("assets/report.css")
	if err != nil {
		return err
	}
	script, err := joinModules()
	if err != nil {
		return err
	}
	policy := fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'",
		sourceHash(style), sourceHash(script))
	head, tail, _ := strings.Cut(string(page), "{{data}}")
	fill := strings.NewReplacer("{{policy}}", policy, "{{style}}", string(style), "{{script}}", string(script), "{{kind}}", kind)
	for _, part := range [][]byte{[]byte(fill.Replace(head)), data, []byte(fill.Replace(tail))} {
		if _, err := h.w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// joinModules returns the script of the page. The modules share one function scope.
func joinModules() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("(() => {\n\"use strict\";\n")
	for _, name := range modules() {
		text, err := assets.ReadFile("assets/js/" + name + ".js")
		if err != nil {
			return nil, err
		}
		b.WriteString("\n")
		b.Write(text)
	}
	b.WriteString("})();\n")
	return b.Bytes(), nil
}

// sourceHash returns the hash by which a content security policy allows an inline element of this text.
func sourceHash(text []byte) string {
	sum := sha256.Sum256(text)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// compress returns data as base64 of a gzip stream without a time.
func compress(data []byte) ([]byte, error) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return base64.StdEncoding.AppendEncode(nil, b.Bytes()), nil
}

// data gathers what the page shows. Texts stand once, with the articles, and only where a pair needs them.
func (h *HTML) data(r *Result) *htmlData {
	d := &htmlData{
		Version:     r.Run.Version,
		Settings:    r.Run.Settings,
		Counts:      r.Run.Counts,
		NearestMiss: r.Run.NearestMiss,
		Skipped:     r.Run.Skipped[:min(len(r.Run.Skipped), maxListedSkipped)],
		PairsTotal:  h.total,
		Labels:      map[string]int{},
		Pairs:       h.pairs,
	}
	shown := h.texts()
	for i := range h.pairs {
		h.pairs[i].Passages = withoutTexts(h.pairs[i].Passages)
	}
	for _, a := range r.Articles {
		d.count(a)
		if text, ok := shown[a.ID]; ok || len(r.Articles) <= maxOtherArticles {
			record := *a
			record.Text = text
			d.Articles = append(d.Articles, record)
		}
	}
	for _, c := range r.Clusters {
		if slices.ContainsFunc(c.Members, func(id string) bool { _, ok := shown[id]; return ok }) {
			d.Clusters = append(d.Clusters, c)
		}
	}
	return d
}

// count adds a to the totals.
func (d *htmlData) count(a *Article) {
	d.WordsReused += a.WordsReused
	if a.Pairs == 0 {
		return
	}
	d.Paired++
	d.Labels[a.Label]++
	d.Tenths[max(0, min(9, int(a.Share.Reused()*10)))]++
}

// texts returns the texts of the articles of the pairs by id; "" for one that was redacted.
func (h *HTML) texts() map[string]string {
	texts := map[string]string{}
	for i := range h.pairs {
		p := &h.pairs[i]
		for id, a := range map[string]*Article{p.A: p.ArticleA, p.B: p.ArticleB} {
			texts[id] = ""
			if a != nil {
				texts[id] = a.Text
			}
		}
	}
	return texts
}

// withoutTexts returns the passages without their texts: the page cuts them from the articles.
func withoutTexts(passages []Passage) []Passage {
	passages = slices.Clone(passages)
	for i := range passages {
		passages[i].AText, passages[i].BText = "", ""
	}
	return passages
}
