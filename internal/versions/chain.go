// Package versions joins the versions of one agency story: the alert, the story, its updates and corrections, what repeats
// and what withdraws it. A [Builder] takes the items of all agencies in any order and gives the chains.
//
//	b := versions.NewBuilder()
//	for n, a := range articles {
//		b.Add(versions.Item{Number: n, Source: agency, Headline: bare, Version: version, Dated: a.Dated()})
//	}
//	for _, c := range b.Chains() {
//		fmt.Println(c.Members)
//	}
//
// Items of one agency are versions of one story where their slugs are equal, their headlines are equal, or their
// headlines are alike, and their times or the marks of their versions agree with that. What returns day after day, as a
// market report does, is one story a day. See Allan, Papka and Lavrenko, On-line new event detection and tracking (1998)
// for likeness of words that weighs time.
//
// Of an article that an outlet made of a story, [Took] tells which version it is of, [TakenBack] and [Carried] what it still
// carries though the agency took it back.
package versions

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/cluster"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

// Item is an article of an agency.
type Item struct {
	Number   int    // given back; the order of the numbers is that of the IDs; below 2^32
	Source   string // one name for each agency
	Slug     string // "": none
	Headline string // without the marks of the version; "": none
	Lang     string // of the headline, ISO 639-1; "": unknown
	Version  wire.Version
	Dated    news.Dated
	Body     Body
}

// Reason is what joins a version to its chain.
type Reason uint8

const (
	First    Reason = iota // the first of its chain
	Slug                   // the slug of an earlier version
	Headline               // the headline of an earlier version
	Wording                // a headline like that of an earlier version
)

// Member is a version in its chain.
type Member struct {
	Number  int
	Version wire.Version
	Joined  Reason
}

// Chain is two or more versions of one story.
type Chain struct {
	Members []Member // in the order of the versions: by time, and by their marks where the times do not tell
}

// Builder collects items. It is not safe for concurrent use. It keeps about 100 bytes of an item.
type Builder struct {
	reader  *reader
	sources map[string]uint32
	items   []item
	terms   []uint32 // of all items; those of one are increasing and distinct
}

// item is what is kept of an Item.
type item struct {
	slug, head uint64 // hashes; 0: none
	at         int64  // the middle of the times it may have, in seconds; undated: unknown
	mask       uint32 // hash of the headline without its figures and days
	number     uint32
	source     uint32
	terms      uint32 // where its terms begin
	marks      wire.Marks
	n, take    uint8
	count      uint8 // of its terms
	body       Body
	dayOnly    bool
}

const undated = math.MinInt64

// NewBuilder returns a Builder without items.
func NewBuilder() *Builder {
	return &Builder{reader: newReader(), sources: map[string]uint32{}}
}

// Add adds an item. Items without a source are of one agency, which has no name.
func (b *Builder) Add(x Item) {
	source, ok := b.sources[x.Source]
	if !ok {
		source = uint32(len(b.sources))
		b.sources[strings.Clone(x.Source)] = source
	}
	it := item{
		at: middle(x.Dated), dayOnly: x.Dated.DateOnly, number: uint32(x.Number), source: source,
		marks: x.Version.Marks, n: uint8(x.Version.N), take: uint8(x.Version.Take), terms: uint32(len(b.terms)), body: x.Body,
	}
	it.slug = b.reader.read(x.Slug, "").whole
	head := b.reader.read(x.Headline, x.Lang)
	it.head, it.mask, it.count = head.whole, head.mask, uint8(len(head.terms))
	b.terms = append(b.terms, head.terms...)
	b.items = append(b.items, it)
}

// middle returns the middle of the times that d may have, in seconds.
func middle(d news.Dated) int64 {
	if d.Published.IsZero() {
		return undated
	}
	first, last := d.Bounds()
	return (first.Unix() + last.Unix()) / 2
}

// version returns the version of an item.
func (x *item) version() wire.Version {
	return wire.Version{Marks: x.marks, N: int(x.n), Take: int(x.take)}
}

// linked reports whether the marks of an item say that there is another version.
func (x *item) linked() bool { return x.marks&^wire.MarkAlert != 0 || x.n > 0 || x.take > 0 }

// Chains returns the chains of all items, by the smallest numbers of their members. No item may be added after it.
func (b *Builder) Chains() []Chain {
	j := b.joiner()
	j.findTemplates()
	j.joinSlugs()
	j.joinHeadlines()
	j.joinReworded()
	return j.chains()
}

// joiner sorts the items and returns a joiner of them.
func (b *Builder) joiner() *joiner {
	slices.SortFunc(b.items, func(x, y item) int {
		return cmp.Or(cmp.Compare(x.source, y.source), cmp.Compare(x.at, y.at), cmp.Compare(x.number, y.number))
	})
	return &joiner{items: b.items, terms: b.terms, parts: cluster.NewParts(len(b.items))}
}
