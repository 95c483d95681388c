package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/copytaster/copytaster/internal/eval"
	"github.com/copytaster/copytaster/internal/report"
)

type evalOptions struct {
	gold     string
	format   string
	complete bool
	except   []string
	worst    int
}

func newEval(e *env) *cobra.Command {
	o := &evalOptions{}
	c := &cobra.Command{
		Use:   "eval RUN --gold DIR",
		Short: "Score a run against labels",
		Long: `eval compares a folder that scan --out wrote with labels: which of the labelled pairs stand in the run, how much of the
labelled passages it found and how much else (characters of both texts, summed over the pairs that have labels), and how its
clusters agree with the labelled ones.

The folder of labels holds any of pairs.jsonl, spans.jsonl, silver_pairs.jsonl, clusters.jsonl and docs.jsonl, each maybe .gz.` +
			exitStatus(statusDone, status2, status3, status130),
		Example: `  copytaster scan articles.jsonl --out run && copytaster eval run --gold labels/
  copytaster eval run --gold labels/ --except ocr --worst 10`,
		Args: cobra.ExactArgs(1),
	}
	f := c.Flags()
	f.StringVar(&o.gold, "gold", "", "folder of labels (required)")
	f.StringVar(&o.format, "format", "text", "text or json")
	f.BoolVar(&o.complete, "complete", false, "a pair that pairs.jsonl does not list is no pair, so that precision can be given")
	f.StringSliceVar(&o.except, "except", nil, "kinds of pairs to leave out of a second total")
	f.IntVar(&o.worst, "worst", 0, "list so many missed pairs and pairs with the worst passages")
	c.RunE = func(_ *cobra.Command, args []string) error { return runEval(o, args[0], e) }
	c.AddCommand(newEvalMake(e))
	return c
}

func runEval(o *evalOptions, dir string, e *env) error {
	if err := oneOf("--format", o.format, "text", "json"); err != nil {
		return usageError{err}
	}
	if o.gold == "" {
		return usageError{hinted{errors.New("--gold is missing"), "name the folder of labels"}}
	}
	stored, err := readRun(dir)
	if err != nil {
		return err
	}
	gold, err := eval.ReadGold(os.DirFS(o.gold))
	if err != nil {
		return fmt.Errorf("--gold %s: %w", o.gold, err)
	}
	run := &eval.Run{Pairs: stored.Pairs(), Clusters: stored.Clusters}
	for a, err := range stored.Articles() {
		if err != nil {
			return err
		}
		run.Articles = append(run.Articles, a)
	}
	scores, err := eval.Score(run, gold, eval.Options{
		MinWords: minWords(stored.Run), Complete: o.complete, ExceptKinds: o.except, Worst: o.worst,
	})
	if err != nil {
		return fmt.Errorf("%s against %s: %w", dir, o.gold, err)
	}
	if o.format == "json" {
		enc := json.NewEncoder(e.stdout)
		enc.SetIndent("", "  ")
		return enc.Encode(scores)
	}
	return scores.WriteText(e.stdout)
}

// minWords returns the --min-words of a run.
func minWords(r *report.Run) int {
	n, _ := r.Settings["min-words"].(float64)
	return int(n)
}
