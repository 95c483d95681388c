package cli

import (
	"context"
	"errors"
	"fmt"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/pairing"
	"io"
	"iter"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/report"
	"github.com/copytaster/copytaster/internal/template"
)

type explainOptions struct {
	matching
	in      []string
	against []string
	verbose bool
	unread  []*ingest.Skipped // once the articles of in were read
}

func newExplain(e *env) *cobra.Command {
	o := &explainOptions{}
	c := &cobra.Command{
		Use:   "explain A B",
		Short: "Say why a pair was or was not reported",
		Long: `explain says by which rule a pair of articles is reported or not, and shows what each stage sees of it: also the names,
numbers and times that tell one story from two in the words of a template, and the evidence for who took the text. A and B are
files; with --in they are ids of articles in those inputs, and the answer is that of a scan of them: text that stands in many
articles, large groups and the filters count as they do there.` +
			exitStatus(statusDone, status2, status3, status130),
		Example: `  copytaster explain a.txt b.txt
  copytaster explain 000.txt 004.txt --in articles/ --min-words 8`,
		Args: cobra.ExactArgs(2),
	}
	o.matching.addFlags(c.Flags(), e)
	o.addCorpusFlags(c.Flags())
	c.Flags().StringArrayVar(&o.in, "in", nil, "file or folder whose articles A and B are ids of; repeatable")
	c.Flags().StringArrayVar(&o.against, "against", nil, "as in the scan that is to be explained; repeatable")
	c.Flags().BoolVarP(&o.verbose, "verbose", "v", false, "with the whole of the longest run, and the features by which sentences and stories are judged")
	for _, name := range []string{"fail-on", "baseline", "strict"} {
		_ = c.Flags().MarkHidden(name) // taken, for the sake of one configuration, and without effect
	}
	withConfig(c, func(c *cobra.Command, args []string) error { return runExplain(c.Context(), o, args, e) })
	return c
}

func runExplain(ctx context.Context, o *explainOptions, args []string, e *env) error {
	o.workers = e.capped(o.workers, false)
	opts, err := o.detectOptions()
	if err != nil {
		return usageError{err}
	}
	articles, ids, err := o.articles(ctx, args, e)
	if err != nil {
		return err
	}
	if ids[0] == ids[1] {
		return usageError{hinted{errors.New("the two are one article"), "copytaster compare A A shows what it repeats of itself"}}
	}
	d, err := detect.Read(ctx, articles, opts)
	if err != nil {
		return err
	}
	defer func() { _ = d.Close() }() // it has only temporary files
	x, err := d.Explain(ctx, ids[0], ids[1])
	if errors.Is(err, detect.ErrNoArticle) && len(o.unread) > 0 { // it may be there
		return notRead(o.unread)
	}
	if errors.Is(err, detect.ErrNoArticle) {
		return usageError{hinted{err, "ids are those of scan: for a file of a folder, its path in it"}}
	}
	if err != nil {
		return err
	}
	return writeExplanation(e.stdout, x, o.redact, o.verbose)
}

// articles returns the articles to read, and the ids of the two.
func (o *explainOptions) articles(ctx context.Context, args []string, e *env) (iter.Seq2[news.Article, error], [2]string, error) {
	ids := [2]string{args[0], args[1]}
	if len(o.in) == 0 {
		a, b, err := readTwo(ctx, args, o.ingestOptions(e), e)
		if err != nil {
			return nil, ids, err
		}
		o.roles(a)
		o.roles(b)
		two := func(yield func(news.Article, error) bool) { _ = yield(*a, nil) && yield(*b, nil) }
		return two, [2]string{a.ID, b.ID}, nil
	}
	input, err := openInput(o.in, o.against, e, o.ingestOptions(e))
	if err != nil {
		return nil, ids, err
	}
	read := func(yield func(news.Article, error) bool) {
		for a, err := range articles(ctx, input) {
			if _, ok := errors.AsType[*ingest.Skipped](err); ok {
				continue
			}
			o.roles(&a)
			if !yield(a, err) {
				return
			}
		}
		o.unread = input.Unread()
	}
	return read, ids, nil
}

// writeExplanation prints an explanation, the decision first; without the texts if it is to be redacted, and with the features of
// sentences and stories if it is to be verbose.
func writeExplanation(w io.Writer, x *detect.Explanation, redact, verbose bool) error {
	var b strings.Builder
	line := func(name, format string, args ...any) {
		fmt.Fprintf(&b, "%-13s %s\n", name, report.Printable(fmt.Sprintf(format, args...)))
	}
	quote := func(text string) string {
		if redact {
			return ""
		}
		return fmt.Sprintf(": %q", text)
	}
	m := x.Match
	line("decision", "%s", x.Rule)
	if names := m.FoundBy.Names(); len(names) > 0 {
		line("found by", "%s", strings.Join(names, ", "))
	}
	line("a", "%s: %d words, %d terms, %d shingles", m.A.ID, m.WordsA, x.TermsA, x.ShinglesA)
	line("b", "%s: %d words, %d terms, %d shingles", m.B.ID, m.WordsB, x.TermsB, x.ShinglesB)
	if m.LookalikesA+m.LookalikesB > 0 {
		line("look-alikes", "letters of another alphabet in %d words of a and %d of b, read as they look", m.LookalikesA, m.LookalikesB)
	}
	line("resemblance", "%.4f exactly, %.4f by signature (a near-duplicate from %v)", m.Resemblance, x.Estimate, x.Options.MinResemblance)
	line("containment", "%.4f of a in b, %.4f of b in a", m.ContainmentA, m.ContainmentB)
	line("shingles", "%d shared, %d of them common (in more than %d articles)", x.ShinglesShared, x.CommonShared, pairing.CommonAbove)
	line("bands", "%d of %d agree (%d rows each)", x.BandsEqual, x.Bands, x.Rows)
	line("fingerprints", "%d of a, %d of b, %d shared", x.PrintsA, x.PrintsB, x.PrintsShared)
	if x.LongestRun > 0 {
		run := x.RunA.Cut(m.A.Body)
		if !verbose {
			run = start(run)
		}
		line("longest run", "%d words%s", x.LongestRun, quote(run))
	} else {
		line("longest run", "fewer than %d words", detect.Shingle)
	}
	line("passages", "%d of %d words or more", len(m.Passages), x.Options.MinWords)
	for _, p := range m.Passages {
		line("", "%d words, %s, identity %.2f%s", p.WordsB, p.Kind, p.Identity(), quote(start(p.B.Cut(m.B.Body))))
	}
	if x.Options.Find&match.Quotations != 0 {
		line("quotations", "%d in common", len(m.Quotations))
		for _, q := range m.Quotations {
			speakers := fmt.Sprintf(", speakers %q and %q", q.QuotationA.Speaker, q.QuotationB.Speaker)
			if redact {
				speakers = ""
			}
			line("", "%s%s%s", q.Relation, speakers, quote(start(q.B.Spans[0].Cut(m.B.Body))))
		}
	}
	if x.Options.Find&match.Paraphrases != 0 {
		line("paraphrases", "%d with a score of %.2f or more", len(m.Paraphrases), x.ParaphraseFrom)
	}
	if n := x.Nearest; n != nil {
		line("nearest two", "score %.4f%s", n.Score, quote(n.A.Cut(m.A.Body)))
		line("sentences", "%s", strings.TrimPrefix(quote(n.B.Cut(m.B.Body)), ": "))
		if n.Gate != "" {
			line("", "no paraphrase, whatever else is alike: %s", n.Gate)
		}
		if len(n.Conflicts) > 0 {
			line("", "they differ in: %s", strings.Join(n.Conflicts, ", "))
		}
		for _, f := range n.Features {
			if verbose {
				line("", "%-24s %.4f", f.Name, f.Value)
			}
		}
	}
	explainStory(line, m.Story, redact, verbose)
	explainOrigin(line, x)
	_, err := io.WriteString(w, b.String())
	return err
}

// explainStory says what speaks for one story, or for two in the words of one template.
func explainStory(line func(name, format string, args ...any), e *template.Evidence, redact, verbose bool) {
	if e == nil {
		return
	}
	what := "one story"
	if !e.Same() {
		what = "two stories in the words of one template"
	}
	line("same story", "%.4f: %s", e.Score(), what)
	for _, t := range e.Tallies {
		if len(t.Equal)+len(t.Replaced) == 0 {
			continue
		}
		line("", "%s in the same places: %d equal, %d others", t.Class, len(t.Equal), len(t.Replaced))
		for i, r := range t.Replaced {
			if i == shownFacts || redact {
				break
			}
			line("", "  %q, %q", r[0], r[1])
		}
	}
	if !math.IsNaN(e.Hours) {
		line("", "%s apart", apart(e.Hours))
	}
	for _, f := range e.Features() {
		if verbose {
			line("", "%-24s %.4f, weight %+.2f", f.Name, f.Value, f.Weight)
		}
	}
}

// apart says how long a number of hours is, from two days on in days.
func apart(hours float64) string {
	if hours < 48 {
		return fmt.Sprintf("%.1f hours", hours)
	}
	return fmt.Sprintf("%.1f days", hours/24)
}

// shownFacts is how many facts of a class are named.
const shownFacts = 8

// explainOrigin says which way the text went, and what the one article still carries that was taken back.
func explainOrigin(line func(name, format string, args ...any), x *detect.Explanation) {
	m := x.Match
	if m.Relation == match.None || m.Relation == match.Template {
		return
	}
	if c := m.Direction.Confidence; c > 0 {
		line("direction", "%s, %s (%.2f)", m.Direction.Direction, report.Surely(c), c)
	} else {
		line("direction", "%s", m.Direction.Direction)
	}
	for _, e := range m.Direction.Evidence {
		line("", "%+.2f for %s: %s", e.Weight, e.Toward, e.Text)
	}
	line("credited", "%v", m.Credited)
	if n := len(m.Findings); n > 0 {
		stretches := "1 stretch"
		if n > 1 {
			stretches = fmt.Sprintf("%d stretches, the first", n)
		}
		line("taken back", "%s %s by %s", stretches, m.Findings[0].Kind, m.Findings[0].By)
	}
	if m.Likeness.Words > 0 {
		line("characters", "%.4f of a and %.4f of b in like words; of %d words %d are misread", m.Likeness.A, m.Likeness.B, m.Likeness.Words, m.Likeness.Misread)
	}
}

// start returns the first words of a text.
func start(text string) string {
	words := strings.Fields(text)
	if len(words) > 10 {
		return strings.Join(words[:10], " ") + " …"
	}
	return strings.Join(words, " ")
}
