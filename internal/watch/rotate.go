package watch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Rotated is an output that appends lines to a file. Where that would grow beyond a size it is renamed, and a new one begins: matches.jsonl
// to matches.jsonl.1, that to matches.jsonl.2. The file is opened for each sending, so another program may rename it too.
type Rotated struct {
	Path string
	Size int64 // bytes of a file, but for a line that is longer
	Keep int   // files beside the one that is written; older ones are removed
}

// Name implements [Output].
func (r Rotated) Name() string { return "file " + r.Path }

// Send implements [Output]. What it says has arrived is on the disk.
func (r Rotated) Send(_ context.Context, lines []Line) (sent int, err error) {
	f, size, err := r.open()
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	for i := range lines {
		line := lines[i].JSON
		if size > 0 && size+int64(len(line)) > r.Size {
			if err := errors.Join(f.Sync(), f.Close(), r.rotate()); err != nil {
				return sent, err
			}
			sent = i
			if f, size, err = r.open(); err != nil {
				return sent, err
			}
		}
		if _, err := f.Write(line); err != nil {
			return sent, errors.Join(err, f.Truncate(size))
		}
		size += int64(len(line))
	}
	if err := f.Sync(); err != nil {
		return sent, err
	}
	return len(lines), nil
}

// open opens the file for appending, without the line at its end that a crash cut short: it comes again.
func (r Rotated) open() (*os.File, int64, error) {
	f, err := os.OpenFile(r.Path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o666)
	if err != nil {
		return nil, 0, err
	}
	size, err := wholeLines(f)
	if err == nil {
		err = f.Truncate(size)
	}
	if err != nil {
		return nil, 0, errors.Join(err, f.Close())
	}
	return f, size, nil
}

// wholeLines returns the bytes of a file to the end of its last whole line.
func wholeLines(f *os.File) (int64, error) {
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return 0, err
	}
	end := info.Size()
	for buf := make([]byte, 64<<10); end > 0; {
		n := min(int64(len(buf)), end)
		if _, err := f.ReadAt(buf[:n], end-n); err != nil && !errors.Is(err, io.EOF) {
			return 0, err
		}
		if i := bytes.LastIndexByte(buf[:n], '\n'); i >= 0 {
			return end - n + int64(i) + 1, nil
		}
		end -= n
	}
	return 0, nil
}

// rotate renames the files.
func (r Rotated) rotate() error {
	if r.Keep == 0 {
		return os.Remove(r.Path)
	}
	for i := r.Keep; i > 0; i-- {
		older := r.numbered(i)
		if err := os.Rename(r.numbered(i-1), older); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

func (r Rotated) numbered(i int) string {
	if i == 0 {
		return r.Path
	}
	return fmt.Sprintf("%s.%d", r.Path, i)
}
