//go:build unix

package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
)

func TestWriteIntoPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o666); err != nil {
		t.Skip("no pipes here:", err)
	}
	read := make(chan string)
	go func() {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Error(err)
		}
		read <- string(content)
	}()
	if err := Write(path, text("through the pipe")); err != nil {
		t.Error(err)
	}
	if got := <-read; got != "through the pipe" {
		t.Errorf("the pipe gave %q", got)
	}
	if info, err := os.Stat(path); err != nil || info.Mode()&fs.ModeNamedPipe == 0 {
		t.Error("the pipe was replaced:", err)
	}
}

func TestWriteIntoDevice(t *testing.T) {
	link := filepath.Join(t.TempDir(), "null")
	if err := os.Symlink(os.DevNull, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	for _, path := range []string{os.DevNull, link} {
		if err := Write(path, text("x")); err != nil {
			t.Error(err)
		}
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode()&fs.ModeDevice == 0 {
		t.Fatal("the device was replaced:", err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link was replaced:", err)
	}
}

// TestTwoAtOnce: of two that write one folder one wins, and the other is told at once who holds it.
func TestTwoAtOnce(t *testing.T) {
	parent := t.TempDir()
	for _, dir := range []string{parent, filepath.Join(parent, "new")} {
		first := begin(t, dir, "1")
		_, err := Create(dir, "a", "z")
		if !errors.Is(err, ErrHeld) || !strings.Contains(err.Error(), fmt.Sprintf("process %d on ", os.Getpid())) {
			t.Errorf("%v does not say who holds it", err)
		}
		if err := first.Commit(); err != nil {
			t.Error(err)
		}
		want(t, dir, "a 1", "z 1")
		second := begin(t, dir, "2")
		second.Abort()
		if err := begin(t, dir, "3").Commit(); err != nil { // the lock is gone after Abort, too
			t.Error(err)
		}
		want(t, dir, "a 3", "z 3")
		for _, name := range []string{"a", "z"} {
			_ = os.Remove(filepath.Join(dir, name))
		}
	}
}

// TestLeftLock: what a killed run left locks nobody out.
func TestLeftLock(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{lockName: "process 1 on elsewhere"})
	if err := begin(t, dir, "1").Commit(); err != nil {
		t.Error(err)
	}
	want(t, dir, "a 1", "z 1")
}

// TestManyAtOnce lets many write one folder at once. What is there in the end is of one of them.
func TestManyAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	var running sync.WaitGroup
	var won atomic.Int32
	for i := range 16 {
		running.Go(func() {
			f, err := Create(dir, "a", "z")
			if err != nil {
				if !errors.Is(err, ErrHeld) && !errors.Is(err, fs.ErrNotExist) {
					t.Error(err)
				}
				return
			}
			for _, name := range []string{"a", "z"} {
				if err := text(fmt.Sprint(i))(f.File(name)); err != nil {
					t.Error(err)
				}
			}
			if err := f.Commit(); err != nil {
				t.Error(err)
			}
			won.Add(1)
		})
	}
	running.Wait()
	a, err := os.ReadFile(filepath.Join(dir, "a"))
	z, err2 := os.ReadFile(filepath.Join(dir, "z"))
	if won.Load() == 0 || err != nil || err2 != nil || string(a) != string(z) {
		t.Errorf("%d won; a %q, z %q, %v, %v", won.Load(), a, z, err, err2)
	}
}
