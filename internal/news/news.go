// Package news holds what every stage shares: the [Article], the [Span] of bytes in its body, and the
// [Place] it was read from. Values are plain data; an Article is not changed after it was read, so it
// may be shared between goroutines.
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

// Len returns the number of bytes in s.
func (s Span) Len() int { return int(s.End - s.Start) }

// Cut returns the part of body that s covers.
func (s Span) Cut(body string) string { return body[s.Start:s.End] }

// Union returns the stretches that spans cover, in order and apart. It sorts spans.
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

// Role says on which side of the wire an article stands.
type Role uint8

const (
	RoleUnknown Role = iota // nothing was said
	RoleWire                // a news agency's own copy
	RoleOutlet              // a newspaper, broadcaster or site that may run agency copy
)

// String returns "", "wire" or "outlet", as in the `role` field of the input.
func (r Role) String() string {
	return [...]string{"", "wire", "outlet"}[r]
}

// Place is where an article was read, for messages and annotations.
type Place struct {
	Path string // the file as the user named it or as the walk found it; "-" is standard input
	Line int    // 1-based line of the record in a file that holds many; 0: the file is the article
}

// String returns "path" or "path:line".
func (p Place) String() string {
	if p.Line == 0 {
		return p.Path
	}
	return fmt.Sprintf("%s:%d", p.Path, p.Line)
}

// Article is one piece of copy. Only Body is matched; everything else is metadata.
type Article struct {
	ID     string // unique in a run, compared by bytes
	Source string // the outlet or agency; empty where unknown
	Title  string
	Byline string
	Lang   string // ISO 639-1 as the input gave it; empty: to be found
	URL    string
	Role   Role

	// Published comes from metadata only, in UTC; the zero time means unknown.
	Published time.Time
	// DateOnly: Published is a day without a time, any moment of that day.
	DateOnly bool

	Body string // valid UTF-8, no byte-order mark; line ends as they were

	Place Place
	// Against marks an article of --against: it is only paired with articles that are not so marked.
	Against bool
}

// Dated is what orders articles.
type Dated struct {
	ID        string
	Published time.Time // as in [Article]
	DateOnly  bool
}

// Dated returns what orders a.
func (a *Article) Dated() Dated { return Dated{a.ID, a.Published, a.DateOnly} }

// Before reports whether a comes before b; see [Dated.Before].
func (a *Article) Before(b *Article) bool { return a.Dated().Before(b.Dated()) }

// Bounds returns the first and the last moment at which d may have been published, equal where the time is
// known to the second. Both are zero where it is unknown.
func (d Dated) Bounds() (first, last time.Time) {
	if d.DateOnly {
		return d.Published, d.Published.Add(24*time.Hour - time.Second)
	}
	return d.Published, d.Published
}

// Before orders two articles by publication, then by ID: the earlier one is side `a` of a pair. Where either
// time is unknown, or the two are equal, the ID decides.
func (d Dated) Before(e Dated) bool {
	if !d.Published.IsZero() && !e.Published.IsZero() && !d.Published.Equal(e.Published) {
		return d.Published.Before(e.Published)
	}
	return d.ID < e.ID
}

// CodePoints turns byte offsets of one text into offsets in Unicode code points, the unit of every report.
// The zero value is not useful; see [NewCodePoints].
type CodePoints struct {
	text  string
	marks []uint32 // marks[i] is the number of code points before byte i*stride; nil: the text is ASCII
}

const stride = 256 // bytes between two marks

// NewCodePoints reads text once. The result may be shared.
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

// At returns the number of code points before the byte offset, which lies on a rune boundary in [0, len(text)].
func (c CodePoints) At(offset uint32) int {
	if c.marks == nil {
		return int(offset)
	}
	i := min(int(offset)/stride, len(c.marks)-1)
	return int(c.marks[i]) + startsIn(c.text[i*stride:offset])
}

// startsIn counts the bytes of s that begin a rune: all but those of the form 10xxxxxx. It takes eight at a time.
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
