package compare

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/quote"
)

// A post is a paragraph with its poster, or the line above the poster's; in a text without paragraphs no more than a post can have.
func TestPosts(t *testing.T) {
	post := "The ferry is late again — Karin Lind (@klind) May 7, 2024"
	story := strings.Repeat("The board met on Monday and said nothing. ", 40)
	for _, tt := range []struct{ name, body, want string }{
		{"a paragraph", "The board met.\n\n" + post + "\n\nIt will meet again.", "\n" + post},
		{"its own line for the poster", "The board met.\nThe ferry is late again\n— Karin Lind (@klind) May 7, 2024\nIt ends.", post},
		{"a dash lost with its encoding", "The ferry is \"late\" again! \"?Karin Lind (@klind) May 7, 2024 The board met.", "\"?Karin"},
		{"a question", "Is the ferry late again? Karin Lind (@klind) asked.", ""},
		{"no post", "The board (as Karin Lind said) met.", ""},
		{"a handle without a dash", "The board thanked Karin Lind (@klind) on Monday.", ""},
	} {
		var got strings.Builder
		for _, s := range posts(tt.body) {
			got.WriteString(s.Cut(tt.body))
		}
		if tt.want != "" && !strings.Contains(strings.ReplaceAll(got.String(), `"`, ""), "late again") || tt.want == "" && got.String() != "" {
			t.Errorf("%s: %q", tt.name, got.String())
		}
	}
	for _, behind := range []string{"", " The board will meet again on Friday, and the ferry will wait."} { // which is no part of the post
		body := story + post + behind
		got := posts(body)
		if len(got) != 1 || got[0].Len() > mostPost+len(" (@klind") || !strings.HasSuffix(got[0].Cut(body), "late again — Karin Lind (@klind") {
			t.Errorf("in a text of one paragraph: %v of %d bytes", got, len(body))
		}
	}
}

// A short quotation says who said it only where both articles do.
func TestTellsWho(t *testing.T) {
	for _, tt := range []struct {
		words int
		a, b  string
		want  bool
	}{{4, "", "", false}, {4, "Karin Lind", "", false}, {4, "Karin Lind", "Lind", true}, {7, "", "Karin Lind", false}, {8, "", "", true}} {
		q := match.QuotationPair{QuotationA: quote.Quotation{Speaker: tt.a}, QuotationB: quote.Quotation{Speaker: tt.b}, Words: tt.words}
		if got := tellsWho(q); got != tt.want {
			t.Errorf("%d words, %q and %q: %v", tt.words, tt.a, tt.b, got)
		}
	}
}

// Both articles must name the speaker, as one person.
func TestSpeaker(t *testing.T) {
	const sure, unsure = true, false
	of := func(a, b string, certain bool) match.QuotationPair {
		return match.QuotationPair{QuotationA: quote.Quotation{Speaker: a, Certain: certain}, QuotationB: quote.Quotation{Speaker: b}, Words: 12}
	}
	for _, tt := range []struct {
		name       string
		quotations []match.QuotationPair
		want       string
	}{
		{"both name her", []match.QuotationPair{of("Lind", "Karin Lind", sure)}, "Karin Lind"},
		{"one names her", []match.QuotationPair{of("Karin Lind", "", sure)}, ""},
		{"nobody is named", []match.QuotationPair{of("", "", unsure)}, ""},
		{"each names her for another sentence", []match.QuotationPair{of("Karin Lind", "", sure), of("", "Lind", unsure)}, "Karin Lind"},
		{"an office", []match.QuotationPair{of("Harbour Board", "Harbour Board", unsure)}, ""},
		{"two speakers", []match.QuotationPair{of("Karin Lind", "Karin Lind", sure), of("Olaf Bray", "Olaf Bray", sure)}, ""},
		{"two names for one sentence", []match.QuotationPair{of("Karin Lind", "Olaf Bray", sure)}, ""},
		{"a Russian name in two spellings", []match.QuotationPair{of("Sergei Petrov", "Sergey Petrov", sure)}, "Sergei Petrov"},
		{"one name in Cyrillic", []match.QuotationPair{of("Иван Петров", "Петров", sure)}, "Иван Петров"},
		{"nothing is quoted", nil, ""},
	} {
		if got := speaker(&match.Match{Quotations: tt.quotations}); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A word is turned down by its first byte only if it is of the first person in no case.
func TestStartsPersonal(t *testing.T) {
	starts := make(map[rune]bool)
	for word := range firstPersons {
		first, _ := utf8.DecodeRuneInString(word)
		starts[first] = true
	}
	for r := range unicode.MaxRune {
		if first := string(r)[0]; starts[unicode.ToLower(r)] && !startsPersonal[first] {
			t.Errorf("%q", r)
		}
	}
	if startsPersonal['t'] {
		t.Error("no word begins with a t")
	}
}
