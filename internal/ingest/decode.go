package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// decoder makes articles of JSON objects.
type decoder struct {
	keys [len(fields)]string // of the fields
	seen interner            // for fields that are the same in many records

	titled int // records without a text that were read with their title for it

	buf, joined []byte // for scalar and join
}

// decode returns the article in a JSON object. The ID is empty where the record has none. Without a readable text the
// error says why. It reports whether the date, if there is one, was understood.
func (d *decoder) decode(line []byte) (a news.Article, dated bool, err error) {
	if len(line) == 0 || line[0] != '{' {
		return a, false, errors.New("not a JSON object")
	}
	v, err := d.values(line)
	if err != nil {
		return a, false, err
	}
	if a.Body, err = d.text(v[fieldText]); errors.Is(err, errNoText) {
		a.Body, err = d.titleOf(line, v[fieldTitle])
	}
	if err != nil {
		return a, false, err
	}
	switch kind := kindOf(v[fieldID]); kind {
	case "string", "number", "null":
	default:
		return a, false, fmt.Errorf("the id is neither a string nor a number but: %s", kind)
	}
	a.ID, a.Title, a.URL = d.join(v[fieldID], v[fieldTitle], v[fieldURL])
	a.Source, a.Byline = d.seen.string(d.scalar(v[fieldSource])), d.seen.string(d.scalar(v[fieldByline]))
	a.Lang = primary(d.seen.string(d.scalar(v[fieldLang])))
	a.Role = role(d.seen.string(d.scalar(v[fieldRole])))
	if desk := v[fieldDesk]; kindOf(desk) == "object" {
		a.Desk = &news.Desk{}
		if json.Unmarshal(desk, a.Desk) != nil || a.Desk.IsZero() {
			a.Desk = nil // of another program
		}
	}
	date := string(d.scalar(v[fieldDate]))
	if date == "" {
		date = string(d.scalar(v[fieldPublished]))
	}
	a.Published, a.DateOnly, dated = parseDate(date)
	return a, dated || date == "", nil
}

// values returns the values of the fields.
func (d *decoder) values(line []byte) (values, error) {
	if v, ok := scan(line, &d.keys); ok {
		return v, nil
	}
	var record map[string]json.RawMessage
	if err := json.Unmarshal(line, &record); err != nil {
		return values{}, fmt.Errorf("broken JSON: %w", err)
	}
	var v values
	for i, key := range d.keys {
		v[i] = record[key]
	}
	return v, nil
}

// errNoText says that the field of the text is missing or blank.
var errNoText = errors.New("no text")

// titleOf returns the title of a record without a text, which is all that an alert or an item of a feed may have. Where the text may
// stand in another field, the error names the fields.
func (d *decoder) titleOf(line, value []byte) (string, error) {
	var record map[string]json.RawMessage
	if err := json.Unmarshal(line, &record); err != nil {
		return "", fmt.Errorf("broken JSON: %w", err)
	}
	var title string
	if kindOf(value) == "string" {
		title = strings.TrimSpace(string(d.scalar(value)))
	}
	_, has := record[d.keys[fieldText]]
	switch {
	case title != "" && !d.hasOther(record, len(title)):
		d.titled++
		return title, nil
	case has && title == "":
		return "", errNoText
	case has:
		return "", fmt.Errorf("no text; the record has %s; --map text=FIELD names the one to read", names(record))
	}
	return "", fmt.Errorf("no field %q; the record has %s; --map text=FIELD names the one to read", d.keys[fieldText], names(record))
}

// hasOther reports whether a record has words of more than n bytes under a key that is of no field: they may be its text.
func (d *decoder) hasOther(record map[string]json.RawMessage, n int) bool {
	for key, value := range record {
		if slices.Contains(d.keys[:], key) || kindOf(value) != "string" {
			continue
		}
		if s := bytes.TrimSpace(d.scalar(value)); len(s) > n && bytes.ContainsRune(s, ' ') {
			return true
		}
	}
	return false
}

// text returns the body.
func (d *decoder) text(value []byte) (string, error) {
	switch kind := kindOf(value); kind {
	case "string", "null":
	default:
		return "", fmt.Errorf("field %q is not a string but: %s", d.keys[fieldText], kind)
	}
	s := string(d.scalar(value))
	if len(value) > bufferSize {
		d.buf = nil // do not keep it for the small ones that follow
	}
	if strings.TrimSpace(s) == "" {
		return "", errNoText
	}
	return s, nil
}

// scalar returns the value of a string, a number as it is written, and nothing for all else. It is good until the next
// call.
func (d *decoder) scalar(value []byte) []byte {
	switch kindOf(value) {
	case "number":
		return value
	case "string":
		var s []byte
		s, d.buf = unquote(value, d.buf)
		return s
	}
	return nil
}

// join returns three scalars that lie in one piece of memory.
func (d *decoder) join(x, y, z []byte) (string, string, string) {
	d.joined = append(d.joined[:0], d.scalar(x)...)
	i := len(d.joined)
	d.joined = append(d.joined, d.scalar(y)...)
	j := len(d.joined)
	d.joined = append(d.joined, d.scalar(z)...)
	s := string(d.joined)
	return s[:i], s[i:j], s[j:]
}

// kindOf returns what a JSON value is by its first character; a missing one is "null".
func kindOf(value []byte) string {
	if len(value) == 0 {
		return "null"
	}
	switch value[0] {
	case 'n':
		return "null"
	case '"':
		return "string"
	case '{':
		return "object"
	case '[':
		return "list"
	case 't', 'f':
		return "boolean"
	}
	return "number"
}

// names lists the keys of a record for a message, sorted, at most twelve.
func names(record map[string]json.RawMessage) string {
	const most = 12
	keys := slices.Sorted(maps.Keys(record))
	switch n := len(keys); {
	case n == 0:
		return "none"
	case n > most:
		return fmt.Sprintf("%s and %d more", strings.Join(keys[:most], ", "), n-most)
	}
	return strings.Join(keys, ", ")
}

// primary returns the language of a tag such as "en-GB" or "de_AT", in lower case.
func primary(tag string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		return tag[:i]
	}
	return tag
}

func role(s string) news.Role {
	for _, r := range []news.Role{news.RoleWire, news.RoleOutlet} {
		if strings.EqualFold(s, r.String()) {
			return r
		}
	}
	return news.RoleUnknown
}

// interner makes strings of bytes, equal ones of equal bytes where it remembers them.
type interner map[string]string

const (
	mostInterned    = 1 << 12 // strings
	longestInterned = 64      // bytes
)

func (seen interner) string(b []byte) string {
	if s, ok := seen[string(b)]; ok {
		return s
	}
	s := string(b)
	if len(seen) < mostInterned && len(s) <= longestInterned {
		seen[s] = s
	}
	return s
}
