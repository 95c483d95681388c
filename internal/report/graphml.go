package report

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// graph writes who took from whom as two graphs of GraphML: one of the articles, one of their sources. An edge leads from who
// gave the text to who took it; pairs of which that is not known are no edges, nor are those of one source in the second graph.
type graph struct {
	articles, sources *bufio.Writer
	bySource          map[string]*sourceNode
	between           map[[2]string]*sourceEdge
}

type sourceNode struct{ articles, words, agency, uncredited int64 }

type sourceEdge struct{ pairs, words, uncredited int64 }

// graphKey is a property of a node or an edge.
type graphKey struct{ on, name, kind string }

// newGraph returns a writer of both graphs. It begins them at once.
func newGraph(articles, sources io.Writer) *graph {
	g := &graph{
		articles: bufio.NewWriter(articles), sources: bufio.NewWriter(sources),
		bySource: make(map[string]*sourceNode), between: make(map[[2]string]*sourceEdge),
	}
	beginGraph(g.articles,
		graphKey{"node", "source", "string"}, graphKey{"node", "title", "string"}, graphKey{"node", "published", "string"},
		graphKey{"node", "cluster", "string"}, graphKey{"node", "words", "long"}, graphKey{"node", "label", "string"},
		graphKey{"edge", "weight", "double"}, graphKey{"edge", "relation", "string"}, graphKey{"edge", "confidence", "double"},
		graphKey{"edge", "credited", "boolean"}, graphKey{"edge", "uncredited", "boolean"}, graphKey{"edge", "lag_s", "long"})
	beginGraph(g.sources,
		graphKey{"node", "articles", "long"}, graphKey{"node", "words", "long"}, graphKey{"node", "agency_words", "long"},
		graphKey{"node", "uncredited_words", "long"},
		graphKey{"edge", "weight", "double"}, graphKey{"edge", "pairs", "long"}, graphKey{"edge", "uncredited_pairs", "long"})
	return g
}

func beginGraph(w *bufio.Writer, keys ...graphKey) {
	fmt.Fprint(w, xml.Header, `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">`, "\n")
	for _, k := range keys {
		fmt.Fprintf(w, `<key id="%[1]s.%[2]s" for="%[1]s" attr.name="%[2]s" attr.type="%[3]s"/>`+"\n", k.on, k.name, k.kind)
	}
	fmt.Fprintln(w, `<graph edgedefault="directed">`)
}

// article writes the node of an article that stands in a pair. A nil graph does nothing.
func (g *graph) article(row cells) error {
	if g == nil {
		return nil
	}
	source := row.get("source_canonical").text
	if source != "" {
		n := g.bySource[source]
		if n == nil {
			n = &sourceNode{}
			g.bySource[source] = n
		}
		n.articles++
		n.words += row.get("words").n
		n.agency += row.get("agency_words").n
		n.uncredited += row.get("uncredited_words").n
	}
	if row.get("pairs").n == 0 {
		return nil
	}
	fmt.Fprintf(g.articles, `<node id="%s">`, escapeXML(row.get("id").text))
	property(g.articles, "node", "source", source)
	property(g.articles, "node", "title", row.get("title").text)
	property(g.articles, "node", "published", cmp.Or(row.get("published").plain(timestampKind), row.get("published_date").plain(dateKind)))
	for _, name := range []string{"cluster", "label"} {
		property(g.articles, "node", name, row.get(name).text)
	}
	property(g.articles, "node", "words", row.get("words").plain(integerKind))
	_, err := fmt.Fprintln(g.articles, "</node>")
	return err
}

// pair writes the edge of a pair. A nil graph does nothing.
func (g *graph) pair(row cells) error {
	giver, taker := row.get("giver").text, row.get("taker").text
	if g == nil || giver == "" {
		return nil
	}
	fmt.Fprintf(g.articles, `<edge source="%s" target="%s">`, escapeXML(giver), escapeXML(taker))
	property(g.articles, "edge", "weight", row.get("words_shared").plain(integerKind))
	property(g.articles, "edge", "relation", row.get("relation").text)
	property(g.articles, "edge", "confidence", row.get("direction_confidence").plain(fractionKind))
	property(g.articles, "edge", "credited", row.get("credited").plain(booleanKind))
	property(g.articles, "edge", "uncredited", row.get("uncredited").plain(booleanKind))
	property(g.articles, "edge", "lag_s", row.get("lag_s").plain(integerKind))
	_, err := fmt.Fprintln(g.articles, "</edge>")
	key := [2]string{row.get("giver_source").text, row.get("taker_source").text}
	if key[0] == "" || key[1] == "" || key[0] == key[1] {
		return err
	}
	e := g.between[key]
	if e == nil {
		e = &sourceEdge{}
		g.between[key] = e
	}
	e.pairs++
	e.words += row.get("words_shared").n
	e.uncredited += row.get("uncredited").n
	return err
}

// close writes the graph of the sources and ends both.
func (g *graph) close() error {
	for _, name := range slices.Sorted(maps.Keys(g.bySource)) {
		n := g.bySource[name]
		fmt.Fprintf(g.sources, `<node id="%s">`, escapeXML(name))
		property(g.sources, "node", "articles", fmt.Sprint(n.articles))
		property(g.sources, "node", "words", fmt.Sprint(n.words))
		property(g.sources, "node", "agency_words", fmt.Sprint(n.agency))
		property(g.sources, "node", "uncredited_words", fmt.Sprint(n.uncredited))
		fmt.Fprintln(g.sources, "</node>")
	}
	byNames := func(x, y [2]string) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) }
	for _, key := range slices.SortedFunc(maps.Keys(g.between), byNames) {
		e := g.between[key]
		fmt.Fprintf(g.sources, `<edge source="%s" target="%s">`, escapeXML(key[0]), escapeXML(key[1]))
		property(g.sources, "edge", "weight", fmt.Sprint(e.words))
		property(g.sources, "edge", "pairs", fmt.Sprint(e.pairs))
		property(g.sources, "edge", "uncredited_pairs", fmt.Sprint(e.uncredited))
		fmt.Fprintln(g.sources, "</edge>")
	}
	for _, w := range []*bufio.Writer{g.articles, g.sources} {
		fmt.Fprint(w, "</graph>\n</graphml>\n")
		if err := w.Flush(); err != nil {
			return err
		}
	}
	return nil
}

// property writes a property of a node or an edge, if it has it.
func property(w *bufio.Writer, on, name, value string) {
	if value != "" {
		fmt.Fprintf(w, `<data key="%s.%s">%s</data>`, on, name, escapeXML(value))
	}
}

// escapeXML returns text as XML has it; what XML cannot hold becomes U+FFFD.
func escapeXML(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes everything
	return b.String()
}
