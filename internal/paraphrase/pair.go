package paraphrase

import (
	"cmp"
	"slices"
)

// wordnetGrade is the grade from which WordNet relates two words; below it only their vectors are near.
const wordnetGrade = 128

// maxGram is the length of the longest runs of words that are counted.
const maxGram = 4

// weighed is a sentence with what its words are and weigh, whatever it is compared with.
type weighed struct {
	*Sentence
	idf     [longest]uint8
	telling []token // the tokens of the content words
	classes filter

	all       mask
	content   mask // words other than function words
	names     mask // words written as names
	dates     mask // weekdays and months
	negations mask
	kept      mask // words outside the attribution
	nouns     mask
	verbs     mask
	joins     mask // "and" and "or"
	by        int  // the number of words "by"

	idfAll, idfKept int // rarity of all words, and of those outside the attribution
}

// set weighs the words of s.
func (d *weighed) set(m *Model, s *Sentence) {
	*d = weighed{Sentence: s, telling: d.telling[:0], classes: filterOf(s.tokens), all: firstWords(len(s.tokens))}
	for i, t := range s.tokens {
		bit, idf := mask(1)<<uint(i), m.idfOf(t.class())
		d.idf[i] = idf
		d.idfAll += int(idf)
		if !t.has(tokenStop) {
			d.content |= bit
			d.telling = append(d.telling, t)
		}
		if t.has(tokenName) {
			d.names |= bit
		}
		if t.has(tokenDate) {
			d.dates |= bit
		}
		if t.has(tokenNegation) {
			d.negations |= bit
		}
		if !t.has(tokenStripped) {
			d.kept |= bit
			d.idfKept += int(idf)
		}
		switch t.class() {
		case m.and, m.or:
			d.joins |= bit
		case m.by:
			d.by++
		}
		switch t.speech() {
		case noun:
			d.nouns |= bit
		case verb:
			d.verbs |= bit
		}
	}
}

// side is one sentence of a pair, and what of it corresponds with the other one.
type side struct {
	*weighed

	equal     mask // words with an equal word in the other sentence
	related   mask // other content words with a related word in the other sentence
	keptEqual mask // equal words outside both attributions

	idfEqual, soft         int // rarity of the equal words; rarity of equal and related words, times their grades of up to 255
	idfKeptEqual, keptSoft int // the same outside both attributions
}

// free returns the words without an equal or related word.
func (d *side) free() mask { return d.all &^ d.equal &^ d.related }

// idfOf returns the sum and the maximum of the rarities of words; of all and of the kept ones the side has the sum.
func (d *weighed) idfOf(words mask) (sum, greatest int) {
	for ; words != 0; words &= words - 1 {
		x := int(d.idf[words.first()])
		sum += x
		greatest = max(greatest, x)
	}
	return sum, greatest
}

// pair is two sentences and how their words correspond. a is the one with fewer words.
type pair struct {
	model *Model
	a, b  side

	equal   [longest]mask // by word of b: the words of a with its class
	telling [longest]mask // the same among content words only, by their index among them; for the features alone
	partner [longest]int  // by word of a with an equal or related word: that word of b
	back    [longest]int  // by word of b with an equal word: that word of a
	grades  [longest]int  // by word of a with a related word: how closely the two are related

	runs   [longest]mask
	places []int
}

// weigh returns a sentence with what its words are and weigh.
func (m *Model) weigh(s *Sentence) *weighed {
	d := &weighed{}
	d.set(m, s)
	return d
}

// set makes p the pair of x and y, and finds the words that correspond.
func (p *pair) set(x, y *weighed) {
	if follows(x.Sentence, y.Sentence) {
		x, y = y, x
	}
	p.a, p.b = side{weighed: x}, side{weighed: y}
	equalWords(&p.equal, x.tokens, y.tokens, &x.classes)
	p.alignEqual()
	p.alignRelated()
	p.weigh()
}

// follows reports whether t, and not s, is side a of the pair: the sentence with fewer words, or else with the smaller
// classes. If all classes are equal the marks decide: stripped words come first, then words that are not names, then
// function words. So a score does not depend on the order of its arguments.
func follows(s, t *Sentence) bool {
	if len(s.tokens) != len(t.tokens) {
		return len(s.tokens) > len(t.tokens)
	}
	for _, key := range []func(token) int{
		func(t token) int { return int(t.class()) },
		func(t token) int {
			return 4*b2i(!t.has(tokenStripped)) + 2*b2i(t.has(tokenName)) + b2i(!t.has(tokenStop))
		},
	} {
		if c := slices.CompareFunc(s.tokens, t.tokens, func(u, v token) int { return cmp.Compare(key(u), key(v)) }); c != 0 {
			return c > 0
		}
	}
	return false
}

// equalTelling fills in telling from equal.
func (p *pair) equalTelling() {
	j := 0
	for words := p.b.content; words != 0; words &= words - 1 {
		m := mask(0)
		for equal := p.equal[words.first()] & p.a.content; equal != 0; equal &= equal - 1 {
			m |= 1 << uint((p.a.content & firstWords(equal.first())).count())
		}
		p.telling[j] = m
		j++
	}
}

// alignEqual aligns words of one class: the first in a with the first in b, and so on.
func (p *pair) alignEqual() {
	for j := range p.b.tokens {
		if m := p.equal[j] &^ p.a.equal; m != 0 {
			i := m.first()
			p.partner[i], p.back[j] = j, i
			p.a.equal |= m & -m
			p.b.equal |= 1 << uint(j)
		}
	}
}

// alignRelated aligns each free content word of a, in text order, with the free content word of b most closely related to
// it.
func (p *pair) alignRelated() {
	left := p.b.classesOf(p.b.free() & p.b.content)
	for rest := p.a.free() & p.a.content; rest != 0; rest &= rest - 1 {
		i := rest.first()
		classes, grades := p.model.relatives(p.a.tokens[i].class())
		best, at := 0, 0
		for k, c := range classes {
			if g := int(grades[k]); g >= best && left.may(class(c)) {
				if j := p.b.find(class(c)); j >= 0 && (g > best || j < at) {
					best, at = g, j
				}
			}
		}
		if best > 0 {
			p.partner[i], p.grades[i] = at, best
			p.a.related |= 1 << uint(i)
			p.b.related |= 1 << uint(at)
		}
	}
}

// filter is a set of classes by their last nine bits; it may hold more classes than were put in. Of 64 bits a sentence sets so many
// that each third class is looked for in vain.
type filter [8]mask

func (f *filter) may(c class) bool { return f[c>>6&7].has(int(c & 63)) }
func (f *filter) add(c class)      { f[c>>6&7] |= 1 << (c & 63) }

// filterOf returns the classes of tokens.
func filterOf(tokens []token) (f filter) {
	for _, t := range tokens {
		f.add(t.class())
	}
	return f
}

// classesOf returns the classes of words.
func (d *weighed) classesOf(words mask) (f filter) {
	for ; words != 0; words &= words - 1 {
		f.add(d.tokens[words.first()].class())
	}
	return f
}

// find returns the first free content word of class c; -1 if there is none.
func (d *side) find(c class) int {
	for words := d.free() & d.content; words != 0; words &= words - 1 {
		if j := words.first(); d.tokens[j].class() == c {
			return j
		}
	}
	return -1
}

// weigh sums up the rarities of the words that correspond.
func (p *pair) weigh() {
	for words := p.a.equal | p.a.related; words != 0; words &= words - 1 {
		i := words.first()
		j := p.partner[i]
		grade := 255
		if p.a.related.has(i) {
			grade = p.grades[i]
		}
		// Equal words have equal rarity.
		idfA, idfB := int(p.a.idf[i]), int(p.b.idf[j])
		kept := p.a.kept.has(i) && p.b.kept.has(j)
		p.a.soft += idfA * grade
		p.b.soft += idfB * grade
		if kept {
			p.a.keptSoft += idfA * grade
			p.b.keptSoft += idfB * grade
		}
		if p.a.related.has(i) {
			continue
		}
		p.a.idfEqual += idfA
		p.b.idfEqual += idfB
		if kept {
			p.a.keptEqual |= 1 << uint(i)
			p.b.keptEqual |= 1 << uint(j)
			p.a.idfKeptEqual += idfA
			p.b.idfKeptEqual += idfB
		}
	}
}

// grams returns the number of equal runs of k words, for each k up to maxGram, and the length of the longest equal run.
// equal is a result of equalWords.
func (p *pair) grams(equal []mask) (n [maxGram + 1]int, longest int) {
	runs := p.runs[:len(equal)]
	copy(runs, equal)
	n[1] = matched(runs)
	if n[1] == 0 {
		return n, 0
	}
	for longest = 1; lengthen(runs, equal); {
		longest++
		if longest <= maxGram {
			n[longest] = matched(runs)
		}
	}
	return n, longest
}

// prefix returns the number of equal words at the start of both sentences; suffix returns that at their end.
func (p *pair) prefix() (k int) {
	for k < len(p.a.tokens) && p.equal[k].has(k) {
		k++
	}
	return k
}

func (p *pair) suffix() (k int) {
	m, n := len(p.a.tokens), len(p.b.tokens)
	for k < m && p.equal[n-1-k].has(m-1-k) {
		k++
	}
	return k
}

// inversions returns the number of pairs of equal words whose order differs between a and b, of those among some content words
// of a, and the number of the words.
func (p *pair) inversions(among mask) (inverted, n int) {
	places := p.places[:0]
	for words := p.a.equal & p.a.content & among; words != 0; words &= words - 1 {
		places = append(places, p.partner[words.first()])
	}
	p.places = places
	return inversions(places), len(places)
}

// namesOfBoth returns the equal words of a that are names in both sentences.
func (p *pair) namesOfBoth() (names mask) {
	for words := p.a.equal & p.a.names; words != 0; words &= words - 1 {
		if i := words.first(); p.b.names.has(p.partner[i]) {
			names |= 1 << uint(i)
		}
	}
	return names
}

// shift returns the sum, over the equal words, of how far their places differ as parts of the sentences, times the product of the
// two lengths.
func (p *pair) shift() (sum int) {
	m, n := len(p.a.tokens), len(p.b.tokens)
	for words := p.a.equal; words != 0; words &= words - 1 {
		i := words.first()
		d := i*n - p.partner[i]*m
		sum += max(d, -d)
	}
	return sum
}

// breaks returns the number of equal words of a whose predecessor is not equal too, or has its counterpart elsewhere.
func (p *pair) breaks() (n int) {
	for words := p.a.equal; words != 0; words &= words - 1 {
		i := words.first()
		if i == 0 || !p.a.equal.has(i-1) || p.partner[i-1] != p.partner[i]-1 {
			n++
		}
	}
	return n
}

// swaps returns the number of places next to an equal word where the sentences have two different content words that both
// occur in the other sentence too.
func (p *pair) swaps() (n int) {
	movedA, movedB := p.a.equal&p.a.content, p.b.equal&p.b.content
	for words := p.a.equal; words != 0; words &= words - 1 {
		i := words.first()
		j := p.partner[i]
		for step := -1; step <= 1; step += 2 {
			k, l := i+step, j+step
			if k >= 0 && l >= 0 && movedA.has(k) && movedB.has(l) && p.a.tokens[k].class() != p.b.tokens[l].class() {
				n++
			}
		}
	}
	return n
}

// exchanges returns the number of pairs of content words that have changed places: each stands in b where the other one stands in
// a, by the word before it or the word after it. "From Oslo to Vienna" and "from Vienna to Oslo" have one. A word that keeps a
// function word or a verb beside it moved with that, as in clauses and adverbials that are moved as a whole; and members of a list
// may stand in any order.
func (p *pair) exchanges() (n int) {
	var before, after [longest]int // by word of a: the word of a that stands in its place in b; -1: none
	follows := mask(0)             // words of a that have the same word after them in b
	for words := p.a.equal & (p.a.equal >> 1); words != 0; words &= words - 1 {
		if i := words.first(); p.partner[i+1] == p.partner[i]+1 {
			follows |= 1 << uint(i)
		}
	}
	light := p.a.all&^p.a.content | p.a.verbs
	moved := p.a.equal & p.a.content &^ ((follows & light) << 1) &^ (follows & (light >> 1))
	for words := moved; words != 0; words &= words - 1 {
		i := words.first()
		before[i], after[i] = -1, -1
		if i == 0 {
			before[i] = p.replaced(i, 0)
		} else if p.a.equal.has(i - 1) {
			before[i] = p.replaced(i, p.partner[i-1]+1)
		}
		if i == len(p.a.tokens)-1 {
			after[i] = p.replaced(i, len(p.b.tokens)-1)
		} else if p.a.equal.has(i + 1) {
			after[i] = p.replaced(i, p.partner[i+1]-1)
		}
	}
	for words := moved; words != 0; words &= words - 1 {
		i := words.first()
		for at, k := range [2]int{before[i], after[i]} {
			if k <= i || at == 1 && k == before[i] || !moved.has(k) || before[k] != i && after[k] != i {
				continue
			}
			x := i // the last word of the phrase of i
			for x+1 < k && follows.has(x) {
				x++
			}
			if between := firstWords(k) &^ firstWords(x+1); between&^p.a.names&^p.a.joins != 0 {
				n++
			}
		}
	}
	return n
}

// replaced returns the word of a whose counterpart is word j of b, a content word of another class than word i; -1 if there is none.
func (p *pair) replaced(i, j int) int {
	if j < 0 || !(p.b.equal & p.b.content).has(j) || p.b.tokens[j].class() == p.a.tokens[i].class() {
		return -1
	}
	return p.back[j]
}

// sharedNumbers returns the number of values that can be matched one to one.
func sharedNumbers(a, b []float64) int {
	used := mask(0)
	for _, x := range b {
		for i, y := range a {
			if x == y && !used.has(i) {
				used |= 1 << uint(i)
				break
			}
		}
	}
	return used.count()
}

// sharedDates returns the number of weekdays and months that can be matched one to one.
func (p *pair) sharedDates() int {
	used := mask(0)
	for words := p.b.dates; words != 0; words &= words - 1 {
		m := p.equal[words.first()] & p.a.dates &^ used
		used |= m & -m
	}
	return used.count()
}

// keptCosine returns the cosine of the vectors of the sentences, which are without attributions.
func (p *pair) keptCosine() float32 {
	return float32(float64(Dot(&p.a.vector, &p.b.vector)) / 65536)
}

// restCosine returns the cosine of the words without an equal word; 1 if neither sentence has such words, 0 if one has
// none. It takes as long as all other features.
func (p *pair) restCosine() float32 {
	restA, restB := p.a.all&^p.a.equal, p.b.all&^p.b.equal
	if restA|restB == 0 {
		return 1
	}
	if restA == 0 || restB == 0 {
		return 0
	}
	var v, w Vector
	p.model.sum(&v, p.a.tokens, restA)
	p.model.sum(&w, p.b.tokens, restB)
	return float32(float64(Dot(&v, &w)) / 65536)
}
