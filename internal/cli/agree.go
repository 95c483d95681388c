package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/copytaster/copytaster/internal/eval"
)

func newAgree(e *env) *cobra.Command {
	format := ""
	c := &cobra.Command{
		Use:   "agree CODED...",
		Short: "Say what coded sheets tell of a run, and how well coders agree",
		Long: `agree reads sheets of copytaster sample whose column verdict was filled in with yes, no or unsure, one a coder, and all of the same pairs. It
prints how precise the run is, by relation and credit: the part of the pairs to which more coders say yes than no, with a 95 % confidence
interval (Wilson). A pair without such a majority is undecided and left out. For two coders or more it gives Krippendorff's alpha of their
verdicts; an empty one is no verdict.

Sheets may have been saved by a spreadsheet, with semicolons or tabs, and in another order.` +
			exitStatus(statusDone, status2, status3, status130),
		Example: `  copytaster agree anna.csv ben.csv
  copytaster agree anna.csv --format json`,
		Args: cobra.MinimumNArgs(1),
	}
	c.Flags().StringVar(&format, "format", "text", "text or json")
	c.RunE = func(_ *cobra.Command, args []string) error { return runAgree(format, args, e) }
	return c
}

func runAgree(format string, names []string, e *env) error {
	if err := e.oneOfFormats(format, "text", "json"); err != nil {
		return usageError{err}
	}
	var sheets []*eval.CodedSheet
	for _, name := range names {
		s, err := readCoded(name)
		if err != nil {
			return err
		}
		sheets = append(sheets, s)
	}
	a, err := eval.Agree(sheets)
	if err != nil {
		return err
	}
	if format == "json" {
		enc := json.NewEncoder(e.stdout)
		enc.SetIndent("", "  ")
		return enc.Encode(a)
	}
	return a.WriteText(e.stdout)
}

func readCoded(name string) (*eval.CodedSheet, error) {
	f, err := os.Open(name)
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = fmt.Errorf("%s: %w", name, p.Err)
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	return eval.ReadCoded(name, f)
}
