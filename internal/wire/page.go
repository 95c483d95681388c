package wire

import (
	"strings"
	"unicode"

	"github.com/copytaster/copytaster/internal/names"
)

// The words of a line that says when a page was written.
var (
	pageVerbs = set(`published|updated|posted|modified|created|edited|filed`)
	pageDays  = set(dayNames, names.ShortWeekdays("en").Join("|"))
	pageWords = set(`shares|share|save|this|page|minute|minutes|sec|reading|time|ago|edt|`, `last|first|story|on|at|time|date|by|am|pm|a|p|m|h|hrs|hours|gmt|utc|est|edt|et|pst|pdt|pt|cst|cdt|ct|mst|mdt|mt|ist|cet|cest|bst|msk|hkt|akdt|st|nd|rd|th|view|views|comment|comments|min|read`)
)

// pageLine reports whether s has nothing but a date, times and counters with a "|" between them, after "Published:" or a
// section: "World | December 8, 2011, Thursday // 16:58|  views". The date must have a year. A date without such a bar is
// left to the story: many short items have one, and its few words make no passage by themselves.
func pageLine(s string) bool {
	section, rest, ok := strings.Cut(s, "|")
	if !ok || !strings.ContainsFunc(s, unicode.IsDigit) || strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "m.") {
		return false // "…in December 1986." ends a sentence, "5:03 p.m." does not
	}
	if !strings.ContainsFunc(section, unicode.IsDigit) && len(section) <= 30 {
		s = rest
	}
	return stamped(s)
}

// leastStamp is the least number of spaces in a stampLine.
const leastStamp = 7

// stampLine reports whether s has nothing but dates, times and counters, after "Published" or the like: "Published 14:05 GMT, 12 March
// 2024. Last updated 16:40 GMT. 3 min read". Shorter ones make no passage, and stay.
func stampLine(s string) bool {
	word := strings.ToLower(s[:readLetters(s)])
	return (pageVerbs[word] || word == "last" || word == "first") && strings.Count(s, " ") >= leastStamp && strings.ContainsFunc(s, unicode.IsDigit) && stamped(s)
}

// stamped reports whether s has nothing but dates, times, counters and the words among them; a day or month, and a year or time, are among
// them.
func stamped(s string) bool {
	var dated, timed bool // whether a day or month, and a year, time or verb, was found
	for at := 0; at < len(s); {
		n := digits(s[at:])
		switch {
		case n == 4, n > 0 && at+n < len(s) && (s[at+n] == ':' || s[at+n] == '/'):
			timed = true
		case n == 0:
			n = readLetters(s[at:])
			word := strings.ToLower(s[at : at+n])
			switch {
			case n == 0:
				n = 1
			case isMonth(word), pageDays[word]:
				dated = true
			case pageVerbs[word]:
				dated, timed = true, true
			case !pageWords[word]:
				return false
			}
		}
		at += n
	}
	return dated && timed
}

// readLetters returns the length of the letters at the start of s.
func readLetters(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) {
			return i
		}
	}
	return len(s)
}

// leastArchive is the least number of months with their years that make a list of archives.
const leastArchive = 6

// archive reports whether s lists the months of an archive, as blogs do beside a post: "Archives Select Date… December, 2015 November, 2015".
// A sentence names fewer months than words.
func archive(s string) bool {
	if years(s) < leastArchive { // nearly all lines
		return false
	}
	months, words, month := 0, 0, false
	for word := range strings.FieldsSeq(s) {
		word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		switch {
		case month && len(word) == 4 && digits(word) == 4:
			months++
			month = false
		default:
			words++
			month = isMonth(strings.ToLower(word))
		}
	}
	return months >= leastArchive && words <= 2*months
}

// years returns how many numbers of four digits s has.
func years(s string) (n int) {
	for at := withoutDigit(s, 0); at < len(s); at = withoutDigit(s, at) {
		k := digits(s[at:])
		if k == 4 {
			n++
		}
		at += max(k, 1)
	}
	return n
}

// leastDays is the least number of days in a row of a calendar.
const leastDays = 2

// calendar reports whether s is a row of the calendar of a page: days of a month, one after the other.
func calendar(s string) bool {
	if s[0] < '0' || s[0] > '9' {
		return false
	}
	n, day := 0, 0
	for word := range strings.FieldsSeq(s) {
		k := digits(word)
		if k != len(word) || k > 2 {
			return false
		}
		d := int(word[0] - '0')
		if k == 2 {
			d = 10*d + int(word[1]-'0')
		}
		if n > 0 && d != day+1 || d > 31 {
			return false
		}
		n, day = n+1, d
	}
	return n >= leastDays
}
