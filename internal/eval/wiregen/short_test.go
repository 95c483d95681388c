package wiregen

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// shortModels runs check on corpora of short items, one from each model.
func shortModels(t *testing.T, check func(t *testing.T, c *corpus, o Options)) {
	for name, o := range map[string]Options{
		"language": {Articles: 1500, Seed: 1, Copies: .4, Short: true},
		"chain":    {Articles: 1500, Seed: 2, Copies: .4, Short: true, Texts: realTexts(t, 200)},
	} {
		t.Run(name, func(t *testing.T) { check(t, corpusOf(t, o), o) })
	}
}

// TestShort: all kinds are made, with their lengths. Items of one template are no pairs, and each has a cluster of its
// own.
func TestShort(t *testing.T) {
	shortModels(t, func(t *testing.T, c *corpus, _ Options) {
		kinds := map[string]int{}
		for _, p := range c.pairs {
			kinds[p.Kind]++
			if (p.Kind == templateKind) != (p.Label == 0) || (p.Kind == templateKind) == (c.clusters[p.A] == c.clusters[p.B]) {
				t.Errorf("%+v, in clusters %s and %s", p, c.clusters[p.A], c.clusters[p.B])
			}
		}
		if got, want := slices.Sorted(maps.Keys(kinds)), slices.Sorted(slices.Values(ShortKinds())); !slices.Equal(got, want) {
			t.Errorf("kinds %q, want %q", got, want)
		}
		for _, d := range c.bases() {
			story := strings.Join(strings.Fields(strings.SplitN(d.Text, "\n\n", 2)[0]), " ")
			if n := len(strings.Fields(story)); n < leastShort-1 || n > mostShort+8 { // a dateline has up to eight words
				t.Errorf("%d words: %q", n, story)
			}
		}
	})
}

// TestShortEdits: each kind changes what its name says, and nothing else.
func TestShortEdits(t *testing.T) {
	shortModels(t, func(t *testing.T, c *corpus, _ Options) {
		changed := map[string]int{}
		for _, p := range c.pairs {
			a, b := c.byID[p.A].Text, c.byID[p.B].Text
			x, y := strings.Fields(a), strings.Fields(b)
			if a != b {
				changed[p.Kind]++
			}
			switch p.Kind {
			case "exact":
				if a != b {
					t.Errorf("exact: %q, %q", a, b)
				}
			case "caps":
				if !strings.EqualFold(a, b) {
					t.Errorf("caps: %q, %q", a, b)
				}
			case "prefix":
				if common(x, y) < len(x)-2 || len(y) < len(x) {
					t.Errorf("prefix: %q, %q", a, b)
				}
			case templateKind:
				if n := len(x) - common(x, y); n < leastOther {
					t.Errorf("template: %d words differ: %q, %q", n, a, b)
				}
			}
		}
		for kind, n := range changed {
			if n < 10 && kind != "spell" { // few words have two spellings
				t.Errorf("%s: only %d are changed", kind, n)
			}
		}
		if len(changed) != len(ShortKinds())-1 {
			t.Errorf("kinds that change something: %v", changed)
		}
	})
}

// TestShortSpans: a verbatim span is equal, an edited one is not. Template items have none.
func TestShortSpans(t *testing.T) {
	shortModels(t, func(t *testing.T, c *corpus, _ Options) {
		spanned := map[[2]string]bool{}
		for _, s := range c.spans {
			x, y := []rune(c.byID[s.A].Text)[s.From:s.To], []rune(c.byID[s.B].Text)[s.BF:s.BT]
			if (s.Kind == "verbatim") != (string(x) == string(y)) {
				t.Errorf("%s: %q, %q", s.Kind, string(x), string(y))
			}
			spanned[[2]string{s.A, s.B}] = true
		}
		for _, p := range c.pairs {
			if spanned[[2]string{p.A, p.B}] != (p.Label == 1) {
				t.Errorf("spans of %+v: %v", p, p.Label == 0)
			}
		}
	})
}

// TestShortTexts: of a text the first sentences are taken that are short enough, and none of a text that is too short.
func TestShortTexts(t *testing.T) {
	long := strings.Repeat("word ", 29) + "end. " + strings.Repeat("word ", 30)
	want := []string{strings.Repeat("word ", 29) + "end.", "one two three four five six seven eight"}
	got := shortTexts([]string{long, "too short", "one two three\n four five six seven eight"})
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
