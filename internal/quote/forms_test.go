package quote

import (
	"slices"
	"strings"
	"testing"
)

// saidIn returns the quotations of body, each as "Speaker: words / words".
func saidIn(body string) (out []string) {
	for _, q := range extract(body) {
		out = append(out, q.Speaker+": "+strings.Join(unquoted(cuts(body, q.Spans)), " / "))
	}
	return out
}

func unquoted(parts []string) []string {
	for i, p := range parts {
		parts[i] = strings.ReplaceAll(p[1:len(p)-1], `\"`, `"`)
	}
	return parts
}

// TestForms has the forms in which other languages, and pages that lost a space, print what somebody said.
func TestForms(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		// A space that got lost before a straight mark.
		{"no space behind a colon", `The mayor, Paul Bray, said:"We will not sign this paper." He left.`, []string{"Paul Bray: We will not sign this paper."}},
		{"no space behind a comma", `Ann Bray said,"We will not sign this paper." She left.`, []string{"Ann Bray: We will not sign this paper."}},
		{"no space behind a full stop", `The talks failed."We will not sign this paper," Ann Bray said.`, []string{"Ann Bray: We will not sign this paper,"}},
		{"no space behind a wide colon", `Ann Bray said："We will not sign this paper." She left.`, []string{"Ann Bray: We will not sign this paper."}},
		{"no space behind the closing mark", `"We will not sign this paper."She left. "They will sign it soon," said Olaf Lund.`,
			[]string{": We will not sign this paper.", "Olaf Lund: They will sign it soon,"}},
		{"no space behind a closing mark that has no opening one", `We go."Bray agreed. "I think that it is a good plan," she said.`, []string{"Bray: I think that it is a good plan,"}},
		{"no space behind that", `Ann Bray said that"we will never sign this paper" and left.`, []string{"Ann Bray: we will never sign this paper"}},
		{"no space behind a verb", `It was said that the station estimates"at least fifty people, " and that houses fell.`, []string{": at least fifty people,"}},
		{"no space in a compound", `a semi"yes" vote was no help to anybody`, nil},
		{"a dash that a channel broke", `The islands "?Oster, Vester and the reef islands "?that came to them in May. But they stay. "I believe that this will help us," Ann Bray said.`,
			[]string{"Ann Bray: I believe that this will help us,"}},
		{"inches", `The pipe is 12" wide, the board said:it was laid in 1911. A new one is 14" wide.`, nil},

		// Marks.
		{"double commas", `,,Wir unterschreiben das nicht'', sagte Anna Bray.`, []string{"Anna Bray: Wir unterschreiben das nicht"}},
		{"double commas and a straight mark", `,,Wir unterschreiben das nicht", sagte Anna Bray.`, []string{"Anna Bray: Wir unterschreiben das nicht"}},
		{"two commas", `One,, two and three,, four are no words of anybody.`, nil},
		{"single angles", `‹Wir unterschreiben das nicht›, sagte Anna Bray.`, []string{"Anna Bray: Wir unterschreiben das nicht"}},
		{"single angles inside", `«Er sagte ‹nein› und ging weg», sagte Anna Bray.`, []string{"Anna Bray: Er sagte ‹nein› und ging weg"}},
		{"corners", `市長は「古い桟橋は閉鎖しない。すべて聞くまで待つ」と述べた。`, []string{": 古い桟橋は閉鎖しない。すべて聞くまで待つ"}},
		{"corners inside corners", `市長は「彼は『古い桟橋は閉鎖しない』と言った」と述べた。`, []string{": 彼は『古い桟橋は閉鎖しない』と言った"}},
		{"white corners", `市長は『古い桟橋は閉鎖しない』と述べた。`, []string{": 古い桟橋は閉鎖しない"}},
		{"Chinese", `市长周三说：“我们不会关闭旧码头，除非渔民要求。”会议持续了两个小时。`, []string{": 我们不会关闭旧码头，除非渔民要求。"}},
		{"a Chinese name", `他们支持“一带一路”倡议。`, nil},

		{"entities", `It rained.<br /><br />&quot;We will not sign this paper,&quot; said Ann Bray.<br />`, []string{"Ann Bray: We will not sign this paper,"}},
		{"entities of curly marks", `&ldquo;We will not sign this paper,&rdquo; said Ann Bray.`, []string{"Ann Bray: We will not sign this paper,"}},
		{"entities behind a space", `It rained.&nbsp;&quot;We will not sign this paper,&quot; said Ann Bray.`, []string{"Ann Bray: We will not sign this paper,"}},
		{"a word with an entity in it", `&quot;We won&#8217;t sign this paper,&quot; said Ann Bray.`, []string{"Ann Bray: We won&#8217;t sign this paper,"}},
		{"a name with an entity in it", `&laquo;No vamos a firmar esto ma&ntilde;ana&raquo;, dijo Jos&eacute; Bray.`, []string{"José Bray: No vamos a firmar esto ma&ntilde;ana"}},
		{"an entity in a German quotation", `&bdquo;Wir unterschreiben das f&uuml;r niemanden&ldquo;, sagte J&#246;rg Bray.`, []string{"Jörg Bray: Wir unterschreiben das f&uuml;r niemanden"}},
		{"entities of other characters", `AT&amp;T and Hill &mdash; a firm of Kellen that nobody quoted`, nil},

		// A clause between the marks.
		{"an inverted pronoun", `« La digue ne tiendra pas, s’est-il alarmé lundi, si la mer monte encore. »`, []string{": La digue ne tiendra pas / si la mer monte encore."}},
		{"an office behind the name", `— Nous ne quitterons pas la place avant mai, a déclaré Julie Bray, présidente des marchands.`, []string{"Julie Bray: Nous ne quitterons pas la place avant mai"}},
		{"an office behind the name, and more speech", `« Nous irons à la mer, a dit Anne Bray, présidente du club, mais pas demain. »`, []string{"Anne Bray: Nous irons à la mer / mais pas demain."}},
		{"French", `« Nous ne signerons pas ce papier, a dit Anna Bray, et nous partirons. »`, []string{"Anna Bray: Nous ne signerons pas ce papier / et nous partirons."}},
		{"French, with an apposition", `« Nous ne signerons pas ce papier, a dit la maire, Anna Bray, et nous partirons. »`, []string{"Anna Bray: Nous ne signerons pas ce papier / et nous partirons."}},
		{"French, a question", `« Qui veut signer ce papier ? a demandé, non, a répondu Anna Bray. »`, []string{"Anna Bray: Qui veut signer ce papier ? a demandé, non"}},
		{"French, a pronoun", `« Nous ne signerons pas, explique-t-elle, ce papier. »`, []string{": Nous ne signerons pas / ce papier."}},
		{"French, at the end", `« Nous ne signerons pas ce papier », a dit Anna Bray.`, []string{"Anna Bray: Nous ne signerons pas ce papier"}},
		{"French, no clause", `« Nous avons vu, dit le texte ancien, que tout va mal ici »`, []string{": Nous avons vu, dit le texte ancien, que tout va mal ici"}},
		{"Russian", `«Мы сохраним старый причал, — сказал мэр Иван Петров, — пока есть лодки».`, []string{"Иван Петров: Мы сохраним старый причал / пока есть лодки"}},
		{"Russian, two sentences", `«Мы сохраним старый причал, — сказал Иван Петров. — Лодки нужны всем».`, []string{"Иван Петров: Мы сохраним старый причал / Лодки нужны всем"}},
		{"Spanish", `«No vamos a firmar esto —dijo Ana Bray— mientras llueva».`, []string{"Ana Bray: No vamos a firmar esto / mientras llueva"}},
		{"Italian", `«Non firmeremo questa carta – ha detto Anna Bray – prima di maggio».`, []string{"Anna Bray: Non firmeremo questa carta / prima di maggio"}},
		{"Italian, commas", `«Non firmeremo questa carta, ha spiegato Anna Bray, prima di maggio».`, []string{"Anna Bray: Non firmeremo questa carta / prima di maggio"}},
		{"Polish", `„Nie podpiszemy tego papieru – powiedziała Anna Bray – przed majem”.`, []string{"Anna Bray: Nie podpiszemy tego papieru / przed majem"}},
		{"Portuguese", `“Não vamos assinar este papel, disse Ana Bray, antes de maio.”`, []string{"Ana Bray: Não vamos assinar este papel / antes de maio."}},
		{"English has none", `"We will not, said the king, sign this paper."`, []string{": We will not, said the king, sign this paper."}},

		// A dash instead of marks.
		{"Norwegian", "Rådet stenger hallen.\n\n– Vi selger ikke hallen før alle er hørt, sier havnedirektør Ingrid Bray til NTB.\n\nMøtet er mandag.",
			[]string{"Ingrid Bray: Vi selger ikke hallen før alle er hørt"}},
		{"Norwegian, she adds", "Rådet stenger.\n\n– Det er byens hall og ikke deres, legger hun til.", []string{": Det er byens hall og ikke deres"}},
		{"Norwegian, said", "Rådet stenger.\n\n– Vi selger ikke hallen nå, sa Ingrid Bray.", []string{"Ingrid Bray: Vi selger ikke hallen nå"}},
		{"Norwegian, a question", "Rådet stenger.\n\n– Hvem skal selge hallen nå? spør ikke, svarer Ingrid Bray.", []string{"Ingrid Bray: Hvem skal selge hallen nå? spør ikke"}},
		{"Norwegian, it goes on", "Rådet stenger.\n\n– Vi selger ikke, sier Ingrid Bray, før alle er hørt.", []string{"Ingrid Bray: Vi selger ikke / før alle er hørt."}},
		{"Norwegian, the next paragraph", "Rådet stenger.\n\n– Vi selger ikke hallen nå, sier Ingrid Bray.\n\n– Det er byens hall og ikke deres.\n\nDet regnet.",
			[]string{"Ingrid Bray: Vi selger ikke hallen nå", ": Det er byens hall og ikke deres."}},
		{"Swedish", "Rådet stänger.\n\n– Vi säljer inte hallen nu, säger Anna Bray.", []string{"Anna Bray: Vi säljer inte hallen nu"}},
		{"Danish", "Rådet lukker.\n\n- Vi sælger ikke hallen nu, siger Anna Bray.", []string{"Anna Bray: Vi sælger ikke hallen nu"}},
		{"Finnish", "Halli suljetaan.\n\n– Emme myy vanhaa hallia nyt, sanoo johtaja Liisa Bray.", []string{"Liisa Bray: Emme myy vanhaa hallia nyt"}},
		{"Russian, a dash", "Рынок закроют.\n\n— Мы не продадим старый причал, — сказал мэр Иван Петров. — Он нужен всем.",
			[]string{"Иван Петров: Мы не продадим старый причал / Он нужен всем."}},
		{"Spanish, a dash", "Cierran el mercado.\n\n—No vamos a vender el muelle —dijo Ana Bray—. Es de todos.", []string{"Ana Bray: No vamos a vender el muelle / Es de todos."}},
		{"French, a dash", "On ferme.\n\n— Nous ne vendrons pas la jetée, a dit Anna Bray.", []string{"Anna Bray: Nous ne vendrons pas la jetée"}},
		{"a programme", "Programmet er klart.\n\n– Konsert på kaia fredag klokken 19 med koret fra Vik\n\n– Foredrag om gamle fyr i biblioteket", nil},
		{"French, his wife", "Ils viennent.\n\n– Le maire de la ville ancienne, sa femme Anna et les autres", nil},
		{"a list in English", "The plan:\n\n- Close the old pier, the mayor's first wish\n\n- Sell the hall", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := saidIn(tt.body); !slices.Equal(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}
