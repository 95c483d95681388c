package ingest

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// foreign returns an error where a text that begins with head, of a file whose name ends with ext, holds articles in a form that is
// not read: taken for one article it would be compared with nothing that is like it. The error says what to do.
func foreign(head []byte, ext string) error {
	if startsXML.Match(head) {
		return errors.New("it looks like XML, such as a feed, which is not read: write JSON Lines, one article a line; --input text reads it as one article all the same")
	}
	if columns := tableColumns(head, ext); columns != nil {
		return fmt.Errorf("it looks like a table (CSV) with the columns %s, which is not read: write JSON Lines, one article a line; %s",
			strings.Join(columns[:min(len(columns), 12)], ", "), mapOrText)
	}
	return nil
}

const mapOrText = "--map text=NAME names the field of the text; --input text reads it as one article all the same"

var (
	startsXML = regexp.MustCompile(`(?i)^\s*<(\?xml|rss|feed|rdf:rdf|nitf|newsml|newsitem|newsmessage|channel|opml)[\s>]`)
)

// commonColumns are names under which tables of articles have what an article has.
var commonColumns = []string{
	"id", "guid", "text", "body", "content", "article", "story", "fulltext", "full_text", "title", "headline", "date", "published",
	"source", "publication", "outlet", "url", "link", "lang", "language", "byline", "author", "role",
}

// tableColumns returns the columns of a table that a text begins with; nil: it is none. A name that ends with .csv or .tsv says so, if
// the rows bear it out. Of other files the first row has to name something that articles have.
func tableColumns(head []byte, ext string) []string {
	named := ext == ".csv" || ext == ".tsv"
	for _, comma := range ",;\t|" {
		rows := firstRows(head, comma)
		if len(rows) < 2 || len(rows[1]) != len(rows[0]) {
			continue
		}
		if several := len(rows[0]) > 1; named && several || isHeader(rows[0]) && (named || several) {
			return rows[0]
		}
	}
	return nil
}

// isHeader reports whether the cells are short and none is empty, and one is a name that tables of articles use.
func isHeader(cells []string) bool {
	known := false
	for _, cell := range cells {
		cell = strings.ToLower(strings.TrimSpace(cell))
		if cell == "" || len(cell) > 40 || strings.Count(cell, " ") > 2 {
			return false
		}
		known = known || slices.Contains(commonColumns, cell)
	}
	return known
}

// firstRows returns the first two rows of a table with this separator. The second may be cut off where the head ends.
func firstRows(head []byte, comma rune) (rows [][]string) {
	r := csv.NewReader(io.MultiReader(bytes.NewReader(head), strings.NewReader("\"")))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, true
	for len(rows) < 2 {
		row, err := r.Read()
		if err != nil {
			break
		}
		rows = append(rows, row)
	}
	return rows
}
