package paraphrase

import "slices"

// Vocabulary is the words and numbers of the sentences of an article, against which a pair of its sentences is held: a name that
// one sentence lacks may stand in the next. The zero value is empty. One goroutine at a time may use it.
type Vocabulary struct {
	words   []vocable // once settled by class, each class once
	settled bool
	numbers []float64
}

// vocable is a word of a vocabulary: its class, and in the lowest bit whether it is written as a name somewhere.
type vocable uint32

func (e vocable) class() class { return class(e >> 1) }
func (e vocable) name() bool   { return e&1 == 1 }

// Reset empties v.
func (v *Vocabulary) Reset() {
	v.words, v.settled, v.numbers = v.words[:0], false, v.numbers[:0]
}

// Add adds the words and numbers of a sentence.
func (v *Vocabulary) Add(s *Sentence) {
	for _, t := range s.tokens {
		if !t.has(tokenStop) {
			v.words = append(v.words, vocable(t.class())<<1|vocable(b2i(t.has(tokenName))))
		}
	}
	v.numbers = append(v.numbers, s.numbers...)
	v.settled = false
}

// entries returns the words of v by class.
func (v *Vocabulary) entries() []vocable {
	if !v.settled {
		slices.Sort(v.words)
		kept := v.words[:0]
		for _, e := range v.words {
			if n := len(kept); n > 0 && kept[n-1].class() == e.class() {
				kept[n-1] = e // the name comes last
			} else {
				kept = append(kept, e)
			}
		}
		v.words, v.settled = kept, true
	}
	return v.words
}

// find returns the word of a class; found is false where v has none.
func (v *Vocabulary) find(c class) (e vocable, found bool) {
	words := v.entries()
	i, _ := slices.BinarySearch(words, vocable(c)<<1)
	if i == len(words) || words[i].class() != c {
		return 0, false
	}
	return words[i], true
}

// Conflict is the kind in which each sentence has something that neither the other one nor the rest of its article has, or of
// dates that the other sentence has not; negation is a conflict where only one denies. It is empty where there is none.
type Conflict string

// The conflicts, the gravest first.
const (
	ConflictNumbers  Conflict = "numbers"
	ConflictDates    Conflict = "dates"
	ConflictNames    Conflict = "names"
	ConflictNegation Conflict = "negation"
)

// Evidence is what speaks for and against two sentences telling one fact, beside their score.
type Evidence struct {
	Conflict Conflict
	Copied   bool // they are nearly word for word the same, which is no paraphrase
	Topic    bool // they share scattered words of one topic, and each says something else about it

	Content int     // content words that correspond, without those that stand in both attributions
	Mass    int     // the rarity of those that are equal, in sixteenths of a natural logarithm
	Cover   float64 // the part of the rarity of the sentence of which less corresponds, in [0, 1]
	Anchors int     // the equal ones among them that are names, and the equal numbers
	Shared  int     // the equal ones that are names

	// Support is the rarity of the names that both articles have outside the two sentences, and Names their number.
	Support, Names int
	// Plain is set if the model does not speak the language, so that all words are equally rare.
	Plain bool
	// Whole is set if one of the two sentences is most of its article, so that there is no elsewhere.
	Whole bool
}

// Evidence gathers what speaks for and against two sentences; inA and inB are the vocabularies of their articles.
func (s *Scorer) Evidence(a, b *Sentence, inA, inB *Vocabulary) Evidence {
	p := &s.pair
	s.Hold(a)
	s.align(b)
	p.features(&s.features)
	if p.a.Sentence != a {
		inA, inB = inB, inA
	}
	f := &s.features
	told := p.outsideBoth(p.a.equal | p.a.related)
	equal := told & p.a.equal & p.a.content
	mass, _ := p.a.idfOf(equal)
	e := Evidence{
		Conflict: p.conflict(f, inA, inB),
		Copied:   f[featRun] >= copiedRun || f[featLCSB] >= copiedAll,
		Topic:    p.onTopic(f),
		Content:  (told & p.a.content).count(),
		Mass:     mass,
		Cover:    float64(max(min(f[featKeptSoftA], f[featKeptSoftB]), min(f[featSoftA], f[featSoftB]))),
		Plain:    p.a.plain,
		Shared:   (equal & p.a.names).count(),
		Anchors:  (equal & p.a.names).count() + int(f[featNumbersEqual]),
	}
	e.Names, e.Support = p.support(inA, inB)
	e.Whole = 2*p.a.content.count() >= len(inA.entries()) || 2*p.b.content.count() >= len(inB.entries())
	return e
}

// outsideBoth returns those of the aligned words of a that stand outside the attribution in one sentence at least.
func (p *pair) outsideBoth(words mask) (out mask) {
	for ; words != 0; words &= words - 1 {
		if i := words.first(); p.a.kept.has(i) || p.b.kept.has(p.partner[i]) {
			out |= 1 << uint(i)
		}
	}
	return out
}

// Two sentences are a copy if one run holds this part of the shorter one, or this part of the longer one stands in the other in
// its order.
const (
	copiedRun float32 = .8
	copiedAll float32 = .9
)

// Two sentences are only on one topic if they share less than topicShare of either and less than topicMass of rarity in
// all, fewer than topicOrder of the trigrams, and if both miss more than topicMissing.
const (
	topicShare   float32 = .65
	topicMass    float32 = 500
	topicOrder   float32 = .1
	topicMissing float32 = 150
)

// onTopic reports whether the sentences share scattered words of one topic, and each says something else about it.
func (p *pair) onTopic(f *features) bool {
	return !p.a.plain && max(f[featKeptSoftA], f[featKeptSoftB]) < topicShare && f[featEqualMass] < topicMass && f[featTrigrams] < topicOrder &&
		min(f[featKeptMissingA], f[featKeptMissingB]) > topicMissing
}

// conflict returns the gravest kind in which the sentences contradict each other.
func (p *pair) conflict(f *features, inA, inB *Vocabulary) Conflict {
	switch {
	case lackNumbers(p.a.numbers, p.b.numbers, inB) && lackNumbers(p.b.numbers, p.a.numbers, inA):
		return ConflictNumbers
	case p.otherDays():
		return ConflictDates
	case p.a.lacks(inB) && p.b.lacks(inA):
		return ConflictNames
	case f[featNegation] > 0:
		return ConflictNegation
	}
	return ""
}

// lacks reports whether the other article lacks a name of d. Of a name of several words the other one may have a part: "Doug Feith"
// is "Douglas J. Feith". Who only speaks, in an attribution, is nobody whom the sentence is about.
func (d *side) lacks(other *Vocabulary) bool {
	named := d.names & d.content
	known := named & d.equal // and the names beside one
	for next := known; ; known = next {
		if next |= (known<<1 | known>>1) & named; next == known {
			break
		}
	}
	for words := d.free() & named & d.kept &^ known; words != 0; words &= words - 1 {
		if _, has := other.find(d.tokens[words.first()].class()); !has {
			return true
		}
	}
	return false
}

// lackNumbers reports whether there is a number that neither the other sentence nor its article has.
func lackNumbers(own, others []float64, article *Vocabulary) bool {
	return slices.ContainsFunc(own, func(n float64) bool { return !slices.Contains(others, n) && !slices.Contains(article.numbers, n) })
}

// otherDays reports whether each sentence has a weekday that the other one has not, or a month.
func (p *pair) otherDays() bool {
	daysA, monthsA := p.model.freeDates(&p.a)
	daysB, monthsB := p.model.freeDates(&p.b)
	return daysA && daysB || monthsA && monthsB
}

// freeDates reports whether d has days or months without an equal word. "Today" and "yesterday" are neither: when they are depends
// on the article. In a language that the model does not speak, all are days.
func (m *Model) freeDates(d *side) (days, months bool) {
	for words := d.dates & d.free(); words != 0; words &= words - 1 {
		c := d.tokens[words.first()].class()
		days = days || m.weekdays[c] || d.plain
		months = months || m.months[c] && !d.plain
	}
	return days, months
}

// support returns the number and the rarity of the names that both articles have outside the two sentences.
func (p *pair) support(inA, inB *Vocabulary) (n, mass int) {
	for _, e := range inA.entries() {
		c := e.class()
		if !e.name() || p.a.holds(c) || p.b.holds(c) {
			continue
		}
		if other, found := inB.find(c); found && other.name() {
			n++
			mass += int(p.model.idfOf(c))
		}
	}
	return n, mass
}

// holds reports whether a sentence has a word.
func (s *Sentence) holds(c class) bool {
	return slices.ContainsFunc(s.tokens, func(t token) bool { return t.class() == c })
}
