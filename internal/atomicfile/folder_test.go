package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// begin is Create of the files a and z that writes their names into them.
func begin(t *testing.T, dir, content string) *Folder {
	t.Helper()
	f, err := Create(dir, "a", "z")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a", "z"} {
		if err := text(content)(f.File(name)); err != nil {
			t.Fatal(err)
		}
	}
	return f
}

func TestFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	f := begin(t, dir, "1")
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) < 2 { // two files, and the lock
		t.Fatal(entries, err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), Prefix) {
			t.Errorf("%s is there before Commit", e.Name())
		}
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	f.Abort() // does nothing
	want(t, dir, "a 1", "z 1")

	put(t, dir, map[string]string{"a": "", "other": "x"})
	if err := begin(t, dir, "2").Commit(); err != nil {
		t.Fatal(err)
	}
	want(t, dir, "a 2", "other x", "z 2")
	if got, ordinary := permissions(t, filepath.Join(dir, "z")), permissions(t, filepath.Join(dir, "other")); got != ordinary {
		t.Errorf("permissions %v, want %v as the umask leaves them", got, ordinary)
	}
}

func TestAbort(t *testing.T) {
	parent := t.TempDir()
	begin(t, filepath.Join(parent, "new"), "1").Abort()
	want(t, parent)

	put(t, parent, map[string]string{"z": "old"})
	begin(t, parent, "1").Abort()
	want(t, parent, "z old")
}

func TestCreateFails(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"file": "x"})
	for _, path := range []string{filepath.Join(dir, "file"), filepath.Join(dir, "file", "below")} {
		if _, err := Create(path, "a"); err == nil {
			t.Errorf("%s was made a folder", path)
		}
	}
	if _, err := Create(filepath.Join(dir, "new"), "a", "nosuch/b"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	want(t, dir, "file x")
}

func TestCreateClearsUp(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{Prefix + "0-a": "half", "other": "x"})
	begin(t, dir, "1").Abort()
	want(t, dir, "other x")
}

// What fails before the files have their names leaves all as it was.
func TestFailedCommit(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"a": "old", "z": "old"})
	f := begin(t, dir, "1")
	if err := f.File("z").Close(); err != nil { // as if the disk failed
		t.Fatal(err)
	}
	if err := f.Commit(); err == nil || !strings.Contains(err.Error(), filepath.Join(dir, "z")) {
		t.Error("the error does not name the file:", err)
	}
	want(t, dir, "a old", "z old")
}

// TestSomebodyElse has the temporary files taken away, as where there are no locks another run does.
func TestSomebodyElse(t *testing.T) {
	dir := t.TempDir()
	first := begin(t, dir, "1")
	if err := os.Remove(first.File("a").Name()); err != nil {
		t.Fatal(err)
	}
	if err := first.Commit(); err == nil || !strings.Contains(err.Error(), "somebody else") {
		t.Error("somebody else took the folder:", err)
	}
	want(t, dir)
}

// What fails while the files get their names leaves nothing in a folder that held none of them.
func TestFailedRename(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "new")
	f := begin(t, dir, "1")
	f.names[1] = filepath.Join("nosuch", "z") // as if the disk failed
	if err := f.Commit(); err == nil {
		t.Error("no error")
	}
	want(t, parent)
}

// In a folder that held some, the last file is gone, and the next one clears up.
func TestFailedReplace(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"z": "old"})
	inTheWay := filepath.Join(dir, "a")
	if err := os.Mkdir(inTheWay, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := begin(t, dir, "1").Commit(); err == nil {
		t.Error("no error")
	}
	if _, err := os.Stat(filepath.Join(dir, "z")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the last file is there:", err)
	}
	if err := os.Remove(inTheWay); err != nil {
		t.Fatal(err)
	}
	if err := begin(t, dir, "2").Commit(); err != nil {
		t.Fatal(err)
	}
	want(t, dir, "a 2", "z 2")
}

// What is dropped goes away in Commit, and only then; a name that is not there does no harm, and all else stays.
func TestDrop(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"a": "0", "old": "0", "own": "0", "z": "0"})
	f := begin(t, dir, "1")
	f.Drop("old", "nowhere")
	f.Abort()
	want(t, dir, "a 0", "old 0", "own 0", "z 0")
	f = begin(t, dir, "1")
	f.Drop("old", "nowhere")
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	want(t, dir, "a 1", "own 0", "z 1")
}
