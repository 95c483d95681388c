package watch

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
)

// mostFeeds is how many feeds a list may have.
const mostFeeds = 10_000

// listed is a feed of a list.
type listed struct{ title, address string }

// isList reports whether b begins as an OPML list does.
func isList(b []byte) bool {
	d := newListDecoder(b)
	for range 100 { // comments and such
		t, err := d.RawToken()
		if err != nil {
			return false
		}
		if start, ok := t.(xml.StartElement); ok {
			return strings.EqualFold(start.Name.Local, "opml")
		}
	}
	return false
}

func newListDecoder(b []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset.NewReaderLabel
	return d
}

// readList returns the feeds of an OPML list, each address once, in their order. See http://opml.org/spec2.opml.
func readList(b []byte) (out []listed, err error) {
	d := newListDecoder(b)
	known, whole := make(map[string]bool), false
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) && whole {
			return out, nil
		}
		if errors.Is(err, io.EOF) {
			err = errors.New("it is cut off: there is no </opml>")
		}
		if err != nil {
			line, _ := d.InputPos()
			return nil, fmt.Errorf("line %d of the list: %w", line, err)
		}
		if end, ok := t.(xml.EndElement); ok && strings.EqualFold(end.Name.Local, "opml") {
			whole = true
		}
		start, ok := t.(xml.StartElement)
		if !ok || !strings.EqualFold(start.Name.Local, "outline") {
			continue
		}
		var f listed
		for _, a := range start.Attr {
			switch strings.ToLower(a.Name.Local) {
			case "xmlurl":
				f.address = strings.TrimSpace(a.Value)
			case "title", "text":
				f.title = a.Value
			}
		}
		if f.address == "" || known[f.address] {
			continue
		}
		if len(out) == mostFeeds {
			return nil, fmt.Errorf("a list of more than %d feeds", mostFeeds)
		}
		known[f.address] = true
		out = append(out, f)
	}
}
