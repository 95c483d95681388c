package profile

import (
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
	Lexicon    *ocr.Lexicon
	SearchFrom ocr.Look
	KeyChars   int
	Chains     []Chain
	Terms      *short.Frequencies
	Common     *index.Common
}

// format is the version of the encoding. 1: the first.
const format = 1

// AppendBinary appends the profile to dst; [Decode] reads it.
func (p *Profile) AppendBinary(dst []byte) []byte {
	mode, err := cbor.CoreDetEncOptions().EncMode()
	if err != nil {
		panic("profile: internal error: " + err.Error())
	}
	b, err := mode.Marshal(encoded{
		Format: format, Languages: p.Languages, Standing: p.Standing, Lexicon: p.Lexicon, SearchFrom: p.SearchFrom, KeyChars: p.KeyChars,
		Chains: p.Chains, Terms: p.Terms, Common: p.Common,
	})
	if err != nil {
		panic("profile: internal error: " + err.Error()) // all of it can be encoded
	}
	return append(dst, b...)
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
	p := &Profile{
		Languages: e.Languages, Standing: e.Standing, Lexicon: e.Lexicon, SearchFrom: e.SearchFrom, KeyChars: e.KeyChars, Terms: e.Terms, Common: e.Common,
	}
	p.setChains(e.Chains)
	return p, nil
}
