package steps

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/copytaster/copytaster/beam/internal/files"
	"github.com/copytaster/copytaster/internal/account"
	"github.com/copytaster/copytaster/internal/cluster"
	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/profile"
)

// Articles emits the articles of a shard that are wanted, by their numbers.
type Articles struct {
	In, Column string
	Second     bool // those that are the second of a pair; else the first
}

// ProcessElement takes a shard.
func (f *Articles) ProcessElement(ctx context.Context, shard int, emit func(uint64, []byte)) error {
	for a, err := range numbered(ctx, f.In, f.Column, shard) {
		if err != nil {
			return err
		}
		if f.Second && a.Second || !f.Second && a.First {
			emit(uint64(a.Ref), bytes.Clone(a.record))
		}
	}
	return nil
}

// Candidates emits the pairs of a shard by their first articles. A pair without tags is not compared: the text of its first article
// is needed beside the second one.
type Candidates struct{ In string }

// ProcessElement takes a shard.
func (f *Candidates) ProcessElement(ctx context.Context, shard int, emit func(uint64, []byte)) error {
	for b, err := range files.Records(ctx, files.Shard(f.In, shard)) {
		if err != nil {
			return err
		}
		p, err := index.DecodePair(b)
		if err != nil {
			return err
		}
		emit(uint64(p.A), bytes.Clone(b))
	}
	return nil
}

// Send sends the first article of each pair to the second one.
type Send struct{}

// ProcessElement takes an article and its pairs. It emits each pair with the article by the second one's number, those that are
// compared and those that are not.
func (*Send) ProcessElement(_ uint64, articles, pairs func(*[]byte) bool, emit, beside func(uint64, []byte)) {
	var record, b []byte
	if !articles(&record) {
		return
	}
	for pairs(&b) {
		to := emit
		if binary.LittleEndian.Uint32(b[8:]) == 0 {
			to = beside
		}
		to(uint64(binary.LittleEndian.Uint32(b[4:])), slices.Concat(b, record))
	}
}

// sent is what Send emits.
type sent struct {
	pair   index.Pair
	record []byte
}

// pairBytes is what a pair takes as [index.Pair.AppendBinary] writes it.
const pairBytes = 3 * 4

func decodeSent(b []byte) (sent, error) {
	if len(b) < pairBytes {
		return sent{}, errDamaged
	}
	p, err := index.DecodePair(b[:pairBytes])
	return sent{p, b[pairBytes:]}, err
}

// Compare compares the second article of pairs with each first one. It emits results with the shards of their first articles, edges with
// theirs, sides with the shards of their articles, and notes.
type Compare struct {
	Settings Settings
	Profile  string
	Numbers  int // articles
	Shards   int

	profile  *profile.Profile
	steps    detect.Steps
	comparer *compare.Comparer // of the pairs before; nil: there are none, or it broke
}

// Setup reads the profile.
func (f *Compare) Setup(ctx context.Context) (err error) {
	if f.steps, err = f.Settings.steps(); err != nil {
		return err
	}
	f.profile, err = ReadProfile(ctx, f.Profile)
	return err
}

// atOnce is how many first articles are held at a time.
const atOnce = 256

// ProcessElement takes an article, those that are needed beside it, which are few, and those that it is compared with.
func (f *Compare) ProcessElement(_ context.Context, ref uint64, articles, beside, first func(*[]byte) bool, emit, edge, side func(int, []byte), note func([]byte)) error {
	var second []byte
	if !articles(&second) {
		return nil
	}
	second = bytes.Clone(second)
	var needed, pairs []sent
	for b := []byte(nil); beside(&b); {
		s, err := decodeSent(bytes.Clone(b))
		if err != nil {
			return err
		}
		needed = append(needed, s)
	}
	for b := []byte(nil); first(&b); {
		s, err := decodeSent(bytes.Clone(b))
		if err != nil {
			return err
		}
		if pairs = append(pairs, s); len(pairs) == atOnce {
			if err := f.compare(uint32(ref), second, pairs, needed, emit, edge, side, note); err != nil {
				return err
			}
			pairs = nil
		}
	}
	if len(pairs) == 0 {
		return nil
	}
	return f.compare(uint32(ref), second, pairs, needed, emit, edge, side, note)
}

// edgeOf returns the edge of a result, if it has one that can change a cluster.
func edgeOf(r *compare.Result) (e cluster.Edge, tells bool) {
	if r.Match == nil || r.Match.Relation == match.Template {
		return e, false
	}
	e = account.EdgeOf(r)
	return e, e.Tells()
}

// compare compares some pairs, whose second article is that of a number, in a corpus of their articles and those beside them.
func (f *Compare) compare(ref uint32, second []byte, pairs, beside []sent, emit, edge, side func(int, []byte), note func([]byte)) error {
	records := map[uint32][]byte{ref: second}
	for _, s := range slices.Concat(pairs, beside) {
		records[s.pair.A] = s.record
	}
	refs := make([]uint32, 0, len(records))
	for i := range records {
		refs = append(refs, i)
	}
	slices.Sort(refs)
	all := make([][]byte, len(refs))
	for i, r := range refs {
		all[i] = records[r]
	}
	c, err := corpus.NewBytes(all)
	if err != nil {
		return err
	}
	here := func(ref uint32) corpus.Ref {
		i, _ := slices.BinarySearch(refs, ref)
		return corpus.Ref(i)
	}
	slices.SortFunc(pairs, func(x, y sent) int { return cmp.Compare(x.pair.A, y.pair.A) })
	f.over(c)
	reader := c.Open()
	for _, s := range pairs {
		result, broken, err := try(f.comparer, here(s.pair.A), here(ref), match.Route(s.pair.Tags))
		if err != nil {
			return err
		}
		if broken != "" {
			say(note, Note{Kind: NoteFailed, A: c.Head(here(s.pair.A)).ID, B: c.Head(here(ref)).ID, Reason: broken})
			f.comparer = nil
			f.over(c)
			continue
		}
		if result.Match == nil && result.Miss == nil && !result.Popular {
			continue
		}
		result.A, result.B = s.pair.A, s.pair.B
		b := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, result.A), result.B)
		emit(int(uint64(s.pair.A)*uint64(f.Shards)/uint64(f.Numbers)), result.AppendBinary(b))
		if e, tells := edgeOf(&result); tells {
			edge(int(uint64(e.A)%uint64(f.Shards)), appendEdge(nil, e))
		}
		if result.Match == nil {
			continue
		}
		of := [2]corpus.Ref{here(s.pair.A), here(ref)}
		for i, x := range account.SidesOf(&result) {
			b, err := appendSide(nil, &x, reader, of[1-i])
			if err != nil {
				return err
			}
			side(ShardOf(c.Head(of[i]).ID, f.Shards), b)
		}
	}
	return nil
}

// over makes the comparer one of a corpus.
func (f *Compare) over(c corpus.Corpus) {
	if f.comparer == nil {
		f.comparer = compare.New(c, f.profile, f.steps.Compare)
		return
	}
	f.comparer = f.comparer.Over(c)
}

// try compares a pair. broken says what went wrong where that was a panic: one pair, whatever its texts, ends no run.
func try(c *compare.Comparer, a, b corpus.Ref, by match.Route) (result compare.Result, broken string, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			result, broken = compare.Result{}, fmt.Sprint(cause)
		}
	}()
	result, err = c.Compare(a, b, by)
	return result, "", err
}
