package report

import (
	"cmp"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// note is one thing to tell about a pair, at a place in one of its articles: an annotation of GitHub, a result of SARIF.
type note struct {
	rule        *rule
	pair        *Pair // as seen from the article where the note stands, which is b
	start, end  int   // of b, in code points; -1: the whole article
	aStart      int   // of a, likewise
	aEnd        int
	words       int // that it is about
	title       string
	before      string    // the message up to the id of a
	after       string    // and from there on
	list        list      // of the pair in which it stands
	at          int       // index in that list
	fingerprint string    // of the words it is about; "" of the pair as such
	key         string    // what stays the same wherever the words stand: 16 hexadecimal digits
	stretches   stretches // of a passage
	occurrence  int       // among the notes of the pair with the same key, from 1
	level       string    // of SARIF, where it is over no gate
	state       state     // beside the baseline
}

// state is what a note is beside a baseline.
type state string

const (
	unasked   state = "" // there is no baseline
	isNew     state = "new"
	unchanged state = "unchanged"
	updated   state = "updated" // known, with a few other words
)

// known reports whether the baseline has n.
func (n *note) known() bool { return n.state == unchanged || n.state == updated }

// list is one of the lists of a pair.
type list int

const (
	ofPair list = iota // in none: it is about the pair as such
	ofFindings
	ofPassages
	ofQuotations
)

// message returns what the note says, with the id of the other article as it is.
func (n *note) message() string { return n.before + n.pair.A + n.after }

// id returns the key of n and its occurrence: what it is known by.
func (n *note) id() string { return fmt.Sprintf("%s:%d", n.key, n.occurrence) }

// over returns the gates that the note is a reason for, each once, in the order of the hits; none where it is known.
func (n *note) over() []string {
	var gates []string
	if n.known() {
		return nil
	}
	for i := range n.pair.Over {
		if gate := n.pair.Over[i].Gate; n.rule.under(gate) && !slices.Contains(gates, gate) {
			gates = append(gates, gate)
		}
	}
	return gates
}

// notes returns what there is to tell about p: first of the pair as such, then of its findings, its passages, and its
// quotations with other words or another speaker. Two stories in the words of one template have none. They stand on the article
// that a gate judged; else on the new one, where the other is of --against; else on the one that took, where that is known;
// else on b. What was taken back stands on the article that still carries it.
func (p *Pair) notes() []note {
	if p.Relation == "template" {
		return nil
	}
	uncredited := p.Uncredited() && !p.gives()
	if p.annotatesA() {
		p = p.mirrored()
	}
	var notes []note
	if duplicate := p.Relation == "identical" || p.Relation == "near-duplicate"; duplicate || len(p.Passages) == 0 && p.QuotationsAltered() == 0 {
		notes = append(notes, pairNote(p, duplicate))
	}
	if uncredited {
		notes = append(notes, uncreditedNote(p))
	}
	for i := range p.Findings {
		notes = append(notes, findingNote(p, &p.Findings[i]).in(ofFindings, i))
	}
	for i := range p.Passages {
		notes = append(notes, passageNote(p, &p.Passages[i]).in(ofPassages, i))
	}
	for i := range p.Quotations {
		if q := &p.Quotations[i]; q.Altered() {
			notes = append(notes, quotationNote(p, q).in(ofQuotations, i))
		}
	}
	p.identify(notes)
	return notes
}

// in returns n with its place in the pair.
func (n note) in(l list, at int) note {
	n.list, n.at = l, at
	return n
}

// identify gives the notes their keys, and tells what they are beside the baseline.
func (p *Pair) identify(notes []note) {
	seen := map[string]int{}
	for i := range notes {
		n := &notes[i]
		n.level = cmp.Or(n.level, n.rule.level)
		n.key = noteKey(n.rule.id, n.fingerprint, p.A, p.B)
		seen[n.key]++
		n.occurrence = seen[n.key]
	}
	if p.Baseline != nil {
		p.Baseline.compare(p, notes)
	}
}

// annotatesA reports whether the notes stand on the article a.
func (p *Pair) annotatesA() bool {
	switch a, b := p.ArticleA, p.ArticleB; {
	case len(p.Over) > 0:
		return p.Over[0].Article == p.A
	case a != nil && b != nil && a.Against != b.Against:
		return b.Against
	}
	return p.Direction == "b to a"
}

// gives reports whether the article of the notes is known to be the one that the other took from.
func (p *Pair) gives() bool {
	return p.Direction == "a to b" && p.annotatesA() || p.Direction == "b to a" && !p.annotatesA()
}

// pairNote says that b is like a, or has a quotation with it in common.
func pairNote(p *Pair, duplicate bool) note {
	n := note{rule: ruleOf(p.Relation), pair: p, start: -1, end: -1, aStart: -1, aEnd: -1, words: int(p.ContainmentB * float64(p.WordsB)),
		title: "Reused: " + p.Relation, before: p.Relation + " with ", after: fmt.Sprintf(", resemblance %.2f", p.Resemblance)}
	if duplicate {
		n.rule = ruleOf("duplicate")
	}
	if p.Relation == "quotation" {
		n.before, n.after = count(len(p.Quotations), "quotation")+" in common with ", ""
		n.fingerprint = fingerprint(strings.Join(quotedWords(p), "\n"))
	}
	return n
}

// quotedWords returns the fingerprints of the quotations of p, sorted.
func quotedWords(p *Pair) []string {
	var words []string
	for i := range p.Quotations {
		words = append(words, p.Quotations[i].Fingerprint)
	}
	slices.Sort(words)
	return words
}

// uncreditedNote says that words are copied without credit, at the longest passage.
func uncreditedNote(p *Pair) note {
	n := note{rule: ruleOf("uncredited"), pair: p, start: -1, end: -1, aStart: -1, aEnd: -1, words: p.WordsShared,
		title: "Not credited: " + count(p.WordsShared, "word"), before: "also in ", after: ", and no credit is given for them"}
	if p.Direction != "a to b" {
		n.level = "note" // nobody is known to have taken it
	}
	if len(p.Copied()) > 0 {
		v := &p.Passages[0]
		n.start, n.end, n.aStart, n.aEnd = v.BStart, v.BEnd, v.AStart, v.AEnd
	}
	return n
}

// findingNote says which text was taken back. It stands at the article that carries it.
func findingNote(p *Pair, f *Finding) note {
	if f.In == "a" {
		p = p.mirrored()
		f = new(f.mirrored())
	}
	return note{rule: ruleOf(f.Kind), pair: p, start: f.BStart, end: f.BEnd, aStart: f.AStart, aEnd: f.AEnd, words: p.WordsB,
		title: "Taken back: " + f.Kind, before: "still carries text of ", after: fmt.Sprintf(" that %s %s: %s", f.By, f.Kind, begin(f.BText)), fingerprint: f.Fingerprint}
}

// passageNote says which passage of b stands in a too, and where it is a paraphrase, how sure that is.
func passageNote(p *Pair, v *Passage) note {
	n := note{rule: ruleOf("passage"), pair: p, start: v.BStart, end: v.BEnd, aStart: v.AStart, aEnd: v.AEnd, words: v.Words,
		title: "Reused: " + count(v.Words, "word") + ", " + v.Kind, before: "also in ", after: ", with " + percent(p.ShareB.Reused()) + " of this article",
		fingerprint: v.Fingerprint}
	n.stretches = v.stretches()
	if v.Kind == "paraphrase" {
		n.rule, n.before, n.after = ruleOf(v.Kind), "in other words in ", fmt.Sprintf(", score %.2f", v.Score)
	}
	if first := begin(v.BText); first != "" {
		n.after += ": " + first
	}
	return n
}

// quotationNote says what became of a quotation of a.
func quotationNote(p *Pair, q *Quotation) note {
	n := note{rule: ruleOf("quotation-altered"), pair: p, start: q.BStart, end: q.BEnd, aStart: q.AStart, aEnd: q.AEnd, words: q.Words,
		title: "Quotation altered: " + count(q.Words, "word"), before: "other words than in ", fingerprint: q.Fingerprint}
	if q.Relation == "reattributed" {
		n.rule, n.title, n.before = ruleOf("quotation-reattributed"), "Quotation re-attributed: "+count(q.Words, "word"), "another speaker in "
		if q.SpeakerA+q.SpeakerB != "" {
			n.before, n.after = "said by "+named(q.SpeakerA)+" in ", ", here by "+named(q.SpeakerB)
		}
		if words := begin(q.BText); words != "" {
			n.after += ": “" + words + "”"
		}
		return n
	}
	if who := speakers(q); who != "" {
		n.title += ", " + who
	}
	var changes []string
	for _, s := range quoted(q) {
		if !s.equal {
			changes = append(changes, fmt.Sprintf("“%s” → “%s”", strings.TrimSpace(prose(s.a)), strings.TrimSpace(prose(s.b))))
		}
	}
	if len(changes) > 0 {
		n.after = ": " + displaywidth.TruncateString(strings.Join(changes, ", "), 100, "…") + " in “" + begin(q.BText) + "”"
	}
	return n
}

// fingerprint returns that of the words of f; "" where they are not there.
func (f *Finding) fingerprint() string {
	_, _, text, _ := f.carried(&Pair{})
	if text == "" {
		return ""
	}
	return fingerprint(text)
}

// fingerprint returns that of the words of q, and of the speakers where they are two; "" where the words are not there.
func (q *Quotation) fingerprint() string {
	switch {
	case q.AText == "" && q.BText == "":
		return ""
	case q.Relation == "reattributed":
		return fingerprint(q.AText + " " + q.BText + " " + q.SpeakerA + " " + q.SpeakerB)
	}
	return fingerprint(q.AText + " " + q.BText)
}

// begin returns the first words of a text.
func begin(text string) string {
	return displaywidth.TruncateString(strings.TrimSpace(prose(text)), 100, "…")
}

// isText reports whether the text of a is that of its file, as offsets and lines of it are those of the file. A record of a
// file of many and the text of a page are not. What the file is, is told by its name.
func (a *Article) isText() bool {
	if a.Line > 0 || a.Path == "" || a.Path == "-" {
		return false
	}
	return slices.Contains([]string{"", ".txt", ".text"}, strings.ToLower(path.Ext(filepath.ToSlash(a.Path))))
}

// mirrored returns what a note needs of p with the two articles exchanged.
func (p *Pair) mirrored() *Pair {
	m := *p
	m.A, m.B, m.ArticleA, m.ArticleB = p.B, p.A, p.ArticleB, p.ArticleA
	m.WordsA, m.WordsB, m.ShareA, m.ShareB = p.WordsB, p.WordsA, p.ShareB, p.ShareA
	m.LookAlikesA, m.LookAlikesB = p.LookAlikesB, p.LookAlikesA
	m.ContainmentA, m.ContainmentB = p.ContainmentB, p.ContainmentA
	m.Direction = map[string]string{"a to b": "b to a", "b to a": "a to b"}[p.Direction]
	if m.Direction == "" {
		m.Direction = p.Direction
	}
	m.Passages = slices.Clone(p.Passages)
	for i := range m.Passages {
		v := &m.Passages[i]
		v.AStart, v.AEnd, v.BStart, v.BEnd = v.BStart, v.BEnd, v.AStart, v.AEnd
		v.AText, v.BText = v.BText, v.AText
	}
	m.Quotations = slices.Clone(p.Quotations)
	for i := range m.Quotations {
		m.Quotations[i].mirror()
	}
	m.Findings = slices.Clone(p.Findings)
	for i := range m.Findings {
		m.Findings[i] = m.Findings[i].mirrored()
	}
	return &m
}

// mirrored returns f with the two sides exchanged.
func (f Finding) mirrored() Finding {
	f.AStart, f.AEnd, f.BStart, f.BEnd, f.AText, f.BText = f.BStart, f.BEnd, f.AStart, f.AEnd, f.BText, f.AText
	f.In = map[string]string{"a": "b", "b": "a"}[f.In]
	return f
}

// mirror exchanges the two sides of q.
func (q *Quotation) mirror() {
	q.AStart, q.AEnd, q.BStart, q.BEnd = q.BStart, q.BEnd, q.AStart, q.AEnd
	q.ASpans, q.BSpans, q.AText, q.BText = q.BSpans, q.ASpans, q.BText, q.AText
	q.SpeakerA, q.SpeakerB, q.SpeakerSpanA, q.SpeakerSpanB = q.SpeakerB, q.SpeakerA, q.SpeakerSpanB, q.SpeakerSpanA
	q.Edits = slices.Clone(q.Edits)
	for i := range q.Edits {
		e := &q.Edits[i]
		e.AStart, e.AEnd, e.BStart, e.BEnd = e.BStart, e.BEnd, e.AStart, e.AEnd
	}
}
