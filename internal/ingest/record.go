package ingest

import (
	"fmt"
	"strings"
	"time"

	"github.com/copytaster/copytaster/internal/news"
)

// record is what a format has read of an article, as it is written there.
type record struct {
	id, text, title, url, byline, source, lang, role, date string

	desk news.Desk
}

// article returns the article of a record. Without a text its title is the text; without that the error is errNoText.
func (in *Input) article(r *record) (news.Article, error) {
	a := news.Article{ID: r.id, Body: r.text, Title: r.title, URL: r.url, Byline: r.byline, Source: r.source, Lang: primary(r.lang), Role: role(r.role)}
	if int64(len(a.Body)) > in.limit {
		return news.Article{}, fmt.Errorf("an article of %d bytes, more than %d", len(a.Body), in.limit)
	}
	if strings.TrimSpace(a.Body) == "" {
		if a.Body = strings.TrimSpace(a.Title); a.Body == "" {
			return news.Article{}, errNoText
		}
		in.decoder.titled++
	}
	if !r.desk.IsZero() {
		a.Desk = new(r.desk)
	}
	a.Published, a.DateOnly = in.date(r.date)
	return a, nil
}

// date returns what a date says, and counts one that says nothing.
func (in *Input) date(s string) (t time.Time, dateOnly bool) {
	if s == "" {
		return t, false
	}
	t, dateOnly, ok := parseDate(s)
	if !ok {
		in.badDates++
	}
	return t, dateOnly
}
