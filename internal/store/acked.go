package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// acked is the file that says how many changes of an index were acknowledged. SQLite takes what precedes the damage of a write-ahead log
// for all of it and says nothing; but an index with fewer changes than were acknowledged has lost some.
//
// It has two slots, which are written in turn, so that the last but one is there whatever becomes of the last. docs/store.md describes it.
type acked struct {
	index string   // path of the file of the index
	file  *os.File // nil: it is missing
}

const (
	ackedSuffix = "-acked"                // after the name of the file of the index
	slotSize    = 8 + sealSize            // bytes
	slotAt      = 1 << 12                 // where the second slot begins: in another sector, and another page
	ackedSize   = slotAt + slotSize       // bytes of the file
	ackedName   = "changes acknowledged " // and the name of the file of the index: what the seal of a slot is of
)

// createAcked makes the file for an index with n changes. It is durable as far as its name is, which the caller makes so.
func createAcked(index string, n int64) error {
	f, err := os.Create(index + ackedSuffix)
	if err != nil {
		return err
	}
	b := make([]byte, ackedSize)
	copy(b, slot(index, n))
	copy(b[slotAt:], slot(index, n))
	_, err = f.Write(b)
	return errors.Join(err, f.Sync(), f.Close())
}

func slot(index string, n int64) []byte {
	return seal([]byte(ackedName+filepath.Base(index)), binary.LittleEndian.AppendUint64(nil, uint64(n)))
}

// openAcked opens the file of an index that is there. Where it is missing, reading it is an error.
func openAcked(index string, flag int) (*acked, error) {
	f, err := os.OpenFile(index+ackedSuffix, flag, 0)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return &acked{index, f}, nil
}

func (a *acked) close() error {
	if a == nil || a.file == nil {
		return nil
	}
	return a.file.Close()
}

// read returns how many changes were acknowledged.
func (a *acked) read() (n int64, err error) {
	if a.file == nil {
		return 0, fmt.Errorf("%s%s: %w: it is not there", a.index, ackedSuffix, ErrDamaged)
	}
	n = -1
	for _, at := range []int64{0, slotAt} {
		var b [slotSize]byte
		if _, err := a.file.ReadAt(b[:], at); err != nil && !errors.Is(err, io.EOF) {
			return 0, err
		}
		if value, ok := unseal([]byte(ackedName+filepath.Base(a.index)), b[:]); ok {
			n = max(n, int64(binary.LittleEndian.Uint64(value)))
		}
	}
	if n < 0 {
		return 0, fmt.Errorf("%s: %w", a.file.Name(), ErrDamaged)
	}
	return n, nil
}

// write notes durably that n changes were acknowledged.
func (a *acked) write(n int64) error {
	_, err := a.file.WriteAt(slot(a.index, n), n%2*slotAt)
	if err == nil {
		err = a.file.Sync()
	}
	return err
}

// lost returns an error if an index has fewer changes than were acknowledged before it was looked at.
func (a *acked) lost(acknowledged, changes int64) error {
	if changes >= acknowledged {
		return nil
	}
	return fmt.Errorf("%s-wal: %w: %d of %d changes are lost, though they were acknowledged", a.index, ErrDamaged, acknowledged-changes, acknowledged)
}
