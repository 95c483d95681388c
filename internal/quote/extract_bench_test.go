package quote

import (
	"os"
	"strings"
	"testing"
)

// BenchmarkExtract reads one of the five articles, two thirds of which are in quotation marks or beside them, and an
// equal amount of text without a mark.
func BenchmarkExtract(b *testing.B) {
	const size = 2300 // bytes
	marked := readArticle(b, "003_c5d2321bc6b974fc.txt")[500:]
	var plain strings.Builder
	for _, name := range []string{"001_24ab744bbf5cc465.txt", "002_a9800f5b94e46b94.txt", "004_bdcb524915d240fb.txt"} {
		for line := range strings.Lines(readArticle(b, name)) {
			if !strings.ContainsAny(line, "\"“”") {
				plain.WriteString(line)
			}
		}
	}
	for name, body := range map[string]string{"marked": marked[:size], "plain": plain.String()[:size]} {
		b.Run(name, func(b *testing.B) {
			sentences := plainSentences(body)
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			var e Extractor
			for b.Loop() {
				e.Extract(body, nil, sentences)
			}
		})
	}
}

func readArticle(b *testing.B, name string) string {
	data, err := os.ReadFile("../../testdata/wire/" + name)
	if err != nil {
		b.Fatal(err)
	}
	return string(data)
}
