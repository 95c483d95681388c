package watch

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/copytaster/copytaster/internal/atomicfile"
)

// StatusSchema is the schema of [Status]. The number grows when a field changes its meaning or goes away.
const StatusSchema = "copytaster.watch-status/1"

// Status says how a watch is.
type Status struct {
	Schema  string         `json:"schema"` // StatusSchema
	Version string         `json:"version"`
	Process int            `json:"process"`
	Running bool           `json:"running"` // false: it has ended
	Began   time.Time      `json:"began"`
	Updated time.Time      `json:"updated"` // if this is minutes ago and running is true, it was killed or hangs
	Sources []SourceStatus `json:"sources"` // by name
	OK      int            `json:"ok"`      // sources that could be read the last time
	Failing int            `json:"failing"`
	Gone    int            `json:"gone"`
	Waiting int            `json:"waiting"` // sources that were never asked yet
	Items   int            `json:"items"`   // new and changed ones since it began
	Matches int            `json:"matches"` // likewise
	LagS    int64          `json:"lag_s"`   // seconds by which the source that is most overdue is late
	Outputs []OutputStatus `json:"outputs"` // by name
	Index   IndexStatus    `json:"index"`
}

// SourceStatus says how a source is.
type SourceStatus struct {
	Name         string    `json:"name"`
	Kind         string    `json:"kind"` // "feed", "folder" or "list"
	Title        string    `json:"title,omitempty"`
	List         string    `json:"list,omitempty"` // that names it
	State        string    `json:"state"`          // "ok", "failing", "gone" or "waiting"
	Moved        string    `json:"moved,omitempty"`
	Reason       string    `json:"reason,omitempty"`
	FailingSince time.Time `json:"failing_since,omitzero"`
	Failures     int       `json:"failures,omitempty"`
	Asked        time.Time `json:"asked,omitzero"`
	Good         time.Time `json:"good,omitzero"`
	Next         time.Time `json:"next,omitzero"`
	Items        int       `json:"items"` // ever
	Newest       time.Time `json:"newest,omitzero"`
}

// OutputStatus says how an output is.
type OutputStatus struct {
	Name         string    `json:"name"`
	State        string    `json:"state"` // "ok" or "failing"
	Reason       string    `json:"reason,omitempty"`
	FailingSince time.Time `json:"failing_since,omitzero"`
	Waiting      int       `json:"waiting"` // matches that it has not taken, at least
}

// IndexStatus says how large the index is.
type IndexStatus struct {
	Path     string `json:"path"`
	Articles int    `json:"articles"` // 0 until the first item came
	Bytes    int64  `json:"bytes"`
}

// status returns how the watch is now.
func (w *Watcher) status(running bool) Status {
	now := time.Now().UTC()
	w.mu.Lock()
	defer w.mu.Unlock()
	out := Status{
		Schema: StatusSchema, Version: w.o.Version, Process: os.Getpid(), Running: running, Began: w.began.UTC(), Updated: now,
		Sources: []SourceStatus{}, Items: w.items, Matches: w.matches, Outputs: []OutputStatus{},
		Index: IndexStatus{Path: w.o.Index, Articles: w.filed, Bytes: sizeOf(w.o.Index)},
	}
	for _, name := range slices.Sorted(maps.Keys(w.sources)) {
		s := w.sources[name].status()
		out.Sources = append(out.Sources, s)
		*map[string]*int{"ok": &out.OK, "failing": &out.Failing, "gone": &out.Gone, "waiting": &out.Waiting}[s.State]++
		if running && !s.Next.IsZero() {
			out.LagS = max(out.LagS, int64(now.Sub(s.Next).Seconds()))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(w.sent)) {
		s := w.sent[name]
		o := OutputStatus{Name: name, State: "ok", Reason: s.reason, FailingSince: s.failing, Waiting: s.waiting}
		if !s.failing.IsZero() {
			o.State = "failing"
		}
		out.Outputs = append(out.Outputs, o)
	}
	return out
}

// status returns how the source is. The mutex of the watch is held.
func (s *source) status() SourceStatus {
	k := &s.known
	out := SourceStatus{
		Name: s.name, Kind: cmp.Or(s.kind, "feed"), Title: s.title, List: s.list, State: "ok", Moved: k.Moved, Reason: k.Reason, FailingSince: k.FailingSince,
		Failures: k.Failures, Asked: k.Asked, Good: k.Good, Next: s.due, Items: k.Items, Newest: k.Newest,
	}
	switch {
	case k.Gone:
		out.State = "gone"
	case !k.FailingSince.IsZero():
		out.State = "failing"
	case k.Good.IsZero():
		out.State = "waiting"
	}
	return out
}

// sizeOf returns the bytes of the files of an index.
func sizeOf(dir string) (n int64) {
	entries, _ := os.ReadDir(dir) // none before the first item
	for _, e := range entries {
		if info, err := e.Info(); err == nil && strings.HasPrefix(filepath.Base(e.Name()), "index-") {
			n += info.Size()
		}
	}
	return n
}

// tell says how the watch is, once a minute, until ctx ends.
func (w *Watcher) tell(ctx context.Context) error {
	if err := w.writeStatus(true); err != nil {
		return err
	}
	for {
		if err := sleep(ctx, minute); err != nil {
			return err
		}
		if !w.o.Once {
			w.say("%s", w.status(true))
		}
		if err := w.writeStatus(true); err != nil {
			w.say("warning: the status: %v", err)
		}
	}
}

// writeStatus writes the status to its file.
func (w *Watcher) writeStatus(running bool) error {
	if w.o.Status == "" {
		return nil
	}
	return atomicfile.Write(w.o.Status, func(f io.Writer) error {
		e := json.NewEncoder(f)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(w.status(running))
	})
}

// String returns the line that is said once a minute.
func (s Status) String() string {
	var said []string
	said = append(said, fmt.Sprintf("sources: %d ok", s.OK))
	if s.Failing > 0 {
		said = append(said, fmt.Sprintf("%d failing (%s)", s.Failing, s.oldest()))
	}
	if s.Gone > 0 {
		said = append(said, fmt.Sprintf("%d gone", s.Gone))
	}
	if s.Waiting > 0 {
		said = append(said, fmt.Sprintf("%d not asked yet", s.Waiting))
	}
	parts := []string{
		strings.Join(said, ", "), fmt.Sprintf("items: %d, matches: %d", s.Items, s.Matches), fmt.Sprintf("lag %ds", s.LagS),
		fmt.Sprintf("index: %d articles, %.1f MB", s.Index.Articles, float64(s.Index.Bytes)/1e6),
	}
	for _, o := range s.Outputs {
		if o.State == "failing" {
			parts = append(parts, fmt.Sprintf("%s fails since %s", o.Name, o.FailingSince.Format(time.RFC3339)))
		}
	}
	return strings.Join(parts, "; ")
}

// oldest names the source that has been failing for longest.
func (s Status) oldest() string {
	var first SourceStatus
	for _, x := range s.Sources {
		if x.State == "failing" && (first.Name == "" || x.FailingSince.Before(first.FailingSince)) {
			first = x
		}
	}
	return fmt.Sprintf("%s since %s", first.Name, first.FailingSince.Format(time.RFC3339))
}
