package wiregen

import "slices"

// kind is a way to make a copy.
type kind struct {
	name   string
	weight int // how often it is drawn, relative to the others
	dress  dressing
	write  func(*copyist)
}

// dressing says which dateline and sign-off a copy has.
type dressing uint8

const (
	anyDress  dressing = iota // those of the base, or its own
	sameDress                 // those of the base
	ownDress                  // its own
)

var kinds = []kind{
	{"exact", 2, sameDress, (*copyist).exact},
	{"typo", 4, anyDress, (*copyist).typo},
	{"cut", 6, anyDress, (*copyist).shorten},
	{"spell", 3, anyDress, (*copyist).spell},
	{"local", 4, ownDress, (*copyist).local},
	{"reorder", 3, anyDress, (*copyist).reorder},
	{"update", 4, anyDress, (*copyist).update},
	{"rewrite", 4, anyDress, (*copyist).rewrite},
	{"ocr", 3, anyDress, (*copyist).ocr},
	{"excerpt", 3, ownDress, (*copyist).excerpt},
	{"merge", 3, anyDress, (*copyist).merge},
}

// Kinds returns the names of the kinds of edited copies that [Make] knows.
func Kinds() []string { return names(kinds) }

func names(kinds []kind) []string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.name
	}
	return names
}

// copyist writes a copy of bases[0], or of both bases.
type copyist struct {
	dice
	prose prose
	revision
	bases [2]*article
	words int // mean length of an article

	sentences []stretch
	parts     []stretch
	order     []int
	word      []byte
}

// gap begins a new paragraph. It writes a gap unless the text is empty or a dateline precedes.
func (c *copyist) gap() {
	if len(c.text) > 0 && c.text[len(c.text)-1] != ' ' && c.text[len(c.text)-1] != '\n' {
		c.text = append(c.text, c.bases[0].gap...)
	}
	c.para++
}

// take appends paragraphs of a base as they are.
func (c *copyist) take(base int, paras []stretch) {
	for _, p := range paras {
		c.gap()
		c.keep(base, c.bases[base].text, p)
	}
}

// own appends a paragraph of the copy's own, with about this many words, and returns the exact number.
func (c *copyist) own(words int) int {
	c.gap()
	var n int
	c.text, n = paragraphOf(c.text, c.prose, &c.dice, 3, words)
	return n
}

// revise appends the text of p. change is called for each word: it returns true if c.word replaces the word, and false if
// the word stays.
func (c *copyist) revise(p stretch, change func(word []byte) bool) {
	text, done := c.bases[0].text, p.from
	for at := p.from; ; {
		w, next, ok := nextWord(text, at, p.to)
		if !ok {
			break
		}
		if change(w.cut(text)) {
			c.keep(0, text, stretch{done, w.from})
			c.replace(0, w, c.word)
			done = w.to
		}
		at = next
	}
	c.keep(0, text, stretch{done, p.to})
}

// reviseAll revises all paragraphs.
func (c *copyist) reviseAll(change func(word []byte) bool) {
	for _, p := range c.bases[0].paras {
		c.gap()
		c.revise(p, change)
	}
}

// exact keeps everything, even the blank lines.
func (c *copyist) exact() { c.keep(0, c.bases[0].text, c.bases[0].story) }

// typo misspells 1 to 150 of 1,000 words: it swaps two letters, or doubles, drops or changes one.
func (c *copyist) typo() { c.misspell(c.between(1, 150)) }

// misspell misspells rate of 1,000 words.
func (c *copyist) misspell(rate int) {
	c.reviseAll(func(word []byte) bool {
		if len(word) < 4 || !c.permille(rate) {
			return false
		}
		c.word = append(c.word[:0], word...)
		switch i := c.between(1, len(word)-2); c.below(4) {
		case 0:
			c.word[i], c.word[i+1] = c.word[i+1], c.word[i]
		case 1:
			c.word = slices.Insert(c.word, i, word[i])
		case 2:
			c.word = slices.Delete(c.word, i, i+1)
		default:
			c.word[i] = byte('a' + c.below(26))
		}
		return isASCII(c.word) && string(c.word) != string(word)
	})
}

// shorten cuts off the end: 15 to 95 of 100 bytes stay, and at least leastPart.
func (c *copyist) shorten() {
	base := c.bases[0]
	left := (base.story.to - base.story.from) / 100 * c.between(15, 95)
	c.begin(max(left, leastPart))
}

// leastPart is the smallest part of a base that a copy takes, in bytes, unless the base is shorter. It is about two dozen
// words.
const leastPart = 160

// size returns the number of bytes from the start of the first paragraph to the end of the last.
func size(paras []stretch) int { return paras[len(paras)-1].to - paras[0].from }

// leading returns the first n of paras, or more if these are shorter than leastPart.
func leading(paras []stretch, n int) []stretch {
	for n < len(paras) && size(paras[:n]) < leastPart {
		n++
	}
	return paras[:n]
}

// begin appends the first paragraphs of the first base, left bytes at most and then up to the end of the sentence.
func (c *copyist) begin(left int) {
	base := c.bases[0]
	for _, p := range base.paras {
		if p.to-p.from <= left {
			c.take(0, []stretch{p})
			left -= p.to - p.from
			continue
		}
		c.sentences = sentences(c.sentences[:0], base.text, p)
		end := p.from
		for _, s := range c.sentences {
			if left <= 0 {
				break
			}
			left, end = left-(s.to-end), s.to
		}
		if end > p.from {
			c.take(0, []stretch{{p.from, end}})
		}
		return
	}
}

// spell changes 600 to 1,000 of 1,000 British spellings to American ones, and vice versa.
func (c *copyist) spell() {
	rate := c.between(600, 1000)
	c.reviseAll(func(word []byte) bool {
		if len(word) < 3 || len(word) > 16 {
			return false
		}
		c.word = append(c.word[:0], word...)
		c.word[0] |= 0x20
		other, ok := otherSpelling[string(c.word)]
		if !ok || !c.permille(rate) {
			return false
		}
		c.word = append(c.word[:0], other...)
		if word[0] < 'a' {
			capital(c.word)
		}
		return true
	})
}

// local gives the story a lead of the copy's own. The lead often replaces the first paragraph, and now and then the end
// is cut off.
func (c *copyist) local() {
	base := c.bases[0]
	for range c.between(1, 3) {
		c.own(c.between(15, 45))
	}
	paras := base.paras
	if len(paras) > 2 && c.permille(500) {
		paras = paras[1:]
	}
	if c.permille(400) {
		paras = leading(paras, c.between(1, len(paras)))
	}
	c.take(0, paras)
}

// reorder shuffles the paragraphs in groups of one to three. If there is one paragraph only, it shuffles its sentences.
func (c *copyist) reorder() {
	base := c.bases[0]
	parts := base.paras
	if len(parts) == 1 {
		c.sentences = sentences(c.sentences[:0], base.text, parts[0])
		parts = c.sentences
	}
	c.order = c.order[:0]
	for i := 0; i < len(parts); i += c.between(1, 3) {
		c.order = append(c.order, i)
	}
	starts := slices.Clone(c.order)
	shuffle(&c.dice, c.order)
	for _, i := range c.order {
		end := len(parts)
		if j, _ := slices.BinarySearch(starts, i); j+1 < len(starts) {
			end = starts[j+1]
		}
		c.take(0, parts[i:end])
	}
}

// update replaces 5 to 40 of 100 sentences, but none of one paragraph, and changes half of the figures in the others.
func (c *copyist) update() {
	rate := c.between(50, 400)
	base := c.bases[0]
	stays := c.below(len(base.paras)) // so that something is left
	for i, p := range base.paras {
		c.gap()
		c.sentences = sentences(c.sentences[:0], base.text, p)
		done := p.from
		for _, s := range c.sentences {
			if i != stays && c.permille(rate) {
				c.text = append(c.text, base.text[done:s.from]...)
				c.text, _ = c.prose.sentence(c.text, &c.dice)
			} else {
				c.revise(stretch{done, s.to}, c.otherFigure)
			}
			done = s.to
		}
	}
}

// otherFigure changes the first digit of half of the figures.
func (c *copyist) otherFigure(word []byte) bool {
	if word[0] < '1' || word[0] > '9' || c.permille(500) {
		return false
	}
	c.word = append(c.word[:0], word...)
	c.word[0] = '1' + (word[0]-'1'+byte(c.between(1, 8)))%9
	return true
}

// rewrite replaces 10 to 200 of 1,000 words by another.
func (c *copyist) rewrite() {
	rate := c.between(10, 200)
	c.reviseAll(func(word []byte) bool {
		if len(word) < 3 || word[0] < 'a' || !c.permille(rate*3/2) { // two thirds of the words qualify
			return false
		}
		c.word = c.prose.word(c.word[:0], &c.dice)
		return string(c.word) != string(word)
	})
}

// misreadings are letters, and what a reader of printed pages may take them for.
var misreadings = [][2]string{
	{"rn", "m"}, {"m", "rn"}, {"cl", "d"}, {"d", "cl"}, {"l", "1"}, {"o", "0"}, {"e", "c"}, {"h", "b"}, {"i", "l"}, {"u", "ii"}, {"S", "5"},
	{"B", "8"}, {"a", "o"}, {"t", "f"}, {"n", "ri"}, {"w", "vv"},
}

// ocr misreads 10 to 250 of 1,000 words.
func (c *copyist) ocr() {
	rate := c.between(10, 250)
	c.reviseAll(func(word []byte) bool {
		if !c.permille(rate) {
			return false
		}
		first := c.below(len(misreadings))
		for i := range misreadings {
			m := misreadings[(first+i)%len(misreadings)]
			if at := slices.Index(word, m[0][0]); at >= 0 && string(word[at:min(at+len(m[0]), len(word))]) == m[0] {
				c.word = append(append(append(c.word[:0], word[:at]...), m[1]...), word[at+len(m[0]):]...)
				return true
			}
		}
		return false
	})
}

// excerpt quotes one or two paragraphs, or more if these are short, in a text of the copy's own.
func (c *copyist) excerpt() {
	base := c.bases[0]
	from := c.below(len(base.paras))
	paras := leading(base.paras[from:], min(c.between(1, 2), len(base.paras)-from))
	for ; from > 0 && size(paras) < leastPart; from-- {
		paras = base.paras[from-1:][:len(paras)+1]
	}
	words := max(40, c.words*c.between(30, 120)/100)
	c.ownParagraphs(words * c.between(10, 80) / 100)
	c.take(0, paras)
	c.ownParagraphs(words / 3)
}

func (c *copyist) ownParagraphs(words int) {
	for n := 0; n < words; {
		n += c.own(c.between(15, 60))
	}
}

// merge takes the beginning of the first base and some paragraphs of the second.
func (c *copyist) merge() {
	first, second := c.bases[0], c.bases[1]
	c.begin(max((first.story.to-first.story.from)/100*c.between(30, 90), leastPart))
	paras := second.paras[c.below(len(second.paras)/2+1):]
	c.take(1, leading(paras, c.between(1, len(paras))))
}

func isASCII(s []byte) bool {
	for _, b := range s {
		if b >= 0x80 {
			return false
		}
	}
	return true
}
