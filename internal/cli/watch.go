package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/copytaster/copytaster/internal/atomicfile"
	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/report"
	"github.com/copytaster/copytaster/internal/store"
	"github.com/copytaster/copytaster/internal/watch"
)

type watchOptions struct {
	scanOptions
	network
	index  string
	state  string
	every  time.Duration
	pages  bool
	poll   bool
	once   bool
	status string

	file        string
	rotate      string
	keep        int
	hook        string
	hookArgs    []string
	hookTimeout time.Duration
	atom        string
}

func (o *watchOptions) addFlags(f *pflag.FlagSet, e *env) {
	o.flags = f
	o.matching.addFlags(f, e)
	o.addCorpusFlags(f)
	for _, name := range []string{"baseline"} {
		_ = f.MarkHidden(name) // taken, for the sake of one configuration
	}
	for _, name := range settingFlags() {
		f.Lookup(name).Usage += "; must be as the index was made"
	}
	f.Lookup("fail-on").Usage = "report only pairs that have: duplicate, passage, paraphrase, quotation-altered, uncredited, killed (or corrected text), share>=X, words>=N; with --once exit with 1 if there is a new one; repeatable"
	f.Lookup("strict").Usage = "with --once exit with 4 if a feed of a list cannot be read"
	f.Lookup("input").Usage = "format of all files in folders, one of those that copytaster formats lists (default: recognised by content)"
	f.StringVar(&o.index, "index", "", "folder of the index (required); the first items make it if it is not there")
	f.StringVar(&o.state, "state", "", "folder for what the watch remembers (default: the folder watch in that of the index)")
	f.DurationVar(&o.every, "every", 15*time.Minute, "how often a feed is asked; longer where it fails or the server asks for it")
	f.BoolVar(&o.pages, "fetch", false, "fetch the page behind an item that has only a summary, if its robots.txt lets us")
	f.BoolVar(&o.poll, "poll", false, "look at folders again and again: for drives of the network, where the system does not tell of changes")
	f.BoolVar(&o.once, "once", false, "look at everything once and end")
	f.StringVar(&o.status, "status", "", "file that says how the watch is, as JSON, written once a minute")
	f.StringVar(&o.format, "format", "jsonl", "format on standard output: jsonl or text")
	f.StringVar(&o.file, "file", "", "append matches to this file, as JSON Lines, instead of standard output")
	f.StringVar(&o.rotate, "rotate", "64MiB", "size at which the file of --file is renamed and a new one begins")
	intVar(f, &o.keep, "keep", 5, "renamed files that are kept")
	f.StringVar(&o.hook, "hook", "", "program that is run for each match, with its JSON on standard input; instead of standard output")
	f.StringArrayVar(&o.hookArgs, "hook-arg", nil, "argument for the program; repeatable")
	f.DurationVar(&o.hookTimeout, "hook-timeout", 30*time.Second, "longest time that one run of the program may take")
	f.StringVar(&o.atom, "atom", "", "keep an Atom feed of the last matches in this file; instead of standard output")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "say nothing on standard error but warnings and errors")
	o.network.addFlags(f)
	o.limits.addFlags(f)
}

func newWatch(e *env) *cobra.Command {
	o := &watchOptions{}
	c := &cobra.Command{
		Use:   "watch SOURCE... --index DIR",
		Short: "Watch feeds and folders, and report what is reused",
		Long: `watch looks at feeds and folders again and again, adds what is new to an index, and reports what it has in common with what was there
before. A SOURCE is the address of a feed (RSS, Atom, JSON Feed) or of an OPML list of feeds, a folder, or a file, which may be a list too.

It remembers what it has seen and sent, and goes on where it was when it is started again. A match that was found is reported even if the
machine fails in between; then it may come twice, with the same id.` +
			exitStatus("0    finished, with --once; without it a watch ends by an error or an interrupt", "1    with --once and --fail-on: there are new matches",
				"2    wrong usage or configuration, or an option that the index was not made with",
				"3    the index, what is remembered, or with --once a named source cannot be read, or an output does not take its matches",
				"4    finished, but feeds of a list cannot be read (with --once and --strict)", "130  interrupted, by SIGTERM too; nothing is lost"),
		Example: `  copytaster watch https://example.org/rss.xml --index wire.index --format text
  copytaster watch feeds.opml spool/ --index wire.index --file matches.jsonl --status watch.json
  copytaster watch feeds.opml --index wire.index --fail-on 'share>=0.2' --hook ./alert --hook-arg newsdesk
  copytaster watch feeds.opml --index wire.index --once --atom matches.xml`,
		Args: cobra.MinimumNArgs(1),
	}
	o.addFlags(c.Flags(), e)
	withConfig(c, func(c *cobra.Command, args []string) error { return indexError(runWatch(c.Context(), o, args, e)) })
	return c
}

func runWatch(ctx context.Context, o *watchOptions, sources []string, e *env) (err error) {
	if o.index == "" {
		return usageError{hinted{errors.New("--index is missing"), "name the folder of the index; the first items make it"}}
	}
	if err := o.adoptIndex(ctx); err != nil {
		return err
	}
	o.workers = e.capped(o.workers, o.quiet)
	of, gate, err := o.options(e)
	if err != nil {
		return usageError{err}
	}
	if err := checkSources(sources); err != nil {
		return err
	}
	memory, err := o.limits.check()
	if err != nil {
		return usageError{err}
	}
	defer limit(memory, o.workers)()
	of.Sources, of.Detect.Memory, of.Detect.Tmp, of.Input.MaxText = sources, memory/2, o.tmp, memory/textPart
	if of.Client, err = o.client(); err != nil {
		return usageError{err}
	}
	defer of.Client.Close()
	if of.State, err = watch.OpenState(cmp.Or(o.state, filepath.Join(o.index, store.WatchFolder))); err != nil {
		return stateError(err)
	}
	defer func() { err = errors.Join(err, of.State.Close()) }()
	if of.Outputs, err = o.outputs(of.State, e); err != nil {
		return usageError{err}
	}
	result, err := watch.New(of).Run(ctx)
	if err != nil {
		return o.limits.explain(stateError(err))
	}
	return o.verdict(result, gate, e)
}

// adoptIndex takes the settings of the index, if it is there.
func (o *watchOptions) adoptIndex(ctx context.Context) (err error) {
	s, err := store.Open(o.index)
	if errors.Is(err, store.ErrNoIndex) {
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	v, err := s.View(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, v.Close()) }()
	if err := o.adopt(v.Settings(), o.flags); err != nil {
		return usageError{err}
	}
	return nil
}

// options returns what the flags mean, but for what must be opened.
func (o *watchOptions) options(e *env) (watch.Options, *gate, error) {
	of := watch.Options{
		Index: o.index, Input: o.ingestOptions(e), Roles: o.roles, Redact: o.redact, Pages: o.pages, Every: o.every, Poll: o.poll, Once: o.once,
		Status: o.status, Version: version,
		Say: func(line string) {
			if !o.quiet || strings.HasPrefix(line, "warning:") {
				e.say("%s", line)
			}
		},
	}
	opts, err := o.detectOptions()
	if err != nil {
		return of, nil, err
	}
	opts.MatchesOnly = true
	of.Detect = opts
	g, err := parseGate(o.failOn, opts.Find, "")
	if err != nil {
		return of, nil, err
	}
	of.Keep = func(p *report.Pair) bool {
		g.judge(p)
		return len(g.conditions) == 0 || len(p.Over) > 0
	}
	if o.every < time.Second {
		return of, nil, fmt.Errorf("--every %v: must be a second or more", o.every)
	}
	return of, g, of.Input.Validate()
}

// outputs returns where the matches go.
func (o *watchOptions) outputs(state *watch.State, e *env) (out []watch.Output, err error) {
	if err := oneOf("--format", o.format, "jsonl", "text"); err != nil {
		return nil, err
	}
	size, err := parseSize(o.rotate)
	switch {
	case err != nil:
		return nil, fmt.Errorf("--rotate %s: %w", o.rotate, err)
	case size < 1:
		return nil, fmt.Errorf("--rotate %s: must be more than 0", o.rotate)
	case o.keep < 0:
		return nil, fmt.Errorf("--keep %d: must not be negative", o.keep)
	case o.hook == "" && len(o.hookArgs) > 0:
		return nil, errors.New("--hook-arg: --hook names the program")
	case o.hookTimeout <= 0:
		return nil, fmt.Errorf("--hook-timeout %v: must be more than 0", o.hookTimeout)
	}
	if o.file != "" {
		out = append(out, watch.Rotated{Path: o.file, Size: size, Keep: o.keep})
	}
	if o.hook != "" {
		program, err := exec.LookPath(o.hook)
		if err == nil {
			program, err = filepath.Abs(program) // by which the next run knows it too
		}
		if err != nil {
			return nil, hinted{fmt.Errorf("--hook %s: no such program, or none that may be run", o.hook), "name a program alone; --hook-arg gives it arguments, and no shell reads them"}
		}
		out = append(out, watch.Hook{Program: program, Args: o.hookArgs, Timeout: o.hookTimeout})
	}
	if o.atom != "" {
		out = append(out, watch.Atom{Path: o.atom, State: state})
	}
	switch {
	case len(out) > 0 && o.flags.Changed("format"):
		return nil, errors.New("--format: it is of standard output, which has nothing with --file, --hook or --atom")
	case len(out) > 0:
	case o.format == "text":
		out = append(out, watch.Texts("standard output", e.stdout))
	default:
		out = append(out, watch.Lines("standard output", e.stdout))
	}
	return out, nil
}

// checkSources returns an error for a source that cannot be one.
func checkSources(sources []string) error {
	for _, source := range sources {
		switch _, err := os.Stat(source); {
		case ingest.IsAddress(source), err == nil:
		case source == "-":
			return usageError{hinted{errors.New("-: standard input ends, so there is nothing to watch"), "copytaster check - --index DIR --add reads it"}}
		case strings.Contains(source, "://"):
			return usageError{fmt.Errorf("%s: only http and https addresses are asked", source)}
		case errors.Is(err, fs.ErrNotExist):
			return hinted{fmt.Errorf("%s: %w", source, fs.ErrNotExist), "check the path; an address begins with https:// or http://"}
		default:
			return err
		}
	}
	return nil
}

// stateError adds what to do to an error of what a watch remembers.
func stateError(err error) error {
	switch {
	case errors.Is(err, watch.ErrState):
		return hinted{err, "remove the folder: what the index has is known again, and only matches that were not sent yet are lost"}
	case errors.Is(err, atomicfile.ErrHeld):
		return hinted{err, "another watch is at work; --state DIR gives this one a memory of its own"}
	}
	return err
}

// verdict says how a watch over everything once ended.
func (o *watchOptions) verdict(r watch.Result, g *gate, e *env) error {
	if !o.quiet {
		e.say("items: %d; matches: %d", r.Items, r.Matches)
	}
	if unread := slices.Concat(r.Failing, r.Unsent); len(unread) > 0 {
		return networkHint(errors.New(strings.Join(unread, "\n")))
	}
	switch {
	case r.Matches > 0 && len(g.conditions) > 0:
		return errGate
	case o.strict && len(r.Listed) > 0:
		return errSkipped
	}
	return nil
}
