package short_test

import (
	"fmt"

	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/short"
)

func Example() {
	a := "Bomb kills 12 people in Kabul market, police say"
	b := "UPDATE 1-Bomb kills 15 people in a Kabul market"
	n := normalize.New()
	var x, y short.Item
	x.Fill(a, n.Text(a, nil, "en"))
	y.Fill(b, n.Text(b, nil, "en"))
	r := short.NewComparer(nil).Compare(&x, &y)
	for _, p := range r.Passages {
		fmt.Printf("%s: %s\n", p.Kind, p.B.Cut(b))
		for _, e := range p.Edits {
			fmt.Printf("%s %q %q\n", e.Op, e.A.Cut(a), e.B.Cut(b))
		}
	}
	// Output:
	// edited: Bomb kills 15 people in a Kabul market
	// replace "12" "15"
	// insert "" "a"
}
