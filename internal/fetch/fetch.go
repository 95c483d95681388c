// Package fetch asks other people's servers for feeds and pages, and is polite about it: it says who it is, sends what it knows of the
// last answer, asks a host for one thing at a time and not at once again, waits as long as a host asks it to, and reads robots.txt
// before it reads pages. It takes no more time and no more bytes than it is given, and it reaches no private address, whatever names and
// redirects lead there, unless it is allowed to.
//
//	c := fetch.New(fetch.Options{UserAgent: "copytaster/1.0 (+desk@example.org)"})
//	defer c.Close()
//	page, err := c.Get(ctx, fetch.Request{URL: "https://example.org/feed.xml", ETag: last.ETag})
//
// A [Client] may be shared.
package fetch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Options say how a [Client] behaves. The zero value is good but for UserAgent.
type Options struct {
	UserAgent    string        // who asks: a name with a version, and where to complain
	AllowPrivate bool          // addresses that are not public are reached too
	Timeout      time.Duration // for one answer, to its last byte; default [DefaultTimeout]
	MaxBytes     int64         // of an answer, unpacked; default [DefaultMaxBytes]
	Gap          time.Duration // between the end of one request to a host and the next; default [DefaultGap]
	// Transport carries the requests, for tests; then AllowPrivate counts for nothing. Default: one that refuses private addresses.
	Transport http.RoundTripper
}

// The defaults of [Options].
const (
	DefaultTimeout  = 30 * time.Second
	DefaultMaxBytes = 10 << 20
	DefaultGap      = time.Second
)

// atOnce is how many hosts are asked at once.
const atOnce = 8

const (
	mostRedirects = 10
	mostHeader    = 64 << 10           // bytes
	longestWait   = 7 * 24 * time.Hour // that a host may ask for
)

// What may be wrong with an address or an answer. All are wrapped with what it is about.
var (
	ErrPrivate   = errors.New("a private address, which is not asked")
	ErrTooLarge  = errors.New("too large")
	ErrTooSlow   = errors.New("too slow")
	ErrRedirects = errors.New("too many redirects")
	ErrForbidden = errors.New("forbidden by its robots.txt")
	ErrAddress   = errors.New("no http or https address")
)

// StatusError says that a server answered with another status than 200 and 304.
type StatusError struct {
	Status int
	Until  time.Time // not to ask before; zero: it does not say
}

// Error names the status.
func (e *StatusError) Error() string {
	text := http.StatusText(e.Status)
	if text != "" {
		text = " " + text
	}
	return fmt.Sprintf("the server answers %d%s", e.Status, text)
}

// WaitError says that nothing was asked, since the host wants to be left alone.
type WaitError struct {
	Host  string
	Until time.Time
}

// Error names the host and the time.
func (e *WaitError) Error() string {
	return fmt.Sprintf("%s asked for time until %s", e.Host, e.Until.UTC().Format(time.RFC3339))
}

// Request says what is asked for.
type Request struct {
	URL          string
	ETag         string // of the last answer; empty: none is known
	LastModified string // likewise
	Robots       bool   // robots.txt is heeded: for pages, while a feed is there for programs
}

// Response is an answer.
type Response struct {
	Unchanged    bool   // since the answer with the ETag or the time of the request; then Body is empty
	Body         []byte // unpacked
	URL          string // where it is from, after redirects
	Moved        string // to which the address has moved for good; empty: it has not
	ETag         string
	LastModified string
	Fresh        time.Duration // how long the server says it stays as it is; 0: it does not say
}

// Client asks servers. Make one with [New].
type Client struct {
	o      Options
	http   *http.Client
	closed func()
	slots  chan struct{} // a value for each request that goes on

	mu    sync.Mutex
	hosts map[string]*host
}

// New returns a client. It is closed at the end.
func New(o Options) *Client {
	o.Timeout, o.MaxBytes, o.Gap = cmp.Or(o.Timeout, DefaultTimeout), cmp.Or(o.MaxBytes, DefaultMaxBytes), cmp.Or(o.Gap, DefaultGap)
	c := &Client{o: o, hosts: make(map[string]*host), closed: func() {}, slots: make(chan struct{}, atOnce)}
	if o.Transport == nil {
		t := newTransport(o)
		o.Transport, c.closed = t, t.CloseIdleConnections
	}
	c.http = &http.Client{
		Transport:     o.Transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, // each is asked in its turn
	}
	return c
}

// newTransport returns a transport that refuses private addresses. It knows no proxy, whose addresses nobody could check.
func newTransport(o Options) *http.Transport {
	return &http.Transport{
		DialContext:            newDialer(o).DialContext,
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    10 * time.Second,
		IdleConnTimeout:        10 * time.Second,
		MaxIdleConnsPerHost:    1,
		MaxResponseHeaderBytes: mostHeader,
	}
}

func newDialer(o Options) *net.Dialer {
	d := &net.Dialer{Timeout: 10 * time.Second}
	if !o.AllowPrivate {
		d.Control = refusePrivate
	}
	return d
}

// Close closes the connections that are idle.
func (c *Client) Close() { c.closed() }

// Get asks for one thing, and for what its redirects lead to. An error is a [*StatusError], a [*WaitError], wraps one of the errors of
// this package or that of ctx, or is that of the network.
func (c *Client) Get(ctx context.Context, r Request) (*Response, error) {
	at, err := url.Parse(r.URL)
	if err != nil {
		return nil, ErrAddress
	}
	moved, permanent := "", true
	for range mostRedirects + 1 {
		answer, err := c.ask(ctx, at, r)
		if err != nil {
			return nil, err
		}
		if answer.next == nil {
			answer.URL, answer.Moved = at.String(), moved
			return &answer.Response, nil
		}
		if permanent = permanent && answer.permanent && at.Scheme <= answer.next.Scheme; permanent { // not from https to http for good
			moved = answer.next.String()
		}
		at = answer.next
	}
	return nil, ErrRedirects
}

// answer is one answer: the last one, or a redirect.
type answer struct {
	Response
	next      *url.URL // nil: the last
	permanent bool
}

// ask asks for one thing when it is the turn of the host.
func (c *Client) ask(ctx context.Context, at *url.URL, r Request) (*answer, error) {
	if at.Scheme != "http" && at.Scheme != "https" || at.Host == "" {
		return nil, fmt.Errorf("%s: %w", at.Redacted(), ErrAddress)
	}
	h := c.hostOf(at)
	if err := h.enter(ctx); err != nil {
		return nil, err
	}
	defer h.leave(c.o.Gap)
	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if r.Robots {
		if err := c.heedRobots(ctx, h, at); err != nil {
			return nil, err
		}
	}
	a, err := c.exchange(ctx, at, r)
	if s, ok := errors.AsType[*StatusError](err); ok && (s.Status == http.StatusTooManyRequests || s.Status == http.StatusServiceUnavailable) {
		h.closed = s.Until
	}
	return a, err
}

// exchange sends one request and reads the answer, in the time that there is for both.
func (c *Client) exchange(ctx context.Context, at *url.URL, r Request) (*answer, error) {
	timed, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	a, err := c.exchangeIn(timed, at, r)
	if err != nil && timed.Err() != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("%w: no whole answer within %v", ErrTooSlow, c.o.Timeout)
	}
	return a, err
}

func (c *Client) exchangeIn(ctx context.Context, at *url.URL, r Request) (*answer, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), http.NoBody)
	if err != nil {
		return nil, ErrAddress
	}
	for name, value := range map[string]string{
		"User-Agent": c.o.UserAgent, "If-None-Match": r.ETag, "If-Modified-Since": r.LastModified,
		"Accept": "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5",
	} {
		if value != "" {
			request.Header.Set(name, value)
		}
	}
	got, err := c.http.Do(request)
	if err != nil {
		if of, ok := errors.AsType[*url.Error](err); ok {
			err = of.Err // without the address, which may hold a password
		}
		return nil, err
	}
	defer got.Body.Close()
	switch {
	case got.StatusCode == http.StatusOK:
		return c.read(got)
	case got.StatusCode == http.StatusNotModified && (r.ETag != "" || r.LastModified != ""):
		return &answer{Response: Response{Unchanged: true, ETag: cmp.Or(got.Header.Get("ETag"), r.ETag), LastModified: cmp.Or(got.Header.Get("Last-Modified"), r.LastModified), Fresh: fresh(got.Header)}}, nil
	case isRedirect(got.StatusCode):
		next, err := got.Location()
		if err != nil {
			return nil, fmt.Errorf("%w: a redirect to nowhere", ErrAddress)
		}
		permanent := got.StatusCode == http.StatusMovedPermanently || got.StatusCode == http.StatusPermanentRedirect
		return &answer{next: next, permanent: permanent}, nil
	}
	return nil, &StatusError{Status: got.StatusCode, Until: retryAfter(got.Header.Get("Retry-After"), time.Now())}
}

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// read reads the body of an answer.
func (c *Client) read(got *http.Response) (*answer, error) {
	body, err := io.ReadAll(io.LimitReader(got.Body, c.o.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("the answer broke off: %w", err)
	}
	if int64(len(body)) > c.o.MaxBytes {
		return nil, fmt.Errorf("%w: more than %d bytes", ErrTooLarge, c.o.MaxBytes)
	}
	return &answer{Response: Response{Body: body, ETag: got.Header.Get("ETag"), LastModified: got.Header.Get("Last-Modified"), Fresh: fresh(got.Header)}}, nil
}

// fresh returns the max-age of Cache-Control; 0 where there is none.
func fresh(h http.Header) time.Duration {
	for directive := range strings.SplitSeq(h.Get("Cache-Control"), ",") {
		if value, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(directive)), "max-age="); ok {
			if seconds, err := strconv.ParseInt(value, 10, 32); err == nil && seconds > 0 {
				return time.Duration(seconds) * time.Second
			}
		}
	}
	return 0
}

// retryAfter returns the time that a Retry-After names, by seconds or by a date; zero where it names none. It lies in the future, and
// no further than longestWait.
func retryAfter(value string, now time.Time) (until time.Time) {
	if seconds, err := strconv.ParseInt(value, 10, 64); err == nil {
		until = now.Add(time.Duration(min(seconds, int64(longestWait/time.Second))) * time.Second)
	} else if until, err = http.ParseTime(value); err != nil {
		return time.Time{}
	}
	if !until.After(now) {
		return time.Time{}
	}
	if last := now.Add(longestWait); until.After(last) {
		return last
	}
	return until
}
