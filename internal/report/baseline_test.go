package report

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/quick"
)

// twoArticles is a pair of reuse with a passage for each text.
func twoArticles(a, b string, passages ...string) *Pair {
	p := plainPair(a, b, 0)
	p.Relation, p.Direction = "reuse", "unknown"
	p.ArticleA, p.ArticleB = &Article{ID: a, Path: a, Source: "House"}, &Article{ID: b, Path: b, Source: "House"}
	for i, text := range passages {
		n := len(strings.Fields(text))
		p.Passages = append(p.Passages, Passage{Kind: "verbatim", AStart: 100 * i, AEnd: 100*i + 50, BStart: 7 * i, BEnd: 7*i + 50, Words: n, Fingerprint: fingerprint(text), AText: text, BText: text})
		p.WordsShared += n
		p.WordsSharedA += n
	}
	p.ShareA.Verbatim, p.ShareB.Verbatim = float64(p.WordsShared)/100, float64(p.WordsShared)/100
	return p
}

const (
	lamps = "the lamps of the old quay were lit by hand until last winter"
	bell  = "nobody has rung the harbour bell since the storm of the year before"
)

// baselineOf returns the baseline that SARIF of these pairs is, and makes sure that a run folder of them is the same.
func baselineOf(t *testing.T, pairs ...*Pair) *Baseline {
	t.Helper()
	dir := t.TempDir()
	var out bytes.Buffer
	write(t, NewSARIF(&out), pairs, &rest{Result: Result{Run: &Run{}}})
	file := filepath.Join(dir, "base.sarif")
	if err := os.WriteFile(file, out.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	b, err := ReadBaseline(file)
	if err != nil {
		t.Fatal(err)
	}
	folder := &Baseline{pairs: map[string]*knownPair{}}
	for _, p := range pairs {
		pair := folder.pair(p.A, p.B, p.ShareA.Reused(), p.ShareB.Reused())
		for _, n := range p.notes() {
			folder.add(pair, knownNote{n.key, n.rule.id, parseStretches(n.stretches.String())})
		}
	}
	for key, pair := range folder.pairs {
		if len(pair.notes) > 0 && fmt.Sprint(pair) != fmt.Sprint(b.pairs[key]) {
			t.Errorf("SARIF gives %v, the run %v", b.pairs[key], pair)
		}
	}
	return b
}

// states returns what the notes of p are beside b.
func states(p *Pair, b *Baseline) string {
	p.Baseline = b
	defer func() { p.Baseline = nil }()
	var all []string
	for _, n := range p.notes() {
		all = append(all, n.rule.id+" "+string(n.state))
	}
	return strings.Join(all, ", ")
}

// By hand: a baseline of one passage between x and y.
func TestBaseline(t *testing.T) {
	b := baselineOf(t, twoArticles("x", "y", lamps))
	moved := twoArticles("x", "y", lamps)
	moved.Passages[0].BStart, moved.Passages[0].BEnd = 900, 950
	told := twoArticles("x", "y", lamps)
	told.Passages[0].Kind = "paraphrase"
	for name, tt := range map[string]struct {
		p    *Pair
		want string
	}{
		"the same":                        {twoArticles("x", "y", lamps), "passage unchanged"},
		"moved":                           {moved, "passage unchanged"},
		"in other clothes":                {twoArticles("x", "y", "The LAMPS of the old quay\nwere lit “by hand” until last winter."), "passage unchanged"},
		"the other one is earlier now":    {twoArticles("y", "x", lamps), "passage unchanged"},
		"twice":                           {twoArticles("x", "y", lamps, lamps), "passage unchanged, passage new"},
		"another passage":                 {twoArticles("x", "y", bell), "passage new"},
		"another passage before it":       {twoArticles("x", "y", bell, lamps), "passage new, passage unchanged"},
		"in another article":              {twoArticles("x", "z", lamps), "passage new"},
		"of another article":              {twoArticles("w", "y", lamps), "passage new"},
		"a word more by chance":           {twoArticles("x", "y", lamps+" the"), "passage updated"},
		"a word less":                     {twoArticles("x", "y", strings.TrimSuffix(lamps, " winter")), "passage updated"},
		"a word more, and then the same":  {twoArticles("x", "y", lamps+" the", lamps), "passage new, passage unchanged"},
		"four words more":                 {twoArticles("x", "y", lamps+" when the town sold"), "passage new"},
		"cut in two":                      {twoArticles("x", "y", "the lamps of the old quay were", "lit by hand until last winter"), "passage updated, passage updated"},
		"told in other words, not copied": {told, "paraphrase new"},
		"none":                            {twoArticles("x", "y"), "passage new"}, // a pair without passages is a note of its own
	} {
		if got := states(tt.p, b); got != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
	}
	if got := states(twoArticles("x", "y", lamps), nil); got != "passage " {
		t.Errorf("without a baseline: %q", got)
	}
	if got := states(twoArticles("x", "y", lamps), baselineOf(t)); got != "passage new" {
		t.Errorf("beside an empty one: %q", got)
	}
}

// Duplicates, missing credits, quotations and text that was taken back are known by their rule and words.
func TestBaselineOfAllKinds(t *testing.T) {
	pairs, r := fullRun(t)
	desk, _ := deskRun(t)
	pairs = append(pairs, desk...)
	b := baselineOf(t, pairs...)
	rules := map[string]bool{}
	c := b.Compared()
	for _, p := range pairs {
		p.Baseline = b
		for _, n := range p.notes() {
			rules[n.rule.id] = true
			if n.state != unchanged {
				t.Errorf("%s of %s and %s is %s", n.rule.id, p.A, p.B, n.state)
			}
		}
		if f := p.Fresh(); len(f.Passages)+len(f.Findings) > 0 || f.QuotationsAltered() > 0 {
			t.Error("something of it is fresh")
		}
		c.Count(p)
	}
	if c.New != 0 || c.Known != b.total || c.Gone != 0 || c.Known == 0 {
		t.Errorf("%v of %d", c, b.total)
	}
	if want := []string{"killed", "paraphrase", "passage", "quotation", "quotation-altered", "quotation-reattributed", "uncredited"}; !slices.Equal(slices.Sorted(maps.Keys(rules)), want) {
		t.Errorf("the run has %v, want %v", slices.Sorted(maps.Keys(rules)), want)
	}
	// Redacted, all of it is still known.
	redacted, _ := withoutText(t, pairs, r)
	for i, p := range redacted {
		if got, want := states(p, b), states(pairs[i], b); got != want {
			t.Errorf("redacted %q, else %q", got, want)
		}
	}
	// Other words in one quotation, another speaker in another one: both are new.
	for _, p := range pairs {
		for i := range p.Quotations {
			q := &p.Quotations[i]
			q.BText, q.SpeakerB = q.BText+" again", "Somebody Else"
			q.Fingerprint = q.fingerprint()
		}
		p.Baseline = b
		for _, n := range p.notes() {
			if quoted := strings.HasPrefix(n.rule.id, "quotation"); quoted != (n.state == isNew) {
				t.Errorf("%s is %s", n.rule.id, n.state)
			}
		}
	}
}

// In a pair that is over a gate, what is known is no reason for it.
func TestKnownIsOverNoGate(t *testing.T) {
	b := baselineOf(t, twoArticles("x", "y", lamps))
	p := twoArticles("x", "y", lamps, bell)
	p.Baseline, p.Over = b, []Hit{{Gate: "passage", Article: "y"}}
	var levels []string
	_, log := sarifOf(t, []*Pair{p}, &rest{Result: Result{Run: &Run{}}})
	for _, x := range log.Runs[0].Results {
		levels = append(levels, x.State+" "+x.Level)
	}
	if !slices.Equal(levels, []string{"unchanged warning", "new error"}) {
		t.Error(levels)
	}
}

// Each gate is about its rules, and a share that grew by more than a few words is new though no note is.
func TestIsNew(t *testing.T) {
	p := twoArticles("x", "y", lamps)
	b := baselineOf(t, p)
	p.Baseline = b
	for _, gate := range []string{"passage", "words>=5", "share>=0.1", "uncredited", "duplicate"} {
		if p.IsNew(gate) {
			t.Errorf("%s is new", gate)
		}
	}
	p.ShareB.Quotation = 0.03 // three words of 100
	if p.IsNew("share>=0.1") {
		t.Error("three words are new")
	}
	p.ShareB.Quotation = 0.04
	if !p.IsNew("share>=0.1") || p.IsNew("words>=5") {
		t.Error("four words are not new, or are of another gate")
	}
	p.ShareB.Quotation, p.Relation = 0, "near-duplicate"
	if !p.IsNew("duplicate") || p.IsNew("passage") {
		t.Error("a new duplicate is none, or is a passage")
	}
	more := twoArticles("x", "y", lamps, bell)
	more.Baseline = b
	if f := more.Fresh(); len(f.Passages) != 1 || f.Passages[0].BText != bell || len(more.Passages) != 2 || !more.IsNew("words>=5") || more.IsNew("paraphrase") {
		t.Errorf("fresh are %v", f.Passages)
	}
	more.Baseline = nil
	if more.Fresh() != more || !more.IsNew("paraphrase") {
		t.Error("without a baseline all is new")
	}
}

// What is no baseline is an error that says so.
func TestReadBaselineErrors(t *testing.T) {
	dir := t.TempDir()
	const head = `{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"copytaster"}},"results":[`
	const good = `{"ruleId":"passage","partialFingerprints":{"copytaster/v1":"0123456789abcdef:1"},"properties":{"article":"y","source":"x","share":0.5,"shareSource":1}}`
	for text, want := range map[string]string{
		"":                                "not a SARIF file, or cut off: EOF",
		"x":                               "not a SARIF file, or cut off",
		head + good:                       "unexpected EOF",
		head + good + `]}]} {}`:           "there is more behind its end",
		`[]`:                              "not a SARIF file",
		`{"version":"2.0.0"}`:             `its version is "2.0.0"`,
		`{"version":"2.1.0","runs":[]}`:   "there is no run in it",
		`{"version":"2.1.0","runs":[{}]}`: `it is one of ""`,
		strings.Replace(head, "copytaster", "other", 1) + `]}]}`: `it is one of "other"`,
		strings.TrimSuffix(head, `,"results":[`) + `}]}`:         "a run has no list of results",
		head + `{}]}]}`: "result 1 has not the fingerprint",
		head + good + "," + strings.Replace(good, ":1\"", ":0\"", 1) + `]}]}`:                "result 2 has not",
		head + strings.Replace(good, "0123456789abcdef", "0123456789abcde", 1) + `]}]}`:      "result 1 has not",
		head + strings.Replace(good, `"share":0.5`, `"share":1.5`, 1) + `]}]}`:               "result 1 has not",
		head + strings.Replace(good, `"source":"x",`, ``, 1) + `]}]}`:                        "result 1 has not",
		head + strings.Replace(good, `"article":"y"`, `"article":{}`, 1) + `]}]}`:            "cannot unmarshal",
		head + strings.Replace(good, `{"ruleId"`, `{"baselineState":5,"ruleId"`, 1) + `]}]}`: "cannot unmarshal",
	} {
		path := filepath.Join(dir, "base.sarif")
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if b, err := ReadBaseline(path); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: error %v, %v; want one with %s", text, err, b, want)
		}
	}
	var b Baseline
	b.pairs = map[string]*knownPair{}
	if err := b.readSARIF(strings.NewReader(head + good + "," + strings.Replace(good, `{"ruleId"`, `{"baselineState":"absent","ruleId"`, 1) + `]}]}`)); err != nil || b.total != 1 {
		t.Errorf("%v, %d notes: what was absent does not count", err, b.total)
	}
	if _, err := ReadBaseline(dir); !errors.Is(err, ErrNotRunFolder) {
		t.Error(err)
	}
	if _, err := ReadBaseline(filepath.Join(dir, "gone")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

// FuzzBaseline: whatever stands in a file, it is read or refused, and what is read can be compared with.
func FuzzBaseline(f *testing.F) {
	pairs, _ := fullRun(f)
	var out bytes.Buffer
	write(f, NewSARIF(&out), pairs, &rest{Result: Result{Run: &Run{}}})
	f.Add(out.Bytes())
	f.Add([]byte(`{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"copytaster"}},"results":[{"partialFingerprints":{"copytaster/v1":"0123456789abcdef:1","copytasterWords/v1":"zz"},"properties":{"article":"","source":"","share":0,"shareSource":1,"words":-5}}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b := &Baseline{pairs: map[string]*knownPair{}}
		if err := b.readSARIF(bytes.NewReader(data)); err != nil {
			return
		}
		n := 0
		for _, pair := range b.pairs {
			n += len(pair.notes)
		}
		if n != b.total {
			t.Errorf("%d notes, and %d are counted", n, b.total)
		}
		c := b.Compared()
		for _, p := range pairs {
			p := *p
			p.Baseline = b
			c.Count(&p)
			_ = p.Fresh()
		}
		if c.Gone < 0 || c.Known > b.total {
			t.Errorf("%+v of %d", c, b.total)
		}
	})
}

// By hand: thirteen words have nine stretches; fewer than five words have one.
func TestStretches(t *testing.T) {
	if s := newStretches(lamps); len(s) != 9 {
		t.Errorf("%v", s)
	}
	if s := newStretches("Two words"); len(s) != 1 || !slices.Equal(s, newStretches("two — WORDS")) {
		t.Errorf("%v", s)
	}
	if s := newStretches("全国人民代表大会"); len(s) != 4 { // eight characters
		t.Errorf("%v", s)
	}
	of := func(texts ...string) pool {
		p := pool{}
		for _, text := range texts {
			for _, h := range newStretches(text) {
				p[h]++
			}
		}
		return p
	}
	for _, tt := range []struct {
		had  pool
		text string
		want bool
	}{
		{of(lamps), lamps, true}, {of(lamps), lamps + " the", true}, {of(lamps), "so when " + lamps + " the", true}, {of(lamps), "and so when " + lamps + " the", false},
		{of(lamps), bell, false}, {of(), lamps, false}, {nil, lamps, false},
		{of(lamps + " " + bell), bell, true}, {of(lamps + " " + bell), bell + " " + lamps, true}, // moved
		{of(lamps, bell), lamps + " " + bell, true}, // together
		{of(lamps), lamps + " " + bell, false},
		{of(lamps + " " + bell), lamps + " " + strings.Replace(bell, "rung", "heard", 1), true},
		{of(lamps + " " + bell), strings.Replace(lamps, "old", "new", 1) + " " + bell, false}, // of the first four words no stretch is left
	} {
		before := fmt.Sprint(tt.had)
		if got := tt.had.take(newStretches(tt.text)); got != tt.want {
			t.Errorf("%q: %v", tt.text, got)
		}
		if after := fmt.Sprint(tt.had); !tt.want && before != after && !strings.Contains(after, ":0") {
			t.Errorf("%q was not taken, and yet something is gone", tt.text)
		}
		if tt.want && tt.had.take(newStretches(tt.text)) {
			t.Errorf("%q is taken twice", tt.text)
		}
	}
	back := func(hashes []uint32) bool {
		return slices.Equal(parseStretches(stretches(hashes).String()), slices.Sorted(slices.Values(hashes)))
	}
	if err := quick.Check(back, nil); err != nil {
		t.Error(err)
	}
	for _, bad := range []string{"?", "AAA"} {
		if s := parseStretches(bad); s != nil {
			t.Errorf("%s gives %v", bad, s)
		}
	}
}
