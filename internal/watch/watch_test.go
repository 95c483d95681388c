package watch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/fetch"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/report"
	"github.com/copytaster/copytaster/internal/report/reporttest"
	"github.com/copytaster/copytaster/internal/store"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// world is the network of a test: servers in memory, by their hosts.
type world struct {
	mu    sync.Mutex
	hosts map[string]http.Handler
	asked map[string][]time.Time // by host and path
}

// start starts the servers, and returns what connects to them, and what ends them.
func (w *world) start() (transport *http.Transport, stop func()) {
	conns := make(chan net.Conn)
	l := &memoryListener{conns: conns, done: make(chan struct{})}
	server := &http.Server{Handler: http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		w.mu.Lock()
		h := w.hosts[r.Host]
		w.asked[r.Host+r.URL.Path] = append(w.asked[r.Host+r.URL.Path], time.Now())
		w.mu.Unlock()
		if h == nil {
			h = http.NotFoundHandler()
		}
		h.ServeHTTP(out, r)
	})}
	go func() { _ = server.Serve(l) }()
	transport = &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		client, server := net.Pipe()
		select {
		case conns <- server:
			return client, nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}, DisableKeepAlives: true}
	return transport, func() { _ = server.Close() }
}

// memoryListener is a listener of connections in memory, on which time can be simulated.
type memoryListener struct {
	conns chan net.Conn
	done  chan struct{}
	once  sync.Once
}

// Accept implements [net.Listener].
func (l *memoryListener) Accept() (net.Conn, error) {
	select {
	case c := <-l.conns:
		return c, nil
	case <-l.done:
		return nil, net.ErrClosed
	}
}

// Close implements [net.Listener].
func (l *memoryListener) Close() error {
	l.once.Do(func() { close(l.done) })
	return nil
}

// Addr implements [net.Listener].
func (l *memoryListener) Addr() net.Addr { return &net.UnixAddr{Name: "memory", Net: "unix"} }

// watched is a watch of a test, with what it said and sent.
type watched struct {
	t    *testing.T
	dir  string
	o    Options
	said []string
	sent *collected
}

// collected is an output that keeps what it is sent.
type collected struct {
	mu      sync.Mutex
	matches []Match
	lines   [][]byte
	fail    func(n int) error // for the n-th sending; nil: none fails
	n       int
}

// Name implements [Output].
func (c *collected) Name() string { return "test" }

// Send implements [Output].
func (c *collected) Send(_ context.Context, lines []Line) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, l := range lines {
		if c.n++; c.fail != nil {
			if err := c.fail(c.n); err != nil {
				return i, err
			}
		}
		m, err := readMatch(l.JSON)
		if err != nil {
			return i, err
		}
		c.lines = append(c.lines, l.JSON)
		c.matches = append(c.matches, *m)
	}
	return len(lines), nil
}

// pairs returns the matches as "new<known", in the order in which they were found.
func (c *collected) pairs() (out []string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, m := range c.matches {
		out = append(out, m.New.ID+"<"+m.Known.ID)
	}
	return out
}

func newWatched(t *testing.T, sources ...string) *watched {
	w := &watched{t: t, dir: t.TempDir(), sent: &collected{}}
	w.o = Options{
		Sources: sources, Index: filepath.Join(w.dir, "index"), Detect: detect.Options{Find: match.Duplicates | match.Passages | match.Quotations, Workers: 1, MatchesOnly: true, Tmp: w.dir},
		Roles: func(*news.Article) {}, Keep: func(*report.Pair) bool { return true }, Every: time.Hour, Poll: true, Outputs: []Output{w.sent},
		Say: func(line string) { w.said = append(w.said, line) },
	}
	return w
}

// run runs the watch for a time; 0: until it ends by itself.
func (w *watched) run(of time.Duration, transport http.RoundTripper) (Result, error) {
	w.t.Helper()
	ctx := w.t.Context()
	if of > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, of)
		defer cancel()
	}
	return w.runWith(ctx, transport)
}

// runWith runs the watch until ctx ends.
func (w *watched) runWith(ctx context.Context, transport http.RoundTripper) (Result, error) {
	w.t.Helper()
	state, err := OpenState(filepath.Join(w.dir, "index", "watch"))
	if err != nil {
		w.t.Fatal(err)
	}
	w.o.State = state
	w.o.Client = fetch.New(fetch.Options{UserAgent: "copytaster/test", Transport: transport})
	result, err := New(w.o).Run(ctx)
	if err := state.Close(); err != nil {
		w.t.Error(err)
	}
	return result, err
}

// wantSaid fails the test unless one of the lines that were said has all of these words.
func (w *watched) wantSaid(words ...string) {
	w.t.Helper()
	if !slices.ContainsFunc(w.said, func(line string) bool {
		return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(line, word) })
	}) {
		other := slices.DeleteFunc(slices.Clone(w.said), func(line string) bool { return strings.HasPrefix(line, "sources:") })
		w.t.Errorf("nothing was said of %q in\n%s", words, strings.Join(other, "\n"))
	}
}

// articles returns the IDs of the articles of the index.
func (w *watched) articles() (ids []string) {
	w.t.Helper()
	s, err := store.Open(w.o.Index)
	if err != nil {
		w.t.Fatal(err)
	}
	defer s.Close()
	v, err := s.View(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	defer v.Close()
	for a, err := range v.Articles(w.t.Context()) {
		if err != nil {
			w.t.Fatal(err)
		}
		ids = append(ids, a.ID)
	}
	return ids
}

// story returns a text of its own for a number: no two have a word in common.
func story(n int) string {
	r := rand.New(rand.NewPCG(uint64(n), 1))
	syllables := strings.Fields("ba cor del fen gri hal jun kel lor mar nos pel quen ras sul tor vin wes yar zel")
	var words []string
	for range 50 {
		var word strings.Builder
		for range 5 {
			word.WriteString(syllables[r.IntN(len(syllables))])
		}
		words = append(words, word.String())
	}
	return strings.Join(words, " ") + "."
}

// entry is an item of a feed.
type entry struct {
	guid, link, title, text string
	at                      time.Time
}

func rss(title string, items ...entry) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0"?><rss version="2.0"><channel><title>%s</title>`, title)
	for _, x := range items {
		fmt.Fprintf(&b, `<item><guid isPermaLink="false">%s</guid><link>%s</link><title>%s</title><pubDate>%s</pubDate><description>%s</description></item>`,
			x.guid, x.link, x.title, x.at.Format(time.RFC1123Z), x.text)
	}
	b.WriteString(`</channel></rss>`)
	return b.String()
}

var errTest = errors.New("the test says no")

// TestOneFeed is the case by hand: a feed with one item, then with a second that has its text.
func TestOneFeed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		items := []entry{
			{"tag:1", "http://a.example/1", "One", story(1), began},
			{"tag:2", "http://a.example/2", "Two", "Before it. " + story(1), began.Add(80 * time.Minute)},
		}
		w := &world{asked: map[string][]time.Time{}, hosts: map[string]http.Handler{"a.example": http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
			shown := items
			if time.Since(began) < 90*time.Minute {
				shown = items[:1]
			}
			tag := fmt.Sprintf(`"%d"`, len(shown))
			out.Header().Set("ETag", tag)
			if r.Header.Get("If-None-Match") == tag {
				out.WriteHeader(http.StatusNotModified)
				return
			}
			_, _ = io.WriteString(out, rss("A", shown...))
		})}}
		transport, stop := w.start()
		defer stop()
		watch := newWatched(t, "http://a.example/feed")
		result, err := watch.run(4*time.Hour, transport)
		if !errors.Is(err, context.DeadlineExceeded) || result.Items != 2 || result.Matches != 1 {
			t.Errorf("%+v %v", result, err)
		}
		if got := watch.sent.pairs(); !slices.Equal(got, []string{"tag:2<tag:1"}) {
			t.Errorf("matches %q", got)
		}
		if got := watch.articles(); !slices.Equal(got, []string{"tag:1", "tag:2"}) {
			t.Errorf("articles %q", got)
		}
		if n := len(w.asked["a.example/feed"]); n != 4 { // at 0, 1:00 to 1:06, 2:00 to 2:12, 3:00 to 3:18
			t.Errorf("asked %d times", n)
		}
		for _, line := range watch.sent.lines {
			reporttest.CheckLine(t, "../../docs/schema", "match", line)
			var m struct{ Pair json.RawMessage }
			if err := json.Unmarshal(line, &m); err != nil {
				t.Error(err)
			}
			reporttest.CheckLine(t, "../../docs/schema", "pair", m.Pair)
		}
		watch.wantSaid("sources: 1 ok; items: 1, matches: 0; lag 0s; index: 1 articles")
		watch.wantSaid("items: 2, matches: 1; lag 0s; index: 2 articles")
	})
}
