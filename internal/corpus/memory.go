package corpus

import (
	"context"
	"errors"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/spill"
)

// Memory is a corpus for one run: its entries are in memory, 208 bytes an article and the ID, and everything else waits in memory
// while there is room and in temporary files beyond that.
//
// Each worker fills a [Shelf] of its own. Then [Memory.Seal] puts the articles in order. From then on the corpus may be read, and
// shared by its readers. [Memory.Again] prepares some articles once more; nobody reads meanwhile. After [Memory.Freeze] it does
// not change any more.
type Memory struct {
	texts, packed, notes, observed *spill.Space
	shelves                        []*Shelf
	entries                        []*Entry // by ID
}

// textsInMemory is how many bytes of articles are kept in memory. They are read again only where something was found.
const textsInMemory = 32 << 20

// NewMemory returns an empty corpus for a run that may take so many bytes of memory; beside the entries it takes about a third of
// them at most. With 0 bytes or fewer only the last, unfinished block of each file stays in memory. The folder is that for temporary
// files, empty for the system's.
func NewMemory(folder string, memory int64) *Memory {
	return &Memory{
		texts:    spill.New(folder, min(textsInMemory, memory/32)),
		packed:   spill.New(folder, memory/8),
		notes:    spill.New(folder, memory/8),
		observed: spill.New(folder, memory/16),
	}
}

// Close removes the temporary files. Nothing is read afterwards.
func (m *Memory) Close() error {
	return errors.Join(m.texts.Close(), m.packed.Close(), m.notes.Close(), m.observed.Close())
}

// Shelf returns a new shelf with its preparer. One goroutine makes all shelves; each may be filled as soon as it is made. There are
// 65,536 at most.
func (m *Memory) Shelf(p *prepare.Preparer) *Shelf {
	s := &Shelf{
		texts: m.texts.File(), packed: m.packed.File(), notes: m.notes.File(), observed: m.observed.File(),
		number: uint16(len(m.shelves)), preparer: p, broken: make(map[*Entry]string),
	}
	m.shelves = append(m.shelves, s)
	return s
}

// Broken takes the articles out of the corpus that could not be prepared, and returns them, by ID, nil for none. It comes after
// [Memory.Seal] or [Memory.Again]; the articles behind one that leaves have other numbers then.
func (m *Memory) Broken() (failed []match.FailedArticle) {
	m.entries = slices.DeleteFunc(m.entries, func(e *Entry) bool {
		reason, broken := m.shelves[e.shelf].broken[e]
		if broken {
			failed = append(failed, match.FailedArticle{ID: e.ID, Against: e.Against, Place: e.Place(), Reason: reason})
		}
		return broken
	})
	return failed
}

// Seal puts the articles of all shelves in order and drops those with the ID of another one: of equal IDs the one that comes
// first by the given order of articles is kept. It returns those that were dropped, by ID, nil for none. It is called once, when
// all shelves are full. An error is that of the folder for temporary files.
func (m *Memory) Seal(compare func(x, y *news.Article) int) (dropped []match.Dropped, err error) {
	for _, s := range m.shelves {
		s.numbered = s.preparer.Dictionary()
		m.entries = append(m.entries, s.entries...)
		s.entries = nil
	}
	slices.SortFunc(m.entries, byID)
	kept := m.entries[:0]
	for from := 0; from < len(m.entries); {
		to := from + 1
		for to < len(m.entries) && m.entries[to].ID == m.entries[from].ID {
			to++
		}
		same := m.entries[from:to]
		if len(same) > 1 {
			if err := m.sortEqual(same, compare); err != nil {
				return nil, err
			}
		}
		for _, e := range same[1:] {
			dropped = append(dropped, match.Dropped{ID: e.ID, Kept: same[0].Place(), Place: e.Place(), Against: e.Against})
		}
		kept = append(kept, same[0])
		from = to
	}
	clear(m.entries[len(kept):])
	m.entries = kept
	return dropped, nil
}

func byID(x, y *Entry) int { return strings.Compare(x.ID, y.ID) }

// sortEqual sorts articles of one ID.
func (m *Memory) sortEqual(same []*Entry, compare func(x, y *news.Article) int) error {
	articles := make(map[*Entry]*news.Article, len(same))
	for _, e := range same {
		a, err := m.article(e)
		if err != nil {
			return err
		}
		articles[e] = a
	}
	slices.SortFunc(same, func(x, y *Entry) int { return compare(articles[x], articles[y]) })
	return nil
}

// article makes the article of an entry again.
func (m *Memory) article(e *Entry) (*news.Article, error) {
	var buf []byte
	record, err := m.shelves[e.shelf].texts.Slice(&buf, e.textAt, int(e.textBytes))
	if err != nil {
		return nil, err
	}
	return prepare.DecodeArticle(record, &e.Head)
}

// Again prepares the wanted articles once more, with a profile, on the shelves where they are: a goroutine a shelf, with the preparer
// of the shelf. wanted and seen are called by all of them at once. Each article is handed to seen with its shelf; x is good until
// seen returns. seen may be nil. It comes after [Memory.Seal] and before [Memory.Freeze]. An error is that of ctx, of seen or of
// the folder for temporary files.
func (m *Memory) Again(ctx context.Context, of *profile.Profile, wanted func(h *match.Head) bool, seen func(s *Shelf, e *Entry, x *prepare.Prepared) error) error {
	group, ctx := errgroup.WithContext(ctx)
	for _, s := range m.shelves {
		group.Go(func() error {
			var x, before prepare.Prepared
			r := m.open()
			for _, e := range m.entries {
				if e.shelf != s.number || !wanted(&e.Head) {
					continue
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				a, err := m.article(e)
				if err != nil {
					return err
				}
				if before.Sentences = before.Sentences[:0]; e.Sentences > 0 {
					if err := r.sentences(&before, e, true); err != nil {
						return err
					}
				}
				s.preparer.Known(before.Sentences, e.Lang.Value())
				if _, ok := s.Prepare(e, &x, a, of); !ok {
					continue
				}
				if err := s.Put(e, &x); err != nil {
					return err
				}
				if seen != nil {
					if err := seen(s, e, &x); err != nil {
						return err
					}
				}
				s.preparer.Tidy(&x)
			}
			s.numbered = s.preparer.Dictionary()
			return nil
		})
	}
	return group.Wait()
}

// Freeze gives up what only preparing and learning need: nothing is prepared and no observation is read any more.
func (m *Memory) Freeze() {
	for _, s := range m.shelves {
		s.preparer = nil
	}
	_ = m.observed.Close() // it has only temporary files
}

// Shelves returns the shelves, in the order in which they were made. The slice is not to be changed.
func (m *Memory) Shelves() []*Shelf { return m.shelves }

// Len implements [Corpus].
func (m *Memory) Len() int { return len(m.entries) }

// Head implements [Corpus].
func (m *Memory) Head(i Ref) *match.Head { return &m.entries[i].Head }

// Find implements [Corpus].
func (m *Memory) Find(id string) (Ref, bool) {
	i, found := slices.BinarySearchFunc(m.entries, id, func(e *Entry, id string) int { return strings.Compare(e.ID, id) })
	return Ref(i), found
}

// Observations implements [profile.Articles], before [Memory.Freeze].
func (m *Memory) Observations() func(i uint32) (*profile.Observation, error) {
	var buf []byte
	var o profile.Observation
	return func(i uint32) (*profile.Observation, error) {
		e := m.entries[i]
		record, err := m.shelves[e.shelf].observed.Slice(&buf, e.observedAt, int(e.observedBytes))
		if err == nil {
			o.Decode(record)
		}
		return &o, err
	}
}

// Terms implements [profile.Articles]. What the function returns is good until its next call.
func (m *Memory) Terms() func(i uint32) ([]uint64, error) {
	r := m.open()
	var x prepare.Prepared
	return func(i uint32) ([]uint64, error) {
		err := r.Read(&x, i, Terms)
		return x.Text.Terms, err
	}
}

// Cut implements [profile.Articles]. The span lies in the body of the article.
func (m *Memory) Cut(i uint32, span news.Span) (string, error) {
	a, err := m.article(m.entries[i])
	if err != nil {
		return "", err
	}
	return span.Cut(a.Body), nil
}
