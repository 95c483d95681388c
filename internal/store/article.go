package store

import (
	"math"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/zeebo/xxh3"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/encode"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/quote"
	"github.com/copytaster/copytaster/internal/wire"
)

// contentOf returns the hash of all that is kept of an article beside where it was read: 16 bytes by which a run orders articles of
// one ID, and 8 of what these leave out.
func contentOf(a *news.Article) []byte {
	first := detect.ContentHash(a)
	rest := encode.Bool(encode.Text(nil, a.Role.String()), a.DateOnly)
	return encode.Hash(first[:], xxh3.Hash(prepare.AppendArticle(rest, a)))
}

// stampOf returns when an article counts as published: then, or when it was added.
func stampOf(a *news.Article, now time.Time) int64 {
	if a.Published.IsZero() {
		return now.Unix()
	}
	return a.Published.Unix()
}

// appendBody appends what the head of an article does not have to dst: the article, its anatomy with the spans of its sentences, and its
// quotations. The credits, the terms and all that is made of them are made again when they are asked for.
func appendBody(dst []byte, x *prepare.Prepared) []byte {
	dst = encode.Text(dst, prepare.AppendArticle(nil, x.Article))
	anatomy, end := x.Anatomy.AppendBinary(nil), uint32(0)
	for i := range x.Sentences {
		span := x.Sentences[i].Span
		anatomy = encode.Number(encode.Number(anatomy, span.Start-end), span.Len())
		end = span.End
	}
	dst = encode.Text(dst, anatomy)
	dst = encode.Number(dst, len(x.Quotations))
	for i := range x.Quotations {
		dst = x.Quotations[i].AppendBinary(dst)
	}
	return dst
}

// body is what appendBody wrote, taken apart.
type body struct{ article, anatomy, quotations []byte }

// decodeBody takes a body apart; false: nobody wrote it.
func decodeBody(b []byte) (body, bool) {
	r := encode.NewReader(b)
	out := body{article: []byte(r.Text()), anatomy: []byte(r.Text())}
	out.quotations = r.Rest()
	return out, r.Err() == nil
}

func (b body) readArticle(h *match.Head) (*news.Article, error) {
	return prepare.DecodeArticle(b.article, h)
}

// readAnatomy reads the anatomy and the spans of n sentences.
func (b body) readAnatomy(dst *wire.Anatomy, n uint32) ([]news.Span, error) {
	rest, err := dst.Decode(b.anatomy)
	if err != nil {
		return nil, err
	}
	r := encode.NewReader(rest)
	spans := make([]news.Span, n)
	end := uint64(0)
	for i := range spans {
		start := end + r.Below(math.MaxUint32-end)
		end = start + r.Below(math.MaxUint32-start)
		spans[i] = news.Span{Start: uint32(start), End: uint32(end)}
	}
	if len(r.Rest()) > 0 {
		r.Fail()
	}
	return spans, r.Err()
}

func (b body) readQuotations(h *match.Head) ([]quote.Quotation, error) {
	r := encode.NewReader(b.quotations)
	out := make([]quote.Quotation, r.Length(1))
	for i := range out {
		r.Skip(out[i].Decode(r.Rest()))
	}
	if len(out) != int(h.Quotations) || len(r.Rest()) > 0 {
		r.Fail()
	}
	return out, r.Err()
}

// packer packs bodies with zstd. It may be shared.
type packer struct {
	to   *zstd.Encoder
	from *zstd.Decoder
}

// mostBody bounds what is unpacked.
const mostBody = 1 << 30 // bytes

func newPacker() (*packer, error) {
	to, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedDefault))
	if err != nil {
		return nil, err
	}
	from, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(mostBody))
	if err != nil {
		return nil, err
	}
	return &packer{to, from}, nil
}

func (p *packer) pack(b []byte) []byte { return p.to.EncodeAll(b, nil) }

func (p *packer) unpack(b []byte) ([]byte, error) { return p.from.DecodeAll(b, nil) }

// close ends the goroutines of the packer.
func (p *packer) close() {
	p.from.Close()
	_ = p.to.Close()
}
