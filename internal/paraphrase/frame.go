package paraphrase

import (
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

const (
	leastFrame = 4  // words of a frame; fewer are a turn of phrase
	mostFrame  = 20 // words of a frame; more tell something of their own
	mostNamed  = 4  // capital words beside a frame, the first of the sentence included
)

// Frame returns the hash of what a sentence says of nobody in particular: its terms without those with a capital letter, in their
// order. "Almora did not respond to a request for comment" and "Tvedt Bank did not respond to a request for comment" have one
// frame. ok is false where a sentence has a figure, or too few or too many such terms, and so says something of its own or nothing.
// A frame that unrelated stories have is a stock sentence. spans has the places of the terms in the body.
func Frame(body string, terms []uint64, spans []news.Span) (hash uint64, ok bool) {
	n, named := 0, 0
	for i, t := range terms {
		switch first, _ := utf8.DecodeRuneInString(body[spans[i].Start:]); {
		case unicode.IsDigit(first):
			return 0, false
		case unicode.IsUpper(first):
			named++
		default:
			hash = mix(hash ^ t)
			n++
		}
	}
	return hash, leastFrame <= n && n <= mostFrame && named <= mostNamed
}
