package origin

import (
	"cmp"
	"slices"

	"github.com/copytaster/copytaster/internal/wire"
)

// Credited reports whether an article with text of giver credits it: giver's agency or source, or the agency whose copy
// giver ran. It is true for two articles of one source, because nobody needs to credit himself.
func Credited(giver, to *Article) bool {
	if giver.sameSource(to) || to.credits(giver.own()) || to.credits(giver.Source) {
		return true
	}
	own := to.own()
	return slices.ContainsFunc(giver.others(), func(name string) bool { return name == own || to.credits(name) })
}

// Reuse is the text that an article shares with another article, the giver, to which it may owe it.
type Reuse struct {
	Giver *Article
	// Direction is the direction of the pair with Giver as side a.
	Direction Direction
	// Words are the half-open ranges of words of the article that are shared.
	Words [][2]int
}

// Audit says to whom the words of an article are owed. Words owed to several count for each of them.
type Audit struct {
	Words      int // words reused from anybody, each once
	Uncredited int // words owed to somebody, none of whom is credited
	Debts      []Debt
}

// Debt is what an article owes to one agency or outlet.
type Debt struct {
	To       string
	Words    int // number of words, each once
	Credited bool
}

// Audited adds up what a has from others. Words are owed to the agency whose copy the giver is, or whose copy it ran.
// Without such an agency they are owed to the giver, if text went from it to a. Words in an agency's own copy are owed to
// that agency only: what outlets credit for the same words proves nothing beside it. Nothing is owed if text went the
// other way, nor to oneself. Debts are sorted by their words, most first, then by name.
func Audited(a *Article, reused []Reuse) Audit {
	var all, credited, owed [][2]int
	debts := make(map[string]*struct {
		words    [][2]int
		credited bool
	})
	var own [][2]int // words in an agency's own copy
	for i := range reused {
		if r := &reused[i]; r.Direction != BToA && r.Giver.own() != "" {
			own = append(own, r.Words...)
		}
	}
	for i := range reused {
		r := &reused[i]
		if r.Direction == BToA {
			continue
		}
		all = append(all, r.Words...)
		words := r.Words
		if r.Giver.own() == "" {
			words = without(words, own)
		}
		for _, name := range creditors(a, r) {
			d := debts[name]
			if d == nil {
				d = new(struct {
					words    [][2]int
					credited bool
				})
				debts[name] = d
			}
			d.words = append(d.words, words...)
			d.credited = a.credits(name)
			owed = append(owed, words...)
			if d.credited {
				credited = append(credited, words...)
			}
		}
	}
	audit := Audit{Words: size(all), Uncredited: size(owed) - size(credited)}
	for name, d := range debts {
		if n := size(d.words); n > 0 {
			audit.Debts = append(audit.Debts, Debt{name, n, d.credited})
		}
	}
	slices.SortFunc(audit.Debts, func(x, y Debt) int { return cmp.Or(y.Words-x.Words, cmp.Compare(x.To, y.To)) })
	return audit
}

// creditors returns those to whom the words of r are owed. For an outlet's copy that is the agency in the dateline or,
// without one, the agencies that it credits. Other names in it may be the employer of somebody, or the place where
// something was said.
func creditors(a *Article, r *Reuse) []string {
	if r.Giver.sameSource(a) {
		return nil
	}
	if own := r.Giver.own(); own != "" {
		return []string{own}
	}
	names := []string{r.Giver.Dateline}
	if r.Giver.Dateline == "" {
		names = slices.DeleteFunc(sorted(r.Giver.others()), func(name string) bool {
			_, agency := wire.Agency(name)
			return !agency
		})
	}
	if len(names) > 0 {
		own := a.own()
		return slices.DeleteFunc(names, func(name string) bool { return name == own || name == a.Source })
	}
	if r.Direction == AToB && r.Giver.Source != "" {
		return []string{r.Giver.Source}
	}
	return nil
}

// without returns the parts of ranges that lie in none of others. It sorts others.
func without(ranges, others [][2]int) [][2]int {
	slices.SortFunc(others, func(x, y [2]int) int { return cmp.Or(x[0]-y[0], x[1]-y[1]) })
	var out [][2]int
	for _, r := range ranges {
		for _, o := range others {
			if o[1] <= r[0] || o[0] >= r[1] {
				continue
			}
			if o[0] > r[0] {
				out = append(out, [2]int{r[0], o[0]})
			}
			r[0] = max(r[0], o[1])
		}
		if r[0] < r[1] {
			out = append(out, r)
		}
	}
	return out
}

// size returns the number of words that ranges cover. It sorts ranges.
func size(ranges [][2]int) (n int) {
	slices.SortFunc(ranges, func(x, y [2]int) int { return cmp.Or(x[0]-y[0], x[1]-y[1]) })
	end := 0
	for _, r := range ranges {
		n += max(0, r[1]-max(r[0], end))
		end = max(end, r[1])
	}
	return n
}
