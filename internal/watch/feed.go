package watch

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"slices"
	"time"

	"github.com/copytaster/copytaster/internal/fetch"
	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/news"
)

// movedTries is after how many failures at an address that a feed has moved to its old one is asked again.
const movedTries = 3

// feedFormats are the formats of feeds. The first takes what is none, as a page that says that the feed is to be found elsewhere.
func feedFormats() []ingest.Format {
	other := ingest.Format{Name: "text", Read: func(*ingest.Source) iter.Seq2[news.Article, error] {
		return func(yield func(news.Article, error) bool) {
			yield(news.Article{}, &ingest.Skipped{Reason: "no feed: neither RSS, Atom, JSON Feed nor an OPML list"})
		}
	}}
	known := []string{"feed", "jsonfeed", "json", "jsonl", "ninjs", "nitf", "newsml"}
	return append([]ingest.Format{other}, slices.DeleteFunc(ingest.Formats(), func(f ingest.Format) bool { return !slices.Contains(known, f.Name) })...)
}

// runFeed asks for a feed or a list at an address.
func (s *source) runFeed(ctx context.Context, known *Source) {
	s.set(func() { s.kind = cmp.Or(s.kind, "feed") })
	s.begin(known)
	for {
		if s.w.o.Once && time.Now().Before(known.NotBefore) {
			s.set(func() { s.left = known.NotBefore })
			return
		}
		if err := s.wait(ctx, known.NotBefore, nil); err != nil {
			return
		}
		s.ask(ctx, known)
		if s.w.o.Once || ctx.Err() != nil {
			return
		}
		if next := known.Asked.Add(jittered(s.w.o.Every)); known.NotBefore.Before(next) {
			known.NotBefore = next
		}
	}
}

// fewFailures are so many in a row that whoever starts a watch may have mended what was wrong.
const fewFailures = 2

// begin sets when a feed may be asked in this run, by what is known of it from the last one.
func (s *source) begin(known *Source) {
	failing := !known.FailingSince.IsZero()
	switch {
	case s.w.o.Once && failing && known.Failures > fewFailures:
		return // as cron would start one again and again
	case s.w.o.Once:
		known.NotBefore = known.Until
	case failing:
		known.NotBefore = later(known.Until, known.Asked.Add(min(s.w.o.Every, minute)))
	default:
		known.NotBefore = later(known.Until, known.Asked.Add(s.w.o.Every))
	}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// ask asks once, and notes what came of it.
func (s *source) ask(ctx context.Context, known *Source) {
	answer, err := s.w.o.Client.Get(ctx, fetch.Request{URL: cmp.Or(known.Moved, s.given), ETag: known.ETag, LastModified: known.LastModified})
	if ctx.Err() != nil {
		return
	}
	known.Asked, known.NotBefore, known.Until = time.Now().UTC(), time.Time{}, time.Time{}
	if err != nil {
		s.askFailed(ctx, known, err)
		return
	}
	if answer.Moved != "" && answer.Moved != known.Moved {
		known.Moved = answer.Moved
		s.w.say("%s: has moved for good to %s, where it is asked from now on; mend your list", s.name, display(answer.Moved))
	}
	if answer.Fresh > s.w.o.Every {
		known.NotBefore = known.Asked.Add(min(answer.Fresh, longestFresh))
	}
	if answer.Unchanged {
		known.ETag, known.LastModified = answer.ETag, answer.LastModified
		s.succeeded(known)
		s.save(ctx, known)
		return
	}
	s.read(ctx, known, answer)
}

// askFailed notes that there was no answer as there should be.
func (s *source) askFailed(ctx context.Context, known *Source, err error) {
	if w, ok := errors.AsType[*fetch.WaitError](err); ok { // nothing was asked, so nothing failed
		known.NotBefore, known.Until = w.Until.UTC(), w.Until.UTC()
		s.save(ctx, known)
		return
	}
	status, ok := errors.AsType[*fetch.StatusError](err)
	if ok {
		known.NotBefore, known.Until = status.Until.UTC(), status.Until.UTC()
	}
	gone := ok && status.Status == http.StatusGone
	if known.Moved != "" && (gone || ok && status.Status == http.StatusNotFound || known.Failures+1 >= movedTries) {
		s.w.say("%s: is not at %s any more (%v); the old address is asked again", s.name, display(known.Moved), err)
		known.Moved, known.ETag, known.LastModified, gone = "", "", "", false
	}
	if gone {
		known.Gone, known.Until = true, known.Asked.Add(goneAgain)
		known.NotBefore = known.Until
		err = errors.New("the server answers 410 Gone: it is not coming back; take it off your list")
	}
	s.failed(ctx, known, err)
}

// read reads an answer: a list or a feed.
func (s *source) read(ctx context.Context, known *Source, answer *fetch.Response) {
	if isList(answer.Body) {
		feeds, err := readList(answer.Body)
		if err != nil {
			s.failed(ctx, known, err)
			return
		}
		s.keepList(ctx, known, feeds)
		return
	}
	articles, broken := s.parse(ctx, answer.Body)
	if ctx.Err() != nil {
		return
	}
	if broken != nil && len(articles) == 0 {
		s.failed(ctx, known, broken)
		return
	}
	items := itemsOf(s.name, articles, true)
	whole := broken == nil && len(items) > 0
	if s.w.o.Pages {
		var all bool
		items, all = s.fetchPages(ctx, items)
		whole = whole && all
	}
	next := *known
	if whole {
		next.ETag, next.LastModified = answer.ETag, answer.LastModified
	} else { // all of it is wanted once more
		next.ETag, next.LastModified = "", ""
	}
	if broken == nil {
		s.succeeded(&next)
	}
	if err := s.hand(ctx, &batch{items: items, state: &next}); err != nil {
		return // it is not seen, and comes again
	}
	*known = next
	if broken != nil {
		s.failed(ctx, known, fmt.Errorf("%w; what came before it was read: %s", broken, count(len(articles), "item")))
	}
	s.prune()
}

// keepList notes that a list was read.
func (s *source) keepList(ctx context.Context, known *Source, feeds []listed) {
	s.set(func() { s.kind = "list" })
	s.succeeded(known)
	s.save(ctx, known)
	s.group.keep(s.name, feeds)
}

// prune forgets what the source has no more.
func (s *source) prune() {
	before := time.Now().Add(-remembered)
	if err := errors.Join(s.w.state.Prune(s.name, before), s.w.state.PruneMatches(before, keptMatches)); err != nil {
		s.w.say("warning: %v", err)
	}
}

// parse returns the articles of a feed, and why it is not whole; nil: it is.
func (s *source) parse(ctx context.Context, body []byte) (articles []news.Article, broken error) {
	in, err := ingest.Open([]string{s.name}, nil, nil, ingest.Options{
		Formats: feedFormats(), Map: s.w.o.Input.Map,
		Fetch: func(context.Context, string) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(body)), nil },
	})
	if err != nil {
		return nil, err
	}
	for a, err := range in.Articles(ctx) {
		skipped, ok := errors.AsType[*ingest.Skipped](err)
		switch {
		case err == nil:
			articles = append(articles, a)
		case !ok:
			return nil, err
		case skipped.Place.Line > 0 && skipped.Unwrap() == nil: // one item
			s.warn("item at line %d: %s", skipped.Place.Line, skipped.Reason)
		case skipped.Reason == ingest.NoItems: // for the moment
		default:
			broken = errors.New(skipped.Reason)
			if skipped.Place.Line > 0 {
				broken = fmt.Errorf("line %d of the feed: %w", skipped.Place.Line, broken)
			}
		}
	}
	return articles, broken
}
