package wire

import (
	"slices"
	"strings"
	"unicode"
)

const (
	mostByline     = 120 // bytes of the longest line with the names of writers
	mostAgencyLine = 40  // bytes of the longest line with the name of an agency alone
	mostNames      = 4   // words of one name: "Juan Carlos de la Cruz" has five, two of them small
)

// byWords begin a byline, in English, German, French, Spanish and Portuguese, Italian, Dutch, the languages of the
// north, and Russian.
var byWords = [...]string{
	"By ", "by ", "BY ", "Von ", "VON ", "Par ", "PAR ", "Por ", "POR ", "Di ", "Door ", "Av ", "Af ", "Автор: ", "Автор ",
	"di ", "Autor: ", "Author: ", "Autora: ", "Auteur : ", "Auteur: ", "Autore: ", "Auteurs : ", "Автори: ", "Yazar: ", "Szerző: ",
}

// noNames are words that begin a title and no name, after one of byWords.
var noNames = set(dayNames,
	`the|a|an|any|all|some|this|that|these|no|my|our|your|his|her|their|its|and|or|land|sea|air|popular|far|way|hook|design|day|night`,
	`der|die|das|den|dem|le|la|les|un|une|el|los|las|il|lo|de|du`,
)

// roles are words of what a writer is, or for whom; with them a line below a name, or the end of a byline, is none of
// the story.
var roles = set(
	`writer|writers|reporter|reporters|correspondent|correspondents|editor|editors|staff|press|bureau|chief|columnist|analyst|business|sports|sport`,
	`political|diplomatic|special|science|medical|health|entertainment|national|foreign|economics|legal|associated|news|service|agency|agencies|network`,
	`in|for|from|of|the|at|and|and|with|to|on|korrespondent|korrespondentin|redaktion|redacción|rédaction|redazione|redação|redakcja|redakce|redaktionen|agenturen|envoyé|correspondant|correspondente|corresponsal|agencias|agences|agenzie`,
)

// byline returns the number of lines of the byline that begins in line i; 0 if none does. A byline is a line such as "By
// CHARLES ODUM=", or the full name of an agency. A line below that says for whom the writer works belongs to it.
func (t *text) byline(i int) int {
	s := bare(t.at(i))
	if s == "" || len(s) > mostByline || endsSentence(s) {
		return 0
	}
	if agencyLine(s) || strings.IndexByte(s, ':') < 0 && (i > 0 || len(s) <= mostAgencyLine) && (creditLine(s) || signedFor(s)) || i == 0 && sentBy(s) {
		if i+1 == len(t.lines) {
			return 0
		}
		return 1
	}
	if !isByline(s) || t.wrapped(i, i+1) {
		return 0
	}
	n := 1
	for ; i+n < len(t.lines) && n < 3 && roleLine(bare(t.at(i+n))); n++ {
	}
	return n
}

// agencyLine reports whether s is nothing but the full name of an agency.
func agencyLine(s string) bool {
	if len(s) > mostAgencyLine || !startsUpper(s) && s != "dpa" {
		return false
	}
	canonical, ok := Agency(s)
	return ok && (strings.Contains(s, " ") || s == canonical && inCapitals(s) || s == "Reuters" || s == "dpa")
}

// signedFor reports whether s is the name of a writer, the word for a desk, or a place, and the agency that sent the text: "Anna Ek/TT", "Jane
// Doe, Associated Press", "Redacción / EFE", "AFP, MANILA".
func signedFor(s string) bool {
	at := strings.LastIndexAny(s, "/,|")
	if at < 0 || len(s) > mostHouseWith || !startsUpper(s) {
		return false
	}
	name, house := strings.Fields(s[:at]), strings.TrimSpace(s[at+1:])
	if s[at] == ',' && len(name) == 1 && agencyWord(name[0]) && (inCapitals(house) || isCity(house)) {
		return true // "AFP, MANILA"
	}
	if !startsUpper(house) || !isAgency(house) || !strings.Contains(house, " ") && !agencyWord(house) { // "Norristown, Pa."
		return false
	}
	return nameList(name) == 1 || len(name) == 1 && roles[strings.ToLower(name[0])]
}

// sentBy reports whether s is a line of source above the story: "Lähde: STT". Only a known house makes it one there; below, any name does.
func sentBy(s string) bool {
	for _, o := range openingsOf(s) {
		if o.kind == SourceLine && hasPrefixFold(s, o.words) {
			return isHouse(strings.TrimSpace(s[len(o.words):]))
		}
	}
	return false
}

// isByline reports whether s is a byline.
func isByline(s string) bool {
	for _, by := range byWords {
		if rest, ok := strings.CutPrefix(s, by); ok {
			return isHouse(rest) || areNames(rest)
		}
	}
	return false
}

// byWord reports whether word is one of byWords.
func byWord(word string) bool {
	return slices.ContainsFunc(byWords[:], func(by string) bool { return strings.TrimRight(by, ": ") == word })
}

// areNames reports whether s is the names of one or more persons, joined by commas and conjunctions, with or without
// their roles: "JANE DOE and John Roe, AP Sports Writer".
func areNames(s string) bool {
	names := 0
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == '/' || r == '|' || r == '(' || r == ')' }) {
		words := strings.Fields(part)
		if len(words) > 0 && conjunctions[words[0]] {
			words = words[1:]
		}
		switch n := nameList(words); {
		case n > 0:
			names += n
		case names == 0 || !rolesOnly(words):
			return false
		}
	}
	return names > 0
}

// conjunctions join names.
var conjunctions = set(`and|AND|And|&|und|UND|et|ET|y|e|и|og|och|en|with|in|for|für`)

// nameList returns the number of names in words, joined by conjunctions; 0 if words are something else. A name has two to
// mostNames words with a capital, and perhaps particles between them. After "in" or "for" comes a place or an agency.
func nameList(words []string) int {
	names, capitals, place := 0, 0, false
	for i, word := range append(words, "and") {
		switch {
		case conjunctions[word]:
			if i > 0 && capitals < 2 && !place || capitals > mostNames {
				return 0
			}
			if i > 0 && !place {
				names++
			}
			capitals, place = 0, word == "in" || word == "for" || word == "für"
		case startsSmall(word):
			if capitals == 0 && !place || !particles[word] && !roles[word] {
				return 0
			}
		case !startsUpper(word) || capitals == 0 && noNames[strings.ToLower(word)] || strings.ContainsFunc(word, unicode.IsDigit):
			return 0
		default:
			capitals++
		}
	}
	return names
}

func startsUpper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

// rolesOnly reports whether words name an agency, a role or a place: at most six words, with a capital or known.
func rolesOnly(words []string) bool {
	for _, word := range words {
		if !startsUpper(word) && !roles[strings.ToLower(word)] && !particles[word] && !agencyWord(word) {
			return false
		}
	}
	return len(words) <= 6
}

// roleLine reports whether s, below the name of a writer, says for whom or as what the writer works: "AP Sports Writer".
func roleLine(s string) bool {
	if len(s) > 60 || endsSentence(s) {
		return false
	}
	if isHouse(s) {
		return true
	}
	n, known := 0, false
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ' ' || r == ',' || r == '/' }) {
		n++
		isRole := roles[strings.ToLower(word)]
		if !isRole && !agencyWord(word) && !startsUpper(word) {
			return false
		}
		known = known || isRole && len(word) > 4
	}
	return known && n <= 5
}

// agencyWord reports whether the single word is the name of an agency or outlet in its usual spelling.
func agencyWord(word string) bool {
	canonical, ok := knownHouse(word)
	return ok && (word == canonical || inCapitals(word))
}

// bylineNames returns the names in a byline, after the word for "by", on one line.
func bylineNames(s string) string {
	var lines []string
	for line := range strings.Lines(s) {
		if line = bare(strings.TrimSpace(line)); line != "" {
			lines = append(lines, line)
		}
	}
	names := strings.Join(lines, ", ")
	for _, by := range byWords {
		if rest, ok := strings.CutPrefix(names, by); ok {
			return strings.TrimSpace(rest)
		}
	}
	return names
}
