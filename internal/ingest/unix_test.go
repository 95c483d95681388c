//go:build unix

package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"syscall"
	"testing"
)

func TestPipes(t *testing.T) {
	tree(t, map[string]string{"w/a.txt": "1"})
	if err := syscall.Mkfifo("w/pipe.txt", 0o644); err != nil {
		t.Fatal(err)
	}
	articles, skipped := mustCollect(t, open(t, "", Options{}, "w"))
	if !slices.Equal(idsAndBodies(articles), []string{"a.txt 1"}) || !slices.Equal(skipped, []string{"w/pipe.txt: not a regular file"}) {
		t.Errorf("walk: %q, skipped %q", ids(articles), skipped)
	}

	done := make(chan error)
	go func() { done <- os.WriteFile("w/pipe.txt", []byte("from the pipe"), 0o644) }()
	in := open(t, "", Options{}, "w/pipe.txt")
	articles, _ = mustCollect(t, in)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(idsAndBodies(articles), []string{"pipe.txt from the pipe"}) || in.Size() != -1 {
		t.Errorf("named: %q, size %d", ids(articles), in.Size())
	}
}

func TestProcessSubstitution(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	path := fmt.Sprintf("/dev/fd/%d", r.Fd())
	if _, err := os.Stat(path); err != nil {
		t.Skip("no /dev/fd here:", err)
	}
	if _, err := w.WriteString("story"); err != nil {
		t.Fatal(err)
	}
	_ = w.Close()
	articles, _ := mustCollect(t, open(t, "", Options{}, path))
	if len(articles) != 1 || articles[0].Body != "story" || articles[0].Place.Path != path {
		t.Errorf("%+v", articles)
	}
}

func TestUnreadable(t *testing.T) {
	tree(t, map[string]string{"w/a.txt": "1", "w/b.txt": "2", "w/c/d.txt": "3"})
	in := open(t, "", Options{}, "w") // listed while it may be read
	named := open(t, "", Options{}, "w/b.txt")
	if err := os.Chmod("w/b.txt", 0); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod("w/c", 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod("w/c", 0o755) })
	if _, err := os.ReadFile("w/b.txt"); err == nil {
		t.Skip("this user may read everything")
	}
	_, skipped := mustCollect(t, in)
	if want := []string{"w/b.txt: permission denied", "w/c/d.txt: permission denied"}; !slices.Equal(skipped, want) {
		t.Errorf("skipped %q, want %q", skipped, want)
	}
	if _, skipped := mustCollect(t, open(t, "", Options{}, "w")); len(skipped) != 2 || skipped[1] != "w/c: permission denied" {
		t.Errorf("skipped %q", skipped)
	}
	if _, skipped := mustCollect(t, named); len(skipped) != 1 || len(named.Unread()) != 1 || !errors.Is(named.Unread()[0], fs.ErrPermission) {
		t.Errorf("named: skipped %q, unread %v", skipped, named.Unread())
	}
	if _, err := Open([]string{"w/c"}, nil, nil, Options{}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("named folder: error %v", err)
	}
}

func TestGoneAfterOpen(t *testing.T) {
	tree(t, map[string]string{"w/a.txt": "1", "w/b.txt": "2"})
	walked, named := open(t, "", Options{}, "w"), open(t, "", Options{}, "w/a.txt")
	if err := os.Remove("w/a.txt"); err != nil {
		t.Fatal(err)
	}
	articles, skipped := mustCollect(t, walked)
	if !slices.Equal(ids(articles), []string{"b.txt"}) || !slices.Equal(skipped, []string{"w/a.txt: no such file or directory"}) {
		t.Errorf("walked: %q, skipped %q", ids(articles), skipped)
	}
	if mustCollect(t, named); len(named.Unread()) != 1 || !errors.Is(named.Unread()[0], fs.ErrNotExist) {
		t.Errorf("named: unread %v", named.Unread())
	}
}
