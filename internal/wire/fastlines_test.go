package wire

import (
	"cmp"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// The slow twins of this file read every line in small letters and look for one word after the other.

func helplineSlowly(s string) bool {
	digits := phoneDigitsSlowly(s)
	if digits < 3 && !strings.Contains(s, "://") && !strings.Contains(s, "www.") {
		return false
	}
	low := " " + strings.ToLower(s)
	for _, words := range helpWords {
		found := false
		for _, w := range words {
			found = found || strings.Contains(low, " "+w)
		}
		if !found {
			return false
		}
	}
	return (digits >= 6 || strings.Contains(s, "://") || strings.Contains(s, "www.") || shortNumber(s)) && !strings.ContainsAny(s, "\"“”„«»")
}

func phoneDigitsSlowly(s string) (longest int) {
	n := 0
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9':
			n++
			longest = max(longest, n)
		case !strings.ContainsRune(" -.()+/\u00a0\u2011\u2013", r):
			n = 0
		}
	}
	return longest
}

func cookieNoticeSlowly(s string) bool {
	for _, w := range cookieWords[0] {
		if _, n := utf8.DecodeRuneInString(w); strings.Contains(s, w[n:]) {
			return hasAll(s, cookieWords[:]) && !strings.ContainsAny(s, "\"“”„«»") && !tellsMore(s)
		}
	}
	return false
}

func republishedSlowly(s string) bool {
	low := strings.ToLower(s)
	for _, form := range republishedForms {
		if rest, begins := strings.CutPrefix(low, form[0]); begins && strings.Contains(rest, form[1]) {
			return true
		}
	}
	return false
}

// tellsCorrectionSlowly tries every pattern on text that has a word of a correction anywhere.
func tellsCorrectionSlowly(s string) bool {
	head := strings.TrimLeftFunc(s, func(r rune) bool { return !isWordRune(r) && r != '_' })
	for i, r := range head {
		if notLetter(r) || r == '-' {
			head = head[:i]
			break
		}
	}
	may := correctionLabels[strings.ToLower(head)]
	for _, list := range correctionStems.words {
		for _, stem := range list {
			may = may || strings.Contains(s, stem)
		}
	}
	return may && slices.ContainsFunc(correctionWords[:], func(words *regexp.Regexp) bool { return words.MatchString(s) })
}

// correctionPieces are parts of notes of every form of correctionWords.
var correctionPieces = []string{
	"correction", "Errata:", "Поправка:", "\u212aorrektur :", "fe de erratas:", "this ", "The ", "story ", "report of May ", "was corrected", "FIXES", "amended to correct", "in ", "an ",
	"earlier version ", "original edition ", "in einer ersten fassung", "dieser bericht wurde korrigiert", "une ", "version antérieure de l'article", "cette dépêche", "cet article a été corrigé",
	"una versión previa", "en ", "em uma versão anterior", "numa versão anterior", "esta nota fue corregida", "este artículo fue corregido", "i en tidligere versjon", "in een eerdere versie",
	"we wcześniejszej wersji", "в более ранней версии", "на в предыдущей версии", "saken er rettet", "texten har rättats", "_", "é", "(",
}

// randomFurniture strings together words that the forms of pages look for.
func randomFurniture(r *rand.Rand) string {
	var b strings.Builder
	piece := func() string {
		switch r.IntN(8) {
		case 0:
			row := helpWords[r.IntN(len(helpWords))]
			return row[r.IntN(len(row))]
		case 1:
			row := cookieWords[r.IntN(len(cookieWords))]
			return row[r.IntN(len(row))]
		case 2:
			return republishedForms[r.IntN(len(republishedForms))][r.IntN(2)]
		case 3:
			return callVerbs[r.IntN(len(callVerbs))]
		case 4:
			return correctionPieces[r.IntN(len(correctionPieces))]
		case 5:
			return []string{"https://x.de", "www.x.de", "116 123", "0800\u00a01 11-0", "999", "12", "+49 30", "\"", "”", "«", "é", "\u2013", ","}[r.IntN(13)]
		case 6:
			row := [...][]string{{"Jan Berg", "Ida Vik"}, authorVerbs[:], jobs[:], authorMarks[:], authorOpenings[:], disclaimers[0], warranties[:]}[r.IntN(7)]
			return row[r.IntN(len(row))]
		}
		return " "
	}
	for range 1 + r.IntN(6) {
		s := piece()
		if s != "" && r.IntN(4) == 0 {
			s = randomCase(r, s)
		}
		b.WriteString(s)
		if r.IntN(2) == 0 {
			b.WriteByte(' ')
		}
	}
	return cmp.Or(b.String(), "x") // no line is empty
}

func TestFurnitureTwins(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 5))
	met := map[string]int{}
	for range 80000 {
		s := randomFurniture(r)
		for _, c := range []struct {
			name       string
			fast, slow bool
		}{
			{"helpline", helpline(s), helplineSlowly(s)},
			{"cookie notice", cookieNotice(s), cookieNoticeSlowly(s)},
			{"republished", republished(s), republishedSlowly(s)},
			{"correction", tellsCorrection(s), tellsCorrectionSlowly(s)},
		} {
			if c.fast != c.slow {
				t.Fatalf("%s: %q: %v", c.name, s, c.fast)
			}
			if c.slow {
				met[c.name]++
			}
		}
		if got, web := contacts(s); got != phoneDigitsSlowly(s) || web != (strings.Contains(s, "://") || strings.Contains(s, "www.")) {
			t.Fatalf("contacts in %q: %d, %v", s, got, web)
		}
	}
	for _, name := range []string{"helpline", "cookie notice", "republished", "correction"} {
		if met[name] < 100 {
			t.Errorf("%s: only %d lines", name, met[name])
		}
	}
}
