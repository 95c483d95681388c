package quote

import (
	"slices"
	"strings"
	"testing"
)

// namedIn returns the people and bodies of body. A person has "♂" or "♀" where the article tells it, and the offices in
// brackets; a body has "@" in front of it.
func namedIn(body string) (people, bodies []string) {
	t := prepared(body)
	t.findPeople()
	for _, p := range t.people {
		parts := []string{p.name}
		switch p.gender {
		case male:
			parts = append(parts, "♂")
		case female:
			parts = append(parts, "♀")
		}
		for _, title := range p.titles {
			var words []string
			for _, w := range t.tokens[title[0]:title[1]] {
				words = append(words, w.Cut(body))
			}
			parts = append(parts, "["+strings.Join(words, " ")+"]")
		}
		people = append(people, strings.Join(parts, " "))
	}
	for i := range t.mentions {
		if m := &t.mentions[i]; m.institution {
			bodies = append(bodies, t.words(m.from, m.to))
		}
	}
	return people, bodies
}

func TestPeople(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"nobody", "the river rose again on Monday in the north", nil},
		{"a given name of the table", "They met Ann Bray there.", []string{"Ann Bray ♀"}},
		{"a given name of men and women", "They met Robin Bray there.", nil},
		{"a name of no table that does nothing", "They met Xylo Quarn there.", nil},
		{"a name of no table that speaks", "Xylo Quarn said so.", []string{"Xylo Quarn"}},
		{"a name of no table behind its verb", "“No,” said Xylo Quarn.", []string{"Xylo Quarn"}},
		{"a name of no table with an adverb", "Xylo Quarn later said so.", []string{"Xylo Quarn"}},
		{"a name of no table between commas", "One of them, Xylo Quarn, stopped.", []string{"Xylo Quarn"}},
		{"a name of no table with an age", "Xylo Quarn, 47, stopped.", []string{"Xylo Quarn [47]"}},
		{"three words", "They met Ann Fogh Bray there.", []string{"Ann Fogh Bray ♀"}},
		{"initials", "They met Ann J. R. Bray there.", []string{"Ann J. R. Bray ♀"}},
		{"an initial first", "J. R. Quarn said so.", []string{"J. R. Quarn"}},
		{"a hyphen", "They met Anna Bray-Lund there; Bray-Lund said so.", []string{"Anna Bray-Lund ♀"}},
		{"a hyphen in the given name", "They met Jean-Marc Bray there; Jean Bray said so.", []string{"Jean-Marc Bray ♂", "Jean Bray ♂"}},
		{"an apostrophe", "They met Ann O'Bray and Olga D’Arcy there.", []string{"Ann O'Bray ♀", "Olga D’Arcy ♀"}},
		{"a possessive is no part of it", "They read Ann Bray's book and Olga Lund’s letter.", []string{"Ann Bray ♀", "Olga Lund ♀"}},
		{"junior", "They met Martin Bray Jr. there.", []string{"Martin Bray Jr ♂"}},
		{"father and son", "Martin Bray Sr. spoke. Martin Bray Jr. did not.", []string{"Martin Bray Sr ♂", "Martin Bray Jr ♂"}},

		{"between commas, no name", "The best, Under Way, stopped.", nil},
		{"whom somebody works for", "Xylo Quarn of Hill and Sons said so.", []string{"Xylo Quarn"}},
		{"whom somebody works for, at the end", "Xylo Quarn of Lund left.", nil},

		// Particles.
		{"van der", "They met Anna van der Meulen there.", []string{"Anna van der Meulen ♀"}},
		{"von", "They met Anna von Bray there.", []string{"Anna von Bray ♀"}},
		{"al", "They met Omar al Bashar there.", []string{"Omar al Bashar ♂"}},
		{"de la", "They met Ana de la Costa there.", []string{"Ana de la Costa ♀"}},
		{"bin", "They met Omar bin Hassan there.", []string{"Omar bin Hassan ♂"}},
		{"Van with a capital", "They met Anna Van Meulen there.", []string{"Anna Van Meulen ♀"}},

		// Offices and honorifics are no part of a name.
		{"an office", "Mayor Xylo Quarn left.", []string{"Xylo Quarn [Mayor]"}},
		{"an office in small letters", "The spokesman Xylo Quarn left.", []string{"Xylo Quarn ♂ [The spokesman]"}},
		{"an office of two words", "Prime Minister Ann Bray left.", []string{"Ann Bray ♀ [Prime Minister]"}},
		{"a long office", "Deputy Foreign Minister Ann Bray left.", []string{"Ann Bray ♀ [Deputy Foreign Minister]"}},
		{"an office with of", "US Secretary of State Ann Bray left.", []string{"Ann Bray ♀ [US Secretary of State]"}},
		{"an office of a body", "NATO Secretary General Ann Bray left.", []string{"Ann Bray ♀ [NATO Secretary General]"}},
		{"an office of a country", "Russian President Xylo Quarn left.", []string{"Xylo Quarn [Russian President]"}},
		{"former", "former President Xylo Quarn left", []string{"Xylo Quarn [former President]"}},
		{"short", "Sen. Xylo Quarn left.", []string{"Xylo Quarn [Sen]"}},
		{"a rank", "Lt. Col. Xylo Quarn left.", []string{"Xylo Quarn [Lt Col]"}},
		{"an honorific", "Mr. Xylo Quarn left.", []string{"Xylo Quarn ♂ [Mr]"}},
		{"an honorific of a woman", "Mrs. Xylo Quarn left.", []string{"Xylo Quarn ♀ [Mrs]"}},
		{"an honorific and a surname", "Ms. Quarn left.", []string{"Quarn ♀ [Ms]"}},
		{"an office and a surname", "Mayor Quarn left.", []string{"Quarn [Mayor]"}},
		{"an office tells the gender", "Chairwoman Xylo Quarn left.", []string{"Xylo Quarn ♀ [Chairwoman]"}},
		{"an apposition", "Ann Bray, the mayor of Kellen, left.", []string{"Ann Bray ♀ [the mayor of Kellen]"}},
		{"an apposition without an article", "Ann Bray, mayor of Kellen, left.", []string{"Ann Bray ♀ [mayor of Kellen]"}},
		{"an office before a comma", "Russia's ambassador to NATO, Xylo Quarn, left.", []string{"Xylo Quarn [Russia's ambassador to NATO]"}},
		{"an office before and behind", "Dr. Ann Bray, head of the clinic, left.", []string{"Ann Bray ♀ [Dr] [head of the clinic]"}},
		{"two offices in two places", "Mayor Ann Bray left. Ann Bray, the chairwoman, came back.", []string{"Ann Bray ♀ [Mayor] [the chairwoman]"}},
		{"an apposition that is no office", "Ann Bray, the winner of nothing, left.", []string{"Ann Bray ♀"}},
		{"a list is no apposition", "They met Ann Bray, Xylo Quarn and Petra Holm, the mayor, there.", []string{"Ann Bray ♀", "Petra Holm ♀ [the mayor]", "Xylo Quarn"}},

		// One person under several names.
		{"the surname alone", "Ann Bray came. Bray left.", []string{"Ann Bray ♀"}},
		{"the surname first", "Bray said so. Ann Bray left.", []string{"Ann Bray ♀"}},
		{"the given name alone", "Ann Bray came. Ann left.", []string{"Ann Bray ♀"}},
		{"a longer form later", "Ann Bray came. Ann Fogh Bray left.", []string{"Ann Fogh Bray ♀"}},
		{"an initial for the given name", "Ann Bray came. A. Bray left.", []string{"Ann Bray ♀"}},
		{"a short given name", "Robert Bray came. Bob Bray left.", []string{"Robert Bray ♂"}},
		{"two of one surname", "Ann Bray came. Martin Bray left.", []string{"Ann Bray ♀", "Martin Bray ♂"}},
		{"a surname that two bear", "Ann Bray came. Martin Bray left. Bray spoke.", []string{"Ann Bray ♀", "Martin Bray ♂", "Bray"}},
		{"a surname that two bear, with an honorific", "Ann Bray came. Martin Bray left. Mrs. Bray spoke.", []string{"Ann Bray ♀ [Mrs]", "Martin Bray ♂"}},
		{"joined by and", "Ann Bray and Xylo Quarn left.", []string{"Ann Bray ♀", "Xylo Quarn"}},

		// No people.
		{"a place", "They flew to Moscow and New York.", nil},
		{"a body", "The Foreign Ministry and the Security Council met.", nil},
		{"a firm named like a person", "Martin Marietta Corp rose.", nil},
		{"a firm named elsewhere", "Pitney Bowes Inc rose. Pitney Bowes said so.", nil},
		{"a day and a month", "They met on Monday, March 5, in May.", nil},
		{"a word that begins a sentence", "Dozens chanted. Thousands shouted.", nil},
		{"a word that begins a sentence, and stands elsewhere", "Holms chanted. They met Holms there.", []string{"Holms"}},
		{"a name that begins a sentence", "Holm said so.", []string{"Holm"}},
		{"a power in a place", "Carolina Quarn said so.", nil},
		{"a month that is a name", "The analyst June Page stayed.", []string{"June Page [The analyst]"}},
		{"an office without a name", "Pastor said so.", nil},
		{"an office that is a surname", "Ann Pastor came. Pastor said so.", []string{"Ann Pastor ♀"}},
		{"within quotation marks", "He said “Ann Bray is bad” twice.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, _ := namedIn(tt.body); !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestBodies(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"none", "the river rose again", nil},
		{"a ministry", "The Foreign Ministry said so.", []string{"Foreign Ministry"}},
		{"with its country", "The Russian Foreign Ministry said so.", []string{"Russian Foreign Ministry"}},
		{"an acronym", "NATO met with the XQP.", []string{"NATO", "XQP"}},
		{"a place", "They flew to Moscow.", []string{"Moscow"}},
		{"two words", "They flew to New York.", []string{"New York"}},
		{"a firm", "Quarn Industries Inc rose.", []string{"Quarn Industries Inc"}},
		{"a firm with and", "Quarn and Sons rose.", []string{"Quarn and Sons"}},
		{"the short name of a firm", "Pitney Bowes Inc rose. Pitney Bowes said so.", []string{"Pitney Bowes Inc", "Pitney Bowes"}},
		{"that owns", "The Foreign Ministry's plan is dead.", []string{"Foreign Ministry"}},
		{"in capitals with full stops", "The U.S. said so.", []string{"U.S."}},
		{"a person is none", "Ann Bray said so.", nil},
		{"a person named like a place", "Virginia Bray said so.", nil},
		{"a person whose surname is a place", "Jack London said so.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, got := namedIn(tt.body); !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestUnowned(t *testing.T) {
	for w, want := range map[string]string{
		"Bray's": "Bray", "Bray’s": "Bray", "Brays": "Brays", "Brays'": "Brays'", "'s": "'s", "s": "s", "": "", "it's": "it", "Bray": "Bray",
	} {
		if got := unowned(w); got != want {
			t.Errorf("unowned(%q) = %q, want %q", w, got, want)
		}
	}
}

func TestIsSuffix(t *testing.T) {
	for w, want := range map[string]bool{"jr": true, "jr.": true, "sr": true, "ii": true, "iv": true, "v": false, "junior": false, "": false} {
		if isSuffix(w) != want {
			t.Errorf("isSuffix(%q) is not %v", w, want)
		}
	}
}
