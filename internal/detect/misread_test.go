package detect_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
)

// Three copies among 400 articles are misread. Each is paired with what it is a copy of by its characters, though nearly all articles
// are filed by none that no misread article has.
func TestFewMisread(t *testing.T) {
	w := newWriter(3)
	var articles []news.Article
	for i := range 400 {
		articles = append(articles, article(fmt.Sprintf("a%03d", i), w.body(120)))
	}
	misread := func(body string) string {
		words := strings.Fields(body)
		for i := range words {
			if i%2 == 0 { // no twelve words in a row are as they were
				words[i] = strings.NewReplacer("e", "c", "o", "0", "a", "s").Replace(words[i])
			}
		}
		return strings.Join(words, " ")
	}
	for _, i := range []int{7, 150, 399} {
		articles = append(articles, article(fmt.Sprintf("m%03d", i), misread(articles[i].Body)))
	}
	var got []string
	matches, _ := run(t, articles, detect.Options{Find: match.Duplicates | match.Passages})
	for _, m := range matches {
		if m.FoundBy&match.ByNoise != 0 {
			got = append(got, m.A.ID+" "+m.B.ID)
		}
	}
	slices.Sort(got)
	if want := []string{"a007 m007", "a150 m150", "a399 m399"}; !slices.Equal(got, want) {
		t.Errorf("pairs by characters %q, want %q", got, want)
	}
}
