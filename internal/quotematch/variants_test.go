package quotematch

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/news"
)

// membersOf makes a member of each quotation, in time order.
func membersOf(texts ...string) []Member {
	var members []Member
	for i, text := range texts {
		members = append(members, Member{Article: i, Order: i, Line: sideOf("“" + text + "”").Line(0)})
	}
	return members
}

// treeOf writes each wording with its first use, its parent, its other uses and its edits.
func treeOf(members []Member) []string {
	var out []string
	wordings := Variants(members)
	for _, w := range wordings {
		line := &members[w.Uses[0].Member].Line
		var uses []string
		for _, u := range w.Uses {
			uses = append(uses, strings.TrimSuffix(fmt.Sprintf("%d %v", members[u.Member].Order, u.Variant), " none"))
		}
		s := fmt.Sprintf("under %d, by %s", w.Parent, strings.Join(uses, ", "))
		if w.Parent >= 0 {
			parent := &members[wordings[w.Parent].Uses[0].Member].Line
			s += fmt.Sprintf(": %v: %s | %s", w.Relation,
				braced(parent.Text, []news.Span{w.A}, w.Edits, func(e align.Edit) news.Span { return e.A }),
				braced(line.Text, []news.Span{w.B}, w.Edits, func(e align.Edit) news.Span { return e.B }))
		}
		out = append(out, s)
	}
	return out
}

func TestVariants(t *testing.T) {
	const full = "They will strengthen each other’s security - and not weaken it in any way"
	tests := []struct {
		name    string
		members []Member
		want    []string
	}{
		{"nobody", nil, nil},
		{"one wording", membersOf(full, strings.ReplaceAll(full, " - ", " – "), full),
			[]string{"under -1, by 0, 1 punctuation, 2"}},
		{"altered, then altered again", membersOf(
			full,
			"They will strengthen each others security and never weaken it in any way",
			"They will strengthen each others security and never weaken us in any way",
			full,
		), []string{
			"under -1, by 0, 3",
			"under 0, by 1: altered: They will strengthen each other’s security - and {not} weaken it in any way | They will strengthen each others security and {never} weaken it in any way",
			"under 1, by 2: altered: They will strengthen each others security and never weaken {it} in any way | They will strengthen each others security and never weaken {us} in any way",
		}},
		{"an excerpt hangs under what has its words", membersOf(
			full,
			"They will strengthen each others security and never weaken it in any way",
			"strengthen each other's security and never weaken it",
		), []string{
			"under -1, by 0",
			"under 0, by 1: altered: They will strengthen each other’s security - and {not} weaken it in any way | They will strengthen each others security and {never} weaken it in any way",
			"under 1, by 2: trimmed: strengthen each others security and never weaken it | strengthen each other's security and never weaken it",
		}},
		{"the earliest of two that are as near", membersOf(
			full,
			"Now they will strengthen each other's security and not weaken it in any way",
			"strengthen each other's security and not weaken it",
		), []string{
			"under -1, by 0",
			"under 0, by 1: trimmed: They will strengthen each other’s security - and not weaken it in any way | they will strengthen each other's security and not weaken it in any way",
			"under 0, by 2: trimmed: strengthen each other’s security - and not weaken it | strengthen each other's security and not weaken it",
		}},
		{"nothing in common with an earlier one", membersOf(
			"They will strengthen each other's security",
			"and not weaken it in any way",
			full,
		), []string{
			"under -1, by 0",
			"under -1, by 1",
			"under 1, by 2: trimmed: and not weaken it in any way | and not weaken it in any way",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := treeOf(tt.members); !slices.Equal(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
			checkTree(t, tt.members)
		})
	}
}

func TestLine(t *testing.T) {
	s := sideOf("“ ” He said: “ We have failed,| he said, |to work [jointly] ...  on this. ”")
	l := s.Line(1)
	if want := "We have failed, to work [jointly] ...  on this."; l.Text != want {
		t.Errorf("text %q, want %q", l.Text, want)
	}
	var words []string
	for i := range l.Words {
		words = append(words, l.raw(i))
	}
	if got := strings.Join(words, " "); got != "We have failed to work jointly on this" {
		t.Errorf("words %q", got)
	}
	if want := []mark{begins | elided, 0, 0, begins | elided, 0, inserted, elided, 0}; !slices.Equal(l.marks, want) {
		t.Errorf("marks %v, want %v", l.marks, want)
	}
}

// wordingsOf makes n uses of a quotation that changes over time, in at most limit wordings.
func wordingsOf(w *writer, n, limit int) []Member {
	texts := [][]string{w.words(25)}
	for len(texts) < limit {
		texts = append(texts, w.edit(texts[w.IntN(len(texts))], 1+w.IntN(2)))
	}
	members := make([]Member, n)
	lines := make([]Line, limit)
	for i, words := range texts {
		lines[i] = lineOf(words)
	}
	for i := range members {
		members[i] = Member{Article: i, Order: w.IntN(n), Line: lines[w.IntN(limit)]}
	}
	return members
}

// TestTrees compares small trees with those of a slow twin, and with those of the same members in another order.
func TestTrees(t *testing.T) {
	for seed := range uint64(60) {
		members := wordingsOf(newWriter(seed, 200), 30, 12)
		checkTree(t, members)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	checkTree(t, wordingsOf(newWriter(1, 200), 400, 100))
}

// checkTree checks everything that must hold for the tree of any members.
func checkTree(t *testing.T, members []Member) {
	t.Helper()
	wordings := Variants(members)
	count := 0
	for i, w := range wordings {
		count += len(w.Uses)
		if w.Parent >= i || w.Parent < -1 {
			t.Fatalf("wording %d is under %d", i, w.Parent)
		}
		words := members[w.Uses[0].Member].Line.Words
		for k, u := range w.Uses {
			if !slices.Equal(members[u.Member].Line.Words, words) {
				t.Errorf("wording %d: member %d has other words", i, u.Member)
			}
			if k > 0 && members[u.Member].Order < members[w.Uses[k-1].Member].Order {
				t.Errorf("wording %d: member %d comes before the one before it", i, u.Member)
			}
		}
		if i > 0 && members[w.Uses[0].Member].Order < members[wordings[i-1].Uses[0].Member].Order {
			t.Errorf("wording %d comes before the one before it", i)
		}
	}
	if count != len(members) {
		t.Errorf("%d uses of %d members", count, len(members))
	}
	if len(wordings) <= 16 {
		checkParents(t, members, wordings)
	}
	checkOrder(t, members)
}

// checkParents searches the parent of each wording among all earlier ones.
func checkParents(t *testing.T, members []Member, wordings []Wording) {
	t.Helper()
	var c comparer
	for i, w := range wordings {
		line := &members[w.Uses[0].Member].Line
		want, wantDistance := -1, distance{}
		for p := range i {
			parent := &members[wordings[p].Uses[0].Member].Line
			if !shareThree(parent.Words, line.Words) {
				continue
			}
			found := c.compare(*parent, *line)
			if d := found.distance(parent, line); found.isNear() && (want < 0 || d.compare(wantDistance) < 0) {
				want, wantDistance = p, d
			}
		}
		if w.Parent != want {
			t.Errorf("wording %d is under %d, want %d", i, w.Parent, want)
		}
	}
}

func shareThree(a, b []uint64) bool {
	for i := 0; i+3 <= len(a); i++ {
		if index(b, a[i:i+3]) >= 0 {
			return true
		}
	}
	return false
}

// checkOrder checks that members in another order make the same tree.
func checkOrder(t *testing.T, members []Member) {
	t.Helper()
	shuffled := slices.Clone(members)
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	if got, want := treeOf(shuffled), treeOf(members); !slices.Equal(got, want) {
		t.Errorf("in another order\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestVariantsOfOne compares the short way for one use with the long one.
func TestVariantsOfOne(t *testing.T) {
	for _, words := range [][]uint64{nil, {1}, {1, 2, 3, 4, 5}} {
		members := []Member{{Article: 7, Order: 3, Line: Line{Text: "x", Words: words}}}
		if got, want := Variants(members), arranged(members); !reflect.DeepEqual(got, want) {
			t.Errorf("%d words: %+v, want %+v", len(words), got, want)
		}
	}
}
