package boilerplate

import (
	"cmp"
	"slices"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/sentence"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/wire"
)

// Matcher finds the text of a list in articles. Goroutines may share it.
type Matcher struct {
	bySource map[string]sequences
	runs     map[string]runs // by source
}

// runs are the runs of terms of entries that may stand within a sentence, by the hash of each, and whether it is kept.
type runs map[uint64]bool

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
	m := &Matcher{bySource: map[string]sequences{}, runs: map[string]runs{}}
	normalizer, splitter := normalize.New(), Splitter{}
	var units []Unit
	var hashes []uint64
	for _, e := range l.Entries {
		bare, within := isWithin(e.Text)
		text := normalizer.Text(bare, nil, lang)
		if hashes = shingle.Hashes(hashes[:0], text.Terms, runTerms); within || e.Source != "" && e.Articles > 0 && !e.Keep {
			r := m.runs[e.Source]
			if r == nil {
				r = runs{}
				m.runs[e.Source] = r
			}
			for _, h := range hashes {
				r[h] = r[h] || e.Keep
			}
		}
		if within {
			continue
		}
		units = splitter.Units(units[:0], e.Text, sentence.Split(nil, e.Text, nil), text)
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
// list; units and t are those of the article outside zones. A new zone covers sentences of one paragraph, or a stretch within some.
func (m *Matcher) Zones(zones []wire.Zone, source string, units []Unit, t *normalize.Text) []wire.Zone {
	var few [64]bool
	in, whole := m.standing(few[:0], source, units)
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
	if m.hasRuns(source, t.Terms) {
		zones = m.stretches(zones, source, units, whole, t)
	}
	slices.SortFunc(zones, func(x, y wire.Zone) int { return cmp.Compare(x.Span.Start, y.Span.Start) })
	return zones
}

// Has reports whether an article with these units and terms may have zones. It needs no places of terms.
func (m *Matcher) Has(source string, units []Unit, terms []uint64) bool {
	var few [64]bool
	in, _ := m.standing(few[:0], source, units)
	return slices.Contains(in, true) || m.hasRuns(source, terms)
}

// hasRuns reports whether there are as many runs as a stretch has.
func (m *Matcher) hasRuns(source string, terms []uint64) bool {
	has := false
	m.eachRun(source, terms, func(_ int, kept bool) { has = has || !kept })
	return has
}

// eachRun calls f with the first term of each run of an article that is of a stretch, and whether it is kept.
func (m *Matcher) eachRun(source string, terms []uint64, f func(at int, kept bool)) {
	of, ofAll := m.runs[source], m.runs[""]
	if len(of)+len(ofAll) == 0 {
		return
	}
	for at, h := range shingle.Hashes(nil, terms, runTerms) {
		x, isOf := of[h]
		y, isOfAll := ofAll[h]
		if isOf || isOfAll {
			f(at, x || y)
		}
	}
}

// stretches adds the zones of stretches that may stand within a sentence. Terms of whole sentences that are standing, or kept, are in
// none of them. A zone ends with the paragraph, and where another zone begins.
func (m *Matcher) stretches(zones []wire.Zone, source string, units []Unit, whole []bool, t *normalize.Text) []wire.Zone {
	covered, keep := make([]bool, len(t.Terms)), make([]bool, len(t.Terms))
	m.eachRun(source, t.Terms, func(at int, kept bool) {
		for k := at; k < at+runTerms; k++ {
			covered[k], keep[k] = true, keep[k] || kept
		}
	})
	unit, end := -1, 0 // end is the first term behind the unit
	for from := 0; from < len(covered); {
		to := from
		for to < len(covered) && covered[to] {
			to++
		}
		open := false // the last zone goes on
		for k := from; k < to; k++ {
			begins := false
			for unit < len(units)-1 && k >= end {
				unit++
				end += int(units[unit].Words)
				begins = begins || units[unit].Begins
			}
			switch {
			case keep[k] || whole[unit]:
				open = false
			case open && !begins && len(t.LeftIn(news.Span{Start: t.Spans[k-1].End, End: t.Spans[k].Start})) == 0:
				zones[len(zones)-1].Span.End = t.Spans[k].End
			default:
				zones = append(zones, wire.Zone{Kind: wire.Boilerplate, Span: t.Spans[k]})
				open = true
			}
		}
		from = to + 1
	}
	return zones
}

// standing appends to in, for each unit, whether it is standing text of source. whole are these and the units that are kept.
func (m *Matcher) standing(in []bool, source string, units []Unit) (_, whole []bool) {
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
	whole = slices.Clone(in)
	for i := range units {
		n, _ := longest(tables, units, i)
		clear(in[i : i+n])
		for k := range n {
			whole[i+k] = true
		}
	}
	return in, whole
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
