package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

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
		Use:   "eval [RUN] --gold DIR",
		Short: "Score a run against labels",
		Long: `eval compares a folder that scan --out wrote with labels: which of the labelled pairs stand in the run, how much of the
labelled passages it found and how much else (characters of both texts, summed over the pairs that have labels), how its
clusters agree with the labelled ones, and which of the labelled quotations it has, with which speakers.

The folder of labels holds any of pairs.jsonl, spans.jsonl, silver_pairs.jsonl, clusters.jsonl, quotes.jsonl and docs.jsonl,
each maybe .gz. A pairs.jsonl of sentences (a_text, b_text, label) needs no RUN: each pair is scored by itself, at the
threshold of the run or, without one, at the loose one.` +
			exitStatus(statusDone, status2, status3, status130),
		Example: `  copytaster scan articles.jsonl --out run && copytaster eval run --gold labels/
  copytaster eval run --gold labels/ --except ocr --worst 10
  copytaster eval --gold sentences/`,
		Args: cobra.MaximumNArgs(1),
	}
	f := c.Flags()
	f.StringVar(&o.gold, "gold", "", "folder of labels (required)")
	f.StringVar(&o.format, "format", "text", "text or json")
	f.BoolVar(&o.complete, "complete", false, "what the labels do not list is no pair and no paraphrase, so that precision can be given")
	f.StringSliceVar(&o.except, "except", nil, "kinds of pairs to leave out of a second total")
	intVar(f, &o.worst, "worst", 0, "list so many of what was missed and of what comes out worst")
	c.RunE = func(_ *cobra.Command, args []string) error { return runEval(o, args, e) }
	c.AddCommand(newEvalMake(e))
	return c
}

func runEval(o *evalOptions, args []string, e *env) error {
	if err := e.oneOfFormats(o.format, "text", "json"); err != nil {
		return usageError{err}
	}
	if o.gold == "" {
		return usageError{hinted{errors.New("--gold is missing"), "name the folder of labels"}}
	}
	options := eval.Options{Complete: o.complete, ExceptKinds: o.except, Worst: o.worst}
	run, threshold := &eval.Run{}, "loose"
	if len(args) > 0 {
		stored, err := readRun(args[0])
		if err != nil {
			return err
		}
		if run, err = scoredRun(stored); err != nil {
			return err
		}
		options.MinWords = minWords(stored.Run)
		threshold = paraphraseThreshold(stored.Run)
	}
	gold, err := eval.ReadGold(os.DirFS(o.gold))
	if err != nil {
		return fmt.Errorf("--gold %s: %w", o.gold, err)
	}
	if len(args) == 0 && gold.NeedsRun() {
		return usageError{hinted{errors.New("RUN is missing: only labels of sentences can do without"), "name a folder that copytaster scan --out wrote"}}
	}
	if gold.Sentences != nil {
		if run.Sentences, run.Threshold, err = sentenceScorer(threshold); err != nil {
			return err
		}
	}
	scores, err := eval.Score(run, gold, options)
	if err != nil {
		return fmt.Errorf("%s: %w", strings.Join(append(args, o.gold), " against "), err)
	}
	if o.format == "json" {
		enc := json.NewEncoder(e.stdout)
		enc.SetIndent("", "  ")
		return enc.Encode(scores)
	}
	return scores.WriteText(e.stdout)
}

// scoredRun is what of a run folder is scored.
func scoredRun(stored *report.Stored) (*eval.Run, error) {
	run := &eval.Run{Pairs: stored.Pairs(), Clusters: stored.Clusters, Quotations: stored.Quotations()}
	for a, err := range stored.Articles() {
		if err != nil {
			return nil, err
		}
		run.Articles = append(run.Articles, a)
	}
	return run, nil
}

// paraphraseThreshold returns the --paraphrase of a run; "loose" for one of a version without it.
func paraphraseThreshold(r *report.Run) string {
	if t, ok := r.Settings["paraphrase"]; ok {
		return fmt.Sprint(t)
	}
	return "loose"
}

// minWords returns the --min-words of a run.
func minWords(r *report.Run) int {
	n, _ := r.Settings["min-words"].(float64)
	return int(n)
}
