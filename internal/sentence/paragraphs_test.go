package sentence

import (
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

func TestParagraphs(t *testing.T) {
	const wrapped = "The board of the harbour met for three hours on Monday. It gave\n" +
		"no reason for that. The mayor said he had been told to wait until\nthe ship had left the northern quay of the port."
	tests := []struct {
		name, body string
		want       string // a P for each sentence that begins a paragraph, an s for each other
	}{
		{"empty", "", ""},
		{"one line each", "We go. They stay.\nIt rains.", "PsP"},
		{"blank line", "We go. They stay.\n\nIt rains.", "PsP"},
		{"wrapped", wrapped, "Pss"},
		{"wrapped, with a blank line", wrapped + "\n\nHe left. She stayed.", "PssPs"},
		{"indented", wrapped + "\n    He left. She stayed.", "PssPs"},
		{"CR LF", strings.ReplaceAll(wrapped+"\n\nHe left.", "\n", "\r\n"), "PssP"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got strings.Builder
			for _, begins := range Paragraphs(nil, tt.body, Split(nil, tt.body, nil)) {
				got.WriteString(map[bool]string{true: "P", false: "s"}[begins])
			}
			if got.String() != tt.want {
				t.Errorf("got %s, want %s", got.String(), tt.want)
			}
		})
	}
}

// TestParagraphsAppends checks that Paragraphs keeps what dst holds.
func TestParagraphsAppends(t *testing.T) {
	body := "We go. They stay.\nIt rains. It snows.\n"
	sentences := []news.Span{{Start: 0, End: 6}, {Start: 7, End: 17}, {Start: 18, End: 27}, {Start: 28, End: 37}}
	got := Paragraphs([]bool{true}, body, sentences)
	if want := []bool{true, true, false, true, false}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
