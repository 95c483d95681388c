package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word of Latin and Cyrillic or Greek letters together is a word of no language, and a reader sees nothing of it. It is read as the word
// that it looks like, and counted, so that a report can say it. See Unicode Technical Standard 39, whose skeletons serve the same end; here a
// letter is read in the alphabet of its word, so that words of one alphabet stay as they are.

// alphabet is one of the three whose letters look like one another.
type alphabet uint8

const (
	latin alphabet = iota // also where none is known
	cyrillic
	greek
	alphabets
)

func alphabetOf(r rune) (alphabet, bool) {
	switch {
	case r < utf8.RuneSelf:
		return latin, 'a' <= r|0x20 && r|0x20 <= 'z'
	case r < 0x0250, r >= 0x1E00 && r < 0x1F00:
		return latin, r >= 0x00C0 && r != '×' && r != '÷' // not µ: the unit, which NFKC makes a Greek letter
	case r >= 0x0370 && r < 0x0400, r >= 0x1F00 && r < 0x2000:
		return greek, unicode.IsLetter(r)
	case r >= 0x0400 && r < 0x0530:
		return cyrillic, r < 0x0482 || r > 0x0489
	}
	return 0, false
}

// twins are letters that look alike, Latin, Cyrillic, Greek in each group of three; a low line stands for none. The first ones of a
// letter are taken.
const twins = `
	aаα eеε oоο pрρ cсϲ xхχ yуγ iіι jјϳ sѕ_ kкκ hһ_ mм_ tтτ bвβ dԁ_ qԛ_ wԝω lӏ_ vѵν nпη rг_ uцυ gԍ_ zз_
	AАΑ BВΒ EЕΕ ZЗΖ HНΗ IІΙ KКΚ MМΜ NИΝ OОΟ PРΡ TТΤ YУΥ XХΧ CСϹ SЅ_ JЈͿ GԌ_ WԜ_ QԚ_ FҒϜ VѴ_
	_фφ _лλ _дδ _пπ _гγ _ΦФ _ФΦ _ПΠ _ГΓ _ЛΛ _ДΔ`

// exact are the Cyrillic and Greek letters that no reader tells from their Latin twins.
const exact = "аеорсхуіјѕһԁԛԝӏАВЕКМНОРСТХІЈЅԌοϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ"

// twinOf gives for a letter its twin in another alphabet; 0 if it has none.
type twinOf [alphabets]map[rune]rune

var twinLetters = func() (t twinOf) {
	for i := range t {
		t[i] = make(map[rune]rune)
	}
	for group := range strings.FieldsSeq(twins) {
		g := []rune(group)
		for to := range g {
			for from := range g {
				if _, has := t[to][g[from]]; to != from && !has && g[to] != '_' && g[from] != '_' {
					t[to][g[from]] = g[to]
				}
			}
		}
	}
	return t
}()

// shared are the Latin letters that everyday Cyrillic or Greek has, too.
const shared = "aceiopvxyABCEHIKMNOPTXYZ"

// isOwn reports whether a letter is one by which its alphabet is told: no everyday letter of the others looks so.
func isOwn(r rune) bool { return int(r) >= len(notOwn) || !notOwn[r] }

// notOwn are the letters of shared and exact.
var notOwn = func() (t [0x530]bool) {
	for _, r := range shared + exact {
		t[r] = true
	}
	return t
}()

// writing says which alphabet a text is in.
type writing struct {
	main alphabet
	// alone says that hardly a letter is told to be of another alphabet. Then a word of letters that look as those of main is one of main.
	alone bool
}

// writingOf counts the letters of body.
func writingOf(body string) writing {
	foreign := false
	for _, lead := range []byte{0xD0, 0xD1, 0xCE, 0xCF} { // what Cyrillic and Greek letters begin with
		foreign = foreign || strings.IndexByte(body, lead) >= 0
	}
	if !foreign {
		return writing{alone: true}
	}
	var n, own [alphabets]int
	for _, r := range body {
		if a, ok := alphabetOf(r); ok {
			n[a]++
			if isOwn(r) {
				own[a]++
			}
		}
	}
	var w writing
	for a := range n {
		if n[a] > n[w.main] {
			w.main = alphabet(a)
		}
	}
	others := own[latin] + own[cyrillic] + own[greek] - own[w.main]
	w.alone = aloneParts*others <= n[w.main]
	return w
}

// aloneParts: a text is in one alphabet alone if one in so many letters is told to be of another at most.
const aloneParts = 50

// readAs returns a word as it looks in one alphabet, and whether that is another word than raw. A word of one alphabet is read in that of the
// text only where the text has no other and the word cannot be told from one of it: in a Latin text letter by letter ("а"), else
// if it is a letter or two in lower case. A word with a foreign letter that looks like none of its own ("μm") is left alone.
func (w writing) readAs(raw string) (word string, other bool) {
	if isASCII(raw) && w.main == latin {
		return raw, false
	}
	var n, own [alphabets]int
	lower, same := true, true
	for _, r := range raw {
		if a, ok := alphabetOf(r); ok {
			n[a]++
			if isOwn(r) {
				own[a]++
			}
			lower = lower && unicode.IsLower(r)
			same = same && !isOwn(r)
		}
	}
	kinds, to := 0, w.main
	for a, k := range n {
		if k > 0 {
			kinds++
		}
		if own[a] > own[to] || own[a] == own[to] && own[a] > 0 && n[a] > n[to] {
			to = alphabet(a)
		}
	}
	if kinds == 1 {
		if n[w.main] > 0 || !w.alone || !same || w.main != latin && (!lower || utf8.RuneCountInString(raw) > 2) {
			return raw, false
		}
		to = w.main
	}
	if kinds == 0 {
		return raw, false
	}
	var b strings.Builder
	for _, r := range raw {
		if a, ok := alphabetOf(r); ok && a != to {
			twin := twinLetters[to][r]
			if twin == 0 {
				return raw, false
			}
			r = twin
		}
		b.WriteRune(r)
	}
	return b.String(), true
}
