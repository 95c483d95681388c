package paraphrase

import (
	"strings"

	"github.com/copytaster/copytaster/internal/bitset"
)

// partIndex finds the forms of which a sentence has a part, in one pass over its bytes. Two bytes that begin no part are passed over
// by a look at one bit.
type partIndex struct {
	pairs  [1 << 10]uint64 // a bit for every two bytes that begin a part
	parts  [256][]formPart // by their first byte
	always bitset.Set      // forms with no part of two bytes or more, which any sentence may have
}

// formPart is a part of words and the number of a form that has it.
type formPart struct {
	part string
	form int
}

func newPartIndex(forms []compiledForm) *partIndex {
	x := &partIndex{always: bitset.New(len(forms))}
	for i, f := range forms {
		if f.any == nil || shortestOf(f.any) < 2 {
			x.always.Add(i)
			continue
		}
		for _, part := range f.any {
			k := uint(part[0])<<8 | uint(part[1])
			x.pairs[k>>6] |= 1 << (k & 63)
			x.parts[part[0]] = append(x.parts[part[0]], formPart{part, i})
		}
	}
	return x
}

// in makes dst the set of the forms of which s may be one.
func (x *partIndex) in(dst bitset.Set, s string) {
	copy(dst, x.always)
	for i := 1; i < len(s); i++ {
		k := uint(s[i-1])<<8 | uint(s[i])
		if x.pairs[k>>6]>>(k&63)&1 == 0 {
			continue
		}
		for _, p := range x.parts[s[i-1]] {
			if p.part[1] == s[i] && strings.HasPrefix(s[i-1:], p.part) {
				dst.Add(p.form)
			}
		}
	}
}
