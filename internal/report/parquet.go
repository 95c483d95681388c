package report

import (
	"io"
	"reflect"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

// groupBytes and groupRows are how much of a table waits in memory, as values, before it becomes a row group, and pageBytes how much
// of a column before it is packed.
const (
	groupBytes = 8 << 20
	groupRows  = 100_000
	pageBytes  = 64 << 10
)

// parquetRows writes a table as Parquet: every column optional, times in UTC, packed by zstd.
type parquetRows struct {
	w           *parquet.GenericWriter[any]
	table       *table
	row         parquet.Row
	rows, bytes int // in the row group
}

func newParquetRows(w io.Writer, t *table) *parquetRows {
	schema := parquet.NewSchema(t.name, inOrder(t))
	return &parquetRows{
		w: parquet.NewGenericWriter[any](w, schema, parquet.Compression(&zstd.Codec{}), parquet.CreatedBy("copytaster", "", ""),
			parquet.MaxRowsPerRowGroup(groupRows), parquet.PageBufferSize(pageBytes)),
		table: t,
	}
}

// Row takes the next row.
func (p *parquetRows) Row(row []datum) error {
	p.row = p.row[:0]
	for i, v := range row {
		cell, level := parquet.NullValue(), 0
		if v.set {
			cell, level = v.parquet(p.table.columns[i].kind), 1
		}
		p.row = append(p.row, cell.Level(0, level, i))
		p.bytes += 8 + len(v.text)
	}
	if _, err := p.w.WriteRows([]parquet.Row{p.row}); err != nil {
		return err
	}
	if p.rows++; p.rows < groupRows && p.bytes < groupBytes {
		return nil
	}
	p.rows, p.bytes = 0, 0
	return p.w.Flush()
}

// Close writes the last row group and the directory of the file.
func (p *parquetRows) Close() error { return p.w.Close() }

func (v datum) parquet(k kind) parquet.Value {
	switch k {
	case textKind:
		return parquet.ByteArrayValue([]byte(v.text))
	case fractionKind:
		return parquet.DoubleValue(v.x)
	case booleanKind:
		return parquet.BooleanValue(v.n != 0)
	case timestampKind:
		return parquet.Int64Value(v.n * 1000)
	case dateKind:
		return parquet.Int32Value(int32(v.n))
	}
	return parquet.Int64Value(v.n)
}

func (k kind) parquet() parquet.Node {
	switch k {
	case textKind:
		return parquet.String()
	case fractionKind:
		return parquet.Leaf(parquet.DoubleType)
	case booleanKind:
		return parquet.Leaf(parquet.BooleanType)
	case timestampKind:
		return parquet.Timestamp(parquet.Millisecond)
	case dateKind:
		return parquet.Date()
	}
	return parquet.Int(64)
}

// orderedGroup is a group whose fields stay in their order; those of [parquet.Group] are sorted by name.
type orderedGroup struct {
	parquet.Group
	fields []parquet.Field
}

func inOrder(t *table) orderedGroup {
	g := orderedGroup{Group: make(parquet.Group)}
	for _, c := range t.columns {
		node := parquet.Optional(c.kind.parquet())
		g.Group[c.name] = node
		g.fields = append(g.fields, orderedField{node, c.name})
	}
	return g
}

// Fields returns the columns in their order.
func (g orderedGroup) Fields() []parquet.Field { return g.fields }

type orderedField struct {
	parquet.Node
	name string
}

// Name returns the name of the column.
func (f orderedField) Name() string { return f.name }

// Value is for rows that are structs, of which there are none.
func (f orderedField) Value(reflect.Value) reflect.Value { return reflect.Value{} }
