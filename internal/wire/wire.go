// Package wire knows the anatomy of wire copy: which parts of an article are not story and are kept out of the
// comparison, and whom it credits. [Parse] gives the parts as zones: slug, version line, byline, dateline, and whole
// lines such as captions, advisories and sign-offs. [Credits] gives the credits, those in the text included.
//
//	for _, zone := range wire.Parse(article).Zones {
//		fmt.Println(zone.Kind, zone.Value, zone.Span.Cut(article.Body))
//	}
//
// What a line of a kind looks like stands in tables, a row for each form of an agency: rules.go for whole lines,
// slug.go for slugs, version.go for the marks of versions, places.go for the names in datelines, agencies.go for
// agencies and outlets, cues.go for the words that give credit. All of it may be used concurrently.
package wire

import (
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// Kind says what a zone is.
type Kind uint8

const (
	Dateline    Kind = iota // place, date and agency before the first words of the story
	Slug                    // the catchwords of the item, and what else stands in its line
	VersionLine             // which version of its story the item is, and what is new in it
	Take                    // the number of a part of a long item
	Byline                  // who wrote the story
	Advisory                // a word to the editors, not for publication
	Embargo                 // until when the item must not be published
	Furniture               // navigation of the page, as "All news"
	PageLine                // section, time and counters of the page
	Caption                 // text or credit of a photograph
	SourceLine              // a line that names the source of the story
	Tags                    // key words
	Related                 // pointers to other articles
	Appeal                  // requests for support, subscriptions and the like
	SignOff                 // end marks, reporters and editors, copyright
	Boilerplate             // standing text of a source, learnt from many articles; Parse finds none
	Notice                  // a planning notice, digest or budget: all of the article
)

// String returns the kind as it stands in reports.
func (k Kind) String() string {
	return [...]string{
		"dateline", "slug", "version", "take", "byline", "advisory", "embargo", "furniture", "page-line", "caption", "credit",
		"tags", "related", "appeal", "sign-off", "boilerplate", "notice",
	}[k]
}

// Zone is a part of the body that is not story. Its span is not empty and has no white space at its start; it
// may cover several lines.
type Zone struct {
	Kind Kind
	Span news.Span

	// Value is what the zone says, "" where that is nothing beyond its kind. Of a dateline it is the place, of a slug the
	// slug, of a version or take [Version.String], of a byline, sign-off or source line the names, of an embargo the time
	// as written.
	Value string
}

// Anatomy is what Parse finds in an article. Strings are empty where the article has no such part.
type Anatomy struct {
	Zones    []Zone // in text order, never overlapping; nil where all is story
	Dateline Filing
	Version  Version // what all version lines and marks of the body say together
	Slug     string  // without the version, date and length that stand in its line
	Byline   string  // the names, as written
	Embargo  string  // until when, as written
	Notice   bool    // a planning notice, digest or budget: no story, and all of it one zone
}

// Filing is what a dateline says: where and when a story was filed, and by which agency. Each is empty where absent.
type Filing struct {
	Place  string // as written, with the region: "CHATHAM, Mass."
	Date   string // as written: "Dec. 8, 2011"
	Agency string // the name as [House] gives it; of two, joined by a slash: "dpa/AFP"
}

const (
	headLines     = 10 // non-empty lines at the start and
	tailLines     = 10 // at the end in which page lines, captions and the like are looked for
	lastLines     = 3  // non-empty lines in which an end mark may stand
	datelineLines = 8  // non-empty lines in which a dateline may stand, those of zones included
)

// Parse returns the anatomy of a. It reads only a.Body.
func Parse(a *news.Article) Anatomy {
	var few [64]line
	p := parser{text: text{body: a.Body, lines: split(few[:0], a.Body)}, opening: true}
	if heading, ok := p.notice(); ok {
		whole := news.Span{Start: p.lines[0].Start, End: p.lines[len(p.lines)-1].End}
		return Anatomy{Zones: []Zone{{Notice, whole, heading}}, Notice: true}
	}
	for i := 0; i < len(p.lines); {
		i = p.read(i)
	}
	return p.found
}

// parser goes through the lines of a text once.
type parser struct {
	text
	found   Anatomy
	dated   bool
	opening bool // only zones and headlines so far
	headed  int  // the line below one that is a headline, whatever it looks like; 0: there is none
}

// read reads line i, and the lines below it that are of its zone. It returns the next line to read: line i again where
// it cut something off the line's start.
func (p *parser) read(i int) int {
	if p.opening {
		if next, ok := p.deskLine(i); ok {
			return next
		}
	}
	if kind, n, end := p.zone(i); n > 0 {
		p.add(kind, news.Span{Start: p.lines[i].Start, End: end})
		return p.after(i+n-1, end)
	}
	if !p.dated && i < datelineLines && i+1 != p.headed {
		if h, ok := p.dateline(i, p.opening); ok {
			p.dated = true
			p.found.Dateline = h.filing()
			start := p.lines[i].Start
			p.found.Zones = append(p.found.Zones, Zone{Dateline, news.Span{Start: start + uint32(h.start), End: start + uint32(h.end)}, p.found.Dateline.Place})
		}
		p.opening = p.opening && !p.dated && p.headline(i)
	}
	p.signedAtEnd(i)
	return i + 1
}

// after returns the line to read after a zone that ends in line i: line i itself without the zone where something
// stands behind it, else the next one.
func (p *parser) after(i int, end uint32) int {
	from, to := trim(p.body, int(end), int(p.lines[i].End))
	if from >= to {
		return i + 1
	}
	p.lines[i].Span = news.Span{Start: uint32(from), End: uint32(to)}
	return i
}

// add adds a zone and what it says.
func (p *parser) add(kind Kind, span news.Span) {
	f, s := &p.found, span.Cut(p.body)
	z := Zone{Kind: kind, Span: span}
	switch kind {
	case Slug:
		z.Value, _ = readSlug(s)
		f.Slug = first(f.Slug, z.Value)
		f.Version = f.Version.with(slugMarks(bare(s)))
	case VersionLine, Take:
		v, _ := readVersion(s)
		z.Value = v.String()
		f.Version = f.Version.with(v)
	case Byline:
		z.Value = bylineNames(s)
		f.Byline = first(f.Byline, z.Value)
	case Embargo:
		z.Value = embargoTime(s)
		f.Embargo = first(f.Embargo, z.Value)
	case SignOff:
		z.Value = signedNames(s)
	case SourceLine:
		_, name, _ := strings.Cut(s, ":")
		z.Value = House(strings.Trim(name, " .)"))
	}
	f.Zones = append(f.Zones, z)
}

// first returns the first of two strings that is not empty.
func first(s, otherwise string) string {
	if s != "" {
		return s
	}
	return otherwise
}
