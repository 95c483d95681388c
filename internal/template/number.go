package template

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// number reads a number that begins with a digit: "1,500,000", "1.5 mln", "6-3/16", "2-1", "9:30 a.m.", "1986/87", "5th".
// It reports whether it added a fact.
func (r *reader) number() bool {
	end := r.at + 1
	for r.continuesNumber(end) {
		end++
	}
	raw := r.body[r.text.Spans[r.at].Start:r.text.Spans[end-1].End]
	value, rest, ok := quantity(raw)
	switch {
	case isYear(raw), isDate(raw):
		return r.fact(fact{class: Times, value: hashOf(raw)}, end)
	case strings.Contains(raw, ":"):
		return r.fact(fact{class: Times, value: hashOf(raw)}, end+count(r.lexeme(end).unit == clock))
	case ok:
		return r.measured(value, lookUp(rest), len(rest), end)
	}
	return r.fact(fact{class: Numbers, value: hashOf(raw), precise: len(raw) > 2}, end)
}

// numeral reads a number spelled out: "two", "three mln".
func (r *reader) numeral(n float64) bool { return r.measured(n, &other, 0, r.at+1) }

// oneAndFactor reads "one million". Without a factor, "one" is a pronoun as often as a number.
func (r *reader) oneAndFactor(w string) bool {
	return len(w) == len("one") && r.lexeme(r.at+1).factor > 0 && strings.EqualFold(w, "one") && r.numeral(1)
}

// measured adds a number with the factors and the unit after it. rest is the lexeme of the letters after the digits in
// the same word, which are restBytes long.
func (r *reader) measured(value float64, rest *lexeme, restBytes, end int) bool {
	money := isMoney(r.body[:r.text.Spans[r.at].Start])
	class := Numbers
	if rest.factor > 0 && (restBytes > 1 || money) { // "80m" is as often a length
		value *= rest.factor
	} else if rest.unit == clock {
		class = Times
	}
	for r.follows(end, "-") && len(r.word(end)) > 1 && r.lexeme(end).factor > 0 {
		value *= r.lexeme(end).factor
		end++
	}
	if r.follows(end, "-") && !money {
		switch r.lexeme(end).unit {
		case clock:
			class = Times
			end++
		case plain, cent:
			end++
		case per:
			if r.lexeme(end+1).unit == cent {
				end += 2
			}
		}
	}
	f := fact{class: class, value: valueOf(class, value)}
	if math.IsInf(value, 0) || math.IsNaN(value) { // of hundreds of digits: it equals what is written alike, and nothing else
		return r.fact(fact{class: class, value: hashOf(r.body[r.text.Spans[r.at].Start:r.text.Spans[end-1].End])}, end)
	}
	if class == Numbers {
		f.quantity, f.precise = value, isPrecise(value)
	}
	return r.fact(f, end)
}

// continuesNumber reports whether term i exists and continues the number before it.
func (r *reader) continuesNumber(i int) bool {
	w := r.word(i)
	if w == "" || w[0] < '0' || w[0] > '9' {
		return false
	}
	gap := r.gap(i)
	return gap == "-" || gap == "–" || gap == "/" || gap == ":"
}

// isMoney reports whether the text before a number ends with the sign of a currency.
func isMoney(before string) bool {
	c, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(before, " "))
	return strings.ContainsRune("$£€¥₹₽", c)
}

// isYear reports whether a number is most likely a year.
func isYear(raw string) bool {
	return len(raw) == 4 && (raw[:2] == "19" || raw[:2] == "20") && digitsIn(raw) == 4
}

// isDate reports whether a number is a date in figures: "3/14/2013", "2013-03-14".
func isDate(raw string) bool {
	return strings.Count(raw, "/") == 2 || strings.Count(raw, "-") == 2 && strings.IndexByte(raw, '-') == len("2013")
}

// digitsIn returns the number of digits at the start of s.
func digitsIn(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// quantity reads a number with or without a fraction, and returns the rest of the word. ok is false if it is no quantity,
// such as a score.
func quantity(raw string) (value float64, rest string, ok bool) {
	whole, fraction, mixed := strings.Cut(raw, "-")
	if !mixed {
		whole, fraction = "", raw
	}
	if over, under, isFraction := strings.Cut(fraction, "/"); isFraction {
		n, p, q := decimal(whole), decimal(over), decimal(under)
		return n + p/q, "", p < q && q <= finestFraction
	}
	if mixed {
		return 0, "", false
	}
	n := digitsIn(raw)
	for n+1 < len(raw) && strings.IndexByte(",.'", raw[n]) >= 0 && digitsIn(raw[n+1:]) > 0 {
		n += 1 + digitsIn(raw[n+1:])
	}
	return decimal(raw[:n]), raw[n:], true
}

// finestFraction is the largest denominator in quotations of interest rates and prices.
const finestFraction = 64

// decimal returns the value of digits with group marks and a decimal mark; 0 if there is no digit.
func decimal(s string) float64 {
	point := decimalMark(s)
	value, scale := 0.0, 1.0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		value = 10*value + float64(s[i]-'0')
		if point >= 0 && i > point {
			scale *= 10
		}
	}
	return value / scale
}

// decimalMark returns the index of the decimal mark; -1 if there is none. The last mark is decimal unless it occurs
// several times, or is a comma before three digits.
func decimalMark(s string) int {
	last := strings.LastIndexAny(s, ",.")
	if last < 0 || strings.Count(s, s[last:last+1]) > 1 || s[last] == ',' && len(s)-last == len(",000") {
		return -1
	}
	return last
}

// isPrecise reports whether two events seldom share the number: a fraction, or a number of three digits or more without
// the zeros at its end.
func isPrecise(value float64) bool {
	for value >= 10 && value/10 == math.Trunc(value/10) && !math.IsInf(value, 0) {
		value /= 10
	}
	return value >= 100 || value != math.Trunc(value)
}

// isRounded reports whether one of two numbers is the other rounded to two digits or more: 1.46 billion and
// 1,459,193,000.
func isRounded(x, y float64) bool {
	p, q := significant(x), significant(y)
	digits := min(p, q)
	return digits > 1 && p != q && strconv.FormatFloat(x, 'e', digits-1, 64) == strconv.FormatFloat(y, 'e', digits-1, 64)
}

// significant returns the number of significant digits of x, at most six. x is finite and not negative.
func significant(x float64) int {
	s := strconv.FormatFloat(x, 'e', 5, 64)
	return len(strings.TrimRight(strings.Replace(s[:len("1.23456")], ".", "", 1), "0"))
}

// valueOf returns a hash that is equal for equal values of a class. It rounds away the last 12 of 52 bits, so that 5.93
// times a million is 5,930,000.
func valueOf(c Class, value float64) uint64 {
	const rounded = 12
	return mix((math.Float64bits(value)+1<<(rounded-1))>>rounded<<2 + uint64(c))
}
