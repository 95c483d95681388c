package profile

import (
	"fmt"

	"github.com/fxamacker/cbor/v2"

	"github.com/copytaster/copytaster/internal/ocr"
)

// encodedLearner is a learner as it stands in CBOR (RFC 8949).
type encodedLearner struct {
	_             struct{} `cbor:",toarray"`
	Told, Guesses tallies
	Sources       map[string]tallies
	Lexicon       []byte // as it encodes itself; nil: no words were counted
}

// AppendBinary appends what l learnt to dst; [DecodeLearner] reads it.
func (l *Learner) AppendBinary(dst []byte) []byte {
	e := encodedLearner{Told: l.languages.told, Guesses: l.languages.guesses, Sources: l.languages.sources}
	if l.lexicon != nil {
		e.Lexicon = own(l.lexicon)
	}
	b, err := cbor.Marshal(e)
	if err != nil {
		panic("profile: internal error: " + err.Error()) // all of it can be encoded
	}
	return append(dst, b...)
}

// DecodeLearner returns the learner that AppendBinary wrote, or an error that wraps [ErrEncoding]. It keeps nothing of b.
func DecodeLearner(b []byte) (*Learner, error) {
	mode, err := cbor.DecOptions{MaxMapPairs: 1 << 30}.DecMode()
	if err != nil {
		panic("profile: internal error: " + err.Error())
	}
	var e encodedLearner
	if err := mode.Unmarshal(b, &e); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrEncoding, err)
	}
	l, counted := NewLearner(), languages{e.Told, e.Guesses, e.Sources}
	l.languages.merge(&counted)
	if e.Lexicon != nil {
		l.lexicon = ocr.NewLexicon()
		if err := l.lexicon.UnmarshalBinary(e.Lexicon); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrEncoding, err)
		}
	}
	return l, nil
}
