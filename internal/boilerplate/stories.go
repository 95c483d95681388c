package boilerplate

import (
	"cmp"
	"slices"
)

// holder is an article with the text that is judged.
type holder struct {
	article  uint32
	source   string // as entries have it
	units    []Unit
	from, to int    // the units [from, to) of the text
	words    uint32 // number of words of the text

	run   bool     // the text is a run of terms, within its units
	at    int      // the first term of the run
	terms []uint64 // of the article, for a run
	grams []uint64 // hashes of some grams of the article that most holders do not have, sorted; for a run

	shared []Unit // units that some other holders have, but not most, by shape
	rest   uint32 // number of words outside the block
	story  int    // an earlier holder with the same story, or itself
}

func (h *holder) set(article uint32, units []Unit, it item) {
	h.article, h.units = article, append(h.units[:0], units...)
	h.from, h.to, h.words, h.run = it.from, it.to, it.words, false
}

// setRun makes the text the run that begins with term at.
func (h *holder) setRun(article uint32, units []Unit, terms []uint64, at int) {
	h.article, h.units, h.terms = article, append(h.units[:0], units...), append(h.terms[:0], terms...)
	h.run, h.at, h.words = true, at, runTerms
	h.from, _ = unitOf(h.units, at)
	h.to, _ = unitOf(h.units, at+runTerms-1)
	h.to++
}

// sortShared sorts the shared units and drops repeats.
func (h *holder) sortShared() {
	slices.SortFunc(h.shared, func(x, y Unit) int { return cmp.Compare(x.Shape, y.Shape) })
	h.shared = slices.CompactFunc(h.shared, func(x, y Unit) bool { return x.Shape == y.Shape })
}

// tellsSame reports whether two holders tell one story, which either may have cut or continued.
func (h *holder) tellsSame(o *holder) bool {
	words := uint32(0)
	for x, y := h.shared, o.shared; len(x) > 0 && len(y) > 0; {
		switch c := cmp.Compare(x[0].Shape, y[0].Shape); {
		case c < 0:
			x = x[1:]
		case c > 0:
			y = y[1:]
		default:
			words += min(x[0].Words, y[0].Words)
			x, y = x[1:], y[1:]
		}
	}
	return words > 0 && words*sameStory >= min(h.rest, o.rest)
}

// countStories counts the different stories of the holders and the days on which they began. A holder tells the same
// story as holders with which it shares text, and as those with which these do, so an update has the story of the first
// version. A holder with nothing but the block tells no story.
func (j *judge) countStories(e *evidence) {
	for i := range j.looked {
		j.looked[i].story = i
		for k := range i {
			x, y := j.first(i), j.first(k)
			if x != y && (j.sameStory(i, k) || j.looked[i].tellsSame(&j.looked[k])) {
				j.looked[max(x, y)].story = min(x, y)
			}
		}
	}
	j.all = j.all[:0]
	for i := range j.looked {
		j.all = append(j.all, i)
	}
	j.countDays(e, j.all)
}

// countDays counts the stories of some holders, and the days on which they began.
func (j *judge) countDays(e *evidence, some []int) {
	began := map[int]int{} // by the first holder of a story: the day on which it began
	for _, i := range some {
		h := &j.looked[i]
		if h.rest == 0 {
			continue
		}
		story, day := j.first(i), j.corpus.Day(h.article)
		if d := began[story]; d == 0 || day != 0 && day < d {
			began[story] = day
		}
	}
	var days []int
	for _, day := range began {
		if day != 0 {
			days = append(days, day)
		}
	}
	e.stories, e.dated, e.days, e.span = len(began), len(days), 0, 0
	if len(days) == 0 {
		return
	}
	slices.Sort(days)
	e.span = days[len(days)-1] - days[0]
	e.days = len(slices.Compact(days))
}

// sameStory reports whether two holders are of one story that the corpus knows.
func (j *judge) sameStory(i, k int) bool {
	of := j.corpus.Story
	return of != nil && of(j.looked[i].article) >= 0 && of(j.looked[i].article) == of(j.looked[k].article)
}

// first returns the first holder that tells the story of holder i.
func (j *judge) first(i int) int {
	for j.looked[i].story != i {
		i = j.looked[i].story
	}
	return i
}
