package wiregen

import (
	"strings"
	"time"
)

// article is an article of the corpus, as it is made.
type article struct {
	text   []byte
	story  stretch   // text without dateline and sign-off
	paras  []stretch // the non-blank lines of the story
	gap    string    // between two paragraphs: blank line or line end
	title  []byte
	dress  *dress
	minute int  // of publication, since epoch
	bare   bool // a headline or an alert: no dateline, no sign-off
}

// epoch is the start of the year in which all articles are published, 2024, in seconds since 1970.
const epoch = 1_704_067_200

const minutesOfYear = 366 * 24 * 60

func (a *article) published() time.Time { return time.Unix(epoch+int64(a.minute)*60, 0).UTC() }

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
		a.text = append(a.text[:0], strings.Trim(m.o.Texts[i], " \n\r\t")...)
		a.story = stretch{0, len(a.text)}
		a.gap = "\n\n"
		a.bare = m.o.Short
	} else if m.o.Short {
		m.inventShort(a, &d)
	} else {
		m.invent(a, &d)
	}
	a.paras = paragraphs(a.paras[:0], a.text, a.story)
	if len(a.paras) > 1 && i < len(m.o.Texts) {
		a.gap = string(a.text[a.paras[0].to:a.paras[1].from])
	}
	a.title = headline(a.title[:0], a.story.cut(a.text))
}

// invent makes up the text of a base.
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
		var words int
		a.text, words = paragraphOf(a.text, m.prose, d, d.between(1, 3), want-n)
		n += words
	}
	a.story.to = len(a.text)
	if a.dress.end != "" && d.permille(700) {
		a.text = append(a.text, a.gap...)
		a.text = a.dress.put(a.text, d, a.dress.end, a.published())
	}
}

// halfSentence is half the length of an average sentence, in words: a text stops this far from the length asked for.
const halfSentence = 10

// paragraphOf appends a paragraph of this many sentences, or fewer once it has about this many words. It returns the
// number of its words.
func paragraphOf(dst []byte, p prose, d *dice, sentences, words int) ([]byte, int) {
	n := 0
	for i := range sentences {
		if i > 0 {
			if n+halfSentence >= words {
				break
			}
			dst = append(dst, ' ')
		}
		var k int
		dst, k = p.sentence(dst, d)
		n += k
	}
	return dst, n
}

// lengths are the quantiles of a log-normal distribution with shape .6, in thousandths of its mean.
var lengths = [...]int{
	171, 230, 274, 307, 334, 358, 380, 401, 420, 439, 457, 475, 492, 509, 526, 543, 559, 576, 592, 609, 625, 642, 658, 675, 692, 709,
	727, 745, 763, 781, 800, 819, 838, 858, 878, 899, 921, 943, 966, 990, 1015, 1040, 1067, 1095, 1124, 1154, 1186, 1220, 1256, 1294,
	1335, 1379, 1427, 1479, 1536, 1600, 1671, 1753, 1848, 1962, 2104, 2291, 2562, 3051, 4115,
}

// The shortest and the longest article that is made up, in words. If the mean is short, an article may be shorter.
const (
	fewestWords = 60
	mostWords   = 2500
)

// length draws the length of an article, in words.
func (m *maker) length(d *dice) int { return lengthOf(d, m.o.Words) }

func lengthOf(d *dice, mean int) int {
	i, part := d.below(len(lengths)-1), d.below(1024)
	n := (lengths[i]*(1024-part) + lengths[i+1]*part) / 1024 * mean / 1000
	return min(max(n, min(fewestWords, mean/2)), mostWords)
}

// headline appends the first words of a story, up to eight, all from its first line.
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
