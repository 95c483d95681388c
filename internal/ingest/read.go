package ingest

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"iter"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/copytaster/copytaster/internal/news"
)

const (
	bufferSize = 256 << 10 // bytes read at once
	headSize   = 4 << 10   // bytes by which the content is recognised
)

// Skipped is the error for one file or record that was not read. It comes from [Input.Articles] beside the
// articles; what follows is read all the same.
type Skipped struct {
	Place  news.Place
	Reason string // a phrase without the place, such as "empty"

	reading error // what broke off the reading; nil where the content is at fault
}

// Error returns the place and the reason.
func (s *Skipped) Error() string { return s.Place.String() + ": " + s.Reason }

// Unwrap returns what broke off the reading; nil where the content is at fault.
func (s *Skipped) Unwrap() error { return s.reading }

// File is a file that articles were read from.
type File struct {
	Path   string // as in [news.Place]
	Bytes  int64  // read, as they are stored
	SHA256 string // of those bytes, in hexadecimal; empty without [Options.Hash]
}

// Unread returns the files that the user named and of which the end, or all, or every article could not be read, with the reasons. Each
// came as a [Skipped] too. Standard input that is empty is not among them: nothing came.
func (in *Input) Unread() []*Skipped { return in.unread }

// Files returns the files that articles were read from so far, sorted by path.
func (in *Input) Files() []File {
	return slices.SortedFunc(slices.Values(in.done), func(a, b File) int { return strings.Compare(a.Path, b.Path) })
}

// BadDates returns how many articles so far had a date that could not be understood. They were read without one.
func (in *Input) BadDates() int { return in.badDates }

// Titled returns how many articles so far had no text, and were read with their title for it.
func (in *Input) Titled() int { return in.decoder.titled }

// Misread returns how many articles so far look as if UTF-8 had been read as Windows-1252, and could not be put right surely.
func (in *Input) Misread() int { return in.misread }

// Notes returns what was taken for granted about files so far, as which column of a table is the text: a sentence each.
func (in *Input) Notes() []string { return in.notes }

// mostNotes is how many notes are kept.
const mostNotes = 20

// note keeps a note about f.
func (in *Input) note(f *file, text string) {
	if len(in.notes) < mostNotes {
		in.notes = append(in.notes, f.path+": "+text)
	}
}

// Articles reads the files in the order of the paths and yields each article with a nil error, or no article and
// an error. After a [*Skipped] it goes on. Any other error is the last: ctx is done, or standard input cannot be
// read. Equal ids inside the data are not noticed here. Articles may be
// ranged over once.
func (in *Input) Articles(ctx context.Context) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		if in.started {
			yield(news.Article{}, errors.New("the input was read before"))
			return
		}
		in.started = true
		defer in.buffers.release()
		for _, f := range in.files {
			for a, err := range in.read(ctx, f) {
				if ctx.Err() != nil {
					a, err = news.Article{}, ctx.Err()
				}
				if !yield(a, err) || isFatal(err) {
					return
				}
			}
		}
	}
}

func isFatal(err error) bool {
	_, skipped := errors.AsType[*Skipped](err)
	return err != nil && !skipped
}

// read yields what is in one file, and books the file when all was read.
func (in *Input) read(ctx context.Context, f *file) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		if f.skip != "" {
			yield(news.Article{}, f.skipped(0, f.skip))
			return
		}
		stream, err := in.open(ctx, f)
		if err != nil {
			in.yieldUnreadable(f, err, yield)
			return
		}
		defer stream.Close()
		raw := &rawReader{ctx: ctx, r: stream, total: &in.bytesRead}
		if in.hash {
			raw.hash = sha256.New()
		}
		n := 0
		var last *Skipped
		for a, err := range in.parse(f, raw) {
			s, ok := errors.AsType[*Skipped](err)
			if ok && s.reading != nil && raw.err != nil {
				in.yieldUnreadable(f, raw.err, yield)
				return
			}
			if !yield(a, err) {
				return
			}
			if err == nil {
				n++
			}
			last = s
		}
		in.noteUnread(f, n, last)
		if n > 0 {
			in.book(f, raw)
		}
	}
}

// yieldUnreadable yields that the system does not give us f, and notes it where the user named f.
func (in *Input) yieldUnreadable(f *file, err error, yield func(news.Article, error) bool) {
	err = f.unreadable(err)
	if s, ok := errors.AsType[*Skipped](err); ok && f.named {
		in.unread = append(in.unread, s)
	}
	yield(news.Article{}, err)
}

// noteUnread notes a file that the user named where n articles of it were read and last, if there is one, was skipped at its end.
func (in *Input) noteUnread(f *file, n int, last *Skipped) {
	switch {
	case !f.named, f.abs == stdin && n == 0 && last != nil && last.Reason == empty:
	case last != nil && last.reading != nil:
		in.unread = append(in.unread, last)
	case n == 0 && last != nil && last.Place.Line == 0:
		in.unread = append(in.unread, last)
	case n == 0:
		in.unread = append(in.unread, f.skipped(0, "no article in it can be read"))
	}
}

// empty is the reason for skipping a file without content.
const empty = "empty"

// open returns the stored bytes of f.
func (in *Input) open(ctx context.Context, f *file) (io.ReadCloser, error) {
	switch {
	case f.abs == stdin:
		return io.NopCloser(in.stdin), nil
	case f.address:
		return in.fetch(ctx, f.path)
	case f.content != nil:
		return io.NopCloser(f.content), nil
	}
	return os.Open(f.path)
}

// book adds f to the files that were read. What its reader left, such as the rest of a damaged file, is read too,
// so that the size and the hash are those of the file.
func (in *Input) book(f *file, raw *rawReader) {
	if f.size >= 0 {
		_, _ = io.Copy(io.Discard, raw) // an error leaves those of what could be read
	}
	done := File{Path: f.path, Bytes: raw.n}
	if raw.hash != nil {
		done.SHA256 = hex.EncodeToString(raw.hash.Sum(nil))
	}
	in.done = append(in.done, done)
}

// parse yields the articles in the stored bytes of f.
func (in *Input) parse(f *file, raw io.Reader) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		stored := &countReader{Reader: raw}
		buffered := in.buffers.stored.of(stored)
		unpacked, err := in.buffers.unpack(buffered, stored)
		if err != nil {
			yield(news.Article{}, f.brokenOff(0, err))
			return
		}
		format, content, err := in.recognise(f, unpacked)
		if err != nil {
			yield(news.Article{}, f.skipped(0, err.Error()))
			return
		}
		plain := f.size >= 0 && content == buffered
		for a, err := range format.Read(&Source{Reader: content, in: in, file: f, plain: plain}) {
			if most, why := in.longest(); err == nil && a.Place.Path == "" && int64(len(a.Body)) > most {
				err = skippedLine(a.Place.Line, fmt.Sprintf("an article of %d bytes, more than %d%s", len(a.Body), most, why))
			}
			if err == nil && a.Place.Path == "" {
				a.Title, a.Byline, a.Body = putRight(a.Title), putRight(a.Byline), putRight(a.Body)
				if looksMisread(a.Body) {
					in.misread++
				}
			}
			if !yield(f.complete(a, err)) {
				return
			}
		}
	}
}

// longest returns the most bytes that the text of an article may have, and what is said beside the number.
func (in *Input) longest() (most int64, why string) {
	if in.maxText > 0 && in.maxText < in.limit {
		return in.maxText, ", for which the memory of this run is too little"
	}
	return in.limit, ""
}

// complete adds to what a format yielded what it does not know: the path, and an id where the content has none.
func (f *file) complete(a news.Article, err error) (news.Article, error) {
	if a.Place.Path != "" {
		return a, err // of a file in this one
	}
	if s, ok := errors.AsType[*Skipped](err); ok && s.Place.Path != "" {
		return news.Article{}, s
	} else if ok {
		return news.Article{}, &Skipped{news.Place{Path: f.path, Line: s.Place.Line}, s.Reason, s.reading}
	}
	if err != nil {
		return news.Article{}, f.brokenOff(a.Place.Line, err)
	}
	a.Place.Path, a.Against = f.path, f.against
	if a.ID == "" && a.Place.Line > 0 {
		a.ID = f.id + ":" + strconv.Itoa(a.Place.Line)
	}
	a.ID = cmp.Or(a.ID, f.id)
	return a, nil
}

// skipped returns the error for a record of f, or for all of it where line is 0.
func (f *file) skipped(line int, reason string) *Skipped {
	return &Skipped{Place: news.Place{Path: f.path, Line: line}, Reason: reason}
}

// brokenOff returns the error for a file of which no more can be read.
func (f *file) brokenOff(line int, err error) *Skipped {
	return &Skipped{Place: news.Place{Path: f.path, Line: line}, Reason: reason(err), reading: err}
}

// unreadable returns the error for a file that the system does not give us: a skip, or fatal where it is standard input.
func (f *file) unreadable(err error) error {
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case f.abs == stdin:
		return fmt.Errorf("standard input: %w", err)
	}
	return f.brokenOff(0, err)
}

// rawReader counts and hashes what it reads, and ends when ctx is done. Its first error stays; err is nil at the end.
type rawReader struct {
	ctx   context.Context
	r     io.Reader
	hash  hash.Hash // nil: none
	n     int64
	total *atomic.Int64
	ended bool
	err   error
}

func (r *rawReader) Read(p []byte) (int, error) {
	if r.err == nil {
		r.err = r.ctx.Err()
	}
	switch {
	case r.err != nil:
		return 0, r.err
	case r.ended:
		return 0, io.EOF
	}
	n, err := r.r.Read(p)
	if r.hash != nil {
		r.hash.Write(p[:n])
	}
	r.n += int64(n)
	r.total.Add(int64(n))
	if errors.Is(err, io.EOF) {
		r.ended = true
	} else {
		r.err = err
	}
	return n, err
}
