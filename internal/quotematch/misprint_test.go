package quotematch

import "testing"

// TestIsMisprintByHand has slips, and words that look like slips and are other words.
func TestIsMisprintByHand(t *testing.T) {
	for _, tt := range []struct {
		x, y string
		want bool
	}{
		{"communciate", "communicate", true}, {"goverment", "government", true}, {"statementt", "statement", false}, {"infrastucture", "infrastructure", true},
		{"Verhandlnugen", "Verhandlungen", true}, {"gobienros", "gobiernos", false}, {"negociacoines", "negociaciones", true}, {"gouvenement", "gouvernement", true},
		{"правителсьтво", "правительство", true}, {"c1ean", "clean", true}, {"B0ats", "Boats", true}, {"govemment", "government", true},
		{"Karin's", "Karin", true}, {"Wednesday’s", "Wednesday", true},
		{"damages", "damaged", false}, {"wished", "wish", false}, {"force", "forces", false}, {"martial", "marital", false}, {"casual", "causal", false},
		{"trail", "trial", false}, {"sprachen", "sprechen", false}, {"prescribe", "proscribe", false}, {"unfair", "fair", false}, {"modern", "modem", false},
		{"That's", "That", false}, {"it's", "it", false}, {"Let's", "Let", false}, {"1,200", "1,300", false}, {"10", "lo", false}, {"boats", "ships", false},
		{"angelehnt", "abgelehnt", false}, {"militarily", "military", false},
	} {
		if isMisprint(tt.x, tt.y) != tt.want || isMisprint(tt.y, tt.x) != tt.want {
			t.Errorf("%q and %q: %t, the other way %t; want %t", tt.x, tt.y, isMisprint(tt.x, tt.y), isMisprint(tt.y, tt.x), tt.want)
		}
	}
}

// TestMisprints has quotations that a misprint, damage or a lost mark changed, which nobody altered, and those that somebody did.
func TestMisprints(t *testing.T) {
	for _, tt := range []struct {
		name, a, b string
		want       Relation
	}{
		{"two letters changed places", "“The harbour must communciate its plan to the fishermen by spring”", "“The harbour must communicate its plan to the fishermen by spring”", Exact},
		{"a lost letter, German", "“Die Verhandlngen über den alten Hafen beginnen erst im Frühjahr”", "“Die Verhandlungen über den alten Hafen beginnen erst im Frühjahr”", Exact},
		{"a letter more, Spanish", "“Las negocciaciones sobre el muelle viejo empiezan en la primavera”", "“Las negociaciones sobre el muelle viejo empiezan en la primavera”", Exact},
		{"lost letters", "“The har\uFFFDour of our town is no place for tourists in winter”", "“The harbour of our town is no place for tourists in winter”", Exact},
		{"a question mark for a letter", "“Le maire Fran?ois n'a jamais parlé du vieux port ici”", "“Le maire François n'a jamais parlé du vieux port ici”", Exact},
		{"a possessive", "“We will stand by Redcar's harbour plan until the very last boat”", "“We will stand by Redcar harbour plan until the very last boat”", Exact},
		{"the mark before the words got lost", "“all of it in a report. \"The town will keep the harbour as long as it has boats”", "“We promise that. The town will keep the harbour as long as it has boats”", Trimmed},
		{"another word", "“The harbour must explain its plan to the fishermen by spring”", "“The harbour must communicate its plan to the fishermen by spring”", Altered},
		{"another tense, German", "“Wir versprachen den Fischern einen neuen Hafen in dieser Stadt”", "“Wir versprechen den Fischern einen neuen Hafen in dieser Stadt”", Altered},
		{"another ending, Spanish", "“Los pescadores quieren un muelle nuevo en la ciudad vieja”", "“Los pescadores querían un muelle nuevo en la ciudad vieja”", Altered},
	} {
		if got := matches(sideOf(tt.a), sideOf(tt.b)); len(got) != 1 || got[0].Relation != tt.want {
			t.Errorf("%s: %+v, want %v", tt.name, got, tt.want)
		}
	}
}
