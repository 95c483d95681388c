package ingest

import (
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"io"
	"iter"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// docxFormat is a document of Word since 2007.
func docxFormat() Format {
	return Format{
		Name:       "docx",
		About:      "Word documents, .docx (an article each, or those of an export of Nexis)",
		Extensions: []string{".docx"},
		Binary:     true,
		Sniff: func(s *Sample) bool {
			head := s.peek(64 << 10)
			return bytes.HasPrefix(head, []byte("PK\x03\x04")) && (s.Named || bytes.Contains(head, []byte("[Content_Types].xml")) && bytes.Contains(head, []byte("word/")))
		},
		Read: func(s *Source) iter.Seq2[news.Article, error] {
			return s.officeFile("word/document.xml", "docProps/core.xml")
		},
	}
}

// odtFormat is a text document of OpenDocument.
func odtFormat() Format {
	return Format{
		Name:       "odt",
		About:      "OpenDocument texts, .odt (an article each)",
		Extensions: []string{".odt"},
		Binary:     true,
		Sniff: func(s *Sample) bool {
			return bytes.HasPrefix(s.Head, []byte("PK\x03\x04")) && (s.Named || bytes.Contains(s.Head[:min(len(s.Head), 120)], []byte("mimetypeapplication/vnd.oasis.opendocument.text")))
		},
		Read: func(s *Source) iter.Seq2[news.Article, error] { return s.officeFile("content.xml", "meta.xml") },
	}
}

// officeFile yields the articles of a document that is a zip archive, with its text and what is said of it in these files.
func (s *Source) officeFile(content, about string) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		z, size, done, err := s.openZip()
		if err != nil {
			yield(news.Article{}, err)
			return
		}
		defer done()
		text, err := s.officePart(z, size, content, officeText)
		if err != nil {
			yield(news.Article{}, asSkip(err))
			return
		}
		r := &record{text: text}
		_, err = s.officePart(z, size, about, func(x *xmlReader, _ int64) (string, error) { return "", r.addOffice(x) })
		if err != nil && !errors.Is(err, errNoPart) {
			s.in.note(s.file, "what it says of itself cannot be read: "+err.Error())
		}
		s.yieldText(r, yield)
	}
}

// errNoPart says that a document lacks a file that it should have.
var errNoPart = errors.New("no such part")

// officePart opens a file in a document and returns what read makes of it.
func (s *Source) officePart(z *zip.Reader, size int64, name string, read func(x *xmlReader, limit int64) (string, error)) (string, error) {
	for _, f := range z.File {
		if f.Name != name {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return "", damaged("zip", err)
		}
		defer r.Close()
		content := &packed{Reader: r, format: "zip", stored: &countReader{n: size}}
		text, err := read(newXMLReader(bufio.NewReaderSize(content, 64<<10), s.in.limit), s.in.limit)
		if errors.Is(err, io.EOF) {
			err = nil
		}
		return text, err
	}
	return "", errNoPart
}

// officeText returns the text of a document, by the elements of Word or OpenDocument: a paragraph is a line, with an empty one behind it.
func officeText(x *xmlReader, limit int64) (string, error) {
	var b strings.Builder
	inText, hidden := 0, 0
	isODT := false
	for {
		kind, err := x.next()
		if err != nil {
			return strings.TrimSpace(b.String()), err
		}
		if int64(b.Len()) > limit {
			return "", errors.New("a document that is longer than an article may be")
		}
		switch kind {
		case pieceText:
			if hidden == 0 && (inText > 0 || isODT && strings.TrimSpace(x.text) != "") {
				b.WriteString(x.text)
			}
		case pieceStart:
			switch x.name {
			case "w:t":
				if !x.closed {
					inText++
				}
			case "w:tab", "text:tab":
				b.WriteByte('\t')
			case "w:br", "w:cr", "text:line-break":
				b.WriteByte('\n')
			case "text:s":
				b.WriteByte(' ')
			case "text:p", "text:h":
				isODT = true
			case "w:deltext", "w:instrtext", "text:tracked-changes", "office:annotation", "text:note-citation", "office:forms", "svg:desc", "svg:title":
				if !x.closed {
					hidden++
				}
			}
		case pieceEnd:
			switch x.name {
			case "w:t":
				inText = max(inText-1, 0)
			case "w:p", "text:p", "text:h":
				if hidden == 0 {
					b.WriteString("\n\n")
				}
			case "w:deltext", "w:instrtext", "text:tracked-changes", "office:annotation", "text:note-citation", "office:forms", "svg:desc", "svg:title":
				hidden = max(hidden-1, 0)
			}
		}
	}
}

// addOffice adds what a document says of itself.
func (r *record) addOffice(x *xmlReader) error {
	var in string
	for {
		kind, err := x.next()
		if err != nil {
			return err
		}
		switch kind {
		case pieceStart:
			in = x.name
		case pieceEnd:
			in = ""
		case pieceText:
			text := oneLine(x.text)
			switch in {
			case "dc:title":
				r.title = cmp.Or(r.title, text)
			case "dc:creator", "meta:initial-creator":
				r.byline = cmp.Or(r.byline, text)
			case "dcterms:created", "meta:creation-date":
				r.date = cmp.Or(r.date, text)
			case "dc:language":
				r.lang = cmp.Or(r.lang, text)
			}
		}
	}
}
