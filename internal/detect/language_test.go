package detect_test

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
)

const spanish = `El ministerio de Agricultura anunció el lunes que los pescadores de la costa norte recibirán ayudas para reparar
los barcos que perdieron en la tormenta del invierno pasado, según un comunicado de la alcaldía. Los vecinos de la isla dijeron
que no confían en las promesas del gobierno, y que esperan desde hace años una carretera nueva hasta el puerto.`

const english = `The ministry of fisheries said on Monday that the crews of the northern coast would be paid for the boats which they
had lost in the storms of last winter, and that the work on the harbour was to begin before the end of the year. It is not known
who will pay for it, and the mayor said that he has heard of no plan.`

// A run of equal words is found whatever the languages of the two articles are taken for.
func TestEqualRunsInAnyLanguage(t *testing.T) {
	_, excerpt, _ := strings.Cut(spanish, "alcaldía. ")
	tests := []struct {
		name string
		a, b string
		rest []string
	}{
		{"brief excerpt among articles of another language", spanish, excerpt, []string{english, english + " More.", english + " Yet more."}},
		{"bilingual article", spanish, english + "\n\n" + spanish, nil},
		{"pseudo-words that look like a language by one word", "zuma kelo pira tonu waki meso lagu reno safi dupo beka niro", "zuma kelo pira tonu waki meso lagu reno safi dupo beka niro of", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			articles := []news.Article{{ID: "a", Body: test.a}, {ID: "b", Body: test.b}}
			for i, body := range test.rest {
				articles = append(articles, news.Article{ID: "rest" + string(rune('0'+i)), Body: body})
			}
			d, err := detect.Read(context.Background(), each(articles), detect.Options{})
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for m, err := range d.Matches(context.Background()) {
				if err != nil {
					t.Fatal(err)
				}
				found = found || m.A.ID == "a" && m.B.ID == "b" && len(m.Passages) > 0
			}
			if !found {
				t.Error("not found")
			}
			m, err := detect.Compare(&articles[0], &articles[1], detect.Options{})
			if err != nil || len(m.Passages) == 0 {
				t.Errorf("Compare: %v, %v", m, err)
			}
		})
	}
}

func TestCompareNothing(t *testing.T) {
	m, err := detect.Compare(&news.Article{ID: "a", Body: spanish}, &news.Article{ID: "b", Body: english}, detect.Options{})
	if err != nil || m.Relation != match.None || len(m.Passages) > 0 {
		t.Errorf("%+v, %v", m, err)
	}
}

// Articles that are equal to the byte are verbatim, a dateline below the headline included.
func TestEqualZonesAreNoEdit(t *testing.T) {
	body := "Minister resigns over harbour\n\nATLANTA (AP) _ " + english
	m, err := detect.Compare(&news.Article{ID: "a", Body: body}, &news.Article{ID: "b", Body: body}, detect.Options{})
	if err != nil || len(m.Passages) != 1 || len(m.Passages[0].Edits) > 0 || m.LongestRun != m.WordsA {
		t.Errorf("%+v, %v", m, err)
	}
}

// The language of most articles is known only when all were read. Those that were read first, in another language, are
// then taken apart once more.
func TestLanguageOfMostComesLate(t *testing.T) {
	w := newWriter(4)
	var articles []news.Article
	for i := range 300 {
		body := english
		if i < 100 {
			body = spanish
		}
		articles = append(articles, article(fmt.Sprintf("%03d", i), w.body(40)+" "+body))
	}
	// Equal but for the endings that an English stemmer takes off.
	articles[250].Body += "\n\nThe mayors demanded payments for damaged boats and ruined harbours, fearing more storms."
	articles[260].Body += "\n\nThe mayor demands payment for damaging boats and ruining harbour, fears more storm."
	matches, outcome := run(t, articles, detect.Options{Workers: 2, MaxGroupPairs: -1})
	slices.Reverse(articles)
	again, reversed := run(t, articles, detect.Options{Workers: 2, MaxGroupPairs: -1})
	if len(matches) < 500 || !reflect.DeepEqual(matches, again) || !reflect.DeepEqual(outcome, reversed) {
		t.Errorf("%d matches, %d in the reverse order, or they differ", len(matches), len(again))
	}
}
