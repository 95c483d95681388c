package quote

import (
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/names"
)

// What SameSpeaker says of names as such; spellings in other alphabets are not its matter here.
func TestSameSpeakerByHand(t *testing.T) {
	tests := []struct {
		name, a, b string
		want       bool
	}{
		{"equal", "Ann Bray", "Ann Bray", true},
		{"another surname", "Ann Bray", "Ann Lund", false},
		{"another given name", "Ann Bray", "Olaf Bray", false},
		{"the surname alone", "Ann Bray", "Bray", true},
		{"the given name alone", "Ann Bray", "Ann", false},
		{"a name between", "Ann Bray", "Ann Fogh Bray", true},
		{"other names between", "Ann Maria Bray", "Ann Fogh Bray", true},
		{"two surnames, the last one alone", "Ann Fogh Bray", "Bray", true},
		{"two surnames, both alone", "Ann Fogh Bray", "Fogh Bray", true},
		{"two surnames, the first one alone", "Ann Fogh Bray", "Fogh", false},
		{"an initial", "Ann Bray", "A. Bray", true},
		{"another initial", "Ann Bray", "O. Bray", false},
		{"an initial between", "Ann Bray", "Ann J. Bray", true},
		{"initials without full stops", "J P Bray", "J. P. Bray", true},
		{"an initial for an initial", "A. Bray", "A Bray", true},
		{"small letters", "ann bray", "Ann Bray", true},
		{"capitals", "ANN BRAY", "Ann Bray", true},
		{"junior", "Ann Bray Jr.", "Ann Bray", true},
		{"junior and senior", "Martin Bray Jr.", "Martin Bray Sr.", true}, // they may be one all the same
		{"the third", "Martin Bray III", "Bray", true},
		{"nothing but a suffix", "Jr.", "Jr.", true},
		{"a short given name", "Bob Bray", "Robert Bray", true},
		{"two short ones of one name", "Bob Bray", "Rob Bray", false},
		{"a hyphen", "Ann Bray-Lund", "Bray-Lund", true},
		{"a part of a hyphened name", "Ann Bray-Lund", "Ann Lund", false},
		{"a particle", "Ann van der Meulen", "van der Meulen", true},
		{"without its particle", "Ann van der Meulen", "Meulen", true},
		{"a body", "Foreign Ministry", "Russian Foreign Ministry", true},
		{"another body", "Foreign Ministry", "Interior Ministry", false},
		{"nobody", "", "Ann Bray", false},
		{"white space", " ", "Ann Bray", false},
		{"one of two", "Ann Bray and Olaf Lund", "Olaf Lund", true},
		{"the first of two", "Ann Bray and Olaf Lund", "Ann Bray", true},
		{"the second of three", "Ann Bray, Olaf Lund and Petra Holm", "Olaf Lund", true},
		{"one in common", "Ann Bray and Olaf Lund", "Olaf Lund and Petra Holm", true},
		{"none in common", "Ann Bray and Olaf Lund", "Petra Holm and Igor Cole", false},
		{"none of two", "Ann Bray and Olaf Lund", "Petra Holm", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if SameSpeaker(tt.a, tt.b) != tt.want || SameSpeaker(tt.b, tt.a) != tt.want {
				t.Errorf("SameSpeaker(%q, %q) = %v, the other way %v; want %v", tt.a, tt.b, SameSpeaker(tt.a, tt.b), SameSpeaker(tt.b, tt.a), tt.want)
			}
			for _, name := range []string{tt.a, tt.b} {
				if len(nameWords(name)) > 0 && !SameSpeaker(name, name) {
					t.Errorf("%q is not the same as itself", name)
				}
			}
		})
	}
}

func TestEachName(t *testing.T) {
	for name, want := range map[string][]string{
		"":                                   {""},
		"Ann Bray":                           {"Ann Bray"},
		"Ann Bray and Olaf Lund":             {"Ann Bray and Olaf Lund", "Olaf Lund", "Ann Bray"},
		"Ann Bray, Olaf Lund and Petra Holm": {"Ann Bray, Olaf Lund and Petra Holm", "Petra Holm", "Ann Bray", "Olaf Lund"},
	} {
		if got := slices.Collect(eachName(name)); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	for range eachName("Ann Bray, Olaf Lund and Petra Holm") {
		break // a loop may be left
	}
}

// What two names must have for two people to be accused of one quotation.
func TestPronounOf(t *testing.T) {
	for words, want := range map[string]names.Gender{"he": names.Man, "She": names.Woman, "a-t-il": names.Man, "dit-elle": names.Woman, "lei": names.Woman, "она": names.Woman, "hun": names.Woman} {
		if got, ok := PronounOf(words); !ok || got != want {
			t.Errorf("%q: %v, %v; want %v", words, got, ok, want)
		}
	}
	for _, words := range []string{"", "they", "Ann Bray", "the mayor", "añadió"} {
		if got, ok := PronounOf(words); ok {
			t.Errorf("%q: %v; want none", words, got)
		}
	}
}

func TestSurelyTwoByHand(t *testing.T) {
	tests := []struct {
		name, a, b string
		want       bool
	}{
		{"equal", "Ann Bray", "Ann Bray", false},
		{"nothing in common", "Ann Bray", "Olaf Lund", true},
		{"another given name", "Ann Bray", "Olaf Bray", true},
		{"another surname", "Ann Bray", "Ann Lund", false}, // a maiden name, or the second of two
		{"the surname alone", "Ann Bray", "Bray", false},
		{"another surname alone", "Ann Bray", "Lund", true},
		{"the given name alone", "Ann Bray", "Ann", false},
		{"nobody", "", "Ann Bray", false},
		{"a letter is missing", "Harald Tessnick", "Harald Tessnik", false},
		{"a letter is missing in the surname alone", "Ann Bradley", "Bradly", false},
		{"two letters changed places", "Reince Priebus", "Preibus", false},
		{"short names of three letters", "Ann Lee", "Olaf Lie", true},
		{"a nickname", "Ann Bray", "Annie Bray", false},
		{"a nickname of a table", "Robert Bray", "Bob Bray", false},
		{"two nicknames of one name", "Bob Bray", "Rob Bray", false},
		{"an unknown first name may be a nickname", "Olaf Bray", "Skip Bray", false},
		{"a Russian short form", "Alexander Bragin", "Sasha Bragin", false},
		{"a Spanish short form", "Francisco Brava", "Paco Brava", false},
		{"a German short form", "Johannes Bray", "Hans Bray", false},
		{"two of one beginning", "Peter Harmon", "Patricia Harmon", true},
		{"two of one beginning of three letters", "Stephan Bray", "Steve Bray", false},
		{"two of one letter", "Viktor Sotkin", "Valery Sotkin", true},
		{"Chinese", "李建国", "王丽华", true},
		{"Chinese, one in part", "李建国", "建国", false},
		{"Chinese, two forms of a foreign name", "马克龙", "麦克龙", false},
		{"Korean", "김민수", "박지영", true},
		{"Korean, a syllable in common", "김민수", "박민영", false},
		{"Chinese and Latin letters", "李建国", "Li Jianguo", false},
		{"two spellings", "Sergei Bragin", "Sergey Bragin", false},
		{"surname first", "Liu Haotian", "Liu", false},
		{"surname first, turned round", "Liu Haotian", "Haotian Liu", false},
		{"surname first, parted", "Kim Sung-tae", "Kim Sungtae", false},
		{"surname first in one word", "Kim Sung Tae", "Kim Sungtae", false},
		{"another surname that stands first", "Liu Haotian", "Wang", true},
		{"two of one family", "Wang Rui", "Wang Yifei", false}, // they may be one: a style name
		{"Hungarian", "Szabó Gergely", "Gergely Szabo", false},
		{"two surnames, the first alone", "Pablo Vega Montes", "Vega", false},
		{"two surnames, the first with the given name", "Pablo Vega Montes", "Pablo Vega", false},
		{"one surname each", "Pablo Vega", "Pablo Montes", false},
		{"a hyphen", "Ann Bray-Lund", "Ann Lund", false},
		{"a particle", "Ann van der Meulen", "Ann Meulen", false},
		{"only a particle in common", "Ann van der Meulen", "Olaf van Holm", true},
		{"Arabic particles", "Omar al-Bashar", "Omar Bashar", false},
		{"an initial", "J. P. Bray", "Joan Bray", false},
		{"one of two", "Ann Bray and Olaf Lund", "Olaf Lund", false},
		{"Cyrillic", "Иван Петров", "Олег Сидоров", true},
		{"Cyrillic, the surname alone", "Иван Петров", "Петров", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if SurelyTwo(tt.a, tt.b) != tt.want || SurelyTwo(tt.b, tt.a) != tt.want {
				t.Errorf("SurelyTwo(%q, %q) = %v, the other way %v; want %v", tt.a, tt.b, SurelyTwo(tt.a, tt.b), SurelyTwo(tt.b, tt.a), tt.want)
			}
		})
	}
}
