// Package spill keeps bytes that a run writes once and reads again later: in memory up to a budget, and in temporary
// files beyond it.
//
// Stages set aside texts, pairs and postings whose number depends on the input. A budget of its own for each would waste
// memory, so all files of a [Space] draw on one budget, block by block. A block stays where it was first put: bytes never
// move, a reader needs no lock, and a small run touches no disk at all.
//
//	space := spill.New("", 64<<20) // 64 MiB in memory, the rest in the system's folder for temporary files
//	defer space.Close()
//	f := space.File()
//	at, err := f.Append(record)
//	record, err = f.Slice(&buf, at, len(record))
//
// A Space may be shared. One goroutine writes a File; afterwards any number may read it.
package spill

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
)

// Space is a memory budget that files share, and the folder for what exceeds it.
type Space struct {
	dir    string
	memory atomic.Int64 // bytes of the budget that are left

	mu    sync.Mutex
	files []*os.File
}

// New returns a space that keeps up to memory bytes in memory; the last, unfinished block of each file, of less than 64
// KiB, comes on top. dir is the folder for temporary files; if it is empty, the system's. The space creates no file before
// it needs one.
func New(dir string, memory int64) *Space {
	s := &Space{dir: dir}
	s.memory.Store(memory)
	return s
}

// Close removes the temporary files. No File of the space may be used afterwards.
func (s *Space) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []error
	for _, f := range s.files {
		all = append(all, f.Close())
		if err := os.Remove(f.Name()); err != nil && !errors.Is(err, os.ErrNotExist) {
			all = append(all, err)
		}
	}
	s.files = nil
	return errors.Join(all...)
}

// File returns a new empty file.
func (s *Space) File() *File { return &File{space: s} }

// temp creates a temporary file. It removes the name at once if the system allows it, so that even a killed run leaves
// nothing behind.
func (s *Space) temp() (*os.File, error) {
	f, err := os.CreateTemp(s.dir, "copytaster-*")
	if err != nil {
		return nil, err
	}
	_ = os.Remove(f.Name()) // Close tries again
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files = append(s.files, f)
	return f, nil
}

// blockSize is the unit, in bytes, that stays in memory or goes to disk.
const blockSize = 1 << 16

// File is a sequence of bytes that only grows.
type File struct {
	space  *Space
	blocks [][]byte // blockSize bytes each, the last one fewer; nil if on disk, at the same offset as in the file
	spare  []byte   // buffer of a block that went to disk, for the next one
	disk   *os.File
	size   int64
}

// Size returns the number of bytes appended so far.
func (f *File) Size() int64 { return f.size }

// Append adds p to the end and returns the offset of its first byte. It does not retain p. Errors come from the temporary
// folder.
func (f *File) Append(p []byte) (at int64, err error) {
	at = f.size
	for len(p) > 0 {
		last := len(f.blocks) - 1
		if last < 0 || len(f.blocks[last]) == blockSize || f.blocks[last] == nil {
			f.blocks = append(f.blocks, f.room())
			last++
		}
		b := f.blocks[last]
		n := min(len(p), blockSize-len(b))
		f.blocks[last] = append(b, p[:n]...)
		f.size += int64(n)
		p = p[n:]
		if len(f.blocks[last]) == blockSize {
			if err := f.settle(last); err != nil {
				return 0, err
			}
		}
	}
	return at, nil
}

// room returns an empty buffer for another block. The first one starts small, because many files stay small.
func (f *File) room() []byte {
	b := f.spare
	f.spare = nil
	if b == nil && len(f.blocks) > 0 {
		b = make([]byte, 0, blockSize)
	}
	return b[:0]
}

// settle keeps a full block in memory if the budget allows it, and writes it to disk otherwise.
func (f *File) settle(i int) error {
	if f.space.memory.Add(-blockSize) >= 0 {
		return nil
	}
	f.space.memory.Add(blockSize)
	if f.disk == nil {
		disk, err := f.space.temp()
		if err != nil {
			return fmt.Errorf("temporary file: %w", err)
		}
		f.disk = disk
	}
	if _, err := f.disk.WriteAt(f.blocks[i], int64(i)*blockSize); err != nil {
		return fmt.Errorf("temporary file: %w", err)
	}
	f.blocks[i], f.spare = nil, f.blocks[i]
	return nil
}

// Slice returns the n bytes at offset at, which must have been appended. The result is either a part of the file itself,
// which the caller must not change, or it lies in buf, which Slice grows as needed. It is valid until buf is used again.
func (f *File) Slice(buf *[]byte, at int64, n int) ([]byte, error) {
	if at < 0 || n < 0 || at+int64(n) > f.size {
		panic(fmt.Sprintf("spill: internal error: bytes %d to %d of %d", at, at+int64(n), f.size))
	}
	if i, from := int(at/blockSize), int(at%blockSize); i < len(f.blocks) && from+n <= len(f.blocks[i]) {
		return f.blocks[i][from : from+n], nil
	}
	if cap(*buf) < n {
		*buf = make([]byte, n, n+n/4)
	}
	p := (*buf)[:n]
	return p, f.read(p, at)
}

// read fills p from offset at. It takes blocks in memory one by one, and blocks on disk that follow each other in one
// read.
func (f *File) read(p []byte, at int64) error {
	for len(p) > 0 {
		i, from := int(at/blockSize), int(at%blockSize)
		if b := f.blocks[i]; b != nil {
			n := copy(p, b[from:])
			p, at = p[n:], at+int64(n)
			continue
		}
		end := int64(i+1) * blockSize
		for i++; i < len(f.blocks) && f.blocks[i] == nil && end < at+int64(len(p)); i++ {
			end += blockSize
		}
		n := min(len(p), int(end-at))
		if _, err := f.disk.ReadAt(p[:n], at); err != nil {
			return fmt.Errorf("temporary file: %w", err)
		}
		p, at = p[n:], at+int64(n)
	}
	return nil
}

// Release empties the file and returns its memory to the space.
func (f *File) Release() error {
	for _, b := range f.blocks {
		if len(b) == blockSize {
			f.space.memory.Add(blockSize)
		}
	}
	disk := f.disk
	*f = File{space: f.space}
	if disk == nil {
		return nil
	}
	if err := disk.Truncate(0); err != nil {
		return fmt.Errorf("temporary file: %w", err)
	}
	return nil
}
