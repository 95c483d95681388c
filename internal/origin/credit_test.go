package origin

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/copytaster/copytaster/internal/wire"
)

func TestCredited(t *testing.T) {
	tests := []struct {
		name      string
		giver, to Article
		want      bool
	}{
		{"the agency", reuters, herald.crediting("Reuters"), true},
		{"the agency in the dateline", reuters, herald.dated("Reuters"), true},
		{"another agency", reuters, herald.crediting("dpa"), false},
		{"nobody", reuters, herald, false},
		{"the outlet", courier, herald.crediting("Courier"), true},
		{"the agency whose copy the outlet ran", courier.dated("Reuters"), herald.crediting("Reuters"), true},
		{"the agency's own later copy", courier.dated("Reuters"), reuters, true},
		{"an outlet without a credit", courier, herald, false},
		{"one source", herald, herald, true},
		{"one agency", reuters, reuters.version(1), true},
		{"two of unknown source", nobody, nobody, false},
		{"by its own name only", courier, herald.crediting("Herald"), false},
		{"a speech that an outlet printed", Article{Source: "Courier", Speech: true}, herald, true},
		{"an announcement that two outlets have", Article{Source: "Courier", Announcement: true}, herald, true},
		{"an agency's report of an announcement", Article{Source: "Reuters", Agency: "Reuters", Announcement: true}, herald, false},
		{"an outlet's agency report of an announcement", Article{Source: "Courier", Announcement: true, Signed: "Reuters"}, herald, false},
		{"an announcement, by the agency", Article{Source: "Courier", Announcement: true}, reuters, false},
		{"the outlet that printed the speech", courier, Article{Source: "Herald", Speech: true}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := credited(&tt.giver, &tt.to); got != tt.want {
				t.Errorf("%t, want %t", got, tt.want)
			}
		})
	}
}

func TestAttributed(t *testing.T) {
	helped := Article{Source: "Herald", Helped: true}
	for _, tt := range []struct {
		name      string
		giver, to Article
		want      bool
	}{
		{"agency copy with thanks, in an outlet too", courier, helped, true},
		{"no thanks", courier, herald, false},
		{"the other one says so", helped, courier, false},
		{"the copy is an agency's own", reuters, helped, false},
		{"the outlet signs another agency's copy", courier.signing("dpa"), helped, false},
	} {
		if got := attributed(&tt.giver, &tt.to); got != tt.want {
			t.Errorf("%s: %t, want %t", tt.name, got, tt.want)
		}
	}
}

func TestCreditedBoth(t *testing.T) {
	for _, tt := range []struct {
		name string
		a, b Article
		want bool
	}{
		{"neither is an agency's copy", courier, herald, true},
		{"an agency's copy, and an article that is silent on it", courier.signing("dpa"), herald, false},
		{"both sign the copy of one agency", courier.signing("dpa"), herald.signing("dpa"), true},
		{"an agency's copy, and an article with thanks", courier.signing("dpa"), herald.crediting("dpa"), true},
		{"the agency itself, and its copy", reuters, courier.signing("Reuters"), true},
		{"the agency itself, and an article that is silent on it", reuters, herald, false},
	} {
		if got, swapped := creditedBoth(&tt.a, &tt.b), creditedBoth(&tt.b, &tt.a); got != tt.want || swapped != tt.want {
			t.Errorf("%s: %t and %t, want %t", tt.name, got, swapped, tt.want)
		}
	}
}

// The Herald has 100 words of Reuters and credits Reuters only. 40 of them are in the Courier too, which ran dpa, and so
// are 30 more words, of which 5 are quoted. What Reuters itself has is owed to Reuters, whatever the Courier credits.
func TestAuditedByHand(t *testing.T) {
	ran := courier.signing("dpa")
	a := herald.crediting("Reuters")
	got := Audited(&a, []Reuse{
		{Giver: &ran, Direction: CommonSource, Words: [][2]int{{160, 190}, {60, 100}}, Owed: [][2]int{{160, 185}, {60, 100}}},
		{Giver: &reuters, Direction: AToB, Words: [][2]int{{0, 60}, {40, 100}}, Owed: [][2]int{{0, 60}, {40, 100}}},
	})
	want := Audit{Words: 130, Uncredited: 25, Debts: []Debt{{"Reuters", true, 100, true}, {"dpa", true, 25, false}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// The Herald credits dpa only. It has words 0 to 100 from Reuters, 60 to 100 also from dpa, and all of these and 25 more from the
// Courier. Each word is owed once: first to who is credited, and what agencies gave not to an outlet.
func TestAuditedOnce(t *testing.T) {
	a := herald.crediting("dpa")
	got := Audited(&a, []Reuse{
		{Giver: &dpa, Direction: AToB, Words: [][2]int{{60, 100}}, Owed: [][2]int{{60, 100}}},
		{Giver: &reuters, Direction: AToB, Words: [][2]int{{0, 100}}, Owed: [][2]int{{0, 100}}},
		{Giver: &courier, Direction: AToB, Words: [][2]int{{0, 125}}, Owed: [][2]int{{0, 125}}},
	})
	want := Audit{Words: 125, Uncredited: 85, Debts: []Debt{{"Reuters", true, 60, false}, {"dpa", true, 40, true}, {"Courier", false, 25, false}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestAudited(t *testing.T) {
	words := [][2]int{{10, 40}}
	for _, tt := range []struct {
		name      string
		a, giver  Article
		direction Direction
		want      Audit
	}{
		{"nothing is owed to who took it", herald, courier, BToA, Audit{}},
		{"an agency that took it", herald, reuters, BToA, Audit{}},
		{"nor to oneself", herald, herald, AToB, Audit{Words: 30}},
		{"nor where it is not known to whom", herald, courier, CommonSource, Audit{Words: 30}},
		{"an outlet", herald, courier, AToB, Audit{Words: 30, Uncredited: 30, Debts: []Debt{{"Courier", false, 30, false}}}},
		{"an outlet that is credited", herald.crediting("Courier"), courier, AToB, Audit{Words: 30, Debts: []Debt{{"Courier", false, 30, true}}}},
		{"an agency, which way it went unknown", herald, reuters, Unknown, Audit{Words: 30, Uncredited: 30, Debts: []Debt{{"Reuters", true, 30, false}}}},
		{"one's own copy in an outlet", reuters, courier.crediting("Reuters"), CommonSource, Audit{Words: 30}},
		{"an agency in the text of an outlet", herald, courier.crediting("Reuters"), CommonSource, Audit{Words: 30}},
		{"an agency that signs an outlet's copy", herald, courier.signing("Reuters"), CommonSource, Audit{Words: 30, Uncredited: 30, Debts: []Debt{{"Reuters", true, 30, false}}}},
		{"agencies without names", herald.crediting(wire.Agencies), reuters, AToB, Audit{Words: 30, Debts: []Debt{{"Reuters", true, 30, true}}}},
		{"an agency that surely sent it later", herald.on(at("10:00")), reuters.on(at("12:00")), Unknown, Audit{Words: 30}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := Audited(&tt.a, []Reuse{{Giver: &tt.giver, Direction: tt.direction, Words: slices.Clone(words), Owed: slices.Clone(words)}})
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

// Quoted words are owed to nobody but the speaker, and a few words to nobody, unless they are half of the article.
func TestAuditedLeavesOut(t *testing.T) {
	alert := herald
	alert.Words = 20
	for _, tt := range []struct {
		name string
		a    Article
		owed [][2]int
		want Audit
	}{
		{"quoted words", herald, nil, Audit{Words: 60}},
		{"a phrase", herald, [][2]int{{0, 24}}, Audit{Words: 60}},
		{"a sentence", herald, [][2]int{{0, 25}}, Audit{Words: 60, Uncredited: 25, Debts: []Debt{{"Reuters", true, 25, false}}}},
		{"half of an alert", alert, [][2]int{{0, 10}}, Audit{Words: 60, Uncredited: 10, Debts: []Debt{{"Reuters", true, 10, false}}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := Audited(&tt.a, []Reuse{{Giver: &reuters, Direction: AToB, Words: [][2]int{{0, 60}}, Owed: tt.owed}})
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

// The order of the givers does not matter, and words count as in a set.
func TestAuditedSets(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	givers := []Article{reuters, dpa, courier, courier.signing("dpa"), herald}
	for range 2000 {
		a := herald.crediting([]string{"", "Reuters", "dpa", "Courier"}[r.IntN(4)])
		var reused []Reuse
		all, paid, owed, agency := map[int]bool{}, map[int]bool{}, map[int]bool{}, map[int]bool{}
		for range r.IntN(5) {
			x := Reuse{Giver: &givers[r.IntN(len(givers))], Direction: Direction(r.IntN(4))}
			for range r.IntN(3) {
				from := r.IntN(50)
				x.Words = append(x.Words, [2]int{from, from + r.IntN(20)})
			}
			x.Owed = slices.Clone(x.Words)
			reused = append(reused, x)
			for _, w := range x.Words {
				for i := w[0]; i < w[1]; i++ {
					agency[i] = agency[i] || x.Direction != BToA && x.Giver.own() != ""
				}
			}
		}
		for _, x := range reused {
			if x.Direction == BToA {
				continue
			}
			for _, w := range x.Words {
				for i := w[0]; i < w[1]; i++ {
					all[i] = true
					if x.Giver.own() == "" && agency[i] {
						continue
					}
					if name, _ := creditor(&a, &x); name != "" {
						owed[i] = true
						paid[i] = paid[i] || a.credits(name)
					}
				}
			}
		}
		unpaid := 0
		for i := range owed {
			unpaid += bit(!paid[i])
		}
		a.Words = 1 // so that each word counts
		got := Audited(&a, reused)
		r.Shuffle(len(reused), func(i, j int) { reused[i], reused[j] = reused[j], reused[i] })
		if again := Audited(&a, reused); !reflect.DeepEqual(got, again) {
			t.Fatalf("%+v, in another order %+v", got, again)
		}
		if got.Words != len(all) || got.Uncredited != unpaid {
			t.Fatalf("%+v, want %d words, %d uncredited", got, len(all), unpaid)
		}
		parts, uncredited := 0, 0
		for _, d := range got.Debts {
			parts += d.Words
			if !d.Credited {
				uncredited += d.Words
			}
		}
		if parts != len(owed) || uncredited != unpaid {
			t.Fatalf("%+v: debts of %d words, %d of them not credited; want %d and %d", got, parts, uncredited, len(owed), unpaid)
		}
	}
}
