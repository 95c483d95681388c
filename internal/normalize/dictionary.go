package normalize

// maxNumbered is the number of terms that a dictionary holds, 8 MB in all; later ones have the number 0.
const maxNumbered = 1 << 19

// dictionary numbers terms from 1 on, in the order in which they are first seen.
type dictionary struct {
	terms  []uint64 // by number; terms[0] is unused
	places []uint32 // numbers by the hash that a term is: an open-addressing table, at most half full, 0 where free
}

func newDictionary() dictionary {
	return dictionary{terms: make([]uint64, 1, 1<<11), places: make([]uint32, 1<<12)}
}

// number returns the number of term, a new one if it has none; 0 if the dictionary is full.
func (d *dictionary) number(term uint64) uint32 {
	place := d.place(term)
	if *place != 0 || len(d.terms) > maxNumbered {
		return *place
	}
	n := len(d.terms)
	*place = uint32(n)
	d.terms = append(d.terms, term)
	if 2*n > len(d.places) {
		d.grow()
	}
	return uint32(n)
}

// place returns the place of the term, or the free place where it would stand.
func (d *dictionary) place(term uint64) *uint32 {
	mask := uint64(len(d.places) - 1)
	for i := term & mask; ; i = (i + 1) & mask {
		if p := &d.places[i]; *p == 0 || d.terms[*p] == term {
			return p
		}
	}
}

func (d *dictionary) grow() {
	d.places = make([]uint32, 2*len(d.places))
	for i, term := range d.terms[1:] {
		*d.place(term) = uint32(i + 1)
	}
}
