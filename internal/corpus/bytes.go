package corpus

import (
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/prepare"
)

// Bytes is a corpus of articles as bytes, as they lie in an index or come over a network: nothing of the process that prepared
// them is left. It may be shared.
type Bytes struct {
	heads   []*match.Head
	records [][]byte // as [prepare.Prepared.AppendBinary] writes them; len(records) == len(heads)
}

// NewBytes returns a corpus of encoded articles, each with an ID of its own, in any order. It keeps the records, none of which is
// empty, and decodes each once for its head. An error is that of a damaged one.
func NewBytes(records [][]byte) (*Bytes, error) {
	b := &Bytes{records: slices.Clone(records)}
	heads := make(map[*byte]*match.Head, len(records))
	for _, record := range records {
		var x prepare.Prepared
		if err := x.Decode(record); err != nil {
			return nil, err
		}
		heads[&record[0]] = x.Head
	}
	slices.SortFunc(b.records, func(x, y []byte) int { return strings.Compare(heads[&x[0]].ID, heads[&y[0]].ID) })
	for _, record := range b.records {
		b.heads = append(b.heads, heads[&record[0]])
	}
	return b, nil
}

// EncodeAll returns the articles of a corpus as bytes, in the order of their numbers, for [NewBytes].
func EncodeAll(c Corpus) ([][]byte, error) {
	records := make([][]byte, c.Len())
	var x prepare.Prepared
	r := c.Open()
	for i := range records {
		if err := r.Read(&x, Ref(i), All); err != nil {
			return nil, err
		}
		records[i] = x.AppendBinary(nil)
	}
	return records, nil
}

// Len implements [Corpus].
func (b *Bytes) Len() int { return len(b.heads) }

// Head implements [Corpus].
func (b *Bytes) Head(i Ref) *match.Head { return b.heads[i] }

// Find implements [Corpus].
func (b *Bytes) Find(id string) (Ref, bool) {
	i, found := slices.BinarySearchFunc(b.heads, id, func(h *match.Head, id string) int { return strings.Compare(h.ID, id) })
	return Ref(i), found
}

// Open implements [Corpus].
func (b *Bytes) Open() Reader { return &bytesReader{b: b} }

// bytesReader decodes whole articles.
type bytesReader struct {
	b        *Bytes
	sentence prepare.Prepared // of which the last sentence was asked for
	buf      []byte
}

// Read implements [Reader]: it reads all parts, once.
func (r *bytesReader) Read(dst *prepare.Prepared, i Ref, _ Parts) error {
	if dst.Head == r.b.heads[i] {
		return nil
	}
	*dst = prepare.Prepared{} // so that what was kept of the last article stays
	if err := dst.Decode(r.b.records[i]); err != nil {
		return err
	}
	dst.Head = r.b.heads[i]
	return nil
}

// Sentence implements [Reader].
func (r *bytesReader) Sentence(i Ref, n int) ([]byte, error) {
	if err := r.Read(&r.sentence, i, Sentences); err != nil {
		return nil, err
	}
	r.buf = r.sentence.Sentences[n].Said.AppendBinary(r.buf[:0])
	return r.buf, nil
}

var (
	_ Corpus = (*Memory)(nil)
	_ Corpus = (*Bytes)(nil)
)
