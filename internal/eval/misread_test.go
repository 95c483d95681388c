package eval

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/news"
)

// How many articles of reuters-dev are misread, and among how many others they are hidden.
const (
	misreadPairs     = 150
	unrelated        = 2000
	shortestMisread  = 500 // bytes of a body
	misreadFromOther = 300 // bytes of another body that precede half of the copies b
)

// writeMisread writes how many pairs of misread copies are found among articles that are not misread. Both sides of a
// pair are misread, each in its own way. In half of the pairs, b begins with a piece of another article. Articles that
// share text with others of the set are left out.
func writeMisread(t *testing.T, w io.Writer, articles []news.Article, labels *Gold, percent float64) {
	t.Helper()
	related := make(map[string]bool)
	for _, s := range labels.Silver {
		related[s.A], related[s.B] = true, true
	}
	r := misreader{rand.New(rand.NewPCG(11, uint64(percent))), percent / 100}
	gold := &Gold{}
	var corpus []news.Article
	other := "" // a body that is used nowhere else
	for _, a := range articles {
		size := len(gold.Pairs)
		switch {
		case related[a.ID]:
		case size == misreadPairs && len(corpus) < 2*misreadPairs+unrelated:
			corpus = append(corpus, news.Article{ID: a.ID, Body: a.Body})
		case size == misreadPairs || len(a.Body) < shortestMisread:
		case size%2 == 1 && other == "":
			other = a.Body
		default:
			x, y := news.Article{ID: a.ID + "a", Body: r.read(a.Body)}, news.Article{ID: a.ID + "b", Body: r.read(a.Body)}
			s := Span{A: x.ID, B: y.ID, AEnd: utf8.RuneCountInString(x.Body)}
			if other != "" {
				head := r.read(strings.ToValidUTF8(other[:misreadFromOther], "")) + "\n\n"
				s.BStart, y.Body, other = utf8.RuneCountInString(head), head+y.Body, ""
			}
			s.BEnd = utf8.RuneCountInString(y.Body)
			gold.Spans = append(gold.Spans, s)
			gold.Pairs = append(gold.Pairs, Label{A: x.ID, B: y.ID, Pair: true})
			corpus = append(corpus, x, y)
		}
	}
	if len(corpus) != 2*misreadPairs+unrelated {
		t.Fatalf("only %d articles", len(corpus))
	}
	run, result := outcomeOver(t, each(corpus), detect.Options{})
	s := score(t, run, gold, Options{Worst: 10})
	p := &s.Passages.Total
	others := len(records(t, run)) - s.Pairs.Recall.N
	fmt.Fprintf(w, "misread %v %%: pairs %s; characters precision %s, recall %s, F1 %s; granularity %.4f; other pairs %d; look noisy %d of %d\n", percent,
		ratio(s.Pairs.Recall), ratio(p.Precision), ratio(p.Recall), number(p.F1), p.Granularity, others, result.Run.Counts.Noisy, len(corpus))
	t.Logf("misread %v %%, missed: %v", percent, s.Pairs.Missed)
}

// misreader misreads print: it changes a part of the characters, each on its own. The errors are not those of wiregen: a
// letter may be lost, change its case, be followed by a space or a second letter, or be replaced.
type misreader struct {
	*rand.Rand
	part float64
}

// shapes are letters that look alike in small print.
var shapes = []string{"ceoas", "il1jt", "nuhmr", "bh6", "gqy9", "vwyx", "fts", "dcl", "0OQ", "B8R", "S5", "I1l"}

func (r misreader) read(text string) string {
	var b strings.Builder
	for _, c := range text {
		switch {
		case c == '\n' || r.Float64() >= r.part:
			b.WriteRune(c)
		case c == ' ':
			if r.IntN(3) == 0 {
				b.WriteString(". ")
			} // else the space is lost
		case !unicode.IsLetter(c) && !unicode.IsDigit(c):
			b.WriteByte(".,'`-* "[r.IntN(7)])
		default:
			b.WriteString(r.letter(c))
		}
	}
	return b.String()
}

func (r misreader) letter(c rune) string {
	switch r.IntN(10) {
	case 0:
		return ""
	case 1:
		return string(c) + " "
	case 2:
		return string([]byte{"abcdefghijklmnopqrstuvwxyz"[r.IntN(26)]})
	case 3:
		return string([]rune{c, rune("il1rn"[r.IntN(5)])})
	case 4:
		if unicode.IsUpper(c) {
			return string(unicode.ToLower(c))
		}
		return string(unicode.ToUpper(c))
	}
	for _, k := range r.Perm(len(shapes)) {
		if strings.ContainsRune(shapes[k], c) {
			return string([]byte{shapes[k][r.IntN(len(shapes[k]))]})
		}
	}
	return string([]byte{"eainotrs"[r.IntN(8)]})
}

// The part of characters misread is about the part asked for, and 0 for 0.
func TestMisreader(t *testing.T) {
	text := strings.Repeat("The Bank of England left rates at 4.5 pct, as expected.\n", 200)
	want(t, "nothing misread", misreader{rand.New(rand.NewPCG(1, 1)), 0}.read(text), text)
	r := misreader{rand.New(rand.NewPCG(1, 1)), .1}
	if got := r.read(text); len(got) < len(text)*9/10 || len(got) > len(text)*11/10 || strings.Count(got, "England") > 130 {
		t.Errorf("%d bytes of %d, England %d times", len(got), len(text), strings.Count(got, "England"))
	}
}
