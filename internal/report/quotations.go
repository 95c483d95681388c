package report

import (
	"fmt"
	"slices"
	"strings"
)

// Quotations and paraphrases of a pair on a page for a terminal.

const (
	mostQuotations  = 12 // of a pair, shown unless all are asked for; those word for word not counted
	mostExact       = 3  // of those word for word
	mostParaphrases = 6
)

// quotations writes the quotations of a pair: first those with other words or another speaker, then those that were
// cut, put together or spelled otherwise, and one line each for those that are the same word for word.
func (p *page) quotations(pair *Pair, show func(*Quotation), full bool) {
	var differ, same []*Quotation
	for i := range pair.Quotations {
		if q := &pair.Quotations[i]; q.Relation == "exact" && q.Variant == "none" {
			same = append(same, q)
		} else {
			differ = append(differ, q)
		}
	}
	slices.SortStableFunc(differ, func(x, y *Quotation) int { return rank(x) - rank(y) })
	shown := differ
	if !full && len(shown) > mostQuotations {
		shown = shown[:mostQuotations]
	}
	for _, q := range shown {
		p.blank()
		show(q)
	}
	if left := len(differ) - len(shown); left > 0 {
		p.blank()
		p.text(3, p.in(dim, count(left, "more quotation")))
	}
	p.exact(same, full)
}

// rank puts quotations with other words or another speaker first.
func rank(q *Quotation) int {
	if q.Altered() {
		return 0
	}
	return 1
}

// exact writes quotations that are the same word for word, a line each.
func (p *page) exact(same []*Quotation, full bool) {
	if len(same) == 0 {
		return
	}
	p.blank()
	p.text(3, p.in(accent, count(len(same), "quotation")), p.in(dim, ", word for word"))
	if same[0].BText == "" { // redacted
		return
	}
	shown := same
	if !full && len(shown) > mostExact {
		shown = shown[:mostExact]
	}
	for _, q := range shown {
		line := p.in(plain, "“"+prose(q.BText)+"”")
		if who := speakers(q); who != "" {
			line = p.join(p.in(dim, who+": "), line)
		}
		if !full && columns(line) > p.width-5 {
			line = p.join(trimRight(line[:lineEnd(line, p.width-6)]), p.in(dim, "…"))
		}
		p.text(5, line)
	}
	if left := len(same) - len(shown); left > 0 {
		p.text(5, p.in(dim, "and "+number(left)+" more"))
	}
}

// quotation writes what became of a quotation, and its words: where they or the speaker differ, those of a and those of b
// one below the other, else once with the edits.
func (p *page) quotation(pair *Pair, q *Quotation, full bool) {
	p.row(3, p.became(q), p.in(dim, places(pair, q.AStart, q.BStart)))
	segments := quoted(q)
	switch a, b := p.both(segments, 60, 60, full); {
	case segments == nil:
	case q.Relation == "altered":
		p.hanging(p.in(dim, "was  "), p.inMarks(a))
		p.hanging(p.in(dim, "now  "), p.inMarks(b))
	default:
		p.said(q)
		text := make([][]glyph, 0, len(segments))
		for _, s := range segments {
			if s.equal {
				_, b := p.equal(s, 60, 60, full)
				text = append(text, b)
			} else {
				text = append(text, p.merged(s))
			}
		}
		p.text(3, p.inMarks(p.join(text...)))
	}
}

// said writes who said a quotation that is said by another in b.
func (p *page) said(q *Quotation) {
	if q.Relation == "reattributed" && q.SpeakerA+q.SpeakerB != "" {
		p.text(3, p.in(dim, "was said by "), p.mark(named(q.SpeakerA), dropped), p.in(dim, " now said by "), p.mark(named(q.SpeakerB), added))
	}
}

// named returns a speaker, who may be unknown.
func named(speaker string) string {
	if speaker == "" {
		return "nobody named"
	}
	return speaker
}

// became says what became of a quotation, and whose it is.
func (p *page) became(q *Quotation) []glyph {
	kind, s := prose(q.Relation)+" quotation", accent
	switch q.Relation {
	case "altered":
		s = alert
	case "reattributed":
		kind, s = "re-attributed quotation", alert
	case "exact":
		kind = "quotation, exact but for " + prose(q.Variant)
	}
	if q.Relation != "exact" && q.Variant != "none" {
		kind += ", " + prose(q.Variant) + " too"
	}
	who := speakers(q)
	if q.Relation == "reattributed" {
		who = count(q.Words, "word")
	}
	if who != "" {
		who = ", " + who
	}
	return p.join(p.in(s, kind), p.in(dim, who))
}

// speakers names who says a quotation: both where they differ, "" where nobody is named.
func speakers(q *Quotation) string {
	a, b := strings.TrimSpace(prose(q.SpeakerA)), strings.TrimSpace(prose(q.SpeakerB))
	switch {
	case a == "" || a == b:
		return b
	case b == "":
		return a
	}
	return a + " / " + b
}

// both returns a text that was cut at its edits as either side has it, with what only that side has marked.
func (p *page) both(segments []segment, head, tail int, full bool) (a, b []glyph) {
	var partsA, partsB [][]glyph
	for _, s := range segments {
		if s.equal {
			x, y := p.equal(s, head, tail, full)
			partsA, partsB = append(partsA, x), append(partsB, y)
		} else {
			partsA, partsB = append(partsA, p.mark(s.a, dropped)), append(partsB, p.mark(s.b, added))
		}
	}
	return p.join(partsA...), p.join(partsB...)
}

// inMarks puts quotation marks around a text.
func (p *page) inMarks(text []glyph) []glyph {
	return p.join(p.in(plain, "“"), trim(text), p.in(plain, "”"))
}

// paraphrases writes the paraphrases of a pair, best first.
func (p *page) paraphrases(pair *Pair, show func(*Passage), full bool) {
	all := pair.Paraphrases()
	shown := all
	if !full && len(shown) > mostParaphrases {
		shown = shown[:mostParaphrases]
	}
	for i := range shown {
		p.blank()
		show(&shown[i])
	}
	if left := len(all) - len(shown); left > 0 {
		p.blank()
		p.text(3, p.in(dim, count(left, "more paraphrase")))
	}
}

// paraphrase writes the two sentences of a paraphrase one below the other.
func (p *page) paraphrase(pair *Pair, v *Passage) {
	p.row(3, p.scored(v), p.in(dim, places(pair, v.AStart, v.BStart)))
	if a, b := p.carried(v); a != nil {
		p.hanging(p.in(dim, "a  "), a)
		p.hanging(p.in(dim, "b  "), b)
	}
	p.turned(v)
}

// scored says how sure a paraphrase is.
func (p *page) scored(v *Passage) []glyph {
	return p.join(p.in(accent, prose(v.Kind)), p.in(dim, fmt.Sprintf(", %s, score %.2f", count(v.Words, "word"), v.Score)))
}

// carried returns the sentences of a paraphrase with the words marked that correspond and those that do not; nil where
// the text was redacted.
func (p *page) carried(v *Passage) (a, b []glyph) {
	if v.AText == "" || v.BText == "" {
		return nil, nil
	}
	var inA, inB []stretch
	for _, w := range v.Aligned {
		s := aligned
		if w.How == "equal" {
			s = alike
		}
		inA, inB = append(inA, stretch{w.AStart, w.AEnd, s}), append(inB, stretch{w.BStart, w.BEnd, s})
	}
	for _, c := range v.Changes {
		inA, inB = append(inA, stretch{c.AStart, c.AEnd, dropped}), append(inB, stretch{c.BStart, c.BEnd, added})
	}
	return p.marked(v.AText, v.AStart, inA), p.marked(v.BText, v.BStart, inB)
}

// stretch is a part of a sentence, in code points of the article, with its style.
type stretch struct {
	start, end int
	style      style
}

// marked returns the text that begins at start with its parts marked. Of parts that lie over each other the first is.
func (p *page) marked(text string, start int, parts []stretch) []glyph {
	slices.SortStableFunc(parts, func(x, y stretch) int { return x.start - y.start })
	var out [][]glyph
	for _, s := range parts {
		if s.start < start || s.end <= s.start {
			continue
		}
		before, rest := split(text, s.start-start)
		words, after := split(rest, s.end-s.start)
		out = append(out, p.in(plain, prose(before)), p.mark(words, s.style))
		text, start = after, s.end
	}
	return p.join(append(out, p.in(plain, prose(text)))...)
}

// turned writes which words of a paraphrase were softened, strengthened or changed otherwise.
func (p *page) turned(v *Passage) {
	var items [][]glyph
	for _, c := range v.Changes {
		if v.AText == "" || c.AEnd <= c.AStart || c.BEnd <= c.BStart {
			continue
		}
		_, a := split(v.AText, c.AStart-v.AStart)
		_, b := split(v.BText, c.BStart-v.BStart)
		a, _ = split(a, c.AEnd-c.AStart)
		b, _ = split(b, c.BEnd-c.BStart)
		items = append(items, p.in(dim, fmt.Sprintf("%s: %s → %s", prose(c.Kind), prose(a), prose(b))))
	}
	p.items(3, items...)
}

// hanging writes a text whose first line begins with head, and the others below the text.
func (p *page) hanging(head, text []glyph) {
	indent := 3 + columns(head)
	for line := range wrap(text, p.width-indent) {
		if head != nil {
			p.line(3, head, line)
			head = nil
			continue
		}
		p.line(indent, line)
	}
}

// places says where both sides of something begin.
func places(pair *Pair, a, b int) string {
	return place("a", pair.ArticleA, a) + "  " + place("b", pair.ArticleB, b)
}
