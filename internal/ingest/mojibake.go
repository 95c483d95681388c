package ingest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// leastMisread is the number of misread characters from which a text is put right. One alone may be meant.
const leastMisread = 2

// putRight returns a text that was UTF-8, was read as Windows-1252 or Latin-1 and written as UTF-8 again, as it was: "It’s" of "Itâ€™s". Any
// other text is returned as it is, in the same memory. It must be misread as a whole, or a line of it, as of a quotation that was pasted:
// every character of that which is not ASCII is part of a character of UTF-8.
func putRight(s string) string {
	if !mayBeMisread(s) {
		return s
	}
	if right, ok := reread(s); ok {
		return right
	}
	var b strings.Builder
	mended := false
	for line := range strings.Lines(s) {
		right, ok := line, false
		if mayBeMisread(line) {
			right, ok = reread(line)
		}
		mended = mended || ok
		b.WriteString(right)
	}
	if !mended {
		return s
	}
	return b.String()
}

// misreadAs are the encodings in which channels read UTF-8: those of Windows for the west, the middle and the east of Europe, and that of the
// old Macintosh. The first is by far the most frequent one.
var misreadAs = [...]*charmap.Charmap{charmap.Windows1252, charmap.Windows1250, charmap.Windows1251, charmap.Macintosh}

// reread returns the bytes of which s was read in one of misreadAs, as UTF-8, and whether they are that; else s.
func reread(s string) (right string, ok bool) {
	for _, page := range misreadAs {
		if right, ok = rereadAs(s, page); ok {
			return right, true
		}
	}
	return s, false
}

// rereadAs is reread for one encoding.
func rereadAs(s string, page *charmap.Charmap) (right string, ok bool) {
	b := make([]byte, 0, len(s))
	for i, r := range s {
		c, ok := page.EncodeRune(r)
		switch {
		case ok:
		case r < 0x100 && page != charmap.Macintosh: // a byte that the encoding leaves out
			c = byte(r)
		case r == utf8.RuneError && strings.HasSuffix(s[:i], "â€"): // such a byte, lost: only ” has it often
			c = 0x9D
		default:
			return s, false
		}
		b = append(b, c)
	}
	if !utf8.Valid(b) {
		return s, false
	}
	right = string(b)
	if utf8.RuneCountInString(right)-countASCII(right) < leastMisread {
		return s, false
	}
	return right, true
}

// looksMisread reports whether s has what hardly any text has but one that was misread: the beginning of a curly mark or a dash, or a small letter and
// a capital with a tilde and a sign.
func looksMisread(s string) bool {
	if !mayBeMisread(s) {
		return false
	}
	if strings.Contains(s, "â€") {
		return true
	}
	for at := 0; ; {
		n := strings.Index(s[at:], "Ã")
		if n < 0 {
			return false
		}
		at += n + len("Ã")
		before, _ := utf8.DecodeLastRuneInString(s[:at-len("Ã")])
		next, _ := utf8.DecodeRuneInString(s[at:])
		if unicode.IsLower(before) && next >= 0xA0 && next < 0xC0 {
			return true
		}
	}
}

// mayBeMisread reports whether s has what a character of UTF-8 begins with, read as Windows-1252, and another character that is not
// ASCII behind it. It is fast for a text without.
func mayBeMisread(s string) bool {
	for at := 0; ; {
		n := strings.IndexByte(s[at:], 0xC3) // À to ÿ: what begins a character of several bytes is among them
		if n < 0 || at+n+2 >= len(s) {
			break
		}
		if at += n + 2; s[at-1] >= 0x82 && s[at] >= utf8.RuneSelf {
			return true
		}
	}
	for _, begin := range misreadBegins {
		if strings.Contains(s, begin.first) && slices.ContainsFunc(begin.two, func(two string) bool { return strings.Contains(s, two) }) {
			return true
		}
	}
	return false
}

// misreadBegins are what some character of UTF-8 that is frequent begins with, read in the other encodings of misreadAs: of Cyrillic letters,
// of letters of Czech and Polish, of é and of a curly mark. What they begin with itself is looked for first, as most texts have none of it.
var misreadBegins = [...]struct {
	first string
	two   []string
}{
	{"Р", []string{"Р°", "Рѕ", "Рё"}},
	{"Ĺ", []string{"ĹĄ", "Ĺ‚", "Ĺ™", "Ĺˇ"}},
	{"Ă", []string{"ĂĄ", "Ă©", "Ăˇ"}},
	{"√", []string{"√©", "√°", "√≥"}},
	{"‚Ä", []string{"‚Äô", "‚Äú", "‚Äù"}},
}

func countASCII(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < utf8.RuneSelf {
			n++
		}
	}
	return n
}
