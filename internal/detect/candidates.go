package detect

import (
	"cmp"
	"context"
	"slices"

	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/shingle"
)

// candidate is a pair worth comparing, of classes or of docs, a < b.
type candidate struct {
	a, b uint32
	by   Finder
}

// index files the signatures of all classes, gathers the groups, and counts the common shingles.
func (d *Detector) index(ctx context.Context) error {
	d.o.Progress.start("indexing", 0)
	bands, rows, err := index.Tune(slots, d.o.MinResemblance, missCost)
	if err != nil {
		return err
	}
	d.bands = index.NewBands(bands, rows)
	for c := range d.classes {
		d.bands.Add(uint32(c), d.first(uint32(c)).sig)
	}
	d.gather()
	if d.o.Find&Passages != 0 {
		d.rankByTime()
		d.countCommon()
	}
	return ctx.Err()
}

// countCommon finds the shingles that stand in too many classes to be fingerprints.
func (d *Detector) countCommon() {
	shingles := 0
	for c := range d.classes {
		shingles += len(d.first(uint32(c)).set)
	}
	counts := index.NewFrequencies(shingles, CommonAbove)
	for c := range d.classes {
		counts.Add(d.first(uint32(c)).set)
	}
	for c := range d.classes {
		counts.Again(d.first(uint32(c)).set)
	}
	d.common = counts.Common()
}

// candidates collects the pairs of classes worth comparing, by (a, b).
func (d *Detector) candidates() []candidate {
	var out []candidate
	add := func(pairs []index.Pair, by Finder, count *int) {
		*count = len(pairs)
		for _, p := range pairs {
			out = append(out, candidate{p.A, p.B, by})
		}
	}
	add(d.pairsBySignature(), BySignature, &d.tally.bySignature)
	if d.o.Find&Passages != 0 {
		add(d.pairsByFingerprint(), ByFingerprint, &d.tally.byFingerprint)
		add(d.pairsByCommon(), ByCommon, &d.tally.byCommon)
	}
	return merge(out)
}

// merge sorts candidates by (a, b) and makes one of those that are the same pair.
func merge(candidates []candidate) []candidate {
	slices.SortFunc(candidates, func(x, y candidate) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	merged := candidates[:0]
	for _, c := range candidates {
		if n := len(merged); n > 0 && merged[n-1].a == c.a && merged[n-1].b == c.b {
			merged[n-1].by |= c.by
			continue
		}
		merged = append(merged, c)
	}
	return merged
}

// pairsByFingerprint collects the pairs that share a run of MinWords terms with a shingle in it that is not common, all
// of them, and others that share less.
func (d *Detector) pairsByFingerprint() []index.Pair {
	var postings index.Postings
	var prints []shingle.Fingerprint
	for c := range d.classes {
		prints = shingle.Winnow(prints[:0], d.first(uint32(c)).hashes, d.o.window(), d.common.Has)
		postings.Add(uint32(c), prints)
	}
	var pairs index.Pairs
	postings.Holders(func(holders []uint32) {
		for i, y := range holders {
			for _, x := range holders[:i] {
				if d.mayPair(x, y) {
					pairs.Add(x, y)
				}
			}
		}
	})
	return pairs.Sorted()
}

// pairsByCommon links the classes that share a stretch of which every shingle is common: each with a few of the earliest
// and the nearest that have it, so that the work stays linear and a popular story stays connected.
func (d *Detector) pairsByCommon() []index.Pair {
	var postings index.Postings
	var prints []shingle.Fingerprint
	for c := range d.classes {
		prints = d.commonPrints(prints[:0], d.first(uint32(c)).hashes)
		postings.Add(uint32(c), prints)
	}
	var pairs index.Pairs
	postings.Holders(func(classes []uint32) {
		holders := slices.Clone(classes)
		slices.SortFunc(holders, func(x, y uint32) int { return cmp.Compare(d.rank[x], d.rank[y]) })
		d.tally.bounded += index.Links(d.firstOfSides(holders), linksEach, d.mayPair, pairs.Add)
	})
	return pairs.Sorted()
}

// firstOfSides moves the first few classes of each side to the front, so that every other class is linked to those of the
// sides it may be paired with.
func (d *Detector) firstOfSides(holders []uint32) []uint32 {
	var n [sides]int
	first, rest := make([]uint32, 0, len(holders)), make([]uint32, 0, len(holders))
	for _, c := range holders {
		side := sideOf(d.first(c).article)
		if n[side]++; n[side] <= linksEach {
			first = append(first, c)
		} else {
			rest = append(rest, c)
		}
	}
	return append(first, rest...)
}

// commonPrints winnows the stretches of which every shingle is common and that are at least a window long.
func (d *Detector) commonPrints(dst []shingle.Fingerprint, hashes []uint64) []shingle.Fingerprint {
	w := d.o.window()
	for i := 0; i < len(hashes); i++ {
		from := i
		for i < len(hashes) && d.common.Has(hashes[i]) {
			i++
		}
		if i-from >= min(w, len(hashes)) && i > from {
			dst = shingle.Winnow(dst, hashes[from:i], w, nil)
		}
	}
	return dst
}
