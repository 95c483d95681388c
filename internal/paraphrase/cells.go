package paraphrase

import "slices"

// The codebook has two levels, so that few cells must be looked at to find the nearest (Jégou, Douze and Schmid, Product
// quantization for nearest neighbor search, IEEE PAMI 2011, call such an index an inverted file).
const (
	coarseCells = 64
	finePerCell = 64
	fineCells   = coarseCells * finePerCell
)

// AppendCells appends to dst the numbers of the n fine cells nearest to v, nearest first, each below 4,096. It looks only
// inside the nearest coarse cell, so that there are 64 at most. The zero vector has none.
func (m *Model) AppendCells(dst []uint16, v *Vector, n int) []uint16 {
	if v.IsZero() {
		return dst
	}
	var places [max(coarseCells, finePerCell)]place
	var one packed
	one.pack(v, false)
	coarse, fine := m.packed()
	in := slices.Min(nearest(places[:0], coarse, &one, 0)).cell()
	inside := nearest(places[:0], fine[in*finePerCell:][:finePerCell], &one, in*finePerCell)
	for _, p := range first(inside, n) {
		dst = append(dst, uint16(p.cell()))
	}
	return dst
}

// place packs the distance and the number of a cell so that nearer cells are smaller and, at equal distance, smaller
// numbers.
type place int64

func placeOf(dot int32, cell int) place { return place(-int64(dot)<<16 | int64(cell)) }
func (p place) cell() int               { return int(p & 0xFFFF) }

// nearest appends the places of the centroids, which are numbered from from.
func nearest(dst []place, centroids []packed, v *packed, from int) []place {
	for i := range centroids {
		dst = append(dst, placeOf(v.times(&centroids[i]), from+i))
	}
	return dst
}

// first returns the n smallest places in increasing order. It reorders places.
func first(places []place, n int) []place {
	if n = max(0, min(n, len(places))); n > len(places)/8 {
		slices.Sort(places)
		return places[:n]
	}
	for i := range n {
		least := i
		for j := i + 1; j < len(places); j++ {
			if places[j] < places[least] {
				least = j
			}
		}
		places[i], places[least] = places[least], places[i]
	}
	return places[:n]
}
