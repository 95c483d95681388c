package versions

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/dataset"
	"github.com/copytaster/copytaster/internal/golden"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/sketch"
	"github.com/copytaster/copytaster/internal/wire"
)

// labelled is a headline and the story to which it belongs.
type labelled struct {
	title string
	day   time.Time
	place int // position within the day
	story int
}

// TestAccuracy keeps the figures for the chains of Reuters headlines. All headlines of a pool are added together, so that
// those of one day compete.
func TestAccuracy(t *testing.T) {
	chains := readChains(t)
	half, rest := chains[:len(chains)/2], chains[len(chains)/2:]
	singles := append(singlesOf(rest), dailyTemplates(200)...)
	var out bytes.Buffer
	few, many := slices.Concat(rewordings(half, 3)...), slices.Concat(rewordings(half, 5)...)
	for _, pool := range []struct {
		name string
		all  []labelled
	}{
		{"as they are", slices.Concat(chains...)},
		{"with singles", slices.Concat(slices.Concat(half...), singles)},
		{"unequal ones", slices.Concat(slices.Concat(unequal(chains)...), singles)},
		{"reworded", slices.Concat(few, singles)},
		{"reworded more", slices.Concat(many, singles)},
		{"reworded, on 28 days", crowded(slices.Concat(few, singlesOf(rest)), 28)},
		{"reworded more, on 28 days", crowded(slices.Concat(many, singlesOf(rest)), 28)},
	} {
		found := storiesOf(pool.all)
		fmt.Fprintf(&out, "%s: %d headlines, pairs %v, B-cubed %v\n", pool.name, len(pool.all), pairwise(pool.all, found), bCubed(pool.all, found))
		showErrors(t, pool.name, pool.all, found)
	}
	reutersPairs(t, &out)
	golden.Compare(t, "testdata/accuracy.golden", out.Bytes())
}

// reutersPairs writes the outcome for the weak labels of Reuters-21578, whose items have times to the second and texts:
// for pairs of one story, and for pairs of one template.
func reutersPairs(t *testing.T, out *bytes.Buffer) {
	b, numbers := NewBuilder(), map[string]int{}
	words, signer := normalize.New(), sketch.New(128)
	for i, d := range dataset.Read[struct{ ID, Title, Date, Text string }](t, "reuters-dev/docs.jsonl.gz") {
		numbers[d.ID] = i
		v, bare := wire.ReadHeadline(d.Title)
		at, _ := time.Parse("2006-01-02T15:04:05", d.Date)
		body := BodyOf(signer.Sign(nil, shingle.Hashes(nil, words.Text(d.Text, nil, "en").Terms, 5)))
		b.Add(Item{Number: i, Source: "Reuters", Headline: bare, Lang: "en", Version: v, Dated: news.Dated{Published: at}, Body: body})
	}
	chains := b.Chains()
	in := map[int]int{} // chains are counted from 1
	for n, c := range chains {
		for _, m := range c.Members {
			in[m.Number] = n + 1
		}
	}
	var of, joined [2]int
	for _, p := range dataset.Read[struct {
		A, B  string
		Label int
	}](t, "reuters-dev/pairs.jsonl.gz") {
		of[p.Label]++
		if in[numbers[p.A]] > 0 && in[numbers[p.A]] == in[numbers[p.B]] {
			joined[p.Label]++
		}
	}
	fmt.Fprintf(out, "reuters-dev: %d chains; of the same story joined %d of %d pairs, of the same template %d of %d\n",
		len(chains), joined[1], of[1], joined[0], of[0])
}

// readChains reads the chains, in an order other than that of the days.
func readChains(t *testing.T) (chains [][]labelled) {
	t.Helper()
	for story, c := range dataset.Read[struct{ IDs, Texts []string }](t, "headline-chains/chains.jsonl.gz") {
		var chain []labelled
		for i, id := range c.IDs {
			date, n, _ := strings.Cut(id, "-")
			day, err := time.Parse("20060102", date)
			if err != nil {
				t.Fatal(err)
			}
			place, _ := strconv.Atoi(n)
			chain = append(chain, labelled{c.Texts[i], day, place, story})
		}
		chains = append(chains, chain)
	}
	return chains
}

// storiesOf returns the chain of each headline, or -1 less its number if it has none.
func storiesOf(all []labelled) []int {
	b := NewBuilder()
	for i, x := range all {
		v, bare := wire.ReadHeadline(x.title)
		b.Add(Item{Number: i, Source: "Reuters", Headline: bare, Lang: "en", Version: v, Dated: news.Dated{Published: x.day, DateOnly: true}})
	}
	found := make([]int, len(all))
	for i := range found {
		found[i] = -1 - i
	}
	for n, c := range b.Chains() {
		for _, m := range c.Members {
			found[m.Number] = n
		}
	}
	return found
}

type score struct{ precision, recall float64 }

func (s score) String() string {
	return fmt.Sprintf("precision %.4f, recall %.4f, F1 %.4f", s.precision, s.recall, 2*s.precision*s.recall/(s.precision+s.recall))
}

// sizes counts the headlines of each story, of each chain, and of each pair of a story and a chain.
func sizes(all []labelled, found []int) (gold, got map[int]float64, both map[[2]int]float64) {
	gold, got, both = map[int]float64{}, map[int]float64{}, map[[2]int]float64{}
	for i, x := range all {
		gold[x.story]++
		got[found[i]]++
		both[[2]int{x.story, found[i]}]++
	}
	return gold, got, both
}

func pairwise(all []labelled, found []int) score {
	gold, got, both := sizes(all, found)
	return score{pairsIn(both) / pairsIn(got), pairsIn(both) / pairsIn(gold)}
}

func pairsIn[K comparable](counts map[K]float64) (n float64) {
	for _, c := range counts {
		n += c * (c - 1) / 2
	}
	return n
}

func bCubed(all []labelled, found []int) (s score) {
	gold, got, both := sizes(all, found)
	for i, x := range all {
		together := both[[2]int{x.story, found[i]}]
		s.precision += together / got[found[i]]
		s.recall += together / gold[x.story]
	}
	n := float64(len(all))
	return score{s.precision / n, s.recall / n}
}

// showErrors logs some stories that fell apart, and some chains with several stories.
func showErrors(t *testing.T, name string, all []labelled, found []int) {
	stories, chains := map[int]map[int]int{}, map[int]map[int]int{}
	for i, x := range all {
		if stories[x.story] == nil {
			stories[x.story] = map[int]int{}
		}
		if chains[found[i]] == nil {
			chains[found[i]] = map[int]int{}
		}
		stories[x.story][found[i]] = i
		chains[found[i]][x.story] = i
	}
	show := func(what string, groups map[int]map[int]int) {
		shown := 0
		for _, g := range groups {
			if len(g) < 2 {
				continue
			}
			if shown++; shown > 25 {
				return
			}
			var lines []string
			for _, i := range g {
				lines = append(lines, all[i].day.Format("060102 ")+all[i].title)
			}
			t.Logf("%s: %s\n\t%s", name, what, strings.Join(lines[:min(len(lines), 6)], "\n\t"))
		}
	}
	show("fell apart", stories)
	show("joined", chains)
}

// singlesOf returns one headline of each chain, as a story of its own.
func singlesOf(chains [][]labelled) (singles []labelled) {
	for _, c := range chains {
		singles = append(singles, c[0])
	}
	return singles
}

// unequal keeps one headline of each wording, in the chains with two or more wordings after folding.
func unequal(chains [][]labelled) (kept [][]labelled) {
	r := newReader()
	for _, c := range chains {
		heads := map[uint64]bool{}
		var some []labelled
		for _, x := range c {
			_, bare := wire.ReadHeadline(x.title)
			if head := r.read(bare, "en").whole; !heads[head] {
				heads[head] = true
				some = append(some, x)
			}
		}
		if len(some) > 1 {
			kept = append(kept, some)
		}
	}
	return kept
}

// crowded moves the headlines to the given number of days. Of equal headlines only one stays, because they would meet on
// one day.
func crowded(all []labelled, days int) (out []labelled) {
	r := newReader()
	stories := map[uint64]int{}
	for _, x := range all {
		_, bare := wire.ReadHeadline(x.title)
		head := r.read(bare, "en").whole
		if story, ok := stories[head]; ok && story != x.story {
			continue
		}
		stories[head] = x.story
		x.day = time.Date(2011, 1, 1+x.story%days, 0, 0, 0, 0, time.UTC)
		out = append(out, x)
	}
	return out
}

// dailyTemplates returns headlines that come back every day with other figures, names and days, each a story of its own.
func dailyTemplates(days int) (all []labelled) {
	r := rand.New(rand.NewPCG(7, 7))
	firms := strings.Fields("Alpha Benson Corvus Delphi Easton Farrow Galway Harrow Ivory Jasper")
	for day := range days {
		at := time.Date(2010, 6, 1+day, 0, 0, 0, 0, time.UTC)
		titles := []string{
			fmt.Sprintf("Fed adds reserves via %d-day repurchases", 1+r.IntN(14)),
			"Stocks to watch", "DIARY - Political and general news", "PRESS DIGEST - Financial Times - " + at.Format("Jan 2"),
			fmt.Sprintf("Nasdaq ends %.2f points up", 40*r.Float64()), fmt.Sprintf("Nasdaq ends %.2f points down", 40*r.Float64()),
			"U.S. cash grains - " + at.Format("Monday"), "Canada stocks open higher", "Market Chatter -- Corporate finance press digest",
		}
		for _, firm := range firms[:4] {
			titles = append(titles, "REG-"+firm+" Trust Plc: Net Asset Value(s)")
		}
		for _, title := range titles {
			all = append(all, labelled{title: title, day: at, story: 1_000_000 + len(all)})
		}
	}
	return all
}

// rewordings keeps one headline of each chain and adds one to three later ones with up to most changes.
func rewordings(chains [][]labelled, most int) (out [][]labelled) {
	r, r2 := rand.New(rand.NewPCG(1, uint64(most))), newReader()
	templates := map[uint32]int{}
	for _, c := range chains {
		_, bare := wire.ReadHeadline(c[0].title)
		templates[r2.read(bare, "en").mask]++
	}
	for _, c := range chains {
		first := c[0]
		_, first.title = wire.ReadHeadline(first.title)
		if len(strings.Fields(first.title)) < 4 || strings.Contains(first.title, "REG") || templates[r2.read(first.title, "en").mask] > 1 {
			continue // nobody rewords a template
		}
		chain := []labelled{first}
		for n := range 1 + r.IntN(3) {
			next := chain[n]
			_, bare := wire.ReadHeadline(next.title)
			for changed := bare; changed == bare; {
				next.title = reword(r, bare, most)
				changed = next.title
			}
			switch r.IntN(4) {
			case 0: // no mark
			case 1:
				next.title = "CORRECTED-" + next.title
			default:
				next.title = fmt.Sprintf("UPDATE %d-%s", n+1, next.title)
			}
			next.place++
			chain = append(chain, next)
		}
		out = append(out, chain)
	}
	return out
}

// swaps are words that an editor may exchange: verbs, their tenses, and short forms.
var swaps = [][]string{
	{"says", "said", "tells", "states"}, {"warns", "cautions", "warned"}, {"rises", "climbs", "rose", "gains", "up"},
	{"falls", "drops", "fell", "slips", "down"}, {"sees", "expects", "forecasts"}, {"cuts", "trims", "reduces", "cut"},
	{"kills", "leaves dead", "killed"}, {"wins", "won", "secures", "gets"}, {"names", "appoints", "named"}, {"buys", "acquires", "bought"},
	{"to buy", "to acquire", "agrees to buy"}, {"sells", "sold", "offloads"}, {"plans", "aims", "planned"}, {"talks", "negotiations"},
	{"urges", "calls on", "urged"}, {"hits", "strikes", "hit"}, {"deal", "agreement", "accord"}, {"profit", "earnings", "net"},
	{"shares", "stock"}, {"pct", "percent"}, {"mln", "million"}, {"bln", "billion"}, {"police", "officials"}, {"begins", "starts", "began"},
	{"rejects", "turns down", "rejected"}, {"backs", "supports", "backed"}, {"files", "filed"}, {"launches", "launched"}, {"probe", "inquiry"},
	{"seeks", "sought"}, {"approves", "approved", "clears"}, {"posts", "reports", "posted"}, {"beats", "tops", "beat"}, {"jobs", "posts"},
}

// clauses are what an update may add.
var clauses = []string{
	", shares fall", " - sources", " after talks collapse", " as protests spread", ", analysts sceptical", " - minister", " amid row",
	", denies wrongdoing", " despite criticism", " in blow to government", ", more expected", " - report", " ahead of vote", ", opposition objects",
	" on weak demand", ", sees slow recovery", " by year-end", " in first half", ", union says", " after two-day meeting",
}

// reword makes up to most changes, sometimes one or two fewer.
func reword(r *rand.Rand, s string, most int) string {
	for _, change := range r.Perm(5)[:most-r.IntN(3)] {
		switch change {
		case 0:
			s = otherFigures(r, s)
		case 1:
			s += clauses[r.IntN(len(clauses))]
		case 2:
			s = swapOne(r, s)
		case 3:
			s = trimEnd(r, s)
		case 4: // moves the attribution to the front
			if i := strings.LastIndexAny(s, ":-"); i > len(s)/2 && i < len(s)-3 && strings.Count(s[i+1:], " ") < 4 {
				s = strings.TrimSpace(s[i+1:]) + ": " + strings.TrimSpace(s[:i])
			}
		}
	}
	return s
}

func otherFigures(r *rand.Rand, s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if n, err := strconv.Atoi(w); err == nil {
			words[i] = strconv.Itoa(n + 1 + r.IntN(n/4+2))
		}
	}
	return strings.Join(words, " ")
}

func swapOne(r *rand.Rand, s string) string {
	padded := " " + s + " "
	for _, k := range r.Perm(len(swaps)) {
		for _, w := range swaps[k] {
			if strings.Contains(padded, " "+w+" ") {
				return strings.TrimSpace(strings.Replace(padded, " "+w+" ", " "+swaps[k][r.IntN(len(swaps[k]))]+" ", 1))
			}
		}
	}
	return s
}

func trimEnd(r *rand.Rand, s string) string {
	if i := strings.LastIndexAny(s, ",-:"); i > 25 {
		return strings.TrimSpace(s[:i])
	}
	words := strings.Fields(s)
	return strings.Join(words[:max(min(5, len(words)), len(words)-1-r.IntN(3))], " ")
}
