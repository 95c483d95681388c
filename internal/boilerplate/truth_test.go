package boilerplate

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/news"
)

// newsroom writes articles of random words, so that no two sentences are equal by chance.
type newsroom struct {
	random   *rand.Rand
	articles []news.Article
}

const syllables = "ba ce di fo gu ha ke li mo nu pa re si to vu wa xe yi zo"

func (n *newsroom) word() string {
	all := strings.Fields(syllables)
	var w strings.Builder
	for range 2 + n.random.IntN(2) {
		w.WriteString(all[n.random.IntN(len(all))])
	}
	return w.String()
}

// sentence returns a sentence of 10 to 19 words.
func (n *newsroom) sentence() string {
	words := []string{"The"}
	for range 9 + n.random.IntN(10) {
		words = append(words, n.word())
	}
	return strings.Join(words, " ") + "."
}

// story returns a number of paragraphs of two sentences each.
func (n *newsroom) story(paragraphs int) []string {
	out := make([]string, paragraphs)
	for i := range out {
		out[i] = n.sentence() + " " + n.sentence()
	}
	return out
}

// run publishes a story on a day, from 1 on; 0 means an unknown day.
func (n *newsroom) run(source string, day int, paragraphs ...string) {
	a := news.Article{ID: fmt.Sprintf("%05d", len(n.articles)), Source: source, Body: strings.Join(paragraphs, "\n\n") + "\n"}
	if day > 0 {
		a.Published = time.Date(2026, 1, day, 9, 0, 0, 0, time.UTC)
	}
	n.articles = append(n.articles, a)
}

// fill publishes count different stories.
func (n *newsroom) fill(source string, count int, day func(i int) int) {
	for i := range count {
		n.run(source, day(i), n.story(8)...)
	}
}

// edited returns a story with one word of each sentence changed.
func (n *newsroom) edited(story []string) []string {
	out := slices.Clone(story)
	for i, paragraph := range out {
		sentences := strings.SplitAfter(paragraph, ".")
		for k, s := range sentences {
			if words := strings.Split(s, " "); len(words) > 4 {
				words[2+n.random.IntN(len(words)-3)] = n.word()
				sentences[k] = strings.Join(words, " ")
			}
		}
		out[i] = strings.Join(sentences, "")
	}
	return out
}

func daily(i int) int   { return i + 1 }
func undated(int) int   { return 0 }
func twoDays(i int) int { return i%2 + 1 }

const (
	appeal     = "Independent reporting costs money and we cannot do it alone. Please support us with a small sum today. Thank you."
	background = "The harbour dispute began when the ministry closed the northern quay to foreign vessels. More than forty crews have been waiting outside the port since then."
	disclaimer = "The agency is funded by its members and takes no position on the matters it reports about."
	caption    = "The headquarters of the harbour board in the old town seen from the water."
	// standingName is a name as the stylebook wants it.
	standingName = "the Movement for the Defence of the Harbours and Free Waters of the Northern Province"
	quotation    = `"We shall never give up the northern quay to people who do not love this town," the mayor said.`
)

// truths are small corpora whose standing text is known.
var truths = []struct {
	name string
	make func(n *newsroom)
	want []string // source: text
}{
	{"an appeal at the end of every article", func(n *newsroom) {
		for day := range 40 {
			n.run("Post", day+1, append(n.story(8), appeal)...)
		}
	}, []string{"Post: " + appeal}},
	{"the same in two days", func(n *newsroom) {
		for i := range 40 {
			n.run("Post", twoDays(i), append(n.story(8), appeal)...)
		}
	}, []string{"Post: " + appeal}},
	{"the same without dates", func(n *newsroom) {
		for range 12 {
			n.run("Post", 0, append(n.story(8), appeal)...)
		}
	}, []string{"Post: " + appeal}},
	{"the same without dates and source", func(n *newsroom) {
		for range 12 {
			n.run("", 0, append(n.story(8), appeal)...)
		}
	}, nil},
	{"the same over time without a source", func(n *newsroom) {
		for day := range 40 {
			n.run("", day+1, append(n.story(8), appeal)...)
		}
		n.fill("Post", 40, daily)
	}, nil},
	{"a paragraph of an agency above what a paper writes on one day", func(n *newsroom) {
		for range 12 {
			n.run("Post", 5, append([]string{background}, n.story(8)...)...)
		}
	}, nil},
	{"an appeal at the end of nearly all stories of eight days", func(n *newsroom) {
		for i := range 14 {
			n.run("Post", i/2+1, append(n.story(8), appeal)...)
		}
		n.fill("Post", 2, daily)
	}, []string{"Post: " + appeal}},
	{"a paragraph at the end of half the stories of eight days", func(n *newsroom) {
		for i := range 14 {
			n.run("Post", i/2+1, append(n.story(8), background)...)
		}
		n.fill("Post", 14, daily)
	}, nil},
	{"a paragraph above nearly all stories of eight days", func(n *newsroom) {
		for i := range 14 {
			n.run("Post", i/2+1, append([]string{background}, n.story(8)...)...)
		}
		n.fill("Post", 2, daily)
	}, nil},
	{"an appeal in four stories over three weeks", func(n *newsroom) {
		for i := range 4 {
			n.run("Post", 7*i+1, append(n.story(8), appeal)...)
		}
		n.fill("Post", 20, daily)
	}, []string{"Post: " + appeal}},
	{"hourly versions that grow below", func(n *newsroom) {
		s := n.story(3)
		for i := range 50 {
			n.run("Post", i/24+1, append(slices.Clone(s), n.sentence())...)
		}
	}, nil},
	{"the same in too few articles", func(n *newsroom) {
		for day := range 9 {
			n.run("Post", 3*day+1, append(n.story(8), appeal)...)
		}
	}, nil},
	{"an appeal of several paragraphs, and headlines below it", func(n *newsroom) {
		for i := range 40 {
			n.run("Post", twoDays(i), append(n.story(8), appeal, disclaimer, "Read more: "+n.word()+" "+n.word())...)
		}
	}, []string{"Post: " + appeal, "Post: " + disclaimer}},
	{"an appeal of one source only", func(n *newsroom) {
		for day := range 40 {
			n.run("Post", day+1, append(n.story(8), appeal)...)
		}
		n.fill("Globe", 40, daily)
	}, []string{"Post: " + appeal}},
	{"a word to the reader between the paragraphs", func(n *newsroom) {
		for i := range 40 {
			s := n.story(8)
			n.run("Post", twoDays(i), slices.Insert(s, 2+i%4, "Read our newsletter")...)
		}
	}, []string{"Post: Read our newsletter"}},
	{"background of a story that is followed for weeks", func(n *newsroom) {
		for i := range 12 {
			s := n.story(8)
			n.run("Post", 4*i+1, slices.Insert(s, 3+i%4, background)...)
		}
		n.fill("Post", 100, daily)
	}, []string{"Post: " + background}},
	{"background without dates", func(n *newsroom) {
		for i := range 25 {
			s := n.story(8)
			n.run("Post", 0, slices.Insert(s, 3+i%4, background)...)
		}
		n.fill("Post", 100, undated)
	}, []string{"Post: " + background}},
	{"background of two days", func(n *newsroom) {
		for i := range 12 {
			s := n.story(8)
			n.run("Post", twoDays(i), slices.Insert(s, 3+i%4, background)...)
		}
		n.fill("Post", 100, daily)
	}, nil},
	{"a caption that is used again", func(n *newsroom) {
		for i := range 12 {
			s := n.story(8)
			n.run("Post", 4*i+1, slices.Insert(s, 1, caption)...)
		}
		n.fill("Post", 100, daily)
	}, []string{"Post: " + caption}},
	{"a quotation in many stories of two days", func(n *newsroom) {
		for i := range 30 {
			s := n.story(8)
			n.run("Post", twoDays(i), slices.Insert(s, 3+i%4, quotation)...)
		}
		n.fill("Post", 30, daily)
	}, nil},
	{"a quotation for weeks", func(n *newsroom) {
		for i := range 30 {
			s := n.story(8)
			n.run("Post", i+1, slices.Insert(s, 3+i%4, quotation)...)
		}
		n.fill("Post", 30, daily)
	}, nil},
	{"a story run thirty times in a day", func(n *newsroom) {
		s := n.story(10)
		for range 30 {
			n.run("Post", 5, s...)
		}
		n.fill("Post", 30, daily)
	}, nil},
	{"a story run by two hundred outlets in a day", func(n *newsroom) {
		s := n.story(10)
		for i := range 200 {
			cut := slices.Clone(s[:4+n.random.IntN(7)])
			n.run(fmt.Sprint("outlet", i), 5, append([]string{n.sentence()}, cut...)...)
		}
	}, nil},
	{"the same of unknown outlets, each with nine of fifteen paragraphs", func(n *newsroom) {
		s := n.story(15)
		for range 200 {
			some := n.random.Perm(15)[:9]
			slices.Sort(some)
			var cut []string
			for _, i := range some {
				cut = append(cut, s[i])
			}
			n.run("", 5, cut...)
		}
	}, nil},
	{"two paragraphs of an agency at the end of what unknown outlets write", func(n *newsroom) {
		agency := n.story(2)
		for range 100 {
			n.run("", 5, append(n.story(6), agency...)...)
		}
		n.fill("", 60, daily)
	}, nil},
	{"an update chain with a new lead each time", func(n *newsroom) {
		s := n.story(9)
		for range 30 {
			n.run("Post", 5, append(n.story(2), s...)...)
		}
		n.fill("Post", 30, daily)
	}, nil},
	{"an update chain of a month that grows above and is cut below", func(n *newsroom) {
		s := n.story(10)
		for day := range 30 {
			s = append(n.story(1), s[:9]...)
			n.run("Post", day+1, s...)
		}
		n.fill("Post", 60, daily)
	}, nil},
	{"a feature that is run again every week", func(n *newsroom) {
		s := n.story(10)
		for week := range 20 {
			n.run("Post", 7*week+1, s...)
		}
		n.fill("Post", 60, daily)
	}, nil},
	{"a daily template with other figures", func(n *newsroom) {
		head := "Shares closed higher on the main market of the exchange, dealers said."
		for day := range 40 {
			n.run("Post", day+1, head, fmt.Sprintf("The index of leading shares rose %d points to %d in moderate trade.", n.random.IntN(90), n.random.IntN(9999)),
				fmt.Sprintf("The dollar was quoted at %d against %d on the day before.", n.random.IntN(999), n.random.IntN(999)))
		}
		n.fill("Post", 60, daily)
	}, nil},
	{"alerts below which a longer disclaimer stands", func(n *newsroom) {
		for i := range 40 {
			n.run("Post", twoDays(i), n.sentence(), appeal, disclaimer)
		}
	}, []string{"Post: " + appeal, "Post: " + disclaimer}},
	{"a name that is written out in every story", func(n *newsroom) {
		for i := range 12 {
			s := n.story(6)
			n.run("Post", 4*i+1, append(s, "The "+n.word()+" of "+standingName+" will "+n.word()+" "+n.word()+".")...)
		}
		n.fill("Post", 60, daily)
	}, []string{"Post: … of " + standingName + " will …"}},
	{"the same within two weeks", func(n *newsroom) {
		for i := range 12 {
			s := n.story(6)
			n.run("Post", i+1, append(s, "The "+n.word()+" of "+standingName+" will "+n.word()+" "+n.word()+".")...)
		}
		n.fill("Post", 60, daily)
	}, nil},
	{"the same said by somebody", func(n *newsroom) {
		for i := range 12 {
			s := n.story(6)
			n.run("Post", 4*i+1, append(s, "\"The "+n.word()+" of "+standingName+" will "+n.word()+",\" he said.")...)
		}
		n.fill("Post", 60, daily)
	}, nil},
	{"the same without a source", func(n *newsroom) {
		for i := range 12 {
			s := n.story(6)
			n.run("", 4*i+1, append(s, "The "+n.word()+" of "+standingName+" will "+n.word()+" "+n.word()+".")...)
		}
		n.fill("Post", 60, daily)
	}, nil},
	{"links that go on in two ways", func(n *newsroom) {
		for i := range 24 {
			s := n.story(6)
			after := []string{"the night on the quay before the storm", "a walk along the seven old lighthouses"}[i%2]
			n.run("Post", 2*i+1, append(s, "The "+n.word()+" "+n.word()+" see also how the pilots found their way home and "+after+" "+n.word()+".")...)
		}
		n.fill("Post", 60, daily)
	}, []string{
		"Post: … see also how the pilots found their way home and a walk along the seven old lighthouses …",
		"Post: … see also how the pilots found their way home and the night on the quay before the storm …",
	}},
	{"a story with a word changed in each sentence, run every week", func(n *newsroom) {
		s := n.story(10)
		for week := range 12 {
			n.run("Post", 7*week+1, n.edited(s)...)
		}
		n.fill("Post", 60, daily)
	}, nil},
	{"half of a story with a word changed in each sentence, every week below news", func(n *newsroom) {
		s := n.story(4)
		for week := range 12 {
			n.run("Post", 7*week+1, append(n.story(4), n.edited(s)...)...)
		}
		n.fill("Post", 60, daily)
	}, nil},
	{"an agency's disclaimer in many sources, few articles each", func(n *newsroom) {
		for i := range 36 {
			n.run(fmt.Sprint("outlet", i%12), i+1, append(n.story(6), disclaimer)...)
		}
	}, []string{": " + disclaimer}},
	{"the same and in a source that has many", func(n *newsroom) {
		for i := range 72 {
			n.run(fmt.Sprint("outlet", i%6), i+1, append(n.story(6), disclaimer)...)
		}
	}, []string{": " + disclaimer}},
}

func random() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

// written returns the corpus of a case, the same one each time.
func written(write func(n *newsroom)) []news.Article {
	n := &newsroom{random: random()}
	write(n)
	return n.articles
}

func TestLearnTruths(t *testing.T) {
	for _, tt := range truths {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, e := range learn(t, prepare(written(tt.make)), 1, 1<<20).Entries {
				got = append(got, e.Source+": "+e.Text)
			}
			slices.Sort(got)
			want := slices.Sorted(slices.Values(tt.want))
			if !slices.Equal(got, want) {
				t.Errorf("learnt\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}
