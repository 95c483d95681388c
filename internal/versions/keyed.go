package versions

import (
	"encoding/binary"
	"slices"

	"github.com/zeebo/xxh3"
)

// Keyer tells under which keys items meet that an index joins later. One goroutine may use it.
type Keyer struct{ reader *reader }

// NewKeyer returns a Keyer.
func NewKeyer() *Keyer { return &Keyer{newReader()} }

// Keys appends to dst hashes of what an item has in common with the others that [Builder.ChainsByKeys] may join it to: of its agency and
// its slug, its headline, and the headlines and slugs that it names where it takes a story back.
func (k *Keyer) Keys(dst []uint64, x *Item) []uint64 {
	from := len(dst)
	add := func(s, lang string) {
		if whole := k.reader.read(s, lang).whole; whole != 0 {
			dst = append(dst, xxh3.Hash(append(binary.LittleEndian.AppendUint64(nil, whole), x.Source...)))
		}
	}
	add(x.Slug, "")
	add(x.Headline, x.Lang)
	if x.Version.Kills() {
		for _, headline := range x.Named {
			add(headline, x.Lang)
		}
		for _, slug := range x.Slugs {
			add(spaced(slug), x.Lang)
		}
	}
	slices.Sort(dst[from:])
	return dst[:from+len(slices.Compact(dst[from:]))]
}

// Known makes items, by their numbers, versions of one story, whatever they say. They were added.
func (b *Builder) Known(numbers ...int) { b.known = append(b.known, numbers) }

// ChainsByKeys returns the chains of the items that are known to be of one, and of those that have a key in common: see [Keyer.Keys]. It
// joins no headlines in like words, so an item that shares no key with any other changes nothing. A headline is a template if the same
// one returns. Otherwise it is as [Builder.Chains].
func (b *Builder) ChainsByKeys() []Chain {
	j := b.joiner()
	j.markTemplates(func(x *item) uint64 { return x.head })
	places := make(map[int]int, len(j.items))
	for i := range j.items {
		places[int(j.items[i].number)] = i
	}
	for _, of := range b.known {
		for _, number := range of[1:] {
			j.parts.Join(places[of[0]], places[number])
		}
	}
	j.joinSlugs()
	j.joinHeadlines()
	j.joinNotices() // without the terms of headlines a notice takes back what it quotes alone
	return j.chains()
}
