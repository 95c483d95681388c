package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"

	"github.com/spf13/cobra"

	"github.com/copytaster/copytaster/internal/report"
)

type reportOptions struct {
	display
	redact bool
	html   string
}

func newReport(e *env) *cobra.Command {
	o := &reportOptions{}
	c := &cobra.Command{
		Use:   "report RUN",
		Short: "Render a run folder again, in other formats",
		Long: `report reads a folder that scan --out wrote and prints its pairs in another format, without comparing anything again.` +
			exitStatus(statusDone, status2, status3, status130),
		Example: `  copytaster report run --sort share --limit 20
  copytaster report run --format csv > pairs.csv
  copytaster report run --html page.html --redact`,
		Args: cobra.ExactArgs(1),
	}
	o.display.addFlags(c.Flags(), "text, jsonl, csv, html or github")
	o.addListFlags(c.Flags())
	c.Flags().BoolVar(&o.redact, "redact", false, "offsets, counts and fingerprints, no text")
	c.Flags().StringVar(&o.html, "html", "", "write the page to this file, and nothing to standard output")
	withConfig(c, func(_ *cobra.Command, args []string) error { return runReport(o, args[0], e) })
	return c
}

func runReport(o *reportOptions, dir string, e *env) error {
	if err := o.check("text", "jsonl", "csv", "html", "github"); err != nil {
		return usageError{err}
	}
	result, pairs, err := readRun(dir)
	if err != nil {
		return err
	}
	render := func(w report.Writer) error {
		if o.redact {
			result.Redact()
		}
		for p, err := range pairs {
			if err != nil {
				return err
			}
			if o.redact {
				p.Redact()
			}
			if err := w.Pair(p); err != nil {
				return err
			}
		}
		return w.Close(result)
	}
	if o.html != "" {
		return writeFile(o.html, func(f io.Writer) error { return render(report.NewHTML(f, report.HTMLOptions{})) })
	}
	return render(o.writer(e))
}

// readRun reads a run folder; what is none gets a hint.
func readRun(dir string) (*report.Result, iter.Seq2[*report.Pair, error], error) {
	const hint = "name a folder that copytaster scan --out wrote"
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, nil, hinted{fmt.Errorf("%s: not a folder", dir), hint}
	}
	result, pairs, err := report.ReadRun(dir)
	if errors.Is(err, report.ErrNotRunFolder) || errors.Is(err, fs.ErrNotExist) {
		err = hinted{err, hint}
	}
	return result, pairs, err
}

func (o *reportOptions) writer(e *env) report.Writer {
	switch o.format {
	case "jsonl":
		return report.NewJSONL(e.stdout)
	case "csv":
		return report.NewCSV(e.stdout)
	case "html":
		return report.NewHTML(e.stdout, report.HTMLOptions{})
	case "github":
		return report.NewGitHub(e.stdout)
	}
	return report.NewText(e.stdout, o.textOptions(e))
}
