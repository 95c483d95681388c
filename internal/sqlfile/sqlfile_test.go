package sqlfile

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// A file has the name that it was given, with the characters that mean something in an address.
func TestOpen(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"plain.db", "a b.db", "50%25.db", "what#.db", "müll.db"} {
		path := filepath.Join(dir, name)
		db, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		_, err = db.Exec("CREATE TABLE t(x)")
		if err := errors.Join(err, db.Close()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}

func TestChange(t *testing.T) {
	db, err := Open(filepath.Join(t.TempDir(), "a.db"), "_pragma=synchronous(off)")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.Exec("CREATE TABLE t(x)"); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	for _, c := range []struct{ err, want error }{{nil, nil}, {broken, broken}} {
		if err := Change(context.Background(), db, func(tx *sql.Tx) error {
			_, err := tx.Exec("INSERT INTO t VALUES (1)")
			return errors.Join(err, c.err)
		}); !errors.Is(err, c.want) {
			t.Errorf("%v, want %v", err, c.want)
		}
	}
	var n int
	if err := db.QueryRow("SELECT count(*) FROM t").Scan(&n); err != nil || n != 1 {
		t.Errorf("%d rows, want that of the change without an error; %v", n, err)
	}
}

func TestIsDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	if err := os.WriteFile(path, []byte("this is no database, and long enough for one to be looked for in it. "), 0o666); err != nil {
		t.Fatal(err)
	}
	db, err := Open(path, "mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	_, err = db.Exec("SELECT * FROM t")
	if !IsDamage(err) || IsFull(err) {
		t.Errorf("%v: damage %t, full %t", err, IsDamage(err), IsFull(err))
	}
	if missing, err := Open(filepath.Join(t.TempDir(), "b.db"), "mode=ro"); err != nil {
		t.Fatal(err)
	} else if err := missing.Ping(); err == nil || IsDamage(err) {
		t.Errorf("%v: damage", err)
	} else {
		_ = missing.Close()
	}
	if IsDamage(nil) || IsFull(errors.New("full")) {
		t.Error("an error that is not of SQLite")
	}
}
