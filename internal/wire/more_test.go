package wire

import (
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

// The link to the rest of a text that a feed cut off is no word of the story.
func TestMoreBehind(t *testing.T) {
	const cut = "The lighthouse of Oster went dark on Saturday, after the coast guard found"
	for body, want := range map[string]string{
		cut + " ... read the full story": "read the full story",
		cut + "… Read more »":            "Read more »",
		cut + " [...] more":              "more",
		cut + "... (more)":               "(more)",
		cut + " Lire la suite":           "Lire la suite",
		cut + " Leer más":                "Leer más",
		cut + " Читать далее":            "Читать далее",
		cut + "…続きを読む":                   "続きを読む",
		cut + "...":                      "",
		cut + " more":                    "",
		cut + " that children read more": "",
	} {
		got := ""
		for _, z := range Parse(&news.Article{Body: body}).Zones {
			if z.Kind == Related || z.Kind == Take || z.Kind == SignOff || z.Kind == VersionLine {
				got = z.Span.Cut(body)
			}
		}
		if got != want {
			t.Errorf("%q: %q; want %q", body, got, want)
		}
	}
}
