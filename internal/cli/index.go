package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/copytaster/copytaster/internal/atomicfile"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/report"
	"github.com/copytaster/copytaster/internal/store"
)

// indexOptions are the flags of the commands of an index. Each command has some of them.
type indexOptions struct {
	scanOptions
	index     string
	olderThan string
	wait      time.Duration
}

const (
	status2Index = "2    wrong usage or configuration, or an option that the index was not made with"
	status3Index = "3    an input or the index cannot be read or written, or is damaged"
)

func newIndex(e *env) *cobra.Command {
	c := &cobra.Command{
		Use:   "index",
		Short: "Keep an index of articles that new ones are checked against",
		Long: `index keeps articles on disk, for months, so that copytaster check compares new ones with all of them in milliseconds. One process
at a time writes an index; others may read it meanwhile.` + exitStatus(statusDone, status2Index, status3Index),
		Example: `  copytaster index add wire/ --index wire.index
  copytaster check draft.txt --index wire.index
  copytaster index expire --older-than 90d --index wire.index && copytaster index compact --index wire.index`,
	}
	c.AddCommand(newIndexAdd(e), newIndexRemove(e), newIndexExpire(e), newIndexStats(e), newIndexVerify(e), newIndexCompact(e), newIndexExport(e), newIndexRelearn(e),
		newIndexBackup(e), newIndexUpgrade(e))
	for _, child := range c.Commands() {
		wrapArgs(child)
	}
	return c
}

// indexCommand returns a command of an index.
func indexCommand(o *indexOptions, c *cobra.Command, run func(ctx context.Context, args []string) error, statuses ...string) *cobra.Command {
	c.Flags().StringVar(&o.index, "index", "", "folder of the index (required)")
	c.Long += exitStatus(slices.Concat([]string{statusDone}, statuses, []string{status130})...)
	o.flags = c.Flags()
	withConfig(c, func(c *cobra.Command, args []string) error { return indexError(run(c.Context(), args)) })
	return c
}

func (o *indexOptions) addRunFlags(f *pflag.FlagSet) {
	f.IntVar(&o.workers, "workers", 0, "articles worked on at once; never changes the output (default: all processors that the cgroup allows)")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "say nothing on standard error but errors")
	o.limits.addFlags(f)
}

// resources returns what a command may use, and what ends its limits.
func (o *indexOptions) resources(e *env) (opts detect.Options, restore func(), err error) {
	if o.workers < 0 {
		return opts, nil, usageError{fmt.Errorf("--workers %d: must not be negative", o.workers)}
	}
	o.workers = e.capped(o.workers, o.quiet)
	memory, err := o.limits.check()
	if err != nil {
		return opts, nil, usageError{err}
	}
	return detect.Options{Workers: o.workers, Memory: memory, Tmp: o.tmp}, limit(memory, o.workers), nil
}

// addWait adds the flag of a command that writes an index.
func addWait(f *pflag.FlagSet, wait *time.Duration) {
	f.DurationVar(wait, "wait", 30*time.Second, "how long to wait while another process writes the index")
}

// write opens an index that is there for writing.
func (o *indexOptions) write(ctx context.Context) (*store.Writer, error) {
	s, err := openIndex(o.index) // an index that is not there is not made
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return waitForIndex(ctx, o.index, detect.Options{}, o.wait)
}

// waitForIndex opens an index for writing, and waits a while where another process writes it.
func waitForIndex(ctx context.Context, dir string, o detect.Options, patience time.Duration) (w *store.Writer, err error) {
	err = waitForTurn(ctx, patience, func() (err error) {
		w, err = store.OpenWriter(dir, o)
		return err
	})
	return w, err
}

// waitForTurn does something again and again while another process writes the index.
func waitForTurn(ctx context.Context, patience time.Duration, do func() error) error {
	const pause = 20 * time.Millisecond
	for began := time.Now(); ; {
		err := do()
		if !errors.Is(err, atomicfile.ErrHeld) || time.Since(began) >= patience {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(min(pause, patience)):
		}
	}
}

func newIndexAdd(e *env) *cobra.Command {
	o := &indexOptions{}
	c := &cobra.Command{
		Use:   "add PATH... --index DIR",
		Short: "Add articles, and make the index with the first",
		Long: `add reads articles and adds them to an index. An article that is there with the same content stays as it is; one with the same id and
another content takes its place. The first add makes the index: it learns the profile from what it is given, so give it much, and decides
by its flags what the index can find.`,
		Example: `  copytaster index add archive/ --index wire.index
  curl -s https://example.org/feed.jsonl | copytaster index add - --index wire.index`,
		Args: cobra.MinimumNArgs(1),
	}
	f := c.Flags()
	o.matching.addFlags(f, e)
	for _, name := range []string{"paraphrase", "fail-on", "redact"} {
		_ = f.MarkHidden(name) // taken, for the sake of one configuration
	}
	f.Lookup("workers").Usage = "articles worked on at once; never changes the index (default: all processors that the cgroup allows)"
	f.BoolVar(&o.followLinks, "follow-links", false, "read files outside a folder to which links in it lead")
	o.display.addRunFlags(f)
	o.limits.addFlags(f)
	addWait(f, &o.wait)
	return indexCommand(o, c, func(ctx context.Context, paths []string) error { return runIndexAdd(ctx, o, paths, e) },
		status2Index, status3Index, status4)
}

func runIndexAdd(ctx context.Context, o *indexOptions, paths []string, e *env) error {
	if o.index == "" {
		return usageError{hinted{errors.New("--index is missing"), "name the folder of the index"}}
	}
	o.maxGroupPairs, o.color = 100, "auto"
	opts, err := o.detectOptions()
	if err == nil {
		err = o.ingestOptions(e).Validate()
	}
	if err != nil {
		return usageError{err}
	}
	resources, restore, err := o.resources(e)
	if err != nil {
		return err
	}
	defer restore()
	opts.Workers, opts.Memory, opts.Tmp = resources.Workers, resources.Memory, resources.Tmp
	r := &run{env: e, o: &o.scanOptions, began: time.Now()}
	input := o.ingestOptions(e)
	input.MaxText = opts.Memory / textPart
	if r.input, err = openInput(paths, nil, e, input); err != nil {
		return err
	}
	w, err := waitForIndex(ctx, o.index, opts, o.wait)
	if err != nil {
		return err
	}
	if err := o.agrees(w, opts); err != nil {
		return errors.Join(err, w.Close())
	}
	added, err := w.Add(ctx, r.articles(ctx), opts)
	if err := errors.Join(err, w.Close()); err != nil {
		return o.limits.explain(err)
	}
	return r.finishAdd(added)
}

// agrees returns an error for a flag that the index was not made with.
func (o *indexOptions) agrees(w *store.Writer, opts detect.Options) error {
	if w.New() {
		return nil
	}
	given := slices.DeleteFunc(settingFlags(), func(name string) bool { return !o.flags.Changed(name) })
	if err := w.Settings().Check(store.SettingsOf(opts), given); err != nil {
		return usageError{hinted{err, "leave the flag out, or make another index"}}
	}
	return nil
}

// finishAdd says what came of an add.
func (r *run) finishAdd(added store.Added) error {
	for _, d := range added.Dropped {
		r.skip(d.Place.String(), fmt.Sprintf("id %q is also that of %s, which is kept", d.ID, d.Kept))
	}
	for _, a := range added.Broken {
		r.skip(a.Place.String(), "preparing it failed: "+a.Reason)
	}
	slices.SortFunc(r.skipped, func(x, y report.Skipped) int {
		return strings.Compare(x.Place+"\x00"+x.Reason, y.Place+"\x00"+y.Reason)
	})
	r.saySkipped()
	if !r.o.quiet {
		sayAdded(r.env, added)
	}
	if unread := r.input.Unread(); len(unread) > 0 {
		return notRead(unread)
	}
	if r.o.strict && r.skips > 0 {
		return errSkipped
	}
	return nil
}

func sayAdded(e *env, a store.Added) {
	e.say("added: %s; changed: %d; there already: %d", count(a.New, "article"), a.Changed, a.Same)
}

func newIndexRemove(e *env) *cobra.Command {
	o := &indexOptions{}
	c := &cobra.Command{
		Use:   "remove ID... --index DIR",
		Short: "Remove articles by their ids",
		Long: `remove removes articles; with - it reads their ids from standard input, one a line. They are found no more at once; copytaster index
compact takes their bytes out of the file.`,
		Example: `  copytaster index remove urn:newsml:a1 --index wire.index
  copytaster index remove - --index wire.index < ids.txt && copytaster index compact --index wire.index`,
		Args: cobra.MinimumNArgs(1),
	}
	c.Flags().BoolVarP(&o.quiet, "quiet", "q", false, "say nothing on standard error but errors")
	addWait(c.Flags(), &o.wait)
	return indexCommand(o, c, func(ctx context.Context, ids []string) error { return runIndexRemove(ctx, o, ids, e) },
		status2, "3    the index cannot be read or written, or has no article of one of the ids; the others are removed")
}

func runIndexRemove(ctx context.Context, o *indexOptions, ids []string, e *env) error {
	if slices.Equal(ids, []string{"-"}) {
		ids = nil
		lines := bufio.NewScanner(e.stdin)
		for lines.Scan() {
			if id := strings.TrimSpace(lines.Text()); id != "" {
				ids = append(ids, id)
			}
		}
		if err := lines.Err(); err != nil {
			return fmt.Errorf("standard input: %w", err)
		}
	}
	w, err := o.write(ctx)
	if err != nil {
		return err
	}
	n, missing, err := w.Remove(ctx, ids)
	if err := errors.Join(err, w.Close()); err != nil {
		return err
	}
	if !o.quiet {
		e.say("removed: %s", count(n, "article"))
	}
	if len(missing) > 0 {
		err := fmt.Errorf("no article in the index with the id %q", missing[0])
		if more := len(missing) - 1; more > 0 {
			err = fmt.Errorf("%w, nor with %s more", err, count(more, "id"))
		}
		return hinted{err, "copytaster index export lists the articles with their ids"}
	}
	return nil
}

func newIndexExpire(e *env) *cobra.Command {
	o := &indexOptions{}
	c := &cobra.Command{
		Use:   "expire --older-than 90d --index DIR",
		Short: "Remove old articles",
		Long: `expire removes the articles that were published longer ago than --older-than; of one without a date it counts when it was added.
copytaster index compact takes their bytes out of the file.`,
		Example: `  copytaster index expire --older-than 90d --index wire.index`,
		Args:    cobra.NoArgs,
	}
	c.Flags().StringVar(&o.olderThan, "older-than", "", "age from which articles are removed, as 90d or 36h (required)")
	c.Flags().BoolVarP(&o.quiet, "quiet", "q", false, "say nothing on standard error but errors")
	addWait(c.Flags(), &o.wait)
	return indexCommand(o, c, func(ctx context.Context, _ []string) error { return runIndexExpire(ctx, o, e) }, status2, status3Index)
}

func runIndexExpire(ctx context.Context, o *indexOptions, e *env) error {
	if o.olderThan == "" {
		return usageError{hinted{errors.New("--older-than is missing"), "name an age such as 90d"}}
	}
	age, err := parseWindow(o.olderThan)
	if err != nil {
		return usageError{fmt.Errorf("--older-than %s: must be a time such as 36h or 90d", o.olderThan)}
	}
	w, err := o.write(ctx)
	if err != nil {
		return err
	}
	n, err := w.Expire(ctx, time.Now().Add(-age))
	if err := errors.Join(err, w.Close()); err != nil {
		return err
	}
	if !o.quiet {
		e.say("expired: %s", count(n, "article"))
	}
	return nil
}

// withView lets use read an index.
func (o *indexOptions) withView(ctx context.Context, use func(v *store.View) error) error {
	return o.withViewBy(ctx, (*store.Store).View, use)
}

// withRemains lets use read what is left of an index.
func (o *indexOptions) withRemains(ctx context.Context, use func(v *store.View) error) error {
	return o.withViewBy(ctx, (*store.Store).Remains, use)
}

func (o *indexOptions) withViewBy(ctx context.Context, view func(*store.Store, context.Context) (*store.View, error), use func(v *store.View) error) (err error) {
	s, err := openIndex(o.index)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	v, err := view(s, ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, v.Close()) }()
	return use(v)
}

func newIndexStats(e *env) *cobra.Command {
	o := &indexOptions{}
	c := &cobra.Command{
		Use:   "stats --index DIR",
		Short: "Say what is in an index",
		Long:  "stats says how many articles an index has, of which time, what it can find, how large it is, and whether its profile should be learnt again.",
		Example: `  copytaster index stats --index wire.index
  copytaster index stats --index wire.index --format json`,
		Args: cobra.NoArgs,
	}
	c.Flags().StringVar(&o.format, "format", "text", "text or json")
	return indexCommand(o, c, func(ctx context.Context, _ []string) error { return runIndexStats(ctx, o, e) }, status2, status3Index)
}

// indexStats is what stats prints as JSON.
type indexStats struct {
	Schema      string   `json:"schema"`
	File        string   `json:"file"`
	Find        []string `json:"find"`
	MinWords    int      `json:"min_words"`
	Resemblance float64  `json:"min_resemblance"`
	Lang        string   `json:"lang,omitempty"`
	Articles    int      `json:"articles"`
	Earliest    string   `json:"earliest,omitempty"`
	Latest      string   `json:"latest,omitempty"`
	Changed     int64    `json:"changed"`
	Removed     int64    `json:"removed"`
	Keys        int      `json:"keys"`
	Segments    int      `json:"segments"`
	Bytes       int64    `json:"bytes"`
	TextBytes   int64    `json:"text_bytes"`
	Profile     string   `json:"profile"`
	Generation  int64    `json:"generation"`
	Learnt      string   `json:"learnt"`
	LearntFrom  int      `json:"learnt_from"`
	Relearn     bool     `json:"relearn"`
}

func runIndexStats(ctx context.Context, o *indexOptions, e *env) error {
	if err := oneOf("--format", o.format, "text", "json"); err != nil {
		return usageError{err}
	}
	return o.withView(ctx, func(v *store.View) error {
		s, err := v.Stats(ctx)
		if err != nil {
			return err
		}
		find := strings.Split(store.FindNames(s.Settings.Find), ",")
		if o.format == "json" {
			out := indexStats{
				Schema: "copytaster.index-stats/1", File: s.Path, Find: find, MinWords: s.Settings.MinWords, Resemblance: s.Settings.MinResemblance,
				Lang: s.Settings.Lang, Articles: s.Articles, Changed: s.Changed, Removed: s.Removed, Keys: s.Postings, Segments: s.Segments,
				Bytes: s.Bytes, TextBytes: s.TextBytes, Profile: s.ProfileHash, Generation: s.Generation,
				Learnt: s.Learnt.Format(time.RFC3339), LearntFrom: s.LearntFrom, Relearn: s.Relearn,
			}
			if s.Articles > 0 {
				out.Earliest, out.Latest = s.Earliest.Format(time.RFC3339), s.Latest.Format(time.RFC3339)
			}
			b, err := json.MarshalIndent(out, "", "  ")
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(e.stdout, "%s\n", b)
			return err
		}
		return writeStats(e.stdout, s, find)
	})
}

func writeStats(w io.Writer, s store.Stats, find []string) error {
	lines := []string{fmt.Sprintf("%s; finds %s of %d words and more, resemblance %v", count(s.Articles, "article"), list(find, "and"), s.Settings.MinWords, s.Settings.MinResemblance)}
	if s.Articles > 0 {
		lines = append(lines, fmt.Sprintf("from %s to %s", s.Earliest.Format(time.DateOnly), s.Latest.Format(time.DateOnly)))
	}
	lines = append(lines, fmt.Sprintf("%d bytes, of them %d of packed articles; %s in %s", s.Bytes, s.TextBytes, count(s.Postings, "key"), count(s.Segments, "segment")))
	if s.Removed > 0 {
		lines = append(lines, fmt.Sprintf("%s removed or replaced: copytaster index compact takes the bytes out", count(int(s.Removed), "article")))
	}
	lines = append(lines, fmt.Sprintf("profile %d, learnt %s from %s", s.Generation, s.Learnt.Format(time.DateOnly), count(s.LearntFrom, "article")))
	if s.Relearn {
		lines = append(lines, "the index has outgrown its profile: copytaster index relearn learns it again")
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}

func newIndexVerify(e *env) *cobra.Command {
	o := &indexOptions{}
	c := &cobra.Command{
		Use:     "verify --index DIR",
		Short:   "Read all of an index and name what is damaged",
		Long:    "verify reads every byte of an index that means something and compares it with its sum: each article, each list of keys, the profile.",
		Example: `  copytaster index verify --index wire.index`,
		Args:    cobra.NoArgs,
	}
	return indexCommand(o, c, func(ctx context.Context, _ []string) error {
		return o.withRemains(ctx, func(v *store.View) error {
			problems, err := v.Verify(ctx)
			if err != nil {
				return err
			}
			for _, p := range problems {
				e.say("damaged: %s", p)
			}
			if len(problems) > 0 {
				return fmt.Errorf("%s: %w", o.index, store.ErrDamaged)
			}
			_, err = fmt.Fprintf(e.stdout, "sound: %s\n", count(v.Len(), "article"))
			return err
		})
	}, status2, status3Index)
}

func newIndexCompact(e *env) *cobra.Command {
	o := &indexOptions{}
	c := &cobra.Command{
		Use:   "compact --index DIR",
		Short: "Take removed articles out of the file",
		Long: `compact writes the index anew without what was removed, expired or replaced, and with its keys in one list, which is read fastest.
It needs as much room again as the index takes; until it is done the old file is the index.`,
		Example: `  copytaster index compact --index wire.index`,
		Args:    cobra.NoArgs,
	}
	addWait(c.Flags(), &o.wait)
	return indexCommand(o, c, func(ctx context.Context, _ []string) error {
		w, err := o.write(ctx)
		if err != nil {
			return err
		}
		return errors.Join(w.Compact(ctx), w.Close())
	}, status2, status3Index)
}

func newIndexRelearn(e *env) *cobra.Command {
	o := &indexOptions{}
	c := &cobra.Command{
		Use:   "relearn --index DIR",
		Short: "Learn the profile again from what is in the index",
		Long: `relearn learns the profile again: languages, standing text, rare terms, common shingles, version chains. In between it does not change, so that
answers do not drift. It takes as long as adding all articles, and as much room again; until it is done the old file is the index.`,
		Example: `  copytaster index relearn --index wire.index`,
		Args:    cobra.NoArgs,
	}
	o.addRunFlags(c.Flags())
	addWait(c.Flags(), &o.wait)
	return indexCommand(o, c, func(ctx context.Context, _ []string) error {
		opts, restore, err := o.resources(e)
		if err != nil {
			return err
		}
		defer restore()
		w, err := o.write(ctx)
		if err != nil {
			return err
		}
		added, err := w.Relearn(ctx, opts)
		if err := errors.Join(err, w.Close()); err != nil {
			return o.limits.explain(err)
		}
		if !o.quiet {
			e.say("learnt from %s", count(added.New, "article"))
		}
		return nil
	}, status2, status3Index)
}

func newIndexExport(e *env) *cobra.Command {
	o := &indexOptions{}
	c := &cobra.Command{
		Use:   "export --index DIR",
		Short: "Write all articles as JSON Lines",
		Long: `export writes the articles of an index to standard output, by their ids, a line of JSON each, which index add and scan read. Of a damaged
index it writes what is sound before the damage, and all where only some changes are lost; it says so, with status 3.`,
		Example: `  copytaster index export --index wire.index > articles.jsonl
  copytaster index export --index old.index | copytaster index add - --index new.index`,
		Args: cobra.NoArgs,
	}
	return indexCommand(o, c, func(ctx context.Context, _ []string) error {
		return o.withRemains(ctx, func(v *store.View) error { return writeExport(e.stdout, v.Articles(ctx)) })
	}, status2, status3Index)
}

// exported is an article as export writes it: what an input may say of one.
type exported struct {
	ID        string     `json:"id"`
	Title     string     `json:"title,omitempty"`
	Published string     `json:"published,omitempty"`
	Source    string     `json:"source,omitempty"`
	URL       string     `json:"url,omitempty"`
	Lang      string     `json:"lang,omitempty"`
	Byline    string     `json:"byline,omitempty"`
	Role      string     `json:"role,omitempty"`
	Desk      *news.Desk `json:"desk,omitempty"`
	Text      string     `json:"text"`
}

func writeExport(w io.Writer, articles iter.Seq2[*news.Article, error]) error {
	out := bufio.NewWriter(w)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for a, err := range articles {
		if err != nil {
			return errors.Join(err, out.Flush())
		}
		r := report.NewArticle(a)
		line := exported{r.ID, r.Title, r.Published, r.Source, r.URL, r.Lang, r.Byline, r.Role, r.Desk, r.Text}
		if err := encoder.Encode(line); err != nil {
			return err
		}
	}
	return out.Flush()
}

func newIndexBackup(e *env) *cobra.Command {
	o := &indexOptions{}
	c := &cobra.Command{
		Use:   "backup FOLDER --index DIR",
		Short: "Copy an index, also while it is in use",
		Long: `backup writes the index, as it is at one moment, as another index into a folder that is missing or empty. The index may be read and
written meanwhile. The copy is an index like any other: to restore it, put the folder in the place of the damaged one.`,
		Example: `  copytaster index backup /backup/wire.$(date +%F) --index wire.index`,
		Args:    cobra.ExactArgs(1),
	}
	c.Flags().BoolVarP(&o.quiet, "quiet", "q", false, "say nothing on standard error but errors")
	return indexCommand(o, c, func(ctx context.Context, to []string) error { return runIndexBackup(ctx, o, to[0], e) }, status2,
		"3    the index cannot be read or is damaged, or the folder cannot be written or is not empty")
}

func runIndexBackup(ctx context.Context, o *indexOptions, to string, e *env) error {
	s, err := openIndex(o.index)
	if err != nil {
		return err
	}
	if err := errors.Join(s.Backup(ctx, to), s.Close()); err != nil {
		return err
	}
	copied := &indexOptions{index: to}
	return copied.withView(ctx, func(v *store.View) error {
		if !o.quiet {
			e.say("copied: %s", count(v.Len(), "article"))
		}
		return nil
	})
}

func newIndexUpgrade(e *env) *cobra.Command {
	o := &indexOptions{}
	c := &cobra.Command{
		Use:   "upgrade --index DIR",
		Short: "Make an index of an earlier version one of this version",
		Long: `upgrade writes an index anew that an earlier version of the program made: all is made again from the texts, which are in the index, and the
profile is learnt again. It takes as long as relearn, and as much room again as the index; until it is done the old file is the index, and the
earlier version reads it. An index of this version stays as it is.`,
		Example: `  copytaster index upgrade --index wire.index`,
		Args:    cobra.NoArgs,
	}
	o.addRunFlags(c.Flags())
	addWait(c.Flags(), &o.wait)
	return indexCommand(o, c, func(ctx context.Context, _ []string) error { return runIndexUpgrade(ctx, o, e) }, status2, status3Index)
}

func runIndexUpgrade(ctx context.Context, o *indexOptions, e *env) error {
	if o.index == "" {
		return usageError{hinted{errors.New("--index is missing"), "name the folder of the index"}}
	}
	opts, restore, err := o.resources(e)
	if err != nil {
		return err
	}
	defer restore()
	upgraded := false
	err = waitForTurn(ctx, o.wait, func() (err error) {
		upgraded, err = store.Upgrade(ctx, o.index, opts)
		return err
	})
	switch {
	case err != nil:
		return o.limits.explain(err)
	case o.quiet:
	case upgraded:
		e.say("upgraded")
	default:
		e.say("the index is of this version already")
	}
	return nil
}
