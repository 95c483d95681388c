package ingest

import (
	"fmt"
	"iter"
	"regexp"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// iptc7901Format is IPTC 7901, the format of teletypes that agencies in Europe send. See IPTC Recommendation 7901, "The Text Transmission Format".
func iptc7901Format() Format {
	return Format{
		Name:       "iptc7901",
		About:      "IPTC 7901 (a message is an article; a file may have many)",
		Extensions: []string{".iptc", ".7901"},
		Example:    "\x01tna0123 4 pol 120 rain/harbour\r\n\x02Rain falls\r\n\r\n   OSLO (TNA) - Rain fell.\r\n\x03051234 MAR 24\r\n\x04",
		Plain:      true,
		Sniff: func(s *Sample) bool {
			return startsMessage(s.Head) && !anpaHeader.Match(s.Head)
		},
		Read: func(s *Source) iter.Seq2[news.Article, error] { return s.eachMessage(iptc7901) },
	}
}

var (
	// The source and the number of the message, the priority, the category, how many words, and catchwords.
	header7901 = regexp.MustCompile(`^\s*([A-Za-zÀ-ÿ]{2,4})\s?(\d{1,5})\s+(\d)\s+([A-Za-z]{1,3})\s+(\d{1,5})(?:\s+([^\r\n]*))?`)
	// Day, hour and minute, zone, month and year.
	trailer7901 = regexp.MustCompile(`(?i)(\d\d)(\d\d)(\d\d)\s*(GMT|UTC|Z|CET|CEST|EST|EDT)?\s*([A-ZÄÉÛ]{3,4})\.?\s*(\d{4}|\d\d)`)
)

// foreignMonths are months in the trailers of agencies that write them in German or French, where these differ from the English ones.
var foreignMonths = map[string]string{
	"MRZ": "MAR", "MÄR": "MAR", "MAI": "MAY", "OKT": "OCT", "DEZ": "DEC", "FEV": "FEB", "FÉV": "FEB", "AVR": "APR", "JUIN": "JUN", "JUIL": "JUL", "AOU": "AUG", "AOÛ": "AUG", "AOUT": "AUG",
}

// iptc7901 returns what a message says.
func iptc7901(m message) (*record, error) {
	r := &record{text: m.text}
	if h := header7901.FindStringSubmatch(m.header); h != nil {
		r.source = strings.ToLower(h[1])
		r.desk.Urgency, r.desk.Slug = h[3], strings.TrimSpace(h[6])
		r.desk.Subjects = appendSubject(nil, h[4])
	}
	if d := trailer7901.FindStringSubmatch(m.trailer); d != nil {
		month := strings.ToUpper(d[5])
		if english, ok := foreignMonths[month]; ok {
			month = english
		}
		r.date = fmt.Sprintf("%s %s %s %s:%s %s", d[1], month, d[6], d[2], d[3], strings.ToUpper(d[4]))
	}
	r.title = telexTitle(m.text)
	return r, nil
}

// telexTitle returns the headline of a text: a first line that is short, ends as no sentence does, and has an empty or indented line
// behind it, or one that ends in '='.
func telexTitle(text string) string {
	n := 0
	lines := strings.SplitN(text, "\n", 6)
	for i, line := range lines[:max(len(lines)-1, 0)] {
		line = strings.TrimSpace(line)
		if line == "" {
			return ""
		}
		if n++; len(line) > 160 {
			return ""
		}
		if head, ok := strings.CutSuffix(line, "="); ok {
			return oneLine(head)
		}
		next := lines[i+1]
		if n == 1 && !strings.HasSuffix(line, ".") && (strings.TrimSpace(next) == "" || strings.HasPrefix(next, "  ") || strings.HasPrefix(next, "\t")) {
			return oneLine(line)
		}
	}
	return ""
}
