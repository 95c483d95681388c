package eval

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/dataset"
	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/eval/wiregen"
	"github.com/copytaster/copytaster/internal/golden"
	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/wire"
)

// owedWords is how many unquoted words of an agency an article must have for the measure of credits.
const owedWords = 40

// pageBlocks are what pages have round their articles.
var pageBlocks = []string{
	"Share this story: Facebook Twitter Email Print",
	"Sign up for our newsletter and get the best of the week straight to your inbox every Friday morning.",
	"You may also like: The ten walks you must take this summer. Why we all sleep less than we did. A chef tells how to make the perfect omelette.",
	"Most read\nBridge closed for weeks\nCouncil votes on rents\nStorm warning for the coast",
	"We have a small favour to ask. Independent reporting costs money and we cannot do it alone, so please support us with a small sum today.",
	"Follow us on Facebook, on Twitter and on Instagram. If you have a story suggestion write to the newsroom.",
}

// creditLine is a line of credits.jsonl.
type creditLine struct {
	Article string
	OwedTo  string `json:"owed_to"`
	Words   int
}

// TestCredits measures on made-up newsrooms how much agency copy without credit is found, without and with furniture round the
// articles, and whether the agency is named.
func TestCredits(t *testing.T) {
	var out bytes.Buffer
	for _, seed := range []uint64{301, 302} {
		for _, furniture := range [][]string{nil, pageBlocks} {
			var docs, credits bytes.Buffer
			var rest bytes.Buffer
			err := wiregen.Make(t.Context(), wiregen.Files{Docs: &docs, Pairs: &rest, Spans: &rest, Clusters: &rest, Directions: &rest, Credits: &credits},
				wiregen.Options{Newsroom: true, Articles: 1200, Words: 250, Seed: seed, Furniture: furniture})
			if err != nil {
				t.Fatal(err)
			}
			found, named := creditsFound(t, &docs, dataset.Lines[creditLine](t, &credits))
			fmt.Fprintf(&out, "newsroom %d, %d blocks of furniture: agency copy without credit found %s, the agency named %s\n", seed, len(furniture), ratio(found), ratio(named))
		}
	}
	golden.Compare(t, "testdata/credits.golden", out.Bytes())
}

// creditsFound counts which of the lines a run finds, and of which it names the agency.
func creditsFound(t *testing.T, docs *bytes.Buffer, lines []creditLine) (found, named Ratio) {
	t.Helper()
	owed := make(map[string]creditLine)
	for _, l := range lines {
		if l.Words >= owedWords {
			owed[l.Article] = l
		}
	}
	input, err := ingest.Open([]string{"-"}, nil, docs, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := detect.Read(t.Context(), input.Articles(t.Context()), detect.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for _, err := range d.Matches(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
	}
	for r, err := range d.Articles(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		l, is := owed[r.Article.ID]
		if !is {
			continue
		}
		found.count(r.Audit.Uncredited > 0)
		agency, _ := wire.Agency(l.OwedTo)
		hit := false
		for _, debt := range r.Audit.Debts {
			hit = hit || !debt.Credited && (strings.EqualFold(debt.To, l.OwedTo) || debt.To == agency)
		}
		named.count(hit)
	}
	return found, named
}
