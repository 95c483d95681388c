package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// JSONL writes one line of JSON a pair: `--format jsonl`, and pairs.jsonl of a run folder.
type JSONL struct {
	w   *bufio.Writer
	enc *json.Encoder
}

var _ Writer = (*JSONL)(nil)

// NewJSONL returns a writer of pairs to w, which the caller closes.
func NewJSONL(w io.Writer) *JSONL {
	buffered := bufio.NewWriter(w)
	return &JSONL{w: buffered, enc: NewEncoder(buffered)}
}

// Pair writes p.
func (j *JSONL) Pair(p *Pair) error { return j.enc.Encode(p) }

// Close writes what is still buffered. Nothing of r stands in this format.
func (j *JSONL) Close(*Result) error { return j.w.Flush() }

// articlesJSONL writes articles.jsonl.
type articlesJSONL struct{ enc *json.Encoder }

var _ ArticleWriter = articlesJSONL{}

// Pair does nothing: no pair stands in this file.
func (j articlesJSONL) Pair(*Pair) error { return nil }

// Article writes a.
func (j articlesJSONL) Article(a *Article) error { return j.enc.Encode(a) }

// Close does nothing: each line is whole.
func (j articlesJSONL) Close(*Result) error { return nil }

// quotationsJSONL writes quotations.jsonl.
type quotationsJSONL struct{ enc *json.Encoder }

var _ LedgerWriter = quotationsJSONL{}

// Pair does nothing: no pair stands in this file.
func (j quotationsJSONL) Pair(*Pair) error { return nil }

// Article does nothing: no article stands in this file.
func (j quotationsJSONL) Article(*Article) error { return nil }

// Quotation writes q.
func (j quotationsJSONL) Quotation(q *LedgerQuotation) error { return j.enc.Encode(q) }

// Close does nothing: each line is whole.
func (j quotationsJSONL) Close(*Result) error { return nil }

// writeClusters writes clusters.jsonl.
func writeClusters(w io.Writer, r *Result) error {
	enc := NewEncoder(w)
	for i := range r.Clusters {
		if err := enc.Encode(r.Clusters[i].filled()); err != nil {
			return err
		}
	}
	return nil
}

// filled returns c with empty lists in the place of null.
func (c Cluster) filled() Cluster {
	c.Members = orEmpty(c.Members)
	c.Bridges, c.Chain, c.Evidence = orEmpty(c.Bridges), orEmpty(c.Chain), orEmpty(c.Evidence)
	return c
}

// writeChains writes chains.jsonl.
func writeChains(w io.Writer, r *Result) error {
	enc := NewEncoder(w)
	for _, c := range r.Chains {
		c.Members = orEmpty(c.Members)
		if err := enc.Encode(c); err != nil {
			return err
		}
	}
	return nil
}

// writeRun writes run.json.
func writeRun(w io.Writer, r *Result) error {
	run := *r.Run
	run.Notes, run.Gates = orEmpty(run.Notes), orEmpty(run.Gates)
	run.Skipped = orEmpty(run.Skipped)
	run.Inputs = orEmpty(run.Inputs)
	enc := NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(run)
}

// NewEncoder returns an encoder that leaves <, > and & as they are, and escapes what could steer a terminal.
func NewEncoder(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(&harmless{w, steering()})
	enc.SetEscapeHTML(false)
	return enc
}

// harmless writes JSON with escapes for the characters that may stand in it raw and yet steer a terminal: JSON Lines are
// data, and land on terminals all the same.
type harmless struct {
	w       io.Writer
	escapes *strings.Replacer
}

// Write implements [io.Writer] for whole JSON values.
func (h *harmless) Write(b []byte) (int, error) {
	if !maySteer(b) {
		return h.w.Write(b)
	}
	if _, err := h.escapes.WriteString(h.w, string(b)); err != nil {
		return 0, err
	}
	return len(b), nil
}

// maySteer reports whether one of the characters of steering may stand in b. Most text has none of the bytes with which they
// begin but E2, with which quotation marks and dashes begin too.
func maySteer(b []byte) bool {
	if bytes.IndexByte(b, 0x7f) >= 0 || bytes.IndexByte(b, 0xc2) >= 0 {
		return true
	}
	for i := bytes.IndexByte(b, 0xe2); i >= 0 && len(b) >= i+3; i = bytes.IndexByte(b, 0xe2) {
		if second, third := b[i+1], b[i+2]; second == 0x80 && third >= 0xaa || second == 0x81 {
			return true
		}
		b = b[i+1:]
	}
	return false
}

// steering replaces DEL, the C1 controls and the bidirectional controls by their JSON escapes.
func steering() *strings.Replacer {
	var pairs []string
	for _, r := range [][2]rune{{0x7f, 0x9f}, {0x202a, 0x202e}, {0x2066, 0x2069}} {
		for c := r[0]; c <= r[1]; c++ {
			pairs = append(pairs, string(c), fmt.Sprintf(`\u%04x`, c))
		}
	}
	return strings.NewReplacer(pairs...)
}

// orEmpty returns s, or an empty list for nil, so that it is [] and not null.
func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
