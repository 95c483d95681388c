package paraphrase

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/names"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/shingle"
)

// Encoder makes Sentences of text in one language. It remembers the words it has seen, so a caller keeps one for many
// articles. Its memory is bounded and never changes a result. One goroutine may use it.
//
// In a language that the model does not speak, a sentence has no vector, package normalize gives the stems of its words,
// and no attribution is found.
type Encoder struct {
	model *Model
	lang  string
	plain bool // the model does not speak lang

	seen  memo
	terms *normalize.Normalizer // for other languages
	dates map[string]bool       // the days of the week and the months in another language

	clause  clauses  // of the last sentence
	numbers []number // of its first words

	// Reused memory.
	text  normalize.Text
	stems []stem
}

// NewEncoder returns an Encoder for lang, an ISO 639-1 code.
func NewEncoder(m *Model, lang string) *Encoder {
	e := &Encoder{model: m, lang: lang, plain: !m.Speaks(lang), seen: newMemo()}
	if e.plain {
		e.terms, e.dates = normalize.New(), datesIn(lang)
	}
	return e
}

// datesIn returns the names of the days and months in a language.
func datesIn(lang string) map[string]bool {
	dates := make(map[string]bool)
	for day := range names.Weekdays(lang) {
		dates[day] = true
	}
	for month := range names.Months(lang) {
		dates[month] = true
	}
	return dates
}

// Encode makes dst the sentence at span of body. It overwrites dst and reuses its slices. It retains neither dst nor
// body.
func (e *Encoder) Encode(dst *Sentence, body string, span news.Span) {
	e.read(news.Shown(span.Cut(body)))
	kept := e.clause.kept()
	words := e.clause.words[:min(len(e.clause.words), longest)]
	dst.Words, dst.plain = kept.count(), e.plain
	dst.tokens = dst.tokens[:0]
	for i := range words {
		t := tokenOf(&words[i])
		if !kept.has(i) {
			t |= tokenStripped
		}
		dst.tokens = append(dst.tokens, t)
	}
	e.numbers = appendNumbers(e.numbers[:0], words)
	dst.numbers = dst.numbers[:0]
	for _, n := range e.numbers {
		dst.numbers = append(dst.numbers, n.value)
	}
	e.setStems(dst, words)
	dst.vector = Vector{}
	if !e.plain {
		e.model.sum(&dst.vector, dst.tokens, keptWords(dst.tokens))
	}
}

// Said returns the span of what a sentence of body says: from the first to the last word, without an attribution at
// either end. It is empty if the sentence has no word.
func (e *Encoder) Said(body string, sentence news.Span) news.Span {
	text := sentence.Cut(body)
	escaped, ok := news.Unescape(text)
	if ok {
		text = escaped.Text
	}
	e.read(text)
	k, words := e.clause.kept(), e.clause.spans
	if k.from == k.to {
		return news.Span{Start: sentence.Start, End: sentence.Start}
	}
	said := news.Span{Start: words[k.from].Start, End: words[k.to-1].End}
	if ok {
		said = escaped.Out(said)
	}
	return news.Span{Start: sentence.Start + said.Start, End: sentence.Start + said.End}
}

// keptWords returns the set of the words outside the attribution.
func keptWords(tokens []token) (kept mask) {
	for i, t := range tokens {
		if !t.has(tokenStripped) {
			kept |= 1 << uint(i)
		}
	}
	return kept
}

// read makes e.clause the words of a sentence and the gaps around them.
func (e *Encoder) read(sentence string) {
	if e.plain {
		e.readPlain(sentence)
		return
	}
	c := &e.clause
	c.spans = normalize.Words(c.spans[:0], sentence)
	c.words, c.gaps = c.words[:0], c.gaps[:0]
	end := uint32(0)
	for _, s := range c.spans {
		c.gaps = append(c.gaps, gapOf(sentence[end:s.Start]))
		c.words = append(c.words, *e.word(sentence, s))
		end = s.End
	}
	c.gaps = append(c.gaps, gapOf(sentence[end:]))
}

// word returns what the model knows about the raw word at s, good until the next call.
func (e *Encoder) word(sentence string, s news.Span) *word {
	key := normalize.KeyOf(sentence, s)
	if p := e.seen.place(key); p.key == key {
		return &p.word
	}
	return e.seen.add(key, e.model.word(s.Cut(sentence)))
}

// readPlain is read for a language that the model does not speak.
func (e *Encoder) readPlain(sentence string) {
	e.terms.Into(&e.text, sentence, nil, e.lang)
	c := &e.clause
	c.spans = append(c.spans[:0], e.text.Spans...)
	c.words, c.gaps = c.words[:0], append(c.gaps[:0], make([]gap, len(c.spans)+1)...)
	for i, term := range e.text.Terms {
		raw := c.spans[i].Cut(sentence)
		w := word{key: term, class: unknownClass | class(term>>48)}
		if isDigit(raw[0]) {
			w.kind, w.value = figures, leadingValue(strings.ReplaceAll(raw, ",", ""))
		} else if utf8.RuneCountInString(raw) <= shortPlain {
			w.flags = isStop
		} else if e.dates[strings.ToLower(raw)] {
			w.flags = isDate
		} else {
			w.name = i > 0 && !nounsHaveCapitals[e.lang] && startsWithCapital(raw)
		}
		c.words = append(c.words, w)
	}
}

// nounsHaveCapitals are the languages in which a capital tells no name.
var nounsHaveCapitals = map[string]bool{"de": true, "lb": true}

func startsWithCapital(raw string) bool {
	first, _ := utf8.DecodeRuneInString(raw)
	return unicode.IsUpper(first)
}

// shortPlain is the length, in characters, up to which a word of another language counts as a function word.
const shortPlain = 3

// stem is the hash of a content word, its rarity and its index in the sentence.
type stem struct {
	hash   uint64
	rarity int
	at     int
}

// figuresRarity is the highest rarity of figures among the stems, in units of idf: that of a word in one of a hundred
// sentences.
const figuresRarity = 74

// setStems sets the hashes of the distinct content words outside the attribution, rarest first.
func (e *Encoder) setStems(dst *Sentence, words []word) {
	stems := e.stems[:0]
	for i, t := range dst.tokens {
		if !t.has(tokenStop | tokenStripped) {
			stems = append(stems, e.stem(&words[i], i))
		}
	}
	slices.SortFunc(stems, func(a, b stem) int {
		switch { // nearly all differ in rarity
		case a.rarity != b.rarity:
			return b.rarity - a.rarity
		case a.hash != b.hash:
			return cmp.Compare(a.hash, b.hash)
		}
		return a.at - b.at
	})
	e.stems = stems
	dst.stems, dst.stemAt = dst.stems[:0], dst.stemAt[:0]
	for _, s := range stems {
		if !slices.Contains(dst.stems, s.hash) {
			dst.stems, dst.stemAt = append(dst.stems, s.hash), append(dst.stemAt, uint8(s.at))
		}
	}
}

// stem returns the stem of w, a content word at index i.
func (e *Encoder) stem(w *word, i int) stem {
	s := stem{hash: w.key, rarity: math.MaxUint8 + 1, at: i}
	switch {
	case e.plain:
		s.rarity = min(e.clause.spans[i].Len(), math.MaxUint8)
	case w.class < unknownClass:
		s.hash, s.rarity = mix(uint64(w.class)), int(e.model.idf[w.class])
	}
	if w.kind == figures {
		s.rarity = min(s.rarity, figuresRarity)
	}
	return s
}

// mix returns a hash of x, a step of SplitMix64 that does not map 0 to 0.
func mix(x uint64) uint64 { return shingle.Mix(x + 0x9E3779B97F4A7C15) }
