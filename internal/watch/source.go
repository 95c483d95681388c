package watch

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/copytaster/copytaster/internal/fetch"
	"github.com/copytaster/copytaster/internal/ingest"
)

// source is a feed, a folder, a file or a list that is looked at. It is used by one goroutine, but for the fields of which that is said.
type source struct {
	w     *Watcher
	group *looking
	given string // with the password, if there is one
	name  string // by which it is told, remembered and reported
	title string // that a list gives it
	list  string // that names it; "": the command line does
	stop  func()

	settling map[string]File // files as they were at the last look, where they may still be written; see folder.go
	tries    map[string]int  // to fetch pages, by the IDs of their items
	warned   map[string]bool // what was said

	known Source    // guarded by the mutex of the watch
	due   time.Time // likewise: when it was to be looked at
	left  time.Time // likewise: until when it is left alone, so that it was not looked at once; zero: it was
	kind  string    // likewise: "feed", "folder" or "list"; "" before it is known
}

// display returns the name of a source without a password.
func display(given string) string {
	if !ingest.IsAddress(given) {
		return given
	}
	at, err := url.Parse(given)
	if err != nil {
		return given
	}
	return at.Redacted()
}

// run looks at the source when it is due, until ctx ends; or once.
func (s *source) run(ctx context.Context) {
	known, err := s.w.state.Source(s.name)
	if err != nil {
		s.failed(ctx, &known, err)
		return
	}
	s.set(func() { s.known = known })
	if ingest.IsAddress(s.given) {
		s.runFeed(ctx, &known)
	} else {
		s.runFolder(ctx, &known)
	}
}

// set changes what others may read.
func (s *source) set(change func()) {
	s.w.mu.Lock()
	defer s.w.mu.Unlock()
	change()
}

// wait waits until a time, or until poke tells that there is something to see.
func (s *source) wait(ctx context.Context, until time.Time, poke <-chan struct{}) error {
	s.set(func() { s.due = until })
	timer := time.NewTimer(time.Until(until))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-poke:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// hand hands a batch to the desk and waits until it is done.
func (s *source) hand(ctx context.Context, b *batch) error {
	b.source, b.done = s.name, make(chan error, 1)
	select {
	case s.w.batches <- b:
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-b.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// save notes what is known of the source.
func (s *source) save(ctx context.Context, known *Source) {
	if err := s.w.state.SetSource(s.name, *known); err != nil && ctx.Err() == nil {
		s.w.say("warning: %s: what is known of it cannot be noted: %v", s.name, err)
	}
	s.set(func() { s.known = *known })
}

// failed notes that looking failed, when to try again, and says so the first time.
func (s *source) failed(ctx context.Context, known *Source, err error) {
	if ctx.Err() != nil || errors.Is(err, context.Canceled) {
		return
	}
	now := time.Now()
	known.Failures++
	if known.FailingSince.IsZero() {
		known.FailingSince = now.UTC()
	}
	again := now.Add(backoff(s.every(), known.Failures)).UTC()
	if asked := !errors.Is(err, fetch.ErrPrivate) && !errors.Is(err, fetch.ErrAddress); asked && known.NotBefore.Before(again) {
		known.NotBefore = again // else nobody was asked, and nobody needs rest
	}
	known.Reason = err.Error()
	if named := s.list == ""; known.Failures == 1 && !(named && s.w.o.Once) { // which the result names
		s.w.say("warning: %s: %s; next try at %s", s.name, known.Reason, known.NotBefore.Format(time.RFC3339))
	}
	s.save(ctx, known)
}

// succeeded sets what is known of a source that could be read.
func (s *source) succeeded(known *Source) {
	if !known.FailingSince.IsZero() {
		s.w.say("%s: can be read again; it could not since %s", s.name, known.FailingSince.Format(time.RFC3339))
	}
	known.Failures, known.FailingSince, known.Reason, known.Gone = 0, time.Time{}, "", false
	known.Good = time.Now().UTC()
}

// mostWarned is how many warnings about one source are remembered, so that they are said once.
const mostWarned = 1000

// warn says what is wrong with something in the source, once.
func (s *source) warn(format string, args ...any) {
	line := fmt.Sprintf(format, args...)
	if s.warned[line] {
		return
	}
	if s.warned == nil || len(s.warned) == mostWarned {
		s.warned = make(map[string]bool)
	}
	s.warned[line] = true
	s.w.say("warning: %s: %s", s.name, line)
}

// every is how often the source is looked at.
func (s *source) every() time.Duration {
	if ingest.IsAddress(s.given) {
		return s.w.o.Every
	}
	return min(s.w.o.Every, folderEvery)
}
