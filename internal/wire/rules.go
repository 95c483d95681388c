package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// where is the part of an article in which a rule holds, a set of bits.
type where uint8

const (
	top    where = 1 << iota // the first line, which is no part of the others
	below                    // the rest of the first headLines
	middle                   // between head and tail
	tail                     // the last tailLines
	last                     // the last lastLines, which are in the tail too

	head     = top | below
	edges    = head | tail
	anywhere = head | middle | tail
)

// opening is a rule for lines that begin with certain words.
type opening struct {
	kind  Kind
	where where
	words string                 // capitals and small letters are the same
	rest  func(rest string) bool // what has to follow the words
}

// openings has a line for each rule. Bullets before the words are skipped.
var openings = [...]opening{
	{Furniture, head, "All news", nothing},
	{Furniture, head, "Latest news", nothing},
	{Furniture, head, "Top news", nothing},
	{Furniture, head, "Top stories", nothing},
	{Furniture, head, "World news", nothing},
	{Furniture, head, "Breaking news", nothing},
	{Furniture, head, "News", nothing},
	{Furniture, head, "Home", path},
	{Furniture, head, "Home page", nothing},
	{Furniture, head, "Menu", nothing},
	{Furniture, head, "Skip to", upTo(40)},
	{Furniture, head, "Story highlights", nothing},
	{Furniture, edges, "Print", nothing},
	{Furniture, edges, "Print this", upTo(20)},
	{Furniture, edges, "Email this", upTo(20)},
	{Furniture, edges, "Share", nothing},
	{Furniture, edges, "Share this", upTo(20)},
	{Furniture, edges, "Comments", nothing},
	{Furniture, tail, "Back to top", nothing},
	{Furniture, anywhere, "Advertisement", nothing},
	{Furniture, anywhere, "Advertising", nothing},

	{Caption, edges, "Photo:", upTo(120)},
	{Caption, edges, "Photos:", upTo(120)},
	{Caption, edges, "Photo by", name},
	{Caption, edges, "(Photo by", name},
	{Caption, edges, "Photo courtesy", upTo(80)},
	{Caption, edges, "Photograph:", upTo(120)},
	{Caption, edges, "Image:", upTo(120)},
	{Caption, edges, "Picture:", upTo(120)},
	{Caption, edges, "Foto:", upTo(120)},
	{Caption, edges, "Фото:", upTo(120)},
	{Caption, edges, "Caption:", upTo(300)},
	{Caption, edges, "File photo", upTo(120)},
	{Caption, edges, "FILE -", upTo(500)},
	{Caption, edges, "FILE PHOTO:", upTo(500)},
	{Caption, edges, "(AP Photo", upTo(80)},
	{Caption, edges, "AP Photo/", upTo(80)},
	{Caption, edges, "REUTERS/", upTo(80)},
	{Caption, edges, "EPA/", upTo(80)},
	{Caption, edges, "AFP PHOTO", upTo(80)},

	{Credit, below | tail, "Source:", name},
	{Credit, below | tail, "Source :", name},
	{Credit, below | tail, "Quelle:", name},
	{Credit, below | tail, "Fuente:", name},
	{Credit, below | tail, "Fonte:", name},
	{Credit, below | tail, "Источник:", name},

	{Tags, anywhere, "Tags:", upTo(2000)},
	{Tags, anywhere, "Tagged:", upTo(2000)},
	{Tags, anywhere, "Tagged as:", upTo(2000)},
	{Tags, anywhere, "Keywords:", upTo(2000)},
	{Tags, edges, "Key words:", upTo(2000)},
	{Tags, edges, "Filed under:", upTo(300)},
	{Tags, edges, "Schlagworte:", upTo(300)},
	{Tags, edges, "Теги:", upTo(2000)},

	{Related, anywhere, "Related articles", heading},
	{Related, anywhere, "Related article", heading},
	{Related, anywhere, "Related stories", heading},
	{Related, anywhere, "Related story", heading},
	{Related, anywhere, "Related news", heading},
	{Related, anywhere, "Related content", heading},
	{Related, anywhere, "Related links", heading},
	{Related, anywhere, "Related topics", heading},
	{Related, anywhere, "Related", heading},
	{Related, anywhere, "Read also", heading},
	{Related, anywhere, "Also read", heading},
	{Related, anywhere, "See also", heading},
	{Related, anywhere, "Read more", heading},
	{Related, tail, "Read more on", upTo(60)},
	{Related, tail, "Read more at", upTo(120)},
	{Related, tail, "Read the full story", upTo(80)},
	{Related, tail, "More on this story", heading},
	{Related, tail, "More from", heading},
	{Related, anywhere, "View more related", upTo(60)},
	{Related, anywhere, "Lesen Sie auch", heading},
	{Related, anywhere, "Mehr zum Thema", heading},
	{Related, anywhere, "Lire aussi", heading},
	{Related, anywhere, "À lire aussi", heading},
	{Related, anywhere, "Leia também", heading},
	{Related, anywhere, "Lea también", heading},
	{Related, anywhere, "Leggi anche", heading},
	{Related, anywhere, "Читайте также", heading},

	{Appeal, tail, "We need your support", upTo(200)},
	{Appeal, tail, "Please support", about("journalis", "report", "news", "donat")},
	{Appeal, tail, "Support our", about("journalis", "report", "news", "donat")},
	{Appeal, tail, "Support independent", about("journalis", "report", "news")},
	{Appeal, tail, "Help us", about("journalis", "report", "news", "donat")},
	{Appeal, tail, "Donate", about("today", "now", "here", "journalis")},
	{Appeal, edges, "Subscribe", about("newsletter", "channel", "today", "now", "here", "alerts")},
	{Appeal, edges, "Sign up", about("newsletter", "alerts", "email", "e-mail")},
	{Appeal, edges, "Follow us", about("twitter", "facebook", "instagram", "telegram", "x")},
	{Appeal, edges, "Like us on", about("facebook")},

	{SignOff, tail, "(Reporting by", upTo(400)},
	{SignOff, tail, "(Additional reporting by", upTo(400)},
	{SignOff, tail, "(Writing by", upTo(400)},
	{SignOff, tail, "(Editing by", upTo(400)},
	{SignOff, tail, "(Compiled by", upTo(400)},
	{SignOff, tail, "(With reporting by", upTo(400)},
	{SignOff, tail, "(With inputs from", upTo(200)},
	{SignOff, tail, "(With input from", upTo(200)},
	{SignOff, last, "Reporting by", credits},
	{SignOff, last, "Additional reporting by", upTo(200)},
	{SignOff, last, "Writing by", credits},
	{SignOff, last, "Editing by", credits},
	{SignOff, last, "Compiled by", credits},
	{SignOff, last, "With reporting by", credits},
	{SignOff, last, "With inputs from", upTo(80)},
	{SignOff, tail, "©", upTo(300)},
	{SignOff, tail, "(c)", year},
	{SignOff, tail, "Copyright ©", upTo(300)},
	{SignOff, tail, "Copyright (c)", upTo(300)},
	{SignOff, tail, "Copyright:", upTo(300)},
	{SignOff, tail, "Copyright", year},
	{SignOff, tail, "All rights reserved", upTo(200)},
	{SignOff, tail, "This material may not be published", upTo(200)},
}

// shape is a rule for lines that are known by more than their first words.
type shape struct {
	kind  Kind
	where where
	most  int // bytes of the longest such line
	match func(s string) bool
}

var shapes = [...]shape{
	{PageLine, head, 120, pageLine},
	{Caption, edges, 500, photoCredit},
	{Caption, edges, 160, filePhoto},
	{SignOff, last, 40, endMark},
	{SignOff, tail, 300, allRights},
}

// byFirst holds the openings by the first byte of their words.
var byFirst = func() (t [256][]opening) {
	for _, o := range openings {
		small, capital := strings.ToLower(o.words)[0], strings.ToUpper(o.words)[0]
		t[capital] = append(t[capital], o)
		if small != capital {
			t[small] = append(t[small], o)
		}
	}
	return t
}()

// bullets may stand before the words of an opening.
const bullets = " »›>•·→▪■●*-–—"

// zone returns the kind of line i and the number of lines of its zone, 0 if it is story.
func (t *text) zone(i int) (kind Kind, n int) {
	at := t.where(i)
	s := t.at(i)
	kind, ok := match(s, at)
	if !ok {
		return 0, 0
	}
	j := i + 1
	for open := unclosed(s); open && t.follows(j) && j-i < 4; j++ {
		open = unclosed(t.body[t.lines[i].Start:t.lines[j].End])
	}
	if t.wrapped(i, j) {
		return 0, 0
	}
	if kind == Related && at&tail != 0 {
		j = t.pointers(j)
	}
	return kind, j - i
}

// where returns the parts of the article line i lies in.
func (t *text) where(i int) where {
	left := len(t.lines) - i
	if i == 0 {
		return top
	}
	var w where
	if i < headLines {
		w = below
	}
	switch {
	case left <= lastLines:
		w |= tail | last
	case left <= tailLines:
		w |= tail
	case w == 0:
		w = middle
	}
	return w
}

// match returns the kind of the first rule that s, a line at the given parts, meets.
func match(s string, at where) (Kind, bool) {
	words := s
	if !isASCIILetter(s[0]) {
		words = strings.TrimLeft(s, bullets)
	}
	if words != "" {
		rules := byFirst[words[0]]
		for i := range rules {
			if o := &rules[i]; o.where&at != 0 && hasPrefixFold(words, o.words) && o.rest(words[len(o.words):]) {
				return o.kind, true
			}
		}
	}
	if at == middle {
		return 0, false
	}
	for _, r := range shapes {
		if r.where&at != 0 && len(s) <= r.most && r.match(s) {
			return r.kind, true
		}
	}
	return 0, false
}

// pointers returns the end of the lines from j on that are headlines below a heading like "Related articles": all
// lines down to the next zone or the end, else none.
func (t *text) pointers(j int) int {
	for k := j; ; k++ {
		if k == len(t.lines) {
			return k
		}
		if _, ok := match(t.at(k), t.where(k)); ok {
			return k
		}
		if !t.headline(k) {
			return j
		}
	}
}

// unclosed reports whether s goes on in the next line: it ends with a comma or misses a closing bracket.
func unclosed(s string) bool {
	return s[len(s)-1] == ',' || s[0] == '(' && strings.IndexByte(s, ')') < 0
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// hasPrefixFold reports whether s begins with prefix, of two bytes or more, which may differ in case.
func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && sameLetter(s[1], prefix[1]) && strings.EqualFold(s[:len(prefix)], prefix)
}

// sameLetter reports whether the byte c of a text can be the byte of a rule, which may differ in case. It spares the
// comparison of most lines.
func sameLetter(c, rule byte) bool { return c|0x20 == rule|0x20 || rule >= utf8.RuneSelf }

// hasSuffixFold reports whether s ends with suffix, which may differ in case.
func hasSuffixFold(s, suffix string) bool {
	return len(s) >= len(suffix) && sameLetter(s[len(s)-1], suffix[len(suffix)-1]) && strings.EqualFold(s[len(s)-len(suffix):], suffix)
}

// nothing accepts punctuation only.
func nothing(rest string) bool { return strings.Trim(rest, " .:!…»>") == "" }

// heading accepts a heading: nothing more, or a colon and what it points to.
func heading(rest string) bool {
	return nothing(rest) || rest[0] == ':' && len(rest) <= 200
}

// path accepts the way through the sections of a site: "Home > World > Europe".
func path(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	return nothing(rest) || len(rest) <= 80 && (rest[0] == '|' || rest[0] == '/' || strings.HasPrefix(rest, "»") || strings.HasPrefix(rest, "›") || rest[0] == '>')
}

// upTo accepts whatever is not longer than n bytes and goes on after the words of the rule.
func upTo(n int) func(string) bool {
	return func(rest string) bool { return len(rest) <= n }
}

// name accepts an agency, or one to five words that begin with a capital or a digit, and no sentence.
func name(rest string) bool {
	rest = strings.TrimRight(strings.TrimSpace(rest), ")")
	if rest == "" || len(rest) > 60 {
		return false
	}
	if isAgency(rest) {
		return true
	}
	n := 0
	for word := range strings.FieldsSeq(rest) {
		n++
		if startsSmall(word) && !strings.ContainsAny(word, "./") && !particles[word] {
			return false
		}
	}
	return n <= 5
}

// credits accepts names of reporters and editors.
func credits(rest string) bool {
	rest = strings.TrimSpace(rest)
	return len(rest) <= 200 && !startsSmall(rest) && (len(rest) <= 60 || strings.Contains(rest, ";"))
}

// year accepts a line that has four digits in a row.
func year(rest string) bool {
	if len(rest) > 300 {
		return false
	}
	for i := range len(rest) {
		if digits(rest[i:]) == 4 {
			return true
		}
	}
	return false
}

// about accepts short lines with one of the words, or words that begin so.
func about(stems ...string) func(string) bool {
	return func(rest string) bool {
		if len(rest) > 200 {
			return false
		}
		for word := range strings.FieldsFuncSeq(strings.ToLower(rest), notLetter) {
			for _, stem := range stems {
				if word == stem || len(stem) > 3 && strings.HasPrefix(word, stem) {
					return true
				}
			}
		}
		return false
	}
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && r != '-' }

// creditMarks begin the credit at the end of a caption.
var creditMarks = [...]string{
	"EPA/", "REUTERS/", "AFP/", "AP/", "AP Photo", "AFP PHOTO", "Getty Images", "Photo:", "Photo by", "Photograph:", "Image:", "Foto:", "Фото:", "EPA-EFE/",
}

// maxCredit bounds the credit at the end of a caption, in bytes.
const maxCredit = 80

// photoCredit reports whether s ends with the credit of a photograph, as a sentence of its own or in brackets.
func photoCredit(s string) bool {
	if r, _ := utf8.DecodeLastRuneInString(s); r != ')' && !unicode.IsLetter(r) {
		return false
	}
	fresh := true // a sentence or bracket begins at byte i
	if len(s) > maxCredit {
		s, fresh = s[len(s)-maxCredit:], false
	}
	for i := range len(s) {
		if fresh && beginsWithAny(s[i:], creditMarks[:]) {
			return true
		}
		switch s[i] {
		case '.', '!', '?', ')', '(', '|', '[':
			fresh = true
		case ' ':
		default:
			fresh = false
		}
	}
	return false
}

// beginsWithAny reports whether s, which is not empty, begins with one of prefixes.
func beginsWithAny(s string, prefixes []string) bool {
	for _, prefix := range prefixes {
		if s[0] == prefix[0] && strings.HasPrefix(s, prefix) {
			return true
		}
	}
	return false
}

// filePhoto reports whether s is a caption that ends with "file photo" and no full stop, or with "(file photo)".
func filePhoto(s string) bool {
	if bracketed := strings.TrimRight(s, "."); strings.HasSuffix(bracketed, ")") {
		s = strings.TrimRight(bracketed, ")")
	}
	return hasSuffixFold(s, "file photo") || hasSuffixFold(s, "file picture") || hasSuffixFold(s, "file image")
}

// endMark reports whether s is a mark of the end: "-30-", "###", "Reuter", or the line with which a wire closes an
// item, "^CAP-WF-02-20-16 0337GMT".
func endMark(s string) bool {
	core := strings.Trim(s, " -–—_()[].*")
	if len(core) <= len("reuter") {
		core = strings.ToLower(core)
	}
	switch core {
	case "reuter", "ends", "end", "more", "nnnn":
		return true
	case "30", "0":
		return s != core && s[0] == '-'
	}
	if strings.Trim(s, "# ") == "" {
		return strings.Count(s, "#") >= 2
	}
	return strings.HasSuffix(s, "GMT") && (s[0] == '^' || strings.HasPrefix(s, "AP-")) && strings.Count(s, " ") == 1
}

// allRights reports whether s is a copyright line that begins with the owner.
func allRights(s string) bool { return hasSuffixFold(strings.TrimRight(s, "."), "all rights reserved") }
