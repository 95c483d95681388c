package cli

import (
	"context"
	"errors"
	"fmt"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/progress"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/copytaster/copytaster/internal/atomicfile"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/report"
	"github.com/copytaster/copytaster/internal/spill"
)

type scanOptions struct {
	matching
	display
	limits
	against []string
	profile string
	out     string
	written
	flags *pflag.FlagSet
}

func (o *scanOptions) addFlags(f *pflag.FlagSet, e *env) {
	o.matching.addFlags(f, e)
	o.addCorpusFlags(f)
	o.display.addFlags(f, e, report.InScan)
	o.addListFlags(f)
	o.addRunFlags(f)
	o.limits.addFlags(f)
	o.flags = f
	f.StringVar(&o.profile, "profile", "", "folder of an index: compare under its profile, and with the settings that it was made with")
	f.StringArrayVar(&o.against, "against", nil, "only pairs of one article of the inputs and one of this file or folder; repeatable")
	o.addOutFlags(f, e)
}

// addOutFlags adds the flags of the run folder.
func (o *scanOptions) addOutFlags(f *pflag.FlagSet, e *env) {
	f.StringVar(&o.out, "out", "", "folder for report.html, CSV, JSON Lines (quotations.jsonl is the ledger of all quotations) and run.json: new, empty or of an earlier run")
	o.written.addFlags(f, e)
}

func newScan(e *env) *cobra.Command {
	o := &scanOptions{}
	c := &cobra.Command{
		Use:   "scan PATH...",
		Short: "Find every reuse among the articles of the inputs",
		Long: `scan reads articles from files, folders or standard input (-) and reports every pair with reused text: near-duplicates;
passages of --min-words or more, verbatim or edited, in otherwise different articles; what people are quoted as saying, and
whether it was altered or given to somebody else; and sentences that say the same in other words.

Datelines, bylines, sign-offs, advisories and standing text are left out. The versions of an agency's story are joined, and an
outlet is told what it still carries though the agency has corrected or killed it. Two stories in the words of one template
(market reports, weather, results) are shown as that and never counted as reuse. Of each pair it says which way the text went,
or that both have it from a third, where the evidence is there, and whether credit is given.

` + aboutInputs(e) +
			exitStatus(status0, status1, status2Out, status3, status4, status130),
		Example: `  copytaster scan articles/                       show what is reused
  copytaster scan articles/ --out run             and write run/report.html, pairs.csv, ...
  copytaster scan articles/ --find quotations --fail-on quotation-altered
  copytaster scan desk/ wire/ --fail-on uncredited --fail-on killed
  copytaster scan feed.jsonl.gz --boilerplate run/boilerplate.tsv
  copytaster scan feed.jsonl.gz --window 72h      only what ran within three days
  copytaster scan draft.txt --against wire/       what a draft takes from the wire
  copytaster scan new/ --against archive/ --fail-on 'share>=0.2' --format github
  curl -s https://example.org/feed.jsonl | copytaster scan - --map text=body`,
		Args: cobra.MinimumNArgs(1),
	}
	o.addFlags(c.Flags(), e)
	withConfig(c, func(c *cobra.Command, args []string) error { return runScan(c.Context(), o, args, e) })
	o.note(c)
	return c
}

func runScan(ctx context.Context, o *scanOptions, paths []string, e *env) error {
	known, err := o.readProfile(ctx)
	if err != nil {
		return err
	}
	r, opts, err := o.begin(e)
	if err != nil {
		return usageError{err}
	}
	if known != nil {
		opts.Profile, opts.Boilerplate = known, nil
	}
	closed, err := r.open(paths, o.against, o.ingestOptions(e), &opts)
	if err != nil {
		return err
	}
	defer closed()
	if o.format == "junit" && len(o.failOn) == 0 && !o.quiet {
		e.say("warning: --format junit without --fail-on: nothing can fail")
	}
	opts.ThroughBytes = e.bytes
	return o.limits.explain(r.scan(ctx, opts, paths))
}

// toWrite returns what a run folder is to hold.
func (o *scanOptions) toWrite(e *env) ([]report.Output, error) {
	write, err := o.written.outputs(e)
	if err == nil && o.given && o.out == "" {
		err = errors.New("--write: --out names the folder to write into")
	}
	return write, err
}

// begin returns a run that reads and writes nothing yet, and the options of its steps. An error is one of usage.
func (o *scanOptions) begin(e *env) (*run, detect.Options, error) {
	gate, opts, err := o.checked(e)
	if err != nil {
		return nil, opts, err
	}
	r := &run{env: e, o: o, gate: gate, began: time.Now()}
	if r.memory, err = o.limits.check(); err != nil {
		return nil, opts, err
	}
	r.toWrite, err = o.toWrite(e)
	return r, opts, err
}

// open opens what the run reads and writes, and sets in opts what the steps may use: most of the memory, and no more of what they find
// than is shown. closed is called at the end; a folder that was not closed by then is not there.
func (r *run) open(paths, against []string, input ingest.Options, opts *detect.Options) (closed func(), err error) {
	input.MaxText = r.memory / textPart
	unlimited, space := limit(r.memory, r.o.workers), spill.New(r.o.tmp, r.memory/reportPart)
	end := func() {
		if r.folder != nil {
			r.folder.Abort() // does nothing once it is closed
		}
		_ = space.Close() // it has only temporary files
		unlimited()
	}
	defer func() {
		if err != nil {
			end()
		}
	}()
	input.Hash = r.o.out != "" // only run.json has it
	if r.input, err = openInput(paths, against, r.env, input); err != nil {
		return nil, err
	}
	if r.baseline, err = readBaseline(r.o.baseline); err != nil {
		return nil, err
	}
	if r.baseline != nil {
		r.compared = r.baseline.Compared()
	}
	if err = r.openWriters(space); err != nil {
		return nil, err
	}
	opts.Memory, opts.Tmp, opts.MatchesOnly = r.memory-r.memory/reportPart, r.o.tmp, !r.ofArticles
	return end, nil
}

// openWriters opens what the run writes: into the folder of --out and to standard output.
func (r *run) openWriters(space *spill.Space) (err error) {
	o, e := r.o, r.env
	var writers []report.Writer
	if o.out != "" {
		options := report.FolderOptions{HTML: report.HTMLOptions{Space: space}, Write: r.toWrite, Space: space}
		r.folder, err = begin(&e.unfinished, func() (*report.Folder, error) { return report.Create(o.out, options) })
		if err != nil {
			return folderError(err)
		}
		writers = append(writers, r.folder)
		o.page, o.kept = o.pageIn(o.out), true
	}
	shown := o.writer(e, space, nil)
	_, r.ofArticles = shown.(report.ArticleWriter)
	r.ofArticles = r.ofArticles || o.out != ""
	r.writer = report.Tee(append(writers, shown)...)
	if o.redact {
		r.writer = report.Tee(report.Redacted(r.writer))
	}
	return nil
}

// reportPart is the part of the memory, as its divisor, in which the report sets aside what has to wait.
const reportPart = 16

// folderError gives an error of a run folder that cannot be written a hint.
func folderError(err error) error {
	switch {
	case errors.Is(err, report.ErrNotRunFolder):
		return usageError{hinted{err, "name a new folder, an empty one, or one that an earlier run wrote"}}
	case errors.Is(err, atomicfile.ErrHeld):
		return hinted{err, "wait until it ends, or name another folder"}
	}
	return hinted{err, "name a folder with --out that you may write to"}
}

// checked returns what the flags mean.
func (o *scanOptions) checked(e *env) (*gate, detect.Options, error) {
	o.workers = e.capped(o.workers, o.quiet)
	opts, err := o.detectOptions()
	if err != nil {
		return nil, opts, err
	}
	if err := o.display.check(e); err != nil {
		return nil, opts, err
	}
	g, err := parseGate(o.failOn, opts.Find, o.baseline)
	if err != nil {
		return nil, opts, err
	}
	return g, opts, o.ingestOptions(e).Validate()
}

// run is a scan on its way.
type run struct {
	env              *env
	o                *scanOptions
	gate             *gate
	memory           int64           // bytes
	toWrite          []report.Output // what a run folder is to hold
	read             readings
	input            *ingest.Input
	folder           *report.Folder      // nil: none is written
	writer           report.LedgerWriter // into the run folder and to standard output
	ofArticles       bool                // some writer shows articles
	baseline         *report.Baseline    // nil: none is given
	compared         *report.Compared    // with the baseline; nil likewise
	skipped          []report.Skipped    // the first skippedKept
	skips            int                 // all of them
	quotations, uses int                 // written to the ledger
	began            time.Time
	times            map[string]float64
	index            *checked // nil: the articles are compared with each other
}

func (r *run) scan(ctx context.Context, opts detect.Options, paths []string) error {
	opts.Progress = &progress.Progress{}
	stop := r.showProgress(opts.Progress)
	defer stop()

	r.times = make(map[string]float64)
	d, err := detect.Read(ctx, r.articles(ctx), opts)
	if err != nil {
		return err
	}
	defer func() { _ = d.Close() }() // it has only temporary files
	r.lap("read")
	for m, err := range d.Matches(ctx) {
		if err != nil {
			return err
		}
		if err := r.write(report.NewPair(m, report.NewArticle(m.A), report.NewArticle(m.B))); err != nil {
			return err
		}
		if r.env.stdout.broken && r.o.out == "" {
			return nil // nobody reads what is still to come
		}
	}
	r.lap("compare")
	stop()
	if err := ctx.Err(); err != nil {
		return err
	}
	if r.ofArticles {
		if err := r.writeArticles(d.Articles(ctx)); err != nil {
			return err
		}
	}
	if r.o.out != "" {
		if err := r.writeLedger(d.Ledger(ctx)); err != nil {
			return err
		}
	}
	outcome, err := d.Outcome()
	if err != nil {
		return err
	}
	return r.finish(outcome, paths)
}

// lap notes how long the stage took that ends now.
func (r *run) lap(stage string) {
	spent := 0.0
	for _, s := range r.times {
		spent += s
	}
	r.times[stage] = time.Since(r.began).Seconds() - spent
}

// articles are those of the input, with their roles; what is skipped is noted.
func (r *run) articles(ctx context.Context) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		for a, err := range articles(ctx, r.input) {
			if s, ok := errors.AsType[*ingest.Skipped](err); ok {
				r.skip(s.Place.String(), s.Reason)
				continue
			}
			if err == nil {
				r.o.roles(&a)
				r.read.count(&a)
				r.index.keep(&a)
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// skippedKept is how many skipped inputs are named anywhere; what is beyond is counted. A feed with a slip has as many as lines.
const skippedKept = 1000

func (r *run) skip(place, reason string) {
	if r.skips++; r.skips <= skippedKept {
		r.skipped = append(r.skipped, report.Skipped{Place: place, Reason: shortened(reason)})
	}
}

func (r *run) write(p *report.Pair) error {
	p.Baseline = r.baseline
	r.gate.judge(p)
	if r.baseline != nil {
		r.compared.Count(p)
	}
	r.index.judged(p)
	return r.writer.Pair(p)
}

// writeArticles writes the articles to the run folder.
func (r *run) writeArticles(articles iter.Seq2[*match.ArticleResult, error]) error {
	for f, err := range articles {
		if err != nil {
			return err
		}
		if err := r.writer.Article(report.NewFigures(f)); err != nil {
			return err
		}
	}
	return nil
}

// writeLedger writes the quotations to the run folder.
func (r *run) writeLedger(sayings iter.Seq2[*match.LedgerEntry, error]) error {
	for s, err := range sayings {
		if err != nil {
			return err
		}
		q := report.NewLedgerQuotation(s)
		r.quotations++
		r.uses += q.Uses
		if err := r.writer.Quotation(q); err != nil {
			return err
		}
	}
	return nil
}

// finish writes what can only be said at the end and returns the verdict.
func (r *run) finish(o *match.Outcome, paths []string) error {
	for _, d := range o.Dropped {
		r.skip(d.Place.String(), fmt.Sprintf("id %q is also that of %s, which is kept", d.ID, d.Kept))
		r.read.drop(d)
	}
	for _, a := range o.Broken {
		r.skip(a.Place.String(), "preparing it failed: "+a.Reason)
		if !a.Against {
			r.read.fresh--
		}
	}
	for _, p := range o.Failed {
		r.skip(fmt.Sprintf("the pair %s and %s", p.A, p.B), "comparing the two failed: "+p.Reason)
	}
	slices.SortFunc(r.skipped, func(x, y report.Skipped) int {
		return strings.Compare(x.Place+"\x00"+x.Reason, y.Place+"\x00"+y.Reason)
	})
	r.saySkipped()
	if n := o.Counts.Lookalikes; n > 0 && !r.o.quiet {
		r.env.say("warning: articles with letters of another alphabet inside words: %d; they were read as they look", n)
	}
	if err := r.checkJudged(paths); err != nil {
		return err
	}
	if r.index != nil && r.o.out == "" { // a run folder counts the articles that it has
		o.Counts.Articles = r.read.fresh + r.index.articles
	}
	result := report.NewResult(o, r.header(paths))
	if err := r.writer.Close(result); err != nil {
		return err
	}
	if r.o.out != "" && !r.o.quiet {
		r.env.say("%s", r.o.written.where(r.o.out))
	}
	if !r.o.quiet {
		r.o.sayChosen(r.env)
	}
	if r.compared != nil && r.o.format != "text" && !r.o.quiet {
		r.env.say("baseline %s: %s", r.o.baseline, r.compared)
	}
	r.gate.say(r.env, r.whereAll())
	if n := o.LeftOut; n.Words > 0 && len(r.gate.conditions) > 0 {
		r.env.say("left out as standing text, and not judged by --fail-on: %s of %s", count(n.Words, "word"), count(n.Articles, "article"))
	}
	unread := r.input.Unread()
	switch {
	case len(unread) > 0:
		return notRead(unread)
	case r.gate.over():
		return errGate
	case len(r.gate.conditions) > 0 && len(o.Broken)+len(o.Failed) > 0:
		return notJudged(o)
	case r.o.strict && r.skips > 0:
		return errSkipped
	}
	return nil
}

// whereAll says where all hits of a gate are named.
func (r *run) whereAll() string {
	if r.o.out == "" {
		return ""
	}
	return "; " + filepath.Join(r.o.out, "run.json") + " has them"
}

// header is run.json without what the detector knows.
func (r *run) header(paths []string) *report.Run {
	r.lap("sum up")
	settings := r.o.settings()
	settings["paths"], settings["against"] = slices.Sorted(slices.Values(paths)), slices.Sorted(slices.Values(r.o.against))
	if r.index != nil {
		settings["index"], settings["add"] = r.index.dir, r.index.add
	}
	head := &report.Run{
		Schema: report.RunSchema, Version: version, Settings: settings,
		Gates: append([]report.Gate{}, r.gate.results...), Baseline: r.compared,
		Skipped: append([]report.Skipped{}, r.skipped...), Inputs: []report.Input{}, Times: r.times,
		Counts: report.Counts{Skipped: r.skips, Quotations: r.quotations, QuotationUses: r.uses},
		Environment: map[string]string{
			"go": runtime.Version(), "os": runtime.GOOS, "arch": runtime.GOARCH, "processors": fmt.Sprint(runtime.NumCPU()),
			"workers": fmt.Sprint(r.o.workers), "started": r.began.UTC().Format(time.RFC3339),
		},
	}
	for _, f := range r.input.Files() {
		head.Inputs = append(head.Inputs, report.Input{Path: f.Path, Bytes: f.Bytes, SHA256: f.SHA256})
	}
	return head
}

// skippedShown is how many skipped inputs are named without --verbose.
const skippedShown = 10

// saySkipped names what was skipped.
func (r *run) saySkipped() {
	if n := r.input.BadDates(); n > 0 && !r.o.quiet {
		r.env.say("warning: dates that cannot be read: %d; these articles count as undated", n)
	}
	if n := r.input.Misread(); n > 0 && !r.o.quiet {
		r.env.say("warning: articles that look like UTF-8 read as Windows-1252, and in part cannot be put right: %d", n)
	}
	if n := r.input.Titled(); n > 0 && !r.o.quiet {
		r.env.say("warning: articles without a text: %d; their titles are compared; --map text=FIELD names another field", n)
	}
	if !r.o.quiet {
		for _, note := range r.input.Notes() {
			r.env.say("note: %s", note)
		}
	}
	for i, s := range r.skipped {
		switch {
		case r.o.quiet:
			return
		case i == skippedShown && !r.o.verbose:
			where := "--verbose names them all"
			if r.o.out != "" {
				where = "all are in " + filepath.Join(r.o.out, "run.json")
			}
			if r.skips > skippedKept {
				where = strings.Replace(where, "all", fmt.Sprintf("the first %d", skippedKept), 1)
			}
			r.env.say("warning: %d more inputs were skipped; %s", r.skips-i, where)
			return
		}
		r.env.say("warning: skipped %s: %s", s.Place, s.Reason)
	}
	if more := r.skips - len(r.skipped); more > 0 {
		r.env.say("warning: %d more inputs were skipped", more)
	}
}

// stderrIsTerminal reports whether progress can be shown.
func (e *env) stderrIsTerminal() bool {
	return terminal(e.stderr) != nil && os.Getenv("TERM") != "dumb"
}
