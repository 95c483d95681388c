package short

import (
	"slices"
	"testing"
)

// TestItemsAreWeighedAnew fills an item again and compares it by other frequencies: the weights are those of a new item.
func TestItemsAreWeighedAnew(t *testing.T) {
	rare, common := NewFrequencies(100), NewFrequencies(100)
	for range 40 {
		common.Add(itemOf(briefA).terms)
	}
	for range 40 {
		rare.Add(itemOf(briefC).terms)
	}
	reused := itemOf(briefA)
	for range 2 {
		for _, body := range []string{briefA, briefB, briefC} {
			reused.Fill(body, itemOf(body).text)
			for _, f := range []*Frequencies{nil, rare, common} {
				c := NewComparer(f)
				want := slices.Clone(NewComparer(f).weigh(itemOf(body)))
				for range 2 {
					if got := c.weigh(reused); !slices.Equal(got, want) {
						t.Fatalf("%q: %v, want %v", body, got, want)
					}
				}
			}
		}
	}
	if slices.Equal(NewComparer(rare).weigh(itemOf(briefA)), NewComparer(common).weigh(itemOf(briefA))) {
		t.Error("the weights of the test do not differ")
	}
}
