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
	"math"
	"slices"
	"strings"
)

//go:embed assets
var assets embed.FS

// modules lists the scripts of the page in the order in which they are joined.
func modules() []string {
	return []string{"dom", "format", "text", "diff", "model", "desk", "charts", "picture", "overview", "list", "ledger", "cluster",
		"map", "article", "about", "sync", "items", "pair", "keys", "main"}
}

const (
	defaultMaxPairs  = 2000
	maxQuotations    = 2000
	maxWordings      = 50       // of a quotation
	maxUses          = 30       // of a wording
	maxListedSkipped = 200      // skipped inputs named in the page; all are in run.json
	maxAudits        = 20       // sources
	maxOtherArticles = 200      // among so many articles, those without a pair are named too
	plainDataLimit   = 16 << 20 // bytes of JSON; more is compressed
)

// HTMLOptions says what goes into report.html. The zero value gives the defaults.
type HTMLOptions struct {
	// MaxPairs is how many pairs the page holds: those with the most words in common. The page says how many
	// were left out and where they are. 0 or less stands for 2000.
	MaxPairs int
}

// HTML writes report.html: one page that needs no network and no other file. It holds the articles of its
// pairs in full, and lets a reader go from the overview down to each passage side by side. The same calls
// give the same bytes. An HTML is used by one goroutine.
type HTML struct {
	w          io.Writer
	maxPairs   int
	plainLimit int                   // bytes of JSON above which the data is compressed
	least      int                   // words in common of the last of maxPairs pairs: later ones need more
	maxQuotes  int                   // quotations
	quotes     []htmlQuotation       // those of the ledger that may stand in the page
	stand      map[string]bool       // ids of the articles of the pairs, from the first article on
	read       int                   // articles taken
	audits     map[string]*htmlAudit // by source
	data       htmlData
}

// htmlPair is a pair with its number: its 1-based line in pairs.jsonl.
type htmlPair struct {
	N          int  `json:"n"`
	Uncredited bool `json:"uncredited,omitempty"` // see [Pair.Uncredited]
	Pair
}

// htmlAudit says what the articles of a source owe to others.
type htmlAudit struct {
	Source     string `json:"source"`     // "" for the articles without one
	Articles   int    `json:"articles"`   // with reused words
	Words      int    `json:"words"`      // of these, reused
	Uncredited int    `json:"uncredited"` // of these, owed to somebody, and to nobody who is credited
}

// htmlQuotation is a quotation of the ledger as it stands in the page, and what says whether it does.
type htmlQuotation struct {
	n       int  // its 1-based line in quotations.jsonl
	changed bool // altered or re-attributed
	uses    int
	record  json.RawMessage
}

// htmlData is what the script of the page reads.
type htmlData struct {
	Version          string            `json:"version"`
	Settings         map[string]any    `json:"settings"`
	Notes            []string          `json:"notes"`
	Counts           Counts            `json:"counts"`
	NearestMiss      *Miss             `json:"nearest_miss,omitempty"`
	Skipped          []Skipped         `json:"skipped"`           // the first of them
	PairsTotal       int               `json:"pairs_total"`       // with those that are not in Pairs
	WordsReused      int               `json:"words_reused"`      // inside passages, summed over all articles
	Paired           int               `json:"paired"`            // articles that stand in a pair
	Sharing          htmlSharing       `json:"sharing"`           // of these, by the most that they share with another
	Uncredited       int               `json:"uncredited"`        // pairs, of all
	Audits           []htmlAudit       `json:"audits"`            // of the sources that owe words, those with most of them without credit first
	AuditsTotal      int               `json:"audits_total"`      // with those that are not in Audits
	Labels           map[string]int    `json:"labels"`            // articles that stand in a pair, by label
	Tenths           [10]int           `json:"tenths"`            // the same, by the tenth in which their reused share lies
	Articles         []Article         `json:"articles"`          // by id
	Pairs            []htmlPair        `json:"pairs"`             // by number
	Clusters         []Cluster         `json:"clusters"`          // those with an article of Pairs
	Chains           []Chain           `json:"chains"`            // likewise
	QuotationsTotal  int               `json:"quotations_total"`  // in the ledger
	QuotationsShared int               `json:"quotations_shared"` // of them, used twice or more
	Quotations       []json.RawMessage `json:"quotations"`        // some of these: the changed first, then by uses
}

// htmlSharing counts articles by what they share: copied text, or else quotations, or else sentences in other words.
type htmlSharing struct {
	Passages    int `json:"passages"`
	Quotations  int `json:"quotations"`
	Paraphrases int `json:"paraphrases"`
}

// NewHTML returns a writer of the page to w. Nothing is written before Close.
func NewHTML(w io.Writer, o HTMLOptions) *HTML {
	h := &HTML{w: w, maxPairs: o.MaxPairs, plainLimit: plainDataLimit, least: math.MinInt, maxQuotes: maxQuotations, audits: map[string]*htmlAudit{}, data: htmlData{Labels: map[string]int{}}}
	if h.maxPairs <= 0 {
		h.maxPairs = defaultMaxPairs
	}
	return h
}

var _ LedgerWriter = (*HTML)(nil)

// Pair keeps the pair if it is one of those with the most words in common.
func (h *HTML) Pair(p *Pair) error {
	h.data.PairsTotal++
	uncredited := p.Uncredited()
	if uncredited {
		h.data.Uncredited++
	}
	if wordsInCommon(p) > h.least {
		h.data.Pairs = append(h.data.Pairs, htmlPair{h.data.PairsTotal, uncredited, withoutTexts(p)})
	}
	if len(h.data.Pairs) >= 2*h.maxPairs {
		h.trim()
	}
	return nil
}

// wordsInCommon ranks pairs: the words of b in passages, and those in quotations, which may stand alone.
func wordsInCommon(p *Pair) int {
	n := p.WordsShared
	for i := range p.Quotations {
		n += p.Quotations[i].Words
	}
	return n
}

// withoutTexts returns p without its articles and the texts of its passages, quotations and findings: the page cuts them from the articles that
// come later. An id or a speaker may be a part of a longer text, which is not to be kept with it.
func withoutTexts(p *Pair) Pair {
	out := *p
	out.A, out.B = strings.Clone(p.A), strings.Clone(p.B)
	out.ArticleA, out.ArticleB = nil, nil
	out.Passages = slices.Clone(p.Passages)
	for i := range out.Passages {
		out.Passages[i].AText, out.Passages[i].BText = "", ""
	}
	out.Quotations = slices.Clone(p.Quotations)
	for i := range out.Quotations {
		q := &out.Quotations[i]
		q.AText, q.BText = "", ""
		q.SpeakerA, q.SpeakerB = strings.Clone(q.SpeakerA), strings.Clone(q.SpeakerB)
	}
	out.Findings = slices.Clone(p.Findings)
	for i := range out.Findings {
		out.Findings[i].AText, out.Findings[i].BText = "", ""
	}
	out.Evidence = orEmpty(p.Evidence)
	return out
}

// trim drops the pairs beyond maxPairs and leaves the rest by number.
func (h *HTML) trim() {
	pairs := h.data.Pairs
	if len(pairs) > h.maxPairs {
		slices.SortFunc(pairs, func(x, y htmlPair) int {
			return cmp.Or(cmp.Compare(wordsInCommon(&y.Pair), wordsInCommon(&x.Pair)), cmp.Compare(x.N, y.N))
		})
		clear(pairs[h.maxPairs:])
		pairs = pairs[:h.maxPairs]
		h.least = wordsInCommon(&pairs[h.maxPairs-1].Pair)
	}
	slices.SortFunc(pairs, func(x, y htmlPair) int { return cmp.Compare(x.N, y.N) })
	h.data.Pairs = pairs
}

// Article counts a, and keeps it if it stands in one of the pairs. Of few articles all are kept, the others without text.
func (h *HTML) Article(a *Article) error {
	if h.read == 0 {
		h.chosen()
	}
	h.read++
	h.data.count(a)
	h.owes(a)
	if h.read == maxOtherArticles+1 {
		h.data.Articles = slices.DeleteFunc(h.data.Articles, func(a Article) bool { return !h.stand[a.ID] })
	}
	record := *a
	if !h.stand[a.ID] {
		record.Text = ""
	}
	if h.stand[a.ID] || h.read <= maxOtherArticles {
		h.data.Articles = append(h.data.Articles, record)
	}
	return nil
}

// owes adds what a owes to the sum of its source.
func (h *HTML) owes(a *Article) {
	if a.Audit == nil || len(a.Audit.Owed) == 0 {
		return
	}
	sum := h.audits[a.Source]
	if sum == nil {
		sum = &htmlAudit{Source: strings.Clone(a.Source)}
		h.audits[sum.Source] = sum
	}
	sum.Articles++
	sum.Words += a.Audit.Words
	sum.Uncredited += a.Audit.Uncredited
}

// audited returns the sums of the sources, those with most words without credit first.
func (h *HTML) audited() []htmlAudit {
	all := make([]htmlAudit, 0, len(h.audits))
	for _, sum := range h.audits {
		all = append(all, *sum)
	}
	slices.SortFunc(all, func(x, y htmlAudit) int {
		return cmp.Or(cmp.Compare(y.Uncredited, x.Uncredited), cmp.Compare(y.Words, x.Words), cmp.Compare(x.Source, y.Source))
	})
	return all
}

// chosen ends the choice of the pairs.
func (h *HTML) chosen() {
	h.trim()
	h.stand = make(map[string]bool, 2*len(h.data.Pairs))
	for i := range h.data.Pairs {
		h.stand[h.data.Pairs[i].A], h.stand[h.data.Pairs[i].B] = true, true
	}
}

// Quotation keeps q if it is one of those that were changed, or of those with the most uses.
func (h *HTML) Quotation(q *LedgerQuotation) error {
	h.data.QuotationsTotal++
	if q.Uses < 2 {
		return nil
	}
	h.data.QuotationsShared++
	short := *q
	short.Wordings = slices.Clone(q.Wordings[:min(len(q.Wordings), maxWordings)])
	for i := range short.Wordings {
		w := &short.Wordings[i]
		w.Uses = w.Uses[:min(len(w.Uses), maxUses)]
	}
	record, err := json.Marshal(&short)
	if err != nil {
		return fmt.Errorf("html report: %w", err)
	}
	h.quotes = append(h.quotes, htmlQuotation{h.data.QuotationsTotal, q.Altered || q.Reattributed, q.Uses, record})
	if len(h.quotes) >= 2*h.maxQuotes {
		h.trimQuotes()
	}
	return nil
}

// trimQuotes brings the quotations in their order and drops those beyond maxQuotes.
func (h *HTML) trimQuotes() {
	slices.SortFunc(h.quotes, func(x, y htmlQuotation) int {
		if x.changed != y.changed {
			if x.changed {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(y.uses, x.uses), cmp.Compare(x.n, y.n))
	})
	if len(h.quotes) > h.maxQuotes {
		clear(h.quotes[h.maxQuotes:])
		h.quotes = h.quotes[:h.maxQuotes]
	}
}

// Close writes the page.
func (h *HTML) Close(r *Result) error {
	if h.read == 0 {
		h.chosen()
	}
	h.sumUp(r)
	data, err := json.Marshal(&h.data) // escapes <, >, &, U+2028 and U+2029, so that it may stand in a script element
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

// leftOut says what was not compared because it is standing text.
func leftOut(l *LeftOut) string {
	say := fmt.Sprintf("%s of %s were left out as standing text, and not compared; boilerplate.tsv lists them.", count(l.Words, "word"), count(l.Articles, "article"))
	if len(l.Largest) > 0 && l.Largest[0].Text != "" {
		say += " Most of all: “" + begin(l.Largest[0].Text) + "”"
	}
	return say
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

// sumUp adds what the page shows of the result.
func (h *HTML) sumUp(r *Result) {
	d := &h.data
	d.Version, d.Settings, d.Counts, d.NearestMiss = r.Run.Version, r.Run.Settings, r.Run.Counts, r.Run.NearestMiss
	d.Notes = orEmpty(r.Run.Notes)
	if l := r.Run.LeftOut; l != nil {
		d.Notes = append(slices.Clip(d.Notes), leftOut(l))
	}
	h.trimQuotes()
	for _, q := range h.quotes {
		d.Quotations = append(d.Quotations, q.record)
	}
	d.Skipped = r.Run.Skipped[:min(len(r.Run.Skipped), maxListedSkipped)]
	audits := h.audited()
	d.Audits, d.AuditsTotal = audits[:min(len(audits), maxAudits)], len(audits)
	for i := range r.Clusters {
		c := r.Clusters[i].filled()
		if slices.ContainsFunc(c.Members, func(id string) bool { return h.stand[id] }) {
			d.Clusters = append(d.Clusters, c)
		}
	}
	for _, c := range r.Chains {
		if slices.ContainsFunc(c.Members, func(v ChainVersion) bool { return h.stand[v.ID] }) {
			d.Chains = append(d.Chains, c)
		}
	}
}

// count adds a to the totals.
func (d *htmlData) count(a *Article) {
	d.WordsReused += a.WordsReused
	if a.Pairs == 0 {
		return
	}
	d.Paired++
	switch s := a.Share; {
	case s.Verbatim+s.Edited > 0:
		d.Sharing.Passages++
	case s.Quotation > 0:
		d.Sharing.Quotations++
	case s.Paraphrase > 0:
		d.Sharing.Paraphrases++
	}
	d.Labels[a.Label]++
	d.Tenths[max(0, min(9, int(a.Share.Reused()*10)))]++
}
