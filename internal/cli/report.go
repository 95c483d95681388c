package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/copytaster/copytaster/internal/report"
	"github.com/copytaster/copytaster/internal/spill"
)

type reportOptions struct {
	display
	filters  filters
	redact   bool
	html     string
	baseline string
	known    *report.Baseline // that of baseline; nil: none
	written
}

// pageFile is the page in a run folder.
const pageFile = "report.html"

func newReport(e *env) *cobra.Command {
	o := &reportOptions{}
	c := &cobra.Command{
		Use:   "report RUN",
		Short: "Render a run folder again, in other formats",
		Long: `report reads a folder that scan --out wrote and prints its pairs in another format, without comparing anything again.
--source, --article, --relation and --only choose among the pairs, and --limit, --sort and --min-share among these; they hold for every format
but html, whose page has filters of its own. With --write it adds files to the folder instead: tables as Parquet, a database, networks.` +
			exitStatus(statusDone, status2, status3, status130),
		Example: `  copytaster report run --sort share --limit 20
  copytaster report run --source Reuters --only uncredited --format csv > uncredited.csv
  copytaster report run --article daily-17 --article wire-3 --full
  copytaster report run --html page.html --redact
  copytaster report run --write parquet,sqlite,graphml`,
		Args: cobra.ExactArgs(1),
	}
	o.display.addFlags(c.Flags(), e, report.InReport)
	o.addListFlags(c.Flags())
	o.filters.addFlags(c.Flags())
	c.Flags().Lookup("limit").Usage = fmt.Sprintf("most pairs; 0: all (default: text has %d on a terminal, else all)", shownFirst)
	c.Flags().BoolVar(&o.redact, "redact", false, "offsets, counts and fingerprints, no text")
	c.Flags().StringVar(&o.baseline, "baseline", "", "run folder or SARIF file of an earlier run: what it has too is marked, or left out by github and markdown")
	c.Flags().StringVar(&o.html, "html", "", "write the page to this file, and nothing to standard output")
	o.written.addFlags(c.Flags(), e)
	withConfig(c, func(c *cobra.Command, args []string) error { return runReport(c.Context(), o, args[0], e) })
	o.note(c)
	return c
}

func runReport(ctx context.Context, o *reportOptions, dir string, e *env) error {
	if err := o.check(e); err != nil {
		return usageError{err}
	}
	choice, err := o.filters.parse()
	if err != nil {
		return usageError{err}
	}
	chosen := choice != nil || o.limited() || o.minShare > 0
	if !o.given {
		o.write = nil // what a configuration says is for scan
	}
	write, err := o.outputs(e)
	switch {
	case err != nil:
	case chosen && (o.html != "" || o.format == "html"):
		err = errors.New("the page has filters of its own, which its address keeps: without --source, --article, --relation, --only, --limit and --min-share it is whole")
	case slices.Contains(o.write, "jsonl"):
		err = errors.New("--write jsonl: the run has these files already, and is read from them")
	case len(o.write) > 0 && o.html != "":
		err = errors.New("--html and --write: one or the other")
	case len(o.write) > 0 && chosen:
		err = errors.New("--write adds whole tables to the folder: without --source, --article, --relation, --only, --limit and --min-share")
	}
	if err != nil {
		return usageError{err}
	}
	run, err := readRun(dir)
	if err != nil {
		return err
	}
	if o.known, err = readBaseline(o.baseline); err != nil {
		return err
	}
	if len(o.write) > 0 {
		return o.extend(run, dir, write, e)
	}
	if page := filepath.Join(dir, pageFile); fileExists(page) {
		o.page = page
	}
	space := spill.New("", textMemory)
	defer func() { _ = space.Close() }() // it has only temporary files
	if o.html != "" {
		return writeFile(ctx, o.html, func(f io.Writer) error {
			return o.render(run, report.NewHTML(f, report.HTMLOptions{Space: space}))
		})
	}
	if err := o.render(run, o.writer(e, space, choice)); err != nil {
		return err
	}
	o.sayChosen(e)
	return nil
}

func fileExists(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// extend writes files into the folder of the run.
func (o *reportOptions) extend(run *report.Stored, dir string, write []report.Output, e *env) error {
	space := spill.New("", textMemory)
	defer func() { _ = space.Close() }() // it has only temporary files
	options := report.FolderOptions{HTML: report.HTMLOptions{Space: space}, Write: write, Space: space}
	folder, err := begin(&e.unfinished, func() (*report.Folder, error) { return report.Extend(dir, options) })
	if err != nil {
		return folderError(err)
	}
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
		p.Baseline = o.known
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
