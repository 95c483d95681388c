package paraphrase

import (
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

func TestFold(t *testing.T) {
	for raw, want := range map[string]string{
		"Minister":       "minister",
		"minister’s":     "minister",
		"MINISTER'S":     "minister",
		"don’t":          "dont",
		"U.S":            "usa",
		"US":             "usa",
		"us":             "us",
		"USA’s":          "usa",
		"U.N":            "un",
		"U.N.'s":         "un",
		"p.l.o":          "plo",
		"e.g":            "eg",
		"example.com":    "example.com",
		"1,000.5":        "1000.5",
		"3.5":            "3.5",
		"28th":           "28th",
		"Šefčovič":       "sefcovic",
		"Æthelred":       "aethelred",
		"São":            "sao",
		"re-\nbuilding":  "rebuilding",
		"secu\u00adrity": "security",
		"Путин":          "путин",
		"й":              "й",
		"":               "",
	} {
		if got := fold(raw); got != want {
			t.Errorf("fold(%q) = %q, want %q", raw, got, want)
		}
	}
}

// whole returns the span of all of s.
func whole(s string) news.Span { return news.Span{End: uint32(len(s))} }

// wordsOf returns the words of a sentence, attribution included.
func wordsOf(m *Model, sentence string) []word {
	e := NewEncoder(m, "en")
	e.read(sentence)
	return e.clause.words
}

func TestNumbers(t *testing.T) {
	m := synthetic(t)
	for sentence, want := range map[string][]float64{
		"no numbers":                       nil,
		"28 soldiers":                      {28},
		"twenty-eight soldiers":            {28},
		"twenty one soldiers":              {21},
		"two soldiers and eight policemen": {2, 8},
		"two eight":                        {2, 8},
		"1.8 billion":                      {1.8}, // this lexicon does not know billion
		"1.8 million dollars":              {1.8e6},
		"two hundred million":              {2e8},
		"$1,250,000":                       {1250000},
		"one of them":                      nil,
		"one million of them":              {1e6},
		"millions, hundred, million":       nil,
		"the 1990s, the 28th":              {1990, 28},
		"28 28":                            {28, 28},
		"twelve hundred":                   {1200},
		"twenty soldiers, eight policemen": {20, 8},
		"7. 5":                             {7, 5},
		"7.5.3":                            {7.5},
	} {
		if got := encode(m, "en", sentence).numbers; !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", sentence, got, want)
		}
	}
}

func TestNumberWords(t *testing.T) {
	got := appendNumbers(nil, wordsOf(synthetic(t), "The twenty-eight million of 30"))
	if want := []number{{28e6, 1, 4}, {30, 5, 6}}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestNames(t *testing.T) {
	got := []string{}
	const sentence = "The Minister told Rasmussen in Moscow on Monday that NATO will not Buy éclairs or Éclairs"
	for i, w := range wordsOf(synthetic(t), sentence) {
		if w.name {
			got = append(got, strings.Fields(sentence)[i])
		}
	}
	if want := []string{"Rasmussen", "Moscow", "NATO", "Éclairs"}; !slices.Equal(got, want) {
		t.Errorf("names %q, want %q", got, want)
	}
}

func TestGapOf(t *testing.T) {
	for text, want := range map[string]gap{
		"": 0, " ": 0, "-": 0, "'": 0, "\n": 0, " (": 0, "/": 0, ". ": 0, " '": 0, "- ": 0,
		", ": breaks, "; ": breaks, " - ": breaks, " -\n": breaks, " -- ": breaks, "--": breaks, " — ": breaks, "–": breaks,
		`, "`: breaks | quotes, ": ": breaks | quotes, " “": breaks | quotes, "» ": breaks | quotes,
		" ``": breaks | quotes, "'' ": breaks | quotes,
	} {
		if got := gapOf(text); got != want {
			t.Errorf("gapOf(%q) = %b, want %b", text, got, want)
		}
	}
}

func TestStrip(t *testing.T) {
	m := synthetic(t)
	for sentence, want := range map[string]string{
		"Soldiers killed two police in the town":                              "Soldiers killed two police in the town",
		"Soldiers killed two police in the town, he said":                     "Soldiers killed two police in the town",
		"Soldiers killed two police in the town, the minister said.":          "Soldiers killed two police in the town",
		"Soldiers killed two police -- the minister said on Monday --":        "Soldiers killed two police",
		"Soldiers killed two police, according to the army":                   "Soldiers killed two police",
		"Soldiers killed two police, said the minister of the north":          "Soldiers killed two police",
		"The minister said soldiers killed two police":                        "soldiers killed two police",
		"The minister said on Monday that soldiers killed two police":         "soldiers killed two police",
		"The minister said on Monday soldiers killed two police":              "soldiers killed two police",
		"The minister told the army that soldiers killed two police":          "soldiers killed two police",
		`The minister warned: "Soldiers killed two police"`:                   "Soldiers killed two police",
		"According to the minister, soldiers killed two police":               "soldiers killed two police",
		"According to the minister soldiers killed two police":                "According to the minister soldiers killed two police",
		"Soldiers, he said, killed two police":                                "Soldiers, he said, killed two police", // the attribution begins too early
		"The soldiers, he said, killed two police":                            "The soldiers killed two police",
		"The soldiers, which told police, killed two of the army":             "The soldiers, which told police, killed two of the army",
		"Rasmussen, the minister, said soldiers killed two police":            "soldiers killed two police",
		"“In Moscow, soldiers killed police,” said the minister of the north": "In Moscow, soldiers killed police",
		"I said soldiers killed two police":                                   "I said soldiers killed two police",
		"He was told that soldiers killed two police":                         "He was told that soldiers killed two police",
		"The minister said in the north soldiers killed two police":           "The minister said in the north soldiers killed two police",
		"The minister said, soldiers killed two police":                       "The minister said, soldiers killed two police",
		"Police attack, he said":                                              "Police attack, he said",
		"The army will rise, he said":                                         "The army will rise",
		"He said so":                                                          "He said so",
		"":                                                                    "",
	} {
		e := NewEncoder(m, "en")
		e.read(sentence)
		got, kept := []uint64{}, e.clause.kept()
		for i, w := range e.clause.words {
			if kept.has(i) {
				got = append(got, w.key)
			}
		}
		if len(got) != kept.count() {
			t.Errorf("%q: %d words are kept, not %d", sentence, len(got), kept.count())
		}
		rest := []uint64{}
		for _, w := range wordsOf(m, want) {
			rest = append(rest, w.key)
		}
		if !slices.Equal(got, rest) {
			t.Errorf("%q: %d words are left, want those of %q", sentence, len(got), want)
		}
	}
}
