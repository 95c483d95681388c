package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/temoto/robotstxt"
)

const (
	robotsName  = "copytaster"   // by which robots.txt speaks of us
	robotsFor   = 24 * time.Hour // that one is kept
	robotsAgain = time.Hour      // after which one that could not be read is asked for again
	mostRobots  = 512 << 10      // bytes that are read of one; RFC 9309 asks for 500 KiB
	mostRule    = 1 << 10        // bytes of a line: asterisks in it make matching take its length times that of the path
	mostDelay   = time.Minute    // that a Crawl-delay is heeded for
)

// robots is the robots.txt of a host.
type robots struct {
	rules *robotstxt.Group // nil: nothing may be asked for
	delay time.Duration    // between two requests
	until time.Time        // when it is asked for again
}

// heedRobots returns [ErrForbidden] where the robots.txt of a host does not let us ask. One that the server has not forbids nothing, one
// that it cannot show forbids everything (RFC 9309, 2.3.1). It is called in the turn of the host.
func (c *Client) heedRobots(ctx context.Context, h *host, at *url.URL) error {
	if h.robots == nil || !time.Now().Before(h.robots.until) {
		r, err := c.readRobots(ctx, at)
		if err != nil {
			return err
		}
		h.robots = r
		if err := sleepUntil(ctx, time.Now().Add(max(c.o.Gap, r.delay))); err != nil {
			return err
		}
	}
	path := at.EscapedPath()
	if path == "" {
		path = "/"
	}
	if at.RawQuery != "" {
		path += "?" + at.RawQuery
	}
	if h.robots.rules == nil || !h.robots.rules.Test(path) {
		return fmt.Errorf("%s: %w", at.Redacted(), ErrForbidden)
	}
	return nil
}

// readRobots reads the robots.txt beside an address. An error is that of ctx.
func (c *Client) readRobots(ctx context.Context, at *url.URL) (*robots, error) {
	where := &url.URL{Scheme: at.Scheme, Host: at.Host, Path: "/robots.txt"}
	for range 5 { // redirects, as RFC 9309 asks for
		a, err := c.exchange(ctx, where, Request{})
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		now := time.Now()
		s, answered := errors.AsType[*StatusError](err)
		switch {
		case answered && s.Status < http.StatusInternalServerError && s.Status != http.StatusTooManyRequests:
			return &robots{rules: &robotstxt.Group{}, until: now.Add(robotsFor)}, nil
		case a == nil:
			return &robots{until: now.Add(robotsAgain)}, nil
		case a.next == nil:
			return parseRobots(a.Body, now), nil
		}
		where = a.next
	}
	return &robots{until: time.Now().Add(robotsAgain)}, nil
}

func parseRobots(body []byte, now time.Time) *robots {
	body = body[:min(len(body), mostRobots)]
	long := slices.ContainsFunc(bytes.Split(body, []byte("\n")), func(line []byte) bool { return len(line) > mostRule })
	all, err := robotstxt.FromBytes(body)
	if err != nil || long {
		return &robots{until: now.Add(robotsAgain)}
	}
	rules := all.FindGroup(robotsName)
	return &robots{rules: rules, delay: max(0, min(rules.CrawlDelay, mostDelay)), until: now.Add(robotsFor)}
}
