package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"regexp"

	"github.com/copytaster/copytaster/internal/news"
)

// jsonFormat is JSON that is not one article a line: a list of articles, objects one behind the other, or an object that has a list.
func jsonFormat() Format {
	return Format{
		Name:       "json",
		About:      "JSON (a list of articles, or an object that holds one; keys as in JSON Lines)",
		Extensions: []string{".json"},
		Example:    `[{"id": "a1", "title": "Rain", "text": "Rain fell.", "date": "2024-03-05"}]`,
		Sniff: func(s *Sample) bool {
			return startsArray.Match(s.Head) || startsKey.Match(s.Head) || s.Named && startsObject(s.Head)
		},
		Read: readJSON,
	}
}

var (
	startsArray = regexp.MustCompile(`^\s*\[\s*(\{\s*["}]|\]\s*$)`)
	startsKey   = regexp.MustCompile(`^\s*\{\s*"[^"\n]*"\s*:`)
)

// readJSON yields the articles of s, which are the values of the stream.
func readJSON(s *Source) iter.Seq2[news.Article, error] {
	return s.eachValue(&valueReader{r: s.Reader, limit: s.in.limit, line: 1}, func(value []byte) (news.Article, error) {
		a, dated, err := s.in.decoder.decode(value)
		if err == nil && !dated {
			s.in.badDates++
		}
		return a, err
	})
}

// eachValue yields what article makes of each value of v: a value that it cannot read is a skip. Of an object that is no article
// and has lists of objects, the values are those of the longest of these. Ids are given by number, since a file may have one line.
func (s *Source) eachValue(v *valueReader, article func(value []byte) (news.Article, error)) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		n := 0
		one := func(value []byte, line int) bool {
			n++
			a, err := article(clean(value))
			if err != nil {
				return yield(news.Article{}, skippedLine(line, err.Error()))
			}
			a.Place.Line = line
			s.number(&a, n)
			return yield(a, nil)
		}
		for {
			value, line, err := v.next()
			if long, ok := errors.AsType[*longValueError](err); ok {
				n++
				if !yield(news.Article{}, skippedLine(line, long.Error())) {
					return
				}
				continue
			}
			switch {
			case errors.Is(err, io.EOF) && n == 0:
				yield(news.Article{}, &Skipped{Reason: empty})
				return
			case errors.Is(err, io.EOF):
				return
			case err != nil:
				yield(news.Article{Place: news.Place{Line: line}}, err)
				return
			}
			var inner []byte
			if !v.list && !v.flat {
				inner = s.in.decoder.listIn(value)
			}
			if inner == nil {
				if !one(value, line) {
					return
				}
				continue
			}
			list := &valueReader{r: newReader(inner), limit: s.in.limit, line: line}
			for {
				value, line, err := list.next()
				if err != nil {
					break
				}
				if !one(value, line) {
					return
				}
			}
		}
	}
}

// listIn returns the longest list of objects in an object that has no text of its own, as the answers of an archive have it: under a
// key, or under a key of an object that is under one. Nil: none. Where the object has a title, the list has to be one of articles.
func (d *decoder) listIn(value []byte) []byte {
	if !startsObject(value) || !mayHoldList.Match(value) {
		return nil
	}
	var longest []byte
	var look func(object []byte, deep int) bool
	look = func(object []byte, deep int) bool {
		var record map[string]json.RawMessage
		if json.Unmarshal(object, &record) != nil {
			return false
		}
		if _, text := record[d.keys[fieldText]]; text {
			return false
		}
		_, title := record[d.keys[fieldTitle]]
		for _, value := range record {
			value = bytes.TrimSpace(value)
			switch {
			case startsArray.Match(value):
				if title && !d.holdsArticles(value) {
					continue // pictures, say, of an article that is nothing but a title
				}
				if len(value) > len(longest) || len(value) == len(longest) && bytes.Compare(value, longest) < 0 {
					longest = value
				}
			case startsObject(value) && deep < 2 && !title:
				look(value, deep+1)
			}
		}
		return true
	}
	if !look(value, 0) {
		return nil
	}
	return longest
}

// holdsArticles reports whether the first element of a list has a title or a text.
func (d *decoder) holdsArticles(list []byte) bool {
	v := valueReader{r: newReader(list), limit: int64(len(list))}
	first, _, err := v.next()
	if err != nil {
		return false
	}
	var record map[string]json.RawMessage
	if json.Unmarshal(first, &record) != nil {
		return false
	}
	for _, key := range []string{d.keys[fieldText], d.keys[fieldTitle], "content", "body", "description"} {
		if kindOf(record[key]) == "string" {
			return true
		}
	}
	return false
}

// mayHoldList finds a list of objects anywhere in a value. It is a first look, and a cheap one.
var mayHoldList = regexp.MustCompile(`\[\s*\{\s*"`)
