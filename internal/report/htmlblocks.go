package report

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/copytaster/copytaster/internal/spill"
)

// blocks returns the elements of the page that hold its compressed records: the index, those of the pairs, and those of the
// articles with their texts. As many of these are taken as their sizes allow, and the data says how many.
func (h *HTML) blocks() ([]byte, error) {
	var out bytes.Buffer
	index, err := json.Marshal(&h.index)
	if err != nil {
		return nil, err
	}
	if err := writeBlock(&out, "index", index); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(index)
	h.data.Run = hex.EncodeToString(sum[:8])
	rests := make([]stretchOf, len(h.pairs))
	for i := range h.pairs {
		rests[i] = h.pairs[i].rest
	}
	if h.data.Blocks.Pairs, err = writeBlocks(&out, "pairs", h.rests, rests, blockPairs, h.limits.pairBytes); err != nil {
		return nil, err
	}
	var texts []stretchOf
	for i := range h.articles {
		if h.articles[i].record.length > 0 {
			texts = append(texts, h.articles[i].record)
		}
	}
	h.data.Blocks.Texts, err = writeBlocks(&out, "texts", h.texts, texts, len(texts), h.limits.textBytes)
	return out.Bytes(), err
}

// writeBlocks writes records in blocks of at most so many records, and of blockText bytes or one record more, until they would
// take more than limit bytes of the page. It returns how many records each block has.
func writeBlocks(out *bytes.Buffer, name string, f *spill.File, records []stretchOf, most, limit int) ([]int, error) {
	counts, begin := []int{}, out.Len()
	var block, buf []byte
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
		before := out.Len()
		if err := writeBlock(out, fmt.Sprintf("%s-%d", name, len(counts)), append(block, ']')); err != nil {
			return nil, err
		}
		if out.Len()-begin > limit {
			out.Truncate(before)
			break
		}
		counts, block, n = append(counts, n), block[:0], 0
	}
	return counts, nil
}

// writeBlock writes an element with data, as base64 of a gzip stream without a time.
func writeBlock(out *bytes.Buffer, id string, data []byte) error {
	fmt.Fprintf(out, "\n<script type=\"application/gzip;base64\" id=\"%s\">", id)
	base := base64.NewEncoder(base64.StdEncoding, out)
	z := gzip.NewWriter(base)
	if _, err := z.Write(data); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	if err := base.Close(); err != nil {
		return err
	}
	out.WriteString("</script>")
	return nil
}
