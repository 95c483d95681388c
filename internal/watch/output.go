package watch

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/copytaster/copytaster/internal/report"
)

// Output is where matches go.
type Output interface {
	// Name tells the output from others, in this run and the next.
	Name() string
	// Send sends lines, in their order, and returns how many of them have arrived for good; those after them come again. It is called with
	// none when the watch begins. It returns soon after ctx ends.
	Send(ctx context.Context, lines []Line) (sent int, err error)
}

const (
	linesAtOnce  = 100
	sendAgain    = time.Second     // after a failure; twice as long each time
	longestAgain = 5 * time.Minute // at most
	onceTries    = 3               // where each source is looked at once
)

// sending is how an output does. It is guarded by the mutex of the watch.
type sending struct {
	waiting int       // matches, at least
	last    int64     // number of the last match when all had arrived; -1: they never had in this run
	tries   int       // in a row that failed
	failing time.Time // since when; zero: it is not
	reason  string    // of the last failure; "" if it is not failing
}

// deliver sends an output its matches until ctx ends.
func (w *Watcher) deliver(ctx context.Context, out Output, wake <-chan struct{}) error {
	sent, err := w.state.Sent(out.Name())
	if err != nil {
		return err
	}
	if _, err := out.Send(ctx, nil); err != nil {
		w.sendFailed(out, err)
	}
	for {
		lines, err := w.state.Lines(sent, linesAtOnce)
		if err != nil {
			return err
		}
		if len(lines) == 0 {
			w.sentAll(out, sent)
			select {
			case <-wake:
				continue
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		if sent, err = w.sendSome(ctx, out, lines, sent); err != nil {
			return err
		}
	}
}

// sendSome sends lines until all have arrived, and returns the number of the last.
func (w *Watcher) sendSome(ctx context.Context, out Output, lines []Line, sent int64) (int64, error) {
	for wait := sendAgain; len(lines) > 0; {
		w.setSending(out, func(s *sending) { s.waiting = len(lines) })
		n, err := out.Send(ctx, lines)
		if n > 0 {
			sent, lines, wait = lines[n-1].Number, lines[n:], sendAgain
			if err := w.state.SetSent(out.Name(), sent); err != nil {
				return sent, err
			}
		}
		if err == nil {
			continue
		}
		if ctx.Err() != nil {
			return sent, ctx.Err()
		}
		w.sendFailed(out, err)
		if err := sleep(ctx, jittered(wait)); err != nil {
			return sent, err
		}
		wait = min(2*wait, longestAgain)
	}
	return sent, nil
}

// sendFailed notes that an output did not take what it was sent, and says so the first time.
func (w *Watcher) sendFailed(out Output, err error) {
	first := false
	w.setSending(out, func(s *sending) {
		if first = s.failing.IsZero(); first {
			s.failing = time.Now().UTC()
		}
		s.reason = err.Error()
		s.tries++
	})
	if first {
		w.say("warning: %s: %v; it is tried again, and what it does not take waits", out.Name(), err)
	}
}

// sentAll notes that an output has all matches.
func (w *Watcher) sentAll(out Output, last int64) {
	var since time.Time
	w.setSending(out, func(s *sending) {
		since = s.failing
		*s = sending{last: last}
	})
	if !since.IsZero() {
		w.say("%s: takes matches again; it did not since %s", out.Name(), since.Format(time.RFC3339))
	}
}

func (w *Watcher) setSending(out Output, change func(s *sending)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	change(w.sent[out.Name()])
}

// drain waits until the outputs have all matches, or have failed so often that the next run must go on.
func (w *Watcher) drain(ctx context.Context) error {
	last, err := w.state.Last()
	if err != nil {
		return err
	}
	for !w.drained(last) {
		if err := sleep(ctx, 10*time.Millisecond); err != nil {
			return err
		}
	}
	return nil
}

func (w *Watcher) drained(last int64) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, s := range w.sent {
		if s.last < last && s.tries < onceTries {
			return false
		}
	}
	return true
}

// Lines returns an output that writes each match as a line. name is that of what w is.
func Lines(name string, w io.Writer) Output {
	return lines{name, w, func(l Line) []byte { return l.JSON }}
}

// Texts returns an output that writes each match as a line for people.
func Texts(name string, w io.Writer) Output { return lines{name, w, textOf} }

type lines struct {
	name   string
	w      io.Writer
	format func(Line) []byte
}

// Name implements [Output].
func (o lines) Name() string { return o.name }

// Send implements [Output].
func (o lines) Send(_ context.Context, lines []Line) (int, error) {
	for i := range lines {
		if _, err := o.w.Write(o.format(lines[i])); err != nil {
			return i, err
		}
	}
	return len(lines), nil
}

// textOf returns a match in a line for people.
func textOf(l Line) []byte {
	m, err := readMatch(l.JSON)
	if err != nil {
		return l.JSON
	}
	return fmt.Appendf(nil, "%s  %s\n", m.Found, report.Printable(m.summary()))
}

// nameOf returns the title of an article, with its source, or what else it has.
func nameOf(a Article) string {
	switch {
	case a.Title == "":
		return a.ID
	case a.Source == "":
		return a.Title
	}
	return a.Title + " (" + a.Source + ")"
}

// summary says what a match is, in one line.
func (m *Match) summary() string {
	p := m.Pair
	share := p.ShareB
	if m.Side == "a" {
		share = p.ShareA
	}
	if p.WordsShared == 0 {
		return fmt.Sprintf("%s: “%s” has %s of “%s”", p.Relation, nameOf(m.New), count(len(p.Quotations), "quotation"), nameOf(m.Known))
	}
	said := fmt.Sprintf("%s: %.0f %% of “%s” stands in “%s”: %s", p.Relation, 100*share.Reused(), nameOf(m.New), nameOf(m.Known), count(p.WordsShared, "word"))
	if len(p.Findings) > 0 {
		said += fmt.Sprintf("; %s has %s some of it", p.Findings[0].By, p.Findings[0].Kind)
	}
	return said
}

// count writes a number with the name of what is counted: "1 word", "2 words".
func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
