package prepare_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/corpus/corpustest"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/prepare"
)

// TestKnown prepares articles with some of their sentences known, and some that are none of theirs.
func TestKnown(t *testing.T) {
	p := prepare.New(corpustest.Options(t))
	known := 0
	for _, a := range samples(t) {
		want := corpustest.Prepared(t, a)
		for _, step := range []int{1, 2, 3} {
			var given []prepare.Sentence
			for i, s := range corpustest.Prepared(t, a).Sentences {
				if i%step == 0 {
					given = append(given, s)
				} else {
					given = append(given, prepare.Sentence{Span: news.Span{Start: s.Span.Start, End: s.Span.End - 1}})
				}
			}
			known += len(given)
			p.Known(given, want.Head.Lang.Value())
			var got prepare.Prepared
			p.Prepare(&got, &a, corpustest.Profile())
			if !bytes.Equal(got.AppendBinary(nil), want.AppendBinary(nil)) {
				t.Errorf("%s is prepared in another way with every %dth sentence known", a.ID, step)
			}
		}
	}
	if known < 100 {
		t.Errorf("%d sentences: too few to tell", known)
	}
}

// TestKnownIsTaken gives a sentence the words of another one: they are taken where the span and the language are the same, and once.
func TestKnownIsTaken(t *testing.T) {
	a := samples(t)[0]
	x := corpustest.Prepared(t, a)
	lang, words := x.Head.Lang.Value(), func(x *prepare.Prepared) (n []int) {
		for i := range x.Sentences {
			n = append(n, x.Sentences[i].Said.Words)
		}
		return n
	}
	want := words(x)
	p := prepare.New(corpustest.Options(t))
	for _, tt := range []struct {
		name, lang string
		taken      bool
	}{{"its language", lang, true}, {"the next article", "", false}, {"another language", "de", false}} {
		if tt.lang != "" {
			given := prepare.Sentence{Span: x.Sentences[1].Span}
			given.Said.Words = 1000
			p.Known([]prepare.Sentence{given}, tt.lang)
		}
		expected := slices.Clone(want)
		if tt.taken {
			expected[1] = 1000
		}
		var got prepare.Prepared
		if p.Prepare(&got, &a, corpustest.Profile()); !slices.Equal(words(&got), expected) {
			t.Errorf("%s: %v words, want %v", tt.name, words(&got), expected)
		}
	}
}
