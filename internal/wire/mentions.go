package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mention is the name of a house in the words [i, j).
type mention struct {
	i, j     int
	to       string
	agency   bool
	doubtful bool // the name is also a word, or the name of a person
}

// mentions returns the names of houses in the words, in text order. They do not overlap, and are good until the next call.
func (c *creditor) mentions() []mention {
	all := c.all[:0]
	for i := 0; i < len(c.words); {
		if c.house != "" {
			m, ok := c.houseAt(i)
			if i++; ok {
				all, i = append(all, m), m.j
			}
			continue
		}
		m, ok := c.knownAt(i)
		if !ok {
			m, ok = c.namedAt(i)
		}
		if !ok && c.lined {
			if n := c.agencyNoun(i); n > 0 {
				m, ok = mention{i: i, j: i + n, to: Agencies, agency: true}, true
			}
		}
		if !ok {
			i++
			continue
		}
		all = append(all, m)
		i = m.j
	}
	c.all = all
	return all
}

// mostHouseWords is the number of words of the longest name in the tables.
const mostHouseWords = 5

// knownAt reads the longest name of the tables at word i.
func (c *creditor) knownAt(i int) (mention, bool) {
	if small := c.words[i].small; !firstShapes.may(small) || !firstWords[small] {
		return mention{}, false
	}
	n := 1
	for n < mostHouseWords && i+n < len(c.words) && !c.words[i+n].breaks && !c.words[i+n-1].owns {
		if n++; n == 2 && !firstPairs[string(c.joinSmall(i, i+2))] {
			n = 1 // "the" begins the names of many
			break
		}
	}
	for ; n > 0; n-- {
		small := c.joinSmall(i, i+n)
		to, agency := agencyByForm[string(small)]
		if !agency {
			to = outletByForm[string(small)]
		}
		if to == "" || !c.written(i, i+n, to) {
			continue
		}
		if next := i + n; next < len(c.words) && !c.words[next].breaks && !c.words[next-1].owns && companies[c.words[next].small] {
			return mention{}, false
		}
		text := c.words[i].text
		shouted := len(text) > 2 && text == strings.ToUpper(text) // MENA is never the name of a person
		m := mention{i, i + n, to, agency, n == 1 && ambiguous[string(small)] && !shouted}
		return m, !m.doubtful || !c.inName(m)
	}
	return mention{}, false
}

// inName reports whether a capitalised word beside m makes another name of it: "Michael Bloomberg".
func (c *creditor) inName(m mention) bool {
	if m.i > 0 && c.named(m.i-1) && c.carriesOn(m.i) && !c.isFiller(m.i-1) {
		return true
	}
	return m.j < len(c.words) && c.carriesOn(m.j)
}

// ofPerson reports whether m, among the names of writers, is part of a person's name: "ANA CRUZ", "Will Reuter". The name
// of a house that has no other meaning may be next to its writer's.
func (c *creditor) ofPerson(m mention) bool {
	w := &c.words[m.i]
	if m.j-m.i > 1 || w.text == m.to && !ambiguous[w.small] {
		return false
	}
	return m.i > 0 && c.sameName(m.i) && c.nameWord(m.i-1) || m.j < len(c.words) && c.sameName(m.j) && c.nameWord(m.j)
}

// sameName reports whether only a space precedes word k.
func (c *creditor) sameName(k int) bool { return c.body[c.words[k-1].to:c.words[k].from] == " " }

// nameWord reports whether word k can be part of a person's name.
func (c *creditor) nameWord(k int) bool {
	w := &c.words[k]
	return startsUpper(w.text) && !roles[w.small] && !conjunctions[w.small] && !byWord(w.text)
}

// joinSmall returns the words [i, j) in lower case, joined by spaces. They are good until the next call.
func (c *creditor) joinSmall(i, j int) []byte {
	c.joint = append(c.joint[:0], c.words[i].small...)
	for k := i + 1; k < j; k++ {
		c.joint = append(c.joint, ' ')
		c.joint = append(c.joint, c.words[k].small...)
	}
	return c.joint
}

// written reports whether the words [i, j) are written as the name of a house: abbreviations in capitals or as the house
// writes itself, other names with a capital, if the script has capitals.
func (c *creditor) written(i, j int, to string) bool {
	text := c.words[i].text
	if j-i == 1 && (text == to || strings.ContainsRune(text, '.') || c.lined && len(text) > 2 && !ambiguous[text]) {
		return true
	}
	if j-i == 1 && len(text) <= 4 && isASCII(text) && strings.ToUpper(to) == to {
		return text == strings.ToUpper(text) || text == capitalised(text) && len(text) >= 3
	}
	r, _ := utf8.DecodeRuneInString(text)
	return !unicode.IsLower(r) || to == "dpa" && strings.HasPrefix(text, "dpa")
}

func capitalised(s string) string { return strings.ToUpper(s[:1]) + strings.ToLower(s[1:]) }

// firstWords are the first words of all names in the tables.
var firstWords = func() map[string]bool {
	m := make(map[string]bool)
	for _, forms := range [...]map[string]string{agencyByForm, outletByForm} {
		for form := range forms {
			first, _, _ := strings.Cut(form, " ")
			m[first] = true
		}
	}
	return m
}()

// firstPairs are the first two words of all names of two and more in the tables.
var firstPairs = func() map[string]bool {
	m := make(map[string]bool)
	for _, forms := range [...]map[string]string{agencyByForm, outletByForm} {
		for form := range forms {
			if first, rest, more := strings.Cut(form, " "); more {
				second, _, _ := strings.Cut(rest, " ")
				m[first+" "+second] = true
			}
		}
	}
	return m
}()

// firstShapes are those of firstWords.
var firstShapes = shapesOf(firstWords)

// wordShapes tells of most words that they are none of a set: by a first and a last byte, the lengths of the words that have them, a bit
// each. Words of 63 bytes or more count as of one length. A set of words is asked by it without being hashed.
type wordShapes [256]uint64

func shapesOf(words map[string]bool) *wordShapes {
	s := new(wordShapes)
	for w := range words {
		if w != "" {
			s[endsOf(w[0], w[len(w)-1])] |= 1 << min(len(w), 63)
		}
	}
	return s
}

// endsOf returns the place of the words with a first and a last byte.
func endsOf(first, last byte) byte { return first + 37*last }

// may reports whether a word, which is not empty, may be in the set.
func (s *wordShapes) may(word string) bool {
	return s[endsOf(word[0], word[len(word)-1])]>>min(len(word), 63)&1 == 1
}

// mayFold reports whether a word that begins and ends with a letter or digit of ASCII, or none, may be in the set in small letters. It
// spares most words a copy.
func (s *wordShapes) mayFold(word string) bool {
	return word != "" && s[endsOf(word[0]|0x20, word[len(word)-1]|0x20)]>>min(len(word), 63)&1 == 1
}

// mostOutletWords is the largest number of words of a name that a word of mediaWords makes known.
const mostOutletWords = 5

// namedAt reads a capitalised name at word i that ends with a word of mediaWords: "Washington Examiner".
func (c *creditor) namedAt(i int) (mention, bool) {
	if !startsUpper(c.words[i].text) || i > 0 && c.named(i-1) && c.carriesOn(i) {
		return mention{}, false
	}
	end := 0
	j := i
	for ; j < len(c.words) && j-i < mostOutletWords && (j == i || c.carriesOn(j)); j++ {
		if mediaWords[c.words[j].small] && startsUpper(c.words[j].text) {
			end = j + 1
		}
		if c.words[j].owns {
			j++
			break
		}
	}
	first := i
	for first < j && (articles[c.words[first].small] || openers[c.words[first].small]) {
		first++
	}
	if first > i && !articles[c.words[i].small] {
		return mention{}, false // reading starts again at the name's own first word
	}
	if end != j || end-first < 2 || generic[c.words[first].small] {
		return mention{}, false
	}
	name := c.body[c.words[first].from : c.words[end-1].from+len(c.words[end-1].text)]
	return mention{i: i, j: end, to: House(unwrapped(name))}, true
}

// named reports whether word k can begin a name.
func (c *creditor) named(k int) bool {
	w := &c.words[k]
	return startsUpper(w.text) && !openers[w.small] && !articles[w.small]
}

// articles may begin a name without being part of it.
var articles = set(`the|a|an|die|der|das|le|la|les|el|los`)

// carriesOn reports whether word k continues the name of the word before it.
func (c *creditor) carriesOn(k int) bool {
	w := &c.words[k]
	if w.breaks || c.words[k-1].owns || strings.Trim(c.body[c.words[k-1].to:w.from], " \n\r&") != "" {
		return false
	}
	return startsUpper(w.text) && !days[w.small]
}
