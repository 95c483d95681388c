package steps

import (
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/beam/internal/files"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/spill"
)

// waitingMemory is how many bytes of a shard, or of pairs, wait in the memory of a worker before they go to its temporary files.
const waitingMemory = 64 << 20

// preparer prepares articles and observes them, as a shelf of one process does.
type preparer struct {
	*prepare.Preparer
	do      func(x *prepare.Prepared, a *news.Article, of *profile.Profile) (settled bool) // that of the Preparer
	learns  bool
	learner *profile.Learner
	words   *ocr.Counter
	x       prepare.Prepared
	o       profile.Observation
}

func newPreparer(s *Settings) (*preparer, error) {
	steps, err := s.steps()
	if err != nil {
		return nil, err
	}
	p := &preparer{Preparer: prepare.New(steps.Prepare), learns: steps.Learns, learner: profile.NewLearner()}
	p.do = p.Preparer.Prepare
	if p.learns {
		p.words = p.learner.Counter()
	}
	return p, nil
}

// prepare prepares a, which has the head h, into p.x. broken says what went wrong where that was a panic: one article, whatever its
// text, ends no run.
func (p *preparer) prepare(h *match.Head, a *news.Article, of *profile.Profile) (settled bool, broken string) {
	defer func() {
		if cause := recover(); cause != nil {
			settled, broken = false, fmt.Sprint(cause)
		}
	}()
	p.x.Head = h
	return p.do(&p.x, a, of), ""
}

// observed returns the record of p.x, the article prepared last: what was observed of it, and it.
func (p *preparer) observed() []byte {
	var o []byte
	if p.learns {
		p.Observe(&p.o, &p.x, p.words)
		o = p.o.AppendBinary(nil)
	}
	b := binary.AppendUvarint([]byte{1}, uint64(len(o)))
	b = p.x.AppendBinary(append(b, o...))
	p.Tidy(&p.x)
	return b
}

// waiting returns the record of an article that does not tell its language.
func waiting(h *match.Head, a *news.Article) []byte {
	return prepare.AppendArticle(prepare.AppendHead([]byte{0}, h), a)
}

// Observed is a record of an article before the profile is learnt.
type Observed struct {
	Settled     bool   // else it waits for its language
	Observation []byte // empty: nothing is learnt
	Article     []byte // as [prepare.Prepared.AppendBinary] writes it; of one that waits its head and what [prepare.AppendArticle] writes
}

// DecodeObserved returns the record, which keeps b.
func DecodeObserved(b []byte) (Observed, error) {
	if len(b) == 0 {
		return Observed{}, errDamaged
	}
	if b[0] == 0 {
		return Observed{Article: b[1:]}, nil
	}
	n, width := binary.Uvarint(b[1:])
	if width <= 0 || n > uint64(len(b)-1-width) {
		return Observed{}, errDamaged
	}
	b = b[1+width:]
	return Observed{true, b[:n], b[n:]}, nil
}

// decodeArticle returns an article as [Read] emits it.
func decodeArticle(b []byte) (*match.Head, *news.Article, error) {
	h, rest, err := prepare.DecodeHead(b)
	if err != nil {
		return nil, nil, err
	}
	a, err := prepare.DecodeArticle(rest, h)
	return h, a, err
}

// Prepare prepares the articles of a shard, as far as they tell their language, and writes them by ID. Of several with one ID it keeps
// one. It emits what it learnt, and notes.
type Prepare struct {
	Settings Settings
	Out      string
}

// ProcessElement takes a shard.
func (f *Prepare) ProcessElement(ctx context.Context, shard int, articles func(*[]byte) bool, learnt, note func([]byte)) error {
	space := spill.New("", waitingMemory)
	defer space.Close()
	entries, file, err := setAside(space, articles)
	if err != nil {
		return err
	}
	p, err := newPreparer(&f.Settings)
	if err != nil {
		return err
	}
	w, err := files.Create(ctx, files.Shard(f.Out, shard))
	if err != nil {
		return err
	}
	if err := f.write(w, p, entries, file, note); err != nil {
		w.Abort()
		return err
	}
	learnt(p.learner.AppendBinary(nil))
	return w.Close()
}

// write prepares the articles of a shard and writes them.
func (f *Prepare) write(w *files.Writer, p *preparer, entries []entry, file *spill.File, note func([]byte)) error {
	var of *profile.Profile
	if f.Settings.Lang != "" {
		of = &profile.Profile{Languages: profile.Languages{Forced: f.Settings.Lang, Run: f.Settings.Lang}}
	}
	var buf []byte
	n := 0
	for from := 0; from < len(entries); {
		to := from + 1
		for to < len(entries) && entries[to].id == entries[from].id {
			to++
		}
		same := make([]read, to-from)
		for i, e := range entries[from:to] {
			b, err := file.Slice(&buf, e.at, e.n)
			if err != nil {
				return err
			}
			if same[i].head, same[i].article, err = decodeArticle(b); err != nil {
				return err
			}
		}
		slices.SortFunc(same, func(x, y read) int { return detect.ByContent(x.article, y.article) })
		for i, x := range same {
			settled, broken := p.prepare(x.head, x.article, of)
			if broken == "" {
				p.learner.Hear(x.head)
			}
			var record []byte
			switch {
			case settled:
				record = p.observed()
			case broken == "":
				n++
				record = waiting(x.head, x.article)
			}
			switch {
			case i > 0:
				say(note, Note{Kind: NoteDropped, ID: x.head.ID, Kept: same[0].head.Place(), Place: x.head.Place(), Against: x.head.Against})
			case broken != "":
				say(note, Note{Kind: NoteBroken, ID: x.head.ID, Place: x.head.Place(), Against: x.head.Against, Reason: broken})
			default:
				if err := w.Record(record); err != nil {
					return err
				}
			}
		}
		from = to
	}
	if n > 0 {
		say(note, Note{Kind: NoteWaiting, N: n})
	}
	return nil
}

// read is an article that was read.
type read struct {
	head    *match.Head
	article *news.Article
}

// entry is where an article was set aside.
type entry struct {
	id string
	at int64
	n  int
}

// setAside sets articles aside and returns where, by ID.
func setAside(space *spill.Space, articles func(*[]byte) bool) ([]entry, *spill.File, error) {
	file := space.File()
	var entries []entry
	for b := []byte(nil); articles(&b); {
		h, _, err := prepare.DecodeHead(b)
		if err != nil {
			return nil, nil, err
		}
		at, err := file.Append(b)
		if err != nil {
			return nil, nil, err
		}
		entries = append(entries, entry{h.ID, at, len(b)})
	}
	slices.SortFunc(entries, func(x, y entry) int { return strings.Compare(x.id, y.id) })
	return entries, file, nil
}

// onceMore opens what preparing a shard once more takes: the profile, a preparer, and the shard that is written.
func onceMore(ctx context.Context, s *Settings, learnt, out string, shard int) (*profile.Profile, *preparer, *files.Writer, error) {
	of, err := ReadProfile(ctx, learnt)
	if err != nil {
		return nil, nil, nil, err
	}
	p, err := newPreparer(s)
	if err != nil {
		return nil, nil, nil, err
	}
	w, err := files.Create(ctx, files.Shard(out, shard))
	return of, p, w, err
}

// Settle prepares the articles of a shard that did not tell their language, and writes all of it again. It emits what it learnt of
// them, and notes.
type Settle struct {
	Settings Settings
	In, Out  string
	Profile  string // with the languages
}

// ProcessElement takes a shard.
func (f *Settle) ProcessElement(ctx context.Context, shard int, learnt, note func([]byte)) error {
	of, p, w, err := onceMore(ctx, &f.Settings, f.Profile, f.Out, shard)
	if err != nil {
		return err
	}
	for b, err := range files.Records(ctx, files.Shard(f.In, shard)) {
		if err != nil {
			return err
		}
		x, err := DecodeObserved(b)
		if err != nil {
			return err
		}
		if !x.Settled {
			h, a, err := decodeArticle(x.Article)
			if err != nil {
				return err
			}
			if _, broken := p.prepare(h, a, of); broken != "" {
				say(note, Note{Kind: NoteBroken, ID: h.ID, Place: h.Place(), Against: h.Against, Reason: broken})
				continue
			}
			b = p.observed()
		}
		if err := w.Record(b); err != nil {
			return err
		}
	}
	learnt(p.learner.AppendBinary(nil))
	return w.Close()
}

// Finish prepares the articles of a shard that have standing text once more, without it, and tells the others what the profile says of
// them. It emits notes.
type Finish struct {
	Settings Settings
	In, Out  string
	Column   string
	Profile  string
}

// ProcessElement takes a shard.
func (f *Finish) ProcessElement(ctx context.Context, shard int, note func([]byte)) error {
	of, p, w, err := onceMore(ctx, &f.Settings, f.Profile, f.Out, shard)
	if err != nil {
		return err
	}
	matcher, standing := of.Matcher(), profile.NewStandingCount()
	var x prepare.Prepared
	var o profile.Observation
	for a, err := range numbered(ctx, f.In, f.Column, shard) {
		if err != nil {
			return err
		}
		r, err := DecodeObserved(a.record)
		if err != nil {
			return err
		}
		x = prepare.Prepared{}
		if err := x.Decode(r.Article); err != nil {
			return err
		}
		o = profile.Observation{}
		if len(r.Observation) > 0 {
			o.Decode(r.Observation)
		}
		of.Apply(x.Head, &o.Suspects)
		again := false
		if matcher != nil && matcher.Has(x.Head, o.Units, x.Text.Terms) {
			standing.Add(a.Ref, x.Head, &x.Text, matcher.Zones(nil, x.Head, o.Units, &x.Text))
			again = standing.Has[x.Head]
		}
		var record []byte
		if again {
			if _, broken := p.prepare(x.Head, x.Article, of); broken != "" {
				say(note, Note{Kind: NoteBroken, ID: x.Head.ID, Place: x.Head.Place(), Against: x.Head.Against, Reason: broken})
				continue
			}
			record = p.x.AppendBinary(nil)
			p.Tidy(&p.x)
		} else {
			record = x.AppendBinary(nil)
		}
		if err := w.Record(record); err != nil {
			return err
		}
	}
	say(note, Note{Kind: NoteStanding, Bytes: standing.AppendBinary(nil)})
	return w.Close()
}

// MergeLearners merges what the workers learnt, as [profile.Learner.AppendBinary] writes it.
type MergeLearners struct{}

// MergeAccumulators merges two; one may be empty.
func (*MergeLearners) MergeAccumulators(a, b []byte) ([]byte, error) {
	if len(a) == 0 {
		return b, nil
	}
	if len(b) == 0 {
		return a, nil
	}
	l, err := profile.DecodeLearner(a)
	if err != nil {
		return nil, err
	}
	m, err := profile.DecodeLearner(b)
	if err != nil {
		return nil, err
	}
	l.Merge(m)
	return l.AppendBinary(nil), nil
}
