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
		{"a line of work of no table", said + `said the ranger, Ann Bray.`, true},
		{"Chinese", `市长李建国说：“我们不会关闭旧码头，除非渔民自己提出要求。”`, true},
		{"Japanese", `市長の山田太郎氏は「古い桟橋は閉鎖しない。声をすべて聞くまで待つ」と述べた。`, true},
		{"Korean", `김민수 시장은 “우리는 낡은 부두를 닫지 않을 것이다”고 말했다.`, true},
		{"Arabic", `قال مدير المصنع سامي الحداد: «لن نغلق المصنع ولن نسرح عاملا واحدا».`, true},
		{"it goes on behind the attribution", said + `Ann Bray said. "We never will."`, true},

		{"the same surname before the full name", `Bray came. ` + said + `Bray said. His wife, Ann Bray, left.`, false},
		{"two of one surname", `Ann Bray came with Olaf Bray. ` + said + `Bray said.`, false},
		{"she quotes a report", said + `Ann Bray quotes from the report.`, false},
		{"she quoted a line before", `Ann Bray quoted this line of the report: "We will not sign this paper."`, false},
		{"a letter that reads", `Ann Bray answered a letter by Olaf Lund that reads: "We will not sign this paper."`, false},
		{"who acts for her", said + `the law firm representing Ann Bray said.`, false},
		{"she quotes somebody", `Quoting Olaf Lund, the mayor Ann Bray said: "We will not sign this paper."`, false},
		{"a surname alone, Chinese", `市长李建国来了。李说：“我们不会关闭旧码头，除非渔民自己提出要求。”`, false},
		{"a foreign name, Chinese", `总统普京说：“我们不会关闭旧码头，除非渔民自己提出要求。”`, false},
		{"a surname alone, Japanese", `山田太郎市長が来た。山田市長は「古い桟橋は閉鎖しない。すべて聞くまで待つ」と述べた。`, false},
		{"a kunya, Arabic", `قال القائد أبو حسن: «لن نغلق المصنع ولن نسرح عاملا واحدا».`, false},
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
