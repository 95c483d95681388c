package pairing

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/spill"
)

// sentences are those of the classes, of which each that has the same terms as an earlier one stands for that. They are
// numbered by their classes, then by their places.
type sentences struct {
	s     *Search
	start []uint32 // of each class, the number of its first sentence; and the end
	// camps tells in what camps a sentence stands, a bit each; 0: it has the terms of an earlier one.
	camps []uint8
	mates [1 << mostCamps]uint8 // by the camps of a sentence, those of the sentences it is compared with
	// vectors are those of all sentences, by their numbers: close together, for they are read by the million.
	vectors *spill.File
}

// byParaphrase collects the classes of which a sentence of the one is a paraphrase of one of the other. Sentences that
// have a key in common are candidates; of those, each pair is scored once, however many articles have the two.
func byParaphrase(ctx context.Context, search *Search) ([]*index.Pairs, error) {
	s := search.numberSentences()
	if len(s.camps) > index.MostDocs {
		return nil, fmt.Errorf("%d sentences are more than the %d that can be compared: leave paraphrases out, or divide the articles", len(s.camps), index.MostDocs)
	}
	space := spill.New(search.o.Tmp, search.o.Memory/8)
	defer space.Close()
	s.vectors = space.File()
	if err := s.collapse(ctx); err != nil {
		return nil, err
	}
	if err := s.gatherVectors(ctx); err != nil {
		return nil, err
	}
	candidates, err := s.pair(ctx)
	if err != nil {
		return nil, err
	}
	found, err := s.score(ctx, candidates)
	if err != nil {
		return nil, err
	}
	return s.spread(ctx, found)
}

func (search *Search) numberSentences() *sentences {
	classes := search.classes.len()
	s := &sentences{s: search, start: make([]uint32, classes+1)}
	for c := range classes {
		s.start[c+1] = s.start[c] + search.head(uint32(c)).Sentences
	}
	s.camps = make([]uint8, s.start[classes])
	for c := range classes {
		for i := s.start[c]; i < s.start[c+1]; i++ {
			s.camps[i] = 1 << campOf(search.head(uint32(c)))
		}
	}
	for set := range s.mates {
		for p := range camp(mostCamps) {
			for q := range camp(mostCamps) {
				if set>>p&1 == 1 && search.camps.allow(p, q) {
					s.mates[set] |= 1 << q
				}
			}
		}
	}
	return s
}

// class returns the class of a sentence.
func (s *sentences) class(i uint32) uint32 {
	c, found := slices.BinarySearch(s.start, i)
	if !found {
		return uint32(c - 1)
	}
	for s.start[c+1] == i { // classes without a sentence begin at the same number
		c++
	}
	return uint32(c)
}

// byTerms files the sentences of a class by the hashes of their terms.
func (s *sentences) byTerms(ctx context.Context, take func(worker int, same []uint32) error) error {
	filings := func() filing {
		r := s.s.open()
		var x *prepare.Prepared
		of := ^uint32(0) // the class of which x has the sentences
		return func(dst []shingle.Fingerprint, i uint32) ([]shingle.Fingerprint, error) {
			if c := s.class(i); c != of {
				var err error
				if x, err = r.read(c, corpus.SentenceHeads); err != nil {
					return dst, err
				}
				of = c
			}
			return append(dst, shingle.Fingerprint{Hash: x.Sentences[i-s.start[of]].Hash}), nil
		}
	}
	return s.s.byPostings(ctx, len(s.camps), filings, func(w int, _ uint64, same []uint32) error { return take(w, same) })
}

// collapse makes one of the sentences with the same terms.
func (s *sentences) collapse(ctx context.Context) error {
	return s.byTerms(ctx, func(_ int, same []uint32) error {
		for _, i := range same[1:] {
			s.camps[same[0]] |= s.camps[i]
			s.camps[i] = 0
		}
		return nil
	})
}

// gatherVectors fills in vectors.
func (s *sentences) gatherVectors(ctx context.Context) error {
	r := s.s.corpus.Open()
	for c := range s.s.classes.len() {
		for i := range s.start[c+1] - s.start[c] {
			record, err := r.Sentence(s.s.classes.first(uint32(c)), int(i))
			if err != nil {
				return err
			}
			if _, err := s.vectors.Append(record[:paraphrase.VectorSize]); err != nil {
				return err
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// pair yields the pairs of sentences that have a key in common and may be compared, by their numbers.
func (s *sentences) pair(ctx context.Context) (iter.Seq2[index.Pair, error], error) {
	pairs := make([]*index.Pairs, s.s.o.Workers)
	for w := range pairs {
		pairs[w] = s.s.newPairs()
	}
	filings := func() filing {
		r, x := s.s.corpus.Open(), paraphrase.Sentence{}
		return func(dst []shingle.Fingerprint, i uint32) ([]shingle.Fingerprint, error) {
			if s.camps[i] == 0 {
				return dst, nil
			}
			if err := s.decode(&x, r, i); err != nil {
				return dst, err
			}
			return s.s.o.Model.Keys(dst, &x), nil
		}
	}
	err := s.s.byPostings(ctx, len(s.camps), filings, func(w int, _ uint64, holders []uint32) error {
		if len(holders) > paraphrase.CrowdedKey {
			return nil
		}
		for k, y := range holders {
			for _, x := range holders[:k] {
				if s.mates[s.camps[x]]&s.camps[y] == 0 {
					continue
				}
				if err := pairs[w].Add(x, y, 0); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return index.Merge(pairs...), err
}

// decode reads sentence i.
func (s *sentences) decode(dst *paraphrase.Sentence, r corpus.Reader, i uint32) error {
	c := s.class(i)
	record, err := r.Sentence(s.s.classes.first(c), int(i-s.start[c]))
	if err != nil {
		return err
	}
	return dst.Decode(record)
}

// scoredAtOnce is how many pairs of sentences a worker takes at once.
const scoredAtOnce = 1 << 12

// score returns the pairs that are paraphrases, by their numbers.
func (s *sentences) score(ctx context.Context, candidates iter.Seq2[index.Pair, error]) ([]index.Pair, error) {
	s.s.o.Progress.Start("comparing sentences", 0)
	group, ctx := errgroup.WithContext(ctx)
	todo := make(chan []index.Pair, s.s.o.Workers)
	group.Go(func() error {
		defer close(todo)
		for batch, err := range index.Batched(candidates, scoredAtOnce) {
			if err != nil {
				return err
			}
			select {
			case todo <- batch:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	found, scorers := make([][]index.Pair, s.s.o.Workers), make([]*sentenceScorer, s.s.o.Workers)
	for w := range found {
		scorers[w] = s.newScorer()
		group.Go(func() (err error) {
			j := scorers[w]
			for batch := range todo {
				if found[w], err = j.append(found[w], batch); err != nil {
					return err
				}
			}
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	for _, j := range scorers {
		s.s.counts.SentencePairs += j.scored
	}
	all := slices.Concat(found...)
	slices.SortFunc(all, func(p, q index.Pair) int { return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B)) })
	return all, nil
}

// sentenceScorer scores pairs of sentences. It is used by one goroutine.
type sentenceScorer struct {
	*sentences
	scorer  *paraphrase.Scorer
	a, b    paraphrase.Sentence
	left    uint32 // the number of a
	decoded bool   // a is sentence left
	scored  int
	reader  corpus.Reader
	buf     []byte
}

func (s *sentences) newScorer() *sentenceScorer {
	return &sentenceScorer{sentences: s, scorer: paraphrase.NewScorer(s.s.o.Model), reader: s.s.corpus.Open()}
}

// append appends those pairs to dst that are paraphrases.
func (j *sentenceScorer) append(dst, pairs []index.Pair) ([]index.Pair, error) {
	for _, p := range pairs {
		j.s.o.Progress.Step()
		if !j.decoded || j.left != p.A {
			if err := j.decode(&j.a, j.reader, p.A); err != nil {
				return dst, err
			}
			j.left, j.decoded = p.A, true
		}
		vector, err := j.vectors.Slice(&j.buf, int64(p.B)*paraphrase.VectorSize, paraphrase.VectorSize)
		if err != nil {
			return dst, err
		}
		plain := paraphrase.VectorOf(vector).IsZero()
		if !plain && paraphrase.Dot(j.a.Vector(), paraphrase.VectorOf(vector)) < paraphrase.NearFrom {
			continue
		}
		if err := j.decode(&j.b, j.reader, p.B); err != nil {
			return dst, err
		}
		if plain && !paraphrase.Near(&j.a, &j.b) {
			continue
		}
		j.scored++
		if _, reached := j.scorer.From(&j.a, &j.b, j.s.o.ParaphraseFrom); reached {
			dst = append(dst, p)
		}
	}
	return dst, nil
}

// spread makes pairs of classes of the pairs of sentences. Where few classes have the two, all are paired; else each with
// the earliest of those that have the other, so that the work stays linear.
func (s *sentences) spread(ctx context.Context, found []index.Pair) ([]*index.Pairs, error) {
	holders := make(map[uint32][]uint32, 2*len(found)) // classes, by sentence
	for _, p := range found {
		holders[p.A], holders[p.B] = nil, nil
	}
	var mu sync.Mutex
	err := s.byTerms(ctx, func(_ int, same []uint32) error {
		mu.Lock()
		defer mu.Unlock()
		if _, wanted := holders[same[0]]; wanted {
			classes := make([]uint32, len(same))
			for k, i := range same {
				classes[k] = s.class(i)
			}
			holders[same[0]] = slices.Compact(classes)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i, classes := range holders {
		if classes == nil {
			classes = []uint32{s.class(i)}
			holders[i] = classes
		}
	}
	j := s.s.joiner(LinksEach, match.ByParaphrase, match.ByParaphrase)
	sorted := make(map[uint32][]Holder, len(holders))
	for i, classes := range holders {
		of := make([]Holder, len(classes))
		for k, c := range classes {
			of[k] = s.s.holder(c)
		}
		slices.SortFunc(of, Holder.before)
		sorted[i] = firstOfCamps(of)
	}
	for _, p := range found {
		j.cross(sorted[p.A], sorted[p.B])
		if j.err != nil {
			return nil, j.err
		}
	}
	return s.s.joined([]*Joiner{j}), nil
}

// cross pairs the classes of two lists, each in the order of their links: all of them if they are few, and else each with
// the first few that it may be paired with.
func (j *Joiner) cross(xs, ys []Holder) {
	few := len(xs)*len(ys) <= CrowdedAbove*CrowdedAbove
	for _, side := range [2][2][]Holder{{xs, ys}, {ys, xs}} {
		for _, x := range side[0] {
			n := 0
			for _, y := range side[1] {
				if n == j.each && !few {
					break
				}
				if x.Class != y.Class && j.mayPair(x, y) {
					j.add(x, y, j.all)
					n++
				}
			}
		}
		if few {
			return
		}
	}
	j.bounded += max(0, len(xs)*len(ys)-j.each*(len(xs)+len(ys)))
}
