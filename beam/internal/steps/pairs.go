package steps

import (
	"context"

	"github.com/copytaster/copytaster/beam/internal/files"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/spill"
)

// mergePairs writes pairs, each behind a byte that says whether its tags are marks, into a file by (A, B). Of a pair with marks only
// that it has enough of them counts.
func mergePairs(ctx context.Context, path string, pairs func(*[]byte) bool) error {
	space := spill.New("", 0)
	defer space.Close()
	tagged, marked := index.NewPairs(space, waitingMemory/2), index.NewPairs(space, waitingMemory/2)
	add := func(to *index.Pairs, p index.Pair) error {
		for tag := range uint8(index.MostTags) {
			if p.Tags>>tag&1 == 1 {
				if err := to.Add(p.A, p.B, tag); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for b := []byte(nil); pairs(&b); {
		if len(b) == 0 {
			return errDamaged
		}
		p, err := index.DecodePair(b[1:])
		if err != nil {
			return err
		}
		to := tagged
		if b[0] == 1 {
			to = marked
		}
		if err := add(to, p); err != nil {
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
		if err := add(tagged, p); err != nil {
			return err
		}
	}
	w, err := files.Create(ctx, path)
	if err != nil {
		return err
	}
	for p, err := range index.Merge(tagged) {
		if err == nil {
			err = w.Record(p.AppendBinary(nil))
		}
		if err != nil {
			w.Abort()
			return err
		}
	}
	return w.Close()
}
