package ingest

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"regexp"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/copytaster/copytaster/internal/news"
)

// mailFormat is a message of mail: its text is the article.
func mailFormat() Format {
	return Format{
		Name:       "eml",
		About:      "mail (.eml: a message is an article: its subject, sender, date and text; attachments are left)",
		Extensions: []string{".eml"},
		Example:    "From: Post <desk@post.example>\r\nSubject: Rain\r\nDate: Tue, 05 Mar 2024 06:00:00 +0000\r\nMessage-ID: <1@post.example>\r\n\r\nRain fell.\r\n",
		Declares:   true,
		Sniff:      func(s *Sample) bool { return startsMail(s.Head, s.Named) },
		Read: func(s *Source) iter.Seq2[news.Article, error] {
			return func(yield func(news.Article, error) bool) {
				a, err := s.mailMessage(s.Reader)
				if err != nil {
					err = asSkip(err)
				}
				yield(a, err)
			}
		},
	}
}

// mboxFormat is a folder of mail in one file.
func mboxFormat() Format {
	return Format{
		Name:       "mbox",
		About:      "mbox (each message of mail is an article)",
		Extensions: []string{".mbox", ".mbx"},
		Example:    "From desk@post.example Tue Mar  5 06:00:00 2024\nFrom: Post <desk@post.example>\nSubject: Rain\n\nRain fell.\n",
		Declares:   true,
		Sniff: func(s *Sample) bool {
			first, rest, ok := bytes.Cut(s.Head, []byte("\n"))
			return ok && mboxLine.Match(first) && startsMail(rest, true)
		},
		Read: readMbox,
	}
}

// asSkip returns the error of a file that is one article as a skip.
func asSkip(err error) *Skipped {
	if s, ok := errors.AsType[*Skipped](err); ok {
		return s
	}
	return &Skipped{Reason: err.Error()}
}

var (
	mboxLine   = regexp.MustCompile(`^From \S.* \d{4}(\s.*)?$|^From -? ?\S+.*\d\d:\d\d`)
	mailHeader = regexp.MustCompile(`(?i)^(from|to|cc|subject|date|message-id|received|return-path|delivered-to|mime-version|content-type|x-[\w-]+|reply-to|sender|list-[\w-]+|dkim-signature|authentication-results|arc-[\w-]+|content-transfer-encoding)\s*:`)
)

// startsMail reports whether b begins with headers of mail: of a file with another name than mail has, several that only mail has.
func startsMail(b []byte, named bool) bool {
	n, other := 0, 0
	from := false
	for line := range bytes.Lines(b) {
		line = bytes.TrimRight(line, "\r\n")
		switch {
		case len(line) == 0:
			return from && other == 0 && (named && n >= 2 || n >= 3)
		case line[0] == ' ' || line[0] == '\t':
		case mailHeader.Match(line):
			n++
			from = from || bytes.HasPrefix(bytes.ToLower(line), []byte("from"))
		default:
			if i := bytes.IndexByte(line, ':'); i <= 0 || bytes.IndexByte(line[:i], ' ') >= 0 {
				other++
			}
		}
	}
	return from && other <= 1 && n >= 4 // the head ends in the headers
}

// readMbox yields the messages of s. A message ends where a line begins with "From ", the sender and a time, behind an empty one.
func readMbox(s *Source) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		lines := &lineReader{r: s.Reader, limit: s.in.limit}
		message := pieces{limit: s.in.limit}
		n, at, blank := 0, 1, true
		flush := func() bool {
			if n == 0 {
				return true
			}
			var a news.Article
			var err error
			if message.over() {
				err = fmt.Errorf("a message of more than %d bytes", s.in.limit)
			} else {
				a, err = s.mailMessage(newReader(message.bytes()))
			}
			if err != nil {
				return yield(news.Article{}, skippedLine(at, asSkip(err).Reason))
			}
			a.Place.Line = at
			s.number(&a, n)
			return yield(a, nil)
		}
		for {
			line, err := lines.next()
			_, long := errors.AsType[*longLineError](err)
			switch {
			case errors.Is(err, io.EOF):
				if n == 0 {
					yield(news.Article{}, &Skipped{Reason: empty})
				} else {
					flush()
				}
				return
			case err != nil && !long:
				yield(news.Article{Place: news.Place{Line: lines.n}}, err)
				return
			case blank && mboxLine.Match(bytes.TrimRight(line, "\r")):
				if !flush() {
					return
				}
				n, at = n+1, lines.n
				message = pieces{limit: s.in.limit}
				blank = false
				continue
			}
			blank = len(bytes.TrimSpace(line)) == 0
			if bytes.HasPrefix(line, []byte(">From ")) {
				line = line[1:]
			}
			_, _ = message.Write(append(line, '\n')) // never fails
		}
	}
}

// mailMessage returns the article of a message.
func (s *Source) mailMessage(r io.Reader) (news.Article, error) {
	m, err := mail.ReadMessage(bufio.NewReader(io.LimitReader(r, s.in.limit)))
	if err != nil {
		return news.Article{}, fmt.Errorf("broken mail: %w", err)
	}
	words := &mime.WordDecoder{CharsetReader: func(charset string, in io.Reader) (io.Reader, error) {
		e, err := htmlindex.Get(charset)
		if err != nil {
			return nil, err
		}
		return e.NewDecoder().Reader(in), nil
	}}
	header := func(name string) string {
		value := m.Header.Get(name)
		if decoded, err := words.DecodeHeader(value); err == nil {
			value = decoded
		}
		return oneLine(value)
	}
	body := s.mailPart(textproto.MIMEHeader(m.Header), m.Body, 0)
	rec := &record{
		id: strings.Trim(header("Message-ID"), "<> "), title: header("Subject"), date: header("Date"), text: body.text, lang: firstOf(header("Content-Language")),
		byline: personIn(header("From")),
	}
	if rec.text == "" {
		rec.text = body.html
	}
	if list := listName.FindString(header("List-Id")); list != "" {
		rec.source = list
	}
	rec.source = oneLine(strings.Trim(cmp.Or(header("Organization"), rec.source, rec.byline), `"`))
	rec.byline = strings.Trim(rec.byline, `"`)
	return s.in.article(rec)
}

var listName = regexp.MustCompile(`^[^<"]*[^<" ]`)

// mailText is the text of a part of a message, in the forms that it has.
type mailText struct{ text, html string }

// maxParts is how deep the parts of a message may lie in one another.
const maxParts = 8

// mailPart returns the text of a part. What is broken in it ends it.
func (s *Source) mailPart(head textproto.MIMEHeader, body io.Reader, deep int) (t mailText) {
	kind, params, err := mime.ParseMediaType(cmp.Or(head.Get("Content-Type"), "text/plain"))
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	if disposition, _, _ := mime.ParseMediaType(head.Get("Content-Disposition")); disposition == "attachment" {
		return t
	}
	if strings.HasPrefix(kind, "multipart/") {
		parts := multipart.NewReader(body, params["boundary"])
		for deep < maxParts {
			p, err := parts.NextRawPart()
			if err != nil {
				return t
			}
			of := s.mailPart(p.Header, p, deep+1)
			t.text, t.html = joinParts(t.text, of.text, kind), joinParts(t.html, of.html, kind)
		}
		return t
	}
	if kind != "text/plain" && kind != "text/html" {
		return t
	}
	switch strings.ToLower(strings.TrimSpace(head.Get("Content-Transfer-Encoding"))) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	all := pieces{limit: s.in.limit}
	_, _ = io.Copy(&all, body) // what could be read is the text
	b := all.bytes()
	if e, err := htmlindex.Get(params["charset"]); err == nil {
		if decoded, err := e.NewDecoder().Bytes(b); err == nil {
			b = decoded
		}
	}
	text := strings.TrimSpace(valid(b))
	if kind == "text/html" {
		return mailText{html: markupText(text)}
	}
	return mailText{text: text}
}

// joinParts returns the text of two parts: of alternatives the first that has one.
func joinParts(a, b, kind string) string {
	switch {
	case a == "" || b == "":
		return a + b
	case kind == "multipart/alternative":
		return a
	}
	return a + "\n\n" + b
}
