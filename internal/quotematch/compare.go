package quotematch

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
)

// maxCells bounds the table of a comparison, one byte for each cell: it holds two quotations of 2,000 words. Longer ones
// mostly lack a closing mark. They match only if the words of one contain those of the other.
const maxCells = 1 << 22

// comparison is the best alignment of two lines. Before and behind the aligned stretches at most one of the lines
// continues.
type comparison struct {
	a, b  stretch
	same  []pair // equal words, in text order
	edits []edit // the differences between them, in text order
	equal int    // number of words in same
	// longest is the greatest number of consecutive words of same, changed that of the words in edits that are not excused,
	// counted on the longer side.
	longest, changed int
}

// pair is a stretch of either line. In comparison.same both have the same number of words, unless one line joins words
// that the other separates: "per cent" and "percent".
type pair struct{ a, b stretch }

func (p pair) mirrored() pair { return pair{p.b, p.a} }

// edit is a pair with at most one empty stretch.
type edit struct {
	pair
	excused bool // explained by an ellipsis or a bracket
	added   bool // an editor's words in brackets that stand for nothing
}

// comparer compares pairs of lines and reuses its memory.
type comparer struct {
	scores   []int32
	trace    []step
	readings readings
}

// compare aligns two lines. Either may continue beyond the other at either end: it is the overlap alignment of Needleman
// and Wunsch (1970), with no price for the ends. compare(b, a) is the mirror of compare(a, b).
func (c *comparer) compare(a, b Line) comparison {
	if order := cmp.Or(cmp.Compare(len(a.Words), len(b.Words)), slices.Compare(a.Words, b.Words)); order < 0 {
		return c.compareOrdered(b, a).mirrored()
	}
	return c.compareOrdered(a, b)
}

func (c comparison) mirrored() comparison {
	c.a, c.b = c.b, c.a
	for i := range c.same {
		c.same[i] = c.same[i].mirrored()
	}
	for i := range c.edits {
		c.edits[i].pair = c.edits[i].mirrored()
	}
	return c
}

// compareOrdered is compare for a line b that is not longer than a.
func (c *comparer) compareOrdered(a, b Line) comparison {
	n, m := len(a.Words), len(b.Words)
	var same []pair
	if at := index(a.Words, b.Words); at >= 0 {
		same = []pair{{stretch{at, at + m}, stretch{0, m}}}
	} else if (n+1)*(m+1) <= maxCells {
		same = c.align(a, b)
	}
	return c.readings.describe(a, b, same)
}

// index returns the first index at which words contains part; -1 if there is none or part is empty.
func index(words, part []uint64) int {
	if len(part) == 0 {
		return -1
	}
	for i := 0; i+len(part) <= len(words); i++ {
		if words[i] == part[0] && slices.Equal(words[i:i+len(part)], part) {
			return i
		}
	}
	return -1
}

// step says how the best alignment of two prefixes extends a shorter one.
type step uint8

const (
	start step = iota // one of the two is empty
	equal             // the last words are equal
	other             // one last word stands for the other
	dropA             // the last word of a has no counterpart
	dropB             // the last word of b has no counterpart
)

// The gain of an equal word and the loss of a word that differs. Words in brackets cost nothing, nor do words at an
// ellipsis of the other line.
const (
	gain = 2
	loss = 1
)

// align returns the equal stretches of the best alignment; none if nothing is gained.
func (c *comparer) align(a, b Line) []pair {
	n, m := len(a.Words), len(b.Words)
	c.trace = slices.Grow(c.trace[:0], (n+1)*(m+1))[:(n+1)*(m+1)]
	c.scores = slices.Grow(c.scores[:0], m+1)[:m+1]
	clear(c.scores)
	clear(c.trace[:m+1])
	best, bestI, bestJ := int32(0), 0, 0
	for i := 1; i <= n; i++ {
		c.row(a, b, i)
		if s := c.scores[m]; s > best {
			best, bestI, bestJ = s, i, m
		}
	}
	for j, s := range c.scores {
		if s > best {
			best, bestI, bestJ = s, n, j
		}
	}
	return c.path(bestI, bestJ, m)
}

// row fills row i of the table, the best alignments of the first i words of a.
func (c *comparer) row(a, b Line, i int) {
	m := len(b.Words)
	word, markA := a.Words[i-1], a.marks[i-1]
	elidedA := i < len(a.Words) && a.marks[i]&elided != 0
	trace := c.trace[i*(m+1) : (i+1)*(m+1)]
	trace[0] = start
	diagonal, left := c.scores[0], c.scores[0]
	for j := 1; j <= m; j++ {
		markB := b.marks[j-1]
		above := c.scores[j]
		score, from := diagonal-loss, other
		switch {
		case word == b.Words[j-1]:
			score, from = diagonal+gain, equal
		case (markA|markB)&inserted != 0:
			score = diagonal
		}
		if markA&inserted == 0 && (j == m || b.marks[j]&elided == 0) {
			above -= loss
		}
		if above > score {
			score, from = above, dropA
		}
		if markB&inserted == 0 && !elidedA {
			left -= loss
		}
		if left > score {
			score, from = left, dropB
		}
		diagonal, c.scores[j] = c.scores[j], score
		left = score
		trace[j] = from
	}
}

// path follows the steps back from the alignment of the first i words of a with the first j words of b. m is the number
// of words of b.
func (c *comparer) path(i, j, m int) []pair {
	var same []pair
	for {
		switch c.trace[i*(m+1)+j] {
		case start:
			slices.Reverse(same)
			return same
		case equal:
			i, j = i-1, j-1
			if k := len(same) - 1; k >= 0 && same[k].a.from == i+1 && same[k].b.from == j+1 {
				same[k].a.from, same[k].b.from = i, j
			} else {
				same = append(same, pair{stretch{i, i + 1}, stretch{j, j + 1}})
			}
		case other:
			i, j = i-1, j-1
		case dropA:
			i--
		case dropB:
			j--
		}
	}
}

// describe makes the comparison of two lines with the given equal stretches.
func (r *readings) describe(a, b Line, same []pair) comparison {
	var c comparison
	same = prune(a, b, same)
	if len(same) == 0 {
		return c
	}
	near := isClose(same)
	first, last := head(a, b, same[0]), tail(a, b, same[len(same)-1])
	if near {
		if p, ok := r.styledHead(a, b, same); ok {
			first = p
		}
		if p, ok := r.styledTail(a, b, same); ok {
			last = p
		}
	}
	c.a, c.b = stretch{first.a.from, last.a.to}, stretch{first.b.from, last.b.to}
	at := pair{stretch{c.a.from, c.a.from}, stretch{c.b.from, c.b.from}}
	end := pair{stretch{c.a.to, c.a.to}, stretch{c.b.to, c.b.to}}
	for k := 0; ; {
		gap := between(at, end)
		if k < len(same) {
			gap = between(at, same[k])
		}
		if near && gap.a.len()+gap.b.len() > 0 && !sameLetters(a, b, gap) {
			if to, next, ok := c.styled(r, a, b, at, same, k, end); ok {
				c.agree(between(at, to))
				at, k = to, next
				if k < len(same) {
					same[k].a.from, same[k].b.from = at.a.to, at.b.to
					gap = pair{}
				} else {
					return c
				}
			}
		}
		c.differ(a, b, gap)
		if k == len(same) {
			return c
		}
		if same[k].a.len()+same[k].b.len() > 0 {
			c.agree(same[k])
		}
		at = same[k]
		k++
	}
}

// isClose reports whether so many words are equal that style can make the rest so: four, and half of those in between.
func isClose(same []pair) bool {
	equal, all := 0, same[len(same)-1].a.to-same[0].a.from
	for _, s := range same {
		equal += s.a.len()
	}
	return equal >= minEqual && 2*equal >= all
}

// between returns the stretches between two pairs.
func between(p, q pair) pair { return pair{stretch{p.a.to, q.a.from}, stretch{p.b.to, q.b.from}} }

// prune drops equal words at either end that may be chance: those behind a parting of the lines that gain no more than
// the words that differ cost.
func prune(a, b Line, same []pair) []pair {
	score := 0
	for k := len(same) - 1; k > 0; k-- {
		gap := between(same[k-1], same[k])
		score += gain*same[k].a.len() - loss*max(gap.a.len(), gap.b.len())
		if score <= 0 && isParting(a, b, gap.a.from, gap.b.from) {
			same, score = same[:k], 0
		}
	}
	score = 0
	for k := 1; k < len(same); {
		gap := between(same[k-1], same[k])
		score += gain*same[k-1].a.len() - loss*max(gap.a.len(), gap.b.len())
		if score <= 0 && isParting(a, b, gap.a.to, gap.b.to) {
			same, score, k = same[k:], 0, 1
			continue
		}
		k++
	}
	return same
}

// joinedWords is the largest number of words that one word, or several, may be made of at an end: "[T]he", "per cent".
const joinedWords = 3

// head returns a pair that begins where the comparison of the lines begins; p is their first equal stretch. If the words
// directly before p have the same letters but are a different number, up to joinedWords, it is these words ("per cent" and
// "percent"). Otherwise it is p extended by as many words as both lines have before it, or p itself if the lines may well
// part there.
func head(a, b Line, p pair) pair {
	for n := range min(joinedWords, p.a.from) {
		for m := range min(joinedWords, p.b.from) {
			q := pair{stretch{p.a.from - n - 1, p.a.from}, stretch{p.b.from - m - 1, p.b.from}}
			if n != m && sameLetters(a, b, q) {
				return q
			}
		}
	}
	n := min(p.a.from, p.b.from)
	if isParting(a, b, p.a.from, p.b.from) {
		n = 0
	}
	return pair{stretch{p.a.from - n, p.a.to}, stretch{p.b.from - n, p.b.to}}
}

// tail returns a pair that ends where the comparison ends, as head does for the beginning; p is the last equal stretch.
func tail(a, b Line, p pair) pair {
	restA, restB := len(a.Words)-p.a.to, len(b.Words)-p.b.to
	for n := range min(joinedWords, restA) {
		for m := range min(joinedWords, restB) {
			q := pair{stretch{p.a.to, p.a.to + n + 1}, stretch{p.b.to, p.b.to + m + 1}}
			if n != m && sameLetters(a, b, q) {
				return q
			}
		}
	}
	n := min(restA, restB)
	if isParting(a, b, p.a.to, p.b.to) {
		n = 0
	}
	return pair{stretch{p.a.from, p.a.to + n}, stretch{p.b.from, p.b.to + n}}
}

// isParting reports whether the lines may well part at words i and j: one has an ellipsis there, or both begin a
// sentence; or one has a double quotation mark there, for the mark that closed the words before got lost.
func isParting(a, b Line, i, j int) bool {
	if i == len(a.Words) || j == len(b.Words) {
		return true
	}
	return (a.marks[i]|b.marks[j])&elided != 0 || a.hasMark(i) || b.hasMark(j) || a.beginsSentence(i) && b.beginsSentence(j)
}

// agree adds p, a pair of equal words, to same.
func (c *comparison) agree(p pair) {
	if k := len(c.same) - 1; k >= 0 && c.same[k].a.to == p.a.from && c.same[k].b.to == p.b.from {
		p = pair{stretch{c.same[k].a.from, p.a.to}, stretch{c.same[k].b.from, p.b.to}}
		c.equal -= min(c.same[k].a.len(), c.same[k].b.len())
		c.same[k] = p
	} else {
		c.same = append(c.same, p)
	}
	n := min(p.a.len(), p.b.len())
	c.equal += n
	c.longest = max(c.longest, n)
}

// differ adds the words between equal words; nothing if p is empty.
func (c *comparison) differ(a, b Line, p pair) {
	switch {
	case p.a.len() == 0 && p.b.len() == 0:
	case sameLetters(a, b, p), isMisprinted(a, b, p):
		c.agree(p)
	default:
		e := edit{p, isExcused(a, b, p), p.b.len() == 0 && isBracketed(a, p.a) || p.a.len() == 0 && isBracketed(b, p.b)}
		if !e.excused {
			c.changed += max(p.a.len(), p.b.len())
		}
		c.edits = append(c.edits, e)
	}
}

// isExcused reports whether an editor showed that words are not the speaker's: all differing words of one line are in
// brackets, or an ellipsis replaces them. Up to three words are never excused if they change a number or a
// negation.
func isExcused(a, b Line, p pair) bool {
	if max(p.a.len(), p.b.len()) <= 3 && weight(a, p.a) != weight(b, p.b) {
		return false
	}
	return isBracketed(a, p.a) || isBracketed(b, p.b) || isElided(a, p.a) || isElided(b, p.b)
}

func isBracketed(l Line, s stretch) bool {
	for _, m := range l.marks[s.from:s.to] {
		if m&inserted == 0 {
			return false
		}
	}
	return s.len() > 0
}

func isElided(l Line, s stretch) bool {
	return s.len() == 0 && s.from > 0 && s.from < len(l.marks) && l.marks[s.from]&elided != 0
}

// weight returns the numbers in the words of s, and whether they have a negation, as a string to compare.
func weight(l Line, s stretch) string {
	var b strings.Builder
	negative := 0
	for i := s.from; i < s.to; i++ {
		w := strings.ToLower(l.raw(i))
		switch {
		case isNegation(w):
			negative++
		case strings.ContainsFunc(w, unicode.IsDigit):
			b.WriteString(w)
			b.WriteByte(' ')
		}
	}
	if negative > 0 {
		b.WriteByte('-')
	}
	return b.String()
}

// sameLetters reports whether the words of p differ only in spacing, case and marks.
func sameLetters(a, b Line, p pair) bool {
	if p.a.len() == 0 || p.b.len() == 0 {
		return false
	}
	return equalLetters(news.Shown(a.cover(p.a).Cut(a.Text)), news.Shown(b.cover(p.b).Cut(b.Text)))
}

// equalLetters reports whether s and t have the same letters and digits, regardless of case.
func equalLetters(s, t string) bool {
	for {
		s, t = strings.TrimLeftFunc(s, isMark), strings.TrimLeftFunc(t, isMark)
		if s == "" || t == "" {
			return s == t
		}
		x, n := utf8.DecodeRuneInString(s)
		y, m := utf8.DecodeRuneInString(t)
		if x != y && unicode.ToLower(x) != unicode.ToLower(y) {
			return false
		}
		s, t = s[n:], t[m:]
	}
}

func isMark(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }

// shift moves a comparison of parts of two lines to the positions of the parts.
func (c *comparison) shift(a, b int) {
	move := func(p pair) pair {
		return pair{stretch{p.a.from + a, p.a.to + a}, stretch{p.b.from + b, p.b.to + b}}
	}
	all := move(pair{c.a, c.b})
	c.a, c.b = all.a, all.b
	for i := range c.same {
		c.same[i] = move(c.same[i])
	}
	for i := range c.edits {
		c.edits[i].pair = move(c.edits[i].pair)
	}
}

// describeEdits returns the edits as spans of the texts. It cuts an edit where a span of a quotation ends, so that no
// edit contains the words of an attribution.
func (c *comparison) describeEdits(a, b Line) []align.Edit {
	var out []align.Edit
	for _, e := range c.edits {
		piecesA, piecesB := slices.Collect(a.pieces(e.a)), slices.Collect(b.pieces(e.b))
		for i := range max(len(piecesA), len(piecesB)) {
			edit := align.Edit{Op: align.Replace}
			if edit.A = a.place(e.a, c.a, piecesA, i); i >= len(piecesA) {
				edit.Op = align.Insert
			}
			if edit.B = b.place(e.b, c.b, piecesB, i); i >= len(piecesB) {
				edit.Op = align.Delete
			}
			out = append(out, edit)
		}
	}
	return out
}

// place returns the span of pieces[i], the pieces of s. If there is none, it returns the empty span where the piece would
// stand in part.
func (l *Line) place(s, part stretch, pieces []stretch, i int) news.Span {
	if i < len(pieces) {
		return l.cover(pieces[i])
	}
	at := l.Spans[s.to-1].End
	if s.to < part.to {
		at = l.Spans[s.to].Start
	}
	return news.Span{Start: at, End: at}
}

// variant says how the equal words look different. It ignores marks between two spans of a quotation: they belong to the
// attribution.
func (c *comparison) variant(a, b Line) Variant {
	v := Same
	for _, p := range c.same {
		w := pairVariant(a, b, p)
		if w == Spelling && sameLetters(a, b, p) {
			w = Punctuation // the same letters with other spaces
		}
		v = max(v, w)
	}
	return v
}

// pairVariant compares equal stretches word by word, if they have the same number of words.
func pairVariant(a, b Line, p pair) Variant {
	if p.a.len() != p.b.len() {
		return Spelling
	}
	v := Same
	for i, j := p.a.from, p.b.from; i < p.a.to; i, j = i+1, j+1 {
		v = max(v, wordVariant(a.raw(i), b.raw(j)))
		if i > p.a.from && (a.marks[i]|b.marks[j])&begins == 0 && !equalSpaced(a.gap(i), b.gap(j)) {
			v = max(v, Punctuation)
		}
	}
	return v
}

func wordVariant(a, b string) Variant {
	switch {
	case a == b:
		return Same
	case equalLetters(a, b):
		return Punctuation
	}
	return Spelling
}

// equalSpaced reports whether s and t are equal if any white space is one space.
func equalSpaced(s, t string) bool {
	return s == t || strings.Join(strings.Fields("x"+s+"x"), " ") == strings.Join(strings.Fields("x"+t+"x"), " ")
}
