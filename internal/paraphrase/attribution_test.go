package paraphrase

import (
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

// TestSaid cuts attributions off the ends of sentences.
func TestSaid(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	e := NewEncoder(m, "en")
	tests := []struct{ name, sentence, want string }{
		{"none", "The harbour will be closed on Monday.", "The harbour will be closed on Monday"},
		{"behind, by a pronoun", "“The harbour will be closed on Monday,” he said.", "The harbour will be closed on Monday"},
		{"behind, by a name", "The harbour will be closed on Monday, the mayor said on Tuesday.", "The harbour will be closed on Monday"},
		{"behind, verb first", "The harbour will be closed on Monday, said the mayor.", "The harbour will be closed on Monday"},
		{"before, with that", "The mayor said that the harbour will be closed on Monday.", "the harbour will be closed on Monday"},
		{"before, without that", "The mayor said the harbour will be closed on Monday.", "the harbour will be closed on Monday"},
		{"according to", "According to the mayor, the harbour will be closed on Monday.", "the harbour will be closed on Monday"},
		{"too little would be left", "Go home, said the mayor of the town.", "Go home, said the mayor of the town"},
		{"references", "The caf&eacute; won&#8217;t close on Monday, the mayor&#8217;s office said.", "The caf&eacute; won&#8217;t close on Monday"},
		{"no word", "- 30 -", "30"},
		{"nothing", "***", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			body := "Before. " + tt.sentence + " After."
			got := e.Said(body, news.Span{Start: 8, End: uint32(8 + len(tt.sentence))})
			if got.Cut(body) != tt.want {
				t.Errorf("%q, want %q", got.Cut(body), tt.want)
			}
		})
	}
}
