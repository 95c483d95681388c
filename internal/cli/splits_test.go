package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// life is an index that commands write, and what should be in it.
type life struct {
	t     *testing.T
	rnd   *rand.Rand
	dir   string
	index string
	there map[string]map[string]any // articles as lines of JSON, by ID
	files int
}

// run runs a command, which must end with the status 0, and returns what it printed.
func (l *life) run(args ...string) string {
	l.t.Helper()
	var stdout, stderr bytes.Buffer
	if status := Main(args, strings.NewReader(""), &stdout, &stderr); status != 0 {
		l.t.Fatalf("%q: status %d, %s", args, status, &stderr)
	}
	return stdout.String()
}

// write writes articles to a new file and returns its name.
func (l *life) write(articles []map[string]any) string {
	l.t.Helper()
	var lines bytes.Buffer
	for _, a := range articles {
		if err := json.NewEncoder(&lines).Encode(a); err != nil {
			l.t.Fatal(err)
		}
	}
	l.files++
	name := filepath.Join(l.dir, fmt.Sprintf("%03d.jsonl", l.files))
	if err := os.WriteFile(name, lines.Bytes(), 0o666); err != nil {
		l.t.Fatal(err)
	}
	return name
}

func (l *life) add(articles []map[string]any) {
	l.t.Helper()
	l.run("index", "add", l.write(articles), "--index", l.index, "--quiet")
	for _, a := range articles {
		l.there[a["id"].(string)] = a
	}
}

// all returns the articles that should be in the index, by ID.
func (l *life) all() (all []map[string]any) {
	for _, id := range slices.Sorted(maps.Keys(l.there)) {
		all = append(all, l.there[id])
	}
	return all
}

// change changes the index at random. coming are articles that it may not have yet.
func (l *life) change(coming []map[string]any) {
	l.t.Helper()
	ids := slices.Sorted(maps.Keys(l.there))
	switch l.rnd.IntN(6) {
	case 0, 1:
		some := slices.Clone(coming)
		l.rnd.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
		l.add(some[:1+l.rnd.IntN(len(some)-1)]) // some of them again
	case 2: // another text of some
		var some []map[string]any
		for range 1 + l.rnd.IntN(3) {
			a := maps.Clone(l.there[ids[l.rnd.IntN(len(ids))]])
			a["text"] = a["text"].(string) + "\n\n" + coming[l.rnd.IntN(len(coming))]["text"].(string)
			some = append(some, a)
		}
		slices.SortStableFunc(some, func(x, y map[string]any) int { return strings.Compare(x["id"].(string), y["id"].(string)) })
		l.add(slices.CompactFunc(some, func(x, y map[string]any) bool { return x["id"] == y["id"] }))
	case 3:
		gone := ids[l.rnd.IntN(len(ids))]
		l.run("index", "remove", gone, "--index", l.index, "--quiet")
		delete(l.there, gone)
	case 4: // the oldest, if there are many
		var days []string
		for _, a := range l.there {
			days = append(days, a["date"].(string)[:len("2006-01-02")])
		}
		slices.Sort(days)
		before, err := time.Parse(time.DateOnly, days[len(days)/8])
		if err != nil {
			l.t.Fatal(err)
		}
		hours := int(time.Since(before).Hours()) // so the moment lies in the first hour of that day
		l.run("index", "expire", "--older-than", fmt.Sprintf("%dh", hours), "--index", l.index, "--quiet")
		maps.DeleteFunc(l.there, func(_ string, a map[string]any) bool { return a["date"].(string) < before.Format(time.DateOnly) })
	case 5:
		l.run("index", []string{"compact", "relearn"}[l.rnd.IntN(2)], "--index", l.index)
	}
}

// TestSplits compares what check finds in an index with what scan --against finds among the same articles, on the command line and byte for
// byte: after random adds of random splits in random orders, changes, removals, adds of what was removed, and expiries.
func TestSplits(t *testing.T) {
	seeds := uint64(2)
	if testing.Short() {
		seeds = 1
	}
	for seed := range seeds {
		dir := t.TempDir()
		l := &life{t: t, rnd: rand.New(rand.NewPCG(seed, 9)), dir: dir, index: filepath.Join(dir, "index"), there: make(map[string]map[string]any)}
		l.run("eval", "make", "--newsroom", "--articles", "150", "--words", "120", "--seed", fmt.Sprint(seed+1), "--out", filepath.Join(dir, "made"))
		var made []map[string]any
		b, err := os.ReadFile(filepath.Join(dir, "made", "docs.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		for line := range bytes.Lines(b) {
			var a map[string]any
			if err := json.Unmarshal(line, &a); err != nil {
				t.Fatal(err)
			}
			h := l.rnd.IntN(24*60) + 2 // not in the first hour of a day
			a["date"] = time.Date(2024, 3, 1, h%22+2, 0, 0, 0, time.UTC).AddDate(0, 0, h/22).Format(time.RFC3339)
			made = append(made, a)
		}
		l.rnd.Shuffle(len(made), func(i, j int) { made[i], made[j] = made[j], made[i] })
		fresh, rest := l.write(made[:20]), made[20:]
		l.add(rest[:60])
		found := 0
		for round := range 5 {
			for range 3 {
				l.change(rest)
			}
			checked := l.run("check", fresh, "--index", l.index, "--fail-on", "words>=100000", "--format", "jsonl")
			scanned := l.run("scan", fresh, "--against", l.write(l.all()), "--profile", l.index, "--format", "jsonl")
			if checked != scanned {
				t.Fatalf("seed %d, round %d: check gives\n%s\nscan gives\n%s", seed, round, checked, scanned)
			}
			found += strings.Count(checked, "\n")
		}
		if found < 20 {
			t.Errorf("seed %d: %d pairs are too few to tell", seed, found)
		}
		if said := l.run("index", "verify", "--index", l.index); said != fmt.Sprintf("sound: %d articles\n", len(l.there)) {
			t.Errorf("seed %d: %s, and there should be %d", seed, said, len(l.there))
		}
	}
}
