package wiregen

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// written is what Make wrote of a newsroom.
type written struct {
	raw        [6]string
	docs       []newsDoc
	byID       map[string]newsDoc
	pairs      []pair
	spans      []goldSpan
	clusters   map[string]string
	directions []direction
}

type newsDoc struct{ ID, Text, Title, Date, Source, Byline, Role string }

type direction struct{ A, B, Direction string }

func newsOf(t testing.TB, o Options) *written {
	t.Helper()
	o.Newsroom = true
	var files [6]bytes.Buffer
	if err := Make(t.Context(), Files{&files[0], &files[1], &files[2], &files[3], &files[4], &files[5]}, o); err != nil {
		t.Fatal(err)
	}
	n := &written{byID: map[string]newsDoc{}, clusters: map[string]string{}}
	for i := range files {
		n.raw[i] = files[i].String()
	}
	n.docs, n.pairs, n.spans, n.directions = lines[newsDoc](t, n.raw[0]), lines[pair](t, n.raw[1]), lines[goldSpan](t, n.raw[2]), lines[direction](t, n.raw[4])
	for _, d := range n.docs {
		n.byID[d.ID] = d
	}
	for _, l := range lines[struct{ ID, Cluster string }](t, n.raw[3]) {
		n.clusters[l.ID] = l.Cluster
	}
	return n
}

func TestNewsroomLines(t *testing.T) {
	n := newsOf(t, Options{Articles: 1000, Seed: 1, Words: 150})
	if len(n.docs) != 1000 || len(n.byID) != 1000 || len(n.clusters) != 1000 || len(n.pairs) != len(n.directions) {
		t.Errorf("%d articles, %d ids, %d in clusters, %d pairs, %d directions", len(n.docs), len(n.byID), len(n.clusters), len(n.pairs), len(n.directions))
	}
	some := map[string]int{}
	for _, d := range n.docs {
		for what, holds := range map[string]bool{
			"no date": d.Date == "", "a day": len(d.Date) == len("2024-01-01"), "a time": len(d.Date) > 10, "no source": d.Source == "",
			"a byline": d.Byline != "", "wire": d.Role == "wire", "outlet": d.Role == "outlet", "no role": d.Role == "",
			"an update": strings.HasPrefix(d.Title, "UPDATE "), "a correction": strings.HasPrefix(d.Title, "CORRECTED-"),
			"a source line": strings.Contains(d.Text, "\nSource: "), "an attribution": strings.Contains(d.Text, " reported."),
		} {
			some[what] += bit(holds)
		}
		if d.Text == "" || d.Title == "" || n.clusters[d.ID] == "" {
			t.Errorf("%+v in cluster %q", d, n.clusters[d.ID])
		}
	}
	for i, p := range n.pairs {
		d := n.directions[i]
		if p.A != d.A || p.B != d.B || p.A >= p.B || n.byID[p.A].ID == "" || n.byID[p.B].ID == "" || p.Label != 1 {
			t.Errorf("%+v, %+v", p, d)
		}
		if (p.Kind == "common-source") != (d.Direction == "common source") {
			t.Errorf("%+v is %q", p, d.Direction)
		}
		some[p.Kind]++
		some[d.Direction]++
	}
	for _, what := range []string{
		"no date", "a day", "a time", "no source", "a byline", "wire", "outlet", "no role", "an update", "a correction", "a source line", "an attribution",
		"a to b", "b to a", "common source", "version", "wire-outlet", "outlet-outlet", "outlet-wire",
	} {
		if some[what] < 10 {
			t.Errorf("%q only %d times", what, some[what])
		}
	}
}

// TestNewsroomPairs compares all articles: those that have a run of twelve words in common are the pairs.
func TestNewsroomPairs(t *testing.T) {
	n := newsOf(t, Options{Articles: 400, Seed: 2, Words: 200})
	holders := map[string][]string{}
	for _, d := range n.docs {
		for run := range runs([]byte(d.Text)) {
			holders[run] = append(holders[run], d.ID)
		}
	}
	share := map[[2]string]bool{}
	for _, ids := range holders {
		for i := range ids {
			for k := range i {
				share[[2]string{min(ids[i], ids[k]), max(ids[i], ids[k])}] = true
			}
		}
	}
	for _, p := range n.pairs {
		if !share[[2]string{p.A, p.B}] {
			t.Errorf("%+v share nothing", p)
		}
		delete(share, [2]string{p.A, p.B})
	}
	for p := range share { // with datelines and credit lines, a run may have twelve words
		if a, b := n.byID[p[0]], n.byID[p[1]]; longestRun(a.Text, b.Text) > sharedWords+4 {
			t.Errorf("%v are no pair\n%s\n%s", p, a.Text, b.Text)
		}
	}
}

// longestRun returns the length of the longest run of words in both texts.
func longestRun(a, b string) (longest int) {
	x, y := strings.Fields(a), strings.Fields(b)
	row := make([]int, len(y)+1)
	for i := range x {
		for k := len(y) - 1; k >= 0; k-- {
			if row[k+1] = 0; x[i] == y[k] {
				row[k+1] = row[k] + 1
				longest = max(longest, row[k+1])
			}
		}
	}
	return longest
}

// TestNewsroomDirections: if a gave to b, and b to c, then a gave to c. No text comes back to its giver.
func TestNewsroomDirections(t *testing.T) {
	n := newsOf(t, Options{Articles: 1000, Seed: 3, Words: 120})
	gave := map[string][]string{}
	of := map[[2]string]string{}
	for _, d := range n.directions {
		switch d.Direction {
		case "a to b":
			gave[d.A] = append(gave[d.A], d.B)
		case "b to a":
			gave[d.B] = append(gave[d.B], d.A)
		}
		of[[2]string{d.A, d.B}] = d.Direction
	}
	long := 0
	for a, takers := range gave {
		for _, b := range takers {
			for _, c := range gave[b] {
				long++
				if c == a {
					t.Fatalf("text of %s comes back to it", a)
				}
				direction, ok := of[[2]string{min(a, c), max(a, c)}]
				if want := [...]string{"b to a", "a to b"}[bit(a < c)]; ok && direction != want {
					t.Errorf("%s gave to %s and that to %s; %s", a, b, c, direction)
				}
			}
		}
	}
	if long < 20 {
		t.Errorf("only %d articles by way of another", long)
	}
}

func TestNewsroomSpans(t *testing.T) {
	n := newsOf(t, Options{Articles: 600, Seed: 4, Words: 150})
	pairs := map[[2]string]string{}
	for _, d := range n.directions {
		pairs[[2]string{d.A, d.B}] = d.Direction
	}
	verbatim := 0
	for _, s := range n.spans {
		a, b := []rune(n.byID[s.A].Text), []rune(n.byID[s.B].Text)
		if d := pairs[[2]string{s.A, s.B}]; d != "a to b" && d != "b to a" {
			t.Errorf("spans of a pair that is %q", d)
		}
		x, y := string(a[s.From:s.To]), string(b[s.BF:s.BT])
		if x == "" || x != strings.TrimSpace(x) || y != strings.TrimSpace(y) || s.Kind == "verbatim" && x != y {
			t.Errorf("%+v:\n%q\n%q", s, x, y)
		}
		verbatim += bit(s.Kind == "verbatim")
	}
	if verbatim < 100 || len(n.spans)-verbatim < 100 {
		t.Errorf("%d of %d spans are verbatim", verbatim, len(n.spans))
	}
}

// TestNewsroomBytes pins the bytes, as TestSameBytes does.
func TestNewsroomBytes(t *testing.T) {
	o := Options{Articles: 300, Seed: 1}
	n := newsOf(t, o)
	if got, want := fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(n.raw[:], ""))))[:16], "173d9ee1be993ba8"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	o.Seed = 2
	if other := newsOf(t, o); other.docs[0].Text == n.docs[0].Text {
		t.Error("two seeds give the same")
	}
	o.Texts = realTexts(t, 150)
	model := newsOf(t, o)
	if slices.ContainsFunc(model.docs, func(d newsDoc) bool { return slices.Contains(o.Texts, d.Text) }) {
		t.Error("a real text is an article as it is")
	}
}

func TestNewsroomOptions(t *testing.T) {
	for name, tt := range map[string]struct {
		o    Options
		want string
	}{
		"copies":      {Options{Articles: 10, Copies: .3}, "copies 0.3: a newsroom has its own"},
		"kinds":       {Options{Articles: 10, Kinds: []string{"cut"}}, "kinds: a newsroom has its own"},
		"little text": {Options{Articles: 1, Texts: []string{"a b c"}}, ErrLittleText.Error()},
	} {
		tt.o.Newsroom = true
		if err := tt.o.Validate(); err == nil || err.Error() != tt.want {
			t.Errorf("%s: %v, want %q", name, err, tt.want)
		}
	}
	for i := range 6 {
		w := [6]io.Writer{io.Discard, io.Discard, io.Discard, io.Discard, io.Discard, io.Discard}
		w[i] = full{}
		if err := Make(t.Context(), Files{w[0], w[1], w[2], w[3], w[4], w[5]}, Options{Articles: 500, Words: 100, Newsroom: true}); !errors.Is(err, errFull) {
			t.Errorf("file %d: %v", i, err)
		}
	}
}

// A line of directions.jsonl is as documented.
func TestDirectionLine(t *testing.T) {
	n := newsOf(t, Options{Articles: 50, Seed: 1, Words: 60})
	line, _, _ := strings.Cut(n.raw[4], "\n")
	var d direction
	if err := json.Unmarshal([]byte(line), &d); err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf(`{"a":%q,"b":%q,"direction":%q}`, d.A, d.B, d.Direction); line != want {
		t.Errorf("%s, want %s", line, want)
	}
}

// TestCreditLines reads credits.jsonl: articles of outlets that say nothing of the agency whose words they have.
func TestCreditLines(t *testing.T) {
	blocks := []string{"Sign up for our newsletter.", "Share this story with your friends."}
	n := newsOf(t, Options{Articles: 1000, Seed: 1, Words: 150, Furniture: blocks})
	credits := lines[struct {
		Article string
		Owed    string `json:"owed_to"`
		Words   int
	}](t, n.raw[5])
	if len(credits) < 50 {
		t.Errorf("%d lines", len(credits))
	}
	for _, c := range credits {
		d := n.byID[c.Article]
		if c.Words < 1 || c.Words > len(strings.Fields(d.Text)) || strings.Contains(d.Text, c.Owed) || strings.Contains(d.Byline, c.Owed) || d.Role == "wire" {
			t.Errorf("%+v: %+v", c, d)
		}
		if !strings.HasSuffix(d.Text, blocks[0]) && !strings.HasSuffix(d.Text, blocks[1]) {
			t.Errorf("%s has no furniture below", c.Article)
		}
	}
	bare := newsOf(t, Options{Articles: 1000, Seed: 1, Words: 150})
	for i, d := range n.docs { // the same articles, without furniture
		if text := bare.docs[i].Text; bare.docs[i].ID != d.ID || !strings.Contains(d.Text, strings.TrimSpace(text)) {
			t.Fatalf("%q is not in %q", text, d.Text)
		}
	}
}

// TestOwed counts by hand: fourteen words in common, two of them quoted.
func TestOwed(t *testing.T) {
	of := func(text string) *node {
		n := &node{}
		n.text, n.story = []byte(text), stretch{0, len(text)}
		return n
	}
	const shared = "the ships left the northern quay at noon and were not “seen again” since"
	if got := owed(of("He wrote that "+shared+" he sailed"), of(shared+" the storm")); got != 12 {
		t.Errorf("%d words", got)
	}
}
