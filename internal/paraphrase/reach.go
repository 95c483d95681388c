package paraphrase

import "slices"

// reach is what the words of one sentence can have in common with those of any other, by class. It bounds the share of a pair without
// aligning its words: a word corresponds with at most one other, which is at best the one that is closest to it.
type reach struct {
	model   *Model
	most    []correspondence // by class of the model
	touched []class          // whose entries in most are not zero
	unknown []class          // the classes of the words that the model does not know
	words   int
	idfAll  int
	idfKept int
}

// correspondence is the most that a word of a class can have in common with the sentence.
type correspondence struct {
	mass  uint16 // the rarity of a word of the sentence, times the grade
	grade uint8  // how closely the two are related; 255: equal
}

// set makes r the reach of a sentence.
func (r *reach) set(d *weighed) {
	if r.most == nil {
		r.most = make([]correspondence, len(r.model.idf))
	}
	for _, c := range r.touched {
		r.most[c] = correspondence{}
	}
	r.touched, r.unknown = r.touched[:0], r.unknown[:0]
	r.words, r.idfAll, r.idfKept = len(d.tokens), d.idfAll, d.idfKept
	for i, t := range d.tokens {
		c, idf := t.class(), int(d.idf[i])
		if !r.model.knows(c) {
			r.unknown = append(r.unknown, c)
			continue
		}
		r.add(c, idf, 255)
		if t.has(tokenStop) {
			continue
		}
		related, grades := r.model.relatives(c)
		for k, c := range related {
			r.add(class(c), idf, int(grades[k]))
		}
	}
}

// add notes that a word of the sentence, of the given rarity, corresponds with those of class c.
func (r *reach) add(c class, idf, grade int) {
	m := &r.most[c]
	if m.grade == 0 {
		r.touched = append(r.touched, c)
	}
	m.grade, m.mass = max(m.grade, uint8(grade)), max(m.mass, uint16(idf*grade))
}

// sum returns a sum without words of another sentence.
func (r *reach) sum() sharing { return sharing{reach: r} }

// sharing adds up the most that the words of another sentence have in common with a reach.
type sharing struct {
	*reach
	n         int // words
	all, kept struct {
		idf    int // rarity of the words
		theirs int // the same, times the grades
		ours   int // rarity of the words of the sentence, times the grades
	}
}

// add adds a word.
func (s *sharing) add(t token) {
	c := t.class()
	idf := int(s.model.idfOf(c))
	theirs, ours := 0, 0
	if s.model.knows(c) {
		m := s.most[c]
		theirs, ours = idf*int(m.grade), int(m.mass)
	} else if slices.Contains(s.unknown, c) {
		theirs, ours = 255*idf, 255*idf
	}
	s.n++
	s.all.idf += idf
	s.all.theirs += theirs
	s.all.ours += ours
	if !t.has(tokenStripped) {
		s.kept.idf += idf
		s.kept.theirs += theirs
		s.kept.ours += ours
	}
}

// share returns shares that those of the pair of the two sentences do not exceed; see the method of pair.
func (s *sharing) share() (most, ofLonger float64) {
	theirs := max(shareOf(s.all.theirs, s.all.idf), shareOf(s.kept.theirs, s.kept.idf))
	ours := max(shareOf(s.all.ours, s.idfAll), shareOf(s.kept.ours, s.idfKept))
	most = max(theirs, ours)
	switch {
	case s.n > s.words:
		return most, theirs
	case s.n < s.words:
		return most, ours
	}
	return most, most
}
