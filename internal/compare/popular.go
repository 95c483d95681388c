package compare

import (
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/short"
)

// popularity says how much of what a pair shares is popular text.
type popularity uint8

const (
	unpopular  popularity = iota
	popular               // most of it, and the pair is none of the links
	allPopular            // every word, though the two have some popular runs in the same order, which fewer have
)

// popular tells whether what the pair shares is popular text, whose holders are linked with a few others each, and the pair is none
// of these links: the two have a run of MinWords equal terms, or short items one of [short.PopularRun], of which every shingle is
// common, and beside it fewer shingles that are not than such a run has. Without this, every other route that leads from holder to holder would report the popular text once more,
// and the pairs would grow with the square of the holders. [Comparer.common] was asked of the pair before.
func (p *pair) popular(by match.Route) popularity {
	c := p.c
	if p.near || by&match.ByCommon != 0 || c.o.Find&match.Passages == 0 || c.profile.Common.Len() == 0 {
		return unpopular
	}
	terms := c.o.MinWords
	if c.o.ShortItems && c.a.x.Head.IsShort() && c.b.x.Head.IsShort() {
		if by&match.ByShort != 0 {
			return unpopular // few have what led here, or it is a link
		}
		terms = min(terms, short.PopularRun)
	}
	window := terms - prepare.Shingle + 1
	if len(c.shared) < window {
		return unpopular
	}
	asked := &c.a
	if asked.x.Head == c.counted {
		asked = &c.b
	}
	own, longest := c.ownShingles(asked.hashes, window)
	if own >= window || longest < window {
		return unpopular
	}
	if c.loadDrafts(); c.aligner.LongestEqual() < terms {
		return unpopular
	}
	if own == 0 {
		return allPopular
	}
	return popular
}

// ownShingles returns how many of the shared shingles among hashes, those of the article that was asked, are not common, and the longest run of common ones. A seam does not
// count: between two runs of common shingles, each as long as a window, up to four that are not have no word that is not in these. Thus they say
// that two popular texts follow each other, as where outlets run the same paragraphs of a story and leave out others.
func (c *Comparer) ownShingles(hashes []uint64, window int) (own, longest int) {
	run, seam := 0, 0 // shingles of the run at hand; of the seam before it, 0 if there is none
	for k, i := range c.shared {
		follows := k > 0 && c.shared[k-1]+1 == i
		switch common := c.profile.Common.Has(hashes[i]); {
		case !common:
			if own++; follows && (run >= window || run == 0 && seam > 0) && seam < prepare.Shingle-1 {
				seam++
			} else {
				seam = 0
			}
			run = 0
		case !follows:
			run, seam = 1, 0
		default:
			if run++; run == window {
				own, seam = own-seam, 0
			}
		}
		longest = max(longest, run)
	}
	return own, longest
}

// onlyPopular reports whether nothing but popular text was found in a pair that shares some. A run of words that few have is more,
// unless the two are reports of one template, in which a figure is often the same by chance.
func (p *pair) onlyPopular(by match.Route, how popularity) bool {
	m := p.Match
	if by&match.ByFingerprint != 0 && how != allPopular {
		return m.Relation == match.Template
	}
	return len(m.Quotations)+len(m.Paraphrases) == 0 && !m.Likeness.Noisy()
}
