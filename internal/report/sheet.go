package report

import (
	"cmp"
	"encoding/binary"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"
)

// ErrNoText means that a run has no text that somebody could judge.
var ErrNoText = errors.New("it was written with --redact: there is no text to judge")

// What copytaster sample draws unless it is told otherwise, and what the page has for its readers to judge.
const (
	SheetPairs = 200
	SheetSeed  = 1
)

// SheetOptions say what [NewSheet] draws, and what it shows.
type SheetOptions struct {
	Pairs int    // the most pairs that are drawn, 1 or more
	Seed  uint64 // of the lot; with 0 the pairs are those of the view pairs_to_code of run.sqlite
	Texts bool   // show the whole texts, not the longest passage
}

// Sheet is a sample of the pairs of a run, for people who judge them.
type Sheet struct {
	rows, keys [][]datum
	of         int
}

// NewSheet draws a sample of pairs, which it reads twice. Pairs of one relation, all credited or all not, are a stratum. Every stratum
// gives as many pairs as the others, or all that it has. Which ones they are is told by their ids and the seed alone: see lot.
// The pairs have their articles. It fails if pairs does, and with [ErrNoText].
func NewSheet(pairs iter.Seq2[*Pair, error], o SheetOptions) (*Sheet, error) {
	lots := drawing[int]{n: o.Pairs, seed: o.Seed}
	line := 0
	for p, err := range pairs {
		if err != nil {
			return nil, err
		}
		if err := lots.add(p, func() (int, error) { return line, nil }); err != nil {
			return nil, err
		}
		line++
	}
	drawn := lots.draw()
	at := make(map[int]int, len(drawn)) // places in the sheet, by line
	for i, t := range drawn {
		at[t.place] = i
	}
	s := &Sheet{rows: make([][]datum, len(drawn)), keys: make([][]datum, len(drawn)), of: line}
	sheet, key := sheetTable(), keyTable()
	line = 0
	for p, err := range pairs {
		if err != nil {
			return nil, err
		}
		if i, ok := at[line]; ok {
			row, err := newSheetRow(p, lots.strata[stratum{p.Relation, p.Credited}].pairs, o)
			if err != nil {
				return nil, err
			}
			s.rows[i], s.keys[i] = sheet.row(nil, row), key.row(nil, row)
		}
		line++
	}
	return s, nil
}

// Len returns how many pairs were drawn.
func (s *Sheet) Len() int { return len(s.rows) }

// Of returns how many pairs they were drawn from.
func (s *Sheet) Of() int { return s.of }

// Write writes the sheet as CSV: what [CSV] says of cells holds here too. An open one has the columns of the key as well.
func (s *Sheet) Write(w io.Writer, open bool) error {
	sheet, rows := sheetTable().table(), s.rows
	if open {
		sheet.columns = append(sheet.columns, keyTable().table().columns[1:]...)
		rows = slices.Clone(s.rows)
		for i := range rows {
			rows[i] = slices.Concat(rows[i], s.keys[i][1:])
		}
	}
	return writeRows(w, sheet, rows)
}

// WriteKey writes what a blind sheet does not tell as CSV, by the codes of the pairs.
func (s *Sheet) WriteKey(w io.Writer) error { return writeRows(w, keyTable().table(), s.keys) }

func writeRows(w io.Writer, t *table, rows [][]datum) error {
	out := newCSVRows(w, t)
	for _, row := range rows {
		if err := out.Row(row); err != nil {
			return err
		}
	}
	return out.Close()
}

// stratum is a kind of pairs of which a sample has some.
type stratum struct {
	relation string
	credited bool
}

// drawing draws n pairs by lot, as many of each stratum as of the others, as far as it has so many. P is where a pair is found again.
type drawing[P any] struct {
	n      int
	seed   uint64
	strata map[stratum]*urn[P]
}

// urn is the pairs of a stratum. It keeps those that may be drawn.
type urn[P any] struct {
	pairs   int
	tickets []ticket[P]
	last    *ticket[P] // those above it are not drawn; nil: nobody knows
}

// ticket is a pair that may be drawn.
type ticket[P any] struct {
	lot   uint64
	a, b  string
	place P
}

func (t *ticket[P]) compare(u *ticket[P]) int {
	return cmp.Or(cmp.Compare(t.lot, u.lot), cmp.Compare(t.a, u.a), cmp.Compare(t.b, u.b))
}

// add takes in p. It asks for its place only if p may be drawn.
func (d *drawing[P]) add(p *Pair, place func() (P, error)) error {
	of := stratum{p.Relation, p.Credited}
	u := d.strata[of]
	if u == nil {
		if d.strata == nil {
			d.strata = map[stratum]*urn[P]{}
		}
		of.relation = strings.Clone(of.relation)
		u = &urn[P]{}
		d.strata[of] = u
	}
	u.pairs++
	t := ticket[P]{lot: lot(p.A, p.B, d.seed), a: p.A, b: p.B}
	if u.last != nil && t.compare(u.last) > 0 {
		return nil
	}
	var err error
	if t.place, err = place(); err != nil {
		return err
	}
	t.a, t.b = strings.Clone(t.a), strings.Clone(t.b) // they may be parts of a longer text
	u.tickets = append(u.tickets, t)
	if len(u.tickets)/2 > max(d.n, 512) {
		u.sort(d.n)
		last := u.tickets[d.n-1]
		u.last = &last
	}
	return nil
}

// sort leaves the n smallest tickets, in order.
func (u *urn[P]) sort(n int) {
	slices.SortFunc(u.tickets, func(x, y ticket[P]) int { return x.compare(&y) })
	u.tickets = u.tickets[:min(n, len(u.tickets))]
}

// draw returns n tickets, or all that there are: the first of each stratum, then the second of each, and so on.
func (d *drawing[P]) draw() []ticket[P] {
	type drawn struct {
		ticket[P]
		of   stratum
		rank int // in its stratum, from 0
	}
	var all []drawn
	for of, u := range d.strata {
		u.sort(d.n)
		for rank, t := range u.tickets {
			all = append(all, drawn{t, of, rank})
		}
	}
	slices.SortFunc(all, func(x, y drawn) int {
		return cmp.Or(cmp.Compare(x.rank, y.rank), cmp.Compare(x.of.relation, y.of.relation), compareBool(x.of.credited, y.of.credited))
	})
	var out []ticket[P]
	for _, t := range all[:min(d.n, len(all))] {
		out = append(out, t.ticket)
	}
	return out
}

// compareBool puts false before true.
func compareBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}

// lot returns a number that orders pairs as if by lot: for one seed the same in every run. It fits in the integers of R.
func lot(a, b string, seed uint64) uint64 { return xxh3.HashSeed(pairKey(nil, a, b), seed) >> 33 }

// pairKey appends the ids so that no two pairs are equal.
func pairKey(dst []byte, a, b string) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(a)))
	return append(append(dst, a...), b...)
}

// sheetRow is a drawn pair.
type sheetRow struct {
	*pairRow
	code    string
	stratum int       // pairs of it in the run
	swapped bool      // text 1 is that of b
	kind    string    // of what is shown
	texts   [2]string // as they stand in the sheet
}

func newSheetRow(p *Pair, stratum int, o SheetOptions) (*sheetRow, error) {
	kind, a, b := toJudge(p, o.Texts)
	if a == "" || b == "" {
		return nil, ErrNoText
	}
	r := &sheetRow{pairRow: newPairRow(p), stratum: stratum, kind: kind, texts: [2]string{a, b}}
	r.code, r.swapped = hidden(p.A, p.B, o.Seed)
	if r.swapped {
		r.texts = [2]string{b, a}
	}
	return r, nil
}

// first returns which article text 1 is of.
func (r *sheetRow) first() string {
	if r.swapped {
		return "b"
	}
	return "a"
}

// codeLetters are the letters of codes: no vowel, so that no code is a word, and no figure, which a spreadsheet could take for a number.
const codeLetters = "BCDFGHJKLMNPQRSTVWXZ"

const codeLength = 12

// IsSheetCode reports whether code could stand for a pair in a sheet.
func IsSheetCode(code string) bool {
	return len(code) == codeLength && strings.Trim(code, codeLetters) == ""
}

// hidden returns a code that stands for the pair, and whether its articles change places. Of 100,000 pairs, two have one code with a
// probability of one in 800,000.
func hidden(a, b string, seed uint64) (code string, swapped bool) {
	h := xxh3.HashSeed(pairKey([]byte("code"), a, b), seed)
	swapped = h&1 != 0
	h >>= 1
	var letters [codeLength]byte
	for i := range letters {
		letters[i] = codeLetters[h%uint64(len(codeLetters))]
		h /= uint64(len(codeLetters))
	}
	return string(letters[:]), swapped
}

// toJudge returns what of a pair is to be judged, with its kind: by its relation, the longest quotation, the best paraphrase or the longest
// passage; the whole texts where they are asked for, or nothing of it is there.
func toJudge(p *Pair, texts bool) (kind, a, b string) {
	passages := p.Passages
	if p.Relation == "paraphrase" && len(p.Paraphrases()) > 0 {
		passages = p.Paraphrases()
	}
	switch {
	case texts:
	case len(p.Quotations) > 0 && (p.Relation == "quotation" || len(passages) == 0):
		q := slices.MaxFunc(p.Quotations, func(x, y Quotation) int { return cmp.Compare(x.Words, y.Words) })
		return "quotation", q.AText, q.BText
	case len(passages) > 0:
		return passages[0].Kind, passages[0].AText, passages[0].BText
	}
	r := newPairRow(p)
	return "text", r.a.Text, r.b.Text
}

func codeColumn() columnOf[sheetRow] {
	return columnOf[sheetRow]{column{"code", textKind, "", "stands for the pair: twelve letters made of its ids and the seed"}, func(r *sheetRow) datum { return str(r.code) }, nil}
}

// sheetTable is what a coder sees.
func sheetTable() *tableOf[sheetRow] {
	type c = columnOf[sheetRow]
	nothing := func(*sheetRow) datum { return datum{} }
	return &tableOf[sheetRow]{"sheet", "a pair that was drawn, in the order of the draw: the first rows are a sample too", []c{
		codeColumn(),
		{column{"relation", textKind, "", "what the run says of the pair, which is to be judged"}, func(r *sheetRow) datum { return str(r.Relation) }, nil},
		{column{"credited", booleanKind, "", "who took the text credits the other one, or the agency of both"}, func(r *sheetRow) datum { return yes(r.Credited) }, nil},
		{column{"stratum_pairs", integerKind, "", "pairs of the run with this `relation` and `credited`: the row was drawn from so many"}, func(r *sheetRow) datum { return num(r.stratum) }, nil},
		{column{"kind", textKind, "", "what is shown: the longest passage (`verbatim` or `edited`), a `paraphrase`, a `quotation`, or the whole `text`"}, func(r *sheetRow) datum { return str(r.kind) }, nil},
		{column{"text_1", textKind, "", "of one article; which one, is told by the key"}, func(r *sheetRow) datum { return str(r.texts[0]) }, nil},
		{column{"text_2", textKind, "", "of the other one"}, func(r *sheetRow) datum { return str(r.texts[1]) }, nil},
		{column{"verdict", textKind, "", "for the coder: `yes`, `no` or `unsure`"}, nothing, nil},
		{column{"note", textKind, "", "for the coder; nobody reads it but people"}, nothing, nil},
	}}
}

// keyTable is what a blind coder does not see.
func keyTable() *tableOf[sheetRow] {
	type c = columnOf[sheetRow]
	return &tableOf[sheetRow]{"key", "what a blind sheet does not tell of a pair, in the order of the sheet", []c{
		codeColumn(),
		{column{"first", textKind, "", "whose text `text_1` is: `a` or `b`"}, func(r *sheetRow) datum { return str(r.first()) }, nil},
		{column{"a", textKind, "", "id of the earlier article"}, func(r *sheetRow) datum { return str(r.A) }, nil},
		{column{"b", textKind, "", "id of the other one"}, func(r *sheetRow) datum { return str(r.B) }, nil},
		{column{"direction", textKind, "", "as in `pairs`"}, func(r *sheetRow) datum { return str(r.Direction) }, nil},
		{column{"source_a", textKind, "", "the source of `a`, as written"}, func(r *sheetRow) datum { return str(r.pairRow.a.Source) }, nil},
		{column{"source_b", textKind, "", "that of `b`"}, func(r *sheetRow) datum { return str(r.pairRow.b.Source) }, nil},
		{column{"published_a", textKind, "", "when `a` was published; a date where no time is known"}, func(r *sheetRow) datum { return str(r.pairRow.a.Published) }, nil},
		{column{"published_b", textKind, "", "when `b` was"}, func(r *sheetRow) datum { return str(r.pairRow.b.Published) }, nil},
		{column{"title_a", textKind, "", ""}, func(r *sheetRow) datum { return str(r.pairRow.a.Title) }, nil},
		{column{"title_b", textKind, "", ""}, func(r *sheetRow) datum { return str(r.pairRow.b.Title) }, nil},
	}}
}
