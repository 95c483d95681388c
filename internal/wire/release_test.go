package wire

import (
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

// TestMayAnnounce checks that no text of an announcement is turned down before it is read in small letters.
func TestMayAnnounce(t *testing.T) {
	for _, words := range announcingWords {
		for _, text := range [...]string{words, strings.ToUpper(words), strings.ReplaceAll(words, "'", "’")} {
			if _, ok := announcing(&news.Article{Title: "Harrow Mills", Body: "Harrow Mills " + text + " a new mill."}); !ok {
				t.Errorf("%q is not found", text)
			}
		}
	}
	for _, text := range [...]string{"annonce aujourd’huil", "announced todays", "today it announced", ""} {
		if _, ok := announcing(&news.Article{Body: "Harrow Mills " + text + " a new mill."}); ok {
			t.Errorf("%q is found", text)
		}
	}
}
