package ingest

import (
	"archive/tar"
	"bytes"
	"strings"
	"testing"
)

// Content that was made to break a reader. Each is read or skipped for what it is, within the limits; none ends the run, reaches out of
// the file or is taken for what it is not. The article beside each is read all the same.
func TestHostile(t *testing.T) {
	const said = "The mayor said on Monday that the bridge would open in March."
	rss := func(head, description string) string {
		return head + `<rss><channel><item><title>Bridge</title><description>` + description + `</description></item></channel></rss>`
	}
	var entities strings.Builder
	entities.WriteString(`<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "lol">`)
	for c := 'b'; c <= 'j'; c++ {
		entities.WriteString(`<!ENTITY ` + string(c) + ` "` + strings.Repeat("&"+string(c-1)+";", 10) + `">`)
	}
	nested := zipped(t, "a.txt", said)
	for range 40 {
		nested = zipped(t, "in.zip", nested)
	}
	twice := gzipped(t, gzipped(t, gzipped(t, strings.Repeat("\x00", 8<<20))))
	tests := []struct{ name, file, content, want string }{ // want: what the skip says, or "read" and of how many articles
		{"entities that grow", "f.xml", rss(entities.String()+"]>", "&j; "+said), "read 1"},
		{"an entity of a file", "f.xml", rss(`<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>`, "&x; "+said), "read 1"},
		{"entities from elsewhere", "f.xml", `<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x.dtd"> %x;]><nitf><body><body.content><p>` + said + `</p></body.content></body></nitf>`, "read 1"},
		{"a zip bomb", "f.zip", zipped(t, "a.txt", strings.Repeat("a ", 4<<20)), "an article of more than 1048576 bytes"},
		{"a nest of zips", "f.zip", nested, "more than 3 archives in one another"},
		{"a zip that leads out", "f.zip", zipped(t, "../../../out.txt", said, "/out.txt", said+" Again."), "read 2"},
		{"a zip that is cut", "f.zip", zipped(t, "a.txt", strings.Repeat(said, 100))[:60], "damaged zip data"},
		{"a gzip bomb", "f.txt.gz", gzipped(t, strings.Repeat("word ", 2<<20)), "an article of more than 1048576 bytes"},
		{"gzip in gzip", "f.txt.gz", twice, "binary file"},
		{"a gzip that is cut", "f.txt.gz", gzipped(t, strings.Repeat(said, 1000))[:100], "damaged gzip data"},
		{"a zstd bomb", "f.txt.zst", zstded(t, strings.Repeat("word ", 2<<20)), "an article of more than 1048576 bytes"},
		{"a tar that leads out", "f.tar", tarOf(t, tar.Header{Name: "../../out.txt", Size: int64(len(said))}, said), "read 1"},
		{"a tar with a link", "f.tar", tarOf(t, tar.Header{Name: "out.txt", Typeflag: tar.TypeSymlink, Linkname: "/etc/hostname"}, ""), "read 0"},
		{"a tar with a device", "f.tar", tarOf(t, tar.Header{Name: "dev", Typeflag: tar.TypeChar}, ""), "read 0"},
		{"lists in lists", "f.json", strings.Repeat("[", 1_000_000), "named .json but is not"},
		{"objects in objects", "f.jsonl", `{"text":` + strings.Repeat(`{"a":`, 100_000), "exceeded max depth"},
		{"elements in elements", "f.xml", `<rss>` + strings.Repeat("<a>", 300_000), "cut off"},
		{"divisions in divisions", "f.html", `<html><body>` + strings.Repeat("<div>", 100_000) + said, "open stack of elements exceeds 512 nodes"},
		{"braces in braces", "f.rtf", `{\rtf1 ` + strings.Repeat("{", 300_000) + said, "read 1"},
		{"parts in parts", "f.eml", "From: a@b\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" +
			strings.Repeat("--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n", 5000), "read 1"},
		{"a line without end", "f.jsonl", `{"id":"1","text":"` + strings.Repeat("word ", 2<<20), "a line of 10485778 bytes"},
		{"a cell without end", "f.csv", "id,text\n1,\"" + strings.Repeat("word ", 2<<20), "a line of 10485763 bytes"},
		{"a text without end", "f.txt", strings.Repeat("word", 2<<20), "an article of more than 1048576 bytes"},
		{"a page without end", "f.html", `<html><body>` + strings.Repeat("<p>"+said, 200_000), "more than"},
		{"many columns", "f.csv", "id,text" + strings.Repeat(",c", 20_000) + "\n1," + said + strings.Repeat(",x", 20_000) + "\n", "read 1"},
		{"more columns than are looked at", "f.csv", "id,text" + strings.Repeat(",c", 90_000) + "\n1," + said + strings.Repeat(",x", 90_000) + "\n", "named .csv but is not"},
		{"many attributes", "f.html", "<html><body><p " + strings.Repeat("a=1 ", 50_000) + ">" + strings.Repeat(said+" ", 20), "read 1"},
		{"a footer before the file", "f.parquet", "PAR1" + strings.Repeat("x", 1000) + "\xff\xff\xff\x7fPAR1", "damaged Parquet data"},
		{"a footer of nothing", "f.parquet", "PAR1\x00\x00\x00\x00PAR1", "damaged Parquet data"},
		{"a document without text", "f.docx", zipped(t, "[Content_Types].xml", "<x/>", "word/document.xml", "<w:document>"+strings.Repeat("<w:p>", 50_000)), "no text"},
		{"a document that is a bomb", "f.docx", zipped(t, "[Content_Types].xml", "<x/>", "word/document.xml", "<w:document><w:p>"+strings.Repeat("a ", 4<<20)), "longer than an article may be"},
		{"a record of any length", "f.warc", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<html><p>" + said, "cut off"},
		{"a record of less than nothing", "f.warc", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<html><p>" + said, "damaged web archive"},
		{"bytes that RTF announces", "f.rtf", `{\rtf1 \bin99999999999 ` + said + "}", "no text"},
		{"NULs", "f.txt", strings.Repeat("\x00", 1000), "binary file"},
		{"marks of telex alone", "f.txt", strings.Repeat("\x01", 10) + "abc\x02" + said + strings.Repeat("\x03", 10_000), "binary file"},
		{"halves of characters", "f.jsonl", `{"id":"s","text":"\ud800\udfff \ud800 ` + said + `"}`, "read 1"},
		{"a number of many digits", "f.jsonl", `{"id":` + strings.Repeat("9", 100_000) + `,"text":"` + said + `"}`, "read 1"},
		{"keys twice", "f.jsonl", `{"text":"first","text":"` + said + `","id":"a","id":"b"}`, "read 1"},
		{"a date of no calendar", "f.jsonl", `{"date":"99999999999999999999-13-45T99:99","text":"` + said + `"}`, "read 1"},
		{"a PDF that is packed", "f.txt.gz", gzipped(t, "%PDF-1.4 "+strings.Repeat("\x80", 100)), "a PDF, which is not read"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tree(t, map[string]string{"in/" + test.file: test.content, "in/z.txt": said})
			in := open(t, "", Options{}, "in")
			in.limit = 1 << 20
			articles, skipped := mustCollect(t, in)
			if len(articles) == 0 || articles[len(articles)-1].ID != "z.txt" {
				t.Fatalf("the article beside it is not read; skipped %.300q", skipped)
			}
			for _, a := range articles {
				if len(a.Body) > 2<<20 || strings.HasPrefix(a.ID, "..") || strings.HasPrefix(a.ID, "/") {
					t.Errorf("an article of %d bytes, %.100q", len(a.Body), a.ID)
				}
			}
			if n, ok := strings.CutPrefix(test.want, "read "); ok {
				if len(articles) != int(n[0]-'0')+1 || skipped != nil {
					t.Errorf("%d articles, skipped %.300q; want %s", len(articles)-1, skipped, n)
				}
				return
			}
			if len(skipped) != 1 || !strings.Contains(skipped[0], test.want) || len(skipped[0]) > 500 {
				t.Errorf("skipped %.300q, want %q", skipped, test.want)
			}
		})
	}
}

// tarOf returns a tar archive of one file.
func tarOf(t testing.TB, head tar.Header, content string) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	if err := w.WriteHeader(&head); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
