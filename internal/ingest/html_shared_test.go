package ingest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/dataset"
)

// TestPages measures the main text of saved news pages: the mean over the pages of the F1 of the multisets of words.
func TestPages(t *testing.T) {
	folder := filepath.Join(dataset.Folder(t), "html")
	b, err := os.ReadFile(filepath.Join(folder, "ground-truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	var truth map[string]struct{ ArticleBody, URL string }
	if err := json.Unmarshal(b, &truth); err != nil {
		t.Fatal(err)
	}
	sum, dated, signed := 0.0, 0, 0
	for name, of := range truth {
		articles, skipped := mustCollect(t, open(t, "", Options{}, filepath.Join(folder, name+".html.gz")))
		if len(articles) != 1 {
			t.Errorf("%.8s: skipped %q", name, skipped)
			continue
		}
		a := articles[0]
		f1 := wordF1(a.Body, of.ArticleBody)
		sum += f1
		if !a.Published.IsZero() {
			dated++
		}
		if a.Byline != "" {
			signed++
		}
		if f1 < .93 {
			t.Logf("%.8s F1 %.2f %d/%d: %q %v %q %q", name, f1, len(a.Body), len(of.ArticleBody), a.Title, a.Published, a.Source, a.Byline)
		}
	}
	mean := sum / float64(len(truth))
	t.Logf("F1 %.4f of %d pages; %d have a date, %d a byline", mean, len(truth), dated, signed)
	if mean < .90 {
		t.Errorf("F1 %.4f", mean)
	}
}

var wordsOf = regexp.MustCompile(`[\pL\pN]+`)

func wordF1(got, want string) float64 {
	count := map[string]int{}
	a, b := wordsOf.FindAllString(strings.ToLower(got), -1), wordsOf.FindAllString(strings.ToLower(want), -1)
	for _, w := range a {
		count[w]++
	}
	n := 0
	for _, w := range b {
		if count[w] > 0 {
			count[w]--
			n++
		}
	}
	return 2 * float64(n) / float64(max(len(a)+len(b), 1))
}
