package quote

import "strings"

// The language of a text is told by its small words: those that few other languages have.

// englishWords are the small words by which English is known before anything else is looked at.
const englishWords = `the of and that said with from his this which would were they their says has had have about been when who she`

// languages is a set of the tongues, a bit for each by its place, and the next bit for English.
type languages uint32

// markers has the tongues of which a word is a mark.
var markers = func() map[string]languages {
	m := make(map[string]languages)
	for i := range tongues {
		for w := range strings.FieldsSeq(tongues[i].marks + " " + tongues[i].verbs) {
			m[w] |= 1 << i
		}
	}
	for w := range strings.FieldsSeq(englishWords + ` is was to in a it for on at by as be are not he`) {
		m[w] |= 1 << len(tongues)
	}
	return m
}()

// maxSample is the number of bytes of a text that are read for its language.
const maxSample = 4000

// isEnglish reports whether the words outside of quotation marks are English: an eighth of them are small words that no other
// language of the tables has.
func (t *text) isEnglish() bool {
	english, n := 0, 0
	for i := range t.tokens {
		if t.tokens[i].kind == word {
			n++
			if t.tokens[i].class&englishWord != 0 {
				english++
			}
		}
	}
	return english > 0 && english*8 >= n
}

// vocabulary returns that of the language of the text; nil if it is English or unknown.
func (t *text) vocabulary() *vocabulary {
	var score [len(tongues) + 1]int
	n := 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(t.body[:min(len(t.body), maxSample)]), func(r rune) bool { return !isWordRune(r) && r != '-' }) {
		n++
		for i, set := 0, markers[w]; set != 0; i, set = i+1, set>>1 {
			if set&1 != 0 {
				score[i]++
			}
		}
	}
	best := 0
	for i := range score {
		if score[i] > score[best] {
			best = i
		}
	}
	if best == len(tongues) || score[best]*8 < n || score[best] == score[len(tongues)] {
		return nil
	}
	return ready[best]
}
