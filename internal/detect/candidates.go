package detect

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/shingle"
)

// candidate is a pair worth comparing, of classes or of docs, a < b.
type candidate struct {
	a, b uint32
	by   Finder
}

// index files the signatures of all classes, gathers the groups, and counts the common shingles.
func (d *Detector) index(ctx context.Context) error {
	d.o.Progress.start("indexing", len(d.classes))
	bands, rows, err := index.Tune(slots, d.o.MinResemblance, missCost)
	if err != nil {
		return err
	}
	d.bands = index.NewBands(bands, rows)
	shingles := 0
	for c := range d.classes {
		d.bands.Add(uint32(c), d.first(uint32(c)).sig)
		shingles += len(d.first(uint32(c)).set)
	}
	d.gather()
	d.rankByTime()

	counts := index.NewFrequencies(shingles, CommonAbove)
	for c := range d.classes {
		counts.Add(d.first(uint32(c)).set)
	}
	for c := range d.classes {
		counts.Again(d.first(uint32(c)).set)
	}
	d.common = counts.Common()
	return ctx.Err()
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
	if d.o.Find&Duplicates != 0 {
		add(d.pairsBySignature(), BySignature, &d.tally.bySignature)
	}
	if d.o.Find&Passages != 0 {
		add(d.pairsByFingerprint(), ByFingerprint, &d.tally.byFingerprint)
		add(d.pairsByCommon(), ByCommon, &d.tally.byCommon)
	}
	slices.SortFunc(out, func(x, y candidate) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	merged := out[:0]
	for _, c := range out {
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
		d.tally.bounded += index.Links(holders, linksEach, d.mayPair, pairs.Add)
	})
	return pairs.Sorted()
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

// mayPair tells whether any article of class x may be paired with any of class y.
func (d *Detector) mayPair(x, y uint32) bool {
	p, q := d.classes[x].members, d.classes[y].members
	if !d.rolesAllow(d.docs[p[0]].article, d.docs[q[0]].article) {
		return false
	}
	if d.o.Window == 0 || len(p) > 1 || len(q) > 1 {
		return true // decided article by article
	}
	return d.windowAllows(d.docs[p[0]].article, d.docs[q[0]].article)
}

func (d *Detector) allowed(x, y uint32) bool {
	a, b := d.docs[x].article, d.docs[y].article
	return d.rolesAllow(a, b) && d.windowAllows(a, b)
}

// rolesAllow tells whether two articles stand on the two sides that are compared.
func (d *Detector) rolesAllow(a, b *news.Article) bool {
	if d.against && a.Against == b.Against {
		return false
	}
	return !d.o.WireToOutlet || (a.Role == news.RoleWire) != (b.Role == news.RoleWire)
}

// windowAllows tells whether two articles may have been published within the window; an article without a date may.
func (d *Detector) windowAllows(a, b *news.Article) bool {
	if d.o.Window == 0 || a.Published.IsZero() || b.Published.IsZero() {
		return true
	}
	if b.Published.Before(a.Published) {
		a, b = b, a
	}
	_, aLast := a.Bounds()
	bFirst, _ := b.Bounds()
	return bFirst.Sub(aLast) <= max(d.o.Window, time.Duration(0))
}

// pairs turns candidate classes into candidate articles and adds the pairs inside classes, by (ID of A, ID of B).
func (d *Detector) pairs(classes []candidate) []candidate {
	var out []candidate
	add := func(x, y uint32, by Finder) {
		if !d.allowed(x, y) {
			return
		}
		if d.docs[y].article.Before(d.docs[x].article) {
			x, y = y, x
		}
		out = append(out, candidate{x, y, by})
	}
	for _, c := range classes {
		p, q := d.speakers(c.a), d.speakers(c.b)
		if d.classes[c.a].group == d.classes[c.b].group && d.large(d.classes[c.a].group) {
			if c.a != d.groups[d.classes[c.a].group].classes[0] {
				continue // neither is the representative
			}
			p, q = d.classes[c.a].members[:1], d.classes[c.b].members
		}
		for _, x := range p {
			for _, y := range q {
				add(x, y, c.by)
			}
		}
	}
	for c, x := range d.classes {
		if d.docs[x.members[0]].terms == 0 {
			continue
		}
		for i, m := range x.members {
			if !d.large(x.group) {
				for _, n := range x.members[i+1:] {
					add(m, n, ByEquality)
				}
			} else if i > 0 && d.groups[x.group].classes[0] == uint32(c) {
				add(x.members[0], m, ByEquality)
			}
		}
	}
	d.addLost(add)
	slices.SortFunc(out, func(x, y candidate) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return out
}

// speakers returns the members of a class that are paired with the members of others: all, or the first for a class of
// a large group.
func (d *Detector) speakers(c uint32) []uint32 {
	m := d.classes[c].members
	if d.large(d.classes[c].group) {
		return m[:1]
	}
	return m
}

// addLost pairs the members of large groups that may not be paired with their representative (--window, --against) with
// the first member they may be paired with.
func (d *Detector) addLost(add func(x, y uint32, by Finder)) {
	for g := range d.groups {
		if !d.large(uint32(g)) {
			continue
		}
		var docs []uint32
		for _, c := range d.groups[g].classes {
			docs = append(docs, d.classes[c].members...)
		}
		slices.Sort(docs)
		all := len(docs) * (len(docs) - 1) / 2
		d.tally.largeGroups++
		d.tally.groupPairsLeft += all - (len(docs) - 1)
		for i, y := range docs {
			if i == 0 || d.allowed(docs[0], y) {
				continue
			}
			for _, x := range docs[1:min(len(docs), 1+reach)] {
				if x != y && d.allowed(x, y) {
					add(min(x, y), max(x, y), BySignature)
					break
				}
			}
		}
	}
}

// reach is how many members of a large group are tried for a member that may not be paired with the representative.
const reach = 1024
