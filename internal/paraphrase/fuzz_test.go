package paraphrase

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// wirelike are sentences that have what a reader of sentences must cope with.
var wirelike = []string{
	"“We will not attack the town,” the minister said on Monday - for the second time.",
	"According to NATO, 28 soldiers -- some say twenty-eight -- were killed.",
	"The U.S. company\r\nbought 1,250.5 million shares in re-\n  building Šefčovič’s firm",
	"«Ни один» ''x'' ``y'' \u00ad\u200d7.5.3 a'b'c.d.e 'S 's",
	"", " ", "- -- , : \"", strings.Repeat("two hundred million soldiers ", 40),
}

func FuzzEncode(f *testing.F) {
	for i, a := range wirelike {
		f.Add(a, wirelike[(i+1)%len(wirelike)], i%3 == 0)
	}
	m := synthetic(f)
	english, other := NewEncoder(m, "en"), NewEncoder(m, "es")
	scorer := NewScorer(m)
	f.Fuzz(func(t *testing.T, a, b string, plain bool) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			t.Skip()
		}
		e := english
		if plain {
			e = other
		}
		var x, y, z Sentence
		e.Encode(&x, a, whole(a))
		e.Encode(&y, b, whole(b))
		if err := z.Decode(x.AppendBinary(nil)); err != nil {
			t.Fatal(err)
		}
		checkSentence(t, &x)
		score := scorer.Score(&x, &y)
		if !(score >= 0 && score <= 1) || scorer.Score(&y, &x) != score || scorer.Score(&z, &y) != score {
			t.Fatalf("scores %v, turned %v, decoded %v", score, scorer.Score(&y, &x), scorer.Score(&z, &y))
		}
		checkCarried(t, e.Align(a, whole(a), b, whole(b)), a, b)
	})
}

// checkSentence checks what must hold for every sentence.
func checkSentence(t *testing.T, s *Sentence) {
	t.Helper()
	if len(s.tokens) > longest || len(s.stems) > len(s.tokens) || len(s.numbers) > len(s.tokens) {
		t.Fatalf("%d words, %d tokens, %d stems, %d numbers", s.Words, len(s.tokens), len(s.stems), len(s.numbers))
	}
	sorted := slices.Sorted(slices.Values(s.stems))
	if len(slices.Compact(sorted)) != len(s.stems) {
		t.Fatal("a stem is there twice")
	}
}

// checkCarried checks that all spans cover words of their bodies, and that the pairs go forward in the first body.
func checkCarried(t *testing.T, c Carried, bodyA, bodyB string) {
	t.Helper()
	check := func(s news.Span, body string) {
		if s.Start > s.End || int(s.End) > len(body) || !utf8.ValidString(s.Cut(body)) {
			t.Fatalf("span %v of %d bytes", s, len(body))
		}
	}
	last := uint32(0)
	for _, w := range c.Words {
		check(w.A, bodyA)
		check(w.B, bodyB)
		if w.A.Start < last || w.A.Len() == 0 || w.B.Len() == 0 {
			t.Fatalf("%v is out of order or empty", w)
		}
		last = w.A.End
	}
	for _, d := range c.Changes {
		check(d.A, bodyA)
		check(d.B, bodyB)
		if d.A.Len()+d.B.Len() == 0 {
			t.Fatalf("%v is of no words", d)
		}
	}
}

func FuzzDecode(f *testing.F) {
	m := synthetic(f)
	for _, a := range wirelike {
		f.Add(encode(m, "en", a).AppendBinary(nil))
	}
	scorer := NewScorer(m)
	fixed := encode(m, "en", wirelike[0])
	f.Fuzz(func(t *testing.T, data []byte) {
		var s, again Sentence
		if s.Decode(data) != nil {
			return
		}
		if err := again.Decode(s.AppendBinary(nil)); err != nil {
			t.Fatal(err)
		}
		if score := scorer.Score(&s, fixed); !(score >= 0 && score <= 1) || scorer.Score(fixed, &again) != score {
			t.Fatalf("scores %v, %v", score, scorer.Score(fixed, &again))
		}
	})
}

// FuzzRead changes bytes of a good model and repairs the checksum, so that the code behind the check is reached.
func FuzzRead(f *testing.F) {
	good := syntheticFile().bytes()
	f.Add(uint32(0), []byte{1})
	f.Add(uint32(8), []byte{200})
	f.Add(uint32(40), []byte{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF})
	f.Fuzz(func(t *testing.T, at uint32, change []byte) {
		file := slices.Clone(good[:len(good)-4])
		copy(file[int(at)%len(file):], change)
		binary.LittleEndian.PutUint64(file[16:], uint64(len(file)+4))
		m, err := read(string(seal(file)))
		if err != nil {
			return
		}
		a, b := encode(m, "en", wirelike[0]), encode(m, "en", wirelike[2])
		if score := NewScorer(m).Score(a, b); score != score {
			t.Fatal("the score is no number")
		}
		m.AppendCells(nil, a.Vector(), 4)
	})
}
