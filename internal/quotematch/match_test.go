package quotematch

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
)

// TestSochi matches two articles of one agency. They share what Rasmussen said, with and without an apostrophe.
func TestSochi(t *testing.T) {
	const sochi = "Russia says it wants guarantees. We can give these by agreeing that our systems will not undermine the strategic balance. That they will strengthen each other"
	const process = "the best guarantee for Russia is to be part of the process. And to be connected to the system. We should focus on actual cooperation, not abstract questions. This is the best way to enhance transparency and confidence. And it builds up the mutual trust that is necessary to take the key decisions we need to take"
	const trust = "We all understand that the foundation for our cooperation must be confidence and trust"
	const ministry = "The Russian side stressed the importance of ensuring legally binding guarantees that the missile defence system being created by the United States and NATO won’t be aimed against Russia’s strategic nuclear forces"
	want := []string{
		"trimmed: " + ministry + " | " + ministry,
		"exact punctuation: " + sochi + "’s security - and not weaken it | " + sochi + "s security – and not weaken it",
		"exact: " + process + " | " + process,
		"exact: " + trust + " | " + trust,
	}
	if got := rendered(seed(t, "001_*"), seed(t, "002_*")); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestSeeds checks that no other two of the articles share a quotation. Toner and Clinton say the same in other words.
func TestSeeds(t *testing.T) {
	patterns := []string{"000_*", "001_*", "002_*", "003_*", "004_*"}
	for i, x := range patterns {
		for j, y := range patterns[:i] {
			if got := rendered(seed(t, x), seed(t, y)); len(got) > 0 && (i != 2 || j != 1) {
				t.Errorf("%s and %s: %q", x, y, got)
			}
		}
	}
}

func TestMatches(t *testing.T) {
	const long = "We will not undermine the security of Russia in any way"
	tests := []struct {
		name, a, b string
		want       []string
	}{
		{"exact", "Rasmussen: “" + long + ",” he said.", "Earlier Rasmussen: “" + long + ".”",
			[]string{"exact: " + long + " | " + long}},
		{"broken line", "“We will not undermine\nthe security of Russia”", "“We will not undermine the security of Russia”",
			[]string{"exact: We will not undermine\nthe security of Russia | We will not undermine the security of Russia"}},
		{"a name of a law and two sentences", "Ann Bray read “the purposes of the Endangered Species Act”.", "“We know the strong protections of the Endangered Species Act,” Ann Bray said.", nil},
		{"everyday words of one on two days", "“We are going to take care of everybody,” Ann Bray said.", "“I am going to take care of everybody,” Ann Bray said.", nil},
		{"everyday words of nobody named", "“We are aware of the report and are looking into it,” a spokesman said.", "“We are aware of the report in question and are urgently looking into the matter,” it said.", nil},
		{"she and he", "« Je suis très triste aujourd’hui, c’était la plus belle période de ma vie », a-t-il dit.", "« Aujourd’hui je suis très triste. C’était la plus belle époque de ma vie », a-t-elle dit.", nil},
		{"marks", "“The U.S. shield - and NATO's plans - threaten us”", "“the US shield, and NATO’s plans, threaten us”",
			[]string{"exact punctuation: The U.S. shield - and NATO's plans - threaten us | the US shield, and NATO’s plans, threaten us"}},
		{"spelling", "“The defence programme of Sergei Shoigu”", "“The defense program of Sergey Shoigu”",
			[]string{"exact spelling: The defence programme of Sergei Shoigu | The defense program of Sergey Shoigu"}},
		{"joined words", "“Ten per cent of all our on-line sales cannot be taxed”", "“Ten percent of all our online sales can not be taxed”",
			[]string{"exact punctuation: Ten per cent of all our on-line sales cannot be taxed | Ten percent of all our online sales can not be taxed"}},
		{"capital in brackets", "“[T]he foundation for our cooperation must be trust”", "“Now the foundation for our cooperation must be trust”",
			[]string{"trimmed punctuation: T]he foundation for our cooperation must be trust | the foundation for our cooperation must be trust"}},
		{"word parted at the end", "“We promised them at least twenty percent”", "“We promised them at least twenty per cent”",
			[]string{"exact punctuation: We promised them at least twenty percent | We promised them at least twenty per cent"}},

		{"trimmed", "“It is clear. " + long + ". Believe me.”", "“" + long + "”",
			[]string{"trimmed: " + long + " | " + long}},
		{"trimmed to a phrase", "“" + long + "”", "He would not “undermine the security of Russia”.",
			[]string{"trimmed: undermine the security of Russia | undermine the security of Russia"}},
		{"end of one, beginning of the other", "“They are wrong. " + long + "”", "“" + long + ". Trust us.”",
			[]string{"trimmed: " + long + " | " + long}},
		{"other sentences about it", "“They are wrong. " + long + ". Believe me.”", "“Listen. " + long + ". Trust us.”",
			[]string{"trimmed: " + long + " | " + long}},
		{"another sentence after it, one word of it equal", "“Being asked to play the Doctor is an amazing privilege. It's so wonderful not to keep this”", "“Being asked to play the Doctor is an amazing privilege. I can hardly wait to get started”",
			[]string{"trimmed: Being asked to play the Doctor is an amazing privilege | Being asked to play the Doctor is an amazing privilege"}},
		{"another sentence before it, one word of it equal", "“It's so wonderful not to keep this. Being asked to play the Doctor is an amazing privilege”", "“I can hardly wait to get started. Being asked to play the Doctor is an amazing privilege”",
			[]string{"trimmed: Being asked to play the Doctor is an amazing privilege | Being asked to play the Doctor is an amazing privilege"}},
		{"bracketed insertion", "“Our [Russia’s] concerns are not being taken into account”", "“Our concerns are not being taken into account”",
			[]string{"exact: Our [{Russia’s}] concerns are not being taken into account | Our concerns are not being taken into account"}},
		{"bracketed replacement", "“[Russia’s] aim in these talks is a legal guarantee”", "“Their aim in these talks is a legal guarantee”",
			[]string{"trimmed: {Russia’s}] aim in these talks is a legal guarantee | {Their} aim in these talks is a legal guarantee"}},
		{"ellipsis", "“We are committed ... to finding a way forward”", "“We are committed, all of us, every day, to finding a way forward”",
			[]string{"trimmed: We are committed ... to finding a way forward | We are committed, {all of us, every day}, to finding a way forward"}},
		{"dots apart", "“We are committed . . . to finding a way forward”", "“We are committed, all of us, every day, to finding a way forward”",
			[]string{"trimmed: We are committed . . . to finding a way forward | We are committed, {all of us, every day}, to finding a way forward"}},
		{"ellipsis between other sentences", "“Mere good intentions come and pass … Nobody should be closing doors”", "“Mere good intentions come and pass. Military capabilities stay”",
			[]string{"trimmed: Mere good intentions come and pass | Mere good intentions come and pass"}},
		{"left out at an attribution", "“We have failed to work jointly,| he said. |The programs are developing.”", "“We have failed to work jointly on this issue. The programs are developing.”",
			[]string{"trimmed: We have failed to work jointly / The programs are developing | We have failed to work jointly {on this issue}. The programs are developing"}},

		{"two put together", "“We will not attack Russia.” He paused. “We will not undermine its security.”", "“We will not attack Russia. We will not undermine its security.”",
			[]string{"merged: We will not attack Russia / We will not undermine its security | We will not attack Russia. We will not undermine its security"}},
		{"divided otherwise", "“We rivet attention to it. They gathered in Lisbon.” He said: “They agreed on equal security.”", "“We rivet attention to it.” He said: “They gathered in Lisbon. They agreed on equal security.”",
			[]string{"merged: We rivet attention to it. They gathered in Lisbon / They agreed on equal security | We rivet attention to it / They gathered in Lisbon. They agreed on equal security"}},
		{"divided in a sentence", "“We rivet attention to the situation there. They gathered” at the time “in Lisbon and agreed on equal security.”", "“We rivet attention to the situation” in the region “there. They gathered in Lisbon and agreed on equal security.”",
			[]string{"merged: We rivet attention to the situation there. They gathered / in Lisbon and agreed on equal security | We rivet attention to the situation / there. They gathered in Lisbon and agreed on equal security"}},
		{"divided alike", "“We will not attack Russia.” He paused. “We will not undermine its security.”", "“We will not attack Russia.” He smiled. “We will not undermine its security.”",
			[]string{
				"exact: We will not attack Russia | We will not attack Russia",
				"exact: We will not undermine its security | We will not undermine its security",
			}},
		{"a word of the next one is no join", "“We told the foreign ministers in Brussels that we would go.” Later: “To school we never went, the two of us.”", "“We told the foreign ministers in Brussels that we would go to”",
			[]string{"trimmed: We told the foreign ministers in Brussels that we would go | We told the foreign ministers in Brussels that we would go"}},
		{"split by an attribution", "“We will not attack Russia,| he said, |and we will not undermine its security.”", "“We will not attack Russia, and we will not undermine its security.”",
			[]string{"exact: We will not attack Russia / and we will not undermine its security | We will not attack Russia, and we will not undermine its security"}},

		{"altered", "“The casting of it made me really excited, and I think it is a canny choice”", "“The casting of it made me genuinely excited, and I think it is a choice”",
			[]string{"altered: The casting of it made me {really} excited, and I think it is a {canny} choice | The casting of it made me {genuinely} excited, and I think it is a choice"}},
		{"altered at the end", "“I would like to shoot for one million barrels a day”", "“I would like to shoot for one million barrels a year”",
			[]string{"altered: I would like to shoot for one million barrels a {day} | I would like to shoot for one million barrels a {year}"}},
		{"sentence dropped", "“We put forth concrete proposals on the parameters of this work. Nobody ever answered. Then we held long consultations in Brussels”", "“We put forth concrete proposals on the parameters of this work. Then we held long consultations in Brussels”",
			[]string{"altered: We put forth concrete proposals on the parameters of this work. {Nobody ever answered}. Then we held long consultations in Brussels | We put forth concrete proposals on the parameters of this work. Then we held long consultations in Brussels"}},
		{"number", "“At least 12 people were killed in the attack on the convoy”", "“At least 20 people were killed in the attack on the convoy”",
			[]string{"altered: At least {12} people were killed in the attack on the convoy | At least {20} people were killed in the attack on the convoy"}},
		{"number of the same speaker", "Toner: “12 people were killed there”", "Toner: “20 people were killed there”",
			[]string{"altered: {12} people were killed there | {20} people were killed there"}},
		{"number in brackets", "“At least [12] people were killed in the attack on the convoy”", "“At least 20 people were killed in the attack on the convoy”",
			[]string{"altered: At least [{12}] people were killed in the attack on the convoy | At least {20} people were killed in the attack on the convoy"}},
		{"negation dropped", "“Our systems will not undermine the strategic balance of Europe”", "“Our systems will undermine the strategic balance of Europe”",
			[]string{"altered: Our systems will {not} undermine the strategic balance of Europe | Our systems will undermine the strategic balance of Europe"}},
		{"negation contracted", "“Our systems can't undermine the strategic balance of Europe”", "“Our systems can undermine the strategic balance of Europe”",
			[]string{"altered: Our systems {can't} undermine the strategic balance of Europe | Our systems {can} undermine the strategic balance of Europe"}},
		{"negation behind an ellipsis", "“Our systems will not undermine the strategic balance of Europe”", "“Our systems will ... undermine the strategic balance of Europe”",
			[]string{"altered: Our systems will {not} undermine the strategic balance of Europe | Our systems will ... undermine the strategic balance of Europe"}},
		{"altered over an attribution", "“The threats to the people of Russia come from| he said |elsewhere and they know it”", "“The threats to the people of Russia come out of nowhere and they know it”",
			[]string{"altered: The threats to the people of Russia come {from} / {elsewhere} and they know it | The threats to the people of Russia come {out of nowhere} and they know it"}},

		{"short, altered, of one speaker", "Hollande: “Our country is on the edge of the abyss”", "Hollande: “Our country has reached the edge of the abyss”",
			[]string{"altered: Our country {is on} the edge of the abyss | Our country {has reached} the edge of the abyss"}},

		{"reattributed", "Lavrov: “" + long + "”", "Rogozin: “" + long + "”", []string{"reattributed: " + long + " | " + long}},
		{"reattributed part", "Lavrov: “" + long + "”", "Rogozin: “We will not undermine the security of Russia”",
			[]string{"reattributed: We will not undermine the security of Russia | We will not undermine the security of Russia"}},
		{"a nickname", "Robert: “" + long + "”", "Bob: “" + long + "”", []string{"exact: " + long + " | " + long}},
		{"a slip of the pen", "Preibus: “" + long + "”", "Priebus: “" + long + "”", []string{"exact: " + long + " | " + long}},
		{"another one quoted inside", "Lavrov: “As he once said, ‘" + long + "’ to us”", "Rogozin: “" + long + "”", []string{"trimmed: " + long + " | " + long}},
		{"another one quoted at the end", "Lavrov: “As he once said, ‘" + long + "’”", "Rogozin: “" + long + "”", []string{"trimmed: " + long + " | " + long}},
		{"one speaker unknown", "Lavrov: “" + long + "”", "“" + long + "”", []string{"exact: " + long + " | " + long}},
		{"altered and of another speaker", "Lavrov: “We put forth concrete proposals on the parameters of this work in July”", "Rogozin: “We put forth concrete proposals on the parameters of this work in June”",
			[]string{"altered: We put forth concrete proposals on the parameters of this work in {July} | We put forth concrete proposals on the parameters of this work in {June}"}},

		{"paraphrase", "Toner: “In multiple channels, we’ve explained to Russian officials that the missile defence systems being deployed in Europe do not and cannot threaten Russia’s strategic deterrent”",
			"Clinton: “We have explained through multiple channels that our planned system will not and cannot threaten Russia's strategic deterrent.”", nil},
		{"three words", "Lavrov: “legally binding guarantees”", "Lavrov: “legally binding guarantees”", nil},
		{"four words", "Lavrov: “more legally binding guarantees”", "Lavrov: “more legally binding guarantees”",
			[]string{"exact: more legally binding guarantees | more legally binding guarantees"}},
		{"short, of nobody known", "“grave and legally binding guarantees”", "“grave and legally binding guarantees”",
			[]string{"exact: grave and legally binding guarantees | grave and legally binding guarantees"}},
		{"short, of another speaker", "Lavrov: “grave and legally binding guarantees”", "Rogozin: “grave and legally binding guarantees”", nil},
		{"short, altered, of nobody known", "“grave but legally binding guarantees”", "“grave and legally binding guarantees”", nil},
		{"seven equal words, altered, of nobody known", "“Our country is on the edge of the abyss”", "“Our country has reached the edge of the abyss”", nil},
		{"short, of one speaker, too much altered", "Machar: “Rebels have no intention to leave”", "Machar: “Rebels have no links to this”", nil},
		{"altered and of another speaker, not long", "Lavrov: “Our systems will not undermine the strategic balance of Europe”", "Toner: “Our systems will never undermine the strategic balance of Europe”", nil},
		{"told in other words", "“There were a dozen other people who were there for a Christmas party managed to get out safely”", "“There was a dozen other people on the scene. They managed to get out safely”", nil},
		{"common words", "“it is what it is and I know that”", "“it is what it is and I know that”", nil},
		{"common words of one speaker", "Lavrov: “we will see about that tomorrow”", "Lavrov: “We will see about that tomorrow.”", nil},
		{"common phrase in a longer one", "“I hope that at this stage of the game they agree”", "“at this stage of the game”", nil},
		{"common phrase at the end", "“a differentiated position to attack the fastest growing segment of the server market”", "“Cloud data centers are the fastest growing segment of the server market”", nil},
		{"another sentence", "“Our hearts and prayers go out to all the families”", "“Our hearts and prayers are with the driver and his wife”", nil},

		{"twice", "“" + long + "”", "“" + long + "” And again: “" + long + "”", []string{"exact: " + long + " | " + long}},
		{"twice, the better one", "“" + long + "”", "“not undermine the security of Russia” And again: “" + long + "”", []string{"exact: " + long + " | " + long}},
		{"two parts of one", "“Political assurances are insufficient now. Nobody guarantees anything. Unfortunately no results have been yielded.”", "“Unfortunately no results have been yielded.” Then: “Political assurances are insufficient now.”",
			[]string{
				"trimmed: Political assurances are insufficient now | Political assurances are insufficient now",
				"trimmed: Unfortunately no results have been yielded | Unfortunately no results have been yielded",
			}},
		{"nothing quoted", "no quotation", "“" + long + "”", nil},
		{"empty quotation", "“” “” “" + long + "” “”", "“ ” “" + long + "”", []string{"exact: " + long + " | " + long}},
		{"after many that begin alike", strings.Repeat("“a new day” ", 20) + "“A new day begins for Russia and the Alliance”", "“A new day begins for Russia and the Alliance”",
			[]string{"exact: A new day begins for Russia and the Alliance | A new day begins for Russia and the Alliance"}},
		{"square bracket that is not closed", "“We [will not undermine the security of Russia in any way”", "“We will never undermine the security of Russia in any way”",
			[]string{"altered punctuation: We [will {not} undermine the security of Russia in any way | We will {never} undermine the security of Russia in any way"}},
		{"bracket that is not closed", "“We (will not undermine the security of Russia in any way”", "“We will never undermine the security of Russia in any way”",
			[]string{"altered punctuation: We (will {not} undermine the security of Russia in any way | We will {never} undermine the security of Russia in any way"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, b := sideOf(tt.a), sideOf(tt.b)
			if got := rendered(a, b); !slices.Equal(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
			checkMatches(t, a, b)
		})
	}
}

func TestParts(t *testing.T) {
	a := sideOf("“” “First of all we thank the ministers.” “We will not attack Russia.” “We will not undermine its security.”")
	b := sideOf("“We will not attack Russia. We will not undermine its security.”")
	got := matches(a, b)
	if len(got) != 1 || got[0].A.First != 2 || got[0].A.Count != 2 || got[0].B.First != 0 || got[0].B.Count != 1 || got[0].Equal != 11 || got[0].Identity != 1 {
		t.Errorf("got %+v", got)
	}
}

// isInserted reports whether an edit is an editor's words in brackets in one text, and nothing in the other.
func isInserted(e align.Edit, a, b *Side) bool {
	text, s, other := a.line.Text, e.A, e.B
	if s.Len() == 0 {
		text, s, other = b.line.Text, e.B, e.A
	}
	return other.Len() == 0 && strings.ContainsAny(text[:s.Start], "[(") && strings.ContainsAny(text[s.End:], "])")
}

// checkMatches checks everything that must hold for the matches of any two articles.
func checkMatches(t *testing.T, a, b *Side) {
	t.Helper()
	found, mirror := matches(a, b), matches(b, a)
	if len(found) != len(mirror) {
		t.Fatalf("%d matches, %d the other way", len(found), len(mirror))
	}
	for _, m := range found {
		if !slices.ContainsFunc(mirror, func(o Match) bool { return equalMatches(m, mirrored(o)) }) {
			t.Errorf("not found the other way: %s", render(a, b, m))
		}
		checkMatch(t, a, b, m)
	}
	for i, m := range found {
		for _, o := range found[:i] {
			if overlap(m.A.Spans, o.A.Spans) || overlap(m.B.Spans, o.B.Spans) {
				t.Errorf("in two matches: %s\n%s", render(a, b, m), render(a, b, o))
			}
		}
	}
}

func mirrored(m Match) Match {
	m.A, m.B = m.B, m.A
	m.Edits = slices.Clone(m.Edits)
	for i, e := range m.Edits {
		op := map[align.Op]align.Op{align.Replace: align.Replace, align.Insert: align.Delete, align.Delete: align.Insert}[e.Op]
		m.Edits[i] = align.Edit{Op: op, A: e.B, B: e.A}
	}
	return m
}

func equalMatches(m, o Match) bool { return fmt.Sprint(m) == fmt.Sprint(o) }

func overlap(s, t []news.Span) bool {
	for _, x := range s {
		for _, y := range t {
			if x.Start < y.End && y.Start < x.End {
				return true
			}
		}
	}
	return false
}

// checkMatch checks everything that must hold for one match.
func checkMatch(t *testing.T, a, b *Side, m Match) {
	t.Helper()
	checkPart(t, a, m.A, m.Edits, func(e align.Edit) news.Span { return e.A })
	checkPart(t, b, m.B, m.Edits, func(e align.Edit) news.Span { return e.B })
	for _, e := range m.Edits {
		if want := map[[2]bool]align.Op{{true, true}: align.Replace, {false, true}: align.Insert, {true, false}: align.Delete}; e.Op != want[[2]bool{e.A.Len() > 0, e.B.Len() > 0}] {
			t.Errorf("%v of %v and %v", e.Op, e.A, e.B)
		}
	}
	if m.Relation == Altered && len(m.Edits) == 0 || m.Relation == Exact && slices.ContainsFunc(m.Edits, func(e align.Edit) bool { return !isInserted(e, a, b) }) {
		t.Errorf("%v with %d edits", m.Relation, len(m.Edits))
	}
	if m.Identity <= 0 || m.Identity > 1 || m.Equal < minEqual {
		t.Errorf("identity %v, %d equal words", m.Identity, m.Equal)
	}
	restA := without(a, m.A.Spans, m.Edits, func(e align.Edit) news.Span { return e.A })
	restB := without(b, m.B.Spans, m.Edits, func(e align.Edit) news.Span { return e.B })
	if lettersOf(a, restA) != lettersOf(b, restB) && !equalWords(a, b, restA, restB) {
		t.Errorf("without the edits, other words are left: %s", render(a, b, m))
	}
	if m.Relation == Exact && len(m.Edits) == 0 && (len(restA) != a.words(m.A.First, 1).len() || len(restB) != b.words(m.B.First, 1).len()) {
		t.Errorf("exact, but not whole: %s", render(a, b, m))
	}
}

// checkPart checks that the spans of a part lie in its quotations, and the edits in the spans, in order.
func checkPart(t *testing.T, s *Side, p Part, edits []align.Edit, side func(align.Edit) news.Span) {
	t.Helper()
	var inside []news.Span
	for _, q := range s.Quotations[p.First : p.First+p.Count] {
		inside = append(inside, q.Spans...)
	}
	last := uint32(0)
	for _, span := range p.Spans {
		if span.Start < last || span.Len() == 0 || !isIn(span, inside) {
			t.Fatalf("span %v after %d in %v", span, last, inside)
		}
		last = span.End
	}
	last = 0
	for _, e := range edits {
		if d := side(e); d.Start < last || d.End < d.Start || !isIn(d, p.Spans) {
			t.Fatalf("edit %v after %d in %v", d, last, p.Spans)
		}
		last = side(e).End
	}
}

func isIn(s news.Span, in []news.Span) bool {
	return slices.ContainsFunc(in, func(x news.Span) bool { return x.Start <= s.Start && s.End <= x.End })
}

// without returns the words of one side of a match, by index in s, that are in no edit.
func without(s *Side, spans []news.Span, edits []align.Edit, side func(align.Edit) news.Span) []int {
	var out []int
	for i, w := range s.line.Spans {
		if isIn(w, spans) && !slices.ContainsFunc(edits, func(e align.Edit) bool { return isIn(w, []news.Span{side(e)}) }) {
			out = append(out, i)
		}
	}
	return out
}

func lettersOf(s *Side, words []int) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(strings.ToLower(s.line.raw(w)))
	}
	return strings.Map(func(r rune) rune {
		if isMark(r) {
			return -1
		}
		return r
	}, b.String())
}

func equalWords(a, b *Side, x, y []int) bool {
	same := func(i, j int) bool { return a.line.Words[i] == b.line.Words[j] }
	for len(x) > 1 && len(y) > 1 && same(x[0], y[0]) && same(x[1], y[1]) { // "6" stays before "00"
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && same(x[len(x)-1], y[len(y)-1]) {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	return len(x)+len(y) == 0 || sameStyle(read(textOf(a, x)), read(textOf(b, y)))
}

// textOf returns words with the signs beside them.
func textOf(s *Side, words []int) string {
	var parts []string
	for i := 0; i < len(words); {
		first := i
		for i++; i < len(words) && words[i] == words[i-1]+1 && s.line.marks[words[i]]&begins == 0; {
			i++
		}
		parts = append(parts, s.line.around(stretch{words[first], words[i-1] + 1}))
	}
	return strings.Join(parts, " ")
}
