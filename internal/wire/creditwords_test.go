package wire

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// creditWordsSlowly is creditWords a character at a time, with every word read by newWord.
func creditWordsSlowly(body string, from, to int) (words []word) {
	breaks := true
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(body[i:to])
		if isWordRune(r) {
			n = 0
			for i+n < to && inWord(body[i+n:to]) {
				_, size := utf8.DecodeRuneInString(body[i+n : to])
				n += size
			}
			words = append(words, newWord(body, i, i+n, breaks))
			breaks = false
		} else {
			breaks = breaks || strings.ContainsRune(".!?;:…", r) || r == '\n' && i+1 < to && (body[i+1] == '\n' || body[i+1] == '\r')
		}
		i += n
	}
	return words
}

// inWord reports whether s, which stands behind letters, goes on with a letter or with a mark that joins one to them.
func inWord(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[n:])
	return isWordRune(r) || unicode.IsMark(r) || strings.ContainsRune("'’-.&", r) && isWordRune(next)
}

// creditPieces are pieces of texts that give credit, with the marks that words are cut at.
var creditPieces = strings.Split("Reuters,AP,dpa,a.p.,RIA Novosti,l'AFP,dell’ANSA,Reuters's,the Times’s,AT&T,Itar-Tass,jb,NN,with,mit Agenturen,news agency,agencies,"+
	"told,said,Jane,Ölberg,ÖLBERG,e\u0301t,ſ,\u212a,ТАСС,сообщает,新华社,1987,U.S.,-,–,.,…,!,:,;,(,),/,\n,\n\n,\n\r\n, , , ,'s,’,',&", ",")

func randomCreditText(r *rand.Rand) string {
	var b strings.Builder
	for range r.IntN(14) {
		b.WriteString(creditPieces[r.IntN(len(creditPieces))])
		if r.IntN(3) > 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func TestCreditWordsTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 2))
	for range 20000 {
		s := randomCreditText(r)
		from := 0
		for from < len(s) && r.IntN(3) == 0 {
			_, n := utf8.DecodeRuneInString(s[from:])
			from += n
		}
		if got, want := creditWords(nil, s, from, len(s)), creditWordsSlowly(s, from, len(s)); !slices.Equal(got, want) {
			t.Fatalf("%q from %d: %+v, want %+v", s, from, got, want)
		}
	}
}

// TestMayCredit checks that no line of credit is turned down by its first word.
func TestMayCredit(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	lines, turned := 0, 0
	for range 50000 {
		s := randomCreditText(r)
		for _, initials := range [...]bool{false, true} {
			may, gives := mayCredit(s, initials), givesCredit(s, initials)
			if gives && !may {
				t.Fatalf("%q (%v) gives credit", s, initials)
			}
			if gives {
				lines++
			}
			if !may {
				turned++
			}
		}
	}
	if lines < 500 || turned < 500 {
		t.Errorf("%d lines of credit, %d turned down", lines, turned)
	}
}

func TestFirstShapes(t *testing.T) {
	for w := range firstWords {
		if w != "" && !firstShapes.may(w) {
			t.Errorf("%q", w)
		}
	}
	if firstShapes.may(strings.Repeat("z", 40)) {
		t.Error("no name begins with so many letters")
	}
}
