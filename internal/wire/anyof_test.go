package wire

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/copytaster/copytaster/internal/news"
)

func TestAnyOf(t *testing.T) {
	some := newAnyOf("kite", "кит", "ab")
	for s, want := range map[string]bool{
		"": false, "k": false, "ki": false, "a kite": true, "kites": true, "a Kite": false, "белый кит": true, "ки": false, "aab": true,
	} {
		if some.in(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
	folded := newAnyOfFolded("kite", "кит")
	for s, want := range map[string]bool{"a KITE": true, "Kit": false, "БЕЛЫЙ КИТ": true, "a fiſh": true, "\u212ait": true} {
		if folded.in(s) != want {
			t.Errorf("folded %q: %v", s, !want)
		}
	}
}

// TestAnyOfTwin compares anyOf with one search a word.
func TestAnyOfTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 1))
	letters := []string{"a", "b", "c", "д", "е", " ", "é"}
	random := func(n int) (s string) {
		for len(s) < n {
			s += letters[r.IntN(len(letters))]
		}
		return s
	}
	met := 0
	for range 5000 {
		words := []string{random(2), random(3), random(4)}
		s := random(12)
		want := slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
		if want {
			met++
		}
		if newAnyOf(words...).in(s) != want {
			t.Fatalf("%q in %q: %v", words, s, !want)
		}
	}
	if met < 1000 {
		t.Fatalf("only %d texts have a word", met)
	}
}

// TestOddLetters looks through all letters that are equal in some case to those of the patterns of notices.
func TestOddLetters(t *testing.T) {
	odd := newAnyOfFolded()
	for i := range takesBack {
		for _, c := range takesBack[i].pattern().String() {
			for f := unicode.SimpleFold(c); f != c; f = unicode.SimpleFold(f) {
				if len(string(f)) != len(string(c)) && !odd.in(" "+string(f)) {
					t.Errorf("%q is %q in another case", f, c)
				}
			}
		}
	}
}

// withdrawalPieces are the words of notices, in all their languages, and some that nearly are.
var withdrawalPieces = strings.Split(`This story|the Report|has been|is|withdrawn|RETRACTED|killed|removed|taken back|taken this|Kill|kill the |disregards |please |all|item |bc-`+
	`|mandatory kill|should not be |used|no substitute |will be|agency|have|Die Meldung|bericht|ZURÜCKGEZOGEN|zu streichen|annulliert|nicht verwenden|dépêche|ANNULÉE|retiré`+
	`|prière d'annuler|prière de ne pas utiliser|noticia|anulada|removida|saken|trukket|trekkes|återkallas|Dras tillbaka|kalles tilbake|Сообщение|АННУЛИРОВАНО|отозван|снят|новость`+
	`|This story is withdrawn|the item was killed|Agency have taken this item|We have taken the story|Review has withdrawn |this story|the item|withdraw|retract|ſ|\u212aill|withdra|kil|с`+
	`|anulen|la noticia|não utilizar|a notícia|annullare|la notizia|ritirata|het bericht|ingetrokken|trekt|in de|drar tillbaka|artikeln|annullerer|meldingen|anulowanie|depeszy|wycofuje`+
	`|Bitte|storniert|annule sa|cancel this story|не использовать|отзывает`, "|")

func randomNotice(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(7) {
		piece := withdrawalPieces[r.IntN(len(withdrawalPieces))]
		if r.IntN(3) == 0 {
			piece = randomCase(r, piece)
		}
		b.WriteString(piece + " ")
	}
	return b.String()
}

// saysWithdrawnSlowly is SaysWithdrawn by the patterns alone.
func saysWithdrawnSlowly(body string) bool {
	if len(body) > mostNoticeStart {
		body = strings.ToValidUTF8(body[:mostNoticeStart], "")
	}
	return slices.ContainsFunc(takesBack[:], func(f withdrawalForm) bool { return f.pattern().MatchString(body) })
}

func TestSaysWithdrawnTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 9))
	met := make(map[*regexp.Regexp]int)
	for range 20000 {
		s := randomNotice(r)
		if got, want := SaysWithdrawn(s), saysWithdrawnSlowly(s); got != want {
			t.Fatalf("%q: %v", s, got)
		}
		for _, f := range takesBack {
			if f.pattern().MatchString(s) {
				met[f.pattern()]++
			}
		}
	}
	for _, f := range takesBack {
		if met[f.pattern()] < 10 {
			t.Errorf("only %d texts of the form %s", met[f.pattern()], f.pattern())
		}
	}
}

func FuzzSaysWithdrawn(f *testing.F) {
	for _, piece := range withdrawalPieces {
		f.Add(piece)
	}
	f.Add("This story has been withdrawn.")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		if got, want := SaysWithdrawn(s), saysWithdrawnSlowly(s); got != want {
			t.Fatalf("%q: %v", s, got)
		}
	})
}

func BenchmarkReadWithdrawal(b *testing.B) {
	a := &news.Article{Title: "Lobster dies in harbour", Body: strings.Repeat("The lobster was killed and taken home, the keeper said on Monday. ", 15)}
	anatomy := Parse(a)
	b.SetBytes(int64(len(a.Body)))
	b.ReportAllocs()
	for b.Loop() {
		ReadWithdrawal(a, &anatomy)
	}
}
