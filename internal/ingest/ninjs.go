package ingest

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// ninjsFormat is ninjs of the IPTC: an item is an article. See https://iptc.org/std/ninjs/.
func ninjsFormat() Format {
	return Format{
		Name:       "ninjs",
		About:      "ninjs 1.x to 3.x (an item of text is an article: one a file, a list of them, or one a line)",
		Extensions: []string{".ninjs"},
		Example:    `{"uri": "urn:x:1", "type": "text", "versioncreated": "2024-03-05T06:00:00Z", "pubstatus": "usable", "headline": "Rain", "body_text": "Rain fell."}`,
		Sniff: func(s *Sample) bool {
			if s.in.mapped || !startsObject(s.Head) && !startsArray.Match(s.Head) {
				return false
			}
			head := s.peek(64 << 10)
			return ninjsURI.Match(head) && ninjsKey.Match(head) || ninjsStandard.Match(head)
		},
		Read: func(s *Source) iter.Seq2[news.Article, error] {
			return s.eachValue(&valueReader{r: s.Reader, limit: s.in.limit, line: 1, flat: true}, s.ninjsItem)
		},
	}
}

var (
	ninjsURI      = regexp.MustCompile(`"uri"\s*:`)
	ninjsKey      = regexp.MustCompile(`"(version[cC]reated|first[cC]reated|content[cC]reated|pub[sS]tatus|headlines|bodies|body_\w+|headline_\w+|representation[tT]ype|ed[nN]ote)"\s*:`)
	ninjsStandard = regexp.MustCompile(`"standard"\s*:\s*\{[^}]*"ninjs"`)
)

// ninjsKeys are the keys of an item by what they have, the best first, in lower case: version 1 has underscores, 2 lists, 3 small and
// capital letters.
var ninjsKeys = struct {
	bodies, texts, headlines, dates, bylines, sources, slugs, subjects []string
}{
	bodies:    []string{"body_main", "body_text", "body_xhtml", "body_html", "body_richtext", "body_nitf", "body"},
	texts:     []string{"description_text", "description_xhtml", "description_html", "description_richtext", "description"},
	headlines: []string{"headline", "headline_main", "headline_text", "headline_simple", "headline_xhtml", "title"},
	dates:     []string{"versioncreated", "contentcreated", "firstcreated", "published"},
	bylines:   []string{"byline", "by"},
	sources:   []string{"copyrightholder", "provider", "source"},
	slugs:     []string{"slugline", "slug", "slug_line"},
	subjects:  []string{"subjects", "subject", "genres"},
}

// ninjsPart is an element of a list of an item: a body, a headline, a subject, a source.
type ninjsPart struct {
	Role        string `json:"role"`
	ContentType string `json:"contenttype"`
	Value       string `json:"value"`
	Name        string `json:"name"`
	Code        string `json:"code"`
	Literal     string `json:"literal"`
	URI         string `json:"uri"`
	Href        string `json:"href"`
	Rel         string `json:"rel"`
}

// ninjsItem returns the article of an item.
func (s *Source) ninjsItem(value []byte) (news.Article, error) {
	d := &s.in.decoder
	item := map[string][]byte{}
	rest, ok := cutObject(value, maxDepth, func(key, value []byte) { item[strings.ToLower(string(key))] = value })
	if !ok || len(skipSpace(rest)) > 0 {
		var record map[string]json.RawMessage
		if err := json.Unmarshal(value, &record); err != nil {
			return news.Article{}, fmt.Errorf("broken JSON: %w", err)
		}
		for key, value := range record {
			item[strings.ToLower(key)] = value
		}
	}
	scalar := func(keys ...string) string {
		for _, key := range keys {
			if v := d.scalar(item[key]); len(v) > 0 {
				return string(v)
			}
		}
		return ""
	}
	parts := func(key string) (list []ninjsPart) {
		if v := item[key]; len(v) > 0 && v[0] == '[' {
			_ = json.Unmarshal(v, &list) // a list of something else is none
		}
		return list
	}
	kind := strings.ToLower(scalar("type"))
	r := &record{
		id:     scalar("uri"),
		title:  oneLine(markupText(cmp.Or(bestPart(parts("headlines"), "main"), scalar(ninjsKeys.headlines...)))),
		byline: oneLine(markupText(scalar(ninjsKeys.bylines...))),
		source: oneLine(scalar(ninjsKeys.sources...)),
		lang:   scalar("language"),
		date:   scalar(ninjsKeys.dates...),
	}
	for _, source := range parts("infosources") {
		r.source = cmp.Or(r.source, oneLine(source.Name))
	}
	if strings.HasPrefix(r.id, "http") {
		r.url = r.id
	}
	r.desk = news.Desk{
		Status:   status(scalar("pubstatus")),
		Embargo:  scalar("embargoed", "embargoeduntil"),
		Version:  scalar("version"),
		Slug:     oneLine(scalar(ninjsKeys.slugs...)),
		Urgency:  scalar("urgency"),
		Note:     oneLine(markupText(scalar("ednote"))),
		Dateline: oneLine(scalar("located")),
	}
	for _, key := range ninjsKeys.subjects {
		for _, part := range parts(key) {
			r.desk.Subjects = appendSubject(r.desk.Subjects, cmp.Or(part.Code, part.Literal, part.URI, part.Name))
		}
	}
	for _, link := range parts("links") {
		if link.Rel == "canonical" {
			r.desk.Canonical = link.Href
		}
	}
	r.text = bestBody(item, d, parts("bodies"), ninjsKeys.bodies, "body_")
	r.text = withoutTitle(r.text, r.title)
	if r.text == "" && (kind == "" || kind == "text" || kind == "composite") {
		r.text = bestBody(item, d, parts("descriptions"), ninjsKeys.texts, "description_")
		r.desk.Cut = r.text != ""
	}
	if r.text == "" {
		switch {
		case kind != "" && kind != "text" && kind != "composite":
			return news.Article{}, fmt.Errorf("an item of the type %q, which has no text", kind)
		case r.id == "" && r.title == "":
			return news.Article{}, errors.New("no item of ninjs: it has neither a uri nor a text")
		}
	}
	return s.in.article(r)
}

// bestPart returns the value of the part with the role, or of the first.
func bestPart(parts []ninjsPart, role string) string {
	for _, p := range parts {
		if strings.EqualFold(p.Role, role) && p.Value != "" {
			return p.Value
		}
	}
	for _, p := range parts {
		if p.Value != "" {
			return p.Value
		}
	}
	return ""
}

// bestBody returns the text of a body, which an item may have in several forms: the one with paragraphs, unless another has more.
func bestBody(item map[string][]byte, d *decoder, parts []ninjsPart, keys []string, prefix string) string {
	var best string
	take := func(s string) {
		marked := strings.Contains(s, "</") || strings.Contains(s, "/>")
		if marked {
			s = markupText(s)
		}
		s = strings.TrimSpace(s)
		if 10*len(s) > 11*len(best) || marked && 10*len(s) > 9*len(best) {
			best = s
		}
	}
	isXML := func(p ninjsPart) bool {
		return strings.HasSuffix(p.ContentType, "xml") && !strings.Contains(p.ContentType, "html")
	}
	for _, p := range parts {
		if !isXML(p) {
			take(p.Value)
		}
	}
	for _, p := range parts {
		if best == "" && isXML(p) {
			take(p.Value)
		}
	}
	for _, key := range keys {
		if v := item[key]; kindOf(v) == "string" {
			take(string(d.scalar(v)))
		}
	}
	if best == "" {
		for key, v := range item { // names of the sender; the longest, so their order says nothing
			if strings.HasPrefix(key, prefix) && kindOf(v) == "string" && !slices.Contains(keys, key) {
				if s := strings.TrimSpace(markupText(string(d.scalar(v)))); len(s) > len(best) || len(s) == len(best) && s < best {
					best = s
				}
			}
		}
	}
	return best
}

// statuses are the words of newsroom formats for what is to be done with an item, and what each comes to.
var statuses = map[string]string{
	"usable": "usable", "useable": "usable", "stat:usable": "usable", "embargoed": "embargoed", "stat:embargoed": "embargoed", "withheld": "withheld", "stat:withheld": "withheld",
	"canceled": "canceled", "cancelled": "canceled", "stat:canceled": "canceled", "stat:cancelled": "canceled", "killed": "canceled", "kill": "canceled", "withdrawn": "canceled",
}

// status returns a status in the words of [news.Desk]; another is returned as it is, in lower case.
func status(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	return cmp.Or(statuses[s], strings.TrimPrefix(s, "stat:"))
}
