package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/news"
)

// aboutInputs says for a help text what can be read.
func aboutInputs(e *env) string {
	return fold("Inputs may be " + list(ingest.Names(e.inputs), "or") + ", plain or packed, and are told by their content: copytaster formats says what each is.")
}

// fold breaks text into the lines of a help text.
func fold(text string) string {
	const width = 122 // characters
	var lines []string
	for word := range strings.FieldsSeq(text) {
		if last := len(lines) - 1; last >= 0 && utf8.RuneCountInString(lines[last]+" "+word) <= width {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return strings.Join(lines, "\n")
}

// openInput lists the inputs; a path that is missing gets a hint, and an address is wrong usage.
func openInput(paths, against []string, e *env, o ingest.Options) (*ingest.Input, error) {
	for _, path := range slices.Concat(paths, against) {
		if ingest.IsAddress(path) && o.Fetch == nil {
			return nil, usageError{hinted{fmt.Errorf("%s: an address on the network, which is not fetched", path), e.fetched(e.args, path)}}
		}
	}
	input, err := ingest.Open(paths, against, e.stdin, o)
	if p, ok := errors.AsType[*fs.PathError](err); ok && errors.Is(err, fs.ErrNotExist) {
		return nil, hinted{fmt.Errorf("%s: %w", p.Path, p.Err), "check the path; a relative one starts at the folder you are in"}
	}
	return input, err
}

// articles yields what input.Articles does, and ends at once when ctx is done, even where a pipe gives nothing to read.
// The read that hangs is left behind then, for the program ends.
func articles(ctx context.Context, input *ingest.Input) iter.Seq2[news.Article, error] {
	type item struct {
		article news.Article
		err     error
	}
	return func(yield func(news.Article, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		items := make(chan item)
		go func() {
			defer close(items)
			for a, err := range input.Articles(ctx) {
				select {
				case items <- item{a, err}:
				case <-ctx.Done():
					return
				}
			}
		}()
		for {
			select {
			case <-ctx.Done():
				yield(news.Article{}, ctx.Err())
				return
			case i, more := <-items:
				if !more || !yield(i.article, i.err) {
					return
				}
			}
		}
	}
}
