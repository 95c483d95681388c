package quote

import (
	"slices"
	"strings"
)

// maxSpeakers is the largest number of speakers that are named together.
const maxSpeakers = 8

// speakers returns the speaker of a, and widens a to all who speak: "producers Ann Bray and Olaf Lund said" names two
// people, "the Securities and Exchange Commission said" one body.
func (t *text) speakers(a *attribution) speaker {
	who := t.resolve(a.from, a.to)
	m, ok := t.head(a.from, a.to)
	if ok && who.name == "" && m.person < 0 && !t.standsApart(m) && t.isAnd(m.to) {
		if n, ok := t.startingAt(m.to + 1); ok && n.from == m.to+1 && n.institution && n.to <= a.to && !n.owner {
			return t.bodySpeaker(m.from, n.to) // "the Securities and Exchange Commission"
		}
	}
	if ok && who.person >= 0 && !t.isAnd(m.start-1) {
		if list, end := t.listed(m); len(list) > 0 && (a.cue < a.from || end <= a.to) {
			a.to = max(a.to, end)
			return speaker{several, strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]}
		}
	}
	if !ok || who.name == "" || !t.isAnd(m.start-1) && !t.isAnd(m.to) {
		return who
	}
	if m.institution && t.isAnd(m.start-1) {
		if l, ok := t.mentionEnding(m.start - 1); !ok || m.to-m.from == 1 && !t.standsApart(l) {
			return nobody // "the nations and Canada": there is more than a name
		} else if !t.standsApart(l) {
			a.from = min(a.from, l.start)
			return t.bodySpeaker(l.from, m.to)
		}
	}
	names := []string{who.name}
	if n, ok := t.joinedAfter(m, a); ok && (a.cue < a.from || m.to < a.to) {
		names, a.to = append(names, t.nameOfMention(n)), max(a.to, n.to)
	}
	for start := m.start; len(names) < maxSpeakers && (t.isAnd(start-1) || len(names) > 1 && t.isComma(start-1)); {
		l, ok := t.mentionEnding(start - 1)
		if !ok || !t.standsApart(l) || l.person < 0 && t.isComma(start-1) {
			break
		}
		names = slices.Insert(names, 0, t.nameOfMention(l))
		start, a.from = l.start, min(a.from, l.start)
	}
	if len(names) == 1 {
		return who
	}
	last := len(names) - 1
	return speaker{several, strings.Join(names[:last], ", ") + " and " + names[last]}
}

// listed returns the names of a list that begins with the person m, "Ann Bray, Olaf Lund and Petra Holm", and the end of it; nothing if
// it is none.
func (t *text) listed(m *mention) (list []string, end int) {
	list, end = append(list, t.nameOfMention(m)), m.to
	for len(list) < maxSpeakers {
		last := t.isAnd(end)
		if !last && !t.isComma(end) {
			return nil, 0
		}
		n, ok := t.startingAt(end + 1)
		if !ok || n.start != end+1 || n.person < 0 || n.owner || n.end > n.to {
			return nil, 0
		}
		list, end = append(list, t.nameOfMention(n)), n.to
		if last {
			break
		}
	}
	if len(list) < 3 || end < len(t.tokens) && t.joined(end-1) && t.tokens[end].is(auxiliary|being) {
		return nil, 0
	}
	return list, end
}

// standsApart reports whether the name before "and" is a speaker of its own, and not the beginning of a body's name. A
// word of unknown kind is not, nor a word that names no body by itself.
func (t *text) standsApart(l *mention) bool {
	if l.person >= 0 {
		return !l.owner
	}
	return l.institution && (l.to-l.from > 1 || !t.tokens[l.from].is(common))
}

// joinedAfter returns the mention that "and" joins to m, unless it is the subject of another verb.
func (t *text) joinedAfter(m *mention, a *attribution) (*mention, bool) {
	and := m.to
	if !t.isAnd(and) {
		return nil, false
	}
	n, ok := t.startingAt(and + 1)
	if n != nil && n.start == and+2 && n.institution && t.isThe(and+1) {
		return n, true // "NATO and the Foreign Ministry"
	}
	if !ok || n.start > and+1 || n.owner || n.person < 0 && !n.institution {
		return nil, false
	}
	if a.cue < a.from && n.to < len(t.tokens) && t.joined(n.to-1) && t.tokens[n.to].is(cue|auxiliary|being) {
		return nil, false
	}
	return n, true
}

func (t *text) isAnd(i int) bool {
	return i > 0 && i+1 < len(t.tokens) && t.joined(i-1) && t.joined(i) && t.tokens[i].Cut(t.body) == "and"
}

func (t *text) isComma(i int) bool { return i >= 0 && i < len(t.tokens) && t.tokens[i].kind == comma }

func (t *text) nameOfMention(m *mention) string {
	if m.person >= 0 {
		return t.people[m.person].name
	}
	return t.bodySpeaker(m.from, m.to).name
}
