package ocr

import (
	"math"
	"math/bits"
	"sync/atomic"

	"github.com/copytaster/copytaster/internal/normalize"
)

// Lexicon counts in how many articles of a run each word stands, so that no list of the words of a language is needed: what
// no other article has may be misread. It takes 4 MB and may be shared; what it says once all articles are added does not
// depend on their order.
type Lexicon struct {
	cells    []atomic.Uint32 // counters of two bits, sixteen to a cell
	articles atomic.Int64
}

const (
	lexiconBits = 20 // of the number of cells
	mostCounted = 3
)

// NewLexicon returns an empty lexicon.
func NewLexicon() *Lexicon { return &Lexicon{cells: make([]atomic.Uint32, 1<<lexiconBits)} }

// place returns the cell that has the counter of a word, and the lowest bit of it.
func (l *Lexicon) place(word uint64) (cell *atomic.Uint32, bit uint64) {
	word *= spread
	return &l.cells[word>>(64-lexiconBits)], word >> (64 - lexiconBits - 4) % 16 * 2
}

// count counts a word, up to mostCounted.
func (l *Lexicon) count(word uint64) {
	cell, bit := l.place(word)
	for {
		old := cell.Load()
		if old>>bit&mostCounted == mostCounted || cell.CompareAndSwap(old, old+1<<bit) {
			return
		}
	}
}

// knows reports whether enough articles have the word.
func (l *Lexicon) knows(word uint64) bool {
	cell, bit := l.place(word)
	return cell.Load()>>bit&mostCounted >= knownFrom
}

// Suspects are the words of an article that the lexicon did not know when the article was added. No other word of it can
// turn out unknown, since the lexicon only grows.
type Suspects struct {
	Words  int      // of the article, by which it is judged
	Hashes []uint64 // of those of them that are suspect, each as often as it stands there
}

// Counter adds articles to a lexicon. It is used by one goroutine.
type Counter struct {
	lexicon *Lexicon
	seen    []sighting // a hash table, open addressing
	article uint32     // number of the article, from 1
}

// sighting says that a word stood in an article.
type sighting struct {
	word    uint64
	article uint32
}

// Counter returns a counter of the lexicon.
func (l *Lexicon) Counter() *Counter { return &Counter{lexicon: l} }

// Add counts the words of an article, each once, and fills in dst, whose slice it uses again. Articles are judged by the
// words that begin with a small letter, for unknown names are many; by all but figures where those are few, as in copy in
// capitals.
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
		if dst.Words++; !c.lexicon.knows(w) {
			dst.Hashes = append(dst.Hashes, w)
		}
	}
}

// initial is what a word begins with.
type initial uint8

const (
	small initial = iota // or a letter that is not ASCII
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

// initials counts the words by their initials.
func initials(body string, t *normalize.Text) (n [figure + 1]int) {
	for _, s := range t.Spans {
		n[initialOf(body[s.Start])]++
	}
	return n
}

// begin makes room for the words of another article.
func (c *Counter) begin(words int) {
	if size := 1 << bits.Len(uint(2*words)); len(c.seen) < size || c.article+1 == 0 {
		c.seen, c.article = make([]sighting, size), 0
	}
	c.article++
}

// isNew reports whether the article did not have the word before.
func (c *Counter) isNew(word uint64) bool {
	mask := uint64(len(c.seen) - 1)
	for at := word & mask; ; at = (at + 1) & mask {
		switch s := &c.seen[at]; {
		case s.article != c.article:
			*s = sighting{word, c.article}
			return true
		case s.word == word:
			return false
		}
	}
}

// Look says how misread an article looks.
type Look uint8

const (
	// Clean is an article that has the words that others have.
	Clean Look = iota
	// Perhaps is one that, where something else makes it one of a pair, is to be aligned by its characters too.
	Perhaps
	// Noisy is one whose pairs are to be looked for by their characters.
	Noisy
)

// Tells reports whether the run has enough articles for the words of one to tell how it looks.
func (l *Lexicon) Tells() bool { return l.articles.Load() >= fewArticles }

// Looks tells how an article looks beside all others of the run, once they are added. In a run of fewer than fewArticles
// the words that are known are too few to tell, and all look noisy.
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

// SearchFrom returns the look from which the articles of a run are looked for by their characters, where so many of them
// look noisy: Noisy, or Perhaps in a run that is noisy as a whole.
func SearchFrom(noisy, articles int) Look {
	if float64(noisy) >= noisyRun*float64(articles) {
		return Perhaps
	}
	return Noisy
}
