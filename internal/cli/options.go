package cli

import (
	"errors"
	"fmt"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/pairing"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"github.com/copytaster/copytaster/internal/boilerplate"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/report"
	"github.com/copytaster/copytaster/internal/spill"
)

// matching are the flags that say what counts as reuse.
type matching struct {
	find           []string
	minWords       int
	minResemblance float64
	paraphrase     string
	window         string
	wire           string
	followLinks    bool
	maxGroupPairs  int
	boilerplate    string
	lang           string
	workers        int
	failOn         []string
	baseline       string
	input          string
	fields         map[string]string
	strict         bool
	redact         bool
}

func (m *matching) addFlags(f *pflag.FlagSet, e *env) {
	f.StringSliceVar(&m.find, "find", []string{"duplicates", "passages", "quotations", "paraphrases"}, "what to look for; 'duplicates' alone is the fast path")
	intVar(f, &m.minWords, "min-words", 12, "shortest passage, in words of the article")
	f.Float64Var(&m.minResemblance, "min-resemblance", 0.7, "resemblance from which a pair is a near-duplicate, between 0 and 1")
	f.StringVar(&m.paraphrase, "paraphrase", "loose", "paraphrase threshold: loose, strict, or a score between 0 and 1")
	f.StringVar(&m.lang, "lang", "auto", "language of all articles, as en, es, fr, hu, no, ru or sv")
	f.StringArrayVar(&m.failOn, "fail-on", nil, "exit with 1 if a pair has: duplicate, passage, paraphrase, quotation-altered, uncredited, killed (or corrected text), share>=X, words>=N; repeatable")
	f.StringVar(&m.baseline, "baseline", "", "run folder or SARIF file of an earlier run: what it has too is over no gate")
	f.StringVar(&m.boilerplate, "boilerplate", "", "list of standing text to leave out, or to keep: the boilerplate.tsv of a run folder, edited, or one of your own")
	f.StringVar(&m.input, "input", "", "format of all inputs, one of those that copytaster formats lists (default: recognised by content)")
	f.StringToStringVar(&m.fields, "map", nil, "names of the fields in the input, as text=body,id=guid")
	intVar(f, &m.workers, "workers", 0, "articles worked on at once; never changes the output (default: all processors that the cgroup allows)")
	f.BoolVar(&m.strict, "strict", false, "exit with 4 if an input was skipped")
	f.BoolVar(&m.redact, "redact", false, "offsets, counts and fingerprints, no text")
}

// addCorpusFlags adds the flags that make sense for many articles.
func (m *matching) addCorpusFlags(f *pflag.FlagSet) {
	f.StringVar(&m.window, "window", "", "only pairs published within this time of each other, as 72h or 10d")
	f.StringVar(&m.wire, "wire", "", "sources or paths (a glob) that are wire copy; only wire-outlet pairs are reported")
	f.BoolVar(&m.followLinks, "follow-links", false, "read files outside a folder to which links in it lead")
	intVar(f, &m.maxGroupPairs, "max-group-pairs", 100, "largest group of near-duplicates of which all pairs are reported; 0: no limit")
}

// detectOptions checks the flags and returns what they mean.
func (m *matching) detectOptions() (detect.Options, error) {
	o := detect.Options{MinWords: m.minWords, MinResemblance: m.minResemblance, MaxGroupPairs: m.maxGroupPairs, Workers: m.workers}
	if o.MaxGroupPairs == 0 {
		o.MaxGroupPairs = -1
	}
	var err error
	if o.Find, err = parseFind(m.find); err != nil {
		return o, err
	}
	if o.Boilerplate, err = readBoilerplate(m.boilerplate); err != nil {
		return o, err
	}
	if o.Paraphrase, err = parseParaphrase(m.paraphrase); err != nil {
		return o, err
	}
	if o.Lang, err = parseLang(m.lang); err != nil {
		return o, err
	}
	if o.Window, err = parseWindow(m.window); err != nil {
		return o, err
	}
	if m.wire != "" && !doublestar.ValidatePattern(m.wire) {
		return o, fmt.Errorf("--wire %s: not a glob", m.wire)
	}
	o.WireToOutlet = m.wire != ""
	switch {
	case m.minWords < detect.Shingle:
		return o, fmt.Errorf("--min-words %d: must be at least %d, the length of a shingle", m.minWords, detect.Shingle)
	case !(m.minResemblance > 0 && m.minResemblance < 1):
		return o, fmt.Errorf("--min-resemblance %v: must lie between 0 and 1", m.minResemblance)
	case m.maxGroupPairs < 0:
		return o, fmt.Errorf("--max-group-pairs %d: must not be negative", m.maxGroupPairs)
	case m.workers < 0:
		return o, fmt.Errorf("--workers %d: must not be negative", m.workers)
	}
	return o, nil
}

func parseFind(names []string) (match.Find, error) {
	var find match.Find
	for _, name := range names {
		switch name {
		case "duplicates":
			find |= match.Duplicates
		case "passages":
			find |= match.Passages
		case "quotations":
			find |= match.Quotations
		case "paraphrases":
			find |= match.Paraphrases
		default:
			return 0, fmt.Errorf("--find %s: must be duplicates, passages, quotations or paraphrases, or several with commas", name)
		}
	}
	if find == 0 {
		return 0, errors.New("--find: nothing to look for")
	}
	return find, nil
}

func parseParaphrase(s string) (detect.Threshold, error) {
	switch s {
	case "loose":
		return detect.Loose, nil
	case "strict":
		return detect.Strict, nil
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || !(x > 0 && x <= 1) {
		return 0, fmt.Errorf("--paraphrase %s: must be loose, strict, or a score above 0 and up to 1", s)
	}
	return detect.Threshold(x), nil
}

// readBoilerplate reads a list of standing text; nil for no path.
func readBoilerplate(path string) (*boilerplate.List, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("--boilerplate: %w", err)
	}
	defer f.Close()
	list, err := boilerplate.Read(f)
	if err != nil {
		return nil, fmt.Errorf("--boilerplate %s: %w", path, err)
	}
	return list, nil
}

func parseLang(code string) (string, error) {
	if code == "auto" || code == "" {
		return "", nil
	}
	if len(code) != 2 || strings.ToLower(code) != code {
		return "", fmt.Errorf("--lang %s: must be auto or a code of two letters (ISO 639-1)", code)
	}
	return code, nil
}

// mostDays is what fits in a [time.Duration], and more than any archive spans.
const mostDays = 100_000

// parseWindow reads a duration; a number of days ends in d.
func parseWindow(s string) (time.Duration, error) {
	if s == "" {
		return 0, nil
	}
	d, err := time.ParseDuration(s)
	if days, isDays := strings.CutSuffix(s, "d"); isDays {
		var n float64
		n, err = strconv.ParseFloat(days, 64)
		d = time.Duration(min(n, mostDays) * 24 * float64(time.Hour))
		if math.IsNaN(n) {
			d = 0
		}
	}
	if err != nil || d <= 0 {
		return 0, fmt.Errorf("--window %s: must be a time such as 72h or 10d", s)
	}
	return d, nil
}

func (m *matching) ingestOptions(e *env) ingest.Options {
	return ingest.Options{Format: m.input, Formats: e.inputs, Map: m.fields, FollowLinks: m.followLinks}
}

// roles gives an article its role by --wire.
func (m *matching) roles(a *news.Article) {
	if m.wire == "" {
		return
	}
	a.Role = news.RoleOutlet
	for _, name := range []string{a.Source, a.ID, a.Place.Path} {
		if ok, err := doublestar.Match(m.wire, name); ok && err == nil {
			a.Role = news.RoleWire
		}
	}
}

// settings are the flags as run.json has them: all that can change the output, nothing that cannot.
func (m *matching) settings() map[string]any {
	return map[string]any{
		"boilerplate": m.boilerplate, "find": m.find, "min-words": m.minWords, "min-resemblance": m.minResemblance, "paraphrase": m.paraphrase, "window": m.window, "wire": m.wire,
		"max-group-pairs": m.maxGroupPairs, "lang": m.lang, "input": m.input, "map": m.fields, "follow-links": m.followLinks, "fail-on": m.failOn, "baseline": m.baseline,
		"strict": m.strict, "redact": m.redact, "shingle": detect.Shingle, "common-above": pairing.CommonAbove,
	}
}

// display are the flags that say how things look.
type display struct {
	formats  []report.Format // that the command has
	format   string
	sort     string
	limit    int
	limited  func() bool // whether limit was given; nil: the command has no lists
	page     string      // path of the page of the run; "": none
	kept     bool        // the run is written to a folder now
	minShare float64
	full     bool
	color    string
	progress string
	quiet    bool
	verbose  bool
	choice   *report.Choice // of the pairs that standard output gets; nil: all
}

func (d *display) addFlags(f *pflag.FlagSet, e *env, command report.Commands) {
	d.formats = report.FormatsFor(e.outputs, command)
	f.StringVar(&d.format, "format", "text", "format on standard output: "+list(report.Names(d.formats), "or"))
	f.BoolVar(&d.full, "full", false, "show long passages whole")
	f.StringVar(&d.color, "color", "auto", "auto, always or never; NO_COLOR is honoured")
}

// addListFlags adds the flags for lists of pairs.
func (d *display) addListFlags(f *pflag.FlagSet) {
	f.StringVar(&d.sort, "sort", "words", "what comes first where --limit cuts, and in the text format: words, share, resemblance, id or lag")
	intVar(f, &d.limit, "limit", 0, fmt.Sprintf("most pairs; 0: all (default: text has %d on a terminal and with --out, else all)", shownFirst))
	d.limited = func() bool { return f.Changed("limit") }
	f.Float64Var(&d.minShare, "min-share", 0, "smallest reused share of an article, from 0 to 1")
}

// shownFirst is how many pairs are shown to people who have not said how many they want: more than that scroll by.
const shownFirst = 20

// addRunFlags adds the flags for what is said on standard error.
func (d *display) addRunFlags(f *pflag.FlagSet) {
	f.StringVar(&d.progress, "progress", "auto", "auto (on a terminal) or off")
	f.BoolVarP(&d.quiet, "quiet", "q", false, "say nothing on standard error but errors and what is over a gate")
	f.BoolVarP(&d.verbose, "verbose", "v", false, "name every skipped input")
}

// check returns an error for a flag that cannot be.
func (d *display) check(e *env) error {
	if err := d.checkFormat(e); err != nil {
		return err
	}
	if err := oneOf("--color", d.color, "auto", "always", "never"); err != nil {
		return err
	}
	if d.progress != "" { // a command that has the flag
		if err := oneOf("--progress", d.progress, "auto", "off"); err != nil {
			return err
		}
	}
	switch {
	case d.limit < 0:
		return fmt.Errorf("--limit %d: must not be negative", d.limit)
	case !(d.minShare >= 0 && d.minShare <= 1):
		return fmt.Errorf("--min-share %v: must lie between 0 and 1", d.minShare)
	case d.quiet && d.verbose:
		return errors.New("--quiet and --verbose: one or the other")
	}
	if d.sort != "" {
		if _, err := report.ParseSort(d.sort); err != nil {
			return fmt.Errorf("--sort: %w", err)
		}
	}
	return nil
}

// checkFormat returns an error for a format that the command does not have.
func (d *display) checkFormat(e *env) error {
	return e.oneOfFormats(d.format, report.Names(d.formats)...)
}

// writer returns the writer of standard output. What has to wait is set aside in space; nil: in memory. Pairs are chosen by keep, where it is not nil, and by the flags for
// lists; the text format obeys these itself, and says what it leaves out.
func (d *display) writer(e *env, space *spill.Space, keep func(*report.Pair) bool) report.Writer {
	i := slices.IndexFunc(d.formats, func(f report.Format) bool { return f.Name == d.format })
	w := d.formats[i].Open(e.stdout, report.Options{Text: d.textOptions(e), HTML: report.HTMLOptions{Space: space}, Space: space}) // check has found it
	if path := os.Getenv(summaryVariable); path != "" && d.format == "github" {
		w = newSummarised(w, path, space)
	}
	choice := &report.Choice{Keep: keep}
	if d.format != "text" && d.format != "html" {
		choice.Sort, choice.Limit, choice.MinShare = report.Sort(d.sort), d.limit, d.minShare
	}
	if choice.Keep == nil && choice.Limit == 0 && choice.MinShare == 0 {
		return w
	}
	d.choice = choice
	return choice.Writer(w)
}

// sayChosen says how many pairs standard output has, where the flags left some out.
func (d *display) sayChosen(e *env) {
	if c := d.choice; c != nil && d.format != "text" && c.Written < c.Pairs && !e.stdout.broken {
		e.say("%d of %s written", c.Written, count(c.Pairs, "pair"))
	}
}

func oneOf(flag, value string, allowed ...string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return fmt.Errorf("%s %s: must be one of %s", flag, value, strings.Join(allowed, ", "))
}

// list joins names as in a sentence: "text, jsonl or github".
func list(names []string, last string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	end := len(names) - 1
	return strings.Join(names[:end], ", ") + " " + last + " " + names[end]
}

// textOptions fits the text formats to standard output.
func (d *display) textOptions(e *env) report.TextOptions {
	o := report.TextOptions{Sort: report.Sort(d.sort), Limit: d.limit, MinShare: d.minShare, Full: d.full, Report: d.page}
	f := terminal(e.stdout.w)
	if d.limited != nil && !d.limited() && (f != nil || d.kept) {
		o.Limit = shownFirst
	}
	if f != nil {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil {
			o.Width = width
		}
	}
	switch d.color {
	case "always":
		o.Color = true
	case "auto":
		o.Color = f != nil && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	return o
}

// terminal returns w as a file if it is a terminal.
func terminal(w io.Writer) *os.File {
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return f
	}
	return nil
}

// withConfig reads the configuration before a command runs, so that flags win over variables and those over the file.
func withConfig(c *cobra.Command, run func(c *cobra.Command, args []string) error) {
	file := c.Flags().String("config", "", "configuration file, with the names of the flags (default: copytaster.yaml if present)")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := configure(c.Flags(), flagNames(c.Root()), *file, os.Environ()); err != nil {
			return usageError{err}
		}
		return run(c, args)
	}
}
