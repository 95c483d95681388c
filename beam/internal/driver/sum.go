package driver

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"runtime"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/copytaster/copytaster/beam/internal/files"
	"github.com/copytaster/copytaster/beam/internal/steps"
	"github.com/copytaster/copytaster/internal/account"
	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/pairing"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/report"
	"github.com/copytaster/copytaster/internal/spill"
)

func routeCount(tag int) string { return fmt.Sprintf("route_%02d", tag) }

// sumUp adds up the results and writes the run.
func (s *search) sumUp() error {
	space := spill.New(s.o.Tmp, s.o.Memory/16)
	defer space.Close()
	folder, err := report.Create(s.o.Out, report.FolderOptions{HTML: report.HTMLOptions{Space: space}, Space: space})
	if err != nil {
		return err
	}
	defer folder.Abort() // does nothing once it is closed
	sink := report.Tee(folder)
	if s.o.Sharded != "" {
		shards := report.NewShards(report.ShardOptions{Rows: s.o.Rows, Space: space, Create: func(name string) (io.WriteCloser, error) {
			return files.Create(s.ctx, files.Path(s.o.Sharded, name))
		}})
		sink = report.Tee(shards, folder)
	}
	sums, reader := account.New(s.memory, true), s.memory.Open()
	sums.SidesElsewhere()
	for b, err := range s.results() {
		if err != nil {
			return err
		}
		var r compare.Result
		if err := r.Decode(b, s.memory, reader); err != nil {
			return err
		}
		sums.Add(r)
		if m := r.Match; m != nil {
			if err := sink.Pair(report.NewPair(m, report.NewArticle(m.A), report.NewArticle(m.B))); err != nil {
				return err
			}
		}
	}
	found, err := s.clusters()
	if err != nil {
		return err
	}
	sums.Clustered(found)
	if err := s.articles(sink.Article); err != nil {
		return err
	}
	quotations, uses := 0, 0
	if s.steps.Compare.Find&match.Quotations != 0 {
		comparers := make([]*compare.Comparer, s.steps.Pairing.Workers)
		for i := range comparers {
			comparers[i] = compare.New(s.memory, s.profile, s.steps.Compare)
		}
		for said, err := range sums.Ledger(s.ctx, comparers...) {
			if err != nil {
				return err
			}
			q := report.NewLedgerQuotation(said)
			quotations++
			uses += q.Uses
			if err := sink.Quotation(q); err != nil {
				return err
			}
		}
	}
	outcome, err := sums.Outcome(s.profile)
	if err != nil {
		return err
	}
	n, err := s.counts()
	if err != nil {
		return err
	}
	s.steps.Complete(outcome, s.profile, n)
	if err := s.leftOut(outcome); err != nil {
		return err
	}
	run := s.header()
	run.Counts.Quotations, run.Counts.QuotationUses = quotations, uses
	return sink.Close(report.NewResult(outcome, run))
}

// articles has the figures of the articles added up, and hands them to take, by ID.
func (s *search) articles(take func(*report.Article) error) error {
	of := steps.Sided{In: files.Path(s.folder(s.in), steps.ArticleFile), Column: s.numbers(), Sides: files.Path(s.folder(stepCompare), steps.SideFile)}
	sizes := ""
	if len(s.profile.Chains) > 0 {
		sizes = files.Shard(files.Path(s.folder(stepSizes), steps.SizeFile), 0)
		if _, err := s.step(stepSizes, func(folder string) (map[string]int, error) {
			return nil, s.job(folder, func(b beam.Scope) { steps.SizeJob(b, of, s.o.Shards, folder) })
		}); err != nil {
			return err
		}
	}
	if _, err := s.step(stepArticles, func(folder string) (map[string]int, error) {
		return nil, s.job(folder, func(b beam.Scope) { steps.FiguresJob(b, of, sizes, s.profilePath(), s.o.Shards, folder) })
	}); err != nil {
		return err
	}
	next := make([]func() ([]byte, error, bool), s.o.Shards)
	for i := range next {
		var stop func()
		next[i], stop = iter.Pull2(files.Records(s.ctx, files.Shard(files.Path(s.folder(stepArticles), steps.ArticleFile), i)))
		defer stop()
	}
	for i := range corpus.Ref(s.memory.Len()) {
		id := s.memory.Head(i).ID
		b, err, more := next[steps.ShardOf(id, s.o.Shards)]()
		if err == nil && !more {
			err = fmt.Errorf("internal error: the figures of article %q are missing", id)
		}
		var a report.Article
		if err == nil {
			err = json.Unmarshal(b, &a)
		}
		if err == nil && a.ID != id {
			err = fmt.Errorf("internal error: figures of article %q, want %q", a.ID, id)
		}
		if err == nil {
			err = take(&a)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// counts returns what finding the candidates counted.
func (s *search) counts() (pairing.Counts, error) {
	m, _, err := files.ReadManifest(s.ctx, s.folder(stepCandidates))
	n := pairing.Counts{
		Classes: s.pairing.Counts().Classes, Bounded: m.Counts["bounded"], LargeGroups: m.Counts["large_groups"], GroupPairsLeft: m.Counts["group_pairs_left"],
		SentencePairs: m.Counts["sentence_pairs"],
	}
	for tag := range n.Candidates {
		n.Candidates[tag] = m.Counts[routeCount(tag)]
	}
	for _, x := range s.noted(steps.NoteBounded) {
		n.Bounded += x.N
	}
	return n, err
}

// leftOut adds to an outcome what was left out and why.
func (s *search) leftOut(o *match.Outcome) error {
	standing := profile.NewStandingCount()
	for _, n := range s.noted(steps.NoteStanding) {
		of, err := profile.DecodeStandingCount(n.Bytes)
		if err != nil {
			return err
		}
		standing.Merge(of)
	}
	var err error
	if s.profile.Matcher() != nil {
		if o.LeftOut, err = standing.Sum(s.memory.Cut); err != nil {
			return err
		}
	}
	for _, n := range s.noted(steps.NoteFailed) {
		o.Failed = append(o.Failed, match.FailedPair{A: n.A, B: n.B, Reason: n.Reason})
	}
	return nil
}

// mostSkipped is how many skipped inputs are named; what is beyond is counted.
const mostSkipped = 1000

// header is run.json without what was found.
func (s *search) header() *report.Run {
	o := &s.o.Settings
	run := &report.Run{
		Schema: report.RunSchema, Version: s.o.Version, Gates: []report.Gate{}, Skipped: []report.Skipped{}, Inputs: []report.Input{}, Times: map[string]float64{},
		Settings: map[string]any{
			"paths": slices.Sorted(slices.Values(s.o.Inputs)), "min-words": o.MinWords, "min-resemblance": o.MinResemblance, "window": o.Window.String(),
			"max-group-pairs": o.MaxGroupPairs, "lang": o.Lang, "input": o.Format, "map": o.Map, "common-above": pairing.CommonAbove,
		},
		Environment: map[string]string{"go": runtime.Version(), "os": runtime.GOOS, "arch": runtime.GOARCH},
	}
	skip := func(place, reason string) {
		run.Skipped = append(run.Skipped, report.Skipped{Place: place, Reason: reason})
	}
	for _, n := range s.notes {
		switch n.Kind {
		case steps.NoteSkipped:
			skip(n.Place.String(), n.Reason)
		case steps.NoteDropped:
			skip(n.Place.String(), fmt.Sprintf("id %q is also that of %s, which is kept", n.ID, n.Kept))
		case steps.NoteBroken:
			skip(n.Place.String(), "preparing it failed: "+n.Reason)
		case steps.NoteFailed:
			skip(fmt.Sprintf("the pair %s and %s", n.A, n.B), "comparing the two failed: "+n.Reason)
		case steps.NoteInput:
			run.Inputs = append(run.Inputs, report.Input{Path: n.ID, Bytes: int64(n.N)})
		}
	}
	slices.SortFunc(run.Inputs, func(x, y report.Input) int { return strings.Compare(x.Path, y.Path) })
	slices.SortFunc(run.Skipped, func(x, y report.Skipped) int {
		return strings.Compare(x.Place+"\x00"+x.Reason, y.Place+"\x00"+y.Reason)
	})
	run.Counts.Skipped = len(run.Skipped)
	run.Skipped = run.Skipped[:min(len(run.Skipped), mostSkipped)]
	return run
}
