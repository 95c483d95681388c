package report

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/spill"
)

// GitHub writes annotations as workflow commands of GitHub Actions, one a note of a pair; of a pair that has others, none of the
// pair as such, unless that is over a gate. At the end comes a notice with the totals. They are errors where they are why the pair is over a gate,
// else warnings, about the most words first and not more than [annotationsShown] of each. What is known is left out.
type GitHub struct {
	w                *bufio.Writer
	errors, warnings annotations
}

// annotations are those of one kind.
type annotations struct {
	kind   string
	ranked *ranking
	n      int // all of them
}

// annotationsShown is how many annotations of a kind are written. GitHub shows ten of a step and fifty of a job.
const annotationsShown = 50

var _ Writer = (*GitHub)(nil)

// NewGitHub returns a writer to w, which the caller closes. The annotations wait for Close in space; nil: in memory.
func NewGitHub(w io.Writer, space *spill.Space) *GitHub {
	return &GitHub{
		w:        bufio.NewWriter(w),
		errors:   annotations{kind: "error", ranked: newRanking(space, annotationsShown)},
		warnings: annotations{kind: "warning", ranked: newRanking(space, annotationsShown)},
	}
}

// Pair sets the annotations of p aside. An error comes from the space.
func (g *GitHub) Pair(p *Pair) error {
	for _, n := range p.shown() {
		if err := g.add(&n); err != nil {
			return err
		}
	}
	return nil
}

// shown returns the notes of p for somebody who reads a few: none that is known, and none that the others say already unless it is over a
// gate.
func (p *Pair) shown() []note {
	all := p.notes()
	placed := slices.ContainsFunc(all, func(n note) bool { return n.start >= 0 })
	return slices.DeleteFunc(all, func(n note) bool {
		said := n.rule.id == "uncredited" || n.start < 0 && placed
		return n.known() || said && len(n.over()) == 0
	})
}

// add sets an annotation aside.
func (g *GitHub) add(n *note) error {
	to, title := &g.warnings, n.title
	if over := n.over(); len(over) > 0 {
		to = &g.errors
		title += ", over the gate " + strings.Join(over, " and ")
	}
	to.n++
	if key := -float64(n.words); to.ranked.takes(key) {
		return to.ranked.add(key, fmt.Appendf(nil, "::%s %s::%s\n", to.kind, n.properties(title), escapeData(n.message())))
	}
	return nil
}

// Close writes everything.
func (g *GitHub) Close(r *Result) error {
	var hidden []string
	for _, n := range []*annotations{&g.errors, &g.warnings} {
		shown, err := n.ranked.writeTo(g.w)
		if err != nil {
			return err
		}
		if n.n > shown {
			hidden = append(hidden, ", "+count(n.n-shown, "more "+n.kind)+" not shown")
		}
	}
	c := &r.Run.Counts
	total := totals(r.Run)
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

// longestTitle is the most code points of a title that GitHub takes.
const longestTitle = 255

// properties says where the annotation stands: the lines of the stretch in a file that is the text of one article, the line of
// the record in a file of many, none in a file of another form, no place at all for standard input.
func (n *note) properties(title string) string {
	var some []string
	add := func(name, value string) { some = append(some, name+"="+escapeProperty(value)) }
	if b := n.pair.ArticleB; b != nil && b.Path != "" && b.Path != "-" {
		add("file", filepath.ToSlash(b.Path))
		switch {
		case b.Line > 0:
			add("line", fmt.Sprint(b.Line))
		case n.start >= 0 && b.Text != "" && b.isText():
			add("line", fmt.Sprint(lineAt(b.Text, n.start)))
			add("endLine", fmt.Sprint(lineAt(b.Text, max(n.start, n.end-1))))
		}
	}
	if runes := []rune(title); len(runes) > longestTitle {
		title = string(runes[:longestTitle-1]) + "…"
	}
	add("title", title)
	return strings.Join(some, ",")
}

// escapeData escapes the message of a workflow command. Line ends, which GitHub wants escaped too, are none
// after [Printable].
func escapeData(text string) string { return strings.ReplaceAll(Printable(text), "%", "%25") }

// escapeProperty escapes the value of a property of a workflow command.
func escapeProperty(text string) string { return propertyEscapes.Replace(escapeData(text)) }

var propertyEscapes = strings.NewReplacer(":", "%3A", ",", "%2C")
