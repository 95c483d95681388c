package cli

import (
	"context"
	"errors"
	"fmt"
	"github.com/copytaster/copytaster/internal/match"
	"io"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/report"
)

type compareOptions struct {
	matching
	display
	html string
}

func newCompare(e *env) *cobra.Command {
	o := &compareOptions{}
	c := &cobra.Command{
		Use:   "compare A B",
		Short: "Show what two articles share, side by side",
		Long: `compare aligns two articles and shows all passages they share, with the words that differ, and how much of either is
reused. The earlier article stands on the left; where the times are unknown, the smaller id. The same file twice shows what
an article repeats of itself.` +
			exitStatus(status0, status1, status2, status3, status130),
		Example: `  copytaster compare a.txt b.txt
  copytaster compare a.txt b.txt --html pair.html
  copytaster compare draft.txt - --format jsonl < wire.txt`,
		Args: cobra.ExactArgs(2),
	}
	o.matching.addFlags(c.Flags(), e)
	o.display.addFlags(c.Flags(), e, report.InCompare)
	_ = c.Flags().MarkHidden("strict") // taken, for the sake of one configuration: a skipped input is an error here
	c.Flags().StringVar(&o.html, "html", "", "also write the two articles as a page to this file")
	withConfig(c, func(c *cobra.Command, args []string) error { return runCompare(c.Context(), o, args, e) })
	return c
}

func runCompare(ctx context.Context, o *compareOptions, paths []string, e *env) error {
	opts, err := o.detectOptions()
	if err == nil {
		err = o.display.check(e)
	}
	if err != nil {
		return usageError{err}
	}
	gate, err := parseGate(o.failOn, opts.Find, o.baseline)
	if err != nil {
		return usageError{err}
	}
	baseline, err := readBaseline(o.baseline)
	if err != nil {
		return err
	}
	a, b, err := readTwo(ctx, paths, o.ingestOptions(e), e)
	if err != nil {
		return err
	}
	m, err := detect.Compare(a, b, opts)
	if err != nil {
		return usageError{err}
	}
	p, r := o.records(m)
	p.Baseline = baseline
	gate.judge(p)
	r.Run.Gates = append(r.Run.Gates, gate.results...)
	if baseline != nil {
		r.Run.Baseline = baseline.Compared()
		r.Run.Baseline.Count(p)
		r.Run.Baseline.Gone = 0 // the other pairs were not asked for
	}
	if err := o.write(ctx, p, r, e); err != nil {
		return err
	}
	gate.say(e, "")
	if gate.over() {
		return errGate
	}
	return nil
}

// records returns the records of a pair and of what stands beside it.
func (o *compareOptions) records(m *match.Match) (*report.Pair, *report.Result) {
	a, b := report.NewArticle(m.A), report.NewArticle(m.B)
	a.Words, b.Words = m.WordsA, m.WordsB
	r := &report.Result{
		Run: &report.Run{Schema: report.RunSchema, Version: version, Settings: o.settings(), Gates: []report.Gate{}, Skipped: []report.Skipped{},
			Inputs: []report.Input{}, Counts: report.Counts{Articles: 2, Pairs: 1, Passages: len(m.Passages), QuotationMatches: len(m.Quotations), Paraphrases: len(m.Paraphrases)}},
	}
	if m.A == m.B {
		b, r.Run.Counts.Articles = a, 1
	}
	return report.NewPair(m, a, b), r
}

func (o *compareOptions) write(ctx context.Context, p *report.Pair, r *report.Result, e *env) error {
	if err := o.writeOne(o.writer(e, nil, nil), p, r); err != nil || o.html == "" {
		return err
	}
	return writeFile(ctx, o.html, func(f io.Writer) error { return o.writeOne(report.NewHTML(f, report.HTMLOptions{}), p, r) })
}

func (o *compareOptions) writeOne(w report.Writer, p *report.Pair, r *report.Result) error {
	if o.redact {
		w = report.Redacted(w)
	}
	if err := w.Pair(p); err != nil {
		return err
	}
	if w, ok := w.(report.ArticleWriter); ok {
		for _, a := range slices.Compact([]*report.Article{p.ArticleA, p.ArticleB}) {
			if err := w.Article(a); err != nil {
				return err
			}
		}
	}
	return w.Close(r)
}

// readTwo reads one article from each of two paths; the same path twice gives the same article twice.
func readTwo(ctx context.Context, paths []string, o ingest.Options, e *env) (a, b *news.Article, err error) {
	if err := o.Validate(); err != nil {
		return nil, nil, usageError{err}
	}
	if a, err = readOne(ctx, paths[0], o, e); err != nil {
		return nil, nil, err
	}
	if filepath.Clean(paths[0]) == filepath.Clean(paths[1]) {
		return a, a, nil
	}
	if b, err = readOne(ctx, paths[1], o, e); err != nil {
		return nil, nil, err
	}
	if a.ID == b.ID {
		a.ID, b.ID = filepath.ToSlash(paths[0]), filepath.ToSlash(paths[1])
	}
	if b.Before(a) {
		a, b = b, a
	}
	return a, b, nil
}

// readOne reads the only article of a path.
func readOne(ctx context.Context, path string, o ingest.Options, e *env) (*news.Article, error) {
	input, err := openInput([]string{path}, nil, e, o)
	if err != nil {
		return nil, err
	}
	var only *news.Article
	for a, err := range articles(ctx, input) {
		if err != nil {
			return nil, err
		}
		if only != nil {
			return nil, hinted{fmt.Errorf("%s: holds more than one article", path), "use copytaster scan, or explain A B --in " + path}
		}
		only = &a
	}
	if only == nil {
		return nil, errors.Join(fmt.Errorf("%s: no article in it", path), ctx.Err())
	}
	return only, nil
}
