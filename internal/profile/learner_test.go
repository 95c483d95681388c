package profile_test

import (
	"reflect"
	"testing"
	"unique"

	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/wire"
)

// TestLearnerBytes has what a learner heard come out of bytes, to be merged with what another one heard.
func TestLearnerBytes(t *testing.T) {
	hear := func(l *profile.Learner, source, lang string) {
		l.Hear(&match.Head{Source: unique.Make(source), Lang: unique.Make(lang), LangTold: true})
	}
	whole, part, rest := profile.NewLearner(), profile.NewLearner(), profile.NewLearner()
	for i, lang := range []string{"en", "fr", "fr", "de", "en", "en"} {
		source := []string{"A", "B"}[i%2]
		hear(whole, source, lang)
		hear([]*profile.Learner{part, rest}[i/3], source, lang)
	}
	part.Counter()
	got, err := profile.DecodeLearner(part.AppendBinary(nil))
	if err != nil {
		t.Fatal(err)
	}
	got.Merge(rest)
	if x, y := profile.LanguagesOf("", got), profile.LanguagesOf("", whole); !reflect.DeepEqual(x, y) {
		t.Errorf("got %v, want %v", x, y)
	}
	if _, err := profile.DecodeLearner([]byte("nonsense")); err == nil {
		t.Error("nonsense is no error")
	}
}

// TestStandingCountBytes counts a standing sentence in two articles, one of them through bytes.
func TestStandingCountBytes(t *testing.T) {
	const body = "Sign up for our letter of the day here."
	text := normalize.New().Text(body, nil, "en")
	zones := []wire.Zone{{Span: news.Span{End: uint32(len(body))}}}
	first, second := profile.NewStandingCount(), profile.NewStandingCount()
	first.Add(3, &match.Head{}, text, zones)
	second.Add(1, &match.Head{}, text, zones)
	decoded, err := profile.DecodeStandingCount(second.AppendBinary(nil))
	if err != nil {
		t.Fatal(err)
	}
	first.Merge(decoded)
	out, err := first.Sum(func(i uint32, s news.Span) (string, error) {
		if i != 1 {
			t.Errorf("shown by article %d, want the first, 1", i)
		}
		return s.Cut(body), nil
	})
	want := match.LeftOut{Words: 18, Articles: 2, Largest: []match.LeftText{{Text: body, Words: 18, Articles: 2}}}
	if err != nil || !reflect.DeepEqual(out, want) {
		t.Errorf("got %+v, %v, want %+v", out, err, want)
	}
}

func FuzzDecodeLearner(f *testing.F) {
	f.Add(profile.NewLearner().AppendBinary(nil))
	f.Add(profile.NewStandingCount().AppendBinary(nil))
	f.Fuzz(func(_ *testing.T, b []byte) {
		if l, err := profile.DecodeLearner(b); err == nil {
			_ = profile.LanguagesOf("", l)
		}
		_, _ = profile.DecodeStandingCount(b)
	})
}
