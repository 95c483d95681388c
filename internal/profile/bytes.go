package profile

import (
	"encoding"
	"fmt"

	"github.com/fxamacker/cbor/v2"

	"github.com/copytaster/copytaster/internal/boilerplate"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/short"
)

// encoded is a profile as it stands in CBOR (RFC 8949, core deterministic encoding: one profile has one row of bytes).
type encoded struct {
	_          struct{} `cbor:",toarray"`
	Format     int
	Languages  Languages
	Standing   *boilerplate.List
	Lexicon    []byte // as it encodes itself; nil: none, here and below
	SearchFrom ocr.Look
	KeyChars   int
	KeyBits    int
	Chains     []Chain
	Terms      []byte
	Common     []byte
	Stock      []uint64
}

// format is the version of the encoding. 1: the first. 2: with stock sentences. 3: with the bits of shortened keys.
const format = 3

// AppendBinary appends the profile to dst; [Decode] reads it. Equal profiles have equal bytes.
func (p *Profile) AppendBinary(dst []byte) []byte {
	mode, err := cbor.CoreDetEncOptions().EncMode()
	if err != nil {
		panic("profile: internal error: " + err.Error())
	}
	e := encoded{
		Format: format, Languages: p.Languages, Standing: p.Standing, SearchFrom: p.SearchFrom, KeyChars: p.KeyChars, KeyBits: p.KeyBits, Chains: p.Chains, Stock: p.Stock,
	}
	if p.Lexicon != nil {
		e.Lexicon = own(p.Lexicon)
	}
	if p.Terms != nil {
		e.Terms = own(p.Terms)
	}
	if p.Common != nil {
		e.Common = own(p.Common)
	}
	b, err := mode.Marshal(e)
	if err != nil {
		panic("profile: internal error: " + err.Error()) // all of it can be encoded
	}
	return append(dst, b...)
}

// own returns the bytes of what encodes itself, which cannot fail.
func own(x encoding.BinaryMarshaler) []byte {
	b, err := x.MarshalBinary()
	if err != nil {
		panic("profile: internal error: " + err.Error())
	}
	return b
}

// Decode returns the profile that AppendBinary wrote, or an error that wraps [ErrEncoding]. It keeps nothing of b.
func Decode(b []byte) (*Profile, error) {
	mode, err := cbor.DecOptions{MaxArrayElements: 1 << 30, MaxMapPairs: 1 << 30}.DecMode()
	if err != nil {
		panic("profile: internal error: " + err.Error())
	}
	var e encoded
	if err := mode.Unmarshal(b, &e); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrEncoding, err)
	}
	if e.Format != format {
		return nil, fmt.Errorf("%w: format %d, this version reads %d", ErrEncoding, e.Format, format)
	}
	for _, c := range e.Chains {
		if len(c) < 2 {
			return nil, fmt.Errorf("%w: a chain of %d versions", ErrEncoding, len(c))
		}
	}
	p := &Profile{Languages: e.Languages, Standing: e.Standing, SearchFrom: e.SearchFrom, KeyChars: e.KeyChars, KeyBits: e.KeyBits, Stock: e.Stock}
	p.setChains(e.Chains)
	if e.Lexicon != nil {
		p.Lexicon = ocr.NewLexicon()
		err = p.Lexicon.UnmarshalBinary(e.Lexicon)
	}
	if e.Terms != nil && err == nil {
		p.Terms = &short.Frequencies{}
		err = p.Terms.UnmarshalBinary(e.Terms)
	}
	if e.Common != nil && err == nil {
		p.Common = &index.Common{}
		err = p.Common.UnmarshalBinary(e.Common)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrEncoding, err)
	}
	return p, nil
}
