package ingest

import (
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// textFormat is plain text: the file is one article.
func textFormat() Format {
	return Format{
		Name:       "text",
		About:      "text files (one article each)",
		Extensions: []string{".txt", ".text"},
		Example:    "Rain fell.",
		Read: func(s *Source) iter.Seq2[news.Article, error] {
			return func(yield func(news.Article, error) bool) {
				body, err := s.in.text(s.file, s)
				yield(news.Article{Body: body}, err)
			}
		},
	}
}

// text reads all of r, the content of f, as the body of one article.
func (in *Input) text(f *file, r io.Reader) (string, error) {
	all := pieces{limit: in.limit}
	if in.buffers.copied == nil {
		in.buffers.copied = make([]byte, bufferSize)
	}
	if _, err := io.CopyBuffer(&all, io.LimitReader(r, in.limit+1), in.buffers.copied); err != nil {
		return "", err
	}
	body := all.string()
	if !utf8.ValidString(body) {
		body = string(toUTF8([]byte(body)))
	}
	switch {
	case all.over(), int64(len(body)) > in.limit:
		return "", &Skipped{Reason: in.tooLarge(f)}
	case isBinary(body):
		return "", &Skipped{Reason: errBinary.Error()}
	case strings.TrimSpace(body) == "":
		return "", &Skipped{Reason: empty}
	}
	return body, nil
}

// tooLarge returns the reason for skipping f. What a packed file holds is not known.
func (in *Input) tooLarge(f *file) string {
	reason := fmt.Sprintf("an article of more than %d bytes", in.limit)
	if f.size >= 0 {
		reason += fmt.Sprintf(", in a file of %d bytes", f.size)
	}
	return reason
}
