package report

import (
	"encoding/binary"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// A table is one list of typed columns over records. Its CSV, Parquet and SQLite and its part of docs/formats.md all come from
// that list, so they cannot differ.

// kind is the type of the cells of a column.
type kind uint8

const (
	textKind      kind = iota // "" is an empty cell
	integerKind               // 64 bits, signed
	fractionKind              // at most four decimals where it comes from a record
	booleanKind               // never empty
	timestampKind             // seconds since 1970, UTC
	dateKind                  // days since 1970
)

// String names the kind as docs/formats.md does.
func (k kind) String() string {
	return [...]string{"text", "integer", "fraction", "boolean", "timestamp", "date"}[k]
}

// datum is a cell; the zero value is an empty one.
type datum struct {
	set  bool
	text string  // of text
	n    int64   // of all else but a fraction; 1 is true
	x    float64 // of a fraction
}

func str(s string) datum { return datum{set: s != "", text: s} }

func num(n int) datum { return datum{set: true, n: int64(n)} }

func figure(x float64) datum { return datum{set: true, x: x} }

func yes(b bool) datum {
	v := datum{set: true}
	if b {
		v.n = 1
	}
	return v
}

// moment is the time of a record's published; empty where it has only a date.
func moment(published string) datum {
	t, err := time.Parse(time.RFC3339, published)
	if err != nil {
		return datum{}
	}
	return datum{set: true, n: t.Unix()}
}

const secondsOfDay = 24 * 60 * 60

// day is the date, in UTC, of a record's published.
func day(published string) datum {
	t, err := time.Parse(time.RFC3339, published)
	if err != nil {
		t, err = time.Parse(time.DateOnly, published)
	}
	if err != nil {
		return datum{}
	}
	return dayOf(t.Unix())
}

// dayOf is the date of so many seconds since 1970.
func dayOf(seconds int64) datum {
	days := seconds / secondsOfDay
	if seconds%secondsOfDay < 0 {
		days--
	}
	return datum{set: true, n: days}
}

// plain writes a cell as people read it: no formula is defused.
func (v datum) plain(k kind) string {
	switch {
	case !v.set:
		return ""
	case k == textKind:
		return v.text
	case k == fractionKind:
		return strconv.FormatFloat(v.x, 'f', -1, 64)
	case k == booleanKind:
		return strconv.FormatBool(v.n != 0)
	case k == timestampKind:
		return time.Unix(v.n, 0).UTC().Format(time.RFC3339)
	case k == dateKind:
		return time.Unix(v.n*secondsOfDay, 0).UTC().Format(time.DateOnly)
	}
	return strconv.FormatInt(v.n, 10)
}

// cell returns text so that a spreadsheet does not run it: what could begin a formula gets an apostrophe.
func cell(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size > 0 && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + text
	}
	return text
}

// column is a column of a table, whatever its rows are made of.
type column struct {
	name string
	kind kind
	unit string // "words", "seconds", ...; empty where the kind says all
	doc  string // of docs/formats.md: what a cell says, and when it is empty
}

// columnOf is a column of a table whose rows are made of records of type R.
type columnOf[R any] struct {
	column
	of   func(r *R) datum
	late func(at *ending, row cells) datum // instead, where only the end of a run tells
}

// tableOf is a table of records of type R.
type tableOf[R any] struct {
	name, doc string // doc says what a row is
	columns   []columnOf[R]
}

// table is a table without its records: what a file of it needs.
type table struct {
	name, doc string
	columns   []column
	index     map[string]int // of the columns, by name
}

func (t *tableOf[R]) table() *table {
	out := &table{name: t.name, doc: t.doc, index: make(map[string]int, len(t.columns))}
	for i, c := range t.columns {
		out.columns = append(out.columns, c.column)
		out.index[c.name] = i
	}
	return out
}

// row writes the cells of r into row, as far as they are known before the end.
func (t *tableOf[R]) row(row []datum, r *R) []datum {
	row = row[:0]
	for i := range t.columns {
		v := datum{}
		if of := t.columns[i].of; of != nil {
			v = of(r)
		}
		row = append(row, v)
	}
	return row
}

// complete fills in what only the end tells.
func (t *tableOf[R]) complete(row cells, at *ending) {
	for i := range t.columns {
		if late := t.columns[i].late; late != nil {
			row.values[i] = late(at, row)
		}
	}
}

// cells is a row whose cells are asked for by their names.
type cells struct {
	table  *table
	values []datum
}

func (c cells) get(name string) datum {
	i, ok := c.table.index[name]
	if !ok {
		panic("report: internal error: no column " + name + " in " + c.table.name)
	}
	return c.values[i]
}

// appendRow appends a row as bytes, which readRow reads.
func (t *table) appendRow(dst []byte, row []datum) []byte {
	for i, v := range row {
		if !v.set {
			dst = append(dst, 0)
			continue
		}
		dst = append(dst, 1)
		switch t.columns[i].kind {
		case textKind:
			dst = binary.AppendUvarint(dst, uint64(len(v.text)))
			dst = append(dst, v.text...)
		case fractionKind:
			dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(v.x))
		default:
			dst = binary.AppendVarint(dst, v.n)
		}
	}
	return dst
}

// readRow reads what appendRow wrote.
func (t *table) readRow(row []datum, src []byte) []datum {
	row = row[:0]
	for i := range t.columns {
		v := datum{set: src[0] == 1}
		src = src[1:]
		if v.set {
			switch t.columns[i].kind {
			case textKind:
				n, size := binary.Uvarint(src)
				src = src[size:]
				v.text, src = string(src[:n]), src[n:]
			case fractionKind:
				v.x, src = math.Float64frombits(binary.LittleEndian.Uint64(src)), src[8:]
			default:
				n, size := binary.Varint(src)
				v.n, src = n, src[size:]
			}
		}
		row = append(row, v)
	}
	return row
}

// rowWriter is a file of a table, or a part of one.
type rowWriter interface {
	// Row takes the next row, which it may not keep.
	Row(row []datum) error
	// Close writes what is still buffered.
	Close() error
}
