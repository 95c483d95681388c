package watch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// TestNotified puts files into a folder in real time, long before it would be looked at again: the system tells of them, also of one in a
// folder below it that was made meanwhile.
func TestNotified(t *testing.T) {
	if w, err := fsnotify.NewWatcher(); err != nil {
		t.Skip("the system does not tell of changes: ", err)
	} else if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	// put puts a file into a folder, as a program does that writes it elsewhere first: it is whole, and older than it takes to settle.
	put := func(name, text string) {
		aside := filepath.Join(t.TempDir(), "x.txt")
		then := time.Now().Add(-time.Hour)
		if err := errors.Join(os.WriteFile(aside, []byte(text), 0o666), os.Chtimes(aside, then, then), os.Rename(aside, filepath.Join(folder, name))); err != nil {
			t.Error(err)
		}
	}
	put("one.txt", story(1))
	w := newWatched(t, folder)
	w.o.Poll = false
	ctx, cancel := context.WithTimeout(t.Context(), folderEvery/2)
	defer cancel()
	steps := []func(){
		func() { put("two.txt", "Before it. "+story(1)) },
		func() {
			if err := os.Mkdir(filepath.Join(folder, "below"), 0o777); err != nil {
				t.Error(err)
			}
			time.Sleep(leastPause) // so that it is known as a folder
			put(filepath.Join("below", "three.txt"), "Behind it. "+story(1))
		},
	}
	var putting sync.WaitGroup
	defer putting.Wait()
	putting.Go(func() {
		defer cancel()
		for i, step := range steps {
			if i == 0 {
				for !w.indexed() && ctx.Err() == nil {
					time.Sleep(20 * time.Millisecond)
				}
			}
			step()
			for len(w.sent.pairs()) <= i && ctx.Err() == nil {
				time.Sleep(20 * time.Millisecond)
			}
		}
	})
	began := time.Now()
	if _, err := w.runWith(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("after %v: %v", time.Since(began), err)
	}
	if pairs := w.sent.pairs(); len(pairs) < 2 || pairs[0] != "two.txt<one.txt" || pairs[1] != "below/three.txt<one.txt" {
		t.Errorf("matches %q", pairs)
	}
}

// indexed reports whether the index is there.
func (w *watched) indexed() bool {
	_, err := os.Stat(filepath.Join(w.o.Index, "CURRENT"))
	return err == nil
}
