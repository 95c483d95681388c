package internal

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/paraphrase"
)

// figures are names and what they are, as written in the code; by package.
type figures map[string]map[string]string

func (f figures) add(pkg, name, value string) {
	if f[pkg] == nil {
		f[pkg] = map[string]string{}
	}
	f[pkg][name] = value
}

// TestThresholds compares the tables of docs/thresholds.md with the code: what they name is there and has that value, and
// they have all of the files that gather the thresholds of a package.
func TestThresholds(t *testing.T) {
	page, err := os.ReadFile("../docs/thresholds.md")
	if err != nil {
		t.Fatal(err)
	}
	listed := readTables(string(page))
	if len(listed) == 0 {
		t.Fatal("docs/thresholds.md has no table")
	}
	for _, pkg := range slices.Sorted(maps.Keys(listed)) {
		files, err := filepath.Glob(pkg + "/*.go")
		if err != nil || len(files) == 0 {
			t.Errorf("docs/thresholds.md: there is no package %s", pkg)
			continue
		}
		there, gathered := figures{}, figures{}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := readFigures(there, pkg, name, source); err != nil {
				t.Fatal(err)
			}
			if gathersThresholds(name) {
				_ = readFigures(gathered, pkg, name, source)
			}
		}
		if pkg == "paraphrase" {
			addModel(t, there)
		}
		for _, problem := range differences(pkg, listed[pkg], there[pkg], gathered[pkg]) {
			t.Error(problem)
		}
	}
}

// addModel adds the thresholds that stand in the file of the model.
func addModel(t *testing.T, to figures) {
	m, err := paraphrase.Load()
	if err != nil {
		t.Fatal(err)
	}
	loose, strict := m.Thresholds()
	to.add("paraphrase", "loose", strconv.FormatFloat(loose, 'g', 3, 64))
	to.add("paraphrase", "strict", strconv.FormatFloat(strict, 'g', 3, 64))
}

// gathersThresholds reports whether a file is one in which a package gathers its thresholds.
func gathersThresholds(name string) bool {
	switch filepath.Base(name) {
	case "limits.go", "thresholds.go", "model.go", "weights.go":
		return true
	}
	return filepath.ToSlash(name) == "cluster/join.go"
}

// differences returns what is wrong in the table of a package.
func differences(pkg string, listed, there, gathered map[string]string) (problems []string) {
	for _, name := range slices.Sorted(maps.Keys(listed)) {
		switch value, ok := there[name]; {
		case !ok:
			problems = append(problems, "docs/thresholds.md: "+pkg+" has no "+name)
		case value != listed[name]:
			problems = append(problems, "docs/thresholds.md: "+pkg+"."+name+" is "+listed[name]+", in the code "+value)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(gathered)) {
		if _, ok := listed[name]; !ok {
			problems = append(problems, "docs/thresholds.md: "+pkg+"."+name+" is missing")
		}
	}
	return problems
}

// row is a row of a table: a name and a value.
var row = regexp.MustCompile("^\\| `([^`]+)` \\| `([^`]+)` \\|")

// readTables reads the tables, each under a heading with the name of its package.
func readTables(page string) figures {
	out, pkg := figures{}, ""
	for line := range strings.Lines(page) {
		if heading, ok := strings.CutPrefix(line, "## "); ok {
			pkg = strings.TrimSpace(heading)
		} else if m := row.FindStringSubmatch(line); m != nil {
			out.add(pkg, m[1], m[2])
		}
	}
	return out
}

// readFigures adds the constants of a file that are expressions of numbers, and the defaults of options.
func readFigures(to figures, pkg, name string, source []byte) error {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, source, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	written := func(x ast.Expr) string {
		var b bytes.Buffer
		_ = printer.Fprint(&b, set, x)
		return b.String()
	}
	for _, d := range file.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.CONST {
			for _, s := range g.Specs {
				spec := s.(*ast.ValueSpec)
				for i, x := range spec.Values {
					if value := written(x); !strings.Contains(value, "iota") && !strings.ContainsAny(value, "\"`'") {
						to.add(pkg, spec.Names[i].Name, value)
					}
				}
			}
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if a, ok := n.(*ast.AssignStmt); ok && len(a.Lhs) == 1 && len(a.Rhs) == 1 {
			to.addDefault(pkg, written(a.Lhs[0]), written(a.Rhs[0]))
		}
		return true
	})
	return nil
}

// addDefault adds the default of an option, assigned as o.MinWords = cmp.Or(o.MinWords, 12).
func (f figures) addDefault(pkg, left, right string) {
	option, isOption := strings.CutPrefix(left, "o.")
	value, isDefault := strings.CutPrefix(right, "cmp.Or("+left+", ")
	if isOption && isDefault {
		f.add(pkg, "Options."+option, strings.TrimSuffix(value, ")"))
	}
}

// TestThresholdsCheck shows that each difference is found.
func TestThresholdsCheck(t *testing.T) {
	const source = `package a

import "time"

const (
	joinsFrom = .6 // a comment
	soon      = 2 * time.Hour
	first int = iota
	name      = "x"
)

func f(o Options) { o.Words = cmp.Or(o.Words, 12) }
`
	tests := []struct {
		name, page string
		want       []string
	}{
		{"all as it is", "## a\n\n| `joinsFrom` | `.6` | x |\n| `soon` | `2 * time.Hour` | x |\n| `Options.Words` | `12` | x |\n", nil},
		{"another value", "## a\n| `joinsFrom` | `.5` | x |\n| `soon` | `2 * time.Hour` | x |\n", []string{
			"docs/thresholds.md: a.joinsFrom is .5, in the code .6",
		}},
		{"gone", "## a\n| `joinsFrom` | `.6` | x |\n| `soon` | `2 * time.Hour` | x |\n| `later` | `1` | x |\n", []string{
			"docs/thresholds.md: a has no later",
		}},
		{"missing", "## a\n| `joinsFrom` | `.6` | x |\n", []string{"docs/thresholds.md: a.soon is missing"}},
		{"another default", "## a\n| `joinsFrom` | `.6` | x |\n| `soon` | `2 * time.Hour` | x |\n| `Options.Words` | `13` | x |\n", []string{
			"docs/thresholds.md: a.Options.Words is 13, in the code 12",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			there := figures{}
			if err := readFigures(there, "a", "a/limits.go", []byte(source)); err != nil {
				t.Fatal(err)
			}
			gathered := maps.Clone(there["a"])
			delete(gathered, "Options.Words") // stands in no file of thresholds
			got := differences("a", readTables(tt.page)["a"], there["a"], gathered)
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	if !gathersThresholds("brief/limits.go") || gathersThresholds("brief/keys.go") {
		t.Error("limits.go gathers thresholds, keys.go does not")
	}
}
