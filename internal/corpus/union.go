package corpus

import (
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/prepare"
)

// Union is the articles of two corpora, of which none have one ID. It may be shared if the two may be.
type Union struct {
	of     [2]Corpus
	places []place  // by ID
	refs   [2][]Ref // of the articles of each, here
}

// place is an article of one of two corpora.
type place struct {
	head *match.Head
	side uint8
	at   Ref
}

// NewUnion returns the articles of both.
func NewUnion(x, y Corpus) *Union {
	u := &Union{of: [2]Corpus{x, y}}
	for side, c := range u.of {
		u.refs[side] = make([]Ref, c.Len())
		for i := range Ref(c.Len()) {
			u.places = append(u.places, place{c.Head(i), uint8(side), i})
		}
	}
	slices.SortFunc(u.places, func(p, q place) int { return strings.Compare(p.head.ID, q.head.ID) })
	for i, p := range u.places {
		u.refs[p.side][p.at] = Ref(i)
	}
	return u
}

// Second returns the number here of article i of the second corpus.
func (u *Union) Second(i Ref) Ref { return u.refs[1][i] }

// Len implements [Corpus].
func (u *Union) Len() int { return len(u.places) }

// Head implements [Corpus].
func (u *Union) Head(i Ref) *match.Head { return u.places[i].head }

// Find implements [Corpus].
func (u *Union) Find(id string) (Ref, bool) {
	i, found := slices.BinarySearchFunc(u.places, id, func(p place, id string) int { return strings.Compare(p.head.ID, id) })
	return Ref(i), found
}

// Open implements [Corpus].
func (u *Union) Open() Reader { return &unionReader{u, [2]Reader{u.of[0].Open(), u.of[1].Open()}} }

// unionReader reads articles of either corpus.
type unionReader struct {
	u  *Union
	of [2]Reader
}

// Read implements [Reader].
func (r *unionReader) Read(dst *prepare.Prepared, i Ref, parts Parts) error {
	p := r.u.places[i]
	return r.of[p.side].Read(dst, p.at, parts)
}

// Sentence implements [Reader].
func (r *unionReader) Sentence(i Ref, n int) ([]byte, error) {
	p := r.u.places[i]
	return r.of[p.side].Sentence(p.at, n)
}

var _ Corpus = (*Union)(nil)
