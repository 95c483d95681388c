package origin

import (
	"cmp"
	"slices"
)

// CreditedBetween reports whether, of two articles between which text went in a direction, who took it credits the other one; see credited. Where
// nobody knows who took it, either may. Of two with a common source neither may keep silent on an agency whose copy the other one says that it is.
func CreditedBetween(d Direction, a, b *Article) bool {
	switch d {
	case AToB:
		return credited(a, b)
	case BToA:
		return credited(b, a)
	}
	return (credited(a, b) || credited(b, a) || attributed(a, b)) && (d != CommonSource || creditedBoth(a, b))
}

// credited reports whether an article with text of giver credits it: giver's agency or source, or the agency whose copy
// giver ran. It is true for two articles of one source, because nobody needs to credit himself, and for a press release, which
// was written to be copied. It is true for the words of a speech, and of an announcement that two outlets have: nobody owes them to
// another outlet.
func credited(giver, to *Article) bool {
	if giver.Announcement && !giver.OfAgency() && !to.OfAgency() {
		return true
	}
	if giver.sameSource(to) || giver.Release || giver.Speech || to.credits(giver.own()) || to.credits(giver.Source) {
		return true
	}
	own := to.own()
	return slices.ContainsFunc(giver.others(), func(name string) bool { return name == own || to.credits(name) })
}

// attributed reports whether an article that says of its text that copy of agencies is in it shares it with an outlet that is no agency and
// signs nobody's copy: then nobody knows whose words they are, and the article has said that they are not all its own.
func attributed(giver, to *Article) bool {
	return to.Helped && !giver.wire() && giver.Signed == ""
}

// creditedBoth reports whether, of two articles, neither keeps silent on an agency whose copy the other one says that it is: what they share is
// that agency's then.
func creditedBoth(a, b *Article) bool {
	return (!a.OfAgency() || credited(a, b)) && (!b.OfAgency() || credited(b, a))
}

// Reuse is the text that an article shares with another article, the giver, to which it may owe it.
type Reuse struct {
	Giver *Article
	// Direction is the direction of the pair with Giver as side a.
	Direction Direction
	// Words are the half-open ranges of words of the article that are shared, Owed those of them that nobody is quoted as saying:
	// quoted words are owed to who said them.
	Words, Owed [][2]int
}

// Audit says to whom the words of an article are owed. The debts have no word in common: their words sum to no more than
// Words, and those of the debts that are not credited to Uncredited.
type Audit struct {
	Words      int // words reused from anybody, each once, quoted ones too
	Uncredited int // words owed to somebody, none of whom is credited
	Debts      []Debt
}

// Debt is what an article owes to one agency or outlet.
type Debt struct {
	To       string
	Agency   bool // else an outlet
	Words    int  // number of words, each once; 1 or more
	Credited bool
}

// Audited adds up what a has from others. Words are owed to the agency whose copy the giver is, or whose copy it ran.
// Without such an agency they are owed to the giver, if text went from it to a. Words in an agency's own copy are owed to
// that agency only: what outlets credit for the same words proves nothing beside it. Nothing is owed if text went the
// other way, nor to oneself, nor for a few words. Words that several gave are owed to who is credited, then to who gave most
// words, then to the smallest name. Debts are sorted by their words, most first, then by name.
func Audited(a *Article, reused []Reuse) Audit {
	var all, own [][2]int // own are words in an agency's own copy
	debts := make(map[string]*owing)
	var audit Audit
	for i := range reused {
		if r := &reused[i]; r.Direction != BToA && r.Giver.own() != "" {
			own = append(own, r.Owed...)
		}
	}
	for i := range reused {
		r := &reused[i]
		if r.Direction == BToA {
			continue
		}
		all = append(all, r.Words...)
		name, agency := creditor(a, r)
		if name == "" {
			continue
		}
		words := r.Owed
		if r.Giver.own() == "" {
			words = without(words, own)
		}
		d := debts[name]
		if d == nil {
			d = &owing{Debt: Debt{To: name, Credited: a.credits(name)}}
			debts[name] = d
		}
		d.Agency = d.Agency || agency
		d.ranges = append(d.ranges, words...)
	}
	audit.Words = size(all)
	audit.Debts, audit.Uncredited = a.settled(debts)
	return audit
}

// owing is what may be owed to one.
type owing struct {
	Debt
	ranges [][2]int // words, also those that others gave too
}

// settled returns the debts that are told, each word in one of them, and the words of those that are not credited.
func (a *Article) settled(debts map[string]*owing) (told []Debt, uncredited int) {
	var all []*owing
	for _, d := range debts {
		if d.Words = size(d.ranges); d.Words > 0 && (d.Credited || d.Words >= a.leastDebt()) {
			all = append(all, d)
		}
	}
	slices.SortFunc(all, func(x, y *owing) int {
		switch {
		case x.Credited == y.Credited:
			return byWords(x.Debt, y.Debt)
		case x.Credited:
			return -1
		}
		return 1
	})
	var taken [][2]int
	for _, d := range all {
		if d.Words = size(without(d.ranges, taken)); d.Words == 0 {
			continue
		}
		taken = append(taken, d.ranges...)
		told = append(told, d.Debt)
		if !d.Credited {
			uncredited += d.Words
		}
	}
	slices.SortFunc(told, byWords)
	return told, uncredited
}

func byWords(x, y Debt) int { return cmp.Or(y.Words-x.Words, cmp.Compare(x.To, y.To)) }

// leastDebt returns the number of words from which a debt that is not credited is told: leastDebt, or half of a shorter article.
func (a *Article) leastDebt() int {
	if a.Words == 0 {
		return leastDebt
	}
	return min(leastDebt, max(1, (a.Words+1)/2))
}

// creditor returns the one to whom the words of r are owed, and whether that is an agency; "" if that is nobody or unknown. For an
// outlet's copy it is the agency of whose copy the outlet says that it is; else the outlet itself, if text went from it to a. Who
// surely published later gave nothing, unless more than the times says so.
func creditor(a *Article, r *Reuse) (name string, agency bool) {
	giver := r.Giver
	if giver.sameSource(a) || giver.Release {
		return "", false
	}
	_, order := before(giver.Published, a.Published)
	switch own := giver.own(); {
	case r.Direction != AToB && order < 0:
		return "", false
	case own != "":
		return own, true
	case giver.Signed != "" && giver.Signed != giver.Source:
		if giver.Signed == a.own() || giver.Signed == a.Source {
			return "", false
		}
		return giver.Signed, true
	case r.Direction == AToB && !giver.Announcement:
		return giver.Source, false
	}
	return "", false
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
