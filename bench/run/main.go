// Command run measures copytaster end to end beside its peers, and writes the results to a dated folder.
//
// A time means little without the machine it was taken on. So copytaster and its peers run in turn on one machine, in one
// run of this program, and the results are ratios. Speed means little without quality either: a tool that misses
// most pairs can be fast. So what each tool finds is scored against exhaustive truth, which compares all articles exactly.
//
//	go run ./bench/run --sizes 10000,100000 --out bench/2026-11-23
//
// bench/README.md explains every setting. The parts run in this order:
//
//   - peers (peers.go, ours.go) times copytaster and the peers in turn (turns.go);
//   - quality scores what they found against the truth (quality.go, truth.go, ranked.go);
//   - primitives times the stages of one article (stages.go);
//   - growth and hard (growth.go, hard.go) run copytaster alone, on more articles and on articles that are hard.
//
// targets.go holds the targets, summary.go writes everything down.
//
// The program starts itself again for whatever must not share its memory or its processors: see [helpers].
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"

	"github.com/spf13/pflag"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil { //nolint:forbidigo // main knows the process
		fmt.Fprintln(os.Stderr, "error:", err) //nolint:forbidigo // main knows the process
		stop()
		os.Exit(1) //nolint:forbidigo,gocritic // main knows the process; stop was called
	}
}

// helpers returns the processes that the program starts from itself, by their first argument. Each writes JSON.
func helpers() map[string]func(ctx context.Context, args []string, stdout io.Writer) error {
	return map[string]func(context.Context, []string, io.Writer) error{
		"measure": measureHelper, // runs a command and reports what it took
		"stages":  stagesHelper,  // runs the stages of copytaster one by one
		"profile": profileHelper, // runs copytaster under the profiler
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	if len(args) > 0 {
		if helper := helpers()[args[0]]; helper != nil {
			return helper(ctx, args[1:], stdout)
		}
	}
	o, err := parseOptions(args)
	if errors.Is(err, pflag.ErrHelp) {
		return nil
	}
	if err != nil {
		return err
	}
	b, err := newBench(ctx, o, stderr)
	if err != nil {
		return err
	}
	parts := []struct {
		name string
		run  func(context.Context) error
	}{
		{"peers", b.runPeers},
		{"quality", b.runQuality},
		{"primitives", b.runPrimitives},
		{"growth", b.runGrowth},
		{"hard", b.runHard},
	}
	for _, part := range parts {
		if !slices.Contains(o.parts, part.name) {
			continue
		}
		b.say("== %s", part.name)
		if err := part.run(ctx); err != nil {
			return fmt.Errorf("%s: %w", part.name, err)
		}
		if err := b.write(ctx); err != nil { // after each part, so that an interrupted run leaves its results
			return err
		}
	}
	return nil
}
