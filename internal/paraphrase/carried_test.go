package paraphrase

import (
	"fmt"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

// spell writes the result of Align as text.
func spell(c Carried, bodyA, bodyB string) string {
	var out []string
	for _, w := range c.Words {
		a, b := w.A.Cut(bodyA), w.B.Cut(bodyB)
		if w.How == HowEqual && a == b {
			out = append(out, a)
			continue
		}
		out = append(out, fmt.Sprintf("%s %s/%s", w.How, a, b))
	}
	for _, d := range c.Changes {
		out = append(out, fmt.Sprintf("%s [%s|%s]", d.Kind, d.A.Cut(bodyA), d.B.Cut(bodyB)))
	}
	return strings.Join(out, ", ")
}

func TestAlign(t *testing.T) {
	m := synthetic(t)
	for _, tt := range []struct{ a, b, want string }{
		{"The company bought a firm", "The company buys a firm", "company, stem bought/buys, firm"},
		{"The company bought a town", "The firm purchased a town", "synonym company/firm, synonym bought/purchased, town"},
		{"Soldiers rose", "Troops rose", "near Soldiers/Troops, rose"},
		{"The police will not attack Moscow", "The police may not attack Moscow", "police, attack, Moscow, softened [will|may]"},
		{"Some soldiers rose", "All soldiers rose", "soldiers, rose, strengthened [Some|All]"},
		{"Police killed two soldiers", "Police wounded two soldiers", "Police, two, soldiers, softened [killed|wounded]"},
		{"Police killed two soldiers", "Police reportedly killed two soldiers", "Police, killed, two, soldiers, softened [|reportedly]"},
		{"Police reportedly killed two soldiers", "Police killed two soldiers", "Police, killed, two, soldiers, strengthened [reportedly|]"},
		{"The very quickly bought company", "The quickly bought company", "quickly, bought, company, softened [very|]"},
		{"Police will attack the town", "Police will not attack the town", "Police, attack, town, negated [|not]"},
		{"Police will not attack", "No police will attack", "equal Police/police, attack"},
		{"Police attack", "Police of the north of the town attack Moscow", "Police, attack, added [|north of the town], added [|Moscow]"},
		{"Police attack Moscow quickly", "Police attack", "Police, attack, dropped [Moscow quickly|]"},
		{"The police attack the town in the north, the minister said", "The police attack the north and the town", "police, attack, town, north"},
		{"Two soldiers attack 28 towns", "2 soldiers attack twenty-eight towns", "number Two/2, soldiers, attack, number 28/twenty-eight, towns"},
		{"Police attack two towns", "Police attack eight towns", "Police, attack, towns, dropped [two|], added [|eight]"},
		{"", "Police attack", "added [|Police attack]"},
	} {
		got := NewEncoder(m, "en").Align("¶ "+tt.a, at("¶ ", tt.a), tt.b, whole(tt.b))
		if s := spell(got, "¶ "+tt.a, tt.b); s != tt.want {
			t.Errorf("%q, %q:\n got %s\nwant %s", tt.a, tt.b, s, tt.want)
		}
	}
}

// at returns the span of s behind the text before.
func at(before, s string) news.Span {
	return news.Span{Start: uint32(len(before)), End: uint32(len(before) + len(s))}
}

// With the sentences exchanged, everything added is dropped and everything softened is strengthened.
func TestAlignTurned(t *testing.T) {
	m := synthetic(t)
	const a, b = "All soldiers will reportedly attack the town in the north", "The police of Moscow may attack some troops on Monday"
	e := NewEncoder(m, "en")
	there, back := e.Align(a, whole(a), b, whole(b)), e.Align(b, whole(b), a, whole(a))
	turned := map[ChangeKind]ChangeKind{Added: Dropped, Dropped: Added, Softened: Strengthened, Strengthened: Softened, Negated: Negated}
	if len(there.Words) != len(back.Words) || len(there.Changes) != len(back.Changes) || len(there.Changes) < 4 {
		t.Fatalf("%v, %v", there, back)
	}
	for _, c := range there.Changes {
		found := false
		for _, d := range back.Changes {
			found = found || d == Change{Kind: turned[c.Kind], A: c.B, B: c.A}
		}
		if !found {
			t.Errorf("%v has no twin in %v", c, back.Changes)
		}
	}
}

func TestStrengths(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{
		{"will", "may", 1}, {"may", "will", -1}, {"might", "may", 0}, {"all", "some", 1}, {"killed", "injured", 1},
		{"killed", "may", 0}, {"minister", "soldier", 0}, {"accused", "convicted", -1}, {"", "", 0},
	} {
		if got := compareStrength(tt.a, tt.b); got*tt.want < 0 || (got == 0) != (tt.want == 0) {
			t.Errorf("compareStrength(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
	for w := range hedges {
		if boosters[w] {
			t.Errorf("%q softens and strengthens", w)
		}
	}
}
