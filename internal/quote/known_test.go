package quote

import (
	"slices"
	"testing"
)

// TestSpeakersByHand has sentences in which the wrong one was named, or nobody.
func TestSpeakersByHand(t *testing.T) {
	const said = `"We will not sign this paper," `
	tests := []struct {
		name, body string
		want       []string
	}{
		{"the office of the next in a list", `Ann Bray, Mayor Olaf Lund and Petra Holm came on Monday. "We came by train," Bray said. "Nobody met us here," the mayor said.`, []string{"Ann Bray", "Olaf Lund"}},
		{"the office of her husband", `Ann Bray, wife of Mayor Olaf Lund, came on Monday. "We came by train," Bray said. "Nobody met us here," the mayor said.`, []string{"Ann Bray", "Olaf Lund"}},
		{"her own office", `Ann Bray, mayor of Kellen, came on Monday. "Nobody met us here," the mayor said.`, []string{"Ann Bray"}},
		{"two in a row", `Ann Bray said: "We will not sign." "They will sign," Olaf Lund said.`, []string{"Ann Bray", "Olaf Lund"}},
		{"a bank of a town", said + `the Bank of Kellen said. "It is bad for us," he said.`, []string{"Bank of Kellen", ""}},
		{"three, the verb last", said + `Ann Bray, Olaf Lund and Petra Holm said.`, []string{"Ann Bray, Olaf Lund and Petra Holm"}},
		{"three, the verb first", said + `said Ann Bray, Olaf Lund and Petra Holm.`, []string{"Ann Bray, Olaf Lund and Petra Holm"}},
		{"a body and another", said + `NATO and the Foreign Ministry said.`, []string{"NATO and Foreign Ministry"}},
		{"a body with and", said + `the Securities and Exchange Commission said.`, []string{"Securities and Exchange Commission"}},
		{"a body with and, of unknown words", said + `the Quarn and Drug Administration said.`, []string{"Quarn and Drug Administration"}},
		{"al-", said + `Bashar al-Assad said.`, []string{"Bashar al-Assad"}},
		{"al- behind an honorific", said + `Mr. al-Assad said.`, []string{"al-Assad"}},
		{"al- left out", `Bashar al-Assad came. ` + said + `Assad said.`, []string{"Bashar al-Assad"}},
		{"d'", said + `Vincent d'Indy said.`, []string{"Vincent d'Indy"}},
		{"an office and a relative clause", `Ann Bray, the mayor, who came late, said: "We will not sign this."`, []string{"Ann Bray"}},
		{"a ticker of digits", said + `Toyota Corp <7203.T> said.`, []string{"Toyota Corp"}},
		{"capitals", said + `MAYOR ANN BRAY SAID.`, []string{"ANN BRAY"}},
		{"a month that is a name", said + `said Jan Berg. "They will not come," said April Jones.`, []string{"Jan Berg", "April Jones"}},
		{"a month that is a name, first", said + `April Jones said. She left in April.`, []string{"April Jones"}},
		{"a month", `It ended in Jan. ` + said + `Ann Bray said in April.`, []string{"Ann Bray"}},
		{"a month that is a name, and particles", said + `said Jan van den Berg, the keeper.`, []string{"Jan van den Berg"}},
		{"a line of work of no table", said + `said the ranger, Petra Holm.`, []string{"Petra Holm"}},
		{"a line of work, and another sentence", said + `said the ranger, Petra Holm nodded.`, []string{""}},
		{"passed on, with an office", said + `Reuters quoted the mayor, Ann Bray, as saying.`, []string{"Ann Bray"}},
		{"passed on before, with an office", `Reuters quoted the mayor, Ann Bray, as saying: "We will not sign this paper."`, []string{"Ann Bray"}},
		{"a surname that is a line of work", `„De dijk is een meter verhoogd dit jaar”, zegt burgemeester Joke Visser.`, []string{"Joke Visser"}},
		{"cited by an agency, German", `„Wir halten die alte Mole offen“, zitierte die Agentur Tass den General Olaf Lund.`, []string{"Olaf Lund"}},
		{"cited by an agency before, German", `Die Agentur Tass zitierte den General Olaf Lund mit den Worten: „Wir halten die alte Mole offen.“`, []string{"Olaf Lund"}},
		{"cited from a letter, German", `„Wir halten die alte Mole offen“, zitierte der Minister Olaf Lund aus dem Brief.`, []string{""}},
		{"a pronoun behind a name, French", `La directrice Anne Bray a parlé. Interrogée sur le chauffeur Olaf Lund, elle a répondu : « Le car roulera de nouveau demain matin. »`, []string{"Anne Bray"}},
		{"Un is no body", said + `Pak Chol Un said.`, []string{"Pak Chol Un"}},
		{"the UN is one", said + `the UN said.`, []string{"UN"}},
		{"a label of a page", `It rained. MORE: "We will not sign this paper." It rained.`, []string{""}},
		{"a nickname between marks", `He won. "I catch, that is all there is to it," Erik "The Wall" Nystrom said.`, []string{""}},
		{"a German office is no name", `„Wir halten die Mole offen“, sagte Bürgermeister Jan Vogt am Montag.`, []string{"Jan Vogt"}},
		{"a German office of two words", `„Wir halten die Mole offen“, sagte Polizeisprecher Xylo Quarn.`, []string{"Xylo Quarn"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := speakersOf(tt.body); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
