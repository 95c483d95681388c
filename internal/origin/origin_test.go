package origin

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/news"
)

// at returns a time on one day, from "15:04".
func at(clock string) news.Dated {
	t, err := time.Parse("2006-01-02 15:04", "2024-03-05 "+clock)
	if err != nil {
		panic(err)
	}
	return news.Dated{Published: t}
}

// onDay returns a day of that month without a time.
func onDay(day int) news.Dated {
	return news.Dated{Published: time.Date(2024, 3, day, 0, 0, 0, 0, time.UTC), DateOnly: true}
}

var (
	reuters = Article{Source: "Reuters", Agency: "Reuters", Dateline: "Reuters", Credits: []string{"Reuters"}}
	dpa     = Article{Source: "dpa", Agency: "dpa"}
	herald  = Article{Source: "Herald", Role: news.RoleOutlet}
	courier = Article{Source: "Courier"}
	nobody  = Article{}
)

func (a Article) crediting(names ...string) Article { a.Credits = names; return a }
func (a Article) on(when news.Dated) Article        { a.Published = when; return a }
func (a Article) version(place int) Article         { a.Chain, a.Place = "c", place; return a }
func (a Article) dated(agency string) Article       { a.Dateline = agency; return a }
func (a Article) signing(agency string) Article {
	a.Signed = agency
	a.Credits = []string{agency}
	return a
}

// side returns an article that has half of its text from the other one, unless containment says otherwise.
func side(a Article, containment ...float64) Side {
	return Side{Article: a, Containment: append(containment, .5)[0]}
}

// An outlet credits the agency whose copy the other article is. There are no times, and half of each is in the other. The
// score of "a to b" is fromWire + creditsAgency, that of "b to a" is 0, and that of a common source is wireAndOther: if
// one credits the other, the containments do not count.
func TestJudgeByHand(t *testing.T) {
	forward := math.Exp(directedWeights[fromWire] + directedWeights[creditsAgency])
	want := forward / (forward + 1 + math.Exp(commonWeights[wireAndOther]))
	v := Judge(&Pair{A: side(reuters), B: side(herald.crediting("Reuters")), Shared: 100})
	if v.Direction != AToB || math.Abs(v.Confidence-want) > 1e-12 {
		t.Errorf("%s, %v; want a to b, %v", v.Direction, v.Confidence, want)
	}
	texts := []string{"a is copy of Reuters, and b is not known to be an agency's", "b credits Reuters, whose copy a is"}
	for i, e := range v.Evidence {
		if e.Toward != AToB || e.Text != texts[i] || len(v.Evidence) != len(texts) {
			t.Errorf("evidence %+v", v.Evidence)
		}
	}
}

func TestJudge(t *testing.T) {
	tests := []struct {
		name string
		a, b Side
		want Direction
		text string // text of some evidence
	}{
		{"an outlet credits the agency", side(reuters.on(at("10:00"))), side(herald.crediting("Reuters").on(at("12:10"))), AToB, "a was published 2 h 10 min before b"},
		{"and has an earlier time", side(herald.crediting("Reuters").on(at("09:00"))), side(reuters.on(at("09:40"))), Unknown, "a credits Reuters, whose copy b is"},
		{"and an earlier day", side(herald.crediting("Reuters").on(onDay(3))), side(reuters.on(onDay(6))), BToA, "a was published on an earlier day than b"},
		{"by its dateline", side(reuters.on(at("10:00"))), side(herald.dated("Reuters").on(at("12:00"))), AToB, "b credits Reuters, whose copy a is"},
		{"an agency known by its role", side(Article{Source: "Norrwire", Role: news.RoleWire}), side(herald.crediting("Norrwire")), AToB, "b credits Norrwire, whose copy a is"},
		{"an agency known by its own datelines", side(Article{Source: "Norrwire", Dateline: "Norrwire"}), side(herald.crediting("Norrwire")), AToB, "b credits Norrwire, whose copy a is"},
		{"two outlets credit one agency", side(courier.crediting("Reuters").on(at("10:00"))), side(herald.dated("Reuters").on(at("12:00"))), CommonSource, "both credit Reuters, and neither is its own copy"},
		{"two of unknown source do", side(nobody.dated("Reuters").on(at("10:00"))), side(nobody.dated("Reuters").on(at("12:00"))), CommonSource, "both credit Reuters, and neither is its own copy"},
		{"an outlet credits another", side(courier.on(at("10:00"))), side(herald.crediting("Courier").on(at("12:00"))), AToB, "b credits Courier, the source of a"},
		{"an agency credits an outlet", side(courier.on(at("10:00"))), side(reuters.crediting("Courier").on(at("12:00"))), AToB, "b credits Courier, the source of a"},
		{"an update", side(reuters.version(0), .8), side(reuters.version(2), .6), AToB, "a is an earlier version of b"},
		{"one source takes up its own copy", side(reuters.on(at("10:00")), .9), side(reuters.on(at("12:00")), .4), AToB, "both are of Reuters, a the earlier one"},
		{"or within a week", side(reuters.on(onDay(3)), .9), side(reuters.on(onDay(9)), .4), AToB, "both are of Reuters, a the earlier one"},
		{"but not after one", side(reuters.on(onDay(3)), .9), side(reuters.on(onDay(12)), .4), Unknown, ""},
		{"another version matches better", Side{Article: reuters, Containment: .3, Taken: OtherVersion}, side(herald, .3), CommonSource, "b matches another version of the story of a better"},
		{"this version matches best", Side{Article: reuters, Containment: .9, Taken: ThisVersion}, side(herald.crediting("Reuters"), .9), AToB, "of all versions of the story, b matches a best"},
		{"two agencies", side(reuters, .2), side(dpa, .2), CommonSource, "they are copy of two agencies, Reuters and dpa"},
		{"two outlets share a paragraph", side(courier, .1), side(herald, .1), CommonSource, "both are outlets and neither credits anybody: two with the same text mostly have it from a third"},
		{"two outlets, alike, within hours", side(courier.on(at("10:00")), 1), side(herald.on(at("11:00")), 1), Unknown, "both are outlets and neither credits anybody: two with the same text mostly have it from a third"},
		{"times alone", side(nobody.on(at("10:00"))), side(nobody.on(at("12:00"))), Unknown, "a was published 2 h 0 min before b"},
		{"times of years", side(nobody.on(onDay(1))), side(nobody.on(news.Dated{Published: onDay(1).Published.AddDate(3, 0, 0)})), Unknown, "a was published on an earlier day than b"},
		{"nothing", side(nobody), side(nobody), Unknown, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := Judge(&Pair{A: tt.a, B: tt.b, Shared: 100})
			if v.Direction != tt.want || (v.Confidence == 0) != (v.Direction == Unknown) {
				t.Errorf("%s (%.2f), want %s: %+v", v.Direction, v.Confidence, tt.want, v.Evidence)
			}
			if tt.text != "" && !slices.ContainsFunc(v.Evidence, func(e Evidence) bool { return e.Text == tt.text }) {
				t.Errorf("no evidence %q in %+v", tt.text, v.Evidence)
			}
		})
	}
}

// What two articles share tells no direction if it is little, or what somebody said.
func TestJudgeByWhatIsShared(t *testing.T) {
	lind := func(p Pair) Pair { p.Speaker = "Karin Lind"; return p }
	review, digest := side(herald.on(onDay(3)), .1), side(herald.on(onDay(9)), .1)
	for _, tt := range []struct {
		name string
		p    Pair
		want Direction
	}{
		{"one speaker", lind(Pair{A: side(courier, .1), B: side(herald, .1), Shared: 30, Quoted: 30}), SameSpeaker},
		{"one speaker, in two articles of one paper", lind(Pair{A: review, B: digest, Shared: 30, Quoted: 30}), SameSpeaker},
		{"one speaker, beside a sentence told in other words", lind(Pair{A: side(courier, .1), B: side(herald, .1), Shared: 30, Quoted: 30, Told: true}), Unknown},
		{"nobody knows who speaks", Pair{A: side(courier, .1), B: side(herald, .1), Shared: 30, Quoted: 30}, Unknown},
		{"whom the one quotes from the other", lind(Pair{A: side(courier, .1), B: side(herald.crediting("Courier"), .6), Shared: 30, Quoted: 30}), AToB},
		{"two versions of an item", lind(Pair{A: side(reuters.version(0), .6), B: side(reuters.version(1), .6), Shared: 30, Quoted: 30}), AToB},
		{"and a paragraph of an unknown third", lind(Pair{A: side(courier, .1), B: side(herald, .1), Shared: 90, Quoted: 30}), CommonSource},
		{"mostly a speech", lind(Pair{A: side(courier, .1), B: side(herald, .1), Shared: 90, Quoted: 60}), Unknown},
		{"a few words", Pair{A: side(courier, .1), B: side(herald, .1), Shared: 20}, Unknown},
		{"a name and its title, of who is credited", Pair{A: side(courier, .1), B: side(herald.crediting("Courier"), .1), Shared: 12}, Unknown},
		{"a phrase of one paper", Pair{A: review, B: digest, Shared: 23}, Unknown},
		{"a paragraph of one paper, of much longer ones", Pair{A: review, B: digest, Shared: 60}, Unknown},
		{"most of an article of one paper", Pair{A: side(herald.on(onDay(3)), .6), B: side(herald.on(onDay(9)), .3), Shared: 200}, AToB},
		{"a press release", lind(Pair{A: side(Article{Source: "Lind Boats", Release: true}.on(onDay(3)), .5), B: side(herald.on(onDay(4)), .5), Shared: 60, Quoted: 30}), AToB},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if v := Judge(&tt.p); v.Direction != tt.want {
				t.Errorf("%s (%.2f), want %s: %+v", v.Direction, v.Confidence, tt.want, v.Evidence)
			}
			swapped := tt.p
			swapped.A, swapped.B = tt.p.B, tt.p.A
			if v := Judge(&swapped); v.Direction != tt.want.Reverse() {
				t.Errorf("the other way round %s (%.2f), want %s", v.Direction, v.Confidence, tt.want.Reverse())
			}
		})
	}
}

func TestEvidenceOfText(t *testing.T) {
	p := Pair{A: side(reuters, .25), B: side(herald.crediting("dpa", "AP", "dpa"), .75), Shared: 80, Quoted: 60, Errors: 2}
	p.A.Errors = 1
	want := []Evidence{
		{AToB, directedWeights[fromWire], "a is copy of Reuters, and b is not known to be an agency's"},
		{AToB, -2 * commonWeights[sameErrors], "both misspell the same 2 words"},
		{CommonSource, .75 * commonWeights[quoted], "75 % of the shared words are quotations, which several may have heard"},
		{AToB, .5 * directedWeights[contained], "a has 75 % of b, and b has 25 % of a"},
		{CommonSource, -directedWeights[creditsOthers], "b credits AP, dpa and not Reuters, whose copy a is"},
		{AToB, directedWeights[corrected], "b spells right what a misspells: 1 word"},
	}
	slices.SortFunc(want, func(x, y Evidence) int { return cmp.Compare(y.Weight, x.Weight) })
	if got := Judge(&p).Evidence; !slices.Equal(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// randomPair returns a pair of which anything may be known, and anything may contradict the rest.
func randomPair(r *rand.Rand) *Pair {
	names := []string{"", "Reuters", "dpa", "Herald", "Courier"}
	of := func() (s Side) {
		s.Source = names[r.IntN(5)]
		if s.Source == "Reuters" || s.Source == "dpa" {
			s.Agency = s.Source
		}
		s.Role = news.Role(r.IntN(3))
		s.Dateline = names[r.IntN(3)]
		for range r.IntN(3) {
			s.Credits = append(s.Credits, names[r.IntN(5)])
		}
		s.Published = randomTime(r)
		if r.IntN(4) == 0 {
			s.Chain, s.Place = "c", r.IntN(3)
		}
		s.Containment, s.Errors, s.Taken = r.Float64(), r.IntN(6), Taken(r.IntN(3))
		return s
	}
	p := &Pair{A: of(), B: of(), Shared: r.IntN(200), Errors: r.IntN(6)}
	p.Quoted = p.Shared / (1 + r.IntN(3))
	return p
}

func randomTime(r *rand.Rand) news.Dated {
	switch r.IntN(4) {
	case 0:
		return news.Dated{}
	case 1:
		return onDay(1 + r.IntN(4))
	}
	return news.Dated{Published: onDay(1).Published.Add(time.Duration(r.IntN(96*60)) * time.Minute)}
}

func TestExchange(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	seen := map[Direction]int{}
	for range 20_000 {
		p := randomPair(r)
		v, w := Judge(p), Judge(&Pair{A: p.B, B: p.A, Shared: p.Shared, Quoted: p.Quoted, Errors: p.Errors})
		seen[v.Direction]++
		if w.Direction != v.Direction.Reverse() || w.Confidence != v.Confidence || len(v.Evidence) != len(w.Evidence) {
			t.Fatalf("%+v\n%+v\nof %+v", v, w, p)
		}
		for i := range v.Evidence {
			e := v.Evidence[i]
			if !slices.ContainsFunc(w.Evidence, func(f Evidence) bool { return f.Toward == e.Toward.Reverse() && f.Weight == e.Weight }) {
				t.Fatalf("%+v is not in %+v", e, w.Evidence)
			}
			if e.Weight <= 0 || e.Text == "" || e.Toward == Unknown || i > 0 && e.Weight > v.Evidence[i-1].Weight {
				t.Fatalf("evidence %+v", v.Evidence)
			}
		}
		if v.Direction != Unknown && (v.Confidence < leastConfidence || v.Confidence >= 1) {
			t.Fatalf("%+v", v)
		}
	}
	for _, d := range [...]Direction{Unknown, AToB, BToA, CommonSource} {
		if seen[d] < 500 {
			t.Errorf("%s only %d times", d, seen[d])
		}
	}
}

// TestTimesNeverDecide checks that, whatever the times are, a pair of two sources has no direction that does not lead
// without them.
func TestTimesNeverDecide(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	directions := 0
	for range 5000 {
		p := randomPair(r)
		if p.A.sameSource(&p.B.Article) {
			continue
		}
		ab, ba := directed(&p.A, &p.B), directed(&p.B, &p.A)
		lead := ab.timeless() - ba.timeless()
		for range 10 {
			p.A.Published, p.B.Published = randomTime(r), randomTime(r)
			switch d := Judge(p).Direction; {
			case d == AToB && lead < leadWithoutTimes, d == BToA && -lead < leadWithoutTimes:
				t.Fatalf("%s by the times of %+v", d, p)
			case d == AToB, d == BToA:
				directions++
			}
		}
	}
	if directions < 1000 {
		t.Errorf("only %d directions", directions)
	}
}

func TestBefore(t *testing.T) {
	tests := []struct {
		name  string
		d, e  news.Dated
		lag   time.Duration
		order float64
	}{
		{"hours", at("10:00"), at("12:30"), 150 * time.Minute, 1},
		{"the other way round", at("12:30"), at("10:00"), 150 * time.Minute, -1},
		{"minutes are no order", at("10:00"), at("10:05"), 0, 0},
		{"one unknown", news.Dated{}, at("10:00"), 0, 0},
		{"the same day", onDay(5), at("23:00"), 0, 0},
		{"the day before", onDay(4), at("01:00"), time.Hour + time.Second, 1},
		{"one day and the next", onDay(4), onDay(5), 0, 0},
		{"two days apart", onDay(3), onDay(5), 24*time.Hour + time.Second, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if lag, order := before(tt.d, tt.e); lag != tt.lag || order != tt.order {
				t.Errorf("%v, %v; want %v, %v", lag, order, tt.lag, tt.order)
			}
		})
	}
}

func TestDuration(t *testing.T) {
	for d, want := range map[time.Duration]string{
		7 * time.Minute: "7 min", 59*time.Minute + 40*time.Second: "1 h 0 min", 130 * time.Minute: "2 h 10 min",
		47 * time.Hour: "47 h 0 min", 49 * time.Hour: "2 d 1 h",
	} {
		if got := duration(d); got != want {
			t.Errorf("%v: %q, want %q", d, got, want)
		}
	}
}

// TestLagOfCenturies: more than a time.Duration holds is said to be that.
func TestLagOfCenturies(t *testing.T) {
	year := func(y int) news.Dated { return news.Dated{Published: time.Date(y, 3, 5, 10, 0, 0, 0, time.UTC)} }
	if got, want := lagText("a", "b", year(1605), year(9999)), "a was published more than 292 years before b"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func ExampleJudge() {
	sent := time.Date(2024, 3, 5, 10, 0, 0, 0, time.UTC)
	v := Judge(&Pair{
		A: Side{
			Article:     Article{Source: "Reuters", Agency: "Reuters", Published: news.Dated{Published: sent}},
			Containment: .4,
		},
		B: Side{
			Article:     Article{Source: "Herald", Credits: []string{"Reuters"}, Published: news.Dated{Published: sent.Add(130 * time.Minute)}},
			Containment: .9,
		},
		Shared: 200,
	})
	fmt.Println(v.Direction, v.Confidence > .9)
	for _, e := range v.Evidence {
		fmt.Println(e.Text)
	}
	// Output:
	// a to b true
	// a is copy of Reuters, and b is not known to be an agency's
	// b credits Reuters, whose copy a is
	// a was published 2 h 10 min before b
	// a has 90 % of b, and b has 40 % of a
}

func BenchmarkJudge(b *testing.B) {
	p := &Pair{A: side(reuters.on(at("10:00"))), B: side(herald.crediting("Reuters", "dpa").on(at("12:10"))), Shared: 100, Quoted: 20}
	b.ReportAllocs()
	for b.Loop() {
		Judge(p)
	}
}
