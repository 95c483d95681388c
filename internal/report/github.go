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

// GitHub writes annotations as workflow commands of GitHub Actions: a warning a passage on the article b, or where that
// is one of --against on the other one, the longest first, because GitHub shows ten of a step; a warning a pair where it has no passage; a notice with
// the totals at the end. Whether a step fails is said by the exit status, not by the kind of annotation.
type GitHub struct {
	w     *bufio.Writer
	notes *ranking
}

var _ Writer = (*GitHub)(nil)

// note is one warning. Without a passage it is about the whole pair.
type note struct {
	pair    *Pair
	passage *Passage
}

// NewGitHub returns a writer to w, which the caller closes. The warnings wait for Close in space; nil: in memory.
func NewGitHub(w io.Writer, space *spill.Space) *GitHub {
	return &GitHub{w: bufio.NewWriter(w), notes: newRanking(space, 0)}
}

// Pair sets the warnings of p aside. An error comes from the space.
func (g *GitHub) Pair(p *Pair) error {
	if p.ArticleA != nil && p.ArticleB != nil && p.ArticleB.Against {
		p = p.mirrored()
	}
	if len(p.Passages) == 0 {
		return g.add(note{p, nil}, int(p.ContainmentB*float64(p.WordsB)))
	}
	for i := range p.Passages {
		if err := g.add(note{p, &p.Passages[i]}, p.Passages[i].Words); err != nil {
			return err
		}
	}
	return nil
}

// add sets a warning about so many words aside.
func (g *GitHub) add(n note, words int) error {
	return g.notes.add(-float64(words), fmt.Appendf(nil, "::warning %s::%s\n", n.properties(), escapeData(n.message())))
}

// mirrored returns what a note needs of p with the two articles exchanged.
func (p *Pair) mirrored() *Pair {
	m := *p
	m.A, m.B, m.ArticleA, m.ArticleB = p.B, p.A, p.ArticleB, p.ArticleA
	m.WordsA, m.WordsB, m.ShareA, m.ShareB = p.WordsB, p.WordsA, p.ShareB, p.ShareA
	m.ContainmentA, m.ContainmentB = p.ContainmentB, p.ContainmentA
	m.Passages = slices.Clone(p.Passages)
	for i := range m.Passages {
		v := &m.Passages[i]
		v.AStart, v.AEnd, v.BStart, v.BEnd = v.BStart, v.BEnd, v.AStart, v.AEnd
		v.AText, v.BText = v.BText, v.AText
	}
	return &m
}

// Close writes everything.
func (g *GitHub) Close(r *Result) error {
	if _, err := g.notes.writeTo(g.w); err != nil {
		return err
	}
	c := &r.Run.Counts
	total := "Nothing reused found in " + count(c.Articles, "article")
	if c.Pairs > 0 {
		total = fmt.Sprintf("%s with %s in %s", count(c.Pairs, "pair"), count(c.Passages, "passage"), count(c.Articles, "article"))
	}
	if c.Skipped > 0 {
		total += ", " + number(c.Skipped) + " skipped"
	}
	fmt.Fprintf(g.w, "::notice title=copytaster::%s\n", escapeData(total))
	return g.w.Flush()
}

// properties says where the annotation stands: the lines of the passage in a file that is one article, the
// line of the record in a file of many, no place at all for standard input.
func (n note) properties() string {
	var some []string
	add := func(name, value string) { some = append(some, name+"="+escapeProperty(value)) }
	if b := n.pair.ArticleB; b != nil && b.Path != "" && b.Path != "-" {
		add("file", filepath.ToSlash(b.Path))
		switch {
		case b.Line > 0:
			add("line", fmt.Sprint(b.Line))
		case n.passage != nil && b.Text != "":
			add("line", fmt.Sprint(lineAt(b.Text, n.passage.BStart)))
			add("endLine", fmt.Sprint(lineAt(b.Text, max(n.passage.BStart, n.passage.BEnd-1))))
		}
	}
	title := "Reused: " + n.pair.Relation
	if n.passage != nil {
		title = "Reused: " + count(n.passage.Words, "word") + ", " + n.passage.Kind
	}
	add("title", title)
	return strings.Join(some, ",")
}

// message says what is reused in one line.
func (n note) message() string {
	if n.passage == nil {
		return fmt.Sprintf("%s with %s, resemblance %.2f", n.pair.Relation, n.pair.A, n.pair.Resemblance)
	}
	text := fmt.Sprintf("also in %s, with %s of this article", n.pair.A, percent(n.pair.ShareB.Reused()))
	if first := strings.TrimSpace(prose(n.passage.BText)); first != "" {
		text += ": " + displaywidth.TruncateString(first, 100, "…")
	}
	return text
}

// escapeData escapes the message of a workflow command. Line ends, which GitHub wants escaped too, are none
// after [Printable].
func escapeData(text string) string { return strings.ReplaceAll(Printable(text), "%", "%25") }

// escapeProperty escapes the value of a property of a workflow command.
func escapeProperty(text string) string { return propertyEscapes.Replace(escapeData(text)) }

var propertyEscapes = strings.NewReplacer(":", "%3A", ",", "%2C")
