package report

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/copytaster/copytaster/internal/spill"
)

// Sort is the order in which pairs are shown: what comes first matters most. Pairs that are equal in it are
// ordered by their ids.
type Sort string

const (
	ByWords       Sort = "words"       // most shared words first; the order of the empty Sort too
	ByShare       Sort = "share"       // largest reused share of b first
	ByResemblance Sort = "resemblance" // most alike first
	ByID          Sort = "id"          // the ids of a, then of b, by bytes
	ByLag         Sort = "lag"         // shortest time from a to b first, unknown ones last
)

// ParseSort returns the Sort that is written key.
func ParseSort(key string) (Sort, error) {
	switch s := Sort(key); s {
	case ByWords, ByShare, ByResemblance, ByID, ByLag:
		return s, nil
	}
	return "", fmt.Errorf("unknown sort key %q: words, share, resemblance, id or lag", key)
}

// Key is what a pair is shown by: the one with the smaller key first.
func (s Sort) Key(p *Pair) float64 {
	switch s {
	case ByShare:
		return -p.ShareB.Reused()
	case ByResemblance:
		return -p.Resemblance
	case ByID:
		return 0 // pairs come by their ids
	case ByLag:
		if p.LagS == nil {
			return math.MaxFloat64
		}
		return float64(*p.LagS)
	}
	if p.Relation == "paraphrase" { // surely less than any word that was copied: these come last
		return 1 / float64(1+p.WordsShared)
	}
	return -float64(p.WordsShared)
}

// ranking puts texts in the order of their keys; those of equal keys stay as they came. The texts themselves are set
// aside in a file, and only keys and places are kept: of those that may be among the first, where there is a limit.
type ranking struct {
	texts  *spill.File
	limit  int     // 0: none
	bound  float64 // keys from here on come too late
	ranked []ranked
}

// ranked is a text with its place in the file.
type ranked struct {
	key    float64
	at     int64
	length int
}

// newRanking returns a ranking in space, or in memory where that is nil.
func newRanking(space *spill.Space, limit int) *ranking {
	if space == nil {
		space = spill.New("", math.MaxInt64)
	}
	return &ranking{texts: space.File(), limit: limit, bound: math.Inf(1)}
}

// takes reports whether a text with this key, if it came next, may be among the first.
func (r *ranking) takes(key float64) bool { return key < r.bound }

// add sets a text aside.
func (r *ranking) add(key float64, text []byte) error {
	at, err := r.texts.Append(text)
	if err != nil {
		return err
	}
	r.ranked = append(r.ranked, ranked{key, at, len(text)})
	if r.limit > 0 && len(r.ranked)/2 >= r.limit {
		r.sort()
		r.bound = r.ranked[r.limit-1].key
	}
	return nil
}

// sort brings the texts in their order and drops those beyond the limit.
func (r *ranking) sort() {
	slices.SortFunc(r.ranked, func(x, y ranked) int {
		return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(x.at, y.at))
	})
	if r.limit > 0 && len(r.ranked) > r.limit {
		r.ranked = r.ranked[:r.limit]
	}
}

// writeTo writes the texts in their order and returns how many there are.
func (r *ranking) writeTo(w io.Writer) (n int, err error) {
	r.sort()
	var buf []byte
	for _, x := range r.ranked {
		text, err := r.texts.Slice(&buf, x.at, x.length)
		if err != nil {
			return 0, err
		}
		if _, err := w.Write(text); err != nil {
			return 0, err
		}
	}
	return len(r.ranked), nil
}
