package detect

import (
	"cmp"
	"context"
	"iter"
	"sync"

	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/spill"
)

// learn learns the profile in steps, and prepares those articles again of which a step tells something new.
func (r *Run) learn(ctx context.Context, learners []*profile.Learner) error {
	languages := profile.LanguagesOf(r.settings.Lang, learners...)
	if err := r.prepareWaiting(ctx, languages, learners); err != nil {
		return err
	}
	if !r.settings.learns() {
		r.profile = &profile.Profile{Languages: languages}
		return nil
	}
	all := learners[0]
	for _, l := range learners[1:] {
		all.Merge(l)
	}
	space := spill.New(r.settings.Tmp, r.settings.Memory/16)
	defer space.Close()
	p, err := all.Profile(ctx, r.memory, languages, profile.Options{
		Given: r.settings.Boilerplate, GivenOnly: r.settings.Find == match.Duplicates, Space: space, Workers: r.settings.Workers,
	})
	if err != nil {
		return err
	}
	r.profile = p
	if err := r.leaveOutStanding(ctx); err != nil || !r.settings.shortItems() {
		return err
	}
	return p.CountTerms(ctx, r.memory, r.settings.Workers)
}

// prepareWaiting prepares the articles that do not tell their language themselves.
func (r *Run) prepareWaiting(ctx context.Context, languages profile.Languages, learners []*profile.Learner) error {
	if languages.Forced != "" {
		return nil
	}
	fillers := make(map[*corpus.Shelf]*filler)
	for w, s := range r.memory.Shelves() {
		fillers[s] = r.newFiller(s, learners[w])
	}
	waits := func(h *match.Head) bool { return !h.LangTold }
	err := r.memory.Again(ctx, &profile.Profile{Languages: languages}, waits, func(s *corpus.Shelf, e *corpus.Entry, x *prepare.Prepared) error {
		return fillers[s].observe(s, e, x)
	})
	r.broken = append(r.broken, r.memory.Broken()...)
	return err
}

// leaveOutStanding prepares the articles with standing text again, without it.
func (r *Run) leaveOutStanding(ctx context.Context) error {
	if r.profile.Matcher() == nil {
		return nil
	}
	all := profile.NewStandingCount()
	var mu sync.Mutex
	err := index.Share(r.settings.Workers, r.memory.Len(), batchArticles, func(_ int, mine iter.Seq[uint32]) error {
		observe, matcher, own := r.memory.Observations(), r.profile.Matcher(), profile.NewStandingCount()
		reader, x := r.memory.Open(), new(prepare.Prepared)
		for i := range mine {
			o, err := observe(i)
			if err = cmp.Or(ctx.Err(), err); err != nil {
				return err
			}
			h := r.memory.Head(i)
			if err := reader.Read(x, i, corpus.Terms); err != nil {
				return err
			}
			if !matcher.Has(h, o.Units, x.Text.Terms) {
				continue
			}
			if err := reader.Read(x, i, corpus.Text); err != nil {
				return err
			}
			own.Add(i, h, &x.Text, matcher.Zones(nil, h, o.Units, &x.Text))
		}
		mu.Lock()
		defer mu.Unlock()
		all.Merge(own)
		return nil
	})
	if err != nil {
		return err
	}
	if r.leftOut, err = all.Sum(r.memory.Cut); err != nil {
		return err
	}
	err = r.memory.Again(ctx, r.profile, func(h *match.Head) bool { return all.Has[h] }, nil)
	r.broken = append(r.broken, r.memory.Broken()...)
	return err
}
