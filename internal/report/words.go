package report

import (
	"fmt"
	"strconv"
	"strings"
	"time"
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
	side, d := "b", time.Duration(*lagS)*time.Second
	if d < 0 {
		side, d = "a", -d
	}
	switch {
	case d == 0:
		return "both at the same time"
	case d < 2*time.Minute:
		return side + " " + count(int(d.Seconds()), "second") + " later"
	case d < 2*time.Hour:
		return side + " " + count(int(d.Minutes()), "minute") + " later"
	case d < 48*time.Hour:
		return side + " " + count(int(d.Hours()), "hour") + " later"
	}
	return side + " " + count(int(d.Hours()/24), "day") + " later"
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
