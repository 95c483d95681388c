package steps

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"

	"github.com/klauspost/compress/s2"

	"github.com/copytaster/copytaster/beam/internal/files"
	"github.com/copytaster/copytaster/internal/account"
	"github.com/copytaster/copytaster/internal/cluster"
	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/spill"
)

// Send sends the articles of a shard to where they are compared: the first one of each pair to the second one, and the second one to itself.
type Send struct {
	In, Column string
	Candidates string // shards of pairs, by the shards of their first articles
	Beside     string // the same, of pairs that are not compared: the text of the first article is needed beside the second one
}

// ProcessElement takes a shard. It emits what [decodeSent] reads, with the number of the second article.
func (f *Send) ProcessElement(ctx context.Context, shard int, emit func(uint64, []byte)) error {
	candidates, stop := pairsBy(ctx, files.Shard(f.Candidates, shard))
	defer stop()
	beside, stop := pairsBy(ctx, files.Shard(f.Beside, shard))
	defer stop()
	for a, err := range numbered(ctx, f.In, f.Column, shard) {
		if err != nil {
			return err
		}
		var packed []byte // once for all
		send := func(p index.Pair) {
			if packed == nil {
				packed = s2.Encode(nil, a.record)
			}
			emit(uint64(p.B), append(p.AppendBinary(make([]byte, 0, pairBytes+len(packed))), packed...))
		}
		if a.Second {
			send(index.Pair{A: a.Ref, B: a.Ref})
		}
		if err := errors.Join(candidates(a.Ref, send), beside(a.Ref, send)); err != nil {
			return err
		}
	}
	return errors.Join(candidates(math.MaxUint32, nil), beside(math.MaxUint32, nil))
}

// pairsBy reads a file of pairs. of hands those with a first article to take: it is asked for one article after the other, by number, and
// an article that nobody asked for is an error.
func pairsBy(ctx context.Context, path string) (of func(first uint32, take func(index.Pair)) error, stop func()) {
	next, stop := iter.Pull2(files.Records(ctx, path))
	var p index.Pair
	read := false // p was, and was not taken
	return func(first uint32, take func(index.Pair)) error {
		for {
			if !read {
				b, err, more := next()
				if err == nil && more {
					p, err = index.DecodePair(b)
				}
				if err != nil || !more {
					return err
				}
				read = true
			}
			switch {
			case p.A > first:
				return nil
			case p.A < first:
				return fmt.Errorf("%s: a pair of article %d, which is not there", path, p.A)
			}
			take(p)
			read = false
		}
	}, stop
}

// sent is what Send emits: an article and what it is sent for. A pair of an article with itself is the second article; one without tags is
// not compared.
type sent struct {
	pair   index.Pair
	record []byte
}

// pairBytes is what a pair takes as [index.Pair.AppendBinary] writes it.
const pairBytes = 3 * 4

// decodeSent returns what Send emits, of which it keeps nothing.
func decodeSent(b []byte) (sent, error) {
	if len(b) < pairBytes {
		return sent{}, errDamaged
	}
	p, err := index.DecodePair(b[:pairBytes])
	if err != nil {
		return sent{}, err
	}
	record, err := s2.Decode(nil, b[pairBytes:])
	return sent{p, record}, err
}

// Compare compares the second article of pairs with each first one. It emits records of several files with the shards of comparedFiles:
// results with the shards of their first articles, edges with theirs, sides with the shards of their articles, and notes.
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

// comparedFile is a file that Compare writes to. What goes into several files goes through one shuffle: Flink hands all that a function
// emits to each that takes a part of it.
type comparedFile int

const (
	comparedResults comparedFile = iota
	comparedEdges
	comparedSides
	comparedNotes // one shard
)

// comparedNames returns the names of the files, in the order of their numbers.
func comparedNames() []string { return []string{ResultFile, EdgeFile, SideFile, Notes} }

// ProcessElement takes what was sent to an article: itself, the first articles of its pairs, and those that are needed beside it, which
// are few. Of the first articles it holds atOnce; the others wait in a file.
func (f *Compare) ProcessElement(_ context.Context, ref uint64, came func(*[]byte) bool, emit func(int, []byte)) error {
	space := spill.New("", waitingMemory)
	defer space.Close()
	var second []byte
	var beside, pairs []sent
	waiting, ends := space.File(), []int64{0}
	for b := []byte(nil); came(&b); {
		s, err := decodeSent(b)
		switch {
		case err != nil:
			return err
		case uint64(s.pair.A) == ref:
			second = s.record
		case s.pair.Tags == 0:
			beside = append(beside, s)
		case len(pairs) < atOnce:
			pairs = append(pairs, s)
		default:
			if _, err := waiting.Append(b); err != nil {
				return err
			}
			ends = append(ends, waiting.Size())
		}
	}
	if second == nil {
		return fmt.Errorf("internal error: article %d did not come to where it is compared", ref)
	}
	for len(pairs) > 0 {
		if err := f.compare(uint32(ref), second, pairs, beside, emit); err != nil {
			return err
		}
		pairs = pairs[:0]
		for len(ends) > 1 && len(pairs) < atOnce {
			var buf []byte
			b, err := waiting.Slice(&buf, ends[0], int(ends[1]-ends[0]))
			if err != nil {
				return err
			}
			s, err := decodeSent(b)
			if err != nil {
				return err
			}
			pairs, ends = append(pairs, s), ends[1:]
		}
	}
	return nil
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
func (f *Compare) compare(ref uint32, second []byte, pairs, beside []sent, emit func(int, []byte)) error {
	file := func(of comparedFile, shard int, b []byte) { emit(int(of)*f.Shards+shard, b) }
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
			say(func(b []byte) { file(comparedNotes, 0, b) }, Note{Kind: NoteFailed, A: c.Head(here(s.pair.A)).ID, B: c.Head(here(ref)).ID, Reason: broken})
			f.comparer = nil
			f.over(c)
			continue
		}
		if result.Match == nil && result.Miss == nil && !result.Popular {
			continue
		}
		result.A, result.B = s.pair.A, s.pair.B
		b := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, result.A), result.B)
		file(comparedResults, int(uint64(s.pair.A)*uint64(f.Shards)/uint64(f.Numbers)), result.AppendBinary(b))
		if e, tells := edgeOf(&result); tells {
			file(comparedEdges, int(uint64(e.A)%uint64(f.Shards)), appendEdge(nil, e))
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
			file(comparedSides, ShardOf(c.Head(of[i]).ID, f.Shards), b)
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
