package paraphrase

import (
	"slices"
	"testing"
)

func TestScoreByHand(t *testing.T) {
	m := synthetic(t)
	s := NewScorer(m)
	for _, tt := range []struct {
		a, b string
		want float64
	}{
		// The tree of this model adds 2 to the base of -1 if more than half of the shorter sentence is equal or related;
		// the slope is 4.
		{"The minister bought a company", "The minister purchased a firm", logistic(4)},
		{"The north of the army wounded troops quickly, today and slowly", "The north of the minister wounded companies, firms, troops and Moscow", logistic(-4)},
		{"The minister bought a company", "The troops wounded the police quickly", 5. / 407 / 2}, // "the", of the longer sentence
		{"", "The minister bought a company", 0},
		{"", "", 0},
	} {
		a, b := encode(m, "en", tt.a), encode(m, "en", tt.b)
		if got := s.Score(a, b); got != tt.want || s.Score(b, a) != tt.want {
			t.Errorf("%q, %q: %v, turned %v, want %v", tt.a, tt.b, got, s.Score(b, a), tt.want)
		}
	}
}

func TestFeaturesByHand(t *testing.T) {
	m := synthetic(t)
	a := encode(m, "en", "The minister bought two companies in Moscow on Monday, he said")
	b := encode(m, "en", "On Tuesday in Moscow the army did not buy 2 towns, the minister of the north said")
	var p pair
	p.model = m
	p.set(m.weigh(b), m.weigh(a))
	var f features
	p.features(&f)
	p.cosines(&f)
	for _, tt := range []struct {
		name feature
		want float32
	}{
		{featLength, 11},
		{featLengthRatio, 11. / 17},
		{featEqualA, 7. / 11},    // the minister bought in Moscow on said
		{featEqualB, 7. / 17},    //
		{featContentA, 4. / 7},   // minister buy Moscow said, of these and two company Monday
		{featContentB, 4. / 10},  // and of these and Tuesday army did 2 towns north
		{featBigrams, 4. / 26},   // in Moscow
		{featRun, 2. / 11},       // in Moscow
		{featLCSA, 3. / 11},      // in Moscow said
		{featLCSEqual, 3. / 7},   //
		{featSuffix, 1. / 11},    // said
		{featInversions, 3. / 6}, // minister-buy, minister-Moscow, buy-Moscow
		{featBreaks, 6. / 7},     // only Moscow follows its neighbour
		{featNumbersEqual, 1},    // two and 2
		{featNamesEqual, 1},      // Moscow
		{featNegation, 1},        // not
		{featDatesA, 1},          // Monday
		{featDatesB, 1},          // Tuesday
		{featStrippedA, 2},       // he said
		{featKeptEqualA, 5. / 9}, // without minister, which is stripped in b, and said
		{featStopsA, 1},          // he
	} {
		if f[tt.name] != tt.want {
			t.Errorf("%s = %v, want %v", featureNames[tt.name], f[tt.name], tt.want)
		}
	}
}

func TestScorePlain(t *testing.T) {
	m := synthetic(t)
	s := NewScorer(m)
	const german = "Der Minister kaufte am Montag 28 Firmen in Moskau"
	a := encode(m, "de", german)
	for _, tt := range []struct {
		b    string
		want float64
	}{
		{german, logistic(3.5)},
		{"In Moskau kaufte der Minister 28 Firmen, am Montag.", logistic(3.5)},
		{"Der Minister kaufte am Montag 29 Firmen in Moskau", logistic(7*(5./6-.5)) / 2},
		{"Die Polizei griff an", logistic(-3.5)},
		{"", 0},
	} {
		b := encode(m, "de", tt.b)
		if got := s.Score(a, b); got < tt.want-1e-6 || got > tt.want+1e-6 || s.Score(b, a) != got {
			t.Errorf("%q: %v, turned %v, want %v", tt.b, got, s.Score(b, a), tt.want)
		}
	}
	if got := s.Score(a, encode(m, "en", german)); got != 0 {
		t.Errorf("in two languages: %v", got)
	}
}

func TestExplain(t *testing.T) {
	m := synthetic(t)
	s := NewScorer(m)
	a := encode(m, "en", "Rasmussen bought two companies in Moscow")
	b := encode(m, "en", "Lavrov did not buy 28 companies in Moscow")
	e := s.Explain(a, b)
	if e.Score != s.Score(a, b) {
		t.Errorf("score %v, not %v", e.Score, s.Score(a, b))
	}
	if want := []string{"numbers", "names", "negation"}; !slices.Equal(e.Conflicts, want) {
		t.Errorf("conflicts %q, want %q", e.Conflicts, want)
	}
	if len(e.Features) != int(featureCount) || e.Features[featLength] != (Feature{"length", 6}) {
		t.Errorf("features %v", e.Features)
	}
	if e := s.Explain(a, a); len(e.Conflicts) != 0 {
		t.Errorf("a sentence conflicts with itself: %q", e.Conflicts)
	}
}

func TestGates(t *testing.T) {
	m := synthetic(t)
	s := NewScorer(m)
	const report = "The shares of the company rose two percent on Monday, 28 million of 30 million"
	for _, tt := range []struct {
		a, b, lang string
		want       Gate
	}{
		{report, report, "en", ""},
		{report, "The shares of the company rose eight percent on Monday, 29 million of 31 million", "en", GateNumbers},
		{report, "The shares of the company rose eight percent on Monday, 29 million of 30 million", "en", GateNumbers},
		{report, "The shares of the company rose two percent on Monday, 29 million of 30 million", "en", ""},
		{report, "The shares of the company rose two percent on Monday, not 28 million of 30 million", "en", GateNegation},
		{report, "The shares of the company did not rise two percent quickly, some warned on Monday", "en", ""},
		{report, "The shares rose 28", "en", GateNumbers},
		{report, "The shares of the company rose two percent", "en", ""},
		{"The shares of the company rose", "The shares rose", "en", GateLength},
		{"The minister bought a company", "The troops wounded the police quickly", "en", GateShare},
		{report, report, "de", GateLanguage},
	} {
		e := s.Explain(encode(m, "en", tt.a), encode(m, tt.lang, tt.b))
		if e.Gate != tt.want || (tt.want == GateLanguage) != (e.Score == 0) || tt.want != "" && e.Score >= m.loose {
			t.Errorf("%q, %q: gate %q and score %v, want gate %q", tt.a, tt.b, e.Gate, e.Score, tt.want)
		}
	}
}

// Every feature has a name of its own.
func TestFeatureNames(t *testing.T) {
	seen := map[string]bool{}
	for i, name := range featureNames {
		if name == "" || seen[name] {
			t.Errorf("feature %d has the name %q", i, name)
		}
		seen[name] = true
	}
	for f, want := range map[feature]string{
		featBigrams: "bigrams", featContentTrigramsB: "content_trigrams_b", featSuffix: "suffix", featRelated: "related",
		featRarestEqual: "rarest_equal", featNounsA: "nouns_a", featDatesB: "dates_b", featRestCosine: "rest_cosine",
	} {
		if featureNames[f] != want {
			t.Errorf("feature %d has the name %q, want %q", f, featureNames[f], want)
		}
	}
}

// TestFromIsScore compares From with Score for all pairs of sentences of the five articles.
func TestFromIsScore(t *testing.T) {
	m := load(t)
	sentences := encodedWire(t, m)
	s := NewScorer(m)
	loose, strict := m.Thresholds()
	reached := 0
	for i := range sentences {
		for k := range sentences {
			want := s.Score(&sentences[i], &sentences[k])
			for _, from := range [...]float64{0, .01, loose / 2, loose, strict, 1} {
				s.Hold(&sentences[i])
				got, ok := s.From(&sentences[k], from)
				if ok != (want >= from) || ok && got != want {
					t.Fatalf("sentences %d and %d from %v: %v, %v, want %v", i, k, from, got, ok, want)
				}
				if ok && from == loose && i != k {
					reached++
				}
			}
		}
	}
	if reached == 0 {
		t.Error("no pair is a paraphrase")
	}
}
