package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/copytaster/copytaster/internal/report"
)

type sampleOptions struct {
	pairs int
	seed  uint64
	texts bool
	open  bool
	out   string
	key   string
}

func newSample(e *env) *cobra.Command {
	o := &sampleOptions{}
	c := &cobra.Command{
		Use:   "sample RUN",
		Short: "Draw pairs of a run for people to judge",
		Long: `sample draws pairs from a folder that scan --out wrote, and writes them as a sheet (CSV) with empty columns for a verdict and a note.
Pairs of each relation, credited or not, are drawn in equal numbers, as far as there are so many. The sheet is blind: a code stands for the
pair, and chance, by the seed, says which text comes first. --key writes what the codes mean to another file, and --open into the sheet;
the same command with the same seed does so later, too. copytaster agree reads the sheets that came back.

Write yes where the relation holds for the texts that are shown, no where it does not, and unsure where they do not tell.` +
			exitStatus(statusDone, status2, status3, status130),
		Example: `  copytaster sample run -n 200 --seed 1 --out sheet.csv --key key.csv
  copytaster sample run --texts --open > sheet.csv
  copytaster agree anna.csv ben.csv`,
		Args: cobra.ExactArgs(1),
	}
	f := c.Flags()
	o.pairs = report.SheetPairs
	f.VarP((*whole)(&o.pairs), "pairs", "n", "most pairs")
	f.Uint64Var(&o.seed, "seed", report.SheetSeed, "another number draws other pairs; 0: those of the view pairs_to_code in run.sqlite")
	f.BoolVar(&o.texts, "texts", false, "show the whole texts, not the longest passage")
	f.BoolVar(&o.open, "open", false, "with ids, sources, times and titles")
	f.StringVar(&o.out, "out", "", "write the sheet to this new file, not to standard output")
	f.StringVar(&o.key, "key", "", "write what the codes mean to this file")
	c.RunE = func(c *cobra.Command, args []string) error { return runSample(c.Context(), o, args[0], e) }
	return c
}

func runSample(ctx context.Context, o *sampleOptions, dir string, e *env) error {
	if err := o.check(); err != nil {
		return usageError{err}
	}
	run, err := readRun(dir)
	if err != nil {
		return err
	}
	sheet, err := report.NewSheet(run.Pairs(), report.SheetOptions{Pairs: o.pairs, Seed: o.seed, Texts: o.texts})
	switch {
	case errors.Is(err, report.ErrNoText):
		return hinted{fmt.Errorf("%s: %w", dir, err), "scan again without --redact"}
	case err != nil:
		return err
	case sheet.Len() == 0:
		return fmt.Errorf("%s: it has no pair to judge", dir)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if o.key != "" {
		if err := writeFile(ctx, o.key, sheet.WriteKey); err != nil {
			return err
		}
	}
	write := func(w io.Writer) error { return sheet.Write(w, o.open) }
	if o.out == "" {
		err = write(e.stdout)
	} else {
		err = writeFile(ctx, o.out, write)
	}
	if err == nil && !e.stdout.broken {
		e.say("%d of %s drawn", sheet.Len(), count(sheet.Of(), "pair"))
	}
	return err
}

func (o *sampleOptions) check() error {
	switch {
	case o.pairs < 1:
		return fmt.Errorf("--pairs %d: must be 1 or more", o.pairs)
	case o.open && o.key != "":
		return errors.New("--open and --key: one or the other")
	case o.out != "" && filepath.Clean(o.out) == filepath.Clean(o.key):
		return errors.New("--out and --key are one file")
	}
	if _, err := os.Lstat(o.out); o.out != "" && err == nil {
		return hinted{fmt.Errorf("--out %s: it is there already, and may have verdicts in it", o.out), "name another file, or remove it"}
	}
	return nil
}
