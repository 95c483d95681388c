package align

import (
	"cmp"
	"slices"

	"github.com/copytaster/copytaster/internal/shingle"
)

// maxRepeats bounds the seeds of one shingle, so that a text of one repeated word stays cheap. Runs are longer than a
// shingle, and one seed finds a whole run.
const maxRepeats = 64

// run is a stretch of equal terms: n terms from term i of a and term j of b.
type run struct{ i, j, n int }

// seed is a shingle at term i of a and term j of b, packed so that sorted seeds of one diagonal j-i follow each other.
type seed uint64

func (al *Aligner) seed(i, j int) seed {
	return seed(j-i+len(al.a.hashes))<<32 | seed(i)
}

func (al *Aligner) place(s seed) (i, j int) {
	i = int(uint32(s))
	return i, int(s>>32) - len(al.a.hashes) + i
}

// findSeeds looks up the shingles of the shorter side in the longer. It skips a seed one term behind another on both
// sides, because the same run contains both.
func (al *Aligner) findSeeds() {
	al.seeds = al.seeds[:0]
	short, long := al.a, al.b
	if len(short.hashes) > len(long.hashes) {
		short, long = long, short
	}
	var some [shingle.FilterSize]uint32
	from, x, y := 0, -2, -2 // place of the previous seed if its shingle had only one; -2 otherwise
	for part := range slices.Chunk(short.hashes, shingle.FilterSize) {
		for _, i := range long.filter.Pass(&some, part) {
			i, hash := from+int(i), part[i]
			j := y + 1
			if i != x+1 || j >= len(long.hashes) || long.hashes[j] != hash || !long.isFirst(j) {
				j = int(*long.slot(hash)) - 1
			}
			if j < 0 || !short.isFirst(i) {
				continue
			}
			if short.next[i] > 0 || long.next[j] > 0 {
				al.join(short, long, i, j)
				continue
			}
			if i != x+1 || j != y+1 {
				al.add(short, i, j)
			}
			x, y = i, j
		}
		from += len(part)
	}
	slices.Sort(al.seeds)
}

// add notes a seed at index i of the shorter side and j of the longer.
func (al *Aligner) add(short *Side, i, j int) {
	if short != al.a {
		i, j = j, i
	}
	al.seeds = append(al.seeds, al.seed(i, j))
}

// join notes the seeds of a shingle whose first places are i and j.
func (al *Aligner) join(short, long *Side, i, j int) {
	al.x, al.y = short.places(al.x[:0], i, maxRepeats+1), long.places(al.y[:0], j, maxRepeats+1)
	if short == al.a {
		al.cross(al.x, al.y)
	} else {
		al.cross(al.y, al.x)
	}
}

// cross notes the seeds of a shingle with places x in a and y in b. If it is frequent in both, cross pairs the first
// place of either side with all of the other, and the n-th place of a with the n-th of b, up to maxRepeats.
func (al *Aligner) cross(x, y []uint32) {
	add := func(i, j uint32) { al.seeds = append(al.seeds, al.seed(int(i), int(j))) }
	if len(x)*len(y) <= maxRepeats {
		for _, i := range x {
			for _, j := range y {
				add(i, j)
			}
		}
		return
	}
	for d := range min(maxRepeats, max(len(x), len(y))) {
		if d < len(x) {
			add(x[d], y[0])
		}
		if d < len(y) {
			add(x[0], y[d])
		}
		if d < len(x) && d < len(y) {
			add(x[d], y[d])
		}
	}
}

// findDraftSeeds finds the seeds of the shingles at the given indices of the bare draft. The other draft has all of them.
func (al *Aligner) findDraftSeeds(shared []uint32) {
	al.seeds = al.seeds[:0]
	bare, filed := al.b, al.a
	if al.a.bare {
		bare, filed = filed, bare
	}
	hashes := bare.hashes
	al.x = append(al.x[:0], shared...)
	slices.SortFunc(al.x, func(i, j uint32) int { return cmp.Or(cmp.Compare(hashes[i], hashes[j]), cmp.Compare(i, j)) })
	for rest := al.x; len(rest) > 0; {
		n := 1
		for n < len(rest) && hashes[rest[n]] == hashes[rest[0]] {
			n++
		}
		x := rest[:min(n, maxRepeats+1)]
		al.y = filed.places(al.y[:0], int(*filed.slot(hashes[rest[0]]))-1, maxRepeats+1)
		if bare == al.a {
			al.cross(x, al.y)
		} else {
			al.cross(al.y, x)
		}
		rest = rest[n:]
	}
	slices.Sort(al.seeds)
}

// findRuns extends every seed over equal terms in both directions. It returns each run once, by (i, j).
func (al *Aligner) findRuns() {
	al.runs = al.runs[:0]
	for _, s := range al.seeds {
		i, j := al.place(s)
		if al.self && j <= i {
			continue
		}
		if n := len(al.runs); n > 0 {
			if r := al.runs[n-1]; r.j-r.i == j-i && i < r.i+r.n {
				continue // inside the previous run
			}
		}
		al.runs = append(al.runs, al.runAt(i, j))
	}
	slices.SortFunc(al.runs, func(p, q run) int { return cmp.Or(cmp.Compare(p.i, q.i), cmp.Compare(p.j, q.j)) })
}

// runAt returns the run that contains term i of a and term j of b.
func (al *Aligner) runAt(i, j int) run {
	a, b := al.a.terms, al.b.terms
	n := 0
	for i > 0 && j > 0 && a[i-1] == b[j-1] {
		i, j, n = i-1, j-1, n+1
	}
	tailA, tailB := a[i+n:], b[j+n:]
	more := 0
	for more < len(tailA) && more < len(tailB) && tailA[more] == tailB[more] {
		more++
	}
	n += more
	if al.self {
		n = min(n, j-i) // a repetition must not overlap itself
	}
	return run{i, j, n}
}
