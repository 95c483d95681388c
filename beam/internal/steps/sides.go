package steps

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"github.com/fxamacker/cbor/v2"

	"github.com/copytaster/copytaster/beam/internal/files"
	"github.com/copytaster/copytaster/internal/account"
	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/origin"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/report"
	"github.com/copytaster/copytaster/internal/versions"
)

// The figures of an article are added up from its sides, beside it: what a comparison says of it, with what is told of the other article.
// Sides lie in the shards of their articles, by (article, other one).

// other is the article of a side that the side is not of, as far as an account asks for it.
type other struct {
	_    struct{} `cbor:",toarray"`
	Head []byte   // as [prepare.AppendHead] writes it
	Who  origin.Article
}

// appendSide appends a side to dst, behind the numbers of its articles in big-endian order, with the other article: number at of the
// corpus that r reads.
func appendSide(dst []byte, s *account.Side, r corpus.Reader, at corpus.Ref) ([]byte, error) {
	var x prepare.Prepared
	if err := r.Read(&x, at, corpus.Article|corpus.Anatomy); err != nil {
		return nil, err
	}
	o, err := cbor.Marshal(other{Head: prepare.AppendHead(nil, x.Head), Who: compare.Who(&x)})
	if err != nil {
		return nil, err
	}
	dst = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(dst, s.Article), s.Other)
	return s.AppendBinary(append(binary.AppendUvarint(dst, uint64(len(o))), o...)), nil
}

// told is what appendSide writes.
type told struct {
	side account.Side
	head *match.Head // of the other article
	who  origin.Article
}

// sideOf returns the article of a side as appendSide writes it.
func sideOf(b []byte) (corpus.Ref, error) {
	if len(b) < 8 {
		return 0, errDamaged
	}
	return binary.BigEndian.Uint32(b), nil
}

func decodeSide(b []byte) (t told, err error) {
	if _, err := sideOf(b); err != nil {
		return t, err
	}
	n, width := binary.Uvarint(b[8:])
	if width <= 0 || n > uint64(len(b)-8-width) {
		return t, errDamaged
	}
	b = b[8+width:]
	var o other
	if err := cbor.Unmarshal(b[:n], &o); err != nil {
		return t, fmt.Errorf("%w: %w", errDamaged, err)
	}
	if t.head, _, err = prepare.DecodeHead(o.Head); err != nil {
		return t, err
	}
	t.who = o.Who
	t.who.Published = t.head.Dated // CBOR has whole seconds
	return t, t.side.Decode(b[n:])
}

// some is a corpus of which one article is there, and the heads of some others.
type some struct {
	ref   corpus.Ref
	x     *prepare.Prepared
	heads map[corpus.Ref]*match.Head
}

var _ corpus.Corpus = (*some)(nil)

// Len implements [corpus.Corpus].
func (s *some) Len() int { return len(s.heads) }

// Head implements [corpus.Corpus], of the articles that are there.
func (s *some) Head(i corpus.Ref) *match.Head { return s.heads[i] }

// Find implements [corpus.Corpus]: nothing is found by its ID.
func (s *some) Find(string) (corpus.Ref, bool) { return 0, false }

// Open implements [corpus.Corpus].
func (s *some) Open() corpus.Reader { return s }

// Read implements [corpus.Reader].
func (s *some) Read(dst *prepare.Prepared, i corpus.Ref, _ corpus.Parts) error {
	if i != s.ref {
		return fmt.Errorf("internal error: article %d is asked for beside %d", i, s.ref)
	}
	*dst = *s.x
	return nil
}

// Sentence implements [corpus.Reader]: nobody asks for one.
func (s *some) Sentence(i corpus.Ref, _ int) ([]byte, error) {
	return nil, fmt.Errorf("internal error: a sentence of article %d is asked for", i)
}

// mostHeads is how many heads of others are kept until those are given up that are not asked for any more.
const mostHeads = 1024

// Sided names the shards of articles, their numbers and their sides.
type Sided struct{ In, Column, Sides string }

// walk hands the articles of a shard to take with the accounts of their sides.
func (f *Sided) walk(ctx context.Context, shard int, sizes map[string]versions.Size, take func(s *some, a *account.Account) error) error {
	next, stop := iter.Pull2(files.Records(ctx, files.Shard(f.Sides, shard)))
	defer stop()
	side, err, more := next()
	for a, err2 := range numbered(ctx, f.In, f.Column, shard) {
		if err := errors.Join(err, err2); err != nil {
			return err
		}
		var x prepare.Prepared
		if err := x.Decode(a.record); err != nil {
			return err
		}
		s := &some{ref: a.Ref, x: &x, heads: map[corpus.Ref]*match.Head{a.Ref: x.Head}}
		t := account.NewSides(s, sizes)
		for ; more; side, err, more = next() {
			if err != nil {
				return err
			}
			of, err := sideOf(side)
			if err != nil || of < a.Ref {
				return errors.Join(err, fmt.Errorf("%s: a side of article %d, which is not there", files.Shard(f.Sides, shard), of))
			}
			if of > a.Ref {
				break
			}
			o, err := decodeSide(side)
			if err != nil {
				return err
			}
			s.add(t, &o)
		}
		if err := take(s, t); err != nil {
			return err
		}
	}
	if more {
		return errors.Join(err, fmt.Errorf("%s: a side of no article", files.Shard(f.Sides, shard)))
	}
	return nil
}

// add adds a side to an account of s.
func (s *some) add(t *account.Account, o *told) {
	s.heads[o.side.Other] = o.head
	t.Known(o.side.Other, &o.who)
	t.AddSide(&o.side)
	if len(s.heads) < mostHeads {
		return
	}
	kept := map[corpus.Ref]*match.Head{s.ref: s.x.Head}
	for i := range t.Others(s.ref) {
		kept[i] = s.heads[i]
	}
	for i := range s.heads {
		if kept[i] == nil {
			t.Forget(i)
		}
	}
	s.heads = kept
}

// VersionSize is how much a version of a chain has of its own, in JSON.
type VersionSize struct {
	ID string
	versions.Size
}

// Sizes emits the sizes of the versions of a shard.
type Sizes struct{ Sided }

// ProcessElement takes a shard.
func (f *Sizes) ProcessElement(ctx context.Context, shard int, emit func([]byte)) error {
	return f.walk(ctx, shard, nil, func(s *some, a *account.Account) error {
		if s.x.Head.Chain < 0 {
			return nil
		}
		b, err := json.Marshal(VersionSize{s.x.Head.ID, a.Size(s.ref)})
		emit(b)
		return err
	})
}

// Figures writes what was found of the articles of a shard: a record of articles.jsonl each, by ID.
type Figures struct {
	Sided
	Sizes   string // a file of [VersionSize]; empty: there are no chains
	Profile string
	Out     string

	sizes   map[string]versions.Size
	profile *profile.Profile
}

// Setup reads the profile and the sizes.
func (f *Figures) Setup(ctx context.Context) (err error) {
	if f.profile, err = ReadProfile(ctx, f.Profile); err != nil {
		return err
	}
	f.sizes = make(map[string]versions.Size)
	if f.Sizes == "" {
		return nil
	}
	for b, err := range files.Records(ctx, f.Sizes) {
		var v VersionSize
		if err == nil {
			err = json.Unmarshal(b, &v)
		}
		if err != nil {
			return err
		}
		f.sizes[v.ID] = v.Size
	}
	return nil
}

// ProcessElement takes a shard.
func (f *Figures) ProcessElement(ctx context.Context, shard int) error {
	w, err := files.Create(ctx, files.Shard(f.Out, shard))
	if err != nil {
		return err
	}
	var line bytes.Buffer
	enc := report.NewEncoder(&line)
	err = f.walk(ctx, shard, f.sizes, func(s *some, a *account.Account) error {
		of, err := a.Article(f.profile, s.ref)
		if err != nil {
			return err
		}
		line.Reset()
		if err := enc.Encode(report.NewFigures(of)); err != nil {
			return err
		}
		return w.Record(line.Bytes())
	})
	if err != nil {
		w.Abort()
		return err
	}
	return w.Close()
}
