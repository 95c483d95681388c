package ocr

import (
	"testing"

	"github.com/copytaster/copytaster/internal/shingle"
)

// An article says far fewer different words than words; one that does not makes room as it goes on, and the next one starts afresh.
func TestCounterManyWords(t *testing.T) {
	c := NewLexicon().Counter()
	for article := range 3 {
		const different = 3*fewWords + 5
		c.begin(4 * different)
		n := 0
		for i := range 4 * different {
			if c.isNew(shingle.Mix(uint64(i % different))) {
				n++
			}
		}
		if n != different {
			t.Errorf("article %d: %d different words, want %d", article, n, different)
		}
	}
	if most := 1 << 17; len(c.seen) > most {
		t.Errorf("%d places, more than %d", len(c.seen), most)
	}
}
