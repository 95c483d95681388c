package ingest

import (
	"bufio"
	"bytes"
	"io"
	"iter"
	"strconv"

	"github.com/copytaster/copytaster/internal/news"
)

// Format is a format of the content: a row of the table that [Formats] returns.
type Format struct {
	Name       string   // by which [Options.Format] forces it, in lower case
	About      string   // what its files are and what is an article of them, as a phrase
	Extensions []string // with the dot, in lower case: a walk reads files that end so, plain or packed
	Example    string   // the content of a small file of this format, or of a text one the beginning; for people
	Holds      bool     // files of other formats: they are read as the format that is forced, if there is one
	Binary     bool     // the content is bytes, not text: it is recognised and read as it is stored, but for a packing
	Plain      bool     // without what marks the format, the content is still the text of one article
	Declares   bool     // the content says in which encoding it is, so that this is not guessed

	// Sniff reports whether the content is of this format.
	Sniff func(*Sample) bool
	// Read yields the articles of a file. Of an article it sets what the content says: in Place only the line, and no ID where
	// there is none. For a record that cannot be read it yields a *[Skipped] whose Place has only the line, and goes on. Any
	// other error says that the reading broke off, at the line in the Place of the article beside it, and is the last.
	Read func(*Source) iter.Seq2[news.Article, error]
}

// Formats returns the formats that are read, the most general first: the first takes every text that no other knows, and the
// others are asked from the last to the first. To add one is to append a row.
func Formats() []Format {
	return []Format{
		textFormat(),
		csvFormat(),
		jsonFormat(),
		jsonlFormat(),
		htmlFormat(),
		feedFormat(),
		jsonFeedFormat(),
		ninjsFormat(),
		nitfFormat(),
		newsMLG2Format(),
		newsMLFormat(),
		iptc7901Format(),
		anpaFormat(),
		exportFormat(),
		rtfFormat(),
		mailFormat(),
		mboxFormat(),
		parquetFormat(),
		warcFormat(),
		tarFormat(),
		zipFormat(),
		docxFormat(),
		odtFormat(),
	}
}

// Names returns the names of formats in their order.
func Names(formats []Format) []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.Name)
	}
	return names
}

// Extensions returns with what the names of files end that a walk reads, in the order of the formats.
func Extensions(formats []Format) []string {
	var all []string
	for _, f := range formats {
		all = append(all, f.Extensions...)
	}
	return all
}

// Sample is what a format is recognised by.
type Sample struct {
	Head  []byte // the first bytes of the content, some thousands, or all; good until FirstLine is called
	Named bool   // the name of the file ends with one of the format's extensions

	in   *Input
	rest *bufio.Reader // all of the content
	line []byte        // the first line, once it was read
	read bool          // it was
}

// FirstLine returns the content to the end of the first line that is not blank; where that is longer than an article may be,
// the beginning of it or nothing.
func (s *Sample) FirstLine() []byte {
	if !s.read {
		s.read = true
		s.line = s.in.throughFirstLine(s.rest)
		s.rest = s.in.buffers.lines.of(io.MultiReader(bytes.NewReader(s.line), s.rest))
		s.Head, _ = s.rest.Peek(headSize)
	}
	return s.line
}

// peek returns the first n bytes of the content, or all.
func (s *Sample) peek(n int) []byte {
	head, _ := s.rest.Peek(n) // an error comes again with the reading
	return head
}

// Source is a file that a format reads: its content, unpacked, and, unless the format is binary, without a byte-order mark and
// not in UTF-16. Text of a format that declares no encoding is UTF-8, if its beginning told in which other it was; not all of it need be.
type Source struct {
	*bufio.Reader

	in    *Input
	file  *file
	plain bool // it is all of the file as that is stored
}

// number gives a an id by its number in the file, from 1, where the content has none for it. Formats use it whose records have no
// line of their own.
func (s *Source) number(a *news.Article, n int) {
	if a.ID == "" {
		a.ID = s.file.id + ":" + strconv.Itoa(n)
	}
}

// newReaderOf returns a buffered reader of r.
func newReaderOf(r io.Reader) *bufio.Reader {
	if b, ok := r.(*bufio.Reader); ok {
		return b
	}
	return bufio.NewReaderSize(r, bufferSize)
}

// newReader returns a buffered reader of b.
func newReader(b []byte) *bufio.Reader { return bufio.NewReaderSize(bytes.NewReader(b), 4<<10) }
