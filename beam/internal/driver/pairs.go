package driver

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"iter"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/copytaster/copytaster/beam/internal/files"
	"github.com/copytaster/copytaster/beam/internal/steps"
	"github.com/copytaster/copytaster/internal/bitset"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/spill"
	"github.com/copytaster/copytaster/internal/versions"
)

// search is a run whose articles are numbered. The driver has their heads in memory, as one process has, and what groups and sums need of
// them in its temporary files.
type search struct {
	*Run
	in       string // step that has the articles
	memory   *corpus.Memory
	entries  [][]*corpus.Entry
	profile  *profile.Profile
	pairing  *pairing.Search
	space    *spill.Space // pairs
	pairedBy []string     // steps that have pairs
}

// number numbers the articles and gathers those with equal terms, and completes the profile.
func (r *Run) number(in string, p *profile.Profile) (*search, error) {
	m, entries, err := r.load(in, func(x *prepare.Prepared, b []byte) ([]byte, error) { return nil, x.Decode(b) })
	if err != nil {
		return nil, err
	}
	s := &search{Run: r, in: in, memory: m, entries: entries, profile: p, space: spill.New(r.o.Tmp, 0)}
	o := r.steps.Pairing
	o.Routes = s.routes()
	s.pairing = pairing.New(m, o)
	if err := s.complete(); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

func (s *search) close() error {
	return errors.Join(s.pairing.Close(), s.memory.Close(), s.space.Close())
}

// complete counts what the profile still lacks, and writes it and the numbers.
func (s *search) complete() error {
	_, err := s.step(stepNumber, func(folder string) (map[string]int, error) {
		holders := make(map[string]pairing.Holder)
		classes := 0
		for ref, h := range s.pairing.Firsts() {
			holders[s.memory.Head(ref).ID] = h
			classes++
		}
		return map[string]int{"articles": s.memory.Len(), "classes": classes}, s.column(folder, s.memory, s.entries, func(e *corpus.Entry) steps.Numbered {
			h, stands := holders[e.ID]
			if !stands {
				return steps.Numbered{}
			}
			return steps.Numbered{Class: h.Class + 1, Many: h.Many}
		})
	})
	if err != nil {
		return err
	}
	find := s.steps.Pairing.Find
	_, err = s.step(stepCommon, func(folder string) (map[string]int, error) {
		if s.steps.Learns && s.steps.ShortItems {
			if err := s.profile.CountTerms(s.ctx, s.memory, s.steps.Pairing.Workers); err != nil {
				return nil, err
			}
		}
		if find&match.Passages != 0 {
			if err := s.job(folder, func(b beam.Scope) { steps.CommonJob(b, s.folder(s.in), s.numbers(), s.o.Shards, folder) }); err != nil {
				return nil, err
			}
			if err := s.fill(folder, steps.CommonFile); err != nil {
				return nil, err
			}
			if err := s.readCommon(folder); err != nil {
				return nil, err
			}
		}
		return map[string]int{"common": s.profile.Common.Len()}, files.WriteAll(s.ctx, files.Path(folder, profileFile), s.profile.AppendBinary(nil))
	})
	if err != nil {
		return err
	}
	s.profile, err = steps.ReadProfile(s.ctx, s.profilePath())
	return err
}

// readCommon reads the common shingles into the profile.
func (s *search) readCommon(folder string) error {
	var all [][]byte
	for i := range s.o.Shards {
		for b, err := range files.Records(s.ctx, files.Shard(files.Path(folder, steps.CommonFile), i)) {
			if err != nil {
				return err
			}
			all = append(all, bytes.Clone(b))
		}
	}
	slices.SortFunc(all, func(x, y []byte) int {
		if a, b := binary.LittleEndian.Uint64(x), binary.LittleEndian.Uint64(y); a < b {
			return -1
		}
		return 1
	})
	known := *s.profile
	known.Common = &index.Common{}
	s.profile = &known
	return known.Common.UnmarshalBinary(slices.Concat(all...))
}

func (s *search) profilePath() string { return files.Path(s.folder(stepCommon), profileFile) }
func (s *search) numbers() string     { return files.Path(s.folder(stepNumber), columnFile) }

// routes returns those that are taken here, and that of the pairs that jobs made. The route of signatures gathers the buckets of all
// classes, and that of paraphrases compares each pair of sentences once, however many articles have the two.
func (s *search) routes() []pairing.Route {
	out := []pairing.Route{{Name: "elsewhere", Tag: match.ByFingerprint, Needs: ^match.Find(0), Pairs: s.read}}
	for _, route := range pairing.Routes() {
		if route.Tag == match.BySignature || route.Tag == match.ByParaphrase {
			out = append(out, route)
		}
	}
	return out
}

// read reads the pairs of classes that jobs made, and thins the links.
func (s *search) read(_ context.Context, classes *pairing.Search) ([]*index.Pairs, error) {
	pairs, links := index.NewPairs(s.space, s.o.Memory/16), index.NewPairs(s.space, s.o.Memory/16)
	for _, step := range s.pairedBy {
		for i := range s.o.Shards {
			for b, err := range files.Records(s.ctx, files.Shard(files.Path(s.folder(step), steps.PairFile), i)) {
				if err != nil {
					return nil, err
				}
				kind, p, err := steps.DecodePair(b)
				switch {
				case err != nil:
				case kind == steps.LinkPair:
					err = links.Add(p.A, p.B, uint8(p.Tags))
				default:
					err = steps.AddTags(pairs, p)
				}
				if err != nil {
					return nil, err
				}
			}
		}
	}
	thin, err := classes.Thin(index.MergeTagged(links))
	return []*index.Pairs{pairs, thin}, err
}

// findPairs has the classes filed and joined, and writes the pairs of articles to compare.
func (s *search) findPairs() error {
	if s.steps.Pairing.Find != match.Duplicates {
		if err := s.join(); err != nil {
			return err
		}
	}
	_, err := s.step(stepCandidates, func(folder string) (map[string]int, error) {
		if err := s.pairing.Group(s.ctx); err != nil {
			return nil, err
		}
		pairs := 0
		second := bitset.New(s.memory.Len())
		beside := index.NewPairs(s.space, s.o.Memory/16)
		w, err := s.newDealer(folder, candidateFile)
		if err != nil {
			return nil, err
		}
		for p, err := range s.pairing.Pairs(s.ctx, s.profile) {
			if err == nil {
				err = w.deal(p)
			}
			if err == nil {
				err = s.beside(p, func(v corpus.Ref) error { return beside.Add(v, p.B, 0) })
			}
			if err != nil {
				return nil, err
			}
			pairs++
			second.Add(int(p.B))
		}
		if err := w.close(); err != nil {
			return nil, err
		}
		if w, err = s.newDealer(folder, besideFile); err != nil {
			return nil, err
		}
		for p, err := range index.Merge(beside) {
			p.Tags = 0
			if err == nil {
				err = w.deal(p)
			}
			if err != nil {
				return nil, err
			}
		}
		if err := w.close(); err != nil {
			return nil, err
		}
		err = s.column(folder, s.memory, s.entries, func(e *corpus.Entry) steps.Numbered {
			ref, _ := s.memory.Find(e.ID)
			return steps.Numbered{Second: second.Has(int(ref))}
		})
		n := s.pairing.Counts()
		counts := map[string]int{"pairs": pairs, "bounded": n.Bounded, "large_groups": n.LargeGroups, "group_pairs_left": n.GroupPairsLeft, "sentence_pairs": n.SentencePairs}
		for tag, n := range n.Candidates {
			if n > 0 {
				counts[routeCount(tag)] = n
			}
		}
		return counts, err
	})
	return err
}

// join has the classes filed by their keys, and those of crowded fingerprints filed once more.
func (s *search) join() error {
	of := steps.File{
		Settings: s.o.Settings, In: files.Path(s.folder(s.in), steps.ArticleFile), Column: s.numbers(), Profile: s.profilePath(), Shards: s.o.Shards,
	}
	for i := range corpus.Ref(s.memory.Len()) {
		of.Characters = of.Characters || s.profile.SearchesCharacters(s.memory.Head(i))
	}
	do := func(folder string) (map[string]int, error) {
		if err := s.job(folder, func(b beam.Scope) { steps.JoinJob(b, of, s.o.Shards, folder) }); err != nil {
			return nil, err
		}
		crowded := 0
		for i := range s.o.Shards {
			if err := s.fill(folder, steps.PairFile); err != nil {
				return nil, err
			}
			if err := s.fill(folder, steps.CrowdedFile); err != nil {
				return nil, err
			}
			for _, err := range files.Records(s.ctx, files.Shard(files.Path(folder, steps.CrowdedFile), i)) {
				if err != nil {
					return nil, err
				}
				crowded++
			}
		}
		return map[string]int{"crowded": crowded}, nil
	}
	done, err := s.step(stepJoin, do)
	if err != nil {
		return err
	}
	s.pairedBy = append(s.pairedBy, stepJoin)
	if _, err := s.hear(stepJoin); err != nil {
		return err
	}
	if done.Counts["crowded"] == 0 {
		return nil
	}
	of.Crowded = files.Path(s.folder(stepJoin), steps.CrowdedFile)
	if _, err := s.step(stepFlanked, do); err != nil {
		return err
	}
	s.pairedBy = append(s.pairedBy, stepFlanked)
	_, err = s.hear(stepFlanked)
	return err
}

// mostVersions is how many versions of a story are compared to tell which one an article took.
const mostVersions = 16

// beside calls take with the articles whose texts comparing a pair needs beside the two: the other versions of their stories.
func (s *search) beside(p index.Pair, take func(corpus.Ref) error) error {
	for _, ref := range [2]corpus.Ref{p.A, p.B} {
		h := s.memory.Head(ref)
		if h.Chain < 0 {
			continue
		}
		chain := s.profile.Chains[h.Chain]
		wanted := chain
		if len(chain) > mostVersions {
			wanted = nil
			if fate, by := chain.Fate(int(h.Version)); fate == versions.Corrected || fate == versions.Killed {
				wanted = chain[max(0, by-1) : by+1]
			}
		}
		for _, v := range wanted {
			if i, found := s.memory.Find(v.ID); found && i != p.A && i != p.B {
				if err := take(i); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// dealer deals pairs into the shards of their first articles.
type dealer struct {
	s       *search
	writers []*files.Writer
}

// Files of pairs.
const (
	candidateFile = "candidates"
	besideFile    = "beside" // not compared: the text of the first article is needed beside the second one
)

func (s *search) newDealer(folder, name string) (*dealer, error) {
	d := &dealer{s: s}
	for i := range s.o.Shards {
		w, err := files.Create(s.ctx, files.Shard(files.Path(folder, name), i))
		if err != nil {
			return nil, err
		}
		d.writers = append(d.writers, w)
	}
	return d, nil
}

func (d *dealer) deal(p index.Pair) error {
	return d.writers[steps.ShardOf(d.s.memory.Head(p.A).ID, len(d.writers))].Record(p.AppendBinary(nil))
}

func (d *dealer) close() (err error) {
	for _, w := range d.writers {
		err = errors.Join(err, w.Close())
	}
	return err
}

// compare has the pairs compared.
func (s *search) compare() error {
	_, err := s.step(stepCompare, func(folder string) (map[string]int, error) {
		err := s.job(folder, func(b beam.Scope) {
			candidates := s.folder(stepCandidates)
			steps.CompareJob(b, s.o.Settings, steps.Send{
				In: files.Path(s.folder(s.in), steps.ArticleFile), Column: files.Path(candidates, columnFile),
				Candidates: files.Path(candidates, candidateFile), Beside: files.Path(candidates, besideFile),
			}, s.profilePath(), s.o.Shards, s.memory.Len(), folder)
		})
		if err == nil {
			err = errors.Join(s.fill(folder, steps.ResultFile), s.fill(folder, steps.EdgeFile), s.fill(folder, steps.SideFile))
		}
		return nil, err
	})
	if err == nil {
		_, err = s.hear(stepCompare)
	}
	return err
}

// results yields the results, by (A, B).
func (s *search) results() iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		for i := range s.o.Shards {
			for b, err := range files.Records(s.ctx, files.Shard(files.Path(s.folder(stepCompare), steps.ResultFile), i)) {
				if err == nil && len(b) < 8 {
					err = errors.New("a damaged result")
				}
				if err != nil {
					yield(nil, err)
					return
				}
				if !yield(b[8:], nil) {
					return
				}
			}
		}
	}
}
