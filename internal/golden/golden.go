// Package golden compares the output of tests with golden files.
//
// A golden file shows a reviewer what a change does to the output: the change is a line in a diff. With -update, a test
// rewrites its golden files instead of failing; read the diff before you commit it.
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

// Update reports whether -update is set, so that golden files are rewritten.
func Update() bool { return *update }

// Compare fails the test unless file holds exactly got. With -update it first writes got to file, and makes its folder.
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
