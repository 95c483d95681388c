package eval

// scoreParaphrases compares the passages of kind paraphrase with the gold spans of that kind. Each counts as a whole: a
// sentence is found or missed, however many of its characters are covered.
func scoreParaphrases(found *found, gold *Gold, o Options) *ParaphraseScores {
	s := &ParaphraseScores{}
	right := make(map[*passage]bool)
	for _, span := range gold.Spans {
		if span.Kind != Paraphrase {
			continue
		}
		p, _ := pairOf(span.A, span.B)
		hit := false
		for i := range found.paraphrases[p] {
			if v := &found.paraphrases[p][i]; v.meets(span.sides()) {
				hit, right[v] = true, true
			}
		}
		s.Recall.count(hit)
	}
	if s.Recall.Of == 0 {
		return nil
	}
	if o.Complete || gold.Complete {
		s.Precision = &Ratio{len(right), found.paraphrased}
		s.F1 = f1(*s.Precision, s.Recall)
	}
	return s
}
