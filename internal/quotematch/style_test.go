package quotematch

import (
	"strings"
	"testing"
)

// TestSameStyleByHand has what one paper writes and another one writes otherwise, and what is another thing.
func TestSameStyleByHand(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"45%", "45 percent", true}, {"45 %", "45 per cent", true}, {"45 pct", "forty-five per cent", true}, {"45%", "54 percent", false},
		{"45%", "45", false}, {"3.5%", "3,5 Prozent", true}, {"10%", "dix pour cent", true}, {"10%", "diez por ciento", true},
		{"10%", "dieci per cento", true}, {"10 %", "десять процентов", true}, {"10 %", "10 prosent", true}, {"10%", "10 por cento", true},
		{"5", "five", true}, {"5", "four", false}, {"28", "twenty-eight", true}, {"28", "twenty eight", true}, {"12", "zwölf", true},
		{"200", "two hundred", true}, {"100", "a hundred", true}, {"1,500", "1500", true}, {"1 500", "1.500", true}, {"1,500", "1,5", false},
		{"$10 million", "10 million dollars", true}, {"$10m", "10 million dollars", true}, {"$10 million", "ten million US dollars", true},
		{"$10 million", "10,000,000 dollars", true}, {"$10 million", "10 billion dollars", false}, {"$10 million", "10 million euros", false},
		{"€5", "5 euros", true}, {"£5bn", "five billion pounds", true}, {"US$5", "5 dollars", true}, {"5 Mio. Euro", "5 Millionen Euro", true},
		{"5 млн рублей", "5 миллионов рублей", true}, {"a million", "1 million", true}, {"half a million", "500,000", true},
		{"March 3", "3 March", true}, {"March 3rd", "the 3rd of March", true}, {"March 3, 2011", "3 March 2011", true}, {"Mar. 3", "March 3", true},
		{"March 3", "4 March", false}, {"3. März", "3 März", true}, {"1er mars", "1 mars", true}, {"Sept. 11", "11 September", true}, {"Mon.", "Monday", true},
		{"12 km", "12 kilometres", true}, {"12km", "twelve kilometers", true}, {"12 km", "12 miles", false}, {"5m", "5 metres", true}, {"5m", "5 million", true},
		{"60 mph", "60 miles an hour", true}, {"60 km/h", "60 kilometres per hour", true}, {"5 kg", "5 kilograms", true}, {"20°C", "20 degrees Celsius", true}, {"38C", "38 degrees Celsius", true}, {"38C", "39 degrees Celsius", false},
		{"12 км", "12 километров", true}, {"12 km", "12 Kilometern", true},
		{"1st", "first", true}, {"11th", "eleventh", true}, {"21st", "twenty-first", true}, {"1st", "second", false}, {"1er", "premier", true}, {"1st", "1", false},
		{"Dr. Vik", "Doctor Vik", true}, {"Dr Vik", "Dr. Vik", true}, {"Dr. Vik", "Doktor Vik", true}, {"Mr. Vik", "Mister Vik", true}, {"St. Paul", "Saint Paul", true},
		{"Gen. Vik", "General Vik", true}, {"Dr. Vik", "Mr. Vik", false}, {"Sr. Vik", "Señor Vik", true}, {"Mme Vik", "Madame Vik", true},
		{"OK", "okay", true}, {"TV", "television", true}, {"rock'n'roll", "rock and roll", true}, {"rock ’n’ roll", "rock'n'roll", true}, {"rock'n'roll", "rock or roll", false}, {"TV", "radio", false}, {"O.K.", "okay", true}, {"Lund & Sons", "Lund and Sons", true}, {"Lund & Söhne", "Lund und Söhne", true},
		{"don't", "do not", true}, {"don’t", "do not", true}, {"don't", "do", false}, {"can't", "cannot", true}, {"can't", "can not", true}, {"can't", "can", false},
		{"won't", "will not", true}, {"won't", "will", false}, {"it's", "it is", true}, {"it's", "it has", true}, {"it's", "it was", false}, {"we're", "we are", true},
		{"I've", "I have", true}, {"I'd", "I would", true}, {"I'm", "I am", true}, {"let's", "let us", true}, {"they'll", "they will", true},
		{"geht's", "geht es", true}, {"gonna", "going to", true}, {"isn't", "is", false},
		{"the US", "the United States", true}, {"US", "us", false}, {"5 p.m.", "5pm", true}, {"5 o'clock", "5:00", true}, {"No. 1", "number one", true},
		{"towards", "toward", true}, {"disfavour", "disfavor", true}, {"analyse", "analyze", true}, {"$10 million dollars", "$10 million", true}, {"never", "not", false}, {"boats", "ships", false}, {"", "", false}, {"three", "3,000", false}, {"1990s", "1990", false},
	}
	for _, tt := range tests {
		if sameStyle(read(tt.a), read(tt.b)) != tt.want || sameStyle(read(tt.b), read(tt.a)) != tt.want {
			t.Errorf("%q and %q: %v, the other way %v; want %v; %v and %v", tt.a, tt.b, sameStyle(read(tt.a), read(tt.b)), sameStyle(read(tt.b), read(tt.a)), tt.want, signsOf(tt.a, false), signsOf(tt.b, false))
		}
		if !tt.want || tt.a == "" {
			continue
		}
		for _, in := range []string{"We saw %s there on the quay, and nobody asked us why it was", "%s was there on the quay, and nobody asked us why it was", "On the quay nobody asked us why it was %s"} {
			x, y := put(in, tt.a), put(in, tt.b)
			if got := matches(sideOf(x), sideOf(y)); len(got) != 1 || got[0].Relation != Exact {
				t.Errorf("%s and %s: %+v", x, y, got)
			}
		}
	}
}

// A character reference of HTML is what it stands for, and its digits are no figure.
func TestReferences(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want Relation
	}{
		{"On the quay nobody asked us why we won&#8217;t go there", "On the quay nobody asked us why we will not go there", Exact},
		{"The boats of Lund &amp; Sons lie on the quay since March&nbsp;3", "The boats of Lund and Sons lie on the quay since 3 March", Exact},
		{"Le caf&eacute; de la jet&#233;e n&#8217;est pas &agrave; vendre cette ann&eacute;e", "Le café de la jetée n’est pas à vendre cette année", Exact},
		{"Wir verkaufen die alte Br&uuml;cke f&uuml;r niemanden in dieser Stadt", "Wir verkaufen die alte Straße für niemanden in dieser Stadt", Altered},
	} {
		if got := matches(sideOf("“"+c.a+"”"), sideOf("“"+c.b+"”")); len(got) != 1 || got[0].Relation != c.want {
			t.Errorf("%s and %s: %+v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func put(sentence, words string) string {
	return "“" + strings.Replace(sentence, "%s", words, 1) + "”"
}
