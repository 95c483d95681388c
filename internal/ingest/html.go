package ingest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"iter"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/copytaster/copytaster/internal/news"
)

// htmlFormat is a page of a site: its main text is the article.
func htmlFormat() Format {
	return Format{
		Name:       "html",
		About:      "HTML pages (the main text of each is an article; title, date, source and author by meta tags, JSON-LD and Open Graph)",
		Extensions: []string{".html", ".htm", ".xhtml"},
		Example:    "<!doctype html><html lang=en><meta property=\"og:site_name\" content=\"Post\"><title>Rain</title><article><h1>Rain</h1><p>Rain fell. ...</p></article></html>",
		Declares:   true,
		Sniff: func(s *Sample) bool {
			if startsHTML.Match(s.Head) {
				return true
			}
			root, _ := rootOf(s.Head)
			return root == "html" || s.Named && root != "" && isHTMLTag(root)
		},
		Read: readHTML,
	}
}

var (
	startsHTML  = regexp.MustCompile(`(?i)^\s*(<!--[^>]{0,400}-->\s*)*<(!doctype\s+html|html|head|body)[\s>]`)
	metaCharset = regexp.MustCompile(`(?i)<meta[^>]{1,300}charset\s*=\s*["']?\s*([\w:-]{2,40})`)
)

// maxPage is the most bytes of a page. What builds the tree of a page takes many times its size.
const maxPage = 8 << 20

// readHTML yields the article of the page s.
func readHTML(s *Source) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		head, _ := s.Peek(headSize)
		r := s.Reader
		if name := declared(head); name != "" {
			r = decoded(r, name)
		} else if m := metaCharset.FindSubmatch(head); m != nil {
			r = decoded(r, string(m[1]))
		}
		text, err := s.in.text(s.file, r)
		if err != nil {
			yield(news.Article{}, err)
			return
		}
		a, err := s.in.page(text, "")
		if err != nil {
			err = &Skipped{Reason: err.Error()}
		}
		yield(a, err)
	}
}

// errNoArticle says that a page has no text that stands out from its navigation.
var errNoArticle = errors.New("a page without an article; --input text reads it with its tags")

// page returns the article of a page that was at this address, if that is known.
func (in *Input) page(text, address string) (news.Article, error) {
	if len(text) > maxPage {
		return news.Article{}, errors.New("a page of more than 8 MiB")
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return news.Article{}, err
	}
	m := pageMeta(doc)
	r := &record{
		title:  oneLine(cmp.Or(m.meta("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "title"), m.ld.Headline, m.title)),
		date:   cmp.Or(m.meta(pageDates...), m.ld.DatePublished, m.time),
		source: oneLine(cmp.Or(m.meta("og:site_name", "application-name", "dc.publisher", "publisher"), m.ld.publisher)),
		byline: oneLine(cmp.Or(m.ld.author, m.name("author", "article:author", "dc.creator", "dcterms.creator", "byl", "parsely-author", "sailthru.author", "twitter:creator"))),
		lang:   cmp.Or(m.lang, m.meta("og:locale", "content-language", "language", "dc.language"), m.ld.InLanguage.first()),
		url:    cmp.Or(address, m.meta("og:url"), m.canonical),
	}
	r.desk.Canonical = cmp.Or(m.canonical, m.ld.URL)
	r.desk.Subjects = m.subjects()
	if _, _, ok := parseDate(r.date); !ok && r.date != "" {
		r.date = cmp.Or(m.ld.DatePublished, m.time, r.date)
	}
	if r.source == "" {
		r.source = hostOf(cmp.Or(r.url, r.desk.Canonical))
	}
	r.text = withoutTitle(mainText(doc), r.title, oneLine(m.title))
	if whole := strings.TrimSpace(markupText(m.ld.ArticleBody)); 2*len(r.text) < len(whole) {
		r.text = whole
	}
	if strings.TrimSpace(r.text) == "" {
		return news.Article{}, errNoArticle
	}
	return in.article(r)
}

// hostOf returns the name of the site of an address; empty: it is none.
func hostOf(address string) string {
	at, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(at.Hostname(), "www.")
}

// withoutTitle returns a text without a first paragraph that one of the titles begins with: that of the page may have the site behind it.
func withoutTitle(text string, titles ...string) string {
	first, rest, ok := strings.Cut(text, "\n\n")
	longest := 0
	for _, title := range titles {
		longest = max(longest, len(title))
	}
	if !ok || len(first) > 2*longest { // white space in it may be longer
		return text
	}
	first = strings.ToLower(oneLine(first))
	if first != "" && slices.ContainsFunc(titles, func(title string) bool { return strings.HasPrefix(strings.ToLower(title), first) }) {
		return rest
	}
	return text
}

// mainText returns the text of a page without what stands round it, by the rules of Readability. See
// https://github.com/mozilla/readability.
func mainText(doc *html.Node) string {
	body := find1(doc, atom.Body)
	p := readability.NewParser()
	p.DisableJSONLD = true // it is read here
	found, err := p.ParseDocument(doc, nil)
	if err == nil && found.Node != nil {
		if all, linked := letters(found.Node, false); float64(linked) > mostLinked*float64(all) {
			return ""
		}
		dropLinks(found.Node)
		if text := nodeText(found.Node); text != "" {
			return text
		}
	}
	// A page with little on it has nothing that stands out: all of it is the article, if it has a paragraph and no more links than words.
	if body == nil || find1(body, atom.P) == nil || find1(body, atom.Nav) != nil {
		return ""
	}
	return nodeText(body)
}

// mostLinked is the part of a paragraph's characters in links from which it is a way to other pages and not story.
const mostLinked = .8

// dropLinks takes the paragraphs, headings and items out of n that are nothing but links ("Read more: ..."), as Readability leaves them inside an article.
func dropLinks(n *html.Node) {
	var drop []*html.Node
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.P, atom.Li, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			if all, linked := letters(d, false); all > 0 && float64(linked) > mostLinked*float64(all) {
				drop = append(drop, d)
			}
		}
	}
	for _, d := range drop {
		if d.Parent != nil {
			d.Parent.RemoveChild(d)
		}
	}
}

// letters returns how many bytes of text n has, and how many of them stand in links.
func letters(n *html.Node, inLink bool) (all, linked int) {
	if n.Type == html.TextNode {
		all = len(strings.TrimSpace(n.Data))
		if inLink {
			linked = all
		}
		return all, linked
	}
	inLink = inLink || n.DataAtom == atom.A
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		a, l := letters(c, inLink)
		all, linked = all+a, linked+l
	}
	return all, linked
}

// nodeText returns the text of a part of a page, with its paragraphs.
func nodeText(n *html.Node) string {
	var b textBuilder
	appendNode(&b, n)
	return b.String()
}

func appendNode(b *textBuilder, n *html.Node) {
	if n.Type == html.TextNode {
		b.text(n.Data)
		return
	}
	if n.Type == html.ElementNode {
		b.start(n.Data)
		defer b.end(n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		appendNode(b, c)
	}
}

// find1 returns the first element of this kind in n; nil: there is none.
func find1(n *html.Node, kind atom.Atom) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.DataAtom == kind {
			return d
		}
	}
	return nil
}

// pageDates are the meta tags that have the time of publication, the surest first.
var pageDates = []string{
	"article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued",
	"dcterms.created", "dc.date", "dcterms.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "article.published", "cxenseparse:recs:publishtime",
	"bt:pubdate", "ptime", "date", "article:modified_time", "last-modified",
}

// meta is what a page says of itself.
type meta struct {
	tags      map[string][]string // by the name or property of the tag, in lower case
	title     string              // of the page
	lang      string
	canonical string
	time      string // of the first time element
	ld        linkedData
}

// pageMeta collects what a page says of itself.
func pageMeta(doc *html.Node) *meta {
	m := &meta{tags: map[string][]string{}}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			m.lang = cmp.Or(m.lang, attrOf(n, "lang"), attrOf(n, "xml:lang"))
		case atom.Title:
			if m.title == "" && (n.Parent == nil || n.Parent.DataAtom != atom.Svg) {
				m.title = nodeRaw(n)
			}
		case atom.Link:
			if strings.EqualFold(attrOf(n, "rel"), "canonical") {
				m.canonical = cmp.Or(m.canonical, attrOf(n, "href"))
			}
		case atom.Meta:
			name := strings.ToLower(cmp.Or(attrOf(n, "property"), attrOf(n, "name"), attrOf(n, "itemprop"), attrOf(n, "http-equiv")))
			if content := strings.TrimSpace(attrOf(n, "content")); name != "" && content != "" {
				m.tags[name] = append(m.tags[name], content)
			}
		case atom.Time:
			m.time = cmp.Or(m.time, attrOf(n, "datetime"))
		case atom.Script:
			if strings.Contains(attrOf(n, "type"), "ld+json") {
				m.ld.add([]byte(nodeRaw(n)))
			}
		default:
			if attrOf(n, "itemprop") == "datePublished" {
				m.tags["datepublished"] = append(m.tags["datepublished"], cmp.Or(attrOf(n, "content"), attrOf(n, "datetime"), oneLine(nodeRaw(n))))
			}
		}
	}
	return m
}

// meta returns the first value of the first of the tags that is there.
func (m *meta) meta(names ...string) string {
	for _, name := range names {
		if values := m.tags[name]; len(values) > 0 && values[0] != "" {
			return values[0]
		}
	}
	return ""
}

// name returns the same of tags that name people, all of the tag: addresses and accounts are no names.
func (m *meta) name(names ...string) string {
	for _, name := range names {
		var people []string
		for _, value := range m.tags[name] {
			if !strings.Contains(value, "://") && !strings.HasPrefix(value, "@") && !slices.Contains(people, value) {
				people = append(people, value)
			}
		}
		if len(people) > 0 {
			return strings.Join(people, ", ")
		}
	}
	return ""
}

// subjects returns the key words of the page.
func (m *meta) subjects() []string {
	var all []string
	for _, name := range []string{"article:section", "article:tag", "news_keywords", "keywords"} {
		for _, value := range m.tags[name] {
			for word := range strings.SplitSeq(value, ",") {
				if word = oneLine(word); word != "" && !slices.Contains(all, word) && len(all) < 40 {
					all = append(all, word)
				}
			}
		}
	}
	return all
}

func attrOf(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// nodeRaw returns the text in n as it is.
func nodeRaw(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// linkedData is what JSON-LD says of an article. See https://schema.org/NewsArticle.
type linkedData struct {
	Headline      string    `json:"headline"`
	DatePublished string    `json:"datePublished"`
	InLanguage    oneOrMany `json:"inLanguage"`
	ArticleBody   string    `json:"articleBody"`
	URL           string    `json:"url"`

	author, publisher string
}

// oneOrMany is a string, a list of such, an object with a name, or a list of these.
type oneOrMany []string

// UnmarshalJSON implements [json.Unmarshaler]. What is none of these is nothing.
func (o *oneOrMany) UnmarshalJSON(b []byte) error {
	var s string
	var list []oneOrMany
	var object struct {
		Name json.RawMessage `json:"name"`
	}
	switch {
	case json.Unmarshal(b, &s) == nil:
		*o = oneOrMany{s}
	case len(b) > 0 && b[0] == '[' && json.Unmarshal(b, &list) == nil:
		for _, l := range list {
			*o = append(*o, l...)
		}
	case len(b) > 0 && b[0] == '{' && json.Unmarshal(b, &object) == nil && json.Unmarshal(object.Name, &s) == nil:
		*o = oneOrMany{s}
	}
	return nil
}

func (o oneOrMany) first() string {
	if len(o) == 0 {
		return ""
	}
	return o[0]
}

// articleTypes are the types of JSON-LD that are an article, without their endings.
var articleTypes = []string{"Article", "BlogPosting", "Report", "LiveBlogPosting"}

// add takes over what a script of JSON-LD says of an article; the first that does counts.
func (d *linkedData) add(script []byte) {
	script = bytes.TrimSpace(script)
	if d.Headline != "" || d.DatePublished != "" || len(script) > 1<<20 || !utf8.Valid(script) {
		return
	}
	d.look(script, 0)
}

func (d *linkedData) look(value json.RawMessage, deep int) bool {
	value = bytes.TrimSpace(value)
	if len(value) == 0 || deep > 3 {
		return false
	}
	var list []json.RawMessage
	var object struct {
		Type   oneOrMany       `json:"@type"`
		Graph  json.RawMessage `json:"@graph"`
		Entity json.RawMessage `json:"mainEntity"`
		Author oneOrMany       `json:"author"`
		Of     oneOrMany       `json:"publisher"`
		linkedData
	}
	switch {
	case value[0] == '[' && json.Unmarshal(value, &list) == nil:
		return slices.ContainsFunc(list, func(v json.RawMessage) bool { return d.look(v, deep+1) })
	case value[0] != '{' || json.Unmarshal(value, &object) != nil:
		return false
	case slices.ContainsFunc(object.Type, func(t string) bool {
		return slices.ContainsFunc(articleTypes, func(of string) bool { return strings.HasSuffix(t, of) })
	}):
		*d = object.linkedData
		d.author, d.publisher = strings.Join(object.Author, ", "), object.Of.first()
		return true
	}
	return d.look(object.Graph, deep+1) || d.look(object.Entity, deep+1)
}
