package boilerplate

import (
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

// TestInMarks looks at the words in brackets.
func TestInMarks(t *testing.T) {
	tests := []struct {
		text string
		want bool
	}{
		{`The [ships left] the quay.`, false},
		{`"The [ships left] the quay," he said.`, true},
		{`The [ships "left] the quay," he said.`, true},
		{`The crew of the "Meridian" saw [ships leave] the quay.`, false},
		{`The [ships leave] the quay of "Port Town" in May.`, false},
		{`The [ships left] the quay," he said.`, true},
		{`“The [ships left] the quay,” he said.`, true},
		{`«The [ships left] the quay», he said.`, true},
		{`Don"t miss the [ships that leave] today.`, false},           // a broken apostrophe
		{`News and more "?sent to [your inbox every] day.`, false},    // a broken dash
		{`The elusive "mom"?that would [wear these] coats.`, false},   // both
		{`The teachers"?union and [the ships left] the quay.`, false}, // a broken apostrophe
		{`He said ("the [ships left]") nothing.`, true},
	}
	for _, tt := range tests {
		from := strings.Index(tt.text, "[")
		to := strings.Index(tt.text, "]") - 1
		text := strings.NewReplacer("[", "", "]", "").Replace(tt.text)
		if got := inMarks(text, news.Span{Start: uint32(from), End: uint32(to)}); got != tt.want {
			t.Errorf("%s: %v", tt.text, got)
		}
	}
}
