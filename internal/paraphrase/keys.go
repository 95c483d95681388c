package paraphrase

import "github.com/copytaster/copytaster/internal/shingle"

const (
	rarest      = 6 // stems of a sentence that make keys
	nearCells   = 2 // cells of its vector that make keys
	besideCells = 3 // stems that make keys together with a cell
)

// Keys appends to dst the keys of a sentence, hashes that find sentences that may say the same among many. Two sentences
// that say the same mostly share a key. A key is two of the rarest stems, a cell in which the vector lies, or such a cell
// with one of the rarest stems, because among millions of sentences a cell alone holds too many. A sentence without
// content words has no keys.
func (m *Model) Keys(dst []shingle.Fingerprint, s *Sentence) []shingle.Fingerprint {
	add := func(x, y uint64) {
		dst = append(dst, shingle.Fingerprint{Hash: shingle.Mix(min(x, y) + 3*shingle.Mix(max(x, y)))})
	}
	stems := s.Stems()
	stems = stems[:min(rarest, len(stems))]
	for i, x := range stems {
		for _, y := range stems[:i] {
			add(x, y)
		}
	}
	var cells [nearCells]uint16
	for _, cell := range m.AppendCells(cells[:0], s.Vector(), nearCells) {
		add(uint64(cell), 0)
		for _, x := range stems[:min(besideCells, len(stems))] {
			add(uint64(cell), x)
		}
	}
	return dst
}
