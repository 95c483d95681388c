package quote

import (
	"encoding/binary"
	"errors"
	"math"

	"github.com/copytaster/copytaster/internal/news"
)

// AppendBinary appends the encoded quotation to dst, in some 40 bytes; [Quotation.Decode] reads it. All numbers are
// unsigned varints: the number of spans; each span, then those of the speaker, the cue and the indirect speech, as start
// and length; and twice the length of the speaker's name, which follows, plus 1 if it is certain.
func (q *Quotation) AppendBinary(dst []byte) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(q.Spans)))
	for _, s := range q.Spans {
		dst = appendSpan(dst, s)
	}
	for _, s := range [...]news.Span{q.SpeakerSpan, q.Cue, q.Indirect} {
		dst = appendSpan(dst, s)
	}
	certain := uint64(0)
	if q.Certain {
		certain = 1
	}
	dst = binary.AppendUvarint(dst, uint64(len(q.Speaker))<<1|certain)
	return append(dst, q.Speaker...)
}

func appendSpan(dst []byte, s news.Span) []byte {
	return binary.AppendUvarint(binary.AppendUvarint(dst, uint64(s.Start)), uint64(s.Len()))
}

// ErrEncoding is the error for bytes that do not begin with an encoded quotation.
var ErrEncoding = errors.New("damaged quotation")

// Decode makes q the quotation at the start of src, which [Quotation.AppendBinary] wrote, and returns the rest of src. It
// retains nothing of src.
func (q *Quotation) Decode(src []byte) (rest []byte, err error) {
	d := decoder{rest: src}
	*q = Quotation{}
	n := d.number()
	if n > uint64(len(d.rest)) {
		return nil, ErrEncoding
	}
	for range n {
		q.Spans = append(q.Spans, d.span())
	}
	q.SpeakerSpan, q.Cue, q.Indirect = d.span(), d.span(), d.span()
	name := d.number()
	q.Certain = name&1 != 0
	name >>= 1
	if d.failed || name > uint64(len(d.rest)) {
		return nil, ErrEncoding
	}
	q.Speaker = string(d.rest[:name])
	return d.rest[name:], nil
}

// decoder takes numbers off the front of rest. If none is left, it sets failed and returns zeros from then on.
type decoder struct {
	rest   []byte
	failed bool
}

func (d *decoder) number() uint64 {
	v, n := binary.Uvarint(d.rest)
	if n <= 0 || v > math.MaxUint32 {
		d.failed = true
		return 0
	}
	d.rest = d.rest[n:]
	return v
}

func (d *decoder) span() news.Span {
	start, length := d.number(), d.number()
	if start+length > math.MaxUint32 {
		d.failed = true
		return news.Span{}
	}
	return news.Span{Start: uint32(start), End: uint32(start + length)}
}
