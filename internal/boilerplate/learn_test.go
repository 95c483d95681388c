package boilerplate

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/sentence"
	"github.com/copytaster/copytaster/internal/spill"
	"github.com/copytaster/copytaster/internal/wire"
)

// prepared is an article with its units.
type prepared struct {
	news.Article
	zones []wire.Zone
	units []Unit
	text  *normalize.Text
}

// prepare makes units of articles as a run does.
func prepare(articles []news.Article) []prepared {
	out := make([]prepared, len(articles))
	normalizer, splitter := normalize.New(), Splitter{}
	for i, a := range articles {
		zones := wire.Parse(&a).Zones
		text := normalizer.Text(a.Body, zones, "en")
		var outside []news.Span
		for _, z := range zones {
			outside = append(outside, z.Span)
		}
		out[i] = prepared{a, zones, splitter.Units(nil, a.Body, sentence.Split(nil, a.Body, outside), text), text}
	}
	return out
}

// corpusOf returns prepared articles as a Corpus.
func corpusOf(articles []prepared) Corpus {
	return Corpus{
		Articles: len(articles),
		Source:   func(a uint32) string { return articles[a].Source },
		Day: func(a uint32) int {
			if articles[a].Published.IsZero() {
				return 0
			}
			return int(articles[a].Published.Unix() / int64((24 * time.Hour).Seconds()))
		},
		Open: func() func(uint32) ([]Unit, error) {
			return func(a uint32) ([]Unit, error) { return articles[a].units, nil }
		},
		Terms: func() func(uint32) ([]uint64, error) {
			return func(a uint32) ([]uint64, error) { return articles[a].text.Terms, nil }
		},
		Lang: func(uint32) string { return "en" },
		Text: func(a uint32, s news.Span) (string, error) { return s.Cut(articles[a].Body), nil },
	}
}

// learn returns the list learnt from articles.
func learn(t *testing.T, articles []prepared, workers int, memory int64) *List {
	t.Helper()
	space := spill.New(t.TempDir(), memory)
	list, err := Learn(corpusOf(articles), space, workers)
	if err := errors.Join(err, space.Close()); err != nil {
		t.Fatal(err)
	}
	return list
}

// TestLearnSame checks that neither workers nor memory change what is learnt.
func TestLearnSame(t *testing.T) {
	var all []news.Article
	for _, tt := range truths {
		for _, a := range written(tt.make) {
			a.Source = cmp.Or(a.Source, "Wire") + " " + tt.name
			all = append(all, a)
		}
	}
	articles := prepare(all)
	want := learn(t, articles, 1, 64<<20)
	if len(want.Entries) < 5 {
		t.Errorf("only %d texts learnt", len(want.Entries))
	}
	if !slices.IsSortedFunc(want.Entries, compareEntries) {
		t.Errorf("not in order: %+v", want.Entries)
	}
	for _, workers := range []int{1, 3} {
		if got := learn(t, articles, workers, 0); !reflect.DeepEqual(got, want) {
			t.Errorf("%d workers without memory learn %+v, one with memory %+v", workers, got, want)
		}
	}
}

// TestLearnErrors checks that an error of the caller's functions ends the learning.
func TestLearnErrors(t *testing.T) {
	articles := prepare(written(truths[0].make))
	var reads atomic.Int32
	for name, fail := range map[string]func(c *Corpus){
		"filing": func(c *Corpus) {
			c.Open = func() func(uint32) ([]Unit, error) {
				return func(uint32) ([]Unit, error) { return nil, errPipe }
			}
		},
		"looking": func(c *Corpus) {
			c.Open = func() func(uint32) ([]Unit, error) {
				return func(a uint32) ([]Unit, error) {
					if reads.Add(1) > int32(len(articles)) {
						return nil, errPipe
					}
					return articles[a].units, nil
				}
			}
		},
		"text": func(c *Corpus) { c.Text = func(uint32, news.Span) (string, error) { return "", errPipe } },
	} {
		t.Run(name, func(t *testing.T) {
			c, space := corpusOf(articles), spill.New(t.TempDir(), 1<<20)
			fail(&c)
			_, err := Learn(c, space, 2)
			if !errors.Is(err, errPipe) {
				t.Errorf("got error %v", err)
			}
			if err := space.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestLearnEntry is worked by hand: the figures of a learnt entry, in the wording of the first article.
func TestLearnEntry(t *testing.T) {
	n := &newsroom{random: random()}
	for i := range 12 {
		text := "Terms were  not disclosed."
		if i > 0 {
			text = "terms were not disclosed"
		}
		n.run("Post", 3*i+1, append(n.story(4), text)...)
	}
	want := []Entry{{Text: "Terms were not disclosed.", Source: "Post", Articles: 12, First: "2026-01-01", Last: "2026-02-03"}}
	if got := learn(t, prepare(n.articles), 1, 1<<20).Entries; !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// BenchmarkLearn learns from sources with an appeal in each article and with stories that other sources run too.
func BenchmarkLearn(b *testing.B) {
	n := &newsroom{random: random()}
	for i := range 2000 {
		story := append(n.story(8), appeal)
		for outlet := range 1 + i%4 {
			n.run(fmt.Sprint("outlet", (i+outlet)%20), i%60+1, story...)
		}
	}
	articles, bytes := prepare(n.articles), 0
	for _, a := range articles {
		bytes += len(a.Body)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		space := spill.New(b.TempDir(), 64<<20)
		if list, err := Learn(corpusOf(articles), space, 1); err != nil || len(list.Entries) == 0 {
			b.Fatal(list, err)
		}
		if err := space.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
