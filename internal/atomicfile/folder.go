package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Folder is a folder whose files are on their way: they have temporary names until [Folder.Commit].
type Folder struct {
	dir   string
	names []string
	drop  []string   // of files that Commit removes
	files []*os.File // in the order of the names
	lock  *os.File   // nil: not locked
	mu    sync.Mutex // of done: Abort may come at any time
	made  bool       // the folder was not there before
	done  bool
}

// Create begins to write the files of these names into the folder dir, which it makes where it is not there. All are opened
// at once, so that a folder that cannot be written shows now. What a killed process left in it is removed; all else stays as
// it is until Commit replaces what has one of the names. Where the system has locks, nobody else can write the folder until then: the
// error is [ErrHeld]. The caller ends with Commit or Abort.
func Create(dir string, names ...string) (*Folder, error) {
	f := &Folder{dir: dir, names: names}
	if err := f.open(); err != nil {
		f.Abort()
		return nil, err
	}
	return f, nil
}

// open makes the folder and its files.
func (f *Folder) open() error {
	entries, err := os.ReadDir(f.dir)
	if errors.Is(err, fs.ErrNotExist) {
		f.made = true
		err = os.MkdirAll(f.dir, 0o777)
	}
	if err != nil {
		return err
	}
	if f.lock, err = lock(f.dir); err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), Prefix) && e.Name() != lockName {
			if err := os.Remove(filepath.Join(f.dir, e.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	for _, name := range f.names {
		file, err := createTemp(f.dir, name)
		if err != nil {
			return err
		}
		f.files = append(f.files, file)
	}
	return nil
}

// Drop names files that Commit removes from the folder, if they are there: of a former whole that this one has no longer.
func (f *Folder) Drop(names ...string) { f.drop = append(f.drop, names...) }

// File returns the file that will have this name, one of those given to Create. Commit closes it.
func (f *Folder) File(name string) *os.File {
	for i := range f.names {
		if f.names[i] == name {
			return f.files[i]
		}
	}
	panic("atomicfile: internal error: no file " + name)
}

// Commit syncs and closes the files and gives them their names, in the order of Create, so that the last one stands only
// in a folder that is whole: one that was there before goes first of all.
//
// After an error nothing temporary is left, and what the folder held is as it was. Only where it held files of these names
// and the error came while they were replaced, some are new and some old, the last one is gone, and the temporary files
// stay, as after a crash.
func (f *Folder) Commit() error {
	defer f.Abort()
	if err := f.complete(); err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.done {
		return fmt.Errorf("%s: %w", f.dir, os.ErrClosed)
	}
	replaces := f.replaces()
	named, err := f.rename()
	if err != nil && !replaces {
		for _, name := range f.names[:named] {
			_ = os.Remove(filepath.Join(f.dir, name))
		}
		return err
	}
	f.done = true
	unlock(f.lock)
	return err
}

// complete syncs and closes the files, and makes sure that they still have names that can be changed.
func (f *Folder) complete() error {
	for i, file := range f.files {
		if err := errors.Join(file.Sync(), file.Close()); err != nil {
			return fmt.Errorf("%s: %w", filepath.Join(f.dir, f.names[i]), err)
		}
	}
	for _, file := range f.files {
		if _, err := os.Lstat(file.Name()); err != nil {
			return fmt.Errorf("%s: somebody else wrote into this folder at the same time: %w", f.dir, err)
		}
	}
	return nil
}

// replaces reports whether something has one of the names already, or is removed.
func (f *Folder) replaces() bool {
	for _, name := range slices.Concat(f.names, f.drop) {
		if _, err := os.Lstat(filepath.Join(f.dir, name)); err == nil {
			return true
		}
	}
	return false
}

// rename gives the files their names, and returns how many have them.
func (f *Folder) rename() (named int, err error) {
	last := len(f.names) - 1
	for _, name := range slices.Concat(f.names[last:], f.drop) {
		if err := os.Remove(filepath.Join(f.dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return 0, err
		}
	}
	for i, name := range f.names {
		if i == last {
			if err := SyncDir(f.dir); err != nil {
				return i, err
			}
		}
		if err := os.Rename(f.files[i].Name(), filepath.Join(f.dir, name)); err != nil {
			return i, err
		}
	}
	err = SyncDir(f.dir)
	if err == nil && f.made {
		err = SyncDir(filepath.Dir(f.dir))
	}
	return len(f.names), err
}

// Abort gives up: it removes the files, and the folder if Create made it. What the folder held before stays. After Commit
// it does nothing. It may be called by another goroutine while the files are written, whose writers then get errors, or in Commit: it
// waits while the files get their names.
func (f *Folder) Abort() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.done {
		return
	}
	f.done = true
	for _, file := range f.files {
		_ = file.Close()
		_ = os.Remove(file.Name())
	}
	unlock(f.lock)
	if f.made {
		_ = os.Remove(f.dir) // fails, as it should, where something else came into it
	}
}
