package cli

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"slices"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/copytaster/copytaster/internal/atomicfile"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/report"
	"github.com/copytaster/copytaster/internal/store"
)

type checkOptions struct {
	scanOptions
	network
	index string
	add   string
	wait  time.Duration
}

func (o *checkOptions) addFlags(f *pflag.FlagSet, e *env) {
	o.flags = f
	o.matching.addFlags(f, e)
	o.addCorpusFlags(f)
	o.display.addFlags(f, e, report.InScan)
	o.addListFlags(f)
	o.addRunFlags(f)
	o.limits.addFlags(f)
	o.network.addFlags(f)
	f.StringVar(&o.index, "index", "", "folder of the index (required)")
	f.StringVar(&o.add, "add", "", "afterwards add what was read to the index: all, or what passed")
	f.Lookup("add").NoOptDefVal = "all"
	addWait(f, &o.wait)
	o.addOutFlags(f, e)
	for _, name := range []string{"find", "min-words", "min-resemblance", "lang", "boilerplate"} {
		f.Lookup(name).Usage += "; must be as the index was made"
	}
}

func newCheck(e *env) *cobra.Command {
	o := &checkOptions{}
	c := &cobra.Command{
		Use:   "check PATH|FEED-URL... --index DIR",
		Short: "Compare new articles with an index",
		Long: `check reads articles and reports what they share with the articles of an index: the same as scan PATH --against (all that is in
the index) under the profile of the index. The new articles are not compared with each other. An article of the index with the
id of a new one is an earlier text of the same item, and left out. With --out it writes a run folder as scan does; of the articles of the
index it has those in a pair. What is at the address of a feed or a page is fetched; copytaster watch does so again and again, and
remembers.

Without --fail-on a passage is over the gate, or a duplicate where the index was made for duplicates alone.` +
			exitStatus(status0, status1, "2    wrong usage or configuration, an option that the index was not made with, or nothing for a gate to judge",
				"3    an input or the index cannot be read, or an output cannot be written", status4, status130),
		Example: `  copytaster check draft.txt --index wire.index
  copytaster check new/ --index wire.index --format github --fail-on 'share>=0.2'
  curl -s https://example.org/feed.jsonl | copytaster check - --index wire.index --add`,
		Args: cobra.MinimumNArgs(1),
	}
	o.addFlags(c.Flags(), e)
	withConfig(c, func(c *cobra.Command, args []string) error { return runCheck(c.Context(), o, args, e) })
	o.note(c)
	return c
}

// settingFlags are the flags that decide what an index holds.
func settingFlags() []string {
	return []string{"find", "min-words", "min-resemblance", "lang", "boilerplate"}
}

// adopt takes the settings of an index, after those flags that were given were found to agree with them.
func (m *matching) adopt(s store.Settings, flags *pflag.FlagSet) error {
	given := slices.DeleteFunc(settingFlags(), func(name string) bool { return !flags.Changed(name) })
	o, err := m.detectOptions()
	if err != nil {
		return err
	}
	if err := s.Check(store.SettingsOf(o), given); err != nil {
		return hinted{err, "leave the flag out, or make another index"}
	}
	m.find = nil
	for _, name := range []string{"duplicates", "passages", "quotations", "paraphrases"} {
		if find, _ := parseFind([]string{name}); s.Find&find != 0 {
			m.find = append(m.find, name)
		}
	}
	m.minWords, m.minResemblance, m.lang, m.boilerplate = s.MinWords, s.MinResemblance, cmp.Or(s.Lang, "auto"), ""
	return nil
}

// openIndex opens an index for reading.
func openIndex(dir string) (*store.Store, error) {
	if dir == "" {
		return nil, usageError{hinted{errors.New("--index is missing"), "name the folder of the index"}}
	}
	s, err := store.Open(dir)
	return s, indexError(err)
}

// indexError adds what to do to an error of an index.
func indexError(err error) error {
	switch {
	case errors.Is(err, store.ErrNoIndex), errors.Is(err, store.ErrEmpty):
		return hinted{err, "make one with copytaster index add PATH... --index DIR"}
	case errors.Is(err, store.ErrOlder):
		return hinted{err, "copytaster index upgrade makes it one of this version"}
	case errors.Is(err, store.ErrNewer):
		return hinted{err, "use that version, or a later one"}
	case errors.Is(err, store.ErrDamaged):
		return hinted{err, "copytaster index verify names what is damaged; restore a copy, or make the index anew"}
	case errors.Is(err, store.ErrFull):
		return hinted{err, "make room, and do it again: what was added already stays"}
	case errors.Is(err, store.ErrNotIndex), errors.Is(err, store.ErrIndexThere):
		return hinted{err, "name a new or an empty folder"}
	case errors.Is(err, atomicfile.ErrHeld):
		return hinted{err, "one process at a time writes an index; wait until that one ends, with --wait for longer"}
	}
	return err
}

// readProfile reads the profile of --profile and adopts the settings of its index; nil without the flag.
func (o *scanOptions) readProfile(ctx context.Context) (*profile.Profile, error) {
	if o.profile == "" {
		return nil, nil
	}
	s, err := openIndex(o.profile)
	if err != nil {
		return nil, err
	}
	defer func() { _ = s.Close() }() // it was only read
	v, err := s.View(ctx)
	if err != nil {
		return nil, indexError(err)
	}
	defer func() { _ = v.Close() }() // likewise
	if err := o.adopt(v.Settings(), o.flags); err != nil {
		return nil, usageError{err}
	}
	return v.Profile(), nil
}

// checked is what a check knows of the index, and what is to be added to it. The methods do nothing for nil, which is a scan.
type checked struct {
	dir      string
	articles int
	add      string
	read     []news.Article  // to be added
	over     map[string]bool // IDs of articles that are over the gate
}

// keep keeps an article that may be added.
func (c *checked) keep(a *news.Article) {
	if c != nil && c.add != "" {
		c.read = append(c.read, *a)
	}
}

// judged notes which article of a pair is over the gate.
func (c *checked) judged(p *report.Pair) {
	if c == nil {
		return
	}
	for _, hit := range p.Over {
		c.over[hit.Article] = true
	}
}

// wanted yields what is to be added.
func (c *checked) wanted() iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		for _, a := range c.read {
			if c.add == "passed" && c.over[a.ID] {
				continue
			}
			if !yield(a, nil) {
				return
			}
		}
	}
}

func runCheck(ctx context.Context, o *checkOptions, paths []string, e *env) error {
	if err := oneOf("--add", cmp.Or(o.add, "all"), "all", "passed"); err != nil {
		return usageError{err}
	}
	s, err := openIndex(o.index)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }() // it was only read
	v, err := s.View(ctx)
	if err != nil {
		return indexError(err)
	}
	shutAlready := false
	shut := func() error {
		if shutAlready {
			return nil
		}
		shutAlready = true
		return v.Close()
	}
	defer func() { _ = shut() }()
	if err := o.adopt(v.Settings(), o.flags); err != nil {
		return usageError{err}
	}
	if !o.flags.Changed("fail-on") {
		o.failOn = []string{"passage"}
		if v.Settings().Find == match.Duplicates {
			o.failOn = []string{"duplicate"}
		}
	}
	r, opts, err := o.begin(e)
	if err != nil {
		return usageError{err}
	}
	index := &checked{dir: o.index, articles: v.Len(), add: o.add, over: make(map[string]bool)}
	r.index = index
	input := o.ingestOptions(e)
	if input.Fetch, err = o.fetchAll(ctx, paths); err != nil {
		return err
	}
	closed, err := r.open(paths, nil, input, &opts)
	if err != nil {
		return err
	}
	defer closed()
	var roles func(*news.Article)
	if o.wire != "" {
		roles = o.roles
	}
	verdict := o.limits.explain(indexError(r.scan(ctx, v.Options(opts, roles), paths)))
	if o.add == "" || verdict != nil && !errors.Is(verdict, errGate) && !errors.Is(verdict, errSkipped) {
		return verdict
	}
	if err := shut(); err != nil {
		return indexError(err)
	}
	w, err := waitForIndex(ctx, o.index, opts, o.wait)
	if err != nil {
		return indexError(err)
	}
	added, err := w.Add(ctx, index.wanted(), opts)
	if err := errors.Join(err, w.Close()); err != nil {
		return indexError(err)
	}
	if !o.quiet {
		sayAdded(e, added)
	}
	return verdict
}
