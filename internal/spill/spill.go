// Package spill keeps what a run sets aside: bytes that are written once and read again, in memory while they are few and
// in temporary files beyond that.
//
//	space := spill.New("", 64<<20) // 64 MiB in memory, the rest in the system's folder for temporary files
//	defer space.Close()
//	f := space.File()
//	at, err := f.Append(record)
//	record, err = f.Slice(&buf, at, len(record))
//
// A Space may be shared. A File is written by one goroutine and afterwards read by any number.
package spill

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
)

// Space is what the files of a run take together: so much memory, and a folder for what is beyond.
type Space struct {
	dir    string
	memory atomic.Int64 // bytes that may still be kept in memory

	mu    sync.Mutex
	files []*os.File
}

// New returns a space that keeps so many bytes in memory. dir is the folder for temporary files; empty: the system's. No
// file is made before it is needed.
func New(dir string, memory int64) *Space {
	s := &Space{dir: dir}
	s.memory.Store(memory)
	return s
}

// Close removes the temporary files. No File of the space may be used after it.
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

// temp makes a temporary file. Where the system allows it, its name is removed at once, so that not even a killed run
// leaves it behind.
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

// blockSize is the unit in which bytes are kept in memory or written to disk.
const blockSize = 1 << 16

// File is a list of bytes that only grows.
type File struct {
	space  *Space
	blocks [][]byte // blockSize bytes each, the last one fewer; nil: on disk, at its place
	spare  []byte   // buffer of a block that was written to disk
	disk   *os.File
	size   int64
}

// Size returns the number of bytes appended so far.
func (f *File) Size() int64 { return f.size }

// Append adds p at the end and returns the offset at which it begins. An error comes from the temporary folder.
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

// room returns the room for another block. The first one starts small, since many files stay so.
func (f *File) room() []byte {
	b := f.spare
	f.spare = nil
	if b == nil && len(f.blocks) > 0 {
		b = make([]byte, 0, blockSize)
	}
	return b[:0]
}

// settle decides where a full block stays.
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

// Slice returns the n bytes from an offset on, which must have been appended. They are a part of the file, which must not
// be changed, or stand in buf, which is grown as needed; they are good until buf is used again.
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

// read fills p from an offset on: from memory block by block, from disk as much as lies there in a row.
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

// Release gives up the content, and the memory with it; the file is empty then.
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
