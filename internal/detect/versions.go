package detect

import (
	"cmp"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/bitset"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/versions"
	"github.com/copytaster/copytaster/internal/wire"
)

// headlineWords is the number of words up to which an article without a title is a headline by itself, or an alert.
const headlineWords = 40

// versionOf returns which version of its story an article is, by its headline and its version lines together, and the
// headline without marks. Of a short article without a title the first line is the headline.
func versionOf(a *news.Article, x *doc, anatomy *wire.Anatomy) (wire.Version, string) {
	headline := a.Title
	if headline == "" && x.words <= headlineWords {
		headline, _, _ = strings.Cut(strings.TrimSpace(a.Body), "\n")
	}
	v, bare := wire.ReadHeadline(headline)
	w := anatomy.Version
	return wire.Version{Marks: v.Marks | w.Marks, N: cmp.Or(v.N, w.N), Take: cmp.Or(v.Take, w.Take)}, bare
}

// joinVersions joins the versions of the stories.
func (d *Detector) joinVersions() error {
	b, see := versions.NewBuilder(), d.seer()
	for i, x := range d.docs {
		v, err := see(uint32(i))
		if err != nil {
			return err
		}
		source, _ := wire.Agency(x.source.Value())
		b.Add(versions.Item{
			Number: i, Source: cmp.Or(source, x.source.Value()), Slug: v.slug, Headline: v.headline, Lang: x.known(),
			Version: v.version, Dated: x.Dated, Body: v.body,
		})
	}
	d.chains = slices.DeleteFunc(b.Chains(), func(c versions.Chain) bool { return !d.isChain(&c) })
	for c := range d.chains {
		for at, m := range d.chains[c].Members {
			d.docs[m.Number].chain, d.docs[m.Number].version = int32(c), int32(at)
		}
	}
	return nil
}

// isChain reports whether the items of a chain are versions of one story. Articles of outlets, or of no known source, that only
// have the same headline may be two stories, or those of two outlets, unless they are headlines and nothing else.
func (d *Detector) isChain(c *versions.Chain) bool {
	first := d.docs[c.Members[0].Number]
	if _, agency := wire.Agency(first.source.Value()); agency || first.role == news.RoleWire {
		return true
	}
	return slices.ContainsFunc(c.Members, func(m versions.Member) bool {
		headline := first.source.Value() == "" && d.docs[m.Number].words <= headlineWords
		return !m.Version.IsZero() || m.Joined == versions.Slug || headline
	})
}

// findTakenBack fills in what the one article still carries of a version of a story, the other one, though a later version
// corrected or withdrew it.
func (j *judge) findTakenBack(x, y *side, m *match.Match) error {
	for _, inA := range [2]bool{false, true} {
		version, article := x, y
		if inA {
			version, article = y, x
		}
		c := version.doc.chain
		if c < 0 || c == article.doc.chain || m.Relation == match.Template || version.doc.source == article.doc.source {
			continue
		}
		fate, by := j.chains[c].Fate(int(version.doc.version))
		if fate != versions.Corrected && fate != versions.Killed {
			continue
		}
		like := match.Finding{Kind: match.Killed, InA: inA, By: j.docs[j.chains[c].Members[by].Number].ID}
		back := allOf(&version.text)
		if fate == versions.Corrected {
			like.Kind = match.Corrected
			var err error
			if back, err = j.takenBack(version, by); err != nil {
				return err
			}
		}
		for _, s := range versions.Carried(&x.text, &y.text, m.Passages, inA, back) {
			like.A, like.B = s.A, s.B
			m.Findings = append(m.Findings, like)
		}
	}
	return nil
}

// takenBack returns the terms of a version that a correction, by its place in the chain, took back.
func (j *judge) takenBack(version *side, correction int) (bitset.Set, error) {
	members := j.chains[version.doc.chain].Members
	stood := allOf(&version.text)
	if before := j.docs[members[correction-1].Number]; before != version.doc {
		var err error
		if stood, err = j.standsIn(version, before); err != nil {
			return nil, err
		}
	}
	stands, err := j.standsIn(version, j.docs[members[correction].Number])
	if err != nil {
		return nil, err
	}
	return versions.TakenBack(stood, stands), nil
}

// allOf returns the set of all terms of a text.
func allOf(text *normalize.Text) bitset.Set {
	s := bitset.New(len(text.Terms))
	s.AddRange(0, len(text.Terms))
	return s
}

// standsIn returns the terms of a version that stand in another one.
func (j *judge) standsIn(version *side, other *doc) (bitset.Set, error) {
	var o side
	if err := j.fill(&o, other); err != nil {
		return nil, err
	}
	j.aligner.Load(&version.side, &o.side)
	passages := j.aligner.Passages(align.Options{MinWords: Shingle}) // a correction may leave a few words of a sentence
	stands, _ := versions.Common(&version.text, &o.text, passages)
	return stands, nil
}

// took returns the versions that an article took most of, by the words it has of all versions of the story together.
func (d *Detector) took(f *found) []match.Took {
	var out []match.Took
	for c, shares := range f.versions {
		members := d.chains[c].Members
		sizes := make([]versions.Size, len(members))
		for i, m := range members {
			sizes[i] = d.sizeOf(m.Number)
		}
		if version, words := versions.Took(shares, sizes); version >= 0 {
			out = append(out, match.Took{
				Chain: d.chainID(c), Version: d.docs[members[version].Number].ID, Words: words, Later: len(members) - 1 - version,
			})
		}
	}
	slices.SortFunc(out, func(x, y match.Took) int { return cmp.Or(cmp.Compare(y.Words, x.Words), cmp.Compare(x.Chain, y.Chain)) })
	return out
}

// sizeOf returns how many terms a version has, and how many that no other of its chain has.
func (d *Detector) sizeOf(number int) versions.Size {
	n := int(d.docs[number].terms)
	size := versions.Size{Terms: n, Own: n}
	if f := d.tally.found[number]; f != nil {
		size.Own -= f.mates.Count()
	}
	return size
}

// chainID returns the ID of a chain.
func (d *Detector) chainID(c int32) string {
	first := slices.MinFunc(d.chains[c].Members, func(x, y versions.Member) int { return cmp.Compare(x.Number, y.Number) })
	return "v-" + d.docs[first.Number].ID
}

// chainsFound describes the chains.
func (d *Detector) chainsFound() ([]match.Chain, error) {
	out := make([]match.Chain, len(d.chains))
	for c := range d.chains {
		members := d.chains[c].Members
		a, err := d.corpus.article(d.docs[members[0].Number])
		if err != nil {
			return nil, err
		}
		anatomy := wire.Parse(a)
		_, headline := versionOf(a, d.docs[members[0].Number], &anatomy)
		x := &out[c]
		*x = match.Chain{ID: d.chainID(int32(c)), Source: a.Source, Slug: anatomy.Slug, Headline: headline}
		x.Killed = members[len(members)-1].Version.Kills()
		for _, m := range members {
			x.Members = append(x.Members, match.ChainVersion{Dated: d.docs[m.Number].Dated, Version: m.Version})
		}
	}
	return out, nil
}

// chainOf returns the IDs of the members of a cluster that are of one chain, the one that most are of, in the order of the
// versions; nil if there are not two.
func (d *Detector) chainOf(members []int) []string {
	byChain := make(map[int32][]int)
	var most int32 = -1
	for _, m := range members {
		c := d.docs[m].chain
		if c < 0 {
			continue
		}
		byChain[c] = append(byChain[c], m)
		if most < 0 || len(byChain[c]) > len(byChain[most]) || len(byChain[c]) == len(byChain[most]) && c < most {
			most = c
		}
	}
	if most < 0 || len(byChain[most]) < 2 {
		return nil
	}
	versions := byChain[most]
	slices.SortFunc(versions, func(x, y int) int { return cmp.Compare(d.docs[x].version, d.docs[y].version) })
	ids := make([]string, len(versions))
	for i, m := range versions {
		ids[i] = d.docs[m].ID
	}
	return ids
}
