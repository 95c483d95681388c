package ingest

import (
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

// fuzzFormat is the target of a format: whatever the bytes are, they give articles that can be compared, or skips.
func fuzzFormat(f *testing.F, format string, seeds ...string) {
	for _, row := range Formats() {
		if row.Name == format {
			f.Add([]byte(row.Example))
		}
	}
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, forced := range []string{format, ""} {
			in, err := Open([]string{"-"}, nil, strings.NewReader(string(content)), Options{Format: forced})
			if err != nil {
				t.Fatal(err)
			}
			in.limit = 1 << 20
			for a, err := range in.Articles(context.Background()) {
				if _, ok := errors.AsType[*Skipped](err); ok {
					continue
				}
				if err != nil {
					t.Fatal(err)
				}
				if strings.TrimSpace(a.Body) == "" || !utf8.ValidString(a.Body) || !utf8.ValidString(a.Title) || int64(len(a.Body)) > 3*in.limit {
					t.Fatalf("an article of %d bytes, %q", len(a.Body), a.Body[:min(len(a.Body), 80)])
				}
				if a.ID == "" || a.Place.Path != "-" && !strings.HasPrefix(a.Place.Path, "-/") {
					t.Fatalf("id %q, place %v", a.ID, a.Place)
				}
			}
		}
	})
}

func FuzzJSON(f *testing.F) {
	fuzzFormat(f, "json", `{"a":{"docs":[{"text":"x"}]}}`, `[{"text":"a"},7,"]",{"text":"\"]"}]`, "{\n\"text\":\"a\"} {\"text\":\"b\"}")
}

func FuzzFeed(f *testing.F) {
	fuzzFormat(f, "feed", `<feed xml:lang="en"><entry><content type="xhtml"><p>a<br>b</p></content></entry></feed>`,
		`<?xml version="1.0" encoding="windows-1251"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><item><title>&a;</title><description><![CDATA[<p>x</p>]]></description></item></rss>`,
		`<rdf:RDF><item rdf:about="x:y"><dc:creator>a@b (C)</dc:creator><content:encoded>&lt;p&gt;a</content:encoded>`)
}

func FuzzJSONFeed(f *testing.F) {
	fuzzFormat(f, "jsonfeed", `{"items":[{"id":7,"content_html":"<p>a"},{"summary":"b"}],"title":"x"}`, `{"items":[`)
}

func FuzzNinjs(f *testing.F) {
	fuzzFormat(f, "ninjs", `[{"uri":"u","bodies":[{"role":"main","value":"<p>a</p>"}],"headlines":[{"value":"b"}],"subject":[{"code":"1"}]}]`, `{"body_x":"a"}`)
}

func FuzzNITF(f *testing.F) {
	fuzzFormat(f, "nitf", `<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><body><p>a</p></body></nitf>`)
}

func FuzzNewsMLG2(f *testing.F) {
	fuzzFormat(f, "newsml-g2", `<newsMessage><itemSet><newsItem guid="a"><contentSet><inlineXML><html><body><p>a</p></body></html></inlineXML></contentSet></newsItem><packageItem/></itemSet></newsMessage>`)
}

func FuzzNewsML(f *testing.F) {
	fuzzFormat(f, "newsml", `<NewsML><NewsItem><NewsComponent><ContentItem><DataContent><nitf><body><body.content><p>a</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`)
}

func FuzzIPTC7901(f *testing.F) {
	fuzzFormat(f, "iptc7901", "\x01a\x02b\x03c\x01d\x02\xe4\x04")
}

func FuzzANPA(f *testing.F) {
	fuzzFormat(f, "anpa", "\x01a0001\x1fx\r\nr s\x13x 1-1 0001\r\n\x02^a<\r\n^By B=\r\n<\x03")
}

func FuzzTar(f *testing.F) {
	fuzzFormat(f, "tar", tarred(f, "a.txt", "x", "b/c.jsonl", `{"text":"y"}`), gzipped(f, tarred(f, "d.tar", tarred(f, "e", "z"))))
}

func FuzzZip(f *testing.F) {
	fuzzFormat(f, "zip", zipped(f, "a.txt", "x", "b/c.jsonl", `{"text":"y"}`), zipped(f, "d.zip", zipped(f, "../e", "z")))
}

func FuzzParquet(f *testing.F) {
	fuzzFormat(f, "parquet", parqueted(f), "PAR1\x00\x00\x00\x00PAR1")
}

func FuzzWARC(f *testing.F) {
	fuzzFormat(f, "warc", warcRecord("response", "https://x.example/1", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n1\r\na\r\n0\r\n\r\n"),
		"WARC/1.1\r\nContent-Length: 99999999999\r\nWARC-Type: resource\r\nContent-Type: text/html\r\n\r\n<p>x")
}

func FuzzMail(f *testing.F) {
	fuzzFormat(f, "eml", "From: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html; charset=koi8-r\nContent-Transfer-Encoding: base64\n\nPHA+\n--x--\n")
}

func FuzzMbox(f *testing.F) {
	fuzzFormat(f, "mbox", "From a Tue Mar  5 06:00:00 2024\nFrom: a\n\nb\n>From c\n\nFrom d Tue Mar  5 06:00:00 2024\nSubject: e\n\n")
}

func FuzzExport(f *testing.F) {
	fuzzFormat(f, "export", factivaText, proQuestText, nexisUniText)
}

func FuzzRTF(f *testing.F) {
	fuzzFormat(f, "rtf", `{\rtf1\ansicpg1251{\fonttbl x}\u1076?\'e4\par{\*\x y}\bin3 abc}`)
}

func FuzzDocx(f *testing.F) {
	fuzzFormat(f, "docx", docxOf(f, "a", "b"))
}

func FuzzODT(f *testing.F) {
	fuzzFormat(f, "odt", zipped(f, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<text:p>a<text:s/>b</text:p>"))
}
