package eval

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/copytaster/copytaster/internal/report"
)

// WriteText writes s as aligned tables. Rates have four decimals and their counts.
func (s *Scores) WriteText(w io.Writer) error {
	var out bytes.Buffer
	t := table{Writer: tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)}
	if s.Pairs != nil {
		t.pairs(s.Pairs)
	}
	if s.Silver != nil {
		t.silver(s.Silver)
	}
	if s.Passages != nil {
		t.passages(s.Passages, s.MinWords)
	}
	if s.Paraphrases != nil {
		t.paraphrases(s.Paraphrases)
	}
	if s.Clusters != nil {
		t.clusters(s.Clusters)
	}
	if s.Quotations != nil {
		t.quotations(s.Quotations)
	}
	if s.Sentences != nil {
		t.sentences(s.Sentences)
	}
	for _, note := range s.Notes {
		t.title("note: %s", note)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err := w.Write(out.Bytes())
	return err
}

// table writes rows of cells. Consecutive rows with the same number of cells are aligned.
type table struct{ *tabwriter.Writer }

// line writes a row. Cells must contain neither tabs nor line ends.
func (t table) line(cells ...string) {
	fmt.Fprintln(t, strings.Join(cells, "\t"))
}

// title writes a line of its own, which ends the columns above it.
func (t table) title(format string, args ...any) {
	_ = t.Flush() // the writer keeps its error
	t.line(fmt.Sprintf(format, args...))
}

func (t table) pairs(s *PairScores) {
	t.title("pairs")
	t.line("  recall", ratio(s.Recall))
	if s.RecallExcept != nil {
		t.line("  recall"+except(s.ExceptKinds), ratio(*s.RecallExcept))
	}
	for _, k := range s.ByKind {
		t.line("  recall, "+kind(k.Kind), ratio(k.Recall))
	}
	if s.Negatives != nil {
		t.line("  labelled 0, reported", ratio(*s.Negatives))
	}
	if s.Precision != nil {
		t.line("  precision", ratio(*s.Precision))
		t.line("  F1", number(s.F1))
	} else {
		t.line("  precision, F1", "-       the gold lists no pair with label 0 and does not say that it is complete")
	}
	for _, m := range s.Missed {
		t.title("  missed: %s", m)
	}
}

func (t table) silver(s *SilverScores) {
	t.title("silver pairs")
	t.line(fmt.Sprintf("  recall, containment >= %v", s.Containment), ratio(s.Contained))
	t.line(fmt.Sprintf("  recall, resemblance >= %v", s.Resemblance), ratio(s.NearDuplicates))
	for _, m := range s.Missed {
		t.title("  missed: %s  %s  resemblance %.4f  containment %.4f", report.Printable(m.A), report.Printable(m.B), m.J, m.C)
	}
}

func (t table) passages(s *PassageScores, minWords int) {
	t.title("passages of the pairs with gold spans, in characters of both texts; recall: gold spans of %d words or more", minWords)
	t.line("  kind", "pairs", "precision", "without edits", "recall", "F1", "F1 w/o edits",
		"granularity", "plagdet", "plagdet w/o edits")
	t.passage("all", &s.Total)
	if s.Except != nil {
		t.passage("all"+except(s.ExceptKinds), s.Except)
	}
	for i := range s.ByKind {
		t.passage(kind(s.ByKind[i].Kind), &s.ByKind[i])
	}
	for _, p := range s.Worst {
		t.title("  worst: %s  F1 %.4f  precision %s  recall %s", p.LabelPair, p.F1, ratio(p.Precision), ratio(p.Recall))
	}
}

func (t table) passage(label string, s *PassageScore) {
	t.line("  "+label, strconv.Itoa(s.Pairs), ratio(s.Precision), ratio(s.PrecisionWithoutEdits), ratio(s.Recall),
		number(s.F1), number(s.F1WithoutEdits),
		fmt.Sprintf("%.4f (%d/%d)", s.Granularity, s.Detections, s.Detected), number(s.Plagdet), number(s.PlagdetWithoutEdits))
}

func (t table) paraphrases(s *ParaphraseScores) {
	t.title("paraphrases, as whole passages; not counted above")
	t.line("  recall", ratio(s.Recall))
	if s.Precision != nil {
		t.line("  precision", ratio(*s.Precision))
		t.line("  F1", number(s.F1))
	} else {
		t.line("  precision, F1", "-       the gold does not say that it is complete")
	}
}

func (t table) clusters(s *ClusterScores) {
	t.title("clusters of %d articles: %d in the gold, %d in the run", s.Articles, s.GoldClusters, s.RunClusters)
	t.line("  adjusted Rand index", number(&s.AdjustedRand))
	t.line("  B-cubed precision", number(&s.Precision))
	t.line("  B-cubed recall", number(&s.Recall))
	t.line("  B-cubed F1", number(&s.F1))
}

func (t table) quotations(s *QuotationScores) {
	t.title("quotations, as a whole and up to marks and punctuation beside them; recall: direct attributions inside quotation marks")
	t.line("  recall", ratio(s.Recall))
	t.line("  recall, split by other words", ratio(s.RecallSplit))
	t.line("  precision", ratio(s.Precision))
	t.line("  F1", number(s.F1))
	t.line("  precision, where something is labelled", ratio(s.PrecisionLabelled))
	t.line("  F1, where something is labelled", number(s.F1Labelled))
	t.line("  reported, nothing is labelled", ratio(s.Unlabelled))
	t.line("  reported, only other attributions, not counted above", ratio(s.Mixed))
	t.line("  speaker right, of those found", ratio(s.Speaker.Right))
	t.line("  speaker wrong", ratio(s.Speaker.Wrong))
	t.line("  speaker empty", ratio(s.Speaker.Empty))
	for _, m := range s.Missed {
		t.title("  missed: %s  %d-%d", report.Printable(m.Article), m.Start, m.End)
	}
}

func (t table) sentences(s *SentenceScores) {
	t.title("sentence pairs, a paraphrase from %.4g on; in brackets the 95 %% confidence interval", s.Threshold)
	t.line("", "accuracy", "precision", "recall", "F1", "AUC")
	t.sentence("all", &s.Total)
	for i := range s.BySplit {
		t.sentence("split "+kind(s.BySplit[i].Name), &s.BySplit[i])
	}
	for i := range s.ByKind {
		t.sentence(kind(s.ByKind[i].Name), &s.ByKind[i])
	}
	for _, p := range s.Worst {
		t.title("  worst: score %.4f  label %d  %s | %s", p.Score, p.Label, report.Printable(p.A), report.Printable(p.B))
	}
}

func (t table) sentence(label string, s *SentenceScore) {
	b := &s.Bounds
	t.line("  "+label, ratio(s.Accuracy)+bounds(b.Accuracy), ratio(s.Precision)+bounds(b.Precision), ratio(s.Recall)+bounds(b.Recall),
		number(s.F1)+bounds(b.F1), number(s.AUC)+bounds(b.AUC))
}

// bounds returns " [0.7100, 0.7900]", or "" for nil.
func bounds(b *Bounds) string {
	if b == nil {
		return ""
	}
	return fmt.Sprintf(" [%.4f, %.4f]", b[0], b[1])
}

// ratio returns "0.7500 (3/4)", or "- (0/0)".
func ratio(r Ratio) string {
	if r.Of == 0 {
		return "- (0/0)"
	}
	return fmt.Sprintf("%.4f (%d/%d)", r.Rate(), r.N, r.Of)
}

func number(f *float64) string {
	if f == nil {
		return "-"
	}
	return fmt.Sprintf("%.4f", *f)
}

// String returns the ids and the kind, escaped for a terminal.
func (p LabelPair) String() string {
	ids := report.Printable(p.A) + "  " + report.Printable(p.B)
	if p.Kind == "" {
		return ids
	}
	return ids + "  " + report.Printable(p.Kind)
}

// except returns " but ocr, merge".
func except(kinds []string) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = kind(k)
	}
	return " but " + strings.Join(names, ", ")
}

// kind returns the name of a kind of pairs, as a row shows it.
func kind(k string) string {
	if k == "" {
		return "without a kind"
	}
	return report.Printable(k)
}
