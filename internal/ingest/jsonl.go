package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"

	"github.com/copytaster/copytaster/internal/news"
)

// records yields the articles of r, which has one on each line.
func (in *Input) records(f *file, r *bufio.Reader) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		lines := &lineReader{r: r, limit: in.limit}
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
	a, dated, err := in.decoder.decode(line)
	if err != nil {
		return news.Article{}, f.skipped(n, err.Error())
	}
	if !dated {
		in.badDates++
	}
	a.Place = news.Place{Path: f.path, Line: n}
	a.Against = f.against
	if a.ID == "" {
		a.ID = f.id + ":" + strconv.Itoa(n)
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
