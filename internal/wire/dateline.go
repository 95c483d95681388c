package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/names"
)

// dateline reads the dateline at the start of line i. opening says that only zones and headlines are above; only there
// does weak evidence suffice.
func (t *text) dateline(i int, opening bool) (header, bool) {
	s := t.at(i)
	if h, ok := readScript(s); ok {
		return h, true
	}
	h := readHeader(s)
	rest := s[h.end:]
	ok := h.certain(rest) || opening && (h.likely(rest) || h.possible(rest) && t.flows(i, h.end) && !t.transcript(i))
	return h, ok
}

// transcript reports whether another line near the top begins with a name in capitals and a colon: a transcript of people
// talking.
func (t *text) transcript(i int) bool {
	for j := range min(len(t.lines), datelineLines) {
		if h := readHeader(t.at(j)); j != i && h.upper && h.mark == colon {
			return true
		}
	}
	return false
}

// header is the text before the story in a line:
//
//	place, region, date (agency) dash
//
// Everything is optional, and region, date and agency come in any order.
type header struct {
	start, end int    // bytes, including the white space after it
	place      string // "" if there is none
	upper      bool   // the place is in capitals
	region     bool
	date       bool
	figures    bool // the date is in figures
	agency     bool // a name in round brackets or slashes
	known      bool // and the name is that of a known house
	mark       mark
	spaced     bool // white space or nothing follows the mark

	where, when, by string // as written: the place with its region, the date, the agency
}

// filing returns what h says, in the form of the output.
func (h *header) filing() Filing {
	agency := h.by
	if known := houses(h.by); len(known) > 0 {
		agency = strings.Join(known, "/")
	}
	return Filing{Place: withoutStop(h.where), Date: strings.TrimRight(h.when, " .,"), Agency: agency}
}

// withoutStop returns place without the full stop that separates it from the date. The full stops of "CHATHAM, Mass." and
// "U.N." stay.
func withoutStop(place string) string {
	if strings.Count(place, ".") == 1 && !strings.Contains(place, ",") {
		return strings.TrimSuffix(place, ".")
	}
	return place
}

// mark is the punctuation that ends a header.
type mark uint8

const (
	noMark mark = iota
	dash
	colon
	stop // "Oslo (dapd). "
)

// stopped are agencies whose datelines end with a full stop.
var stopped = set(`dapd|epd`)

// certain reports whether h is a dateline wherever it is. rest is the line after it. A date, an agency, a region, or
// a known city in capitals makes it one.
func (h *header) certain(rest string) bool {
	switch {
	case !h.known && !h.date && !h.agency && !(h.upper && h.mark == dash), isTag(h.place) && !h.region:
		return false
	case h.known && h.mark != noMark, h.date && h.place != "" && (h.known || h.mark != noMark && !h.figures):
		return true
	case !startsStory(rest):
		return false
	case h.known:
		return h.place == "" || h.upper || h.region || isCity(h.place)
	case h.agency && h.mark != noMark:
		return h.upper || h.region
	case h.agency:
		return h.upper && h.date
	}
	return h.upper && h.mark == dash && (h.region && !hasTag(h.place) || isCity(h.place))
}

// likely reports whether h is a dateline if the story begins in this line: "DELHI: ", "New York, NY - ", "Steinhafen (AP) ".
func (h *header) likely(rest string) bool {
	if !startsStory(rest) {
		return false
	}
	return (h.upper || h.region) && h.mark != noMark && isCity(h.place) || h.agency && isAgency(h.by) && h.place != "" && !strings.ContainsRune(h.place, ' ')
}

// possible reports whether the place of h, even an unknown one, can be a whole dateline: "DRESDEN - ".
func (h *header) possible(rest string) bool {
	return h.upper && h.mark != noMark && h.spaced && longWords(h.place) && !hasTag(h.place) && startsStory(rest)
}

// readHeader reads the header at the start of s, as far as it goes.
func readHeader(s string) header {
	var h header
	h.start = len(s) - len(skip(s, "* "))
	i := h.start
	if readDate(s[i:]) == 0 {
		i += readName(s[i:])
	}
	h.place = strings.TrimRight(s[h.start:i], " ")
	h.where = h.place
	h.upper = inCapitals(h.place)
	for comma := false; ; {
		h.end = i
		for i < len(s) && (s[i] == ',' || blank(s[i:]) > 0) {
			comma = comma || s[i] == ','
			i += max(blank(s[i:]), 1)
		}
		if n := readDate(s[i:]); n > 0 && (comma || !h.agency) {
			h.date, h.when = true, s[i:i+n]
			h.figures = numericDate(s[i:]) == n
			i += n
		} else if n := readRegion(s[i:]); n > 0 && h.place != "" && !h.agency && !h.date {
			h.region = true
			i += n
			h.where = s[h.start:i]
		} else if n, known := readAgency(s[i:]); n > 0 && !h.agency {
			h.agency, h.known, h.by = true, known, s[i+1:i+n-1]
			i += n
		} else if n := h.bareAgency(s[i:]); n > 0 {
			h.by, h.known = s[i:i+n], true
			i += n
		} else if n := readWeekday(s[i:], comma && h.place != "" && !h.agency); n > 0 {
			i += n // "Budapest, szeptember 2., hétfő (MTI) - "
		} else if !comma || h.agency {
			break
		} else if n := readName(s[i:]); n > 0 {
			h.region = true
			if _, agency := Agency(s[i : i+n]); agency && h.by == "" {
				h.by = s[i : i+n] // "ROME, March 13, Reuter - "
			} else if h.when == "" {
				h.where = strings.TrimRight(s[h.start:i+n], " ")
			}
			i += n
		} else {
			break
		}
		comma = false
	}
	h.mark, h.end = h.readEnd(s, i)
	h.spaced = h.end == len(s) || h.end > 0 && s[h.end-1] == ' '
	if h.place == "" && h.known && !h.date && h.mark == dash {
		h.readBehind(s)
	}
	h.readBehindDash(s)
	return h
}

// bareAgency returns the length of the name of an agency without brackets at the start of s, behind a date that ends with a full stop or
// before a dash: "OSLO. August 14. INTERFAX - ", "SYDNEY, Sept 2 AAP - "; 0 if there is none.
func (h *header) bareAgency(s string) int {
	if !h.date || h.place == "" || h.agency || h.known {
		return 0
	}
	n := readName(s)
	if end := strings.Index(s[:n], ". "); end >= 0 {
		n = end // the story begins behind it
	}
	n = len(strings.TrimSuffix(s[:n], "."))
	if n == 0 || !isAgency(s[:n]) || !strings.HasSuffix(strings.TrimRight(h.when, " "), ".") && !dashFollows(s, n) {
		return 0
	}
	return n
}

// dashFollows reports whether a dash is at byte i of s.
func dashFollows(s string, i int) bool {
	m, _ := readMark(s, i+blank(s[i:]))
	return m == dash
}

// readEnd returns the mark at byte i of s and the offset behind it. After an agency a full stop may precede the mark:
// "/TASS/. ", "(EFE).- ".
func (h *header) readEnd(s string, i int) (mark, int) {
	if h.known && h.place != "" && i+1 < len(s) && s[i] == '=' && s[i+1] == ' ' { // "BRUXELLES 05/03 (BELGA) = "
		return dash, i + len("= ")
	}
	if i >= len(s) || s[i] != '.' || !h.known && !(h.agency && h.date && h.place != "") {
		return readMark(s, i)
	}
	if m, end := readMark(s, i+1); m != noMark {
		return m, end
	}
	if !h.known {
		return noMark, i
	}
	end := i + 1
	for n := blank(s[end:]); n > 0; n = blank(s[end:]) {
		end += n
	}
	if end == i+1 || !h.date && !stopped[House(h.by)] && !isCity(h.place) {
		return readMark(s, i)
	}
	return stop, end
}

// readBehind reads place and date after the agency: "(ANSA) - ROMA, 14 AGO - ".
func (h *header) readBehind(s string) {
	if h.end < len(s) && strings.IndexByte("(/", s[h.end]) >= 0 {
		return // another agency
	}
	second := readHeader(s[h.end:])
	if second.place == "" || !second.date || second.agency || second.mark != dash || second.start > 0 {
		return
	}
	h.place, h.upper, h.region, h.date = second.place, second.upper, second.region, true
	h.where, h.when = second.where, second.when
	h.end += second.end
}

// isAgency reports whether name is the name of a news agency.
func isAgency(name string) bool {
	_, ok := Agency(name)
	return ok
}

// maxNameWords is the largest number of words of a place: "DALLAS/FORT WORTH INTERNATIONAL AIRPORT". A longer name
// includes a headline.
const maxNameWords = 5

// readName returns the length of the name of a place at the start of s; 0 if there is none. Its words begin with a
// capital, and particles may join them. A month before a number is not part of it.
func readName(s string) int {
	end := 0
	for range maxNameWords {
		at := end
		for at < len(s) && s[at] == ' ' {
			at++
		}
		w := readWord(s[at:])
		if w == 0 || end > 0 && readDate(s[at:]) > 0 {
			break
		}
		if startsSmall(s[at:]) {
			if end == 0 || !particles[s[at:at+w]] || readWord(strings.TrimLeft(s[at+w:], " ")) == 0 {
				break
			}
		}
		end = at + w
	}
	return end
}

// readWord returns the length of the word at the start of s; 0 if there is none. A word has letters, points, apostrophes,
// and hyphens and slashes before a letter: "Mass.", "PORT-AU-PRINCE", "YORK/LONDON", "L'AQUILA".
func readWord(s string) int {
	for i, r := range s {
		switch {
		case unicode.IsLetter(r), unicode.IsMark(r):
		case i == 0:
			return 0
		case r == '.' || r == '\'' || r == '’':
		case r == '-' || r == '/':
			if next, _ := utf8.DecodeRuneInString(s[i+1:]); !unicode.IsLetter(next) {
				return i
			}
		default:
			return i
		}
	}
	return len(s)
}

// daysOfWeek are the words for a day of the week that stand in datelines.
var daysOfWeek = names.Weekdays().Map()

// readWeekday returns the length of the day of the week at the start of s; 0 if there is none, or if none may be there.
func readWeekday(s string, may bool) int {
	if !may || startsUpper(s) { // with a capital it is read as a name
		return 0
	}
	n := readMonth(s)
	if _, ok := daysOfWeek[s[:n]]; !ok {
		return 0
	}
	return n
}

// readDate returns the length of the date at the start of s, "Dec. 8, 2011", "December 6", "2 March" or "2024. szeptember 2."; 0
// if there is none.
func readDate(s string) int {
	if n := numericDate(s); n > 0 {
		return n
	}
	if digits(s) == 4 && strings.HasPrefix(s[4:], ". ") {
		if n := readDate(s[6:]); n > 0 && digits(s[6:]) == 0 {
			return 6 + n
		}
	}
	n := readDay(s)
	month := strings.TrimLeft(s[n:], " ")
	if n > 0 {
		month = strings.TrimPrefix(month, "de ") // "5 de marzo de 2024"
	}
	letters := readMonth(month)
	if letters == 0 {
		return 0
	}
	after := skip(month[letters:], ". ")
	if n == 0 {
		if n = readDay(after); n == 0 {
			return 0
		}
		after = after[n:]
	}
	if !isMonth(strings.ToLower(month[:letters])) {
		return 0
	}
	year := strings.TrimLeft(after, " ,/")
	if year = strings.TrimPrefix(year, "de "); digits(year) == 4 {
		after = year[4:]
	}
	return len(s) - len(after)
}

// skip returns s without the bytes of set at its start.
func skip(s, set string) string {
	for s != "" && strings.IndexByte(set, s[0]) >= 0 {
		s = s[1:]
	}
	return s
}

// readMonth returns the length of the letters at the start of s; 0 if they cannot be a month.
func readMonth(s string) int {
	n := 0
	for n < len(s) && (s[n] >= utf8.RuneSelf || isASCIILetter(s[n])) {
		n++
	}
	if n < minMonth || n > maxMonth {
		return 0
	}
	return n
}

// readDay returns the length of the day at the start of s; 0 if there is none.
func readDay(s string) int {
	n := digits(s)
	if n == 0 || n > 2 {
		return 0
	}
	for _, end := range [...]string{"st", "nd", "rd", "th", "."} {
		if strings.HasPrefix(s[n:], end) {
			return n + len(end)
		}
	}
	if n < len(s) && s[n] == ':' {
		return 0 // a time
	}
	return n
}

// digits returns the number of digits at the start of s.
func digits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// maxAgency is the largest number of bytes of an agency's name.
const maxAgency = 60

// readAgency returns the length of a name in round brackets or slashes at the start of s, 0 if there is none, and whether
// it is the name of a known house.
func readAgency(s string) (n int, known bool) {
	if s == "" || s[0] != '(' && s[0] != '/' {
		return 0, false
	}
	end := ")"
	if s[0] == '/' {
		end = "/"
	}
	n = strings.Index(s[1:min(len(s), maxAgency)], end)
	if n <= 0 {
		return 0, false
	}
	name := s[1 : 1+n]
	known = isHouse(name)
	if !known && strings.ContainsAny(name, ":;.0123456789") {
		return 0, false
	}
	return n + 2, known
}

// readMark returns the mark at byte i of s, and the offset behind it and the white space after it. White space must
// follow a colon, and must be on one side of a hyphen or an underscore, but not of a longer dash.
func readMark(s string, i int) (mark, int) {
	m, at := noMark, i
	if i < len(s) && s[i] == ':' {
		m, at = colon, i+1
	} else {
		for {
			n := dashAt(s[at:])
			if n == 0 {
				break
			}
			m, at = dash, at+n
			if next := at + blank(s[at:]); dashAt(s[next:]) > 0 {
				at = next
			}
		}
	}
	end := at
	for n := blank(s[end:]); n > 0; n = blank(s[end:]) {
		end += n
	}
	if end == at && end < len(s) && at-i == 1 && (m == colon || i == 0 || s[i-1] != ' ') {
		return noMark, i
	}
	return m, end
}

// dashAt returns the length of the dash at the start of s; 0 if there is none.
func dashAt(s string) int {
	switch r, n := utf8.DecodeRuneInString(s); r {
	case '-', '_', '–', '—', '―', '−':
		return n
	}
	return 0
}

// inCapitals reports whether s has at least two capitals, and at least twice as many capitals as small letters, as
// McALLEN has.
func inCapitals(s string) bool {
	capitals, small := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case unicode.IsLower(r):
			small++
		}
	}
	return capitals >= 2 && capitals >= 2*small
}

// longWords reports whether s is one to three words of at least three letters.
func longWords(s string) bool {
	n := 0
	for word := range strings.FieldsSeq(s) {
		n++
		if utf8.RuneCountInString(strings.Trim(word, ".")) < 3 {
			return false
		}
	}
	return 1 <= n && n <= 3
}
