package spill

import (
	"bytes"
	"math/rand/v2"
	"os"
	"sync"
	"testing"
)

// TestFile appends records of all sizes and reads them back, for budgets from nothing to everything.
func TestFile(t *testing.T) {
	for _, memory := range []int64{0, blockSize, 3 * blockSize, 1 << 30} {
		dir := t.TempDir()
		space := New(dir, memory)
		rng := rand.New(rand.NewPCG(1, 2))
		f := space.File()
		var all []byte
		type record struct {
			at int64
			n  int
		}
		var records []record
		for len(all) < 8*blockSize {
			p := make([]byte, rng.IntN(1<<uint(rng.IntN(20))))
			for i := range p {
				p[i] = byte(rng.Uint32())
			}
			at, err := f.Append(p)
			if err != nil {
				t.Fatal(err)
			}
			if at != int64(len(all)) {
				t.Fatalf("appended at %d, want %d", at, len(all))
			}
			all = append(all, p...)
			records = append(records, record{at, len(p)})
		}
		if f.Size() != int64(len(all)) {
			t.Errorf("size %d, want %d", f.Size(), len(all))
		}
		var readers sync.WaitGroup
		for range 3 {
			readers.Go(func() {
				var buf []byte
				for _, r := range records {
					got, err := f.Slice(&buf, r.at, r.n)
					if err != nil || !bytes.Equal(got, all[r.at:r.at+int64(r.n)]) {
						t.Errorf("memory %d: %d bytes at %d differ: %v", memory, r.n, r.at, err)
						return
					}
				}
			})
		}
		readers.Wait()
		got, err := f.Slice(new([]byte), 0, len(all))
		if err != nil || !bytes.Equal(got, all) {
			t.Errorf("memory %d: the whole differs: %v", memory, err)
		}
		if onDisk := f.disk != nil; onDisk != (memory < 8*blockSize) {
			t.Errorf("memory %d: on disk: %v", memory, onDisk)
		}
		if err := space.Close(); err != nil {
			t.Error(err)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("left behind: %v, %v", left, err)
		}
	}
}

// TestShared checks that files share one budget: what one releases another may take.
func TestShared(t *testing.T) {
	space := New(t.TempDir(), 2*blockSize)
	defer space.Close()
	block := bytes.Repeat([]byte{1}, blockSize)
	fill := func(n int) *File {
		f := space.File()
		for range n {
			if _, err := f.Append(block); err != nil {
				t.Fatal(err)
			}
		}
		return f
	}
	first, second := fill(2), fill(1)
	if first.disk != nil || second.disk == nil {
		t.Error("want the first in memory and the second on disk")
	}
	if err := first.Release(); err != nil {
		t.Fatal(err)
	}
	if err := second.Release(); err != nil {
		t.Fatal(err)
	}
	if first.Size() != 0 || second.Size() != 0 {
		t.Error("a released file is empty")
	}
	if again := fill(2); again.disk != nil {
		t.Error("want what was released to be used again")
	}
}

func TestNoFolder(t *testing.T) {
	space := New(t.TempDir()+"/missing", 0)
	defer space.Close()
	f := space.File()
	if _, err := f.Append(make([]byte, blockSize)); err == nil {
		t.Error("no error for a folder that is not there")
	}
}
