package ingest

import (
	"cmp"
	"fmt"
	"iter"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// newsMLG2Format is NewsML-G2 of the IPTC: a news item of text is an article. See https://iptc.org/standards/newsml-g2/.
func newsMLG2Format() Format {
	return Format{
		Name:       "newsml-g2",
		About:      "NewsML-G2 (a news item of text is an article; a message may have many)",
		Extensions: []string{".newsmlg2"},
		Example: `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="1"><itemMeta><itemClass qcode="ninat:text"/><versionCreated>2024-03-05T06:00:00Z</versionCreated></itemMeta>` +
			`<contentMeta><headline>Rain</headline></contentMeta><contentSet><inlineData contenttype="text/plain">Rain fell.</inlineData></contentSet></newsItem>`,
		Declares: true,
		Sniff: func(s *Sample) bool {
			root, _ := rootOf(s.Head)
			return root == "newsitem" || root == "newsmessage" || g2Others[root] != ""
		},
		Read: func(s *Source) iter.Seq2[news.Article, error] {
			readers := map[string]itemReader{"newsitem": s.g2Item}
			for name, what := range g2Others {
				readers[name] = func(*node) (news.Article, error) { return news.Article{}, fmt.Errorf("%s, which has no text", what) }
			}
			return s.eachElement(readers, "a message without news items")
		},
	}
}

// g2Others are the items of NewsML-G2 that hold no text, by their element.
var g2Others = map[string]string{
	"packageitem": "a package item", "conceptitem": "a concept item", "knowledgeitem": "a knowledge item", "planningitem": "a planning item", "catalogitem": "a catalog item",
}

// g2Item returns the article of a news item.
func (s *Source) g2Item(n *node) (news.Article, error) {
	item, content := n.first("itemmeta"), n.first("contentmeta")
	kind := local(strings.ToLower(cmp.Or(item.first("itemclass").attr("qcode"), item.first("itemclass").attr("uri"))))
	r := &record{
		id:     n.attr("guid"),
		title:  cmp.Or(content.first("headline").plain(), item.first("title").plain()),
		byline: cmp.Or(content.first("by").plain(), content.first("creator").named()),
		source: cmp.Or(item.first("provider").named(), content.first("infosource").named(), n.first("copyrightholder").named()),
		lang:   cmp.Or(content.first("language").attr("tag"), n.attr("xml:lang")),
		date:   cmp.Or(item.first("versioncreated").plain(), content.first("contentmodified").plain(), content.first("contentcreated").plain(), item.first("firstcreated").plain()),
	}
	r.desk = news.Desk{
		Status:   status(cmp.Or(item.first("pubstatus").attr("qcode"), local(item.first("pubstatus").attr("uri")))),
		Embargo:  item.first("embargoed").plain(),
		Version:  n.attr("version"),
		Slug:     content.first("slugline").plain(),
		Urgency:  content.first("urgency").plain(),
		Note:     item.first("ednote").plain(),
		Dateline: cmp.Or(content.first("dateline").plain(), content.first("located").named()),
	}
	for subject := range content.all("subject") {
		r.desk.Subjects = appendSubject(r.desk.Subjects, cmp.Or(subject.attr("qcode"), subject.attr("uri"), subject.attr("literal"), subject.named()))
	}
	for link := range item.all("link") {
		if strings.HasSuffix(link.attr("rel"), "canonical") {
			r.desk.Canonical = link.attr("href")
		}
	}
	for _, in := range n.first("contentset").children() {
		var text string
		switch local(in.name) {
		case "inlinexml":
			text = r.inlineXML(in)
		case "inlinedata":
			if text = strings.TrimSpace(in.raw()); strings.Contains(in.attr("contenttype"), "html") || strings.Contains(text, "</p>") {
				text = markupText(text)
			}
		}
		if len(text) > len(r.text) {
			r.text = withoutTitle(text, r.title)
		}
	}
	if r.text == "" && kind != "" && kind != "text" && kind != "composite" {
		return news.Article{}, fmt.Errorf("an item of the class %q, which has no text", kind)
	}
	return s.in.article(r)
}

// inlineXML returns the text of content that is NITF or XHTML; of NITF r takes what the item does not have.
func (r *record) inlineXML(n *node) string {
	if doc := n.child("nitf"); doc != nil || n.first("nitf") != nil {
		if doc == nil {
			doc = n.first("nitf")
		}
		was := r.text
		r.text = ""
		r.addNITF(doc)
		text := r.text
		r.text = was
		return text
	}
	for _, name := range []string{"body.content", "body", "html", "div", "section"} {
		if body := n.first(name); body != nil {
			return body.marked()
		}
	}
	if n.first("p") != nil {
		return n.marked()
	}
	return ""
}

// children returns the children of n, which may be nil.
func (n *node) children() []*node {
	if n == nil {
		return nil
	}
	return n.kids
}

// named returns the name of a party or a place: its name element, its literal, or what its code ends in.
func (n *node) named() string {
	if n == nil {
		return ""
	}
	code := cmp.Or(n.attr("qcode"), n.attr("formalname"))
	return cmp.Or(n.child("name").plain(), n.first("name").plain(), n.attr("literal"), code[strings.LastIndexByte(code, ':')+1:], n.plain())
}
