package eval

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"text/tabwriter"

	"github.com/copytaster/copytaster/internal/report"
)

// AgreementSchema names the JSON form of [Agreement].
const AgreementSchema = "copytaster.agreement/1"

// Agreement is what coded sheets say of a run, and how well their coders agree.
type Agreement struct {
	Schema string  `json:"schema"` // [AgreementSchema]
	Pairs  int     `json:"pairs"`  // in each sheet
	Coders []Coder `json:"coders"`
	// Kinds are the strata of the sample, by relation, those that are not credited first.
	Kinds []KindPrecision `json:"kinds"`
	Alpha *Alpha          `json:"krippendorff_alpha,omitempty"` // nil for one coder
}

// Coder counts the verdicts of a sheet.
type Coder struct {
	Sheet  string `json:"sheet"`
	Yes    int    `json:"yes"`
	No     int    `json:"no"`
	Unsure int    `json:"unsure"`
	Empty  int    `json:"empty"`
}

// KindPrecision says how many pairs of a kind are what the run says they are. A pair is one if more coders say yes than say no. If
// as many do, or nobody does, it is undecided.
type KindPrecision struct {
	Relation  string `json:"relation"`
	Credited  bool   `json:"credited"`
	RunPairs  int    `json:"run_pairs"` // of this kind in the run
	Drawn     int    `json:"drawn"`     // of these, in the sheets
	Undecided int    `json:"undecided"` // of these, undecided
	// Precision is the part of the other drawn pairs that coders say yes to. Its interval takes them for drawn from many: where nearly
	// all of a kind are drawn, it is wider than it need be.
	Precision Ratio   `json:"precision"`
	Bounds    *Bounds `json:"confidence_95"` // null if no pair is decided
}

// Alpha is Krippendorff's alpha of nominal verdicts: yes, no and unsure. See Krippendorff, "Computing Krippendorff's
// Alpha-Reliability", 2011.
type Alpha struct {
	// Value is 1 where all coders agree, 0 where they agree no more than by chance, and may be negative. It is null where no pair has
	// two verdicts, or all verdicts of such pairs are the same: then nothing tells agreement from chance.
	Value    *float64 `json:"value"`
	Pairs    int      `json:"pairs"`    // with two or more verdicts
	Verdicts int      `json:"verdicts"` // of these pairs
}

// Agree compares sheets, at least one, of the same pairs. A pair that only some of them have, or that is of another kind in one, is
// an error with the sheet and the line.
func Agree(sheets []*CodedSheet) (*Agreement, error) {
	if len(sheets) == 0 {
		return nil, errors.New("there is no sheet")
	}
	if err := samePairs(sheets); err != nil {
		return nil, err
	}
	first := sheets[0]
	a := &Agreement{Schema: AgreementSchema, Pairs: len(first.order)}
	for _, s := range sheets {
		a.Coders = append(a.Coders, s.coder())
	}
	kinds := map[stratum]*KindPrecision{}
	var units []votes
	for code, p := range first.pairs {
		var unit votes
		for _, s := range sheets {
			unit[s.pairs[code].verdict]++
		}
		unit[unfilled] = 0
		units = append(units, unit)
		k := kinds[p.of]
		if k == nil {
			k = &KindPrecision{Relation: p.of.relation, Credited: p.of.credited, RunPairs: p.of.pairs}
			kinds[p.of] = k
		}
		k.add(&unit)
	}
	for _, of := range slices.SortedFunc(maps.Keys(kinds), stratum.compare) {
		k := kinds[of]
		k.Bounds = wilson(k.Precision)
		a.Kinds = append(a.Kinds, *k)
	}
	if len(sheets) > 1 {
		a.Alpha = alpha(units)
	}
	return a, nil
}

// samePairs returns an error unless all sheets have the same pairs.
func samePairs(sheets []*CodedSheet) error {
	first := sheets[0]
	for _, s := range sheets[1:] {
		for _, code := range s.order {
			p, q := s.pairs[code], first.pairs[code]
			if q == nil {
				return fmt.Errorf("%s:%d: unknown code %s: it is not in %s", s.Name, p.line, code, first.Name)
			}
			if p.of != q.of {
				return fmt.Errorf("%s:%d: relation, credited or stratum_pairs of %s are others than in %s:%d", s.Name, p.line, code, first.Name, q.line)
			}
		}
		for _, code := range first.order {
			if s.pairs[code] == nil {
				return fmt.Errorf("%s:%d: unknown code %s: it is not in %s; leave the verdict of a pair empty, not its row out", first.Name, first.pairs[code].line, code, s.Name)
			}
		}
	}
	return nil
}

func (s stratum) compare(t stratum) int {
	return cmp.Or(cmp.Compare(s.relation, t.relation), cmp.Compare(strconv.FormatBool(s.credited), strconv.FormatBool(t.credited)), cmp.Compare(s.pairs, t.pairs))
}

// coder counts the verdicts of a sheet.
func (s *CodedSheet) coder() Coder {
	var n votes
	for _, p := range s.pairs {
		n[p.verdict]++
	}
	return Coder{s.Name, n[saysYes], n[saysNo], n[saysUnsure], n[unfilled]}
}

// add counts a pair with these verdicts.
func (k *KindPrecision) add(unit *votes) {
	k.Drawn++
	if unit[saysYes] == unit[saysNo] {
		k.Undecided++
		return
	}
	k.Precision.count(unit[saysYes] > unit[saysNo])
}

// votes is how often each verdict was given.
type votes [verdicts]int

// alpha returns the agreement of units, each with the verdicts that were given to it; unfilled is none.
//
// A unit with m verdicts, m at least 2, holds m (m - 1) ordered pairs of them, each of which counts 1 / (m - 1). So every
// verdict counts once. The observed disagreement is the part of unequal pairs among these, the expected one that among all
// pairs of verdicts, whichever units they were given to.
func alpha(units []votes) *Alpha {
	a := &Alpha{}
	var all votes
	observed := 0.0 // unequal pairs
	for _, unit := range units {
		m, equal := 0, 0
		for v := unfilled + 1; v < verdicts; v++ {
			m += unit[v]
			equal += unit[v] * (unit[v] - 1)
		}
		if m < 2 {
			continue
		}
		a.Pairs++
		a.Verdicts += m
		observed += float64(m*(m-1)-equal) / float64(m-1)
		for v := range all {
			all[v] += unit[v]
		}
	}
	n := a.Verdicts
	unequal := n * (n - 1)
	for v := unfilled + 1; v < verdicts; v++ {
		unequal -= all[v] * (all[v] - 1)
	}
	if unequal > 0 {
		value := 1 - observed*float64(n-1)/float64(unequal)
		a.Value = &value
	}
	return a
}

// WriteText writes a as aligned tables. Figures have four decimals.
func (a *Agreement) WriteText(w io.Writer) error {
	var out bytes.Buffer
	t := table{Writer: tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)}
	t.title("precision; in brackets the 95 %% confidence interval")
	t.line("", "in the run", "drawn", "undecided", "precision")
	for i := range a.Kinds {
		k := &a.Kinds[i]
		t.line("  "+k.name(), strconv.Itoa(k.RunPairs), strconv.Itoa(k.Drawn), strconv.Itoa(k.Undecided), ratio(k.Precision)+bounds(k.Bounds))
	}
	t.title("verdicts")
	t.line("", "yes", "no", "unsure", "empty")
	for _, c := range a.Coders {
		t.line("  "+report.Printable(c.Sheet), strconv.Itoa(c.Yes), strconv.Itoa(c.No), strconv.Itoa(c.Unsure), strconv.Itoa(c.Empty))
	}
	if a.Alpha != nil {
		t.title("Krippendorff's alpha (nominal)  %s (pairs with two verdicts or more: %d, their verdicts: %d)", a.Alpha.figure(), a.Alpha.Pairs, a.Alpha.Verdicts)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err := w.Write(out.Bytes())
	return err
}

// figure returns alpha, or why there is none.
func (a *Alpha) figure() string {
	switch {
	case a.Value != nil:
		return number(a.Value)
	case a.Pairs == 0:
		return "-: no pair has two verdicts"
	}
	return "-: all verdicts are the same"
}

// name returns "reuse, credited".
func (k *KindPrecision) name() string {
	if k.Credited {
		return report.Printable(k.Relation) + ", credited"
	}
	return report.Printable(k.Relation) + ", not credited"
}
