package versions

import "testing"

func TestTaken(t *testing.T) {
	for _, tt := range []struct {
		name    string
		matches []Match
		version int
		sure    bool
	}{
		{"nothing shared", []Match{{}, {Offers: 4}}, -1, false},
		{"no versions", nil, -1, false},
		// The update of 100 words has 20 new ones, of which the article took 12.
		{"what only the update has", []Match{{Shared: 60, Offers: 0}, {Shared: 72, Own: 12, Offers: 20}}, 1, true},
		// The article has a paragraph that the update dropped.
		{"what the update dropped", []Match{{Shared: 80, Own: 30, Offers: 30}, {Shared: 50, Offers: 20}}, 0, true},
		{"nothing of the 20 new words", []Match{{Shared: 60}, {Shared: 60, Offers: 20}}, 0, false},
		{"versions without a difference", []Match{{Shared: 60}, {Shared: 60}}, 0, false},
		{"one word", []Match{{Shared: 60, Own: 1, Offers: 1}, {Shared: 59, Offers: 1}}, 0, false},
		{"parts of both", []Match{{Shared: 70, Own: 10, Offers: 10}, {Shared: 71, Own: 11, Offers: 11}}, 1, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if version, sure := Taken(tt.matches); version != tt.version || sure != tt.sure {
				t.Errorf("Taken = %d, %v; want %d, %v", version, sure, tt.version, tt.sure)
			}
		})
	}
}

func TestTook(t *testing.T) {
	tests := []struct {
		name           string
		shares         []Share
		sizes          []Size
		version, words int
	}{
		{"no versions", nil, nil, -1, 0},
		{"nothing of any", nil, []Size{{50, 0}, {60, 10}}, -1, 0},
		{"an empty share", []Share{{0, setOf(80)}}, []Size{{50, 0}}, -1, 0},
		{"the only version", []Share{{0, setOf(80, span(10, 40)...)}}, []Size{{50, 50}}, 0, 30},
		// The article took the update of 60 words, 5 of which are new, and put 2 of its own in front.
		{"what only the update has", []Share{{0, setOf(80, span(2, 52)...)}, {1, setOf(80, span(2, 57)...)}}, []Size{{50, 0}, {60, 10}}, 1, 55},
		{"in another order", []Share{{1, setOf(80, span(2, 57)...)}, {0, setOf(80, span(2, 52)...)}}, []Size{{50, 0}, {60, 10}}, 1, 55},
		{"parts of both", []Share{{0, setOf(80, span(0, 30)...)}, {1, setOf(80, span(20, 60)...)}}, []Size{{50, 20}, {60, 30}}, 1, 60},
		// Both have all 30 words that the article took; of the second 70 were cut, of the first 20.
		{"the least was cut of the first", []Share{{0, setOf(80, span(0, 30)...)}, {1, setOf(80, span(0, 30)...)}}, []Size{{50, 0}, {100, 50}}, 0, 30},
		{"the least was cut of the last", []Share{{0, setOf(80, span(0, 30)...)}, {1, setOf(80, span(0, 30)...)}}, []Size{{100, 0}, {50, 0}}, 1, 30},
		{"the least was cut of the second of three", []Share{{0, setOf(80, span(0, 30)...)}, {1, setOf(80, span(0, 30)...)}, {2, setOf(80, span(0, 29)...)}},
			[]Size{{100, 0}, {50, 0}, {29, 0}}, 1, 30},
		{"equal in all", []Share{{0, setOf(80, span(0, 30)...)}, {1, setOf(80, span(0, 30)...)}}, []Size{{50, 0}, {50, 0}}, 0, 30},
		{"a version it has nothing of", []Share{{2, setOf(80, span(0, 30)...)}}, []Size{{50, 0}, {20, 0}, {60, 10}}, 2, 30},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if version, words := Took(tt.shares, tt.sizes); version != tt.version || words != tt.words {
				t.Errorf("Took = %d, %d words; want %d, %d", version, words, tt.version, tt.words)
			}
		})
	}
}
