package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nothing accepts punctuation only. Like the functions below, it is the last condition of a rule in openings.
func nothing(rest string) bool { return strings.Trim(rest, " .:!…»>") == "" }

// heading accepts a heading: nothing more, or a colon and what it points to.
func heading(rest string) bool {
	return nothing(rest) || rest[0] == ':' && len(rest) <= 200 && !(startsSmall(strings.TrimLeft(rest, ": ")) && endsSentence(rest))
}

// list accepts key words, and no sentence.
func list(rest string) bool {
	return len(rest) <= 2000 && !(endsSentence(rest) && hasVerb(rest))
}

// sentenceVerbs are English verbs of sentences that are in no list of names or key words.
var sentenceVerbs = set(`is|are|was|were|am|be|been|has|have|had|will|would|can|could|should|did|does|do|said|says`)

// hasVerb reports whether s has one of sentenceVerbs in lower case.
func hasVerb(s string) bool {
	for word := range strings.FieldsFuncSeq(s, notLetter) {
		if sentenceVerbs[word] {
			return true
		}
	}
	return false
}

// signers accepts names or roles of reporters and editors, up to the end of the bracket, and no sentence.
func signers(rest string) bool {
	inside, _, _ := strings.Cut(rest, ")")
	if len(rest) > 400 || hasVerb(inside) {
		return false
	}
	for word := range strings.FieldsFuncSeq(inside, notLetter) {
		if startsUpper(word) || len(word) > len("press") && roles[word] || word == "staff" {
			return true
		}
	}
	return false
}

// path accepts the path to a section of a site: "Home > World > Europe".
func path(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	return nothing(rest) || len(rest) <= 80 && (rest[0] == '|' || rest[0] == '/' || strings.HasPrefix(rest, "»") || strings.HasPrefix(rest, "›") || rest[0] == '>')
}

// imageWords stand between the words for an image and who made it.
var imageWords = [...]string{" via ", " from ", " by ", " courtesy", " credit", " source", " copyright", " ©", ": ", " : ", "/", " (", " von ", " par ", " de ", " di "}

// imageCredit accepts who made an image or who sells it, and no sentence: "Featured image via Getty Images/Ann Berg".
func imageCredit(rest string) bool {
	if len(rest) > 120 || hasVerb(rest) || endsSentence(rest) && strings.Count(rest, " ") > 8 {
		return false
	}
	if !beginsWithAny(rest+" ", imageWords[:]) {
		return false
	}
	small := 0 // words in small letters: a caption that describes the image has many
	for word := range strings.FieldsSeq(rest) {
		if startsSmall(word) && !particles[word] && !imageLinks[word] {
			small++
		}
	}
	return small <= 1
}

// imageLinks are small words in the credits of images.
var imageLinks = set(`via|from|by|courtesy|of|credit|source|copyright|on|the|and|screenshot|screengrab|video|von|par|di|photo|image|licence|license|under`)

// atLine accepts what a program of the server says went wrong, and where: "... in /www/wp-includes/classes.php on line 594".
func atLine(rest string) bool {
	at := strings.LastIndex(rest, " on line ")
	return at >= 0 && strings.IndexByte(rest[:at], '/') >= 0 && len(rest)-at < 20
}

// discussed accepts a question to the readers: "What do you think? Tell us in the comments below."
func discussed(rest string) bool {
	return rest != "" && rest[0] == '?' && about("comment", "comments", "below", "facebook", "thoughts")(rest)
}

// upTo accepts any text of at most n bytes after the words of the rule.
func upTo(n int) func(string) bool {
	return func(rest string) bool { return len(rest) <= n }
}

// name accepts an agency, or one to five words that begin with a capital or a digit.
func name(rest string) bool {
	rest, _, _ = strings.Cut(rest, " Editor: ") // "Source: Xinhua Editor: huaxia"
	rest = strings.TrimRight(strings.TrimSpace(rest), ")）")
	if rest == "" || len(rest) > 60 {
		return false
	}
	if isHouse(rest) || creditLine(rest) {
		return true
	}
	n := 0
	for word := range strings.FieldsSeq(rest) {
		if conjunctions[word] || agencyNouns[word] || agencyKinds[word] {
			continue // "Northern Review and news agencies"
		}
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
	return len(rest) <= 200 && !startsSmall(rest) && !hasVerb(rest) && (len(rest) <= 60 || strings.Contains(rest, ";"))
}

// year accepts a line with four consecutive digits.
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

// about accepts lines of at most 200 bytes with a word that is one of stems, or begins with a stem of four or more
// letters.
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

// maxCredit is the largest number of bytes of the credit at the end of a caption.
const maxCredit = 80

// photoCredit reports whether s ends with the credit of a photograph, in brackets or as a sentence of its own.
func photoCredit(s string) bool {
	if r, _ := utf8.DecodeLastRuneInString(s); r != ')' && !unicode.IsLetter(r) {
		return false
	}
	fresh := true // a sentence or bracket begins at byte i
	if len(s) > maxCredit {
		s, fresh = s[len(s)-maxCredit:], false
	}
	if !mayCreditPhoto(s) {
		return false
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

// mayCreditPhoto reports whether s has something that every one of creditMarks has. Most lines have nothing of it.
func mayCreditPhoto(s string) bool {
	return strings.IndexByte(s, '/') >= 0 || strings.IndexByte(s, ':') >= 0 ||
		strings.Contains(s, "Photo") || strings.Contains(s, "PHOTO") || strings.Contains(s, "Images")
}

// beginsWithAny reports whether s begins with one of prefixes; s must not be empty.
func beginsWithAny(s string, prefixes []string) bool {
	for _, prefix := range prefixes {
		if s[0] == prefix[0] && strings.HasPrefix(s, prefix) {
			return true
		}
	}
	return false
}

// filePhoto reports whether s is a caption that ends with "file photo" without a full stop, or with "(file photo)".
func filePhoto(s string) bool {
	if bracketed := strings.TrimRight(s, "."); strings.HasSuffix(bracketed, ")") {
		s = strings.TrimRight(bracketed, ")")
	}
	return hasSuffixFold(s, "file photo") || hasSuffixFold(s, "file picture") || hasSuffixFold(s, "file image")
}

// endMark reports whether s is an end mark: "-30-", "###", "Reuter", or a line with which a wire closes an item,
// "^CAP-WF-02-20-16 0337GMT".
func endMark(s string) bool {
	core := strings.Trim(s, " -–—_()[].*（）【】")
	if len(core) <= len("enditem") {
		core = strings.ToLower(core)
	}
	switch core {
	case "enditem", "reuter", "ends", "end", "more", "nnnn":
		return true
	case "完", "終", "끝", "انتهى":
		return s != core
	case "30", "0":
		return s != core && s[0] == '-'
	}
	if strings.Trim(s, "# ") == "" {
		return strings.Count(s, "#") >= 2
	}
	return strings.HasSuffix(s, "GMT") && (s[0] == '^' || strings.HasPrefix(s, "AP-")) && strings.Count(s, " ") == 1
}

// allRights reports whether s is a copyright line that ends with "all rights reserved".
func allRights(s string) bool { return hasSuffixFold(strings.TrimRight(s, "."), "all rights reserved") }

// separated accepts nothing, or text that a dash, a colon or an exclamation mark separates from the words of the rule.
func separated(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	return nothing(rest) || len(rest) <= 500 && (rest[0] == ':' || rest[0] == '!' || dashAt(rest) > 0)
}

// editors accepts a line addressed to editors, producers and the like.
func editors(rest string) bool {
	return about("editors", "editor", "producers", "subscribers", "clients", "desks", "redaktionen")(rest)
}

// hasTime accepts a line with a time or a day.
func hasTime(rest string) bool {
	if len(rest) > 200 {
		return false
	}
	if strings.ContainsFunc(rest, unicode.IsDigit) {
		return true
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(rest), notLetter) {
		if pageDays[word] || isMonth(word) || word == "midnight" || word == "noon" {
			return true
		}
	}
	return false
}

// contact accepts the address of a desk after two brackets: "((jane.doe@thomsonreuters.com; +44 20 7542 0000))".
func contact(rest string) bool {
	return len(rest) <= 300 && (strings.ContainsRune(rest, '@') || strings.Contains(rest, "+") || strings.Contains(rest, "Messaging"))
}

// yearOrHouse accepts a line with a year, or the name of an agency or outlet.
func yearOrHouse(rest string) bool { return year(rest) || len(rest) <= 60 && isHouse(rest) }
