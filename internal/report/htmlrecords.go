package report

import (
	"slices"
	"strings"
	"unicode"
)

// htmlPair is what lists, counts and pictures need of a pair. Its rest travels in another block of the page.
type htmlPair struct {
	N           int     `json:"n"` // its 1-based line in pairs.jsonl
	A           int     `json:"a"` // index in the articles of the page; set when these are in their order
	B           int     `json:"b"`
	Relation    string  `json:"relation"`
	WordsShared int     `json:"words_shared"`
	LongestRun  int     `json:"longest_run_words,omitempty"`
	Longest     int     `json:"longest,omitempty"` // words of its longest match, of whatever kind
	ShareA      [5]int  `json:"share_a"`           // see [tenThousandths]
	ShareB      [5]int  `json:"share_b"`
	LagS        *int64  `json:"lag_s,omitempty"`
	Direction   string  `json:"direction,omitempty"`
	Confidence  float64 `json:"direction_confidence,omitempty"`
	Credited    bool    `json:"credited,omitempty"`
	Uncredited  bool    `json:"uncredited,omitempty"` // see [Pair.Uncredited]
	Passages    int     `json:"passages,omitempty"`   // counts: verbatim and edited ones
	Quotations  int     `json:"quotations,omitempty"`
	Changed     int     `json:"changed,omitempty"` // quotations, see [Quotation.Altered]
	Paraphrases int     `json:"paraphrases,omitempty"`
	Findings    int     `json:"findings,omitempty"`
}

// htmlRest is what the view of a pair shows beside its htmlPair.
type htmlRest struct {
	Resemblance  float64       `json:"resemblance"`
	ContainmentA float64       `json:"containment_a"`
	ContainmentB float64       `json:"containment_b"`
	WordsA       int           `json:"words_a"`
	WordsB       int           `json:"words_b"`
	LabelA       string        `json:"label_a"`
	LabelB       string        `json:"label_b"`
	SameStory    *float64      `json:"same_story,omitempty"`
	Evidence     []string      `json:"evidence,omitempty"`
	FoundBy      []string      `json:"found_by,omitempty"`
	Findings     []Finding     `json:"findings,omitempty"`
	Passages     []htmlPassage `json:"passages,omitempty"`
	Quotations   []Quotation   `json:"quotations,omitempty"`
}

// htmlPassage is a passage without its fingerprint.
type htmlPassage struct {
	Passage
	Fingerprint string `json:"fingerprint,omitempty"` // hides that of the Passage
}

// newHTMLPair returns the record of p but for its articles. Texts of passages, quotations and findings are left out: the page
// cuts them from the articles.
func newHTMLPair(n int, p *Pair) (*htmlPair, *htmlRest) {
	q := &htmlPair{
		N: n, Relation: p.Relation, WordsShared: p.WordsShared, LongestRun: p.LongestRun, Longest: longestMatch(p),
		ShareA: tenThousandths(p.ShareA), ShareB: tenThousandths(p.ShareB), LagS: p.LagS, Direction: p.Direction, Confidence: p.Confidence,
		Credited: p.Credited, Uncredited: p.Uncredited(), Passages: len(p.Copied()), Quotations: len(p.Quotations),
		Changed: p.QuotationsAltered(), Paraphrases: len(p.Paraphrases()), Findings: len(p.Findings),
	}
	r := &htmlRest{
		Resemblance: p.Resemblance, ContainmentA: p.ContainmentA, ContainmentB: p.ContainmentB, WordsA: p.WordsA, WordsB: p.WordsB,
		LabelA: p.LabelA, LabelB: p.LabelB, SameStory: p.SameStory, Evidence: p.Evidence, FoundBy: p.FoundBy,
		Findings: slices.Clone(p.Findings), Quotations: slices.Clone(p.Quotations),
	}
	for i := range p.Passages {
		r.Passages = append(r.Passages, htmlPassage{Passage: p.Passages[i]})
		r.Passages[i].AText, r.Passages[i].BText = "", ""
	}
	for i := range r.Quotations {
		r.Quotations[i].AText, r.Quotations[i].BText = "", ""
	}
	for i := range r.Findings {
		r.Findings[i].AText, r.Findings[i].BText = "", ""
	}
	return q, r
}

// longestMatch returns the words of the longest passage, quotation or paraphrase of p.
func longestMatch(p *Pair) (n int) {
	for i := range p.Passages {
		n = max(n, p.Passages[i].Words)
	}
	for i := range p.Quotations {
		n = max(n, p.Quotations[i].Words)
	}
	return n
}

// tenThousandths returns the parts of s in the order quotation, verbatim, edited, paraphrase, boilerplate; own is the rest.
func tenThousandths(s Share) (parts [5]int) {
	for i, x := range []float64{s.Quotation, s.Verbatim, s.Edited, s.Paraphrase, s.Boilerplate} {
		parts[i] = int(x*1e4 + .5)
	}
	return parts
}

// htmlArticle is what lists, counts and pictures need of an article. Its record travels in another block of the page.
type htmlArticle struct {
	ID        string `json:"id"`
	Title     string `json:"title,omitempty"`    // as given
	Headline  string `json:"headline,omitempty"` // the first line of story; absent where there is a title
	Source    string `json:"source,omitempty"`
	Published string `json:"published,omitempty"`
	Version   string `json:"version,omitempty"`
	Words     int    `json:"words"`
	Share     [5]int `json:"share"`
	Longest   int    `json:"longest,omitempty"` // words of its longest match with any other
	Label     string `json:"label,omitempty"`
	Pairs     int    `json:"pairs,omitempty"`  // of the run
	Shared    int    `json:"shared,omitempty"` // words, over all its pairs but templates
	Given     int    `json:"given,omitempty"`  // articles that are known to have taken text from it
	Standing  string `json:"standing,omitempty"`

	Owed       int `json:"owed,omitempty"`       // words reused, where some are owed to somebody
	Uncredited int `json:"uncredited,omitempty"` // of them, owed to nobody who is credited
}

// detach makes the texts its own: they may be parts of longer ones, which are not to be kept with them.
func (a *htmlArticle) detach() {
	for _, s := range []*string{&a.ID, &a.Title, &a.Headline, &a.Source, &a.Published, &a.Version} {
		*s = strings.Clone(*s)
	}
}

const headlineLength = 140 // characters of a first line that stands for a title

func newHTMLArticle(a *Article, longest int) htmlArticle {
	h := htmlArticle{
		ID: a.ID, Title: a.Title, Source: a.Source, Published: a.Published, Version: a.Version, Words: a.Words,
		Share: tenThousandths(a.Share), Longest: longest, Label: a.Label, Pairs: a.Pairs, Standing: standing(a),
	}
	if a.Audit != nil && len(a.Audit.Owed) > 0 {
		h.Owed, h.Uncredited = a.Audit.Words, a.Audit.Uncredited
	}
	if a.Title == "" {
		h.Headline = clipped(firstLine(a), headlineLength)
	}
	return h
}

// standing says what an article has from others, and whether it says so: its place in the bar of its outlet. "" where it has
// nothing from anybody, or where nobody is known to whom it is owed.
func standing(a *Article) string {
	copied := a.Share.Verbatim+a.Share.Edited > 0
	switch {
	case a.Pairs == 0:
		return ""
	case copied && a.Audit != nil && len(a.Audit.Owed) > 0 && a.Audit.Uncredited == 0:
		return "copied"
	case copied && a.Audit != nil && a.Audit.Uncredited > 0:
		return "copied-uncredited"
	case !copied && a.Share.Quotation > 0 && len(a.Credits) > 0:
		return "quoted"
	case !copied && a.Share.Quotation > 0:
		return "quoted-uncredited"
	}
	return ""
}

// firstLine returns the first line of the text that has a word outside of zones, without those zones; "" where there is none.
func firstLine(a *Article) string {
	whole := a.Text[:min(len(a.Text), 1<<16)]
	for n := 1 << 9; ; n *= 8 { // mostly it is among the first
		n = min(n, len(whole))
		if line := firstLineIn(whole[:n], a.Zones); n == len(whole) || strings.HasSuffix(line, "\n") {
			return strings.TrimSpace(line)
		}
	}
}

// firstLineIn is firstLine of the beginning of a text, with the end of the line where the beginning has that.
func firstLineIn(beginning string, zones []Zone) string {
	text := []rune(beginning)
	for _, z := range zones {
		for i := max(0, z.Start); i < min(z.End, len(text)); i++ {
			text[i] = ' '
		}
	}
	for line := range strings.Lines(string(text)) {
		letters := 0
		for _, r := range line {
			if letters++; !unicode.IsLetter(r) {
				letters = 0
			}
			if letters == 2 {
				return line
			}
		}
	}
	return ""
}

// clipped returns the first n characters of a text, with an ellipsis where more follow.
func clipped(text string, n int) string {
	if r := []rune(text); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return text
}
