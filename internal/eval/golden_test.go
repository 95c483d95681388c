package eval

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

// golden compares got with a file of testdata, or writes it with -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; run with -update to write it", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; run with -update and read the diff. Got:\n%s\nwant:\n%s", file, got, want)
	}
}

// The case worked by hand in both formats, with every part and list in it.
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

// goldenFormats compares the scores in both formats with a golden file each.
func goldenFormats(t *testing.T, name string, s *Scores) {
	t.Helper()
	var text bytes.Buffer
	if err := s.WriteText(&text); err != nil {
		t.Fatal(err)
	}
	golden(t, name+".txt", text.Bytes())
	out, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, name+".json", append(out, '\n'))
}
