package quotematch

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/quote"
)

// judge compares the quotations of a candidate and reports whether they match.
func (m *Matcher) judge(a, b *Side, c candidate) (found, bool) {
	wordsA, wordsB := a.words(c.firstA, c.countA), b.words(c.firstB, c.countB)
	f := found{candidate: c, comparison: m.comparer.compare(a.line.cut(wordsA), b.line.cut(wordsB))}
	f.relation = f.relationOf(wordsA.len(), wordsB.len())
	f.shift(wordsA.from, wordsB.from)
	if c.countA+c.countB > 2 {
		if f.relation == Altered || !f.joins(a, b) {
			return f, false
		}
		f.relation = Merged
	}
	speakers := m.agreement(a, b, &f)
	switch {
	case f.relation == Altered && !f.isAltered(speakers):
		return f, false
	case f.relation != Altered && speakers == different:
		f.relation = Reattributed
	}
	if f.relation == Altered && f.equal < shortEqual && f.isName(a.line) {
		return f, false
	}
	return f, f.equal >= minEqual && f.telling(a.line, b.line) >= f.tellingWanted(speakers, a.line, b.line)
}

// relationOf returns the relation of two lines of n and m words: Exact, Trimmed or Altered.
func (c *comparison) relationOf(n, m int) Relation {
	switch {
	case c.changed > 0:
		return Altered
	case slices.ContainsFunc(c.edits, func(e edit) bool { return !e.added }) || c.a.len() < n || c.b.len() < m:
		return Trimmed
	}
	return Exact
}

const (
	// minEqual is the least number of equal words of a match.
	minEqual = 4
	// shortEqual is the least number of equal words of a match that needs no confirmation by the speakers.
	shortEqual = 8
)

// tellingWanted returns the least number of telling words of a match. Few and common words come from many mouths: "at a
// later date", "the Bank of England", "our thoughts are with them". One who says them twice, "we are going to take care of everybody",
// did not have them altered.
func (f *found) tellingWanted(speakers agreement, a, b Line) int {
	short := f.equal < shortEqual
	switch {
	case speakers >= doubtful && short:
		return f.equal + 1 // more than there can be
	case f.relation == Altered && short && !f.changesFigure(a, b):
		return 1 + min(f.changed, 2)
	case f.relation == Altered && speakers == unknown && !short && 4*f.changed > f.equal+f.changed:
		return 3
	case speakers >= doubtful, short && f.relation != Exact && speakers != agreed:
		return 3
	case speakers == agreed:
		return 1
	}
	return 2
}

// isAltered reports whether the equal words outweigh the others. The rule comes from a thousand quotations in articles
// about the same events:
//
//   - Of eight or more equal words, three in five are equal; below that they are different sentences about one matter.
//     At the ends there is at most one other word for three equal ones. Otherwise they are one phrase in different
//     sentences, such as "the fastest growing segment of the server market".
//   - Of fewer words by the same speaker, three in four are equal.
//   - Of different speakers, at least twelve words are equal, and four in five.
func (c *comparison) isAltered(speakers agreement) bool {
	share := float64(c.equal) / float64(c.equal+c.changed)
	if 3*c.changedAtEnds() > c.equal {
		return false
	}
	switch {
	case speakers >= doubtful:
		return c.equal >= 12 && share >= 0.8
	case c.equal >= shortEqual:
		return share >= 0.6 || share >= 0.5 && c.longest >= 10
	}
	return speakers == agreed && c.equal >= minEqual && share >= 0.75
}

// telling returns the number of telling words among the equal words.
func (c *comparison) telling(a, b Line) int {
	n := 0
	for _, p := range c.same {
		n += min(a.telling(p.a), b.telling(p.b))
	}
	return n
}

// changesFigure reports whether a number or a negation is changed: "12 people were killed there".
func (c *comparison) changesFigure(a, b Line) bool {
	return slices.ContainsFunc(c.edits, func(e edit) bool { return weight(a, e.a) != weight(b, e.b) })
}

// isName reports whether all equal words of a that tell whose quotation it is have a capital, inside a sentence: "the Endangered Species Act".
func (c *comparison) isName(a Line) bool {
	for _, p := range c.same {
		for i := p.a.from; i < p.a.to; i++ {
			first, _ := utf8.DecodeRuneInString(a.raw(i))
			if (!unicode.IsUpper(first) || a.beginsSentence(i)) && a.telling(stretch{i, i + 1}) > 0 {
				return false
			}
		}
	}
	return true
}

// changedAtEnds returns the number of changed words before the first and behind the last equal word.
func (c *comparison) changedAtEnds() int {
	n := 0
	for _, e := range c.edits {
		if !e.excused && (e.a.from == c.a.from && e.b.from == c.b.from || e.a.to == c.a.to && e.b.to == c.b.to) {
			n += max(e.a.len(), e.b.len())
		}
	}
	return n
}

// joins reports whether the match has at least three equal words, or all words, of each quotation.
func (f *found) joins(a, b *Side) bool {
	for q := f.firstA; q < f.firstA+f.countA; q++ {
		if !isJoined(a.words(q, 1), f.same, func(p pair) stretch { return p.a }) {
			return false
		}
	}
	for q := f.firstB; q < f.firstB+f.countB; q++ {
		if !isJoined(b.words(q, 1), f.same, func(p pair) stretch { return p.b }) {
			return false
		}
	}
	return true
}

func isJoined(words stretch, same []pair, side func(pair) stretch) bool {
	n := 0
	for _, p := range same {
		s := side(p)
		n += max(0, min(s.to, words.to)-max(s.from, words.from))
	}
	return n >= min(3, words.len())
}

// agreement says whether two quotations have the same speaker.
type agreement uint8

const (
	unknown   agreement = iota // the speaker of one or both is unknown
	agreed                     // the names may be one person's
	doubtful                   // they have other names, but not so that there must be two people
	different                  // two people, each named beyond doubt
)

// agreement returns whether the speakers of a match are the same person: agreed if any two of its quotations say so, and
// different only if all do.
func (m *Matcher) agreement(a, b *Side, f *found) agreement {
	result, surely := unknown, !isPassedOn(a, f.a) && !isPassedOn(b, f.b)
	for i := f.firstA; i < f.firstA+f.countA; i++ {
		for j := f.firstB; j < f.firstB+f.countB; j++ {
			qa, qb := &a.Quotations[i], &b.Quotations[j]
			if qa.Speaker == "" || qb.Speaker == "" {
				if surely = false; areHeAndShe(a, qa, b, qb) {
					result = doubtful
				}
				continue
			}
			if quote.SameSpeaker(qa.Speaker, qb.Speaker) {
				return agreed
			}
			surely = surely && DifferentSpeakers(qa, qb)
			result = doubtful
		}
	}
	if surely && result == doubtful {
		return different
	}
	return result
}

// areHeAndShe reports whether both quotations are a pronoun's that stands for nobody named, and one is a man's and the other a woman's.
func areHeAndShe(a *Side, qa *quote.Quotation, b *Side, qb *quote.Quotation) bool {
	if qa.Speaker != "" || qb.Speaker != "" {
		return false
	}
	x, ok := quote.PronounOf(qa.SpeakerSpan.Cut(a.line.Text))
	y, too := quote.PronounOf(qb.SpeakerSpan.Cut(b.line.Text))
	return ok && too && x != y
}

// DifferentSpeakers reports whether two quotations were given to two people, each named beyond doubt.
func DifferentSpeakers(a, b *quote.Quotation) bool {
	return a.Certain && b.Certain && quote.SurelyTwo(a.Speaker, b.Speaker)
}

// isPassedOn reports whether the words s are in marks of their own inside a quotation: its speaker quotes somebody else.
func isPassedOn(side *Side, s stretch) bool {
	l := &side.line
	if s.len() == 0 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(l.Text[:l.Spans[s.from].Start], " "))
	if l.marks[s.from]&begins == 0 && strings.ContainsRune(marks, before) {
		return true
	}
	after := strings.TrimLeft(l.Text[l.Spans[s.to-1].End:], ".,!?…")
	next, _ := utf8.DecodeRuneInString(after)
	return s.to < len(l.marks) && l.marks[s.to]&begins == 0 && strings.ContainsRune(marks, next)
}

// marks are quotation marks.
const marks = "\"'‘’“”„‚«»‹›「」『』`"
