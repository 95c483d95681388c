package wiregen

import (
	"slices"
	"strings"
)

// chain is a Markov model of real text. Each word, with its punctuation, is followed by a word that followed it in the
// text, and now and then by any word. See C. E. Shannon, "A Mathematical Theory of Communication" (1948), section 3.
type chain struct {
	words  []string
	ends   []bool   // whether the word ends a sentence; len(ends) == len(words)
	text   []uint32 // the whole text, as indices of words
	at     []uint32 // positions in text; those of word w are at [first[w], first[w+1])
	first  []uint32
	starts []uint32 // positions in text where a sentence begins
	plain  []uint32 // words of four or more letters, all of them small
}

const (
	leapRate     = 200 // in 1,000 words, how often any word of the text follows, so that the model quotes no long run
	longSentence = 60  // at this many words a sentence is cut short
	// LeastText is the smallest amount of real text that a model is made of, in words.
	LeastText = 10_000
)

func newChain(texts []string) *chain {
	c := new(chain)
	numbers := make(map[string]uint32)
	for _, text := range texts {
		start := true
		for word := range strings.FieldsSeq(text) {
			w, ok := numbers[word]
			if !ok {
				w = uint32(len(c.words))
				numbers[word] = w
				c.words = append(c.words, word)
				c.ends = append(c.ends, endsSentence(word))
				if isPlain(word) {
					c.plain = append(c.plain, w)
				}
			}
			if start {
				c.starts = append(c.starts, uint32(len(c.text)))
			}
			c.text = append(c.text, w)
			start = c.ends[w]
		}
	}
	c.first = make([]uint32, len(c.words)+1)
	for _, w := range c.text {
		c.first[w+1]++
	}
	for w := range c.words {
		c.first[w+1] += c.first[w]
	}
	next := slices.Clone(c.first)
	c.at = make([]uint32, len(c.text))
	for i, w := range c.text {
		c.at[next[w]] = uint32(i)
		next[w]++
	}
	return c
}

func isPlain(word string) bool {
	return len(word) >= 4 && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == ""
}

// endsSentence reports whether a word ends with ".", "!" or "?", before any closing quotation marks.
func endsSentence(word string) bool {
	word = strings.TrimRight(word, `"'”’)`)
	return word != "" && strings.IndexByte(".!?", word[len(word)-1]) >= 0
}

// begin does nothing: this model has no topic.
func (c *chain) begin(*dice) {}

// sentence appends a sentence and returns the number of its words.
func (c *chain) sentence(dst []byte, d *dice) ([]byte, int) {
	at := int(c.starts[d.below(len(c.starts))])
	for n := 1; ; n++ {
		w := c.text[at]
		dst = append(dst, c.words[w]...)
		if c.ends[w] {
			return dst, n
		}
		if n == longSentence {
			return append(dst, '.'), n
		}
		dst = append(dst, ' ')
		if d.permille(leapRate) {
			at = d.below(len(c.text))
			continue
		}
		at = int(c.at[int(c.first[w])+d.below(int(c.first[w+1]-c.first[w]))]) + 1
		if at == len(c.text) {
			at = 0
		}
	}
}

// word appends a word in small letters.
func (c *chain) word(dst []byte, d *dice) []byte {
	if len(c.plain) == 0 {
		return append(dst, "word"...)
	}
	return append(dst, c.words[c.plain[d.below(len(c.plain))]]...)
}
