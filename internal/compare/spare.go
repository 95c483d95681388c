package compare

import "github.com/copytaster/copytaster/internal/match"

// spare is the memory of the last pair that was not reported, for the next one: most candidates are not.
type spare struct {
	of    *match.Match
	terms [2]Marks
}

// match returns a match that nobody has.
func (s *spare) match() *match.Match {
	m := s.of
	if s.of = nil; m == nil {
		m = new(match.Match)
	}
	return m
}

// marks returns n marks of one side that nobody has, none of them set.
func (s *spare) marks(side int, n uint32) Marks {
	marks := s.terms[side]
	if s.terms[side] = nil; cap(marks) < int(n) {
		return make(Marks, n)
	}
	marks = marks[:n]
	clear(marks)
	return marks
}

// takeBack keeps the memory of a pair for the next one, unless its result is reported and goes on with it.
func (s *spare) takeBack(p *pair, result *Result) {
	if result.Match != nil {
		return
	}
	s.of = p.Match
	if p.MarksA != nil {
		s.terms = [2]Marks{p.MarksA[:0], p.MarksB[:0]}
	}
}
