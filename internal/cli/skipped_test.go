package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/report"
)

// TestManySkipped has a feed in which nothing can be read but one line: a thousand lines are named, and all are counted.
func TestManySkipped(t *testing.T) {
	dir := t.TempDir()
	feed, out := filepath.Join(dir, "feed.jsonl"), filepath.Join(dir, "run")
	text := `{"id":"a","text":"The harbour authority will repair the old lighthouse."}` + "\n" + strings.Repeat(`{"text":`+"\n", 1500)
	if err := os.WriteFile(feed, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	if code := Main([]string{"scan", feed, "--out", out, "--strict"}, nil, io.Discard, &stderr); code != statusSkipped {
		t.Errorf("status %d", code)
	}
	if want := "1490 more inputs were skipped; the first 1000 are in "; !strings.Contains(stderr.String(), want) {
		t.Errorf("no %q in\n%s", want, &stderr)
	}
	r, err := report.ReadRun(out)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Run.Skipped) != skippedKept || r.Run.Counts.Skipped != 1500 {
		t.Errorf("%d named, %d counted", len(r.Run.Skipped), r.Run.Counts.Skipped)
	}
	stderr.Reset()
	Main([]string{"scan", feed, "--verbose"}, nil, io.Discard, &stderr)
	if n := strings.Count(stderr.String(), "warning: skipped "); n != skippedKept || !strings.Contains(stderr.String(), "warning: 500 more inputs were skipped\n") {
		t.Errorf("%d named with --verbose", n)
	}
}

// TestLongMessage: of a message of megabytes the beginning and the end are shown, of whole characters.
func TestLongMessage(t *testing.T) {
	var stderr bytes.Buffer
	e := &env{stderr: &stderr}
	for n := range 5 {
		stderr.Reset()
		e.say("error: id %s%s: is nowhere", strings.Repeat("x", n), strings.Repeat("世", 2_000_000))
		got := stderr.String()
		if len(got) > longestMessage+100 || !strings.HasPrefix(got, "error: id ") || !strings.HasSuffix(got, ": is nowhere\n") || !utf8.ValidString(got) || !strings.Contains(got, " bytes …] ") {
			t.Errorf("%d bytes: %.200q", len(got), got)
		}
	}
	if exact := strings.Repeat("x", longestMessage); shortened(exact) != exact {
		t.Error("a message of the length that is shown is cut")
	}
	if got := shortened(strings.Repeat("\x80", 3*longestMessage)); len(got) > 4*longestMessage {
		t.Errorf("%d bytes", len(got))
	}
}
