package store_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/store"
)

// soaked is what an index takes at a moment: bytes of the heap that are in use after a collection, of the files of the index, and of the
// longest write-ahead log since the moment before; files that are open; goroutines.
type soaked struct {
	heap, files, log int64
	open, goroutines int
}

// TestSoak lives through days of an index in one process, an hour a round: articles come, with words that nobody had before, new ones are
// checked by the writer and by others who open the index, what is older than two days expires, and each day ends with a compact. What the
// process and the index take stays as it was. STORE_SOAK says for how long, as "10m".
func TestSoak(t *testing.T) {
	ctx, days, until := context.Background(), 5, time.Time{}
	if s := os.Getenv("STORE_SOAK"); s != "" {
		d, err := time.ParseDuration(s)
		if err != nil {
			t.Fatal(err)
		}
		until = time.Now().Add(d)
	}
	const hours, each, kept = 24, 4, 48
	dir, w := t.TempDir(), newWriter(91)
	x := open(t, dir)
	began := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	made := 0
	article := func(hour int) news.Article {
		made++
		body := w.text(100)
		if made%5 == 0 {
			body = w.paragraphs[made%3] + " " + body
		}
		return news.Article{ID: fmt.Sprint("a", made), Lang: "en", Body: fmt.Sprintf("%s Xy%dq met zu%dqor.", body, made, made), Published: began.Add(time.Duration(hour) * time.Hour)}
	}
	add(t, x, article(0), article(0), article(0))
	var after []soaked
	longest, hour := int64(0), 0
	for day := 0; day < days || time.Now().Before(until); day++ {
		for range hours {
			hour++
			var came []news.Article
			for range each {
				came = append(came, article(hour))
			}
			add(t, x, came...)
			v, err := x.View(ctx)
			if err != nil {
				t.Fatal(err)
			}
			check(t, v, []news.Article{article(hour)}, options())
			if err := v.Close(); err != nil {
				t.Fatal(err)
			}
			if hour%6 == 0 {
				checkFromOutside(t, dir, article(hour))
			}
			longest = max(longest, sizeOf(t, dir, "-wal"))
		}
		if _, err := x.Expire(ctx, began.Add(time.Duration(hour-kept)*time.Hour)); err != nil {
			t.Fatal(err)
		}
		if err := x.Compact(ctx); err != nil {
			t.Fatal(err)
		}
		after = append(after, soakedNow(t, dir, longest))
		longest = 0
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	first, last := after[2], after[len(after)-1] // after two days as many articles expire as come
	t.Logf("%d days, %d articles; after the third %+v, at the end %+v", len(after), made, first, last)
	more := func(name string, before, now, room int64) {
		if now > before*3/2+room {
			t.Errorf("%s: %d after the third day, %d after day %d", name, before, now, len(after))
		}
	}
	more("the heap", first.heap, last.heap, 4<<20)
	more("the files", first.files, last.files, 1<<18)
	more("the log", first.log, last.log, 1<<18)
	more("open files", int64(first.open), int64(last.open), 0)
	more("goroutines", int64(first.goroutines), int64(last.goroutines), 0)
}

// checkFromOutside checks an article as a command does.
func checkFromOutside(t *testing.T, dir string, a news.Article) {
	t.Helper()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	v, err := s.View(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	check(t, v, []news.Article{a}, options())
}

// sizeOf returns how many bytes the files of a folder have whose names end with a suffix.
func sizeOf(t *testing.T, dir, suffix string) (n int64) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if info, err := os.Stat(filepath.Join(dir, e.Name())); err == nil && strings.HasSuffix(e.Name(), suffix) {
			n += info.Size()
		}
	}
	return n
}

// soakedNow returns what is taken now. Where the system does not list open files there are 0.
func soakedNow(t *testing.T, dir string, log int64) soaked {
	t.Helper()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	open, _ := os.ReadDir("/proc/self/fd")
	return soaked{int64(m.HeapInuse), sizeOf(t, dir, ""), log, len(open), runtime.NumGoroutine()}
}
