package paraphrase_test

import (
	"fmt"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/paraphrase"
)

func Example() {
	model, err := paraphrase.Load()
	if err != nil {
		fmt.Println(err)
		return
	}
	const first = "The ministry said on Monday that soldiers will leave the town."
	const second = "Troops may leave the town, according to the ministry."
	spanA, spanB := news.Span{End: uint32(len(first))}, news.Span{End: uint32(len(second))}

	var a, b paraphrase.Sentence
	encoder := paraphrase.NewEncoder(model, "en")
	encoder.Encode(&a, first, spanA)
	encoder.Encode(&b, second, spanB)
	loose, _ := model.Thresholds()
	fmt.Println("a paraphrase:", paraphrase.NewScorer(model).Score(&a, &b) >= loose)

	carried := encoder.Align(first, spanA, second, spanB)
	for _, w := range carried.Words {
		fmt.Printf("%s: %s, %s\n", w.How, w.A.Cut(first), w.B.Cut(second))
	}
	for _, c := range carried.Changes {
		fmt.Printf("%s: %s, %s\n", c.Kind, c.A.Cut(first), c.B.Cut(second))
	}
	// Output:
	// a paraphrase: true
	// near: soldiers, Troops
	// equal: leave, leave
	// equal: town, town
	// softened: will, may
}
