package report

import (
	"cmp"
	"errors"
	"io"
	"slices"

	"github.com/copytaster/copytaster/internal/spill"
)

const maxSheetBytes = 2 << 20 // of the file, for the pairs that its reader may judge

// htmlSheet says what the sheet of the page was drawn from: that which copytaster sample draws unless it is told otherwise.
type htmlSheet struct {
	Seed   uint64        `json:"seed"`
	Drawn  int           `json:"drawn"`  // pairs; those after the last one of the blocks have no row in the page
	Strata []htmlStratum `json:"strata"` // by relation, those that are not credited first
}

// htmlStratum is a kind of pairs, of which the sheet has some.
type htmlStratum struct {
	Relation string `json:"relation"`
	Credited bool   `json:"credited"`
	Pairs    int    `json:"pairs"` // of the run
}

// htmlSheetRow is a row of the sheet, and what is shown of it once it is judged.
type htmlSheetRow struct {
	N        int    `json:"n"` // the 1-based line of the pair in pairs.jsonl
	Code     string `json:"code"`
	Relation string `json:"relation"`
	Credited bool   `json:"credited"`
	Kind     string `json:"kind"`
	Text1    string `json:"text_1"`
	Text2    string `json:"text_2"`
	First    string `json:"first"` // whose text is text_1: "a" or "b"
}

// htmlCoding draws the sheet of the page while the pairs come.
type htmlCoding struct {
	lots drawing[stretchOf] // the place of a pair without text is empty
	rows *spill.File
}

func newHTMLCoding(rows *spill.File) htmlCoding {
	return htmlCoding{lots: drawing[stretchOf]{n: SheetPairs, seed: SheetSeed}, rows: rows}
}

// pair takes in the n-th pair.
func (c *htmlCoding) pair(n int, p *Pair) error {
	return c.lots.add(p, func() (stretchOf, error) {
		r, err := newSheetRow(p, 0, SheetOptions{Seed: SheetSeed})
		switch {
		case errors.Is(err, ErrNoText):
			return stretchOf{}, nil
		case err != nil:
			return stretchOf{}, err
		}
		return setAside(c.rows, &htmlSheetRow{n, r.code, r.Relation, r.Credited, r.kind, r.texts[0], r.texts[1], r.first()})
	})
}

// write writes the blocks of the sheet. It returns what the first data say of it, and how many rows each block has; nil where there is nothing to judge.
func (c *htmlCoding) write(w io.Writer) (*htmlSheet, []int, error) {
	var rows []stretchOf
	for _, t := range c.lots.draw() {
		rows = append(rows, t.place)
	}
	if len(rows) == 0 || slices.ContainsFunc(rows, func(r stretchOf) bool { return r.length == 0 }) {
		return nil, []int{}, nil
	}
	sheet := &htmlSheet{Seed: SheetSeed, Drawn: len(rows)}
	for of, u := range c.lots.strata {
		sheet.Strata = append(sheet.Strata, htmlStratum{of.relation, of.credited, u.pairs})
	}
	slices.SortFunc(sheet.Strata, func(x, y htmlStratum) int {
		return cmp.Or(cmp.Compare(x.Relation, y.Relation), compareBool(x.Credited, y.Credited))
	})
	blocks, err := writeRecords(w, "sheet", c.rows, rows, len(rows), maxSheetBytes)
	return sheet, blocks, err
}
