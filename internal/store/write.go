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
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/copytaster/copytaster/internal/atomicfile"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/profile"
)

// Writer changes an index. It is used by one goroutine.
type Writer struct {
	dir      string
	hold     *atomicfile.Hold
	settings Settings
	s        *Store // nil: the index is new, and has no file before the first add
	state    state
	now      func() time.Time
}

// ErrNotIndex is in the error for a folder that holds other things than an index.
var ErrNotIndex = errors.New("not an index: it holds other files")

// OpenWriter opens an index for writing, or makes a new one in a folder that is missing or empty; it has the settings in o, and no file
// before the first [Writer.Add]. An error wraps one of [Open], [ErrNotIndex] or [atomicfile.ErrHeld], or is that of the file system.
func OpenWriter(dir string, o detect.Options) (*Writer, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	if err := checkFolder(dir); err != nil {
		return nil, err
	}
	hold, err := lock(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	w := &Writer{dir: dir, hold: hold, settings: SettingsOf(o), now: time.Now}
	if err := w.open(); err != nil {
		hold.Release()
		return nil, err
	}
	return w, nil
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
var ours = regexp.MustCompile(`^index-[0-9]{6,}\.db(-wal|-shm|-journal)?$`)

// open opens the file of the index, if there is one, and removes what a writer left behind that was killed.
func (w *Writer) open() error {
	path, err := currentFile(w.dir)
	if err != nil && !errors.Is(err, ErrNoIndex) {
		return err
	}
	if err := w.tidy(filepath.Base(path)); err != nil {
		return err
	}
	if path == "" {
		return nil
	}
	s, err := open(path, "rw", "_txlock=immediate", "_pragma=synchronous(full)", "_pragma=cache_size(-32768)")
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: %w: the file that %s names is not there", w.dir, ErrDamaged, current)
	}
	if err != nil {
		return err
	}
	ctx := context.Background()
	err = errors.Join(s.metaJSON(ctx, s.db, "settings", &w.settings), s.metaJSON(ctx, s.db, "state", &w.state))
	if err != nil {
		return errors.Join(err, s.Close())
	}
	w.s = s
	return nil
}

// tidy removes the files of an index but those of one name.
func (w *Writer) tidy(keep string) error {
	entries, err := os.ReadDir(w.dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if ours.MatchString(e.Name()) && (keep == "." || !strings.HasPrefix(e.Name(), keep)) {
			if err := os.Remove(filepath.Join(w.dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// Close closes the index.
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
func (w *Writer) Settings() Settings { return w.settings }

// New reports whether nothing was ever added.
func (w *Writer) New() bool { return w.s == nil }

// View opens a view of the index as it is between two changes of the writer, which was added to before. It is closed before the next.
func (w *Writer) View(ctx context.Context) (*View, error) { return w.s.View(ctx) }

// schema makes the tables. docs/store.md describes them.
const schema = `
PRAGMA page_size = 8192;
PRAGMA application_id = %d;
PRAGMA user_version = %d;
CREATE TABLE meta(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE articles(doc INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stamp INTEGER NOT NULL, keys INTEGER NOT NULL, content BLOB NOT NULL, head BLOB NOT NULL);
CREATE INDEX by_stamp ON articles(stamp);
CREATE TABLE texts(doc INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE segments(number INTEGER PRIMARY KEY, layout BLOB NOT NULL);
CREATE TABLE postings(row INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
`

// create makes a file with a profile and no articles. Nobody knows of it before [Writer.install].
func (w *Writer) create(ctx context.Context, p *profile.Profile, st state) (*Store, error) {
	number := int64(1)
	if w.s != nil {
		if _, err := fmt.Sscanf(filepath.Base(w.s.path), "index-%d.db", &number); err != nil {
			return nil, err
		}
		number++
	}
	path := filepath.Join(w.dir, fileName(number))
	s, err := open(path, "rwc", "_txlock=immediate", "_pragma=synchronous(off)", "_pragma=journal_mode(memory)", "_pragma=cache_size(-32768)")
	if err != nil {
		return nil, err
	}
	s.db.SetMaxOpenConns(1) // for the page size
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

// install makes a file that create made the index, durably, and removes the old one.
func (w *Writer) install(s *Store) error {
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
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := atomicfile.Write(filepath.Join(w.dir, current), line(filepath.Base(s.path))); err != nil {
		return err
	}
	if w.s != nil {
		if err := w.s.Close(); err != nil {
			return err
		}
		w.s = nil
	}
	return w.open()
}

// inTransaction does something in a transaction, which is durable when it returns without an error.
func (s *Store) inTransaction(ctx context.Context, do func(tx *sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return s.damaged(err)
	}
	if err := do(tx); err != nil {
		_ = tx.Rollback()
		return s.damaged(err)
	}
	return s.damaged(tx.Commit())
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
