package ingest

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/copytaster/copytaster/internal/news"
)

// csvFormat is a table: a row is an article, the first row has the names of the columns.
func csvFormat() Format {
	return Format{
		Name: "csv",
		About: "tables, CSV or TSV (a row is an article; commas, semicolons, tabs or bars; the first row names the columns, --map text=NAME says which is the text; " +
			"without names they are 1, 2, ...)",
		Extensions: []string{".csv", ".tsv", ".tab"},
		Example:    "id,date,title,text\na1,2024-03-05,Rain,\"Rain fell, they said.\"\n",
		Sniff:      func(s *Sample) bool { return sniffTable(s.peek(tableHead), s.Named, s.in.mapped) != nil },
		Read:       readCSV,
	}
}

// tableHead is by how many bytes a table is recognised.
const tableHead = 128 << 10

// dialect is how a table is written.
type dialect struct {
	comma   byte
	escaped bool // a quotation mark in a cell is \" and not ""
}

// columnNames are the names under which tables have a field, the likeliest first, in lower case and without other signs than letters
// and digits.
var columnNames = [len(fields)][]string{
	fieldID: {"id", "articleid", "docid", "documentid", "guid", "uid", "uuid", "accessionnumber", "key"},
	fieldText: {
		"text", "fulltext", "articletext", "bodytext", "maintext", "body", "content", "articlebody", "articlecontent", "contenttext", "plaintext", "article", "story",
		"volltext", "texte", "texto", "testo", "tekst", "inhalt", "contenu", "contenido",
	},
	fieldTitle:     {"title", "headline", "articletitle", "heading", "titel", "titre", "titulo", "titolo"},
	fieldDate:      {"date", "datepublished", "publicationdate", "publishdate", "pubdate", "publishedat", "publisheddate", "datum", "fecha", "timestamp", "datetime"},
	fieldPublished: {"published", "createdat", "created"},
	fieldSource:    {"source", "sourcename", "publication", "outlet", "publisher", "newspaper", "medium", "media", "agency", "site", "domain", "quelle", "zeitung", "journal"},
	fieldURL:       {"url", "link", "articleurl", "sourceurl", "weburl", "permalink", "href"},
	fieldLang:      {"lang", "language", "sprache", "langue", "idioma"},
	fieldByline:    {"byline", "author", "authors", "creator", "autor", "auteur", "journalist"},
	fieldRole:      {"role"},
}

// plainName returns the name of a column in lower case and without other signs than letters and digits.
func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// sniffTable returns how a table is written that head begins with; nil: it begins with none. A name that ends with .csv says that it
// is one, if the rows bear it out. Of other files the first row has to name something that articles have.
func sniffTable(head []byte, named, mapped bool) *dialect {
	head = head[sepLine(head):]
	cut := len(head) >= tableHead
	if i := bytes.LastIndexByte(head, '\n'); cut && i > 0 && bytes.IndexByte(head[:i], '\n') >= 0 {
		head = head[:i+1]
	}
	var best *dialect
	most := 1
	for _, comma := range []byte(",;\t|") {
		d := dialect{comma: comma, escaped: bytes.Contains(head, []byte(`\"`)) && !bytes.Contains(head, []byte(`""`))}
		rows := d.first(head, 20)
		if len(rows) < 2 {
			continue
		}
		columns := len(rows[0])
		agree := 0
		for _, row := range rows[1:] {
			if len(row) == columns {
				agree++
			}
		}
		if last := rows[len(rows)-1]; len(rows) == 2 && len(last) < columns && columns > 1 && isHeader(rows[0]) {
			agree = 1 // the head ends in it
		}
		if agree*3 < (len(rows)-1)*2 && !(named && columns > 1 && isHeader(rows[0])) {
			continue
		}
		switch {
		case columns > most && (named || isHeader(rows[0]) || mapped && areNames(rows[0])):
			most, best = columns, &d
		case columns == 1 && named && best == nil && isHeader(rows[0]):
			best = &d
		}
	}
	return best
}

// sepLine returns the length of the line "sep=;" before a table, which tells Excel by what cells are parted; 0 if there is none.
func sepLine(head []byte) int {
	line, _, ok := bytes.Cut(head, []byte("\n"))
	if mark := bytes.TrimSuffix(line, []byte("\r")); !ok || len(mark) != len("sep=;") || !bytes.EqualFold(mark[:4], []byte("sep=")) {
		return 0
	}
	return len(line) + 1
}

// isHeader reports whether the cells are names of columns, and one is a name that tables of articles use.
func isHeader(cells []string) bool {
	return areNames(cells) && slices.ContainsFunc(cells, func(cell string) bool { return fieldOf(cell) >= 0 })
}

// areNames reports whether the cells may be names of columns: short, and no figures. The first may be empty, as where row names stand below.
func areNames(cells []string) bool {
	for i, cell := range cells {
		cell = strings.TrimSpace(cell)
		if cell == "" && i > 0 || len(cell) > 40 || strings.Count(cell, " ") > 2 || cell != "" && strings.Trim(cell, "0123456789.,:-/ ") == "" {
			return false
		}
	}
	return true
}

// fieldOf returns the field that a column of this name has, -1: none.
func fieldOf(column string) int {
	name := plainName(column)
	for field, names := range columnNames {
		if slices.Contains(names, name) {
			return field
		}
	}
	return -1
}

// first returns the first rows that head begins with, n at most. The last may be cut off.
func (d dialect) first(head []byte, n int) (rows [][]string) {
	t := tableReader{dialect: d, lines: lineReader{r: newReader(head), limit: int64(len(head))}, limit: int64(len(head))}
	for len(rows) < n {
		cells, err := t.next()
		if len(cells) > 0 && (err == nil || errors.Is(err, errOpenQuote)) {
			rows = append(rows, cells.strings())
		}
		if err != nil {
			break
		}
	}
	return rows
}

// stop returns where in a cell in marks the first byte is that is not its text, -1: nowhere.
func (d dialect) stop(b []byte) int {
	if d.escaped {
		return bytes.IndexAny(b, `"\`)
	}
	return bytes.IndexByte(b, '"')
}

// readCSV yields the articles of s, of which each row is one.
func readCSV(s *Source) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		head, _ := s.Peek(tableHead)
		d := sniffTable(head, true, true)
		if d == nil {
			d = &dialect{comma: ','}
		}
		t := &tableReader{dialect: *d, lines: lineReader{r: s.Reader, limit: s.in.limit}, limit: s.in.limit}
		header, err := t.next()
		if err == nil && sepLine(head) > 0 {
			header, err = t.next()
		}
		if errors.Is(err, io.EOF) {
			yield(news.Article{}, &Skipped{Reason: empty})
			return
		}
		if err != nil {
			yield(news.Article{Place: news.Place{Line: t.line}}, err)
			return
		}
		names := header.strings()
		c, err := s.columns(names, isHeader(names))
		if err != nil {
			yield(news.Article{}, &Skipped{Reason: err.Error()})
			return
		}
		n := 0
		for row := header; ; row, err = t.next() {
			if n == 0 && c.named {
				c.named = false
				continue
			}
			if errors.Is(err, io.EOF) {
				if n == 0 {
					yield(news.Article{}, &Skipped{Reason: "a table without rows"})
				}
				return
			}
			long, isLong := errors.AsType[*longLineError](err)
			if err != nil && !isLong {
				yield(news.Article{Place: news.Place{Line: t.line}}, err)
				return
			}
			n++
			var a news.Article
			if isLong {
				err = skippedLine(t.line, long.Error())
			} else if len(row) != c.n {
				err = skippedLine(t.line, fmt.Sprintf("a row of %d cells in a table of %d columns", len(row), c.n))
			} else if a, err = s.in.row(row, c); err != nil {
				err = skippedLine(t.line, err.Error())
			} else {
				a.Place.Line = t.line
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// columns says which column each field is in.
type columns struct {
	n     int              // of a row
	at    [len(fields)]int // -1: none
	named bool             // the first row has the names
}

// columns tells the columns by the first row, which names them or does not, and the map, and notes what was not said.
func (s *Source) columns(first []string, named bool) (columns, error) {
	c := columns{n: len(first), named: named}
	keys := s.in.decoder.keys
	mapped := func(field int) bool { return keys[field] != fields[field] }
	numbers := false // the map names columns by number
	for field := range fields {
		if i, err := strconv.Atoi(keys[field]); mapped(field) && err == nil && i >= 1 && i <= len(first) && !slices.Contains(first, keys[field]) {
			numbers = true
		} else if mapped(field) && slices.Contains(first, keys[field]) {
			c.named = true
		}
	}
	if numbers && !areNames(first) {
		c.named = false
	}
	var guessed []string
	for field := range fields {
		c.at[field] = -1
		switch i, err := strconv.Atoi(keys[field]); {
		case !mapped(field):
		case slices.Contains(first, keys[field]):
			c.at[field] = slices.Index(first, keys[field])
		case err == nil && numbers && i >= 1 && i <= len(first):
			c.at[field] = i - 1
		default:
			c.at[field] = slices.IndexFunc(first, func(name string) bool { return strings.EqualFold(strings.TrimSpace(name), keys[field]) })
		}
		if mapped(field) && c.at[field] < 0 {
			return c, fmt.Errorf("the table has no column %q; it has %s", keys[field], listed(first))
		}
	}
	if c.named {
		for field, names := range columnNames {
			if mapped(field) {
				continue
			}
			for _, name := range names {
				i := slices.IndexFunc(first, func(column string) bool { return plainName(column) == name })
				if i < 0 || slices.Contains(c.at[:], i) {
					continue
				}
				c.at[field] = i
				if strings.TrimSpace(first[i]) != fields[field] {
					guessed = append(guessed, fmt.Sprintf("%s from the column %q", fields[field], first[i]))
				}
				break
			}
		}
	}
	switch {
	case c.at[fieldText] >= 0:
	case !c.named && !numbers && !areNames(first):
		return c, fmt.Errorf("it looks like a table (CSV) whose first row names no columns; --map text=NUMBER says which of the %d is the text, "+
			"--input text reads it as one article all the same", len(first))
	case c.at[fieldTitle] >= 0 && s.restIsKnown(first, c):
	default:
		return c, fmt.Errorf("it looks like a table (CSV) with the columns %s; --map text=NAME says which is the text, --input text reads it as one article all the same", listed(first))
	}
	if len(guessed) > 0 {
		s.in.note(s.file, "read "+strings.Join(guessed, ", ")+"; --map says otherwise")
	}
	return c, nil
}

// restIsKnown reports whether every column is that of a field, so that none can hold a text.
func (s *Source) restIsKnown(first []string, c columns) bool {
	for i, name := range first {
		if !slices.Contains(c.at[:], i) && fieldOf(name) < 0 {
			return false
		}
	}
	return true
}

// listed lists the columns for a message, at most twelve.
func listed(columns []string) string {
	const most = 12
	if n := len(columns) - most; n > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(columns[:most], ", "), n)
	}
	return strings.Join(columns, ", ")
}

// row returns the article in the cells of a row.
func (in *Input) row(row cells, c columns) (a news.Article, err error) {
	cell := func(field int) string {
		if i := c.at[field]; i >= 0 {
			return string(toUTF8(row[i]))
		}
		return ""
	}
	seen := func(field int) string {
		if i := c.at[field]; i >= 0 {
			return in.decoder.seen.string(toUTF8(row[i]))
		}
		return ""
	}
	return in.article(&record{
		id: strings.TrimSpace(cell(fieldID)), text: cell(fieldText), title: cell(fieldTitle), url: strings.TrimSpace(cell(fieldURL)), byline: seen(fieldByline),
		source: seen(fieldSource), lang: seen(fieldLang), role: seen(fieldRole), date: cmp.Or(cell(fieldDate), cell(fieldPublished)),
	})
}

// cells are those of a row, good until the next one is read.
type cells [][]byte

func (c cells) strings() []string {
	all := make([]string, len(c))
	for i, cell := range c {
		all[i] = string(toUTF8(cell))
	}
	return all
}

// tableReader reads the rows of a table. A cell that begins with a quotation mark ends at the next that is not written twice and has the
// end of the cell behind it; so a mark that nobody doubled does no harm, nor does one inside a cell.
type tableReader struct {
	dialect
	lines lineReader
	limit int64 // bytes of a row
	line  int   // where the row begins that was read last, from 1

	row   []byte // the lines of the row, where there are several
	cells cells
	buf   []byte // of cells that had to be rewritten
}

// errOpenQuote says that a cell is not closed where the file ends.
var errOpenQuote = errors.New("a quotation mark of the table is not closed: " + io.ErrUnexpectedEOF.Error())

// next returns the cells of the next row that is not blank. After the last one the error is io.EOF, where a cell is not closed errOpenQuote
// beside what there is of the row.
func (t *tableReader) next() (cells, error) {
	for {
		line, err := t.lines.next()
		t.line = t.lines.n
		if err != nil {
			return nil, err
		}
		if len(bytes.TrimRight(line, "\r\n")) == 0 {
			continue
		}
		if bytes.IndexByte(line, '"') < 0 {
			return t.split(bytes.TrimSuffix(line, []byte("\r"))), nil
		}
		t.row = append(t.row[:0], line...)
		s := cellScanner{dialect: t.dialect}
		for at := 0; ; {
			if s.scan(t.row[at:]); !s.quoted {
				break
			}
			at = len(t.row)
			more, err := t.lines.next()
			if errors.Is(err, io.EOF) {
				return t.cut(t.row), errOpenQuote
			}
			if err != nil {
				return nil, err
			}
			if n := int64(len(t.row) + len(more) + 1); n > t.limit {
				return nil, fmt.Errorf("a row of more than %d bytes: %w", t.limit, errOpenQuote)
			}
			t.row = append(append(t.row, '\n'), more...)
			s.scan(t.row[at : at+1])
			at++
		}
		return t.cut(bytes.TrimSuffix(t.row, []byte("\r"))), nil
	}
}

// cellScanner follows the quotation marks of a row that comes in parts.
type cellScanner struct {
	dialect
	quoted bool // inside a cell in marks
	begun  bool // inside a cell without
	mark   bool // the last byte was a mark that may end the cell
	slash  bool
}

// scan goes on through b. At its end, as at that of a line, a mark that may end the cell ends it.
func (s *cellScanner) scan(b []byte) {
	for i := 0; i < len(b); i++ {
		c := b[i]
		switch {
		case s.quoted && s.slash:
			s.slash = false
		case s.quoted && s.mark:
			s.mark = false
			if c == s.comma || c == '\r' && i == len(b)-1 {
				s.quoted, s.begun = false, false
			}
		case s.quoted && c == '"':
			s.mark = true
		case s.quoted && c == '\\' && s.escaped:
			s.slash = true
		case s.quoted:
			if n := s.stop(b[i:]); n > 0 {
				i += n - 1
			} else if n < 0 {
				i = len(b)
			}
		case c == s.comma:
			s.begun = false
		case c == '"' && !s.begun:
			s.quoted, s.begun = true, true
		case c != ' ':
			s.begun = true
		}
	}
	if s.quoted && s.mark {
		s.quoted, s.begun, s.mark = false, false, false
	}
}

// split cuts a row that has no marks.
func (t *tableReader) split(row []byte) cells {
	t.cells = t.cells[:0]
	for {
		i := bytes.IndexByte(row, t.comma)
		if i < 0 {
			t.cells = append(t.cells, row)
			return t.cells
		}
		t.cells, row = append(t.cells, row[:i]), row[i+1:]
	}
}

// cut cuts a row and takes the marks off the cells.
func (t *tableReader) cut(row []byte) cells {
	t.cells, t.buf = t.cells[:0], slices.Grow(t.buf[:0], len(row))
	for {
		cell, rest, more := t.cell(row)
		t.cells = append(t.cells, cell)
		if !more {
			return t.cells
		}
		row = rest
	}
}

// cell cuts the first cell off a row, and reports whether another follows.
func (t *tableReader) cell(row []byte) (cell, rest []byte, more bool) {
	open := bytes.TrimLeft(row, " ")
	if len(open) == 0 || open[0] != '"' {
		i := bytes.IndexByte(row, t.comma)
		if i < 0 {
			return row, nil, false
		}
		return row[:i], row[i+1:], true
	}
	from := len(t.buf)
	for b := open[1:]; ; {
		i := t.stop(b)
		if i < 0 {
			t.buf = append(t.buf, b...)
			return t.buf[from:], nil, false
		}
		t.buf = append(t.buf, b[:i]...)
		c := b[i]
		b = b[i+1:]
		switch {
		case c == '\\':
			if len(b) > 0 {
				t.buf, b = append(t.buf, b[0]), b[1:]
			}
		case len(b) == 0:
			return t.buf[from:], nil, false
		case b[0] == t.comma:
			return t.buf[from:], b[1:], true
		case b[0] == '\n' || b[0] == '\r' && len(b) == 1:
			return t.buf[from:], nil, false
		case b[0] == '"':
			t.buf, b = append(t.buf, '"'), b[1:]
		default:
			t.buf = append(t.buf, '"')
		}
	}
}
