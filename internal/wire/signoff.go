package wire

import (
	"cmp"
	"strings"
	"unicode"

	"github.com/copytaster/copytaster/internal/news"
)

// signedBy begin a sign-off in brackets, which may be at the end of the last words of a story.
var signedBy = [...]string{
	"(Reporting by ", "(Reporting By ", "(Additional reporting by ", "(Writing by ", "(Writing By ", "(Editing by ", "(Editing By ",
	"(Compiled by ", "(Reporting and writing by ", "(With inputs from ", "(With input from ", "(With reporting by ",
}

// closingWords end an item behind the last full stop of the story.
var closingWords = [...]string{" Reuter", " REUTER", " Enditem", " ENDS", " -30-", " ###", " NNNN", " (END)"}

// mostCreditBehind bounds a credit without brackets behind the last sentence, in bytes.
const mostCreditBehind = 40

// mostSigned bounds a sign-off behind the story, in bytes.
const mostSigned = 400

// signedAtEnd adds the sign-off at the end of line i, one of the last lines: "... he said. (Reporting by Jane Doe)", or a
// last line that is the initials of the desk.
func (p *parser) signedAtEnd(i int) {
	if len(p.lines)-i > lastLines {
		return
	}
	s := p.at(i)
	if i > 0 && i == len(p.lines)-1 && initials(s) && (p.inZone(p.lines[i-1].Start) || endsSentence(p.at(i-1))) {
		p.whole(SignOff, i, i+1)
		return
	}
	at := 0
	if closesBracket(s) {
		at = cmp.Or(bracketBehind(s), bracketedCredit(s))
	} else if i == len(p.lines)-1 || i == len(p.lines)-2 && initials(p.at(i+1)) {
		at = wordBehind(s)
	}
	kind, end := SignOff, p.lines[i].End
	if at == 0 {
		s = beforeBar(s)
		end = p.lines[i].Start + uint32(len(s))
		if closesBracket(s) {
			at = cmp.Or(bracketBehind(s), bracketedCredit(s))
		} else if i == len(p.lines)-1 {
			if at = sourceBehind(s); at > 0 {
				kind = SourceLine
			}
		}
	}
	if at == 0 && i == len(p.lines)-1 {
		if at = moreBehind(s); at > 0 {
			kind = Related
		}
	}
	if start := p.lines[i].Start + uint32(at); at > 0 && !p.inZone(start) {
		p.add(kind, news.Span{Start: start, End: end})
	}
}

// closesBracket reports whether s ends with a round bracket.
func closesBracket(s string) bool { return strings.HasSuffix(s, ")") || strings.HasSuffix(s, "）") }

// noInitials are words with a slash that could be taken for initials.
var noInitials = set(`and/or|he/she|she/he|his/her|her/his|him/her|they/them|km/h|n/a|w/o`)

// initials reports whether s is the initials of a desk and nothing else: "bur/mfp/jm" of AFP, "ac/wr" of EFE, "dpa tb
// yyzz n1 mra" of dpa.
func initials(s string) bool {
	if rest, ok := strings.CutPrefix(s, "dpa "); ok {
		return len(s) <= 40 && s == strings.ToLower(s) && (strings.Contains(rest, " yy") || strings.Contains(rest, " xx "))
	}
	if len(s) > 24 || strings.IndexByte(s, '/') < 0 || noInitials[s] {
		return false
	}
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '/' || r == '-' }) {
		if len(part) < 2 || len(part) > 3 || strings.ContainsFunc(part, func(r rune) bool { return r < 'a' || r > 'z' }) {
			return false
		}
	}
	return s[0] != '/' && s[0] != '-'
}

// timeLine reports whether s is the time at which an item was sent and nothing else: "1423 GMT Aug 14, 2013".
func timeLine(s string) bool {
	n := digits(s)
	rest, ok := strings.CutPrefix(strings.TrimLeft(s[n:], " "), "GMT ")
	return ok && (n == 4 || n == 6) && readDate(rest) == len(rest)
}

// contributions end a line that names those who helped.
var contributions = [...]string{"contributed to this report", "contributed to this story", "contributed reporting"}

// contributors reports whether s names contributors: "Associated Press writer Jane Doe in Rome contributed to this
// report."
func contributors(s string) bool {
	core := strings.TrimRight(s, ". ")
	for _, words := range contributions {
		if hasSuffixFold(core, words) {
			return startsUpper(s) && !strings.Contains(core, ". ")
		}
	}
	return false
}

// inZone reports whether offset lies before the end of the zone found last.
func (p *parser) inZone(offset uint32) bool {
	zones := p.found.Zones
	return len(zones) > 0 && offset < zones[len(zones)-1].Span.End
}

// bracketBehind returns the start of the sign-off in brackets at the end of s; 0 if there is none.
func bracketBehind(s string) int {
	least := max(0, len(s)-mostSigned)
	for at := len(s) - 1; at > least; at-- {
		if s[at] == '(' && s[at-1] == ' ' && endsSentence(s[:at]) && beginsWithAny(s[at:], signedBy[:]) && signers(s[at:]) {
			return at
		}
	}
	return 0
}

// wordBehind returns the start of the closing word, or of the name of an agency, after the last sentence of s: "... he said. EFE",
// "... he said. -- BERNAMA"; 0 if there is none.
func wordBehind(s string) int {
	for _, word := range closingWords {
		if head, ok := strings.CutSuffix(s, word); ok && head != "" && endsSentence(head) {
			return len(head) + 1
		}
	}
	if at := strings.LastIndex(s, ". ") + len(". "); at > 2 && len(s)-at <= mostCreditBehind && strings.IndexByte(s[at:], ' ') > 0 && strings.IndexByte(s[at:], ':') < 0 && endsSentence(s[:at-1]) && creditLine(s[at:]) {
		return at // "... he said. Mit dpa"
	}
	at := strings.LastIndexByte(s, ' ') + 1
	if word := strings.TrimLeft(s[at:], "-–—="); at > 1 && agencyWord(word) && isAgency(word) {
		if head := strings.TrimRight(s[:at], " -–—="); endsSentence(head) {
			return len(head) + 1
		}
	}
	return 0
}

// noteOpenings begin the notes of dpa below a story, all for editors only.
var noteOpenings = [...]string{
	"# dpa", "# Notizblock", "# NOTEBOOK", "## dpa", "The following information is not for publication",
	"The following information is not intended for publication", "Die folgenden Informationen sind nicht zur",
	"The following is not for publication", "Following information not for publication",
}

// beginsNotes reports whether everything from the line s on is for editors only.
func beginsNotes(s string) bool {
	if s[0] != '#' && s[0] != 'T' && s[0] != 'D' && s[0] != 'F' && s[0] != '*' && s[0] != '(' {
		return false
	}
	s = strings.TrimLeft(s, "*( ")
	for _, words := range noteOpenings {
		if hasPrefixFold(s, words) {
			return true
		}
	}
	return false
}

// ownership are words of copyright lines that are no part of the owner's name.
var ownership = set(`copyright|©|c|all|rights|reserved|by|the`)

// reservation are the words of what other languages put behind the owner.
var reservation = set(`alle|rechte|vorbehalten|angaben|ohne|gewähr|tous|droits|réservés|todos|los|derechos|reservados|os|direitos|tutti|i|diritti|riservati|riproduzione|riservata`,
	`rechten|voorbehouden|wszelkie|prawa|zastrzeżone|все|права|защищены|усі|захищені`)

// companyForms stand behind the name of the house that owns a copyright.
var companyForms = set(`inc|l.p|lp|llc|ltd|limited|plc|corp|co|gmbh|ag|sa|s.a|spa|s.p.a|ab|as|oy|bv|b.v`)

// signedNames returns the names in a sign-off: of those who reported, wrote and edited the story, joined by semicolons,
// or of the owner of the copyright; "" for an end mark.
func signedNames(s string) string {
	s = strings.TrimRight(unwrapped(s), " .")
	if inner, ok := strings.CutPrefix(s, "("); ok && !hasPrefixFold(s, "(c)") {
		s = strings.TrimRight(strings.TrimSuffix(inner, ")"), " .")
	}
	if canonical, ok := Agency(s); ok {
		return canonical
	}
	if hasPrefixFold(s+"  ", "copyright") || strings.HasPrefix(s, "©") || hasPrefixFold(s+"   ", "(c)") || allRights(s) {
		return owner(s)
	}
	if contributors(s) {
		return contributorNames(s)
	}
	var names []string
	for part := range strings.SplitSeq(s, ";") {
		signed := false
		for piece := range strings.SplitSeq(part, ",") {
			by, ok := afterBy(" " + piece)
			switch {
			case ok:
				names, signed = append(names, by), true
			case signed:
				names[len(names)-1] += ", " + strings.TrimSpace(piece)
			}
		}
	}
	return strings.Join(names, "; ")
}

// afterBy returns the text after "by" or "from" in s.
func afterBy(s string) (names string, ok bool) {
	for _, word := range [...]string{" by ", " By ", " BY ", " from "} {
		if _, by, found := strings.Cut(s, word); found && strings.TrimSpace(by) != "" {
			return strings.TrimSpace(by), true
		}
	}
	return "", false
}

// contributorNames returns the names in a line of contributors.
func contributorNames(s string) string {
	s = s[:strings.LastIndex(s, " contributed")]
	for _, role := range [...]string{" writers ", " writer ", " reporters ", " reporter ", " journalists ", " journalist ", " correspondents ", " correspondent "} {
		if _, names, ok := strings.Cut(s, role); ok {
			return names
		}
	}
	return House(s)
}

// owner returns the owner of the copyright in a line.
func owner(s string) string {
	s, _, _ = strings.Cut(s, ". ")
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("(),", r) })
	for len(words) > 0 && isOwnership(words[0], nil) {
		words = words[1:]
	}
	for len(words) > 0 && isOwnership(words[len(words)-1], reservation) {
		words = words[:len(words)-1]
	}
	name := strings.TrimRight(strings.Join(words, " "), ". ")
	if at := strings.LastIndexByte(name, ' '); at > 0 && companyForms[strings.ToLower(name[at+1:])] && onlyKnown(strings.TrimRight(name[:at], ",")) {
		name = strings.TrimRight(name[:at], ",")
	}
	return House(name)
}

// isOwnership reports whether a word tells that somebody owns a text and not who: one of ownership, of more, or a year.
func isOwnership(word string, more map[string]bool) bool {
	word = strings.ToLower(strings.Trim(word, ".:!©"))
	return word == "" || ownership[word] || more[word] || digits(word) >= 4
}

// embargoWords stand between the word that begins an embargo and the time.
var embargoWords = [...]string{"for release ", "release ", "for publication ", "for use ", "for ", "until ", "till ", "before ", "after ", "at ", "'à ", "’à ", "bis "}

// embargoTime returns the time of an embargo, as written.
func embargoTime(s string) string {
	s = unwrapped(s)
	for _, o := range openings {
		if o.kind == Embargo && hasPrefixFold(s, o.words) {
			s = s[len(o.words):]
			break
		}
	}
	for cut := true; cut; {
		cut = false
		s = strings.TrimLeft(s, " :")
		for _, word := range embargoWords {
			if hasPrefixFold(s, word) {
				s, cut = s[len(word):], true
			}
		}
	}
	return strings.Trim(s, " :.-–—)")
}
