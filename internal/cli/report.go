package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/copytaster/copytaster/internal/report"
	"github.com/copytaster/copytaster/internal/spill"
)

type reportOptions struct {
	display
	redact bool
	html   string
	written
}

func newReport(e *env) *cobra.Command {
	o := &reportOptions{}
	c := &cobra.Command{
		Use:   "report RUN",
		Short: "Render a run folder again, in other formats",
		Long: `report reads a folder that scan --out wrote and prints its pairs in another format, without comparing anything again.
With --write it adds files to the folder instead: tables as Parquet, a database, networks.` +
			exitStatus(statusDone, status2, status3, status130),
		Example: `  copytaster report run --sort share --limit 20
  copytaster report run --format csv > pairs.csv
  copytaster report run --html page.html --redact
  copytaster report run --write parquet,sqlite,graphml`,
		Args: cobra.ExactArgs(1),
	}
	o.display.addFlags(c.Flags(), e, report.InReport)
	o.addListFlags(c.Flags())
	c.Flags().BoolVar(&o.redact, "redact", false, "offsets, counts and fingerprints, no text")
	c.Flags().StringVar(&o.html, "html", "", "write the page to this file, and nothing to standard output")
	o.written.addFlags(c.Flags(), e)
	withConfig(c, func(c *cobra.Command, args []string) error { return runReport(c.Context(), o, args[0], e) })
	o.note(c)
	return c
}

func runReport(ctx context.Context, o *reportOptions, dir string, e *env) error {
	if err := o.check(); err != nil {
		return usageError{err}
	}
	if !o.given {
		o.write = nil // what a configuration says is for scan
	}
	write, err := o.outputs(e)
	if err == nil && slices.Contains(o.write, "jsonl") {
		err = errors.New("--write jsonl: the run has these files already, and is read from them")
	}
	if err == nil && len(o.write) > 0 && o.html != "" {
		err = errors.New("--html and --write: one or the other")
	}
	if err != nil {
		return usageError{err}
	}
	run, err := readRun(dir)
	if err != nil {
		return err
	}
	if len(o.write) > 0 {
		return o.extend(run, dir, write, e)
	}
	if o.html != "" {
		return writeFile(ctx, o.html, func(f io.Writer) error { return o.render(run, report.NewHTML(f, report.HTMLOptions{})) })
	}
	space := spill.New("", textMemory)
	defer func() { _ = space.Close() }() // it has only temporary files
	return o.render(run, o.writer(e, space))
}

// extend writes files into the folder of the run.
func (o *reportOptions) extend(run *report.Stored, dir string, write []report.Output, e *env) error {
	space := spill.New("", textMemory)
	defer func() { _ = space.Close() }() // it has only temporary files
	folder, err := report.Extend(dir, report.FolderOptions{Write: write, Space: space})
	if err != nil {
		return folderError(err)
	}
	e.unfinished.add(folder.Abort)
	defer folder.Abort() // does nothing once it is closed
	return o.render(run, folder)
}

// textMemory is what the texts that have to wait may take, in bytes; the others go into temporary files.
const textMemory = 64 << 20

// readRun reads a run folder; what is none gets a hint.
func readRun(dir string) (*report.Stored, error) {
	const hint = "name a folder that copytaster scan --out wrote"
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, hinted{fmt.Errorf("%s: not a folder", dir), hint}
	}
	run, err := report.ReadRun(dir)
	switch {
	case errors.Is(err, report.ErrNotRunFolder):
		err = hinted{err, hint}
	case errors.Is(err, fs.ErrNotExist):
		err = hinted{err, hint + " with jsonl in its --write"}
	}
	return run, err
}

// render hands the run to a writer.
func (o *reportOptions) render(run *report.Stored, w report.Writer) error {
	if o.redact {
		w = report.Redacted(w)
	}
	for p, err := range run.Pairs() {
		if err != nil {
			return err
		}
		if err := w.Pair(p); err != nil {
			return err
		}
	}
	if w, ok := w.(report.ArticleWriter); ok {
		if err := o.renderArticles(run, w); err != nil {
			return err
		}
	}
	if w, ok := w.(report.LedgerWriter); ok {
		if err := o.renderLedger(run, w); err != nil {
			return err
		}
	}
	return w.Close(&run.Result)
}

func (o *reportOptions) renderArticles(run *report.Stored, w report.ArticleWriter) error {
	for a, err := range run.Articles() {
		if err != nil {
			return err
		}
		if err := w.Article(a); err != nil {
			return err
		}
	}
	return nil
}

func (o *reportOptions) renderLedger(run *report.Stored, w report.LedgerWriter) error {
	for q, err := range run.Quotations() {
		if err != nil {
			return err
		}
		if err := w.Quotation(q); err != nil {
			return err
		}
	}
	return nil
}
