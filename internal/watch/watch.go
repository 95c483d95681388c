// Package watch looks at feeds and folders again and again, puts what is new into an index, compares it with what was there before, and
// reports the matches.
//
//	w := watch.New(watch.Options{Index: dir, Sources: []string{"https://example.org/feed.xml", "spool/"}, Outputs: ...})
//	result, err := w.Run(ctx)
//
// Each source has a goroutine that looks at it when it is due (feed.go, folder.go). What they find goes to one desk (desk.go), which puts
// it into the index, compares it and notes what came of it in the [State] (state.go). From there each output takes the matches in their
// order (output.go). All three can be ended at any moment and go on where they were: an item counts as seen in the same step in which its
// matches are noted, and a match counts as sent when its output has taken it. So a crash makes a match come twice, with the same ID, and
// never makes one go missing.
package watch

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/fetch"
	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/report"
)

// Options say what is watched, and how. All fields are needed but for those with a default or a case.
type Options struct {
	Sources []string                // addresses of feeds and of OPML lists, paths of folders, of files and of OPML lists
	Index   string                  // folder of the index; it is made by the first items if it is not there
	State   *State                  // what was remembered; it stays open
	Outputs []Output                // where the matches go; maybe none
	Client  *fetch.Client           // asks for feeds and pages; it stays open
	Detect  detect.Options          // how articles are compared
	Input   ingest.Options          // how the files of folders are read
	Roles   func(*news.Article)     // gives an article its role
	Keep    func(*report.Pair) bool // reports whether a pair is reported; one goroutine calls it
	Say     func(line string)       // says something to the person who runs the watch; one goroutine at a time calls it
	Redact  bool                    // matches have no text
	Pages   bool                    // the pages behind summaries are fetched
	Every   time.Duration           // how often a feed is asked; longer where the server asks for it
	Poll    bool                    // folders are looked at again and again, and the system is not asked to tell of changes
	Once    bool                    // each source is looked at once
	Status  string                  // file that says how the watch is; "": none
	Version string                  // of the program, for the status
	Began   func()                  // is called when all is open; nil: nothing is
}

const (
	remembered  = 90 * 24 * time.Hour // that items are, after their sources have them no more, and matches
	keptMatches = 1000                // that are remembered however old they are
	minute      = time.Minute         // between two lines that say how the watch is
)

// Watcher is a watch. Make one with [New].
type Watcher struct {
	o       Options
	state   *State
	batches chan *batch
	resumed chan struct{}   // closed when what was begun before is done
	wake    []chan struct{} // of the outputs: there are matches
	began   time.Time

	saying sync.Mutex

	mu      sync.Mutex // of what follows
	sources map[string]*source
	sent    map[string]*sending // by the names of outputs
	items   int                 // new and changed ones, in this run
	matches int                 // likewise
	filed   int                 // articles in the index, as far as it is known
}

// New returns a watch, which [Watcher.Run] runs once.
func New(o Options) *Watcher {
	w := &Watcher{o: o, state: o.State, batches: make(chan *batch), resumed: make(chan struct{}), sources: make(map[string]*source), sent: make(map[string]*sending)}
	for _, out := range o.Outputs {
		w.wake = append(w.wake, make(chan struct{}, 1))
		w.sent[out.Name()] = &sending{last: -1}
	}
	return w
}

// say says a line.
func (w *Watcher) say(format string, args ...any) {
	w.saying.Lock()
	defer w.saying.Unlock()
	w.o.Say(fmt.Sprintf(format, args...))
}

// counted notes what the desk did.
func (w *Watcher) counted(done Done, items, matches int) {
	w.mu.Lock()
	w.items, w.matches = w.items+items, w.matches+matches
	if s := w.sources[done.Name]; s != nil && done.Source != nil {
		s.known = *done.Source
	}
	w.mu.Unlock()
	if matches > 0 {
		for _, c := range w.wake {
			select {
			case c <- struct{}{}:
			default: // it is told already
			}
		}
	}
}

// Result says how a watch over each source once ended.
type Result struct {
	Items, Matches int
	Failing        []string // the named sources that cannot be read, and why
	Listed         []string // those of lists that cannot
	Unsent         []string // the outputs that did not take all, and why
}

// Run runs the watch until ctx ends, or until each source was looked at once. Whatever ends it, what was found is noted. An error is
// that of ctx, of the index, or of the state.
func (w *Watcher) Run(ctx context.Context) (Result, error) {
	w.began = time.Now()
	group, ctx := errgroup.WithContext(ctx)
	desk := &desk{w: w}
	group.Go(func() error { return desk.run(ctx, w.batches) })
	for i, out := range w.o.Outputs {
		group.Go(func() error { return w.deliver(ctx, out, w.wake[i]) })
	}
	group.Go(func() error { return w.tell(ctx) })
	group.Go(func() error { return w.look(ctx) })
	if w.o.Began != nil {
		w.o.Began()
	}
	err := group.Wait()
	if errors.Is(err, errDone) {
		err = nil
	}
	err = errors.Join(err, w.writeStatus(false))
	return w.result(), err
}

// errDone ends a watch that has looked at everything once.
var errDone = errors.New("all was looked at")

// look looks at the sources, each in its goroutine, until ctx ends; or once.
func (w *Watcher) look(ctx context.Context) error {
	select {
	case <-w.resumed:
	case <-ctx.Done():
		return ctx.Err()
	}
	group := &looking{w: w, ctx: ctx}
	for _, name := range w.o.Sources {
		group.start(name, "", "")
	}
	group.all.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := w.drain(ctx); err != nil {
		return err
	}
	return errDone
}

// looking are the goroutines that look at sources.
type looking struct {
	w   *Watcher
	ctx context.Context
	all sync.WaitGroup
}

// start begins to look at a source, unless somebody does. list is that which names it; "": the command line does.
func (g *looking) start(name, title, list string) {
	g.w.mu.Lock()
	defer g.w.mu.Unlock()
	if s := g.w.sources[display(name)]; s != nil {
		return
	}
	ctx, stop := context.WithCancel(g.ctx)
	s := &source{w: g.w, group: g, given: name, name: display(name), title: title, list: list, stop: stop}
	g.w.sources[s.name] = s
	g.all.Go(func() {
		defer stop()
		s.run(ctx)
	})
}

// keep makes the feeds of a list those that are looked at: new ones begin, and those that it has no more end.
func (g *looking) keep(list string, feeds []listed) {
	wanted := make(map[string]bool, len(feeds))
	for _, f := range feeds {
		if ingest.IsAddress(f.address) {
			wanted[display(f.address)] = true
			g.start(f.address, f.title, list)
		}
	}
	g.w.mu.Lock()
	defer g.w.mu.Unlock()
	for _, name := range slices.Sorted(maps.Keys(g.w.sources)) {
		if s := g.w.sources[name]; s.list == list && !wanted[name] {
			s.stop()
			delete(g.w.sources, name)
		}
	}
}

// result says how the watch ended.
func (w *Watcher) result() Result {
	w.mu.Lock()
	defer w.mu.Unlock()
	out := Result{Items: w.items, Matches: w.matches}
	for _, name := range slices.Sorted(maps.Keys(w.sources)) {
		s := w.sources[name]
		said := s.name + ": " + s.known.Reason
		if !s.left.IsZero() {
			said += "; it is not asked again before " + s.left.Format(time.RFC3339)
		}
		switch {
		case s.known.FailingSince.IsZero():
		case s.list == "":
			out.Failing = append(out.Failing, said)
		default:
			out.Listed = append(out.Listed, said)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(w.sent)) {
		if s := w.sent[name]; s.reason != "" {
			out.Unsent = append(out.Unsent, name+": "+s.reason)
		}
	}
	return out
}
