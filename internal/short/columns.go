package short

import "slices"

// column pairs word i of a with word j of b: they are the same term or alike.
type column struct{ i, j int }

// columns aligns the two items: first the heaviest common subsequence of terms, then blocks that moved. A path is a list
// of columns that rises on both sides. There is none if too few terms are in the same order.
func (c *Comparer) columns() [][]column {
	path := c.inOrder()
	if float64(len(path)) < inOrderFrom*float64(min(len(c.a.terms), len(c.b.terms))) {
		return nil
	}
	c.inA, c.inB = [MaxWords]bool{}, [MaxWords]bool{}
	c.paths = append(c.paths[:0], c.pieces(c.fill(path))...)
	for {
		block := c.moved()
		if block == nil {
			return c.paths
		}
		c.paths = append(c.paths, block)
		c.use(block)
	}
}

// use marks the words of a path as aligned.
func (c *Comparer) use(path []column) {
	for _, k := range path {
		c.inA[k.i], c.inB[k.j] = true, true
	}
}

// inOrder returns the heaviest common subsequence of the terms; of equal ones, the one with more terms next to each other
// in both items.
func (c *Comparer) inOrder() []column {
	a, b := c.a.terms, c.b.terms
	const width = MaxWords + 1
	best := &c.best
	for j := range len(b) + 1 {
		best[len(a)*width+j] = 0
	}
	c.ofB = [4]uint64{}
	for _, t := range b {
		c.ofB[t>>6&3] |= 1 << (t & 63)
	}
	for i := len(a) - 1; i >= 0; i-- {
		if !c.mayHave(a[i]) { // a term that b has not changes nothing
			copy(best[i*width:], best[(i+1)*width:][:len(b)+1])
			continue
		}
		best[i*width+len(b)] = 0
		for j := len(b) - 1; j >= 0; j-- {
			v := max(best[(i+1)*width+j], best[i*width+j+1])
			if a[i] == b[j] {
				w := best[(i+1)*width+j+1] + c.weightA[i]
				if i+1 < len(a) && j+1 < len(b) && a[i+1] == b[j+1] {
					w += together
				}
				v = max(v, w)
			}
			best[i*width+j] = v
		}
	}
	path := c.path[:0]
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch v := best[i*width+j]; {
		case v == best[(i+1)*width+j]:
			i++
		case v == best[i*width+j+1]:
			j++
		default:
			path = append(path, column{i, j})
			i, j = i+1, j+1
		}
	}
	c.path = path
	return path
}

// mayHave reports whether b may have a term; most that it has not are told.
func (c *Comparer) mayHave(term uint64) bool { return c.ofB[term>>6&3]>>(term&63)&1 == 1 }

// fill adds to path the words in its gaps, and before and behind it, that are alike.
func (c *Comparer) fill(path []column) []column {
	if len(path) == 0 {
		return nil
	}
	out := c.filled[:0]
	last := column{-1, -1}
	for _, k := range append(path, column{len(c.a.terms), len(c.b.terms)}) {
		j := last.j + 1
		for i := last.i + 1; i < k.i; i++ {
			for at := j; at < k.j; at++ {
				if c.alike(i, at) {
					out = append(out, column{i, at})
					j = at + 1
					break
				}
			}
		}
		out = append(out, k)
		last = k
	}
	out = out[:len(out)-1]
	c.filled = out
	return out
}

// pieces cuts a path at gaps of more than maxGap words. It drops loose ends: runs shorter than the gap beside them.
func (c *Comparer) pieces(path []column) (all [][]column) {
	for len(path) > 0 {
		n := 1
		for n < len(path) && gap(path[n-1], path[n]) <= maxGap {
			n++
		}
		if piece := tidy(path[:n]); len(piece) >= leastMoved {
			all = append(all, slices.Clone(piece))
			c.use(piece)
		}
		path = path[n:]
	}
	return all
}

// gap returns the number of words between two columns, on the side that has more.
func gap(x, y column) int { return max(y.i-x.i, y.j-x.j) - 1 }

// tidy drops runs at the ends of a piece that are shorter than the gap beside them.
func tidy(piece []column) []column {
	for {
		n := 1
		for n < len(piece) && gap(piece[n-1], piece[n]) == 0 {
			n++
		}
		if n == len(piece) || gap(piece[n-1], piece[n]) <= n {
			break
		}
		piece = piece[n:]
	}
	for {
		n := 1
		for n < len(piece) && gap(piece[len(piece)-1-n], piece[len(piece)-n]) == 0 {
			n++
		}
		if n == len(piece) || gap(piece[len(piece)-1-n], piece[len(piece)-n]) <= n {
			return piece
		}
		piece = piece[:len(piece)-n]
	}
}

// moved returns the longest run of equal terms that are not aligned yet and weigh more than movedCost; nil if there is
// none.
func (c *Comparer) moved() []column {
	at, most := column{}, leastMoved-1
	for i, t := range c.a.terms {
		if c.inA[i] || !c.mayHave(t) {
			continue
		}
		for j, u := range c.b.terms {
			if t != u {
				continue
			}
			if n, weight := c.freeRun(i, j); n > most && weight > movedCost {
				at, most = column{i, j}, n
			}
		}
	}
	if most < leastMoved {
		return nil
	}
	block := make([]column, most)
	for d := range block {
		block[d] = column{at.i + d, at.j + d}
	}
	return block
}

// freeRun returns the number of consecutive equal terms, from i and j on, that are not aligned yet, and their weight.
func (c *Comparer) freeRun(i, j int) (n int, weight float64) {
	a, b := c.a.terms, c.b.terms
	for i+n < len(a) && j+n < len(b) && a[i+n] == b[j+n] && !c.inA[i+n] && !c.inB[j+n] {
		weight += c.weightA[i+n]
		n++
	}
	return n, weight
}
