package normalize

import (
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

// TestReferencesByHand: the body has two words, the first in [0, 10) and the second in [11, 22).
func TestReferencesByHand(t *testing.T) {
	body := "It&#8217;s Caf&eacute;."
	text := New().Text(body, nil, "en")
	want := New().Text("It’s Café.", nil, "en")
	if !slices.Equal(text.Words, want.Words) || !slices.Equal(text.Terms, want.Terms) {
		t.Errorf("the words are not those of the text that the references stand for")
	}
	if spans := []news.Span{{Start: 0, End: 10}, {Start: 11, End: 22}}; !slices.Equal(text.Spans, spans) {
		t.Errorf("spans %v, want %v", text.Spans, spans)
	}
}

// A text with and without references is one, in any language, and its spans cut the body as it is.
func TestReferences(t *testing.T) {
	for _, c := range []struct{ lang, escaped, plain string }{
		{"en", "&quot;It&#39;s the town&rsquo;s,&quot;&nbsp;AT&amp;T said &mdash; twice.", "\"It's the town’s,\" AT&T said — twice."},
		{"fr", "L&rsquo;&eacute;t&eacute; &agrave; N&icirc;mes co&ucirc;te 1&nbsp;000&nbsp;&euro;.", "L’été à Nîmes coûte 1 000 €."},
		{"es", "El ni&ntilde;o ma&#241;ana: &iquest;qui&#xE9;n?", "El niño mañana: ¿quién?"},
		{"de", "F&uuml;r die Stra&szlig;e der &Auml;rzte", "Für die Straße der Ärzte"},
		{"ru", "&#1055;&#1088;&#1080;&#1095;&#1072;&#1083; закрыт", "Причал закрыт"},
		{"en", "It&amp;#8217;s escaped twice in caf&amp;eacute;s", "It’s escaped twice in cafés"},
	} {
		n := New()
		escaped, plain := n.Text(c.escaped, nil, c.lang), n.Text(c.plain, nil, c.lang)
		if !slices.Equal(escaped.Words, plain.Words) || !slices.Equal(escaped.Terms, plain.Terms) {
			t.Errorf("%q and %q are not the same words", c.escaped, c.plain)
			continue
		}
		for i, s := range escaped.Spans {
			e, ok := news.Unescape(s.Cut(c.escaped))
			cut := s.Cut(c.escaped)
			if ok {
				cut = e.Text
			}
			if want := plain.Spans[i].Cut(c.plain); cut != want {
				t.Errorf("%q stands for %q, want %q", s.Cut(c.escaped), cut, want)
			}
		}
		if words := Words(nil, c.escaped); len(words) != len(Words(nil, c.plain)) || !slices.Equal(words, escaped.Spans) {
			t.Errorf("%q: words %v, want %v", c.escaped, words, escaped.Spans)
		}
		checkRecall(t, c.escaped, nil, escaped)
	}
}

// A zone round a word with a reference leaves that word out, and no other.
func TestReferencesInZone(t *testing.T) {
	body := "Caf&eacute; d&eacute;j&agrave; vu"
	zones := []wire.Zone{{Span: news.Span{Start: 12, End: 30}}}
	text := New().Text(body, zones, "fr")
	if len(text.Spans) != 2 || len(text.Left) != 1 || text.Left[0].Cut(body) != "d&eacute;j&agrave;" {
		t.Errorf("spans %v, left out %v", text.Spans, text.Left)
	}
	checkRecall(t, body, zones, text)
}
