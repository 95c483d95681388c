package paraphrase

import (
	"os"
	"strings"
	"testing"
)

// Sentences of the same words: half of them say something else, because two words have changed places, and half say the same. The
// features were chosen on the pairs of even lines; those of odd lines are measured.
func TestOrder(t *testing.T) {
	data, err := os.ReadFile("testdata/order.tsv")
	if err != nil {
		t.Fatal(err)
	}
	m := load(t)
	s := NewScorer(m)
	loose, _ := m.Thresholds()
	var yes, no [2][]float64 // scores by half
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		f := strings.Split(line, "\t")
		switch score := s.Score(encode(m, "en", f[1]), encode(m, "en", f[2])); f[0] {
		case "1":
			yes[i%2] = append(yes[i%2], score)
		default:
			no[i%2] = append(no[i%2], score)
		}
	}
	for half, name := range [2]string{"making", "testing"} {
		hits, alarms := 0, 0
		for _, score := range yes[half] {
			if score >= loose {
				hits++
			}
		}
		for _, score := range no[half] {
			if score >= loose {
				alarms++
			}
		}
		area := areaUnderCurve(yes[half], no[half])
		t.Logf("%s: %d of %d found, %d of %d taken for the same, AUC %.3f", name, hits, len(yes[half]), alarms, len(no[half]), area)
		if len(yes[half]) != 25 || len(no[half]) != 25 || hits < 15 || alarms > 2 || area < .92 {
			t.Errorf("%s: %d found, %d taken for the same, AUC %.3f", name, hits, alarms, area)
		}
	}
}

func TestExchangesByHand(t *testing.T) {
	m := load(t)
	for _, tt := range []struct {
		a, b              string
		exchanged, turned float32
	}{
		{"The ferry sailed from Oslo to Bergen at night.", "The ferry sailed from Bergen to Oslo at night.", 1, 0},
		{"The ferry sailed from New York to Bergen at night.", "The ferry sailed from Bergen to New York at night.", 2, 0},
		{"Arsenal beat Chelsea at home on Saturday.", "Chelsea beat Arsenal at home on Saturday.", 1, 0},
		{"Arsenal beat Chelsea at home on Saturday.", "On Saturday Arsenal beat Chelsea at home.", 0, 0},
		{"Arsenal beat Chelsea at home on Saturday.", "Chelsea was beaten by Arsenal at home on Saturday.", 0, 1},
		{"Envoys of France and Germany met in Oslo.", "Envoys of Germany and France met in Oslo.", 0, 0},
		{"Arsenal beat Chelsea at home on Saturday.", "Arsenal beat Chelsea at home on Saturday.", 0, 0},
	} {
		p := pair{model: m}
		p.set(m.weigh(encode(m, "en", tt.a)), m.weigh(encode(m, "en", tt.b)))
		var f features
		p.features(&f)
		if f[featExchanges] != tt.exchanged || f[featTurned] != tt.turned {
			t.Errorf("%q, %q: %v exchanged, %v turned", tt.a, tt.b, f[featExchanges], f[featTurned])
		}
	}
}
