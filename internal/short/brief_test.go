package short

import (
	"testing"

	"github.com/copytaster/copytaster/internal/normalize"
)

func itemOf(body string) *Item { return filled(body, normalize.New().Text(body, nil, "en")) }

func filled(body string, text *normalize.Text) *Item {
	it := new(Item)
	it.Fill(body, text)
	return it
}

func TestCompare(t *testing.T) {
	for _, tt := range []struct {
		name, a, b string
		want       bool
	}{
		{"equal", "Canada tobacco firms to pay more than C$1 bln", "Canada tobacco firms to pay more than C$1 bln", true},
		{"a word changed", "Canada tobacco firms to pay more than C$1 bln", "Canada tobacco companies to pay more than C$1 bln", true},
		{"misspelt", "Blockades lifted on Ukraine border crossings with Poland", "Blokades lifted on Ukraine border crosings with Poland", true},
		{"capitals", "Blockades lifted on US border crossings with Poland", "BLOCKADES LIFTED ON U.S. BORDER CROSSINGS WITH POLAND", true},
		{"prefix", "GM says to talk to KDB on GM Daewoo stake", "UPDATE 1-GM says to talk to KDB on GM Daewoo stake", true},
		{"figure updated", "Bomb kills 12 people in Kabul market, police say", "Bomb kills 15 people in Kabul market, police say", true},
		{"clauses turned", "Police say bomb kills 12 people in Kabul market", "Bomb kills 12 people in Kabul market, police say", true},
		{"shortened", "Government to spend $5 million on defence in first quarter", "Govt to spend $5 mln on defense in first qtr", true},
		{"number word", "Two men killed in shooting near Oslo harbour", "2 men killed in shooting near Oslo harbor", true},
		{"cut", "Ford CEO pay rose 11 pct to $29.5 mln in 2011, the company said in a filing on Friday after the close", "Ford CEO pay rose 11 pct to $29.5 mln", true},
		{"template: index", "Nasdaq rose 17.26 points to 1,650.12 on Monday", "Nasdaq fell 3.2 points to 1,646.92 on Friday", false},
		{"template: results", "Acme Corp Q1 net profit 12 mln vs 9 mln a year ago", "Zenith Corp Q1 net profit 31 mln vs 27 mln a year ago", false},
		{"template: place", "At least 12 killed in car bomb blast in Kabul", "At least 30 killed in car bomb blast in Lagos", false},
		{"nothing", "Greek police clash with austerity protesters in Athens", "Ford CEO pay rose 11 pct to $29.5 mln in 2011", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := NewComparer(nil).Compare(itemOf(tt.a), itemOf(tt.b))
			if r.Reuse != tt.want {
				t.Errorf("%.2f", r.Score)
			}
			if back := NewComparer(nil).Compare(itemOf(tt.b), itemOf(tt.a)); back.Score != r.Score {
				t.Errorf("%.4f, and the other way round %.4f", r.Score, back.Score)
			}
		})
	}
}
