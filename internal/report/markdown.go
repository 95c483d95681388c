package report

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/copytaster/copytaster/internal/spill"
)

// Markdown writes a short report for a page of a CI system: what is over which gate, then the notes about the most words, those over
// a gate first. What is known is counted and not shown.
type Markdown struct {
	w     *bufio.Writer
	notes *ranking
	all   int // notes that are to be shown
}

var _ Writer = (*Markdown)(nil)

// markdownShown is how many notes are shown: GitHub takes a mebibyte a step, and a reader less.
const markdownShown = 50

// NewMarkdown returns a writer to w, which the caller closes. The notes wait for Close in space; nil: in memory.
func NewMarkdown(w io.Writer, space *spill.Space) *Markdown {
	return &Markdown{w: bufio.NewWriter(w), notes: newRanking(space, markdownShown)}
}

// firstOver is what a note over a gate is put before the others by: more words than an article has.
const firstOver = 1e9

// Pair sets the notes of p aside. An error comes from the space.
func (m *Markdown) Pair(p *Pair) error {
	for _, n := range p.shown() {
		m.all++
		key, over := -float64(n.words), n.over()
		if len(over) > 0 {
			key -= firstOver
		}
		if !m.notes.takes(key) {
			continue
		}
		gates := ""
		if len(over) > 0 {
			gates = "**" + inMarkdown(strings.Join(over, ", ")) + "**"
		}
		row := fmt.Sprintf("| %s | %s | %s | %s |\n", gates, inMarkdown(n.pair.B), inMarkdown(n.title), inMarkdown(n.message()))
		if err := m.notes.add(key, []byte(row)); err != nil {
			return err
		}
	}
	return nil
}

// Close writes everything.
func (m *Markdown) Close(r *Result) error {
	c := &r.Run.Counts
	over := 0
	for i := range r.Run.Gates {
		over += r.Run.Gates[i].Over
	}
	switch {
	case over > 0:
		m.w.WriteString("## copytaster: over the gate\n\n")
	case len(r.Run.Gates) > 0:
		m.w.WriteString("## copytaster: nothing over the gate\n\n")
	default:
		m.w.WriteString("## copytaster\n\n")
	}
	m.w.WriteString(totals(r.Run) + ".\n\n")
	if len(r.Run.Gates) > 0 {
		m.w.WriteString("| gate | over |\n| --- | --: |\n")
		for i := range r.Run.Gates {
			fmt.Fprintf(m.w, "| %s | %s |\n", inMarkdown(r.Run.Gates[i].Gate), number(r.Run.Gates[i].Over))
		}
		m.w.WriteString("\n")
	}
	if m.all > 0 {
		m.w.WriteString("| over | article | what | where |\n| --- | --- | --- | --- |\n")
	}
	shown, err := m.notes.writeTo(m.w)
	if err != nil {
		return err
	}
	if m.all > shown {
		fmt.Fprintf(m.w, "\n%s of %s shown.\n", number(shown), number(m.all))
	}
	if c.Skipped > 0 {
		fmt.Fprintf(m.w, "\n%s skipped.\n", count(c.Skipped, "input"))
	}
	return m.w.Flush()
}

// totals says in a line what was found, and what of it is new.
func totals(run *Run) string {
	c := &run.Counts
	text := "Nothing reused found in " + count(c.Articles, "article")
	if c.Pairs > 0 {
		text = fmt.Sprintf("%s with %s in %s", count(c.Pairs, "pair"), found(c), count(c.Articles, "article"))
	}
	if run.Baseline != nil {
		text += "; " + run.Baseline.String()
	}
	return text
}

// String says how much is new, known and gone: "3 new, 12 known, 1 gone".
func (c *Compared) String() string {
	text := number(c.New) + " new, " + number(c.Known) + " known"
	if c.Gone > 0 {
		text += ", " + number(c.Gone) + " gone"
	}
	return text
}

// inMarkdown writes text so that nothing in it is Markdown or HTML, on one line.
func inMarkdown(text string) string {
	return markdownEscapes.Replace(html.EscapeString(Printable(text)))
}

var markdownEscapes = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "|", `\|`, "~", `\~`, "#", `\#`, "!", `\!`, "@", "&#64;", "://", "&#58;//")
