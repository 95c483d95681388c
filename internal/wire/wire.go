// Package wire knows the anatomy of wire copy: which parts of an article are not story and are kept out of the
// comparison. [Parse] gives them as zones: the dateline, and whole lines such as captions, tags and sign-offs.
//
//	for _, zone := range wire.Parse(article).Zones {
//		fmt.Println(zone.Kind, zone.Span.Cut(article.Body))
//	}
//
// What a line of a kind looks like stands in tables: rules.go for whole lines, places.go for the names in
// datelines. All of it may be used concurrently.
package wire

import "github.com/copytaster/copytaster/internal/news"

// Kind says what a zone is.
type Kind uint8

const (
	Dateline  Kind = iota // place, date and agency before the first words of the story
	Furniture             // navigation of the page, as "All news"
	PageLine              // section, time and counters of the page
	Caption               // text or credit of a photograph
	Credit                // a line that names the source of the story
	Tags                  // key words
	Related               // pointers to other articles
	Appeal                // requests for support, subscriptions and the like
	SignOff               // end marks, reporters and editors, copyright
)

// String returns the kind as it stands in reports.
func (k Kind) String() string {
	return [...]string{"dateline", "furniture", "page-line", "caption", "credit", "tags", "related", "appeal", "sign-off"}[k]
}

// Zone is a part of the body that is not story. Its span is not empty and has no white space at its start; it
// may cover several lines.
type Zone struct {
	Kind Kind
	Span news.Span
}

// Anatomy is what Parse finds in an article.
type Anatomy struct {
	Zones []Zone // in text order, never overlapping; nil where all is story
}

const (
	headLines     = 10 // non-empty lines at the start and
	tailLines     = 10 // at the end in which page lines, captions and the like are looked for
	lastLines     = 3  // non-empty lines in which an end mark may stand
	datelineLines = 8  // non-empty lines in which a dateline may stand, those of zones included
)

// Parse returns the zones of a. It reads only a.Body.
func Parse(a *news.Article) Anatomy {
	var few [64]line
	t := text{body: a.Body, lines: split(few[:0], a.Body)}
	var zones []Zone
	dated, opening := false, true // opening: only zones and headlines so far
	for i := 0; i < len(t.lines); {
		if kind, n := t.zone(i); n > 0 {
			zones = append(zones, Zone{kind, news.Span{Start: t.lines[i].Start, End: t.lines[i+n-1].End}})
			i += n
			continue
		}
		if !dated && i < datelineLines {
			var span news.Span
			if span, dated = t.dateline(i, opening); dated {
				zones = append(zones, Zone{Dateline, span})
			}
			opening = opening && t.headline(i)
		}
		i++
	}
	return Anatomy{zones}
}
