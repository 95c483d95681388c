package compare

import (
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
)

// TestStockIsAskedOnce compares what is kept of the sentences of a side with what their words say.
func TestStockIsAskedOnce(t *testing.T) {
	model, err := paraphrase.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := newSentences(model, &profile.Profile{}, .5)
	body := "The harbour council sold three ferries to a shipyard. The company declined to comment. Its mayor wants to keep the last one."
	x := &side{}
	x.Article = &news.Article{Body: body}
	x.Text = *normalize.New().Text(body, nil, "en")
	start := 0
	for i := range body {
		if body[i] == '.' {
			x.Sentences = append(x.Sentences, prepare.Sentence{Span: news.Span{Start: uint32(start), End: uint32(i + 1)}})
			start = min(i+2, len(body))
		}
	}
	x.stock = make([]answer, len(x.Sentences))
	for range 2 {
		var got, want []bool
		for i := range x.Sentences {
			got, want = append(got, s.isStock(x, i)), append(want, s.readStock(x, x.Sentences[i].Span))
		}
		if !slices.Equal(got, want) || !slices.Equal(want, []bool{false, true, false}) {
			t.Fatalf("%v, want %v, and that only the second one is stock", got, want)
		}
	}
	if !slices.Equal(x.stock, []answer{no, yes, no}) {
		t.Errorf("%v is kept", x.stock)
	}
}
