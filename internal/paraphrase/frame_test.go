package paraphrase

import (
	"testing"

	"github.com/zeebo/xxh3"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

// frameOf is Frame with terms that are the hashes of the words.
func frameOf(s string) (uint64, bool) {
	var terms []uint64
	spans := normalize.Words(nil, s)
	for _, w := range spans {
		terms = append(terms, xxh3.HashString(w.Cut(s)))
	}
	return Frame(s, terms, append([]news.Span(nil), spans...))
}

func TestFrameByHand(t *testing.T) {
	almora, ok := frameOf("Almora did not respond to a request for comment.")
	if !ok {
		t.Error("a stock sentence has no frame")
	}
	for s, same := range map[string]bool{
		"Tvedt Bank did not respond to a request for comment.":         true,
		"Almora did not respond to the request for comment.":           false,
		"Almora did not respond to 3 requests for comment.":            false, // a figure
		"Almora for comment did not respond to a request.":             false, // another order
		"Not Almora, Tvedt, Braun, Ilves, Costa for comment request a": false, // many names
	} {
		if other, ok := frameOf(s); ok && other == almora != same {
			t.Errorf("%q: %v, one frame %v", s, ok, other == almora)
		}
	}
	for _, s := range []string{"Police said no more.", "Almora rose 3 percent in late trading on the exchange.", ""} {
		if _, ok := frameOf(s); ok {
			t.Errorf("%q has a frame", s)
		}
	}
}
