package pairing

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"math/bits"
	"slices"
	"sync"

	"github.com/zeebo/xxh3"
	"golang.org/x/sync/errgroup"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/spill"
)

// sentences are those of the classes, of which the first of those that are one stands for all. They are numbered by the articles that
// have them, then by their places.
//
// In a run of one corpus the article that stands for a class gives its sentences, and those with the same terms are one. With --against
// all articles give theirs, and those are one that are prepared to the same bytes: then what is found of a sentence hangs on who has it,
// and not on who stands for whom, which an index would have to look up for every holder of every key.
type sentences struct {
	s        *Search
	articles []corpus.Ref // that give their sentences, increasing
	start    []uint32     // of each of these, the number of its first sentence; and the end
	picked   []uint32     // of each sentence, its place in its article; nil: all of an article are numbered
	classOf  []uint32     // with --against: of each article in articles, its class; nil: they are those that stand for the classes
	// camps tells in what camps a sentence stands, a bit each; 0: an earlier one stands for it.
	camps []uint8
	mates [1 << mostCamps]uint8 // by the camps of a sentence, those of the sentences it is compared with
	// vectors are those of all sentences, by their numbers: close together, for they are read by the million.
	vectors *spill.File
	tags    []uint8 // of the sentences, with --against; see [Tag]
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
	s := &sentences{s: search, start: make([]uint32, 1)}
	give := func(i corpus.Ref) {
		s.articles = append(s.articles, i)
		head := search.corpus.Head(i)
		n := head.Sentences
		if filed := search.o.Filed; filed != nil {
			places := filed.Sentences[i]
			if !head.Old() {
				places = countingTo(n)
			}
			s.picked, n = append(s.picked, places...), uint32(len(places))
		}
		s.start = append(s.start, s.start[len(s.start)-1]+n)
		for range n {
			s.camps = append(s.camps, 1<<campOf(head))
		}
	}
	if search.camps.against {
		s.classOf = make([]uint32, search.corpus.Len())
		for c := range uint32(search.classes.len()) {
			for _, i := range search.classes.of(c) {
				s.classOf[i] = c
			}
		}
		for i := range corpus.Ref(search.corpus.Len()) {
			give(i)
		}
	} else {
		for c := range uint32(search.classes.len()) {
			give(search.classes.first(c))
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

// countingTo returns 0 to n-1.
func countingTo(n uint32) []uint32 {
	out := make([]uint32, n)
	for i := range out {
		out[i] = uint32(i)
	}
	return out
}

// at returns the article of a sentence, by its number in s.articles, and the place of the sentence in it.
func (s *sentences) at(i uint32) (article int, place int) {
	article, found := slices.BinarySearch(s.start, i)
	if !found {
		article--
	}
	for s.start[article+1] == i { // articles without a sentence begin at the same number
		article++
	}
	if s.picked != nil {
		return article, int(s.picked[i])
	}
	return article, int(i - s.start[article])
}

// class returns the class of a sentence.
func (s *sentences) class(i uint32) uint32 {
	article, _ := s.at(i)
	if s.classOf == nil {
		return uint32(article)
	}
	return s.classOf[s.articles[article]]
}

// record returns a sentence as its bytes, good until the next call.
func (s *sentences) record(r corpus.Reader, i uint32) ([]byte, error) {
	article, place := s.at(i)
	return r.Sentence(s.articles[article], place)
}

// bySame files the sentences by what makes them one, and hands take those that are.
func (s *sentences) bySame(ctx context.Context, take func(worker int, same []uint32) error) error {
	filings := func() filing {
		r := s.s.corpus.Open()
		if s.s.camps.against {
			return func(dst []shingle.Fingerprint, i uint32) ([]shingle.Fingerprint, error) {
				record, err := s.record(r, i)
				return append(dst, shingle.Fingerprint{Hash: xxh3.Hash(record)}), err
			}
		}
		var x prepare.Prepared
		return func(dst []shingle.Fingerprint, i uint32) ([]shingle.Fingerprint, error) {
			terms, err := s.terms(r, &x, i)
			return append(dst, shingle.Fingerprint{Hash: terms}), err
		}
	}
	return s.s.byPostings(ctx, len(s.camps), filings, func(w int, _ uint64, same []uint32) error { return take(w, same) })
}

// terms returns the hash of the terms of a sentence; x has the article of the last one.
func (s *sentences) terms(r corpus.Reader, x *prepare.Prepared, i uint32) (uint64, error) {
	article, place := s.at(i)
	if ref := s.articles[article]; x.Head != s.s.corpus.Head(ref) {
		if err := r.Read(x, ref, corpus.SentenceHeads); err != nil {
			return 0, err
		}
	}
	return x.Sentences[place].Hash, nil
}

// collapse makes one of the sentences that are one.
func (s *sentences) collapse(ctx context.Context) error {
	return s.bySame(ctx, func(_ int, same []uint32) error {
		for _, i := range same[1:] {
			s.camps[same[0]] |= s.camps[i]
			s.camps[i] = 0
		}
		return nil
	})
}

// gatherVectors fills in vectors and tags.
func (s *sentences) gatherVectors(ctx context.Context) error {
	r := s.s.corpus.Open()
	for i := range uint32(len(s.camps)) {
		record, err := s.record(r, i)
		if err == nil {
			_, err = s.vectors.Append(record[:paraphrase.VectorSize])
		}
		if err := cmp.Or(err, ctx.Err()); err != nil {
			return err
		}
		if s.s.camps.against {
			s.tags = append(s.tags, Tag(record))
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
		r, x, width, keys := s.s.corpus.Open(), paraphrase.Sentence{}, KeyWidth(SentenceKeys, s.s.profile), s.s.o.Model.Keys
		if s.s.profile.KeyBits > 0 {
			keys = s.s.o.Model.FewKeys
		}
		return func(dst []shingle.Fingerprint, i uint32) ([]shingle.Fingerprint, error) {
			if s.camps[i] == 0 {
				return dst, nil
			}
			if err := s.decode(&x, r, i); err != nil {
				return dst, err
			}
			return shorten(keys(dst, &x), len(dst), width), nil
		}
	}
	err := s.s.byPostings(ctx, len(s.camps), filings, func(w int, key uint64, holders []uint32) error {
		if s.isCrowded(key, holders) {
			return nil
		}
		mark := uint8(shingle.Mix(key) % index.MostTags)
		for k, y := range holders {
			for _, x := range holders[:k] {
				if s.mates[s.camps[x]]&s.camps[y] == 0 {
					continue
				}
				if err := pairs[w].Add(x, y, mark); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return index.Merge(pairs...), err
}

// isCrowded reports whether so many sentences hold a key that it pairs none. With --against those of the other side count, by their tags:
// then an index tells it by its postings.
func (s *sentences) isCrowded(key uint64, holders []uint32) bool {
	if !s.s.camps.against {
		return len(holders) > paraphrase.CrowdedKey
	}
	if s.s.o.Filed != nil && s.s.o.Filed.Crowded[key] {
		return true
	}
	const against = 1<<mostCamps - 1<<roles // the camps of the other side
	var seen [1 << TagBits]bool
	n := 0
	for _, i := range holders {
		if s.camps[i]&against != 0 && !seen[s.tags[i]] {
			seen[s.tags[i]] = true
			n++
		}
	}
	return n > paraphrase.CrowdedKey
}

// decode reads sentence i.
func (s *sentences) decode(dst *paraphrase.Sentence, r corpus.Reader, i uint32) error {
	record, err := s.record(r, i)
	if err != nil {
		return err
	}
	return dst.Decode(record)
}

// LeastKeys is how many keys two sentences share that are compared with Options.TwoKeys. Of 2,499 labelled pairs (MRPC) that are told to
// be paraphrases and share a key, 137 share one alone; of the pairs of sentences in web news that share a key, 88 in 100 do.
const LeastKeys = 2

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
	x, y    prepare.Prepared // of the last two of which the terms were compared
}

func (s *sentences) newScorer() *sentenceScorer {
	return &sentenceScorer{sentences: s, scorer: paraphrase.NewScorer(s.s.o.Model), reader: s.s.corpus.Open()}
}

// append appends those pairs to dst that are paraphrases.
func (j *sentenceScorer) append(dst, pairs []index.Pair) ([]index.Pair, error) {
	for _, p := range pairs {
		j.s.o.Progress.Step()
		if j.s.o.TwoKeys && bits.OnesCount32(p.Tags) < LeastKeys {
			continue
		}
		if !j.decoded || j.left != p.A {
			if err := j.decode(&j.a, j.reader, p.A); err != nil {
				return dst, err
			}
			j.left, j.decoded = p.A, true
			j.scorer.Hold(&j.a)
		}
		vector, err := j.vectors.Slice(&j.buf, int64(p.B)*paraphrase.VectorSize, paraphrase.VectorSize)
		if err != nil {
			return dst, err
		}
		plain := paraphrase.VectorOf(vector).IsZero()
		if !plain && paraphrase.Dot(j.a.Vector(), paraphrase.VectorOf(vector)) < paraphrase.NearFrom {
			continue
		}
		record, err := j.record(j.reader, p.B)
		if err != nil {
			return dst, err
		}
		if plain {
			if err := j.b.Decode(record); err != nil {
				return dst, err
			}
			if !paraphrase.Near(&j.a, &j.b) {
				continue
			}
		}
		j.scored++
		if !j.scorer.EncodedCanReach(record, j.s.o.ParaphraseFrom) {
			continue
		}
		if err := j.b.Decode(record); err != nil {
			return dst, err
		}
		if _, reached := j.scorer.From(&j.b, j.s.o.ParaphraseFrom); !reached {
			continue
		}
		same, err := j.sameTerms(p)
		if err != nil {
			return dst, err
		}
		if !same {
			dst = append(dst, p)
		}
	}
	return dst, nil
}

// sameTerms reports whether two sentences are equal but for marks and such. In a run of one corpus they are one.
func (j *sentenceScorer) sameTerms(p index.Pair) (bool, error) {
	if !j.s.camps.against {
		return false, nil
	}
	a, err := j.terms(j.reader, &j.x, p.A)
	if err != nil {
		return false, err
	}
	b, err := j.terms(j.reader, &j.y, p.B)
	return a == b, err
}

// spread makes pairs of classes of the pairs of sentences. Where few classes have the two, all are paired; else each with
// the earliest of those that have the other, so that the work stays linear.
func (s *sentences) spread(ctx context.Context, found []index.Pair) ([]*index.Pairs, error) {
	if len(found) == 0 {
		return nil, nil
	}
	holders := make(map[uint32][]uint32, 2*len(found)) // classes, by sentence
	for _, p := range found {
		holders[p.A], holders[p.B] = nil, nil
	}
	var mu sync.Mutex
	err := s.bySame(ctx, func(_ int, same []uint32) error {
		mu.Lock()
		defer mu.Unlock()
		if _, wanted := holders[same[0]]; wanted {
			classes := make([]uint32, len(same))
			for k, i := range same {
				classes[k] = s.class(i)
			}
			slices.Sort(classes)
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
