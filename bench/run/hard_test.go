package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"
)

// made returns the texts of a case.
func made(t *testing.T, c hardCase, n int) []string {
	t.Helper()
	var out bytes.Buffer
	w := newWriter(&out, 1)
	c.make(w, n)
	if err := w.out.Flush(); err != nil {
		t.Fatal(err)
	}
	var texts []string
	ids := map[string]bool{}
	for line := range strings.Lines(out.String()) {
		var a struct{ ID, Text string }
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		ids[a.ID] = true
		texts = append(texts, a.Text)
	}
	if len(ids) != len(texts) || w.n != len(texts) {
		t.Errorf("%d articles with %d ids, counted as %d", len(texts), len(ids), w.n)
	}
	return texts
}

// TestHardCases checks that each case has the shape that its name promises.
func TestHardCases(t *testing.T) {
	distinct := func(texts []string) int {
		seen := map[string]bool{}
		for _, text := range texts {
			seen[text] = true
		}
		return len(seen)
	}
	words := func(text string) int { return len(strings.Fields(text)) }
	tests := map[string]struct {
		n, articles int
		ok          func(texts []string) bool
	}{
		"copies of one article": {40, 40, func(texts []string) bool { return distinct(texts) == 1 }},
		"one standing paragraph": {40, 40, func(texts []string) bool {
			middle := func(text string) string { return strings.Split(text, "\n\n")[1] }
			return distinct(texts) == 40 && middle(texts[0]) == middle(texts[39]) && words(middle(texts[0])) == 60
		}},
		"headlines of 8 words": {40, 40, func(texts []string) bool { return distinct(texts) == 40 && words(texts[7]) == 8 }},
		"one long article among 10,000": {100_000, 10_001, func(texts []string) bool {
			_, last, _ := strings.Cut(texts[1], "\n\n")
			return len(texts[0]) >= 100_000 && len(texts[0]) < 101_000 && strings.Contains(texts[0], last)
		}},
		"a language without spaces": {40, 40, func(texts []string) bool {
			return !strings.ContainsFunc(strings.Join(texts, ""), unicode.IsSpace) && distinct(texts) == 40
		}},
		"9 of 15 paragraphs in 200 outlets": {2, 400, func(texts []string) bool {
			return strings.Count(texts[0], "\n\n") == 8 && distinct(texts) > 300
		}},
		"two groups with one quotation": {40, 40, func(texts []string) bool {
			quotation := func(text string) string { _, after, _ := strings.Cut(text, "“"); return after }
			return quotation(texts[0]) == quotation(texts[39]) && words(quotation(texts[0])) == 32 && distinct(texts) == 40
		}},
	}
	for _, c := range hardCases() {
		t.Run(c.name, func(t *testing.T) {
			tt, ok := tests[c.name]
			if !ok {
				t.Fatal("the case has no test")
			}
			texts := made(t, c, tt.n)
			if len(texts) != tt.articles || !tt.ok(texts) {
				t.Errorf("%d articles, want %d of the case's shape; the first two are\n%.300s\n%.300s", len(texts), tt.articles, texts[0], texts[1])
			}
		})
	}
}
