package ingest

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// text reads all of r as the body of one article.
func (in *Input) text(f *file, r io.Reader) (news.Article, error) {
	all := pieces{limit: in.limit}
	if in.buffers.copied == nil {
		in.buffers.copied = make([]byte, bufferSize)
	}
	if _, err := io.CopyBuffer(&all, io.LimitReader(r, in.limit+1), in.buffers.copied); err != nil {
		return news.Article{}, f.brokenOff(0, err)
	}
	body := all.string()
	if !utf8.ValidString(body) {
		body = string(toUTF8([]byte(body)))
	}
	switch {
	case all.over(), int64(len(body)) > in.limit:
		return news.Article{}, f.skipped(0, in.tooLarge(f))
	case isBinary(body):
		return news.Article{}, f.skipped(0, "binary file")
	case strings.TrimSpace(body) == "":
		return news.Article{}, f.skipped(0, "empty")
	}
	return news.Article{ID: f.id, Body: body, Place: news.Place{Path: f.path}, Against: f.against}, nil
}

// tooLarge returns the reason for skipping f. What a packed file holds is not known.
func (in *Input) tooLarge(f *file) string {
	reason := fmt.Sprintf("an article of more than %d bytes", in.limit)
	if f.size >= 0 {
		reason += fmt.Sprintf(", in a file of %d bytes", f.size)
	}
	return reason
}
