package watch

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/copytaster/copytaster/internal/atomicfile"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/sqlfile"
)

// stateFormat is the format of a state, with its history:
// 1: the first.
const stateFormat = 1

// stateID marks the file as a state: "ctwa".
const stateID = 0x63747761

// stateFile is the file in the folder of the state. docs/watch.md describes its tables.
const stateFile = "watch.db"

const stateSchema = `
PRAGMA application_id = %d;
PRAGMA user_version = %d;
CREATE TABLE sources(name TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE items(item INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, seen INTEGER NOT NULL);
CREATE INDEX items_by_source ON items(source, seen);
CREATE TABLE keys(key BLOB PRIMARY KEY, item INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX keys_by_item ON keys(item);
CREATE TABLE files(source TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, changed INTEGER NOT NULL, PRIMARY KEY(source, path)) WITHOUT ROWID;
CREATE TABLE pending(number INTEGER PRIMARY KEY, article TEXT NOT NULL);
CREATE TABLE matches(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, found INTEGER NOT NULL, line TEXT);
CREATE TABLE outputs(name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
`

// ErrState is in the error for a state that nobody wrote, or that another version wrote.
var ErrState = errors.New("not a state of this version of copytaster watch, or damaged")

// State is what a watch remembers: what it knows of each source, which items it has seen, which articles are on their way into the index,
// and which matches are on their way out. What a method did is durable when it returns. It may be shared.
type State struct {
	dir  string
	db   *sql.DB
	hold *atomicfile.Hold
}

// OpenState opens the state in a folder, or makes a new one. One process at a time has it: an error wraps [atomicfile.ErrHeld] or
// [ErrState], or is that of the file system.
func OpenState(dir string) (*State, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	hold, err := atomicfile.Lock(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	path := filepath.Join(dir, stateFile)
	db, err := sqlfile.Open(path, "_txlock=immediate", "_pragma=busy_timeout(10000)", "_pragma=journal_mode(wal)", "_pragma=synchronous(full)")
	if err != nil {
		hold.Release()
		return nil, err
	}
	db.SetMaxOpenConns(1)
	s := &State{dir: dir, db: db, hold: hold}
	if err := s.begin(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// begin checks the file, or makes its tables.
func (s *State) begin() error {
	var id, version, tables int64
	for query, to := range map[string]*int64{"PRAGMA application_id": &id, "PRAGMA user_version": &version, "SELECT count(*) FROM sqlite_schema": &tables} {
		if err := s.db.QueryRow(query).Scan(to); err != nil {
			return s.broken(err)
		}
	}
	switch {
	case tables == 0:
		_, err := s.db.Exec("BEGIN;" + fmt.Sprintf(stateSchema, stateID, stateFormat) + "COMMIT;")
		return s.broken(err)
	case id != stateID, version != stateFormat:
		return s.broken(ErrState)
	}
	return nil
}

// Close closes the state.
func (s *State) Close() error {
	defer s.hold.Release()
	return s.broken(s.db.Close())
}

// broken names the file of an error.
func (s *State) broken(err error) error {
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case sqlfile.IsDamage(err):
		err = fmt.Errorf("%w: %w", ErrState, err)
	}
	return fmt.Errorf("%s: %w", filepath.Join(s.dir, stateFile), err)
}

// change does something in a transaction, which is durable when it returns without an error.
func (s *State) change(do func(tx *sql.Tx) error) error {
	return s.broken(sqlfile.Change(context.Background(), s.db, do)) // it is short, and nothing interrupts it
}

// Source is what is known of a source.
type Source struct {
	Title        string    `json:"title,omitempty"`
	Moved        string    `json:"moved,omitempty"` // the address that it has moved to for good
	ETag         string    `json:"etag,omitempty"`
	LastModified string    `json:"last_modified,omitempty"`
	Asked        time.Time `json:"asked,omitzero"`         // last
	Good         time.Time `json:"good,omitzero"`          // when it last answered as it should
	NotBefore    time.Time `json:"not_before,omitzero"`    // when it may be asked again
	Until        time.Time `json:"until,omitzero"`         // until when it has asked to be left alone, or need not be asked
	FailingSince time.Time `json:"failing_since,omitzero"` // zero: it is not failing
	Failures     int       `json:"failures,omitempty"`     // in a row
	Reason       string    `json:"reason,omitempty"`       // of the last failure
	Gone         bool      `json:"gone,omitempty"`         // it said that it is gone for good
	Items        int       `json:"items,omitempty"`        // new ones and changed ones, ever
	Newest       time.Time `json:"newest,omitzero"`        // when the last of them came
}

// Source returns what is known of a source; the zero value if nothing is.
func (s *State) Source(name string) (out Source, err error) {
	var text string
	err = s.db.QueryRow("SELECT state FROM sources WHERE name = ?", name).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return out, nil
	}
	if err == nil && json.Unmarshal([]byte(text), &out) != nil {
		err = fmt.Errorf("%w: what is known of %s", ErrState, name)
	}
	return out, s.broken(err)
}

// SetSource sets what is known of a source.
func (s *State) SetSource(name string, to Source) error {
	return s.change(func(tx *sql.Tx) error { return setSource(tx, name, to) })
}

func setSource(tx *sql.Tx, name string, to Source) error {
	text, err := json.Marshal(to)
	if err == nil {
		_, err = tx.Exec("INSERT OR REPLACE INTO sources VALUES(?, ?)", name, string(text))
	}
	return err
}

// Entry is an article on its way into the index.
type Entry struct {
	Source  string       `json:"source"` // the name of the source that it came by
	Article news.Article `json:"article"`
	Keys    [][]byte     `json:"keys"`           // by which the item is known again
	Only    bool         `json:"only,omitempty"` // by these alone, not by those that it had before
}

// SetPending notes articles that are about to be added to the index.
func (s *State) SetPending(entries []Entry) error {
	return s.change(func(tx *sql.Tx) error {
		for _, e := range entries {
			text, err := json.Marshal(e)
			if err != nil {
				return err
			}
			if _, err := tx.Exec("INSERT INTO pending(article) VALUES(?)", string(text)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Pending returns the articles of which nobody knows whether they were added and looked at, in their order.
func (s *State) Pending() (out []Entry, err error) {
	rows, err := s.db.Query("SELECT article FROM pending ORDER BY number")
	if err != nil {
		return nil, s.broken(err)
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		var e Entry
		if err := rows.Scan(&text); err != nil {
			return nil, s.broken(err)
		}
		if json.Unmarshal([]byte(text), &e) != nil {
			return nil, s.broken(fmt.Errorf("%w: an article on its way into the index", ErrState))
		}
		out = append(out, e)
	}
	return out, s.broken(rows.Err())
}

// Done is what came of some articles.
type Done struct {
	Now     time.Time
	Entries []Entry  // seen, new or not; all that was pending is done
	Matches []Match  // those that are known already are left out
	Files   []File   // that were read
	Source  *Source  // what is known of the source now; nil: as before
	Name    string   // of the source
	Touched []string // IDs of other articles that the source has still
}

// SetDone notes what came of articles, in one step, and returns how many of the matches are new.
func (s *State) SetDone(d Done) (fresh int, err error) {
	err = s.change(func(tx *sql.Tx) error {
		for _, e := range d.Entries {
			if err := setItem(tx, e, d.Now); err != nil {
				return err
			}
		}
		for _, id := range d.Touched {
			if _, err := tx.Exec("UPDATE items SET seen = ? WHERE id = ?", d.Now.Unix(), id); err != nil {
				return err
			}
		}
		for i := range d.Matches {
			line, err := d.Matches[i].line()
			if err != nil {
				return err
			}
			result, err := tx.Exec("INSERT OR IGNORE INTO matches(id, found, line) VALUES(?, ?, ?)", d.Matches[i].ID, d.Now.Unix(), string(line))
			if err != nil {
				return err
			}
			if n, err := result.RowsAffected(); err == nil {
				fresh += int(n)
			}
		}
		for _, f := range d.Files {
			if _, err := tx.Exec("INSERT OR REPLACE INTO files VALUES(?, ?, ?, ?)", d.Name, f.Path, f.Size, f.Changed.UnixNano()); err != nil {
				return err
			}
		}
		if d.Source != nil {
			if err := setSource(tx, d.Name, *d.Source); err != nil {
				return err
			}
		}
		_, err := tx.Exec("DELETE FROM pending")
		return err
	})
	return fresh, err
}

func setItem(tx *sql.Tx, e Entry, now time.Time) error {
	var item int64
	err := tx.QueryRow("INSERT INTO items(id, source, seen) VALUES(?, ?, ?) ON CONFLICT(id) DO UPDATE SET seen = excluded.seen RETURNING item",
		e.Article.ID, e.Source, now.Unix()).Scan(&item)
	if err != nil {
		return err
	}
	if e.Only {
		if _, err := tx.Exec("DELETE FROM keys WHERE item = ?", item); err != nil {
			return err
		}
	}
	for _, key := range e.Keys {
		if _, err := tx.Exec("INSERT OR REPLACE INTO keys VALUES(?, ?)", key, item); err != nil {
			return err
		}
	}
	return nil
}

// Known returns the ID under which the item with a key was seen, and its source; "" if none was.
func (s *State) Known(key []byte) (id, source string, err error) {
	err = s.db.QueryRow("SELECT id, source FROM keys JOIN items USING(item) WHERE key = ?", key).Scan(&id, &source)
	return s.found(id, source, err)
}

// Taken returns the source of the item that was seen under an ID; "" if none was.
func (s *State) Taken(id string) (source string, err error) {
	err = s.db.QueryRow("SELECT source FROM items WHERE id = ?", id).Scan(&source)
	_, source, err = s.found(id, source, err)
	return source, err
}

func (s *State) found(id, source string, err error) (string, string, error) {
	if errors.Is(err, sql.ErrNoRows) {
		return "", "", nil
	}
	return id, source, s.broken(err)
}

// Files returns the files of a source that were read, by their paths.
func (s *State) Files(source string) (map[string]File, error) {
	rows, err := s.db.Query("SELECT path, size, changed FROM files WHERE source = ?", source)
	if err != nil {
		return nil, s.broken(err)
	}
	defer rows.Close()
	out := make(map[string]File)
	for rows.Next() {
		var f File
		var changed int64
		if err := rows.Scan(&f.Path, &f.Size, &changed); err != nil {
			return nil, s.broken(err)
		}
		f.Changed = time.Unix(0, changed)
		out[f.Path] = f
	}
	return out, s.broken(rows.Err())
}

// Forget forgets files of a source, which are gone.
func (s *State) Forget(source string, paths []string) error {
	return s.change(func(tx *sql.Tx) error {
		for _, path := range paths {
			if _, err := tx.Exec("DELETE FROM files WHERE source = ? AND path = ?", source, path); err != nil {
				return err
			}
		}
		return nil
	})
}

// Prune forgets items that a source has not had since a time.
func (s *State) Prune(source string, before time.Time) error {
	return s.change(func(tx *sql.Tx) error {
		for _, query := range []string{
			"DELETE FROM keys WHERE item IN (SELECT item FROM items WHERE source = ? AND seen < ?)", "DELETE FROM items WHERE source = ? AND seen < ?",
		} {
			if _, err := tx.Exec(query, source, before.Unix()); err != nil {
				return err
			}
		}
		return nil
	})
}

// PruneMatches forgets what matches say that were found before a time and are not among the last keep. Their IDs stay, so that they are
// not reported again.
func (s *State) PruneMatches(before time.Time, keep int) error {
	return s.change(func(tx *sql.Tx) error {
		_, err := tx.Exec("UPDATE matches SET line = NULL WHERE line IS NOT NULL AND found < ? AND number <= (SELECT max(number) FROM matches) - ?", before.Unix(), keep)
		return err
	})
}

// Line is a match on its way out.
type Line struct {
	Number int64
	ID     string
	JSON   []byte
}

// Lines returns matches after a number, in the order in which they were found, at most n.
func (s *State) Lines(after int64, n int) (out []Line, err error) {
	rows, err := s.db.Query("SELECT number, id, line FROM matches WHERE number > ? AND line IS NOT NULL ORDER BY number LIMIT ?", after, n)
	if err != nil {
		return nil, s.broken(err)
	}
	defer rows.Close()
	for rows.Next() {
		var l Line
		if err := rows.Scan(&l.Number, &l.ID, &l.JSON); err != nil {
			return nil, s.broken(err)
		}
		out = append(out, l)
	}
	return out, s.broken(rows.Err())
}

// Last returns the number of the last match; 0 if there is none.
func (s *State) Last() (n int64, err error) {
	err = s.db.QueryRow("SELECT coalesce(max(number), 0) FROM matches").Scan(&n)
	return n, s.broken(err)
}

// Sent returns the number of the last match that an output has. One that is new has all that were found before.
func (s *State) Sent(output string) (n int64, err error) {
	err = s.db.QueryRow("SELECT number FROM outputs WHERE name = ?", output).Scan(&n)
	if !errors.Is(err, sql.ErrNoRows) {
		return n, s.broken(err)
	}
	if n, err = s.Last(); err != nil {
		return 0, err
	}
	return n, s.SetSent(output, n)
}

// SetSent notes the number of the last match that an output has.
func (s *State) SetSent(output string, n int64) error {
	return s.change(func(tx *sql.Tx) error {
		_, err := tx.Exec("INSERT OR REPLACE INTO outputs VALUES(?, ?)", output, n)
		return err
	})
}
