package eval_test

import (
	"encoding/json"
	"log"
	"os"
	"testing/fstest"

	"github.com/copytaster/copytaster/internal/eval"
	"github.com/copytaster/copytaster/internal/report"
)

// A run that found one of the gold's two pairs, with one passage that is a little too short.
func Example() {
	folder := fstest.MapFS{
		"pairs.jsonl": {Data: []byte(`{"a":"a","b":"b","label":1,"kind":"cut"}
{"a":"a","b":"c","label":1,"kind":"ocr"}`)},
		"spans.jsonl": {Data: []byte(`{"a":"a","a_start":0,"a_end":100,"b":"b","b_start":50,"b_end":150,"tokens":20}`)},
	}
	gold, err := eval.ReadGold(folder)
	if err != nil {
		log.Fatal(err)
	}
	run := &eval.Run{Pairs: func(yield func(*report.Pair, error) bool) {
		yield(&report.Pair{A: "a", B: "b", Passages: []report.Passage{{AStart: 0, AEnd: 90, BStart: 50, BEnd: 140}}}, nil)
	}}
	scores, err := eval.Score(run, gold, eval.Options{Worst: 3})
	if err != nil {
		log.Fatal(err)
	}
	if err := scores.WriteText(os.Stdout); err != nil {
		log.Fatal(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(scores.Pairs.Recall); err != nil {
		log.Fatal(err)
	}
	// Output:
	// pairs
	//   recall         0.5000 (1/2)
	//   recall, cut    1.0000 (1/1)
	//   recall, ocr    0.0000 (0/1)
	//   precision, F1  -       the gold lists no pair with label 0 and does not say that it is complete
	//   missed: a  c  ocr
	// passages of the pairs with gold spans, in characters of both texts; recall: gold spans of 12 words or more
	//   kind  pairs  precision         without edits     recall            F1      F1 w/o edits  granularity   plagdet  plagdet w/o edits
	//   all   1      1.0000 (180/180)  1.0000 (180/180)  0.9000 (180/200)  0.9474  0.9474        1.0000 (1/1)  0.9474   0.9474
	//   cut   1      1.0000 (180/180)  1.0000 (180/180)  0.9000 (180/200)  0.9474  0.9474        1.0000 (1/1)  0.9474   0.9474
	//   worst: a  b  cut  F1 0.9474  precision 1.0000 (180/180)  recall 0.9000 (180/200)
	// {"n":1,"of":2,"rate":0.5}
}
