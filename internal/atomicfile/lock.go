package atomicfile

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// ErrHeld is in the errors of [Create] for a folder that another process, or another Folder of this one, is writing at the moment. They
// say who that is.
var ErrHeld = errors.New("another run is writing it")

// lockName is the file that is locked while a folder is written. It says who writes.
const lockName = Prefix + "lock"

// lock locks a folder against other writers, where the system can: it returns nil and no error where it cannot. The lock ends with the
// process, however that ends; what a killed process left locks nobody out.
func lock(dir string) (*os.File, error) {
	path := filepath.Join(dir, lockName)
	for {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, err
		}
		switch locked, err := tryLock(f); {
		case err != nil:
			return nil, errors.Join(f.Close(), os.Remove(path)) // this system or this file system has no locks
		case !locked:
			who, _ := io.ReadAll(io.LimitReader(f, 200))
			_ = f.Close()
			return nil, fmt.Errorf("%w: %s", ErrHeld, strings.TrimSpace(string(who)))
		}
		mine, err := f.Stat()
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		if there, err := os.Stat(path); err != nil || !os.SameFile(mine, there) {
			_ = f.Close() // who held it has just removed it
			continue
		}
		host, _ := os.Hostname()
		_ = f.Truncate(0)
		_, _ = fmt.Fprintf(f, "process %d on %s, since %s\n", os.Getpid(), host, time.Now().Format(time.DateTime)) // for others to read; the lock holds without
		return f, nil
	}
}

// unlock removes the file while it is still locked, so that nobody locks one that is about to go.
func unlock(f *os.File) {
	if f != nil {
		_ = os.Remove(f.Name())
		_ = f.Close()
	}
}
