package boilerplate

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// List is standing text, learnt or read from a file that a person may have edited.
type List struct{ Entries []Entry }

// Entry is a standing sentence, or a few consecutive sentences.
//
// A text of fewer than four words is standing text only if it is a whole paragraph.
type Entry struct {
	Text     string // with single spaces as its only white space
	Source   string // likewise; "" for all sources
	Keep     bool   // never boilerplate, whatever was learnt or another entry says
	Articles int    // number of articles of the source with the text; 0 if unknown
	// First and Last are the first and last day of these articles, as in 2006-01-02; "" if unknown. They are not
	// interpreted.
	First, Last string
}

// Merge returns the entries of l, and those of learnt with another source or text. Either list may be nil. Merge changes
// neither.
func (l *List) Merge(learnt *List) *List {
	out := &List{}
	said := map[[2]string]bool{}
	for _, list := range []*List{l, learnt} {
		if list == nil {
			continue
		}
		for _, e := range list.Entries {
			if key := [2]string{e.Source, e.Text}; !said[key] {
				said[key] = true
				out.Entries = append(out.Entries, e)
			}
		}
	}
	return out
}

// columns are the columns of a list, in the order of writing. A line without a heading above it has them in this order.
var columns = []string{"text", "source", "action", "articles", "first", "last"}

// The values of the column action; an empty cell means the first.
const (
	actionBoilerplate = "boilerplate"
	actionKeep        = "keep"
)

// heading is the comment above a list. It has neither commas nor quotation marks, because a spreadsheet would put
// quotation marks around such a line.
var heading = [...]string{
	"# Text that stands in many articles of a source and is left out of the comparison.",
	"# A line of your own needs only the text: whole sentences. Without a source it is that of all sources.",
	"# The action is boilerplate or keep: never boilerplate. A line that begins like this one is a comment.",
}

// Write writes a list; docs/formats.md describes the format.
func Write(w io.Writer, l *List) error {
	out := bufio.NewWriter(w)
	for _, line := range heading {
		fmt.Fprintln(out, line)
	}
	fmt.Fprintln(out, strings.Join(columns, "\t"))
	for _, e := range l.Entries {
		action, articles := actionBoilerplate, ""
		if e.Keep {
			action = actionKeep
		}
		if e.Articles != 0 {
			articles = strconv.Itoa(e.Articles)
		}
		fmt.Fprintln(out, strings.Join([]string{quoted(e.Text), quoted(e.Source), action, articles, quoted(e.First), quoted(e.Last)}, "\t"))
	}
	return out.Flush()
}

// quoted puts a cell in quotation marks if it would be misread without them.
func quoted(s string) string {
	if strings.HasPrefix(s, `"`) || strings.HasPrefix(s, "#") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

// oneLine returns s with single spaces as its only white space, and none around it.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// unquote removes quotation marks around a cell, if all marks inside are doubled.
func unquote(s string) string {
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return s
	}
	inner := s[1 : len(s)-1]
	if strings.Contains(strings.ReplaceAll(inner, `""`, ""), `"`) {
		return s
	}
	return strings.ReplaceAll(inner, `""`, `"`)
}

// Read reads a list; docs/formats.md describes the format. It accepts any line ends and a byte-order mark. An error in
// the content names the line.
func Read(r io.Reader) (*List, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(string(data), "\ufeff"))
	l, order, first := &List{}, columns, true
	for i, line := range strings.Split(text, "\n") {
		if line = strings.TrimRightFunc(line, unicode.IsSpace); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		for k, c := range cells {
			cells[k] = oneLine(unquote(strings.TrimSpace(c)))
		}
		if first && len(cells) > 1 && slices.Contains(cells, columns[0]) {
			order, err = cells, checkColumns(cells)
		} else {
			var e Entry
			e, err = readEntry(order, cells)
			l.Entries = append(l.Entries, e)
		}
		if first = false; err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
	}
	return l, nil
}

// checkColumns returns an error if a heading names a column twice or one that does not exist.
func checkColumns(cells []string) error {
	for i, c := range cells {
		if !slices.Contains(columns, c) {
			return fmt.Errorf("there is no column %q, but %s", c, strings.Join(columns, ", "))
		}
		if slices.Contains(cells[:i], c) {
			return fmt.Errorf("two columns are called %q", c)
		}
	}
	return nil
}

// readEntry reads the cells of a line.
func readEntry(order, cells []string) (e Entry, err error) {
	if len(cells) > len(order) {
		return e, fmt.Errorf("%d columns where there are %d: is there a tab in the text?", len(cells), len(order))
	}
	for i, cell := range cells {
		if !utf8.ValidString(cell) {
			return e, errors.New("not UTF-8: save the list in that encoding")
		}
		switch order[i] {
		case "text":
			e.Text = cell
		case "source":
			e.Source = cell
		case "action":
			e.Keep = cell == actionKeep
			if cell != "" && cell != actionBoilerplate && !e.Keep {
				return e, fmt.Errorf("action %q is neither %s nor %s", cell, actionBoilerplate, actionKeep)
			}
		case "articles":
			if e.Articles, err = strconv.Atoi(cell); cell != "" && (err != nil || e.Articles < 0) {
				return e, fmt.Errorf("articles %q is no number of articles", cell)
			}
		case "first":
			e.First = cell
		case "last":
			e.Last = cell
		}
	}
	if !strings.ContainsFunc(e.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return e, errors.New("there is no word in the text")
	}
	return e, nil
}
