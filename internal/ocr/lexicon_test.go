package ocr_test

import (
	"fmt"
	"maps"
	"math"
	"strings"
	"sync"
	"testing"

	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/ocr"
)

// made returns articles whose words are partly common to many of them.
func made(n int) []string {
	r := newReader(11, 0)
	texts := make([]string, n)
	for i := range texts {
		var words []string
		for range 40 + r.IntN(40) {
			words = append(words, fmt.Sprint("w", strings.Repeat(string(rune('a'+r.IntN(20))), 1+r.IntN(3)), string(rune('a'+min(r.IntN(26), r.IntN(26))))))
		}
		for k := range i % 20 {
			words = append(words, fmt.Sprintf("own%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+k))
		}
		texts[i] = strings.Join(words, " ") + fmt.Sprintf(" Name 12,%d", 100+i)
	}
	return texts
}

func TestLooksByHand(t *testing.T) {
	n := normalize.New()
	const sound = "the minister said that the talks on trade would go on next week in spite of what was done by the other side"
	// Among 401 articles 0.07 + 2/√401 = 0.17 of 23 words may be unknown, plus one. So an article looks noisy from 4.9
	// unknown words on, and perhaps noisy from 2.96 on.
	tests := []struct {
		name, body string
		want       ocr.Look
	}{
		{"sound", sound, ocr.Clean},
		{"two unknown", "tbe rninister said that the talks on trade would go on next week in spite of what was done by the other side", ocr.Clean},
		{"three", "tbe rninister sald that the talks on trade would go on next week in spite of what was done by the other side", ocr.Perhaps},
		{"five", "tbe rninister sald tbat the ta1ks on trade would go on next week in spite of what was done by the other side", ocr.Noisy},
		{"names and figures", "the minister Aa Bb Cc Dd Ee Ff 12 13 14,000 15.5 said that the talks on trade would go on next week", ocr.Clean},
		{"capitals", "TBE RNINISTER SALD TBAT THE TA1KS ON TRADE WOULD GO ON NEXT WEEK IN SPITE OF WHAT WAS DONE BY THE OTHER SIDE", ocr.Noisy},
		{"empty", "", ocr.Clean},
	}
	for _, test := range tests {
		lexicon := ocr.NewLexicon()
		counter := lexicon.Counter()
		var s ocr.Suspects
		for range 400 {
			counter.Add(&s, sound, n.Text(sound, nil, "en"))
		}
		counter.Add(&s, test.body, n.Text(test.body, nil, "en"))
		if got := lexicon.Looks(&s); got != test.want {
			t.Errorf("%s looks %d, want %d", test.name, got, test.want)
		}
	}
}

func TestLooksOfFew(t *testing.T) {
	n := normalize.New()
	lexicon := ocr.NewLexicon()
	var s ocr.Suspects
	lexicon.Counter().Add(&s, "all is well", n.Text("all is well", nil, "en"))
	if lexicon.Looks(&s) != ocr.Noisy {
		t.Error("one article alone is taken for sound")
	}
}

// TestLooksTwin checks that the looks are those of counting all words of all articles first, in any order and with any
// number of workers.
func TestLooksTwin(t *testing.T) {
	texts := made(500)
	want := looksSlowly(texts)
	if n := noisyOf(want); n == 0 || n == len(texts) {
		t.Fatalf("%d of the articles are noisy", n)
	}
	for _, workers := range []int{1, 3} {
		lexicon := ocr.NewLexicon()
		suspects := make([]ocr.Suspects, len(texts))
		var group sync.WaitGroup
		for w := range workers {
			group.Go(func() {
				n, counter := normalize.New(), lexicon.Counter()
				for i := len(texts) - 1 - w; i >= 0; i -= workers {
					counter.Add(&suspects[i], texts[i], n.Text(texts[i], nil, "en"))
				}
			})
		}
		group.Wait()
		for i := range texts {
			if got := lexicon.Looks(&suspects[i]); got != want[i] {
				t.Fatalf("%d workers: article %d looks %d, want %d", workers, i, got, want[i])
			}
		}
	}
}

// looksSlowly counts the words in a map.
func looksSlowly(texts []string) []ocr.Look {
	n := normalize.New()
	holders := make(map[uint64]int)
	for _, body := range texts {
		words := make(map[uint64]bool)
		for _, w := range n.Text(body, nil, "en").Words {
			words[w] = true
		}
		for w := range maps.Keys(words) {
			holders[w]++
		}
	}
	looks := make([]ocr.Look, len(texts))
	for i, body := range texts {
		text := n.Text(body, nil, "en")
		words, unknown := 0, 0
		for k, s := range text.Spans {
			if first := body[s.Start]; first < 'a' {
				continue
			}
			words++
			if holders[text.Words[k]] < 3 {
				unknown++
			}
		}
		sound := (.07 + 2/math.Sqrt(float64(len(texts)))) * float64(words)
		switch {
		case float64(unknown) >= 1+sound:
			looks[i] = ocr.Noisy
		case float64(unknown) >= 1+sound/2:
			looks[i] = ocr.Perhaps
		}
	}
	return looks
}

func noisyOf(looks []ocr.Look) (n int) {
	for _, l := range looks {
		n += one(l == ocr.Noisy)
	}
	return n
}

func TestSearchFrom(t *testing.T) {
	for _, test := range []struct {
		noisy, articles int
		want            ocr.Look
	}{{0, 1000, ocr.Noisy}, {19, 1000, ocr.Noisy}, {20, 1000, ocr.Perhaps}, {1000, 1000, ocr.Perhaps}} {
		if got := ocr.SearchFrom(test.noisy, test.articles); got != test.want {
			t.Errorf("%d of %d: %d, want %d", test.noisy, test.articles, got, test.want)
		}
	}
}
