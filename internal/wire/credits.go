package wire

import (
	"cmp"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// Credit is an explicit credit to an agency or outlet.
type Credit struct {
	To   string    // the name, as [House] gives it
	Span news.Span // the words that give the credit: "told Reuters"; empty for the byline of the metadata
	How  string    // "byline", "dateline", "sign-off", "source line", "copyright", "contribution" or "text"
}

// Signs reports whether the credit says whose copy the whole article is. A credit in the text is for what stands beside it,
// and a contribution, "With AFP input" or "(AFP, dpa)", for part of it.
func (c *Credit) Signs() bool { return c.How != "text" && c.How != "contribution" }

// bytesAWord is about how many bytes of a text there are for each word, with what stands between words.
const bytesAWord = 6

// Credits returns the credits in a: first those of a.Byline, then the others in text order. anatomy must be the result of
// [Parse] for a. In the text a name counts only next to words of credit: "told Reuters", "RIA Novosti quoted him as
// saying".
func Credits(a *news.Article, anatomy *Anatomy) []Credit { return new(Creditor).Credits(a, anatomy) }

// Creditor finds the credits of one article after the other, in the same memory. The zero value is good; one goroutine may use it.
type Creditor struct{ c creditor }

// Credits is the function Credits.
func (r *Creditor) Credits(a *news.Article, anatomy *Anatomy) []Credit {
	c := &r.c
	*c = creditor{body: a.Byline, words: c.words[:0], joint: c.joint, all: c.all}
	c.words = creditWords(c.words, a.Byline, 0, len(a.Byline))
	for _, m := range c.mentions() {
		if !c.ofPerson(m) {
			c.found = append(c.found, Credit{To: m.to, How: "byline"})
		}
	}
	c.body, c.words = a.Body, slices.Grow(c.words, len(a.Body)/bytesAWord)
	at := 0
	for _, z := range anatomy.Zones {
		c.story(at, int(z.Span.Start))
		c.zone(z)
		at = int(z.Span.End)
	}
	c.story(at, len(a.Body))
	return distinct(c.found)
}

// MergeCredits returns the credits of both lists in text order, each once.
func MergeCredits(a, b []Credit) []Credit {
	if len(b) == 0 {
		return a
	}
	return distinct(slices.Concat(a, b))
}

// distinct drops repeats at the same place.
func distinct(credits []Credit) []Credit {
	slices.SortStableFunc(credits, func(x, y Credit) int { return cmp.Compare(x.Span.Start, y.Span.Start) })
	return slices.Compact(credits)
}

// creditor looks for credits in one part of an article after the other.
type creditor struct {
	body  string
	words []word    // of the current part
	all   []mention // of the current part
	lined bool      // the part is a line of credit, in which agencies without a name count
	joint []byte    // see joinSmall
	house string    // the only house to look for; "": all that the tables know
	found []Credit
}

// howOf maps each kind of zone that gives credit to Credit.How.
var howOf = map[Kind]string{Dateline: "dateline", Byline: "byline", SourceLine: "source line", SignOff: "sign-off"}

// zone finds the credits in a zone.
func (c *creditor) zone(z Zone) {
	how := howOf[z.Kind]
	if how == "" {
		return
	}
	s := z.Span.Cut(c.body)
	if how == "sign-off" && isCopyright(s) {
		how = "copyright"
	}
	c.words = creditWords(c.words[:0], c.body, int(z.Span.Start), int(z.Span.End))
	n := len(c.found)
	c.lined = true
	mentions := c.mentions()
	c.lined = false
	if (how == "sign-off" || how == "source line") && c.partly(mentions) {
		how = "contribution"
	}
	for _, m := range mentions {
		if z.Kind == Dateline && !m.agency && !c.enclosed(m) || (how == "byline" || z.Kind == SignOff && how != "copyright") && c.ofPerson(m) {
			continue
		}
		c.add(m.i, m.j, m.to, how)
	}
	if len(c.found) == n && (z.Kind == SourceLine || how == "copyright") && z.Value != "" {
		c.found = append(c.found, Credit{z.Value, z.Span, how})
	}
}

// isCopyright reports whether the zone s is a copyright line.
func isCopyright(s string) bool {
	return strings.ContainsRune(s, '©') || hasPrefixFold(s+"  ", "copyright") || hasPrefixFold(s+"   ", "(c)") || allRights(s)
}

// enclosed reports whether m is in round brackets or slashes.
func (c *creditor) enclosed(m mention) bool {
	from, to := c.words[m.i].from, c.words[m.j-1].to
	return from > 0 && strings.IndexByte("(/", c.body[from-1]) >= 0 && to < len(c.body) && strings.IndexByte(")/,", c.body[to]) >= 0
}

// story finds the credits in body[from:to], a part of the story.
func (c *creditor) story(from, to int) {
	c.words = creditWords(c.words[:0], c.body, from, to)
	last, credited := 0, false // the end of the previous name, and whether it was credited
	for _, m := range c.mentions() {
		i, j := m.i, m.j
		if k := c.cueBefore(m); k >= 0 {
			i = k
		} else if k := c.cueAfter(m); k > 0 {
			j = k
		} else if !c.contributed(m) && !(c.enclosed(m) && m.agency && c.closes(m)) && !(credited && c.joined(last, m.i)) {
			last, credited = m.j, false
			continue
		}
		c.add(i, j, m.to, "text")
		last, credited = m.j, true
	}
	c.inScript(from, to)
}

// add adds the credit in the words [i, j).
func (c *creditor) add(i, j int, to, how string) {
	c.found = append(c.found, Credit{to, news.Span{Start: uint32(c.words[i].from), End: uint32(c.words[j-1].to)}, how})
}

// mostFillers is the largest number of words between a cue and a name.
const mostFillers = 6

// cueBefore returns the index of the first word of the cue before m; -1 if there is none.
func (c *creditor) cueBefore(m mention) int {
	if c.words[m.i].breaks {
		return -1
	}
	for k := m.i; k > 0 && m.i-k <= mostFillers; k-- {
		for n := min(mostCue, k); n > 0; n-- {
			if phrase := c.phrase(k-n, k); cuesBefore[string(phrase)] && c.fits(phrase, m) || c.house != "" && cuesBeforeNamed[string(phrase)] && !c.leadsOn(k-n) {
				return k - n
			}
		}
		if c.words[k-1].breaks || !c.isFiller(k-1) {
			return -1
		}
	}
	return -1
}

// moreWords stand before a cue where a page leads on to other texts of a house: "More from Northern Review".
var moreWords = set(`more|latest|also|mehr|plus|más|mais|altro|meer|mer|mere|ещё|еще`)

// leadsOn reports whether word k begins such words.
func (c *creditor) leadsOn(k int) bool {
	return k > 0 && !c.words[k].breaks && moreWords[c.words[k-1].small]
}

// inverted are phrases of cuesBefore that may stand before the one who says something, and before what is said: the
// clause has to end with the name. Agencies only are credited by words of callOnly.
var (
	inverted = set(`reported|reports|said the|says the|reported the|reports the`)
	callOnly = set(`wie|par|via|fonti|az|за|der nachrichtenagentur`)
)

// fits reports whether a phrase of cuesBefore can credit m.
func (c *creditor) fits(phrase []byte, m mention) bool {
	if callOnly[string(phrase)] {
		return m.agency
	}
	return !inverted[string(phrase)] || m.j == len(c.words) || c.words[m.j].breaks || c.comma(m.j) || c.words[m.j-1].owns || fillers[c.words[m.j].small]
}

// cueAfter returns the index behind the last word of the cue after m; 0 if there is none.
func (c *creditor) cueAfter(m mention) int {
	for k := m.j; k < len(c.words) && k-m.j <= mostFillers && !c.words[k].breaks && (c.house != "" && k == m.j || !c.comma(k)); k++ {
		for n := min(mostCue, len(c.words)-k); n > 0; n-- {
			phrase := c.phrase(k, k+n)
			verb := cuesAfter[string(phrase)] || m.agency && !m.doubtful && cuesAfterAgency[string(phrase)]
			if c.house != "" && cuesAfterNamed[string(phrase)] {
				return k + n
			}
			if verb && !c.words[m.j-1].owns || nounsAfter[string(phrase)] {
				return k + n
			}
		}
		if !fillers[c.words[k].small] && !writers[c.words[k].small] {
			return 0
		}
	}
	return 0
}

// comma reports whether a comma or a bracket precedes word k.
func (c *creditor) comma(k int) bool {
	return strings.ContainsAny(c.body[c.words[k-1].to:c.words[k].from], ",()[]")
}

// mostContributors is the largest number of words between the name of a house and "contributed".
const mostContributors = 40

// contributed reports whether m begins a sentence that says that writers of m contributed to the report.
func (c *creditor) contributed(m mention) bool {
	if m.j >= len(c.words) || !writers[c.words[m.j].small] {
		return false
	}
	for k := m.j; k < min(len(c.words), m.j+mostContributors) && !c.words[k].breaks; k++ {
		if c.words[k].small == "contributed" {
			return true
		}
	}
	return false
}

// closes reports whether m, in brackets, ends its line.
func (c *creditor) closes(m mention) bool {
	rest := strings.TrimLeft(c.body[c.words[m.j-1].to:], ") .\r")
	return rest == "" || rest[0] == '\n'
}

// joined reports whether only commas and conjunctions are between word i-1, which ends a name, and word j.
func (c *creditor) joined(i, j int) bool {
	if i == 0 || j-i > 2 {
		return false
	}
	for k := i; k < j; k++ {
		if c.words[k].breaks || !conjunctions[c.words[k].small] && !fillers[c.words[k].small] {
			return false
		}
	}
	return !c.words[j].breaks && !strings.Contains(c.body[c.words[i-1].to:c.words[j].from], ";")
}

// phrase returns the words [i, j) in lower case, joined by spaces, good until the next call; nil if a sentence ends between them.
func (c *creditor) phrase(i, j int) []byte {
	for k := i + 1; k < j; k++ {
		if c.words[k].breaks {
			return nil
		}
	}
	return c.joinSmall(i, j)
}

// isFiller reports whether word k may be between a cue and a name.
func (c *creditor) isFiller(k int) bool {
	w := &c.words[k]
	if fillers[w.small] || w.owns {
		return true
	}
	if !startsUpper(w.text) {
		return false
	}
	for _, ending := range natural {
		if strings.HasSuffix(w.small, ending) {
			return true
		}
	}
	return false
}
