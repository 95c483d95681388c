// Package news holds the values that every stage shares: the [Article], the [Span] of bytes in its body, and the [Place]
// it was read from.
//
// A span counts bytes, because slicing a Go string by bytes is free. A report counts Unicode code points, because Python and
// R do. [CodePoints] converts one to the other, once, when a report is written.
//
// Values are plain data. An Article does not change once it is read, so goroutines may share it.
package news

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"time"
	"unicode/utf8"
)

// Span is a half-open range [Start, End) of bytes in an Article's Body, on rune boundaries.
type Span struct{ Start, End uint32 }

// Len returns the length of s in bytes.
func (s Span) Len() int { return int(s.End - s.Start) }

// Cut returns the part of body that s covers.
func (s Span) Cut(body string) string { return body[s.Start:s.End] }

// Union merges spans that overlap or touch and returns the result in text order; nil if there are no spans. It sorts
// spans in place.
func Union(spans []Span) []Span {
	slices.SortFunc(spans, func(x, y Span) int { return cmp.Compare(x.Start, y.Start) })
	var out []Span
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// Role is the side of the wire that an article is on.
type Role uint8

const (
	RoleUnknown Role = iota // the input does not say
	RoleWire                // a news agency's own copy
	RoleOutlet              // a newspaper, broadcaster or site that may run agency copy
)

// String returns "", "wire" or "outlet", the values of the `role` field of the input.
func (r Role) String() string {
	return [...]string{"", "wire", "outlet"}[r]
}

// Place is where an article was read. Messages and annotations name it.
type Place struct {
	Path string // the file as the user named it or as the walk found it; "-" for standard input
	Line int    // line of the record in a file of many records, from 1; 0 if the whole file is the article
}

// String returns "path:line", or "path" if Line is 0.
func (p Place) String() string {
	if p.Line == 0 {
		return p.Path
	}
	return fmt.Sprintf("%s:%d", p.Path, p.Line)
}

// Article is one piece of copy. Only Body is compared; everything else is metadata.
type Article struct {
	ID     string // unique in a run, compared by bytes
	Source string // the outlet or agency; empty if unknown
	Title  string
	Byline string
	Lang   string // ISO 639-1, as the input gives it; empty if the program must detect it
	URL    string
	Role   Role

	// Published is in UTC and comes from metadata only, never from the text. The zero time means unknown.
	Published time.Time
	// DateOnly is set if Published is a day without a time; the article may date from any moment of that day.
	DateOnly bool

	Body string // valid UTF-8, without a byte-order mark; line ends are unchanged

	// Desk is what the input says of the item beside that; nil: nothing. It does not change either.
	Desk *Desk

	Place Place
	// Against marks an article of --against. It is paired only with articles without the mark.
	Against bool
}

// Desk is what a newsroom format says of an item as it was sent. A field is empty where the input does not have it.
type Desk struct {
	Status    string   `json:"status,omitempty"`    // "usable", "embargoed", "withheld" or "canceled", or another word of the sender, in lower case
	Embargo   string   `json:"embargo,omitempty"`   // until when, as written
	Version   string   `json:"version,omitempty"`   // the number of the version
	Slug      string   `json:"slug,omitempty"`      // the catchwords of the story
	Urgency   string   `json:"urgency,omitempty"`   // 1 (highest) to 9
	Note      string   `json:"note,omitempty"`      // to editors
	Dateline  string   `json:"dateline,omitempty"`  // where the text does not begin with it
	Canonical string   `json:"canonical,omitempty"` // the address under which the publisher wants it known
	Subjects  []string `json:"subjects,omitempty"`  // codes or words
	Cut       bool     `json:"cut,omitempty"`       // the text is a summary, or the beginning of more
}

// IsZero reports whether d says nothing.
func (d *Desk) IsZero() bool {
	return d.Status == "" && d.Embargo == "" && d.Version == "" && d.Slug == "" && d.Urgency == "" && d.Note == "" && d.Dateline == "" &&
		d.Canonical == "" && len(d.Subjects) == 0 && !d.Cut
}

// Dated is the part of an article that decides its place in the order of publication.
type Dated struct {
	ID        string
	Published time.Time // as in [Article]
	DateOnly  bool
}

// Dated returns the fields of a that order it.
func (a *Article) Dated() Dated { return Dated{a.ID, a.Published, a.DateOnly} }

// Before reports whether a comes before b in the order of [Dated.Before].
func (a *Article) Before(b *Article) bool { return a.Dated().Before(b.Dated()) }

// Bounds returns the first and the last moment at which d may have been published. They are equal if the time is known,
// 24 hours less a second apart if only the day is, and both zero if nothing is known.
func (d Dated) Bounds() (first, last time.Time) {
	if d.DateOnly {
		return d.Published, d.Published.Add(24*time.Hour - time.Second)
	}
	return d.Published, d.Published
}

// Before reports whether d comes before e: by publication, then by ID. The earlier article is side `a` of a pair. If
// either time is unknown, or the two are equal, the ID decides.
func (d Dated) Before(e Dated) bool {
	if !d.Published.IsZero() && !e.Published.IsZero() && !d.Published.Equal(e.Published) {
		return d.Published.Before(e.Published)
	}
	return d.ID < e.ID
}

// CodePoints converts byte offsets of one text into offsets in Unicode code points, the unit of every report. Make one
// with [NewCodePoints]; the zero value is not useful. It may be shared.
type CodePoints struct {
	text  string
	marks []uint32 // marks[i] is the number of code points before byte i*stride; nil if the text is ASCII
}

const stride = 256 // bytes from one mark to the next

// NewCodePoints reads text once and marks every 256th byte, so that [CodePoints.At] reads at most that many. It retains
// text.
func NewCodePoints(text string) CodePoints {
	n, marks := 0, make([]uint32, 0, len(text)/stride+1)
	for i := 0; i < len(text); i += stride {
		marks = append(marks, uint32(n))
		n += startsIn(text[i:min(i+stride, len(text))])
	}
	if n == len(text) {
		marks = nil
	}
	return CodePoints{text: text, marks: marks}
}

// At returns the number of code points before byte offset, which must lie on a rune boundary in [0, len(text)].
func (c CodePoints) At(offset uint32) int {
	if c.marks == nil {
		return int(offset)
	}
	i := min(int(offset)/stride, len(c.marks)-1)
	return int(c.marks[i]) + startsIn(c.text[i*stride:offset])
}

// startsIn returns the number of runes that begin in s: it counts all bytes but those of the form 10xxxxxx, eight at a
// time.
func startsIn(s string) int {
	n := len(s)
	for ; len(s) >= 8; s = s[8:] {
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		n -= bits.OnesCount64(x >> 7 &^ (x >> 6) & 0x0101010101010101)
	}
	for i := range len(s) {
		if !utf8.RuneStart(s[i]) {
			n--
		}
	}
	return n
}
