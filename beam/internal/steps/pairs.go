package steps

import (
	"context"

	"github.com/copytaster/copytaster/beam/internal/files"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/spill"
)

// What the first byte of a record says of the pair behind it.
const (
	RoutePair  byte = iota // its tags are bits of match.Route
	markedPair             // its tags are marks of keys of characters; no file has such
	LinkPair               // its tags are the number of one mark of a link, for [pairing.Search.Thin]
)

// DecodePair returns the pair of a record and what its first byte says.
func DecodePair(b []byte) (kind byte, p index.Pair, err error) {
	if len(b) == 0 || b[0] > LinkPair {
		return 0, index.Pair{}, errDamaged
	}
	p, err = index.DecodePair(b[1:])
	return b[0], p, err
}

// AddTags adds a pair once for each of its tags.
func AddTags(to *index.Pairs, p index.Pair) error {
	for tag := range uint8(index.MostTags) {
		if p.Tags>>tag&1 == 1 {
			if err := to.Add(p.A, p.B, tag); err != nil {
				return err
			}
		}
	}
	return nil
}

// mergePairs writes the records of pairs into a file, the links behind the others, each by (A, B). Of a pair with marks only that it has
// enough of them counts.
func mergePairs(ctx context.Context, path string, pairs func(*[]byte) bool) error {
	space := spill.New("", 0)
	defer space.Close()
	tagged, marked, linked := index.NewPairs(space, waitingMemory/4), index.NewPairs(space, waitingMemory/4), index.NewPairs(space, waitingMemory/2)
	for b := []byte(nil); pairs(&b); {
		kind, p, err := DecodePair(b)
		if err != nil {
			return err
		}
		switch kind {
		case RoutePair:
			err = AddTags(tagged, p)
		case markedPair:
			err = AddTags(marked, p)
		default:
			err = linked.Add(p.A, p.B, uint8(p.Tags))
		}
		if err != nil {
			return err
		}
	}
	for p, err := range index.Merge(marked) {
		if err != nil {
			return err
		}
		if !pairing.EnoughMarks(p.Tags) {
			continue
		}
		p.Tags = uint32(match.ByNoise)
		if err := AddTags(tagged, p); err != nil {
			return err
		}
	}
	w, err := files.Create(ctx, path)
	if err != nil {
		return err
	}
	if err := writeMerged(w, tagged, linked); err != nil {
		w.Abort()
		return err
	}
	return w.Close()
}

// writeMerged writes the pairs of routes, then the links.
func writeMerged(w *files.Writer, tagged, linked *index.Pairs) error {
	for p, err := range index.Merge(tagged) {
		if err == nil {
			err = w.Record(p.AppendBinary([]byte{RoutePair}))
		}
		if err != nil {
			return err
		}
	}
	for l, err := range index.MergeTagged(linked) {
		if err == nil {
			err = w.Record(index.Pair{A: l.A, B: l.B, Tags: uint32(l.Tag)}.AppendBinary([]byte{LinkPair}))
		}
		if err != nil {
			return err
		}
	}
	return nil
}
