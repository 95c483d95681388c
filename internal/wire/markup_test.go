package wire

import (
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

// TestUnclosedMarkup has what is opened and never closed beside what is. A missing end is sought once: megabytes of it would take
// minutes, and not a moment, if it were sought from each beginning.
func TestUnclosedMarkup(t *testing.T) {
	for _, tt := range []struct {
		name, body string
		want       []string
	}{
		{"script", "Rain <script> fell <b>on</b> Oslo.", []string{"<script>", "<b>", "</b>"}},
		{"scripts", "Rain <script>x</script> fell <script> on <script> Oslo.", []string{"<script>x</script>", "<script>", "<script>"}},
		{"style behind a script", "Rain <script> fell <style>x</style> on Oslo.", []string{"<script>", "<style>x</style>"}},
		{"comments", "Rain <!-- a --> fell <!-- on <i>Oslo</i>.", []string{"<!-- a -->", "<i>", "</i>"}},
	} {
		got := appendMarkup(nil, tt.body)
		if len(got) != len(tt.want) {
			t.Errorf("%s: %d zones, want %d: %v", tt.name, len(got), len(tt.want), got)
			continue
		}
		for i, z := range got {
			if s := z.Span.Cut(tt.body); s != tt.want[i] {
				t.Errorf("%s: %q, want %q", tt.name, s, tt.want[i])
			}
		}
	}
	for _, opening := range []string{"<script> a ", "<style>x ", "<!-- a "} {
		Parse(&news.Article{Body: strings.Repeat(opening, 4<<20/len(opening))})
	}
}
