package quote

import "testing"

// A quotation is certain only where a person is named beside it and nothing else can be meant.
func TestCertain(t *testing.T) {
	const said = `"We will not sign this paper," `
	tests := []struct {
		name, body string
		want       bool
	}{
		{"a full name", said + `Ann Bray said.`, true},
		{"the verb first", said + `said Ann Bray.`, true},
		{"with an office", said + `Mayor Xylo Quarn said.`, true},
		{"the office behind", said + `said Xylo Quarn, the mayor.`, true},
		{"a surname with an office", said + `President Quarn told the radio.`, true},
		{"a surname of a full name elsewhere", `Ann Bray came. ` + said + `Bray said.`, true},
		{"before, with a colon", `Ann Bray said: "We will not sign this paper."`, true},
		{"a colon without a verb", `Ann Bray: "We will not sign this paper."`, true},
		{"quoted by", said + `Ann Bray was quoted as saying by Reuters.`, true},
		{"surname first", said + `Liu Haotian said.`, true},
		{"Cyrillic", `«Мы не подпишем это никогда», заявил Сергей Лунд.`, true},
		{"it goes on behind the attribution", said + `Ann Bray said. "We never will."`, true},

		{"a pronoun", `Ann Bray came. ` + said + `she said.`, false},
		{"an office alone", `Mayor Ann Bray came. ` + said + `the mayor said.`, false},
		{"a surname alone", said + `Quarn said.`, false},
		{"a name of unknown words may be a firm's", said + `Xylo Quarn said.`, false},
		{"a body", said + `the Foreign Ministry said.`, false},
		{"an acronym", said + `NATO said.`, false},
		{"two people", said + `Ann Bray and Olaf Lund said.`, false},
		{"somebody of hers", said + `a spokesman for Ann Bray said.`, false},
		{"two attributions", `Ann Bray said: "We will not sign this paper," Olaf Lund said.`, false},
		{"the sentence before", `Ann Bray spoke up. "We will not sign this paper." The river rose.`, false},
		{"the sentence behind", `"We will not sign this paper." Ann Bray said so in May.`, false},
		{"two strings in a row", `"We will not sign this paper." "They will sign it," Ann Bray said.`, false},
		{"a paragraph of its own", said + "Ann Bray said.\n\n\"They will sign it.\"", false},
		{"a mark too many", `Ann Bray said: "We will not "sign" this paper. "They will." He left.`, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := extract(tt.body)
			if len(got) == 0 || got[0].Certain != tt.want {
				t.Errorf("%+v; want one that is certain: %v", got, tt.want)
			}
		})
	}
}
