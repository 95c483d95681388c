package detect

import (
	"context"
	"encoding/binary"
	"github.com/copytaster/copytaster/internal/match"
	"slices"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/quotematch"
	"github.com/copytaster/copytaster/internal/shingle"
)

// quotedLinks is how many earliest and how many nearest holders of a crowded key of quotations each holder is paired with.
// A quotation that many run has several keys, of which each makes its own links.
const quotedLinks = 1

// pairByQuotation collects the classes in which the same words are quoted: all of them where few quote them, and else
// links.
func (d *Detector) pairByQuotation(ctx context.Context) ([]*index.Pairs, error) {
	linkers := d.linkers(quotedLinks, match.ByQuotation, match.ByQuotation)
	filings := func() filing {
		n, keys := notes{corpus: d.corpus}, quotedKeys{}
		return func(dst []shingle.Fingerprint, c uint32) ([]shingle.Fingerprint, error) {
			if err := keys.read(&n, d.first(c)); err != nil {
				return dst, err
			}
			for _, of := range keys.quotations {
				for _, k := range of {
					dst = append(dst, shingle.Fingerprint{Hash: k})
				}
			}
			return dst, nil
		}
	}
	err := d.byPostings(ctx, d.classes.len(), filings, taken(linkers, (*linker).pairOrLink))
	return d.linked(linkers), err
}

// quotedKeys are the keys of the quotations of a doc.
type quotedKeys struct {
	doc        *doc
	all        []uint64
	quotations [][]uint64
}

// read fills in the keys of a doc.
func (q *quotedKeys) read(n *notes, x *doc) error {
	if q.doc == x {
		return nil
	}
	record, err := n.quotationKeys(x)
	if err != nil {
		return err
	}
	q.doc, q.all, q.quotations = x, slices.Grow(q.all[:0], len(record)/keySize), q.quotations[:0]
	for len(record) > 0 {
		end := 1 + int(record[0])*keySize
		from := len(q.all)
		for keys := record[1:end]; len(keys) > 0; keys = keys[keySize:] {
			q.all = append(q.all, binary.LittleEndian.Uint64(keys))
		}
		q.quotations = append(q.quotations, q.all[from:])
		record = record[end:]
	}
	return nil
}

// sharedKeys is the part of the keys of the shorter quotation, as its divisor, that two quotations have in common if they
// may be one. Less is a turn of phrase.
const sharedKeys = 5

// mayQuote reports whether two docs have quotations that may be one.
func (j *judge) mayQuote(x, y *doc) (bool, error) {
	if err := j.keys[0].read(&j.notes, x); err != nil {
		return false, err
	}
	if err := j.keys[1].read(&j.notes, y); err != nil {
		return false, err
	}
	for _, a := range j.keys[0].quotations {
		for _, b := range j.keys[1].quotations {
			shared := 0
			for _, k := range a {
				if slices.Contains(b, k) {
					shared++
				}
			}
			if shared > 0 && shared*sharedKeys >= min(len(a), len(b)) {
				return true, nil
			}
		}
	}
	return false, nil
}

// quoted returns the quotations of a side.
func (j *judge) quoted(s *side) (*quotematch.Side, error) {
	t := &s.told
	if t.made&match.Quotations == 0 {
		quotations, err := j.notes.quotationsOf(s.doc)
		if err != nil {
			return nil, err
		}
		t.quoted.Fill(&s.text, quotations, s.article.Body)
		t.countQuoted(&s.text)
		t.made |= match.Quotations
	}
	return &t.quoted, nil
}

// quotations fills in the quotations that the two articles have.
func (j *judge) quotations(x, y *side, v *verdict) error {
	b, err := j.quoted(y)
	if err != nil {
		return err
	}
	for i := range v.match.Passages {
		v.match.InQuotation = append(v.match.InQuotation, isQuoted(y, &v.match.Passages[i]))
	}
	if x.doc.quotations == 0 || y.doc.quotations == 0 {
		return nil
	}
	a, err := j.quoted(x)
	if err != nil {
		return err
	}
	for _, m := range j.matcher.Matches(a, b) {
		words := 0
		for _, s := range m.A.Spans {
			markTerms(v.marksA, &x.text, s, inQuotation)
		}
		for _, s := range m.B.Spans {
			markTerms(v.marksB, &y.text, s, inQuotation)
			_, n := y.text.Within(s)
			words += n
		}
		v.match.Quotations = append(v.match.Quotations, match.QuotationPair{
			Match: m, QuotationA: a.Quotations[m.A.First], QuotationB: b.Quotations[m.B.First], Words: words,
		})
	}
	return nil
}

// isQuoted reports whether most words of a passage in y lie in its quotations.
func isQuoted(y *side, p *align.Passage) bool {
	from, to := y.text.TermsIn(p.B)
	quoted := y.told.quotedBefore
	return 2*int(quoted[to]-quoted[from]) > p.WordsB
}

// countQuoted fills in quotedBefore.
func (t *told) countQuoted(text *normalize.Text) {
	t.quotedBefore = slices.Grow(t.quotedBefore[:0], len(text.Terms)+1)[:len(text.Terms)+1]
	clear(t.quotedBefore)
	for _, q := range t.quoted.Quotations {
		for _, s := range q.Spans {
			from, to := text.TermsIn(s)
			for k := from; k < to; k++ {
				t.quotedBefore[k+1] = 1
			}
		}
	}
	for k := range text.Terms {
		t.quotedBefore[k+1] += t.quotedBefore[k]
	}
}
