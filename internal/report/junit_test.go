package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// junitRun is a run of three new articles, of which two are over gates, one of --against, and a skipped input.
func junitRun() ([]*Pair, *rest) {
	p := twoArticles("old", "copy", lamps)
	p.Over = []Hit{{"passage", "copy", "old", 1}, {"share>=0.2", "copy", "old", 0.255}}
	q := twoArticles("copy", "x & <y>", lamps)
	for range failuresShown + 2 {
		q.Over = append(q.Over, Hit{"uncredited", "x & <y>", "co\x1bpy", 1})
	}
	r := &rest{Result: Result{Run: &Run{Skipped: []Skipped{{"blank.txt", "empty"}}, Counts: Counts{Articles: 4, Skipped: 1}}}}
	r.Articles = []*Article{
		{ID: "copy", Path: "in/feed.jsonl", Line: 3, Source: "House"}, {ID: "none", Path: "in/none.txt"},
		{ID: "old", Path: "archive/old.txt", Against: true}, {ID: "x & <y>", Path: "in/x.txt"},
	}
	return []*Pair{p, q}, r
}

func TestJUnit(t *testing.T) {
	pairs, r := junitRun()
	var out bytes.Buffer
	write(t, NewJUnit(&out, nil), pairs, r)
	want := `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="copytaster" tests="4" failures="2" errors="0">
  <testsuite name="copytaster" tests="4" failures="2" errors="0" skipped="1">
    <testcase classname="House" name="copy">
      <failure type="passage share&gt;=0.2" message="over the gate passage: 1 passage shared with old">in/feed.jsonl:3&#xA;over the gate passage: 1 passage shared with old&#xA;over the gate share&gt;=0.2: 26% shared with old</failure>
    </testcase>
    <testcase classname="articles" name="none"></testcase>
    <testcase classname="articles" name="x &amp; &lt;y&gt;">
      <failure type="uncredited" message="over the gate uncredited: words without credit, shared with co␛py">in/x.txt` +
		strings.Repeat("&#xA;over the gate uncredited: words without credit, shared with co␛py", failuresShown) + `&#xA;and 2 more hits</failure>
    </testcase>
    <testcase classname="skipped" name="blank.txt">
      <skipped message="empty"></skipped>
    </testcase>
  </testsuite>
</testsuites>
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
	var back struct {
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Cases    []junitCase `xml:"testsuite>testcase"`
	}
	if err := xml.Unmarshal(out.Bytes(), &back); err != nil || back.Tests != len(back.Cases) || back.Failures != 2 {
		t.Errorf("error %v, %+v", err, back)
	}
}

// TestJUnitSchema validates against the schema of the JUnit plugin of Jenkins, where xmllint is and JUNIT_XSD names the file.
func TestJUnitSchema(t *testing.T) {
	xsd := os.Getenv("JUNIT_XSD")
	if xsd == "" {
		t.Skip("the schema is not here: JUNIT_XSD may name it (junit-10.xsd of github.com/jenkinsci/xunit-plugin)")
	}
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Skip("xmllint is not installed")
	}
	pairs, r := junitRun()
	for i, run := range []struct {
		pairs []*Pair
		r     *rest
	}{{pairs, r}, {nil, emptyRun()}} {
		var out bytes.Buffer
		write(t, NewJUnit(&out, nil), run.pairs, run.r)
		path := filepath.Join(t.TempDir(), fmt.Sprint(i, ".xml"))
		if err := os.WriteFile(path, out.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		if said, err := exec.Command("xmllint", "--noout", "--schema", xsd, path).CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, said)
		}
	}
}

func TestMarkdown(t *testing.T) {
	p := twoArticles("old|*x*", "<b>new</b>", lamps)
	p.ArticleB.Source = "Other"
	p.Over = []Hit{{Gate: "passage", Article: p.B}}
	q := twoArticles("a", "b", bell+" "+bell)
	var out bytes.Buffer
	run := &Run{Counts: Counts{Articles: 4, Pairs: 2, Passages: 2}, Gates: []Gate{{Gate: "passage", Over: 1}, {Gate: "killed"}}, Baseline: &Compared{New: 2, Known: 1, Gone: 1}}
	write(t, NewMarkdown(&out, nil), []*Pair{q, p}, &rest{Result: Result{Run: run}})
	want := `## copytaster: over the gate

2 pairs with 2 passages in 4 articles; 2 new, 1 known, 1 gone.

| gate | over |
| --- | --: |
| passage | 1 |
| killed | 0 |

| over | article | what | where |
| --- | --- | --- | --- |
| **passage** | &lt;b&gt;new&lt;/b&gt; | Reused: 13 words, verbatim | also in old\|\*x\*, with 13% of this article: the lamps of the old quay were lit by hand until last winter |
|  | b | Reused: 26 words, verbatim | also in a, with 26% of this article: ` + begin(bell+" "+bell) + ` |
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
	out.Reset()
	write(t, NewMarkdown(&out, nil), nil, emptyRun())
	if want := "## copytaster\n\nNothing reused found in 1,234 articles.\n\n\n2 inputs skipped.\n"; out.String() != want {
		t.Errorf("%q", out.String())
	}
	for in, want := range map[string]string{"a_b*c`d": "a\\_b\\*c\\`d", "[x](y)": "\\[x\\](y)", "@me": "&#64;me", "http://x": "http&#58;//x", "a\nb": "a␊b", `\`: `\\`} {
		if got := inMarkdown(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
