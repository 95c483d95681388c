package eval

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/copytaster/copytaster/internal/golden"
)

// The case worked by hand, in both formats, with every part and list.
func TestFormats(t *testing.T) {
	gold := readGold(t, byHand)
	gold.Pairs = append(gold.Pairs, Label{A: "a", B: "c\x1b[31m\tred", Pair: true})
	gold.Spans = append(gold.Spans, Span{A: "a", AStart: 1, AEnd: 2, B: "c", BStart: 0, BEnd: 1, Kind: Paraphrase})
	goldenFormats(t, "byhand", score(t, runByHand(), gold, Options{MinWords: 3, Worst: 5, ExceptKinds: []string{"ocr"}}))
}

// Quotations and sentence pairs worked by hand, in both formats.
func TestFormatsOfSentences(t *testing.T) {
	gold, run := readGold(t, quotesByHand), quotationsByHand()
	gold.Sentences, gold.Between = sentencesByHand, 3
	run.Sentences, run.Threshold = scorerByHand, .5
	goldenFormats(t, "sentences", score(t, run, gold, Options{Worst: 5}))
}

// goldenFormats compares the scores with a golden file in each of the two formats.
func goldenFormats(t *testing.T, name string, s *Scores) {
	t.Helper()
	var text bytes.Buffer
	if err := s.WriteText(&text); err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "testdata/"+name+".txt", text.Bytes())
	out, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "testdata/"+name+".json", append(out, '\n'))
}
