package store

import (
	"context"
	"errors"
	"os"

	"github.com/copytaster/copytaster/internal/detect"
)

// Upgrade writes an index anew that an earlier version of the program made, as one of this version, and reports whether it was such a
// one: all is made again from the texts, and the profile is learnt again, as [Writer.Relearn] does. If it is killed the index is as before.
// Of o it takes the resources. An error is one of [OpenWriter], but [ErrOlder], or wraps [ErrNoIndex].
func Upgrade(ctx context.Context, dir string, o detect.Options) (bool, error) {
	if _, err := currentFile(dir); err != nil { // none is made
		return false, err
	}
	w, err := lockWriter(dir)
	if err != nil {
		return false, err
	}
	upgraded, err := w.upgrade(ctx, o)
	return upgraded, errors.Join(err, w.Close())
}

func (w *Writer) upgrade(ctx context.Context, o detect.Options) (bool, error) {
	err := w.open()
	if !errors.Is(err, ErrOlder) {
		return false, err
	}
	path, err := w.settle()
	if err != nil {
		return false, err
	}
	s, err := open(path, "rw", writing...)
	if err != nil {
		return false, err
	}
	ofFormat, _, err := s.version()
	if err == nil && ofFormat > 1 {
		s.acked, err = openAcked(path, os.O_RDONLY)
	}
	if err == nil {
		err = w.adopt(s)
	}
	if err != nil {
		return false, errors.Join(err, s.Close())
	}
	_, err = w.relearn(ctx, o)
	return true, err
}
