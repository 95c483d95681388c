package align

import "github.com/copytaster/copytaster/internal/news"

// Kind is how equal the two sides of a passage are.
type Kind uint8

const (
	Verbatim Kind = iota // every word is equal after folding case, marks, dashes and spelling
	Edited               // words were replaced, inserted, dropped or inflected
)

// String returns the word for the kind in reports.
func (k Kind) String() string { return [...]string{"verbatim", "edited"}[k] }

// Op is what an edit does to side A to make side B.
type Op uint8

const (
	Replace Op = iota // words of A became other words in B
	Insert            // B has words that A has not; the A span is empty
	Delete            // A has words that B has not; the B span is empty
)

// String returns the word for the op in reports.
func (o Op) String() string { return [...]string{"replace", "insert", "delete"}[o] }

// Edit is a place inside a passage where the words differ. The empty span of an insertion or deletion lies where the
// words would be.
type Edit struct {
	Op   Op
	A, B news.Span
}

// Passage is an aligned stretch of two articles. Both spans begin and end with an equal term.
type Passage struct {
	Kind           Kind
	A, B           news.Span
	WordsA, WordsB int    // words inside A and B, including words of zones
	Equal          int    // pairs of equal words
	LongestRun     int    // most consecutive equal words
	Edits          []Edit // in text order; empty if Verbatim
}

// Identity returns the equal words over the words of the longer side, in [0, 1]; 0 for the zero Passage.
func (p *Passage) Identity() float64 {
	return float64(p.Equal) / float64(max(p.WordsA, p.WordsB, 1))
}
