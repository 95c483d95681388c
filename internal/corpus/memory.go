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

// Memory is a corpus for one run: its heads are in memory, some 250 bytes an article, and everything else waits in memory
// while there is room and in temporary files beyond that.
//
// Each worker fills a [Shelf] of its own. Then Seal puts the articles in order, and the corpus may be read. Again prepares some
// of them once more.
type Memory struct {
	texts, packed, notes, observed *spill.Space
	shelves                        []*Shelf
	entries                        []*Entry // by ID
}

// textsInMemory is how many bytes of articles are kept in memory. They are read again only where something was found.
const textsInMemory = 32 << 20

// NewMemory returns an empty corpus that keeps about so many bytes in memory beside the heads. The folder is that for temporary
// files, empty for the system's.
func NewMemory(folder string, memory int64) *Memory {
	return &Memory{
		texts:    spill.New(folder, min(textsInMemory, memory/32)),
		packed:   spill.New(folder, memory/8),
		notes:    spill.New(folder, memory/8),
		observed: spill.New(folder, memory/16),
	}
}

// Close removes the temporary files.
func (m *Memory) Close() error {
	return errors.Join(m.texts.Close(), m.packed.Close(), m.notes.Close(), m.observed.Close())
}

// Shelf returns a new shelf with its preparer. All shelves are made before the first is filled.
func (m *Memory) Shelf(p *prepare.Preparer) *Shelf {
	s := &Shelf{
		texts: m.texts.File(), packed: m.packed.File(), notes: m.notes.File(), observed: m.observed.File(),
		number: uint16(len(m.shelves)), preparer: p,
	}
	m.shelves = append(m.shelves, s)
	return s
}

// Seal puts the articles of all shelves in order and drops those with the ID of another one: of equal IDs the one that comes
// first by the given order of articles is kept. An error is that of the folder for temporary files.
func (m *Memory) Seal(compare func(x, y *news.Article) int) (dropped []match.Duplicate, err error) {
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
			dropped = append(dropped, match.Duplicate{ID: e.ID, Kept: same[0].Place(), Dropped: e.Place(), Against: e.Head.Against})
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

// Again prepares the wanted articles once more, with a profile, on the shelves where they are. Each is handed to seen with its
// shelf; which may be nil.
func (m *Memory) Again(ctx context.Context, of *profile.Profile, wanted func(h *match.Head) bool, seen func(s *Shelf, e *Entry, x *prepare.Prepared) error) error {
	group, ctx := errgroup.WithContext(ctx)
	for _, s := range m.shelves {
		group.Go(func() error {
			var x prepare.Prepared
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
				x.Head = &e.Head
				s.preparer.Prepare(&x, a, of)
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

// Settled gives up what only preparing and learning need: nothing is prepared and no observation is read any more.
func (m *Memory) Settled() {
	for _, s := range m.shelves {
		s.preparer = nil
	}
	_ = m.observed.Close() // it has only temporary files
}

// Shelves returns the shelves, in the order in which they were made.
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

// Observations implements [profile.Articles].
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

// Terms implements [profile.Articles].
func (m *Memory) Terms() func(i uint32) ([]uint64, error) {
	r := m.open()
	var x prepare.Prepared
	return func(i uint32) ([]uint64, error) {
		err := r.Read(&x, i, Terms)
		return x.Text.Terms, err
	}
}

// Cut implements [profile.Articles].
func (m *Memory) Cut(i uint32, span news.Span) (string, error) {
	a, err := m.article(m.entries[i])
	if err != nil {
		return "", err
	}
	return span.Cut(a.Body), nil
}
