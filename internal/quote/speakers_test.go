package quote

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/golden"
)

// passage is a passage of testdata/speakers.txt.
type passage struct {
	name, body string
	want       []spokenBy
}

type spokenBy struct{ speaker, words string }

func readPassages(t testing.TB, file string) []passage {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []passage
	for i, part := range strings.Split(string(data), "\n== ") {
		if i == 0 {
			continue // describes the file
		}
		name, rest, _ := strings.Cut(part, "\n")
		body, wants, _ := strings.Cut(rest, "\n> ")
		p := passage{name: name, body: body}
		for line := range strings.SplitSeq(wants, "\n> ") {
			speaker, words, _ := strings.Cut(strings.TrimSpace(line), " | ")
			p.want = append(p.want, spokenBy{strings.TrimPrefix(speaker, "-"), words})
		}
		out = append(out, p)
	}
	return out
}

// TestSpeakers scores the names on passages written for it. A name is also wrong if none is safe to say.
func TestSpeakers(t *testing.T) {
	n, right, empty, wrong := 0, 0, 0, 0
	var misses strings.Builder
	for _, p := range readPassages(t, "testdata/speakers.txt") {
		got := extract(p.body)
		if len(got) != len(p.want) {
			t.Errorf("%s: %d quotations, want %d: %v", p.name, len(got), len(p.want), got)
			continue
		}
		for i, want := range p.want {
			n++
			if words := got[i].Spans[0].Cut(p.body); !strings.HasPrefix(words, want.words) {
				t.Errorf("%s: quotation %d is %q, want %q", p.name, i, words, want.words)
			}
			switch speaker := got[i].Speaker; {
			case speaker == want.speaker:
				right++
				continue
			case speaker == "":
				empty++
			default:
				wrong++
			}
			fmt.Fprintf(&misses, "%s: %q instead of %q\n", p.name, got[i].Speaker, want.speaker)
		}
	}
	golden.Compare(t, "testdata/speakers.golden", fmt.Appendf(nil, "%d quotations: %d right, %d empty, %d wrong\n%s", n, right, empty, wrong, misses.String()))
	if n < 100 || ratio(right, n) < .97 || ratio(wrong, n) > .01 {
		t.Errorf("of %d quotations %d right and %d wrong; want at least 100, 97 %% and at most 1 %%", n, right, wrong)
	}
}
