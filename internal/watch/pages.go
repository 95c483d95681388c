package watch

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/copytaster/copytaster/internal/fetch"
	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/news"
)

// pageTries is how often a page is asked for, once a look, before its item is taken as the feed has it.
const pageTries = 3

// fetchPages puts the texts of their pages into those items that are new and have only a summary. Those of which the page may come later
// are left out for now; then whole is false.
func (s *source) fetchPages(ctx context.Context, items []item) (out []item, whole bool) {
	whole = true
	for _, x := range items {
		if ctx.Err() != nil {
			return out, false
		}
		known, _, err := s.w.lookUp(s.name, &x)
		if err != nil || known != unseen || x.article.URL == "" || !isSummary(&x.article) {
			out = append(out, x)
			continue
		}
		page, err := s.page(ctx, x.article.URL)
		switch {
		case ctx.Err() != nil:
			return out, false
		case err == nil:
			if len(page.Body) > len(x.article.Body) {
				x.article = withText(x.article, page)
			}
		case passes(err) && s.tried(x.article.ID) < pageTries:
			s.warn("the page %s: %v; it is asked for again", x.article.URL, err)
			whole = false
			continue
		default:
			s.warn("the page %s: %v; the item is taken as the feed has it", x.article.URL, err)
		}
		delete(s.tries, x.article.ID)
		out = append(out, x)
	}
	return out, whole
}

// isSummary reports whether there may be more of an article than its text: the feed says so, or has only a title.
func isSummary(a *news.Article) bool {
	return a.Desk != nil && a.Desk.Cut || strings.TrimSpace(a.Body) == strings.TrimSpace(a.Title)
}

// withText returns an article with the text of its page.
func withText(a, page news.Article) news.Article {
	a.Body = page.Body
	if a.Byline == "" {
		a.Byline = page.Byline
	}
	if a.Desk != nil {
		desk := *a.Desk
		desk.Cut = false
		if a.Desk = &desk; desk.IsZero() {
			a.Desk = nil
		}
	}
	return a
}

// tried counts a try to fetch the page of an item.
func (s *source) tried(id string) int {
	if s.tries == nil {
		s.tries = make(map[string]int)
	}
	s.tries[id]++
	return s.tries[id]
}

// passes reports whether what is wrong may be right the next time.
func passes(err error) bool {
	status, ok := errors.AsType[*fetch.StatusError](err)
	switch {
	case ok:
		return status.Status >= http.StatusInternalServerError || status.Status == http.StatusTooManyRequests
	case errors.Is(err, fetch.ErrForbidden), errors.Is(err, fetch.ErrPrivate), errors.Is(err, fetch.ErrAddress), errors.Is(err, fetch.ErrTooLarge), errors.Is(err, errNoPage):
		return false
	}
	return true
}

var errNoPage = errors.New("no article can be read in it")

// page returns the article of a page.
func (s *source) page(ctx context.Context, address string) (news.Article, error) {
	answer, err := s.w.o.Client.Get(ctx, fetch.Request{URL: address, Robots: true})
	if err != nil {
		return news.Article{}, err
	}
	in, err := ingest.Open([]string{address}, nil, nil, ingest.Options{
		Fetch: func(context.Context, string) (io.ReadCloser, error) {
			return io.NopCloser(bytes.NewReader(answer.Body)), nil
		},
	})
	if err != nil {
		return news.Article{}, errNoPage
	}
	for a, err := range in.Articles(ctx) {
		if err == nil {
			return a, nil
		}
	}
	return news.Article{}, errNoPage
}
