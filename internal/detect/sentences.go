package detect

import (
	"cmp"
	"context"
	"fmt"
	"github.com/copytaster/copytaster/internal/match"
	"iter"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/spill"
)

// sentences are those of the classes, of which each that has the same terms as an earlier one stands for that. They are
// numbered by their classes, then by their places.
type sentences struct {
	d     *Detector
	start []uint32 // of each class, the number of its first sentence; and the end
	// camps tells in what camps a sentence stands, a bit each; 0: it has the terms of an earlier one.
	camps []uint8
	mates [1 << camps]uint8 // by the camps of a sentence, those of the sentences it is compared with
	// vectors are those of all sentences, by their numbers: close together, for they are read by the million.
	vectors *spill.File
}

// crowdedSentences is the number of sentences above which a key of theirs pairs none. Two stems that so many sentences
// have are a turn of phrase or a name; a paraphrase has other keys.
const crowdedSentences = 16

// pairByParaphrase collects the classes of which a sentence of the one is a paraphrase of one of the other. Sentences that
// have a key in common are candidates; of those, each pair is scored once, however many articles have the two.
func (d *Detector) pairByParaphrase(ctx context.Context) ([]*index.Pairs, error) {
	s := d.numberSentences()
	if len(s.camps) > index.MostDocs {
		return nil, fmt.Errorf("%d sentences are more than the %d that can be compared: leave paraphrases out, or divide the articles", len(s.camps), index.MostDocs)
	}
	space := spill.New(d.o.Tmp, d.o.Memory/8)
	defer space.Close()
	s.vectors = space.File()
	if err := cmp.Or(s.collapse(ctx), s.gatherVectors(ctx)); err != nil {
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

func (d *Detector) numberSentences() *sentences {
	s := &sentences{d: d, start: make([]uint32, d.classes.len()+1)}
	for c := range d.classes.len() {
		s.start[c+1] = s.start[c] + d.first(uint32(c)).sentences
	}
	s.camps = make([]uint8, s.start[d.classes.len()])
	for c := range d.classes.len() {
		for i := s.start[c]; i < s.start[c+1]; i++ {
			s.camps[i] = 1 << d.first(uint32(c)).camp()
		}
	}
	for set := range s.mates {
		for p := range camp(camps) {
			for q := range camp(camps) {
				if set>>p&1 == 1 && d.campsAllow(p, q) {
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
		n := notes{corpus: s.d.corpus}
		of := ^uint32(0) // the class of which n has the heads
		return func(dst []shingle.Fingerprint, i uint32) ([]shingle.Fingerprint, error) {
			c := s.class(i)
			if c != of {
				if _, err := n.headsOf(s.d.first(c)); err != nil {
					return dst, err
				}
				of = c
			}
			return append(dst, shingle.Fingerprint{Hash: n.heads[i-s.start[c]].hash}), nil
		}
	}
	return s.d.byPostings(ctx, len(s.camps), filings, func(w int, _ uint64, same []uint32) error { return take(w, same) })
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
	n := notes{corpus: s.d.corpus}
	for c := range s.d.classes.len() {
		for i := range s.start[c+1] - s.start[c] {
			record, err := n.sentenceOf(s.d.first(uint32(c)), int(i))
			if err == nil {
				_, err = s.vectors.Append(record[:paraphrase.VectorSize])
			}
			if err = cmp.Or(err, ctx.Err()); err != nil {
				return err
			}
		}
	}
	return nil
}

// pair yields the pairs of sentences that have a key in common and may be compared, by their numbers.
func (s *sentences) pair(ctx context.Context) (iter.Seq2[index.Pair, error], error) {
	pairs := make([]*index.Pairs, s.d.o.Workers)
	for w := range pairs {
		pairs[w] = s.d.newPairs()
	}
	filings := func() filing {
		n, x := notes{corpus: s.d.corpus}, paraphrase.Sentence{}
		return func(dst []shingle.Fingerprint, i uint32) ([]shingle.Fingerprint, error) {
			if s.camps[i] == 0 {
				return dst, nil
			}
			if err := s.decode(&x, &n, i); err != nil {
				return dst, err
			}
			return s.d.model.Keys(dst, &x), nil
		}
	}
	err := s.d.byPostings(ctx, len(s.camps), filings, func(w int, _ uint64, holders []uint32) error {
		if len(holders) > crowdedSentences {
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
func (s *sentences) decode(dst *paraphrase.Sentence, n *notes, i uint32) error {
	c := s.class(i)
	record, err := n.sentenceOf(s.d.first(c), int(i-s.start[c]))
	if err != nil {
		return err
	}
	return dst.Decode(record)
}

// scoredAtOnce is how many pairs of sentences a worker takes at once.
const scoredAtOnce = 1 << 12

// score returns the pairs that are paraphrases, by their numbers.
func (s *sentences) score(ctx context.Context, candidates iter.Seq2[index.Pair, error]) ([]index.Pair, error) {
	s.d.o.Progress.start("comparing sentences", 0)
	group, ctx := errgroup.WithContext(ctx)
	todo := make(chan []index.Pair, s.d.o.Workers)
	group.Go(func() error {
		defer close(todo)
		for batch, err := range batched(candidates, scoredAtOnce) {
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
	found, scorers := make([][]index.Pair, s.d.o.Workers), make([]*sentenceScorer, s.d.o.Workers)
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
		s.d.tally.sentencePairs += j.scored
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
	notes   notes
	buf     []byte
}

func (s *sentences) newScorer() *sentenceScorer {
	return &sentenceScorer{sentences: s, scorer: paraphrase.NewScorer(s.d.model), notes: notes{corpus: s.d.corpus}}
}

// append appends those pairs to dst that are paraphrases.
func (j *sentenceScorer) append(dst, pairs []index.Pair) ([]index.Pair, error) {
	for _, p := range pairs {
		j.d.o.Progress.step()
		if !j.decoded || j.left != p.A {
			if err := j.decode(&j.a, &j.notes, p.A); err != nil {
				return dst, err
			}
			j.left, j.decoded = p.A, true
		}
		vector, err := j.vectors.Slice(&j.buf, int64(p.B)*paraphrase.VectorSize, paraphrase.VectorSize)
		if err != nil {
			return dst, err
		}
		if v := paraphrase.VectorOf(vector); paraphrase.Dot(j.a.Vector(), v) < nearFrom && !v.IsZero() {
			continue
		}
		if err := j.decode(&j.b, &j.notes, p.B); err != nil {
			return dst, err
		}
		if !near(&j.a, &j.b) {
			continue
		}
		j.scored++
		if j.scorer.Score(&j.a, &j.b) >= j.d.paraphraseFrom {
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
			holders[i] = []uint32{s.class(i)}
			continue
		}
		slices.SortFunc(classes, func(x, y uint32) int { return cmp.Compare(s.d.rank[x], s.d.rank[y]) })
		holders[i] = s.d.firstOfCamps(classes)
	}
	l := &linker{d: s.d, pairs: s.d.newPairs()}
	for _, p := range found {
		l.cross(holders[p.A], holders[p.B], match.ByParaphrase)
		if l.err != nil {
			return nil, l.err
		}
	}
	s.d.tally.bounded += l.bounded
	return []*index.Pairs{l.pairs}, nil
}

// cross pairs the classes of two lists, each in the order of their links: all of them if they are few, and else each with
// the first few that it may be paired with.
func (l *linker) cross(xs, ys []uint32, by match.Route) {
	few := len(xs)*len(ys) <= crowdedAbove*crowdedAbove
	for _, side := range [2][2][]uint32{{xs, ys}, {ys, xs}} {
		for _, x := range side[0] {
			n := 0
			for _, y := range side[1] {
				if n == linksEach && !few {
					break
				}
				if x != y && l.d.mayPair(x, y) {
					l.add(x, y, by)
					n++
				}
			}
		}
		if few {
			return
		}
	}
	l.bounded += max(0, len(xs)*len(ys)-linksEach*(len(xs)+len(ys)))
}
