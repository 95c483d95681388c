package normalize

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/dataset"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

// channel is the way in which a wire sends a story: what it puts above and below it, and how it writes it.
type channel struct {
	name          string
	above, below  []string
	dateline      string // with a dash at its end, as the wire writes it
	dash          string
	quotes        [4]string // opening and closing marks, then inner ones; the last is the apostrophe too
	width         int       // 0 if a paragraph is one line
	indent, blank string    // before a paragraph, and between two paragraphs
	spelling      int       // 0: British, 1: American
}

var channels = []channel{
	{
		name:     "ANPA",
		above:    []string{"BC-EU--Lobster-Talks, 1st Ld-Writethru 02-20 0500", "Eds: Updates throughout with reaction. With AP Photos.", "^By JANE DOE=", "^Associated Press Writer="},
		dateline: "ATLANTA (AP) _ ", dash: " _ ", quotes: [4]string{"``", "''", "`", "'"}, width: 70, indent: "    ", spelling: 1,
		below: []string{"(END)", "^AP-WF-02-20-16 0337GMT"},
	},
	{
		name:     "ninjs",
		above:    []string{"By Jane Doe, AP Sports Writer"},
		dateline: "(AP) -- ", dash: " -- ", quotes: [4]string{`"`, `"`, "'", "'"}, blank: "\n", spelling: 1,
		below: []string{"Copyright 2016 The Associated Press. All rights reserved."},
	},
	{
		name:     "NITF",
		above:    []string{"EMBARGOED UNTIL 0001 GMT Monday, Feb. 22", "By JANE DOE and JOHN ROE", "The Associated Press"},
		dateline: "CHATHAM, Mass. (AP) — ", dash: " — ", quotes: [4]string{"“", "”", "‘", "’"}, blank: "\n", spelling: 0,
		below: []string{"© 2016 The Associated Press"},
	},
	{
		name:     "Reuters",
		above:    []string{"(Adds prime minister's reaction in paragraph 3, analyst's comment and the background of the talks)"},
		dateline: "LONDON, Feb 26 (Reuters) - ", dash: " - ", quotes: [4]string{`"`, `"`, "'", "'"}, width: 70, blank: "\n", spelling: 0,
		below: []string{"(Reporting by Jane Doe in Brussels; Additional reporting by John Roe; Editing by Richard Miles)"},
	},
	{
		name:     "Reuters of 1987",
		above:    []string{"u f BC-LOBSTER-TALKS   02-26 0082"},
		dateline: "LONDON, Feb 26 - ", dash: " -- ", quotes: [4]string{`"`, `"`, "'", "'"}, width: 62, indent: "    ", spelling: 1,
		below: []string{" Reuter", "\x03"},
	},
	{
		name:     "dpa",
		above:    []string{"EU/Lobster/Talks/"},
		dateline: "Berlin (dpa) - ", dash: " – ", quotes: [4]string{"„", "“", "‚", "’"}, blank: "\n", spelling: 0,
		below: []string{"# dpa NOTEBOOK", "## Internet", "- [Lobsters](http://example.org)", "* * * *", "The following information is not for publication", "dpa jd yyzz n1 rr"},
	},
}

// bothWays are words with a British and an American spelling.
var bothWays = [][2]string{
	{"defence", "defense"}, {"programme", "program"}, {"organisation", "organization"}, {"centre", "center"}, {"labour", "labor"},
	{"recognised", "recognized"}, {"travelled", "traveled"}, {"Sergei", "Sergey"}, {"Kiev", "Kyiv"}, {"per cent", "percent"},
	{"U.S.", "US"}, {"December", "Dec."}, {"October", "Oct."}, {"twenty-eight", "28"}, {"twelve", "12"},
}

var (
	lineHyphens = regexp.MustCompile(`(\pL)-\r?\n *(\pL)`)
	spaceRuns   = regexp.MustCompile(`\s+`)
	dashes      = regexp.MustCompile(`\s+(--|-|–|—)\s+`)
	openMarks   = regexp.MustCompile("(^|[ (—-])(?:“|„|``|\")")
	closeMarks  = regexp.MustCompile("”|''|\"")
	apostrophe  = regexp.MustCompile(`([A-Za-z])['’]([A-Za-z])`)
)

// dress returns the story as c sends it. r decides for each word with two spellings which one is written.
func (c *channel) dress(r *rand.Rand, paragraphs []string) string {
	var b strings.Builder
	for _, line := range c.above {
		b.WriteString(line + "\n" + c.blank)
	}
	for i, p := range paragraphs {
		p = dashes.ReplaceAllString(p, c.dash)
		p = openMarks.ReplaceAllString(p, "${1}"+c.quotes[0])
		p = closeMarks.ReplaceAllString(p, c.quotes[1])
		p = apostrophe.ReplaceAllString(p, "${1}"+c.quotes[3]+"${2}")
		for _, s := range bothWays {
			if r.IntN(4) > 0 {
				p = respell(p, s[1-c.spelling], s[c.spelling])
			}
		}
		if i == 0 {
			p = c.dateline + p
		}
		b.WriteString(c.wrap(c.indent+p) + "\n" + c.blank)
	}
	return b.String() + strings.Join(c.below, "\n"+c.blank) + "\n"
}

// respell replaces one word by another wherever it is a word of its own.
func respell(s, from, to string) string {
	var b strings.Builder
	for {
		i := strings.Index(s, from)
		if i < 0 {
			return b.String() + s
		}
		end := i + len(from)
		alone := (i == 0 || s[i-1] == ' ') && (end == len(s) || s[end] == ' ' || strings.HasPrefix(s[end:], ", "))
		b.WriteString(s[:i])
		if alone {
			b.WriteString(to)
		} else {
			b.WriteString(from)
		}
		s = s[end:]
	}
}

// wrap breaks lines between words.
func (c *channel) wrap(s string) string {
	if c.width == 0 {
		return s
	}
	var b strings.Builder
	column := 0
	for i, word := range strings.Split(s, " ") {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case word != "" && column+1+n > c.width:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	return b.String()
}

// storyOf returns the paragraphs of a body without its zones.
func storyOf(body string) []string {
	var b strings.Builder
	at := uint32(0)
	for _, z := range wire.Parse(&news.Article{Body: body}).Zones {
		b.WriteString(body[at:z.Span.Start] + "\n\n")
		at = z.Span.End
	}
	b.WriteString(body[at:])
	text := lineHyphens.ReplaceAllString(b.String(), "${1}-${2}")
	var paragraphs []string
	for p := range strings.SplitSeq(strings.ReplaceAll(text, "\n    ", "\n\n"), "\n\n") {
		if p = strings.TrimSpace(spaceRuns.ReplaceAllString(p, " ")); p != "" {
			paragraphs = append(paragraphs, p)
		}
	}
	return paragraphs
}

// channelTerms returns the terms of a body without its zones.
func channelTerms(n *Normalizer, body string) *Text {
	return n.Text(body, wire.Parse(&news.Article{Body: body}).Zones, "en")
}

// sameInAllChannels returns two bodies of the story that differ in their terms, if any do.
func sameInAllChannels(n *Normalizer, r *rand.Rand, paragraphs []string) (first, other string, differs bool) {
	first = channels[0].dress(r, paragraphs)
	want := channelTerms(n, first)
	for i := range channels[1:] {
		other = channels[i+1].dress(r, paragraphs)
		if got := channelTerms(n, other); !slices.Equal(got.Terms, want.Terms) {
			return first, other, true
		}
	}
	return "", "", false
}

// firstDifference shows where the terms of two bodies part.
func firstDifference(n *Normalizer, a, b string) string {
	x, y := channelTerms(n, a), channelTerms(n, b)
	for i := range min(len(x.Terms), len(y.Terms)) {
		if x.Terms[i] != y.Terms[i] {
			from := max(0, i-3)
			return strings.Join(cuts(a, x.Spans[from:i+1]), " ") + " | " + strings.Join(cuts(b, y.Spans[from:i+1]), " ")
		}
	}
	return "one goes on: " + strings.Join(cuts(a, x.Spans[min(len(x.Spans), len(y.Spans)):]), " ") + " | " +
		strings.Join(cuts(b, y.Spans[min(len(x.Spans), len(y.Spans)):]), " ")
}

var clothesStory = []string{
	"“The defence programme of Sergei Shoigu will cost twelve per cent more,” the labour organisation's chief said on December 8, “and that's all.”",
	"Officials travelled to Kiev from the centre of the U.S. capital — twenty-eight of them — and recognised nothing.",
	"He's of the ‘old school’ of the U.S. Army, they said in October.",
}

// TestChannelClothes sends stories through all channels. The terms must be the same.
func TestChannelClothes(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	n := New()
	stories := [][]string{clothesStory}
	for _, body := range wireBodies(t) {
		stories = append(stories, storyOf(body))
	}
	for round := range 60 {
		for i, story := range stories {
			if round > 0 { // parts of the story in random order
				story = slices.Clone(story)
				r.Shuffle(len(story), func(i, j int) { story[i], story[j] = story[j], story[i] })
				story = story[:1+r.IntN(len(story))]
			}
			if a, b, differs := sameInAllChannels(n, r, story); differs {
				t.Fatalf("story %d: %s\n%s\n---\n%s", i, firstDifference(n, a, b), a, b)
			}
		}
	}
	if a := channels[0].dress(r, clothesStory); len(channelTerms(n, a).Terms) != 52 {
		t.Errorf("%d terms in\n%s", len(channelTerms(n, a).Terms), a)
	}
}

// TestRealChannelClothes does the same with the stories of the labelled sets. A few may differ: tables, and stories that
// begin with a headline that looks like a line of the channel.
func TestRealChannelClothes(t *testing.T) {
	for _, set := range []string{"ecbplus", "reuters-dev"} {
		r := rand.New(rand.NewPCG(7, 7))
		n := New()
		all, differ := 0, 0
		for _, d := range dataset.Read[struct{ Text string }](t, set+"/docs.jsonl.gz") {
			story := storyOf(d.Text)
			if len(story) == 0 {
				continue
			}
			all++
			if a, b, differs := sameInAllChannels(n, r, story); differs {
				if differ++; differ <= 40 {
					t.Log(firstDifference(n, a, b))
				}
			}
		}
		t.Logf("%s: %d of %d stories differ", set, differ, all)
		if differ*500 > all {
			t.Errorf("%s: %d of %d stories differ", set, differ, all)
		}
	}
}
