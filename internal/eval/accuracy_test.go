package eval

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"testing"

	"github.com/copytaster/copytaster/internal/dataset"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/golden"
	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/report"
)

// TestAccuracy keeps the detector's figures on the labelled data in a golden file, so that each change of quality is a
// line in a diff; -update rewrites it. With -v it also shows all scores and what was missed.
func TestAccuracy(t *testing.T) {
	data := dataset.Folder(t)
	var out bytes.Buffer
	for _, set := range []string{"ecbplus", "wiregen-ecb", "reuters-dev", "polnear-train"} {
		gold, err := ReadGold(os.DirFS(filepath.Join(data, set)))
		if err != nil {
			t.Fatal(set, err)
		}
		o := Options{Worst: 10}
		if set == "wiregen-ecb" {
			o.ExceptKinds = []string{"ocr"}
		}
		s := score(t, detected(t, filepath.Join(data, set, "docs.jsonl.gz")), gold, o)
		writeFigures(&out, set, s)
		var text bytes.Buffer
		if err := s.WriteText(&text); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s\n%s", set, text.Bytes())
	}
	golden.Compare(t, "testdata/accuracy.golden", out.Bytes())
}

// detected returns the run over the articles of a file, with all settings at their defaults.
func detected(t *testing.T, file string) *Run {
	t.Helper()
	input, err := ingest.Open([]string{file}, nil, nil, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return runOver(t, withoutSkipped(input.Articles(t.Context())), detect.Options{})
}

// runOver returns the run over articles.
func runOver(t *testing.T, articles iter.Seq2[news.Article, error], o detect.Options) *Run {
	t.Helper()
	run, _ := outcomeOver(t, articles, o)
	return run
}

// outcomeOver returns the run over articles, and the result with everything else that was found.
func outcomeOver(t *testing.T, articles iter.Seq2[news.Article, error], o detect.Options) (*Run, *report.Result) {
	t.Helper()
	ctx := t.Context()
	d, err := detect.Read(ctx, articles, o)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}()
	var pairs []*report.Pair
	for m, err := range d.Matches(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		pairs = append(pairs, report.NewPair(m, nil, nil))
	}
	run := &Run{Pairs: all(pairs...)}
	for f, err := range d.Articles(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		run.Articles = append(run.Articles, report.NewFigures(f))
	}
	var quotations []*report.LedgerQuotation
	for s, err := range d.Ledger(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		quotations = append(quotations, report.NewLedgerQuotation(s))
	}
	run.Quotations = all(quotations...)
	outcome, err := d.Outcome()
	if err != nil {
		t.Fatal(err)
	}
	result := report.NewResult(outcome, new(report.Run))
	run.Clusters = result.Clusters
	return run, result
}

// withoutSkipped leaves out the articles that cannot be read, such as those without text.
func withoutSkipped(articles iter.Seq2[news.Article, error]) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		for a, err := range articles {
			if _, ok := errors.AsType[*ingest.Skipped](err); !ok && !yield(a, err) {
				return
			}
		}
	}
}

// writeFigures writes a line for each figure: "set what 0.9955 (222/223)".
func writeFigures(w io.Writer, set string, s *Scores) {
	line := func(format string, args ...any) { fmt.Fprintf(w, set+" "+format+"\n", args...) }
	if p := s.Pairs; p != nil {
		line("pairs recall %s", ratio(p.Recall))
		if p.RecallExcept != nil {
			line("pairs%s recall %s", except(p.ExceptKinds), ratio(*p.RecallExcept))
		}
		for _, k := range p.ByKind {
			line("pairs %s recall %s", k.Kind, ratio(k.Recall))
		}
		if p.Negatives != nil {
			line("pairs labelled 0, reported %s", ratio(*p.Negatives))
		}
	}
	if p := s.Silver; p != nil {
		line("silver pairs c>=%v recall %s", p.Containment, ratio(p.Contained))
		line("silver pairs j>=%v recall %s", p.Resemblance, ratio(p.NearDuplicates))
	}
	if p := s.Passages; p != nil {
		writePassages(line, p)
	}
	if p := s.Paraphrases; p != nil {
		line("paraphrases recall %s", ratio(p.Recall))
	}
	if c := s.Clusters; c != nil {
		line("clusters adjusted Rand %.4f", c.AdjustedRand)
		line("clusters B-cubed precision %.4f, recall %.4f, F1 %.4f", c.Precision, c.Recall, c.F1)
	}
	if q := s.Quotations; q != nil {
		line("quotations recall %s, split ones %s", ratio(q.Recall), ratio(q.RecallSplit))
		line("quotations precision %s, F1 %s", ratio(q.Precision), number(q.F1))
		line("quotations where something is labelled precision %s, F1 %s", ratio(q.PrecisionLabelled), number(q.F1Labelled))
		line("quotations unlabelled %s, mixed %s", ratio(q.Unlabelled), ratio(q.Mixed))
		line("quotations speaker right %s, wrong %s, empty %s", ratio(q.Speaker.Right), ratio(q.Speaker.Wrong), ratio(q.Speaker.Empty))
	}
	if p := s.Sentences; p != nil {
		for _, v := range append([]SentenceScore{p.Total}, p.BySplit...) {
			name := cmp.Or(v.Name, "all")
			line("sentences %s accuracy %s%s", name, ratio(v.Accuracy), bounds(v.Bounds.Accuracy))
			line("sentences %s precision %s, recall %s", name, ratio(v.Precision), ratio(v.Recall))
			line("sentences %s F1 %s%s, AUC %s%s", name, number(v.F1), bounds(v.Bounds.F1), number(v.AUC), bounds(v.Bounds.AUC))
		}
	}
}

// writePassages writes the figures of all passages, then those of the pairs of each kind.
func writePassages(line func(format string, args ...any), s *PassageScores) {
	passages := func(kind string, p *PassageScore) {
		line("passages%s precision %s", kind, ratio(p.Precision))
		line("passages%s precision without edits %s", kind, ratio(p.PrecisionWithoutEdits))
		line("passages%s recall %s", kind, ratio(p.Recall))
		line("passages%s F1 %s, without edits %s", kind, number(p.F1), number(p.F1WithoutEdits))
		line("passages%s granularity %.4f (%d/%d)", kind, p.Granularity, p.Detections, p.Detected)
		line("passages%s plagdet %s, without edits %s", kind, number(p.Plagdet), number(p.PlagdetWithoutEdits))
	}
	passages("", &s.Total)
	if s.Except != nil {
		passages(except(s.ExceptKinds), s.Except)
	}
	for i := range s.ByKind {
		passages(" "+kind(s.ByKind[i].Kind), &s.ByKind[i])
	}
}
