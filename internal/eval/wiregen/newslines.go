package wiregen

import (
	"bufio"
	"slices"
	"strconv"
	"strings"
)

// newsLines are the files of a newsroom being written.
type newsLines struct {
	madeLines
	directions *bufio.Writer
	credits    *bufio.Writer
	line       []byte
}

func (l *newsLines) err() error {
	if _, err := l.directions.Write(nil); err != nil {
		return err
	}
	if _, err := l.credits.Write(nil); err != nil {
		return err
	}
	return l.madeLines.err()
}

// write writes all lines about the articles of a story.
func (l *newsLines) write(r *newsroom) {
	shared := make([]map[string]bool, len(r.story))
	first := -1
	for i, n := range r.story {
		l.writeDoc(r, n)
		cluster := n.id
		if !n.apart {
			if first < 0 {
				first = n.id
			}
			cluster = first
		}
		l.writeCluster(n.id, cluster)
		l.writeCredit(n)
		shared[i] = runs(n.story.cut(n.text))
		for k, m := range r.story[:i] {
			if overlap(shared[i], shared[k]) {
				l.writePair(m, n)
			}
		}
	}
}

// writeCredit writes whom an article of an outlet owes copy to, if it has some of an agency and says nothing of anybody.
func (l *newsLines) writeCredit(n *node) {
	from := n.parent
	for from != nil && !(from.source.agency && from.id >= 0) {
		from = from.parent
	}
	if n.source.agency || n.credits || from == nil {
		return
	}
	for _, name := range [...]string{from.source.short, from.source.long} {
		if strings.Contains(string(n.text), name) || strings.Contains(n.byline, name) { // with a text that credited it
			return
		}
	}
	words := owed(n, from)
	if words == 0 {
		return
	}
	b := appendID(append(l.line[:0], `{"article":`...), 'a', n.id)
	b = appendQuoted(append(b, `,"owed_to":`...), []byte(from.source.name))
	b = strconv.AppendInt(append(b, `,"words":`...), int64(words), 10)
	l.credits.Write(append(b, "}\n"...))
	l.line = b
}

// owed returns how many words of the story of n stand in runs of [sharedWords] that the story of from has too, outside quotation marks.
func owed(n, from *node) (count int) {
	all, words := runs(from.story.cut(from.text)), strings.Fields(string(n.story.cut(n.text)))
	shared := make([]bool, len(words))
	for i := range len(words) - sharedWords + 1 {
		if all[strings.Join(words[i:i+sharedWords], " ")] {
			for k := range sharedWords {
				shared[i+k] = true
			}
		}
	}
	quoted := false
	for i, w := range words {
		quoted = quoted || strings.ContainsAny(w, "“\"") || strings.Contains(w, "``")
		if shared[i] && !quoted {
			count++
		}
		if strings.HasSuffix(strings.TrimRight(w, ".,;:!?"), "”") || strings.Contains(w, "''") || strings.HasSuffix(strings.TrimRight(w, ".,;:!?"), "\"") {
			quoted = false
		}
	}
	return count
}

// overlap reports whether two sets have an element in common.
func overlap(x, y map[string]bool) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	for s := range x {
		if y[s] {
			return true
		}
	}
	return false
}

func (l *newsLines) writeDoc(r *newsroom, n *node) {
	field := func(b []byte, name, value string) []byte {
		if value == "" {
			return b
		}
		return appendQuoted(append(append(append(b, `,"`...), name...), `":`...), []byte(value))
	}
	b := appendID(append(l.line[:0], `{"id":`...), 'a', n.id)
	b = appendQuoted(append(b, `,"text":`...), n.text)
	b = field(b, "title", n.marks+string(n.title))
	b = field(b, "date", r.date(n))
	if r.permille(n.source.named) {
		b = field(b, "source", n.source.name)
	}
	b = field(b, "byline", n.byline)
	if r.permille(n.source.role) {
		b = field(b, "role", [...]string{"outlet", "wire"}[bit(n.source.agency)])
	}
	l.docs.Write(append(b, "}\n"...))
	l.line = b
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (l *newsLines) writeCluster(id, cluster int) {
	b := appendID(append(l.line[:0], `{"id":`...), 'a', id)
	b = appendID(append(b, `,"cluster":`...), 'c', cluster)
	l.clusters.Write(append(b, "}\n"...))
	l.line = b
}

// writePair writes the truth about two articles. The one with the smaller id is a.
func (l *newsLines) writePair(m, n *node) {
	if n.id < m.id {
		m, n = n, m
	}
	b := appendID(append(l.line[:0], `{"a":`...), 'a', m.id)
	b = appendID(append(b, `,"b":`...), 'a', n.id)
	ids := len(b)
	kind, direction := "common-source", "common source"
	giver, taker := m, n
	switch {
	case n.from(m):
		kind, direction = kindOf(giver, taker), "a to b"
	case m.from(n):
		giver, taker = n, m
		kind, direction = kindOf(giver, taker), "b to a"
	}
	b = append(append(append(b, `,"label":1,"kind":"`...), kind...), "\"}\n"...)
	l.pairs.Write(b)
	b = append(append(append(b[:ids], `,"direction":"`...), direction...), "\"}\n"...)
	l.directions.Write(b)
	l.line = b
	if taker.parent == giver {
		l.writeSpans(b[:ids], giver, taker, m)
	}
}

// kindOf returns how two articles are related, such as "wire-outlet".
func kindOf(giver, taker *node) string {
	if giver.source == taker.source {
		return "version"
	}
	houses := [...]string{"outlet", "wire"}
	return houses[bit(giver.source.agency)] + "-" + houses[bit(taker.source.agency)]
}

// writeSpans writes the spans that taker has from giver. ids is the start of each line, with the ids of both; a is the
// article whose id comes first.
func (l *newsLines) writeSpans(ids []byte, giver, taker, a *node) {
	inGiver, inTaker := newCodePoints(giver.text), newCodePoints(taker.text)
	b := slices.Clone(ids)
	for _, s := range taker.spans {
		sides := [2][2]int{{inGiver.before(s.a.from), inGiver.before(s.a.to)}, {inTaker.before(s.b.from), inTaker.before(s.b.to)}}
		if a != giver {
			sides[0], sides[1] = sides[1], sides[0]
		}
		l.spans.Write(appendSpan(b[:len(ids)], sides, s.edited))
	}
}
