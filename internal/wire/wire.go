// Package wire reads the anatomy of wire copy: which parts of an article are not story, and whom the article credits.
// [Parse] returns the parts as zones: slug, version line, byline, dateline, and whole lines such as captions, advisories
// and sign-offs; and inside lines the addresses of web pages and the tags of HTML. [Credits] returns the credits, including those in the text.
//
// Zones are left out of the comparison, because they would otherwise pair articles that share nothing else: every item of
// an agency ends alike. Their values are kept, because they say what the text does not: who filed where, which version it
// is, what was corrected.
//
// Agencies have forms, not rules: each has its own, and they change with the years. So most forms are rows of a table, with as much
// evidence as it takes not to mistake story for a zone, since a zone that swallows a sentence hides reuse. The form of a dateline is
// code: a place, a region, a date and an agency come in any order, and each may be missing.
//
//	for _, zone := range wire.Parse(article).Zones {
//		fmt.Println(zone.Kind, zone.Value, zone.Span.Cut(article.Body))
//	}
//
// The tables: agencies.go for agencies and outlets, places.go for the names in datelines, rules.go for whole lines, desk.go for
// slugs, byline.go for bylines, version.go for version marks, signoff.go for what ends an item, notice.go for plans and digests,
// cues.go for words that give credit, sitewords.go for what pages say to their readers. creditwords.go reads the words around these. All functions may be called concurrently.
package wire

import (
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// Kind is the kind of a zone.
type Kind uint8

const (
	Dateline    Kind = iota // place, date and agency before the first words of the story
	Slug                    // the catchwords of the item, and everything else in their line
	VersionLine             // which version of its story the item is, and what is new in it
	Take                    // the number of one part of a long item
	Byline                  // who wrote the story
	Advisory                // a note to the editors, not for publication
	Embargo                 // the time before which the item must not be published
	Furniture               // navigation of a web page, such as "All news"
	PageLine                // section, time and counters of a web page; the number of a printed line
	Caption                 // text or credit of a photograph
	SourceLine              // a line that names the source of the story
	Tags                    // key words
	Related                 // pointers to other articles
	Appeal                  // requests for support, subscriptions and the like
	SignOff                 // end marks, reporters and editors, copyright
	Boilerplate             // standing text of a source, learnt from many articles; Parse never finds it
	Notice                  // a planning notice, digest or budget, or the error page of a server: the whole article
	Link                    // the address of a web page
	Markup                  // a tag of HTML
	kinds       = iota
)

// String returns the name of the kind in reports.
func (k Kind) String() string {
	return [...]string{
		"dateline", "slug", "version", "take", "byline", "advisory", "embargo", "furniture", "page-line", "caption", "credit",
		"tags", "related", "appeal", "sign-off", "boilerplate", "notice", "link", "markup",
	}[k]
}

// Zone is a part of the body that is not story. Its span is not empty and does not begin with white space. It may cover
// several lines.
type Zone struct {
	Kind Kind
	Span news.Span

	// Value is what the zone says; "" if it says nothing beyond its kind. It is the place of a dateline, the slug of a
	// slug line, [Version.String] of a version or take, the names in a byline, sign-off or source line, the heading of a
	// notice, and the time of an embargo as written.
	Value string
}

// Anatomy is what Parse finds in an article. A string is empty if the article has no such part.
type Anatomy struct {
	Zones    []Zone // in text order, not overlapping; nil if everything is story
	Dateline Filing
	Version  Version // the union of all version lines and marks of the body
	Slug     string  // without the version, date and length in its line
	Byline   string  // the names, as written
	Embargo  string  // the time before which the item must not be published, as written
	Notice   bool    // a planning notice, digest or budget, or the error page of a server: not a story, and one zone
}

// Filing is what a dateline says: where and when a story was filed, and by which agency. A field is empty if the dateline
// does not say it.
type Filing struct {
	Place  string // as written, with the region: "CHATHAM, Mass."
	Date   string // as written: "Dec. 8, 2011"
	Agency string // as [House] gives it; two are joined by a slash: "dpa/AFP"
}

const (
	headLines     = 10 // non-empty lines at the start, and
	tailLines     = 10 // at the end, in which page lines, captions and the like may be
	lastLines     = 3  // non-empty lines in which an end mark may be
	datelineLines = 8  // non-empty lines, including those of zones, in which a dateline may be
)

// Parse returns the anatomy of a. It reads a.Body, and a.Title to tell the error page of a server.
func Parse(a *news.Article) Anatomy { return parse(a, true) }

// ParseForms is Parse without the sentences in which a page talks to its reader. They take half as long as all else, and hardly count where
// whole articles are compared.
func ParseForms(a *news.Article) Anatomy { return parse(a, false) }

// parse is Parse, with or without those sentences.
func parse(a *news.Article, talk bool) Anatomy {
	var few [64]line
	p := parser{text: text{body: a.Body, lines: split(few[:0], a.Body)}, opening: true}
	heading, ok := p.notice()
	if !ok {
		heading, ok = p.errorPage(a.Title)
	}
	if ok {
		return Anatomy{Zones: p.all(heading), Notice: true}
	}
	p.findClues()
	for i := 0; i < len(p.lines); {
		i = p.read(i)
	}
	p.findInline(talk)
	return p.found
}

// parser goes once through the lines of a text.
type parser struct {
	text
	found   Anatomy
	dated   bool
	opening bool // only zones and headlines were read so far
	headed  int  // the line below a headline that does not look like one; 0 if there is none
}

// all returns a zone that is all of the text; none where there is no text.
func (t *text) all(heading string) []Zone {
	if len(t.lines) == 0 {
		return nil
	}
	return []Zone{{Notice, news.Span{Start: t.lines[0].Start, End: t.lines[len(t.lines)-1].End}, heading}}
}

// read reads line i, and the lines below that belong to its zone. It returns the next line to read, which is line i again
// if read cut something off its start.
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

// after returns the next line to read after a zone that ends in line i: line i itself, without the zone, if text follows
// the zone; else the line below.
func (p *parser) after(i int, end uint32) int {
	from, to := trim(p.body, int(end), int(p.lines[i].End))
	if from >= to {
		return i + 1
	}
	p.lines[i].Span = news.Span{Start: uint32(from), End: uint32(to)}
	return i
}

// add adds a zone and its value.
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
	case Advisory:
		if correctionNote(unwrapped(s)) {
			f.Version.Marks |= MarkCorrected
		}
	case Embargo:
		z.Value = embargoTime(s)
		f.Embargo = first(f.Embargo, z.Value)
	case SignOff:
		z.Value = signedNames(s)
	case SourceLine:
		_, name, _ := strings.Cut(s, ":")
		z.Value = House(strings.Trim(name, " .)-"))
	}
	f.Zones = append(f.Zones, z)
}

// first returns s, or otherwise if s is empty.
func first(s, otherwise string) string {
	if s != "" {
		return s
	}
	return otherwise
}
