package wiregen

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Options say what [Make] writes. What is made depends on nothing else: the same options give the same bytes.
type Options struct {
	// Articles is the number of articles, from 1 to MostArticles.
	Articles int
	// Seed is where all chance comes from.
	Seed uint64
	// Copies is the part of the articles that are edited copies of others, in [0, 1).
	Copies float64
	// Words is the mean length of an article, from 20 to 2,000 words. Default 385.
	Words int
	// Kinds are the kinds of copies, of those that [Kinds] returns. Default all.
	Kinds []string
	// Texts are real articles in UTF-8. While there are any left they are the bases of the copies, each once and as
	// it is; further bases, and what copies have of their own, come from a model of them. Default none: all text is
	// made up.
	Texts []string
}

// MostArticles is the largest corpus that [Make] writes.
const MostArticles = 100_000_000

// Files are what [Make] writes into, each file of the layout that [ReadGold] reads.
type Files struct {
	Docs, Pairs, Spans, Clusters io.Writer
}

// Validate returns an error that says which of the options cannot be.
func (o Options) Validate() error {
	switch {
	case o.Articles < 1 || o.Articles > MostArticles:
		return fmt.Errorf("articles %d: must be from 1 to %d", o.Articles, MostArticles)
	case !(o.Copies >= 0 && o.Copies < 1):
		return fmt.Errorf("copies %v: must be 0 or more, and less than 1", o.Copies)
	case o.Words != 0 && (o.Words < 20 || o.Words > 2000):
		return fmt.Errorf("words %d: must be from 20 to 2000", o.Words)
	}
	if copies := o.copies(); copies > 0 && o.Articles-copies < 2 {
		return fmt.Errorf("copies %v: of %d articles, at least two must be no copies", o.Copies, o.Articles)
	}
	for _, name := range o.Kinds {
		if !slices.Contains(Kinds(), name) {
			return fmt.Errorf("kind %q: must be one of %s", name, strings.Join(Kinds(), ", "))
		}
	}
	if len(o.Texts) > 0 && (o.copies() > 0 || len(o.Texts) < o.Articles) && countWords(o.Texts) < LeastText {
		return ErrLittleText
	}
	return nil
}

// ErrLittleText is returned where more text must be made than the real articles can be a model of.
var ErrLittleText = fmt.Errorf("fewer than %d words of real text, too few to make more in their likeness", LeastText)

func countWords(texts []string) int {
	n := 0
	for _, text := range texts {
		n += len(strings.Fields(text))
	}
	return n
}

// copies returns the number of copies.
func (o *Options) copies() int { return int(math.Round(o.Copies * float64(o.Articles))) }

// Make writes wire copy of which a part is edited copies of the rest, and the truth about it: which articles are
// pairs, which stretches they share, and the stories as clusters. It holds a few articles at a time, besides the
// real texts, whatever their number: a base is made again for each of its copies.
//
// Side a of a pair is the base. The spans cover the story, without dateline and sign-off, as far as it is the same;
// one of kind "verbatim" is equal code point by code point, an "edited" one but for small edits in it. Two copies
// of one base are in one cluster and no pair. An article that merges two stories is in the cluster of the first,
// and one that only quotes a paragraph is a cluster of its own.
func Make(ctx context.Context, files Files, o Options) error {
	if err := o.Validate(); err != nil {
		return err
	}
	m := newMaker(o)
	out := madeLines{
		docs: bufio.NewWriterSize(files.Docs, 1<<18), pairs: bufio.NewWriterSize(files.Pairs, 1<<16),
		spans: bufio.NewWriterSize(files.Spans, 1<<16), clusters: bufio.NewWriterSize(files.Clusters, 1<<16),
	}
	for place := range o.Articles {
		if err := ctx.Err(); err != nil {
			return err
		}
		m.article(&out, place)
		if err := out.err(); err != nil {
			return err
		}
	}
	return out.flush()
}

// prose is a model of text: the built-in one or one of real text.
type prose interface {
	// begin draws what the next article is about.
	begin(d *dice)
	// sentence appends a sentence without white space around it and returns the number of its words, at least one.
	sentence(dst []byte, d *dice) ([]byte, int)
	// word appends a word in small ASCII letters.
	word(dst []byte, d *dice) []byte
}

// article is an article that was made.
type article struct {
	text   []byte
	story  stretch   // text without dateline and sign-off
	paras  []stretch // the lines of the story
	gap    string    // what stands between paragraphs
	title  []byte
	dress  *dress
	minute int // of publication, since the epoch of the corpus
}

// epoch is when the year begins in which the articles are published, in seconds since 1970: 2024.
const epoch = 1_704_067_200

const minutesOfYear = 366 * 24 * 60

func (a *article) published() time.Time { return time.Unix(epoch+int64(a.minute)*60, 0).UTC() }

// maker makes the articles. The bases are numbered from 0, in the order of the real texts first, and the copies
// from 0 too; order says at which place of the corpus each of them stands.
type maker struct {
	o       Options
	bases   int
	order   permutation // of the places: bases, then copies
	stories permutation // of the bases, in the order in which they are copied
	kinds   []*kind     // each as often as it weighs
	source  [2]article  // of the copy
	numbers [2]int      // of the bases in source
	copyist
	copy  article
	found []span
	line  []byte
}

func newMaker(o Options) *maker {
	o.Words = cmp.Or(o.Words, 385)
	m := &maker{o: o, bases: o.Articles - o.copies()}
	m.order = newPermutation(o.Articles, o.Seed, streamOrder)
	m.stories = newPermutation(m.bases, o.Seed, streamStories)
	for i := range kinds {
		if len(o.Kinds) == 0 || slices.Contains(o.Kinds, kinds[i].name) {
			m.kinds = append(m.kinds, slices.Repeat([]*kind{&kinds[i]}, kinds[i].weight)...)
		}
	}
	if len(o.Texts) > 0 {
		m.prose = newChain(o.Texts)
	} else {
		m.prose = newLanguage()
	}
	m.copyist.bases = [2]*article{&m.source[0], &m.source[1]}
	m.copyist.words = o.Words
	return m
}

// article makes the article at a place and writes all lines about it.
func (m *maker) article(out *madeLines, place int) {
	number := m.order.at(place)
	if number < m.bases {
		m.base(&m.source[0], number)
		m.writeDoc(out, place, &m.source[0])
		m.writeCluster(out, place, place)
		return
	}
	k := m.edit(number - m.bases)
	m.writeDoc(out, place, &m.copy)
	m.found = m.revision.spans(m.found[:0], [2][]byte{m.source[0].text, m.source[1].text})
	if k.name == "excerpt" {
		m.writeCluster(out, place, place)
	} else {
		m.writeCluster(out, place, m.order.find(m.numbers[0]))
	}
	for i, base := range m.numbers {
		if base >= 0 {
			m.writePair(out, m.order.find(base), place, i, k.name)
		}
	}
}

// base makes base number i.
func (m *maker) base(a *article, i int) {
	var d dice
	d.seed(m.o.Seed, streamBases, uint64(i))
	a.minute = d.below(minutesOfYear)
	if d.permille(600) {
		a.dress = &dresses[d.below(agencies)]
	} else {
		a.dress = &dresses[agencies+d.below(len(dresses)-agencies)]
	}
	if i < len(m.o.Texts) {
		a.text = append(a.text[:0], m.o.Texts[i]...)
		a.story = trim(a.text, stretch{0, len(a.text)})
		a.text, a.story = a.text[a.story.from:a.story.to], stretch{0, a.story.to - a.story.from}
		a.gap = "\n\n"
	} else {
		m.invent(a, &d)
	}
	a.paras = paragraphs(a.paras[:0], a.text, a.story)
	if len(a.paras) > 1 && i < len(m.o.Texts) {
		a.gap = string(a.text[a.paras[0].to:a.paras[1].from])
	}
	a.title = headline(a.title[:0], a.story.cut(a.text))
}

// invent makes the text of a base.
func (m *maker) invent(a *article, d *dice) {
	m.prose.begin(d)
	a.gap = "\n\n"
	if d.permille(200) {
		a.gap = "\n"
	}
	a.text = a.text[:0]
	if d.permille(850) {
		a.text = a.dress.put(a.text, d, a.dress.opening, a.published())
	}
	a.story.from = len(a.text)
	for n, want := 0, m.length(d); n == 0 || n+halfSentence < want; {
		if n > 0 {
			a.text = append(a.text, a.gap...)
		}
		words := 0
		a.text, words = paragraphOf(a.text, m.prose, d, d.between(1, 3), want-n)
		n += words
	}
	a.story.to = len(a.text)
	if a.dress.end != "" && d.permille(700) {
		a.text = append(a.text, a.gap...)
		a.text = a.dress.put(a.text, d, a.dress.end, a.published())
	}
}

// halfSentence is by how many words a text misses the length that was asked for, on the average.
const halfSentence = 10

// paragraphOf appends so many sentences, fewer where the words are reached, and returns the number of their words.
func paragraphOf(dst []byte, p prose, d *dice, sentences, words int) ([]byte, int) {
	n := 0
	for i := range sentences {
		if i > 0 {
			if n+halfSentence >= words {
				break
			}
			dst = append(dst, ' ')
		}
		k := 0
		dst, k = p.sentence(dst, d)
		n += k
	}
	return dst, n
}

// lengths are the quantiles of a log-normal law with a shape of .6, in thousandths of its mean.
var lengths = [...]int{
	171, 230, 274, 307, 334, 358, 380, 401, 420, 439, 457, 475, 492, 509, 526, 543, 559, 576, 592, 609, 625, 642, 658, 675, 692, 709,
	727, 745, 763, 781, 800, 819, 838, 858, 878, 899, 921, 943, 966, 990, 1015, 1040, 1067, 1095, 1124, 1154, 1186, 1220, 1256, 1294,
	1335, 1379, 1427, 1479, 1536, 1600, 1671, 1753, 1848, 1962, 2104, 2291, 2562, 3051, 4115,
}

// Bounds of an article that is made, in words; the lower one is less where the mean is.
const (
	fewestWords = 60
	mostWords   = 2500
)

// length draws the length of an article in words.
func (m *maker) length(d *dice) int {
	i, part := d.below(len(lengths)-1), d.below(1024)
	n := (lengths[i]*(1024-part) + lengths[i+1]*part) * m.o.Words / 1024 / 1000
	return min(max(n, min(fewestWords, m.o.Words/2)), mostWords)
}

// headline appends the first words of a story.
func headline(dst, story []byte) []byte {
	const words = 8
	at, n := 0, 0
	for ; at < len(story) && story[at] != '\n'; at++ {
		if story[at] == ' ' {
			if n++; n == words {
				break
			}
		}
	}
	return append(dst, story[:at]...)
}

// edit makes copy number i in m.copy and returns its kind.
func (m *maker) edit(i int) *kind {
	d := &m.copyist.dice
	d.seed(m.o.Seed, streamCopies, uint64(i))
	k := m.kinds[d.below(len(m.kinds))]
	m.numbers = [2]int{m.stories.at(storyOf(i) % m.bases), -1}
	m.base(&m.source[0], m.numbers[0])
	first := m.source[0].minute
	if k.name == "merge" {
		m.numbers[1] = (m.numbers[0] + 1 + d.below(m.bases-1)) % m.bases
		m.base(&m.source[1], m.numbers[1])
		first = max(first, m.source[1].minute)
	}
	m.prose.begin(d)
	m.dressUp(k, first)
	return k
}

// dressUp writes the copy with its dateline and sign-off.
func (m *maker) dressUp(k *kind, first int) {
	a, base, d := &m.copy, &m.source[0], &m.copyist.dice
	lags := [...]int{60, 60, 24 * 60, 24 * 60, 3 * 24 * 60}
	a.minute = first + d.below(lags[d.below(len(lags))])
	a.dress = &dresses[agencies+d.below(len(dresses)-agencies)]
	if d.permille(100) {
		a.dress = &dresses[d.below(agencies)]
	}
	same := k.dress == sameDress || k.dress == anyDress && d.permille(500)
	m.revision.reset()
	if same {
		m.text = append(m.text, base.text[:base.story.from]...)
	} else {
		m.text = a.dress.put(m.text, d, a.dress.opening, a.published())
	}
	k.write(&m.copyist)
	a.story.to = len(m.text)
	if same {
		m.text = append(m.text, base.text[base.story.to:]...)
	} else if a.dress.end != "" {
		m.text = append(m.text, base.gap...)
		m.text = a.dress.put(m.text, d, a.dress.end, a.published())
	}
	a.text = m.text
	if a.title = append(a.title[:0], base.title...); d.permille(500) {
		a.title = m.prose.word(append(a.title, ": "...), d)
	}
}

// Of 64 copies in a row 37 are the only one of their story, four stories have two, and one each has three, five and eleven.
const (
	copiesInRow  = 64
	storiesInRow = 44
	singles      = 37
)

// storyOf returns the number of the story that copy i is of.
func storyOf(i int) int {
	first, n := i/copiesInRow*storiesInRow, i%copiesInRow
	if n < singles {
		return first + n
	}
	n -= singles
	for story, copies := range [...]int{2, 2, 2, 2, 3, 5, 11} {
		if n < copies {
			return first + singles + story
		}
		n -= copies
	}
	panic("wiregen: internal error: the copies of a row do not add up")
}

// madeLines are the files on their way.
type madeLines struct{ docs, pairs, spans, clusters *bufio.Writer }

// err returns the first error of a file. A Writer keeps its own.
func (l *madeLines) err() error {
	for _, w := range [...]*bufio.Writer{l.docs, l.pairs, l.spans, l.clusters} {
		if _, err := w.Write(nil); err != nil {
			return err
		}
	}
	return nil
}

func (l *madeLines) flush() error {
	for _, w := range [...]*bufio.Writer{l.docs, l.pairs, l.spans, l.clusters} {
		if err := w.Flush(); err != nil {
			return err
		}
	}
	return nil
}

func (m *maker) writeDoc(out *madeLines, place int, a *article) {
	b := appendID(append(m.line[:0], `{"id":`...), 'a', place)
	b = appendQuoted(append(b, `,"text":`...), a.text)
	b = appendQuoted(append(b, `,"title":`...), a.title)
	b = a.published().AppendFormat(append(b, `,"date":"`...), time.RFC3339)
	b = append(append(append(b, `","source":"`...), a.dress.name...), "\"}\n"...)
	out.docs.Write(b)
	m.line = b
}

func (m *maker) writeCluster(out *madeLines, place, of int) {
	b := appendID(append(m.line[:0], `{"id":`...), 'a', place)
	b = appendID(append(b, `,"cluster":`...), 'c', of)
	out.clusters.Write(append(b, "}\n"...))
}

// writePair writes the pair of a base, which is number i of the two, and its copy, and the spans of the two.
func (m *maker) writePair(out *madeLines, base, copied, i int, kind string) {
	b := appendID(append(m.line[:0], `{"a":`...), 'a', base)
	b = appendID(append(b, `,"b":`...), 'a', copied)
	ids := len(b)
	b = append(append(append(b, `,"label":1,"kind":"`...), kind...), "\"}\n"...)
	out.pairs.Write(b)
	inA, inB := newCodePoints(m.source[i].text), newCodePoints(m.copy.text)
	for _, s := range m.found {
		if s.base != i {
			continue
		}
		b = strconv.AppendInt(append(b[:ids], `,"a_start":`...), int64(inA.before(s.a.from)), 10)
		b = strconv.AppendInt(append(b, `,"a_end":`...), int64(inA.before(s.a.to)), 10)
		b = strconv.AppendInt(append(b, `,"b_start":`...), int64(inB.before(s.b.from)), 10)
		b = strconv.AppendInt(append(b, `,"b_end":`...), int64(inB.before(s.b.to)), 10)
		if s.edited {
			b = append(b, ",\"kind\":\"edited\"}\n"...)
		} else {
			b = append(b, ",\"kind\":\"verbatim\"}\n"...)
		}
		out.spans.Write(b)
	}
	m.line = b
}

// appendID appends the id of the article or cluster at a place, of seven digits or more, in quotation marks.
func appendID(dst []byte, letter byte, place int) []byte {
	dst = append(dst, '"', letter)
	n := place + 1
	for digit := 1_000_000; digit > n; digit /= 10 {
		dst = append(dst, '0')
	}
	return append(strconv.AppendInt(dst, int64(n), 10), '"')
}

// appendQuoted appends text, which is UTF-8, as a string of JSON.
func appendQuoted(dst, text []byte) []byte {
	const hex = "0123456789abcdef"
	dst = append(dst, '"')
	done := 0
	for i, c := range text {
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		dst = append(dst, text[done:i]...)
		switch done = i + 1; c {
		case '"', '\\':
			dst = append(dst, '\\', c)
		case '\n':
			dst = append(dst, '\\', 'n')
		default:
			dst = append(dst, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	return append(append(dst, text[done:]...), '"')
}
