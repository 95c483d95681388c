package ingest

import (
	"errors"
	"regexp"
)

// foreign returns an error where a text that begins with head holds articles in a form that is not read: taken for one article it
// would be compared with nothing that is like it. The error says what to do.
func foreign(head []byte) error {
	if startsXML.Match(head) {
		return errors.New("it looks like XML, such as a feed, which is not read: write JSON Lines, one article a line; --input text reads it as one article all the same")
	}
	return nil
}

var startsXML = regexp.MustCompile(`(?i)^\s*<(\?xml|rss|feed|rdf:rdf|nitf|newsml|newsitem|newsmessage|channel|opml)[\s>]`)
