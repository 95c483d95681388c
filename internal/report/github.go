package report

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/copytaster/copytaster/internal/spill"
)

// GitHub writes annotations as workflow commands of GitHub Actions, on the article that a gate judged, else on the article b, or
// where that is one of --against on the other one: one a passage, and one a quotation with other words or another speaker; one a
// pair where it has none of them; a notice with the totals at the end. They are errors where the pair is over a gate, else
// warnings, the longest first and not more than [annotationsShown] of each.
type GitHub struct {
	w                *bufio.Writer
	errors, warnings notes
}

// notes are the annotations of one kind.
type notes struct {
	kind   string
	ranked *ranking
	n      int // all of them
}

// annotationsShown is how many annotations of a kind are written. GitHub shows ten of a step and fifty of a job.
const annotationsShown = 50

var _ Writer = (*GitHub)(nil)

// note is one annotation about a stretch of the article b, or where start and end are -1, about the whole pair.
type note struct {
	pair       *Pair
	start, end int // code points
	title      string
	message    string
}

// NewGitHub returns a writer to w, which the caller closes. The annotations wait for Close in space; nil: in memory.
func NewGitHub(w io.Writer, space *spill.Space) *GitHub {
	return &GitHub{
		w:        bufio.NewWriter(w),
		errors:   notes{kind: "error", ranked: newRanking(space, annotationsShown)},
		warnings: notes{kind: "warning", ranked: newRanking(space, annotationsShown)},
	}
}

// Pair sets the annotations of p aside. An error comes from the space.
func (g *GitHub) Pair(p *Pair) error {
	if p.Relation == "template" {
		return nil
	}
	if p.annotatesA() {
		p = p.mirrored()
	}
	for i := range p.Findings {
		if err := g.add(findingNote(p, &p.Findings[i]), p.WordsB); err != nil {
			return err
		}
	}
	for i := range p.Passages {
		if err := g.add(passageNote(p, &p.Passages[i]), p.Passages[i].Words); err != nil {
			return err
		}
	}
	for i := range p.Quotations {
		q := &p.Quotations[i]
		if !q.Altered() {
			continue
		}
		if err := g.add(quotationNote(p, q), q.Words); err != nil {
			return err
		}
	}
	if len(p.Passages) == 0 && p.QuotationsAltered() == 0 {
		return g.add(pairNote(p), int(p.ContainmentB*float64(p.WordsB)))
	}
	return nil
}

// annotatesA reports whether the annotations stand on the article a.
func (p *Pair) annotatesA() bool {
	if len(p.Over) > 0 {
		return p.Over[0].Article == p.A
	}
	return p.ArticleA != nil && p.ArticleB != nil && p.ArticleB.Against
}

// add sets an annotation about so many words aside.
func (g *GitHub) add(n note, words int) error {
	to := &g.warnings
	if len(n.pair.Over) > 0 {
		to = &g.errors
		n.title += ", over the gate " + gates(n.pair.Over)
	}
	to.n++
	if key := -float64(words); to.ranked.takes(key) {
		return to.ranked.add(key, fmt.Appendf(nil, "::%s %s::%s\n", to.kind, n.properties(), escapeData(n.message)))
	}
	return nil
}

// gates names the gates of hits, each once.
func gates(hits []Hit) string {
	var names []string
	for i := range hits {
		if !slices.Contains(names, hits[i].Gate) {
			names = append(names, hits[i].Gate)
		}
	}
	return strings.Join(names, " and ")
}

// passageNote says which passage of b stands in a too, and where it is a paraphrase, how sure that is.
func passageNote(p *Pair, v *Passage) note {
	n := note{p, v.BStart, v.BEnd, "Reused: " + count(v.Words, "word") + ", " + v.Kind,
		fmt.Sprintf("also in %s, with %s of this article", p.A, percent(p.ShareB.Reused()))}
	if v.Kind == "paraphrase" {
		n.message = fmt.Sprintf("in other words in %s, score %.2f", p.A, v.Score)
	}
	if first := begin(v.BText); first != "" {
		n.message += ": " + first
	}
	return n
}

// quotationNote says what became of a quotation of a.
func quotationNote(p *Pair, q *Quotation) note {
	if q.Relation == "reattributed" {
		n := note{p, q.BStart, q.BEnd, "Quotation re-attributed: " + count(q.Words, "word"), "another speaker in " + p.A}
		if q.SpeakerA+q.SpeakerB != "" {
			n.message = fmt.Sprintf("said by %s in %s, here by %s", named(q.SpeakerA), p.A, named(q.SpeakerB))
		}
		if words := begin(q.BText); words != "" {
			n.message += ": “" + words + "”"
		}
		return n
	}
	n := note{p, q.BStart, q.BEnd, "Quotation altered: " + count(q.Words, "word"), "other words than in " + p.A}
	if who := speakers(q); who != "" {
		n.title += ", " + who
	}
	var changes []string
	for _, s := range quoted(q) {
		if !s.equal {
			changes = append(changes, fmt.Sprintf("“%s” → “%s”", strings.TrimSpace(prose(s.a)), strings.TrimSpace(prose(s.b))))
		}
	}
	if len(changes) > 0 {
		n.message += ": " + displaywidth.TruncateString(strings.Join(changes, ", "), 100, "…") + " in “" + begin(q.BText) + "”"
	}
	return n
}

// findingNote says which text was taken back. It stands at the article that carries it.
func findingNote(p *Pair, f *Finding) note {
	start, end, text, version := f.carried(p)
	if f.In == "a" {
		p = p.mirrored()
	}
	return note{p, start, end, "Taken back: " + f.Kind, fmt.Sprintf("still carries text of %s that %s %s: %s", version, f.By, f.Kind, begin(text))}
}

// pairNote says that b is like a, or has a quotation with it in common.
func pairNote(p *Pair) note {
	n := note{p, -1, -1, "Reused: " + p.Relation, fmt.Sprintf("%s with %s, resemblance %.2f", p.Relation, p.A, p.Resemblance)}
	if p.Relation == "quotation" {
		n.message = count(len(p.Quotations), "quotation") + " in common with " + p.A
	}
	return n
}

// begin returns the first words of a text.
func begin(text string) string {
	return displaywidth.TruncateString(strings.TrimSpace(prose(text)), 100, "…")
}

// mirrored returns what a note needs of p with the two articles exchanged.
func (p *Pair) mirrored() *Pair {
	m := *p
	m.A, m.B, m.ArticleA, m.ArticleB = p.B, p.A, p.ArticleB, p.ArticleA
	m.WordsA, m.WordsB, m.ShareA, m.ShareB = p.WordsB, p.WordsA, p.ShareB, p.ShareA
	m.LookAlikesA, m.LookAlikesB = p.LookAlikesB, p.LookAlikesA
	m.ContainmentA, m.ContainmentB = p.ContainmentB, p.ContainmentA
	m.Passages = slices.Clone(p.Passages)
	for i := range m.Passages {
		v := &m.Passages[i]
		v.AStart, v.AEnd, v.BStart, v.BEnd = v.BStart, v.BEnd, v.AStart, v.AEnd
		v.AText, v.BText = v.BText, v.AText
	}
	m.Quotations = slices.Clone(p.Quotations)
	for i := range m.Quotations {
		m.Quotations[i].mirror()
	}
	m.Findings = slices.Clone(p.Findings)
	for i := range m.Findings {
		f := &m.Findings[i]
		f.AStart, f.AEnd, f.BStart, f.BEnd, f.AText, f.BText = f.BStart, f.BEnd, f.AStart, f.AEnd, f.BText, f.AText
		f.In = map[string]string{"a": "b", "b": "a"}[f.In]
	}
	return &m
}

// mirror exchanges the two sides of q.
func (q *Quotation) mirror() {
	q.AStart, q.AEnd, q.BStart, q.BEnd = q.BStart, q.BEnd, q.AStart, q.AEnd
	q.ASpans, q.BSpans, q.AText, q.BText = q.BSpans, q.ASpans, q.BText, q.AText
	q.SpeakerA, q.SpeakerB, q.SpeakerSpanA, q.SpeakerSpanB = q.SpeakerB, q.SpeakerA, q.SpeakerSpanB, q.SpeakerSpanA
	q.Edits = slices.Clone(q.Edits)
	for i := range q.Edits {
		e := &q.Edits[i]
		e.AStart, e.AEnd, e.BStart, e.BEnd = e.BStart, e.BEnd, e.AStart, e.AEnd
	}
}

// Close writes everything.
func (g *GitHub) Close(r *Result) error {
	var hidden []string
	for _, n := range []*notes{&g.errors, &g.warnings} {
		shown, err := n.ranked.writeTo(g.w)
		if err != nil {
			return err
		}
		if n.n > shown {
			hidden = append(hidden, ", "+count(n.n-shown, "more "+n.kind)+" not shown")
		}
	}
	c := &r.Run.Counts
	total := "Nothing reused found in " + count(c.Articles, "article")
	if c.Pairs > 0 {
		total = fmt.Sprintf("%s with %s in %s", count(c.Pairs, "pair"), found(c), count(c.Articles, "article"))
	}
	if c.Skipped > 0 {
		total += ", " + number(c.Skipped) + " skipped"
	}
	fmt.Fprintf(g.w, "::notice title=copytaster::%s\n", escapeData(total+strings.Join(hidden, "")))
	return g.w.Flush()
}

// found says what the pairs have in common.
func found(c *Counts) string {
	text := count(c.Passages, "passage")
	if c.QuotationMatches > 0 {
		text += ", " + count(c.QuotationMatches, "quotation")
	}
	if c.Paraphrases > 0 {
		text += ", " + count(c.Paraphrases, "paraphrase")
	}
	return text
}

// properties says where the annotation stands: the lines of the stretch in a file that is one article, the
// line of the record in a file of many, no place at all for standard input.
func (n note) properties() string {
	var some []string
	add := func(name, value string) { some = append(some, name+"="+escapeProperty(value)) }
	if b := n.pair.ArticleB; b != nil && b.Path != "" && b.Path != "-" {
		add("file", filepath.ToSlash(b.Path))
		switch {
		case b.Line > 0:
			add("line", fmt.Sprint(b.Line))
		case n.start >= 0 && b.Text != "":
			add("line", fmt.Sprint(lineAt(b.Text, n.start)))
			add("endLine", fmt.Sprint(lineAt(b.Text, max(n.start, n.end-1))))
		}
	}
	add("title", n.title)
	return strings.Join(some, ",")
}

// escapeData escapes the message of a workflow command. Line ends, which GitHub wants escaped too, are none
// after [Printable].
func escapeData(text string) string { return strings.ReplaceAll(Printable(text), "%", "%25") }

// escapeProperty escapes the value of a property of a workflow command.
func escapeProperty(text string) string { return propertyEscapes.Replace(escapeData(text)) }

var propertyEscapes = strings.NewReplacer(":", "%3A", ",", "%2C")
