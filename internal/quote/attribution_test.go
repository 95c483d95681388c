package quote

import (
	"slices"
	"testing"
)

// TestAttribution wants of the only quotation of each text the words that name the speaker, and the verb.
func TestAttribution(t *testing.T) {
	tests := []struct{ name, body, words, cue string }{
		// Behind the quoted string.
		{"name and verb", `"We will not sign this," Ann Bray said.`, "Ann Bray", "said"},
		{"verb and name", `"We will not sign this," said Ann Bray.`, "Ann Bray", "said"},
		{"with the office", `"We will not sign this," Mayor Ann Bray said.`, "Mayor Ann Bray", "said"},
		{"verb, office, name", `"We will not sign this," said Deputy Foreign Minister Ann Bray.`, "Deputy Foreign Minister Ann Bray", "said"},
		{"with an apposition", `"We will not sign this," Ann Bray, the mayor of Kellen, said.`, "Ann Bray, the mayor of Kellen", "said"},
		{"an apposition behind the verb", `"We will not sign this," said Ann Bray, the mayor of Kellen.`, "Ann Bray, the mayor of Kellen", "said"},
		{"with a relative clause", `"We will not sign this," Ann Bray, who wrote the plan, said.`, "Ann Bray, who wrote the plan", "said"},
		{"a pronoun", `"We will not sign this," she said.`, "she", "said"},
		{"an office alone", `"We will not sign this," the foreign minister said.`, "the foreign minister", "said"},
		{"a body", `"We will not sign this," the Foreign Ministry said.`, "the Foreign Ministry", "said"},
		{"many", `"We will not sign this," officials said.`, "officials", "said"},
		{"many, now", `"We will not sign this," officials say.`, "officials", "say"},
		{"somebody of somebody", `"We will not sign this," a spokesman for the mayor said.`, "a spokesman for the mayor", "said"},
		{"an adverb before the verb", `"We will not sign this," Ann Bray later said.`, "Ann Bray", "said"},
		{"an adverb in -ly", `"We will not sign this," Ann Bray angrily said.`, "Ann Bray", "said"},
		{"an auxiliary", `"We will not sign this," Ann Bray had said.`, "Ann Bray", "said"},
		{"two auxiliaries", `"We will not sign this," Ann Bray has also said.`, "Ann Bray", "said"},
		{"told somebody", `"We will not sign this," Ann Bray told reporters.`, "Ann Bray", "told"},
		{"told somebody with a name", `"We will not sign this," Ann Bray told Olaf Lund.`, "Ann Bray", "told"},
		{"wrote", `"We will not sign this," Ann Bray wrote on Twitter.`, "Ann Bray", "wrote"},
		{"a particle", `"We will not sign this," shot back Ann Bray.`, "Ann Bray", "shot"},
		{"pointed out", `"We will not sign this," pointed out Ann Bray.`, "Ann Bray", "pointed"},
		{"a dash before it", `"We will not sign this" - Ann Bray said.`, "Ann Bray", "said"},
		{"the comma outside", `"We will not sign this", Ann Bray said.`, "Ann Bray", "said"},
		{"a question", `"Will we ever sign this?" Ann Bray asked.`, "Ann Bray", "asked"},
		{"a call", `"We will never sign this!" Ann Bray said.`, "Ann Bray", "said"},
		{"no sign at all", `"We will not sign this" Ann Bray said.`, "Ann Bray", "said"},
		{"a day behind it", `"We will not sign this," Ann Bray said on Monday.`, "Ann Bray", "said"},
		{"according to", `"We will not sign this," according to Ann Bray.`, "Ann Bray", "according to"},
		{"according to a body", `"We will not sign this," according to the Foreign Ministry.`, "the Foreign Ministry", "according to"},
		{"was quoted as saying", `"We will not sign this," Ann Bray was quoted as saying.`, "Ann Bray", "saying"},
		{"was quoted by somebody as saying", `"We will not sign this," Ann Bray was quoted as saying by Reuters.`, "Ann Bray", "saying"},
		{"French", `« Nous ne signerons pas », a déclaré Anna Bray.`, "Anna Bray", "déclaré"},
		{"German", `„Wir unterschreiben das nicht“, sagte Anna Bray.`, "Anna Bray", "sagte"},
		{"Spanish", `«No vamos a firmar esto», dijo Ana Bray.`, "Ana Bray", "dijo"},
		{"Russian", `«Мы не подпишем это никогда», заявил Сергей Лунд.`, "Сергей Лунд", "заявил"},

		// Before the quoted string.
		{"a comma", `Ann Bray said, "We will not sign this."`, "Ann Bray", "said"},
		{"a colon", `Ann Bray said: "We will not sign this."`, "Ann Bray", "said"},
		{"nothing", `Ann Bray said "We will not sign this."`, "Ann Bray", "said"},
		{"that", `Ann Bray said that "we will not sign this" ever.`, "Ann Bray", "said"},
		{"in the midst of a clause", `Ann Bray said the plan was "not worth the paper it is on" now.`, "Ann Bray", "said"},
		{"told somebody, colon", `Ann Bray told reporters: "We will not sign this."`, "Ann Bray", "told"},
		{"with an apposition, comma", `Ann Bray, the mayor of Kellen, said: "We will not sign this."`, "Ann Bray, the mayor of Kellen", "said"},
		{"an office", `Mayor Ann Bray said: "We will not sign this."`, "Mayor Ann Bray", "said"},
		{"an office alone, colon", `The mayor of Kellen said: "We will not sign this."`, "The mayor of Kellen", "said"},
		{"behind another verb", `Ann Bray stood up and said: "We will not sign this."`, "Ann Bray", "said"},
		{"a participle", `Ann Bray left the room, saying: "We will not sign this."`, "Ann Bray", "saying"},
		{"an infinitive", `Ann Bray rose to say: "We will not sign this."`, "Ann Bray", "say"},
		{"did concede", `Ann Bray did concede: "We will not sign this."`, "Ann Bray", "concede"},
		{"a colon without a verb", `Ann Bray of the party: "We will not sign this."`, "Ann Bray", ""},
		{"the paragraph before ends in a colon", "Ann Bray said:\n\n\"We will not sign this.\"", "Ann Bray", "said"},
		{"as somebody put it", `As Ann Bray put it: "We will not sign this."`, "Ann Bray", "put"},
		{"according to, first", `According to Ann Bray, "we will not sign this paper."`, "Ann Bray", "According to"},
		{"quoted somebody as saying", `Reuters quoted Ann Bray as saying: "We will not sign this."`, "Ann Bray", "saying"},
		{"somebody was quoted as saying", `Ann Bray was quoted as saying: "We will not sign this."`, "Ann Bray", "saying"},
		{"another string between", `Ann Bray called the plan "dead" and said: "We will not sign this."`, "Ann Bray", "said"},

		{"a comma far behind the verb", `Ann Bray said in a long speech to the members of her party in Lund on Monday night, "we will not sign this."`, "Ann Bray", "said"},
		{"that, far behind the verb", `Ann Bray said on Monday night in Lund to her own party members that "we will not sign this" ever.`, "Ann Bray", "said"},
		{"an office with an apposition", `The mayor, who came late, said: "We will not sign this."`, "The mayor, who came late", "said"},
		{"dashes", `Ann Bray - she came late - said: "We will not sign this."`, "Ann Bray - she came late", "said"},
		{"an apposition without its second comma", `Ann Bray, chairman of the club said: "We will not sign this."`, "Ann Bray, chairman of the club", "said"},
		{"a place before the subject", `In Kellen, Ann Bray said: "We will not sign this."`, "Ann Bray", "said"},
		{"an analyst with a firm", `An analyst with Quarn Industries said: "We will not sign this."`, "An analyst with Quarn Industries", "said"},
		{"an analyst at a firm in a place", `An analyst at Quarn Industries in Lund said: "We will not sign this."`, "An analyst at Quarn Industries in Lund", "said"},
		{"a man from the north", `A man from the north said: "We will not sign this."`, "A man from the north", "said"},
		{"many, before", `Officials say: "We will not sign this."`, "Officials", "say"},
		{"many with a word, before", `All members conclude: "We will not sign this."`, "All members", "conclude"},
		{"could say", `Ann Bray could only say: "We will not sign this."`, "Ann Bray", "say"},
		{"verb first behind a string, then another", `"No," said Ann Bray and added: "We will not sign this."`, "Ann Bray", "added"},

		// Between two parts.
		{"split by a comma", `"We will not," Ann Bray said, "sign this paper."`, "Ann Bray", "said"},
		{"split at a sentence", `"We will not sign," Ann Bray said. "Not this paper."`, "Ann Bray", "said"},
		{"split, verb first", `"We will not," said Ann Bray, "sign this paper."`, "Ann Bray", "said"},
		{"split with an apposition", `"We will not," said Ann Bray, the mayor of Kellen, "sign this paper."`, "Ann Bray, the mayor of Kellen", "said"},

		// At the end of the sentence.
		{"the clause goes on first", `The plan is "a very bad idea for all of us" that has been dropped, Ann Bray said.`, "Ann Bray", "said"},
		{"verb first", `The plan is "a very bad idea for all of us" that has been dropped, said Ann Bray.`, "Ann Bray", "said"},

		{"two strings, one attribution", `The plan is "dead" and "a waste of all our time," Ann Bray said.`, "Ann Bray", "said"},
		{"the first of two strings", `The plan is "a waste of all our time" and "dead," Ann Bray said.`, "Ann Bray", "said"},
		{"a day behind it", `The plan is "a waste of all our time" that is dead, Ann Bray said on Monday.`, "Ann Bray", "said"},

		// Nobody.
		{"that begins another clause", `The plan is "a waste of all our time" for the town, Ann Bray said that day`, "", ""},
		{"no attribution", `The sign read well. "We will not sign this." They left.`, "", ""},
		{"a passive", `"We will not sign this," was said at the meeting.`, "", ""},
		{"another sentence", `"We will not sign this." Olaf Lund left early.`, "", ""},
		{"a verb that is no saying", `"We will not sign this," Ann Bray slept.`, "", ""},
		{"another paragraph", "Ann Bray left early.\n\n\"We will not sign this.\"", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []Quotation
			for _, q := range extract(tt.body) {
				if countWords(q.Spans[0].Cut(tt.body), 2) > 1 {
					got = append(got, q)
				}
			}
			if len(got) != 1 {
				t.Fatalf("%d quotations", len(got))
			}
			if words, cue := got[0].SpeakerSpan.Cut(tt.body), got[0].Cue.Cut(tt.body); words != tt.words || cue != tt.cue {
				t.Errorf("%q, %q; want %q, %q", words, cue, tt.words, tt.cue)
			}
		})
	}
}

// TestAttributionsSideBySide wants the words that name the speaker of each of several quotations.
func TestAttributionsSideBySide(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"each has its own behind it", `"We will not sign," Ann Bray said. "They will sign," Olaf Lund said.`, []string{"Ann Bray", "Olaf Lund"}},
		{"each has its own before it", `Ann Bray said: "We will not sign." Olaf Lund said: "They will sign."`, []string{"Ann Bray", "Olaf Lund"}},
		{"in one sentence", `Ann Bray said "we will not ever sign" and Olaf Lund said "they will sign in the end".`, []string{"Ann Bray", "Olaf Lund"}},
		{"one for both", `Ann Bray said "we will not ever sign" and that they "should not sign it either".`, []string{"Ann Bray", "Ann Bray"}},
		{"an attribution between belongs to the comma", `"We will not sign," Ann Bray said, and Olaf Lund said: "They will sign."`, []string{"Ann Bray", "Olaf Lund"}},
		{"the next sentence of the paragraph", `"We will not sign," Ann Bray said. The plan is "not worth the paper it is on".`, []string{"Ann Bray", "Ann Bray"}},
		{"the next sentence names somebody", `"We will not sign," Ann Bray said. Olaf Lund has a plan "not worth the paper it is on".`, []string{"Ann Bray", ""}},
		{"the next paragraph", "\"We will not sign,\" Ann Bray said.\n\nThe plan is \"not worth the paper it is on\".", []string{"Ann Bray", ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, q := range extract(tt.body) {
				got = append(got, q.SpeakerSpan.Cut(tt.body))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// Forms of regular verbs are made by rule.
func TestConjugate(t *testing.T) {
	for base, want := range map[string][3]string{
		"add": {"adds", "added", "adding"}, "urge": {"urges", "urged", "urging"}, "reply": {"replies", "replied", "replying"},
		"say": {"says", "sayed", "saying"}, "wish": {"wishes", "wished", "wishing"}, "preach": {"preaches", "preached", "preaching"},
		"stress": {"stresses", "stressed", "stressing"}, "admit": {"admits", "admitted", "admitting"}, "quip": {"quips", "quipped", "quipping"},
		"laugh": {"laughs", "laughed", "laughing"},
	} {
		third, past, ing := conjugate(base)
		if got := [3]string{third, past, ing}; got != want {
			t.Errorf("%s: %v, want %v", base, got, want)
		}
	}
}
