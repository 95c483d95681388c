package detect

import (
	"encoding/binary"
	"github.com/copytaster/copytaster/internal/match"
	"math"
	"slices"

	"github.com/zeebo/xxh3"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/quote"
	"github.com/copytaster/copytaster/internal/quotematch"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/wire"
)

// The notes of a doc are what finding quotations and paraphrases needs of it: of each quotation the number of its keys, a
// byte, and the keys, eight bytes each; the quotations, as [quote.Quotation] writes them; a head for each sentence; and the
// sentences, as [paraphrase.Sentence] writes them.

// head is what stands of a sentence in front.
type head struct {
	span news.Span
	hash uint64 // of the terms; equal for equal ones
	end  uint32 // of the sentence among all sentences of the doc, in bytes
}

const (
	keySize  = 8
	headSize = 4 + 4 + 8 + 4
)

// shortestSentence and longestSentence bound, in terms, the sentences that are compared. Fewer say too little to be told
// again in other words, or are crossheads; more are lists and tables.
const (
	shortestSentence = 6
	longestSentence  = 120
)

// noter makes the notes. It is used by one goroutine.
type noter struct {
	find      match.Find
	encoder   *paraphrase.Encoder // nil: no paraphrases are looked for
	spans     []news.Span         // of the sentences
	extractor quote.Extractor
	quoted    quotematch.Side
	keys      []shingle.Fingerprint
	heads     []byte
	sentences []byte
	sentence  paraphrase.Sentence
	hashed    []byte
}

// note sets aside the notes of a doc.
func (n *noter) note(x *doc, a *news.Article, zones []wire.Zone, sentences []news.Span, t *normalize.Text, s *shelf) (err error) {
	x.quotations, x.keyBytes, x.quoteBytes, x.sentences = 0, 0, 0, 0
	if n.find&(match.Quotations|match.Paraphrases) == 0 {
		return nil
	}
	n.spans = sentences
	s.buf = s.buf[:0]
	if n.find&match.Quotations != 0 {
		s.buf = n.appendQuotations(s.buf, x, a.Body, zones, t)
	}
	if n.encoder != nil {
		n.encode(x, a.Body, t)
		s.buf = append(append(s.buf, n.heads...), n.sentences...)
	}
	x.notesAt, err = s.notes.Append(s.buf)
	return err
}

// appendQuotations finds the quotations and appends their keys and themselves to dst.
func (n *noter) appendQuotations(dst []byte, x *doc, body string, zones []wire.Zone, t *normalize.Text) []byte {
	quotations := n.extractor.Extract(body, zones, n.spans)
	n.quoted.Fill(t, quotations, body)
	for i := range quotations {
		n.keys = quotematch.Keys(n.keys[:0], n.quoted.Terms(i))
		for keys := range slices.Chunk(n.keys, math.MaxUint8) {
			dst = append(dst, uint8(len(keys)))
			for _, k := range keys {
				dst = binary.LittleEndian.AppendUint64(dst, k.Hash)
			}
		}
	}
	x.quotations, x.keyBytes = uint32(len(quotations)), uint32(len(dst))
	for i := range quotations {
		dst = quotations[i].AppendBinary(dst)
	}
	x.quoteBytes = uint32(len(dst)) - x.keyBytes
	return dst
}

// encode fills in heads and sentences.
func (n *noter) encode(x *doc, body string, t *normalize.Text) {
	n.heads, n.sentences = n.heads[:0], n.sentences[:0]
	for _, span := range n.spans {
		from, to := t.TermsIn(span)
		if to-from < shortestSentence || to-from > longestSentence {
			continue
		}
		n.encoder.Encode(&n.sentence, body, span)
		n.sentences = n.sentence.AppendBinary(n.sentences)
		n.heads = binary.LittleEndian.AppendUint32(n.heads, span.Start)
		n.heads = binary.LittleEndian.AppendUint32(n.heads, span.End)
		n.heads = binary.LittleEndian.AppendUint64(n.heads, n.hashOf(t.Terms[from:to]))
		n.heads = binary.LittleEndian.AppendUint32(n.heads, uint32(len(n.sentences)))
		x.sentences++
	}
}

func (n *noter) hashOf(terms []uint64) uint64 {
	n.hashed = appendTerms(n.hashed[:0], terms)
	return xxh3.Hash(n.hashed)
}

// notes reads back what a noter set aside. It is used by one goroutine.
type notes struct {
	corpus corpus
	buf    []byte
	found  []byte // of one sentence
	heads  []head
}

// quotationKeys returns the keys of a doc's quotations, each after their number; good until the next call.
func (n *notes) quotationKeys(x *doc) ([]byte, error) {
	return n.corpus[x.shelf].notes.Slice(&n.buf, x.notesAt, int(x.keyBytes))
}

// quotationsOf returns the quotations of a doc.
func (n *notes) quotationsOf(x *doc) ([]quote.Quotation, error) {
	rest, err := n.corpus[x.shelf].notes.Slice(&n.buf, x.notesAt+int64(x.keyBytes), int(x.quoteBytes))
	out := make([]quote.Quotation, x.quotations)
	for i := 0; i < len(out) && err == nil; i++ {
		rest, err = out[i].Decode(rest)
	}
	return out, err
}

// headsOf returns the heads of a doc's sentences, good until the next call.
func (n *notes) headsOf(x *doc) ([]head, error) {
	record, err := n.corpus[x.shelf].notes.Slice(&n.buf, x.headsAt(), int(x.sentences)*headSize)
	n.heads = n.heads[:0]
	for ; len(record) > 0; record = record[headSize:] {
		n.heads = append(n.heads, readHead(record))
	}
	return n.heads, err
}

func readHead(b []byte) head {
	le := binary.LittleEndian
	return head{news.Span{Start: le.Uint32(b), End: le.Uint32(b[4:])}, le.Uint64(b[8:]), le.Uint32(b[16:])}
}

// sentenceOf returns sentence i of a doc as it was set aside, good until the next call.
func (n *notes) sentenceOf(x *doc, i int) ([]byte, error) {
	begin := uint32(0)
	first := max(i-1, 0)
	record, err := n.corpus[x.shelf].notes.Slice(&n.buf, x.headsAt()+int64(first)*headSize, (i-first+1)*headSize)
	if err != nil {
		return nil, err
	}
	if i > 0 {
		begin = readHead(record).end
		record = record[headSize:]
	}
	end := readHead(record).end
	return n.corpus[x.shelf].notes.Slice(&n.found, x.headsAt()+int64(x.sentences)*headSize+int64(begin), int(end-begin))
}

func (x *doc) headsAt() int64 { return x.notesAt + int64(x.keyBytes) + int64(x.quoteBytes) }
