package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/store"
)

// beginnings are what a scenario begins with: it returns the steps that it takes, and fills its folder, if anything is in it.
func beginnings(t *testing.T) []beginning {
	t.Helper()
	old := filepath.Join("testdata", "backcompat", "2")
	method := t.TempDir()
	x := open(t, method)
	add(t, x, numbered(1), numbered(2))
	if err := errors.Join(x.Close(), setMethod(method, 0)); err != nil {
		t.Fatal(err)
	}
	upgrade := []step{{}, {add: []news.Article{numbered(7)}}}
	return []beginning{
		{"life", "life", life(), "", nil},
		{"format", "upgrade", upgrade, filepath.Join(old, "index"), articlesOf(t, filepath.Join(old, "articles.jsonl"))},
		{"method", "upgrade", upgrade, method, []news.Article{numbered(1), numbered(2)}},
	}
}

// beginning is what a scenario begins with.
type beginning struct {
	name, scenario string
	steps          []step
	index          string         // a folder to copy; "": nothing
	articles       []news.Article // that are in it
}

// prepare makes the folder of a scenario.
func (b beginning) prepare(t *testing.T, dir string) {
	t.Helper()
	if b.index == "" {
		return
	}
	if err := os.CopyFS(dir, os.DirFS(b.index)); err != nil {
		t.Fatal(err)
	}
}

// after is what an index may hold after what a worker said.
func (b beginning) after(said []string) (p possible, acknowledged int) {
	p, acknowledged = after(b.steps, said)
	for _, a := range b.articles {
		p.is(a.ID, a.Body)
	}
	return p, acknowledged
}

// isSound fails the test unless an index holds what it may, and can be gone on with.
func (b beginning) isSound(t *testing.T, what, dir string, said []string) {
	t.Helper()
	p, acknowledged := b.after(said)
	switch s, err := store.Open(dir); {
	case err == nil:
		_ = s.Close() // it was not read
	case errors.Is(err, store.ErrNoIndex) && b.index == "" && acknowledged == 0:
		return
	case errors.Is(err, store.ErrOlder) && b.index != "" && acknowledged == 0:
		if _, err := store.Upgrade(context.Background(), dir, options()); err != nil {
			t.Errorf("%s: upgraded again: %v", what, err)
		}
	}
	isPossible(t, what, dir, p)
	x, err := store.OpenWriter(dir, options())
	if err != nil {
		t.Errorf("%s: it cannot be written any more: %v", what, err)
		return
	}
	if _, err := x.Add(context.Background(), each([]news.Article{numbered(8)}), options()); err != nil {
		t.Errorf("%s: it cannot be written any more: %v", what, err)
	}
	if err := x.Close(); err != nil {
		t.Error(err)
	}
	if left, err := filepath.Glob(filepath.Join(dir, "*.db")); err != nil || len(left) != 1 {
		t.Errorf("%s: left behind: %v", what, left)
	}
}

// stride is how many moments a test of a disk goes on at once: all are tried only where STORE_FAULTS is "all".
func stride(usual int) int {
	if os.Getenv("STORE_FAULTS") == "all" {
		return 1
	}
	if n, err := strconv.Atoi(os.Getenv("STORE_FAULTS")); err == nil && n > 0 {
		return n
	}
	if testing.Short() {
		return 5 * usual
	}
	return usual
}

// TestDiskFails lets each system call on a file fail in turn: it alone; it and all after it; and all from it on that need room. The worker
// goes on after that, as a program does that runs for months. Afterwards all that was acknowledged is there and nothing is half there,
// whatever was said of the rest, and the index goes on.
func TestDiskFails(t *testing.T) {
	d := newDisk(t)
	for _, b := range beginnings(t) {
		for _, fault := range []struct {
			name   string
			errno  syscall.Errno
			always bool // from the moment on
			room   bool // only what needs room
		}{{"one error", syscall.EIO, false, false}, {"errors from then on", syscall.EIO, true, false}, {"full", syscall.ENOSPC, true, true}} {
			failed, k := 0, 1
			for step := stride(29); ; k += step {
				under := t.TempDir()
				dir, n, at := filepath.Join(under, "new", "index"), 0, ""
				b.prepare(t, dir)
				said := d.run(t, b.scenario, under, dir, func(c *call) syscall.Errno {
					needsRoom := c.data != nil || c.creates() || c.nr == syscall.SYS_MKDIRAT
					if c.path == "" || fault.room && !needsRoom {
						return 0
					}
					if n++; n == k || fault.always && n > k {
						if n == k {
							at = c.name()
						}
						return fault.errno
					}
					return 0
				})
				if n < k {
					break
				}
				failed++
				b.isSound(t, fmt.Sprintf("%s, %s at call %d, %s: %q", b.name, fault.name, k, at, said), dir, said)
				if t.Failed() {
					return
				}
			}
			t.Logf("%s, %s: %d times, up to call %d", b.name, fault.name, failed, k)
		}
	}
}
