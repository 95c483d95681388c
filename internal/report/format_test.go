package report

import (
	"io"
	"slices"
	"strings"
	"testing"
)

// TestFormats: a command finds one format for a name, and text is there for each, since it is the default.
func TestFormats(t *testing.T) {
	for command, want := range map[Commands]string{InScan: "text jsonl csv github markdown sarif junit", InCompare: "text jsonl csv github markdown sarif junit", InReport: "text jsonl csv html github markdown sarif junit"} {
		formats := FormatsFor(Formats(), command)
		if got := strings.Join(Names(formats), " "); got != want {
			t.Errorf("command %d prints %s, want %s", command, got, want)
		}
		seen := map[string]bool{}
		for _, f := range formats {
			if seen[f.Name] || f.Name == "" || f.Name != strings.ToLower(f.Name) {
				t.Errorf("command %d: the name %q is there twice, or is none", command, f.Name)
			}
			seen[f.Name] = true
			if f.Open(io.Discard, Options{}) == nil {
				t.Errorf("%s gives no writer", f.Name)
			}
		}
	}
	toy := Format{Name: "toy", In: InCompare, Open: func(w io.Writer, _ Options) Writer { return NewCSV(w, nil) }}
	formats := append(Formats(), toy)
	if got := Names(FormatsFor(formats, InCompare)); !slices.Contains(got, "toy") || slices.Contains(Names(FormatsFor(formats, InScan|InReport)), "toy") {
		t.Error(got)
	}
}
