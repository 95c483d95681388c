package report

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/zeebo/xxh3"
)

// Baseline is what an earlier run found, as far as another run can tell what of it is known. A note is known by its rule, the
// fingerprint of its words and the ids of the two articles, as often as it occurs between them; where the words stand does not matter. A passage
// with another fingerprint is known by its stretches. No Baseline (nil) knows nothing. It may be shared.
type Baseline struct {
	path  string
	pairs map[string]*knownPair // by the key of the pair
	total int                   // notes
}

// knownPair is what a baseline has of a pair.
type knownPair struct {
	shares [2]float64 // reused parts of the article with the smaller id, and of the other
	notes  []knownNote
}

// knownNote is what a baseline has of a note.
type knownNote struct {
	key, rule string
	stretches stretches // nil of what is no passage, or redacted in a run folder; in any order
}

// Compared says in run.json what came of a comparison with a baseline.
type Compared struct {
	Path  string `json:"path"`
	New   int    `json:"new"`   // notes that it does not have
	Known int    `json:"known"` // notes that it has
	Gone  int    `json:"gone"`  // notes that it has and this run has not
}

// ErrForeign is in the errors of [ReadBaseline] for a SARIF file that another program wrote.
var ErrForeign = errors.New("not a SARIF file of copytaster")

// ReadBaseline reads what an earlier run found from its folder, or from what it printed as SARIF. For a folder that is none and
// for a broken file the errors are those of [ReadRun], or name the file.
func ReadBaseline(path string) (*Baseline, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	b := &Baseline{path: path, pairs: map[string]*knownPair{}}
	if info.IsDir() {
		return b, b.readRun(path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if err := b.readSARIF(f); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return b, nil
}

func (b *Baseline) readRun(dir string) error {
	run, err := ReadRun(dir)
	if err != nil {
		return err
	}
	for p, err := range run.Pairs() {
		if err != nil {
			return err
		}
		pair := b.pair(p.A, p.B, p.ShareA.Reused(), p.ShareB.Reused())
		for _, n := range p.notes() {
			b.add(pair, knownNote{n.key, n.rule.id, n.stretches})
		}
	}
	return nil
}

// The names of the partial fingerprints by which a result is known: the key of its note, a colon and its occurrence; and its stretches.
const (
	sarifKey   = "copytaster/v1"
	sarifWords = "copytasterWords/v1"
)

// readSARIF reads the results of a file of ours; those that were absent already do not count.
func (b *Baseline) readSARIF(r io.Reader) error {
	var log struct {
		Version string
		Runs    []struct {
			Tool    struct{ Driver struct{ Name string } }
			Results []struct {
				RuleID              string
				PartialFingerprints map[string]string
				BaselineState       string
				Properties          struct {
					Article     *string
					Source      *string
					Share       *float64
					ShareSource *float64
				}
			}
		}
	}
	d := json.NewDecoder(r)
	if err := d.Decode(&log); err != nil {
		return fmt.Errorf("not a SARIF file, or cut off: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("not a SARIF file: there is more behind its end")
	}
	switch {
	case log.Version != "2.1.0":
		return fmt.Errorf("not a SARIF file of version 2.1.0: its version is %q", log.Version)
	case len(log.Runs) == 0:
		return fmt.Errorf("%w: there is no run in it", ErrForeign)
	}
	for _, run := range log.Runs {
		if name := run.Tool.Driver.Name; name != sarifTool {
			return fmt.Errorf("%w: it is one of %q", ErrForeign, name)
		}
		if run.Results == nil {
			return fmt.Errorf("%w: a run has no list of results", ErrForeign)
		}
		for i := range run.Results {
			x := &run.Results[i]
			if x.BaselineState == "absent" {
				continue
			}
			key, n, found := strings.Cut(x.PartialFingerprints[sarifKey], ":")
			raw, err := hex.DecodeString(key)
			at, errN := strconv.Atoi(n)
			if p := &x.Properties; !found || err != nil || len(raw) != keyBytes || errN != nil || at < 1 || p.Article == nil || p.Source == nil || !isShare(p.Share) || !isShare(p.ShareSource) {
				return fmt.Errorf("%w: result %d has not the fingerprint and the properties that it needs", ErrForeign, i+1)
			}
			pair := b.pair(*x.Properties.Article, *x.Properties.Source, *x.Properties.Share, *x.Properties.ShareSource)
			b.add(pair, knownNote{key, x.RuleID, parseStretches(x.PartialFingerprints[sarifWords])})
		}
	}
	return nil
}

func isShare(x *float64) bool { return x != nil && *x >= 0 && *x <= 1 }

func (b *Baseline) add(p *knownPair, n knownNote) {
	p.notes = append(p.notes, n)
	b.total++
}

// pair returns what there is of a pair, whose articles have these reused parts.
func (b *Baseline) pair(x, y string, ofX, ofY float64) *knownPair {
	key := noteKey("", "", x, y)
	if b.pairs[key] == nil {
		if y < x {
			ofX, ofY = ofY, ofX
		}
		b.pairs[key] = &knownPair{shares: [2]float64{ofX, ofY}}
	}
	return b.pairs[key]
}

// compare gives the notes of p their states, and returns how many notes that b has of the pair are gone. Each of them is taken for one note of p with the
// same key; then what is left of their passages is taken for passages that it covers but for a few words.
func (b *Baseline) compare(p *Pair, notes []note) (gone int) {
	var had []knownNote
	if pair := b.pairs[noteKey("", "", p.A, p.B)]; pair != nil {
		had = slices.Clone(pair.notes)
	}
	for i := range notes {
		n := &notes[i]
		n.state = isNew
		if k := slices.IndexFunc(had, func(k knownNote) bool { return k.key == n.key }); k >= 0 {
			had, n.state = slices.Delete(had, k, k+1), unchanged
		}
	}
	left := map[string]pool{} // by rule
	for _, k := range had {
		if left[k.rule] == nil {
			left[k.rule] = pool{}
		}
		for _, h := range k.stretches {
			left[k.rule][h]++
		}
	}
	for i := range notes {
		if n := &notes[i]; n.state == isNew && left[n.rule.id].take(n.stretches) {
			n.state = updated
		}
	}
	for _, k := range had {
		if left[k.rule].has(k.stretches) {
			gone++
		}
	}
	return gone
}

// keyBytes is the length of a key in bytes.
const keyBytes = 8

// noteKey returns the key of a note about two articles, in either order.
func noteKey(rule, fingerprint, x, y string) string {
	h := xxh3.HashString(strings.Join([]string{rule, fingerprint, min(x, y), max(x, y)}, "\x00"))
	return fmt.Sprintf("%0*x", 2*keyBytes, h)
}

// Compared returns what a run of nothing is beside b: all is gone. Count takes the pairs of a run.
func (b *Baseline) Compared() *Compared { return &Compared{Path: b.path, Gone: b.total} }

// Count counts the notes of p, whose Baseline is that of c.
func (c *Compared) Count(p *Pair) {
	notes := p.notes()
	for i := range notes {
		if notes[i].known() {
			c.Known++
		} else {
			c.New++
		}
	}
	if pair := p.Baseline.pairs[noteKey("", "", p.A, p.B)]; pair != nil {
		c.Gone += p.Baseline.compare(p, notes) - len(pair.notes)
	}
}

// IsNew reports whether something that is a reason for which p may be over a gate, as --fail-on has it, is not in the baseline of p: a
// note, or of the gate share more than a few words of one of the articles too. Without a baseline it is true.
func (p *Pair) IsNew(gate string) bool {
	if p.Baseline == nil {
		return true
	}
	for _, n := range p.notes() {
		if !n.known() && n.rule.under(gate) {
			return true
		}
	}
	if gateName(gate) != "share" || p.Relation == "template" {
		return false
	}
	then := p.Baseline.pairs[noteKey("", "", p.A, p.B)]
	if then == nil {
		return true
	}
	of := then.shares
	if p.B < p.A {
		of[0], of[1] = of[1], of[0]
	}
	return (p.ShareA.Reused()-of[0])*float64(p.WordsA) > mostAdded || (p.ShareB.Reused()-of[1])*float64(p.WordsB) > mostAdded
}

// Fresh returns p with those of its passages, altered quotations and findings alone that its baseline does not have; without a baseline p
// itself. All else is as it was.
func (p *Pair) Fresh() *Pair {
	if p.Baseline == nil {
		return p
	}
	fresh := *p
	fresh.Passages, fresh.Quotations, fresh.Findings = nil, nil, nil
	for _, n := range p.notes() {
		switch {
		case n.known():
		case n.list == ofPassages:
			fresh.Passages = append(fresh.Passages, p.Passages[n.at])
		case n.list == ofQuotations:
			fresh.Quotations = append(fresh.Quotations, p.Quotations[n.at])
		case n.list == ofFindings:
			fresh.Findings = append(fresh.Findings, p.Findings[n.at])
		}
	}
	return &fresh
}
