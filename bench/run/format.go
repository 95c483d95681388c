package main

import (
	"fmt"
	"strings"
)

// megabytes returns a number of bytes in units of 10^6 bytes, as the targets count.
func megabytes(bytes float64) float64 { return bytes / 1e6 }

// thousands returns a number with commas: "1,000,000".
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// table writes a table in Markdown, or nothing if there are no rows.
func table(w *strings.Builder, head []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	line := func(cells []string) { fmt.Fprintf(w, "| %s |\n", strings.Join(cells, " | ")) }
	line(head)
	line(strings.Split(strings.Repeat("---,", len(head)-1)+"---", ","))
	for _, row := range rows {
		line(row)
	}
	w.WriteString("\n")
}

// text returns "median (least - most)".
func (s spread) text(format string) string {
	return fmt.Sprintf(format+" ("+format+" - "+format+")", s.median, s.least, s.most)
}
