package store_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// file is what a worker did with a file, whatever its names.
type file struct{ writes []writing }

// writing is a change of the bytes of a file.
type writing struct {
	when int // the moment
	at   int64
	data []byte
	cut  bool // nothing is written: the file is cut to at bytes, or made as long
}

// naming is a change of the names in a folder. Either is nil, or both are given for a rename.
type naming struct {
	when     int
	dir      string
	gone     string
	name     string
	to       *file  // nil: a folder, or nothing
	isFolder string // the path of a folder that is made
}

// syncing is that all that was done with a file, or in a folder, until then lasts.
type syncing struct {
	when int
	file *file
	dir  string
}

// history is all that a worker did below a folder, by moments, and when it said what.
type history struct {
	under   string
	moments int
	names   map[string]*file // as they are now, by paths
	naming  []naming
	syncing []syncing
	said    []struct {
		when int
		line string
	}
}

// begin takes over what is in the folder before.
func (h *history) begin(t *testing.T) {
	t.Helper()
	err := filepath.WalkDir(h.under, func(path string, e os.DirEntry, err error) error {
		if err != nil || path == h.under {
			return err
		}
		n := naming{dir: filepath.Dir(path), name: filepath.Base(path)}
		if e.IsDir() {
			n.isFolder = path
		} else {
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			n.to = &file{writes: []writing{{data: b}}}
			h.names[path] = n.to
			h.syncing = append(h.syncing, syncing{file: n.to})
		}
		h.naming = append(h.naming, n)
		h.syncing = append(h.syncing, syncing{dir: n.dir})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// note notes a call.
func (h *history) note(c *call) syscall.Errno {
	if c.reads() {
		return 0
	}
	if c.path == "" {
		h.said = append(h.said, struct {
			when int
			line string
		}{h.moments, strings.TrimSpace(string(c.data))})
		return 0
	}
	h.moments++
	dir, name, f := filepath.Dir(c.path), filepath.Base(c.path), h.names[c.path]
	switch c.nr {
	case syscall.SYS_OPEN, syscall.SYS_OPENAT:
		if f == nil && c.creates() {
			f = &file{}
			h.names[c.path] = f
			h.naming = append(h.naming, naming{when: h.moments, dir: dir, name: name, to: f})
		} else if f != nil && c.truncates() {
			f.writes = append(f.writes, writing{when: h.moments, cut: true})
		}
	case syscall.SYS_WRITE, syscall.SYS_PWRITE64:
		if f != nil {
			f.writes = append(f.writes, writing{when: h.moments, at: c.at, data: c.data})
		}
	case syscall.SYS_FTRUNCATE:
		if f != nil {
			f.writes = append(f.writes, writing{when: h.moments, at: int64(c.args[1]), cut: true})
		}
	case syscall.SYS_FSYNC, syscall.SYS_FDATASYNC:
		if f != nil {
			h.syncing = append(h.syncing, syncing{when: h.moments, file: f})
		} else {
			h.syncing = append(h.syncing, syncing{when: h.moments, dir: c.path})
		}
	case syscall.SYS_UNLINK, syscall.SYS_UNLINKAT:
		if f != nil {
			delete(h.names, c.path)
			h.naming = append(h.naming, naming{when: h.moments, dir: dir, gone: name})
		}
	case syscall.SYS_RENAME, syscall.SYS_RENAMEAT:
		delete(h.names, c.path)
		h.names[c.to] = f
		h.naming = append(h.naming, naming{when: h.moments, dir: dir, gone: name, name: filepath.Base(c.to), to: f})
	case syscall.SYS_MKDIR, syscall.SYS_MKDIRAT:
		h.naming = append(h.naming, naming{when: h.moments, dir: dir, name: name, isFolder: c.path})
	}
	return 0
}

// lasts returns until when all that was done with a file, or in a folder, was synced by a moment.
func (h *history) lasts(moment int, f *file, dir string) (until int) {
	for _, s := range h.syncing {
		if s.when < moment && s.file == f && s.dir == dir { // one that is under way at the moment has done nothing
			until = s.when
		}
	}
	return until
}

// survives decides what becomes of what was not synced: 0: it is lost, 1: it is there, else it is there with a chance.
type survives struct {
	*rand.Rand
	of int
}

func (s survives) one() bool {
	switch s.of {
	case 0, 1:
		return s.of == 1
	}
	return s.IntN(2) == 0
}

// cut returns the files under a folder after a power cut at a moment, by paths; nil: a folder. What was not synced is there or not; of a
// write each sector.
func (h *history) cut(moment int, s survives) map[string][]byte {
	inodes := make(map[string]*file)
	folders := map[string]bool{h.under: true}
	for _, n := range h.naming {
		if n.when > moment || n.when > h.lasts(moment, nil, n.dir) && !s.one() {
			continue
		}
		if n.gone != "" {
			delete(inodes, filepath.Join(n.dir, n.gone))
		}
		switch {
		case n.isFolder != "":
			folders[n.isFolder] = true
		case n.to != nil:
			inodes[filepath.Join(n.dir, n.name)] = n.to
		}
	}
	out := make(map[string][]byte)
	for path, f := range inodes {
		if folders[filepath.Dir(path)] {
			out[path] = f.cut(moment, h.lasts(moment, f, ""), s)
		}
	}
	return out
}

// cut returns the bytes of a file after a power cut at a moment. What was done after until is there or not.
func (f *file) cut(moment, until int, s survives) (b []byte) {
	const sector = 512
	for _, w := range f.writes {
		switch {
		case w.when > moment, w.cut && w.when > until && !s.one():
		case w.cut:
			b = resized(b, w.at)
		default:
			for from := 0; from < len(w.data); {
				at := w.at + int64(from)
				to := min(len(w.data), from+sector-int(at%sector))
				if w.when <= until || s.one() {
					b = resized(b, max(int64(len(b)), w.at+int64(to)))
					copy(b[at:], w.data[from:to])
				}
				from = to
			}
		}
	}
	return b
}

func resized(b []byte, size int64) []byte {
	if size <= int64(len(b)) {
		return b[:size:size]
	}
	return append(b, make([]byte, size-int64(len(b)))...)
}

// by returns what the worker had said by a moment.
func (h *history) by(moment int) (said []string) {
	for _, s := range h.said {
		if s.when < moment { // at the moment itself a call is under way
			for line := range strings.Lines(s.line) {
				if line = strings.TrimSpace(line); line != "done" { // which says nothing of a step
					said = append(said, line)
				}
			}
		}
	}
	return said
}

// TestPowerCut notes all that a worker asks of the disk, and cuts the power at each moment: what was not synced is lost, or there, or some of
// it, each sector and each name by itself. Then the index is sound and has all that was acknowledged.
func TestPowerCut(t *testing.T) {
	d := newDisk(t)
	for _, b := range beginnings(t) {
		under := t.TempDir()
		dir := filepath.Join(under, "new", "index")
		b.prepare(t, dir)
		h := &history{under: under, names: make(map[string]*file)}
		h.begin(t)
		d.run(t, b.scenario, under, dir, h.note)
		if end := h.cut(h.moments+1, survives{of: 1}); !sameFiles(t, under, end) {
			t.Fatalf("%s: what was noted is not what was done", b.name)
		}
		seen, tried := make(map[[32]byte]bool), 0
		for moment := 1; moment <= h.moments+1; moment += stride(11) {
			said := h.by(moment)
			for of := range 4 {
				files := h.cut(moment, survives{rand.New(rand.NewPCG(uint64(moment), uint64(of))), of})
				sum := sumOf(files, said)
				if seen[sum] {
					continue
				}
				seen[sum] = true
				tried++
				at := filepath.Join(t.TempDir(), "index")
				put(t, files, dir, at)
				b.isSound(t, fmt.Sprintf("%s, cut at %d (%d), after %q", b.name, moment, of, said), at, said)
				if t.Failed() {
					return
				}
			}
		}
		t.Logf("%s: %d states of the disk in %d moments", b.name, tried, h.moments)
	}
}

// isLasting reports whether a file means anything after a power cut.
func isLasting(path string) bool {
	return !strings.HasSuffix(path, "-shm") && filepath.Base(path) != ".copytaster-lock"
}

// sameFiles reports whether the files in a folder are these.
func sameFiles(t *testing.T, dir string, files map[string][]byte) bool {
	t.Helper()
	there := 0
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || !isLasting(path) {
			return err
		}
		there++
		b, err := os.ReadFile(path)
		if !bytes.Equal(b, files[path]) {
			t.Errorf("%s has %d bytes, noted were %d", path, len(b), len(files[path]))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for path := range files {
		if isLasting(path) {
			there--
		}
	}
	return there == 0 && !t.Failed()
}

// sumOf tells states apart.
func sumOf(files map[string][]byte, said []string) [32]byte {
	h := sha256.New()
	for _, path := range slices.Sorted(maps.Keys(files)) {
		if isLasting(path) {
			fmt.Fprintf(h, "%q %d ", path, len(files[path]))
			h.Write(files[path])
		}
	}
	fmt.Fprintf(h, "%q", said)
	return [32]byte(h.Sum(nil))
}

// put writes the files of a folder into another one.
func put(t *testing.T, files map[string][]byte, from, to string) {
	t.Helper()
	for path, b := range files {
		if filepath.Dir(path) != from || !isLasting(path) {
			continue
		}
		if err := os.MkdirAll(to, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(to, filepath.Base(path)), b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
