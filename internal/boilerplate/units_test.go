package boilerplate

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/sentence"
)

// unitsOf returns the units of an English article.
func unitsOf(body string) []Unit { return prepare([]news.Article{{Body: body}})[0].units }

// TestUnitsByHand is worked by hand: a paragraph of two sentences and one of one sentence.
func TestUnitsByHand(t *testing.T) {
	body := "Rain in Rome. 30 ships left 2 ports.\n\nWhy now\n"
	var term [8]uint64
	for i, w := range strings.Fields("rain in rome 30 ships left 2 ports") {
		term[i] = normalize.New().Text(w, nil, "en").Terms[0]
	}
	got := unitsOf(body)
	if len(got) != 3 {
		t.Fatalf("%d units, want 3", len(got))
	}
	rain := Unit{
		Hash:  term[0]*base*base + term[1]*base + term[2],
		Shape: term[0]*base*base + term[1]*base + term[2],
		Span:  news.Span{Start: 0, End: 13}, Words: 3, Begins: true,
	}
	if got[0] != rain {
		t.Errorf("got %+v, want %+v", got[0], rain)
	}
	if want := term[4]*base*base + term[5]*base + term[7]; got[1].Shape != want || got[1].Begins {
		t.Errorf("shape %x, want %x without the figures; begins a paragraph: %v", got[1].Shape, want, got[1].Begins)
	}
	if got[2].Span.Cut(body) != "Why now" || got[2].Words != 2 || !got[2].Begins {
		t.Errorf("got %+v for the last line", got[2])
	}
	var cut []string
	for it := range items(got) {
		cut = append(cut, news.Span{Start: got[it.from].Span.Start, End: got[it.to-1].Span.End}.Cut(body))
	}
	if want := []string{"Rain in Rome. 30 ships left 2 ports.", "30 ships left 2 ports.", "Why now"}; !slices.Equal(cut, want) {
		t.Errorf("items %q, want %q: the whole paragraph, its long sentence, the line", cut, want)
	}
}

// TestUnitsThroughChannels checks that neither marks nor line ends matter.
func TestUnitsThroughChannels(t *testing.T) {
	const plain = "We need your help to report what happens on the coast. Don't wait -- give today! Thank you.\n\nThe end is near us all."
	want := unitsOf(plain)
	for name, body := range map[string]string{
		"curly":   strings.NewReplacer("'", "’", "--", "—").Replace(plain),
		"wrapped": strings.NewReplacer("what happens", "what\nhappens", "wait --", "wait\n--").Replace(plain),
		"CR LF":   strings.ReplaceAll(plain, "\n", "\r\n"),
	} {
		got := unitsOf(body)
		if len(got) != len(want) {
			t.Errorf("%s: %d units, want %d", name, len(got), len(want))
			continue
		}
		for i := range got {
			if got[i].Span = want[i].Span; got[i] != want[i] {
				t.Errorf("%s: unit %d is %+v, want %+v", name, i, got[i], want[i])
			}
		}
	}
}

// TestUnitBehindZone checks that a zone inside a paragraph ends it.
func TestUnitBehindZone(t *testing.T) {
	body := "We go now.\nTags: rain, ships\nThey stay here."
	a := prepare([]news.Article{{Body: body}})[0]
	if len(a.zones) != 1 || len(a.units) != 2 || !a.units[1].Begins {
		t.Errorf("zones %v, units %+v", a.zones, a.units)
	}
}

// TestExtend compares the hash of consecutive units with that of their terms.
func TestExtend(t *testing.T) {
	n := &newsroom{random: random()}
	for range 50 {
		one, two := n.sentence(), n.sentence()
		u := unitsOf(one + " " + two)
		var want uint64
		for _, term := range normalize.New().Text(one+" "+two, nil, "en").Terms {
			want = want*base + term
		}
		if got := u[1].extend(u[0].Hash); got != want {
			t.Fatalf("got %x, want %x for %s %s", got, want, one, two)
		}
	}
}

func TestAppendUnits(t *testing.T) {
	n := &newsroom{random: random()}
	for paragraphs := range 5 {
		want := unitsOf(strings.Join(n.story(paragraphs), "\n") + " 25 of them were left in the harbour.")
		b := AppendUnits([]byte("before"), want)
		got, rest := DecodeUnits(nil, append(b, "behind"...)[len("before"):])
		if !reflect.DeepEqual(got, want) || string(rest) != "behind" {
			t.Errorf("got %+v and %q, want %+v", got, rest, want)
		}
	}
}

func BenchmarkUnits(b *testing.B) {
	n := &newsroom{random: random()}
	for name, gap := range map[string]string{"paragraphs": "\n\n", "lines": "\n"} {
		b.Run(name, func(b *testing.B) {
			body := strings.Join(n.story(8), gap)
			sentences := sentence.Split(nil, body, nil)
			text := normalize.New().Text(body, nil, "en")
			var s Splitter
			var units []Unit
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				units = s.Units(units[:0], body, sentences, text)
			}
		})
	}
}
