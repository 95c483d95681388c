package quote

import (
	"slices"
	"testing"
)

// speakersOf returns who speaks the quotations of body; "" where it is not safe to say.
func speakersOf(body string) (speakers []string) {
	for _, q := range extract(body) {
		speakers = append(speakers, q.Speaker)
	}
	return speakers
}

func TestResolve(t *testing.T) {
	const said = ` "We will not sign this paper," `
	tests := []struct {
		name, body string
		want       []string
	}{
		// By name.
		{"the full name", said + `Ann Bray said.`, []string{"Ann Bray"}},
		{"the surname of somebody named before", `Ann Bray came.` + said + `Bray said.`, []string{"Ann Bray"}},
		{"the surname of somebody named later", said + `Bray said. Ann Bray had come.`, []string{"Ann Bray"}},
		{"a surname that two bear", `Ann Bray and Olaf Bray came.` + said + `Bray said.`, []string{"Bray"}},
		{"a surname that two bear, with an honorific", `Ann Bray and Martin Bray came.` + said + `Mr. Bray said.`, []string{"Martin Bray"}},
		{"the name is not the head", `Ann Bray came.` + said + `a spokesman for Bray said.`, []string{""}},
		{"the name owns the head", `Ann Bray came.` + said + `Bray's lawyer said.`, []string{""}},
		{"the name describes the head", `Ann Bray came.` + said + `the Bray campaign said.`, []string{""}},

		// By pronoun.
		{"she, one woman", `Ann Bray came.` + said + `she said.`, []string{"Ann Bray"}},
		{"he, one man", `Martin Bray came.` + said + `he said.`, []string{"Martin Bray"}},
		{"he, though a woman is nearer", `Martin Bray met Ann Lund.` + said + `he said.`, []string{"Martin Bray"}},
		{"she, two women", `Ann Bray met Petra Lund.` + said + `she said.`, []string{""}},
		{"she, nobody", said + `she said.`, []string{""}},
		{"he, a woman only", `Ann Bray came.` + said + `he said.`, []string{""}},
		{"she, who spoke last", `"No," Ann Bray told Petra Lund.` + said + `she said.`, []string{"Ann Bray", "Ann Bray"}},
		{"he, of unknown gender", `Mayor Xylo Quarn came.` + said + `he said.`, []string{"Xylo Quarn"}},
		{"he, by the office", `Chairman Xylo Quarn met Ann Bray.` + said + `he said.`, []string{"Xylo Quarn"}},
		{"she, two paragraphs before", "Ann Bray came.\n\nThe river rose.\n\n" + said + "she said.", []string{"Ann Bray"}},
		{"she, three paragraphs before", "Ann Bray came.\n\nThe river rose.\n\nIt fell again.\n\n" + said + "she said.", []string{""}},
		{"she, the subject of the sentence", `When Ann Bray left she said:` + said, []string{"Ann Bray"}},
		{"she, after an official without a name", `Ann Bray came. "No, not at all," the official said.` + said + `she said.`, []string{"", ""}},
		{"she, after he and she spoke", `"No, we did not," Ann Bray said. "Yes, you did," Martin Lund said.` + said + `she said.`,
			[]string{"Ann Bray", "Martin Lund", "Ann Bray"}},

		{"he, after one who is known by the surname only", `Martin Lund warned of Quarn's plan. Quarn originally made the claim in March.` + said + `he said.`, []string{""}},
		{"he, after a sentence on something else", `Martin Lund warned of the plan. Nobody originally made the claim in March.` + said + `he said.`, []string{"Martin Lund"}},

		// By office.
		{"the minister", `Foreign Minister Ann Bray came.` + said + `the minister said.`, []string{"Ann Bray"}},
		{"the foreign minister", `Foreign Minister Ann Bray met Interior Minister Olaf Lund.` + said + `the foreign minister said.`, []string{"Ann Bray"}},
		{"the minister, of two", `Foreign Minister Ann Bray met Interior Minister Olaf Lund.` + said + `the minister said.`, []string{""}},
		{"the minister, of two, one spoke", `Foreign Minister Ann Bray met Interior Minister Olaf Lund. "No, not at all," Lund said.` + said + `the minister said.`,
			[]string{"Olaf Lund", "Olaf Lund"}},
		{"the minister, named later", said + `the minister said. Foreign Minister Ann Bray came.`, []string{""}},
		{"a minister", `Foreign Minister Ann Bray came.` + said + `a minister said.`, []string{""}},
		{"his minister", `Foreign Minister Ann Bray came.` + said + `his minister said.`, []string{""}},
		{"an office by another word", `Spokeswoman Ann Bray came.` + said + `the spokesperson said.`, []string{"Ann Bray"}},
		{"a country by its adjective", `Russian Ambassador Xylo Quarn came.` + said + `the envoy from Russia said.`, []string{"Xylo Quarn"}},
		{"a country for its adjective", `Russia's ambassador, Xylo Quarn, came.` + said + `the Russian envoy said.`, []string{"Xylo Quarn"}},
		{"another country", `Russian Ambassador Xylo Quarn came.` + said + `the Polish ambassador said.`, []string{""}},
		{"an apposition", `Ann Bray, the head of the clinic, came.` + said + `the clinic head said.`, []string{"Ann Bray"}},
		{"an apposition in parentheses", `Ann Bray (who came late) said:` + said, []string{"Ann Bray"}},
		{"short ranks", `Lt. Ann Bray came.` + said + `the lieutenant said.`, []string{"Ann Bray"}},
		{"officials", `Ann Bray, an official, came.` + said + `officials said.`, []string{""}},

		// Bodies.
		{"a body", said + `the Foreign Ministry said.`, []string{"Foreign Ministry"}},
		{"a body with its country", said + `the Russian Foreign Ministry said.`, []string{"Russian Foreign Ministry"}},
		{"the ministry", `The Foreign Ministry spoke up.` + said + `the ministry said.`, []string{"Foreign Ministry"}},
		{"the ministry, of none", said + `the ministry said.`, []string{""}},
		{"the bank of something", said + `the Bank of England said.`, []string{"Bank of England"}},
		{"an acronym", said + `NATO said.`, []string{"NATO"}},
		{"a place", said + `Moscow said.`, []string{"Moscow"}},
		{"a firm by its short name", `Pitney Bowes Inc rose.` + said + `Pitney Bowes said.`, []string{"Pitney Bowes Inc"}},
		{"a Foreign Ministry", said + `a Foreign Ministry said.`, []string{""}},
		{"it, which spoke", `"No, not at all," the Foreign Ministry said.` + said + `it said.`, []string{"Foreign Ministry", "Foreign Ministry"}},
		{"it, the subject of the sentence before", `The Foreign Ministry agreed.` + said + `it said.`, []string{"Foreign Ministry"}},
		{"it, a person", `Ann Bray came.` + said + `it said.`, []string{""}},

		{"it, far behind", "\"No, not at all,\" the Foreign Ministry said.\n\nThe river rose.\n\nIt fell.\n\n" + said + "it said.", []string{"Foreign Ministry", ""}},
		{"it, in the first sentence of a paragraph", "The Foreign Ministry agreed.\n\n" + said + "it said.", []string{""}},
		{"the commission, of two", `The Fair Trade Commission met the Water Commission.` + said + `the trade commission said.`, []string{"Fair Trade Commission"}},
		{"the bank of somebody", said + `the bank of Ann Bray said.`, []string{""}},

		// Relative pronouns.
		{"who", `They heard Ann Bray, who said: "We will not sign this paper."`, []string{"Ann Bray"}},
		{"who, without a comma", `They heard Ann Bray who said: "We will not sign this paper."`, []string{"Ann Bray"}},
		{"who, of somebody unnamed", `They heard a man who said: "We will not sign this paper."`, []string{""}},
		{"which", `They asked the Foreign Ministry, which said: "We will not sign this paper."`, []string{""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := speakersOf(tt.body); !slices.Equal(got, tt.want) {
				t.Errorf("%s\ngot  %q\nwant %q", tt.body, got, tt.want)
			}
		})
	}
}

func TestOfficeWord(t *testing.T) {
	for w, want := range map[string]string{
		"Minister": "minister", "minister's": "minister", "Sen.": "senator", "U.S.": "us", "America's": "us", "envoy": "ambassador",
		"boss": "chief", "Head": "chief", "xylophone": "xylophone",
	} {
		if got := officeWord(w); got != want {
			t.Errorf("officeWord(%q) = %q, want %q", w, got, want)
		}
	}
}

// Whoever passes words on has not said them.
func TestQuotedAsSaying(t *testing.T) {
	const said, asked = `"We will not sign this paper," `, ` "Will you ever sign this paper at all?" `
	tests := []struct {
		name, body string
		want       []string
	}{
		{"an agency", said + `Reuters quoted Ann Bray as saying.`, []string{"Ann Bray"}},
		{"an agency, of an office", `Mayor Ann Bray came. ` + said + `Reuters quoted the mayor as saying.`, []string{"Ann Bray"}},
		{"an agency, of a pronoun", `Martin Bray came. ` + said + `AFP quoted him as saying.`, []string{"Martin Bray"}},
		{"a paper", said + `the newspaper Le Monde quoted Ann Bray as saying.`, []string{"Ann Bray"}},
		{"cited", said + `TASS cited Ann Bray as telling reporters.`, []string{"Ann Bray"}},
		{"by an agency", said + `Ann Bray was quoted by Reuters as saying.`, []string{"Ann Bray"}},
		{"somebody quoted", said + `Olaf Lund quoted Ann Bray as saying.`, []string{"Ann Bray"}},
		{"before", `Reuters quoted Ann Bray as saying: ` + said, []string{"Ann Bray"}},
		{"asked by", `Olaf Lund was asked by Ann Bray:` + asked, []string{"Ann Bray"}},
		{"asked by, and answered", `Olaf Lund was asked by Ann Bray:` + asked + `Lund answered: ` + said, []string{"Ann Bray", "Olaf Lund"}},
		{"an answer with a colon", `Ann Bray rose.` + asked + `Olaf Lund answered: ` + said, []string{"", "Olaf Lund"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := speakersOf(tt.body); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
