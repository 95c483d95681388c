package profile

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/boilerplate"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/versions"
	"github.com/copytaster/copytaster/internal/wire"
)

// Observation is what is learnt from one article, besides its language, its words and its terms. Package prepare fills one in.
type Observation struct {
	Units    []boilerplate.Unit // outside zones
	Suspects ocr.Suspects       // words that fewer than three articles had so far, as the counter of one learner met them, this one included
	Version  wire.Version
	Slug     string
	Headline string        // without the marks of the version
	Place    string        // of the dateline
	Named    []string      // headlines of the story that it takes back, if it is a notice of that
	Slugs    []string      // the same by slugs
	Clock    string        // when that story was sent, "06:00"
	Codes    []uint64      // hashes of the ticker symbols in its headline and lead
	Lead     []uint64      // the terms of its first sentence, in their order
	Frames   []uint64      // of its sentences, where paraphrases are looked for; see [paraphrase.Frame]
	Body     versions.Body // a sketch of the body, by which versions are told from strangers
}

// ErrEncoding is the error of bytes that are no encoded profile.
var ErrEncoding = errors.New("damaged profile")

// AppendBinary appends o to dst; [Observation.Decode] reads it. The bytes have no check of their own and are for the process that
// wrote them.
func (o *Observation) AppendBinary(dst []byte) []byte {
	dst = boilerplate.AppendUnits(dst, o.Units)
	dst = binary.AppendUvarint(dst, uint64(o.Suspects.Words))
	dst = binary.AppendUvarint(dst, uint64(len(o.Suspects.Hashes)))
	for _, h := range o.Suspects.Hashes {
		dst = binary.LittleEndian.AppendUint64(dst, h)
	}
	for _, n := range [...]int{int(o.Version.Marks), o.Version.N, o.Version.Take} {
		dst = binary.AppendUvarint(dst, uint64(n))
	}
	for _, text := range [...]string{o.Slug, o.Headline, o.Place, strings.Join(o.Named, "\n"), strings.Join(o.Slugs, "\n"), o.Clock} {
		dst = append(binary.AppendUvarint(dst, uint64(len(text))), text...)
	}
	for _, list := range [...][]uint64{o.Codes, o.Lead, o.Frames} {
		dst = binary.AppendUvarint(dst, uint64(len(list)))
		for _, h := range list {
			dst = binary.LittleEndian.AppendUint64(dst, h)
		}
	}
	return append(dst, o.Body[:]...)
}

// Decode makes o what AppendBinary wrote, in the slices that o has, and keeps nothing of b. It trusts b, which never leaves the
// process: other bytes make it panic. A run over several machines has to learn where the observations are, or check them first.
func (o *Observation) Decode(b []byte) {
	number := func() int {
		n, width := binary.Uvarint(b)
		b = b[width:]
		return int(n)
	}
	o.Units, b = boilerplate.DecodeUnits(o.Units[:0], b)
	o.Suspects.Words = number()
	n := number()
	o.Suspects.Hashes = slices.Grow(o.Suspects.Hashes[:0], n)
	for range n {
		o.Suspects.Hashes = append(o.Suspects.Hashes, binary.LittleEndian.Uint64(b))
		b = b[8:]
	}
	o.Version = wire.Version{Marks: wire.Marks(number()), N: number(), Take: number()}
	var named, slugs string
	for _, text := range [...]*string{&o.Slug, &o.Headline, &o.Place, &named, &slugs, &o.Clock} {
		n := number()
		*text = string(b[:n])
		b = b[n:]
	}
	o.Named, o.Slugs = nil, nil
	if named != "" {
		o.Named = strings.Split(named, "\n")
	}
	if slugs != "" {
		o.Slugs = strings.Split(slugs, "\n")
	}
	for _, list := range [...]*[]uint64{&o.Codes, &o.Lead, &o.Frames} {
		n := number()
		*list = slices.Grow((*list)[:0], n)
		for range n {
			*list = append(*list, binary.LittleEndian.Uint64(b))
			b = b[8:]
		}
	}
	copy(o.Body[:], b)
}
