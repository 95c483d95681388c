package report

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
	"strings"

	"github.com/copytaster/copytaster/internal/sqlfile"
)

// views are the indexes and views of run.sqlite.
//
//go:embed sqlite.sql
var views string

// database is run.sqlite on its way: the tables of a run, and one that says what the columns are.
type database struct {
	db         *sql.DB
	tx         *sql.Tx
	statements []*sql.Stmt
	ctx        context.Context // of what takes long; abort ends it
	cancel     context.CancelFunc
}

// newDatabase begins a database in the empty file at path. Nothing else reads it before it is whole, so it has no journal.
func newDatabase(path string) (*database, error) {
	db, err := sqlfile.Open(path)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	d := &database{db: db}
	d.ctx, d.cancel = context.WithCancel(context.Background())
	for _, pragma := range []string{"journal_mode = OFF", "synchronous = OFF", "cache_size = -8000"} {
		if _, err := db.Exec("PRAGMA " + pragma); err != nil {
			d.abort()
			return nil, err
		}
	}
	if d.tx, err = db.Begin(); err == nil {
		_, err = d.tx.Exec(`CREATE TABLE columns ("table" TEXT, "column" TEXT, type TEXT, unit TEXT, meaning TEXT)`)
	}
	if err != nil {
		d.abort()
		return nil, err
	}
	return d, nil
}

// table makes a table and returns its writer.
func (d *database) table(t *table) (rowWriter, error) {
	names, marks := make([]string, len(t.columns)), make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i], marks[i] = `"`+c.name+`" `+c.kind.sql(), "?"
		if _, err := d.tx.Exec("INSERT INTO columns VALUES (?, ?, ?, ?, ?)", t.name, c.name, c.kind.String(), c.unit, c.doc); err != nil {
			return nil, err
		}
	}
	if _, err := d.tx.Exec(fmt.Sprintf("CREATE TABLE %s (%s)", t.name, strings.Join(names, ", "))); err != nil {
		return nil, err
	}
	insert, err := d.tx.Prepare(fmt.Sprintf("INSERT INTO %s VALUES (%s)", t.name, strings.Join(marks, ", ")))
	if err != nil {
		return nil, err
	}
	d.statements = append(d.statements, insert)
	return &sqliteRows{insert: insert, table: t, args: make([]any, len(t.columns))}, nil
}

// close makes the indexes and views and ends the file.
func (d *database) close() error {
	defer d.abort()
	if _, err := d.tx.ExecContext(d.ctx, views); err != nil {
		return err
	}
	for _, s := range d.statements {
		if err := s.Close(); err != nil {
			return err
		}
	}
	if err := d.tx.Commit(); err != nil {
		return err
	}
	return d.db.Close()
}

// abort gives up, also while another goroutine makes the indexes. After close it does nothing.
func (d *database) abort() {
	d.cancel()
	if d.tx != nil {
		_ = d.tx.Rollback() // the file goes away
	}
	_ = d.db.Close()
}

func (k kind) sql() string {
	switch k {
	case textKind, timestampKind, dateKind:
		return "TEXT"
	case fractionKind:
		return "REAL"
	}
	return "INTEGER"
}

// sqliteRows writes a table of a database. Times and dates are texts, as in CSV; true is 1.
type sqliteRows struct {
	insert *sql.Stmt
	table  *table
	args   []any
}

// Row inserts a row.
func (s *sqliteRows) Row(row []datum) error {
	for i, v := range row {
		switch k := s.table.columns[i].kind; {
		case !v.set:
			s.args[i] = nil
		case k == fractionKind:
			s.args[i] = v.x
		case k == integerKind || k == booleanKind:
			s.args[i] = v.n
		default:
			s.args[i] = v.plain(k)
		}
	}
	_, err := s.insert.Exec(s.args...)
	return err
}

// Close does nothing: the database is ended as a whole.
func (s *sqliteRows) Close() error { return nil }
