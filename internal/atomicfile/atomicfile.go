// Package atomicfile writes files, and folders of files, that appear whole or not at all: under temporary names beside
// their places, synced, renamed, and the folder synced, so that a crash leaves the old or the new and never a half.
//
//	err := atomicfile.Write("page.html", func(w io.Writer) error {
//		_, err := io.WriteString(w, page)
//		return err
//	})
//
// [Write] is for one file. [Create] is for a folder whose files belong together: they get their names in [Folder.Commit],
// one by one, and where the last one stands, the folder is whole. A Folder is for one goroutine, but its files may be
// written by several.
package atomicfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// Prefix begins the names of files that are not whole yet. A process that is killed leaves them; [Create] removes them.
const Prefix = ".copytaster-"

// Write puts what write writes in place of the file at path, or makes the file. After an error, be it one of write, the
// file is as it was, or still not there.
//
// A symbolic link stays, and the file it leads to is written. A pipe or a device stays too; it takes the bytes as they
// come. A file that is replaced hands on its permissions; those of a new one are what the umask leaves.
func Write(path string, write func(io.Writer) error) error {
	former, err := os.Stat(path) // what else is wrong shows when the file is made
	if err == nil && !former.Mode().IsRegular() {
		return writeThrough(path, write)
	}
	target, err := follow(path)
	if err != nil {
		return err
	}
	f, err := createTemp(filepath.Dir(target), "")
	if err != nil {
		return fmt.Errorf("%s: cannot be written: %w", path, withoutPath(err))
	}
	defer func() { _ = os.Remove(f.Name()) }() // fails, as it should, once the file has its name
	if former != nil {
		err = f.Chmod(former.Mode().Perm())
	}
	if err := errors.Join(err, write(f), f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), target); err != nil {
		return err
	}
	return SyncDir(filepath.Dir(target))
}

// writeThrough writes into a pipe or a device.
func writeThrough(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("%s: cannot be written: %w", path, withoutPath(err))
	}
	return errors.Join(write(f), f.Close())
}

// follow returns where path leads by its symbolic links, the last of which may lead to a file that is not there yet. The
// links of folders are left to the system.
func follow(path string) (string, error) {
	const mostLinks = 40 // as on Linux
	for range mostLinks {
		info, err := os.Lstat(path)
		if isLink := err == nil && info.Mode()&fs.ModeSymlink != 0; !isLink {
			return path, nil // what is wrong with it shows when the file is made
		}
		to, err := os.Readlink(path)
		if err != nil {
			return "", err
		}
		if !filepath.IsAbs(to) {
			to = filepath.Dir(path) + string(filepath.Separator) + to // not cleaned: x/.. may lead elsewhere
		}
		path = to
	}
	return "", fmt.Errorf("%s: cannot be written: too many symbolic links", path)
}

// createTemp makes a new file in dir whose name ends in name. What permissions it has is left to the umask.
func createTemp(dir, name string) (*os.File, error) {
	path := filepath.Join(dir, fmt.Sprintf("%s%016x-%s", Prefix, rand.Uint64(), name))
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}

// withoutPath returns what is wrong without the path, where that is a temporary one.
func withoutPath(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}

// MkdirAll makes a folder and those that it lies in, where they are missing, such that their names last.
func MkdirAll(dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil // what is wrong with it shows when it is used
	}
	above := filepath.Dir(dir)
	if above != dir {
		if err := MkdirAll(above); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return SyncDir(above)
}

// SyncDir makes the names in dir last, where the system can: Windows has no such call, some file systems cannot do it, and
// a folder that may not be read cannot be opened for it.
func SyncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if errors.Is(err, fs.ErrPermission) {
		return nil
	}
	if err != nil {
		return err
	}
	defer d.Close()
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil
	}
	return err
}
