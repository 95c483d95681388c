package main

import (
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestReadFound(t *testing.T) {
	number := map[string]uint32{"x": 0, "y": 1, "z": 2, "7": 7}
	tests := []struct {
		name, file, text string
		want             []([2]uint32)
	}{
		{"pairs", "a.csv", "a,b\ny,x\nx,y\ny,z\n", [][2]uint32{{0, 1}, {1, 2}}},
		{"articles", "a.csv", "a\ny\n", [][2]uint32{{1, 1}}},
		{"copytaster", "a.jsonl", `{"a":"x","b":"z","words":1}` + "\n", [][2]uint32{{0, 2}}},
		{
			"sim_text", "a.txt", "Total input: 3 files (3 new, 0 old), 9 words\n\n" +
				"dir/0/2: line 0-0       |dir/1/1001: line 3-4[24]\n\ndir0/7: line 0-0|7/3: line 0-0   [25]\n",
			[][2]uint32{{2, 1001}, {3, 7}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), tt.file)
			if err := os.WriteFile(file, []byte(tt.text), 0o600); err != nil {
				t.Fatal(err)
			}
			found, err := readFound(file, number)
			got := slices.SortedFunc(maps.Keys(found), func(p, q [2]uint32) int { return slices.Compare(p[:], q[:]) })
			if err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("got %v, %v, want %v", got, err, tt.want)
			}
		})
	}
}

// TestScore: two of three true pairs were found, and one false one; a pair with an article without a shingle does not
// count.
func TestScore(t *testing.T) {
	v := &view{
		blank:  []bool{false, false, false, false, true, true},
		alikes: []alike{{0, 1, 7, 10}, {0, 2, 8, 10}, {1, 2, 9, 10}, {2, 3, 6, 10}},
	}
	found := pairSet{{0, 1}: {}, {1, 2}: {}, {2, 3}: {}, {4, 5}: {}}
	q := v.score(v.at(0.7), found)
	if q.truth != 3 || q.hits != 2 || q.reported != 3 {
		t.Errorf("got %+v, want 2 of 3 true ones among 3", q)
	}
	if q := v.score(v.at(0.5), found); q.recall() != 0.75 || q.precision() != 1 {
		t.Errorf("at .5: recall %v, precision %v", q.recall(), q.precision())
	}
	if got := twins(v.at(0.9)); len(got) != 2 || !got.has(1, 1) || !got.has(2, 2) {
		t.Errorf("the articles with a twin at .9 are %v", got)
	}
}

func TestShares(t *testing.T) {
	table := `File: run
Type: cpu
Showing nodes accounting for 4000ms, 100% of 4000ms total
      flat  flat%   sum%        cum   cum%
    2000ms 50.00% 50.00%     2500ms 62.50%  github.com/copytaster/copytaster/internal/normalize.(*Normalizer).Text
    1000ms 25.00% 75.00%     1000ms 25.00%  runtime.mallocgc
     500ms 12.50% 87.50%      500ms 12.50%  slices.insertionSortOrdered[go.shape.uint64]
     500ms 12.50%   100%      500ms 12.50%  internal/runtime/maps.(*Map).getWithKey (inline)
         0     0%   100%     4000ms   100%  main.main
`
	got := sharesIn(table)
	want := []share{{"internal/normalize", .5}, {"runtime (memory, collector, scheduler)", .375}, {"slices", .125}, {"main", 0}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestGrowth(t *testing.T) {
	if e := exponent(2, 16, 4); math.Abs(e-1.5) > 1e-9 {
		t.Errorf("8 times at 4 times the size is n^%v, want n^1.5", e)
	}
	if o := (growth{from: 10, to: 100, times: 12}).overLinear(); math.Abs(o-1.2) > 1e-9 {
		t.Errorf("12 times at 10 times the size is %v over linear, want 1.2", o)
	}
}

// TestTargets: a limit that is reached exactly is met.
func TestTargets(t *testing.T) {
	for _, tt := range []struct {
		target target
		want   bool
	}{
		{atMost("", "%.2f", 3, 3), true}, {atMost("", "%.2f", 3, 3.001), false},
		{atLeast("", "%.2f", 4, 4), true}, {atLeast("", "%.2f", 4, 3.999), false},
	} {
		if tt.target.ok != tt.want {
			t.Errorf("%+v: want %v", tt.target, tt.want)
		}
	}
}

// sampled returns a bench with figures of a path on two corpora. The second is ten times as large and takes twenty times
// as long.
func sampled(t *testing.T) *bench {
	t.Helper()
	b := testBench(t)
	b.o.sizes, b.o.upTo, b.python = []int{1000, 10_000}, 10_000, ""
	for _, name := range []string{duplicates, both} {
		for _, part := range []string{"peers", "growth"} {
			b.samples = append(b.samples,
				sample{part, name, 1000, 1, usage{1, .5, 10e6, ""}},
				sample{part, name, 10_000, 1, usage{20, 10, 100e6, ""}})
		}
	}
	b.samples = append(b.samples, sample{"peers", gaoya, 10_000, 1, usage{90, 30, 1e9, ""}},
		sample{"peers", rensa, 10_000, 1, usage{Fail: "not here"}})
	for _, name := range []string{duplicates, both} {
		b.growth = append(b.growth, b.grown(name, 1000, 10_000)...)
	}
	return b
}

// TestSummary checks that the tables have what they must have, with at least one line for each target.
func TestSummary(t *testing.T) {
	got := sampled(t).summary()
	for _, want := range []string{
		"| CPU time of gaoya 0.2.2, bulk over that of copytaster duplicates | at least 4.00 times | 4.50 times | yes |",
		"| wall time of gaoya 0.2.2, bulk over that of copytaster duplicates | at least 4.00 times | 3.00 times | no |",
		"| CPU time of rensa 0.5.0, loop over that of copytaster duplicates | at least 5 times | not measured |  |",
		"| growth from 1,000 to 10,000 articles over linear: cpu of copytaster duplicates | at most 1.15 | 2.00 | no |",
		"| rensa 0.5.0, loop | failed: not here |",
		"| gaoya 0.2.2, bulk | 90.00 (90.00 - 90.00) | 30.00 (30.00 - 30.00) | 1000 | 4.50 | 3.00 |",
	} {
		if !strings.Contains(got, want+"\n") && !strings.Contains(got, want) {
			t.Errorf("the summary lacks %s", want)
		}
	}
	if t.Failed() {
		t.Log(got)
	}
}

// TestChart: the chart is well-formed, and everything is inside its bounds.
func TestChart(t *testing.T) {
	b := sampled(t)
	svg := b.chart()
	d := xml.NewDecoder(strings.NewReader(svg))
	circles := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "circle" {
			circles++
		}
	}
	if circles != 12 {
		t.Errorf("%d points, want 3 figures of 2 paths on 2 corpora", circles)
	}
	if a := axisOf([]float64{2, 30}, 0, 100); a.at(1) != 0 || a.at(10) != 50 || a.at(100) != 100 {
		t.Errorf("the axis of 2 to 30 is %+v, want one from 1 to 100", a)
	}
	b.o.sizes = b.o.sizes[:1]
	if b.chart() != "" {
		t.Error("one corpus has a chart")
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := thousands(n); got != want {
			t.Errorf("%d: got %s", n, got)
		}
	}
}
