package detect_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
)

// TestGrowth has corpora in which all articles have something in common, each in three sizes. Twice as many articles are at most 2.3
// times the work: candidates of each route, pairs of sentences, matches and what is found in them. Groups of which all pairs are wanted
// are small, for they grow with the square until they are large. TestPopularText and TestManyCopies have more.
func TestGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("crowds are not made in short tests")
	}
	many := func(of func(w writer, i int) string) func(w writer, n int) []news.Article {
		return func(w writer, n int) []news.Article {
			out := make([]news.Article, n)
			for i := range out {
				out[i] = article(fmt.Sprintf("%05d", i), of(w, i))
			}
			return out
		}
	}
	at := time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC)
	text := newWriter(41)
	paragraph, story := text.body(40), text.body(90)
	var standing, pool []string
	for range 24 {
		standing = append(standing, text.body(30))
	}
	for range 1000 {
		pool = append(pool, text.body(30))
	}
	rare := func(w writer, n int) string { return strings.ReplaceAll(w.body(2*n), "k ", "") } // a word and more of 16 million
	one := func(w writer, of ...string) string { return of[w.IntN(len(of))] }
	for _, c := range []struct {
		name string
		n    int // of the smallest
		of   func(w writer, n int) []news.Article
	}{
		{"one word each", 400, many(func(w writer, _ int) string { return w.body(1) })},
		{"the same word", 400, many(func(writer, int) string { return "Rain" })},
		{"one paragraph", 200, many(func(w writer, _ int) string { return w.body(60) + "\n\n" + paragraph + "\n\n" + w.body(60) })},
		{"each shares a paragraph with the next", 200, many(func(_ writer, i int) string { return pool[i] + "\n\n" + pool[i+1] })},
		{"three paragraphs of an eighth as many", 200, func(w writer, n int) []news.Article {
			return many(func(w writer, _ int) string {
				some := pool[:n/8]
				return one(w, some...) + "\n\n" + one(w, some...) + "\n\n" + one(w, some...)
			})(w, n)
		}},
		{"near-equal sentences with one of three figures", 400, many(func(w writer, i int) string {
			return fmt.Sprintf("The minister said on Monday that the government will raise the %s tax by %d percent next year.", w.body(1), i%3)
		})},
		{"one statement in other words", 400, many(func(w writer, i int) string {
			return fmt.Sprintf("%s %s %s on fuel in the coming year, number %d.", one(w, "The government", "The cabinet"), one(w, "will raise", "is going to increase"),
				one(w, "taxes", "levies"), i)
		})},
		{"headlines", 400, many(func(w writer, _ int) string {
			return fmt.Sprintf("Minister of %s resigns after %s scandal in %s", rare(w, 1), rare(w, 1), rare(w, 1))
		})},
		{"eight words with a number", 400, many(func(_ writer, i int) string { return fmt.Sprintf("item number %d is here for you all", i) })},
		{"one quotation", 200, many(func(w writer, _ int) string {
			return w.body(40) + ".\n\n\"The harbour will not be closed before the last boat is home and dry,\" Mayor Ana Costa said.\n\n" + w.body(40) + "."
		})},
		{"one quotation, altered", 200, many(func(w writer, _ int) string {
			return fmt.Sprintf("%s.\n\n\"The harbour of %s will not be closed before the last %s boat is home and dry,\" Mayor Ana Costa said.\n\n%s.", w.body(25), w.body(1), w.body(1), w.body(15))
		})},
		{"credits", 150, func(w writer, n int) []news.Article {
			out := many(func(w writer, _ int) string {
				var b strings.Builder
				for range 10 {
					b.WriteString(rare(w, 10) + ", Reuters reported, citing AFP, as told by DPA and TASS and Xinhua (AP). ")
				}
				return b.String()
			})(w, n)
			for i := range out {
				out[i].Source, out[i].Published = fmt.Sprintf("Paper %d", i%300), at.Add(time.Duration(i)*10*time.Minute)
			}
			return out
		}},
		{"versions of one story", 150, func(w writer, n int) []news.Article {
			out := many(func(w writer, _ int) string { return "OSLO, March 5 (Reuters) - " + story + " " + w.body(12) })(w, n)
			for i := range out {
				out[i].Source, out[i].Published = "Reuters", at.Add(time.Duration(i)*time.Minute)
				out[i].Title = fmt.Sprintf("UPDATE %d-Harbour fire kills three", i)
			}
			return out
		}},
		{"one slug, other stories", 200, func(w writer, n int) []news.Article {
			out := many(func(w writer, _ int) string { return "BC-Harbour, 1st Ld-Writethru\nOSLO (AP) _ " + w.body(60) })(w, n)
			for i := range out {
				out[i].Source, out[i].Title, out[i].Published = "AP", "BC-Harbour", at.AddDate(i%130, 0, 0)
			}
			return out
		}},
		{"one story, taken back again and again", 150, func(w writer, n int) []news.Article {
			out := many(func(w writer, _ int) string { return "OSLO (AP) _ " + story + " " + w.body(8) })(w, n)
			for i := range out {
				out[i].Source, out[i].Title, out[i].Published = "AP", "Harbour fire", at.Add(time.Duration(i)*time.Minute)
				if i%2 == 1 {
					out[i].Source = fmt.Sprintf("Post %d", i)
				} else if i%4 == 2 {
					out[i].Title = "KILL-Harbour fire"
				}
			}
			return out
		}},
		{"standing text of 24 sources", 240, func(w writer, n int) []news.Article {
			out := many(func(w writer, i int) string { return w.body(60) + "\n\n" + standing[i%24] })(w, n)
			for i := range out {
				out[i].Source, out[i].Published = fmt.Sprintf("Source %d", i%24), at.Add(time.Duration(i)*time.Hour)
			}
			return out
		}},
		{"misread copies, ten of each story", 100, many(func(w writer, i int) string {
			b := []byte(pool[i/10] + " " + pool[i/10+500])
			for k := range b {
				if b[k] != ' ' && w.IntN(8) == 0 {
					b[k] = "lI1|rnmceo0"[w.IntN(11)]
				}
			}
			return string(b)
		})},
	} {
		t.Run(c.name, func(t *testing.T) {
			var before []int
			for _, n := range []int{c.n, 2 * c.n, 4 * c.n} {
				_, outcome := run(t, c.of(newWriter(42), n), detect.Options{MaxGroupPairs: 10})
				work, names := worked(&outcome.Counts)
				t.Logf("%d articles: %v", n, work)
				for i, was := range before {
					if work[i] > n && work[i]*10 > was*23 {
						t.Errorf("%s: %d of %d articles, %d of %d", names[i], was, n/2, work[i], n)
					}
				}
				before = work
			}
		})
	}
}

// worked returns the counts of what was done, and what they count.
func worked(c *match.Counts) (work []int, names []string) {
	return []int{
			c.BySignature, c.ByFingerprint, c.ByCommon, c.ByQuotation, c.ByParaphrase, c.ByShort, c.ByNoise,
			c.SentencePairs, c.Matches, c.Passages, c.Quotations, c.Paraphrases,
		}, []string{
			"by signature", "by fingerprint", "by common shingles", "by quotation", "by paraphrase", "by short", "by noise",
			"pairs of sentences", "matches", "passages", "quotations", "paraphrases",
		}
}
