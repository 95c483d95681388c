package wiregen

import (
	"strings"
	"time"
)

// dress is how an agency or an outlet sets its copy. In the patterns, %c is a city in capitals, %m and %M are the month,
// short and long, %d the day, %y the year, %n the name, %r and %e people.
type dress struct {
	name         string
	agency       bool
	opening, end string // before the first word, and below the last line; may be empty
}

// All of these agencies and papers are invented. The agencies come first.
var dresses = []dress{
	{"Norrwire", true, "%c, %m %d (%n) - ", "(Reporting by %r; Editing by %e)"},
	{"Ondra", true, "%c, %M %d (%n) — ", ""},
	{"Velta Press", true, "%c (%n) _ ", ""},
	{"TNA", true, "%c (%n) -- ", "-30-"},
	{"Interalp", true, "%c, %M %d, %y (%n) – ", "© %y %n"},
	{"Maris News Agency", true, "%c, %m. %d (%n) - ", "ENDS"},
	{"Pelikan", true, "%c (%n) — ", "(Reporting by %r)"},
	{"KLA", true, "%c, %M %d (%n) - ", "###"},
	{"Alderbrook Gazette", false, "", ""},
	{"Bremford Herald", false, "", ""},
	{"The Corran Times", false, "%c - ", ""},
	{"Daily Dunmere", false, "", "Copyright %y %n. All rights reserved."},
	{"Eastholm Courier", false, "", ""},
	{"Fennick Observer", false, "", ""},
	{"Grantley Evening News", false, "%c: ", ""},
	{"Harlow Tribune", false, "", "Source: %n"},
	{"Isle Post", false, "", ""},
	{"Jarrowby Echo", false, "", ""},
	{"Kestrel Online", false, "", "Tags: %c, news"},
	{"Linmouth Chronicle", false, "", ""},
	{"Mersted Star", false, "%c, %m %d - ", ""},
	{"Northgate Standard", false, "", ""},
	{"Oakhaven Ledger", false, "", "© %y %n"},
	{"Pennrith Mail", false, "", ""},
	{"Quarry Hill Journal", false, "", ""},
	{"Rosswell Dispatch", false, "", ""},
}

// agencies is the number of dresses that belong to agencies.
const agencies = 8

// datelineCities are the cities in datelines.
var datelineCities = strings.Split("LONDON|PARIS|BERLIN|BRUSSELS|VIENNA|ROME|MADRID|WARSAW|OSLO|HELSINKI|ATHENS|CAIRO|NAIROBI|"+
	"JOHANNESBURG|NEW DELHI|TOKYO|SEOUL|BEIJING|SINGAPORE|SYDNEY|WASHINGTON|NEW YORK|CHICAGO|TORONTO|MEXICO CITY|LIMA", "|")

// people are the reporters and editors who sign.
var people = strings.Split("Anna Brandl|Tom Hesketh|Marta Okoro|Ivan Petkov|Lucy Marsh|Paul Verano|Sofia Lind|Karl Amsel|Nora Quill|David Osei", "|")

// put appends a pattern of a dress with its slots filled.
func (s *dress) put(dst []byte, d *dice, pattern string, day time.Time) []byte {
	for i := 0; i < len(pattern); i++ {
		if pattern[i] != '%' {
			dst = append(dst, pattern[i])
			continue
		}
		i++
		switch pattern[i] {
		case 'c':
			dst = append(dst, datelineCities[d.below(len(datelineCities))]...)
		case 'm':
			dst = append(dst, monthNames[day.Month()-1][:3]...)
		case 'M':
			dst = append(dst, monthNames[day.Month()-1]...)
		case 'd':
			dst = day.AppendFormat(dst, "2")
		case 'y':
			dst = day.AppendFormat(dst, "2006")
		case 'n':
			dst = append(dst, s.name...)
		case 'r', 'e':
			dst = append(dst, people[d.below(len(people))]...)
		}
	}
	return dst
}
