package report

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// sarifLog is what the tests look at in a log.
type sarifLog struct {
	Runs []struct {
		Tool        struct{ Driver sarifDriver }
		Results     []sarifResult
		Invocations []sarifInvocation
	}
}

func sarifOf(t *testing.T, pairs []*Pair, r *rest) (text string, log sarifLog) {
	t.Helper()
	var out bytes.Buffer
	write(t, NewSARIF(&out), pairs, r)
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		t.Fatal(err, out.String())
	}
	return out.String(), log
}

// By hand: where a passage stands in both files, and what is said of it.
func TestSARIF(t *testing.T) {
	p := twoArticles("a [1].txt", "b.txt")
	p.Passages = []Passage{{Kind: "verbatim", AStart: 0, AEnd: 2, BStart: 4, BEnd: 9, Words: 12, Fingerprint: "f", BText: "é\n{x}"}}
	p.ArticleA = &Article{ID: p.A, Path: "in box/a 50%.txt", Text: "é\nx"}
	p.ArticleB = &Article{ID: p.B, Path: "b.txt", Text: "one\né\n{x} four"}
	p.Direction, p.Confidence, p.WordsShared = "a to b", 0.9, 60
	p.Over = []Hit{{Gate: "passage", Article: "b.txt"}}
	feed := twoArticles("c", "d", lamps)
	feed.ArticleA, feed.ArticleB = &Article{ID: "c", Path: "-"}, &Article{ID: "d", Path: "feed.jsonl", Line: 7, Text: lamps}
	page := twoArticles("e", "f", lamps)
	page.ArticleA, page.ArticleB = nil, &Article{ID: "f", Path: "f.html", Text: lamps}
	text, log := sarifOf(t, []*Pair{p, feed, page}, &rest{Result: Result{Run: &Run{Skipped: []Skipped{{"x.txt", "empty"}}}}})
	results := log.Runs[0].Results
	if len(results) != 4 { // and that p has no credit
		t.Fatalf("%d results in %s", len(results), text)
	}
	for i, want := range []string{
		`{"ruleId":"uncredited","ruleIndex":5,"level":"warning","message":{"text":"Not credited: 60 words: `,
		`{"ruleId":"passage","ruleIndex":4,"level":"error","message":{"text":"Reused: 12 words, verbatim: also in [a \\[1\\].txt](1), with 0% of this article: é {{x}}"},` +
			`"locations":[{"physicalLocation":{"artifactLocation":{"uri":"b.txt"},"region":{"startLine":2,"startColumn":1,"endLine":3,"endColumn":4,"charOffset":4,"charLength":5,"snippet":{"text":"é\n{x}"}}},"logicalLocations":[{"name":"b.txt","kind":"article"}]}],` +
			`"relatedLocations":[{"id":1,"physicalLocation":{"artifactLocation":{"uri":"in%20box/a%2050%25.txt"},"region":{"startLine":1,"startColumn":1,"endLine":2,"endColumn":1,"charOffset":0,"charLength":2,"snippet":{"text":"é\n"}}},"logicalLocations":[{"name":"a [1].txt","kind":"article"}]}],`,
		`"locations":[{"physicalLocation":{"artifactLocation":{"uri":"feed.jsonl"},"region":{"startLine":7}},"logicalLocations":[{"name":"d","kind":"article"}]}],"relatedLocations":[{"id":1,"logicalLocations":[{"name":"c","kind":"article"}]}],`,
		`"locations":[{"physicalLocation":{"artifactLocation":{"uri":"f.html"}},"logicalLocations":[{"name":"f","kind":"article"}]}],`,
		`"invocations":[{"executionSuccessful":true,"toolExecutionNotifications":[{"level":"warning","message":{"text":"skipped x.txt: empty"}}]}]`,
	} {
		line := strings.TrimPrefix(strings.Split(text, "\n")[i+1], ",")
		if !strings.Contains(line, want) || i < 2 && !strings.HasPrefix(line, want) {
			t.Errorf("line %d is\n%s\nwant\n%s", i+1, line, want)
		}
	}
	if x := results[1].Properties; x.Direction != "source to article" || x.Confidence != 0.9 || x.Article != "b.txt" || x.Source != p.A || !slices.Equal(x.Gates, []string{"passage"}) || *x.Start != 4 || *x.SourceEnd != 2 {
		t.Errorf("%+v", x)
	}
	if strings.Contains(text, "baselineState") || results[2].Properties.Gates != nil {
		t.Error("it says what nobody asked for")
	}
}

// The fingerprints stay where the text moves, and no two results of a run have the same.
func TestSARIFFingerprints(t *testing.T) {
	pairs, r := fullRun(t)
	desk, _ := deskRun(t)
	pairs = append(pairs, desk...)
	_, before := sarifOf(t, pairs, r)
	for _, p := range pairs {
		for i := range p.Passages {
			p.Passages[i].BStart++
			p.Passages[i].BEnd++
		}
	}
	_, after := sarifOf(t, pairs, r)
	seen := map[string]bool{}
	for i, x := range before.Runs[0].Results {
		id := x.Fingerprints["primaryLocationLineHash"]
		if seen[id] || id == "" {
			t.Errorf("result %d has %q again", i, id)
		}
		seen[id] = true
		if got := after.Runs[0].Results[i].Fingerprints["primaryLocationLineHash"]; got != id {
			t.Errorf("result %d moved, and so did its fingerprint", i)
		}
	}
	// They stand in other people's databases, so they may never change.
	if got := noteKey("passage", "0123456789abcdef", "b.txt", "a.txt"); got != "baa01a50671dd77a" || got != noteKey("passage", "0123456789abcdef", "a.txt", "b.txt") {
		t.Errorf("the key is %s", got)
	}
}

// A rule has all that GitHub wants of one, and every gate has a rule that is a reason for it.
func TestRules(t *testing.T) {
	reasons := map[string]bool{}
	for i, r := range rules {
		if r.id == "" || r.name == "" || !strings.HasSuffix(r.about, ".") || !strings.HasSuffix(r.help, ".") || r.level != "warning" && r.level != "note" {
			t.Errorf("%+v", r)
		}
		if slices.ContainsFunc(rules[:i], func(o rule) bool { return o.id == r.id || o.name == r.name }) {
			t.Errorf("%s stands twice", r.id)
		}
		for _, g := range r.gates {
			reasons[g] = true
		}
	}
	for _, gate := range []string{"duplicate", "passage", "paraphrase", "quotation-altered", "uncredited", "killed", "share", "words"} {
		if !reasons[gate] {
			t.Errorf("no rule is a reason for %s", gate)
		}
		delete(reasons, gate)
	}
	if len(reasons) > 0 {
		t.Errorf("no gates: %v", reasons)
	}
	document, err := os.ReadFile("../../docs/ci.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules {
		if !strings.Contains(string(document), "| `"+r.id+"` |") {
			t.Errorf("docs/ci.md does not name the rule %s", r.id)
		}
	}
}

// TestSARIFSchema validates what is written against the schema of OASIS. Its licence is its own, so it is no part of this repository: it is
// taken from the module of a tool that has it, or from the file that SARIF_SCHEMA names.
func TestSARIFSchema(t *testing.T) {
	path := os.Getenv("SARIF_SCHEMA")
	if path == "" {
		dir, err := exec.Command("go", "list", "-modfile=../../tools.mod", "-m", "-f", "{{.Dir}}", "github.com/securego/gosec/v2").Output()
		if path = filepath.Join(strings.TrimSpace(string(dir)), "report/sarif/testdata/sarif-schema-2.1.0.json"); err != nil || len(dir) < 2 {
			t.Skip("the schema is not here: run golangci-lint once, or name it in SARIF_SCHEMA")
		}
	}
	schema, err := jsonschema.NewCompiler().Compile(path)
	if err != nil {
		t.Skip(err)
	}
	pairs, r := fullRun(t)
	desk, deskRest := deskRun(t)
	known := append(slices.Clone(pairs), desk...)
	b := baselineOf(t, known[:2]...)
	for _, p := range known {
		p.Baseline = b
		p.Over = []Hit{{Gate: "share>=0.2", Article: p.B}}
	}
	r.Run.Baseline, r.Run.Skipped = b.Compared(), []Skipped{{"x", "y"}}
	redacted, redactedRest := withoutText(t, known, r)
	for name, text := range map[string]func() string{
		"all":      func() string { s, _ := sarifOf(t, known, r); return s },
		"desk":     func() string { s, _ := sarifOf(t, desk, deskRest); return s },
		"redacted": func() string { s, _ := sarifOf(t, redacted, redactedRest); return s },
		"nothing":  func() string { s, _ := sarifOf(t, nil, emptyRun()); return s },
	} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text()))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	bad, err := jsonschema.UnmarshalJSON(strings.NewReader(`{"version":"2.1.0","runs":[{"results":[]}]}`))
	if err != nil || schema.Validate(bad) == nil {
		t.Error("the schema takes a run without a tool", err)
	}
}
