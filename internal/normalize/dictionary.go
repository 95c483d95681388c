package normalize

// maxNumbered is the number of words that a dictionary holds, some 16 MB in all. Later words have the number 0.
const maxNumbered = 1 << 19

// Dictionary numbers pairs of a folded word and its stem, from 1 on, in the order in which a Normalizer first sees them.
type Dictionary struct {
	Terms []uint64 // by number: hash of the stem; Terms[0] is unused
	Words []uint64 // by number: hash of the folded word; Words[0] is unused

	places []uint32 // the numbers by hash: open addressing, at most half full; 0 if free
}

func newDictionary() Dictionary {
	return Dictionary{Terms: make([]uint64, 1, 1<<11), Words: make([]uint64, 1, 1<<11), places: make([]uint32, 1<<12)}
}

// number returns the number of a word and its term, and assigns the next one if they have none; 0 if the dictionary is
// full.
func (d *Dictionary) number(word, term uint64) uint32 {
	place := d.place(word, term)
	if *place != 0 || len(d.Terms) > maxNumbered {
		return *place
	}
	n := len(d.Terms)
	*place = uint32(n)
	d.Terms, d.Words = append(d.Terms, term), append(d.Words, word)
	if 2*n > len(d.places) {
		d.grow()
	}
	return uint32(n)
}

// place returns the place of a word and its term, or the free place where they would go.
func (d *Dictionary) place(word, term uint64) *uint32 {
	mask := uint64(len(d.places) - 1)
	for i := word & mask; ; i = (i + 1) & mask {
		if p := &d.places[i]; *p == 0 || d.Words[*p] == word && d.Terms[*p] == term {
			return p
		}
	}
}

func (d *Dictionary) grow() {
	d.places = make([]uint32, 2*len(d.places))
	for i, word := range d.Words[1:] {
		*d.place(word, d.Terms[i+1]) = uint32(i + 1)
	}
}
