package ingest

import (
	"cmp"
	"iter"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// newsMLFormat is NewsML 1 of the IPTC: a news item is an article. See https://iptc.org/standards/newsml-1/.
func newsMLFormat() Format {
	return Format{
		Name:       "newsml",
		About:      "NewsML 1.0 to 1.2 (a news item with a text is an article)",
		Extensions: []string{".newsml"},
		Example: `<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:x:1</PublicIdentifier></NewsIdentifier></Identification>` +
			`<NewsManagement><ThisRevisionCreated>20240305T060000Z</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement>` +
			`<NewsComponent><NewsLines><HeadLine>Rain</HeadLine></NewsLines><ContentItem><DataContent>Rain fell.</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
		Declares: true,
		Sniff: func(s *Sample) bool {
			root, _ := rootOf(s.Head)
			return root == "newsml"
		},
		Read: func(s *Source) iter.Seq2[news.Article, error] {
			return s.eachElement(map[string]itemReader{"newsitem": s.newsMLItem}, "a document of NewsML without news items")
		},
	}
}

// newsMLItem returns the article of a news item: the longest text of its components, with what the components say.
func (s *Source) newsMLItem(n *node) (news.Article, error) {
	id, management := n.first("newsidentifier"), n.first("newsmanagement")
	lines := n.first("newslines")
	r := &record{
		id:     cmp.Or(id.first("publicidentifier").plain(), id.first("newsitemid").plain()),
		title:  lines.first("headline").plain(),
		byline: lines.first("byline").plain(),
		source: cmp.Or(party(n.first("source")), party(n.first("provider")), id.first("providerid").plain()),
		lang:   cmp.Or(n.first("descriptivemetadata").first("language").attr("formalname"), n.attr("xml:lang"), n.first("newscomponent").attr("xml:lang")),
		date:   cmp.Or(management.first("thisrevisioncreated").plain(), management.first("firstcreated").plain(), id.first("dateid").plain()),
	}
	revision := id.first("revisionid")
	r.desk = news.Desk{
		Status:   status(management.first("status").attr("formalname")),
		Embargo:  management.first("statuswillchange").first("dateandtime").plain(),
		Version:  revision.plain(),
		Slug:     cmp.Or(lines.first("slugline").plain(), id.first("newsitemid").plain()),
		Urgency:  management.first("urgency").attr("formalname"),
		Dateline: lines.first("dateline").plain(),
	}
	for _, name := range []string{"instruction", "comment"} {
		if r.desk.Note == "" {
			r.desk.Note = n.first(name).plain()
		}
	}
	for _, name := range []string{"subjectmatter", "subjectdetail", "subject"} {
		for subject := range n.all(name) {
			r.desk.Subjects = appendSubject(r.desk.Subjects, subject.attr("formalname"))
		}
	}
	if r.desk.Status != "embargoed" {
		r.desk.Embargo = ""
	}
	for item := range n.all("contentitem") {
		data := item.first("datacontent")
		if data == nil {
			continue
		}
		text := r.inlineXML(data)
		if text == "" && !data.hasElements() {
			if text = strings.TrimSpace(data.raw()); strings.Contains(text, "</p>") || strings.Contains(text, "<br") {
				text = markupText(text)
			}
		}
		if text == "" {
			text = data.marked()
		}
		if len(text) > len(r.text) {
			r.text = withoutTitle(text, r.title)
		}
	}
	return s.in.article(r)
}

// party returns the name of a party in n.
func party(n *node) string {
	return cmp.Or(n.first("party").attr("formalname"), n.first("party").plain())
}
