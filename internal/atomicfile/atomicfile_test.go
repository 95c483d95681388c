package atomicfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// text returns a function that writes s.
func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// put writes files into dir.
func put(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// want fails the test unless dir holds just these files, each given as "name content".
func want(t *testing.T, dir string, files ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		content, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, e.Name()+" "+string(content))
	}
	if !slices.Equal(got, files) {
		t.Errorf("the folder holds %q, want %q", got, files)
	}
}

func permissions(t *testing.T, path string) fs.FileMode {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode().Perm()
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"other": "x"})
	path := filepath.Join(dir, "page")
	for _, content := range []string{"first", "second", ""} {
		if err := Write(path, text(content)); err != nil {
			t.Fatal(err)
		}
		want(t, dir, "other x", "page "+content)
	}
	if got, ordinary := permissions(t, path), permissions(t, filepath.Join(dir, "other")); got != ordinary {
		t.Errorf("permissions %v, want %v as the umask leaves them", got, ordinary)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	private := permissions(t, path)
	if err := Write(path, text("third")); err != nil {
		t.Fatal(err)
	}
	if got := permissions(t, path); got != private {
		t.Errorf("permissions %v, want %v as those of the file before", got, private)
	}
}

func TestWriteFails(t *testing.T) {
	broken := errors.New("broken")
	half := func(w io.Writer) error { return errors.Join(text("half")(w), broken) }
	dir := t.TempDir()
	if err := Write(filepath.Join(dir, "new"), half); !errors.Is(err, broken) {
		t.Error(err)
	}
	want(t, dir)
	put(t, dir, map[string]string{"old": "x"})
	if err := Write(filepath.Join(dir, "old"), half); !errors.Is(err, broken) {
		t.Error(err)
	}
	want(t, dir, "old x")

	missing := filepath.Join(dir, "nosuch", "page")
	err := Write(missing, text("x"))
	if !errors.Is(err, fs.ErrNotExist) || !strings.HasPrefix(err.Error(), missing+": cannot be written: ") || strings.Contains(err.Error(), Prefix) {
		t.Error("missing folder:", err)
	}
	if err := Write(dir, text("x")); err == nil {
		t.Error("a folder was written")
	}
	want(t, dir, "old x")
}

// locked returns a folder that may not be written to.
func locked(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "locked")
	if err := os.Mkdir(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	if f, err := os.Create(filepath.Join(dir, "x")); err == nil {
		_ = f.Close()
		t.Skip("this user may write everywhere")
	}
	return dir
}

func TestNoPermission(t *testing.T) {
	dir := locked(t)
	if err := Write(filepath.Join(dir, "page"), text("x")); !errors.Is(err, fs.ErrPermission) || strings.Contains(err.Error(), Prefix) {
		t.Error(err)
	}
	for _, path := range []string{dir, filepath.Join(dir, "new")} {
		if _, err := Create(path, "a"); !errors.Is(err, fs.ErrPermission) {
			t.Error(path, err)
		}
	}
	want(t, dir)
}

func TestWriteThroughLinks(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "real"), 0o777); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"there": "real/there", "new": "real/new", "twice": "new", "loop": "loop", "lost": "nosuch/file"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	put(t, filepath.Join(dir, "real"), map[string]string{"there": "old"})
	for _, link := range []string{"there", "twice"} {
		if err := Write(filepath.Join(dir, link), text("by "+link)); err != nil {
			t.Error(err)
		}
	}
	want(t, filepath.Join(dir, "real"), "new by twice", "there by there")
	for _, link := range []string{"there", "twice", "new"} {
		if info, err := os.Lstat(filepath.Join(dir, link)); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s is no link any more: %v", link, err)
		}
	}
	for _, link := range []string{"loop", "lost"} {
		if err := Write(filepath.Join(dir, link), text("x")); err == nil || !strings.Contains(err.Error(), link+": cannot be written: ") {
			t.Errorf("%s: %v", link, err)
		}
	}
}
