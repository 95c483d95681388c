package wire

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

// doc is one line of a docs.jsonl.gz.
type doc struct{ ID, Text, Title, Dateline string }

// shared is one line of a spans.jsonl.gz; offsets count code points.
type shared struct {
	A, B   string
	AStart int `json:"a_start"`
	BStart int `json:"b_start"`
}

// readData returns the records of a file of the labelled sets; it skips the test where the sets are not at hand.
func readData[T any](t *testing.T, name string) []T {
	t.Helper()
	dir := os.Getenv("COPYTASTER_DATA")
	if dir == "" {
		t.Skip("COPYTASTER_DATA is not set")
	}
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var records []T
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var r T
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		records = append(records, r)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return records
}

// datelineOf returns the dateline of body, "" if it has none, and where it ends.
func datelineOf(body string) (text string, end uint32) {
	for _, z := range Parse(&news.Article{Body: body}).Zones {
		if z.Kind == Dateline {
			return z.Span.Cut(body), z.Span.End
		}
	}
	return "", 0
}

// TestDatelineChannels puts the datelines of real items before their text as three channels do. About one in
// two hundred is garbled in the source.
func TestDatelineChannels(t *testing.T) {
	docs := readData[doc](t, "reuters-dev/docs.jsonl.gz")
	for _, channel := range []string{" - ", " (Reuters) _ ", " (AP)  ", " (Reuters) — "} {
		all, found := 0, 0
		for _, d := range docs {
			if d.Dateline == "" || d.Text == "" {
				continue
			}
			all++
			want := strings.TrimRight(d.Dateline, " -") + channel
			if got, end := datelineOf(want + d.Text); got != "" && int(end) == len(want) {
				found++
			}
		}
		t.Logf("%q: %d of %d", channel, found, all)
		if found*1000 < all*995 {
			t.Errorf("%q: %d of %d datelines", channel, found, all)
		}
	}
}

// TestNoDatelineInText reads bodies whose datelines were taken off. Three of them have a second one.
func TestNoDatelineInText(t *testing.T) {
	var found []string
	for _, d := range readData[doc](t, "reuters-dev/docs.jsonl.gz") {
		if got, _ := datelineOf(d.Text); got != "" {
			found = append(found, d.ID+" "+got)
		}
	}
	if len(found) > 3 {
		t.Errorf("%d datelines: %q", len(found), found)
	}
}

// TestNoStoryInDateline compares with the spans of shared text: none starts inside a dateline, and where one
// starts near the top, the dateline before it goes as far as its start.
func TestNoStoryInDateline(t *testing.T) {
	type found struct {
		end  int // code points
		text string
	}
	datelines := make(map[string]found)
	for _, d := range readData[doc](t, "wiregen-ecb/docs.jsonl.gz") {
		if text, end := datelineOf(d.Text); text != "" {
			points := news.NewCodePoints(d.Text)
			datelines[d.ID] = found{points.At(end), text}
		}
	}
	if len(datelines) < 2700 {
		t.Errorf("%d datelines", len(datelines))
	}
	exact := 0
	check := func(id string, start int) {
		d, ok := datelines[id]
		if !ok {
			return
		}
		if start < d.end && start > 0 {
			t.Errorf("%s: %q reaches to %d, shared text starts at %d", id, d.text, d.end, start)
		}
		if start == d.end {
			exact++
		}
	}
	for _, s := range readData[shared](t, "wiregen-ecb/spans.jsonl.gz") {
		check(s.A, s.AStart)
		check(s.B, s.BStart)
	}
	t.Log(len(datelines), "datelines,", exact, "spans start at their ends")
}

// TestNewsPages reads real pages: few datelines, all looked at.
func TestNewsPages(t *testing.T) {
	var got []string
	for _, d := range readData[doc](t, "ecbplus/docs.jsonl.gz") {
		if text, _ := datelineOf(d.Text); text != "" {
			got = append(got, text)
		}
	}
	want := []string{"Mumbai, Nov 11 -", "SUNNYVALE, Calif. —", "Mannheim, Germany (Sports Network) - "}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
