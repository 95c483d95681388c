package internal

import (
	"go/ast"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// marker finds a word of each table of package names, of which every list of its kind would have one.
var marker = regexp.MustCompile(`(?i)\b(january|janvier|enero|monday|lundi|fourteen|sergei|dmitriy|timoshenko|qadhafi|mln|dlrs|sgt|mme)\b`)

// elsewhere are the words that another file may have, with the reason.
var elsewhere = map[string][]string{
	"internal/ingest/date.go":          {"january"},           // layouts of package time
	"internal/eval/wiregen/grammar.go": {"january", "monday"}, // it writes copy, and must not know what is read
	"internal/wire/sitewords.go":       {"mme"},               // the end of a word of Finnish, behind a letter that is not ASCII
}

// TestTablesStandOnce holds package names to be the only one with a table of its words.
func TestTablesStandOnce(t *testing.T) {
	packages, err := parse(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	found := tableWords(packages)
	for file, words := range found {
		for _, word := range words {
			if !strings.HasPrefix(file, "internal/names/") && !slices.Contains(elsewhere[file], word) {
				t.Errorf("%s has %q: tables of such words stand in internal/names", file, word)
			}
		}
	}
	for file, words := range elsewhere {
		for _, word := range words {
			if !slices.Contains(found[file], word) {
				t.Errorf("%s has no %q: drop the exception", file, word)
			}
		}
	}
}

// The test can fail: a word counts in a string, and neither in a comment nor in a longer word.
func TestTableWords(t *testing.T) {
	packages, err := parse(fstest.MapFS{
		"internal/wire/a.go":      {Data: []byte("package wire\n// a monday\nvar days = `tuesday|Monday` + \"mondays\"")},
		"internal/wire/a_test.go": {Data: []byte("package wire\nvar n = `fourteen`")},
		"cmd/doc.go":              {Data: []byte("package cmd")},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := tableWords(packages)
	if len(got) != 1 || !slices.Equal(got["internal/wire/a.go"], []string{"monday"}) {
		t.Errorf("got %q", got)
	}
}

// tableWords returns the words that marker finds in the strings of each file, sorted and in small letters.
func tableWords(packages []*source) map[string][]string {
	found := map[string][]string{}
	for _, p := range packages {
		p.inspect(func(n ast.Node) {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				file := p.fset.Position(lit.Pos()).Filename
				for _, word := range marker.FindAllString(lit.Value, -1) {
					found[file] = append(found[file], strings.ToLower(word))
				}
			}
		})
	}
	for file, words := range found {
		slices.Sort(words)
		found[file] = slices.Compact(words)
	}
	return found
}
