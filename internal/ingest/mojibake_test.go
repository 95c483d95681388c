package ingest

import (
	"strings"
	"testing"
)

func TestPutRight(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"curly marks", "â€œItâ€™s the town,â€\u009d he said.", "“It’s the town,” he said."},
		{"a closing mark that was lost", "â€œItâ€™s the town,â€\uFFFD he said.", "“It’s the town,” he said."},
		{"letters", "Le cafÃ© de l'Ã©tÃ©", "Le café de l'été"},
		{"Nordic", "CafÃ© NÃ¦rÃ¸y", "Café Nærøy"},
		{"a dash", "a â€“ b â€” c", "a – b — c"},
		{"a letter whose second byte Windows-1252 leaves out", "Ã\u0081rea, cafÃ©", "Área, café"},
		{"Cyrillic", "ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"},
		{"Cyrillic, read as Windows-1251", "РњРѕСЃС‚ СЃР»РѕРјР°РЅ", "Мост сломан"},
		{"Czech, read as Windows-1250", "PĹ™Ă­liĹˇ Ä›", "Příliš ě"},
		{"French, read as Macintosh", "l‚Äô√©t√©", "l’été"},
		{"Serbian that looks like it", "Рёка и Рѕ", "Рёка и Рѕ"},
		{"once", "The word cafÃ© is broken.", "The word cafÃ© is broken."},
		{"not as a whole", "â€œItâ€™s” the cafÃ©", "â€œItâ€™s” the cafÃ©"},
		{"Portuguese capitals", "A IRMÃ DO PREFEITO, JOÃO LIMÃO", "A IRMÃ DO PREFEITO, JOÃO LIMÃO"},
		{"a line of several", "“Yes,” he said.\nâ€œItâ€™s the town,â€\u009d she said.\nCafé", "“Yes,” he said.\n“It’s the town,” she said.\nCafé"},
		{"Latin-1", "Itâ\u0080\u0099s the cafÃ©", "It’s the café"},
		{"a clean text", "“It’s the café,” he said.", "“It’s the café,” he said."},
		{"another script", "Привет, Ã©Ã©", "Привет, Ã©Ã©"},
		{"a lost character", "cafÃ© \uFFFD Ã©tÃ©", "cafÃ© \uFFFD Ã©tÃ©"},
		{"ASCII", "nothing here", "nothing here"},
		{"nothing", "", ""},
	} {
		if got := putRight(tt.in); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestLooksMisread(t *testing.T) {
	for s, want := range map[string]bool{
		"â€œItâ€™s” the cafÃ©": true, "The word cafÃ© is broken.": true, "A IRMÃ DO PREFEITO, JOÃO LIMÃO": false, "« LIMÃ »": false,
		"“It’s the café,” he said.": false, "nothing": false, "": false,
	} {
		if got := looksMisread(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// Every text is asked.
func BenchmarkMayBeMisread(b *testing.B) {
	s := strings.Repeat("“The pier is safe,” she said — it’s open until the café closes. The harbour authority will repair the old lighthouse. ", 40)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		if mayBeMisread(s) {
			b.Fatal("it is not")
		}
	}
}
