// Package dataset reads the labelled sets for tests. They are no part of the project: the variable COPYTASTER_DATA names
// their folder, and without it a test that needs them is skipped.
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

// Folder returns the folder of the sets, or skips the test.
func Folder(t testing.TB) string {
	t.Helper()
	folder := os.Getenv("COPYTASTER_DATA")
	if folder == "" {
		t.Skip("COPYTASTER_DATA does not name the folder of the labelled data")
	}
	return folder
}

// Read returns the records of a file of the sets, JSON Lines in gzip, named with slashes; or it skips the test.
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

// Lines returns the records of JSON Lines.
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
