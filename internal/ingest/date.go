package ingest

import (
	"strconv"
	"strings"
	"time"
)

// dayLayouts are the days that feeds and vendors write, after commas are taken out. A day and month in figures are
// only read where their order is certain.
var dayLayouts = [...]string{
	"2006-1-2", "2006/1/2", "20060102", "2.1.2006",
	"2 Jan 2006", "2 January 2006", "Jan 2 2006", "January 2 2006", "2006 Jan 2",
	"2-Jan-2006", "2 Jan 06", "2-Jan-06",
}

var clockLayouts = [...]string{"15:04:05", "15:04", "150405", "1504", "3:04:05PM", "3:04PM", "3PM"}

// zoneHours are the names of RFC 822 and those of central Europe, in hours east of Greenwich. Others are used for
// several zones.
var zoneHours = map[string]int{
	"Z": 0, "UT": 0, "UTC": 0, "GMT": 0,
	"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
	"CET": 1, "CEST": 2,
}

// parseDate understands RFC 3339, RFC 822 and its descendants, ISO 8601 in its long and short form, days in figures
// and in English words, and seconds or milliseconds since 1970. A time without a zone is UTC. ok is false where s is
// none of these.
func parseDate(s string) (t time.Time, dateOnly, ok bool) {
	if t, dateOnly, ok := parseCommon(s); ok {
		return t, dateOnly, true
	}
	if t, ok := parseUnix(s); ok {
		return t, false, true
	}
	return parseWords(s)
}

// parseCommon reads the forms that most data has, as parseWords would, but in a tenth of the time.
func parseCommon(s string) (t time.Time, dateOnly, ok bool) {
	var layout string
	switch {
	case hasForm(s, "0000-00-00T00:00:00Z"), hasForm(s, "0000-00-00T00:00:00+00:00"), hasForm(s, "0000-00-00T00:00:00-00:00"):
		layout = time.RFC3339
	case hasForm(s, "0000-00-00"):
		layout, dateOnly = time.DateOnly, true
	case hasForm(s, "0000-00-00T00:00:00"):
		layout = "2006-01-02T15:04:05"
	case hasForm(s, "0000-00-00 00:00:00"):
		layout = time.DateTime
	default:
		return time.Time{}, false, false
	}
	t, err := time.Parse(layout, s)
	if err != nil {
		return time.Time{}, false, false
	}
	return t.UTC(), dateOnly, true
}

// hasForm reports whether s is form with any digits for zeros.
func hasForm(s, form string) bool {
	if len(s) != len(form) {
		return false
	}
	for i := range len(s) {
		if isDigit := '0' <= s[i] && s[i] <= '9'; s[i] != form[i] && !(isDigit && form[i] == '0') {
			return false
		}
	}
	return true
}

// parseWords reads a date by its words.
func parseWords(s string) (t time.Time, dateOnly, ok bool) {
	p := splitDate(s)
	day, ok := parseAny(p.day, dayLayouts[:])
	if !ok {
		return time.Time{}, false, false
	}
	if p.clock == "" {
		return day, true, true
	}
	clock, ok := parseAny(p.clock, clockLayouts[:])
	if !ok {
		return time.Time{}, false, false
	}
	zone, ok := parseZone(p.zone)
	if !ok {
		return time.Time{}, false, false
	}
	midnight := time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC) // of the day that Parse gives to a clock
	return day.Add(clock.Sub(midnight) - zone), false, true
}

// parseUnix reads the seconds since 1970, of 9 or 10 digits, or the milliseconds, of 12 or 13. Parts of them are
// left out.
func parseUnix(s string) (time.Time, bool) {
	whole, _, _ := strings.Cut(strings.TrimSpace(s), ".")
	n, err := strconv.ParseUint(whole, 10, 63)
	if err != nil {
		return time.Time{}, false
	}
	switch len(whole) {
	case 9, 10:
		return time.Unix(int64(n), 0).UTC(), true
	case 12, 13:
		return time.UnixMilli(int64(n)).UTC(), true
	}
	return time.Time{}, false
}

// dateParts are the words of a date in upper case, sorted by what they say.
type dateParts struct{ day, clock, zone string }

// splitDate sorts the words of s. Names of days are dropped, and a comment at the end.
func splitDate(s string) dateParts {
	var p dateParts
	var day []string
	s, _, _ = strings.Cut(strings.ToUpper(s), "(")
	for word := range strings.FieldsSeq(strings.ReplaceAll(s, ",", " ")) {
		word = strings.TrimSuffix(word, ".")
		if date, clock, ok := strings.Cut(word, "T"); ok && strings.Trim(date, "-0123456789") == "" && date != "" {
			day = append(day, date)
			p.addClock(clock)
			continue
		}
		switch {
		case isWeekday(word):
		case strings.Contains(word, ":"):
			p.addClock(word)
		case word == "AM" || word == "A.M" || word == "PM" || word == "P.M":
			p.clock += strings.ReplaceAll(word, ".", "")
		case isZone(word):
			p.zone += word
		case word == "SEPT":
			day = append(day, "SEP")
		default:
			day = append(day, word)
		}
	}
	p.day = strings.Join(day, " ")
	return p
}

// addClock adds a time of day, with its zone where that is attached.
func (p *dateParts) addClock(word string) {
	i := strings.IndexAny(word, "Z+-")
	if i < 0 {
		i = len(word)
	}
	p.clock += word[:i]
	p.zone += word[i:]
}

// isWeekday reports whether word, in upper case, is the name of a day of the week or its start.
func isWeekday(word string) bool {
	for day := time.Sunday; len(word) >= 3 && day <= time.Saturday; day++ {
		name := day.String()
		if len(word) <= len(name) && name[0] == word[0] && strings.ToUpper(name[:len(word)]) == word {
			return true
		}
	}
	return false
}

func isZone(word string) bool {
	_, named := zoneHours[strings.TrimRight(word, "+-:0123456789")]
	return named || strings.HasPrefix(word, "+") || strings.HasPrefix(word, "-")
}

// parseZone returns what a zone is ahead of UTC: a name, +hh, +hhmm, +hh:mm, or one of these after GMT.
func parseZone(zone string) (time.Duration, bool) {
	if hours, ok := zoneHours[zone]; ok || zone == "" {
		return time.Duration(hours) * time.Hour, true
	}
	for _, name := range []string{"GMT", "UTC", "UT"} {
		zone = strings.TrimPrefix(zone, name)
	}
	t, ok := parseAny(zone, []string{"-0700", "-07:00", "-07"})
	if !ok {
		return 0, false
	}
	_, seconds := t.Zone()
	return time.Duration(seconds) * time.Second, true
}

// parseAny returns s by the first of the layouts that it has. Those with other spaces are not tried: errors are dear.
func parseAny(s string, layouts []string) (time.Time, bool) {
	spaces := strings.Count(s, " ")
	for _, layout := range layouts {
		if strings.Count(layout, " ") != spaces {
			continue
		}
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
