package short

// differences counts names and figures that replace each other, and what both items have.
type differences struct {
	names, maybe, figures int
	equal                 int // figures that both items have
	telling               int // other terms that both items have and that are not common
}

// factor returns the part of the score that is left.
func (d differences) factor() float64 {
	f := 1.
	if d.names > 0 {
		f *= templateFactor
	}
	if d.maybe > 0 && d.names == 0 && d.figures > 0 {
		f *= templateFactor
	}
	if d.figures > 1 && d.figures >= d.equal {
		f *= templateFactor
	}
	if d.figures > 0 && d.telling == 0 {
		f *= templateFactor
	}
	return f
}

// differences looks at each gap of a path, and before and behind the path. With several paths it is unclear which gap of
// one item corresponds to which of the other, so it looks at all words that are not aligned together.
func (c *Comparer) differences(paths [][]column) (d differences) {
	for _, path := range paths {
		for _, k := range path {
			if c.a.kinds[k.i] == figure {
				d.equal++
			} else if !c.frequencies.common(c.a.terms[k.i]) {
				d.telling++
			}
		}
	}
	if len(paths) > 1 {
		c.differ(&d, column{-1, -1}, column{len(c.a.terms), len(c.b.terms)})
		return d
	}
	path := paths[0]
	last := column{-1, -1}
	for i := range len(path) + 1 {
		next := column{len(c.a.terms), len(c.b.terms)}
		if i < len(path) {
			next = path[i]
		}
		c.differ(&d, last, next)
		last = next
	}
	return d
}

// differ counts the words between two columns that are not aligned.
func (c *Comparer) differ(d *differences, from, to column) {
	inA, inB := c.tally(c.a, &c.inA, from.i+1, to.i), c.tally(c.b, &c.inB, from.j+1, to.j)
	if inA.words == 0 || inB.words == 0 || max(inA.words, inB.words)-min(inA.words, inB.words) > mostUneven {
		return
	}
	d.figures += min(inA.of[figure], inB.of[figure])
	both := min(inA.of[name]+inA.of[maybe], inB.of[name]+inB.of[maybe])
	switch {
	case c.related(from, to):
	case inA.of[name] > 0 || inB.of[name] > 0:
		d.names += both
	default:
		d.maybe += both
	}
}

// tallied counts words by kind.
type tallied struct {
	of    [mark + 1]int
	words int
}

// tally counts the words [from, to) of an item that are not aligned.
func (c *Comparer) tally(it *Item, in *[MaxWords]bool, from, to int) (t tallied) {
	for i := from; i < to; i++ {
		if k := it.kinds[i]; !in[i] && k != mark {
			t.of[k]++
			t.words++
		}
	}
	return t
}

// related reports whether the only words between two columns begin alike, as Mexico and Mexican do.
func (c *Comparer) related(from, to column) bool {
	if to.i-from.i != 2 || to.j-from.j != 2 {
		return false
	}
	x, y := c.a.word(from.i+1), c.b.word(from.j+1)
	return len(x) >= relatedPrefix && len(y) >= relatedPrefix && x[:relatedPrefix] == y[:relatedPrefix]
}
