package report

import (
	"bytes"
	"fmt"
	"html"
	"io"
)

// writePlain writes what a browser without script shows: what was found, and a table of the pairs with the most words in common.
func (h *HTML) writePlain(w io.Writer) error {
	var b, buf = bytes.Buffer{}, []byte(nil)
	s, c := h.data.Sums, &h.data.Counts
	fmt.Fprintf(&b, "<h1>%s of %s share text</h1>\n<p>%s share passages, %s quotations only, %s a sentence in other words only. %s.</p>\n",
		number(s.Paired), count(c.Articles, "article"), number(s.Sharing.Passages), number(s.Sharing.Quotations), number(s.Sharing.Paraphrases), count(s.Pairs, "pair"))
	shown := h.pairs[:min(len(h.pairs), maxPlainRows)]
	if len(shown) == 0 {
		_, err := w.Write(b.Bytes())
		return err
	}
	b.WriteString("<table>\n<thead><tr><th scope=\"col\">Words</th><th scope=\"col\">Relation</th><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead>\n<tbody>\n")
	for i := range shown {
		p, err := h.record(&shown[i], &buf)
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n", number(p.WordsShared), html.EscapeString(p.Relation),
			labelled(&h.articles[p.A].head), labelled(&h.articles[p.B].head))
	}
	b.WriteString("</tbody>\n</table>\n")
	if more := s.Pairs - len(shown); more > 0 {
		fmt.Fprintf(&b, "<p>%s more in pairs.jsonl, in the folder of the run.</p>\n", count(more, "pair"))
	}
	_, err := w.Write(b.Bytes())
	return err
}

// labelled says which article it is, as markup.
func labelled(a *htmlArticle) string {
	name := a.ID
	switch {
	case a.Title != "":
		name = a.Title
	case a.Headline != "":
		name = a.Headline
	}
	if a.Source != "" {
		name += " (" + a.Source + ")"
	}
	return html.EscapeString(name)
}
