package quote

import (
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

// quotedIn returns what stands in quotation marks in body; "+" is put to a string that its paragraph leaves open.
func quotedIn(body string) (found []string) {
	var e Extractor
	e.paragraphs = paragraphs(nil, body, nil)
	e.findQuoted(body)
	for _, s := range e.text.strings {
		inner := s.inner.Cut(body)
		if !s.closed {
			inner += "+"
		}
		found = append(found, inner)
	}
	return found
}

// Each string that stands in marks, in every kind of them.
func TestFindQuoted(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"no text", "", nil},
		{"no marks", "They left.", nil},

		// Kinds of marks, and who uses them.
		{"straight", `He said "yes" and left.`, []string{"yes"}},
		{"curly", "He said “yes” and left.", []string{"yes"}},
		{"single curly", "He said ‘yes’ and left.", []string{"yes"}},
		{"single straight", "He said 'no' and left.", []string{"no"}},
		{"typesetter's", "He said ``yes'' and left.", []string{"yes"}},
		{"two apostrophes", "He said ''yes'' and left.", []string{"yes"}},
		{"backtick", "He said `yes' and left.", []string{"yes"}},
		{"French", "Il a dit « oui » hier.", []string{"oui"}},
		{"French, narrow spaces", "Il a dit «\u202foui\u202f» hier.", []string{"oui"}},
		{"Russian", "Он сказал «да» вчера.", []string{"да"}},
		{"Danish", "Han sagde »ja« og gik.", []string{"ja"}},
		{"Swedish guillemets", "Han sade »ja» och gick.", []string{"ja"}},
		{"German", "Sie sagte „ja“ und ging.", []string{"ja"}},
		{"German, single", "Sie sagte ‚ja‘ und ging.", []string{"ja"}},
		{"Polish", "Powiedział „tak” i wyszedł.", []string{"tak"}},
		{"Swedish", "Han sade ”ja” och gick.", []string{"ja"}},
		{"high reversed", "He said ‟yes” and left.", []string{"yes"}},

		// Where the marks stand.
		{"the whole text", `"yes"`, []string{"yes"}},
		{"two", `"yes" and "no"`, []string{"yes", "no"}},
		{"side by side", `"yes" "no"`, []string{"yes", "no"}},
		{"touching, curly", "“yes”“no”", []string{"yes", "no"}},
		{"touching, straight", `"yes""no"`, []string{"yes", "no"}},
		{"full stop outside", `He said "yes".`, []string{"yes"}},
		{"in parentheses", `He agreed ("yes") and left.`, []string{"yes"}},
		{"behind a dash", `He agreed—"yes"—and left.`, []string{"yes"}},
		{"behind a slash", `a "yes"/"no" question`, []string{"yes", "no"}},
		{"behind a hyphen", `his non-"yes" vote`, []string{"yes"}},
		{"an owner behind it", `the "yes"'s meaning`, []string{"yes"}},
		{"a word before it", `a semi"yes" vote "no" vote`, []string{"no"}},
		{"spaces within", `He said " yes " and left.`, []string{"yes"}},
		{"nothing within", `He said "" and “ ” and left.`, nil},
		{"a newline within", "He said \"yes\nand no\" and left the room that day for good and all, to be seen no more by any of us.", []string{"yes\nand no"}},

		// Two hands.
		{"straight, closed by a curly one", `He said "yes” and left.`, []string{"yes"}},
		{"curly, closed by a straight one", `He said “yes" and left.`, []string{"yes"}},
		{"backticks, closed by a straight one", "He said ``yes\" and left.", []string{"yes"}},
		{"straight, closed by apostrophes", `He said "yes'' and left.`, []string{"yes"}},
		{"low, closed by a straight one", `Sie sagte „ja" und ging.`, []string{"ja"}},
		{"single curly, closed by a straight one", "He said ‘yes' and left.", []string{"yes"}},

		// One within another.
		{"single in double", `"They said 'no' to us" is bad.`, []string{"They said 'no' to us"}},
		{"double in single", `‘They said “no” to us’ is bad.`, []string{"They said “no” to us"}},
		{"same in same", "“They said “no” to us” is bad.", []string{"They said “no” to us"}},
		{"straight in straight", `"They said "no" to us" is bad.`, []string{`They said "no" to us`}},
		{"guillemets in curly", "“They said «no» to us” is bad.", []string{"They said «no» to us"}},
		{"curly in guillemets", "«They said “no” to us» is bad.", []string{"They said “no” to us"}},
		{"German in guillemets", "»Sie sagte ›nein‹ zu uns« ist schlecht.", []string{"Sie sagte ›nein‹ zu uns"}},
		{"both end together", `"They said 'no'" is bad.`, []string{"They said 'no'"}},
		{"both end together, with a space", `"They said 'no' " is bad.`, []string{"They said 'no'"}},
		{"both begin together", `"'No' is what they said" is bad.`, []string{"'No' is what they said"}},
		{"three deep", `"He said 'she said "no" to us' again" is bad.`, []string{`He said 'she said "no" to us' again`}},
		{"the inner one is left open", `"They said 'no to us" is bad.`, []string{"They said 'no to us"}},
		{"the inner curly one is left open", "“They said ‘no to us” is bad.", []string{"They said ‘no to us"}},

		// Apostrophes are no marks.
		{"contractions", "We won't, they didn't, it's o'clock.", nil},
		{"curly contractions", "We won’t, they didn’t, it’s o’clock.", nil},
		{"an owner", "the bank's plan and the ministers' plan", nil},
		{"elisions", "'Twas 'em who did it in the '90s, rock 'n' roll 'til dawn.", nil},
		{"curly elisions", "’Twas ’em who did it in the ’90s.", nil},
		{"elisions with the wrong curly mark", "‘Twas ‘em who did it in the ‘90s.", nil},
		{"contractions in single marks", "'We won't and don't' is bad.", []string{"We won't and don't"}},
		{"an owner in single marks", "'The ministers' plan is dead' is bad.", []string{"The ministers' plan is dead"}},
		{"an owner in single curly marks", "‘The ministers’ plan is dead’ is bad.", []string{"The ministers’ plan is dead"}},
		{"an owner in double marks", `"The ministers' plan" is bad.`, []string{"The ministers' plan"}},
		{"only an owner closes", "'The ministers' plan is dead.", nil},
		{"what closes may be an owner", "He said 'yes' and left.", nil},
		{"what closes may be an owner, curly", "He said ‘yes’ and left.", []string{"yes"}},
		{"a comma tells that it is none", "'Yes,' he said, 'it is the ministers.'", []string{"Yes,", "it is the ministers."}},
		{"two owners", "the ministers' plan and the bankers' plan", nil},
		{"a name with an apostrophe", "Sinn Fein's Martin O'Neill and Ta'izz's people", nil},
		{"minutes and seconds", "at 51°30'26\" north", nil},

		// Feet and inches.
		{"inches", `a 6'2" man said "yes" to us`, []string{"yes"}},
		{"inches, curly", "a 6’2” man said “yes” to us", []string{"yes"}},
		{"inches within", `"a 6'2" man" is tall`, []string{`a 6'2" man`}},

		// Left open.
		{"to the end of the text", "He said \"yes and left.", []string{"yes and left.+"}},
		{"curly, to the end", "He said “yes and left.", []string{"yes and left.+"}},
		{"single, to the end", "He said 'yes and left.", nil},
		{"to the end of the paragraph", "He said \"yes and left.\n\nShe stayed.", []string{"yes and left.+"}},
		{"goes on in the next paragraph", "\"It is bad.\n\n\"It is long.\"", []string{"It is bad.+", "It is long."}},
		{"goes on over three, curly", "“It is bad.\n\n“It is long.\n\n“It is dear.”", []string{"It is bad.+", "It is long.+", "It is dear."}},
		{"goes on with guillemets", "« C'est mal.\n\n« C'est long. »", []string{"C'est mal.+", "C'est long."}},
		{"goes on with a closing guillemet", "« C'est mal.\n\n» C'est long. »", []string{"C'est mal.+", "C'est long."}},
		{"another one before the end", `"It is bad. "It is long," he said.`, []string{"It is bad.+", "It is long,"}},
		{"another one before the end, curly", "“It is bad. “It is long,” he said.", []string{"It is bad.+", "It is long,"}},
		{"only a closing one", "It is bad,” he said. “It is long.”", []string{"It is long."}},
		{"only a closing straight one", `It is bad," he said. "It is long."`, []string{"It is long."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := quotedIn(tt.body); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if len(tt.want) > 0 && !hasMarks(tt.body) {
				t.Error("hasMarks says that there is nothing to find")
			}
		})
	}
}

// A string says which mark opens it, and its outer span has the marks.
func TestQuotedSpans(t *testing.T) {
	const body = "Eins „zwei“ und ``drei'' und 'vier' und “fünf"
	var e Extractor
	e.paragraphs = paragraphs(nil, body, nil)
	e.findQuoted(body)
	want := []struct {
		outer string
		style style
	}{{"„zwei“", low}, {"``drei''", backticks}, {"'vier'", single}, {"“fünf", curlyLeft}}
	if len(e.text.strings) != len(want) {
		t.Fatalf("%d strings, want %d", len(e.text.strings), len(want))
	}
	for i, w := range want {
		if s := e.text.strings[i]; s.outer.Cut(body) != w.outer || s.style != w.style {
			t.Errorf("string %d is %q of style %d, want %q of style %d", i, s.outer.Cut(body), s.style, w.outer, w.style)
		}
	}
}

func TestHasMarks(t *testing.T) {
	for body, want := range map[string]bool{
		"":                           false,
		"plain":                      false,
		"it's the ministers' plan":   false,
		"it’s the ministers’ plan":   false,
		"a – b — c … d € e":          false,
		"a\u00a0b © c":               false,
		"'twas":                      true,
		`a "b`:                       true,
		"a `b":                       true,
		"a ‘b":                       true,
		"a ”b":                       true,
		"a »b":                       true,
		"a – b, then c's plan and «": true,
	} {
		if got := hasMarks(body); got != want {
			t.Errorf("hasMarks(%q) = %v, want %v", body, got, want)
		}
	}
}

func TestStyleAt(t *testing.T) {
	for mark, want := range map[string]style{
		`"`: straight, "“": curlyLeft, "‟": curlyLeft, "”": curlyRight, "„": low, "``": backticks, "''": apostrophes, "«": guillemet,
		"»": guillemetBack, "'": single, "‘": singleLeft, "‛": singleLeft, "’": singleRight, "‚": singleLow, "`": backtick,
	} {
		if s, n := styleAt(mark+"x", 0); s != want || n != len(mark) {
			t.Errorf("%s is %d of %d bytes, want %d of %d", mark, s, n, want, len(mark))
		}
	}
	for _, other := range []string{"x", ",", "–", "…", "\u2028", "€", "©", "é", "\xe2", "\xe2\x80", "\xc2"} {
		if s, n := styleAt(other, 0); s != noStyle {
			t.Errorf("%q is %d of %d bytes, want none", other, s, n)
		}
	}
}

func TestIsInches(t *testing.T) {
	for before, want := range map[string]bool{
		"6'2": true, "a 6'11": true, "6’2": true, "": false, "62": false, "'2": false, "x'2": false, "6'": false, "6'2 ": false,
	} {
		if isInches(before) != want {
			t.Errorf("isInches(%q) is not %v", before, want)
		}
	}
}

func TestIsElision(t *testing.T) {
	for rest, want := range map[string]bool{
		"90s": true, "em all": true, "Em, too": true, "n' roll": true, "tis": true, "Twas the night": true, "til.": true,
		"": false, "yes": false, "emperor": false, "no one": false, " 90s": false,
	} {
		if isElision(rest) != want {
			t.Errorf("isElision(%q) is not %v", rest, want)
		}
	}
}

// What a mark can do depends on what stands beside it.
func TestJudge(t *testing.T) {
	const none = outside
	tests := []struct {
		name          string
		style         style
		before, after rune
		opens, ends   bool
	}{
		{"straight before a word", straight, ' ', 'a', true, false},
		{"straight behind a word", straight, 'a', ' ', false, true},
		{"straight behind a full stop at the end", straight, '.', none, false, true},
		{"straight between words", straight, 'a', 'b', false, true},
		{"straight between spaces", straight, ' ', ' ', true, true},
		{"straight behind a parenthesis", straight, '(', 'a', true, false},
		{"straight behind a dash", straight, '—', 'a', true, true},
		{"straight at the start", straight, none, 'a', true, false},
		{"left before a word", curlyLeft, ' ', 'a', true, false},
		{"left behind a word, as in German", curlyLeft, 'a', ' ', false, true},
		{"left before a space at the start", curlyLeft, none, ' ', true, false},
		{"right behind a word", curlyRight, 'a', ' ', false, true},
		{"right before a word, as in Swedish", curlyRight, ' ', 'a', true, true},
		{"right before a full stop", curlyRight, ' ', '.', false, true},
		{"low", low, ' ', 'a', true, false},
		{"low at the end", low, ' ', none, false, false},
		{"guillemet before a space", guillemet, ' ', ' ', true, true},
		{"guillemet behind a word", guillemet, 'a', ' ', false, true},
		{"single before a word", single, ' ', 'a', true, false},
		{"single between letters", single, 'n', 't', false, false},
		{"single behind a word", single, 'e', ' ', false, true},
		{"single between spaces", single, ' ', ' ', false, false},
		{"single curly right before a word", singleRight, ' ', 'a', false, false},
		{"single curly right behind a word", singleRight, 'e', ' ', false, true},
		{"single curly left before a word", singleLeft, ' ', 'a', true, false},
		{"single curly left behind a word, as in German", singleLeft, 'a', ' ', false, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rest := "word"
			if tt.after == none {
				rest = ""
			}
			if m := judge(tt.style, tt.before, tt.after, rest); m.opens != tt.opens || m.ends != tt.ends {
				t.Errorf("opens %v, ends %v; want %v, %v", m.opens, m.ends, tt.opens, tt.ends)
			}
		})
	}
}

// Where marks without a partner are many, the rest of the paragraph is one string.
func TestManyRestarts(t *testing.T) {
	got := quotedIn(strings.Repeat("«word ", maxRestarts+3))
	if len(got) != maxRestarts+1 || got[0] != "word+" || got[maxRestarts] != "word «word «word+" {
		t.Errorf("got %q", got)
	}
}

// Marks do not pair across zones, which end a paragraph.
func TestFindQuotedInZones(t *testing.T) {
	const body = `"It is bad" (a zone with ") and "it is long"`
	at := uint32(len(`"It is bad" `))
	var e Extractor
	for _, p := range []news.Span{{Start: 0, End: at}, {Start: at + uint32(len(`(a zone with ")`)), End: uint32(len(body))}} {
		e.paragraphs = append(e.paragraphs, trimmed(body, int(p.Start), int(p.End)))
	}
	e.findQuoted(body)
	var got []string
	for _, s := range e.text.strings {
		got = append(got, s.inner.Cut(body))
	}
	if !slices.Equal(got, []string{"It is bad", "it is long"}) {
		t.Errorf("got %q", got)
	}
}

// A paragraph of marks without a space is read once, not once for each mark.
func TestIsElisionIsBounded(t *testing.T) {
	long := strings.Repeat("‘a\t", 100)
	if isElision(long) || !isElision("em all") || !isElision("tis") || isElision("tissue "+long) {
		t.Error("wrong elisions")
	}
	if n := testing.AllocsPerRun(10, func() { isElision(long) }); n > 0 {
		t.Errorf("%v allocations for a text without a space", n)
	}
}
