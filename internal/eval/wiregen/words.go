package wiregen

import "strings"

// Sizes of the made-up vocabulary, in bits. It has some 30,000 forms in all.
const (
	topBits    = 4  // the equally frequent words at the head of each list
	nounBits   = 12 // each with a plural
	verbBits   = 11 // each in four forms
	adjBits    = 12
	nameBits   = 13
	givenBits  = 9
	placeBits  = 10
	topicNouns = 16 // words that an article repeats
	topicNames = 5
)

// The vocabulary has its own seed, not that of the corpus: all corpora are in one language.
const vocabularySeed = 1

// language is the built-in model. Its text looks like English by its function words, the order of its sentences and the
// endings of its words, but the words mean nothing. Ranks follow Zipf's law, and an article repeats the words of its
// topic.
type language struct {
	nouns  [1 << nounBits]struct{ one, many string }
	verbs  [1 << verbBits]struct{ base, s, past, ing string }
	adjs   [1 << adjBits]string
	names  [1 << nameBits]string
	given  [1 << givenBits]string
	places [1 << placeBits]string
	topic  topic
}

// topic is what an article is about and how it is set.
type topic struct {
	nouns       [topicNouns]int
	people      [topicNames]struct{ given, name int }
	places      [2]int
	british     bool
	open, close string // quotation marks
	dash        string
}

func newLanguage() *language {
	l := new(language)
	c := coiner{taken: make(map[string]bool)}
	c.dice.seed(vocabularySeed, streamWords, 0)
	for word := range strings.FieldsSeq(reserved) {
		c.taken[word] = true
	}
	for i := range l.nouns {
		one := c.coin(i, nounEndings)
		l.nouns[i].one, l.nouns[i].many = one, plural(one)
	}
	for i := range l.verbs {
		base := c.coin(i, verbEndings)
		v := &l.verbs[i]
		v.base, v.s = base, plural(base)
		v.past, v.ing = base+"ed", base+"ing"
		switch {
		case strings.HasSuffix(base, "e"):
			v.past, v.ing = base+"d", base[:len(base)-1]+"ing"
		case strings.HasSuffix(base, "y") && !strings.ContainsRune("aeiou", rune(base[len(base)-2])):
			v.past = base[:len(base)-1] + "ied"
		}
	}
	for i := range l.adjs {
		l.adjs[i] = c.coin(i, adjEndings)
	}
	for i := range l.names {
		l.names[i] = c.name(i)
	}
	for i := range l.given {
		l.given[i] = c.name(i)
	}
	for i := range l.places {
		l.places[i] = c.name(i)
	}
	return l
}

// plural returns the plural of a noun, which is also the third person of a verb.
func plural(word string) string {
	for _, end := range [...]string{"s", "x", "z", "ch", "sh"} {
		if strings.HasSuffix(word, end) {
			return word + "es"
		}
	}
	if head, ok := strings.CutSuffix(word, "y"); ok && !strings.ContainsRune("aeiou", rune(head[len(head)-1])) {
		return head + "ies"
	}
	return word + "s"
}

// coiner makes up words, none of them twice.
type coiner struct {
	dice  dice
	taken map[string]bool
}

var (
	onsets = strings.Fields(`b b br c c ch cl cr d d dr f f fl fr g gl gr h h j k l l l m m m n n p p pl pr qu r r r s s s sc
		sh sk sl sm sp st st str sw t t t th tr tw v v w w`)
	vowels      = strings.Fields(`a a a a e e e e e i i i i o o o o u u ai ea ee ou oa io`)
	codas       = strings.Fields(`b ck d d ft g k l l ll lt m mp n n n nd ng nt p r r rd rk rm rn rt s sh sk ss st t t th x`)
	nounEndings = strings.Fields(`tion ment ness er ity ance ship age or ist`)
	verbEndings = strings.Fields(`ate en ish ify`)
	adjEndings  = strings.Fields(`al ic ive ous ful able ent ish less y`)
)

// coin returns a new word for a rank. Frequent words are short; a third of the others have one of the endings.
func (c *coiner) coin(rank int, endings []string) string {
	for try := rank; ; try += 200 { // longer if the short ones are taken
		var b strings.Builder
		n := 1 + c.dice.below(2)
		if try > 400 {
			n = 2
		}
		if try > 2000 {
			n += c.dice.below(2)
		}
		for i := range n {
			if i > 0 || !c.dice.permille(180) {
				b.WriteString(onsets[c.dice.below(len(onsets))])
			}
			b.WriteString(vowels[c.dice.below(len(vowels))])
		}
		if rank > 100 && c.dice.permille(330) {
			b.WriteString(codas[c.dice.below(len(codas))][:1])
			b.WriteString(endings[c.dice.below(len(endings))])
		} else {
			b.WriteString(codas[c.dice.below(len(codas))])
		}
		if word := b.String(); len(word) > 2 && !c.taken[word] {
			c.taken[word] = true
			return word
		}
	}
}

func (c *coiner) name(rank int) string {
	word := c.coin(rank+300, verbEndings)
	return strings.ToUpper(word[:1]) + word[1:]
}

// begin draws the topic of the next article.
func (l *language) begin(d *dice) {
	t := &l.topic
	for i := range t.nouns {
		t.nouns[i] = d.zipf(topBits, nounBits)
	}
	for i := range t.people {
		t.people[i].given, t.people[i].name = d.zipf(topBits, givenBits), d.zipf(topBits, nameBits)
	}
	for i := range t.places {
		t.places[i] = d.zipf(topBits, placeBits)
	}
	t.british = d.permille(500)
	t.open, t.close = `"`, `"`
	switch d.below(8) {
	case 0, 1, 2:
		t.open, t.close = "“", "”"
	case 3:
		t.open, t.close = "``", "''"
	}
	t.dash = [...]string{" -", " –", " —", " --"}[d.below(4)]
}

// word appends a word in small letters.
func (l *language) word(dst []byte, d *dice) []byte {
	if d.permille(300) {
		return append(dst, l.adjs[d.zipf(topBits, adjBits)]...)
	}
	return append(dst, l.nouns[d.zipf(topBits, nounBits)].one...)
}
