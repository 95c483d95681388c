package ocr_test

import (
	"fmt"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/ocr"
)

func Example() {
	n := normalize.New()
	side := func(body string) *ocr.Side {
		s := &ocr.Side{Body: body, Words: n.Text(body, nil, "en"), Chars: new(ocr.Text)}
		ocr.Fold(s.Chars, body, nil)
		return s
	}
	a := side("The Senate voted on Thursday to send the farm bill back to the committee that wrote it.")
	b := side("Tbe Senatc voted onThursday to scnd the fann bi11 back to the cornmittee that wrote lt.")
	var al ocr.Aligner
	for _, p := range al.Passages(a, b, align.Options{}) {
		fmt.Println(p.Kind, p.WordsA, p.WordsB)
		for _, e := range p.Edits {
			fmt.Printf("%q %q\n", e.A.Cut(a.Body), e.B.Cut(b.Body))
		}
	}
	fmt.Println(al.Likeness().Noisy())
	// Output:
	// edited 17 16
	// "The" "Tbe"
	// "Senate" "Senatc"
	// "on Thursday" "onThursday"
	// "send" "scnd"
	// "farm" "fann"
	// "bill" "bi11"
	// "committee" "cornmittee"
	// "it" "lt"
	// true
}
