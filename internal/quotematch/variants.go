package quotematch

import (
	"cmp"
	"encoding/binary"
	"slices"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/shingle"
)

// Member is one use of a quotation: an article ran it.
type Member struct {
	Article int // its number
	Order   int // its place in time; members of the same order are ordered by Article and by the text of the line
	Line    Line
}

// Use is a member that has the words of a wording.
type Use struct {
	Member  int     // its index
	Variant Variant // against the first use of the wording
}

// Wording is one way in which a quotation ran. All but the roots have a parent, the earlier wording that is nearest: with
// fewest altered words, then with fewest words cut off or added, then the earliest.
type Wording struct {
	Parent int   // index of the wording, smaller than its own; -1: no earlier wording has enough of the words
	Uses   []Use // in time order, not empty; the first one has the text of the wording

	// Against the parent; zero of a root. Reattributed and Merged do not occur. A is the parent's side.
	Relation Relation
	Variant  Variant
	A, B     news.Span // what the two have in common, in the texts of the lines
	Edits    []align.Edit
}

// Variants orders the uses of one quotation into a tree of wordings, in the order of their first uses. The first one is the
// first known use. What it returns does not depend on the order of members.
//
// A wording is compared with no more than maxNear earlier ones, those with which it shares most words in threes; so the
// cost grows with the uses, and not with the square of the wordings.
func Variants(members []Member) []Wording {
	t := tree{members: members, holders: make(map[uint64][]int32)}
	known := make(map[string]int) // wordings by their words
	for _, m := range inTime(members) {
		line := &members[m].Line
		key := keyOf(line.Words)
		w, ok := known[key]
		if !ok {
			w = len(t.wordings)
			known[key] = w
			t.add(line)
		}
		uses := &t.wordings[w].Uses
		v := Same
		if ok {
			v = looks(t.line(w), line)
		}
		*uses = append(*uses, Use{m, v})
	}
	return t.wordings
}

// inTime returns the indices of members in time order.
func inTime(members []Member) []int {
	order := make([]int, len(members))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		x, y := &members[i], &members[j]
		return cmp.Or(
			cmp.Compare(x.Order, y.Order), cmp.Compare(x.Article, y.Article), cmp.Compare(x.Line.Text, y.Line.Text),
			cmp.Compare(i, j), // nothing tells them apart
		)
	})
	return order
}

// keyOf returns the words as a key of a map.
func keyOf(words []uint64) string {
	key := make([]byte, 0, 8*len(words))
	for _, w := range words {
		key = binary.LittleEndian.AppendUint64(key, w)
	}
	return string(key)
}

// looks says how two lines of equal words differ.
func looks(a, b *Line) Variant {
	c := describe(*a, *b, []pair{{stretch{0, len(a.Words)}, stretch{0, len(b.Words)}}})
	return c.variant(*a, *b)
}

const (
	maxNear    = 16 // earlier wordings that a wording is compared with
	maxHolders = 64 // wordings, the earliest ones, by which three words in a row are remembered
)

// tree grows by one wording after the other.
type tree struct {
	members  []Member
	wordings []Wording
	comparer comparer
	holders  map[uint64][]int32 // by the hash of three words in a row: the first wordings that have them
	hashes   []uint64
}

// line returns the line of the first use of a wording.
func (t *tree) line(w int) *Line { return &t.members[t.wordings[w].Uses[0].Member].Line }

// add adds a wording without its uses.
func (t *tree) add(line *Line) {
	t.hashes = shingle.Hashes(t.hashes[:0], line.Words, seedTerms)
	slices.Sort(t.hashes)
	t.hashes = slices.Compact(t.hashes)
	w := t.under(line)
	for _, h := range t.hashes {
		if held := t.holders[h]; len(held) < maxHolders {
			t.holders[h] = append(held, int32(len(t.wordings)))
		}
	}
	t.wordings = append(t.wordings, w)
}

// under returns the wording of a line, under its parent.
func (t *tree) under(line *Line) Wording {
	best := Wording{Parent: -1}
	var bestDistance distance
	for _, p := range t.near() {
		parent := t.line(p)
		c := t.comparer.compare(*parent, *line)
		if !c.isNear() {
			continue
		}
		d := c.distance(parent, line)
		if best.Parent >= 0 && cmp.Or(d.compare(bestDistance), cmp.Compare(p, best.Parent)) > 0 {
			continue
		}
		bestDistance = d
		best = Wording{
			Parent:   p,
			Relation: c.relationOf(len(parent.Words), len(line.Words)),
			Variant:  c.variant(*parent, *line),
			A:        parent.cover(c.a),
			B:        line.cover(c.b),
			Edits:    c.describeEdits(*parent, *line),
		}
	}
	return best
}

// near returns the wordings that share most of t.hashes, at most maxNear.
func (t *tree) near() []int {
	shared := make(map[int]int)
	for _, h := range t.hashes {
		for _, w := range t.holders[h] {
			shared[int(w)]++
		}
	}
	near := make([]int, 0, len(shared))
	for w := range shared {
		near = append(near, w)
	}
	slices.SortFunc(near, func(v, w int) int { return cmp.Or(cmp.Compare(shared[w], shared[v]), cmp.Compare(v, w)) })
	return near[:min(len(near), maxNear)]
}

// isNear reports whether two wordings of a quotation have so much in common that one may come from the other.
func (c *comparison) isNear() bool {
	return c.equal >= minEqual && (c.changed == 0 || c.isAltered(agreed))
}

// distance is how far one wording is from another, in words.
type distance struct{ altered, trimmed int }

func (d distance) compare(e distance) int {
	return cmp.Or(cmp.Compare(d.altered, e.altered), cmp.Compare(d.trimmed, e.trimmed))
}

func (c *comparison) distance(a, b *Line) distance {
	d := distance{c.changed, len(a.Words) - c.a.len() + len(b.Words) - c.b.len()}
	for _, e := range c.edits {
		if e.excused {
			d.trimmed += max(e.a.len(), e.b.len())
		}
	}
	return d
}
