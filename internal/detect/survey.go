package detect

import (
	"context"
	"encoding/binary"
	"github.com/copytaster/copytaster/internal/match"
	"slices"

	"github.com/copytaster/copytaster/internal/boilerplate"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/short"
	"github.com/copytaster/copytaster/internal/versions"
	"github.com/copytaster/copytaster/internal/wire"
)

// The survey tells what can only be told once all articles are read: which text is standing, which articles look misread,
// how rare the terms of short items are, and which articles are versions of one story. What it needs of an article is set
// aside, and given up at its end.

// seen is what the survey needs of an article.
type seen struct {
	units    []boilerplate.Unit
	suspects ocr.Suspects
	version  wire.Version
	slug     string
	headline string // without the marks of the version
	body     versions.Body
}

// appendTo appends s to dst; decode reads it.
func (s *seen) appendTo(dst []byte) []byte {
	dst = boilerplate.AppendUnits(dst, s.units)
	dst = binary.AppendUvarint(dst, uint64(s.suspects.Words))
	dst = binary.AppendUvarint(dst, uint64(len(s.suspects.Hashes)))
	for _, h := range s.suspects.Hashes {
		dst = binary.LittleEndian.AppendUint64(dst, h)
	}
	for _, n := range [...]int{int(s.version.Marks), s.version.N, s.version.Take} {
		dst = binary.AppendUvarint(dst, uint64(n))
	}
	for _, text := range [...]string{s.slug, s.headline} {
		dst = append(binary.AppendUvarint(dst, uint64(len(text))), text...)
	}
	return append(dst, s.body[:]...)
}

// decode makes s what appendTo wrote.
func (s *seen) decode(b []byte) {
	number := func() int {
		n, width := binary.Uvarint(b)
		b = b[width:]
		return int(n)
	}
	s.units, b = boilerplate.DecodeUnits(s.units[:0], b)
	s.suspects.Words = number()
	s.suspects.Hashes = s.suspects.Hashes[:0]
	for range number() {
		s.suspects.Hashes = append(s.suspects.Hashes, binary.LittleEndian.Uint64(b))
		b = b[8:]
	}
	s.version = wire.Version{Marks: wire.Marks(number()), N: number(), Take: number()}
	for _, text := range [...]*string{&s.slug, &s.headline} {
		n := number()
		*text = string(b[:n])
		b = b[n:]
	}
	copy(s.body[:], b)
}

// see sets aside what the survey needs of a doc that was prepared just now.
func (p *preparer) see(x *doc, a *news.Article, anatomy *wire.Anatomy, s *shelf) (err error) {
	v := &p.seen
	v.units = p.splitter.Units(v.units[:0], a.Body, p.sentences, &p.text)
	p.counter.Add(&v.suspects, a.Body, &p.text)
	v.version, v.headline = versionOf(a, x, anatomy)
	v.slug, v.body = anatomy.Slug, versions.BodyOf(p.sig)
	s.buf = v.appendTo(s.buf[:0])
	x.seenBytes = uint32(len(s.buf))
	x.seenAt, err = s.seen.Append(s.buf)
	return err
}

// seer returns a function that reads back what was seen of a doc, good until the next call.
func (d *Detector) seer() func(i uint32) (*seen, error) {
	var buf []byte
	var v seen
	return func(i uint32) (*seen, error) {
		x := d.docs[i]
		record, err := d.corpus[x.shelf].seen.Slice(&buf, x.seenAt, int(x.seenBytes))
		if err == nil {
			v.decode(record)
		}
		return &v, err
	}
}

// eachSeen calls f for every doc with what was seen of it, on all workers.
func (d *Detector) eachSeen(ctx context.Context, f func(x *doc, v *seen)) error {
	return d.each(ctx, len(d.docs), func(_ int, next func() (int, bool)) error {
		see := d.seer()
		for i, ok := next(); ok; i, ok = next() {
			v, err := see(uint32(i))
			if err != nil {
				return err
			}
			f(d.docs[i], v)
		}
		return nil
	})
}

// survey tells what the articles tell of each other.
func (d *Detector) survey(ctx context.Context) error {
	defer d.closeShelves()
	for _, x := range d.docs {
		x.chain = -1
	}
	if !d.surveys() {
		return nil
	}
	if err := d.joinVersions(); err != nil {
		return err
	}
	if err := d.findNoisy(ctx); err != nil {
		return err
	}
	if err := d.leaveOutStanding(ctx); err != nil {
		return err
	}
	return d.countTerms(ctx)
}

// surveys reports whether there is something to survey.
func (d *Detector) surveys() bool { return d.o.Find != match.Duplicates || d.o.Boilerplate != nil }

// closeShelves gives up what only filling the shelves and the survey need.
func (d *Detector) closeShelves() {
	for _, s := range d.corpus {
		s.preparer = nil
	}
	_ = d.surveyed.Close() // it has only temporary files
}

// findNoisy tells which articles look misread.
func (d *Detector) findNoisy(ctx context.Context) error {
	err := d.eachSeen(ctx, func(x *doc, v *seen) { x.look = d.lexicon.Looks(&v.suspects) })
	noisy := 0
	for _, x := range d.docs {
		if x.look == ocr.Noisy {
			noisy++
		}
	}
	d.searchFrom = ocr.SearchFrom(noisy, len(d.docs))
	return err
}

// countTerms counts the terms of all articles, if some of them are short items.
func (d *Detector) countTerms(ctx context.Context) error {
	if !d.o.briefly() || !slices.ContainsFunc(d.docs, (*doc).short) {
		return nil
	}
	d.terms = short.NewFrequencies(len(d.docs))
	each := make([]*short.Frequencies, d.o.Workers)
	err := d.each(ctx, len(d.docs), func(w int, next func() (int, bool)) error {
		u := d.unpacker()
		each[w] = short.NewFrequencies(len(d.docs))
		for i, ok := next(); ok; i, ok = next() {
			if err := u.unpack(d.docs[i], false); err != nil {
				return err
			}
			each[w].Add(u.terms)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, f := range each {
		d.terms.Merge(f)
	}
	return nil
}

// short reports whether a doc is compared as a short item.
func (x *doc) short() bool { return x.terms >= short.MinWords && x.terms <= short.MaxWords }
