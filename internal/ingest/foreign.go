package ingest

import (
	"fmt"
	"slices"
)

// foreign returns an error where a text that begins with head holds articles in a form that is not read: taken for one article it
// would be compared with nothing that is like it. So would a table or a list of which only the name of the file, path, tells that it is
// one. The error says what to do.
func (in *Input) foreign(path string, head []byte) error {
	if root, _ := rootOf(head); root != "" && !isHTMLTag(root) {
		return fmt.Errorf("it looks like XML, with the element %s, which is of no format that is read; --input text reads it as one article all the same", root)
	}
	ext, _ := ending(path)
	for _, format := range in.formats[1:] {
		if !format.Plain && slices.Contains(format.Extensions, ext) {
			return fmt.Errorf("it is named %s but is not what such a file holds; --input text reads it as one article all the same", ext)
		}
	}
	return nil
}

// isHTMLTag reports whether an element of this name may begin a piece of HTML or a text with tags.
func isHTMLTag(name string) bool {
	switch name {
	case "a", "abbr", "b", "big", "em", "font", "html", "i", "img", "link", "meta", "small", "span", "strong", "sub", "sup", "u":
		return true
	}
	return tags[name] != tagInline
}
