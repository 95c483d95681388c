package compare_test

import (
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/copytaster/copytaster/internal/compare"
	"github.com/copytaster/copytaster/internal/corpus"
	"github.com/copytaster/copytaster/internal/corpus/corpustest"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/profile"
	"github.com/copytaster/copytaster/internal/wire"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func options(t testing.TB) compare.Options {
	p := corpustest.Options(t)
	loose, _ := p.Model.Thresholds()
	return compare.Options{
		Find: corpustest.All, MinWords: 12, MinResemblance: .7, ShortItems: true, Model: p.Model, ParaphraseFrom: loose, Memory: 1 << 30,
	}
}

const (
	docks   = "The harbour authority said on Tuesday that it would close the two oldest docks of the town before the end of the year, after a review."
	ferries = "Fishermen from the islands fear that the ferries will be the next to go, as they were after the great storms of last winter."
	school  = "A new school for four hundred pupils opens in the valley on Monday, two years later than planned and at twice the price of the first plan."
	quoted  = `"We asked the government for help three times," `
)

// TestRelation has a pair for each relation, by hand.
func TestRelation(t *testing.T) {
	stems := strings.NewReplacer("docks", "dock", "ferries", "ferry", "islands", "island", "storms", "storm")
	for _, tt := range []struct {
		want match.Relation
		a, b string
		by   match.Route
	}{
		{match.Identical, docks + " " + ferries, strings.ToUpper(docks) + "\n" + ferries, match.ByEquality},
		{match.NearDuplicate, docks + " " + ferries, stems.Replace(docks + " " + ferries), match.ByEquality},
		{match.NearDuplicate, docks + " " + ferries, docks + " Yes, " + ferries, match.BySignature},
		{match.Reuse, docks + " " + ferries, school + " " + ferries, match.ByFingerprint},
		{match.Quotation, docks + " " + quoted + "Mayor Ann Bray said.", school + " " + quoted + "Ann Bray told the council.", match.ByQuotation},
		{match.None, docks, school, match.ByParaphrase},
	} {
		c := corpustest.Of(t, news.Article{ID: "a", Body: tt.a}, news.Article{ID: "b", Body: tt.b})
		x := compare.New(c, corpustest.Profile(), options(t))
		r, err := x.Compare(0, 1, tt.by)
		if err != nil {
			t.Fatal(err)
		}
		got := match.None
		if r.Match != nil {
			got = r.Match.Relation
		}
		if got != tt.want {
			t.Errorf("%v, want %v: %.40q and %.40q", got, tt.want, tt.a, tt.b)
		}
		if m, err := x.Describe(0, 1, tt.by); err != nil || m.Relation != tt.want {
			t.Errorf("described as %v, want %v, %v", m.Relation, tt.want, err)
		}
		if m, err := x.Describe(1, 1, 0); err != nil || m.Relation != match.Identical || m.A != m.B {
			t.Errorf("an article and itself: %v, %v", m.Relation, err)
		}
	}
}

// TestMarks splits an article once: four words of its own, twelve in a passage, five boilerplate.
func TestMarks(t *testing.T) {
	h := &match.Head{Words: 21, Terms: 16}
	marks := make(compare.Marks, 16)
	for i := range marks[4:] {
		marks[4+i] = compare.InVerbatim
	}
	marks[15] = compare.InQuotation
	want := match.Share{Quotation: 1. / 21, Verbatim: 11. / 21, Boilerplate: 5. / 21, Own: 4. / 21}
	if got := compare.ShareOf(h, marks.Count()); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if marks.Copied() != .75 || marks.Count().Reused() != 12 || (compare.Marks)(nil).Copied() != 0 {
		t.Errorf("copied %v, reused %d", marks.Copied(), marks.Count().Reused())
	}
	marks[15] = marks[15].With(compare.InVerbatim)
	if got := compare.ShareOf(h, marks.Count()); got != want {
		t.Errorf("a quoted word that is the same too: %+v, want %+v", got, want)
	}
	if n := marks.Count().Equal(); n != 12 {
		t.Errorf("%d equal words, want 12", n)
	}
	for _, tt := range []struct {
		reused int
		want   match.Label
	}{{0, match.NonDerived}, {1, match.PartiallyDerived}, {12, match.PartiallyDerived}, {13, match.WhollyDerived}, {16, match.WhollyDerived}} {
		if got := compare.LabelOf(compare.ShareOf(h, compare.Counted{compare.InVerbatim: tt.reused})); got != tt.want {
			t.Errorf("%d of 16 terms: %v, want %v", tt.reused, got, tt.want)
		}
	}
	if compare.ShareOf(&match.Head{}, compare.Counted{}) != (match.Share{}) {
		t.Error("an article without words has a share")
	}
}

// TestTakenBack has a story, its correction and its kill, and a paper that still has what was taken back.
func TestTakenBack(t *testing.T) {
	at := func(hour int) time.Time { return time.Date(2011, 12, 8, hour, 0, 0, 0, time.UTC) }
	wrong := "The bank of the islands will close four hundred and fifty branches before the summer, its chairman told the council."
	right := strings.Replace(wrong, "four hundred and fifty", "forty-five", 1)
	for _, tt := range []struct {
		name  string
		last  string
		marks wire.Marks
		kind  match.FindingKind
		has   string // what the paper still carries; empty: nothing
		paper string
	}{
		{"corrected", right, wire.MarkCorrected, match.Corrected, "four hundred and fifty", wrong},
		{"corrected, and the paper has it right", right, wire.MarkCorrected, match.Corrected, "", right},
		{"killed", "The story is withdrawn.", wire.MarkKill, match.Killed, "The bank of the islands", wrong},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := corpustest.Of(t,
				news.Article{ID: "1", Source: "AP", Published: at(8), Body: wrong + " " + docks},
				news.Article{ID: "2", Source: "AP", Published: at(12), Body: tt.last + " " + docks},
				news.Article{ID: "paper", Source: "Tidende", Published: at(10), Body: tt.paper + " " + docks},
			)
			p := corpustest.Profile()
			p.Chains = []profile.Chain{{{ID: "1"}, {ID: "2", Version: wire.Version{Marks: tt.marks}}}}
			for i := range corpus.Ref(2) {
				c.Head(i).Chain, c.Head(i).Version = 0, int32(i)
			}
			r, err := compare.New(c, p, options(t)).Compare(0, 2, match.ByFingerprint)
			if err != nil || r.Match == nil {
				t.Fatalf("no match, %v", err)
			}
			var has []string
			for _, f := range r.Match.Findings {
				if f.Kind != tt.kind || f.By != "2" || f.InA {
					t.Errorf("%+v", f)
				}
				has = append(has, f.B.Cut(r.Match.B.Body))
			}
			if all := strings.Join(has, " | "); tt.has == "" && all != "" || !strings.Contains(all, tt.has) {
				t.Errorf("it carries %q, want %q", all, tt.has)
			}
		})
	}
}

// TestMarksWith joins marks in any order and grouping.
func TestMarksWith(t *testing.T) {
	for a := range compare.InQuotationVerbatim + 1 {
		for b := range compare.InQuotationVerbatim + 1 {
			if a.With(b) != b.With(a) || a.With(a) != a || a.With(b) < max(a, b) {
				t.Errorf("%d with %d is %d, the other way %d", a, b, a.With(b), b.With(a))
			}
			for c := range compare.InQuotationVerbatim + 1 {
				if x, y := a.With(b).With(c), a.With(b.With(c)); x != y {
					t.Errorf("%d, %d, %d: %d or %d", a, b, c, x, y)
				}
			}
		}
	}
	if got := compare.InQuotation.With(compare.InVerbatim); got != compare.InQuotationVerbatim {
		t.Errorf("a quoted word that is the same: %d", got)
	}
	if got := compare.InQuotation.With(compare.InEdited); got != compare.InQuotation {
		t.Errorf("a quoted word that is another: %d", got)
	}
}
