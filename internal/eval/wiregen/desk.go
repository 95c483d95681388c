package wiregen

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// newStory makes a story of the source's own. A hidden one is not an article of the corpus, but others may take it.
func (r *newsroom) newStory(s *source, minute int, hidden bool) *node {
	r.prose.begin(&r.dice)
	n := r.begin(s, nil, minute)
	if hidden {
		n.id = -1
	}
	n.city = datelineCities[r.below(len(datelineCities))]
	if s.agency || r.permille(600) {
		r.text = r.pattern(r.text, n, s, s.opening)
	}
	n.story.from = len(r.text)
	for done, want := 0, lengthOf(&r.dice, r.words); done == 0 || done+halfSentence < want; {
		from := len(r.text)
		done += r.own(r.between(15, 60))
		r.misspell(n, from)
	}
	r.finish(n, s.end)
	n.title = headline(nil, n.story.cut(n.text))
	return n
}

// begin starts an article of a source. Its text is taken from parent, or new if that is nil.
func (r *newsroom) begin(s *source, parent *node, minute int) *node {
	n := &node{source: s, parent: parent}
	n.minute = minute
	n.gap = "\n\n"
	if r.permille(250) {
		n.gap = "\n"
	}
	r.revision.reset()
	r.bases[0] = &n.article
	if parent != nil {
		r.bases[0] = &parent.article
		n.city, n.gap, n.title = parent.city, parent.gap, slices.Clone(parent.title)
		n.slips = append(n.slips, parent.slips...)
	}
	r.story = append(r.story, n)
	if s.above != "" {
		r.text = append(append(r.text, s.above...), "\n\n"...)
	}
	return n
}

// finish ends the story of n, and then adds the line end, most of the time. It also sets the spans that n shares with its
// parent.
func (r *newsroom) finish(n *node, end string) {
	n.story.to = len(r.text)
	if end != "" && r.permille(700) {
		r.text = r.pattern(append(r.text, n.gap...), n, n.source, end)
	}
	n.text = slices.Clone(r.text)
	n.paras = paragraphs(nil, n.text, n.story)
	if n.parent == nil {
		return
	}
	n.spans = r.revision.spans(nil, [2][]byte{n.parent.text})
	kept := 0
	for _, s := range n.spans {
		kept += s.b.to - s.b.from
	}
	n.apart = 2*kept < n.story.to-n.story.from
}

// pattern appends an opening or an end with its slots filled, as [dress] explains them.
func (r *newsroom) pattern(dst []byte, n *node, credited *source, pattern string) []byte {
	day := n.published()
	return append(dst, strings.NewReplacer(
		"%c", n.city, "%m", monthNames[day.Month()-1][:3], "%M", monthNames[day.Month()-1], "%d", strconv.Itoa(day.Day()), "%y", strconv.Itoa(day.Year()),
		"%n", credited.short, "%r", people[r.below(len(people))], "%e", people[r.below(len(people))],
	).Replace(pattern)...)
}

// misspell misspells words of the text from byte from on, at the rate of n's source.
func (r *newsroom) misspell(n *node, from int) {
	if n.source.typos == 0 {
		return
	}
	text := slices.Clone(r.text[from:])
	r.text = r.text[:from]
	done := 0
	for at := 0; ; {
		w, next, ok := nextWord(text, at, len(text))
		if !ok {
			break
		}
		if wrong, ok := r.wrong(n.source, w.cut(text)); ok {
			n.slips = append(n.slips, slip{wrong, string(w.cut(text))})
			r.text = append(append(r.text, text[done:w.from]...), wrong...)
			done = w.to
		}
		at = next
	}
	r.text = append(r.text, text[done:]...)
}

// wrong misspells a word, at the rate of the source: it swaps two letters, doubles, drops or changes one. It
// returns false if the word stays. Only words of six or more small letters are misspelt.
func (r *newsroom) wrong(s *source, word []byte) (string, bool) {
	if len(word) < 6 || !isPlain(string(word)) || !r.permille(s.typos) {
		return "", false
	}
	b := slices.Clone(word)
	switch i := r.between(1, len(b)-2); r.below(4) {
	case 0:
		b[i], b[i+1] = b[i+1], b[i]
	case 1:
		b = slices.Insert(b, i, word[i])
	case 2:
		b = slices.Delete(b, i, i+1)
	default:
		b[i] = byte('a' + r.below(26))
	}
	return string(b), string(b) != string(word)
}

// retyped is the share of taken words that are typed anew, 1 in 4, and so may be misspelt. The others are pasted.
const retyped = 4

// edited appends a stretch of the parent, edited as n's source edits. Misspelt words are put right; other words are
// misspelt, replaced, or given the other spelling.
func (r *newsroom) edited(n *node, p stretch) {
	s := n.source
	r.revise(p, func(word []byte) bool {
		if i := slices.IndexFunc(n.slips, func(x slip) bool { return x.wrong == string(word) }); i >= 0 {
			if !r.permille(s.careful) {
				return false
			}
			r.word = append(r.word[:0], n.slips[i].right...)
			return true
		}
		if wrong, ok := r.wrong(s, word); ok && r.below(retyped) == 0 {
			n.slips = append(n.slips, slip{wrong, string(word)})
			r.word = append(r.word[:0], wrong...)
			return true
		}
		if other, ok := otherSpelling[string(word)]; ok && r.permille(s.spells) {
			r.word = append(r.word[:0], other...)
			return true
		}
		if len(word) < 4 || !isPlain(string(word)) || !r.permille(s.words) {
			return false
		}
		r.word = r.prose.word(r.word[:0], &r.dice)
		return string(r.word) != string(word)
	})
}

// update files the next version of an agency's story: with a new lead, other figures and more paragraphs, or as a
// correction.
func (r *newsroom) update(old *node) *node {
	n := r.begin(old.source, old, old.minute+r.between(10, 300))
	n.version, n.marks = old.version+1, "UPDATE "+strconv.Itoa(old.version+1)+"-"
	correction := r.permille(250)
	if correction {
		n.marks = "CORRECTED-" + old.marks
	}
	r.text = r.pattern(r.text, n, n.source, n.source.opening)
	n.story.from = len(r.text)
	paras := old.paras
	if !correction && r.permille(600) {
		r.own(r.between(20, 45))
		if len(paras) > 2 {
			paras = paras[1:]
		}
	}
	for i, p := range paras {
		if !correction && i > 1 && r.permille(120) {
			continue
		}
		r.gap()
		if correction || r.permille(300) {
			r.revise(p, r.otherFigure)
		} else {
			r.edited(n, p)
		}
		if !correction && r.permille(200) {
			from := len(r.text)
			r.own(r.between(15, 50))
			r.misspell(n, from)
		}
	}
	r.finish(n, n.source.end)
	return n
}

// run makes source s take a text and edit it in its own way.
func (r *newsroom) run(from *node, s *source) *node {
	n := r.begin(s, from, from.minute+5+r.below(r.between(1, 2*s.delay)))
	credit, form := r.credit(n, from)
	n.credits = credit != nil
	r.open(n, credit, form)
	n.story.from = len(r.text)
	if r.permille(s.lead) {
		r.own(r.between(15, 45))
	}
	r.body(n, credit, form)
	if r.permille(s.adds) {
		r.ownParagraphs(r.between(20, 150))
	}
	r.close(n, credit, form)
	if r.permille(500) {
		n.title = r.prose.word(append(n.title, ": "...), &r.dice)
	} else if r.permille(500) {
		n.title = headline(nil, n.story.cut(n.text))
	}
	return n
}

// strangers is how many of 1,000 outlet articles credit somebody other than the source of their text: for a line that was
// added, or by mistake.
const strangers = 40

// credit draws whom an article credits, nil for nobody, and in what form. An article taken from an outlet that ran agency
// copy credits the outlet, the agency or nobody.
func (r *newsroom) credit(n, from *node) (*source, int) {
	s := n.source
	if r.permille(strangers) && !s.agency {
		return [...]*source{r.agency(), r.agency(), r.another()}[r.below(3)], s.form(&r.dice)
	}
	if from.source.short == "" { // a release
		return nil, 0
	}
	if from.source.agency {
		if from.source == s || !r.permille(s.credits) {
			return nil, 0
		}
		return from.source, s.form(&r.dice)
	}
	if r.permille(s.creditsOutlets) {
		return from.source, [...]int{inText, inText, inSourceLine}[r.below(3)]
	}
	for p := from.parent; p != nil; p = p.parent {
		if p.source.agency && p.source != s && r.permille(s.credits/2) {
			return p.source, s.form(&r.dice)
		}
	}
	return nil, 0
}

// open writes the dateline and the byline.
func (r *newsroom) open(n *node, credit *source, form int) {
	switch {
	case n.source.agency:
		r.text = r.pattern(r.text, n, n.source, n.source.opening)
	case credit != nil && form == inDateline:
		opening := credit.opening
		if r.permille(300) {
			opening = wireOpenings[r.below(len(wireOpenings))]
		}
		r.text = r.pattern(r.text, n, credit, opening)
	case r.permille(500):
		r.text = r.pattern(r.text, n, n.source, n.source.opening)
	}
	if credit != nil && form == inByline {
		name := [...]string{credit.short, credit.long}[r.below(2)]
		n.byline = [...]string{name, "By " + people[r.below(len(people))] + ", " + name}[r.below(2)]
	} else if r.permille(200) {
		n.byline = "By " + people[r.below(len(people))]
	}
}

// body takes paragraphs of the parent: all, the first ones, or some from the middle.
func (r *newsroom) body(n *node, credit *source, form int) {
	paras := n.parent.paras
	k := len(paras)
	switch {
	case r.permille(n.source.whole):
	case r.permille(n.source.middle):
		from := r.below(k)
		paras = leading(paras[from:], r.between(1, k-from))
	default:
		if len(r.pieces) == 0 && len(r.text) > n.story.from && k > 2 { // its own lead replaces the first one
			paras = paras[1:]
		}
		paras = leading(paras, r.between(1, len(paras)))
	}
	said := -1
	if credit != nil && form == inText {
		said = r.below(min(2, len(paras)))
	}
	for i, p := range paras {
		r.gap()
		if i == said && r.say(n, p, credit) {
			continue
		}
		r.edited(n, p)
	}
}

// say takes a paragraph and credits somebody at its end: "..., Reuters reported." It returns false, and takes nothing, if
// the paragraph does not end with a full stop.
func (r *newsroom) say(n *node, p stretch, credit *source) bool {
	if n.parent.text[p.to-1] != '.' {
		return false
	}
	r.edited(n, stretch{p.from, p.to - 1})
	name := [...]string{credit.short, credit.long}[r.below(2)]
	if !credit.agency {
		name = "the " + name
	}
	r.text = append(r.text, [...]string{", " + name + " reported.", ", according to " + name + ".", ", a spokesman told " + name + "."}[r.below(3)]...)
	return true
}

// close ends the story and writes the credit or the line of the source that follows it.
func (r *newsroom) close(n *node, credit *source, form int) {
	n.story.to = len(r.text)
	if credit == nil || form != atEnd && form != inSourceLine {
		r.finish(n, n.source.end)
		return
	}
	name := [...]string{credit.short, credit.long}[r.below(2)]
	line := "Source: " + name
	if form == atEnd {
		line = [...]string{"(" + credit.short + ")", "(" + name + ")", "© " + strconv.Itoa(n.published().Year()) + " " + name}[r.below(3)]
	}
	line = string(append([]byte(n.gap), line...))
	story := len(r.text)
	r.finish(n, "")
	n.text = append(n.text[:story], line...)
}

// quotations makes up what a speaker said. It is a hidden text, which agencies quote.
func (r *newsroom) quotations(minute int) *node {
	r.prose.begin(&r.dice)
	n := r.begin(&source{}, nil, minute)
	n.id, n.city = -1, datelineCities[r.below(len(datelineCities))]
	speaker := people[r.below(len(people))]
	for i := range r.between(3, 7) {
		r.gap()
		r.text = append(r.text, "“"...)
		from := len(r.text)
		for k := range r.between(1, 2) {
			if k > 0 {
				r.text = append(r.text, ' ')
			}
			r.text, _ = r.prose.sentence(r.text, &r.dice)
		}
		plain := strings.NewReplacer("“", "", "”", "", `"`, "", "``", "", "''", "").Replace(string(r.text[from:]))
		r.text = append(append(r.text[:from], strings.TrimSuffix(plain, ".")...), ",” "...)
		if i == 0 {
			r.text = append(r.text, speaker...)
		} else {
			r.text = append(r.text, "he"...)
		}
		r.text = append(r.text, " said."...)
	}
	r.finish(n, "")
	n.title = headline(nil, n.text)
	return n
}

// quote makes an agency write its own story around some of the quotations of root.
func (r *newsroom) quote(root *node, s *source) *node {
	n := r.begin(s, root, root.minute+r.between(10, 90))
	r.text = r.pattern(r.text, n, s, s.opening)
	n.story.from = len(r.text)
	r.own(r.between(20, 45))
	for _, p := range root.paras {
		if r.permille(700) || len(r.pieces) == 0 {
			r.take(0, []stretch{p})
		}
		if r.permille(500) {
			r.own(r.between(15, 60))
		}
	}
	r.finish(n, s.end)
	n.title = headline(nil, n.story.cut(n.text))
	n.apart = true
	return n
}

// followUp makes an outlet reuse paragraphs of its own story, ten hours to five days later.
func (r *newsroom) followUp(first *node) {
	s := first.source
	n := r.begin(s, first, first.minute+r.between(600, 8000))
	r.open(n, nil, 0)
	n.story.from = len(r.text)
	r.ownParagraphs(r.between(60, 200))
	k := len(first.paras)
	from := r.below(k)
	r.take(0, leading(first.paras[from:], r.between(1, min(3, k-from))))
	r.finish(n, s.end)
	n.title = headline(nil, n.story.cut(n.text))
}

// wrongTimes is how many of 1,000 articles have a time that is wrong by up to three days.
const wrongTimes = 20

// date returns the date of an article as its source gives it, or "" if it gives none.
func (r *newsroom) date(n *node) string {
	minute := n.minute
	switch n.source.clock {
	case noClock:
		return ""
	case crawlClock:
		minute += r.below(max(1, n.source.shift))
	case wrongClock:
		minute += n.source.shift
	}
	if r.permille(wrongTimes) {
		minute += r.between(-3*24*60, 3*24*60)
	}
	at := time.Unix(epoch+int64(minute)*60, 0).UTC()
	if n.source.clock == dayClock {
		return at.Format(time.DateOnly)
	}
	return at.Format(time.RFC3339)
}
