package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/copytaster/copytaster/internal/atomicfile"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/sqlfile"
)

// Writer changes an index. It may be shared: those who add do it together, and whoever else changes the index waits for them. After an
// error of the file system it may go on, or say that it has to be opened again.
type Writer struct {
	dir  string
	hold *atomicfile.Hold
	now  func() time.Time

	mu       sync.RWMutex // of what follows; those who add share it
	settings Settings
	s        *Store // nil: the index is new, and has no file before the first add
	broken   error  // why it has to be opened again: nobody knows which file the index is on the disk

	queue queue
}

// ErrNotIndex is in the error for a folder that holds other things than an index.
var ErrNotIndex = errors.New("not an index: it holds other files")

// OpenWriter opens an index for writing, or makes a new one in a folder that is missing or empty; it has the settings in o, and no file
// before the first [Writer.Add]. An error wraps one of [Open], [ErrNotIndex] or [atomicfile.ErrHeld], or is that of the file system.
func OpenWriter(dir string, o detect.Options) (*Writer, error) {
	w, err := lockWriter(dir)
	if err != nil {
		return nil, err
	}
	w.settings = SettingsOf(o)
	if err := w.open(); err != nil {
		w.hold.Release()
		return nil, err
	}
	return w, nil
}

// lockWriter returns the writer of a folder, in which it has not looked yet.
func lockWriter(dir string) (*Writer, error) {
	if err := atomicfile.MkdirAll(dir); err != nil {
		return nil, err
	}
	if err := checkFolder(dir); err != nil {
		return nil, err
	}
	hold, err := atomicfile.Lock(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	return &Writer{dir: dir, hold: hold, now: time.Now}, nil
}

// checkFolder returns an error for a folder that is no index and not empty.
func checkFolder(dir string) error {
	if _, err := os.Stat(filepath.Join(dir, current)); err == nil {
		return nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !ours.MatchString(e.Name()) && !strings.HasPrefix(e.Name(), atomicfile.Prefix) && e.Name() != WatchFolder {
			return fmt.Errorf("%s: %w", dir, ErrNotIndex)
		}
	}
	return nil
}

// WatchFolder is the folder in that of an index in which copytaster watch keeps what it remembers. The index has nothing to do with it.
const WatchFolder = "watch"

// ours are the names of the files of an index.
var ours = regexp.MustCompile(`^index-[0-9]{6,}\.db(-wal|-shm|-journal|-acked|-aside)?$`)

// open opens the file of the index, if there is one, and removes what a writer left behind that was killed.
func (w *Writer) open() error {
	path, err := w.settle()
	if err != nil || path == "" {
		return err
	}
	s, err := openCurrent(path, os.O_RDWR, writing...)
	if err != nil {
		return err
	}
	if err := w.adopt(s); err != nil {
		return errors.Join(err, s.Close())
	}
	return nil
}

// writing is how the file of an index is opened for writing.
var writing = []string{"_txlock=immediate", "_pragma=synchronous(full)", "_pragma=cache_size(-32768)"}

// settle returns the path of the file of the index, "" where there is none yet. What a writer that was killed did last is durable then,
// and what it left behind is removed.
func (w *Writer) settle() (string, error) {
	path, err := currentFile(w.dir)
	if err != nil && !errors.Is(err, ErrNoIndex) {
		return "", err
	}
	if err := atomicfile.SyncDir(w.dir); err != nil { // the name of CURRENT; only then may the file go that it named before
		return "", err
	}
	return path, w.tidy(path)
}

// adopt makes a file that was opened that of the writer.
func (w *Writer) adopt(s *Store) error {
	ctx := context.Background()
	var st state
	err := errors.Join(s.metaJSON(ctx, s.db, "settings", &w.settings), s.metaJSON(ctx, s.db, "state", &st))
	if err != nil {
		return err
	}
	if s.acked != nil {
		n, err := s.acked.read()
		if err == nil {
			err = s.acked.lost(n, st.Changes)
		}
		if err != nil {
			return err
		}
	}
	w.s = s
	return nil
}

// tidy removes the files of an index but that of one path, and those beside it; "": all.
func (w *Writer) tidy(path string) error {
	entries, err := os.ReadDir(w.dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if ours.MatchString(e.Name()) && (path == "" || !strings.HasPrefix(e.Name(), filepath.Base(path))) {
			if err := os.Remove(filepath.Join(w.dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// Close closes the index, when nobody uses the writer any more.
func (w *Writer) Close() error {
	defer w.hold.Release()
	if w.s == nil {
		return nil
	}
	return errors.Join(w.s.fold(), w.s.Close())
}

// fold folds the write-ahead log into the file, so that the file alone is the index. Where somebody reads it stays for the next writer.
func (s *Store) fold() error {
	ctx := context.Background()
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return s.damaged(err)
	}
	defer func() { _ = conn.Close() }() // it goes back to the pool
	var busy, pages, moved int
	if _, err := conn.ExecContext(ctx, "PRAGMA busy_timeout = 0"); err != nil {
		return s.damaged(err)
	}
	return s.damaged(conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved))
}

// Settings returns the settings of the index.
func (w *Writer) Settings() Settings {
	w.mu.RLock()
	defer w.mu.RUnlock()
	return w.settings
}

// New reports whether nothing was ever added.
func (w *Writer) New() bool {
	w.mu.RLock()
	defer w.mu.RUnlock()
	return w.s == nil
}

// View opens a view of the index as it is between two changes of the writer, which was added to before. It is closed before the next.
func (w *Writer) View(ctx context.Context) (*View, error) { return w.s.View(ctx) }

// schema makes the tables. docs/store.md describes them.
const schema = `
PRAGMA application_id = %d;
PRAGMA user_version = %d;
CREATE TABLE meta(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE articles(doc INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stamp INTEGER NOT NULL, keys INTEGER NOT NULL, content BLOB NOT NULL, head BLOB NOT NULL);
CREATE INDEX by_stamp ON articles(stamp);
CREATE TABLE texts(doc INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE removed(doc INTEGER PRIMARY KEY);
` + segmentTables + "PRAGMA cache_size = -8192;"

const segmentTables = `
CREATE TABLE segments(number INTEGER PRIMARY KEY, layout BLOB NOT NULL);
CREATE TABLE postings(row INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
`

// create makes a file with a profile and no articles. Nobody knows of it before [Writer.install].
func (w *Writer) create(ctx context.Context, p *profile.Profile, st state) (*Store, error) {
	if w.broken != nil {
		return nil, w.broken
	}
	number, now := int64(1), ""
	if w.s != nil {
		now = w.s.path
		if _, err := fmt.Sscanf(filepath.Base(now), "index-%d.db", &number); err != nil {
			return nil, err
		}
		number++
	}
	if err := w.tidy(now); err != nil { // of what did not become a file of the index
		return nil, err
	}
	path := filepath.Join(w.dir, fileName(number))
	s, err := openNew(path, "memory")
	if err != nil {
		return nil, err
	}
	if _, err := s.db.ExecContext(ctx, fmt.Sprintf(schema, applicationID, format<<16|method)); err != nil {
		return nil, errors.Join(s.damaged(err), s.Close())
	}
	settings, err := json.Marshal(w.settings)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	err = s.inTransaction(ctx, func(tx *sql.Tx) error {
		return errors.Join(
			s.setMeta(ctx, tx, "settings", settings), s.setMeta(ctx, tx, "profile", s.packer.pack(p.AppendBinary(nil))), s.setState(ctx, tx, st),
		)
	})
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// openNew makes a file that is worth nothing until all of it is there: nothing is synced, and journal is where SQLite keeps what a change replaces.
// There is one connection, as sizes of pages and caches are a connection's. That of the cache is to be set when the tables are there: before the
// file has pages, SQLite counts it in those of 4 KiB.
func openNew(path, journal string) (*Store, error) {
	s, err := open(path, "rwc", "_txlock=immediate", "_pragma=page_size(16384)", "_pragma=synchronous(off)", "_pragma=journal_mode("+journal+")")
	if err != nil {
		return nil, err
	}
	s.db.SetMaxOpenConns(1)
	return s, nil
}

// install makes a file that create made the index, durably, and removes the old one.
func (w *Writer) install(s *Store) error {
	if err := s.finish(); err != nil {
		return err
	}
	err := atomicfile.Write(filepath.Join(w.dir, current), line(filepath.Base(s.path)))
	if err == nil && w.s != nil {
		err = w.s.Close()
		w.s = nil
	}
	if err == nil {
		err = w.open()
	}
	if err != nil {
		w.broken = fmt.Errorf("%s: the index has to be opened again after: %w", w.dir, err) // who adds to the old file may add to none
	}
	return err
}

// finish closes a file that create made, and makes it and the one beside it durable.
func (s *Store) finish() error {
	var st state
	if err := s.metaJSON(context.Background(), s.db, "state", &st); err != nil {
		return errors.Join(err, s.Close())
	}
	if _, err := s.db.Exec("PRAGMA journal_mode = WAL"); err != nil {
		return errors.Join(s.damaged(err), s.Close())
	}
	if err := s.Close(); err != nil {
		return err
	}
	f, err := os.Open(s.path)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close(), createAcked(s.path, st.Changes)); err != nil {
		return err
	}
	return atomicfile.SyncDir(filepath.Dir(s.path)) // before CURRENT names it
}

// inTransaction does something in a transaction, which is durable when it returns without an error.
func (s *Store) inTransaction(ctx context.Context, do func(tx *sql.Tx) error) error {
	return s.damaged(sqlfile.Change(ctx, s.db, do))
}

// change makes a change in a transaction of its own. When it returns without an error it is durable, and acknowledged; after an error it
// was not made, or is there all the same because nothing but acknowledging it failed.
func (w *Writer) change(ctx context.Context, do func(tx *sql.Tx, st *state) error) error {
	if w.broken != nil {
		return w.broken
	}
	var st state
	err := w.s.inTransaction(ctx, func(tx *sql.Tx) error {
		if err := w.s.metaJSON(ctx, tx, "state", &st); err != nil {
			return err
		}
		st.Changes++
		if err := do(tx, &st); err != nil {
			return err
		}
		var err error
		if st.Segments, err = w.s.count(ctx, tx, "segments"); err != nil {
			return err
		}
		return w.s.setState(ctx, tx, st)
	})
	if err != nil || w.s.acked == nil {
		return err
	}
	return w.s.acked.write(st.Changes)
}

// setMeta writes a value of the table of that name.
func (s *Store) setMeta(ctx context.Context, tx *sql.Tx, name string, value []byte) error {
	_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO meta VALUES(?, ?)", name, seal([]byte(name), slices.Clip(value)))
	return err
}

func (s *Store) setState(ctx context.Context, tx *sql.Tx, st state) error {
	b, err := json.Marshal(st)
	if err != nil {
		return err
	}
	return s.setMeta(ctx, tx, "state", b)
}
