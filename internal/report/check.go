package report

import (
	"fmt"
	"unicode/utf8"
)

// What is read back holds together, or it is an error: writers rely on it when they cut texts at offsets.

// check returns an error unless the offsets lie in texts of so many code points, the edits in the passage and
// in order, and the texts are as long as the offsets say.
func (p *Passage) check(lengthA, lengthB int) error {
	switch {
	case !within(p.AStart, p.AEnd, 0, lengthA):
		return fmt.Errorf("a lies outside of the text: [%d, %d)", p.AStart, p.AEnd)
	case !within(p.BStart, p.BEnd, 0, lengthB):
		return fmt.Errorf("b lies outside of the text: [%d, %d)", p.BStart, p.BEnd)
	case p.AText != "" && utf8.RuneCountInString(p.AText) != p.AEnd-p.AStart:
		return fmt.Errorf("a_text is not as long as [%d, %d)", p.AStart, p.AEnd)
	case p.BText != "" && utf8.RuneCountInString(p.BText) != p.BEnd-p.BStart:
		return fmt.Errorf("b_text is not as long as [%d, %d)", p.BStart, p.BEnd)
	}
	for i, v := range p.Aligned {
		if !within(v.AStart, v.AEnd, p.AStart, p.AEnd) || !within(v.BStart, v.BEnd, p.BStart, p.BEnd) {
			return fmt.Errorf("aligned %d lies outside of the passage", i+1)
		}
	}
	for i, v := range p.Changes {
		if !within(v.AStart, v.AEnd, p.AStart, p.AEnd) || !within(v.BStart, v.BEnd, p.BStart, p.BEnd) {
			return fmt.Errorf("change %d lies outside of the passage", i+1)
		}
	}
	return checkEdits(p.Edits, [2]int{p.AStart, p.AEnd}, [2]int{p.BStart, p.BEnd})
}

// check returns an error unless the offsets lie in texts of so many code points, the parts and the edits in the quotation
// and in order, and the texts are as long as the parts say.
func (q *Quotation) check(lengthA, lengthB int) error {
	a, b := [2]int{q.AStart, q.AEnd}, [2]int{q.BStart, q.BEnd}
	if err := checkParts(q.ASpans, a, lengthA, q.AText); err != nil {
		return fmt.Errorf("a: %w", err)
	}
	if err := checkParts(q.BSpans, b, lengthB, q.BText); err != nil {
		return fmt.Errorf("b: %w", err)
	}
	if s := q.SpeakerSpanA; !within(s[0], s[1], 0, lengthA) {
		return fmt.Errorf("the speaker lies outside of a: [%d, %d)", s[0], s[1])
	}
	if s := q.SpeakerSpanB; !within(s[0], s[1], 0, lengthB) {
		return fmt.Errorf("the speaker lies outside of b: [%d, %d)", s[0], s[1])
	}
	return checkEdits(q.Edits, a, b)
}

// checkParts returns an error unless the parts lie in order in a text of so many code points, the first begins and the last
// ends where all does, and the words said, if they are there, are as many as the parts with a space between them.
func checkParts(parts [][2]int, all [2]int, length int, said string) error {
	if len(parts) == 0 {
		return fmt.Errorf("it has no part")
	}
	at, size := 0, len(parts)-1
	for i, s := range parts {
		if !within(s[0], s[1], at, length) {
			return fmt.Errorf("part %d lies outside of the text or before another: [%d, %d)", i+1, s[0], s[1])
		}
		at = s[1]
		size += s[1] - s[0]
	}
	if first, last := parts[0][0], parts[len(parts)-1][1]; all != [2]int{first, last} {
		return fmt.Errorf("its parts stand at [%d, %d), not at [%d, %d)", first, last, all[0], all[1])
	}
	if said != "" && utf8.RuneCountInString(said) != size {
		return fmt.Errorf("its text is not as long as its parts")
	}
	return nil
}

// checkEdits returns an error unless the edits lie in order in both stretches.
func checkEdits(edits []Edit, a, b [2]int) error {
	atA, atB := a[0], b[0]
	for i, e := range edits {
		if !within(e.AStart, e.AEnd, atA, a[1]) || !within(e.BStart, e.BEnd, atB, b[1]) {
			return fmt.Errorf("edit %d lies outside or before another", i+1)
		}
		atA, atB = e.AEnd, e.BEnd
	}
	return nil
}

// quotation reads a quotation of the ledger.
func (s *Stored) quotation(line []byte) (*LedgerQuotation, error) {
	var q LedgerQuotation
	if err := decode(line, &q, &q.Schema, QuotationSchema); err != nil {
		return nil, err
	}
	if len(q.Wordings) == 0 {
		return nil, fmt.Errorf("the quotation %q has no wording", q.ID)
	}
	if q.First != nil {
		if err := s.checkUse(q.First); err != nil {
			return nil, fmt.Errorf("first use: %w", err)
		}
	}
	for i := range q.Wordings {
		if err := q.checkWording(i); err != nil {
			return nil, fmt.Errorf("wording %d: %w", i+1, err)
		}
		for k := range q.Wordings[i].Uses {
			if err := s.checkUse(&q.Wordings[i].Uses[k]); err != nil {
				return nil, fmt.Errorf("wording %d: use %d: %w", i+1, k+1, err)
			}
		}
	}
	return &q, nil
}

// checkWording returns an error unless wording i comes after its parent and its edits lie in the texts of both.
func (q *LedgerQuotation) checkWording(i int) error {
	w := &q.Wordings[i]
	if w.Parent >= i || w.Parent < -1 {
		return fmt.Errorf("its parent is %d", w.Parent)
	}
	if w.Parent < 0 || w.Text == "" {
		return nil
	}
	return checkEdits(w.Edits,
		[2]int{0, utf8.RuneCountInString(q.Wordings[w.Parent].Text)}, [2]int{0, utf8.RuneCountInString(w.Text)})
}

// checkUse returns an error unless a use lies in an article of the run.
func (s *Stored) checkUse(u *Use) error {
	article, ok := s.known[u.Article]
	if !ok {
		return fmt.Errorf("the article %q is not in articles.jsonl", u.Article)
	}
	for _, span := range [][2]int{u.SpeakerSpan, u.Cue, u.Indirect} {
		if !within(span[0], span[1], 0, article.length) {
			return fmt.Errorf("[%d, %d) lies outside of the text", span[0], span[1])
		}
	}
	return checkParts(u.Spans, [2]int{u.Start, u.End}, article.length, "")
}

// within reports whether [start, end) is a span in [low, high); high -1 is unknown.
func within(start, end, low, high int) bool {
	return low <= start && start <= end && (end <= high || high < 0)
}
