package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Each command has a page with its flags and its exit statuses, and two runs give the same bytes.
func TestPages(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	for _, dir := range []string{first, second} {
		if err := run([]string{dir}, "86400"); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"copytaster", "copytaster-scan", "copytaster-compare", "copytaster-explain", "copytaster-report", "copytaster-completion-bash"} {
		page, err := os.ReadFile(filepath.Join(first, name+".1"))
		if err != nil {
			t.Fatal(err)
		}
		again, err := os.ReadFile(filepath.Join(second, name+".1"))
		if err != nil || string(again) != string(page) {
			t.Errorf("%s: error %v, or it differs", name, err)
		}
		if text := string(page); !strings.HasPrefix(text, ".nh\n.TH") || !strings.Contains(text, "Jan 1970") || !strings.Contains(text, "EXIT STATUS") {
			t.Errorf("%s:\n%.500s", name, text)
		}
	}
	scan, err := os.ReadFile(filepath.Join(first, "copytaster-scan.1"))
	if err != nil || !strings.Contains(string(scan), `\fB--baseline\fP`) {
		t.Errorf("error %v, or no flag --baseline", err)
	}
	for _, args := range [][]string{nil, {"a", "b"}} {
		if err := run(args, ""); err == nil {
			t.Errorf("%q is taken", args)
		}
	}
	if err := run([]string{first}, "yesterday"); err == nil {
		t.Error("a date that is none is taken")
	}
}
