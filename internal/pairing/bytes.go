package pairing

import (
	"math"

	"github.com/copytaster/copytaster/internal/encode"
	"github.com/copytaster/copytaster/internal/prepare"
)

// Posting is a key and one of its holders: what a route makes of an article, and all that is sorted by key.
type Posting struct {
	Key    uint64
	Holder Holder
}

// AppendBinary appends the posting to dst; [DecodePosting] reads it.
func (p Posting) AppendBinary(dst []byte) []byte {
	dst = encode.Bool(encode.Number(encode.Hash(dst, p.Key), p.Holder.Class), p.Holder.Many)
	return prepare.AppendHead(dst, p.Holder.Head)
}

// DecodePosting returns the posting that AppendBinary wrote, or [encode.ErrDamaged]. It has a head of its own and keeps nothing of b.
func DecodePosting(b []byte) (Posting, error) {
	r := encode.NewReader(b)
	p := Posting{Key: r.Hash(), Holder: Holder{Class: uint32(r.Below(math.MaxUint32)), Many: r.Bool()}}
	head, rest, err := prepare.DecodeHead(r.Rest())
	p.Holder.Head = head
	r.Skip(rest, err)
	return p, r.Err()
}

// throughBytes puts the holders of a key through bytes, and returns the key as it comes out.
func throughBytes(key uint64, holders []Holder) (uint64, error) {
	for i := range holders {
		p, err := DecodePosting(Posting{key, holders[i]}.AppendBinary(nil))
		if err != nil {
			return 0, err
		}
		key, holders[i] = p.Key, p.Holder
	}
	return key, nil
}
