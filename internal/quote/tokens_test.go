package quote

import (
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

// prepared returns the text of body as far as its tokens, with the sentences of plainSentences.
func prepared(body string) *text {
	var e Extractor
	e.paragraphs = paragraphs(nil, body, nil)
	e.findQuoted(body)
	t := &e.text
	t.reset(body)
	t.tokens = readTokens(nil, body, e.paragraphs, plainSentences(body), t.strings)
	t.index()
	return t
}

// Tokens are shown as their text: a newline as ¶, and a bar stands where a sentence begins.
func TestTokens(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"none", "", ""},
		{"words", "He left early", "He left early"},
		{"full stops are no tokens", "He left. She stayed.", "He left | She stayed"},
		{"commas, colons, dashes", "He left, she stayed: why - nobody – knew — at all", "He left , she stayed : why - nobody – knew — at all"},
		{"semicolons and parentheses", "He left; she (not he) stayed [sic]", "He left ; she ( not he ) stayed [ sic ]"},
		{"a quoted string is one", `He said "we won't, ever" twice`, `He said "we won't, ever" twice`},
		{"two quoted strings", `"No," he said, "never."`, `"No," he said , "never."`},
		{"paragraphs", "He left.\n\nShe stayed.", "He left | ¶ She stayed"},
		{"apostrophes and hyphens in words", "Russia's vice-president didn't say 'tis o’clock", "Russia's vice-president didn't say tis o’clock"},
		{"an owner of many", "the ministers' plan", "the ministers plan"},
		{"full stops in words", "the U.S. said", "the U.S said"},
		{"initials", "J. P. Morgan said", "J P Morgan said"},
		{"a domain", "he told example.com that", "he told example.com that"},
		{"figures", "3,500 men and 4.5 per cent at 8:30", "3 , 500 men and 4.5 per cent at 8 : 30"},
		{"accents, composed and not", "José and Jose\u0301 spoke", "José and Jose\u0301 spoke"},
		{"a soft hyphen", "the mi\u00adnister", "the mi\u00adnister"},
		{"Cyrillic", "заявил Лавров.", "заявил Лавров"},
		{"a hyphen in a range", "2010-2012 was", "2010-2012 was"},
		{"two hyphens", "he -- she said", "he - - she said"},
		{"two hyphens without spaces", "he--she", "he - she"},
		{"a hyphen behind a word", "pre- and post-war", "pre - and post-war"},
		{"a bullet", "• He left * She stayed", "• He left * She stayed"},
		{"an ellipsis", "he … left ... early", "he … left early"},
		{"other signs", "$5 & 10% @home #1", "5 10 home 1"},
		{"a ticker", "Pitney <PBI> said", "Pitney said"},
		{"a ticker with an exchange", "Sun Hung <SWPC.HK> said", "Sun Hung said"},
		{"a party and a state", "Ann Bray (D-Cal.) said", "Ann Bray said"},
		{"two words in parentheses", "Ann Bray (New York) said", "Ann Bray said"},
		{"three words in parentheses", "Ann Bray (The New Yorker) said", "Ann Bray ( The New Yorker ) said"},
		{"small letters in parentheses", "Ann Bray (left) said", "Ann Bray ( left ) said"},
		{"small letters in angle brackets", "see <b>Ann</b> Bray", "see Ann Bray"},
		{"a long parenthesis", "Ann Bray (Antidisestablishmentarianism) said", "Ann Bray ( Antidisestablishmentarianism ) said"},
		{"an empty parenthesis", "Ann () said", "Ann ( ) said"},
		{"a parenthesis left open", "Ann (B", "Ann ( B"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := prepared(tt.body)
			var got []string
			for i, w := range x.tokens {
				if i > 0 && w.first != x.tokens[i-1].last {
					got = append(got, "|")
				}
				if w.kind == newline {
					got = append(got, "¶")
				} else {
					got = append(got, w.Cut(tt.body))
				}
			}
			if got := strings.Join(got, " "); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestTokenKinds(t *testing.T) {
	x := prepared("a, b: (c) – \"d\"; 5\n\ne")
	want := []kind{word, comma, word, colon, parenthesis, word, parenthesis, dash, quotation, otherSign, word, newline, word}
	if len(x.tokens) != len(want) {
		t.Fatalf("%d tokens, want %d", len(x.tokens), len(want))
	}
	for i, k := range want {
		if x.tokens[i].kind != k {
			t.Errorf("token %d, %q, is of kind %d, want %d", i, x.tokens[i].Cut(x.body), x.tokens[i].kind, k)
		}
	}
	if x.places[0] != 8 {
		t.Errorf("the quoted string is token %d, want 8", x.places[0])
	}
}

// The classes of a word come from the tables and from how it is written.
func TestWordClasses(t *testing.T) {
	tests := []struct {
		name, body string // of which the first word is meant
		has        class
		lacks      class
	}{
		{"a verb", "said so", finite, capital | participle | owner},
		{"a participle", "saying so", participle, finite},
		{"a base", "say so", infinitive, finite},
		{"a verb of many uses", "called", weak | finite, 0},
		{"an office", "minister", office, capital},
		{"an office with a capital", "Minister", office | capital, 0},
		{"an office of a woman", "spokeswoman", office | female, male},
		{"an honorific", "Mr. Bray", honorific | male, office},
		{"a given name", "Ann", given | female | capital, male},
		{"a place", "Moscow", place | capital, people},
		{"a place that owns", "Russia's plan", place | owner | capital, 0},
		{"a place that owns, curly", "Russia’s plan", place | owner | capital, 0},
		{"an owner of many", "Powers' plan", owner | capital, 0},
		{"an owner of many in small letters", "powers' plan", 0, owner},
		{"an owner at the end", "Powers'", capital, owner},
		{"capitals with full stops", "U.S. forces", place | capital, 0},
		{"a number", "47 men", number, capital},
		{"a word of no table", "xylophone", 0, ^class(0)},
		{"a name of no table", "Xylo", capital, ^capital},
		{"an initial is no word", "A. J. Smith", capital, determiner},
		{"an article is none", "A plan", capital | determiner, 0},
		{"an initial before an ampersand", "A&P said", capital, determiner},
		{"another alphabet", "Сергей", given | male | capital, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := prepared(tt.body).tokens[0].class
			if got&tt.has != tt.has || got&tt.lacks != 0 {
				t.Errorf("class %b, want %b and none of %b", got, tt.has, tt.lacks)
			}
		})
	}
}

// A token is not given a class by is unless it is a word.
func TestIsOfWords(t *testing.T) {
	x := token{kind: comma, class: finite}
	if x.is(finite) {
		t.Error("a comma is a verb")
	}
}

// What is read over begins where it says and ends behind the closing mark.
func TestAsideEnd(t *testing.T) {
	for body, want := range map[string]int{
		"<PBI>": 5, "(SPA)": 5, "(D-Cal.)": 8, "(New York)": 10, "<SWPC.HK> x": 9,
		"x": 0, "()": 0, "(": 0, "<": 0, "(x)": 0, "(The New Yorker)": 0, "<p>": 0, "<PBi>": 0, "(1)": 0, "(Bray": 0,
	} {
		if got := asideEnd(body, 0); got != want {
			t.Errorf("asideEnd(%q) = %d, want %d", body, got, want)
		}
	}
}

// Sentences that do not begin with the text, and tokens before the first.
func TestTokensBeforeSentences(t *testing.T) {
	const body = "KELLEN — He left. She stayed."
	all := news.Span{End: uint32(len(body))}
	sentences := []news.Span{{Start: 11, End: 19}, {Start: 20, End: all.End}}
	var got []int32
	for _, w := range readTokens(nil, body, []news.Span{all}, sentences, nil) {
		got = append(got, w.first)
	}
	want := []int32{0, 0, 1, 1, 2, 2}
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			t.Fatalf("sentences %v, want %v", got, want)
		}
	}
}
