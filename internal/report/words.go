package report

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Small words and figures as people read them, for the formats that are read by people.

// count returns n and what is counted: "1 pair", "1,010 words".
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return number(n) + " " + one + "s"
}

// number groups the digits of n by commas.
func number(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// percent rounds a fraction in [0, 1], but never to 0% or 100% what is not.
func percent(x float64) string {
	switch {
	case x > 0 && x < 0.005:
		return "<1%"
	case x < 1 && x >= 0.995:
		return ">99%"
	}
	return fmt.Sprintf("%.0f%%", 100*x)
}

// later says how long after a b was published: "b 26 hours later"; "" where a time is unknown.
func later(lagS *int64) string {
	if lagS == nil {
		return ""
	}
	const minute, hour, day = 60, 60 * 60, 24 * 60 * 60
	side, s := "b", int(*lagS) // no time.Duration, which ends at 292 years
	if s < 0 {
		side, s = "a", -s
	}
	switch {
	case s == 0:
		return "both at the same time"
	case s < 2*minute:
		return side + " " + count(s, "second") + " later"
	case s < 2*hour:
		return side + " " + count(s/minute, "minute") + " later"
	case s < 2*day:
		return side + " " + count(s/hour, "hour") + " later"
	}
	return side + " " + count(s/day, "day") + " later"
}

// split parts text before code point n, or where it has fewer, at its end.
func split(text string, n int) (before, after string) {
	i := byteAt(text, n)
	return text[:i], text[i:]
}

// byteAt returns the offset in bytes of code point n of text, in [0, len(text)].
func byteAt(text string, n int) int {
	i := 0
	for ; n > 0 && i < len(text); n-- {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
	}
	return i
}

// lineAt returns the 1-based line of code point n of text.
func lineAt(text string, n int) int { return 1 + strings.Count(text[:byteAt(text, n)], "\n") }
