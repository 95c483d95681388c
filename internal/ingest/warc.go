package ingest

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/textproto"
	"regexp"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"

	"github.com/copytaster/copytaster/internal/news"
)

// warcFormat is a web archive: a page that was fetched is an article. See ISO 28500, https://iipc.github.io/warc-specifications/.
func warcFormat() Format {
	return Format{
		Name:       "warc",
		About:      "WARC and WET web archives (each HTML page that was fetched is an article, or each text that was taken from one), plain or packed record by record",
		Extensions: []string{".warc", ".wet"},
		Binary:     true,
		Example:    "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://post.example/1\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\nRain fell.\r\n\r\n",
		Sniff:      func(s *Sample) bool { return bytes.HasPrefix(s.Head, []byte("WARC/")) },
		Read:       readWARC,
	}
}

// maxHeaders is the most bytes that the headers of a record of a web archive, or of an answer in it, may have.
const maxHeaders = 1 << 20

var warcVersion = regexp.MustCompile(`^WARC/\d\.\d+\s*$`)

// readWARC yields the pages in s.
func readWARC(s *Source) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		n := 0
		told := 0 // articles and skips
		for {
			head, length, err := nextRecord(s.Reader)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				yield(news.Article{Place: news.Place{Line: n + 1}}, err)
				return
			}
			n++
			block := &io.LimitedReader{R: s.Reader, N: length}
			a, err := s.warcRecord(head, block)
			if _, drained := io.Copy(io.Discard, block); drained != nil {
				yield(news.Article{Place: news.Place{Line: n}}, drained)
				return
			}
			if block.N > 0 {
				yield(news.Article{Place: news.Place{Line: n}}, io.ErrUnexpectedEOF)
				return
			}
			switch {
			case errors.Is(err, errNoPage):
				continue
			case err != nil:
				err = skippedLine(n, err.Error())
			default:
				a.Place.Line = n
				s.number(&a, n)
			}
			told++
			if !yield(a, err) {
				return
			}
		}
		switch {
		case n == 0:
			yield(news.Article{}, &Skipped{Reason: empty})
		case told == 0:
			yield(news.Article{}, &Skipped{Reason: "a web archive without a page"})
		}
	}
}

// nextRecord reads the headers of the next record. What stands between records is passed over. At the end the error is io.EOF.
func nextRecord(r *bufio.Reader) (head textproto.MIMEHeader, length int64, err error) {
	for skipped := 0; ; {
		line, err := readLine(r, maxHeaders)
		if err != nil {
			if errors.Is(err, io.EOF) && skipped == 0 {
				return nil, 0, io.EOF
			}
			if errors.Is(err, io.EOF) {
				return nil, 0, fmt.Errorf("damaged web archive: %d bytes behind the last record", skipped)
			}
			return nil, 0, err
		}
		if warcVersion.Match(line) {
			break
		}
		skipped += len(bytes.TrimSpace(line))
	}
	head, err = readHeaders(r)
	if err != nil {
		return nil, 0, err
	}
	length, err = strconv.ParseInt(strings.TrimSpace(head.Get("Content-Length")), 10, 64)
	if err != nil || length < 0 {
		length = 0 // what follows is passed over up to the next record
	}
	return head, length, nil
}

// readLine reads a line; of one that is longer than most bytes only so much is kept.
func readLine(r *bufio.Reader, most int) (line []byte, err error) {
	for {
		chunk, err := r.ReadSlice('\n')
		line = append(line, chunk[:min(len(chunk), max(most-len(line), 0))]...)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if errors.Is(err, io.EOF) && len(line) > 0 {
			err = nil
		}
		return line, err
	}
}

// readHeaders reads headers up to an empty line. What is no header is passed over.
func readHeaders(r *bufio.Reader) (textproto.MIMEHeader, error) {
	head := textproto.MIMEHeader{}
	last, size := "", 0
	for {
		line, err := readLine(r, maxHeaders)
		if errors.Is(err, io.EOF) {
			return head, nil
		}
		if err != nil {
			return nil, err
		}
		if size += len(line); size >= maxHeaders {
			return nil, fmt.Errorf("headers of more than %d bytes", maxHeaders)
		}
		text := strings.TrimRight(valid(line), "\r\n")
		switch name, value, ok := strings.Cut(text, ":"); {
		case strings.TrimSpace(text) == "":
			return head, nil
		case (text[0] == ' ' || text[0] == '\t') && last != "":
			values := head[last]
			values[len(values)-1] += " " + strings.TrimSpace(text)
		case ok:
			last = textproto.CanonicalMIMEHeaderKey(strings.TrimSpace(name))
			head[last] = append(head[last], strings.TrimSpace(value))
		}
	}
}

// errNoPage says that a record holds no page: a request, a picture, a redirect.
var errNoPage = errors.New("no page")

// warcRecord returns the article of a record.
func (s *Source) warcRecord(head textproto.MIMEHeader, block io.Reader) (news.Article, error) {
	address := strings.Trim(head.Get("WARC-Target-URI"), "<> ")
	kind, params, _ := mime.ParseMediaType(head.Get("Content-Type"))
	var a news.Article
	var err error
	switch head.Get("WARC-Type") {
	case "response":
		if kind != "application/http" {
			return a, errNoPage
		}
		a, err = s.answer(block, address)
	case "resource":
		if !isPage(kind) {
			return a, errNoPage
		}
		a, err = s.fetchedPage(block, params["charset"], address)
	case "conversion":
		if kind != "text/plain" && kind != "" {
			return a, errNoPage
		}
		var text string
		if text, err = s.in.text(s.file, block); err == nil {
			title, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
			r := &record{text: text, url: address, source: hostOf(address), lang: firstOf(head.Get("WARC-Identified-Content-Language"))}
			if len(title) < 200 {
				r.title = oneLine(title)
			}
			a, err = s.in.article(r)
		}
	default:
		return a, errNoPage
	}
	if skipped, ok := errors.AsType[*Skipped](err); ok {
		err = errors.New(skipped.Reason)
	}
	if err != nil {
		return a, err
	}
	a.ID = cmp.Or(a.URL, strings.Trim(head.Get("WARC-Record-ID"), "<> "))
	if a.Published.IsZero() {
		a.Published, a.DateOnly = s.in.date(head.Get("WARC-Date")) // when it was fetched: not before it was published
	}
	return a, nil
}

// firstOf returns the first of a list with commas.
func firstOf(list string) string {
	first, _, _ := strings.Cut(list, ",")
	return strings.TrimSpace(first)
}

func isPage(kind string) bool { return kind == "text/html" || kind == "application/xhtml+xml" }

// answer returns the article of an answer of HTTP, which may be in chunks and packed.
func (s *Source) answer(block io.Reader, address string) (news.Article, error) {
	r := bufio.NewReaderSize(block, 16<<10)
	first, err := readLine(r, maxHeaders)
	if err != nil {
		return news.Article{}, errNoPage
	}
	if fields := strings.Fields(valid(first)); len(fields) < 2 || !strings.HasPrefix(fields[0], "HTTP/") || fields[1] != "200" && fields[1] != "203" {
		return news.Article{}, errNoPage
	}
	head, err := readHeaders(r)
	if err != nil {
		return news.Article{}, err
	}
	kind, params, _ := mime.ParseMediaType(head.Get("Content-Type"))
	if kind == "" {
		kind, _, _ = strings.Cut(strings.ToLower(head.Get("Content-Type")), ";")
	}
	if !isPage(strings.TrimSpace(kind)) {
		return news.Article{}, errNoPage
	}
	var content io.Reader = r
	if strings.EqualFold(head.Get("Transfer-Encoding"), "chunked") {
		if start, _ := r.Peek(20); chunkSize.Match(start) { // some archives have taken the chunks apart and left the header
			content = &chunkReader{r: r}
		}
	}
	switch encoding := strings.ToLower(head.Get("Content-Encoding")); encoding {
	case "", "identity":
	case "gzip", "x-gzip":
		buffered := bufio.NewReader(content)
		if magic, _ := buffered.Peek(2); string(magic) != gzipMagic {
			content = buffered // it was unpacked when it was stored
			break
		}
		z, err := gzip.NewReader(buffered)
		if err != nil {
			return news.Article{}, damaged("gzip", err)
		}
		content = z
	default:
		return news.Article{}, fmt.Errorf("a page packed by %q, which is not read", encoding)
	}
	return s.fetchedPage(content, params["charset"], address)
}

// fetchedPage returns the article of a page.
func (s *Source) fetchedPage(content io.Reader, charset, address string) (news.Article, error) {
	r := s.in.buffers.toUnits(bufio.NewReaderSize(io.LimitReader(content, maxPage+1), headSize))
	head, _ := r.Peek(headSize)
	if m := metaCharset.FindSubmatch(head); charset == "" && m != nil {
		charset = string(m[1])
	}
	if charset != "" {
		r = decoded(r, charset)
	}
	text, err := s.in.text(s.file, r)
	if err != nil {
		return news.Article{}, err
	}
	return s.in.page(text, address)
}

var chunkSize = regexp.MustCompile(`^[0-9A-Fa-f]{1,8}[ \t]*(;[^\r\n]*)?\r?\n`)

// chunkReader takes the chunks of an answer apart. Where what should be the size of a chunk is none, the rest is read as it is.
type chunkReader struct {
	r    *bufio.Reader
	left int64
	raw  bool
	end  bool
}

func (c *chunkReader) Read(b []byte) (int, error) {
	if c.raw {
		return c.r.Read(b)
	}
	for c.left == 0 && !c.end {
		line, err := c.r.Peek(20)
		if len(line) == 0 {
			return 0, cmp.Or(err, io.EOF)
		}
		if bytes.HasPrefix(line, []byte("\r\n")) {
			_, _ = c.r.Discard(2)
			continue
		}
		m := chunkSize.Find(line)
		if m == nil {
			c.raw = true
			return c.r.Read(b)
		}
		size, _, _ := strings.Cut(strings.TrimSpace(string(m)), ";")
		if c.left, err = strconv.ParseInt(strings.TrimSpace(size), 16, 64); err != nil {
			c.raw = true
			return c.r.Read(b)
		}
		_, _ = c.r.Discard(len(m))
		c.end = c.left == 0
	}
	if c.end {
		return 0, io.EOF
	}
	n, err := c.r.Read(b[:min(int64(len(b)), c.left)])
	c.left -= int64(n)
	return n, err
}
