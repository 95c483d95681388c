package wire

import (
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/dataset"
	"github.com/copytaster/copytaster/internal/news"
)

// doc is one line of docs.jsonl.gz.
type doc struct{ ID, Text, Title, Dateline string }

// shared is one line of spans.jsonl.gz; offsets count code points.
type shared struct {
	A, B   string
	AStart int `json:"a_start"`
	BStart int `json:"b_start"`
}

// datelineOf returns the dateline of body and its end; "" if there is none.
func datelineOf(body string) (text string, end uint32) {
	for _, z := range Parse(&news.Article{Body: body}).Zones {
		if z.Kind == Dateline {
			return z.Span.Cut(body), z.Span.End
		}
	}
	return "", 0
}

// TestChannels puts the datelines of real items and a sign-off around their text, as four channels write them, and finds
// both to the byte. About one in two hundred datelines is garbled in the source.
func TestChannels(t *testing.T) {
	docs := dataset.Read[doc](t, "reuters-dev/docs.jsonl.gz")
	for _, channel := range []struct{ dash, before, signOff string }{
		{" - ", "\n ", "Reuter"},
		{" (Reuters) _ ", "\n", "^AP-WF-02-20-16 0337GMT"},
		{" (AP)  ", "\n\n", "(Reporting by Jane Doe in Brussels; Additional reporting by John Roe; Editing by Richard Miles)"},
		{" (Reuters) — ", "\n\n", "Copyright 2016 The Associated Press. All rights reserved."},
	} {
		all, datelines, signOffs := 0, 0, 0
		for _, d := range docs {
			if d.Dateline == "" || d.Text == "" {
				continue
			}
			all++
			dateline := strings.TrimRight(d.Dateline, " -") + channel.dash
			body := dateline + strings.TrimRight(d.Text, " \n") + channel.before
			want := news.Span{Start: uint32(len(body)), End: uint32(len(body) + len(channel.signOff))}
			body += channel.signOff + "\n"
			if got, end := datelineOf(body); got != "" && int(end) == len(dateline) {
				datelines++
			}
			zones := Parse(&news.Article{Body: body}).Zones
			if slices.ContainsFunc(zones, func(z Zone) bool { return z.Kind == SignOff && z.Span == want }) {
				signOffs++
			}
		}
		t.Logf("%q, %q: %d datelines and %d sign-offs of %d", channel.dash, channel.signOff, datelines, signOffs, all)
		if datelines*1000 < all*995 || signOffs*1000 < all*995 {
			t.Errorf("%q, %q: %d datelines and %d sign-offs of %d", channel.dash, channel.signOff, datelines, signOffs, all)
		}
	}
}

// TestFewZonesInText reads bodies from which titles, datelines and most end marks were removed. Few still have a zone of
// the desk, and all were inspected: heads of corrections ("CORRECTION - ..."), takes, an embargo, and end marks ("REUTER", "REUTERS", "REUTER E").
func TestFewZonesInText(t *testing.T) {
	met := make(map[Kind]int)
	for _, d := range dataset.Read[doc](t, "reuters-dev/docs.jsonl.gz") {
		for _, z := range Parse(&news.Article{Body: d.Text}).Zones {
			met[z.Kind]++
		}
	}
	t.Log(met)
	for kind, n := range met {
		if most := map[Kind]int{Dateline: 3, VersionLine: 30, Embargo: 1, SignOff: 48}[kind]; n > most {
			t.Errorf("%d zones of kind %s, at most %d", n, kind, most)
		}
	}
}

// TestNoDatelineInText reads bodies without their datelines. Three of them have a second one.
func TestNoDatelineInText(t *testing.T) {
	var found []string
	for _, d := range dataset.Read[doc](t, "reuters-dev/docs.jsonl.gz") {
		if got, _ := datelineOf(d.Text); got != "" {
			found = append(found, d.ID+" "+got)
		}
	}
	if len(found) > 3 {
		t.Errorf("%d datelines: %q", len(found), found)
	}
}

// TestNoStoryInDateline compares with the spans of shared text: none starts inside a dateline, and if one starts near the
// top, the dateline before it ends at its start.
func TestNoStoryInDateline(t *testing.T) {
	type found struct {
		end  int // code points
		text string
	}
	datelines := make(map[string]found)
	for _, d := range dataset.Read[doc](t, "wiregen-ecb/docs.jsonl.gz") {
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
	for _, s := range dataset.Read[shared](t, "wiregen-ecb/spans.jsonl.gz") {
		check(s.A, s.AStart)
		check(s.B, s.BStart)
	}
	t.Log(len(datelines), "datelines,", exact, "spans start at their ends")
}

// TestNewsPages reads real web pages. They have few datelines, all inspected.
func TestNewsPages(t *testing.T) {
	var got []string
	for _, d := range dataset.Read[doc](t, "ecbplus/docs.jsonl.gz") {
		if text, _ := datelineOf(d.Text); text != "" {
			got = append(got, text)
		}
	}
	want := []string{"Mumbai, Nov 11 -", "SUNNYVALE, Calif. —", "Mannheim, Germany (Sports Network) - "}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
