package report

// segment is a stretch of a passage that is equal on both sides but for marks and spelling, or an edit.
type segment struct {
	a, b  string
	equal bool
}

// segments cuts a passage at its edits, in text order; nil where its text was redacted.
func segments(p *Passage) []segment {
	return cut(p.AText, p.BText, p.Edits, from(p.AStart), from(p.BStart))
}

// quoted cuts a quotation at its edits, in text order; nil where its text was redacted.
func quoted(q *Quotation) []segment {
	return cut(q.AText, q.BText, q.Edits, inParts(q.ASpans), inParts(q.BSpans))
}

// from returns how offsets of an article become those of a text that begins at start.
func from(start int) func(int) int { return func(at int) int { return at - start } }

// inParts returns how offsets of an article become those of the text of its parts with a space between them. What lies
// between two parts falls on the end of the first.
func inParts(spans [][2]int) func(int) int {
	return func(at int) int {
		before := 0
		for i, s := range spans {
			if at <= s[1] || i == len(spans)-1 {
				return before + min(max(at, s[0]), s[1]) - s[0]
			}
			if at < spans[i+1][0] {
				return before + s[1] - s[0]
			}
			before += s[1] - s[0] + 1
		}
		return 0
	}
}

// cut parts two texts at the edits that turn a into b; nil where there is no text. inA and inB turn the offsets of the
// edits into those of the texts.
func cut(a, b string, edits []Edit, inA, inB func(int) int) []segment {
	if a == "" || b == "" {
		return nil
	}
	var out []segment
	atA, atB := 0, 0
	take := func(endA, endB int, equal bool) {
		i, j := byteAt(a, endA-atA), byteAt(b, endB-atB)
		if i > 0 || j > 0 {
			out = append(out, segment{a[:i], b[:j], equal})
		}
		a, b, atA, atB = a[i:], b[j:], endA, endB
	}
	for _, e := range edits {
		take(inA(e.AStart), inB(e.BStart), true)
		take(inA(e.AEnd), inB(e.BEnd), false)
	}
	take(atA+len(a), atB+len(b), true)
	return out
}
