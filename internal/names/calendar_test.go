package names

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// Worked by hand: a row of each language.
func TestMonth(t *testing.T) {
	tests := map[string]time.Month{
		"january": time.January, "jan": time.January, "sept": time.September, "may": time.May,
		"jänner": time.January, "märz": time.March, "okt": time.October, "févr": time.February, "août": time.August,
		"enero": time.January, "dic": time.December, "gen": time.January, "ottobre": time.October, "março": time.March,
		"mei": time.May, "augustus": time.August, "maj": time.May, "kesäkuuta": time.June, "мая": time.May, "дек": time.December,
		"monday": 0, "kilogram": 0, "jan.": 0, "January": 0, "": 0,
	}
	for word, want := range tests {
		if got, ok := Month(word); got != want || ok != (want != 0) {
			t.Errorf("Month(%q) = %v, %v; want %v", word, got, ok, want)
		}
	}
}

func TestCalendarViews(t *testing.T) {
	tests := []struct{ name, got, want string }{
		{"months", Months("en").Join(" "), "january february march april may june july august september october november december"},
		{"short months", ShortMonths("en").Join(" "), "jan feb mar apr jun jul aug sep sept oct nov dec"},
		{"days", Weekdays("en").Join(" "), "monday tuesday wednesday thursday friday saturday sunday"},
		{"short days", ShortWeekdays("en").Join(" "), "mon tue tues wed thu thur thurs fri sat sun"},
		{"two languages", Weekdays("de", "fr").Without("sonnabend").Titled().Join("|"),
			"Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche"},
		{"capitals", Months("ru").Titled().Without("Января").Join(" "), "Февраля Марта Апреля Мая Июня Июля Августа Сентября Октября Ноября Декабря"},
		{"no such language", Weekdays("xx").Join(" "), ""},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}

// Every row has all months and all days, and no word stands for two of them, in whatever language.
func TestCalendarRows(t *testing.T) {
	checkCalendar(t, months, 12, Months, ShortMonths)
	checkCalendar(t, weekdays, 7, Weekdays, ShortWeekdays)
}

func checkCalendar[T comparable](t *testing.T, table []row, n int, all, short func(...string) View[T]) {
	t.Helper()
	seen := map[string]T{}
	for _, r := range table {
		in := all(r.language).Map()
		values := map[T]bool{}
		for _, value := range in {
			values[value] = true
		}
		if cells := strings.Count(r.cells, "|") + 1; cells != n || len(values) != n {
			t.Errorf("%s has %d cells with %d values, want %d", r.language, cells, len(values), n)
		}
		for word, value := range join(all(r.language), short(r.language)) {
			if other, ok := seen[word]; ok && other != value || word != strings.ToLower(word) {
				t.Errorf("%s: %q stands for %v and %v", r.language, word, other, value)
			}
			seen[word] = value
		}
	}
}

// A view can be left at any word.
func TestViewStops(t *testing.T) {
	v := join(Weekdays("en"), Weekdays("de")).Without("tuesday").Titled()
	var got []string
	for word, day := range v {
		got = append(got, word)
		if day == time.Thursday {
			break
		}
	}
	if want := []string{"Monday", "Wednesday", "Thursday"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
