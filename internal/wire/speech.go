package wire

import "strings"

// speechWords say in a headline that the article has the words of somebody, and little else.
var speechWords = [...]string{
	"full text", "transcript", "full transcript", "speech in full", "in full:", "full speech", "full remarks", "full statement", "remarks as prepared",
	"im wortlaut", "wortlaut der", "wortlaut:", "volltext", "texte intégral", "discours intégral", "l'intégralité d", "l’intégralité d", "verbatim",
	"texto completo", "texto íntegro", "discurso completo", "discurso íntegro", "testo integrale", "discorso integrale", "na íntegra", "integrale tekst",
	"volledige tekst", "hela talet", "hele talen", "hele talet", "koko puhe", "pełny tekst", "pełna treść", "полный текст", "стенограмма", "повний текст",
}

// IsSpeech reports whether a headline says that the article has the words of somebody, as he or she said them: "The mayor's speech (full
// text)", "Transcript: ...". They are owed to the speaker, and to no outlet that prints them.
func IsSpeech(headline string) bool {
	low := strings.ToLower(headline)
	for _, words := range speechWords {
		if at := strings.Index(low, words); at >= 0 && wordEnds(low[at+len(words):]) && (at == 0 || wordEnds(low[at-1:])) {
			return true
		}
	}
	return false
}
