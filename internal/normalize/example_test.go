package normalize_test

import (
	"fmt"
	"slices"

	"github.com/copytaster/copytaster/internal/normalize"
)

// One sentence as two channels send it.
func Example() {
	n := normalize.New()
	london := "“The US defence programme threatens each other’s secu-\nrity,” Sergei Shoigu said."
	newYork := "``The U.S. defense program threatens each others security,'' Sergey Shoigu said."
	a, b := n.Text(london, nil, "en"), n.Text(newYork, nil, "en")
	fmt.Println(len(a.Terms), slices.Equal(a.Terms, b.Terms))
	fmt.Printf("%q %q\n", a.Spans[7].Cut(london), b.Spans[7].Cut(newYork))
	// Output:
	// 11 true
	// "secu-\nrity" "security"
}
