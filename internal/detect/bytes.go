package detect

import (
	"iter"

	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/profile"
)

// throughBytes puts the articles and the profile through bytes.
func (r *Run) throughBytes() error {
	records, err := corpus.EncodeAll(r.memory)
	if err != nil {
		return err
	}
	if r.corpus, err = corpus.NewBytes(records); err != nil {
		return err
	}
	return r.profileThroughBytes()
}

func (r *Run) profileThroughBytes() (err error) {
	r.profile, err = profile.Decode(r.profile.AppendBinary(nil))
	return err
}

// pairsThroughBytes yields the pairs as they come out of bytes.
func pairsThroughBytes(pairs iter.Seq2[index.Pair, error]) iter.Seq2[index.Pair, error] {
	return func(yield func(index.Pair, error) bool) {
		for p, err := range pairs {
			if err == nil {
				p, err = index.DecodePair(p.AppendBinary(nil))
			}
			if !yield(p, err) {
				return
			}
		}
	}
}

// resultsThroughBytes yields the results as they come out of bytes.
func (r *Run) resultsThroughBytes(results iter.Seq2[compare.Result, error]) iter.Seq2[compare.Result, error] {
	return func(yield func(compare.Result, error) bool) {
		reader := r.corpus.Open()
		for x, err := range results {
			if err == nil {
				err = x.Decode(x.AppendBinary(nil), r.corpus, reader)
			}
			if !yield(x, err) {
				return
			}
		}
	}
}
