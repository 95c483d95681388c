package wiregen

import (
	"strconv"
	"strings"
)

// A phrase is words as they are and slots, each a capital letter:
//
//	D determiner   N noun   S nouns   B noun with a British and an American spelling   A adjective   L adverb
//	V verb, past   I verb, infinitive   Z verb, third person   G verb with -ing
//	P person   C place   W day   Y date   F figure   U share   M money   R preposition   X standing phrase
type phrase []slot

// slot is a word of a phrase.
type slot struct {
	class byte // 0: text stands as it is
	text  string
	after string // punctuation
}

var (
	openings = phrases(`On W , | In C , | In Y , | Meanwhile , | But | But | And | After D N , | For D N , | According to P , | At D N R C , |
		Since Y , | While D S V , | As D N V , | Last year , | If D N Z , | There , | When P V D N ,`)
	subjects = phrases(`D N | D N | D N | D A N | D A N | D N of D N | D S | A S | S | P | P | P | P , D A N of D N , | D N R C | he | he | she |
		they | it | it | one of D S | D B | D A B | P and P | who | some S | all S | about F S | more than F S | D N 's N | this N | these S`)
	verbs = phrases(`V | V | V | V | V | has V | had V | have been V | had been V | was V by | was V with | were V by | will I | would I | could not I | can I |
		may I | is G | was G | were G | said it would I | said that P V | said he would not I | L V | is to I | was a N who V | were not V |
		did not I | has not been V by | should I | is expected to I | is | was | was | are`)
	objects = phrases(`D N | D N | D N | D A N | D A N | D N of D N | D N of S | S and S | A S | D S | F S | D N that V D N | him | them | D N and D N |
		D B | D A B | M in S | U of D S | D N 's N | D N R D N | at least F S | no N | more S than D N | what P V`)
	tails = phrases(`in C | on W | of D N | with D A N | after D N V | to I D N | and V D N | , which V D N | for F years | by U | in D N of S |
		at D N | from D N to D N | as D N | but not D N | and that D N had V | when he V D N | because of S | from C | R D N | R D N | R A S | R S |
		, said P | to D N | to D N | in D N | in D A N | for D N | for S | on D N | with S | and S | before G D N | , who is D N of D N |
		since Y | and it V | with M | or D N | than D N | , up U | DASH D A N DASH | if D N was V | about D N | out of D N`)
	standing = phrases(`on the condition of anonymity because of the | in a statement on its website | for the first time since the war |
		at the end of the year | told reporters at a news conference on | as well as a number of other | in the middle of the night |
		did not immediately respond to a request for | is expected to be one of the most | at the same time as the other |
		from the beginning of the year to | in the first half of this year | according to a report published by the |
		one of the most important of its | in an interview with the newspaper | could not be reached for comment |
		it was not immediately clear whether the | for the rest of the season | in the early hours of the morning |
		the rest of the world in a | has been the subject of a long | in front of a crowd of more than |
		since the start of the crisis in | a spokesman for the company said it | the two sides were unable to agree |
		who spoke on behalf of the family | as part of a plan to cut | more than a third of the country`)

	determiners  = strings.Fields("the the the the the the the the the a a a a an its their his his her this that our any another each every")
	prepositions = strings.Fields("of of of in in in to for for on on with with at at by from as about into after over against between under during through")
	days         = strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
	monthNames   = strings.Fields("January February March April May June July August September October November December")
	numbers      = strings.Fields("two three four five six seven eight nine ten 12 15 20 30 50")
	scales       = strings.Fields("million million billion")
	reserved     = `the a an of and in to is was he she it they for on with at by from as that this who not but have has had be been are were
		will would can could may said his her its their our we i you or if so no do did all one two out up more than about into over after
		before when while because since what which there these those some any each every other new last first year years week day time men
		man women people`
)

// phrases reads a list of phrases with bars between them.
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
	n := 0
	switch d.below(16) {
	case 0, 1: // "...," said somebody.
		dst = append(dst, l.topic.open...)
		from := len(dst)
		dst, n = l.clause(dst, d, from)
		start = from
		dst = append(append(dst, ','), l.topic.close...)
		dst, n = l.fill(dst, d, phrase{{text: "said"}, {class: 'P'}}, n)
	case 2: // Somebody said: "..."
		dst, n = l.fill(dst, d, phrase{{class: 'P'}, {text: "said", after: ","}}, n)
		dst = append(append(dst, ' '), l.topic.open...)
		from, more := len(dst), 0
		dst, more = l.clause(dst, d, from)
		capital(dst[from:])
		dst = append(append(dst, '.'), l.topic.close...)
		dst = dst[:copy(dst[start:], dst[start+1:])+start] // the blank before the first word
		return dst, n + more
	default:
		dst, n = l.clause(dst, d, start)
	}
	capital(dst[start:])
	return append(dst, '.'), n
}

// clause appends subject, verb, object and what follows; no blank stands at byte from.
func (l *language) clause(dst []byte, d *dice, from int) ([]byte, int) {
	n := 0
	if d.permille(220) {
		dst, n = l.fill(dst, d, openings[d.below(len(openings))], n)
	}
	dst, n = l.fill(dst, d, subjects[d.below(len(subjects))], n)
	dst, n = l.fill(dst, d, verbs[d.below(len(verbs))], n)
	dst, n = l.fill(dst, d, objects[d.below(len(objects))], n)
	for range d.below(6) {
		dst, n = l.fill(dst, d, tails[d.below(len(tails))], n)
	}
	if d.permille(25) {
		dst, n = l.fill(dst, d, standing[d.below(len(standing))], n)
		dst, n = l.fill(dst, d, phrase{{class: 'N'}}, n)
	}
	return dst[:copy(dst[from:], dst[from+1:])+from], n
}

// fill appends the words of p, a blank before each, and adds their number to n.
func (l *language) fill(dst []byte, d *dice, p phrase, n int) ([]byte, int) {
	for _, s := range p {
		if s.class == '-' {
			dst = append(dst, l.topic.dash[:len(l.topic.dash)-1]...)
			continue
		}
		if s.class != 0 || s.text != "" {
			at := len(dst)
			dst = append(dst, ' ')
			dst = l.put(dst, d, s)
			dst = indefinite(dst, at)
			n++
		}
		dst = append(dst, s.after...)
	}
	return dst, n
}

// indefinite turns "a" before byte at into "an" where the word there begins with a vowel.
func indefinite(dst []byte, at int) []byte {
	if at < 2 || dst[at-1] != 'a' || dst[at-2] != ' ' || strings.IndexByte("aeiou", dst[at+1]) < 0 {
		return dst
	}
	dst = append(dst, 0)
	copy(dst[at+1:], dst[at:])
	dst[at] = 'n'
	return dst
}

// put appends what stands in a slot.
func (l *language) put(dst []byte, d *dice, s slot) []byte {
	switch s.class {
	case 'D':
		return append(dst, determiners[d.below(len(determiners))]...)
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

// noun returns a noun of the article's own or any other.
func (l *language) noun(d *dice) int {
	if d.permille(350) {
		return l.topic.nouns[d.below(topicNouns)]
	}
	return d.zipf(topBits, nounBits)
}

// person appends somebody's name, now and then with the given name.
func (l *language) person(dst []byte, d *dice) []byte {
	p := l.topic.people[d.below(topicNames)]
	if d.permille(350) {
		dst = append(append(dst, l.given[p.given]...), ' ')
	}
	return append(dst, l.names[p.name]...)
}

// figure appends a number of the slot's kind, or the word that stands there.
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
