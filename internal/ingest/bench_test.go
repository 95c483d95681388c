package ingest

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"strings"
	"testing"
)

// benchFormats are the same articles in each format; what reading them costs is compared with jsonl.
func benchFormats(t testing.TB) map[string]string {
	var jsonl, table, feed, ninjs strings.Builder
	w := csv.NewWriter(&table)
	_ = w.Write([]string{"id", "title", "date", "source", "text"})
	feed.WriteString("<rss><channel><title>Post</title>")
	for i := range 2000 {
		id, title, date := fmt.Sprintf("urn:x:%d", i), fmt.Sprintf("Story %d on the harbour", i), "2024-03-05T06:00:00Z"
		var text, marked strings.Builder
		for p := range 8 {
			paragraph := strings.Repeat(fmt.Sprintf("The harbour “authority” will repair lighthouse %d of %d, and more besides. ", i, p), 4)
			fmt.Fprintf(&text, "%s\n\n", paragraph)
			fmt.Fprintf(&marked, "<p>%s</p>\n", paragraph)
		}
		line := func(v any) string {
			b, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			return string(b) + "\n"
		}
		jsonl.WriteString(line(map[string]string{"id": id, "title": title, "date": date, "source": "Post", "text": text.String()}))
		ninjs.WriteString(line(map[string]string{"uri": id, "type": "text", "headline": title, "versioncreated": date, "body_text": text.String()}))
		_ = w.Write([]string{id, title, date, "Post", text.String()})
		fmt.Fprintf(&feed, "<item><title>%s</title><guid>%s</guid><pubDate>%s</pubDate><description>%s</description></item>\n", title, id, date, html.EscapeString(marked.String()))
	}
	w.Flush()
	feed.WriteString("</channel></rss>")
	return map[string]string{"jsonl": jsonl.String(), "csv": table.String(), "feed": feed.String(), "ninjs": ninjs.String(), "json": "[" + strings.ReplaceAll(strings.TrimSpace(jsonl.String()), "\n", ",\n") + "]"}
}

func BenchmarkFormats(b *testing.B) {
	for name, content := range benchFormats(b) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				if articles, skipped := mustCollect(b, open(b, content, Options{Format: name}, "-")); len(articles) != 2000 {
					b.Fatal(len(articles), skipped)
				}
			}
		})
	}
}
