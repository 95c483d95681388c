package eval

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/dataset"
	"github.com/copytaster/copytaster/internal/golden"
	"github.com/copytaster/copytaster/internal/report"
)

// judgement is a line of testdata/judgements.tsv, whose head says what its fields mean.
type judgement struct{ set, kind, a, b, at, said, verdict, reason string }

// TestJudgements runs the detector at its defaults over the articles of the judgements by eye and keeps in a golden file, by kind, how many
// were right when they were read and how many of these the detector still says. With -v it lists what is no longer said, and what is
// still said and wrong.
func TestJudgements(t *testing.T) {
	data := dataset.Folder(t)
	sheet := judgements(t)
	still := make(map[judgement]bool)
	for len(sheet) > 0 {
		n := 1
		for n < len(sheet) && sheet[n].set == sheet[0].set {
			n++
		}
		run := said(t, detected(t, filepath.Join(data, sheet[0].set, "docs.jsonl.gz")))
		for _, j := range sheet[:n] {
			still[j] = run.says(t, &j)
			if still[j] != (j.verdict == "right") {
				t.Logf("still said: %t; %s", still[j], j)
			}
		}
		sheet = sheet[n:]
	}
	var out bytes.Buffer
	fmt.Fprintln(&out, "kind: read, right, wrong, unsure, precision of the first reading; still said: right, wrong, unsure, precision")
	for _, kind := range kinds {
		first, now := map[string]int{}, map[string]int{}
		for j, said := range still {
			if j.kind != kind {
				continue
			}
			first[j.verdict]++
			if said {
				now[j.verdict]++
			}
		}
		fmt.Fprintf(&out, "%s: %d, %s; still said: %s\n", kind, first["right"]+first["wrong"]+first["unsure"], tally(first), tally(now))
	}
	golden.Compare(t, "testdata/judgements.golden", out.Bytes())
}

// kinds are the kinds of judgements in the order of the golden file.
var kinds = [...]string{
	"altered", "reattributed", "speaker", "uncredited", "uncredited later", "direction", "common source", "identical", "near-duplicate", "version", "chain", "template",
	"reuse", "paraphrase", "left out",
	"uncredited drawn", "uncredited fresh", "altered drawn", "altered fresh", "common source drawn", "common source fresh", "direction drawn", "direction fresh",
	"version fresh", "paraphrase drawn", "paraphrase fresh",
}

// what returns what was said of an item, whenever it was drawn.
func (j *judgement) what() string {
	return strings.TrimSuffix(strings.TrimSuffix(j.kind, " drawn"), " fresh")
}

// tally writes how many judgements of each verdict there are, and the precision of those that are right or wrong.
func tally(n map[string]int) string {
	r := Ratio{n["right"], n["right"] + n["wrong"]}
	s := fmt.Sprintf("%d, %d, %d", n["right"], n["wrong"], n["unsure"])
	if b := wilson(r); b != nil {
		s += fmt.Sprintf(", %.2f [%.2f, %.2f]", r.Rate(), b[0], b[1])
	}
	return s
}

func (j judgement) String() string {
	return strings.Join([]string{j.set, j.kind, j.a, j.b, j.at, j.said, j.verdict, j.reason}, " | ")
}

// judgements reads the sheet, sorted by set.
func judgements(t *testing.T) []judgement {
	t.Helper()
	text, err := os.ReadFile("testdata/judgements.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var sheet []judgement
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || f[0] == "set" {
			continue
		}
		if len(f) != 8 || !slices.Contains(kinds[:], f[1]) || !slices.Contains([]string{"right", "wrong", "unsure"}, f[6]) {
			t.Fatalf("not a judgement: %q", line)
		}
		sheet = append(sheet, judgement{f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7]})
	}
	slices.SortStableFunc(sheet, func(x, y judgement) int { return strings.Compare(x.set, y.set) })
	return sheet
}

// saying is what a run said, by article and by pair.
type saying struct {
	pairs      map[[2]string]*report.Pair
	articles   map[string]*report.Article
	quotations map[string][]report.Use // by article
}

func said(t *testing.T, r *Run) saying {
	t.Helper()
	s := saying{map[[2]string]*report.Pair{}, map[string]*report.Article{}, map[string][]report.Use{}}
	for p, err := range r.Pairs {
		if err != nil {
			t.Fatal(err)
		}
		s.pairs[[2]string{p.A, p.B}] = p
	}
	for _, a := range r.Articles {
		s.articles[a.ID] = a
	}
	for q, err := range r.Quotations {
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range q.Wordings {
			for _, u := range w.Uses {
				s.quotations[u.Article] = append(s.quotations[u.Article], u)
			}
		}
	}
	return s
}

// says reports whether the run says what was judged.
func (s saying) says(t *testing.T, j *judgement) bool {
	t.Helper()
	var at []int
	for field := range strings.FieldsFuncSeq(j.at, func(r rune) bool { return r == ',' }) {
		n, err := strconv.Atoi(field)
		if err != nil {
			t.Fatal(j, err)
		}
		at = append(at, n)
	}
	a, b := s.articles[j.a], s.articles[j.b]
	if a == nil || b == nil && j.b != "" {
		t.Fatal("no such articles: ", j)
	}
	p := s.pairs[[2]string{j.a, j.b}]
	switch kind := j.what(); kind {
	case "speaker":
		return slices.ContainsFunc(s.quotations[j.a], func(u report.Use) bool {
			name := sha256.Sum256([]byte(u.Speaker))
			return u.Start <= at[0] && at[0] < u.End && u.Speaker != "" && hex.EncodeToString(name[:4]) == j.said
		})
	case "left out":
		return slices.ContainsFunc(a.Zones, func(z report.Zone) bool { return z.Start <= at[0] && at[0] < z.End })
	case "chain":
		return a.Chain != "" && a.Chain == b.Chain
	case "altered", "reattributed":
		return p != nil && slices.ContainsFunc(p.Quotations, func(q report.Quotation) bool {
			return q.Relation == kind && q.AStart <= at[0] && at[0] < q.AEnd && q.BStart <= at[1] && at[1] < q.BEnd
		})
	case "uncredited", "uncredited later":
		return p != nil && p.Uncredited()
	case "direction", "common source":
		return p != nil && p.Direction == j.said
	}
	return p != nil && p.Relation == j.what()
}
