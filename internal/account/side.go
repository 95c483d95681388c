package account

import (
	"fmt"
	"iter"

	"github.com/fxamacker/cbor/v2"

	"github.com/copytaster/copytaster/internal/bitset"
	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/encode"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/origin"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/versions"
)

// Side is what a result says of one of its two articles. The sides of one article can be added up without those of any other one, wherever
// they come together: see [NewSides].
type Side struct {
	Article, Other corpus.Ref
	First          bool             // Article is the first of the pair
	Marks          compare.Marks    // of the terms of Article; nil: no text was read
	Equal, Owed    bitset.Set       // as in the result
	Direction      origin.Direction // with Other as side a
	Confidence     float32          // of the direction, in [0, 1]
	Copied         bool             // words of the article stand in a passage, or the two are duplicates
}

// SidesOf returns the sides of a result with a match.
func SidesOf(r *compare.Result) [2]Side {
	m := r.Match
	copied := len(m.Passages) > 0 || m.Relation <= match.NearDuplicate
	way, confidence := m.Direction.Direction, float32(m.Direction.Confidence)
	return [2]Side{
		{r.A, r.B, true, r.MarksA, r.EqualA, r.OwedA, way.Reverse(), confidence, copied},
		{r.B, r.A, false, r.MarksB, r.EqualB, r.OwedB, way, confidence, copied},
	}
}

// encodedSide is a side as it stands in CBOR (RFC 8949).
type encodedSide struct {
	_              struct{} `cbor:",toarray"`
	Article, Other corpus.Ref
	First          bool
	Marks          []byte // two in a byte
	Equal, Owed    bitset.Set
	Direction      origin.Direction
	Confidence     float32
	Copied         bool
}

// AppendBinary appends the side to dst; [Side.Decode] reads it.
func (s *Side) AppendBinary(dst []byte) []byte {
	packed := make(marks, (len(s.Marks)+1)/2)
	for i, m := range s.Marks {
		packed.raise(i, m)
	}
	b, err := cbor.Marshal(encodedSide{
		Article: s.Article, Other: s.Other, First: s.First, Marks: packed, Equal: s.Equal, Owed: s.Owed, Direction: s.Direction, Confidence: s.Confidence, Copied: s.Copied,
	})
	if err != nil {
		panic("account: internal error: " + err.Error()) // all of it can be encoded
	}
	return append(dst, b...)
}

// Decode makes s what AppendBinary wrote, but for one more mark [compare.Own] where their number was odd. It keeps nothing of b. An error
// wraps [encode.ErrDamaged].
func (s *Side) Decode(b []byte) error {
	var e encodedSide
	if err := cbor.Unmarshal(b, &e); err != nil {
		return fmt.Errorf("%w: %w", encode.ErrDamaged, err)
	}
	*s = Side{e.Article, e.Other, e.First, make(compare.Marks, 2*len(e.Marks)), e.Equal, e.Owed, e.Direction, e.Confidence, e.Copied}
	for i := range s.Marks {
		if s.Marks[i] = marks(e.Marks).at(i); s.Marks[i] > compare.InQuotationVerbatim {
			return fmt.Errorf("%w: a side of %d and %d", encode.ErrDamaged, e.Article, e.Other)
		}
	}
	return nil
}

// NewSides returns an account to which sides are added, of some articles of a corpus, and which tells of these articles alone, by
// [Account.Article] and [Account.Size]. Of the corpus it asks the heads of the articles of the sides, and the texts of those of which it
// tells. sizes are those of all versions of chains, by ID; they may be nil until Article is called.
func NewSides(c corpus.Corpus, sizes map[string]versions.Size) *Account {
	return &Account{corpus: c, articles: true, found: make(map[corpus.Ref]*found), who: make(map[corpus.Ref]*origin.Article), sizes: sizes}
}

// SidesElsewhere leaves out what only Articles needs: sides are added to other accounts. It is called before anything is added.
func (t *Account) SidesElsewhere() { t.apart = true }

// Known tells an account of sides who an article is, so that it is not read.
func (t *Account) Known(i corpus.Ref, who *origin.Article) { t.who[i] = who }

// Forget takes back what [Account.Known] told.
func (t *Account) Forget(i corpus.Ref) { delete(t.who, i) }

// Others yields the articles that what is told of an article can name, some of them more than once: no more than 130. Another article whose
// side was added is not asked for any more.
func (t *Account) Others(i corpus.Ref) iter.Seq[corpus.Ref] {
	return func(yield func(corpus.Ref) bool) {
		f := t.found[i]
		if f == nil || !yield(f.top) {
			return
		}
		for k := range f.given {
			if !yield(f.given[k].giver) {
				return
			}
		}
	}
}

// Article says what was found of an article after the last of its sides was added. p is the profile of the comparison. An error is that of
// the corpus.
func (t *Account) Article(p *profile.Profile, i corpus.Ref) (*match.ArticleResult, error) {
	return t.summary(p).article(i)
}

// Size returns how many terms an article has, and how many that no other version of its chain has, after the last of its sides was added.
func (t *Account) Size(i corpus.Ref) versions.Size {
	n := int(t.corpus.Head(i).Terms)
	size := versions.Size{Terms: n, Own: n}
	if f := t.found[i]; f != nil {
		size.Own -= f.mates.Count()
	}
	return size
}
