package paraphrase

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

func encode(m *Model, lang, sentence string) *Sentence {
	var s Sentence
	NewEncoder(m, lang).Encode(&s, sentence, whole(sentence))
	return &s
}

func TestEncodeByHand(t *testing.T) {
	m := synthetic(t)
	const body = "Before. “The companies bought 28 firms in Moscow,” the minister said. After."
	var s Sentence
	e := NewEncoder(m, "en")
	e.Encode(&s, body, news.Span{Start: 8, End: uint32(strings.Index(body, " After"))})
	if s.Words != 7 {
		t.Errorf("%d words, want 7", s.Words)
	}
	known := func(w string) uint64 { return mix(uint64(m.word(w).class)) }
	unknown := func(w string) uint64 { return m.word(w).key }
	want := []uint64{unknown("firms"), known("moscow"), known("companies"), known("buy"), unknown("28")}
	if m.idf[m.word("buy").class] < figuresRarity {
		t.Fatal("this lexicon finds buy too common")
	}
	if !slices.Equal(s.Stems(), want) {
		t.Errorf("stems %x, want %x", s.Stems(), want)
	}
	if !slices.Equal(s.numbers, []float64{28}) {
		t.Errorf("numbers %v", s.numbers)
	}
	if v := s.Vector(); v.IsZero() || Dot(v, v) < 62000 || Dot(v, v) > 69000 {
		t.Errorf("the length of the vector is not 256: its square is %d", Dot(v, v))
	}
}

// Inflections, spellings and marks make no difference.
func TestEncodeSame(t *testing.T) {
	m := synthetic(t)
	a := encode(m, "en", "The U.S. minister buys two companies in the town’s north")
	b := encode(m, "en", "\"The US ministers bought two compa-\n  nies in the towns' north.")
	if c := encode(m, "en", "The U.S. minister buys two companies in the town&#8217;s&nbsp;north"); !reflect.DeepEqual(a, c) {
		t.Errorf("%v, with references %v", a, c)
	}
	if !reflect.DeepEqual(a, b) {
		t.Errorf("%v, %v", a, b)
	}
	if c := encode(m, "en", "The US minister purchased two companies"); slices.Equal(a.Stems(), c.Stems()) {
		t.Error("buy and purchase are one word")
	}
}

func TestEncodePlain(t *testing.T) {
	m := synthetic(t)
	a := encode(m, "de", "Der Minister kaufte 28 Firmen")
	b := encode(m, "de", "der MINISTER kaufte 28 Firmen.")
	if !a.Vector().IsZero() || a.Words != 5 || len(a.Stems()) != 4 {
		t.Errorf("vector %v, %d words, %d stems", a.Vector(), a.Words, len(a.Stems()))
	}
	if !reflect.DeepEqual(a, b) {
		t.Errorf("%v, %v", a, b)
	}
}

func TestEncodeAgain(t *testing.T) {
	m := synthetic(t)
	e := NewEncoder(m, "en")
	var used Sentence
	for _, sentence := range []string{
		"The companies bought 28 firms in Moscow", "", "two", strings.Repeat("soldiers bought 7 towns ", 100), "The companies bought",
	} {
		e.Encode(&used, sentence, whole(sentence))
		fresh := encode(m, "en", sentence)
		if string(used.AppendBinary(nil)) != string(fresh.AppendBinary(nil)) {
			t.Errorf("%q: a used Encoder gives another sentence", sentence)
		}
		var decoded Sentence
		if err := decoded.Decode(fresh.AppendBinary([]byte("before"))[6:]); err != nil {
			t.Errorf("%q: %v", sentence, err)
		}
		if string(decoded.AppendBinary(nil)) != string(fresh.AppendBinary(nil)) || decoded.Words != fresh.Words {
			t.Errorf("%q is decoded to another sentence", sentence)
		}
	}
}

func TestDecodeDamaged(t *testing.T) {
	good := encode(synthetic(t), "en", "The companies bought 28 firms in Moscow").AppendBinary(nil)
	if good[0] != byte(encode(synthetic(t), "en", "The companies bought 28 firms in Moscow").Vector()[0]) {
		t.Error("the vector does not come first")
	}
	var s Sentence
	for n := range good {
		if err := s.Decode(good[:n]); !errors.Is(err, ErrSentence) {
			t.Errorf("%d bytes of %d: %v", n, len(good), err)
		}
	}
	if err := s.Decode(append(good, 0)); !errors.Is(err, ErrSentence) {
		t.Errorf("one byte more: %v", err)
	}
}
