// Package dataset reads the labelled sets for tests.
//
// The sets are not part of the project, so all other tests must run without them. The environment variable COPYTASTER_DATA
// names the folder of the sets; without it, a test that needs them is skipped.
//
//	for _, d := range dataset.Read[struct{ ID, Text string }](t, "ecbplus/docs.jsonl.gz") { ... }
//
// Only tests import it.
package dataset

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// Folder returns the folder of the sets. If COPYTASTER_DATA is unset, it skips the test.
func Folder(t testing.TB) string {
	t.Helper()
	folder := os.Getenv("COPYTASTER_DATA")
	if folder == "" {
		t.Skip("COPYTASTER_DATA does not name the folder of the labelled data")
	}
	return folder
}

// Read returns the records of a gzipped JSON Lines file, in order. name is its path in the folder of the sets, with slashes.
// Without the sets, Read skips the test. A missing or broken file fails it.
func Read[T any](t testing.TB, name string) []T {
	t.Helper()
	f, err := os.Open(filepath.Join(Folder(t), filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	return Lines[T](t, z)
}

// Lines returns the records of JSON Lines, in order; nil if there are none. A malformed record fails the test.
func Lines[T any](t testing.TB, r io.Reader) (all []T) {
	t.Helper()
	for d := json.NewDecoder(r); ; {
		var x T
		if err := d.Decode(&x); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, x)
	}
}
