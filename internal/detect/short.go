package detect

import (
	"context"
	"github.com/copytaster/copytaster/internal/match"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/short"
)

// pairByShort collects the pairs of articles, one of them a short item, that share a key of short items which few have.
func (d *Detector) pairByShort(ctx context.Context) ([]*index.Pairs, error) {
	if d.terms == nil {
		return nil, nil
	}
	linkers := d.linkers(0, match.ByShort, 0)
	err := d.byPostings(ctx, d.classes.len(), d.briefKeys, taken(linkers, (*linker).pairShort))
	return d.linked(linkers), err
}

// briefKeys files classes by their keys as short items.
func (d *Detector) briefKeys() filing {
	u := d.unpacker()
	var keys []uint64
	return func(dst []shingle.Fingerprint, c uint32) ([]shingle.Fingerprint, error) {
		if err := u.unpack(d.first(c), false); err != nil {
			return dst, err
		}
		keys = d.terms.Keys(keys[:0], u.terms)
		for _, k := range keys {
			dst = append(dst, shingle.Fingerprint{Hash: k})
		}
		return dst, nil
	}
}

// pairShort pairs the holders of a key that are short with all others, unless too many have the key.
func (l *linker) pairShort(_ uint64, holders []uint32) {
	if len(holders) > CommonAbove {
		return
	}
	l.pairWith(holders, l.few, (*doc).short)
}

// alignShort returns the passages of two articles of which one is a short item.
func (j *judge) alignShort(x, y *side) []align.Passage {
	if !j.o.briefly() || !x.doc.short() && !y.doc.short() {
		return nil
	}
	return j.briefly.Compare(x.item(), y.item()).Passages
}

// item returns a side as a short item.
func (s *side) item() *short.Item {
	if s.wired.made&madeItem == 0 {
		s.wired.item.Fill(s.article.Body, &s.text)
		s.wired.made |= madeItem
	}
	return &s.wired.item
}
