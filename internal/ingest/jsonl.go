package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"regexp"

	"github.com/copytaster/copytaster/internal/news"
)

// jsonlFormat is JSON Lines: each line is a JSON object, one article.
func jsonlFormat() Format {
	return Format{
		Name:       "jsonl",
		About:      "JSON Lines (one article a line: id, text, and title, date or published, source, url, lang, byline, role if you have them)",
		Extensions: []string{".jsonl", ".ndjson"},
		Example:    `{"id": "a1", "title": "Rain", "text": "Rain fell.", "date": "2024-03-05", "source": "Post"}`,
		Sniff:      sniffJSONL,
		Read:       readJSONL,
	}
}

// sniffJSONL reports whether the first line that is not blank is an object. Where the name says that the file is JSON Lines,
// '{' will do, so that one damaged record does not make the rest of them text.
func sniffJSONL(s *Sample) bool {
	if !startsObject(s.Head) && len(bytes.TrimSpace(s.Head)) > 0 {
		return false
	}
	first := toUTF8(s.FirstLine())
	if !startsObject(first) {
		return false
	}
	if json.Valid(first) {
		return s.in.decoder.listIn(bytes.TrimSpace(first)) == nil
	}
	return s.Named && !goesOn.Match(first)
}

// goesOn finds the first line of an object that is written over several lines.
var goesOn = regexp.MustCompile(`[{\[,]\s*$`)

// readJSONL yields the articles of s, which has one on each line.
func readJSONL(s *Source) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		lines := &lineReader{r: s.Reader, limit: s.in.limit}
		blank := true
		for {
			line, err := lines.next()
			long, isLong := errors.AsType[*longLineError](err)
			switch {
			case errors.Is(err, io.EOF):
				if blank {
					yield(news.Article{}, &Skipped{Reason: empty})
				}
				return
			case err != nil && !isLong:
				yield(news.Article{Place: news.Place{Line: lines.n}}, err)
				return
			}
			var a news.Article
			if isLong {
				err = skippedLine(lines.n, long.Error())
			} else if line = clean(line); len(line) == 0 {
				continue
			} else {
				a, err = s.in.record(lines.n, line)
				if s, ok := errors.AsType[*Skipped](err); ok && lines.open && endsEarly(line) {
					s.reading = io.ErrUnexpectedEOF
				}
			}
			blank = false
			if !yield(a, err) {
				return
			}
		}
	}
}

// endsEarly reports whether line is the beginning of a JSON value.
func endsEarly(line []byte) bool {
	err := json.Unmarshal(line, new(json.RawMessage))
	return err != nil && err.Error() == "unexpected end of JSON input"
}

// clean returns a line as UTF-8 without the white space around it. A byte-order mark is left where files were
// joined.
func clean(line []byte) []byte {
	return bytes.TrimSpace(bytes.TrimPrefix(toUTF8(line), []byte(bomUTF8)))
}

// record returns the article of line n.
func (in *Input) record(n int, line []byte) (news.Article, error) {
	a, dated, err := in.decoder.decode(line)
	if err != nil {
		return news.Article{}, skippedLine(n, err.Error())
	}
	if !dated {
		in.badDates++
	}
	a.Place.Line = n
	return a, nil
}

// skippedLine returns the error for a line that was not read.
func skippedLine(n int, reason string) *Skipped {
	return &Skipped{Place: news.Place{Line: n}, Reason: reason}
}

// lineReader reads lines of any length up to a limit.
type lineReader struct {
	r     *bufio.Reader
	limit int64 // bytes of a line
	n     int   // number of the line read last, from 1
	open  bool  // it is the last of the file, and has no line feed
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
	l.open = err != nil
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
