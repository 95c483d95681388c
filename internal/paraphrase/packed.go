package paraphrase

// packed is a vector made ready for products with many others. It holds the numbers plus 128, which are 0 to 255, three in a word of
// 64 bits that is cut into lanes of 21. The product of two words has in its third lane the sum of the products of their numbers, if
// the order of one of the words is turned; of nine words these sums stay below 2^21, so that no lane runs over into the next.
type packed struct {
	words [packedWords]uint64
	sum   int32 // of the numbers of the vector
}

const (
	lane        = 21
	packedWords = 45 // of which two have no numbers: five times nine are multiplied at once
)

// pack makes p the vector v. Of two vectors that are multiplied, one is turned.
func (p *packed) pack(v *Vector, turned bool) {
	*p = packed{}
	first, third := 0, 2*lane
	if turned {
		first, third = third, first
	}
	const last = Dimensions / 3 // the word that is not full
	for w := range last {
		x, y, z := v[3*w], v[3*w+1], v[3*w+2]
		p.words[w] = biased(x)<<first | biased(y)<<lane | biased(z)<<third
		p.sum += int32(x) + int32(y) + int32(z)
	}
	x, y := v[3*last], v[3*last+1]
	p.words[last] = biased(x)<<first | biased(y)<<lane
	p.sum += int32(x) + int32(y)
}

func biased(x int8) uint64 { return uint64(int(x) + 128) }

// times returns the dot product of two packed vectors, of which one is turned.
func (p *packed) times(q *packed) int32 {
	sum := uint64(0)
	for i := 0; i < packedWords; i += 9 {
		x, y := (*[9]uint64)(p.words[i:]), (*[9]uint64)(q.words[i:])
		lanes := x[0]*y[0] + x[1]*y[1] + x[2]*y[2] + x[3]*y[3] + x[4]*y[4] + x[5]*y[5] + x[6]*y[6] + x[7]*y[7] + x[8]*y[8]
		sum += lanes >> (2 * lane) & (1<<lane - 1)
	}
	return int32(sum) - 128*(p.sum+q.sum) - 128*128*Dimensions
}

// packAll packs vectors, turned.
func packAll(vectors []Vector) []packed {
	out := make([]packed, len(vectors))
	for i := range vectors {
		out[i].pack(&vectors[i], true)
	}
	return out
}

// Crowd is a list of sentences that are held against others. The zero value is empty. One goroutine at a time may use it.
type Crowd struct {
	sentences []*Sentence
	vectors   []packed // turned; those of zero vectors are not used
	one       packed
}

// Reset empties c.
func (c *Crowd) Reset() { c.sentences, c.vectors = c.sentences[:0], c.vectors[:0] }

// Add adds a sentence, which must not change before the next Reset.
func (c *Crowd) Add(s *Sentence) {
	c.sentences = append(c.sentences, s)
	c.vectors = append(c.vectors, packed{})
	c.vectors[len(c.vectors)-1].pack(&s.vector, true)
}

// Near appends to dst the places of the sentences of c, from 0 on in the order in which they were added, that are worth being scored
// with s; see the function Near.
func (c *Crowd) Near(dst []int, s *Sentence) []int {
	zero := s.vector.IsZero()
	c.one.pack(&s.vector, false)
	for i := range c.vectors {
		if zero || c.one.times(&c.vectors[i]) < NearFrom {
			if !zero && !c.sentences[i].vector.IsZero() || !Near(s, c.sentences[i]) {
				continue
			}
		}
		dst = append(dst, i)
	}
	return dst
}
