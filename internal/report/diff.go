package report

// segment is a stretch of a passage that is equal on both sides but for marks and spelling, or an edit.
type segment struct {
	a, b  string
	equal bool
}

// segments cuts a passage at its edits, in text order; nil where its text was redacted.
func segments(p *Passage) []segment {
	if p.AText == "" || p.BText == "" {
		return nil
	}
	var out []segment
	a, b := p.AText, p.BText
	atA, atB := p.AStart, p.BStart
	take := func(endA, endB int, equal bool) {
		i, j := byteAt(a, endA-atA), byteAt(b, endB-atB)
		if i > 0 || j > 0 {
			out = append(out, segment{a[:i], b[:j], equal})
		}
		a, b, atA, atB = a[i:], b[j:], endA, endB
	}
	for _, e := range p.Edits {
		take(e.AStart, e.BStart, true)
		take(e.AEnd, e.BEnd, false)
	}
	take(p.AEnd, p.BEnd, true)
	return out
}
