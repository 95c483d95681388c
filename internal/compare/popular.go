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

// ownShingles returns how many of the shared shingles among hashes, those of the article that was asked, tell more than popular text, and
// the longest run of common ones.
func (c *Comparer) ownShingles(hashes []uint64, window int) (own, longest int) {
	run, others := 0, 0 // common ones in a row, and the others behind them
	for k, i := range c.shared {
		if k > 0 && c.shared[k-1]+1 != i {
			own += ownBeside(run, others, 0, window)
			run, others = 0, 0
		}
		if !c.profile.Common.Has(hashes[i]) {
			others++
			continue
		}
		if others > 0 {
			after := 1
			for after < window && k+after < len(c.shared) && c.shared[k+after] == i+uint32(after) && c.profile.Common.Has(hashes[i+uint32(after)]) {
				after++
			}
			own += ownBeside(run, others, after, window)
			run, others = 0, 0
		}
		run++
		longest = max(longest, run)
	}
	return own + ownBeside(run, others, 0, window), longest
}

// ownBeside returns how many of n shared shingles in a row that are not common tell more than popular text, which a run of common ones
// as long as a window is; before and after are the lengths of the runs beside them, 0 where what is shared begins or ends. Up to four in a
// seam between two popular texts have no word that is not in these: outlets that run the same paragraphs of a story leave out others. One
// at the end of what is shared has one word more than popular text, which is the same by chance where thousands have that text.
func ownBeside(before, n, after, window int) int {
	seam := before >= window && after >= window && n < prepare.Shingle
	end := min(before, after) == 0 && max(before, after) >= window && n == 1
	if seam || end {
		return 0
	}
	return n
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
