package boilerplate

import (
	"cmp"
	"slices"

	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/sentence"
	"github.com/copytaster/copytaster/internal/wire"
)

// Matcher finds the text of a list in articles. Goroutines may share it.
type Matcher struct{ bySource map[string]sequences }

// sequences maps the hash of consecutive units to what they are.
type sequences map[uint64]sequence

// sequence is a set of the meanings of consecutive units.
type sequence uint8

const (
	begun  sequence = 1 << iota // the beginning of an entry
	stands                      // a whole entry
	short                       // an entry that counts only as a whole line
	kept                        // an entry that is never boilerplate
)

// NewMatcher returns a Matcher for the entries of a list. It normalises their text in lang, the language of the run.
func NewMatcher(l *List, lang string) *Matcher {
	m := &Matcher{bySource: map[string]sequences{}}
	normalizer, splitter := normalize.New(), Splitter{}
	var units []Unit
	for _, e := range l.Entries {
		units = splitter.Units(units[:0], e.Text, sentence.Split(nil, e.Text, nil), normalizer.Text(e.Text, nil, lang))
		s := m.bySource[e.Source]
		if s == nil {
			s = sequences{}
			m.bySource[e.Source] = s
		}
		s.add(units, e.Keep)
	}
	return m
}

// add adds an entry.
func (s sequences) add(units []Unit, keep bool) {
	hash, words := uint64(0), uint32(0)
	for i := range units {
		hash = units[i].extend(hash)
		words += units[i].Words
		switch {
		case i < len(units)-1:
			s[hash] |= begun
		case keep:
			s[hash] |= kept
		case words < leastWords:
			s[hash] |= short
		default:
			s[hash] |= stands
		}
	}
}

// Zones adds to zones the standing text of source and returns all zones in text order. zones are those found without the
// list; units are those of the article outside zones. A new zone covers sentences of one paragraph.
func (m *Matcher) Zones(zones []wire.Zone, source string, units []Unit) []wire.Zone {
	var few [64]bool
	in := m.standing(few[:0], source, units)
	for i, u := range units {
		if !in[i] {
			continue
		}
		if i > 0 && in[i-1] && !u.Begins {
			zones[len(zones)-1].Span.End = u.Span.End
			continue
		}
		zones = append(zones, wire.Zone{Kind: wire.Boilerplate, Span: u.Span})
	}
	slices.SortFunc(zones, func(x, y wire.Zone) int { return cmp.Compare(x.Span.Start, y.Span.Start) })
	return zones
}

// standing appends to in, for each unit, whether it is standing text of source.
func (m *Matcher) standing(in []bool, source string, units []Unit) []bool {
	in = append(in, make([]bool, len(units))...)
	tables := [2]sequences{m.bySource[""]}
	if source != "" {
		tables[1] = m.bySource[source]
	}
	for i := range units {
		_, n := longest(tables, units, i)
		for k := range n {
			in[i+k] = true
		}
	}
	for i := range units {
		n, _ := longest(tables, units, i)
		clear(in[i : i+n])
	}
	return in
}

// longest returns the number of units of the longest entry that begins with unit i, among entries to keep and among the
// others.
func longest(tables [2]sequences, units []Unit, i int) (keep, stand int) {
	for _, s := range tables {
		hash := uint64(0)
		for n := 1; s != nil && i+n <= len(units); n++ {
			hash = units[i+n-1].extend(hash)
			is := s[hash]
			if is&kept != 0 {
				keep = max(keep, n)
			}
			whole := units[i].Begins && (i+n == len(units) || units[i+n].Begins)
			if is&stands != 0 || is&short != 0 && whole {
				stand = max(stand, n)
			}
			if is&begun == 0 {
				break
			}
		}
	}
	return keep, stand
}
