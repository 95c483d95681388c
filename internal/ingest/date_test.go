package ingest

import (
	"strings"
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	const day, minute, second = "2011-12-06", "2011-12-06T15:04:00Z", "2011-12-06T15:04:05Z"
	tests := []struct{ in, want string }{
		// RFC 3339 and ISO 8601
		{"2011-12-06T15:04:05Z", second},
		{"2011-12-06t15:04:05z", second},
		{"2011-12-06T16:04:05+01:00", second},
		{"2011-12-06T15:04:05.25Z", "2011-12-06T15:04:05.25Z"},
		{"2011-12-06T15:04:05-00:00", second},
		{"2011-12-06T15:04:05", second},
		{"2011-12-06T15:04", minute},
		{"2011-12-06 15:04:05", second},
		{"2011-12-06 18:04:05 +0300", second},
		{"2011-12-06 15:04:05+00:00", second},
		{"2011-12-06 15:04:05 UTC", second},
		{"20111206T150405Z", second},
		{"20111206T150405", second},
		{"20111206T160405+0100", second},
		{"20111206", day},
		{"2011-12-06", day},
		{"2011-12-6", day},
		{"2011/12/06", day},
		{" 2011-12-06\n", day},
		// RFC 822, 850, 1123, 5322
		{"Tue, 06 Dec 2011 15:04:05 GMT", second},
		{"Tue, 6 Dec 2011 15:04:05 +0000", second},
		{"Tue, 06 Dec 2011 10:04:05 EST", second},
		{"Tue, 06 Dec 2011 11:04:05 -0400 (EDT)", second},
		{"06 Dec 11 15:04 UT", minute},
		{"6 Dec 2011 07:04 PST", minute},
		{"Tuesday, 06-Dec-11 15:04:05 GMT", second},
		{"Tue, 06 Dec 2011 16:04:05 CET", second},
		{"Tue Dec  6 15:04:05 2011", second},
		{"Tue Dec 06 2011 17:04:05 GMT+0200 (EET)", second},
		{"6-DEC-2011 15:04:05.00", second},
		// words
		{"06 Dec 2011", day},
		{"6 December 2011", day},
		{"December 6, 2011", day},
		{"December 6,2011", day},
		{"Dec. 6, 2011", day},
		{"DEC 6 2011", day},
		{"Sept. 6, 2011", "2011-09-06"},
		{"May 6, 2011", "2011-05-06"},
		{"December 6, 2011, Tuesday", day},
		{"Tuesday, December 6, 2011 3:04 PM", minute},
		{"December 6, 2011 3:04 p.m. EST", "2011-12-06T20:04:00Z"},
		{"Dec 6, 2011 12:04:05 am", "2011-12-06T00:04:05Z"},
		{"06.12.2011", day},
		{"6.12.2011 15:04", minute},
		// numbers
		{"1323183845", second},
		{"1323183845.75", second},
		{"1323183845000", second},
		{"541350061", "1987-02-26T15:01:01Z"},
		// the next day in UTC
		{"2011-12-05T23:00:00-02:00", "2011-12-06T01:00:00Z"},
		// none
		{"", ""}, {".", ""}, {"-", ""}, {"+", ""}, {"T", ""}, {":", ""}, {"(", ""}, {"Tuesday", ""}, {"15:04:05", ""},
		{"yesterday", ""}, {"0000-00-00", ""}, {"2011-13-06", ""}, {"2011-02-30", ""}, {"2011-12-06T25:00:00Z", ""}, {"2011-12-06T15:04:05+25:00", ""},
		{"06/12/2011", ""}, {"2011", ""}, {"12345", ""}, {"99999999999999999999", ""}, {"-1323183845", ""},
		{"Tue, 06 Dec 2011 15:04:05 BST", ""}, {"2011-12-06 15:04 15:05", ""}, {"2011-12-06T15:04:05Z UTC", ""},
	}
	for _, test := range tests {
		got, dateOnly, ok := parseDate(test.in)
		text := ""
		switch {
		case ok && dateOnly:
			text = got.Format(time.DateOnly)
		case ok:
			text = got.Format(time.RFC3339Nano)
		}
		if text != test.want || ok && got.Location() != time.UTC || !ok && !got.IsZero() {
			t.Errorf("%q: %q, %v; want %q", test.in, text, got, test.want)
		}
	}
}

// slowDate is parseDate without its shortcuts.
func slowDate(s string) (t time.Time, dateOnly, ok bool) {
	parse := func(s string, layouts []string) (time.Time, bool) {
		for _, layout := range layouts {
			if t, err := time.Parse(layout, s); err == nil {
				return t, true
			}
		}
		return time.Time{}, false
	}
	if t, ok := parseUnix(s); ok {
		return t, false, true
	}
	p := splitDate(s)
	day, ok := parse(p.day, dayLayouts[:])
	if !ok || p.clock == "" {
		return day, ok, ok
	}
	clock, ok := parse(p.clock, clockLayouts[:])
	zone, zoned := parseZone(p.zone)
	if !ok || !zoned {
		return time.Time{}, false, false
	}
	return day.Add(clock.Sub(time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC)) - zone), false, true
}

func TestWeekdays(t *testing.T) {
	for day := time.Sunday; day <= time.Saturday; day++ {
		name := strings.ToUpper(day.String())
		for n := range len(name) + 1 {
			if got, want := isWeekday(name[:n]), n >= 3; got != want {
				t.Errorf("%s: %v", name[:n], got)
			}
		}
		if isWeekday(name+"S") || isWeekday(strings.ToLower(name)) {
			t.Errorf("%s is not all there is", name)
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{
		"2011-12-06T15:04:05Z", "Tue, 06 Dec 11 15:04 EST", "20111206T1504", "Dec. 6, 2011 3 p.m.", "1323183845",
		"2011-12-06", "2011-12-06T15:04:05", "2011-12-06 15:04:05", "2011-12-06T15:04:05+01:00", "2011-12-06T15:04:05-24:00",
		"2011-12-06T15:04:60Z", "2011-12-06T24:00:00", "2011-02-29", "0000-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59",
		"2011-12-06T15:04:05,5Z", "2011-12-06t15:04:05z", "2011-12-06T15:04:05+01:60", "6 May 2011", "SEP 6 2011",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, dateOnly, ok := parseDate(s)
		if want, day, understood := slowDate(s); got != want || dateOnly != day || ok != understood {
			t.Errorf("%q: %v, %v, %v, want %v, %v, %v", s, got, dateOnly, ok, want, day, understood)
		}
		if !ok && (dateOnly || !got.IsZero()) {
			t.Errorf("%q: %v, %v without a date", s, got, dateOnly)
		}
		if dateOnly && !got.Equal(got.Truncate(24*time.Hour)) {
			t.Errorf("%q: %v is no day", s, got)
		}
	})
}

func BenchmarkDate(b *testing.B) {
	for _, date := range []string{"2011-12-06", "2011-12-06T16:04:05+01:00", "Tue, 06 Dec 2011 15:04:05 GMT", "December 6, 2011"} {
		b.Run(date, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, ok := parseDate(date); !ok {
					b.Fatal("not understood")
				}
			}
		})
	}
}
