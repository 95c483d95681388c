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
