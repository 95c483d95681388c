package versions

import (
	"slices"
	"strings"
	"time"
)

// notice is what an item that takes a story back says of the story.
type notice struct {
	heads []uint64      // hashes of headlines and slugs
	slugs [][]uint32    // the words of slugs that carry meaning
	clock time.Duration // of the day in universal time; -1 if unknown
}

// notice reads what an item says of the story that it takes back.
func (b *Builder) notice(x *Item) *notice {
	n := &notice{clock: -1}
	if at, err := time.Parse("15:04", x.Clock); err == nil {
		n.clock = time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute
	}
	for _, headline := range x.Named {
		n.heads = append(n.heads, b.reader.read(headline, x.Lang).whole)
	}
	for _, slug := range x.Slugs {
		read := b.reader.read(spaced(slug), x.Lang)
		n.heads = append(n.heads, read.whole)
		if len(read.terms) > 1 {
			n.slugs = append(n.slugs, slices.Clone(read.terms))
		}
	}
	return n
}

// spaced returns a slug as words.
func spaced(slug string) string { return strings.ReplaceAll(slug, "-", " ") }

// joinNotices joins each item that takes back a story and names it to the items of that story: those with a headline or slug that it
// quotes. A slug that no item has still names the story whose headline has its words, if there is one alone, or one alone was filed in
// the place of the notice or sent at the time that it gives.
func (j *joiner) joinNotices() {
	if len(j.notices) == 0 {
		return
	}
	for i := range j.items {
		n := j.notices[j.items[i].number]
		if n == nil {
			continue
		}
		var exact, like, sure []int
		for k := i - 1; k >= 0 && j.items[k].source == j.items[i].source; k-- {
			x, y := &j.items[k], &j.items[i]
			if y.at == undated || x.at == undated || seconds(y.at-x.at) > takenBackWithin {
				break
			}
			switch {
			case j.notices[x.number] != nil:
			case x.head != 0 && slices.Contains(n.heads, x.head), x.slug != 0 && slices.Contains(n.heads, x.slug):
				exact = append(exact, k)
			case j.has(uint32(k), n.slugs):
				like = append(like, k)
				if n.sentAt(x) || x.place != 0 && x.place == y.place {
					sure = append(sure, k)
				}
			}
		}
		if len(exact) == 0 {
			if exact = sure; len(exact) == 0 {
				exact = like
			}
			if !j.oneStory(exact) {
				continue
			}
		}
		for _, k := range exact {
			j.parts.Join(k, i)
			j.named[i] = true
		}
	}
}

// oneStory reports whether items are of one chain, or one alone.
func (j *joiner) oneStory(items []int) bool {
	for _, i := range items {
		if j.parts.Find(i) != j.parts.Find(items[0]) {
			return false
		}
	}
	return len(items) > 0
}

// sentAt reports whether an item was sent at the time that the notice gives.
func (n *notice) sentAt(x *item) bool {
	if n.clock < 0 || x.at == undated || x.dayOnly {
		return false
	}
	apart := seconds(x.at%day) - n.clock
	return apart.Abs() <= sentWithin
}

// has reports whether the headline of item i has all words of one of the slugs.
func (j *joiner) has(i uint32, slugs [][]uint32) bool {
	terms := j.termsOf(i)
	for _, slug := range slugs {
		all := true
		for _, word := range slug {
			rank, found := slices.BinarySearch(j.distinct, word)
			all = all && found && slices.Contains(terms, uint32(rank))
		}
		if all {
			return true
		}
	}
	return false
}
