// Package compare says what two articles share, and what that means: passages, quotations and paraphrases; then whether they
// tell one story, which way the text went, who is credited, and what was taken back. It is the only place that decides the
// relation of a pair, and it decides once, from all that was found.
//
// A [Comparer] reads no more of an article than it needs. Most candidates are turned down by their terms, before their texts are
// read: the two share no shingle, or no chain of shingles that can become a passage. A pair that shares 32 shingles or more is
// aligned at once.
//
//	c := compare.New(corpus, profile, options)
//	result, err := c.Compare(a, b, match.ByFingerprint)
//	if result.Match != nil { ... } // it is reported
package compare

import (
	"strings"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/bitset"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/origin"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/quotematch"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/short"
	"github.com/copytaster/copytaster/internal/versions"
)

// Options says what is looked for and reported. None has a default.
type Options struct {
	Find           match.Find        // quotations and paraphrases are found only in articles that were prepared for them
	MinWords       int               // of a passage, [prepare.Shingle] or more
	MinResemblance float64           // of near-duplicates, in (0, 1)
	ShortItems     bool              // short items are compared as such
	Model          *paraphrase.Model // that the articles were prepared with; not nil if Find has paraphrases
	ParaphraseFrom float64           // score, in (0, 1]
	Memory         int64             // bytes, of which a part keeps texts for the next pair; 0 keeps two
}

func (o *Options) align() align.Options { return align.Options{MinWords: o.MinWords} }

// Result is what comparing two articles gave. It may be kept and shared; a Comparer never writes into one that it returned. The
// zero Result is that of a pair that was turned down before its texts were read.
type Result struct {
	A, B           corpus.Ref   // 0 where the pair was turned down before its texts were read
	Match          *match.Match // nil: nothing to report
	MarksA, MarksB Marks        // of each term; nil where nothing is reported, or only duplicates are looked for, so that no text was read
	// EqualA and EqualB are the terms that stand in passages as equal ones, where one of the two is a version of a story; nil where
	// none is, or where the pair is a template or not reported.
	EqualA, EqualB bitset.Set
	// OwedA and OwedB are the terms that stand in passages and that nobody is quoted as saying, where something is reported.
	OwedA, OwedB bitset.Set
	// Miss is set where nothing is reported and a longer run of equal terms was met than in any pair before.
	Miss *match.Miss
	// Popular: nothing is reported, and what the two share is text that so many have that each is linked with a few others.
	Popular bool
}

// Comparer compares articles of a corpus. It keeps the texts it aligned last and is used by one goroutine; several may read one
// corpus and one profile. What it keeps changes no result but whether a Miss is told, which is told of the longest run at least.
type Comparer struct {
	o       Options
	corpus  corpus.Corpus
	reader  corpus.Reader
	profile *profile.Profile

	a, b    draft       // of the pair
	counted *match.Head // the one of which the counter holds the shingles
	shared  []uint32    // places in the other one of the shingles that both have
	counter shingle.Counter
	keys    [2]prepare.Prepared // of which the keys of the quotations were read

	aligner align.Aligner
	sides   sides
	missed  int // longest run of equal terms of a pair that was not reported
	spare   spare

	quotations quotematch.Matcher
	sentences  *sentences // nil: no paraphrases are looked for
	characters ocr.Aligner
	items      *short.Comparer
	speller    *origin.Speller // nil: the right words are not known
}

// New returns a comparer for the articles of a corpus with a profile, which has learnt all it is to learn. The zero Profile is good.
func New(c corpus.Corpus, p *profile.Profile, o Options) *Comparer {
	x := &Comparer{
		o: o, corpus: c, reader: c.Open(), profile: p, a: draft{reader: c.Open()}, b: draft{reader: c.Open()},
		sides: newSides(o.Memory), items: short.NewComparer(p.Terms),
	}
	if o.Model != nil {
		x.sentences = newSentences(o.Model, p, o.ParaphraseFrom)
		x.speller = origin.NewSpeller(o.Model.Has)
	}
	return x
}

// Over returns a comparer for the articles of another corpus, with the profile and the options of c, that remembers the words which c
// met. c is not used any more.
func (c *Comparer) Over(other corpus.Corpus) *Comparer {
	x := New(other, c.profile, c.o)
	x.speller = c.speller
	return x
}

// alikeFrom is the number of common shingles from which a pair is aligned without asking whether that is promising.
const alikeFrom = 32

// texts are the routes that read the texts: what led there is not seen in the shingles. A new route of that kind is added here.
const texts = match.ByQuotation | match.ByParaphrase | match.ByShort | match.ByNoise

// Compare compares a candidate and decides whether it is reported: a pair is if it is a near-duplicate and those are looked for, or
// has a passage, a quotation or a paraphrase. a is the earlier one and not b; by is the routes that led to it, one or more. If only
// quotations led to the pair, two of them must share a fifth of the keys of the shorter one. An error is that of the corpus.
func (c *Comparer) Compare(a, b corpus.Ref, by match.Route) (result Result, err error) {
	x, y := c.corpus.Head(a), c.corpus.Head(b)
	if by == match.ByQuotation {
		if may, err := c.mayQuote(a, b); !may || err != nil {
			return Result{}, err
		}
	}
	read := by&texts != 0
	if c.o.Find&match.Passages == 0 && !read && !c.canBeNear(x, y) {
		return Result{}, nil
	}
	common, err := c.common(a, b)
	if err != nil {
		return Result{}, err
	}
	p := c.pair(a, b, common, by)
	defer c.spare.takeBack(p, &result)
	how := p.popular(by)
	if !read && (how == allPopular || how == popular && by&match.ByFingerprint == 0) {
		return Result{Popular: true}, nil
	}
	if !p.near && !read {
		switch {
		case c.o.Find&match.Passages == 0:
			return Result{}, nil
		case common < alikeFrom && c.nothing(common):
			return c.turnDown(p, common)
		}
	}
	if err := p.complete(by); err != nil {
		return Result{}, err
	}
	if how != unpopular && p.onlyPopular(by, how) {
		return Result{Popular: true}, nil
	}
	if p.counts() {
		return p.Result, nil
	}
	if c.o.Find&match.Passages == 0 {
		return Result{}, nil
	}
	return Result{A: a, B: b, Miss: c.miss(p)}, nil
}

// turnDown turns a pair down that surely has no passage. It tells the longest run of equal terms where that is longer than any before;
// whether it does hangs on what was met before, so nothing else may come of it.
func (c *Comparer) turnDown(p *pair, common int) (Result, error) {
	if common == 0 || c.aligner.LongestEqual() <= c.missed {
		return Result{}, nil
	}
	x, y, err := c.sides.pair(c, p.A, p.B)
	if err != nil {
		return Result{}, err
	}
	c.aligner.Load(x.aligned(), y.aligned())
	p.Match.A, p.Match.B = x.Article, y.Article
	return Result{A: p.A, B: p.B, Miss: c.miss(p)}, nil
}

// Describe returns all that two articles share, reported or not; by may be none. They may be the same one: then the passages are
// those of the article with itself, and no quotations, paraphrases, story or direction are looked for.
func (c *Comparer) Describe(a, b corpus.Ref, by match.Route) (*match.Match, error) {
	common, err := c.common(a, b)
	if err != nil {
		return nil, err
	}
	p := c.pair(a, b, common, by)
	err = p.complete(by | texts)
	return p.Match, err
}

// canBeNear reports whether two articles are of such lengths that they can be near-duplicates.
func (c *Comparer) canBeNear(x, y *match.Head) bool {
	return x.EqualTerms == y.EqualTerms || float64(min(x.Shingles, y.Shingles))/float64(max(x.Shingles, y.Shingles)) >= c.o.MinResemblance
}

// pair is a pair on its way through the comparer.
type pair struct {
	Result
	c    *Comparer
	near bool // a near-duplicate, or more
	none bool // the two have no shingle in common, so that no run of equal terms can be found
}

// pair begins a pair with what the number of common shingles tells.
func (c *Comparer) pair(a, b corpus.Ref, common int, by match.Route) *pair {
	x, y := c.corpus.Head(a), c.corpus.Head(b)
	m := c.spare.match()
	*m = match.Match{FoundBy: by.Shown(), WordsA: int(x.Words), WordsB: int(y.Words), Relation: match.None}
	m.LookalikesA, m.LookalikesB = int(x.Lookalikes), int(y.Lookalikes)
	p := &pair{Result: Result{A: a, B: b, Match: m}, c: c, none: common == 0 && !x.SameTerms(y)}
	switch {
	case x.SameTerms(y):
		p.near = true
		m.Resemblance, m.ContainmentA, m.ContainmentB = 1, 1, 1
	case common > 0:
		m.Resemblance = x.Resemblance(y, common)
		m.ContainmentA, m.ContainmentB = float64(common)/float64(x.Shingles), float64(common)/float64(y.Shingles)
		p.near = m.Resemblance >= c.o.MinResemblance
	}
	return p
}

// counts reports whether what was found so far is reported.
func (p *pair) counts() bool {
	m := p.Match
	return len(m.Passages)+len(m.Quotations)+len(m.Paraphrases) > 0 || p.near && p.c.o.Find&match.Duplicates != 0
}

// complete fills in what the texts tell: passages, then quotations, then paraphrases of what is in neither; then what they mean.
// Quotations and paraphrases are looked for where they led to the pair, or something else is reported of it.
func (p *pair) complete(by match.Route) error {
	c, m := p.c, p.Match
	if c.o.Find == match.Duplicates {
		if err := p.readArticles(); err != nil {
			return err
		}
		m.Relation = p.relation()
	} else if err := p.read(by); err != nil {
		return err
	}
	if others := m.FoundBy &^ match.ByNoise; others != 0 && !m.Likeness.Noisy() {
		m.FoundBy = others // the characters told no more than these
	}
	if m.Story != nil && !m.Story.Same() {
		p.MarksA.belittle()
		p.MarksB.belittle()
	}
	x, y := c.corpus.Head(p.A), c.corpus.Head(p.B)
	m.ShareA, m.ShareB = ShareOf(x, p.MarksA.Count()), ShareOf(y, p.MarksB.Count())
	m.LabelA, m.LabelB = LabelOf(m.ShareA), LabelOf(m.ShareB)
	return nil
}

// readArticles fills in the two articles where nothing else is read of them.
func (p *pair) readArticles() error {
	for _, of := range [...]struct {
		ref corpus.Ref
		dst **news.Article
	}{{p.A, &p.Match.A}, {p.B, &p.Match.B}} {
		var x prepare.Prepared
		if err := p.c.reader.Read(&x, of.ref, corpus.Article); err != nil {
			return err
		}
		*of.dst = x.Article
	}
	return nil
}

// read fills in what is found in the texts, and what it means.
func (p *pair) read(by match.Route) error {
	c, m := p.c, p.Match
	x, y, err := c.sides.pair(c, p.A, p.B)
	if err != nil {
		return err
	}
	p.MarksA, p.MarksB = c.spare.marks(0, x.Head.Terms), c.spare.marks(1, y.Head.Terms)
	m.A, m.B = x.Article, y.Article
	if c.o.Find&match.Passages != 0 {
		p.align(x, y, by)
	}
	if c.o.Find&match.Quotations != 0 && x != y && (by&(match.ByQuotation|match.ByParaphrase) != 0 || p.near || p.counts()) {
		if err := p.quotations(x, y); err != nil {
			return err
		}
	}
	if c.o.Find&match.Paraphrases != 0 && x != y && (by&match.ByParaphrase != 0 || p.counts()) {
		if err := p.paraphrases(x, y); err != nil {
			return err
		}
	}
	p.dropPhrases()
	p.dropNames(x, y)
	m.WordsSharedA, m.WordsShared = wordsShared(&x.Text, &y.Text, m)
	if x != y && p.counts() {
		p.tellStory(x, y)
	}
	m.Relation = p.relation()
	if x == y || !p.counts() || m.Relation == match.Template {
		return nil
	}
	if x.Head.Chain >= 0 || y.Head.Chain >= 0 {
		p.EqualA, p.EqualB = versions.Common(&x.Text, &y.Text, m.Passages)
	}
	if err := p.tellOwed(x, y); err != nil {
		return err
	}
	if err := p.tellOrigin(x, y); err != nil {
		return err
	}
	return p.findTakenBack(x, y)
}

// relation returns the strongest relation that holds, by what was found: the one place where it is decided.
func (p *pair) relation() match.Relation {
	m, x, y := p.Match, p.c.corpus.Head(p.A), p.c.corpus.Head(p.B)
	switch {
	case x.SameWords(y):
		return match.Identical
	case m.Story != nil && !m.Story.Same():
		return match.Template
	case p.near:
		return match.NearDuplicate
	case p.counts() && x.Chain >= 0 && x.Chain == y.Chain:
		return match.Version
	case len(m.Passages) > 0:
		return match.Reuse
	case len(m.Quotations) > 0:
		return match.Quotation
	case len(m.Paraphrases) > 0:
		return match.Paraphrase
	}
	return match.None
}

// align fills in the passages: those of equal terms; where there are none, those of two short items; and of misread articles
// those of like characters, where they tell more.
func (p *pair) align(x, y *side, by match.Route) {
	c, m := p.c, p.Match
	if !p.none {
		c.aligner.Load(x.aligned(), y.aligned())
		m.Passages = c.aligner.Passages(c.o.align())
	}
	if len(m.Passages) == 0 && x != y && (by&match.ByShort != 0 || x.Head.SameWords(y.Head)) && c.o.ShortItems && (x.Head.IsShort() || y.Head.IsShort()) {
		m.Passages = c.items.Compare(x.shortItem(), y.shortItem()).Passages
	}
	if x != y && (by&match.ByNoise != 0 || max(x.Head.Look, y.Head.Look) > ocr.Clean) {
		p.alignCharacters(x, y)
	}
	var equal []news.Span // of B
	for i := range m.Passages {
		passage := &m.Passages[i]
		p.MarksA.set(&x.Text, passage.A, InEdited)
		p.MarksB.set(&y.Text, passage.B, InEdited)
		for a, b := range passage.EqualSpans() {
			p.MarksA.set(&x.Text, a, InVerbatim)
			p.MarksB.set(&y.Text, b, InVerbatim)
			equal = append(equal, b)
		}
		m.LongestRun = max(m.LongestRun, passage.LongestRun)
	}
	m.WordsEqual = wordsIn(&y.Text, equal)
}

// alignCharacters takes the passages of like characters instead of those of equal terms, where they tell more.
func (p *pair) alignCharacters(x, y *side) {
	c, m := p.c, p.Match
	passages := c.characters.Passages(x.characters(), y.characters(), c.o.align())
	if m.Likeness = c.characters.Likeness(); m.Likeness.Noisy() && wordsOf(passages) > wordsOf(m.Passages) {
		m.Passages = passages
	}
}

// wordsOf counts the words of B in passages.
func wordsOf(passages []align.Passage) (n int) {
	for i := range passages {
		n += passages[i].WordsB
	}
	return n
}

// wordsShared counts the words of a and of b inside passages and paraphrases, each once.
func wordsShared(a, b *normalize.Text, m *match.Match) (inA, inB int) {
	var ofA, ofB []news.Span
	for i := range m.Passages {
		ofA, ofB = append(ofA, m.Passages[i].A), append(ofB, m.Passages[i].B)
	}
	for i := range m.Paraphrases {
		ofA, ofB = append(ofA, m.Paraphrases[i].A), append(ofB, m.Paraphrases[i].B)
	}
	return wordsIn(a, ofA), wordsIn(b, ofB)
}

// wordsIn counts the words of a text inside spans, each once.
func wordsIn(t *normalize.Text, spans []news.Span) (n int) {
	for _, s := range news.Union(spans) {
		_, k := t.Within(s)
		n += k
	}
	return n
}

// miss returns the longest run of equal terms of a pair that was aligned and is not reported, if it is longer than those that the
// comparer met before.
func (c *Comparer) miss(p *pair) *match.Miss {
	if p.none {
		return nil
	}
	m := p.Match
	span, _, n := c.aligner.LongestRun()
	if n <= c.missed {
		return nil
	}
	c.missed = n
	return &match.Miss{A: m.A.ID, B: m.B.ID, Words: n, Text: strings.Clone(span.Cut(m.A.Body))}
}

// LongestRun returns the longest run of equal terms of two articles, stems counting as equal: where it stands in each, and how many
// terms it has; 0 and empty spans where they share no shingle. So it is 0 or 5 and more.
func (c *Comparer) LongestRun(a, b corpus.Ref) (inA, inB news.Span, terms int, err error) {
	x, y, err := c.sides.pair(c, a, b)
	if err != nil {
		return news.Span{}, news.Span{}, 0, err
	}
	c.aligner.Load(x.aligned(), y.aligned())
	inA, inB, terms = c.aligner.LongestRun()
	return inA, inB, terms, nil
}
