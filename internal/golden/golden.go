// Package golden compares what tests make with files that keep it, and writes these with -update:
//
//	golden.Compare(t, "testdata/accuracy.golden", out.Bytes())
//
// Only tests import it.
package golden

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files; read the diff")

// Update reports whether files are to be written, by -update.
func Update() bool { return *update }

// Compare fails the test unless a file holds got. With -update it writes the file.
func Compare(t testing.TB, file string, got []byte) {
	t.Helper()
	if Update() {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; run with -update to write it", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; run with -update and read the diff. Got:\n%s\nwant:\n%s", file, got, want)
	}
}
