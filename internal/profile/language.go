package profile

import (
	"cmp"
	"maps"
	"slices"
	"unique"

	"github.com/copytaster/copytaster/internal/match"
)

// Languages says in which language the articles are stemmed that do not tell it themselves. An article is stemmed in its own
// language; one that is too short to tell in that of most articles of its source, or else of the run. So two articles that tell
// their language have the same terms whatever else is in the run. The terms of one that does not tell depend on the others of its
// source, or of the run. Languages may be shared once they are made.
type Languages struct {
	Forced   string            // ISO 639-1, of all articles; "": none
	BySource map[string]string // of most articles of each source
	Run      string            // of most articles; "": of none it is known
}

// Of writes the language of an article into its head, and reports whether that is the last word: an article whose own text does
// not tell waits until the languages of the corpus are known. A nil l knows nothing. A zero l settles every article, those that do
// not tell as "".
func (l *Languages) Of(h *match.Head) (settled bool) {
	switch {
	case l != nil && l.Forced != "":
		h.Lang, h.LangKnown = unique.Make(l.Forced), true
	case h.LangTold:
		h.LangKnown = true
	case l == nil:
		return false
	case l.BySource[h.Source.Value()] != "":
		h.Lang, h.LangKnown = unique.Make(l.BySource[h.Source.Value()]), true
	default:
		h.Lang, h.LangKnown = unique.Make(l.Run), false
	}
	return true
}

// tallies counts articles by language.
type tallies map[string]int

// most returns the language of most articles, the first by name of equals; "" where there is none.
func (t tallies) most() string {
	best := ""
	for _, lang := range slices.Sorted(maps.Keys(t)) {
		if best == "" || t[lang] > t[best] {
			best = lang
		}
	}
	return best
}

// languages counts the articles by their languages.
type languages struct {
	told    tallies
	guesses tallies // of articles that do not tell
	sources map[string]tallies
}

func newLanguages() languages {
	return languages{told: make(tallies), guesses: make(tallies), sources: make(map[string]tallies)}
}

func (l *languages) add(h *match.Head) {
	lang := h.Lang.Value()
	if !h.LangTold {
		if lang != "" {
			l.guesses[lang]++
		}
		return
	}
	l.told[lang]++
	of := l.sources[h.Source.Value()]
	if of == nil {
		of = make(tallies)
		l.sources[h.Source.Value()] = of
	}
	of[lang]++
}

func (l *languages) merge(m *languages) {
	addAll := func(to, from tallies) {
		for lang, n := range from {
			to[lang] += n
		}
	}
	addAll(l.told, m.told)
	addAll(l.guesses, m.guesses)
	for source, of := range m.sources {
		if l.sources[source] == nil {
			l.sources[source] = make(tallies)
		}
		addAll(l.sources[source], of)
	}
}

// settled returns what the counts say.
func (l *languages) settled(forced string) Languages {
	out := Languages{Forced: forced, BySource: make(map[string]string, len(l.sources))}
	for source, of := range l.sources {
		out.BySource[source] = of.most()
	}
	out.Run = cmp.Or(forced, l.told.most(), l.guesses.most())
	return out
}
