package ocr

import "slices"

// grid aligns two short stretches of characters (Needleman and Wunsch, "A general method applicable to the search for
// similarities in the amino acid sequence of two proteins", Journal of Molecular Biology 1970).
type grid struct {
	a, b   []byte
	width  int     // len(b)+1
	scores []int16 // scores[x*width+y] is the score of the best alignment of a[:x] and b[:y]
}

// fill computes the scores of two stretches. They have at most maxGap characters, so that an int16 is wide enough.
func (g *grid) fill(a, b []byte) {
	g.a, g.b, g.width = a, b, len(b)+1
	g.scores = sized(g.scores, (len(a)+1)*g.width)
	row := g.scores[:g.width]
	for y := range row {
		row[y] = int16(y * indel)
	}
	for x, c := range a {
		above := row
		row = g.scores[(x+1)*g.width:][:g.width]
		diagonal, left := above[0], int16((x+1)*indel)
		row[0] = left
		for y, d := range b {
			score := diagonal + mismatch
			if c == d {
				score = diagonal + match
			}
			diagonal = above[y+1]
			left = max(score, diagonal+indel, left+indel)
			row[y+1] = left
		}
	}
}

// best returns the ends of the best alignment that starts with the first characters, and its score.
func (g *grid) best() (x, y int, score int) {
	at := 0
	for k, s := range g.scores {
		if s > g.scores[at] {
			at = k
		}
	}
	return at / g.width, at % g.width, int(g.scores[at])
}

// trace appends the equal characters of the best alignment of a[:x] and b[:y] to dst.
func (g *grid) trace(dst []cell, x, y int) []cell {
	from := len(dst)
	for x > 0 && y > 0 {
		at := x*g.width + y
		score, same := int16(mismatch), g.a[x-1] == g.b[y-1]
		if same {
			score = match
		}
		switch g.scores[at] {
		case g.scores[at-g.width-1] + score:
			x, y = x-1, y-1
			if same {
				dst = append(dst, cell{x, y})
			}
		case g.scores[at-g.width] + indel:
			x--
		default:
			y--
		}
	}
	slices.Reverse(dst[from:])
	return dst
}
