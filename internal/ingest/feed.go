package ingest

import (
	"cmp"
	"encoding/base64"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// NoItems is the reason for skipping a feed that has none.
const NoItems = "a feed without items"

// feedFormat is RSS and Atom: an item of a feed is an article.
func feedFormat() Format {
	return Format{
		Name:       "feed",
		About:      "RSS 0.9 to 2.0 and Atom (an item is an article: its full text where the feed has it, else its summary, which is marked as cut, else its title)",
		Extensions: []string{".xml", ".rss", ".atom", ".rdf"},
		Example: `<rss version="2.0"><channel><title>Post</title><item><title>Rain</title><link>https://post.example/1</link>` +
			`<pubDate>Tue, 05 Mar 2024 06:00:00 GMT</pubDate><description>Rain fell.</description></item></channel></rss>`,
		Declares: true,
		Sniff: func(s *Sample) bool {
			root, _ := rootOf(s.Head)
			return slices.Contains([]string{"rss", "feed", "rdf", "channel"}, root)
		},
		Read: readFeed,
	}
}

// The elements of an item by what they have, the best first; those with a prefix have it as feeds write it.
var (
	feedContent   = []string{"content:encoded", "content", "atom:content", "xhtml:body", "body", "fulltext"}
	feedSummary   = []string{"description", "summary", "atom:summary", "itunes:summary", "media:description", "dc:description", "abstract"}
	feedDates     = []string{"pubdate", "dc:date", "published", "issued", "date", "dcterms:issued", "updated", "modified", "dcterms:modified", "created", "atom:updated"}
	feedIDs       = []string{"guid", "id", "dc:identifier"}
	feedBylines   = []string{"dc:creator", "author", "creator", "itunes:author"}
	feedSubjects  = []string{"category", "dc:subject", "media:keywords"}
	feedLanguages = []string{"language", "dc:language"}
)

// feedHead is what stands in a feed before its items.
type feedHead struct{ source, lang, byline string }

// readFeed yields the items of s.
func readFeed(s *Source) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		x := newXMLReader(s.Reader, s.in.limit)
		var head feedHead
		n, depth := 0, 0
		for {
			kind, err := x.next()
			if err != nil {
				s.endXML(x, n, depth > 0, err, NoItems, yield)
				return
			}
			if kind == pieceEnd {
				depth = max(depth-1, 0)
			}
			if kind != pieceStart {
				continue
			}
			name := local(x.name)
			if lang := cmp.Or(find(x.attrs, "xml:lang"), find(x.attrs, "lang")); lang != "" && depth == 0 {
				head.lang = lang
			}
			switch name {
			case "item", "entry":
				n++
				line := x.line
				item, err := x.element()
				a, err := s.item(item, &head, err)
				if !s.yieldRecord(a, n, line, err, yield) {
					return
				}
			case "rss", "rdf", "feed", "channel", "items":
				if !x.closed {
					depth++
				}
			default: // of the channel
				of, err := x.element()
				if _, large := errors.AsType[*tooLargeError](err); err != nil && !large {
					s.endXML(x, n, true, err, NoItems, yield)
					return
				}
				head.add(of)
			}
		}
	}
}

// endXML yields what the end of a document is: nothing is wrong where it has articles and all is closed.
func (s *Source) endXML(x *xmlReader, n int, open bool, err error, none string, yield func(news.Article, error) bool) {
	switch {
	case !errors.Is(err, io.EOF):
		yield(news.Article{Place: news.Place{Line: x.line}}, err)
	case open && n > 0:
		yield(news.Article{Place: news.Place{Line: x.line}}, io.ErrUnexpectedEOF)
	case n == 0 && x.line == 1 && x.name == "":
		yield(news.Article{}, &Skipped{Reason: empty})
	case n == 0:
		yield(news.Article{}, &Skipped{Reason: none})
	}
}

// yieldRecord yields the n-th article of a file, which begins near the line, or the error that it could not be read by.
func (s *Source) yieldRecord(a news.Article, n, line int, err error, yield func(news.Article, error) bool) bool {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, errLongPiece) {
		yield(news.Article{Place: news.Place{Line: line}}, err)
		return false
	}
	if err != nil {
		return yield(news.Article{}, skippedLine(line, err.Error()))
	}
	a.Place.Line = line
	s.number(&a, n)
	return yield(a, nil)
}

// add takes from an element of the channel what its items may lack.
func (h *feedHead) add(of *node) {
	switch of.name {
	case "title", "atom:title":
		h.source = cmp.Or(h.source, oneLine(markupText(of.plain())))
	case "language", "dc:language":
		h.lang = cmp.Or(h.lang, of.plain())
	case "author":
		h.byline = cmp.Or(h.byline, of.child("name", "atom:name").plain())
	}
}

// item returns the article of an item; err is that of reading it.
func (s *Source) item(item *node, head *feedHead, err error) (news.Article, error) {
	if err != nil {
		return news.Article{}, err
	}
	content, summary := feedText(item.child(feedContent...)), feedText(item.child(feedSummary...))
	if content == "" {
		content = feedText(item.first("encoded"))
	}
	r := &record{
		text:   cmp.Or(content, summary),
		title:  oneLine(feedText(item.child("title", "atom:title", "media:title", "dc:title"))),
		url:    feedLink(item, "alternate"),
		byline: feedByline(item, head),
		source: oneLine(cmp.Or(feedSource(item), head.source)),
		lang:   cmp.Or(item.get("xml:lang"), item.child(feedLanguages...).plain(), head.lang),
	}
	if len(summary) > len(content) && isCut(content) {
		r.text = summary
	}
	r.desk.Cut = content == "" && summary != "" || isCut(r.text)
	r.desk.Canonical = item.child("feedburner:origlink").plain()
	if c := feedLink(item, "canonical"); c != "" {
		r.desk.Canonical = c
	}
	for _, name := range feedDates {
		if r.date = item.child(name).plain(); r.date != "" {
			break
		}
	}
	id := cmp.Or(item.child(feedIDs...).plain(), item.get("rdf:about"), r.url)
	if r.id = id; id != "" && !strings.Contains(id, ":") {
		r.id = s.file.id + ":" + id // it is known in this feed alone
	}
	if r.url == "" && strings.HasPrefix(id, "http") && item.child("guid").notFalse("ispermalink") {
		r.url = id
	}
	for _, k := range item.kids {
		if slices.Contains(feedSubjects, k.name) {
			r.desk.Subjects = appendSubject(r.desk.Subjects, cmp.Or(k.get("term"), k.get("label"), k.plain()))
		}
	}
	return s.in.article(r)
}

// notFalse reports whether n is there and its attribute is not "false".
func (n *node) notFalse(attr string) bool { return n != nil && n.get(attr) != "false" }

// feedText returns the text of an element that holds marked-up text in one of the ways of feeds: escaped, in elements, or in base64.
func feedText(n *node) string {
	switch {
	case n == nil:
		return ""
	case n.get("mode") == "base64" || strings.Contains(n.get("type"), "base64"):
		b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(n.raw()), ""))
		if err != nil {
			return ""
		}
		return strings.TrimSpace(markupText(valid(b)))
	case n.get("type") == "xhtml" || n.hasElements():
		return n.marked()
	case n.get("type") == "text" || n.get("type") == "text/plain" && n.get("mode") == "":
		return strings.TrimSpace(n.raw())
	}
	return strings.TrimSpace(markupText(n.raw()))
}

// feedLink returns the address of an item: of Atom the link with this relation.
func feedLink(item *node, rel string) string {
	var other string
	for _, k := range item.kids {
		if local(k.name) != "link" {
			continue
		}
		href := cmp.Or(strings.TrimSpace(k.get("href")), k.plain())
		switch r := k.get("rel"); {
		case r == rel, r == "" && rel == "alternate":
			return href
		case r != "" && rel == "alternate" && other == "" && r == "self":
			other = href
		}
	}
	return other
}

// feedByline returns who wrote the item.
func feedByline(item *node, head *feedHead) string {
	var names []string
	for _, name := range feedBylines {
		for _, k := range item.kids {
			if k.name != name {
				continue
			}
			who := k.child("name", "atom:name").plain()
			if who == "" && !k.hasElements() {
				who = personIn(oneLine(markupText(k.plain())))
			}
			if who != "" && !slices.Contains(names, who) {
				names = append(names, who)
			}
		}
		if len(names) > 0 {
			break
		}
	}
	return cmp.Or(strings.Join(names, ", "), head.byline)
}

// personIn returns the name in "mail@host (Name)" or "Name <mail@host>", else s.
func personIn(s string) string {
	if mail, name, ok := strings.Cut(s, " ("); ok && strings.Contains(mail, "@") {
		return strings.TrimSuffix(name, ")")
	}
	if name, mail, ok := strings.Cut(s, " <"); ok && strings.Contains(mail, "@") {
		return name
	}
	return s
}

// feedSource returns where an item says it is from.
func feedSource(item *node) string {
	source := item.child("source", "atom:source", "dc:publisher", "dc:source")
	if source == nil {
		return ""
	}
	if title := source.child("title", "atom:title"); title != nil {
		return title.plain()
	}
	if source.hasElements() {
		return ""
	}
	return source.plain()
}

// cutEnds are the ends of a text that goes on elsewhere, in lower case.
var cutEnds = []string{
	"…", "...", "[…]", "[...]", "(…)", "read more", "more...", "continue reading", "continue reading →", "read more »", "read the full story", "weiterlesen", "lire la suite",
	"leer más", "mehr...",
}

// isCut reports whether a text ends as one that was cut off.
func isCut(s string) bool {
	end := strings.ToLower(strings.TrimRight(s[max(len(s)-60, 0):], " \n.»→>]"))
	whole := strings.ToLower(s[max(len(s)-60, 0):])
	for _, e := range cutEnds {
		if strings.HasSuffix(whole, e) || strings.Trim(e, ".[]…() »→") != "" && strings.HasSuffix(end, strings.Trim(e, ".[]…() »→")) {
			return true
		}
	}
	return false
}
