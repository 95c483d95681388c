package report

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/spill"
)

//go:embed assets
var assets embed.FS

// modules lists the scripts of the page in the order in which they are joined.
func modules() []string {
	return []string{"dom", "format", "text", "diff", "blocks", "model", "state", "search", "sums", "desk", "keeper", "charts", "figures", "picture", "overview", "sources", "kept",
		"marks", "list", "inline", "export", "ledger", "wordings", "stories", "cluster", "coding", "map", "article", "about", "methods", "sync", "items", "pair", "keys", "main"}
}

const (
	maxPairs         = 50_000   // pairs in the lists of the page
	maxPairBytes     = 16 << 20 // of the file, for what the pairs have in common
	maxTextBytes     = 16 << 20 // of the file, for the texts of their articles
	maxKeptBytes     = 4 << 20  // of the file, for what the takers of the pairs kept
	maxText          = 1 << 20  // bytes of a text that is shown; a longer one is not
	maxLoneArticles  = 20_000   // articles in the page that stand in pairs, and in none of the page
	maxOtherArticles = 200      // among so many articles, those without a pair are named too
	maxListed        = 20_000   // clusters, and chains
	maxQuotations    = 2000
	maxWordings      = 50  // of a quotation
	maxUses          = 30  // of a wording
	maxListedSkipped = 200 // skipped inputs named in the page; all are in run.json
	maxPlainRows     = 50  // pairs in the table for a browser without script
	blockPairs       = 400
	blockText        = 512 << 10 // bytes
)

// HTMLOptions says what report.html is made with. The zero value is good.
type HTMLOptions struct {
	Space *spill.Space // for what has to wait; nil: it waits in memory
}

// HTML writes report.html: one page that needs no network and no other file. Its totals, tables and pictures are summed over all
// pairs and articles. It holds the pairs with the most words in common and the texts of their articles, as many as its size
// allows, which are all of most runs; of the others it says how many there are. The same calls give the same bytes. An HTML
// is used by one goroutine.
type HTML struct {
	w         io.Writer
	limits    htmlLimits
	rests     *spill.File // records of pairs
	texts     *spill.File // records of articles
	edges     *spill.File // both articles of each pair, and the words that it shares
	keeping   *keeping
	taken     []stretchOf // of the pairs of the page in their order, what the taker kept; in rests
	pairs     []htmlPlaced
	least     int              // words in common of the last of the most pairs: later ones need more
	numbers   map[string]int32 // of articles, in the order in which they come in pairs
	ranks     []int32          // by these numbers: the place of an article in the page, -1: of a pair that is not in it
	longest   []int            // words of the longest match of each
	shared    []int            // words that each shares, over all its pairs but templates
	given     []int            // articles that took text from each
	hasText   bool             // of some article that is in the page
	read      int              // articles taken
	lone      int              // of these, in pairs, and in none that is in the page
	articles  []htmlFiled
	summing   summing
	coding    htmlCoding
	maxQuotes int             // quotations
	quotes    []htmlQuotation // those of the ledger that may stand in the page
	data      htmlData
	clusters  []htmlCluster // of the page, by id
	chains    []Chain
	places    []int // of the articles by their numbers: their index in the page
}

// htmlLimits is what a page may hold: see the constants.
type htmlLimits struct{ pairs, pairBytes, textBytes, keptBytes int }

// htmlPlaced is a pair that may be in the page. Its records are set aside.
type htmlPlaced struct {
	common, n    int   // see [wordsInCommon] and htmlPair
	a, b         int32 // numbers of its articles
	record, rest stretchOf
}

// htmlFiled is an article that is in the page. Its record is set aside; that of one without is empty.
type htmlFiled struct {
	rank   int32
	head   htmlArticle
	record stretchOf
}

// stretchOf is where a record lies.
type stretchOf struct {
	at     int64
	length int
}

// htmlQuotation is a quotation of the ledger as it stands in the page, and what says whether it does.
type htmlQuotation struct {
	n       int  // its 1-based line in quotations.jsonl
	changed bool // altered or re-attributed
	uses    int
	record  json.RawMessage
}

// htmlData is what the script of the page reads first.
type htmlData struct {
	Version          string           `json:"version"`
	Run              string           `json:"run"` // of the same index the same, by which a browser keeps what a reader marked
	Settings         map[string]any   `json:"settings"`
	Notes            []string         `json:"notes"`
	Counts           Counts           `json:"counts"`
	NearestMiss      *Miss            `json:"nearest_miss,omitempty"`
	ParaphraseModel  *ParaphraseModel `json:"paraphrase_model,omitempty"`
	Precision        json.RawMessage  `json:"precision"` // by kind, as docs/evaluation.md has it
	Skipped          []Skipped        `json:"skipped"`   // the first of them
	Sums             *htmlSums        `json:"sums"`
	Kept             *htmlKept        `json:"kept"`
	Redacted         bool             `json:"redacted"`
	ClustersTotal    int              `json:"clusters_total"`
	QuotationsTotal  int              `json:"quotations_total"`  // in the ledger
	QuotationsShared int              `json:"quotations_shared"` // of them, used twice or more
	Sheet            *htmlSheet       `json:"sheet,omitempty"`   // absent where there is no text to judge
	Blocks           htmlBlocks       `json:"blocks"`
}

// htmlBlocks says how many records each block of the page has, in the order of the index. Pairs and articles that come after
// those of the last block have no record in the page.
type htmlBlocks struct {
	Pairs []int `json:"pairs"`
	Texts []int `json:"texts"`
	Kept  []int `json:"kept"`  // of the pairs, what the taker kept
	Sheet []int `json:"sheet"` // in the order of the draw
}

// htmlCluster is a cluster with the sums of its pairs.
type htmlCluster struct {
	Cluster
	Pairs int `json:"pairs"` // between its members
	Most  int `json:"most"`  // words that a pair of them shares
}

// NewHTML returns a writer of the page to w. Nothing is written before Close.
func NewHTML(w io.Writer, o HTMLOptions) *HTML {
	space := o.Space
	if space == nil {
		space = spill.New("", math.MaxInt64)
	}
	return &HTML{
		w: w, limits: htmlLimits{maxPairs, maxPairBytes, maxTextBytes, maxKeptBytes}, rests: space.File(), texts: space.File(), edges: space.File(),
		keeping: newKeeping(space), coding: newHTMLCoding(space.File()), least: math.MinInt, numbers: map[string]int32{}, summing: newSumming(), maxQuotes: maxQuotations,
	}
}

var _ LedgerWriter = (*HTML)(nil)

// Pair counts p, and keeps it if it is one of those with the most words in common.
func (h *HTML) Pair(p *Pair) error {
	h.summing.pair(p)
	a, b := h.number(p.A), h.number(p.B)
	record, rest := newHTMLPair(h.summing.Pairs, p)
	for _, i := range []int32{a, b} {
		h.longest[i] = max(h.longest[i], record.Longest)
		if p.Relation != "template" {
			h.shared[i] += p.WordsShared
		}
	}
	switch p.Direction {
	case "a to b":
		h.given[a]++
	case "b to a":
		h.given[b]++
	}
	if err := h.link(a, b, p.WordsShared); err != nil {
		return err
	}
	if err := h.keeping.pair(record.N, p, a, b); err != nil {
		return err
	}
	if err := h.coding.pair(record.N, p); err != nil {
		return err
	}
	common := wordsInCommon(p)
	if common <= h.least {
		return nil
	}
	placed := htmlPlaced{common: common, n: record.N, a: a, b: b}
	var err error
	if placed.record, err = setAside(h.rests, record); err != nil {
		return err
	}
	if placed.rest, err = setAside(h.rests, rest); err != nil {
		return err
	}
	h.pairs = append(h.pairs, placed)
	if len(h.pairs) >= 2*h.limits.pairs {
		h.rank()
	}
	return nil
}

// number returns the number of an article, which it gets with its first pair.
func (h *HTML) number(id string) int32 {
	n, ok := h.numbers[id]
	if !ok {
		n = int32(len(h.numbers))
		h.numbers[strings.Clone(id)] = n // an id may be a part of a longer text, which is not to be kept with it
		h.longest, h.shared, h.given = append(h.longest, 0), append(h.shared, 0), append(h.given, 0)
	}
	return n
}

// link notes a pair for the sums of its cluster.
func (h *HTML) link(a, b int32, words int) error {
	var edge [edgeSize]byte
	binary.LittleEndian.PutUint32(edge[0:], uint32(a))
	binary.LittleEndian.PutUint32(edge[4:], uint32(b))
	binary.LittleEndian.PutUint32(edge[8:], uint32(words))
	_, err := h.edges.Append(edge[:])
	return err
}

const edgeSize = 12 // bytes

// setAside appends a record to a file.
func setAside(f *spill.File, record any) (stretchOf, error) {
	data, err := json.Marshal(record)
	if err != nil {
		return stretchOf{}, fmt.Errorf("html report: %w", err)
	}
	at, err := f.Append(data)
	return stretchOf{at, len(data)}, err
}

// wordsInCommon ranks pairs: the words of b in passages, and those in quotations, which may stand alone.
func wordsInCommon(p *Pair) int {
	n := p.WordsShared
	for i := range p.Quotations {
		n += p.Quotations[i].Words
	}
	return n
}

// rank puts the pairs in their order and drops those beyond the limit.
func (h *HTML) rank() {
	slices.SortFunc(h.pairs, func(x, y htmlPlaced) int {
		return cmp.Or(cmp.Compare(y.common, x.common), cmp.Compare(x.n, y.n))
	})
	if n := h.limits.pairs; len(h.pairs) > n {
		h.pairs = h.pairs[:n]
		h.least = h.pairs[n-1].common
	}
}

// Article counts a, and keeps it if it stands in a pair. Of few articles all are kept, the others without text.
func (h *HTML) Article(a *Article) error {
	if h.read == 0 {
		h.chosen()
	}
	h.read++
	h.summing.article(a)
	if h.read == maxOtherArticles+1 {
		h.articles = slices.DeleteFunc(h.articles, func(x htmlFiled) bool { return x.rank == unpaired })
	}
	filed := htmlFiled{rank: unpaired, head: newHTMLArticle(a, 0)}
	if n, ok := h.numbers[a.ID]; ok {
		filed.rank, filed.head.Longest, filed.head.Shared, filed.head.Given = h.ranks[n], h.longest[n], h.shared[n], h.given[n]
		if err := h.keeping.article(n, a); err != nil {
			return err
		}
	}
	switch {
	case filed.rank == unpaired && h.read > maxOtherArticles:
		return nil
	case filed.rank == unlisted:
		if h.lone++; h.lone > maxLoneArticles {
			return nil
		}
	case filed.rank < unlisted:
		h.hasText = h.hasText || a.Text != ""
		record := *a
		if len(a.Text) > maxText {
			record.Text = ""
		}
		var err error
		if filed.record, err = setAside(h.texts, &record); err != nil {
			return err
		}
	}
	filed.head.detach()
	h.articles = append(h.articles, filed)
	return nil
}

const (
	unlisted = math.MaxInt32 - 1 // the rank of an article of pairs that are not in the page
	unpaired = math.MaxInt32     // and of one that stands in no pair
)

// chosen ends the choice of the pairs, and ranks their articles.
func (h *HTML) chosen() {
	h.rank()
	h.ranks = slices.Repeat([]int32{unlisted}, len(h.numbers))
	next := int32(0)
	for _, p := range h.pairs {
		for _, n := range []int32{p.a, p.b} {
			if h.ranks[n] == unlisted {
				h.ranks[n] = next
				next++
			}
		}
	}
}

// Quotation keeps q if it is one of those that were changed, or of those with the most uses.
func (h *HTML) Quotation(q *LedgerQuotation) error {
	h.data.QuotationsTotal++
	if err := h.keeping.quotation(q, h.numbers); err != nil {
		return err
	}
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
	if err := h.sumUp(r); err != nil {
		return err
	}
	return h.writePage()
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
func (h *HTML) writePage() error {
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
	policy := fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; img-src blob:; base-uri 'none'; form-action 'none'",
		sourceHash(style), sourceHash(script))
	fill := strings.NewReplacer("{{policy}}", policy, "{{style}}", string(style), "{{script}}", string(script))
	rest := string(page)
	for _, place := range []struct {
		name  string
		write func(io.Writer) error
	}{{"{{plain}}", h.writePlain}, {"{{blocks}}", h.writeBlocks}, {"{{data}}", h.writeData}} {
		before, after, _ := strings.Cut(rest, place.name)
		if _, err := io.WriteString(h.w, fill.Replace(before)); err != nil {
			return err
		}
		if err := place.write(h.w); err != nil {
			return err
		}
		rest = after
	}
	_, err = io.WriteString(h.w, fill.Replace(rest))
	return err
}

// writeData writes the first data, which say what the blocks before them hold.
func (h *HTML) writeData(w io.Writer) error {
	data, err := json.Marshal(&h.data) // escapes <, >, &, U+2028 and U+2029, so that it may stand in a script element
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
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

// sumUp adds what the page shows of the result, and brings pairs and articles in the order of the index.
func (h *HTML) sumUp(r *Result) error {
	d := &h.data
	d.Version, d.Settings, d.Counts, d.NearestMiss = r.Run.Version, r.Run.Settings, r.Run.Counts, r.Run.NearestMiss
	d.Notes, d.ParaphraseModel = orEmpty(r.Run.Notes), r.Run.ParaphraseModel
	var err error
	if d.Precision, err = assets.ReadFile("assets/precision.json"); err != nil {
		return err
	}
	if l := r.Run.LeftOut; l != nil {
		d.Notes = append(slices.Clip(d.Notes), leftOut(l))
	}
	h.trimQuotes()
	d.Skipped = r.Run.Skipped[:min(len(r.Run.Skipped), maxListedSkipped)]
	d.Sums = h.summing.finish()
	d.Redacted = len(h.pairs) > 0 && !h.hasText
	h.order()
	d.ClustersTotal, h.chains = len(r.Clusters), r.Chains[:min(len(r.Chains), maxListed)]
	if err := h.sumKept(); err != nil {
		return err
	}
	return h.sumClusters(r.Clusters)
}

// sumKept sums what takers kept, and sets aside what it is of each pair of the page.
func (h *HTML) sumKept() (err error) {
	places := map[int]int{}
	for i := range h.pairs {
		places[h.pairs[i].n] = i
	}
	none, err := setAside(h.rests, nil)
	if err != nil {
		return err
	}
	h.taken = slices.Repeat([]stretchOf{none}, len(h.pairs))
	h.data.Kept, err = h.keeping.finish(func(n int, t *htmlTaken) error {
		i, ok := places[n]
		if !ok {
			return nil
		}
		var err error
		h.taken[i], err = setAside(h.rests, t)
		return err
	})
	return err
}

// order brings the articles in the order of the index: those of the pairs, as these have them, then the others by id.
func (h *HTML) order() {
	slices.SortStableFunc(h.articles, func(x, y htmlFiled) int { return cmp.Compare(x.rank, y.rank) })
	h.places = slices.Repeat([]int{-1}, len(h.numbers))
	for i := range h.articles {
		if n, ok := h.numbers[h.articles[i].head.ID]; ok {
			h.places[n] = i
		}
	}
	for _, id := range slices.Sorted(maps.Keys(h.numbers)) {
		if n := h.numbers[id]; h.places[n] < 0 && h.ranks[n] < unlisted { // a run that says nothing of an article of its pairs
			h.places[n] = len(h.articles)
			h.articles = append(h.articles, htmlFiled{head: htmlArticle{ID: id}})
		}
	}
}

// record returns the record of a pair that was set aside.
func (h *HTML) record(p *htmlPlaced, buf *[]byte) (*htmlPair, error) {
	data, err := h.rests.Slice(buf, p.record.at, p.record.length)
	if err != nil {
		return nil, err
	}
	var record htmlPair
	if err := json.Unmarshal(data, &record); err != nil {
		return nil, err
	}
	record.A, record.B = h.places[p.a], h.places[p.b]
	return &record, nil
}

// sumClusters adds the clusters with the sums of all their pairs; of many the largest.
func (h *HTML) sumClusters(clusters []Cluster) error {
	of, all := slices.Repeat([]int{-1}, len(h.numbers)), make([]htmlCluster, len(clusters))
	for i := range clusters {
		all[i].Cluster = clusters[i].filled()
		for _, id := range all[i].Members {
			if n, ok := h.numbers[id]; ok {
				of[n] = i
			}
		}
	}
	var buf []byte
	for at := int64(0); at < h.edges.Size(); {
		edges, err := h.edges.Slice(&buf, at, int(min(h.edges.Size()-at, edgeSize<<12)))
		if err != nil {
			return err
		}
		at += int64(len(edges))
		for ; len(edges) > 0; edges = edges[edgeSize:] {
			a, b, words := binary.LittleEndian.Uint32(edges), binary.LittleEndian.Uint32(edges[4:]), binary.LittleEndian.Uint32(edges[8:])
			if i := of[a]; i >= 0 && i == of[b] {
				all[i].Pairs++
				all[i].Most = max(all[i].Most, int(words))
			}
		}
	}
	if len(all) > maxListed {
		slices.SortFunc(all, func(x, y htmlCluster) int {
			return cmp.Or(cmp.Compare(len(y.Members), len(x.Members)), cmp.Compare(x.ID, y.ID))
		})
		all = all[:maxListed]
		slices.SortFunc(all, func(x, y htmlCluster) int { return cmp.Compare(x.ID, y.ID) })
	}
	h.clusters = all
	return nil
}
