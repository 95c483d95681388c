package template

import (
	"math"
	"strings"

	"github.com/copytaster/copytaster/internal/wire"
)

// month reads a month before a day, or alone: "March 12", "April Six", "Dec. 8", "February".
func (r *reader) month(x *lexeme) bool {
	if d := r.dayAt(r.at + 1); d > 0 && r.follows(r.at+1, ".") {
		return r.fact(dayFact(x.month, d), r.at+2)
	}
	w := r.word(r.at)
	if len(w) <= 3 && w != "May" || r.at == 0 || r.opensSentence(r.at) {
		return false
	}
	return r.fact(fact{class: Times, value: valueOf(Times, float64(x.month*daysInMonth))}, r.at+1)
}

// dayOfMonth reads a day before its month: "12 March", "8. Dezember", "4 de marzo".
func (r *reader) dayOfMonth(w string) bool {
	d, i := dayOf(w), r.at+1
	if r.lexeme(i).particle {
		i++
	}
	m := r.lexeme(i).month
	if d == 0 || m == 0 || !r.follows(r.at+1, ".") || !r.follows(i, ".") {
		return false
	}
	return r.fact(dayFact(m, d), i+1)
}

// daysInMonth is greater than any day of a month.
const daysInMonth = 32

func dayFact(month, day int) fact {
	return fact{class: Times, value: valueOf(Times, float64(month*daysInMonth+day)), pin: toDay}
}

// dayAt reads term i as the day of a month; 0 if it cannot be one.
func (r *reader) dayAt(i int) int {
	if n := r.lexeme(i).number; 0 < n && n < daysInMonth {
		return int(n)
	}
	if w := r.word(i); !strings.EqualFold(w, "one") {
		return dayOf(w)
	}
	return 1
}

// dayOf reads a day of a month in figures, "8" or "8th"; 0 if w is none.
func dayOf(w string) int {
	n, day := 0, 0
	for n < len(w) && n < 3 && '0' <= w[n] && w[n] <= '9' {
		day = 10*day + int(w[n]-'0')
		n++
	}
	if n == 0 || day >= daysInMonth || n < len(w) && !strings.Contains(ordinals, " "+w[n:]+" ") {
		return 0
	}
	return day
}

// ordinals are the endings that make an ordinal of figures.
const ordinals = " st nd rd th er e º ª "

// weekday reads a day of the week.
func (r *reader) weekday(x *lexeme) bool {
	return r.fact(fact{class: Times, value: valueOf(Times, -float64(x.weekday)), pin: toWeekday}, r.at+1)
}

// day is a day in an unknown year. The zero day is unknown.
type day struct{ month, day int }

// datelineDay returns the day in the dateline: "NEW YORK, March 12 (Reuters) -". The zero day says that there is none.
func datelineDay(body string, zones []wire.Zone) day {
	for _, z := range zones {
		if z.Kind == wire.Dateline {
			return dayIn(z.Span.Cut(body))
		}
	}
	return day{}
}

// dayIn returns the first day in s; the zero day if there is none.
func dayIn(s string) day {
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,.()\r\n", r) })
	for i, w := range words {
		if m := lookUp(w).month; m > 0 {
			for _, k := range [2]int{i + 1, i - 1} {
				if k >= 0 && k < len(words) && dayOf(words[k]) > 0 {
					return day{m, dayOf(words[k])}
				}
			}
		}
	}
	return day{}
}

// hoursBetween returns the hours between two days, the shorter way round the year, right to within two days; NaN if
// either day is unknown.
func hoursBetween(a, b day) float64 {
	if a.month == 0 || b.month == 0 {
		return math.NaN()
	}
	const month, year = 365. / 12, 365
	days := math.Abs(float64(a.month-b.month)*month + float64(a.day-b.day))
	return 24 * min(days, math.Abs(year-days))
}
