package quotematch

import (
	"cmp"
	"encoding/binary"
	"slices"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/shingle"
)

// Member is one use of a quotation by an article.
type Member struct {
	Article int // number of the article
	Order   int // position in time; members with equal Order are ordered by Article and by the text of Line
	Line    Line
}

// Use is a member with the words of a wording.
type Use struct {
	Member  int     // index of the member
	Variant Variant // compared with the first use of the wording
}

// Wording is one way in which a quotation was worded. It has a parent unless it is a root: the nearest earlier wording,
// with the fewest altered words, then the fewest words cut or added, then the earliest.
type Wording struct {
	Parent int   // index of the parent, smaller than its own; -1 if no earlier wording shares enough words
	Uses   []Use // in time order, not empty; the first has the text of the wording

	// Relation to Edits compare with the parent and are zero for a root. Reattributed and Merged do not occur. A is the
	// parent's side.
	Relation Relation
	Variant  Variant
	A, B     news.Span // the shared part, in the texts of the lines
	Edits    []align.Edit
}

// Variants arranges the uses of one quotation in a tree of wordings, ordered by their first uses; the first wording is
// that of the first known use. The result does not depend on the order of members.
//
// A wording is compared with at most maxNear earlier ones, those that share most runs of three words, so that the cost
// grows with the number of uses and not with the square of the wordings.
func Variants(members []Member) []Wording {
	if len(members) == 1 { // as most quotations have
		return []Wording{{Parent: -1, Uses: []Use{{0, Same}}}}
	}
	return arranged(members)
}

// arranged is Variants for any number of members.
func arranged(members []Member) []Wording {
	t := tree{members: members, holders: make(map[uint64][]int32)}
	known := make(map[string]int) // index of the wording, by its words
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
			v = t.looks(t.line(w), line)
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
			cmp.Compare(i, j), // equal in everything that is known
		)
	})
	return order
}

// keyOf returns words as the key of a map.
func keyOf(words []uint64) string {
	key := make([]byte, 0, 8*len(words))
	for _, w := range words {
		key = binary.LittleEndian.AppendUint64(key, w)
	}
	return string(key)
}

// looks returns the variant of two lines of equal words.
func (t *tree) looks(a, b *Line) Variant {
	c := t.comparer.readings.describe(*a, *b, []pair{{stretch{0, len(a.Words)}, stretch{0, len(b.Words)}}})
	return c.variant(*a, *b)
}

const (
	maxNear    = 16 // earlier wordings with which a wording is compared
	maxHolders = 64 // earliest wordings remembered for each run of three words
)

// tree is the tree of wordings in the making.
type tree struct {
	members  []Member
	wordings []Wording
	comparer comparer
	holders  map[uint64][]int32 // by hash of three consecutive words: the first wordings with them
	hashes   []uint64
}

// line returns the line of the first use of a wording.
func (t *tree) line(w int) *Line { return &t.members[t.wordings[w].Uses[0].Member].Line }

// add adds a wording, without its uses.
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

// under returns the wording of a line with its parent.
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

// isNear reports whether two wordings share so much that one may come from the other.
func (c *comparison) isNear() bool {
	return c.equal >= minEqual && (c.changed == 0 || c.isAltered(agreed))
}

// distance is the distance between two wordings, in words.
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
