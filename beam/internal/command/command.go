// Package command is the command line of copytaster-beam.
package command

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/s3" // the others come with beamx
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/copytaster/copytaster/beam/internal/boot"
	"github.com/copytaster/copytaster/beam/internal/driver"
	"github.com/copytaster/copytaster/beam/internal/steps"
	"github.com/copytaster/copytaster/internal/match"
)

// Exit statuses.
const (
	done    = 0
	failed  = 3
	misused = 2
)

const usage = `copytaster-beam finds every reuse among articles, as copytaster scan does, with Beam jobs on a cluster.

  copytaster-beam --work DIR --out DIR [flags] FILE...

FILE is a file of JSON Lines, Parquet or any other format that copytaster reads, or a pattern of files, local or of gs:// or s3://.
--work names a folder that the driver and all workers see; --out one of this machine. --runner chooses the engine: prism (this
process, for tests), flink, dataflow, spark; --endpoint the address of its job server. docs/distributed.md shows each.

exit status: 0 done, 2 misused, 3 failed

`

// Main runs the command, or a worker where a runner asks for one. It returns the exit status.
func Main(args []string) int {
	steps.Register()
	if boot.Asked(args) {
		return say(boot.Worker(context.Background(), args))
	}
	o := driver.Options{Log: slog.New(slog.NewTextHandler(os.Stderr, nil)), Run: run, Version: Version}
	find := flag.String("find", "duplicates,passages,quotations,paraphrases", "what to look for")
	flag.StringVar(&o.Work, "work", "", "folder for what waits between the steps, which the driver and the workers see")
	flag.StringVar(&o.Out, "out", "", "folder for the run: new, empty or of an earlier run")
	flag.StringVar(&o.Sharded, "sharded", "", "folder, also of gs:// or s3://, for the run once more, as shards of JSON Lines and Parquet with a manifest")
	flag.IntVar(&o.Rows, "rows", 1_000_000, "most rows of a file of --sharded")
	flag.IntVar(&o.Shards, "shards", 16, "parts in which articles and pairs wait: one for each 10,000 articles or so")
	flag.BoolVar(&o.Resume, "resume", false, "take no step again that an earlier run with the same inputs and settings has finished")
	flag.Int64Var(&o.Memory, "memory", 1<<30, "bytes that the driver keeps within, beside 250 for each article")
	flag.StringVar(&o.Tmp, "tmp", "", "folder for temporary files of the driver")
	flag.IntVar(&o.Settings.MinWords, "min-words", 12, "shortest passage, in words of the article")
	flag.Float64Var(&o.Settings.MinResemblance, "min-resemblance", 0.7, "resemblance from which a pair is a near-duplicate, between 0 and 1")
	flag.IntVar(&o.Settings.MaxGroupPairs, "max-group-pairs", 100, "largest group of near-duplicates of which all pairs are reported; 0: no limit")
	flag.DurationVar(&o.Settings.Window, "window", 0, "only pairs published within this time of each other, as 72h")
	flag.StringVar(&o.Settings.Lang, "lang", "", "language of all articles (default: each in its own)")
	flag.StringVar(&o.Settings.Format, "input", "", "format of all inputs (default: recognised by content)")
	flag.Usage = func() {
		fmt.Fprint(os.Stderr, usage)
		flag.PrintDefaults()
	}
	if name := scanOnly(args); name != "" {
		fmt.Fprintf(os.Stderr, "error: --%s: copytaster scan has it, copytaster-beam has not\n", name)
		return misused
	}
	if err := flag.CommandLine.Parse(args); err != nil {
		return misused
	}
	beam.Init() // a worker never returns from it
	o.Inputs = flag.Args()
	if o.Settings.MaxGroupPairs == 0 {
		o.Settings.MaxGroupPairs = -1
	}
	if err := check(&o, *find); err != nil {
		fmt.Fprintf(os.Stderr, "error: %v\n", err)
		return misused
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	began := time.Now()
	if err := driver.Do(ctx, o); err != nil {
		return say(err)
	}
	o.Log.Info("done", "out", o.Out, "took", time.Since(began).Round(time.Second))
	return done
}

// scanOnly returns the first argument, without its dashes, that is a flag of copytaster scan and none of this program, if there is one.
func scanOnly(args []string) string {
	for _, a := range args {
		name, _, _ := strings.Cut(strings.TrimLeft(a, "-"), "=")
		if strings.HasPrefix(a, "-") && slices.Contains(scanFlags(), name) {
			return name
		}
	}
	return ""
}

// scanFlags returns the flags of copytaster scan that change what is found or written and that this program does not have.
func scanFlags() []string {
	return []string{
		"against", "baseline", "boilerplate", "config", "fail-on", "format", "limit", "map", "min-share", "paraphrase", "profile", "redact", "sort", "strict",
		"wire", "workers", "write",
	}
}

// run runs the job of a step, which it names after the step.
func run(ctx context.Context, step string, p *beam.Pipeline) error {
	name := *jobopts.JobName
	defer func() { *jobopts.JobName = name }()
	*jobopts.JobName = cmp.Or(name, "copytaster") + "-" + step
	return beamx.Run(ctx, p)
}

// Version is that of the program.
const Version = "0.1.0"

func check(o *driver.Options, find string) error {
	switch {
	case len(o.Inputs) == 0:
		return errors.New("no input is named")
	case o.Work == "":
		return errors.New("--work is missing: name a folder that the driver and the workers see")
	case o.Out == "":
		return errors.New("--out is missing: name a folder for the run")
	case o.Shards < 1:
		return fmt.Errorf("--shards %d: must be at least 1", o.Shards)
	case o.Rows < 1:
		return fmt.Errorf("--rows %d: must be at least 1", o.Rows)
	}
	for name := range strings.SplitSeq(find, ",") {
		switch name {
		case "duplicates":
			o.Settings.Find |= match.Duplicates
		case "passages":
			o.Settings.Find |= match.Passages
		case "quotations":
			o.Settings.Find |= match.Quotations
		case "paraphrases":
			o.Settings.Find |= match.Paraphrases
		default:
			return fmt.Errorf("--find %s: there are duplicates, passages, quotations and paraphrases", name)
		}
	}
	options := o.Settings.Options()
	_, err := options.Steps()
	return err
}

// say prints an error and returns the status.
func say(err error) int {
	if err == nil {
		return done
	}
	fmt.Fprintf(os.Stderr, "error: %v\n", err)
	return failed
}
