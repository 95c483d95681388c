package report

import (
	"encoding/csv"
	"io"
	"strings"

	"github.com/copytaster/copytaster/internal/spill"
)

// CSV writes one row a pair with its figures: pairs.csv of a run folder. Cells that a spreadsheet would take
// for a formula begin with an apostrophe.
type CSV struct{ tables *tables }

var _ Writer = (*CSV)(nil)

// NewCSV returns a writer of pairs to w, which the caller closes. The rows are set aside in space, or in memory where that is nil.
func NewCSV(w io.Writer, space *spill.Space) *CSV {
	return &CSV{newTables(space, func(t *table) []rowWriter {
		if t.name != "pairs" {
			return nil
		}
		return []rowWriter{newCSVRows(w, t)}
	}, nil)}
}

// Pair sets the row of p aside.
func (c *CSV) Pair(p *Pair) error { return c.tables.Pair(p) }

// Close writes the rows.
func (c *CSV) Close(r *Result) error { return c.tables.Close(r) }

// csvRows writes a table as CSV (RFC 4180).
type csvRows struct {
	w       *csv.Writer
	table   *table
	records []string
	lines   *strings.Replacer // of line ends: the writer ends each line by CR LF, and would drop a CR alone
}

// newCSVRows returns a writer of rows to w. It writes the names of the columns at once.
func newCSVRows(w io.Writer, t *table) *csvRows {
	c := &csvRows{w: csv.NewWriter(w), table: t, lines: strings.NewReplacer("\r\n", "\n", "\r", "\n")}
	c.w.UseCRLF = true
	for _, column := range t.columns {
		c.records = append(c.records, column.name)
	}
	_ = c.w.Write(c.records) // an error stays with the writer, Close returns it
	return c
}

// Row writes a row.
func (c *csvRows) Row(row []datum) error {
	for i, v := range row {
		c.records[i] = v.plain(c.table.columns[i].kind)
		if c.table.columns[i].kind != textKind {
			continue
		}
		if strings.IndexByte(c.records[i], '\r') >= 0 { // hardly any text
			c.records[i] = c.lines.Replace(c.records[i])
		}
		c.records[i] = cell(c.records[i])
	}
	return c.w.Write(c.records)
}

// Close writes what is still buffered.
func (c *csvRows) Close() error {
	c.w.Flush()
	return c.w.Error()
}
