package report

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/golden"
)

// precisions are the kinds of judgements that the page names: in the golden file of internal/eval, and in the page.
var precisions = [][2]string{
	{"uncredited", "pair without credit"}, {"altered", "quotation altered"}, {"reattributed", "quotation re-attributed"}, {"speaker", "speaker of a quotation"},
	{"direction", "direction"}, {"common source", "common source"}, {"identical", "identical"}, {"near-duplicate", "near-duplicate"}, {"version", "version"},
	{"template", "template"}, {"reuse", "reuse"}, {"paraphrase", "paraphrase alone"}, {"chain", "chain of versions"}, {"left out", "left out as standing text"},
}

// TestPrecision keeps what the page says of its precision as internal/eval measured it:
//
//	go test ./internal/report -run TestPrecision -update
func TestPrecision(t *testing.T) {
	measured, err := os.ReadFile("../eval/testdata/judgements.golden")
	if err != nil {
		t.Fatal(err)
	}
	type counts struct{ right, wrong int }
	first, still := map[string]counts{}, map[string]counts{}
	for line := range strings.Lines(string(measured)) {
		kind, figures, ok := strings.Cut(line, ": ")
		if !ok || kind == "kind" {
			continue
		}
		var f, s counts
		then, now, _ := strings.Cut(figures, "; still said: ")
		var read int
		if _, err := fmt.Sscanf(then, "%d, %d, %d,", &read, &f.right, &f.wrong); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		if _, err := fmt.Sscanf(now, "%d, %d,", &s.right, &s.wrong); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		first[kind], still[kind] = f, s
	}
	var out bytes.Buffer
	for i, kind := range precisions {
		separator := ",\n"
		if i == 0 {
			separator = "[\n"
		}
		f, ok := first[kind[0]]
		if !ok {
			t.Errorf("nothing was measured of %q", kind[0])
		}
		s := still[kind[0]]
		fmt.Fprintf(&out, `%s{"what": %q, "first": {"right": %d, "wrong": %d}, "still": {"right": %d, "wrong": %d}`, separator, kind[1], f.right, f.wrong, s.right, s.wrong)
		if f, ok := first[kind[0]+" fresh"]; ok {
			fmt.Fprintf(&out, `, "fresh": {"right": %d, "wrong": %d}`, f.right, f.wrong)
		}
		out.WriteString("}")
	}
	out.WriteString("\n]\n")
	golden.Compare(t, "assets/precision.json", out.Bytes())
}
