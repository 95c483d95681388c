// Package versions joins the versions of one agency story into a chain: the alert, the story, its updates and
// corrections, what repeats it and what withdraws it.
//
// Versions must be known before articles are compared, because two versions of one story share text without either having
// taken it from the other. So chains are found by what an agency writes about its copy, and only a small sketch of the
// text: items of one agency are versions of one story if their slugs are equal, their headlines are equal or their
// headlines are alike, and if their times and version marks agree with that. Other ticker symbols, or a first sentence on
// something else, keep two apart. A notice that takes a story back joins the story that it names. What returns day after
// day, as a market report does, is a new story each day. See Allan, Papka and Lavrenko, On-line new event detection and tracking (1998), for a likeness of words that
// weighs time.
//
// A [Builder] takes the items of all agencies in any order and returns the chains. One goroutine may use it.
//
//	b := versions.NewBuilder()
//	for n, a := range articles {
//		b.Add(versions.Item{Number: n, Source: agency, Headline: bare, Version: version, Dated: a.Dated()})
//	}
//	for _, c := range b.Chains() {
//		fmt.Println(c.Members)
//	}
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
	Number   int    // returned in [Member]; in the order of the IDs, from 0, below 2^32
	Source   string // the same name for all items of an agency
	Slug     string // "" if none
	Headline string // without version marks; "" if none
	Lang     string // language of the headline, ISO 639-1; "" if unknown
	Version  wire.Version
	Dated    news.Dated
	Body     Body
	Place    string   // where it was filed; "" if unknown
	Codes    []uint64 // as [Codes] gives them
	Lead     []uint64 // the first terms of its story, at most LeadTerms; none if unknown
	// What a notice that takes a story back says of it: its headlines, its slugs, and when it was sent, "06:00" in universal time.
	Named, Slugs []string
	Clock        string
}

// Reason says what joins a version to its chain.
type Reason uint8

const (
	First    Reason = iota // it is the first version of its chain
	Slug                   // it has the slug of an earlier version
	Headline               // it has the headline of an earlier version
	Wording                // its headline is like that of an earlier version
	Named                  // it takes the story back, and names it
)

// Member is a version in its chain.
type Member struct {
	Number  int
	Version wire.Version
	Joined  Reason
}

// Chain is two or more versions of one story.
type Chain struct {
	Members []Member // in the order of the versions: by time, and by their marks if the times do not tell
}

// Builder collects items. One goroutine may use it. It keeps about 300 bytes for each item.
type Builder struct {
	reader  *reader
	sources map[string]uint32
	items   []item
	terms   []uint32            // of all items, one after the other; those of an item are increasing and distinct
	notices map[uint32]*notice  // by the number of the item
	codes   map[uint32][]uint64 // ticker symbols, by the number of the item
	leads   []uint64            // of all items, one after the other
	known   [][]int             // numbers of items that are of one story
}

// item is the part of an Item that a Builder keeps.
type item struct {
	slug, head uint64 // hashes of slug and headline; 0 if none
	at         int64  // middle of the possible times, in seconds since 1970; undated if unknown
	mask       uint32 // hash of the headline without figures and days
	number     uint32
	source     uint32
	terms      uint32 // index of its first term in Builder.terms
	marks      wire.Marks
	n, take    uint8
	count      uint8  // number of its terms
	lead       uint32 // its lead is Builder.leads[lead:leadEnd]
	leadEnd    uint32
	place      uint32 // hash of the place of its dateline; 0 if unknown
	body       Body
	dayOnly    bool
}

const undated = math.MinInt64

// NewBuilder returns a Builder without items.
func NewBuilder() *Builder {
	return &Builder{reader: newReader(), sources: map[string]uint32{}, notices: map[uint32]*notice{}, codes: map[uint32][]uint64{}}
}

// Add adds an item. All items without a source belong to one agency without a name.
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
	it.place = uint32(b.reader.read(x.Place, "").whole)
	if len(x.Codes) > 0 {
		b.codes[it.number] = slices.Clone(x.Codes)
	}
	it.lead = uint32(len(b.leads))
	b.leads = append(b.leads, x.Lead...)
	it.leadEnd = uint32(len(b.leads))
	if x.Version.Kills() && len(x.Named)+len(x.Slugs) > 0 {
		b.notices[it.number] = b.notice(&x)
	}
	head := b.reader.read(x.Headline, x.Lang)
	it.head, it.mask, it.count = head.whole, head.mask, uint8(len(head.terms))
	b.terms = append(b.terms, head.terms...)
	b.items = append(b.items, it)
}

// middle returns the middle of the times at which d may have been published, in seconds since 1970.
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

// Chains returns the chains of all items, ordered by the smallest number of their members. No item may be added
// afterwards.
func (b *Builder) Chains() []Chain {
	j := b.joiner()
	j.findTemplates()
	j.joinSlugs()
	j.joinHeadlines()
	j.joinReworded()
	j.joinNotices()
	return j.chains()
}

// joiner sorts the items and returns a joiner for them.
func (b *Builder) joiner() *joiner {
	slices.SortFunc(b.items, func(x, y item) int {
		return cmp.Or(cmp.Compare(x.source, y.source), cmp.Compare(x.at, y.at), cmp.Compare(x.number, y.number))
	})
	return &joiner{items: b.items, terms: b.terms, parts: cluster.NewParts(len(b.items)), notices: b.notices, codes: b.codes, leads: b.leads, named: make([]bool, len(b.items))}
}
