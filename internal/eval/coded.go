package eval

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/copytaster/copytaster/internal/report"
)

// CodedSheet is a sheet of copytaster sample that somebody has filled in.
type CodedSheet struct {
	Name  string // of its file, for messages
	pairs map[string]*codedPair
	order []string // the codes, as they stand
}

// codedPair is a row of a sheet.
type codedPair struct {
	line    int
	of      stratum
	verdict verdict
}

// stratum is a kind of pairs, and how many of it the run has.
type stratum struct {
	relation string
	credited bool
	pairs    int
}

// verdict is what a coder says of a pair.
type verdict uint8

const (
	unfilled verdict = iota
	saysYes
	saysNo
	saysUnsure
	verdicts // their number
)

// ReadCoded reads a coded sheet from r; name is that of its file. It takes what spreadsheets make of one: other columns and another
// order of them and of the rows, semicolons or tabs for commas, a byte order mark, empty rows. A sheet with a column missing, no row, no verdict,
// a code that stands twice or a verdict that is none is an error with the name and, where there is one, the line.
func ReadCoded(name string, r io.Reader) (*CodedSheet, error) {
	in := bufio.NewReader(r)
	if mark, _ := in.Peek(3); bytes.Equal(mark, []byte("\ufeff")) {
		_, _ = in.Discard(len(mark))
	}
	rows := csv.NewReader(in)
	rows.Comma = separator(in)
	rows.FieldsPerRecord = -1 // spreadsheets leave empty cells out at the ends of rows
	rows.ReuseRecord = true
	head, err := rows.Read()
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: the file is empty", name)
	}
	if err != nil {
		return nil, sheetError(name, err)
	}
	columns, err := columnsOf(head)
	if err != nil {
		return nil, fmt.Errorf("%s:1: %w", name, err)
	}
	s := &CodedSheet{Name: name, pairs: map[string]*codedPair{}}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, sheetError(name, err)
		}
		line, _ := rows.FieldPos(0)
		if err := s.add(row, columns, line); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
	}
	switch {
	case len(s.order) == 0:
		return nil, fmt.Errorf("%s: the sheet has no pair", name)
	case !slices.ContainsFunc(s.order, func(code string) bool { return s.pairs[code].verdict != unfilled }):
		return nil, fmt.Errorf("%s: no verdict is filled in", name)
	}
	return s, nil
}

// sheetError names the line of an error in CSV.
func sheetError(name string, err error) error {
	if at, ok := errors.AsType[*csv.ParseError](err); ok {
		return fmt.Errorf("%s:%d: %w", name, at.Line, at.Err)
	}
	return fmt.Errorf("%s: %w", name, err)
}

// separator returns what stands between the names of columns in the first line of in.
func separator(in *bufio.Reader) rune {
	head, _ := in.Peek(in.Size())
	head, _, _ = bytes.Cut(head, []byte("\n"))
	best := ','
	for _, c := range ";\t" {
		if strings.Count(string(head), string(c)) > strings.Count(string(head), string(best)) {
			best = c
		}
	}
	return best
}

// sheetColumns are where the columns of a sheet stand that are read.
type sheetColumns struct{ code, relation, credited, pairs, verdict int }

func columnsOf(head []string) (*sheetColumns, error) {
	c := &sheetColumns{}
	for _, want := range []struct {
		name string
		at   *int
	}{{"code", &c.code}, {"relation", &c.relation}, {"credited", &c.credited}, {"stratum_pairs", &c.pairs}, {"verdict", &c.verdict}} {
		*want.at = slices.IndexFunc(head, func(name string) bool { return strings.EqualFold(strings.TrimSpace(name), want.name) })
		if *want.at < 0 {
			return nil, fmt.Errorf("the column %s is missing: this is no sheet of copytaster sample", want.name)
		}
	}
	return c, nil
}

// add takes in a row. An empty one is none.
func (s *CodedSheet) add(row []string, c *sheetColumns, line int) error {
	cell := func(i int) string {
		if i >= len(row) {
			return ""
		}
		return strings.TrimSpace(row[i])
	}
	if !slices.ContainsFunc(row, func(cell string) bool { return strings.TrimSpace(cell) != "" }) {
		return nil
	}
	code := cell(c.code)
	p := &codedPair{line: line}
	var err error
	switch {
	case code == "":
		return errors.New("the code is missing")
	case !report.IsSheetCode(code):
		return fmt.Errorf("unknown code %q: a code is twelve capital letters", code)
	case s.pairs[code] != nil:
		return fmt.Errorf("the code %s stands in line %d already", code, s.pairs[code].line)
	}
	if p.of, err = readStratum(cell(c.relation), cell(c.credited), cell(c.pairs)); err != nil {
		return err
	}
	if p.verdict, err = readVerdict(cell(c.verdict)); err != nil {
		return err
	}
	s.pairs[code] = p
	s.order = append(s.order, code)
	return nil
}

func readStratum(relation, credited, pairs string) (of stratum, err error) {
	of.relation = relation
	if relation == "" {
		return of, errors.New("the relation is missing")
	}
	if of.credited, err = strconv.ParseBool(strings.ToLower(credited)); err != nil {
		return of, fmt.Errorf("credited must be true or false, not %q", credited)
	}
	if of.pairs, err = strconv.Atoi(pairs); err != nil || of.pairs < 1 {
		return of, fmt.Errorf("stratum_pairs must be a number of pairs, not %q", pairs)
	}
	return of, nil
}

func readVerdict(cell string) (verdict, error) {
	switch strings.ToLower(cell) {
	case "":
		return unfilled, nil
	case "yes":
		return saysYes, nil
	case "no":
		return saysNo, nil
	case "unsure":
		return saysUnsure, nil
	}
	return unfilled, fmt.Errorf("the verdict must be yes, no or unsure, or empty, not %q", cell)
}
