package ocr

import (
	"math"
	"math/bits"
	"sync/atomic"

	"github.com/copytaster/copytaster/internal/normalize"
)

// Lexicon counts how many articles of a run have each word. A word that no other article has may be misread, so the run
// is its own word list in any language. A Lexicon takes 4 MB and may be shared. Once all articles are added, its answers
// do not depend on their order.
type Lexicon struct {
	cells    []atomic.Uint32 // counters of two bits, sixteen in each cell
	articles atomic.Int64
}

const (
	lexiconBits = 20 // binary logarithm of the number of cells
	mostCounted = 3
)

// NewLexicon returns an empty lexicon.
func NewLexicon() *Lexicon { return &Lexicon{cells: make([]atomic.Uint32, 1<<lexiconBits)} }

// place returns the cell with the counter of a word, and the counter's lowest bit in the cell.
func (l *Lexicon) place(word uint64) (cell *atomic.Uint32, bit uint64) {
	word *= spread
	return &l.cells[word>>(64-lexiconBits)], word >> (64 - lexiconBits - 4) % 16 * 2
}

// count adds one to the counter of a word, up to mostCounted.
func (l *Lexicon) count(word uint64) {
	cell, bit := l.place(word)
	for {
		old := cell.Load()
		if old>>bit&mostCounted == mostCounted || cell.CompareAndSwap(old, old+1<<bit) {
			return
		}
	}
}

// knows reports whether knownFrom articles or more have the word. A collision of hashes may add to the count.
func (l *Lexicon) knows(word uint64) bool {
	cell, bit := l.place(word)
	return cell.Load()>>bit&mostCounted >= knownFrom
}

// Suspects are the words of an article that the lexicon did not know when the article was added. Since the lexicon only
// grows, no other word of the article can turn out unknown later.
type Suspects struct {
	Words  int      // number of words by which the article is judged
	Hashes []uint64 // the hashes of suspect words, each as often as the article has it
}

// Counter adds articles to a lexicon. One goroutine may use it.
type Counter struct {
	lexicon   *Lexicon
	seen      []sighting // open addressing
	different int        // words of the article so far
	article   uint32     // number of the current article, from 1
}

// sighting says that an article has a word.
type sighting struct {
	word    uint64
	article uint32
}

// Counter returns a counter of the lexicon.
func (l *Lexicon) Counter() *Counter { return &Counter{lexicon: l} }

// Add counts each different word of an article once, and sets dst to its suspects; it reuses the slice of dst. An article
// is judged by the words that begin in lower case, because unknown names are frequent, and not by segments of scripts without spaces. If words with a capital are the
// majority, as in copy in capitals, it is judged by all words but figures.
func (c *Counter) Add(dst *Suspects, body string, t *normalize.Text) {
	c.lexicon.articles.Add(1)
	c.begin(len(t.Words))
	c.suspect(dst, body, t, func(w uint64) {
		if c.isNew(w) {
			c.lexicon.count(w)
		}
	})
}

// Suspect does as Add does and counts nothing.
func (c *Counter) Suspect(dst *Suspects, body string, t *normalize.Text) {
	c.suspect(dst, body, t, func(uint64) {})
}

// suspect fills in dst, and meets each word before it is judged.
func (c *Counter) suspect(dst *Suspects, body string, t *normalize.Text, meet func(word uint64)) {
	begin := initials(body, t)
	shouting := begin[capital] > begin[small]
	dst.Words, dst.Hashes = 0, dst.Hashes[:0]
	for i, w := range t.Words {
		meet(w)
		switch initialOf(body[t.Spans[i].Start]) {
		case figure:
			continue
		case capital:
			if !shouting {
				continue
			}
		}
		if normalize.IsSegment(t.Spans[i].Cut(body)) {
			continue // most stand in few articles, misread or not
		}
		if dst.Words++; !c.lexicon.knows(w) {
			dst.Hashes = append(dst.Hashes, w)
		}
	}
}

// initial says how a word begins.
type initial uint8

const (
	small initial = iota // or a letter beyond ASCII
	capital
	figure
)

func initialOf(first byte) initial {
	switch {
	case '0' <= first && first <= '9':
		return figure
	case 'A' <= first && first <= 'Z':
		return capital
	}
	return small
}

// initials counts the words of a text by their initials.
func initials(body string, t *normalize.Text) (n [figure + 1]int) {
	for _, s := range t.Spans {
		n[initialOf(body[s.Start])]++
	}
	return n
}

// fewWords is for how many different words of an article there is room from the start. A long article has many words and, of all
// that it says, few different ones.
const fewWords = 1 << 13

// begin makes room for an article of that many words.
func (c *Counter) begin(words int) {
	size := 1 << bits.Len(uint(2*min(words, fewWords)))
	if cap(c.seen) < size || c.article+1 == 0 {
		c.seen, c.article = make([]sighting, size), 0
	}
	c.seen = c.seen[:size] // no more, so that it stays in the fastest cache
	c.article++
	c.different = 0
}

// isNew reports whether the article has not had the word before.
func (c *Counter) isNew(word uint64) bool {
	s := c.place(word)
	if s.article == c.article {
		return false
	}
	*s = sighting{word, c.article}
	if c.different++; 2*c.different > len(c.seen) {
		c.widen()
	}
	return true
}

// place returns the place of the word of the article, or the free place where it would go.
func (c *Counter) place(word uint64) *sighting {
	mask := uint64(len(c.seen) - 1)
	for at := word & mask; ; at = (at + 1) & mask {
		if s := &c.seen[at]; s.article != c.article || s.word == word {
			return s
		}
	}
}

// widen makes room for twice as many words of the article.
func (c *Counter) widen() {
	old := c.seen
	c.seen = make([]sighting, 2*len(old))
	for _, s := range old {
		if s.article == c.article {
			*c.place(s.word) = s
		}
	}
}

// Look says how misread an article looks.
type Look uint8

const (
	// Clean articles have words that other articles have too.
	Clean Look = iota
	// Perhaps marks an article that is not searched by characters, but is aligned by them if something else makes it a
	// candidate.
	Perhaps
	// Noisy marks an article whose pairs are searched by characters.
	Noisy
)

// Tells reports whether the run has enough articles to judge one by its words.
func (l *Lexicon) Tells() bool { return l.articles.Load() >= fewArticles }

// Looks returns how an article looks beside all others of the run. All articles must have been added. In a run of fewer
// than fewArticles too few words are known, and every article looks noisy.
func (l *Lexicon) Looks(s *Suspects) Look {
	if !l.Tells() {
		return Noisy
	}
	articles := float64(l.articles.Load())
	unknown := 0
	for _, w := range s.Hashes {
		if !l.knows(w) {
			unknown++
		}
	}
	sound := (rareShare + rarePerRoot/math.Sqrt(articles)) * float64(s.Words)
	switch n := float64(unknown); {
	case n >= 1+sound:
		return Noisy
	case n >= 1+sound/2:
		return Perhaps
	}
	return Clean
}

// SearchFrom returns the look from which articles are searched by characters, in a run in which noisy of the articles
// look noisy: Noisy, or Perhaps if the run is noisy as a whole.
func SearchFrom(noisy, articles int) Look {
	if float64(noisy) >= noisyRun*float64(articles) {
		return Perhaps
	}
	return Noisy
}
