package ingest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// jsonFeedFormat is JSON Feed: an item is an article.
func jsonFeedFormat() Format {
	return Format{
		Name:       "jsonfeed",
		About:      "JSON Feed 1 and 1.1 (an item is an article)",
		Extensions: nil,
		Example: `{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [{"id": "https://post.example/1", "title": "Rain", "content_text": "Rain fell."}]}
`,
		Sniff: func(s *Sample) bool {
			return startsObject(s.Head) && bytes.Contains(s.Head, []byte("jsonfeed.org/version"))
		},
		Read: readJSONFeed,
	}
}

// jsonFeedItem is an item as JSON Feed has it. See https://www.jsonfeed.org/version/1.1/.
type jsonFeedItem struct {
	ID            json.RawMessage `json:"id"` // a string; some write a number
	URL           string          `json:"url"`
	ExternalURL   string          `json:"external_url"`
	Title         string          `json:"title"`
	ContentHTML   string          `json:"content_html"`
	ContentText   string          `json:"content_text"`
	Summary       string          `json:"summary"`
	DatePublished string          `json:"date_published"`
	DateModified  string          `json:"date_modified"`
	Language      string          `json:"language"`
	Tags          []string        `json:"tags"`
	jsonFeedAuthors
}

// jsonFeedAuthors are the authors of a feed or an item: a list since version 1.1.
type jsonFeedAuthors struct {
	Author  jsonFeedAuthor   `json:"author"`
	Authors []jsonFeedAuthor `json:"authors"`
}

type jsonFeedAuthor struct {
	Name string `json:"name"`
}

func (a jsonFeedAuthors) byline() string {
	var names []string
	for _, author := range a.Authors {
		if author.Name != "" {
			names = append(names, author.Name)
		}
	}
	return cmp.Or(strings.Join(names, ", "), a.Author.Name)
}

// readJSONFeed yields the items of s.
func readJSONFeed(s *Source) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		v := &valueReader{r: s.Reader, limit: s.in.limit, line: 1}
		var head feedHead
		var of jsonFeedAuthors
		err := v.enter("items", func(key, value []byte) {
			switch string(key) {
			case "title":
				_ = json.Unmarshal(value, &head.source) // what is no string is none
			case "language":
				_ = json.Unmarshal(value, &head.lang)
			case "author":
				_ = json.Unmarshal(value, &of.Author)
			case "authors":
				_ = json.Unmarshal(value, &of.Authors)
			}
		})
		if errors.Is(err, io.EOF) {
			yield(news.Article{}, &Skipped{Reason: NoItems})
			return
		}
		if err != nil {
			yield(news.Article{Place: news.Place{Line: v.line}}, err)
			return
		}
		head.byline = of.byline()
		v.once = true
		for a, err := range s.eachValue(v, func(value []byte) (news.Article, error) { return s.jsonItem(value, &head) }) {
			if !yield(a, err) {
				return
			}
		}
	}
}

// jsonItem returns the article of an item.
func (s *Source) jsonItem(value []byte, head *feedHead) (news.Article, error) {
	var i jsonFeedItem
	if err := json.Unmarshal(value, &i); err != nil {
		return news.Article{}, err
	}
	text := strings.TrimSpace(i.ContentText)
	if html := markupText(i.ContentHTML); len(html) > len(text) {
		text = html
	}
	r := &record{
		text:   text,
		title:  oneLine(i.Title),
		url:    cmp.Or(i.URL, i.ExternalURL),
		byline: cmp.Or(i.byline(), head.byline),
		source: oneLine(head.source),
		lang:   cmp.Or(i.Language, head.lang),
		date:   cmp.Or(i.DatePublished, i.DateModified),
	}
	if text == "" {
		r.text = strings.TrimSpace(markupText(i.Summary))
	}
	r.desk = news.Desk{Subjects: i.Tags, Cut: text == "" && r.text != "" || isCut(r.text)}
	if id := strings.Trim(string(i.ID), `" `); id != "" && id != "null" {
		if _ = json.Unmarshal(i.ID, &id); !strings.Contains(id, ":") {
			id = s.file.id + ":" + id
		}
		r.id = id
	}
	return s.in.article(r)
}
