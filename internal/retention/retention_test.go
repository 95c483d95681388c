package retention

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

const body = `Port Holm mayor resigns

PORT HOLM, March 3 - The mayor of Port Holm, Ingrid Solberg, stepped down on Monday.

"I have nothing to hide," she told the courier. The council had asked for 45 documents in two weeks.

Ingrid Solberg was chosen in 2019. She ran a bakery near the harbour before.
`

// span returns the code points of the first words like these.
func span(words string) [2]int {
	before, _, ok := strings.Cut(body, words)
	if !ok {
		panic(words)
	}
	return [2]int{len(before), len(before) + len(words)}
}

func stretch(words string, fate Fate, to string) Stretch {
	at := span(words)
	return Stretch{at[0], at[1], fate, to}
}

func read() *Story {
	return Read(Text{Body: body, Title: "Port Holm Mayor Resigns", Zones: [][2]int{span("PORT HOLM, March 3 -")}, Quotations: [][2]int{span("I have nothing to hide")}})
}

// Of a story worked by hand: the headline and the dateline count for nothing.
func TestSumByHand(t *testing.T) {
	stretches := []Stretch{
		stretch("The mayor of Port Holm, Ingrid Solberg, stepped down", Kept, ""),
		stretch("on Monday", Changed, "yesterday"),
		stretch("The council had asked for 45 documents", Told, ""),
		stretch("asked for", Kept, ""), // better than told
		stretch("chosen in 2019. She ran", Kept, ""),
	}
	s := read()
	sum := s.Sum(s.Fates(stretches))
	want := Sum{
		Kinds: [Kinds]Count{
			Lead:       {Kept: 9, Changed: 2},
			Quotation:  {Dropped: 9},
			Figure:     {Dropped: 3 + 3, Told: 5, Kept: 2 + 3},
			Background: {Dropped: 6, Kept: 2},
		},
		Paragraphs: [Paragraphs]Count{{Kept: 9, Changed: 2}, {Dropped: 9 + 3, Told: 5, Kept: 2}, {Dropped: 3 + 6, Kept: 5}},
	}
	if sum != want {
		t.Errorf("got  %v\nwant %v", sum, want)
	}
}

func TestNothing(t *testing.T) {
	for _, text := range []Text{{}, {Body: "...\n"}, {Body: "Only a title", Title: "only a title"}} {
		s := Read(text)
		fates := s.Fates([]Stretch{{0, 99, Kept, ""}})
		losses, tally, err := s.Losses(fates, nil, nil)
		if sum := s.Sum(fates); sum != (Sum{}) || losses != nil || tally != (Tally{}) || err != nil {
			t.Errorf("%q: %v, %v, %v, %v", text.Body, sum, losses, tally, err)
		}
	}
}

// A story of one paragraph says nothing of paragraphs, and one of many puts the last ones together.
func TestParagraphs(t *testing.T) {
	for n, want := range map[int]Count{1: {}, 2: {Kept: 2}, Paragraphs: {Kept: 2}, Paragraphs + 4: {Kept: 2}} {
		s := Read(Text{Body: strings.Repeat("Two words.\n\n", n)})
		sum := s.Sum(s.Fates([]Stretch{{0, 9999, Kept, ""}}))
		if sum.Paragraphs[0] != want {
			t.Errorf("%d paragraphs: the first %v, want %v", n, sum.Paragraphs[0], want)
		}
		if last := sum.Paragraphs[Paragraphs-1][Kept]; last != 2*max(0, n-Paragraphs+1) {
			t.Errorf("%d paragraphs: %d words in the last", n, last)
		}
	}
}

func TestLossesByHand(t *testing.T) {
	s := read()
	all := func(but ...Stretch) []Stretch {
		stretches, from := []Stretch{}, 0
		for _, x := range but {
			stretches = append(stretches, Stretch{from, x.Start, Kept, ""})
			if x.Fate != Dropped {
				stretches = append(stretches, x)
			}
			from = x.End
		}
		return append(stretches, Stretch{from, len(body), Kept, ""})
	}
	for _, test := range []struct {
		name      string
		stretches []Stretch
		taker     string
		want      []Loss
		tally     Tally
	}{
		{"all kept", all(), "", nil, Tally{Rate{3, 0, 0}, Rate{2, 0, 0}}},
		{"a name dropped", all(stretch("Ingrid Solberg,", Dropped, "")), "the mayor of Port Holm stepped down", []Loss{{"Ingrid Solberg", false, ""}}, Tally{Rate{3, 1, 0}, Rate{2, 0, 0}}},
		{"its last word stands elsewhere", all(stretch("Ingrid Solberg,", Dropped, "")), "Mrs. Solberg’s bakery", nil, Tally{Rate{3, 0, 0}, Rate{2, 0, 0}}},
		{"another name in its place", all(stretch("Ingrid Solberg,", Changed, "Anna Berg,")), "", []Loss{{"Ingrid Solberg", false, "Anna Berg"}}, Tally{Rate{3, 0, 1}, Rate{2, 0, 0}}},
		{"a shorter name in its place", all(stretch("Ingrid Solberg,", Changed, "Mrs Solberg,")), "Solberg", nil, Tally{Rate{3, 0, 0}, Rate{2, 0, 0}}},
		{"its initials in its place", all(stretch("Ingrid Solberg,", Changed, "I.S.,")), "the mayor, I.S.", nil, Tally{Rate{3, 0, 0}, Rate{2, 0, 0}}},
		{"a pronoun in its place", all(stretch("Ingrid Solberg,", Changed, "she,")), "she", []Loss{{"Ingrid Solberg", false, ""}}, Tally{Rate{3, 1, 0}, Rate{2, 0, 0}}},
		{"two figures in the place of one", all(stretch("45", Changed, "50 of 60")), "50 of 60", []Loss{{"45", true, ""}}, Tally{Rate{3, 0, 0}, Rate{2, 1, 0}}},
		{"another figure", all(stretch("45", Changed, "about 50")), "", []Loss{{"45", true, "50"}}, Tally{Rate{3, 0, 0}, Rate{2, 0, 1}}},
		{"a sentence that was not kept loses nothing", []Stretch{stretch("The mayor of Port Holm", Kept, "")}, "", nil, Tally{}},
	} {
		losses, tally, err := s.Losses(s.Fates(test.stretches), test.stretches, func() (string, error) { return test.taker, nil })
		if !reflect.DeepEqual(losses, test.want) || tally != test.tally || err != nil {
			t.Errorf("%s: got %v, %v, %v, want %v, %v", test.name, losses, tally, err, test.want, test.tally)
		}
	}
	failed := errors.New("no text")
	if _, _, err := s.Losses(s.Fates([]Stretch{stretch("was chosen in", Kept, ""), stretch("chosen in 2019", Kept, "")}), nil, func() (string, error) { return "", failed }); !errors.Is(err, failed) {
		t.Errorf("got %v", err)
	}
}

// Where capitals say nothing there are no names.
func TestNames(t *testing.T) {
	for text, want := range map[string]string{
		"He met Angela Merkel in Berlin on Tuesday, and I'm told she laughed.":     "Angela Merkel, Berlin",
		"He saw Jan Moe leave in late January, or was it June.":                    "Jan Moe",
		"Colts Beat Chiefs To Clinch Playoff Berth In The East":                    "",
		"\"We went to Rome,\" said J.P. Morgan of Mr. Paul van der Berg's wife.":   "Rome, J.P. Morgan, Mr. Paul, Berg",
		"Rome burns. They saw Rome burn with their own eyes in the year 64.":       "Rome, Rome, 64",
		"Наблюдатели видели Анну Каренину в Москве с тремя детьми и 2 чемоданами.": "Анну Каренину, Москве, 2",
		"أعلن الرئيس في القاهرة عن 12 قرارا جديدا في هذا الشأن":                    "12",
	} {
		s := Read(Text{Body: text})
		var got []string
		for _, x := range s.things {
			got = append(got, x.text)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q: got %q, want %q", text, strings.Join(got, ", "), want)
		}
	}
	if s := Read(Text{Body: "Er hat den Hund und die Katze in das Haus von Anna gebracht.", Lang: "de"}); s.things != nil {
		t.Errorf("in German: %v", s.things)
	}
}

// The words of all fates are those of all kinds, and of all paragraphs where there are two; a stretch more never takes words away.
func TestSumsProperty(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		var b strings.Builder
		for range r.IntN(30) {
			fmt.Fprintf(&b, "%s %s%s", []string{"Ünder", "the 12", "Rome said"}[r.IntN(3)], []string{"sea", "“Tür”", "März"}[r.IntN(3)], []string{". ", "\n\n", ", "}[r.IntN(3)])
		}
		text := Text{Body: b.String()}
		n := len([]rune(text.Body))
		if n > 4 {
			text.Zones = [][2]int{{1, 3}}
			text.Quotations = [][2]int{{r.IntN(n), n}, {0, r.IntN(n)}}
		}
		s := Read(text)
		var stretches []Stretch
		before := s.Sum(s.Fates(nil))
		for range 6 {
			from := r.IntN(n + 1)
			stretches = append(stretches, Stretch{from, from + r.IntN(n-from+1), Fate(r.IntN(Fates)), "Ada 7"})
			sum := s.Sum(s.Fates(stretches))
			kinds, paragraphs, dropped, wasDropped := 0, 0, 0, 0
			for i := range sum.Kinds {
				for _, n := range sum.Kinds[i] {
					kinds += n
				}
				dropped += sum.Kinds[i][Dropped]
				wasDropped += before.Kinds[i][Dropped]
			}
			for i := range sum.Paragraphs {
				for _, n := range sum.Paragraphs[i] {
					paragraphs += n
				}
			}
			if kinds != len(s.words) || s.paragraphs > 1 && paragraphs != kinds || s.paragraphs <= 1 && paragraphs != 0 || dropped > wasDropped {
				t.Fatalf("%q: %d words, %d by kind, %d by paragraph, dropped %d, before %d", text.Body, len(s.words), kinds, paragraphs, dropped, wasDropped)
			}
			before = sum
		}
		_, tally, err := s.Losses(s.Fates(stretches), stretches, func() (string, error) { return "", nil })
		if err != nil || tally.Names.Dropped+tally.Names.Changed > tally.Names.All || tally.Figures.Dropped+tally.Figures.Changed > tally.Figures.All {
			t.Fatalf("%v, %v", tally, err)
		}
	}
}

func Example() {
	story := Read(Text{Body: "The ferry ran aground with 45 people.\n\nNobody was hurt."})
	stretches := []Stretch{{0, 21, Kept, ""}, {22, 29, Changed, "with 50"}, {29, 37, Kept, ""}}
	fates := story.Fates(stretches)
	sum := story.Sum(fates)
	losses, _, _ := story.Losses(fates, stretches, func() (string, error) { return "", nil })
	fmt.Println(sum.Kinds[Lead], sum.Kinds[Background], losses)
	// Output: [0 0 2 5] [3 0 0 0] [{45 true 50}]
}
