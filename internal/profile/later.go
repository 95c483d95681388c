package profile

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/versions"
	"github.com/copytaster/copytaster/internal/wire"
)

// Story is what an article says of the story that it is a version of. Package prepare fills one in.
type Story struct {
	Version  wire.Version
	Slug     string
	Headline string   // without the marks of the version
	Named    []string // headlines of the story that it takes back, if it is a notice of that
	Slugs    []string // the same by slugs
	Codes    []uint64 // hashes of the ticker symbols in its headline and lead
}

// Later is an article that a profile may not know, with what it says of its story.
type Later struct {
	Head  *match.Head
	Story Story
}

// Joins reports whether an article is joined to versions that come later: copy of an agency, what has a slug or the mark of a version, and
// what the profile has of a chain.
func (x *Later) Joins() bool {
	_, agency := wire.Agency(x.Head.Source.Value())
	return agency || x.Head.Chain >= 0 || x.Story.Slug != "" || !x.Story.Version.IsZero()
}

// Item returns the article as package versions takes it.
func (x *Later) Item(number int) versions.Item {
	source, _ := wire.Agency(x.Head.Source.Value())
	return versions.Item{
		Number: number, Source: cmp.Or(source, x.Head.Source.Value()), Slug: x.Story.Slug, Headline: x.Story.Headline, Lang: x.Head.KnownLang(),
		Version: x.Story.Version, Dated: x.Head.Dated, Named: x.Story.Named, Slugs: x.Story.Slugs, Codes: x.Story.Codes,
	}
}

// Knows reports whether the chains of p have the article as it is now: not if it has other marks than when they were learnt, as a text
// has that took the place of another one with its ID.
func (p *Profile) Knows(x *Later) bool {
	at, versioned := p.placeOf(x.Head.ID)
	return versioned && p.Chains[at.chain][at.version].Version == x.Story.Version
}

// JoinLater returns the profile with the chains that articles make with each other and with those of its chains that are among them, as
// [versions.Builder.ChainsByKeys] joins them; p itself where that is nothing new. It writes the places in the chains into the heads. All
// articles of the corpus come that have a key in common with another one, and with one of a chain all of that chain that are in the
// corpus; others change nothing. An article of --against that a new one takes back counts as new from then on: see [match.Head.Old].
func (p *Profile) JoinLater(all []Later) *Profile {
	slices.SortFunc(all, func(x, y Later) int { return strings.Compare(x.Head.ID, y.Head.ID) })
	b, known := versions.NewBuilder(), make(map[int32][]int)
	for i := range all {
		b.Add(all[i].Item(i))
		if h := all[i].Head; p.Knows(&all[i]) {
			at, _ := p.placeOf(h.ID)
			known[at.chain] = append(known[at.chain], i)
		} else {
			h.Chain, h.Version = -1, 0
		}
	}
	for _, numbers := range known {
		b.Known(numbers...)
	}
	out := p
	for _, found := range b.ChainsByKeys() {
		chain, of, fresh := make(Chain, len(found.Members)), make(map[int32]bool), false
		for i, m := range found.Members {
			x := &all[m.Number]
			chain[i] = Version{x.Head.ID, m.Version, m.Joined}
			if p.Knows(x) {
				at, _ := p.placeOf(x.Head.ID)
				of[at.chain] = true
			} else {
				fresh = true
			}
		}
		if !fresh && len(of) == 1 || len(of) == 0 && !isChain(func(i int) *match.Head { return all[i].Head }, &found) {
			continue
		}
		if out == p {
			out = p.copied()
		}
		out.replace(slices.Sorted(maps.Keys(of)), chain)
		reopen(all, found, chain)
	}
	if out != p {
		for i := range all {
			if at, later := out.later[all[i].Head.ID]; later {
				all[i].Head.Chain, all[i].Head.Version = at.chain, at.version
			}
		}
	}
	return out
}

// reopen marks the versions of --against that a new one takes back.
func reopen(all []Later, found versions.Chain, chain Chain) {
	for i, m := range found.Members {
		fate, by := chain.Fate(i)
		if h := all[m.Number].Head; h.Against && !all[found.Members[by].Number].Head.Against {
			h.Reopened = fate == versions.Killed || fate == versions.Corrected
		}
	}
}

// copied returns a copy to which chains can be added.
func (p *Profile) copied() *Profile {
	out := *p
	out.Chains, out.later = slices.Clone(p.Chains), make(map[string]place)
	return &out
}

// replace puts a chain in the place of those that it has the articles of, or behind all.
func (p *Profile) replace(old []int32, chain Chain) {
	if len(old) == 0 {
		old = []int32{int32(len(p.Chains))}
		p.Chains = append(p.Chains, nil)
	}
	for _, c := range old {
		p.Chains[c] = nil
	}
	p.Chains[old[0]] = chain
	for i, v := range chain {
		p.later[v.ID] = place{old[0], int32(i)}
	}
}
