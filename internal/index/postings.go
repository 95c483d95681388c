package index

import (
	"slices"

	"github.com/copytaster/copytaster/internal/shingle"
)

// Postings files documents by their fingerprints.
type Postings struct{ postings []posting }

// Add files a document under its fingerprints; one that it has twice counts once. Documents are added in increasing
// order.
func (p *Postings) Add(doc uint32, prints []shingle.Fingerprint) {
	from := len(p.postings)
	for _, f := range prints {
		p.postings = append(p.postings, posting{f.Hash, doc})
	}
	added := p.postings[from:]
	sortPostings(added)
	p.postings = p.postings[:from+len(slices.Compact(added))]
}

// Holders calls f with the documents, in increasing order, of every fingerprint that two or more documents have. f must
// not keep the slice.
func (p *Postings) Holders(f func(docs []uint32)) {
	sortPostings(p.postings)
	runs(p.postings, func(_ uint64, docs []uint32) { f(docs) })
}
