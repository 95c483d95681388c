package report

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// pairsOf yields pairs, in the order given.
func pairsOf(pairs []*Pair) iter.Seq2[*Pair, error] {
	return func(yield func(*Pair, error) bool) {
		for _, p := range pairs {
			if !yield(p, nil) {
				return
			}
		}
	}
}

// codable returns n pairs of three relations, some of them credited, with texts.
func codable(n int) (pairs []*Pair) {
	for i := range n {
		p := &Pair{A: fmt.Sprintf("left%03d", i), B: fmt.Sprintf("right%03d", i%7), Relation: "reuse", Credited: i%3 == 0, Direction: "unknown"}
		if i%26 == 0 {
			p.Relation = "identical"
		} else if i%5 == 0 {
			p.Relation = "quotation"
		}
		p.ArticleA = &Article{ID: p.A, Source: "Kyodo", Title: "=Quake", Text: "whole of " + p.A}
		p.ArticleB = &Article{ID: p.B, Source: "Star", Published: "2024-03-30", Text: "whole of " + p.B}
		p.Passages = []Passage{{Kind: "verbatim", AText: "passage a", BText: "passage b"}}
		pairs = append(pairs, p)
	}
	return pairs
}

func sheetRows(t *testing.T, write func(*bytes.Buffer) error) [][]string {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// drawnIDs returns the ids of the drawn pairs, in order.
func drawnIDs(t *testing.T, pairs []*Pair, o SheetOptions) (ids [][]string) {
	t.Helper()
	s, err := NewSheet(pairsOf(pairs), o)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range sheetRows(t, func(b *bytes.Buffer) error { return s.WriteKey(b) })[1:] {
		ids = append(ids, row[2:4])
	}
	return ids
}

// By hand: two strata of three and one pairs, of which three are drawn: the first of each, the smaller relation first, then the
// second of the greater one.
func TestSheetByHand(t *testing.T) {
	lots := drawing[int]{n: 3, strata: map[stratum]*urn[int]{
		{"reuse", false}:    {tickets: []ticket[int]{{lot: 7, place: 0}, {lot: 3, place: 1}, {lot: 5, place: 2}}},
		{"identical", true}: {tickets: []ticket[int]{{lot: 9, place: 3}}},
	}}
	var lines []int
	for _, x := range lots.draw() {
		lines = append(lines, x.place)
	}
	if want := []int{3, 1, 2}; !slices.Equal(lines, want) {
		t.Errorf("drawn are the lines %v, want %v", lines, want)
	}
}

// TestSheetTwin: what is drawn is what sorting all pairs draws, whatever their order and the seed.
func TestSheetTwin(t *testing.T) {
	pairs := codable(3000)
	r := rand.New(rand.NewPCG(1, 2))
	for _, seed := range []uint64{0, 77} {
		all := slowDraw(pairs, seed)
		for _, n := range []int{1, 5, 200, 2500, 4000} {
			r.Shuffle(len(pairs), func(i, j int) { pairs[i], pairs[j] = pairs[j], pairs[i] })
			got := drawnIDs(t, pairs, SheetOptions{Pairs: n, Seed: seed})
			if want := all[:min(n, len(all))]; !reflect.DeepEqual(got, want) {
				t.Errorf("n %d, seed %d: %d pairs are drawn that are not the %d of the twin", n, seed, len(got), len(want))
			}
		}
	}
	if reflect.DeepEqual(drawnIDs(t, pairs, SheetOptions{Pairs: 20, Seed: 1}), drawnIDs(t, pairs, SheetOptions{Pairs: 20, Seed: 2})) {
		t.Error("two seeds draw the same pairs")
	}
}

// slowDraw gives each pair its rank by counting the pairs of its stratum before it, and returns the ids of all in the order of the draw.
func slowDraw(pairs []*Pair, seed uint64) (ids [][]string) {
	keys, rank := map[*Pair]string{}, map[*Pair]int{}
	for _, p := range pairs {
		keys[p] = fmt.Sprintf("%020d %s %s", lot(p.A, p.B, seed), p.A, p.B)
	}
	for _, p := range pairs {
		for _, q := range pairs {
			if q.Relation == p.Relation && q.Credited == p.Credited && keys[q] < keys[p] {
				rank[p]++
			}
		}
	}
	sorted := slices.SortedFunc(slices.Values(pairs), func(p, q *Pair) int {
		return cmp.Or(cmp.Compare(rank[p], rank[q]), cmp.Compare(p.Relation, q.Relation), cmp.Compare(fmt.Sprint(p.Credited), fmt.Sprint(q.Credited)))
	})
	for _, p := range sorted {
		ids = append(ids, []string{p.A, p.B})
	}
	return ids
}

// TestSheetIsTheView: with seed 0 the sheet has the pairs of the view pairs_to_code, in its order.
func TestSheetIsTheView(t *testing.T) {
	pairs := codable(900)
	dir := filepath.Join(t.TempDir(), "run")
	outputs, _ := ParseOutputs(Outputs(), []string{"sqlite"})
	folder, err := Create(dir, FolderOptions{Write: outputs})
	if err != nil {
		t.Fatal(err)
	}
	write(t, folder, pairs, emptyRun())
	view := query(t, openSQLite(t, dir), "SELECT a, b FROM pairs_to_code")
	if got := drawnIDs(t, pairs, SheetOptions{Pairs: 200}); !reflect.DeepEqual(got, view) || len(view) != 200 {
		t.Errorf("%d pairs are not the %d of the view", len(got), len(view))
	}
}

// TestSheetIsBlind: nothing but text tells which articles a row is of, and the key and an open sheet tell all. About half of the sides change places.
func TestSheetIsBlind(t *testing.T) {
	s, err := NewSheet(pairsOf(codable(400)), SheetOptions{Pairs: 200, Seed: 3})
	if err != nil {
		t.Fatal(err)
	}
	blind := sheetRows(t, func(b *bytes.Buffer) error { return s.Write(b, false) })
	open := sheetRows(t, func(b *bytes.Buffer) error { return s.Write(b, true) })
	key := sheetRows(t, func(b *bytes.Buffer) error { return s.WriteKey(b) })
	for _, told := range []string{"left", "right", "Kyodo", "Star", "Quake", "2024"} {
		if strings.Contains(fmt.Sprint(blind), told) || !strings.Contains(fmt.Sprint(key), told) {
			t.Errorf("%s must stand in the key and not in the sheet", told)
		}
	}
	codes, swapped := map[string]bool{}, 0
	for i := range blind {
		if !slices.Equal(open[i], slices.Concat(blind[i], key[i][1:])) || key[i][0] != blind[i][0] {
			t.Fatalf("row %d: %q is not %q and %q", i, open[i], blind[i], key[i])
		}
		if i == 0 {
			continue
		}
		codes[blind[i][0]] = true
		if !IsSheetCode(blind[i][0]) {
			t.Errorf("%q is no code", blind[i][0])
		}
		texts := []string{"passage a", "passage b"}
		if key[i][1] == "b" {
			swapped++
			slices.Reverse(texts)
		}
		if !slices.Equal(blind[i][5:], append(texts, "", "")) {
			t.Errorf("row %d: %q with first %s", i, blind[i], key[i][1])
		}
		if key[i][9] != "'=Quake" {
			t.Errorf("a formula in %q", key[i])
		}
	}
	if len(codes) != 200 || swapped < 70 || swapped > 130 { // 100 with a deviation of 7
		t.Errorf("%d codes, %d of 200 changed places", len(codes), swapped)
	}
}

// TestSheetShows: what is to be judged goes by the relation, and by what there is.
func TestSheetShows(t *testing.T) {
	passage := Passage{Kind: "edited", AText: "pa", BText: "pb"}
	paraphrase := Passage{Kind: "paraphrase", AText: "ra", BText: "rb"}
	quotations := []Quotation{{Words: 2, AText: "short", BText: "short"}, {Words: 9, AText: "qa", BText: "qb"}}
	for _, test := range []struct {
		name  string
		pair  Pair
		texts bool
		want  [3]string
	}{
		{"passage", Pair{Relation: "reuse", Passages: []Passage{passage, paraphrase}, Quotations: quotations}, false, [3]string{"edited", "pa", "pb"}},
		{"paraphrase", Pair{Relation: "paraphrase", Passages: []Passage{passage, paraphrase}}, false, [3]string{"paraphrase", "ra", "rb"}},
		{"quotation", Pair{Relation: "quotation", Passages: []Passage{passage}, Quotations: quotations}, false, [3]string{"quotation", "qa", "qb"}},
		{"quotation alone", Pair{Relation: "reuse", Quotations: quotations}, false, [3]string{"quotation", "qa", "qb"}},
		{"nothing", Pair{Relation: "identical"}, false, [3]string{"text", "whole a", "whole b"}},
		{"texts", Pair{Relation: "reuse", Passages: []Passage{passage}}, true, [3]string{"text", "whole a", "whole b"}},
	} {
		test.pair.ArticleA, test.pair.ArticleB = &Article{Text: "whole a"}, &Article{Text: "whole b"}
		kind, a, b := toJudge(&test.pair, test.texts)
		if got := [3]string{kind, a, b}; got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestSheetFails(t *testing.T) {
	redacted := codable(3)
	for i := range redacted {
		redacted[i] = redacted[i].Redacted()
	}
	if _, err := NewSheet(pairsOf(redacted), SheetOptions{Pairs: 2}); !errors.Is(err, ErrNoText) {
		t.Errorf("a run without text: %v", err)
	}
	broken := errors.New("broken")
	for stop := range 2 { // in the first reading, in the second
		reads := 0
		pairs := func(yield func(*Pair, error) bool) {
			if reads++; reads > stop {
				yield(nil, broken)
				return
			}
			pairsOf(codable(3))(yield)
		}
		if _, err := NewSheet(pairs, SheetOptions{Pairs: 2}); !errors.Is(err, broken) {
			t.Errorf("reading %d: %v", stop+1, err)
		}
	}
	for _, code := range []string{"", "BCDFGHJKLMN", "BCDFGHJKLMNPQ", "bcdfghjklmnp", "BCDFGHJKLMN1", "BCDAGHJKLMNP"} {
		if IsSheetCode(code) {
			t.Errorf("%q is a code", code)
		}
	}
}
