// Package store is the index that remembers: articles on disk, for months, that new ones are checked against.
//
// An index is a folder. One process at a time writes it; any number read it meanwhile, each from the state at which it began. It lies
// in one SQLite file: the articles, packed; what comparing needs of them beside the text; their keys by every route, as sorted lists;
// and the profile, which is learnt by the first add and by [Writer.Relearn] and constant in between, so that an answer does not drift
// with the order of arrival. docs/store.md describes every byte.
//
//	s, err := store.Open(dir)
//	defer s.Close()
//	v, err := s.View(ctx) // the index as it is now
//	defer v.Close()
//	run, err := detect.Read(ctx, articles, v.Options(options))
//
// A [Writer] changes an index. What a method of it did is durable when it returns; if it is killed at any moment, the index is that
// of some moment between two batches of the method.
package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/sqlfile"
	"github.com/copytaster/copytaster/internal/versions"
)

// The format of an index, with its history:
// 1: the first.
// 2: what may be missing is counted: the file -acked says how many changes were acknowledged, the state how many articles and segments there
// are, the table removed which articles are gone, and each part has a row.
// 3: postings in bits, and keys no longer than the size of the index wants.
const format = 3

// method numbers what this program makes of an article: terms, keys, zones, quotations. It goes up by one with every version that
// makes something else of the same text, since an index must not mix the two:
// 1: the first.
// 2: paraphrases, versions across adds, more forms of credit.
const method = 2

// current is the file that names the file of the index.
const current = "CURRENT"

// Errors of an index that cannot be used. All are wrapped with the name of what is at fault.
var (
	ErrNoIndex = errors.New("no index")
	ErrDamaged = errors.New("damaged index")
	ErrOlder   = errors.New("made by an earlier version of the program")
	ErrNewer   = errors.New("made by a later version of the program")
	ErrFull    = errors.New("the disk is full; the index is as before what did not fit")
)

// Store is an index that is read. It may be shared.
type Store struct {
	path  string
	db    *sql.DB
	acked *acked // nil: the file is on its way to become that of an index, or that of one of format 1

	makers sync.Pool // of *itemMaker

	mu      sync.Mutex // of what follows, which outlives a view
	packer  *packer
	learnt  *profile.Profile // the last that was read
	learned int64            // its generation
	free    []*maker
	tuned   *detect.Options // with what hangs on the settings; nil before a view was opened
}

// Open opens an index for reading. An error wraps [ErrNoIndex], [ErrDamaged], [ErrOlder] or [ErrNewer], or is that of the file system.
func Open(dir string) (*Store, error) {
	for attempt := 1; ; attempt++ { // the files may go away while they are opened: relearn and compact write others
		path, err := currentFile(dir)
		if err != nil {
			return nil, err
		}
		s, err := openCurrent(path, os.O_RDONLY, "_pragma=query_only(1)", "_pragma=cache_size(-32768)")
		whole := err == nil && s.acked.file != nil
		if whole || attempt == openings || err != nil && !errors.Is(err, ErrDamaged) {
			return s, err
		}
		if err == nil {
			_ = s.Close() // it was not read yet
		}
	}
}

// openings is how often an index is opened whose files are not there.
const openings = 20

// openCurrent opens the file of an index and that beside it.
func openCurrent(path string, flag int, pragmas ...string) (*Store, error) {
	s, err := open(path, "rw", pragmas...)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w: it is not there", path, ErrDamaged)
	}
	if err != nil {
		return nil, err
	}
	if err := s.checkVersion(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if s.acked, err = openAcked(path, flag); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// currentFile returns the path of the file of an index.
func currentFile(dir string) (string, error) {
	b, err := os.ReadFile(filepath.Join(dir, current))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("%s: %w", dir, ErrNoIndex)
	case err != nil:
		return "", err
	}
	name := strings.TrimSuffix(string(b), "\n")
	var generation int64
	if _, err := fmt.Sscanf(name, "index-%d.db", &generation); err != nil || name != fileName(generation) {
		return "", fmt.Errorf("%s: %w", filepath.Join(dir, current), ErrDamaged)
	}
	return filepath.Join(dir, name), nil
}

func fileName(n int64) string { return fmt.Sprintf("index-%06d.db", n) }

// busy is how long a command waits for one that folds the write-ahead log into the file.
const busy = 10 * time.Second

// open opens a file of an index. mode is that of an SQLite URI.
func open(path, mode string, pragmas ...string) (*Store, error) {
	if _, err := os.Stat(path); err != nil && mode != "rwc" {
		return nil, err
	}
	pragmas = append([]string{"mode=" + mode, fmt.Sprintf("_pragma=busy_timeout(%d)", busy.Milliseconds())}, pragmas...)
	db, err := sqlfile.Open(path, pragmas...)
	if err != nil {
		return nil, err
	}
	p, err := newPacker()
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &Store{path: path, db: db, packer: p}, nil
}

// Close closes the index. No view of it may be open.
func (s *Store) Close() error {
	s.packer.close()
	return errors.Join(s.damaged(s.db.Close()), s.acked.close())
}

// version returns the format of the file, and the method by which its articles were prepared.
func (s *Store) version() (ofFormat, ofMethod int, err error) {
	var id, version int
	if err := s.db.QueryRow("PRAGMA application_id").Scan(&id); err != nil {
		return 0, 0, s.damaged(err)
	}
	if err := s.db.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return 0, 0, s.damaged(err)
	}
	if id != applicationID {
		return 0, 0, s.corrupt("no index of copytaster")
	}
	return version >> 16, version & 0xffff, nil
}

// checkVersion returns an error unless this program reads and makes what is in the file.
func (s *Store) checkVersion() error {
	ofFormat, ofMethod, err := s.version()
	if err != nil {
		return err
	}
	for _, v := range [...]struct {
		name        string
		index, ours int
	}{{"format", ofFormat, format}, {"method", ofMethod, method}} {
		switch {
		case v.index < v.ours:
			return fmt.Errorf("%s: %w: %s %d, and this one has %d", s.path, ErrOlder, v.name, v.index, v.ours)
		case v.index > v.ours:
			return fmt.Errorf("%s: %w: %s %d, and this one has %d", s.path, ErrNewer, v.name, v.index, v.ours)
		}
	}
	return nil
}

// applicationID marks the file as an index: "ctas".
const applicationID = 0x63746173

// damaged names the file of an error of SQLite.
func (s *Store) damaged(err error) error {
	switch {
	case err == nil, errors.Is(err, ErrDamaged), errors.Is(err, ErrFull), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case sqlfile.IsFull(err):
		return fmt.Errorf("%s: %w", s.path, ErrFull)
	case sqlfile.IsDamage(err):
		return fmt.Errorf("%s: %w: %w", s.path, ErrDamaged, err)
	}
	return fmt.Errorf("%s: %w", s.path, err)
}

// corrupt is the error for a row that nobody wrote.
func (s *Store) corrupt(what string, args ...any) error {
	return fmt.Errorf("%s: %w: %s", s.path, ErrDamaged, fmt.Sprintf(what, args...))
}

// state is what changes with every add.
type state struct {
	NextDoc     int64 `json:"next_doc"`     // numbers are never used again
	NextSegment int64 `json:"next_segment"` //
	Articles    int64 `json:"articles"`     //
	Segments    int   `json:"segments"`     //
	Changes     int64 `json:"changes"`      // that were made durable: what the file -acked counts
	Profile     int64 `json:"profile"`      // how often a profile was learnt
	Learnt      int64 `json:"learnt"`       // when, in Unix seconds
	From        int   `json:"from"`         // articles that it was learnt from
	Changed     int64 `json:"changed"`      // articles that took the place of another version since the index was made
	Removed     int64 `json:"removed"`      // articles that were removed or expired, or made way for another version, since the last compact
}

// querier is a connection or a transaction.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// meta reads a value of the table of that name.
func (s *Store) meta(ctx context.Context, q querier, name string) ([]byte, error) {
	var sealed []byte
	if err := q.QueryRowContext(ctx, "SELECT value FROM meta WHERE name = ?", name).Scan(&sealed); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			return nil, s.corrupt("no %s", name)
		}
		return nil, s.damaged(err)
	}
	value, ok := unseal([]byte(name), sealed)
	if !ok {
		return nil, s.corrupt("the %s", name)
	}
	return value, nil
}

// metaJSON reads a value that is JSON.
func (s *Store) metaJSON(ctx context.Context, q querier, name string, to any) error {
	value, err := s.meta(ctx, q, name)
	if err != nil {
		return err
	}
	if json.Unmarshal(value, to) != nil {
		return s.corrupt("the %s", name)
	}
	return nil
}

// profile returns the profile of a generation, which is read once.
func (s *Store) profile(ctx context.Context, q querier, generation int64) (*profile.Profile, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.learnt != nil && s.learned == generation {
		return s.learnt, nil
	}
	packed, err := s.meta(ctx, q, "profile")
	if err != nil {
		return nil, err
	}
	b, err := s.packer.unpack(packed)
	if err != nil {
		return nil, s.corrupt("the profile: %v", err)
	}
	p, err := profile.Decode(b)
	if err != nil {
		return nil, s.corrupt("the profile: %v", err)
	}
	s.learnt, s.learned = p, generation
	return p, nil
}

// profileNow returns the state of the index and its profile, for a writer, beside whom nobody changes them.
func (s *Store) profileNow(ctx context.Context) (*profile.Profile, state, error) {
	var st state
	if err := s.metaJSON(ctx, s.db, "state", &st); err != nil {
		return nil, st, err
	}
	p, err := s.profile(ctx, s.db, st.Profile)
	return p, st, err
}

// tune returns options with the settings, ready for runs over a few articles.
func (s *Store) tune(of Settings) (detect.Options, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tuned == nil {
		o, err := of.Options(detect.Options{}).Tuned()
		if err != nil {
			return o, s.corrupt("the settings: %v", err)
		}
		s.tuned = &o
	}
	return *s.tuned, nil
}

// maker makes what is not kept of an article. What it remembers of words makes it faster and changes nothing.
type maker struct {
	normalizer *normalize.Normalizer
	preparer   *prepare.Preparer // with the settings of the index
	keyer      *versions.Keyer
}

// maker lends a maker; back returns it. o has the settings.
func (s *Store) maker(o detect.Options) (m *maker, back func(), err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if k := len(s.free); k > 0 {
		m, s.free = s.free[k-1], s.free[:k-1]
	} else {
		p, err := o.Preparer()
		if err != nil {
			return nil, nil, err
		}
		m = &maker{normalize.New(), p, versions.NewKeyer()}
	}
	return m, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.free = append(s.free, m)
	}, nil
}
