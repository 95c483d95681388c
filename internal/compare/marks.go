package compare

import (
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
)

// Mark says what a term is part of. Of two that hold, [Mark.With] is left.
type Mark uint8

const (
	Own                 Mark = iota // nothing that was found
	InTemplate                      // a passage, quotation or paraphrase of two stories in the words of one template
	InParaphrase                    // a sentence told in other words
	InEdited                        // a passage, where the other side has another word or none
	InVerbatim                      // a passage, where the other side has the same word
	InQuotation                     // a quotation that both articles have
	InQuotationVerbatim             // such a quotation, and the same word in a passage
)

// With returns the mark of a term that has both: the larger, and of a quoted word that it is the same one.
func (m Mark) With(n Mark) Mark {
	if low, high := min(m, n), max(m, n); low != InVerbatim || high != InQuotation {
		return high
	}
	return InQuotationVerbatim
}

// Marks are the marks of the terms of an article, as many as it has terms. nil: its text was not read, which counts as all its own.
type Marks []Mark

// set marks the terms in a span.
func (s Marks) set(t *normalize.Text, span news.Span, m Mark) {
	from, to := t.TermsIn(span)
	for k := from; k < to; k++ {
		s[k] = s[k].With(m)
	}
}

// belittle makes what two articles share in the words of a template no reuse.
func (s Marks) belittle() {
	for i, m := range s {
		if m > Own {
			s[i] = InTemplate
		}
	}
}

// Copied returns the part of the terms that stand in passages and quotations, in [0, 1]; 0 for no marks.
func (s Marks) Copied() float64 {
	n := 0
	for _, m := range s {
		if m > InParaphrase {
			n++
		}
	}
	return float64(n) / float64(max(1, len(s)))
}

// Counted is how many terms of an article have each mark, by the marks. The number of own ones is not read, so they need not be
// counted.
type Counted [InQuotationVerbatim + 1]int

// Count counts the terms by their marks; nil gives zeros.
func (s Marks) Count() (n Counted) {
	for _, m := range s {
		n[m]++
	}
	return n
}

// Reused returns the number of terms that another article has too. Those of a template are none of them: what two stories share in
// its words is no reuse.
func (n Counted) Reused() int { return n.quoted() + n[InVerbatim] + n[InEdited] + n[InParaphrase] }

// Equal returns the number of terms that are the same words in a passage, quoted or not.
func (n Counted) Equal() int { return n[InVerbatim] + n[InQuotationVerbatim] }

func (n Counted) quoted() int { return n[InQuotation] + n[InQuotationVerbatim] }

// ShareOf splits all words of an article by the marks of its terms, of which n counts no more than the article has. Words that are
// no terms stand in zones and are boilerplate, as are the words of a template; terms without a mark are its own. It is zero for an
// article without words.
func ShareOf(h *match.Head, n Counted) match.Share {
	if h.Words == 0 {
		return match.Share{}
	}
	part := func(n int) float64 { return float64(n) / float64(h.Words) }
	return match.Share{
		Quotation: part(n.quoted()), Verbatim: part(n[InVerbatim]), Edited: part(n[InEdited]), Paraphrase: part(n[InParaphrase]),
		Boilerplate: part(int(h.Words-h.Terms) + n[InTemplate]), Own: part(int(h.Terms) - n.Reused() - n[InTemplate]),
	}
}

// whollyFrom is the part of an article's story from which it is wholly derived. METER's annotators (Clough et al., ACL 2002) gave
// no figure; in four fifths taken word for word or nearly so, nothing of substance is left to be own.
const whollyFrom = 0.8

// LabelOf judges a share: nothing reused, four fifths or more of what is no boilerplate, or something between. A zero share is
// non-derived.
func LabelOf(s match.Share) match.Label {
	reused := s.Reused()
	switch {
	case reused == 0:
		return match.NonDerived
	case reused >= whollyFrom*(1-s.Boilerplate):
		return match.WhollyDerived
	}
	return match.PartiallyDerived
}
