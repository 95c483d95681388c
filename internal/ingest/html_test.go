package ingest

import (
	"slices"
	"strings"
	"testing"
)

// newsPage is a page with what stands round an article.
func newsPage(head, article string) string {
	return `<!DOCTYPE html><html lang="en-GB"><head><title>Rain falls | Post</title>` + head + `</head><body><nav><ul><li><a href="/">Home</a><li><a href="/w">World</a></ul></nav>
<div class="sidebar"><a href="/1">Most read</a> <a href="/2">Cannery to close</a></div><main><article><h1>Rain falls</h1>` + article + `
<p><a href="/3">Read more: the wettest winter</a></p></article></main><footer><p>Copyright Post. All rights reserved. <a href="/terms">Terms</a></p></footer><script>var x = "<p>no</p>";</script></body></html>`
}

const longStory = `<p>Rain fell on the harbour on Monday, and the owners of the cannery said that they had not seen so much of it since the spring of the great flood, which took the old pier.</p>
<p>The town council met in the evening, and voted to lend the fishermen two pumps, a truck and the hall of the school, until the water is out of their cellars and sheds.</p>
<figure><img src=x><figcaption>The harbour. Photo: Jo Wu</figcaption></figure>
<p>Nobody was hurt, said the mayor,<br>who had come in boots, and nobody in the town expects the ferry before Thursday, when the wind is to turn.</p>`

func TestHTML(t *testing.T) {
	const body = "Rain fell on the harbour on Monday, and the owners of the cannery said that they had not seen so much of it since the spring of the great flood, which took the old pier.\n\n" +
		"The town council met in the evening, and voted to lend the fishermen two pumps, a truck and the hall of the school, until the water is out of their cellars and sheds.\n\n" +
		"Nobody was hurt, said the mayor,\nwho had come in boots, and nobody in the town expects the ferry before Thursday, when the wind is to turn."
	desk := func(canonical, subjects string) string {
		return "|{Status: Embargo: Version: Slug: Urgency: Note: Dateline: Canonical:" + canonical + " Subjects:[" + subjects + "] Cut:false}"
	}
	testReading(t, []reading{
		{"Open Graph and meta tags", newsPage(`<meta property="og:title" content="Rain"><meta property="og:site_name" content="The Post"><meta name="author" content="Jo Wu">
			<meta property="article:published_time" content="2024-03-05T06:00:00+01:00"><link rel="canonical" href="https://post.example/rain"><meta name="keywords" content="rain, harbour">`, longStory),
			[]string{"stdin|Rain|2024-03-05T05:00:00Z|The Post|Jo Wu|en|https://post.example/rain|" + body + desk("https://post.example/rain", "rain harbour")}, ""},
		{"JSON-LD", newsPage(`<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"Wet",
			"datePublished":"2024-03-05","author":[{"@type":"Person","name":"Jo Wu"},{"name":"Al B"}],"publisher":{"name":"Post"}}]}</script>`, longStory),
			[]string{"stdin|Wet|2024-03-05T00:00:00Z|Post|Jo Wu, Al B|en||" + body}, ""},
		{"no meta tags", newsPage("", longStory), []string{"stdin|Rain falls | Post||||en||" + body}, ""},
		{"Windows-1251 by a meta tag", "<html><head><meta http-equiv=content-type content='text/html; charset=windows-1251'><title>\xc4\xee\xe6\xe4\xfc</title></head><body><p>\xc4\xee\xe6\xe4\xfc \xe8\xe4\xb8\xf2.</p></body></html>",
			[]string{"stdin|Дождь||||||Дождь идёт."}, ""},
		{"nothing but links", "<html><body><nav><a href=x>Home</a></nav><ul><li><a href=y>One</a></ul></body></html>", nil, "-: a page without an article; --input text reads it with its tags"},
	})
}

// Elements in one another without end are an error, and take no stack.
func TestDeepHTML(t *testing.T) {
	articles, skipped := mustCollect(t, open(t, "<html><body>"+strings.Repeat("<div>", 1<<20), Options{}, "-"))
	if articles != nil || len(skipped) != 1 {
		t.Errorf("%d articles, skipped %q", len(articles), skipped)
	}
	articles, skipped = mustCollect(t, open(t, "<html><body>"+strings.Repeat("<p>Rain falls.</p>", 1<<20), Options{}, "-"))
	if articles != nil || !slices.Equal(skipped, []string{"-: a page of more than 8 MiB"}) {
		t.Errorf("%d articles, skipped %q", len(articles), skipped)
	}
}

func FuzzHTML(f *testing.F) {
	fuzzFormat(f, "html", newsPage(`<script type="application/ld+json">[{"@type":"NewsArticle","author":{"name":1}}]</script>`, longStory), "<!doctype html><table><p>a<template><svg><title>b")
}
