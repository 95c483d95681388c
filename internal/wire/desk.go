package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

const (
	mostSlugLine = 120 // bytes of the longest line that is read as a slug, mark or take
	mostNoteLine = 400 // bytes of the longest note in brackets
	mostTakeLine = 20  // bytes of the longest line that is a take: "(TAKE 2 OF 3)"
)

// deskLine reads line i, above which there is no story, as a line of the desk: a slug, a version line, a byline, or the
// mark of a version before or behind a headline. It returns the next line to read.
func (p *parser) deskLine(i int) (next int, ok bool) {
	s := p.at(i)
	core := bare(s)
	switch {
	case core == "" || p.wrapped(i, i+1) && s[0] != '(' && s[0] != '[':
		return i, false
	case s[0] == '(' || s[0] == '[':
		return p.noteLine(i)
	case len(s) > mostSlugLine:
		return i, false
	}
	if _, isSlug := readSlug(s); isSlug {
		return p.whole(Slug, i, i+1), true
	}
	if n := p.byline(i); n > 0 {
		return p.whole(Byline, i, i+n), true
	}
	if !mayMark(core) {
		return i, false
	}
	if readTake(s) > 0 {
		return i, false // a take may be anywhere, so zone reads it
	}
	if _, isVersion := readVersion(s); isVersion {
		return p.whole(VersionLine, i, i+p.paragraph(i)), true
	}
	return p.headlineMark(i)
}

// mayMark reports whether s can begin or end with the mark of a version, judged by its first word and those behind its
// last comma or dash. It spares most headlines a closer look.
func mayMark(s string) bool {
	if digits(s) > 0 || strings.IndexByte("=-", s[0]) >= 0 || startsMark(s) || hasPrefixFold(s, "ed") {
		return true
	}
	if s[len(s)-1] == ')' || strings.Contains(s, " =") {
		return true
	}
	at := strings.LastIndexFunc(s, func(r rune) bool { return r == ',' || r == '-' || r == '–' || r == '—' })
	if at < 0 {
		return false
	}
	_, size := utf8.DecodeRuneInString(s[at:])
	tail := strings.TrimLeft(s[at+size:], " ")
	return digits(tail) > 0 || startsMark(tail)
}

// startsMark reports whether the first word of s is the first word of a row of markWords or takeWords.
func startsMark(s string) bool {
	n := readLetters(s)
	var buf [16]byte
	if n == 0 || n > len(buf) {
		return n > 0 && markStarts[strings.ToLower(s[:n])]
	}
	for k := range n {
		if s[k] >= utf8.RuneSelf {
			return markStarts[strings.ToLower(s[:n])]
		}
		buf[k] = s[k] | 0x20
	}
	return markStarts[string(buf[:n])]
}

// markStarts has the first words of all rows, in small letters.
var markStarts = func() map[string]bool {
	m := make(map[string]bool)
	for _, row := range markWords {
		m[strings.ToLower(row.words[:readLetters(row.words)])] = true
	}
	for _, words := range takeWords {
		m[strings.ToLower(words[:readLetters(words)])] = true
	}
	return m
}()

// whole adds the lines [i, j) as one zone and returns j.
func (p *parser) whole(kind Kind, i, j int) int {
	p.add(kind, news.Span{Start: p.lines[i].Start, End: p.lines[j-1].End})
	return j
}

// noteLine reads a note in brackets, which may cover several lines: "(Adds prime minister's reaction)".
func (p *parser) noteLine(i int) (next int, ok bool) {
	n, end := p.closed(i)
	span := news.Span{Start: p.lines[i].Start, End: end}
	if _, ok := ReadVersionLine(unwrapped(span.Cut(p.body))); !ok || span.Len() > mostNoteLine {
		return i, false
	}
	p.add(VersionLine, span)
	return p.after(i+n-1, end), true
}

// headlineMark cuts the mark of a version, "UPDATE 1-", off the headline in line i.
func (p *parser) headlineMark(i int) (next int, ok bool) {
	if !p.headline(i) {
		return i, false
	}
	s := p.at(i)
	v, rest := ReadHeadline(s)
	if v.IsZero() || rest == "" || isTime(rest, s) || startsSmall(rest) && !startsStory(rest) && endsSentence(rest) {
		return i, false
	}
	line := &p.lines[i].Span
	at := uint32(strings.Index(s, rest))
	if at > 0 {
		_, end := trim(p.body, int(line.Start), int(line.Start+at))
		p.add(VersionLine, news.Span{Start: line.Start, End: uint32(end)})
		line.Start += at
		if !hasSmall(rest) {
			p.headed = i + 1 // "CORRECTION - PARIS - FRENCH MINISTER RENEWS"
		}
		return i, true
	}
	from, to := trim(p.body, int(line.Start)+len(rest), int(line.End))
	line.End = uint32(from)
	p.add(VersionLine, news.Span{Start: uint32(from), End: uint32(to)})
	return i + 1, true
}

// isTime reports whether rest, at the end of line, is the rest of a time or date: "Updated 5:40 p.m.", "UPDATED: 22:07".
func isTime(rest, line string) bool {
	n := digits(rest)
	if n == 0 || n > 4 {
		return false
	}
	before := line[:len(line)-len(rest)]
	inside := before != "" && strings.IndexByte(":/.", before[len(before)-1]) >= 0
	return inside || n < len(rest) && strings.IndexByte(":/.", rest[n]) >= 0
}

// bare returns a line of the desk without the characters that ANPA puts around it: "^By CHARLES ODUM=".
func bare(s string) string {
	return strings.TrimRight(strings.TrimLeft(s, "^ "), "<=^ ")
}

// readVersion reads a version line or a take.
func readVersion(s string) (Version, bool) {
	if take := readTake(s); take > 0 {
		return Version{Take: take}, true
	}
	if core := bare(unwrapped(s)); core != "" {
		if v, ok := ReadVersionLine(core); ok && !v.IsZero() {
			return v, true
		}
		if v, rest := ReadHeadline(core); !v.IsZero() && rest == "" {
			return v, true
		}
		if v, n := backTake(" " + core); n > len(core) {
			return v, true
		}
	}
	return Version{}, false
}

// unwrapped returns s on one line.
func unwrapped(s string) string {
	if strings.IndexByte(s, '\n') < 0 {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// readTake returns the number of the take in a line, "-2-", "=2 =3" or "Take 2"; 0 if there is none.
func readTake(s string) int {
	if s == "" || len(s) > mostTakeLine || strings.IndexByte("-=(Tt", s[0]) < 0 {
		return 0
	}
	core := strings.Trim(strings.ToLower(s), "() ")
	inner, after := strings.CutPrefix(core, "-")
	inner, before := strings.CutSuffix(strings.TrimSpace(inner), "-")
	switch words := strings.Fields(core); {
	case after && before:
		return takeNumber(strings.TrimSpace(inner))
	case core != "" && core[0] == '=':
		for _, word := range words {
			if takeNumber(strings.TrimPrefix(word, "=")) == 0 {
				return 0
			}
		}
		return takeNumber(strings.TrimPrefix(words[0], "="))
	case len(words) >= 2 && words[0] == "take" && (len(words) == 2 || len(words) == 4 && words[2] == "of"):
		return takeNumber(words[1])
	}
	return 0
}

// mostTakes is the largest number of a take, because "-30-" is an end mark.
const mostTakes = 20

// takeNumber returns the number s from 1 to mostTakes; 0 if s is no such number.
func takeNumber(s string) int {
	if n, size := number(s); size == len(s) && n <= mostTakes {
		return n
	}
	return 0
}

// slugForm is a form of slug lines, by agency.
type slugForm struct {
	agency string
	read   func(fields []string) (slug string, ok bool)
}

// slugForms has a row for each. The fields are those between the white space of the line, never none.
var slugForms = [...]slugForm{
	{"AP, ANPA 1312", cycleSlug},     // BC-BKN--Heat-Hawks, 1st Ld-Writethru 02-20 0500
	{"Reuters until 2000", deskSlug}, // u f BC-STANDARD-OIL   02-26 0082
	{"Reuters", pathSlug},            // NATO-RUSSIA/MISSILES (UPDATE 2, PIX)
	{"AFP", leadSlug},                // Russia-NATO-missile,2ndlead
	{"dpa", catchwordSlug},           // Nato/Russland/
	{"dpa", serialSlug},              // bdt0234 4 pl 372 dpa 0512
}

// readSlug returns the slug in a line that has nothing but a slug and its additions.
func readSlug(s string) (slug string, ok bool) {
	first, _, _ := strings.Cut(bare(s), " ")
	if !strings.ContainsAny(first, "-/") && strings.Count(s, " ") < 2 || endsSentence(s) || len(s) > mostSlugLine {
		return "", false
	}
	fields := strings.Fields(bare(s))
	for _, form := range slugForms {
		if slug, ok := form.read(fields); ok {
			return slug, true
		}
	}
	return "", false
}

// cycles say for which papers an item is: both, morning or evening ones. Only the first is no word.
var cycles = [...]string{"BC-", "AM-", "PM-", "AP-"}

// cycleSlug reads a slug that begins with a cycle, perhaps with a category and two hyphens. Words may follow.
func cycleSlug(fields []string) (slug string, ok bool) {
	if !beginsWithAny(fields[0], cycles[:]) || len(fields[0]) < len("BC-X") || !unicode.IsUpper(rune(fields[0][3])) && !unicode.IsDigit(rune(fields[0][3])) {
		return "", false
	}
	if fields[0][0] == 'A' && strings.HasSuffix(fields[len(fields)-1], "GMT") {
		return "", false // AP-WF-02-20-16 0337GMT ends an item
	}
	words := fields
	for len(words) > 1 && onlyFigures(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	line := strings.Join(words, " ")
	slug, marks, comma := strings.Cut(line, ",")
	if !comma {
		for k := 1; k < len(words) && !comma; k++ {
			if _, ok := readVersion(strings.Join(words[k:], " ")); ok {
				slug, comma = strings.Join(words[:k], " "), true
			}
		}
	}
	for mark := range strings.SplitSeq(marks, ",") {
		if mark = strings.TrimSpace(mark); !isCount(mark) && !isMark(mark) {
			return "", false
		}
	}
	certain := strings.Contains(slug, "--") || fields[0][0] == 'B' && (comma || len(fields) > len(words) || len(words) == 1)
	return slug, certain || !strings.Contains(slug, " ") && (comma || len(fields) > len(words))
}

// isMark reports whether s is the mark of a version.
func isMark(s string) bool {
	_, ok := readVersion(s)
	return ok
}

// isCount reports whether s may follow a slug without being a mark: figures, a number of words ("450 words"), or the
// number of the item ("a0123").
func isCount(s string) bool {
	if len(s) == len("a0123") && digits(s[1:]) == 4 {
		return true
	}
	return onlyFigures(strings.TrimSuffix(s, " words"))
}

// slugMarks returns the version in the marks of a slug's line.
func slugMarks(s string) Version {
	v, ok := ReadVersionLine(s)
	if !ok {
		_, marks, _ := strings.Cut(s, ",")
		for mark := range strings.SplitSeq(marks, ",") {
			w, _ := readVersion(strings.TrimSpace(mark))
			v = v.with(w)
		}
	}
	return v
}

// deskSlug reads a slug after marks of the desk.
func deskSlug(fields []string) (slug string, ok bool) {
	for k := 1; k < min(len(fields), 4) && len(fields[k-1]) <= 5 && startsSmall(fields[k-1]); k++ {
		if strings.HasPrefix(fields[k], "BC-") {
			return cycleSlug(fields[k:])
		}
	}
	return "", false
}

// pathSlug reads a slug in capitals with a slash. Only brackets with a version or the like may follow.
func pathSlug(fields []string) (slug string, ok bool) {
	slug = fields[0]
	if strings.ToUpper(slug) != slug || strings.Count(slug, "/") != 1 || slug[0] == '/' || !isSlug(slug) {
		return "", false
	}
	rest := strings.Join(fields[1:], " ")
	switch {
	case rest == "":
		ok = strings.HasSuffix(slug, "/") && len(slug) > 3 || strings.Contains(slug, "-")
	case rest[0] == '(' && strings.HasSuffix(rest, ")"):
		_, ok = readVersion(rest)
		ok = ok || strings.HasSuffix(slug, "/") && strings.ToUpper(rest) == rest
	}
	return strings.TrimSuffix(slug, "/"), ok
}

// leadSlug reads words joined by hyphens, with a version after a comma.
func leadSlug(fields []string) (slug string, ok bool) {
	slug, marks, comma := strings.Cut(strings.Join(fields, " "), ",")
	if !comma || !strings.Contains(slug, "-") || !isSlug(slug) {
		return "", false
	}
	_, ok = readVersion(strings.TrimSpace(marks))
	return slug, ok
}

// catchwordSlug reads catchwords, each with a slash at its end.
func catchwordSlug(fields []string) (slug string, ok bool) {
	slug = fields[0]
	if len(fields) > 1 || strings.Count(slug, "/") < 2 || slug[len(slug)-1] != '/' || slug[0] == '/' || !isSlug(slug) {
		return "", false
	}
	return strings.TrimSuffix(slug, "/"), true
}

// serialSlug reads the header of an item: serial number, priority, desk, number of words, and service.
func serialSlug(fields []string) (slug string, ok bool) {
	if len(fields) < 5 || len(fields) > 7 || fields[4] != "dpa" || digits(fields[3]) != len(fields[3]) || digits(fields[1]) != 1 {
		return "", false
	}
	serial := strings.TrimRightFunc(fields[0], unicode.IsDigit)
	return fields[0], len(serial) == 3 && len(fields[0]) == 7
}

// isSlug reports whether s has only letters, digits and the punctuation of slugs.
func isSlug(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-/&.'’", r) {
			return false
		}
	}
	return true
}
