package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/copytaster/copytaster/internal/spill"
)

// TextOptions says how the formats for a terminal look. The zero value is plain text for 100 columns with all
// pairs, long passages shortened.
type TextOptions struct {
	Width    int     // columns; 0: unknown, 100; kept between 40 and 120
	Color    bool    // styles by escape sequences, instead of marks like [-old-] {+new+}
	Sort     Sort    // the order of the pairs
	Limit    int     // the most pairs that are shown; 0: all
	MinShare float64 // pairs are shown from this reused share of b on, in [0, 1]
	Full     bool    // passages in full, and all of them
	Report   string  // path of the page of the report; "": there is none
}

// Text is the format for a terminal: a summary, and the pairs with their passages, best first. A pair is set aside as it
// will be shown, so that no pair is kept; the order and the summary wait for Close.
type Text struct {
	w        *bufio.Writer
	page     *page // of the pair at hand
	full     bool
	by       Sort
	minShare float64
	report   string
	sums     textSums
	pairs    *ranking
}

var _ Writer = (*Text)(nil)

// NewText returns a writer to w, which the caller closes. What is set aside goes into space; nil: into memory.
func NewText(w io.Writer, o TextOptions, space *spill.Space) *Text {
	return &Text{
		w: bufio.NewWriter(w), page: newPage(o.Width, o.Color), full: o.Full,
		by: o.Sort, minShare: o.MinShare, report: o.Report, sums: newTextSums(), pairs: newRanking(space, o.Limit),
	}
}

// Pair sets p aside if it may be shown. An error comes from the space.
func (t *Text) Pair(p *Pair) error {
	t.sums.add(p)
	if p.ShareB.Reused() < t.minShare {
		t.sums.below++
		return nil
	}
	key := t.by.Key(p)
	if !t.pairs.takes(key) {
		return nil
	}
	t.page.pair(p)
	t.page.passages(p, t.full)
	t.page.quotations(p, func(q *Quotation) { t.page.quotation(p, q, t.full) }, t.full)
	t.page.paraphrases(p, func(v *Passage) { t.page.paraphrase(p, v) }, t.full)
	t.page.blank()
	return t.pairs.add(key, t.page.take())
}

// Close writes everything.
func (t *Text) Close(r *Result) error {
	if r.Run.Counts.Pairs == 0 {
		t.page.nothing(r.Run)
	} else {
		t.page.summary(r.Run, &t.sums)
	}
	if c := r.Run.Baseline; c != nil {
		t.page.text(0, t.page.in(dim, "beside the baseline "+Printable(c.Path)+": "), t.page.in(strong, c.String()))
	}
	t.page.leftOut(r.Run.LeftOut)
	if t.sums.pairs > t.sums.below {
		t.page.blank()
	}
	t.w.Write(t.page.take()) // an error stays with the buffer, Flush returns it
	shown, err := t.pairs.writeTo(t.w)
	if err != nil {
		return err
	}
	t.page.more(&t.sums, shown, t.report)
	t.w.Write(t.page.take())
	return t.w.Flush()
}

// pair writes the head of a pair: its two articles and what holds between them.
func (p *page) pair(pair *Pair) {
	p.side("a", pair.A, pair.ArticleA, reused(pair.ShareA, pair.WordsA))
	p.side("b", pair.B, pair.ArticleB, reused(pair.ShareB, pair.WordsB))
	p.items(3,
		p.in(plain, prose(pair.Relation)),
		p.in(dim, count(pair.WordsShared, "word")+" shared"),
		p.in(dim, "longest run "+number(pair.LongestRun)),
		p.in(dim, fmt.Sprintf("resemblance %.2f", pair.Resemblance)),
		p.in(dim, fmt.Sprintf("b has %s of a, a has %s of b", percent(pair.ContainmentA), percent(pair.ContainmentB))),
		p.in(dim, later(pair.LagS)),
	)
	p.origin(pair)
	for _, said := range [...]string{lookAlikes(pair.LookAlikesA, " of a"), lookAlikes(pair.LookAlikesB, " of b")} {
		if said != "" {
			p.text(3, p.in(dropped, said))
		}
	}
	for _, f := range pair.Findings {
		p.text(3, p.in(dropped, finding(pair, &f)))
	}
}

// origin says which article took the text from which, if that is known, and why; and of a template how surely it is one.
func (p *page) origin(pair *Pair) {
	if pair.Relation == "template" && pair.SameStory != nil {
		p.text(3, p.in(plain, "two stories in the words of one template, no reuse"), p.in(dim, fmt.Sprintf(" · same story %.2f", *pair.SameStory)))
		return
	}
	if pair.Direction == "unknown" || pair.Direction == "" {
		return
	}
	items := [][]glyph{
		p.in(plain, direction(pair.Direction)),
		p.in(dim, fmt.Sprintf("%s (%.2f)", Surely(pair.Confidence), pair.Confidence)),
		p.in(dim, credit(pair)),
	}
	for _, e := range pair.Evidence[:min(len(pair.Evidence), shownEvidence)] {
		items = append(items, p.in(dim, prose(e)))
	}
	p.items(3, items...)
}

// finding says what an article carries though it was taken back.
func finding(pair *Pair, f *Finding) string {
	_, _, words, version := f.carried(pair)
	text := fmt.Sprintf("%s still carries text of %s that %s %s", f.In, Printable(version), Printable(f.By), f.Kind)
	if words != "" {
		text += ": " + begin(words)
	}
	return text
}

// direction says it as a phrase.
func direction(d string) string {
	if d == "common source" || d == "same speaker" {
		return d
	}
	return "from " + d
}

// Surely says a confidence in [0, 1] in words that fit it.
func Surely(confidence float64) string {
	switch {
	case confidence >= .95:
		return "all but surely"
	case confidence >= .8:
		return "very probably"
	case confidence >= .6:
		return "probably"
	}
	return "perhaps"
}

// shownEvidence is how much of the evidence for a direction is shown.
const shownEvidence = 2

// credit says whether a credit is given; "" where none is owed.
func credit(pair *Pair) string {
	switch {
	case pair.Credited:
		return "credited"
	case pair.Uncredited():
		return "not credited"
	}
	return ""
}

// side writes one article of a pair, article may be nil: its title, where it has one, and below it whose it is, when, and its id.
func (p *page) side(name, id string, article *Article, figures string) {
	head, below := Printable(id), ""
	if article != nil && article.Title != "" {
		head, below = prose(article.Title), Printable(id)
	}
	p.row(0, p.join(p.in(accent, name), p.in(plain, "  "), p.in(strong, head)), p.in(dim, figures))
	if article == nil {
		return
	}
	place := ""
	if article.Line > 0 {
		place = fmt.Sprintf("%s:%d", article.Path, article.Line)
	}
	p.items(3,
		p.in(dim, prose(article.Source)),
		p.in(dim, prose(article.Published)),
		p.in(dim, below),
		p.in(dim, prose(place)),
	)
}

func reused(s Share, words int) string {
	return percent(s.Reused()) + " of " + count(words, "word")
}

// mostPassages is how many passages of a pair are shown unless all are asked for.
const mostPassages = 12

// passages writes the passages of a pair in its order, longest first.
func (p *page) passages(pair *Pair, full bool) {
	shown := pair.Copied()
	if !full && len(shown) > mostPassages {
		shown = shown[:mostPassages]
	}
	for i := range shown {
		p.blank()
		p.passage(pair, &shown[i], full)
	}
	if left := pair.Copied()[len(shown):]; len(left) > 0 {
		p.blank()
		p.text(3, p.in(dim, fmt.Sprintf("%s more, of %s or less", count(len(left), "passage"), count(left[0].Words, "word"))))
	}
}

// passage writes where a passage lies, and its text in its surroundings, with the edits from a to b.
func (p *page) passage(pair *Pair, passage *Passage, full bool) {
	p.row(3, p.what(passage), p.in(dim, places(pair, passage.AStart, passage.BStart)))
	segments := segments(passage)
	if segments == nil {
		return
	}
	head, tail := 60, 60 // columns of equal text beside an edit
	if len(segments) == 1 {
		head, tail = 200, 100
	}
	before, after := p.surroundings(pair.ArticleB, passage.BStart, passage.BEnd)
	text := [][]glyph{before, p.edge()}
	for _, s := range segments {
		if s.equal {
			_, b := p.equal(s, head, tail, full)
			text = append(text, b)
		} else {
			text = append(text, p.merged(s))
		}
	}
	p.text(3, append(text, p.edge(), after)...)
}

// merged returns the words of an edit, those of a before those of b. What only a has is parted by spaces, for
// those around it may belong to it or to what follows.
func (p *page) merged(s segment) []glyph {
	space := p.in(plain, " ")
	switch {
	case s.a == "":
		return p.mark(s.b, added)
	case s.b == "":
		return p.join(space, p.mark(s.a, dropped), space)
	}
	return p.join(p.mark(s.a, dropped), space, p.mark(s.b, added))
}

// what says how long and how equal a passage is.
func (p *page) what(passage *Passage) []glyph {
	kind := ", " + prose(passage.Kind)
	if passage.Identity < 1 {
		kind += ", " + percent(passage.Identity) + " equal"
	}
	if passage.InQuotation {
		kind += ", quoted"
	}
	return p.join(p.in(accent, count(passage.Words, "word")), p.in(dim, kind))
}

// place says where a side of a passage begins: the line where the text is at hand, and the code point.
func place(side string, article *Article, start int) string {
	if article == nil || article.Text == "" || article.Line > 0 {
		return fmt.Sprintf("%s char %d", side, start)
	}
	return fmt.Sprintf("%s line %d, char %d", side, lineAt(article.Text, start), start)
}

// equal returns a stretch that both sides have, as each has it, shortened in the middle where it is much longer
// than head and tail columns, unless it is wanted in full.
func (p *page) equal(s segment, head, tail int, full bool) (a, b []glyph) {
	a, b = p.in(plain, prose(s.a)), p.in(plain, prose(s.b))
	if full || max(columns(a), columns(b)) <= head+tail+20 {
		return a, b
	}
	return p.shorten(a, head, tail), p.shorten(b, head, tail)
}

// mark returns words in a style where there is colour, else in brackets as Git does it if only one side has them, and
// underlined by hand if they mean the same as others.
func (p *page) mark(text string, s style) []glyph {
	text = prose(text)
	words := strings.Trim(text, " ")
	if words == "" {
		return p.in(plain, text)
	}
	before, after, _ := strings.Cut(text, words)
	if !p.color {
		switch s {
		case dropped:
			words = "[-" + words + "-]"
		case added:
			words = "{+" + words + "+}"
		case aligned:
			words = "_" + words + "_"
		}
	}
	return p.join(p.in(plain, before), p.in(s, words), p.in(plain, after))
}

// edge returns what parts a passage from its surroundings, which are dim where there is colour.
func (p *page) edge() []glyph {
	if p.color {
		return nil
	}
	return p.in(plain, "│")
}

// surroundings returns some words before and after a stretch of the text of an article.
func (p *page) surroundings(article *Article, start, end int) (before, after []glyph) {
	if article == nil || article.Text == "" {
		return nil, nil
	}
	const most, reach = 40, 200 // columns; code points looked at
	first := max(0, start-reach)
	_, rest := split(article.Text, first)
	head, rest := split(rest, start-first)
	_, rest = split(rest, end-start)
	tail, _ := split(rest, reach)
	text := p.in(dim, prose(head))
	before = lastPart(text, most)
	if start > reach || len(before) < len(text) {
		before = p.join(p.in(dim, "…"), before)
	}
	text = p.in(dim, prose(tail))
	after = text[:lineEnd(text, most)]
	if len(after) < len(text) {
		after = p.join(trimRight(after), p.in(dim, "…"))
	}
	return before, after
}

// leftOut says what was not compared because it is standing text, if anything.
func (p *page) leftOut(l *LeftOut) {
	if l == nil {
		return
	}
	p.text(0, p.in(dim, fmt.Sprintf("left out as standing text: %s of %s", count(l.Words, "word"), count(l.Articles, "article"))))
	for _, t := range l.Largest {
		if t.Text != "" {
			p.text(3, p.in(dim, fmt.Sprintf("%s in %s: ", count(t.Words, "word"), count(t.Articles, "article"))), p.in(plain, prose(begin(t.Text))))
		}
	}
}

// nothing says that no pair was found, and what that means.
func (p *page) nothing(run *Run) {
	p.items(0,
		p.in(strong, "Nothing reused found"),
		p.in(dim, count(run.Counts.Articles, "article")+" read"),
		p.skipped(&run.Counts),
	)
	if run.Counts.Articles < 2 {
		p.text(0, p.in(dim, "It takes two articles to compare."))
		return
	}
	if limits := thresholds(run.Settings); limits != "" {
		p.text(0, p.in(dim, "looked for "+limits))
	}
	if m := run.NearestMiss; m != nil {
		p.blank()
		p.text(0, p.in(plain, "The longest equal run was "), p.in(accent, count(m.Words, "word")), p.in(plain, ":"))
		if m.Text != "" {
			p.text(3, p.in(plain, prose(m.Text)))
		}
		p.text(0, p.in(accent, "a"), p.in(plain, "  "), p.in(strong, Printable(m.A)))
		p.text(0, p.in(accent, "b"), p.in(plain, "  "), p.in(strong, Printable(m.B)))
	}
}

// some says how many of something there are, if any.
func (p *page) some(n int, one string) []glyph {
	if n == 0 {
		return nil
	}
	return p.in(dim, count(n, one))
}

// skipped says how many inputs were not read, if any.
func (p *page) skipped(c *Counts) []glyph {
	if c.Skipped == 0 {
		return nil
	}
	return p.in(plain, number(c.Skipped)+" skipped")
}

// looksFor reports whether what stands in the --find of the settings; without one it does.
func looksFor(settings map[string]any, what string) bool {
	find, given := settings["find"]
	return !given || strings.Contains(fmt.Sprint(find), what)
}

// thresholds says what a pair had to have, as far as the settings (named like the flags) tell.
func thresholds(settings map[string]any) string {
	var some []string
	for _, s := range []struct{ flag, format string }{
		{"min-words", "passages of %v words or more"},
		{"min-resemblance", "a resemblance of %v or more"},
		{"window", "at most %v apart"},
	} {
		if s.flag == "min-words" && !looksFor(settings, "passages") {
			continue
		}
		if v, ok := settings[s.flag]; ok && v != nil && v != "" {
			some = append(some, prose(fmt.Sprintf(s.format, v)))
		}
	}
	return strings.Join(some, ", ")
}
