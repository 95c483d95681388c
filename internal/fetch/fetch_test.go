package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
	"golang.org/x/net/dns/dnsmessage"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestIsPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.215.14": true, "1.1.1.1": true, "172.15.255.255": true, "172.32.0.0": true, "2606:2800:21f:cb07:6820:80da:af6b:8b2c": true, "::ffff:93.184.215.14": true,

		"127.0.0.1": false, "127.255.0.1": false, "10.0.0.1": false, "172.16.0.1": false, "172.31.255.255": false, "192.168.1.1": false, // private
		"169.254.169.254": false, "169.254.0.1": false, // link-local, where clouds tell secrets
		"0.0.0.0": false, "0.1.2.3": false, "100.64.0.1": false, "192.0.0.8": false, "198.18.0.1": false, "224.0.0.1": false, "240.0.0.1": false, "255.255.255.255": false,
		"::": false, "::1": false, "fe80::1": false, "fe80::1%eth0": false, "fc00::1": false, "fd12::1": false, "fec0::1": false, "ff02::1": false, "2001:db8::1": false,
		"::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "::ffff:169.254.169.254": false, // IPv4 written in IPv6
		"::127.0.0.1": false, "64:ff9b::7f00:1": false, "2002:7f00:1::": false, "2001:0:7f00:1::": false, // and embedded in it
	} {
		if got := isPublic(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: public is %v", address, got)
		}
	}
}

func TestRefusePrivate(t *testing.T) {
	for _, address := range []string{"127.0.0.1:80", "[::1]:443", "[::ffff:10.0.0.1]:80", "[fe80::1%lo]:80", "localhost:80", ""} {
		if err := refusePrivate("tcp", address, nil); !errors.Is(err, ErrPrivate) {
			t.Errorf("%q: %v", address, err)
		}
	}
	if err := refusePrivate("tcp", "93.184.215.14:443", nil); err != nil {
		t.Error(err)
	}
}

// TestPrivate asks a real server on this machine, by its number, by a name, in IPv6 and by a redirect, over the real transport.
func TestPrivate(t *testing.T) {
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked++ }))
	defer server.Close()
	port := server.Listener.Addr().(*net.TCPAddr).Port
	c := New(Options{Gap: time.Nanosecond})
	defer c.Close()
	for _, host := range []string{"127.0.0.1", "localhost", "[::ffff:127.0.0.1]"} {
		_, err := c.Get(t.Context(), Request{URL: fmt.Sprintf("http://%s:%d/", host, port)})
		if !errors.Is(err, ErrPrivate) {
			t.Errorf("%s: %v", host, err)
		}
	}
	if asked > 0 {
		t.Errorf("the server was asked %d times", asked)
	}
	allowed := New(Options{AllowPrivate: true})
	defer allowed.Close()
	if _, err := allowed.Get(t.Context(), Request{URL: server.URL}); err != nil || asked != 1 {
		t.Errorf("asked %d times: %v", asked, err)
	}
}

// TestRebinding has a name server that tells a public address to whoever looks a name up first, and that of this machine to whoever
// connects after that: what counts is the address that is connected to.
func TestRebinding(t *testing.T) {
	r := nameServer(t, [4]byte{93, 184, 215, 14}, [4]byte{127, 0, 0, 1})
	seen, err := r.LookupNetIP(t.Context(), "ip4", "rebinding.example.")
	if err != nil || len(seen) != 1 || !isPublic(seen[0]) {
		t.Fatalf("%v %v", seen, err)
	}
	d := newDialer(Options{})
	d.Resolver = r
	if _, err := d.DialContext(t.Context(), "tcp4", "rebinding.example.:80"); !errors.Is(err, ErrPrivate) {
		t.Error(err)
	}
}

// nameServer returns what asks a name server that gives one of the addresses after the other, and then the last one.
func nameServer(t *testing.T, addresses ...[4]byte) *net.Resolver {
	t.Helper()
	c, err := net.ListenPacket("udp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		buf := make([]byte, 512)
		for {
			n, from, err := c.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil {
				continue
			}
			m.Response, m.Additionals = true, nil
			m.Answers = []dnsmessage.Resource{{
				Header: dnsmessage.ResourceHeader{Name: m.Questions[0].Name, Type: dnsmessage.TypeA, Class: dnsmessage.ClassINET},
				Body:   &dnsmessage.AResource{A: addresses[0]},
			}}
			if len(addresses) > 1 {
				addresses = addresses[1:]
			}
			if answer, err := m.Pack(); err == nil {
				_, _ = c.WriteTo(answer, from)
			}
		}
	}()
	t.Cleanup(func() {
		_ = c.Close()
		<-done
	})
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp4", c.LocalAddr().String())
	}}
}

// world is servers that the tests ask, by their hosts, and what they were asked.
type world struct {
	mu    sync.Mutex
	hosts map[string]http.HandlerFunc
	asked []string // second since the beginning, host and path
	began time.Time
}

// RoundTrip implements [http.RoundTripper]: the handler runs in a goroutine of its own and its answer comes as it is written.
func (w *world) RoundTrip(r *http.Request) (*http.Response, error) {
	w.mu.Lock()
	w.asked = append(w.asked, fmt.Sprintf("%d %s%s", int(time.Since(w.began).Seconds()), r.URL.Host, r.URL.RequestURI()))
	h := w.hosts[r.URL.Host]
	w.mu.Unlock()
	if h == nil {
		return nil, errors.New("no such host")
	}
	recorder := httptest.NewRecorder()
	done := make(chan struct{})
	go func() {
		defer close(done)
		h(recorder, r)
	}()
	select {
	case <-done:
		out := recorder.Result()
		out.Request = r
		return out, nil
	case <-r.Context().Done():
		<-done
		return nil, r.Context().Err()
	}
}

func (w *world) client(o Options) *Client {
	w.began = time.Now()
	o.Transport = w
	return New(o)
}

func (w *world) want(t *testing.T, lines ...string) {
	t.Helper()
	if !slices.Equal(w.asked, lines) {
		t.Errorf("asked %q, want %q", w.asked, lines)
	}
	w.asked = nil
}

func say(body string, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		fmt.Fprint(w, body)
	}
}

func TestConditional(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var headers []http.Header
		w := &world{hosts: map[string]http.HandlerFunc{"a.example": func(w http.ResponseWriter, r *http.Request) {
			headers = append(headers, r.Header)
			w.Header().Set("ETag", `"1"`)
			w.Header().Set("Last-Modified", "Tue, 05 Mar 2024 06:00:00 GMT")
			w.Header().Set("Cache-Control", "public, max-age=600")
			if r.Header.Get("If-None-Match") == `"1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			fmt.Fprint(w, "feed")
		}}}
		c := w.client(Options{UserAgent: "copytaster/test (+desk@example.org)"})
		first, err := c.Get(t.Context(), Request{URL: "http://a.example/feed"})
		if err != nil || string(first.Body) != "feed" || first.ETag != `"1"` || first.Unchanged || first.Fresh != 10*time.Minute {
			t.Fatalf("%+v %v", first, err)
		}
		second, err := c.Get(t.Context(), Request{URL: "http://a.example/feed", ETag: first.ETag, LastModified: first.LastModified})
		if err != nil || !second.Unchanged || second.Body != nil || second.ETag != `"1"` {
			t.Fatalf("%+v %v", second, err)
		}
		for name, want := range map[string]string{"User-Agent": "copytaster/test (+desk@example.org)", "If-None-Match": `"1"`, "If-Modified-Since": "Tue, 05 Mar 2024 06:00:00 GMT"} {
			if got := headers[1].Get(name); got != want {
				t.Errorf("%s: %q", name, got)
			}
		}
		w.want(t, "0 a.example/feed", "1 a.example/feed") // a second apart
	})
}

func TestRedirects(t *testing.T) {
	to := func(status int, where string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", where)
			w.WriteHeader(status)
		}
	}
	synctest.Test(t, func(t *testing.T) {
		w := &world{hosts: map[string]http.HandlerFunc{
			"a.example": to(301, "http://b.example/x"), "b.example": to(308, "/y"), "c.example": to(302, "http://d.example/"), "d.example": say("here"),
			"e.example": to(301, "http://c.example/"), "loop.example": to(301, "/"), "file.example": to(302, "file:///etc/passwd"), "nowhere.example": to(302, ""),
			"f.example": to(301, "http://d.example/"),
		}}
		w.hosts["b.example"] = func(out http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/x" {
				to(308, "/y")(out, r)
			} else {
				to(307, "http://d.example/z")(out, r)
			}
		}
		c := w.client(Options{})
		for _, tt := range []struct{ from, moved, url string }{
			{"http://a.example/", "http://b.example/y", "http://d.example/z"}, // for good, for good, for now
			{"http://c.example/", "", "http://d.example/"},
			{"http://e.example/", "http://c.example/", "http://d.example/"},
			{"https://f.example/", "", "http://d.example/"}, // followed, but not remembered: it would stay less safe for good
		} {
			got, err := c.Get(t.Context(), Request{URL: tt.from})
			if err != nil || got.Moved != tt.moved || got.URL != tt.url {
				t.Errorf("%s: %+v %v", tt.from, got, err)
			}
		}
		for from, want := range map[string]error{
			"http://loop.example/": ErrRedirects, "http://file.example/": ErrAddress, "http://nowhere.example/": ErrAddress, "ftp://d.example/": ErrAddress, "http:///x": ErrAddress, "http://%zz/": ErrAddress,
		} {
			if _, err := c.Get(t.Context(), Request{URL: from}); !errors.Is(err, want) {
				t.Errorf("%s: %v", from, err)
			}
		}
	})
}

func TestRetryAfter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		status := http.StatusTooManyRequests
		w := &world{hosts: map[string]http.HandlerFunc{"a.example": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "600")
			w.WriteHeader(status)
		}}}
		c := w.client(Options{})
		_, err := c.Get(t.Context(), Request{URL: "http://a.example/1"})
		if s, ok := errors.AsType[*StatusError](err); !ok || s.Status != 429 || time.Until(s.Until) != 10*time.Minute {
			t.Fatal(err)
		}
		_, err = c.Get(t.Context(), Request{URL: "http://a.example/2"}) // the whole host is left alone
		if wait, ok := errors.AsType[*WaitError](err); !ok || time.Until(wait.Until) != 10*time.Minute {
			t.Fatal(err)
		}
		time.Sleep(10 * time.Minute)
		status = http.StatusGone // which closes nothing
		for range 2 {
			_, err = c.Get(t.Context(), Request{URL: "http://a.example/3"})
			if s, ok := errors.AsType[*StatusError](err); !ok || s.Status != 410 {
				t.Fatal(err)
			}
		}
		w.want(t, "0 a.example/1", "600 a.example/3", "601 a.example/3")
	})
	now := time.Date(2026, 3, 5, 6, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"120": 2 * time.Minute, "Thu, 05 Mar 2026 07:00:00 GMT": time.Hour, "99999999999999": longestWait, "Thu, 05 Mar 2099 07:00:00 GMT": longestWait,
		"": 0, "0": 0, "-5": 0, "soon": 0, "Thu, 05 Mar 2020 07:00:00 GMT": 0,
	} {
		got := retryAfter(value, now)
		if want == 0 && !got.IsZero() || want > 0 && got.Sub(now) != want {
			t.Errorf("%q: %v", value, got)
		}
	}
}

func TestLimits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &world{hosts: map[string]http.HandlerFunc{
			"large.example": say(strings.Repeat("x", 1001)), "fits.example": say(strings.Repeat("x", 1000)),
			"slow.example": func(http.ResponseWriter, *http.Request) { time.Sleep(time.Hour) },
		}}
		c := w.client(Options{MaxBytes: 1000, Timeout: 5 * time.Second})
		if _, err := c.Get(t.Context(), Request{URL: "http://large.example/"}); !errors.Is(err, ErrTooLarge) {
			t.Error(err)
		}
		if got, err := c.Get(t.Context(), Request{URL: "http://fits.example/"}); err != nil || len(got.Body) != 1000 {
			t.Error(err)
		}
		if _, err := c.Get(t.Context(), Request{URL: "http://slow.example/"}); !errors.Is(err, ErrTooSlow) {
			t.Error(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := c.Get(ctx, Request{URL: "http://slow.example/"}); !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
	})
}

// TestOneAtATime has four requests to one host, and one to another: the first take their turns, a second after one another.
func TestOneAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		slowly := func(w http.ResponseWriter, _ *http.Request) { time.Sleep(2 * time.Second) }
		w := &world{hosts: map[string]http.HandlerFunc{"a.example": slowly, "b.example": slowly}}
		c := w.client(Options{})
		var all sync.WaitGroup
		for _, host := range []string{"a", "a", "a", "b"} {
			all.Go(func() {
				if _, err := c.Get(t.Context(), Request{URL: "http://" + host + ".example/"}); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		slices.Sort(w.asked)
		w.want(t, "0 a.example/", "0 b.example/", "3 a.example/", "6 a.example/")
	})
}

// TestAtOnce asks many hosts: some are asked at once, and the others then.
func TestAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &world{hosts: map[string]http.HandlerFunc{}}
		c := w.client(Options{})
		var all sync.WaitGroup
		slowly := func(http.ResponseWriter, *http.Request) { time.Sleep(time.Second) }
		for i := range 2*atOnce + 1 {
			w.hosts[fmt.Sprintf("%02d.example", i)] = slowly
		}
		for host := range w.hosts {
			all.Go(func() {
				if _, err := c.Get(t.Context(), Request{URL: "http://" + host + "/"}); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if took := time.Since(w.began); took != 3*time.Second {
			t.Errorf("it took %v", took)
		}
	})
}

func TestRobots(t *testing.T) {
	answer := func(rules string, status int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				w.WriteHeader(status)
				fmt.Fprint(w, rules)
			}
		}
	}
	synctest.Test(t, func(t *testing.T) {
		w := &world{hosts: map[string]http.HandlerFunc{
			"some.example": answer("User-agent: *\nDisallow: /private/\nDisallow: /*?print=\nCrawl-delay: 5\n", 200),
			"us.example":   answer("User-agent: copytaster\nDisallow: /\nUser-agent: *\nAllow: /\n", 200),
			"none.example": answer("", 404),
			"ill.example":  answer("", 500),
			"moved.example": func(w http.ResponseWriter, r *http.Request) {
				http.Redirect(w, r, "http://us.example/robots.txt", http.StatusMovedPermanently)
			},
		}}
		c := w.client(Options{})
		for _, tt := range []struct {
			page string
			may  bool
		}{
			{"http://some.example/a", true}, {"http://some.example/b", true}, {"http://some.example/private/a", false}, {"http://some.example/a?print=1", false},
			{"http://us.example/a", false}, {"http://none.example", true}, {"http://ill.example/a", false}, {"http://moved.example/a", false},
		} {
			_, err := c.Get(t.Context(), Request{URL: tt.page, Robots: true})
			if may := err == nil; may != tt.may || err != nil && !errors.Is(err, ErrForbidden) {
				t.Errorf("%s: %v", tt.page, err)
			}
		}
		if got := w.asked[:3]; !slices.Equal(got, []string{"0 some.example/robots.txt", "5 some.example/a", "10 some.example/b"}) {
			t.Errorf("asked %q", got)
		}
		w.asked = nil
		time.Sleep(2 * robotsFor)
		w.began = time.Now()
		w.hosts["us.example"] = answer("User-agent: *\nAllow: /\n", 200)
		if _, err := c.Get(t.Context(), Request{URL: "http://us.example/a", Robots: true}); err != nil {
			t.Errorf("a new robots.txt: %v", err)
		}
		if _, err := c.Get(t.Context(), Request{URL: "http://ill.example/feed"}); err != nil {
			t.Errorf("a feed: %v", err)
		}
	})
}

// TestPassword shows that a password in an address is sent and never said.
func TestPassword(t *testing.T) {
	w := &world{hosts: map[string]http.HandlerFunc{"a.example": func(w http.ResponseWriter, r *http.Request) {
		if _, password, _ := r.BasicAuth(); password != "secret" && r.URL.User == nil {
			w.WriteHeader(http.StatusUnauthorized)
		}
	}}}
	c := w.client(Options{Gap: time.Nanosecond})
	for _, address := range []string{"http://me:secret@b.example/", "ftp://me:secret@a.example/", "http://me:secret@%zz/"} {
		if _, err := c.Get(t.Context(), Request{URL: address}); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func FuzzRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /a\nCrawl-delay: 1e300\n"), "/a?b")
	f.Add([]byte("Disallow: *$*"), "/")
	f.Fuzz(func(t *testing.T, body []byte, path string) {
		r := parseRobots(body, time.Now())
		if r.delay < 0 || r.delay > mostDelay {
			t.Errorf("a delay of %v", r.delay)
		}
		if r.rules != nil {
			r.rules.Test((&url.URL{Path: path}).EscapedPath())
		}
	})
}
