package compare_test

import (
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus/corpustest"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/origin"
)

// What somebody posted, wrote or said, two papers have from him or her: it needs no third article, and is owed to nobody else.
func TestStatements(t *testing.T) {
	const (
		post    = "Despite what you have heard I had a GREAT meeting with the fishermen of Redcar and they love my plan for the harbour, which is the best plan that this town has ever seen"
		cry     = "Terrible! Just found out that the board sold the old ferry to a firm in Hull for nothing at all, and did it in the night before the vote of the council"
		letter  = "Nous ne vendrons jamais le vieux port de cette ville à une société qui n'a pas tenu une seule de ses promesses aux pêcheurs et à leurs familles depuis dix ans"
		brief   = "Wir werden den alten Hafen dieser Stadt niemals an eine Firma verkaufen, die den Fischern und ihren Familien seit zehn Jahren kein einziges Versprechen gehalten hat"
		account = "The mayor of Redcar met the fishermen of the town on Monday and told them of a plan for the harbour that the council had turned down twice in the last ten years"
	)
	for _, tt := range []struct {
		name, a, b string
		direction  origin.Direction
		owed       bool
	}{
		{"a post", "The mayor took to Twitter on Tuesday. " + post + ". The board did not answer.", "On Tuesday there was a tweet of the mayor on her meeting in the port. " + post + ". We checked it.", origin.Unknown, false},
		{"a post that cries", "The mayor posted again on Facebook. " + cry + ". The board was silent.", "Karin Lind has a new post on the old ferry. " + cry + ". It is not true.", origin.Unknown, false},
		{"a French letter", "La maire a écrit une lettre aux journaux de la région. " + letter + ". Le conseil se réunit lundi.", "La réponse de la maire est arrivée dans la soirée par une lettre. " + letter + ". Personne n'a répondu.", origin.Unknown, false},
		{"a German statement", "Die Stadt gab am Abend eine Erklärung ab. " + brief + ". Der Rat tagt am Montag.", "Am Dienstag kam die Antwort der Bürgermeisterin in einer Erklärung. " + brief + ". Niemand hat bisher geantwortet.", origin.Unknown, false},
		{"news of a post", "The mayor took to Twitter on Tuesday. " + account + ". The board did not answer.", "On Tuesday there was a tweet of the mayor. " + account + ". It was not the first.", origin.CommonSource, true},
		{"no place of words", "It rained on Tuesday. " + post + ". The board did not answer.", "On Tuesday nobody came to the port. " + post + ". It was cold.", origin.CommonSource, true},
	} {
		at := time.Date(2024, 5, 7, 0, 0, 0, 0, time.UTC)
		c := corpustest.Of(t, news.Article{ID: "a", Source: "Coast Post", Published: at, DateOnly: true, Body: tt.a}, news.Article{ID: "b", Source: "Morning Mail", Published: at, DateOnly: true, Body: tt.b})
		r, err := compare.New(c, corpustest.Profile(), options(t)).Compare(0, 1, match.ByFingerprint)
		if err != nil || r.Match == nil {
			t.Fatal(tt.name, err)
		}
		if got := r.Match.Direction.Direction; got != tt.direction {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.direction)
		}
		if owed := r.Match.WordsShared - r.Match.WordsQuoted; owed >= 13 != tt.owed {
			t.Errorf("%s: %d words of %d are owed to an outlet", tt.name, owed, r.Match.WordsShared)
		}
	}
}
