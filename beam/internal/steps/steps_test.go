package steps

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
	"github.com/klauspost/compress/s2"

	"github.com/copytaster/copytaster/beam/internal/files"
	"github.com/copytaster/copytaster/internal/cluster"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/short"
	"github.com/copytaster/copytaster/internal/spill"
)

// rounds takes rounds over links, the larger node first, until one changes none. It returns the last links and how many rounds it took.
func rounds(links [][2]uint64) (map[uint64]uint64, int) {
	for n := 1; ; n++ {
		group := func(of map[uint64][]uint64, reduce func(u uint64, neighbours func(*uint64) bool)) {
			for u, all := range of {
				reduce(u, func(x *uint64) bool {
					if len(all) == 0 {
						return false
					}
					*x, all = all[0], all[1:]
					return true
				})
			}
		}
		changed := 0
		note := func([]byte) { changed++ }
		large, small, next := map[uint64][]uint64{}, map[uint64][]uint64{}, [][2]uint64{}
		for _, l := range links {
			both(l[0], l[1], func(x, y uint64) { large[x] = append(large[x], y) })
		}
		group(large, func(u uint64, of func(*uint64) bool) {
			(&LargeStar{}).ProcessElement(u, of, func(x, y uint64) { small[x] = append(small[x], y) }, note)
		})
		group(small, func(u uint64, of func(*uint64) bool) {
			(&SmallStar{4}).ProcessElement(u, of, func(_ int, b []byte) {
				next = append(next, [2]uint64{uint64(binary.BigEndian.Uint32(b)), uint64(binary.BigEndian.Uint32(b[4:]))})
			}, note)
		})
		links = next
		if changed == 0 {
			out := make(map[uint64]uint64)
			for _, l := range links {
				out[l[0]] = l[1]
			}
			return out, n
		}
	}
}

// The chain 1 - 2 - 3 - 4 and the pair 7 - 9: the first round links 2, 3 and 4 with 1, as large stars of 2 and 3 bring 3 and 4 one node
// nearer and small stars the rest; the next ones change less and less.
func TestComponentsByHand(t *testing.T) {
	got, _ := rounds([][2]uint64{{2, 1}, {3, 2}, {4, 3}, {9, 7}})
	want := map[uint64]uint64{2: 1, 3: 1, 4: 1, 9: 7}
	if len(got) != len(want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for v, root := range want {
		if got[v] != root {
			t.Errorf("%d is linked with %d, want %d", v, got[v], root)
		}
	}
}

// TestComponents compares the rounds with union-find: on random graphs, and on a path, which takes the most rounds.
func TestComponents(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for trial := range 50 {
		n := 2 + random.IntN(300)
		var links [][2]uint64
		for range random.IntN(2 * n) {
			if x, y := random.IntN(n), random.IntN(n); x != y {
				links = append(links, [2]uint64{uint64(max(x, y)), uint64(min(x, y))})
			}
		}
		if trial == 0 {
			links = nil
			for i := range n - 1 {
				links = append(links, [2]uint64{uint64(i + 1), uint64(i)})
			}
		}
		parts, least := cluster.NewParts(n), make(map[int]int)
		for _, l := range links {
			parts.Join(int(l[0]), int(l[1]))
		}
		for v := n - 1; v >= 0; v-- {
			least[parts.Find(v)] = v
		}
		got, took := rounds(links)
		if took > 20 {
			t.Errorf("%d rounds for %d nodes", took, n)
		}
		for v := range n {
			want := least[parts.Find(v)]
			root, linked := got[uint64(v)]
			if linked != (v != want) || linked && int(root) != want {
				t.Fatalf("trial %d: %d is linked with %d (%v), want %d", trial, v, root, linked, want)
			}
		}
	}
}

// TestHolder has all that a joiner looks at come out of bytes.
func TestHolder(t *testing.T) {
	h := &match.Head{Role: news.RoleWire, Against: true, Look: ocr.Noisy, Terms: short.MinWords}
	h.ID, h.Published, h.DateOnly = "x", time.Date(2024, 3, 5, 9, 1, 2, 3, time.UTC), true
	got, err := decodeHolder(appendHolder(nil, Numbered{Ref: 9, Class: 8, Many: true}, h))
	if err != nil {
		t.Fatal(err)
	}
	x := got.Head
	if got.Class != 7 || !got.Many || x.Role != h.Role || !x.Against || x.Look != h.Look || !x.IsShort() || !x.Published.Equal(h.Published) || !x.DateOnly {
		t.Errorf("got %+v, %+v", got, x)
	}
	none, err := decodeHolder(appendHolder(nil, Numbered{Class: 300}, &match.Head{}))
	if err != nil || !none.Head.Published.IsZero() || none.Head.IsShort() || !(x.ID < none.Head.ID) {
		t.Errorf("got %+v, %v", none.Head, err)
	}
	if _, err := decodeHolder(make([]byte, holderBytes-1)); err == nil {
		t.Error("a holder cut short is no error")
	}
}

// A panic over one article is a reason to leave it out.
func TestBrokenArticle(t *testing.T) {
	p, err := newPreparer(&Settings{Find: match.Passages, MinWords: 12, MinResemblance: .7, MaxGroupPairs: 100})
	if err != nil {
		t.Fatal(err)
	}
	if _, broken := p.prepare(&match.Head{}, nil, nil); broken == "" {
		t.Error("no article, and no word about it")
	}
	a := news.Article{ID: "a", Body: "The council will build a bridge over the river by the mill."}
	if settled, broken := p.prepare(match.NewHead(&a), &a, nil); settled || broken != "" {
		t.Errorf("the next one: settled %v, broken %q", settled, broken)
	}
}

// A worker that panics over one article of a shard names it and writes the others; over an article that has the ID of another one, too.
func TestBrokenInShard(t *testing.T) {
	space := spill.New(t.TempDir(), 1<<20)
	defer space.Close()
	var all [][]byte
	for i, id := range []string{"c", "a", "b", "a"} {
		a := news.Article{ID: id, Body: "The council will build a bridge over the river by the mill. " + strings.Repeat("x", i), Place: news.Place{Path: "in.jsonl", Line: i + 1}}
		all = append(all, prepare.AppendArticle(prepare.AppendHead(nil, match.NewHead(&a)), &a))
	}
	entries, file, err := setAside(space, func(b *[]byte) bool {
		if len(all) == 0 {
			return false
		}
		*b, all = all[0], all[1:]
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	f := &Prepare{Settings: Settings{Find: match.Passages, MinWords: 12, MinResemblance: .7, MaxGroupPairs: 100, Lang: "en"}, Out: filepath.Join(t.TempDir(), "out")}
	p, err := newPreparer(&f.Settings)
	if err != nil {
		t.Fatal(err)
	}
	p.do = func(x *prepare.Prepared, a *news.Article, of *profile.Profile) bool {
		if a.ID == "b" {
			panic("no such place")
		}
		return p.Prepare(x, a, of)
	}
	w, err := files.Create(t.Context(), f.Out)
	if err != nil {
		t.Fatal(err)
	}
	var notes []Note
	err = f.write(w, p, entries, file, func(b []byte) {
		var n Note
		if err := json.Unmarshal(b, &n); err != nil {
			t.Error(err)
		}
		notes = append(notes, n)
	})
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for b, err := range files.Records(t.Context(), f.Out) {
		var x prepare.Prepared
		o, err2 := DecodeObserved(b)
		if err := errors.Join(err, err2, x.Decode(o.Article)); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, x.Head.ID)
	}
	if !slices.Equal(ids, []string{"a", "c"}) {
		t.Errorf("written: %v", ids)
	}
	if len(notes) != 2 || notes[0].Kind != NoteDropped || notes[0].ID != "a" || notes[1].Kind != NoteBroken || notes[1].ID != "b" ||
		notes[1].Reason != "no such place" || notes[1].Place.Line != 3 {
		t.Errorf("notes: %+v", notes)
	}
}

// TestSkewedKey joins a key that very many classes hold: pairs grow with the holders, a few each, and so does the memory: until all
// have come less than 100 bytes each, though three classes of four come twice.
func TestSkewedKey(t *testing.T) {
	o := Settings{Find: match.Passages, MinWords: 12, MinResemblance: .7, MaxGroupPairs: 100}
	steps, err := o.steps()
	if err != nil {
		t.Fatal(err)
	}
	each := func(n int) (pairs, bytes float64) {
		f := &Join{Settings: o, Shards: 4, profile: &profile.Profile{}, options: pairingOptions(&steps, 16*waitingMemory)}
		f.StartBundle(nil, nil, nil)
		begun := 0
		var before, now runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		var most uint64
		next := func(b *[]byte) bool {
			if begun++; begun > 7*n/4 {
				runtime.GC()
				runtime.ReadMemStats(&now)
				most = now.HeapAlloc - before.HeapAlloc
				return false
			}
			h := &match.Head{Chain: -1}
			h.Published = time.Unix(int64(begun*7919%n)*60, 0)
			*b = appendHolder(nil, Numbered{Class: uint32(begun%n) + 1}, h)
			return true
		}
		if err := f.ProcessElement(t.Context(), 1<<30|uint64(pairing.CommonPrints), next, nil, nil, nil); err != nil {
			t.Fatal(err)
		}
		found := 0
		if err := f.FinishBundle(func(int, []byte) { found++ }, nil, func([]byte) {}); err != nil {
			t.Fatal(err)
		}
		return float64(found) / float64(n), float64(most) / float64(n)
	}
	few, _ := each(10_000)
	many, bytes := each(200_000)
	t.Logf("pairs for each holder: %.2f of 10,000, %.2f of 200,000; %.0f bytes", few, many, bytes)
	if few < 1 || many > 10 || math.Abs(few-many) > .1 {
		t.Errorf("pairs for each holder: %.2f of 10,000, %.2f of 200,000", few, many)
	}
	if bytes > 100 {
		t.Errorf("%.0f bytes for each holder", bytes)
	}
}

// TestSorter sorts records in memory and in runs: by hand, and random ones, equal ones among them, as a sort of all does.
func TestSorter(t *testing.T) {
	sorted := func(memory int, records ...string) (out []string, runs int) {
		space := spill.New(t.TempDir(), 0)
		defer space.Close()
		s := newSorter(space, memory)
		for _, r := range records {
			if err := s.add([]byte(r)); err != nil {
				t.Fatal(err)
			}
		}
		for b, err := range s.sorted() {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, string(b))
		}
		return out, len(s.runs)
	}
	if got, runs := sorted(4, "dd", "b", "a", "", "c", "b"); !slices.Equal(got, []string{"", "a", "b", "b", "c", "dd"}) || runs != 2 {
		t.Errorf("got %q in %d runs", got, runs)
	}
	if got, runs := sorted(4); got != nil || runs != 0 {
		t.Errorf("of nothing: %q in %d runs", got, runs)
	}
	random := rand.New(rand.NewPCG(5, 6))
	for range 30 {
		records := make([]string, random.IntN(400))
		for i := range records {
			records[i] = strings.Repeat(string(rune('a'+random.IntN(26))), random.IntN(500))
		}
		got, _ := sorted(1+random.IntN(20_000), records...)
		slices.Sort(records)
		if !slices.Equal(got, records) {
			t.Errorf("%d records are not in order", len(records))
		}
	}
}

func FuzzObserved(f *testing.F) {
	f.Add([]byte{0, 1})
	f.Add([]byte{1, 2, 3, 4, 5})
	f.Fuzz(func(t *testing.T, b []byte) {
		x, err := DecodeObserved(b)
		if err == nil && len(x.Observation)+len(x.Article) >= len(b) {
			t.Errorf("%d and %d bytes out of %d", len(x.Observation), len(x.Article), len(b))
		}
		_, _, _ = decodeArticle(b)
		_, _ = decodeNumbered(b)
		_, _ = decodeSent(b)
		_, _ = decodeEdge(b)
	})
}

// TestCompareMany has one article compared with more first articles than are held at a time, which come in any order, itself among them: it
// finds what it finds when they come one by one.
func TestCompareMany(t *testing.T) {
	const firsts = 2*atOnce + 40
	settings := Settings{Find: match.Passages, MinWords: 12, MinResemblance: .7, MaxGroupPairs: 100, Lang: "en"}
	steps, err := settings.steps()
	if err != nil {
		t.Fatal(err)
	}
	of := &profile.Profile{Languages: profile.Languages{Forced: "en", Run: "en"}}
	p, err := newPreparer(&settings)
	if err != nil {
		t.Fatal(err)
	}
	var records [][]byte
	for i := range firsts + 1 {
		a := news.Article{ID: fmt.Sprintf("a%04d", i), Body: fmt.Sprintf("The council of ward %d will build a bridge over the old river by the mill, it was told on that day %d times.", i, 7*i)}
		if settled, broken := p.prepare(match.NewHead(&a), &a, of); !settled || broken != "" {
			t.Fatalf("settled %v, broken %q", settled, broken)
		}
		records = append(records, p.x.AppendBinary(nil))
		p.Tidy(&p.x)
	}
	send := func(i int, tags match.Route) []byte {
		return append(index.Pair{A: uint32(i), B: firsts, Tags: uint32(tags)}.AppendBinary(nil), s2.Encode(nil, records[i])...)
	}
	compare := func(sent ...[]byte) (out []string) {
		f := &Compare{Settings: settings, Numbers: firsts + 1, Shards: 4, profile: of, steps: steps}
		next := func(b *[]byte) bool {
			if len(sent) == 0 {
				return false
			}
			*b, sent = sent[0], sent[1:]
			return true
		}
		if err := f.ProcessElement(t.Context(), firsts, next, func(key int, b []byte) { out = append(out, fmt.Sprintf("%d %x", key, b)) }); err != nil {
			t.Fatal(err)
		}
		return out
	}
	itself := send(firsts, 0)
	all, want := [][]byte{itself}, []string(nil)
	for i := range firsts {
		all = append(all, send(i, match.ByFingerprint))
		want = append(want, compare(itself, send(i, match.ByFingerprint))...)
	}
	rand.Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
	got := compare(all...)
	slices.Sort(got)
	slices.Sort(want)
	if len(want) < 3*firsts || !slices.Equal(got, want) {
		t.Errorf("%d records, want %d, %d for each first article or more", len(got), len(want), 3)
	}
}

// pairsBy hands each article its pairs, and has an error for pairs of one that nobody asks for.
func TestPairsBy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pairs")
	var records [][]byte
	for _, p := range []index.Pair{{A: 1, B: 5}, {A: 1, B: 7}, {A: 4, B: 2}} {
		records = append(records, p.AppendBinary(nil))
	}
	if err := files.WriteAll(t.Context(), path, records...); err != nil {
		t.Fatal(err)
	}
	ask := func(firsts ...uint32) (seconds []uint32, err error) {
		of, stop := pairsBy(t.Context(), path)
		defer stop()
		for _, first := range firsts {
			err = errors.Join(err, of(first, func(p index.Pair) { seconds = append(seconds, p.B) }))
		}
		return seconds, err
	}
	if got, err := ask(0, 1, 2, 4, math.MaxUint32); err != nil || !slices.Equal(got, []uint32{5, 7, 2}) {
		t.Errorf("%v, %v", got, err)
	}
	for _, firsts := range [][]uint32{{0, 2}, {1, 5}, {1, math.MaxUint32}} {
		if _, err := ask(firsts...); err == nil {
			t.Errorf("asked for %v, no error", firsts)
		}
	}
}
