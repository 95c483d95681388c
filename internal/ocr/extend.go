package ocr

import "slices"

// cell is a pair of equal characters, character i of a and character j of b.
type cell struct{ i, j int }

// extend sets cells to the equal characters of a chain, of its gaps, and of the text around it.
func (al *Aligner) extend(c []run) {
	al.cells = al.cells[:0]
	al.before(0, c[0].i, 0, c[0].j)
	for s, r := range c {
		if s > 0 {
			p := c[s-1]
			al.inGap(p.i+p.n, r.i, p.j+p.n, r.j)
		}
		for d := range r.n {
			al.cells = append(al.cells, cell{r.i + d, r.j + d})
		}
	}
	last := c[len(c)-1]
	al.beyond(last.i+last.n, len(al.a.chars), last.j+last.n, len(al.b.chars))
}

// inGap aligns the characters [i, iEnd) of a with [j, jEnd) of b.
func (al *Aligner) inGap(i, iEnd, j, jEnd int) {
	n, m := iEnd-i, jEnd-j
	switch {
	case n == 0 || m == 0 || n == 1 && m == 1:
	case max(n-m, m-n) > maxShift:
		i, j = al.beyond(i, iEnd, j, jEnd)
		al.before(i, iEnd, j, jEnd)
	default:
		al.grid.fill(al.a.chars[i:iEnd], al.b.chars[j:jEnd])
		from := len(al.cells)
		al.cells = al.grid.trace(al.cells, n, m)
		for k := from; k < len(al.cells); k++ {
			al.cells[k].i += i
			al.cells[k].j += j
		}
	}
}

// beyond continues from characters i and j towards iEnd and jEnd as long as that wins, and returns how far it came.
func (al *Aligner) beyond(i, iEnd, j, jEnd int) (int, int) {
	for i < iEnd && j < jEnd {
		al.grid.fill(al.a.chars[i:min(i+window, iEnd)], al.b.chars[j:min(j+window, jEnd)])
		x, y, score := al.grid.best()
		if score < goOn {
			break
		}
		from := len(al.cells)
		al.cells = al.grid.trace(al.cells, x, y)
		for k := from; k < len(al.cells); k++ {
			al.cells[k].i += i
			al.cells[k].j += j
		}
		i, j = i+x, j+y
	}
	return i, j
}

// before continues from characters iEnd-1 and jEnd-1 down towards i and j as long as that wins.
func (al *Aligner) before(i, iEnd, j, jEnd int) {
	al.back = al.back[:0]
	for i < iEnd && j < jEnd {
		al.x = reversed(al.x, al.a.chars[max(i, iEnd-window):iEnd])
		al.y = reversed(al.y, al.b.chars[max(j, jEnd-window):jEnd])
		al.grid.fill(al.x, al.y)
		x, y, score := al.grid.best()
		if score < goOn {
			break
		}
		from := len(al.back)
		al.back = al.grid.trace(al.back, x, y)
		for k := from; k < len(al.back); k++ {
			al.back[k] = cell{iEnd - 1 - al.back[k].i, jEnd - 1 - al.back[k].j}
		}
		iEnd, jEnd = iEnd-x, jEnd-y
	}
	slices.Reverse(al.back)
	al.cells = append(al.cells, al.back...)
}

// reversed overwrites dst with s in reverse order.
func reversed(dst, s []byte) []byte {
	dst = append(dst[:0], s...)
	slices.Reverse(dst)
	return dst
}
