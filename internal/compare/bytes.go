package compare

import (
	"fmt"

	"github.com/fxamacker/cbor/v2"

	"github.com/copytaster/copytaster/internal/bitset"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/encode"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/prepare"
)

// encoded is a result as it stands in CBOR (RFC 8949): all but the texts of the two articles, which lie in the corpus.
type encoded struct {
	_              struct{} `cbor:",toarray"`
	A, B           corpus.Ref
	Match          *match.Match
	MarksA, MarksB []byte
	EqualA, EqualB bitset.Set
	OwedA, OwedB   bitset.Set
	Miss           *match.Miss
	Popular        bool
}

// AppendBinary appends the result to dst; [Result.Decode] reads it.
func (r *Result) AppendBinary(dst []byte) []byte {
	e := encoded{A: r.A, B: r.B, MarksA: r.MarksA.bytes(), MarksB: r.MarksB.bytes(), EqualA: r.EqualA, EqualB: r.EqualB, OwedA: r.OwedA, OwedB: r.OwedB, Miss: r.Miss, Popular: r.Popular}
	if r.Match != nil {
		m := *r.Match
		m.A, m.B = nil, nil
		e.Match = &m
	}
	b, err := cbor.Marshal(e)
	if err != nil {
		panic("compare: internal error: " + err.Error()) // all of it can be encoded
	}
	return append(dst, b...)
}

// Decode makes r what AppendBinary wrote, with the articles of the corpus that reader reads, which must number them as the corpus of
// the result did. It keeps nothing of b. An error wraps [encode.ErrDamaged], or is that of the corpus.
func (r *Result) Decode(b []byte, c corpus.Corpus, reader corpus.Reader) error {
	mode, err := cbor.DecOptions{MaxArrayElements: 1 << 24}.DecMode()
	if err != nil {
		panic("compare: internal error: " + err.Error())
	}
	var e encoded
	if err := mode.Unmarshal(b, &e); err != nil {
		return fmt.Errorf("%w: %w", encode.ErrDamaged, err)
	}
	*r = Result{A: e.A, B: e.B, Match: e.Match, MarksA: marksOf(e.MarksA), MarksB: marksOf(e.MarksB), EqualA: e.EqualA, EqualB: e.EqualB, OwedA: e.OwedA, OwedB: e.OwedB, Miss: e.Miss, Popular: e.Popular}
	if int(e.A) >= c.Len() || int(e.B) >= c.Len() || !r.MarksA.sound() || !r.MarksB.sound() {
		return fmt.Errorf("%w: a pair of %d and %d", encode.ErrDamaged, e.A, e.B)
	}
	if r.Match == nil {
		return nil
	}
	var x, y prepare.Prepared
	if err := reader.Read(&x, r.A, corpus.Article); err != nil {
		return err
	}
	if err := reader.Read(&y, r.B, corpus.Article); err != nil {
		return err
	}
	r.Match.A, r.Match.B = x.Article, y.Article
	return nil
}

// bytes returns the marks, a byte each.
func (s Marks) bytes() []byte {
	if s == nil {
		return nil
	}
	out := make([]byte, len(s))
	for i, m := range s {
		out[i] = byte(m)
	}
	return out
}

func marksOf(b []byte) Marks {
	if b == nil {
		return nil
	}
	out := make(Marks, len(b))
	for i, m := range b {
		out[i] = Mark(m)
	}
	return out
}

// sound reports whether all marks are such.
func (s Marks) sound() bool {
	for _, m := range s {
		if m > InQuotationVerbatim {
			return false
		}
	}
	return true
}
