package news_test

import (
	"fmt"
	"html"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// TestUnescapeByHand: in "Il caf&eacute; d&#8217;Or" the reference &eacute; stands in [6, 14) and is read as [6, 8), two bytes; what
// stands behind it is six bytes further in front.
func TestUnescapeByHand(t *testing.T) {
	body := "Il caf&eacute; d&#8217;Or"
	e, ok := news.Unescape(body)
	if !ok || e.Text != "Il café d’Or" {
		t.Fatalf("%v, %v", e, ok)
	}
	for _, c := range []struct{ body, text news.Span }{
		{news.Span{Start: 3, End: 14}, news.Span{Start: 3, End: 8}},   // café
		{news.Span{Start: 15, End: 25}, news.Span{Start: 9, End: 15}}, // d’Or
		{news.Span{Start: 6, End: 14}, news.Span{Start: 6, End: 8}},   // é
		{news.Span{Start: 0, End: 2}, news.Span{Start: 0, End: 2}},
		{news.Span{Start: 25, End: 25}, news.Span{Start: 15, End: 15}},
	} {
		if in, out := e.In(c.body), e.Out(c.text); in != c.text || out != c.body {
			t.Errorf("%q: In %v and Out %v, want %v and %v", c.body.Cut(body), in, out, c.text, c.body)
		}
	}
	if got := e.In(news.Span{Start: 8, End: 10}); got.Cut(e.Text) != "é" {
		t.Errorf("a part of a reference is %q, want all of it", got.Cut(e.Text))
	}
}

func TestUnescape(t *testing.T) {
	for _, c := range [][2]string{
		{"It&#8217;s AT&amp;T", "It’s AT&T"},
		{"It&amp;#8217;s caf&amp;amp;eacute;", "It’s café"},
		{"&quot;Caf&#xE9;&quot;&nbsp;&mdash; done", "\"Café\"\u00a0— done"},
		{"&#146;", "’"}, // Windows-1252, as browsers read it
		{"&semi;&#59;", ";;"},
		{"AT&amp;T said &mdash; no", "AT&T said — no"},
	} {
		if e, ok := news.Unescape(c[0]); !ok || e.Text != c[1] {
			t.Errorf("%q is read as %+v, want %q", c[0], e, c[1])
		}
	}
	for _, body := range []string{"", "AT&T; a&b;", "&notit;", "&eacute", "& amp;", "fish & chips; more", "&;", "&", "R&D;"} {
		if e, ok := news.Unescape(body); ok {
			t.Errorf("%q is read as %q", body, e.Text)
		}
	}
}

// FuzzUnescape compares the text with that of the standard library where that reads references with a semicolon only, and checks that
// spans go over and come back.
func FuzzUnescape(f *testing.F) {
	f.Add("It&#8217;s caf&eacute; &amp;amp; AT&amp;T &notit; &copy 2024")
	f.Add("&amp;#8217;&quot;")
	f.Fuzz(func(t *testing.T, body string) {
		if !utf8.ValidString(body) || len(body) > 1000 {
			return
		}
		e, ok := news.Unescape(body)
		if !ok {
			return
		}
		if !utf8.ValidString(e.Text) {
			t.Fatalf("%q is not valid", e.Text)
		}
		whole := news.Span{End: uint32(len(body))}
		if in := e.In(whole); in.Cut(e.Text) != e.Text || e.Out(in) != whole {
			t.Fatalf("%q: In of all is %v and back %v", body, in, e.Out(in))
		}
		for i := range e.Text {
			_, n := utf8.DecodeRuneInString(e.Text[i:])
			s := news.Span{Start: uint32(i), End: uint32(i + n)}
			out := e.Out(s)
			if back := e.In(out); back.Start > s.Start || back.End < s.End {
				t.Fatalf("%q: %v goes out to %v and comes in as %v", body, s, out, back)
			}
			if raw := out.Cut(body); raw != s.Cut(e.Text) && !strings.Contains(html.UnescapeString(html.UnescapeString(html.UnescapeString(raw))), s.Cut(e.Text)) && strings.Count(raw, "&amp;") < 3 && strings.Count(raw, "amp;") < 3 {
				t.Fatalf("%q stands for %q", raw, s.Cut(e.Text))
			}
		}
	})
}

func ExampleUnescape() {
	e, _ := news.Unescape("Caf&eacute; Lumi&egrave;re")
	fmt.Println(e.Text, e.Out(news.Span{Start: 0, End: 5}))
	// Output: Café Lumière {0 11}
}
