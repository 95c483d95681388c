package watch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// days are ten days of three feeds. A has an item every three hours. B runs every second story of A two hours later, with an opening of its
// own, and C every second one of B, another two hours later. A feed has its last forty items.
type days struct {
	began time.Time
	mu    sync.Mutex
	ill   []string // what was served in place of a feed
}

const (
	day         = 24 * time.Hour
	allDays     = 10 * day
	everyItem   = 3 * time.Hour
	feedItems   = 40
	guidsChange = 6 * day           // A gives all items other guids
	linksChange = 7 * day           // A gives all items other guids and other addresses
	movesAt     = 4 * day           // A moves to another address for good
	goneAt      = 8*day + time.Hour // C is gone
)

// at returns when the n-th item of a feed is published, after the beginning; n counts the items of A.
func at(feed string, n int) time.Duration {
	return time.Duration(n)*everyItem + map[string]time.Duration{"a": 0, "b": 2 * time.Hour, "c": 4 * time.Hour}[feed]
}

// has reports whether a feed ever has the n-th item.
func has(feed string, n int) bool { return n%map[string]int{"a": 1, "b": 2, "c": 4}[feed] == 0 }

func (d *days) items(feed string) (out []entry) {
	now := time.Since(d.began)
	for n := 0; at(feed, n) <= now; n++ {
		if !has(feed, n) {
			continue
		}
		e := entry{
			guid: fmt.Sprintf("tag:%s%d", feed, n), link: fmt.Sprintf("http://%s.example/%d", feed, n), title: fmt.Sprintf("Story %d of %s", n, feed),
			text: fmt.Sprintf("So writes %s. %s", strings.Repeat(feed, 3), story(n)), at: d.began.Add(at(feed, n)),
		}
		if feed == "a" && now >= guidsChange {
			e.guid += "-new"
		}
		if feed == "a" && now >= linksChange {
			e.guid, e.link = e.guid+"er", e.link+".html"
		}
		out = append(out, e)
	}
	return out[max(0, len(out)-feedItems):]
}

// trouble returns what is wrong with a feed at the moment.
func (d *days) trouble(feed string) string {
	now := time.Since(d.began)
	during := func(from, of time.Duration) bool { return now >= from && now < from+of }
	switch {
	case feed == "a" && during(2*day, 12*time.Hour):
		return "500"
	case feed == "a" && during(3*day, 3*time.Hour):
		return "page"
	case feed == "b" && during(day, 6*time.Hour):
		return "bad"
	case feed == "b" && during(3*day, 5*time.Hour):
		return "slow"
	case feed == "b" && during(5*day, 2*time.Hour):
		return "429"
	case feed == "c" && during(day, 14*time.Hour):
		return "cut"
	case feed == "c" && now >= goneAt:
		return "410"
	}
	return ""
}

func (d *days) serve(feed string) http.Handler {
	return http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		now := time.Since(d.began)
		if feed == "a" && r.URL.Path == "/feed" && now >= movesAt {
			http.Redirect(out, r, "http://new.example/rss", http.StatusMovedPermanently)
			return
		}
		body := rss(strings.ToUpper(feed), d.items(feed)...)
		tag := fmt.Sprintf(`"%d-%d"`, len(body), strings.Count(body, "-newer"))
		ill := d.trouble(feed)
		if ill != "" {
			d.mu.Lock()
			d.ill = append(d.ill, ill)
			d.mu.Unlock()
		}
		switch ill {
		case "500":
			out.WriteHeader(http.StatusInternalServerError)
			return
		case "410":
			out.WriteHeader(http.StatusGone)
			return
		case "429":
			out.Header().Set("Retry-After", "10800")
			out.WriteHeader(http.StatusTooManyRequests)
			return
		case "page":
			_, _ = io.WriteString(out, "<html><body><p>We are back soon.</p></body></html>")
			return
		}
		out.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			out.WriteHeader(http.StatusNotModified)
			return
		}
		switch ill {
		case "bad": // it ends in the middle of an item
			body = body[:len(body)/2]
		case "cut": // and the server says how long it would have been
			out.Header().Set("Content-Length", fmt.Sprint(len(body)))
			body = body[:len(body)/2]
		case "slow":
			for i := 0; i < len(body) && r.Context().Err() == nil; i += 10 {
				time.Sleep(time.Second)
				if _, err := io.WriteString(out, body[i:min(i+10, len(body))]); err != nil {
					return
				}
				_ = http.NewResponseController(out).Flush()
			}
			return
		}
		_, _ = io.WriteString(out, body)
	})
}

// TestTenDays runs a watch over ten days in which feeds fail in every way, it is ended and started again, and an output fails: nothing is
// lost, and nothing comes twice.
func TestTenDays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &days{began: time.Now()}
		w := &world{asked: map[string][]time.Time{}, hosts: map[string]http.Handler{
			"a.example": d.serve("a"), "new.example": d.serve("a"), "b.example": d.serve("b"), "c.example": d.serve("c"),
		}}
		transport, stop := w.start()
		defer stop()
		watch := newWatched(t, "http://a.example/feed", "http://b.example/feed", "http://c.example/feed")
		watch.sent.fail = func(int) error {
			if now := time.Since(d.began); now >= 100*time.Hour && now < 103*time.Hour {
				return errTest
			}
			return nil
		}
		var items, matches int
		for _, of := range []time.Duration{61 * time.Hour, 7 * time.Minute, 59 * time.Hour, allDays} { // it is ended three times
			if left := allDays - time.Since(d.began); of > left {
				of = left
			}
			result, err := watch.run(of, transport)
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Fatal(err)
			}
			items, matches = items+result.Items, matches+result.Matches
			time.Sleep(10 * time.Minute)
		}

		wantArticles, wantPairs := d.expected()
		if got := watch.articles(); !slices.Equal(got, wantArticles) {
			t.Errorf("articles\n%q, want\n%q", got, wantArticles)
		}
		got := watch.sent.pairs()
		for i := range got {
			a, b, _ := strings.Cut(got[i], "<")
			got[i] = min(a, b) + " " + max(a, b)
		}
		slices.Sort(got)
		if !slices.Equal(got, wantPairs) {
			t.Errorf("matches\n%q, want\n%q", got, wantPairs)
		}
		if items != len(wantArticles) || matches != len(wantPairs) {
			t.Errorf("%d items, %d matches", items, matches)
		}

		for _, ill := range []string{"500", "page", "bad", "slow", "429", "cut", "410"} {
			if !slices.Contains(d.ill, ill) {
				t.Errorf("nobody met with %s", ill)
			}
		}
		d.wantPolite(t, w)
		watch.wantSaid("a.example/feed", "500 Internal Server Error", "next try")
		watch.wantSaid("a.example/feed", "can be read again; it could not since")
		watch.wantSaid("a.example/feed", "has moved for good to http://new.example/rss")
		watch.wantSaid("a.example/feed", "no feed")
		watch.wantSaid("b.example/feed", "of the feed")
		watch.wantSaid("b.example/feed", "too slow: no whole answer within 30s")
		watch.wantSaid("b.example/feed", "429 Too Many Requests")
		watch.wantSaid("c.example/feed", "the answer broke off")
		watch.wantSaid("c.example/feed", "410 Gone", "take it off your list")
		watch.wantSaid("test: the test says no; it is tried again")
		watch.wantSaid("test: takes matches again")
		watch.wantSaid("sources: 2 ok, 1 failing (http://a.example/feed since")
		watch.wantSaid("sources: 2 ok, 1 gone; items:")
	})
}

// expected returns the articles that a watch over the ten days has seen, and the pairs that it has found.
func (d *days) expected() (articles, pairs []string) {
	for n := range int(allDays / everyItem) {
		var with []string
		for _, feed := range []string{"a", "b", "c"} {
			seen := allDays - 2*time.Hour // the last look
			if feed == "c" {
				seen = goneAt - 2*time.Hour
			}
			if !has(feed, n) || at(feed, n) > seen {
				continue
			}
			id := fmt.Sprintf("tag:%s%d", feed, n)
			if feed == "a" && at(feed, n) >= guidsChange-time.Hour {
				id += "-new"
			}
			if feed == "a" && at(feed, n) >= linksChange-time.Hour {
				id += "er"
			}
			for _, other := range with {
				pairs = append(pairs, min(id, other)+" "+max(id, other))
			}
			with = append(with, id)
		}
		articles = append(articles, with...)
	}
	slices.Sort(articles)
	slices.Sort(pairs)
	return articles, pairs
}

// wantPolite fails the test unless the servers were asked no more than is polite.
func (d *days) wantPolite(t *testing.T, w *world) {
	t.Helper()
	count := func(page string, from, of time.Duration) (n int) {
		for _, when := range w.asked[page] {
			if since := when.Sub(d.began); since >= from && since < from+of {
				n++
			}
		}
		return n
	}
	for _, tt := range []struct {
		page            string
		from, of        time.Duration
		atLeast, atMost int
	}{
		{"a.example/feed", 0, day, 20, 24},
		{"a.example/feed", 2 * day, 12 * time.Hour, 2, 5},           // 500: 2, 4, 6 hours apart
		{"b.example/feed", 5*day + 90*time.Minute, time.Hour, 0, 0}, // 429: left alone for three hours
		{"a.example/feed", movesAt + 90*time.Minute, allDays, 0, 0}, // it has moved
		{"new.example/rss", movesAt, allDays, 100, 150},
		{"c.example/feed", goneAt, allDays, 1, 1}, // it is gone
	} {
		if n := count(tt.page, tt.from, tt.of); n < tt.atLeast || n > tt.atMost {
			t.Errorf("%s was asked %d times in the %v after %v", tt.page, n, tt.of, tt.from)
		}
	}
	for page, times := range w.asked {
		for i := 1; i < len(times); i++ {
			if apart := times[i].Sub(times[i-1]); apart < time.Second {
				t.Errorf("%s was asked twice in %v", page, apart)
			}
		}
	}
}
