package quote

import (
	"slices"
	"testing"
)

// Two or more speak together where "and" joins them, and nobody does where the words may mean something else.
func TestJointSpeakers(t *testing.T) {
	const said = ` "We will not sign this paper," `
	tests := []struct {
		name, body string
		want       []string
	}{
		{"two people", said + `Ann Bray and Olaf Lund said.`, []string{"Ann Bray and Olaf Lund"}},
		{"two people behind the verb", said + `said Ann Bray and Olaf Lund.`, []string{"Ann Bray and Olaf Lund"}},
		{"two people before", `Ann Bray and Olaf Lund said:` + said, []string{"Ann Bray and Olaf Lund"}},
		{"three people", `Ann Bray, Olaf Lund and Petra Holm said:` + said, []string{"Ann Bray, Olaf Lund and Petra Holm"}},
		{"with their offices", said + `Mayor Ann Bray and Senator Olaf Lund said.`, []string{"Ann Bray and Olaf Lund"}},
		{"by surname", `Ann Bray and Olaf Lund came.` + said + `Bray and Lund said.`, []string{"Ann Bray and Olaf Lund"}},
		{"two bodies", said + `NATO and Interpol said.`, []string{"NATO and Interpol"}},
		{"a person and a body", said + `Ann Bray and NATO said.`, []string{"Ann Bray and NATO"}},
		{"according to two", said + `according to Ann Bray and Olaf Lund.`, []string{"Ann Bray and Olaf Lund"}},
		{"a body with and in its name", `The Securities and Exchange Commission said:` + said, []string{"Securities and Exchange Commission"}},
		{"a firm with and in its name", said + `Quarn and Sons said.`, []string{"Quarn and Sons"}},
		{"the second has a verb of his own", said + `Ann Bray said and Olaf Lund said so, too.`, []string{"Ann Bray"}},
		{"verb first, the second does something else", said + `said Ann Bray and Olaf Lund nodded.`, []string{"Ann Bray and Olaf Lund"}},
		{"the second one says it of his own", said + `said Ann Bray and Olaf Lund added that it is so.`, []string{"Ann Bray"}},
		{"the first one owns", said + `Ann Bray's man and Olaf Lund said.`, []string{"Olaf Lund"}},
		{"a common word and a name", said + `the nations and Canada said.`, []string{""}},
		{"they", `"No, not at all," Ann Bray and Olaf Lund said.` + said + `they said.`, []string{"Ann Bray and Olaf Lund", "Ann Bray and Olaf Lund"}},
		{"they, in the next paragraph", "\"No, not at all,\" Ann Bray and Olaf Lund said.\n\n" + said + "they said.", []string{"Ann Bray and Olaf Lund", "Ann Bray and Olaf Lund"}},
		{"they, where one spoke", `"No, not at all," Ann Bray said.` + said + `they said.`, []string{"Ann Bray", ""}},
		{"nine speak, eight are named", `Ann Ash, Ann Bray, Ann Cole, Ann Dane, Ann Else, Ann Fitz, Ann Gale, Ann Holm and Ann Ives said:` + said,
			[]string{"Ann Bray, Ann Cole, Ann Dane, Ann Else, Ann Fitz, Ann Gale, Ann Holm and Ann Ives"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := speakersOf(tt.body); !slices.Equal(got, tt.want) {
				t.Errorf("%s\ngot  %q\nwant %q", tt.body, got, tt.want)
			}
		})
	}
}

// The words that name two who speak together are those of both.
func TestJointSpan(t *testing.T) {
	for body, want := range map[string]string{
		`"We will not sign this," Mayor Ann Bray and Senator Olaf Lund said.`:               "Mayor Ann Bray and Senator Olaf Lund",
		`Ann Bray, Olaf Lund and Petra Holm said: "We will not sign this."`:                 "Ann Bray, Olaf Lund and Petra Holm",
		`The Securities and Exchange Commission said: "We will not sign this."`:             "Securities and Exchange Commission",
		`Ann Bray and Olaf Lund, who came late, said: "We will not sign this."`:             "Ann Bray and Olaf Lund, who came late",
		`"We will not sign this," producers Ann Bray and Olaf Lund said in a letter to us.`: "producers Ann Bray and Olaf Lund",
	} {
		if got := extract(body)[0].SpeakerSpan.Cut(body); got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}
