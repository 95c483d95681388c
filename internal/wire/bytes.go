package wire

import (
	"math"

	"github.com/copytaster/copytaster/internal/encode"
)

// AppendBinary appends the anatomy to dst; [Anatomy.Decode] reads it. Numbers are uvarints, strings stand behind their lengths:
// how many zones there are; of each the kind, the begin and the length of the span, and the value; then the three strings of
// the dateline, the marks, the number and the take of the version, the slug, the byline, the embargo, and 1 for a notice.
func (x *Anatomy) AppendBinary(dst []byte) []byte {
	dst = encode.Number(dst, len(x.Zones))
	for _, z := range x.Zones {
		dst = encode.Text(encode.Span(append(dst, byte(z.Kind)), z.Span), z.Value)
	}
	dst = encode.Text(encode.Text(encode.Text(dst, x.Dateline.Place), x.Dateline.Date), x.Dateline.Agency)
	for _, n := range [...]int{int(x.Version.Marks), x.Version.N, x.Version.Take} {
		dst = encode.Number(dst, n)
	}
	dst = encode.Text(encode.Text(encode.Text(dst, x.Slug), x.Byline), x.Embargo)
	return encode.Bool(dst, x.Notice)
}

// Decode makes x the anatomy at the beginning of src, as AppendBinary wrote it, and returns what follows; or [encode.ErrDamaged]. It
// keeps nothing of src.
func (x *Anatomy) Decode(src []byte) (rest []byte, err error) {
	r := encode.NewReader(src)
	*x = Anatomy{}
	n := r.Length(3)
	if n > 0 {
		x.Zones = make([]Zone, n)
	}
	for i := range x.Zones {
		x.Zones[i] = Zone{Kind: Kind(r.Byte()), Span: r.Span(), Value: r.Text()}
		if int(x.Zones[i].Kind) >= kinds {
			r.Fail()
		}
	}
	x.Dateline = Filing{r.Text(), r.Text(), r.Text()}
	x.Version = Version{Marks: Marks(r.Below(math.MaxUint16)), N: int(r.Below(math.MaxInt32)), Take: int(r.Below(math.MaxInt32))}
	x.Slug, x.Byline, x.Embargo = r.Text(), r.Text(), r.Text()
	x.Notice = r.Bool()
	return r.Rest(), r.Err()
}

// AppendCredits appends credits to dst; [DecodeCredits] reads them: how many there are, and of each whom it names, the span and
// how it is given.
func AppendCredits(dst []byte, credits []Credit) []byte {
	dst = encode.Number(dst, len(credits))
	for _, c := range credits {
		dst = encode.Text(encode.Span(encode.Text(dst, c.To), c.Span), c.How)
	}
	return dst
}

// DecodeCredits returns the credits at the beginning of src, as AppendCredits wrote them, and what follows; or [encode.ErrDamaged].
func DecodeCredits(src []byte) (credits []Credit, rest []byte, err error) {
	r := encode.NewReader(src)
	if n := r.Length(4); n > 0 {
		credits = make([]Credit, n)
	}
	for i := range credits {
		credits[i] = Credit{To: r.Text(), Span: r.Span(), How: r.Text()}
	}
	return credits, r.Rest(), r.Err()
}
