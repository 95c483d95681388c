package paraphrase

import (
	"math/rand/v2"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

// article returns the sentences of an article, and their words.
func article(e *Encoder, sentences ...string) ([]Sentence, *Vocabulary) {
	out, words := make([]Sentence, len(sentences)), &Vocabulary{}
	words.Reset()
	for i, s := range sentences {
		e.Encode(&out[i], s, news.Span{End: uint32(len(s))})
		words.Add(&out[i])
	}
	return out, words
}

func TestEvidence(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name     string
		lang     string
		a, b     []string // the first sentences are compared
		conflict Conflict
		copied   bool
	}{
		{"one fact", "en", []string{"The Dunmore board voted to close the swimming pool in spring."}, []string{"Dunmore's swimming pool is to be closed in spring after a vote of the board."}, "", false},
		{"other places", "en", []string{"The Dunmore board voted to close the swimming pool in spring."}, []string{"The swimming pool is to be closed in spring, the Vinje board decided."}, ConflictNames, false},
		{"a name of the next sentence", "en",
			[]string{"The Dunmore board voted to close the swimming pool in spring.", "Vinje has a pool of its own."},
			[]string{"The swimming pool is to be closed in spring, the Vinje board decided."}, "", false},
		{"other figures", "en", []string{"The pool costs the town forty thousand crowns a year."}, []string{"Each year the town spends 60,000 crowns on the pool."}, ConflictNumbers, false},
		{"other days", "en", []string{"The board meets on Tuesday to vote on the pool."}, []string{"A vote on the pool will be held by the board on Friday."}, ConflictDates, false},
		{"denied", "en", []string{"The board will close the old swimming pool."}, []string{"The old swimming pool will not be closed by the board."}, ConflictNegation, false},
		{"a word more", "en", []string{"The old swimming pool stays open until spring."}, []string{"The old swimming pool stays open until spring comes."}, "", true},
		{"French, other places", "fr", []string{"Le conseil de Dunmore ferme la piscine."}, []string{"La piscine est fermée par le conseil de Vinje."}, ConflictNames, false},
		{"French, other days", "fr", []string{"Le conseil ferme la piscine mardi."}, []string{"La piscine sera vendredi fermée par le conseil."}, ConflictDates, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := NewEncoder(m, tt.lang)
			a, inA := article(e, tt.a...)
			b, inB := article(e, tt.b...)
			s := NewScorer(m)
			got := s.Evidence(&a[0], &b[0], inA, inB)
			if got.Conflict != tt.conflict || got.Copied != tt.copied {
				t.Errorf("conflict %q, copied %v, want %q, %v", got.Conflict, got.Copied, tt.conflict, tt.copied)
			}
			if back := s.Evidence(&b[0], &a[0], inB, inA); back != got {
				t.Errorf("%+v, the other way round %+v", got, back)
			}
		})
	}
}

// A vocabulary tells of each word what a map would, also where words are added after it was asked.
func TestVocabularyTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		var v Vocabulary
		v.Reset()
		names, numbers := make(map[class]bool), make(map[float64]bool)
		for range 1 + r.IntN(4) {
			s := Sentence{numbers: []float64{float64(r.IntN(9))}}
			for range r.IntN(12) {
				c := class(r.IntN(8)) * (unknownClass / 4)
				word := token(c)
				if r.IntN(3) == 0 {
					word |= tokenName
				}
				if r.IntN(5) == 0 {
					word |= tokenStop
				} else {
					names[c] = names[c] || word.has(tokenName)
				}
				s.tokens = append(s.tokens, word)
			}
			v.Add(&s)
			numbers[s.numbers[0]] = true
			for k := range class(8) {
				c := k * (unknownClass / 4)
				name, want := names[c]
				if e, found := v.find(c); found != want || found && e.name() != name {
					t.Fatalf("class %d: %v %v, want %v %v", c, found, e.name(), want, name)
				}
			}
			if len(v.entries()) != len(names) {
				t.Fatalf("%d words, want %d", len(v.entries()), len(names))
			}
		}
	}
}
