// Package steps is the stages of a run as Beam sees them: what reads, prepares, files, joins and compares is that of the packages of
// those names, called by DoFns, of which each has a file. Between two jobs values wait in files (package files).
//
// An article lies in the shard that its ID tells, by ID. What is told of articles later, as their numbers, lies in columns: shards of
// the same names in which record i is of article i.
package steps

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/copytaster/copytaster/beam/internal/files"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/profile"
)

// Settings are what decides what a run finds, as workers are told it.
type Settings struct {
	Find           match.Find
	MinWords       int
	MinResemblance float64
	Paraphrase     float64
	Window         time.Duration
	MaxGroupPairs  int
	Lang           string
	Format         string            // of all inputs; empty: recognised
	Map            map[string]string // names of fields in the input
}

// Options returns the settings as options of a run.
func (s *Settings) Options() detect.Options {
	return detect.Options{
		Find: s.Find, MinWords: s.MinWords, MinResemblance: s.MinResemblance, Paraphrase: detect.Threshold(s.Paraphrase), Window: s.Window,
		MaxGroupPairs: s.MaxGroupPairs, Lang: s.Lang, Workers: 1,
	}
}

// steps returns the options of the steps.
func (s *Settings) steps() (detect.Steps, error) { return s.Options().Steps() }

// Note is what a worker has to say beside what it makes, in JSON.
type Note struct {
	Kind       string // one of those below
	ID, Reason string
	Place      news.Place
	Kept       news.Place // of the article that has the ID, of a dropped one
	Against    bool
	A, B       string // IDs of a failed pair
	N          int
	Bytes      []byte
}

// Kinds of notes.
const (
	NoteSkipped  = "skipped"  // an input, with its place and the reason
	NoteUnread   = "unread"   // the same of one that the user named
	NoteInput    = "input"    // a file that was read: its path, and its size in N
	NoteDropped  = "dropped"  // an article with the ID of another one
	NoteBroken   = "broken"   // an article that could not be prepared
	NoteWaiting  = "waiting"  // N articles do not tell their language
	NoteStanding = "standing" // a count of standing text
	NoteFailed   = "failed"   // a pair that could not be compared
	NoteBounded  = "bounded"  // N links that were left out
)

// Register tells Beam the functions of the workers. It comes before beam.Init, once.
func Register() {
	// Beam's generic registrations of functions with many arguments take the compiler gigabytes; these are called by reflection, once a
	// shard or a key, and what they emit and iterate over is not.
	for _, fn := range [...]any{
		&Read{}, &Prepare{}, &Settle{}, &Finish{}, &Shingles{}, &Common{}, &File{}, &Join{}, &Merge{}, &Write{}, &Send{}, &Compare{},
		&Links{}, &LargeStar{}, &SmallStar{}, &Edges{}, &Part{}, &Cluster{}, &Sizes{}, &Figures{},
	} {
		beam.RegisterDoFn(fn)
	}
	beam.RegisterType(reflect.TypeFor[*MergeLearners]())
	beam.RegisterFunction(sum)
	beam.RegisterFunction(both)
	register.Emitter1[[]byte]()
	register.Emitter2[int, []byte]()
	register.Emitter2[uint64, []byte]()
	register.Emitter2[uint64, int]()
	register.Emitter2[uint64, uint64]()
	register.Iter1[[]byte]()
	register.Iter1[uint64]()
}

func sum(a, b int) int { return a + b }

// Numbered is what is known of an article beside itself once all are: a record of a column.
type Numbered struct {
	Ref    uint32
	Class  uint32 // of an article that stands for one, plus 1; else 0
	Many   bool   // the class has several articles
	Second bool   // it is the second one of a pair to compare
}

// AppendBinary appends n to dst.
func (n Numbered) AppendBinary(dst []byte) []byte {
	dst = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(dst, n.Ref), n.Class)
	var flags byte
	for i, is := range [...]bool{n.Many, n.Second} {
		if is {
			flags |= 1 << i
		}
	}
	return append(dst, flags)
}

func decodeNumbered(b []byte) (Numbered, error) {
	if len(b) != 9 {
		return Numbered{}, errDamaged
	}
	return Numbered{
		binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint32(b[4:]), b[8]&1 != 0, b[8]&2 != 0,
	}, nil
}

var errDamaged = errors.New("a damaged record")

// article is an article of a shard with its numbers.
type article struct {
	Numbered
	record []byte // as [prepare.Prepared.AppendBinary] writes it
}

// numbered yields the articles of a shard with their numbers, each good until the next. An error, which names the file, comes last.
func numbered(ctx context.Context, articles, column string, shard int) iter.Seq2[article, error] {
	return func(yield func(article, error) bool) {
		next, stop := iter.Pull2(files.Records(ctx, files.Shard(column, shard)))
		defer stop()
		for record, err := range files.Records(ctx, files.Shard(articles, shard)) {
			n, err2, more := next()
			if err = errors.Join(err, err2); err == nil && !more {
				err = fmt.Errorf("%s: ends before %s", files.Shard(column, shard), files.Shard(articles, shard))
			}
			a := article{record: record}
			if err == nil {
				a.Numbered, err = decodeNumbered(n)
			}
			if !yield(a, err) || err != nil {
				return
			}
		}
	}
}

// ReadProfile reads the profile in a file of the steps.
func ReadProfile(ctx context.Context, path string) (*profile.Profile, error) {
	b, err := files.ReadOne(ctx, path)
	if err != nil {
		return nil, err
	}
	p, err := profile.Decode(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return p, nil
}

// shards is the numbers of all shards, spread over the workers.
func shards(s beam.Scope, n int) beam.PCollection {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return beam.Reshuffle(s, beam.CreateList(s, all))
}

// pairingOptions returns the options of pairing for the bundle of a worker.
func pairingOptions(s *detect.Steps, memory int64) pairing.Options {
	o := s.Pairing
	o.Workers, o.Memory = 1, memory
	return o
}
