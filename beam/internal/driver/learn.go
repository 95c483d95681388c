package driver

import (
	"errors"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/copytaster/copytaster/beam/internal/files"
	"github.com/copytaster/copytaster/beam/internal/steps"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/spill"
)

// Steps, by the names of their folders.
const (
	stepPrepare    = "01-prepare"
	stepLanguages  = "02-languages"
	stepSettle     = "03-settle"
	stepProfile    = "04-profile"
	stepFinish     = "05-finish"
	stepNumber     = "06-number"
	stepCommon     = "07-common"
	stepJoin       = "08-join"
	stepFlanked    = "09-flanked"
	stepCandidates = "10-candidates"
	stepCompare    = "11-compare"
	stepSizes      = "14-sizes"
	stepArticles   = "15-articles"
)

// Files that the driver writes.
const (
	profileFile = "profile"
	columnFile  = "numbers"
)

// prepare has the articles read and prepared, each once its language is known. It returns the step that has them, and what was learnt.
func (r *Run) prepare() (in string, learnt *profile.Learner, err error) {
	_, err = r.step(stepPrepare, func(folder string) (map[string]int, error) {
		err := r.job(folder, func(s beam.Scope) { steps.PrepareJob(s, r.o.Settings, r.streams, r.o.Shards, folder) })
		if err == nil {
			err = r.fill(folder, steps.ArticleFile)
		}
		return nil, err
	})
	if err != nil {
		return "", nil, err
	}
	if _, err := r.hear(stepPrepare); err != nil {
		return "", nil, err
	}
	if learnt, err = r.learnt(stepPrepare); err != nil {
		return "", nil, err
	}
	waiting := 0
	for _, n := range r.noted(steps.NoteWaiting) {
		waiting += n.N
	}
	if waiting == 0 {
		return stepPrepare, learnt, nil
	}
	_, err = r.step(stepLanguages, func(folder string) (map[string]int, error) {
		p := &profile.Profile{Languages: profile.LanguagesOf(r.o.Settings.Lang, learnt)}
		return nil, files.WriteAll(r.ctx, files.Path(folder, profileFile), p.AppendBinary(nil))
	})
	if err != nil {
		return "", nil, err
	}
	_, err = r.step(stepSettle, func(folder string) (map[string]int, error) {
		return nil, r.job(folder, func(s beam.Scope) {
			steps.SettleJob(s, r.o.Settings, r.folder(stepPrepare), files.Path(r.folder(stepLanguages), profileFile), r.o.Shards, folder)
		})
	})
	if err != nil {
		return "", nil, err
	}
	if _, err := r.hear(stepSettle); err != nil {
		return "", nil, err
	}
	late, err := r.learnt(stepSettle)
	if err != nil {
		return "", nil, err
	}
	learnt.Merge(late)
	return stepSettle, learnt, nil
}

// learnt returns what the workers of a step learnt.
func (r *Run) learnt(step string) (*profile.Learner, error) {
	b, err := files.ReadOne(r.ctx, files.Shard(files.Path(r.folder(step), steps.Learnt), 0))
	if err != nil {
		return nil, err
	}
	return profile.DecodeLearner(b)
}

// learn learns the profile and has the articles prepared as it says. It returns the step that has them, and the profile, which lacks
// what only then can be counted.
func (r *Run) learn(in string, learnt *profile.Learner) (string, *profile.Profile, error) {
	languages := profile.LanguagesOf(r.o.Settings.Lang, learnt)
	path := files.Path(r.folder(stepProfile), profileFile)
	_, err := r.step(stepProfile, func(folder string) (map[string]int, error) {
		m, entries, err := r.load(in, func(x *prepare.Prepared, b []byte) ([]byte, error) {
			of, err := steps.DecodeObserved(b)
			if err != nil {
				return nil, err
			}
			return of.Observation, x.Decode(of.Article)
		})
		if err != nil {
			return nil, err
		}
		defer m.Close()
		p := &profile.Profile{Languages: languages}
		if r.steps.Learns {
			space := spill.New(r.o.Tmp, r.o.Memory/16)
			defer space.Close()
			p, err = learnt.Profile(r.ctx, m, languages, profile.Options{
				GivenOnly: r.steps.Pairing.Find == match.Duplicates, Space: space, Workers: r.steps.Pairing.Workers,
			})
			if err != nil {
				return nil, err
			}
		}
		if err := r.column(folder, m, entries, func(*corpus.Entry) steps.Numbered { return steps.Numbered{} }); err != nil {
			return nil, err
		}
		return map[string]int{"articles": m.Len()}, files.WriteAll(r.ctx, path, p.AppendBinary(nil))
	})
	if err != nil {
		return "", nil, err
	}
	_, err = r.step(stepFinish, func(folder string) (map[string]int, error) {
		return nil, r.job(folder, func(s beam.Scope) {
			steps.FinishJob(s, r.o.Settings, r.folder(in), files.Path(r.folder(stepProfile), columnFile), path, r.o.Shards, folder)
		})
	})
	if err != nil {
		return "", nil, err
	}
	if _, err := r.hear(stepFinish); err != nil {
		return "", nil, err
	}
	p, err := steps.ReadProfile(r.ctx, path)
	return stepFinish, p, err
}

// load reads the articles of a step. decode makes x the article of a record and returns what was observed of it, empty for nothing. The
// entries of each shard come in the order of the shard.
func (r *Run) load(step string, decode func(x *prepare.Prepared, b []byte) (observed []byte, err error)) (*corpus.Memory, [][]*corpus.Entry, error) {
	m := corpus.NewMemory(r.o.Tmp, r.o.Memory)
	shelf := m.Shelf(prepare.New(r.steps.Prepare))
	entries := make([][]*corpus.Entry, r.o.Shards)
	put := func(b []byte) (*corpus.Entry, error) {
		var x prepare.Prepared
		observed, err := decode(&x, b)
		if err != nil {
			return nil, err
		}
		e, err := shelf.Add(x.Article)
		if err != nil {
			return nil, err
		}
		e.Head = *x.Head
		if err := shelf.Put(e, &x); err != nil || len(observed) == 0 {
			return e, err
		}
		var o profile.Observation
		o.Decode(observed)
		return e, shelf.Observe(e, &o)
	}
	for i := range entries {
		for b, err := range files.Records(r.ctx, files.Shard(files.Path(r.folder(step), steps.ArticleFile), i)) {
			var e *corpus.Entry
			if err == nil {
				e, err = put(b)
			}
			if err != nil {
				return nil, nil, errors.Join(err, m.Close())
			}
			entries[i] = append(entries[i], e)
		}
	}
	_, err := m.Seal(detect.ByContent)
	return m, entries, err
}

// column writes a column of the articles: what of says of each beside its number.
func (r *Run) column(folder string, m *corpus.Memory, entries [][]*corpus.Entry, of func(e *corpus.Entry) steps.Numbered) error {
	for i, shard := range entries {
		w, err := files.Create(r.ctx, files.Shard(files.Path(folder, columnFile), i))
		if err != nil {
			return err
		}
		for _, e := range shard {
			n := of(e)
			n.Ref, _ = m.Find(e.ID)
			if err := w.Record(n.AppendBinary(nil)); err != nil {
				w.Abort()
				return err
			}
		}
		if err := w.Close(); err != nil {
			return err
		}
	}
	return nil
}
