package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"

	"github.com/copytaster/copytaster/internal/spill"
)

// writeBlocks writes the elements of the page that hold its compressed records: the index, those of the pairs, those of the
// articles with their texts, what takers kept, and the sheet. As many of these are taken as their sizes allow, and the data says how many.
func (h *HTML) writeBlocks(w io.Writer) error {
	sum := sha256.New()
	if err := writeBlock(w, "index", func(w io.Writer) error { return h.writeIndex(io.MultiWriter(w, sum)) }); err != nil {
		return err
	}
	h.data.Run = hex.EncodeToString(sum.Sum(nil)[:8])
	var rests, texts []stretchOf
	for i := range h.pairs {
		rests = append(rests, h.pairs[i].rest)
	}
	for i := range h.articles {
		if h.articles[i].record.length > 0 {
			texts = append(texts, h.articles[i].record)
		}
	}
	var err error
	if h.data.Blocks.Pairs, err = writeRecords(w, "pairs", h.rests, rests, blockPairs, h.limits.pairBytes); err != nil {
		return err
	}
	if h.data.Blocks.Texts, err = writeRecords(w, "texts", h.texts, texts, len(texts), h.limits.textBytes); err != nil {
		return err
	}
	if h.data.Blocks.Kept, err = writeRecords(w, "kept", h.rests, h.taken, len(h.taken), h.limits.keptBytes); err != nil {
		return err
	}
	h.data.Sheet, h.data.Blocks.Sheet, err = h.coding.write(w)
	return err
}

// writeIndex writes the first block: what lists, counts and pictures need. An object has
//
//   - articles: those of the pairs, in the order in which these have them, then the others by id
//   - pairs: most words in common first
//   - clusters and chains: by id
//   - quotations: some of the shared ones, the changed first, then by uses
func (h *HTML) writeIndex(w io.Writer) error {
	list := jsonLists{w: w, encoder: json.NewEncoder(w)}
	list.begin("articles")
	for i := range h.articles {
		list.add(&h.articles[i].head)
	}
	list.begin("pairs")
	var buf []byte
	for i := range h.pairs {
		record, err := h.record(&h.pairs[i], &buf)
		if err != nil {
			return err
		}
		list.add(record)
	}
	list.begin("clusters")
	for i := range h.clusters {
		list.add(&h.clusters[i])
	}
	list.begin("chains")
	for i := range h.chains {
		list.add(&h.chains[i])
	}
	list.begin("quotations")
	for i := range h.quotes {
		list.add(h.quotes[i].record)
	}
	return list.end()
}

// jsonLists writes an object of lists, whose elements come one by one. The first error stays.
type jsonLists struct {
	w       io.Writer
	encoder *json.Encoder
	names   int
	n       int // elements of the list at hand
	err     error
}

func (l *jsonLists) begin(name string) {
	before := "],"
	if l.names++; l.names == 1 {
		before = "{"
	}
	l.n = 0
	l.text(before + `"` + name + `":[`)
}

func (l *jsonLists) add(element any) {
	if l.n++; l.n > 1 {
		l.text(",")
	}
	if l.err == nil {
		l.err = l.encoder.Encode(element)
	}
}

func (l *jsonLists) end() error {
	l.text("]}")
	return l.err
}

func (l *jsonLists) text(s string) {
	if l.err == nil {
		_, l.err = io.WriteString(l.w, s)
	}
}

// writeRecords writes records in blocks of at most so many records, and of blockText bytes or one record more, until they would
// take more than limit bytes of the page. It returns how many records each block has.
func writeRecords(w io.Writer, name string, f *spill.File, records []stretchOf, most, limit int) ([]int, error) {
	counts := []int{}
	var block, buf []byte
	var out bytes.Buffer
	n := 0
	for i, place := range records {
		record, err := f.Slice(&buf, place.at, place.length)
		if err != nil {
			return nil, err
		}
		block = append(append(block, ','), record...)
		if n++; n < most && len(block) < blockText && i < len(records)-1 {
			continue
		}
		block[0] = '[' // in place of the first comma
		block = append(block, ']')
		out.Reset()
		if err := writeBlock(&out, fmt.Sprintf("%s-%d", name, len(counts)), func(w io.Writer) error { _, err := w.Write(block); return err }); err != nil {
			return nil, err
		}
		if limit -= out.Len(); limit < 0 {
			break
		}
		if _, err := w.Write(out.Bytes()); err != nil {
			return nil, err
		}
		counts, block, n = append(counts, n), block[:0], 0
	}
	return counts, nil
}

// blockLevel is where the blocks take a third of the time of the standard library, and are 3 % larger.
const blockLevel = 6

// writeBlock writes an element with what write writes, as base64 of a gzip stream without a time.
func writeBlock(w io.Writer, id string, write func(io.Writer) error) error {
	if _, err := fmt.Fprintf(w, "<script type=\"application/gzip;base64\" id=\"%s\">", id); err != nil {
		return err
	}
	base := base64.NewEncoder(base64.StdEncoding, w)
	z, err := gzip.NewWriterLevel(base, blockLevel)
	if err != nil {
		return err
	}
	if err := write(z); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	if err := base.Close(); err != nil {
		return err
	}
	_, err = io.WriteString(w, "</script>\n")
	return err
}
