package detect

import (
	"cmp"
	"github.com/copytaster/copytaster/internal/match"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/align"
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
		kept := make([]bool, len(version.text.Terms))
		if fate == versions.Corrected {
			like.Kind = match.Corrected
			var err error
			if kept, err = j.leftBy(version, by); err != nil {
				return err
			}
		}
		m.Findings = append(m.Findings, carried(version, article, m, kept, like)...)
	}
	return nil
}

// mostCorrected is the longest stretch, in terms, that a correction takes back. A longer one was cut.
const mostCorrected = 60

// leftBy tells of each term of a version whether a correction, by its place in the chain, left it as it was. What it takes
// back stood in the version before it, and stands in it no more: other text was changed by an update. Text that it has
// nothing of was cut, if it is long, and not corrected.
func (j *judge) leftBy(version *side, correction int) ([]bool, error) {
	members := j.chains[version.doc.chain].Members
	kept, err := j.standsIn(version, j.docs[members[correction].Number])
	if err != nil {
		return nil, err
	}
	if before := j.docs[members[correction-1].Number]; before != version.doc {
		stood, err := j.standsIn(version, before)
		if err != nil {
			return nil, err
		}
		for i := range kept {
			kept[i] = kept[i] || !stood[i]
		}
	}
	for i := 0; i < len(kept); i++ {
		from := i
		for i < len(kept) && !kept[i] {
			i++
		}
		if i-from > mostCorrected {
			for k := from; k < i; k++ {
				kept[k] = true
			}
		}
	}
	return kept, nil
}

// standsIn tells of each term of a version whether it stands in another one.
func (j *judge) standsIn(version *side, other *doc) ([]bool, error) {
	var o side
	if err := j.fill(&o, other); err != nil {
		return nil, err
	}
	stands := make([]bool, len(version.text.Terms))
	j.aligner.Load(&version.side, &o.side)
	for _, p := range j.aligner.Passages(align.Options{MinWords: Shingle}) { // a correction may leave a few words of a sentence
		for i := range equalTerms(&version.text, &o.text, &p) {
			stands[i] = true
		}
	}
	return stands, nil
}

// equalTerms yields the terms of a that stand in a passage as equal ones, with those of b, both by their places.
func equalTerms(a, b *normalize.Text, p *align.Passage) func(yield func(i, k int) bool) {
	return func(yield func(i, k int) bool) {
		i, endA := a.TermsIn(p.A)
		k, endB := b.TermsIn(p.B)
		for e := 0; ; e++ {
			toA, toB, nextA, nextB := endA, endB, endA, endB
			if e < len(p.Edits) {
				toA, nextA = a.TermsIn(p.Edits[e].A)
				toB, nextB = b.TermsIn(p.Edits[e].B)
			}
			for ; i < toA && k < toB; i, k = i+1, k+1 {
				if !yield(i, k) {
					return
				}
			}
			if e >= len(p.Edits) {
				return
			}
			i, k = nextA, nextB
		}
	}
}

// carried returns a finding for each stretch of a version that was not kept and stands in the article.
func carried(version, article *side, m *match.Match, kept []bool, like match.Finding) []match.Finding {
	a, b := version, article
	if like.InA {
		a, b = article, version
	}
	var out []match.Finding
	for p := range m.Passages {
		last := -2
		for i, k := range equalTerms(&a.text, &b.text, &m.Passages[p]) {
			at := i
			if like.InA {
				at = k
			}
			if kept[at] {
				continue
			}
			f := like
			f.A, f.B = a.text.Spans[i], b.text.Spans[k]
			if n := len(out); at == last+1 && n > 0 {
				out[n-1].A.End, out[n-1].B.End = f.A.End, f.B.End
			} else {
				out = append(out, f)
			}
			last = at
		}
	}
	slices.SortFunc(out, func(x, y match.Finding) int {
		if like.InA {
			x.B, y.B = x.A, y.A
		}
		return cmp.Compare(x.B.Start, y.B.Start)
	})
	return out
}

// tookOf is what an article has of a version.
type tookOf struct {
	place int    // of the version in its chain
	terms bitset // of the article, as they stand in the version
}

// equal returns the terms of the two sides of a match that stand in its passages as equal ones.
func equal(a, b *side, m *match.Match) (inA, inB bitset) {
	inA, inB = newBitset(len(a.text.Terms)), newBitset(len(b.text.Terms))
	for p := range m.Passages {
		for i, k := range equalTerms(&a.text, &b.text, &m.Passages[p]) {
			inA.add(i)
			inB.add(k)
		}
	}
	return inA, inB
}

// took returns the versions that an article took most of, by the words it has of all versions of the story together.
func (d *Detector) took(f *found) []match.Took {
	var out []match.Took
	for c, taken := range f.versions {
		members := d.chains[c].Members
		matches := make([]versions.Match, len(members))
		var all bitset
		for i, v := range taken {
			var others bitset
			for k, o := range taken {
				if k != i {
					others = others.with(o.terms)
				}
			}
			all = all.with(v.terms)
			m := &matches[v.place]
			m.Shared, m.Own = v.terms.count(), v.terms.without(others).count()
			m.Offers = max(m.Own, d.ownTerms(members[v.place].Number))
		}
		if version, _ := versions.Taken(matches); version >= 0 {
			version = d.leastCut(members, matches, version)
			out = append(out, match.Took{
				Chain: d.chainID(c), Version: d.docs[members[version].Number].ID, Words: all.count(), Later: len(members) - 1 - version,
			})
		}
	}
	slices.SortFunc(out, func(x, y match.Took) int { return cmp.Or(cmp.Compare(y.Words, x.Words), cmp.Compare(x.Chain, y.Chain)) })
	return out
}

// leastCut returns the version of which the fewest words were left out, of those that share as many as the one given.
func (d *Detector) leastCut(members []versions.Member, matches []versions.Match, version int) int {
	cut := func(i int) int { return int(d.docs[members[i].Number].terms) - matches[i].Shared }
	for i := range matches {
		if matches[i].Shared == matches[version].Shared && cut(i) < cut(version) {
			version = i
		}
	}
	return version
}

// ownTerms returns how many terms a version has that no other of its chain has.
func (d *Detector) ownTerms(number int) int {
	n := int(d.docs[number].terms)
	if f := d.tally.found[number]; f != nil {
		n -= f.mates.count()
	}
	return n
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
