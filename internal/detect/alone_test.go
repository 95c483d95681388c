package detect_test

import (
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/news"
)

// Two articles that share nothing but sentences in other words are a pair where these tell one fact.
func TestParaphraseIsEvidence(t *testing.T) {
	const (
		bees = "A beekeeper moved his hives to the roof of the library. The honey will be sold at the fair.\n\n"
		oven = "The baker has bought an oven from Italy. It weighs more than the van that brought it.\n\n"
	)
	tests := []struct {
		name string
		a, b string
		want bool
	}{
		{"one fact",
			"The Dunmore school board agreed on Tuesday to sell its two oldest buses to a collector from Vinje for nine thousand crowns.",
			"A collector in Vinje will get the two oldest buses of the Dunmore school board for nine thousand crowns, it was agreed on Tuesday.", true},
		{"another board",
			"The Dunmore school board agreed on Tuesday to sell its oldest buses to a collector.",
			"A collector will get the oldest buses of the Galton school board, it was agreed on Tuesday.", false},
		{"no comment", "The Dunmore school board did not reply to a message seeking comment.", "The council of Galton did not respond to messages seeking a comment.", false},
		{"no terms", "Financial terms of the sale were not disclosed.", "The terms of the purchase have not been disclosed.", false},
		{"in everyday words", "I am very happy with what we have done here.", "I was happy about all that we had done.", false},
		{"German, no comment", "Der Stadtrat von Dunmore reagierte nicht auf eine Anfrage der Zeitung.", "Auf eine Anfrage dieser Zeitung reagierte der Stadtrat von Galton nicht.", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			articles := []news.Article{article("a", bees+tt.a), article("b", oven+tt.b)}
			for i := range articles {
				articles[i].Source = "Paper " + articles[i].ID
				articles[i].Published = time.Date(2024, 3, 5+i, 9, 0, 0, 0, time.UTC)
			}
			matches, _ := run(t, articles, detect.Options{})
			if got := len(matches) > 0; got != tt.want {
				t.Errorf("reported %v, want %v: %q", got, tt.want, ids(matches))
			}
		})
	}
}

// Explain names why sentences with a high score make no pair.
func TestExplainRefused(t *testing.T) {
	articles := []news.Article{
		article("a", "A beekeeper moved his hives to the roof.\n\nFinancial terms of the sale were not disclosed by the firm."),
		article("b", "The baker bought an oven from Italy.\n\nThe terms of the purchase have not been disclosed by the company."),
	}
	d, err := detect.Read(t.Context(), each(articles), detect.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	e, err := d.Explain(t.Context(), "a", "b")
	if err != nil {
		t.Fatal(err)
	}
	if want := "compared and not reported: no passage, and of the nearest sentences one is a stock sentence, which unrelated stories have"; e.Rule != want {
		t.Errorf("%q, want %q", e.Rule, want)
	}
}
