package paraphrase

import "github.com/copytaster/copytaster/internal/news"

// gap says what is between two words.
type gap uint8

const (
	breaks gap = 1 << iota // a clause may begin here: a comma, a dash, a quotation mark
	quotes                 // a quotation may begin here: a quotation mark or a colon
)

func (g gap) has(one gap) bool { return g&one != 0 }

// gapOf reads the text between two words.
func gapOf(text string) (g gap) {
	if text == " " {
		return 0
	}
	var last, before rune // the two characters before r
	for _, r := range text {
		switch r {
		case ':', '"', '“', '”', '„', '«', '»':
			g |= breaks | quotes
		case ',', ';', '—', '–':
			g |= breaks
		case '\'', '`':
			if last == r {
				g |= breaks | quotes
			} else if last == '\'' || last == '`' {
				g |= breaks
			}
		case '-':
			if last == '-' {
				g |= breaks
			}
		default:
			if isSpace(r) && last == '-' && isSpace(before) {
				g |= breaks
			}
		}
		before, last = last, r
	}
	return g
}

func isSpace(r rune) bool { return r == ' ' || '\t' <= r && r <= '\r' || r == '\u00a0' }

// clauses is a sentence as words and the gaps around them.
type clauses struct {
	words []word
	spans []news.Span // in the sentence; len(spans) == len(words)
	gaps  []gap       // gaps[i] precedes words[i]; len(gaps) == len(words)+1
}

// isBreak reports whether a clause may begin with word i. The start and the end of the sentence are breaks too.
func (s *clauses) isBreak(i int) bool {
	return i == 0 || i == len(s.words) || s.gaps[i].has(breaks)
}

// nextBreak returns the first break after word i.
func (s *clauses) nextBreak(i int) int {
	for i++; !s.isBreak(i); i++ {
	}
	return i
}

// is reports whether word i has one of the flags; false beyond the last word.
func (s *clauses) is(i int, one flags) bool { return i < len(s.words) && s.words[i].flags.has(one) }

const (
	leastKept     = 4  // least number of words that the rest of a sentence must have
	longestHead   = 14 // most words of "According to ...,"
	lastHeadCue   = 12 // last index of the verb in "The minister said ..."
	longestTail   = 16 // most words of ", the minister said in ..."
	longestMiddle = 6  // most words of ", he said,"
	latestCue     = 8  // words in which the verb of speech of a clause must come
)

// kept holds the words of a sentence outside its attribution, the part that says who is speaking: the words [from, to)
// without [begin, end).
type kept struct{ from, begin, end, to int }

func (k kept) count() int     { return k.to - k.from - (k.end - k.begin) }
func (k kept) has(i int) bool { return k.from <= i && i < k.to && !(k.begin <= i && i < k.end) }

// kept finds the attribution of the sentence. If too little would be left, the sentence has none.
func (s *clauses) kept() kept {
	k := kept{from: s.head()}
	k.to = s.tail(k.from)
	k.begin, k.end = s.middle(k.from, k.to)
	if k.count() < leastKept {
		return kept{to: len(s.words)}
	}
	return k
}

// head returns the index of the first word after an attribution at the start of the sentence; 0 if there is none. "I
// said" attributes nothing to anybody else, and does not count.
func (s *clauses) head() int {
	n := len(s.words)
	if s.is(0, isAccording) {
		for i := 2; i < min(longestHead+1, n); i++ {
			if s.isBreak(i) {
				return i
			}
		}
		return 0
	}
	aside := false // a break precedes word c
	for c := 1; c < min(lastHeadCue+1, n) && !s.is(c-1, isSelf); c++ {
		if s.is(c, isCue) && !s.is(c-1, isBe) {
			if from := s.said(c, aside); n-from >= leastKept {
				return from
			}
			return 0
		}
		aside = aside || s.isBreak(c)
	}
	return 0
}

// said returns the index of the first word that was said, after the verb of speech at c: at a quotation, behind "that",
// or, if the verb needs neither, behind the day. It returns 0 if nothing was said, or everything before the verb, as in
// `"...," said the minister`. A verb right behind a break means the latter, unless there is an aside: "Smith, the
// minister, said ...".
func (s *clauses) said(c int, aside bool) int {
	if s.gaps[c].has(quotes) {
		return 0
	}
	for i := c + 1; i < min(c+7, len(s.words)); i++ {
		switch {
		case s.gaps[i].has(quotes), i-1 > c && s.is(i-1, isThat):
			return i
		case s.isBreak(i) && i > c+1:
			return 0
		}
	}
	if !s.is(c, isSay) || s.isBreak(c) && !aside {
		return 0
	}
	i := s.day(c + 1)
	if i >= len(s.words) || s.is(i, isPrep|isJoin|isBe) || s.isBreak(i) {
		return 0
	}
	return i
}

// day returns the index of the first word behind days at i: "on Monday", "late Friday".
func (s *clauses) day(i int) int {
	for {
		switch {
		case s.is(i, isDate):
			i++
		case s.is(i, isPrep) && s.is(i+1, isDate):
			i += 2
		default:
			return i
		}
	}
}

// tail returns the index of the first word of an attribution at the end of the sentence; the number of words if there is
// none. from is where the rest begins.
func (s *clauses) tail(from int) int {
	n := len(s.words)
	for i := max(from+leastKept, n-longestTail); i < n; i++ {
		if s.isBreak(i) && s.attributes(i, s.nextBreak(i)) {
			return i
		}
	}
	return n
}

// middle returns the clause inside words [from, to) that is an attribution; [from, from) if there is none.
func (s *clauses) middle(from, to int) (begin, end int) {
	for i := from + 2; i < to-1; i++ {
		if !s.isBreak(i) {
			continue
		}
		if e := s.nextBreak(i); e < to && e-i <= longestMiddle && s.attributes(i, e) {
			return i, e
		}
	}
	return from, from
}

// attributes reports whether the clause of words [i, e) says who is speaking: ", according to the ministry", ", he said
// on Monday", ", said the minister".
func (s *clauses) attributes(i, e int) bool {
	if s.is(i, isAccording|isJoin) {
		return s.is(i, isAccording)
	}
	for c := i; c < min(e, i+latestCue); c++ {
		if s.is(c, isCue) && (c == i || !s.is(c-1, isBe)) {
			return c == i || c == e-1 || s.is(c+1, isPrep|isDate)
		}
	}
	return false
}
