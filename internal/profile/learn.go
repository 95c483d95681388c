package profile

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"sync"

	"github.com/copytaster/copytaster/internal/boilerplate"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/short"
	"github.com/copytaster/copytaster/internal/spill"
	"github.com/copytaster/copytaster/internal/versions"
	"github.com/copytaster/copytaster/internal/wire"
)

// Learner adds up what can be learnt from one article after the other: its language and its words. What else is observed of an
// article lies in the corpus until [Learner.Profile] reads it. A learner is made by [NewLearner] and used by one goroutine.
type Learner struct {
	languages languages
	lexicon   *ocr.Lexicon // nil: no words were counted
}

// NewLearner returns a learner that has seen nothing.
func NewLearner() *Learner {
	return &Learner{languages: newLanguages()}
}

// Hear counts the language of an article, told or guessed. It keeps nothing of h.
func (l *Learner) Hear(h *match.Head) { l.languages.add(h) }

// Counter returns a new counter into the lexicon of the learner; see [ocr.Counter.Add]. A learner that was never asked for one adds
// no words to a profile.
func (l *Learner) Counter() *ocr.Counter {
	if l.lexicon == nil {
		l.lexicon = ocr.NewLexicon()
	}
	return l.lexicon.Counter()
}

// Merge adds what m learnt. Any order and grouping of learners comes to the same. m is not used any more: l may have its lexicon.
func (l *Learner) Merge(m *Learner) {
	l.languages.merge(&m.languages)
	switch {
	case m.lexicon == nil:
	case l.lexicon == nil:
		l.lexicon = m.lexicon
	default:
		l.lexicon.Merge(m.lexicon)
	}
}

// LanguagesOf returns the languages of the articles that the learners heard, and the one that is forced on all, "" for none. It
// changes no learner. Without learners no language is known.
func LanguagesOf(forced string, learners ...*Learner) Languages {
	all := newLanguages()
	for _, l := range learners {
		all.merge(&l.languages)
	}
	return all.settled(forced)
}

// Articles are the articles that a profile is learnt from, in the order of their IDs: 0 to Len()-1. An implementation may be
// called by several goroutines at once.
type Articles interface {
	Len() int
	// Head returns the head of an article, the same pointer each time. The profile writes into it, each head by one goroutine; see
	// [Profile.Apply].
	Head(i uint32) *match.Head
	// Observations is called once for each goroutine. What it returns reads the observation of an article, good until the
	// next call.
	Observations() func(i uint32) (*Observation, error)
	// Terms is called once for each goroutine, and what it returns gives the terms of an article, good until the next call.
	Terms() func(i uint32) ([]uint64, error)
	// Cut returns what stands at a span of the body of an article.
	Cut(i uint32, span news.Span) (string, error)
}

// Options says how to learn. Workers has no default.
type Options struct {
	Given     *boilerplate.List // standing text, which counts beside what is learnt; may be nil
	GivenOnly bool              // no standing text is learnt
	Space     *spill.Space      // for what has to wait; may be nil with GivenOnly
	Workers   int               // 1 or more
}

// Profile learns from the articles that were heard and observed: all of the profile but what [Profile.CountTerms] counts and the
// common shingles. It writes into the heads of the articles. The profile keeps the lexicon of l, to which nothing may be added
// afterwards, and o.Given. Of no articles it is a profile that knows nothing. An error is that of ctx, of the articles or of
// o.Space.
func (l *Learner) Profile(ctx context.Context, c Articles, languages Languages, o Options) (*Profile, error) {
	p := &Profile{Languages: languages, Lexicon: cmp.Or(l.lexicon, ocr.NewLexicon())}
	chains, err := joinVersions(c)
	if err != nil {
		return nil, err
	}
	p.setChains(chains)
	if err := p.lookAround(ctx, c, o.Workers); err != nil {
		return nil, err
	}
	if err := p.learnStock(ctx, c); err != nil {
		return nil, err
	}
	p.Standing = o.Given
	if !o.GivenOnly {
		learnt, err := boilerplate.Learn(p.unitsOf(c), o.Space, o.Workers)
		if err = cmp.Or(ctx.Err(), err); err != nil {
			return nil, err
		}
		p.Standing = o.Given.Merge(learnt)
	}
	return p, nil
}

// lookAround tells how misread the articles look, and from which look on they are looked for by their characters.
func (p *Profile) lookAround(ctx context.Context, c Articles, workers int) error {
	var mu sync.Mutex
	noisy, words := 0, 0
	err := index.Share(workers, c.Len(), articlesAtOnce, func(_ int, mine iter.Seq[uint32]) error {
		observe := c.Observations()
		n, of := 0, 0
		for i := range mine {
			o, err := observe(i)
			if err = cmp.Or(ctx.Err(), err); err != nil {
				return err
			}
			h := c.Head(i)
			p.Apply(h, &o.Suspects)
			of += int(h.Words)
			if h.Look == ocr.Noisy {
				n++
			}
		}
		mu.Lock()
		defer mu.Unlock()
		noisy += n
		words += of
		return nil
	})
	p.SearchFrom = ocr.SearchFrom(noisy, c.Len())
	p.KeyChars = ocr.KeyChars(max(c.Len(), words/articleWords))
	return err
}

const (
	// articlesAtOnce is how many articles a worker takes in a row.
	articlesAtOnce = 64
	// articleWords is about the number of words of an article as [ocr.KeyChars] counts articles.
	articleWords = 250
)

// joinVersions joins the versions of the stories.
func joinVersions(c Articles) ([]Chain, error) {
	b, observe := versions.NewBuilder(), c.Observations()
	for i := range uint32(c.Len()) {
		o, err := observe(i)
		if err != nil {
			return nil, err
		}
		h := c.Head(i)
		source, _ := wire.Agency(h.Source.Value())
		b.Add(versions.Item{
			Number: int(i), Source: cmp.Or(source, h.Source.Value()), Slug: o.Slug, Headline: o.Headline, Lang: h.KnownLang(),
			Version: o.Version, Dated: h.Dated, Body: o.Body, Place: o.Place, Named: o.Named, Slugs: o.Slugs, Clock: o.Clock,
			Codes: o.Codes, Lead: o.Lead,
		})
	}
	var chains []Chain
	for _, found := range b.Chains() {
		if !isChain(func(i int) *match.Head { return c.Head(uint32(i)) }, &found) {
			continue
		}
		chain := make(Chain, len(found.Members))
		for i, m := range found.Members {
			chain[i] = Version{c.Head(uint32(m.Number)).ID, m.Version, m.Joined}
		}
		chains = append(chains, chain)
	}
	return chains, nil
}

// isChain reports whether the items of a chain are versions of one story. Articles of outlets, or of no known source, that
// only have the same headline may be two stories, or those of two outlets, unless they are headlines and nothing else.
func isChain(head func(i int) *match.Head, found *versions.Chain) bool {
	first := head(found.Members[0].Number)
	if _, agency := wire.Agency(first.Source.Value()); agency || first.Role == news.RoleWire {
		return true
	}
	return slices.ContainsFunc(found.Members, func(m versions.Member) bool {
		headline := first.Source.Value() == "" && head(m.Number).Words <= HeadlineWords
		return !m.Version.IsZero() || m.Joined == versions.Slug || headline
	})
}

// HeadlineWords is the number of words up to which an article without a title is a headline by itself, or an alert: the longest
// short item, as people count words.
const HeadlineWords = 40

// unitsOf gives the articles as the standing text is learnt from them.
func (p *Profile) unitsOf(c Articles) boilerplate.Corpus {
	return boilerplate.Corpus{
		Articles: c.Len(),
		Source:   func(i uint32) string { return c.Head(i).Source.Value() },
		Story: func(i uint32) int {
			if at, versioned := p.chainOf[c.Head(i).ID]; versioned {
				return int(at.chain)
			}
			return -1
		},
		Day: func(i uint32) int {
			if h := c.Head(i); !h.Published.IsZero() {
				return int(h.Published.Unix() / (24 * 60 * 60))
			}
			return 0
		},
		Open: func() func(i uint32) ([]boilerplate.Unit, error) {
			observe := c.Observations()
			return func(i uint32) ([]boilerplate.Unit, error) {
				o, err := observe(i)
				if err != nil {
					return nil, err
				}
				return o.Units, nil
			}
		},
		Text:  c.Cut,
		Terms: c.Terms,
		Lang:  func(i uint32) string { return c.Head(i).Lang.Value() },
	}
}

// CountTerms counts into p.Terms in how many articles each term stands, of long articles by their first terms; it leaves p as it is
// if none of them is a short item. workers is 1 or more. An error is that of ctx or of the articles.
func (p *Profile) CountTerms(ctx context.Context, c Articles, workers int) error {
	anyShort := false
	for i := range uint32(c.Len()) {
		anyShort = anyShort || c.Head(i).IsShort()
	}
	if !anyShort {
		return nil
	}
	counted := short.NewFrequencies(c.Len())
	var mu sync.Mutex
	err := index.Share(workers, c.Len(), articlesAtOnce, func(_ int, mine iter.Seq[uint32]) error {
		terms, own := c.Terms(), short.NewFrequencies(c.Len())
		for i := range mine {
			of, err := terms(i)
			if err = cmp.Or(ctx.Err(), err); err != nil {
				return err
			}
			own.Add(of)
		}
		mu.Lock()
		defer mu.Unlock()
		counted.Merge(own)
		return nil
	})
	p.Terms = counted
	return err
}
