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
	most, why := in.longest()
	all := pieces{limit: most}
	if in.buffers.copied == nil {
		in.buffers.copied = make([]byte, bufferSize)
	}
	if _, err := io.CopyBuffer(&all, io.LimitReader(r, most+1), in.buffers.copied); err != nil {
		return "", err
	}
	body := all.string()
	if !utf8.ValidString(body) {
		body = string(toUTF8([]byte(body)))
	}
	switch {
	case all.over(), int64(len(body)) > most:
		return "", &Skipped{Reason: f.tooLarge(most) + why}
	case isBinary(body):
		return "", &Skipped{Reason: errBinary.Error()}
	case strings.TrimSpace(body) == "":
		return "", &Skipped{Reason: empty}
	}
	return body, nil
}

// tooLarge returns the reason for skipping f, an article of which may have so many bytes. What a packed file holds is not known.
func (f *file) tooLarge(most int64) string {
	reason := fmt.Sprintf("an article of more than %d bytes", most)
	if f.size >= 0 {
		reason += fmt.Sprintf(", in a file of %d bytes", f.size)
	}
	return reason
}
