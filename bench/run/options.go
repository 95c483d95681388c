package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"
)

// options are the flags.
type options struct {
	sizes    []int // articles of each corpus, increasing
	runs     int
	longRuns int // runs of commands that take long: see --long-runs
	seed     uint64
	from     []string // real text for eval make
	without  []string // peers to leave out
	upTo     int      // largest corpus for peers and truth
	scale    float64  // of the hard cases
	work     string
	out      string
	parts    []string
	timeout  time.Duration // of one command
}

// allParts returns the parts in the order in which they run.
func allParts() []string { return []string{"peers", "quality", "primitives", "growth", "hard"} }

func parseOptions(args []string) (options, error) {
	var o options
	f := pflag.NewFlagSet("run", pflag.ContinueOnError)
	f.IntSliceVar(&o.sizes, "sizes", []int{10_000, 100_000}, "articles of the corpora; 1000000 for the growth to a million")
	f.IntVar(&o.runs, "runs", 5, "runs of each command, in turn with the others")
	f.IntVar(&o.longRuns, "long-runs", 3, "runs of each command on corpora above --peers-up-to and of the hard cases")
	f.Uint64Var(&o.seed, "seed", 1, "of the corpora and the hard cases")
	f.StringSliceVar(&o.from, "from", nil, "real articles that the corpora are made of: handed to 'copytaster eval make'")
	f.StringSliceVar(&o.without, "without", nil, "peers to leave out, by the first word of their names, as datasketch")
	f.IntVar(&o.upTo, "peers-up-to", 100_000, "largest corpus on which peers run and truth is computed")
	f.Float64Var(&o.scale, "hard-scale", 1, "size of the hard cases, as a part of the full one")
	f.StringVar(&o.work, "work", filepath.Join(os.TempDir(), "copytaster-bench"), "folder for corpora, peers and outputs; kept for the next run")
	f.StringVar(&o.out, "out", "", "folder for the results")
	f.StringSliceVar(&o.parts, "parts", allParts(), "parts to run")
	f.DurationVar(&o.timeout, "timeout", time.Hour, "after which a command is ended and counts as failed")
	if err := f.Parse(args); err != nil {
		return o, err
	}
	slices.Sort(o.sizes)
	return o, o.check(f.Args())
}

func (o *options) check(rest []string) error {
	switch {
	case len(rest) > 0:
		return fmt.Errorf("unknown argument %s", rest[0])
	case o.out == "":
		return errors.New("name the folder for the results with --out")
	case len(o.sizes) == 0 || o.sizes[0] < 1:
		return errors.New("--sizes: must be positive")
	case o.runs < 1 || o.longRuns < 1:
		return errors.New("--runs, --long-runs: must be at least 1")
	case o.scale <= 0:
		return errors.New("--hard-scale: must be positive")
	}
	for _, p := range o.parts {
		if !slices.Contains(allParts(), p) {
			return fmt.Errorf("--parts: there is no part %s; there are %s", p, strings.Join(allParts(), ", "))
		}
	}
	return nil
}

// compared returns the sizes on which peers run.
func (o *options) compared() []int {
	return slices.DeleteFunc(slices.Clone(o.sizes), func(n int) bool { return n > o.upTo })
}

// runsOf returns how often a command runs on this many articles.
func (o *options) runsOf(articles int) int {
	if articles > o.upTo {
		return min(o.runs, o.longRuns)
	}
	return o.runs
}
