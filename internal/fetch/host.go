package fetch

import (
	"context"
	"net/url"
	"strings"
	"time"
)

// host is a server, which is asked for one thing at a time.
type host struct {
	name   string
	turn   chan struct{} // holds one value, unless somebody is asking; who has taken it may use what follows
	next   time.Time     // not to ask before
	closed time.Time     // it asked to be left alone until then; zero: it has not
	robots *robots       // nil: not read yet
}

// hostOf returns the host of an address.
func (c *Client) hostOf(at *url.URL) *host {
	name := strings.ToLower(at.Host)
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.hosts[name]
	if h == nil {
		h = &host{name: name, turn: make(chan struct{}, 1)}
		h.turn <- struct{}{}
		c.hosts[name] = h
	}
	return h
}

// enter waits for the turn of who calls it. It returns a [*WaitError] where the host wants to be left alone.
func (h *host) enter(ctx context.Context) error {
	select {
	case <-h.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	if time.Now().Before(h.closed) {
		h.turn <- struct{}{}
		return &WaitError{h.name, h.closed}
	}
	if err := sleepUntil(ctx, h.next); err != nil {
		h.turn <- struct{}{}
		return err
	}
	return nil
}

// leave ends the turn. The next one begins no sooner than after the gap.
func (h *host) leave(gap time.Duration) {
	if h.robots != nil {
		gap = max(gap, h.robots.delay)
	}
	h.next = time.Now().Add(gap)
	h.turn <- struct{}{}
}

func sleepUntil(ctx context.Context, t time.Time) error {
	wait := time.NewTimer(time.Until(t))
	defer wait.Stop()
	select {
	case <-wait.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
