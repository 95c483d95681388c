// Package prepare computes what comparing needs of one article: its anatomy and credits, its terms and their spans, the keys of
// its bands, its quotations and its sentences.
//
// What comes out is a [Prepared], a value that hangs on the article, the profile and the [Options] alone and that has bytes. So it
// can wait in memory, in a file, in an index on disk or on another machine until a route makes it one of a pair. An article is
// prepared once, and once more if the profile tells its language or finds standing text in it. What few pairs need is made by
// package compare when it is needed: the facts of a story, the words of a short item, folded characters.
//
// A new field of Prepared has two encodings. [Prepared.AppendBinary] and [Prepared.Decode] write and read a whole one. A
// corpus.Shelf sets the parts aside one by one, and the readers of the corpus fetch them. So it is filled in by Prepare, and goes
// through AppendBinary, Decode, corpus.Shelf.Put and the Read of that reader, with a bit in corpus.Parts if it is read by itself.
//
//	p := prepare.New(prepare.Options{Find: match.Passages, Bands: bands})
//	var x prepare.Prepared
//	settled := p.Prepare(&x, article, profile)
package prepare

import (
	"encoding/binary"
	"math"
	"slices"
	"unique"

	"github.com/zeebo/xxh3"

	"github.com/copytaster/copytaster/internal/boilerplate"
	"github.com/copytaster/copytaster/internal/index"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/quote"
	"github.com/copytaster/copytaster/internal/quotematch"
	"github.com/copytaster/copytaster/internal/sentence"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/sketch"
	"github.com/copytaster/copytaster/internal/wire"
)

const (
	// Shingle is k: the terms in a shingle. 5 is the usual length for words (Broder 1997 uses 10 for the web, passim 5).
	Shingle = 5
	// Slots is the length of a signature: a standard error of the estimate of at most .044.
	Slots = 128
)

// shortestSentence and longestSentence bound, in terms, the sentences that are compared. Fewer say too little to be told
// again in other words, or are crossheads; more are lists and tables.
const (
	shortestSentence = 6
	longestSentence  = 120
)

// Prepared is what comparing needs of an article. Prepare, Decode and the readers of a corpus overwrite one and use its slices
// again; between two of them it may be shared. The zero value is empty and may be filled. Of an article without words Text, Bands,
// Quotations and Sentences are empty.
type Prepared struct {
	Head       *match.Head
	Article    *news.Article
	Anatomy    wire.Anatomy   // with the zones of standing text
	Credits    []wire.Credit  // nil with Options.LateCredits, until a corpus finds them on reading
	Text       normalize.Text // without the zones
	Bands      []uint32       // keys of the bands of the signature; none without a shingle
	Quotations []quote.Quotation
	// QuotationKeys are the keys of the quotations, by which those of others meet them: a list for each quotation, or several for a
	// longer one with 255 keys at most in each. So the lists are not numbered as Quotations are. A quotation without keys has none.
	QuotationKeys [][]uint64
	Sentences     []Sentence

	keys []uint64 // of all quotations
}

// Reset makes x an article with a head and nothing else, h itself. It keeps the memory of most parts for the next one, but not that of
// the article, the anatomy, the credits and the quotations, which somebody may have kept.
func (x *Prepared) Reset(h *match.Head) {
	t := &x.Text
	*x = Prepared{
		Head: h, Bands: x.Bands[:0], QuotationKeys: x.QuotationKeys[:0], Sentences: x.Sentences[:0], keys: x.keys[:0],
		Text: normalize.Text{
			Terms: t.Terms[:0], Words: t.Words[:0], Spans: t.Spans[:0], Left: t.Left[:0], LeftWords: t.LeftWords[:0], Numbers: t.Numbers[:0],
		},
	}
}

// Sentence is a sentence that is compared with those of others: one outside zones, of 6 to 120 terms.
type Sentence struct {
	Span news.Span // in the body
	Hash uint64    // of its terms: equal for equal lists of terms
	Said paraphrase.Sentence
}

// Options says what is prepared. None has a default. Articles of one corpus are prepared with the same options.
type Options struct {
	Find  match.Find        // without Quotations no quotations are looked for; 0: terms, bands, anatomy and credits alone
	Bands index.Bands       // how signatures of [Slots] slots are cut; zero: no keys of bands
	Model *paraphrase.Model // nil: no sentences
	// LateCredits leaves out the credits, which take long to find: whoever needs those of one article asks [wire.Credits]. A
	// corpus.Memory does when it reads the anatomy, so what it gives is the same.
	LateCredits bool

	types *normalize.Types // nil: each preparer learns words for itself
}

// Sharing returns the options for several preparers, which learn words together.
func (o Options) Sharing() Options {
	o.types = normalize.NewTypes()
	return o
}

// Preparer prepares articles. It remembers words and keeps its memory, so one serves many articles; it is used by one
// goroutine. What it remembers never changes a result.
type Preparer struct {
	o          Options
	normalizer *normalize.Normalizer
	sketcher   *sketch.Sketcher
	encoders   map[string]*paraphrase.Encoder // by language
	extractor  quote.Extractor
	creditor   wire.Creditor
	splitter   boilerplate.Splitter
	counter    *ocr.Counter // of the lexicon of the profile
	profile    *profile.Profile
	matcher    *profile.Matcher // of the profile
	lang       string           // of the last article; most have the language of the one before

	outside   []news.Span // zones
	sentences []news.Span // of the last article, outside zones
	units     []boilerplate.Unit
	suspects  ocr.Suspects
	hashes    []uint64
	distinct  shingle.Distinct
	signature sketch.Signature
	quoted    quotematch.Side
	keys      []shingle.Fingerprint
	raw       []byte

	known     []Sentence // of the article that is prepared next, see Known
	knownLang string
}

// New returns a Preparer that remembers nothing.
func New(o Options) *Preparer {
	return &Preparer{
		o: o, normalizer: normalize.NewSharing(o.types), sketcher: sketch.New(Slots), encoders: make(map[string]*paraphrase.Encoder),
	}
}

// LateCredits reports whether the credits are left out.
func (p *Preparer) LateCredits() bool { return p.o.LateCredits }

// Dictionary returns what the numbers of the words stand for that were given so far; see [normalize.Text.Numbers].
func (p *Preparer) Dictionary() normalize.Dictionary { return p.normalizer.Dictionary() }

// parse returns the anatomy of an article. Like the standing text that is learnt, what a page says to its reader is left in where nothing but
// near-duplicates are looked for.
func (p *Preparer) parse(a *news.Article) wire.Anatomy {
	if p.o.Find == match.Duplicates {
		return wire.ParseForms(a)
	}
	return wire.Parse(a)
}

// Prepare makes dst what comparing needs of an article of a corpus with the profile, which is nil before anything is learnt. It
// fills in dst.Head, or a new one where there is none, and keeps a.
//
// It reports whether the language of the article is settled. Where it is not, the article waits for the profile: its anatomy and of
// its head the language it seems to have, Words and Notice are good, and nothing else. With a profile it is always settled.
func (p *Preparer) Prepare(dst *Prepared, a *news.Article, of *profile.Profile) (settled bool) {
	if dst.Head == nil {
		dst.Head = match.NewHead(a)
	}
	dst.Article, dst.Anatomy = a, p.parse(a)
	dst.Head.Notice = dst.Anatomy.Notice
	if !p.normalize(dst, of) {
		return false
	}
	if p.o.Find != match.Duplicates || of != nil && of.Standing != nil {
		p.split(dst)
	}
	if of != nil {
		p.settle(dst, of)
	}
	if dst.Credits = nil; !p.o.LateCredits {
		dst.Credits = p.creditor.Credits(a, &dst.Anatomy)
	}
	p.sign(dst)
	p.extract(dst)
	p.encode(dst)
	return true
}

// normalize fills in the text, in the language of the article, which it settles if it can.
func (p *Preparer) normalize(dst *Prepared, of *profile.Profile) (settled bool) {
	h, try := dst.Head, p.lang
	var languages *profile.Languages
	if of != nil {
		languages = &of.Languages
	}
	told := h.LangTold || languages != nil && languages.Forced != ""
	if told {
		settled = languages.Of(h)
		try = h.Lang.Value()
	}
	p.normalizer.Into(&dst.Text, dst.Article.Body, dst.Anatomy.Zones, try)
	if !told {
		lang, sure := dst.Text.Language()
		h.Lang, h.LangTold = unique.Make(lang), sure
		settled = languages.Of(h)
	}
	h.Words, h.Lookalikes = uint32(dst.Text.Count()), uint32(dst.Text.Lookalikes)
	if !settled {
		return false
	}
	if p.lang = h.Lang.Value(); p.lang != try {
		p.normalizer.Into(&dst.Text, dst.Article.Body, dst.Anatomy.Zones, p.lang)
		h.Words = uint32(dst.Text.Count())
	}
	return true
}

// split fills in the sentences outside zones.
func (p *Preparer) split(x *Prepared) {
	p.outside = p.outside[:0]
	for _, z := range x.Anatomy.Zones {
		p.outside = append(p.outside, z.Span)
	}
	p.sentences = sentence.Split(p.sentences[:0], x.Article.Body, p.outside)
}

// settle fills in what the profile says of an article, and leaves its standing text out.
func (p *Preparer) settle(x *Prepared, of *profile.Profile) {
	if p.profile != of {
		p.profile, p.matcher, p.counter = of, of.Matcher(), nil
		if of.Lexicon != nil {
			p.counter = of.Lexicon.Counter()
		}
	}
	if p.counter != nil {
		p.counter.Suspect(&p.suspects, x.Article.Body, &x.Text)
	}
	of.Apply(x.Head, &p.suspects)
	if p.matcher == nil {
		return
	}
	p.units = p.splitter.Units(p.units[:0], x.Article.Body, p.sentences, &x.Text)
	zones := p.matcher.Zones(slices.Clip(x.Anatomy.Zones), x.Head, p.units, &x.Text)
	if len(zones) == len(x.Anatomy.Zones) {
		return
	}
	x.Anatomy.Zones = zones
	p.normalizer.Into(&x.Text, x.Article.Body, zones, p.lang)
	p.split(x)
}

// sign fills in the keys of the bands, and what the terms come to.
func (p *Preparer) sign(x *Prepared) {
	p.FillBands(x)
	h := x.Head
	h.Words, h.Terms = uint32(x.Text.Count()), uint32(len(x.Text.Terms))
	h.Shingles = uint32(p.distinct.Count(p.hashes))
	p.raw = appendAll(p.raw[:0], x.Text.Terms)
	h.EqualTerms = xxh3.Hash128(p.raw).Bytes()
	p.raw = appendAll(p.raw[:0], x.Text.Words)
	h.EqualWords = xxh3.Hash(p.raw)
}

// FillBands fills in the keys of the bands of an article that has its terms.
func (p *Preparer) FillBands(x *Prepared) {
	p.hashes = shingle.Hashes(p.hashes[:0], x.Text.Terms, Shingle)
	p.signature = p.sketcher.Sign(p.signature, p.hashes)
	x.Bands = p.o.Bands.Keys(x.Bands[:0], p.signature)
}

// extract fills in the quotations and their keys.
func (p *Preparer) extract(x *Prepared) {
	x.Quotations = x.Quotations[:0]
	if p.o.Find&match.Quotations != 0 {
		x.Quotations = p.extractor.Extract(x.Article.Body, x.Anatomy.Zones, p.sentences)
	}
	p.FillQuotationKeys(x)
	x.Head.Quotations = uint32(len(x.Quotations))
}

// FillQuotationKeys fills in the keys of the quotations of an article that has its text and its quotations.
func (p *Preparer) FillQuotationKeys(x *Prepared) {
	x.QuotationKeys, x.keys = x.QuotationKeys[:0], x.keys[:0]
	if len(x.Quotations) > 0 {
		p.quoted.Fill(&x.Text, x.Quotations, x.Article.Body)
	}
	for i := range x.Quotations {
		p.keys = quotematch.Keys(p.keys[:0], p.quoted.Terms(i))
		for keys := range slices.Chunk(p.keys, math.MaxUint8) {
			x.addKeys(len(keys), func(k int) uint64 { return keys[k].Hash })
		}
	}
}

// addKeys adds n keys of one quotation.
func (x *Prepared) addKeys(n int, key func(k int) uint64) {
	from := len(x.keys)
	for k := range n {
		x.keys = append(x.keys, key(k))
	}
	x.QuotationKeys = append(x.QuotationKeys, x.keys[from:len(x.keys):len(x.keys)])
}

// Known tells p the sentences of the article that is prepared next as they were prepared before, in a language: those that are
// sentences again need not be read. p may change them until Prepare returns.
func (p *Preparer) Known(sentences []Sentence, lang string) { p.known, p.knownLang = sentences, lang }

// knownAt returns the known sentence at a span; nil if there is none. It is asked for one span after the other.
func (p *Preparer) knownAt(span news.Span) *paraphrase.Sentence {
	for len(p.known) > 0 && p.known[0].Span.Start < span.Start {
		p.known = p.known[1:]
	}
	if len(p.known) == 0 || p.known[0].Span != span || p.knownLang != p.lang {
		return nil
	}
	return &p.known[0].Said
}

// encode fills in the sentences, and how many there are.
func (p *Preparer) encode(x *Prepared) {
	p.fillSentences(x)
	x.Head.Sentences = uint32(len(x.Sentences))
}

// FillSentences fills in the sentences of an article that has its zones and its text.
func (p *Preparer) FillSentences(x *Prepared) {
	p.lang = x.Head.Lang.Value()
	p.split(x)
	p.fillSentences(x)
}

// Say makes dst what the sentence at a span of a body says, in a language.
func (p *Preparer) Say(dst *paraphrase.Sentence, body string, sentence news.Span, lang string) {
	p.encoder(lang).Encode(dst, body, sentence)
}

// fillSentences fills in those of the sentences that are compared.
func (p *Preparer) fillSentences(x *Prepared) {
	n := 0
	if p.o.Model != nil {
		encoder := p.encoder(p.lang)
		if len(x.Article.Body) > longText {
			x.Sentences = slices.Grow(x.Sentences[:0], len(p.sentences)) // which are too many for it to double as it grows
		}
		for _, span := range p.sentences {
			from, to := x.Text.TermsIn(span)
			if to-from < shortestSentence || to-from > longestSentence {
				continue
			}
			x.Sentences = slices.Grow(x.Sentences[:n], 1)[:n+1]
			s := &x.Sentences[n]
			p.raw = appendAll(p.raw[:0], x.Text.Terms[from:to])
			s.Span, s.Hash = span, xxh3.Hash(p.raw)
			if said := p.knownAt(span); said != nil {
				s.Said, *said = *said, s.Said
			} else {
				encoder.Encode(&s.Said, x.Article.Body, span)
			}
			n++
		}
	}
	p.known = nil
	x.Sentences = x.Sentences[:n]
}

func (p *Preparer) encoder(lang string) *paraphrase.Encoder {
	if p.encoders[lang] == nil {
		p.encoders[lang] = paraphrase.NewEncoder(p.o.Model, lang)
	}
	return p.encoders[lang]
}

// appendAll appends the bytes of hashes, of which the hash of the list is made.
func appendAll(dst []byte, hashes []uint64) []byte {
	dst = slices.Grow(dst, 8*len(hashes))
	for _, h := range hashes {
		dst = binary.LittleEndian.AppendUint64(dst, h)
	}
	return dst
}

// longText is the number of bytes of a text above which a preparer does not keep its memory.
const longText = 1 << 20

// Tidy gives back the memory that preparing a long article took, in p and in x; then x is empty. It is called when x was set aside.
func (p *Preparer) Tidy(x *Prepared) {
	if len(x.Article.Body) > longText {
		fresh := New(p.o)
		fresh.normalizer, fresh.sketcher, fresh.encoders, fresh.lang = p.normalizer, p.sketcher, p.encoders, p.lang
		*p, *x = *fresh, Prepared{}
	}
}
