package wiregen

import (
	"bytes"
	"strconv"
	"strings"
)

// A phrase is a list of words and slots. A slot is a capital letter:
//
//	D determiner   E determiner of nouns   N noun   S nouns   B noun with a British and an American spelling   A adjective   L adverb
//	V verb, past   I verb, infinitive   Z verb, third person   G verb with -ing
//	P person   C place   W day   Y date   F figure   U share   M money   R preposition   X standing phrase
type phrase []slot

// slot is one element of a phrase: a word, or a slot to fill.
type slot struct {
	class byte // 0: text is appended as it is
	text  string
	after string // punctuation that follows
}

var (
	openings = phrases(`On W , | In C , | In Y , | Meanwhile , | But | But | And | After D N , | For D N , | At D N R C , | Since Y , |
		While E S V , | As D N V , | Last year , | If D N Z , | There , | When P V D N , | With S R C ,`)
	subjects = phrases(`D N | D N | D A N | D N of S | E S | A S | A S | S | S and S | P | P | P | P , D A N of S , | D N R C | he | he | she |
		they | it | it | one of E S | D B | A S R C | P and P | C | some S | all S | about F S | more than F S | P 's N | this N | C 's N`)
	verbs = phrases(`V | V | V | V | V | has V | had V | have been V | had been V | was V by | was V with | were V by | will I | would I | could not I | can I |
		may I | is G | was G | were G | said it would I | said P had V | L V | is to I | was a N who V | were not V |
		did not I | has not V | should I | is V to I | was L V by | is | was | was | are`)
	objects = phrases(`D N | D N | D A N | D N of S | A N and N | S and S | A S | E S | F S | D N that V S | him | them | E S and S |
		D B | A S | M in S | U of S | P 's N | D N R S | at least F S | no N | more S than N | what P V | D N of D N | D N of D N | C | P | P and P | S R C`)
	tails = phrases(`in C | on W | of D N | to D A N | with D A N | after D N V | to I D N | and V S | , which V D N | for F years | in D N of D N |
		at D N | from D N to N | as D N | but not S | and that P had V | when he V S | because of S | from C | R D N | R P | R A S | R S |
		, said P | to D N | to P | in S | in A N | for D N | for S | on D N | with S | and S | before G D N | , who is D N of S |
		since Y | and it V | with M | or S | than D N | , up U | DASH D A N DASH | if P was V | about S | out of N`)
	standing = phrases(`on the condition of anonymity | in a statement on its website | for the first time since | at the end of the year |
		told reporters at a news conference | as well as a number of | in the middle of the night | did not immediately respond to |
		is expected to be one of | at the same time as | from the beginning of the year | in the first half of | according to a report published by |
		one of the most important | in an interview with the newspaper | could not be reached for comment | it was not immediately clear whether |
		for the rest of the season | in the early hours of | the rest of the world | has been the subject of a | in front of a crowd of |
		since the start of the crisis | a spokesman for the company said | the two sides were unable to | who spoke on behalf of |
		as part of a plan to | more than a third of the`)

	determiners  = strings.Fields("the the the the the the the the the the the the the the the the the the the the a a a a a a a a a his his her its their this another")
	plurals      = strings.Fields("the the the the the the the the his her its their these some")
	prepositions = strings.Fields("of of of in in in to for for on on with with at at by from as about into after over against between under during through")
	days         = strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
	monthNames   = strings.Fields("January February March April May June July August September October November December")
	numbers      = strings.Fields("two three four five six seven eight nine ten 12 15 20 30 50")
	saidBy       = phrase{{text: "said"}, {class: 'P'}}
	someoneSaid  = phrase{{class: 'P'}, {text: "said", after: ","}}
	scales       = strings.Fields("million million billion")
	reserved     = `the a an of and in to is was he she it they for on with at by from as that this who not but have has had be been are were
		will would can could may said his her its their our we i you or if so no do did all one two out up more than about into over after
		before when while because since what which there these those some any each every other new last first year years week day time men
		man women people`
)

// phrases parses a list of phrases, separated by bars.
func phrases(list string) []phrase {
	var all []phrase
	for line := range strings.SplitSeq(list, "|") {
		var p phrase
		for word := range strings.FieldsSeq(line) {
			switch {
			case word == ",":
				if len(p) == 0 {
					p = append(p, slot{after: word})
				} else {
					p[len(p)-1].after = word
				}
			case word == "'s":
				p[len(p)-1].after = word
			case word == "DASH":
				p = append(p, slot{class: '-'})
			case len(word) == 1 && 'A' <= word[0] && word[0] <= 'Z':
				p = append(p, slot{class: word[0]})
			default:
				p = append(p, slot{text: word})
			}
		}
		all = append(all, p)
	}
	return all
}

// sentence appends a sentence and returns the number of its words.
func (l *language) sentence(dst []byte, d *dice) ([]byte, int) {
	start := len(dst)
	switch d.below(20) {
	case 0, 1: // "...," said somebody.
		dst = l.clause(append(dst, l.topic.open...), d)
		dst = append(append(dst, ','), l.topic.close...)
		dst = append(l.fill(dst, d, saidBy), '.')
	case 2: // Somebody said, "..."
		dst = l.fill(dst, d, someoneSaid)
		dst = dst[:copy(dst[start:], dst[start+1:])+start] // the blank before the first word
		dst = l.clause(append(append(dst, ' '), l.topic.open...), d)
		dst = append(append(dst, '.'), l.topic.close...)
	default:
		dst = append(l.clause(dst, d), '.')
	}
	return dst, bytes.Count(dst[start:], []byte(" ")) + 1
}

// clause appends a subject, a verb, an object and tails. The first letter is a capital.
func (l *language) clause(dst []byte, d *dice) []byte {
	from := len(dst)
	if d.permille(220) {
		dst = l.fill(dst, d, openings[d.below(len(openings))])
	}
	dst = l.fill(dst, d, subjects[d.below(len(subjects))])
	dst = l.fill(dst, d, verbs[d.below(len(verbs))])
	dst = l.fill(dst, d, objects[d.below(len(objects))])
	for range d.below(7) {
		dst = l.fill(dst, d, tails[d.below(len(tails))])
	}
	if d.permille(15) {
		dst = l.fill(dst, d, standing[d.below(len(standing))])
		dst = l.fill(dst, d, phrase{{class: 'N'}})
	}
	dst = dst[:copy(dst[from:], dst[from+1:])+from] // the blank before the first word
	capital(dst[from:])
	return dst
}

// fill appends the words of p, with a blank before each.
func (l *language) fill(dst []byte, d *dice, p phrase) []byte {
	for _, s := range p {
		switch {
		case s.class == '-':
			dst = append(dst, l.topic.dash...)
			continue
		case s.class != 0 || s.text != "":
			at := len(dst)
			dst = l.put(append(dst, ' '), d, s)
			dst = indefinite(dst, at)
		}
		dst = append(dst, s.after...)
	}
	return dst
}

// indefinite turns the "a" that precedes byte at into "an" if the word at at begins with a vowel.
func indefinite(dst []byte, at int) []byte {
	if at < 2 || dst[at-1] != 'a' || dst[at-2] != ' ' || strings.IndexByte("aeiou", dst[at+1]) < 0 {
		return dst
	}
	dst = append(dst, 0)
	copy(dst[at+1:], dst[at:])
	dst[at] = 'n'
	return dst
}

// put fills a slot.
func (l *language) put(dst []byte, d *dice, s slot) []byte {
	switch s.class {
	case 'D':
		return append(dst, determiners[d.below(len(determiners))]...)
	case 'E':
		return append(dst, plurals[d.below(len(plurals))]...)
	case 'R':
		return append(dst, prepositions[d.below(len(prepositions))]...)
	case 'N':
		return append(dst, l.nouns[l.noun(d)].one...)
	case 'S':
		return append(dst, l.nouns[l.noun(d)].many...)
	case 'B':
		pair := spellings[d.below(nounSpellings)]
		if l.topic.british {
			return append(dst, pair.british...)
		}
		return append(dst, pair.american...)
	case 'A':
		return append(dst, l.adjs[d.zipf(topBits, adjBits)]...)
	case 'L':
		return append(append(dst, l.adjs[d.zipf(topBits, adjBits)]...), "ly"...)
	case 'V':
		return append(dst, l.verbs[d.zipf(topBits, verbBits)].past...)
	case 'I':
		return append(dst, l.verbs[d.zipf(topBits, verbBits)].base...)
	case 'Z':
		return append(dst, l.verbs[d.zipf(topBits, verbBits)].s...)
	case 'G':
		return append(dst, l.verbs[d.zipf(topBits, verbBits)].ing...)
	case 'P':
		return l.person(dst, d)
	case 'C':
		if d.permille(500) {
			return append(dst, l.places[d.zipf(topBits, placeBits)]...)
		}
		return append(dst, l.places[l.topic.places[d.below(len(l.topic.places))]]...)
	case 'W':
		return append(dst, days[d.below(len(days))]...)
	}
	return figure(dst, d, s)
}

// noun returns the index of a noun: one of the article's topic, or any.
func (l *language) noun(d *dice) int {
	if d.permille(350) {
		return l.topic.nouns[d.below(topicNouns)]
	}
	return d.zipf(topBits, nounBits)
}

// person appends the name of a person of the topic, now and then with the given name.
func (l *language) person(dst []byte, d *dice) []byte {
	p := l.topic.people[d.below(topicNames)]
	if d.permille(350) {
		dst = append(append(dst, l.given[p.given]...), ' ')
	}
	return append(dst, l.names[p.name]...)
}

// figure appends a number of the slot's kind, or the text of a slot that has no class.
func figure(dst []byte, d *dice, s slot) []byte {
	number := func(low, high int) { dst = strconv.AppendInt(dst, int64(d.between(low, high)), 10) }
	switch s.class {
	case 'F':
		if d.permille(500) {
			return append(dst, numbers[d.below(len(numbers))]...)
		}
		number(11, 990)
	case 'U':
		number(1, 60)
		dst = append(dst, '.')
		number(1, 9)
		dst = append(dst, " percent"...)
	case 'M':
		dst = append(dst, '$')
		number(1, 90)
		dst = append(dst, '.')
		number(1, 9)
		dst = append(append(dst, ' '), scales[d.below(len(scales))]...)
	case 'Y':
		if d.permille(500) {
			dst = append(append(dst, monthNames[d.below(len(monthNames))]...), ' ')
		}
		number(1990, 2023)
	default:
		dst = append(dst, s.text...)
	}
	return dst
}

// capital makes the first letter of an ASCII word a capital.
func capital(s []byte) {
	if len(s) > 0 && 'a' <= s[0] && s[0] <= 'z' {
		s[0] -= 'a' - 'A'
	}
}
