package watch

import (
	"context"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/copytaster/copytaster/internal/atomicfile"
	"github.com/copytaster/copytaster/internal/ingest"
)

// atomEntries is how many matches the feed has, the last ones.
const atomEntries = 100

// Atom is an output that keeps a feed of the last matches in a file (RFC 4287), for people to subscribe to.
type Atom struct {
	Path  string
	State *State // where the matches are remembered
}

// Name implements [Output].
func (o Atom) Name() string { return "feed " + o.Path }

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Updated   string      `xml:"updated"`
	Author    string      `xml:"author>name"`
	Generator string      `xml:"generator"`
	Entries   []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID      string     `xml:"id"`
	Title   string     `xml:"title"`
	Updated string     `xml:"updated"`
	Links   []atomLink `xml:"link"`
	Content atomText   `xml:"content"`
}

type atomLink struct {
	Rel   string `xml:"rel,attr"`
	Href  string `xml:"href,attr"`
	Title string `xml:"title,attr,omitempty"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// Send implements [Output]. The file appears whole or not at all.
func (o Atom) Send(_ context.Context, lines []Line) (int, error) {
	last, err := o.State.Last()
	if err != nil {
		return 0, err
	}
	all, err := o.State.Lines(max(0, last-atomEntries), atomEntries)
	if err != nil {
		return 0, err
	}
	path, err := filepath.Abs(o.Path)
	if err != nil {
		return 0, err
	}
	id := sha256.Sum256([]byte(path))
	feed := atomFeed{
		ID: fmt.Sprintf("urn:copytaster:watch:%x", id[:16]), Title: "copytaster: matches", Author: "copytaster", Generator: "copytaster",
		Updated: time.Unix(0, 0).UTC().Format(time.RFC3339),
	}
	for i := len(all) - 1; i >= 0; i-- {
		m, err := readMatch(all[i].JSON)
		if err != nil {
			return 0, err
		}
		feed.Entries = append(feed.Entries, m.entry())
	}
	if len(feed.Entries) > 0 {
		feed.Updated = feed.Entries[0].Updated
	}
	err = atomicfile.Write(o.Path, func(w io.Writer) error {
		if _, err := io.WriteString(w, xml.Header); err != nil {
			return err
		}
		e := xml.NewEncoder(w)
		e.Indent("", "  ")
		if err := e.Encode(feed); err != nil {
			return err
		}
		_, err := io.WriteString(w, "\n")
		return err
	})
	if err != nil {
		return 0, err
	}
	return len(lines), nil
}

// entry returns the entry of a match.
func (m *Match) entry() atomEntry {
	e := atomEntry{ID: "urn:copytaster:match:" + m.ID, Title: m.summary(), Updated: m.Found, Content: atomText{"text", m.passages()}}
	if ingest.IsAddress(m.New.URL) {
		e.Links = append(e.Links, atomLink{"alternate", m.New.URL, m.New.Title})
	}
	if ingest.IsAddress(m.Known.URL) {
		e.Links = append(e.Links, atomLink{"related", m.Known.URL, m.Known.Title})
	}
	return e
}

// passages returns what the new article has in common with the other, a paragraph each.
func (m *Match) passages() string {
	var out []string
	add := func(a, b string) {
		if text := map[string]string{"a": a, "b": b}[m.Side]; text != "" {
			out = append(out, text)
		}
	}
	for i := range m.Pair.Passages {
		add(m.Pair.Passages[i].AText, m.Pair.Passages[i].BText)
	}
	for i := range m.Pair.Quotations {
		add(m.Pair.Quotations[i].AText, m.Pair.Quotations[i].BText)
	}
	return strings.Join(out, "\n\n")
}
