// Package profile learns what only a corpus tells of its articles, and what an article alone cannot: the language of those
// too short to tell it, the standing text of each source, which words no other article has, how rare the terms of short
// items are, which shingles are common, and which articles are versions of one story.
//
// Everything that comparing two articles takes from the rest of the corpus stands in a [Profile], and nowhere else. So a pair
// does not depend on strangers beyond what the profile names; an index keeps one profile for a generation, so that its
// answers do not drift; and the workers of a cluster are handed one.
//
// A run learns in three steps, since each needs articles that were prepared with what the step before it told:
//
//	languages := profile.LanguagesOf("", learners...)      // after every article was heard
//	p, err := learner.Profile(ctx, articles, languages, o) // after every article was observed
//	err = p.CountTerms(ctx, articles, workers)             // after those with standing text were prepared again
//
// Each goroutine fills a [Learner] of its own, and [Learner.Merge] puts them together in any order. A Profile is not changed
// once it is learnt and may be shared.
package profile

import (
	"crypto/sha256"

	"github.com/copytaster/copytaster/internal/boilerplate"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/short"
	"github.com/copytaster/copytaster/internal/versions"
	"github.com/copytaster/copytaster/internal/wire"
)

// Profile is what a corpus tells of its articles. The zero value says nothing, as do nil fields. It may be shared.
type Profile struct {
	Languages  Languages
	Standing   *boilerplate.List // learnt and given standing text
	Lexicon    *ocr.Lexicon      // of the words of all articles
	SearchFrom ocr.Look          // articles that look like this or worse are looked for by their characters
	KeyChars   int               // length of the keys by characters
	Chains     []Chain           // by the smallest IDs of their members
	Terms      *short.Frequencies
	Common     *index.Common // the common shingles

	chainOf map[string]place // by ID
}

// Chain is the versions of one story of an agency, two or more, in the order of the versions.
type Chain []Version

// Version is an article of a chain.
type Version struct {
	ID      string
	Version wire.Version
	Joined  versions.Reason
}

// place is where an article stands in the chains.
type place struct{ chain, version int32 }

// Fate returns the gravest that became of a version, by its place in the chain, and the place of the version that brought it.
func (c Chain) Fate(i int) (fate versions.Fate, by int) {
	members := make([]versions.Member, len(c))
	for k, v := range c {
		members[k] = versions.Member{Number: k, Version: v.Version, Joined: v.Joined}
	}
	return (&versions.Chain{Members: members}).Fate(i)
}

// ID returns the name of the chain in reports: "v-" and the smallest ID of a member.
func (c Chain) ID() string {
	id := c[0].ID
	for _, v := range c {
		id = min(id, v.ID)
	}
	return "v-" + id
}

// setChains makes these the chains of the profile.
func (p *Profile) setChains(chains []Chain) {
	p.Chains, p.chainOf = chains, make(map[string]place)
	for c, members := range chains {
		for i, v := range members {
			p.chainOf[v.ID] = place{int32(c), int32(i)}
		}
	}
}

// Apply fills in what the profile says of an article; suspects are its words that the lexicon may not know.
func (p *Profile) Apply(h *match.Head, suspects *ocr.Suspects) {
	if p.Lexicon != nil {
		h.Look = p.Lexicon.Looks(suspects)
	}
	if at, versioned := p.chainOf[h.ID]; versioned {
		h.Chain, h.Version = at.chain, at.version
	}
}

// Misread reports whether an article looks misread beside the others of the corpus. In a small corpus nobody can tell.
func (p *Profile) Misread(h *match.Head) bool {
	return p.Lexicon != nil && h.Look == ocr.Noisy && p.Lexicon.Tells()
}

// SearchesCharacters reports whether the pairs of an article are looked for by its characters.
func (p *Profile) SearchesCharacters(h *match.Head) bool {
	return p.Lexicon != nil && h.Look >= p.SearchFrom
}

// Matcher finds the standing text of the profile in articles. It is used by one goroutine.
type Matcher struct {
	list   *boilerplate.List
	byLang map[string]*boilerplate.Matcher
}

// Matcher returns a matcher for the standing text; nil where there is none.
func (p *Profile) Matcher() *Matcher {
	if p.Standing == nil || len(p.Standing.Entries) == 0 {
		return nil
	}
	return &Matcher{p.Standing, make(map[string]*boilerplate.Matcher)}
}

// Zones adds the zones of standing text to those of an article, as [boilerplate.Matcher.Zones] does. The entries are
// normalised as the article is, in its language.
func (m *Matcher) Zones(zones []wire.Zone, h *match.Head, units []boilerplate.Unit) []wire.Zone {
	lang := h.Lang.Value()
	of := m.byLang[lang]
	if of == nil {
		of = boilerplate.NewMatcher(m.list, lang)
		m.byLang[lang] = of
	}
	return of.Zones(zones, h.Source.Value(), units)
}

// Hash returns the SHA-256 of the bytes of the profile. Profiles with one hash give the same answers.
func (p *Profile) Hash() [32]byte { return sha256.Sum256(p.AppendBinary(nil)) }
