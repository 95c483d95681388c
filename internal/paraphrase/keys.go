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
	stems := rarestOf(s)
	dst = appendStemKeys(dst, stems)
	var cells [nearCells]uint16
	for _, cell := range m.AppendCells(cells[:0], s.Vector(), nearCells) {
		dst = appendCellKeys(append(dst, keyOf(uint64(cell), 0)), cell, stems)
	}
	return dst
}

// FewKeys appends to dst those keys of a sentence by which an index files it: two of the rarest stems, or the cell in which the vector lies
// with one of them. A cell alone is crowded in an index of some thousand articles, and then pairs none. It leaves out five keys of 22.
func (m *Model) FewKeys(dst []shingle.Fingerprint, s *Sentence) []shingle.Fingerprint {
	stems := rarestOf(s)
	dst = appendStemKeys(dst, stems)
	var cells [1]uint16
	for _, cell := range m.AppendCells(cells[:0], s.Vector(), 1) {
		dst = appendCellKeys(dst, cell, stems)
	}
	return dst
}

// rarestOf returns the stems of a sentence that make keys.
func rarestOf(s *Sentence) []uint64 { return s.stems[:min(rarest, len(s.stems))] }

func keyOf(x, y uint64) shingle.Fingerprint {
	return shingle.Fingerprint{Hash: shingle.Mix(min(x, y) + 3*shingle.Mix(max(x, y)))}
}

// appendStemKeys appends the keys of each two stems.
func appendStemKeys(dst []shingle.Fingerprint, stems []uint64) []shingle.Fingerprint {
	for i, x := range stems {
		for _, y := range stems[:i] {
			dst = append(dst, keyOf(x, y))
		}
	}
	return dst
}

// appendCellKeys appends the keys of a cell with a stem.
func appendCellKeys(dst []shingle.Fingerprint, cell uint16, stems []uint64) []shingle.Fingerprint {
	for _, x := range stems[:min(besideCells, len(stems))] {
		dst = append(dst, keyOf(uint64(cell), x))
	}
	return dst
}
