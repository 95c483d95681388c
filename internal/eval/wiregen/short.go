package wiregen

import (
	"bytes"
	"strings"
)

// The lengths of short items, in words. A headline has leastShort to mostHeadline, an alert leastShort to mostAlert, and
// a brief of one paragraph mostAlert to mostShort.
const (
	leastShort   = 8
	mostHeadline = 14
	mostAlert    = 20
	mostShort    = 40
)

// templateKind is the kind of an item that only shares its template with another. Such pairs have the label 0.
const templateKind = "template"

// shortKinds are the kinds of copies of short items. A copy in which there is nothing to change equals its base.
var shortKinds = []kind{
	{"exact", 2, sameDress, (*copyist).exact},
	{"typo", 4, anyDress, (*copyist).slip},
	{"cut", 5, anyDress, (*copyist).shortenWords},
	{"spell", 2, anyDress, (*copyist).spell},
	{"reword", 4, anyDress, (*copyist).reword},
	{"reorder", 3, anyDress, (*copyist).turn},
	{"update", 3, anyDress, (*copyist).updateFigure},
	{"prefix", 4, sameDress, (*copyist).prefix},
	{"caps", 3, sameDress, (*copyist).caps},
	{templateKind, 6, anyDress, (*copyist).template},
}

// kindsOf returns the table of kinds: for short items, or for articles.
func kindsOf(short bool) []kind {
	if short {
		return shortKinds
	}
	return kinds
}

// ShortKinds returns the names of the kinds of copies of short items.
func ShortKinds() []string { return names(shortKinds) }

// shortTexts makes short items of real texts. It takes the first mostShort words of each, and cuts them at the last end
// of a sentence among them that leaves leastShort or more. It drops texts with fewer than leastShort words.
func shortTexts(texts []string) (items []string) {
	for _, text := range texts {
		words := strings.Fields(text)
		words = words[:min(len(words), mostShort)]
		for n := len(words); n >= leastShort; n-- {
			if endsSentence(words[n-1]) {
				words = words[:n]
				break
			}
		}
		if len(words) >= leastShort {
			items = append(items, strings.Join(words, " "))
		}
	}
	return items
}

// frames are the templates of daily items, with the slots of grammar.go. They have many figures and names.
var frames = phrases(`P Corp quarterly net profit M vs M | P Inc sees full year sales of M , up from M | C index rose F points to F in early trade |
	C index fell F points to F at close | P to buy P for M in cash | at least F killed and F hurt in C bomb blast | P beat P , F - F , at C Open |
	C inflation at U in Y , central bank says | P named chief executive of P from Y | C shares up U at F by midday on W |
	weather in C on W : high F , low F , wind F km | P cuts F jobs at C plant after M loss`)

// frameRate is how many of 1,000 made-up headlines and alerts follow one of the frames.
const frameRate = 250

// inventShort makes up the text of a short base: a headline, an alert or a brief.
func (m *maker) inventShort(a *article, d *dice) {
	m.prose.begin(d)
	a.gap, a.text = "\n\n", a.text[:0]
	form := d.below(3)
	most := [...]int{mostHeadline, mostAlert, mostShort}[form]
	least := leastShort
	if form == 2 {
		least = mostAlert
		a.text = a.dress.put(a.text, d, a.dress.opening, a.published())
	}
	a.bare = form < 2
	a.story.from = len(a.text)
	if l, ok := m.prose.(*language); ok && a.bare && d.permille(frameRate) {
		a.text = l.fill(a.text, d, frames[d.below(len(frames))])[1:]
		capital(a.text)
	} else {
		a.text = fewWords(a.text, m.prose, d, d.between(least, most), form == 2)
	}
	if form == 1 && d.permille(500) {
		a.text = bytes.ToUpper(a.text)
	}
	a.story.to = len(a.text)
	if !a.bare && a.dress.end != "" && d.permille(700) {
		a.text = append(a.text, a.gap...)
		a.text = a.dress.put(a.text, d, a.dress.end, a.published())
	}
}

// fewWords appends sentences, cut to this many words. It ends them with a full stop if stop is true.
func fewWords(dst []byte, p prose, d *dice, words int, stop bool) []byte {
	from := len(dst)
	for n := 0; n < words; {
		if n > 0 {
			dst = append(dst, ' ')
		}
		var k int
		dst, k = p.sentence(dst, d)
		n += k
	}
	kept := bytes.Fields(dst[from:])[:words]
	text := bytes.TrimRight(bytes.Join(kept, []byte(" ")), ".,;:-–—")
	dst = append(dst[:from], text...)
	if stop {
		dst = append(dst, '.')
	}
	return dst
}

// wordsOf returns the words of the story of the base. The result is valid until c.parts is used again.
func (c *copyist) wordsOf() []stretch {
	base := c.bases[0]
	c.parts = c.parts[:0]
	for at := base.story.from; ; {
		w, next, ok := nextWord(base.text, at, base.story.to)
		if !ok {
			return c.parts
		}
		c.parts = append(c.parts, w)
		at = next
	}
}

// slip misspells 60 to 200 of 1,000 words, as typo does.
func (c *copyist) slip() { c.misspell(c.between(60, 200)) }

// shortenWords drops words at the end: 40 to 90 of 100 stay, and at least leastShort.
func (c *copyist) shortenWords() {
	words := c.wordsOf()
	left := max(len(words)*c.between(40, 90)/100, leastShort)
	base := c.bases[0]
	c.keep(0, base.text, stretch{base.story.from, words[min(left, len(words))-1].to})
}

// reword replaces one or two words that are neither names nor figures.
func (c *copyist) reword() {
	c.some(c.between(1, 2), isWord, func([]byte) { c.word = c.prose.word(c.word[:0], &c.dice) })
}

// updateFigure changes one figure.
func (c *copyist) updateFigure() { c.some(1, isFigure, c.newFigure) }

// some changes n of the words for which sort is true, or all of them if there are fewer. change puts the new word in
// c.word.
func (c *copyist) some(n int, sort func(word []byte) bool, change func(word []byte)) {
	text := c.bases[0].text
	left := 0
	for _, w := range c.wordsOf() {
		if sort(w.cut(text)) {
			left++
		}
	}
	n = min(n, left)
	c.revise(c.bases[0].story, func(word []byte) bool {
		if !sort(word) {
			return false
		}
		left--
		if c.below(left+1) >= n {
			return false
		}
		n--
		change(word)
		if isCapitals(word) {
			c.word = bytes.ToUpper(c.word)
		}
		return true
	})
}

// newFigure sets c.word to another figure with the same number of digits.
func (c *copyist) newFigure(word []byte) {
	c.word = append(c.word[:0], word...)
	for i, b := range c.word {
		switch {
		case b < '0' || b > '9':
		case i == 0:
			c.word[i] = '1' + (b-'1'+byte(c.between(1, 8)))%9
		default:
			c.word[i] = '0' + byte(c.below(10))
		}
	}
}

// turn puts the second part before the first. It splits at the first suitable comma, or else near the middle.
func (c *copyist) turn() {
	base, words := c.bases[0], c.wordsOf()
	at := len(words) * c.between(350, 650) / 1000
	for i := 2; i+2 < len(words); i++ {
		if base.text[words[i].to] == ',' {
			at = i + 1
			break
		}
	}
	c.keep(0, base.text, stretch{words[at].from, words[len(words)-1].to})
	c.text = append(c.text, ", "...)
	c.keep(0, base.text, stretch{base.story.from, words[at-1].to})
}

// marks precede a headline, and credits follow one.
var (
	marks   = strings.Split("UPDATE 1-|UPDATE 2-|UPDATE 4-|RPT-|CORRECTED-|REFILE-|WRAPUP 3-|URGENT-|ALERT: |BREAKING: |EXCLUSIVE-", "|")
	credits = strings.Split(" - %n| (%n)|: %n| | %n", "|")
)

// prefix puts a version mark or a dateline before the item, or a credit after it.
func (c *copyist) prefix() {
	base := c.bases[0]
	dress := &dresses[c.below(agencies)]
	switch {
	case c.permille(500):
		c.text = append(c.text, marks[c.below(len(marks))]...)
		c.exact()
	case base.bare && c.permille(500):
		c.text = dress.put(c.text, &c.dice, dress.opening, base.published())
		c.exact()
	default:
		c.exact()
		c.text = dress.put(c.text, &c.dice, credits[c.below(len(credits))], base.published())
	}
}

// caps puts the item in capitals. An item that is in capitals already stays as it is.
func (c *copyist) caps() {
	base := c.bases[0]
	story := base.story.cut(base.text)
	if upper := bytes.ToUpper(story); !bytes.Equal(upper, story) {
		c.replace(0, base.story, upper)
	} else {
		c.exact()
	}
}

// template replaces all names and figures by others.
func (c *copyist) template() {
	c.revise(c.bases[0].story, func(word []byte) bool {
		switch {
		case isFigure(word):
			c.newFigure(word)
		case isName(word):
			c.word = c.prose.word(c.word[:0], &c.dice)
			capital(c.word)
		default:
			return false
		}
		return true
	})
}

// If other names and figures are put in an item, the result is another item of its template only if there were enough of
// them: at least leastOther, and one in otherOf words. With fewer, it might as well be an update.
const (
	leastOther = 2
	otherOf    = 6
)

// isTemplate reports whether the base has enough names and figures, and at least one of each.
func (c *copyist) isTemplate() bool {
	text, names, figures := c.bases[0].text, 0, 0
	for _, w := range c.wordsOf() {
		switch word := w.cut(text); {
		case isFigure(word):
			figures++
		case isName(word):
			names++
		}
	}
	return names > 0 && figures > 0 && names+figures >= leastOther && otherOf*(names+figures) >= len(c.parts)
}

func isWord(word []byte) bool {
	return len(word) >= 4 && (isSmall(word) || isCapitals(word)) && isASCII(word)
}

func isFigure(word []byte) bool { return word[0] >= '1' && word[0] <= '9' }

// isName reports whether only the first letter of a word is a capital, and the word is no function word, which may just
// begin a sentence.
func isName(word []byte) bool {
	return len(word) > 2 && word[0] >= 'A' && word[0] <= 'Z' && isSmall(word[1:]) && !functionWords[strings.ToLower(string(word))]
}

var functionWords = func() map[string]bool {
	words := make(map[string]bool)
	for word := range strings.FieldsSeq(reserved + " there meanwhile during against under between through") {
		words[word] = true
	}
	return words
}()

func isSmall(word []byte) bool { return all(word, 'a', 'z') }

func isCapitals(word []byte) bool { return all(word, 'A', 'Z') }

func all(word []byte, from, to byte) bool {
	return !bytes.ContainsFunc(word, func(r rune) bool { return r < rune(from) || r > rune(to) })
}
