package compare

import (
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/short"
)

// popular reports whether what the pair shares is popular text, whose holders are linked with a few others each, and the pair is none
// of these links: the two have a run of MinWords equal terms, or short items one of [short.PopularRun], of which every shingle is
// common, and beside it fewer shingles that are not than such a run has. Without this, every other route that leads from holder to holder would report the popular text once more,
// and the pairs would grow with the square of the holders. [Comparer.common] was asked of the pair before.
func (p *pair) popular(by match.Route) bool {
	c := p.c
	if p.near || by&match.ByCommon != 0 || c.o.Find&match.Passages == 0 || c.profile.Common.Len() == 0 {
		return false
	}
	terms := c.o.MinWords
	if c.o.ShortItems && c.a.x.Head.IsShort() && c.b.x.Head.IsShort() {
		if by&match.ByShort != 0 {
			return false // few have what led here, or it is a link
		}
		terms = min(terms, short.PopularRun)
	}
	window := terms - prepare.Shingle + 1
	if len(c.shared) < window {
		return false
	}
	asked := &c.a
	if asked.x.Head == c.counted {
		asked = &c.b
	}
	own, run, longest := 0, 0, 0 // shingles; the run is of common ones, one after the other
	for k, i := range c.shared {
		if !c.profile.Common.Has(asked.hashes[i]) {
			own, run = own+1, 0
			continue
		}
		if k > 0 && c.shared[k-1]+1 != i {
			run = 0
		}
		run++
		longest = max(longest, run)
	}
	if own >= window || longest < window {
		return false
	}
	c.loadDrafts()
	return c.aligner.LongestEqual() >= terms
}

// onlyPopular reports whether nothing but popular text was found in a pair that shares some. A run of words that few have is more,
// unless the two are reports of one template, in which a figure is often the same by chance.
func (p *pair) onlyPopular(by match.Route) bool {
	m := p.Match
	if by&match.ByFingerprint != 0 {
		return m.Relation == match.Template
	}
	return len(m.Quotations)+len(m.Paraphrases) == 0 && !m.Likeness.Noisy()
}
