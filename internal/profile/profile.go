// Package profile learns what only a corpus tells of its articles, and what an article alone cannot: the language of those
// too short to tell it, the standing text of each source, which words no other article has, how rare the terms of short
// items are, which shingles are common, and which articles are versions of one story.
//
// What two articles have in common depends on the rest of the corpus by a [Profile] and by the members of their version chains,
// which package compare reads from the corpus. So strangers change nothing about a pair beyond what the profile names; an index
// keeps one profile for a generation, so that its answers do not drift; and the workers of a cluster are handed one. Which pairs
// become candidates depends on the rest of the corpus in one more way: a key that many hold links each of them with a few only
// (see package pairing).
//
// A run learns in four steps, since each needs articles that were prepared with what the step before it told:
//
//	languages := profile.LanguagesOf("", learners...)      // after every article was heard
//	p, err := learner.Profile(ctx, articles, languages, o) // after every article was observed
//	err = p.CountTerms(ctx, articles, workers)             // after those with standing text were prepared again
//	p, err = search.WithCommon(ctx, p)                     // once articles with equal terms are one class, by package pairing
//
// Each goroutine fills a [Learner] of its own. [Learner.Merge] puts together what they heard and the words they counted, in any
// order. The observations themselves lie in the corpus, which gives them as [Articles]. After the last step a Profile is not
// changed any more and may be shared.
package profile

import (
	"crypto/sha256"
	"math/bits"

	"github.com/copytaster/copytaster/internal/boilerplate"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/short"
	"github.com/copytaster/copytaster/internal/versions"
	"github.com/copytaster/copytaster/internal/wire"
)

// Profile is what a corpus tells of its articles. The zero value says nothing, as do nil fields. Once it is learnt it may be
// shared; its fields are read and not changed. Only this package makes one that knows the places of articles in Chains: a profile
// whose Chains were filled in by hand does not.
type Profile struct {
	Languages  Languages
	Standing   *boilerplate.List  // learnt and given standing text; nil: none
	Lexicon    *ocr.Lexicon       // of the words of all articles; nil: no article looks misread
	SearchFrom ocr.Look           // articles that look like this or worse are looked for by their characters; counts with a Lexicon only
	KeyChars   int                // length of the keys by characters, in characters, from 9 to 16; 0: without a Lexicon
	KeyBits    int                // [KeyBits] of the articles of an index, by which keys are shortened; 0: they are not
	Chains     []Chain            // by the smallest IDs of their members; [Profile.JoinLater] puts new ones behind, and leaves empty ones
	Terms      *short.Frequencies // in how many articles terms stand; nil: there are no short items, or they are not compared as such
	Stock      []uint64           // increasing: the frames of stock sentences, which unrelated stories have; see [paraphrase.Frame]
	Common     *index.Common      // the common shingles; nil: not counted, or passages are not looked for

	chainOf map[string]place // by ID
	later   map[string]place // of those that [Profile.JoinLater] joined, which count first
}

// Chain is the versions of one story of an agency, two or more, in the order of the versions. It is not changed.
type Chain []Version

// Version is an article of a chain.
type Version struct {
	ID      string
	Version wire.Version    // its marks, as the headline and the version lines have them
	Joined  versions.Reason // why it is of the chain
}

// place is where an article stands in the chains.
type place struct{ chain, version int32 }

// Fate returns what became of version i, the worst of all that later versions made of it, and the place of the last version that
// did so. Of "story, update, kill" the fate of 0 is killed, by 2; that of 2 is current, by 2, as of any version that nothing
// happened to. i is a place in the chain, from 0 to len(c)-1.
func (c Chain) Fate(i int) (fate versions.Fate, by int) {
	members := make([]versions.Member, len(c))
	for k, v := range c {
		members[k] = versions.Member{Number: k, Version: v.Version, Joined: v.Joined}
	}
	return (&versions.Chain{Members: members}).Fate(i)
}

// ID returns the name of the chain in reports: "v-" and the smallest ID of a member. It panics for an empty chain; those of a
// Profile have two members or more.
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

// placeOf returns where an article stands in the chains, and whether it does.
func (p *Profile) placeOf(id string) (at place, versioned bool) {
	if at, versioned = p.later[id]; !versioned {
		at, versioned = p.chainOf[id]
	}
	return at, versioned
}

// Apply writes into h what the profile says of the article: Look, and Chain and Version where it is of a chain; other fields stay.
// suspects are its words that the lexicon may not know. It keeps nothing of them.
func (p *Profile) Apply(h *match.Head, suspects *ocr.Suspects) {
	if p.Lexicon != nil {
		h.Look = p.Lexicon.Looks(suspects)
	}
	if at, versioned := p.placeOf(h.ID); versioned {
		h.Chain, h.Version = at.chain, at.version
	}
}

// KeyBits returns how many bits number the articles of an index, at least 17: so that it may grow to many times as many.
func KeyBits(articles int) int { return max(17, bits.Len(uint(articles))) }

// Shortening returns the profile for an index of so many articles.
func (p *Profile) Shortening(articles int) *Profile {
	out := *p
	out.KeyBits = KeyBits(articles)
	return &out
}

// Misread reports whether an article looks misread beside the others of the corpus. It is false in a corpus of fewer than 200
// articles: there too few words are known to tell, and so every Look is noisy.
func (p *Profile) Misread(h *match.Head) bool {
	return p.Lexicon != nil && h.Look == ocr.Noisy && p.Lexicon.Tells()
}

// SearchesCharacters reports whether the pairs of an article are looked for by its characters: those of all articles of a small
// corpus, see [Profile.Misread], and of none without a Lexicon.
func (p *Profile) SearchesCharacters(h *match.Head) bool {
	return p.Lexicon != nil && h.Look >= p.SearchFrom
}

// Matcher finds the standing text of the profile in articles. It is used by one goroutine.
type Matcher struct {
	list   *boilerplate.List
	byLang map[string]*boilerplate.Matcher
}

// Matcher returns a new matcher for the standing text; nil where there is none.
func (p *Profile) Matcher() *Matcher {
	if p.Standing == nil || len(p.Standing.Entries) == 0 {
		return nil
	}
	return &Matcher{p.Standing, make(map[string]*boilerplate.Matcher)}
}

// Zones adds the zones of standing text to those of an article, as [boilerplate.Matcher.Zones] does. The entries are
// normalised as the article is, in its language.
func (m *Matcher) Zones(zones []wire.Zone, h *match.Head, units []boilerplate.Unit, t *normalize.Text) []wire.Zone {
	return m.of(h).Zones(zones, h.Source.Value(), units, t)
}

// Has reports whether an article with these units and terms may have zones, as [boilerplate.Matcher.Has] does.
func (m *Matcher) Has(h *match.Head, units []boilerplate.Unit, terms []uint64) bool {
	return m.of(h).Has(h.Source.Value(), units, terms)
}

// of returns the matcher for articles in the language of h.
func (m *Matcher) of(h *match.Head) *boilerplate.Matcher {
	lang := h.Lang.Value()
	of := m.byLang[lang]
	if of == nil {
		of = boilerplate.NewMatcher(m.list, lang)
		m.byLang[lang] = of
	}
	return of
}

// Hash returns the SHA-256 of the bytes of the profile. Profiles with one hash give the same answers. The zero Profile has a hash
// too.
func (p *Profile) Hash() [32]byte { return sha256.Sum256(p.AppendBinary(nil)) }
