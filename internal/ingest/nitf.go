package ingest

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// nitfFormat is NITF 3 of the IPTC: a document is an article. See https://iptc.org/standards/nitf/.
func nitfFormat() Format {
	return Format{
		Name:       "nitf",
		About:      "NITF 3 (a document is an article)",
		Extensions: []string{".nitf"},
		Example: `<nitf><head><docdata management-status="usable"><doc-id id-string="x1" regsrc="TNA"/><date.issue norm="20240305T060000Z"/></docdata></head>` +
			`<body><body.head><hedline><hl1>Rain</hl1></hedline></body.head><body.content><p>Rain fell.</p></body.content></body></nitf>`,
		Declares: true,
		Sniff: func(s *Sample) bool {
			root, _ := rootOf(s.Head)
			return root == "nitf"
		},
		Read: func(s *Source) iter.Seq2[news.Article, error] {
			return s.eachElement(map[string]itemReader{"nitf": s.nitf}, "a document of NITF without a text")
		},
	}
}

// itemReader returns the article in an element.
type itemReader func(*node) (news.Article, error)

// eachElement yields what the reader of its name makes of each element of s.
func (s *Source) eachElement(readers map[string]itemReader, none string) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		x := newXMLReader(s.Reader, s.in.limit)
		for n := 0; ; {
			kind, err := x.next()
			if err != nil {
				s.endXML(x, n, false, err, none, yield)
				return
			}
			read := readers[local(x.name)]
			if kind != pieceStart || read == nil {
				continue
			}
			n++
			line := x.line
			item, err := x.element()
			var a news.Article
			if err == nil {
				a, err = read(item)
			}
			if !s.yieldRecord(a, n, line, err, yield) {
				return
			}
		}
	}
}

// nitf returns the article of a document.
func (s *Source) nitf(n *node) (news.Article, error) {
	r := &record{}
	r.addNITF(n)
	return s.in.article(r)
}

// addNITF adds to r what a document of NITF says. What r has already stays.
func (r *record) addNITF(n *node) {
	head, data := n.first("body.head"), n.first("docdata")
	id := n.first("doc-id")
	r.id = cmp.Or(r.id, id.attr("id-string"))
	r.title = cmp.Or(r.title, n.first("hl1").plain(), head.first("hedline").plain(), n.first("head").first("title").plain())
	r.byline = cmp.Or(r.byline, head.first("byline").plain())
	r.source = cmp.Or(r.source, head.first("distributor").plain(), id.attr("regsrc"), n.first("doc.copyright").attr("holder"), n.first("pubdata").attr("name"))
	r.date = cmp.Or(r.date, n.first("date.issue").attr("norm"), n.first("pubdata").attr("date.publication"), n.first("story.date").attr("norm"))
	r.url = cmp.Or(r.url, n.first("pubdata").attr("ex-ref"))
	r.lang = cmp.Or(r.lang, n.attr("xml:lang"), n.first("body").attr("xml:lang"))

	d := &r.desk
	d.Status = cmp.Or(d.Status, status(data.attr("management-status")))
	d.Embargo = cmp.Or(d.Embargo, n.first("date.release").attr("norm"))
	if d.Status != "embargoed" && d.Embargo == n.first("date.issue").attr("norm") {
		d.Embargo = "" // released when it was issued
	}
	d.Urgency = cmp.Or(d.Urgency, n.first("urgency").attr("ed-urg"))
	d.Slug = cmp.Or(d.Slug, n.first("du-key").attr("key"), n.first("fixture").attr("fix-id"))
	d.Version = cmp.Or(d.Version, n.first("du-key").attr("version"))
	d.Note = cmp.Or(d.Note, n.first("ed-msg").attr("info"), head.first("note").plain())
	d.Dateline = cmp.Or(d.Dateline, head.first("dateline").plain())
	if len(d.Subjects) == 0 {
		for subject := range n.all("tobject.subject") {
			d.Subjects = appendSubject(d.Subjects, cmp.Or(subject.attr("tobject.subject.refnum"), subject.attr("tobject.subject.type"), subject.plain()))
		}
		for keyword := range n.all("keyword") {
			d.Subjects = appendSubject(d.Subjects, keyword.attr("key"))
		}
	}
	if r.text == "" {
		content := n.first("body.content")
		if content == nil {
			content = n.first("body")
		}
		r.text = content.marked()
		for end := range n.all("tagline") { // who wrote and edited it, as an agency signs off
			if line := end.plain(); line != "" && r.text != "" && !strings.HasSuffix(r.text, line) {
				r.text += "\n\n" + line
			}
		}
	}
}

// mostSubjects is how many subjects of an item are kept.
const mostSubjects = 100

// appendSubject appends a subject that says something and is not there yet.
func appendSubject(subjects []string, s string) []string {
	if s = oneLine(s); s == "" || len(subjects) >= mostSubjects || slices.Contains(subjects, s) {
		return subjects
	}
	return append(subjects, s)
}

// attr returns the value of an attribute of n, which may be nil.
func (n *node) attr(name string) string {
	if n == nil {
		return ""
	}
	return strings.TrimSpace(n.get(name))
}
