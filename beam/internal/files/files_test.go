package files_test

import (
	"os"
	"path/filepath"
	"testing"

	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"

	"github.com/copytaster/copytaster/beam/internal/files"
)

// read returns the records of a file before an error.
func read(t *testing.T, path string) (out []string, err error) {
	t.Helper()
	for b, err := range files.Records(t.Context(), path) {
		if err != nil {
			return out, err
		}
		out = append(out, string(b))
	}
	return out, nil
}

// TestRecords writes two records and then cuts and changes the file at each byte: never is a record read that nobody wrote.
func TestRecords(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x")
	if err := files.WriteAll(t.Context(), path, []byte("one"), []byte("and another")); err != nil {
		t.Fatal(err)
	}
	if got, err := read(t, path); err != nil || len(got) != 2 || got[0] != "one" || got[1] != "and another" {
		t.Fatalf("got %q, %v", got, err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		for _, bad := range [][]byte{whole[:i], append(append([]byte{}, whole[:i]...), append([]byte{whole[i] ^ 64}, whole[i+1:]...)...)} {
			if err := os.WriteFile(path, bad, 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := read(t, path)
			for k, s := range got {
				if s != []string{"one", "and another"}[k] {
					t.Fatalf("byte %d: got %q", i, got)
				}
			}
			if err == nil && len(got) == 2 {
				t.Fatalf("byte %d is another one, and nobody noticed", i)
			}
		}
	}
}

func TestAbort(t *testing.T) {
	dir := t.TempDir()
	w, err := files.Create(t.Context(), filepath.Join(dir, "x"))
	if err != nil {
		t.Fatal(err)
	}
	w.Abort()
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

func TestManifest(t *testing.T) {
	dir := t.TempDir()
	if _, found, err := files.ReadManifest(t.Context(), dir); found || err != nil {
		t.Fatalf("found %v, %v", found, err)
	}
	if err := files.WriteManifest(t.Context(), dir, files.Manifest{Step: "x", Settings: "y", Counts: map[string]int{"n": 3}}); err != nil {
		t.Fatal(err)
	}
	m, found, err := files.ReadManifest(t.Context(), dir)
	if err != nil || !found || m.Step != "x" || m.Counts["n"] != 3 {
		t.Errorf("%+v, %v, %v", m, found, err)
	}
	if err := os.WriteFile(filepath.Join(dir, "manifest.json"), []byte(`{"schema":"other"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := files.ReadManifest(t.Context(), dir); err == nil {
		t.Error("another schema is no error")
	}
}
