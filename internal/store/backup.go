package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/copytaster/copytaster/internal/atomicfile"
)

// ErrIndexThere is in the error for a folder that has an index already where none should be.
var ErrIndexThere = errors.New("an index is there already")

// Backup writes the index, as it is at one moment, whatever is written meanwhile, as an index of its own into a folder that is missing or
// empty. It is durable when Backup returns; if that is killed, no index is there. An error for the folder wraps [ErrIndexThere],
// [ErrNotIndex] or [atomicfile.ErrHeld].
func (s *Store) Backup(ctx context.Context, dir string) error {
	w, err := lockWriter(dir)
	if err != nil {
		return err
	}
	defer w.hold.Release()
	if _, err := os.Stat(filepath.Join(dir, current)); err == nil {
		return fmt.Errorf("%s: %w", dir, ErrIndexThere)
	}
	if err := w.tidy(""); err != nil {
		return err
	}
	if err := s.copyInto(ctx, filepath.Join(dir, fileName(1))); err != nil {
		return errors.Join(err, w.tidy(""))
	}
	return atomicfile.Write(filepath.Join(dir, current), line(fileName(1)))
}

// vacuumInto lets SQLite copy what the tables hold at one moment.
func (s *Store) vacuumInto(ctx context.Context, path string) error {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "PRAGMA query_only = 0"); err != nil { // else not even another file is written
		return err
	}
	_, err = conn.ExecContext(ctx, "VACUUM INTO ?", path)
	_, again := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA query_only = 1")
	return errors.Join(err, again)
}

// copyInto copies the file of the index, with the write-ahead log, and makes the file beside it.
func (s *Store) copyInto(ctx context.Context, path string) error {
	acknowledged, err := s.acked.read()
	if err != nil {
		return err
	}
	if err := s.vacuumInto(ctx, path); err != nil {
		return s.damaged(err)
	}
	to, err := open(path, "rw", "_pragma=synchronous(off)")
	if err != nil {
		return err
	}
	var st state
	err = to.metaJSON(ctx, to.db, "state", &st)
	if err == nil {
		err = s.acked.lost(acknowledged, st.Changes)
	}
	if err != nil {
		return errors.Join(err, to.Close())
	}
	return to.finish()
}
