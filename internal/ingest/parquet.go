package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"github.com/copytaster/copytaster/internal/news"
)

// parquetFormat is Parquet: a row is an article.
func parquetFormat() Format {
	return Format{
		Name:       "parquet",
		About:      "Parquet (a row is an article; columns as in a table, those in a group as group.column)",
		Extensions: []string{".parquet", ".pq"},
		Binary:     true,
		Sniff:      func(s *Sample) bool { return bytes.HasPrefix(s.Head, []byte("PAR1")) },
		Read:       readParquet,
	}
}

// readParquet yields the articles of s, a page of each column that is needed at a time.
func readParquet(s *Source) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		at, size, done, err := s.readerAt()
		if err != nil {
			yield(news.Article{}, err)
			return
		}
		defer done()
		t, err := s.openParquet(at, size)
		if err != nil {
			yield(news.Article{}, err)
			return
		}
		n := 0
		for g := range t.groups {
			for {
				row, err := t.next(g)
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					yield(news.Article{Place: news.Place{Line: n + 1}}, err)
					return
				}
				n++
				a, err := s.in.row(row, t.columns)
				if err != nil {
					err = skippedLine(n, err.Error())
				} else {
					a.Place.Line = n
				}
				if !yield(a, err) {
					t.close()
					return
				}
			}
		}
		if n == 0 {
			yield(news.Article{}, &Skipped{Reason: empty})
		}
	}
}

// parquetTable reads the rows of a file in Parquet.
type parquetTable struct {
	columns columns
	leaves  []parquet.LeafColumn
	groups  []parquet.RowGroup

	group int // that is read, -1: none
	cells cells
	open  []*parquetColumn // by column; nil: not needed
}

// parquetColumn reads the values of a column of a group of rows.
type parquetColumn struct {
	pages  parquet.Pages
	values parquet.ValueReader
	buf    []parquet.Value
	ready  []parquet.Value
	text   []byte
	of     parquet.Node
}

// guarded calls f and returns what it panics with as an error: the library does so where bytes are not what they should be.
func guarded(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = damaged("Parquet", fmt.Errorf("%v", r))
		}
	}()
	return f()
}

// openParquet opens a file and tells its columns.
func (s *Source) openParquet(at io.ReaderAt, size int64) (*parquetTable, error) {
	t := &parquetTable{group: -1}
	var names []string
	err := guarded(func() error {
		f, err := parquet.OpenFile(at, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
		if err != nil {
			return damaged("Parquet", err)
		}
		t.groups = f.RowGroups()
		for _, path := range f.Schema().Columns() {
			leaf, _ := f.Schema().Lookup(path...)
			name := strings.Join(path, ".")
			if leaf.MaxRepetitionLevel > 0 {
				name = "" // a list
			}
			t.leaves, names = append(t.leaves, leaf), append(names, name)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if t.columns, err = s.columns(names, true); err != nil {
		return nil, &Skipped{Reason: strings.Replace(err.Error(), "a table (CSV)", "a table (Parquet)", 1)}
	}
	t.cells, t.open = make(cells, len(names)), make([]*parquetColumn, len(names))
	return t, nil
}

// next returns the next row of group g, io.EOF behind the last. It is good until the next call.
func (t *parquetTable) next(g int) (row cells, err error) {
	err = guarded(func() error {
		if t.group != g {
			t.close()
			t.group = g
			chunks := t.groups[g].ColumnChunks()
			for _, i := range t.columns.at {
				if i >= 0 && t.open[i] == nil {
					t.open[i] = &parquetColumn{pages: chunks[i].Pages(), buf: make([]parquet.Value, 64), of: t.leaves[i].Node}
				}
			}
		}
		ended := 0
		needed := 0
		for i, c := range t.open {
			if c == nil {
				continue
			}
			needed++
			cell, err := c.next()
			if errors.Is(err, io.EOF) {
				ended++
			} else if err != nil {
				return damaged("Parquet", err)
			}
			t.cells[i] = cell
		}
		switch {
		case ended == needed:
			return io.EOF
		case ended > 0:
			return damaged("Parquet", errors.New("columns of different lengths"))
		}
		return nil
	})
	return t.cells, err
}

// close closes what is open of a group.
func (t *parquetTable) close() {
	for i, c := range t.open {
		if c != nil {
			_ = c.pages.Close() // it was only read
		}
		t.open[i] = nil
	}
}

// next returns the next value as text, good until the next call; nothing for a value that is null.
func (c *parquetColumn) next() ([]byte, error) {
	for len(c.ready) == 0 {
		if c.values == nil {
			page, err := c.pages.ReadPage()
			if err != nil {
				return nil, err
			}
			c.values = page.Values()
		}
		n, err := c.values.ReadValues(c.buf)
		c.ready = c.buf[:n]
		if errors.Is(err, io.EOF) {
			c.values = nil
		} else if err != nil {
			return nil, err
		}
	}
	v := c.ready[0]
	c.ready = c.ready[1:]
	c.text = appendValue(c.text[:0], v, c.of)
	return c.text, nil
}

// appendValue appends a value as it is written in a table.
func appendValue(dst []byte, v parquet.Value, of parquet.Node) []byte {
	if v.IsNull() {
		return dst
	}
	switch v.Kind() {
	case parquet.ByteArray, parquet.FixedLenByteArray:
		return append(dst, v.ByteArray()...)
	case parquet.Boolean:
		return strconv.AppendBool(dst, v.Boolean())
	case parquet.Float:
		return strconv.AppendFloat(dst, float64(v.Float()), 'f', -1, 32)
	case parquet.Double:
		return strconv.AppendFloat(dst, v.Double(), 'f', -1, 64)
	case parquet.Int96:
		day := int64(v.Int96()[2]) - 2440588 // Julian days, as Hive and Spark once wrote times
		in := int64(v.Int96()[0]) | int64(v.Int96()[1])<<32
		return time.Unix(day*86400, in).UTC().AppendFormat(dst, time.RFC3339)
	case parquet.Int32, parquet.Int64:
	}
	n := v.Int64()
	if v.Kind() == parquet.Int32 {
		n = int64(v.Int32())
	}
	var logical format.LogicalTypeValue
	if t := of.Type().LogicalType(); t != nil {
		logical = t.Value
	}
	switch l := logical.(type) {
	case *format.DateType:
		return time.Unix(n*86400, 0).UTC().AppendFormat(dst, time.DateOnly)
	case *format.TimestampType:
		switch l.Unit.Value.(type) {
		case *format.MilliSeconds:
			return time.UnixMilli(n).UTC().AppendFormat(dst, time.RFC3339)
		case *format.MicroSeconds:
			return time.UnixMicro(n).UTC().AppendFormat(dst, time.RFC3339)
		}
		return time.Unix(0, n).UTC().AppendFormat(dst, time.RFC3339)
	}
	return strconv.AppendInt(dst, n, 10)
}
