package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// records yields the articles of r, which has one on each line.
func (in *Input) records(f *file, r io.Reader) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		lines := &lineReader{r: bufio.NewReaderSize(r, bufferSize), limit: in.limit}
		blank := true
		for {
			line, err := lines.next()
			long, isLong := errors.AsType[*longLineError](err)
			switch {
			case errors.Is(err, io.EOF):
				if blank {
					yield(news.Article{}, f.skipped(0, "empty"))
				}
				return
			case err != nil && !isLong:
				yield(news.Article{}, f.brokenOff(lines.n, err))
				return
			}
			var a news.Article
			if isLong {
				err = f.skipped(lines.n, long.Error())
			} else if line = clean(line); len(line) == 0 {
				continue
			} else {
				a, err = in.record(f, lines.n, line)
			}
			blank = false
			if !yield(a, err) {
				return
			}
		}
	}
}

// clean returns a line as UTF-8 without the white space around it. A byte-order mark is left where files were
// joined.
func clean(line []byte) []byte {
	return bytes.TrimSpace(bytes.TrimPrefix(toUTF8(line), []byte(bomUTF8)))
}

// record returns the article of line n.
func (in *Input) record(f *file, n int, line []byte) (news.Article, error) {
	a, dated, err := decode(line, in.keys)
	if err != nil {
		return news.Article{}, f.skipped(n, err.Error())
	}
	if !dated {
		in.badDates++
	}
	a.Place = news.Place{Path: f.path, Line: n}
	a.Against = f.against
	if a.ID == "" {
		a.ID = fmt.Sprintf("%s:%d", f.id, n)
	}
	return a, nil
}

// lineReader reads lines of any length up to a limit.
type lineReader struct {
	r     *bufio.Reader
	limit int64 // bytes of a line
	n     int   // number of the line read last, from 1
}

// longLineError is the error for a line of more bytes than the limit. It was passed over.
type longLineError struct{ bytes, limit int64 }

func (e *longLineError) Error() string {
	return fmt.Sprintf("a line of %d bytes, more than %d", e.bytes, e.limit)
}

// next returns the next line without its line feed. It is good until the next call. After the last line the error
// is io.EOF. A line that a reading error cuts off is lost.
func (l *lineReader) next() ([]byte, error) {
	l.n++
	line, err := l.r.ReadSlice('\n')
	long := pieces{limit: l.limit}
	for errors.Is(err, bufio.ErrBufferFull) {
		_, _ = long.Write(line) // never fails
		line, err = l.r.ReadSlice('\n')
	}
	if err != nil && (!errors.Is(err, io.EOF) || len(line) == 0 && long.n == 0) {
		return nil, err
	}
	line = bytes.TrimSuffix(line, []byte("\n"))
	if length := long.n + int64(len(line)); length > l.limit {
		return nil, &longLineError{bytes: length, limit: l.limit}
	}
	if long.n > 0 {
		_, _ = long.Write(line)
		line = long.bytes()
	}
	return line, nil
}

// decode returns the article in a JSON object. keys has the key of each field. The ID is empty where the record
// has none. Without a readable text the error says why. It tells whether the date, if there is one, was understood.
func decode(line []byte, keys map[string]string) (a news.Article, dated bool, err error) {
	if line[0] != '{' {
		return a, false, errors.New("not a JSON object")
	}
	var record map[string]json.RawMessage
	if err := json.Unmarshal(line, &record); err != nil {
		return a, false, fmt.Errorf("broken JSON: %w", err)
	}
	if a.Body, err = text(record, keys["text"]); err != nil {
		return a, false, err
	}
	if a.ID, err = id(record[keys["id"]]); err != nil {
		return a, false, err
	}
	value := func(field string) string { return scalar(record[keys[field]]) }
	a.Title, a.Source, a.Byline, a.URL = value("title"), value("source"), value("byline"), value("url")
	a.Lang = primary(value("lang"))
	a.Role = role(value("role"))
	date := value("date")
	a.Published, a.DateOnly, dated = parseDate(date)
	return a, dated || date == "", nil
}

// text returns the string under key.
func text(record map[string]json.RawMessage, key string) (string, error) {
	raw, ok := record[key]
	if !ok {
		return "", fmt.Errorf("no field %q; the record has %s; --map text=FIELD names the one to read", key, names(record))
	}
	switch kind := kindOf(raw); kind {
	case "string", "null":
	default:
		return "", fmt.Errorf("field %q is not a string but: %s", key, kind)
	}
	s := scalar(raw)
	if strings.TrimSpace(s) == "" {
		return "", errors.New("no text")
	}
	return s, nil
}

// id returns a string or a number as it is written, and "" for null or a missing one.
func id(raw json.RawMessage) (string, error) {
	switch kind := kindOf(raw); kind {
	case "string", "number", "null":
		return scalar(raw), nil
	default:
		return "", fmt.Errorf("the id is neither a string nor a number but: %s", kind)
	}
}

// scalar returns the value of a string, a number as it is written, and "" for all else.
func scalar(raw json.RawMessage) string {
	switch kindOf(raw) {
	case "number":
		return string(raw)
	case "string":
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			panic("ingest: internal error: a string that was valid is not: " + err.Error())
		}
		return s
	}
	return ""
}

// kindOf returns what a JSON value is by its first character; a missing one is "null".
func kindOf(raw json.RawMessage) string {
	if len(raw) == 0 {
		return "null"
	}
	switch raw[0] {
	case 'n':
		return "null"
	case '"':
		return "string"
	case '{':
		return "object"
	case '[':
		return "list"
	case 't', 'f':
		return "boolean"
	}
	return "number"
}

// names lists the keys of a record for a message, sorted, at most twelve.
func names(record map[string]json.RawMessage) string {
	const most = 12
	keys := slices.Sorted(maps.Keys(record))
	switch n := len(keys); {
	case n == 0:
		return "none"
	case n > most:
		return fmt.Sprintf("%s and %d more", strings.Join(keys[:most], ", "), n-most)
	}
	return strings.Join(keys, ", ")
}

// primary returns the language of a tag such as "en-GB" or "de_AT", in lower case.
func primary(tag string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		return tag[:i]
	}
	return tag
}

func role(s string) news.Role {
	for _, r := range []news.Role{news.RoleWire, news.RoleOutlet} {
		if strings.EqualFold(s, r.String()) {
			return r
		}
	}
	return news.RoleUnknown
}
