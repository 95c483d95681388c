package ingest

import (
	"fmt"
	"iter"
	"regexp"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// anpaFormat is ANPA 1312, the format of teletypes that agencies in North America send. See ANPA Technical Service Bulletin 1312 (1989).
func anpaFormat() Format {
	return Format{
		Name:       "anpa",
		About:      "ANPA 1312 (a message is an article; a file may have many)",
		Extensions: []string{".anpa", ".ap"},
		Example:    "\x16\x16\x01a0123\x1fbc-tna\r\nr n\x13BC-Rain-Harbour, 1st Ld 03-05 0120\r\n\x02^BC-Rain-Harbour, 1st Ld<\r\n^Rain falls at the harbour<\r\n   OSLO (TNA) _ Rain fell.\r\n\x03TNA-WF-03-05-24 1234GMT\r\n\x04",
		Plain:      true,
		Sniff: func(s *Sample) bool {
			return startsMessage(s.Head) && anpaHeader.Match(s.Head)
		},
		Read: func(s *Source) iter.Seq2[news.Article, error] { return s.eachMessage(anpa) },
	}
}

var (
	// The service and the number of the message; on the next line priority, category, keyword, version, day and words.
	anpaHeader  = regexp.MustCompile(`(?i)^[\x00\x16\x7f\s]*\x01?\s*([a-z])(\d{4})[\s\x1f]`)
	anpaLine    = regexp.MustCompile(`(?i)^([a-z]) ([a-z])\s+(?:([^\r\n]+?)\s+)?(\d{1,2})-(\d{1,2})\s+(\d{4})`)
	anpaTrailer = regexp.MustCompile(`(?i)([a-z]+)-[a-z]+-(\d\d)-(\d\d)-(\d\d) (\d\d)(\d\d)\s*(GMT|UTC|EST|EDT)`)
	anpaSlug    = regexp.MustCompile(`(?i)^(am|pm|bc|ap)-`)
)

// anpaPriorities are the urgencies of the priorities of ANPA: flash, bulletin, urgent, regular, deferred.
var anpaPriorities = map[string]string{"f": "1", "b": "2", "u": "3", "r": "4", "d": "5"}

// anpa returns what a message says. The marks that begin and end its headings, ^ and <, are taken off.
func anpa(m message) (*record, error) {
	r := &record{}
	for line := range strings.Lines(m.header) {
		if h := anpaLine.FindStringSubmatch(strings.TrimSpace(line)); h != nil {
			r.desk.Urgency, r.desk.Slug = anpaPriorities[strings.ToLower(h[1])], oneLine(h[3])
			r.desk.Subjects = appendSubject(nil, h[2])
		}
	}
	if d := anpaTrailer.FindStringSubmatch(m.trailer); d != nil {
		r.source = strings.ToUpper(d[1])
		r.date = fmt.Sprintf("20%s-%s-%s %s:%s %s", d[4], d[2], d[3], d[5], d[6], strings.ToUpper(d[7]))
		if d[4] >= "70" {
			r.date = "19" + r.date[2:]
		}
	}
	var b strings.Builder
	for line := range strings.Lines(m.text) {
		if heading, ok := strings.CutPrefix(strings.TrimLeft(line, " \t"), "^"); ok {
			line = heading
			text, ended := strings.CutSuffix(strings.TrimRight(line, "\r\n"), "<")
			text = oneLine(text)
			switch lower := strings.ToLower(text); {
			case !ended || text == "" || anpaSlug.MatchString(text):
			case strings.HasPrefix(lower, "eds:"):
				r.desk.Note = text
			case strings.HasPrefix(lower, "by "):
				r.byline = text
			case r.title == "":
				r.title = text
			}
			if by, ok := strings.CutSuffix(text, "="); ok && strings.HasPrefix(strings.ToLower(by), "by ") {
				r.byline = oneLine(by)
			}
		}
		if i := strings.LastIndexByte(line, '<'); i >= 0 && strings.TrimSpace(line[i+1:]) == "" {
			line = line[:i] + line[i+1:]
		}
		b.WriteString(line)
	}
	r.text = b.String()
	return r, nil
}
