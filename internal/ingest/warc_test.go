package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func warcRecord(kind, address, contentType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-03-05T06:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, address, contentType, len(block), block)
}

func TestWARC(t *testing.T) {
	page := newsPage("", longStory)
	answer := func(headers, body string) string {
		return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + headers + "\r\n" + body
	}
	chunks := fmt.Sprintf("%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n", 100, page[:100], len(page)-100, page[100:])
	records := []string{
		warcRecord("warcinfo", "", "application/warc-fields", "software: x"),
		warcRecord("request", "https://post.example/1", "application/http", "GET / HTTP/1.1\r\n\r\n"),
		warcRecord("response", "https://post.example/1", "application/http; msgtype=response", answer("", page)),
		warcRecord("response", "https://post.example/2", "application/http", answer("Transfer-Encoding: chunked\r\n", chunks)),
		warcRecord("response", "https://post.example/3", "application/http", answer("Content-Encoding: gzip\r\n", gzipped(t, page))),
		warcRecord("response", "https://post.example/4", "application/http", answer("Transfer-Encoding: chunked\r\n", page)), // taken apart already
		warcRecord("response", "https://post.example/5", "application/http", "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n"+page),
		warcRecord("response", "https://post.example/6", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
		warcRecord("resource", "https://post.example/7", "text/html", page),
		warcRecord("conversion", "https://www.post.example/8", "text/plain", "Rain\nRain fell.\n"),
		warcRecord("response", "https://post.example/9", "application/http", answer("Content-Encoding: br\r\n", "x")),
	}
	want := []string{"https://post.example/1", "https://post.example/2", "https://post.example/3", "https://post.example/4", "https://post.example/7", "https://www.post.example/8"}
	var single strings.Builder
	for _, r := range records {
		single.WriteString(gzipped(t, r))
	}
	for name, content := range map[string]string{"a.warc": strings.Join(records, ""), "a.warc.gz": single.String()} {
		tree(t, map[string]string{name: content})
		articles, skipped := mustCollect(t, open(t, "", Options{}, name))
		if got := ids(articles); !slices.Equal(got, want) || !slices.Equal(skipped, []string{name + `:11: a page packed by "br", which is not read`}) {
			t.Errorf("%s: %q, want %q; skipped %q", name, got, want, skipped)
		}
		for _, a := range articles[:5] {
			if !strings.HasPrefix(a.Body, "Rain fell on the harbour") || a.Published.IsZero() || a.Source != "post.example" || a.Title != "Rain falls | Post" {
				t.Errorf("%s: %s", name, told(a))
			}
		}
		if got := told(articles[5]); got != "https://www.post.example/8|Rain|2024-03-05T06:00:00Z|post.example|||https://www.post.example/8|Rain\nRain fell.\n" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestDamagedWARC(t *testing.T) {
	one, two := warcRecord("conversion", "https://post.example/1", "text/plain", "Rain fell."), warcRecord("conversion", "https://post.example/2", "text/plain", "Sun.")
	tests := []struct{ name, content, want, skipped string }{
		{"no page", warcRecord("warcinfo", "", "application/warc-fields", "software: x"), "", "-: a web archive without a page"},
		{"something between", one + "garbage\n\n" + two, "https://post.example/1,https://post.example/2", ""},
		{"a length that is none", strings.Replace(one, "Content-Length: 10", "Content-Length: ten", 1) + two, "https://post.example/2", "-:1: empty"},
		{"cut", one + two[:len(two)-6], "https://post.example/1", "-:2: it is cut off: unexpected EOF"},
		{"headers without end", one + "WARC/1.0\r\nX: " + strings.Repeat("y", 2<<20), "https://post.example/1", "-:2: headers of more than 1048576 bytes"},
		{"chunks that are none", warcRecord("response", "https://post.example/3", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<html>"+longStory) + two, "https://post.example/3,https://post.example/2", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			articles, skipped := mustCollect(t, open(t, test.content, Options{}, "-"))
			if got := strings.Join(ids(articles), ","); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
			if got := strings.Join(skipped, "; "); got != test.skipped {
				t.Errorf("skipped %q, want %q", got, test.skipped)
			}
		})
	}
}
