package internal

import (
	"go/ast"
	"go/types"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestEagerJoins wants no cmp.Or of errors whose later calls run though an earlier one has failed.
func TestEagerJoins(t *testing.T) {
	packages, err := parse(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	load := newLoader(packages)
	for _, p := range packages {
		p.checkJoins(load)
		for _, problem := range p.problems {
			t.Error(problem)
		}
	}
}

// checkJoins reports each cmp.Or of errors that calls something after its first argument: all arguments of a call are
// worked out before it, so that what was to follow a success follows a failure, too. An Err method may stand there, since
// it only looks.
func (p *source) checkJoins(load *loader) {
	info := load.check(p)
	p.inspect(func(n ast.Node) {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return
		}
		or, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || or.Sel.Name != "Or" || packageOf(or.X, info.Uses) != "cmp" || !joinsErrors(call.Args, info) {
			return
		}
		for _, arg := range call.Args[1:] {
			if name, ok := called(arg); ok && name != "Err" {
				p.report(arg.Pos(), "cmp.Or calls %s even where an error stands before it", name)
			}
		}
	})
}

// joinsErrors reports whether arguments, all of one type, are errors. What comes out of a package that is not ours is taken
// for an error unless its name says that it compares.
func joinsErrors(args []ast.Expr, info *types.Info) bool {
	for _, arg := range args {
		if t := info.Types[arg].Type; t != nil && t != types.Typ[types.Invalid] && t != types.Typ[types.UntypedNil] {
			return types.Identical(t, types.Universe.Lookup("error").Type())
		}
	}
	return !slices.ContainsFunc(args, func(arg ast.Expr) bool {
		name, _ := called(arg)
		return strings.HasPrefix(name, "Compare")
	})
}

// loader says of what type expressions are. Of the packages that a file imports it loads those of the tree only.
type loader struct {
	sources map[string]*source // by import path
	loaded  map[string]*types.Package
}

func newLoader(packages []*source) *loader {
	l := &loader{map[string]*source{}, map[string]*types.Package{}}
	for _, p := range packages {
		l.sources[module+"/"+p.dir] = p
	}
	return l
}

func (l *loader) check(p *source) *types.Info {
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}}
	config := types.Config{Importer: l, Error: func(error) {}}
	l.loaded[module+"/"+p.dir], _ = config.Check(p.dir, p.fset, p.files, info) // it fails on imports that are not loaded
	return info
}

// Import implements [types.Importer].
func (l *loader) Import(path string) (*types.Package, error) {
	p, ok := l.sources[path]
	if !ok {
		return noImporter{}.Import(path)
	}
	if l.loaded[path] == nil {
		l.check(p)
	}
	return l.loaded[path], nil
}

// called returns the name of the function or method that an expression calls.
func called(e ast.Expr) (name string, ok bool) {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return "", false
	}
	switch f := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		return f.Name, true
	case *ast.SelectorExpr:
		return f.Sel.Name, true
	}
	return "a function", true
}

func TestCheckJoins(t *testing.T) {
	const head = `package wire
		import ("bytes"; "cmp"; c2 "cmp"; "context"; "os"; "strings"; "time"; "io"; "example.com/other"; "` + module + `/internal/news")
		type file struct{ err error; at time.Time; c io.Closer; o *other.File }
		func (f *file) open() error { return nil }
		func (f *file) Err() error { return f.err }
		func (f *file) name() string { return "" }
		func size(f *file) int { return 0 }
	`
	tests := []struct {
		name, body string
		want       []string // names that are called in vain
	}{
		{"nothing", `func f() {}`, nil},
		{"two calls", `func f(a, b *file) error { return cmp.Or(a.open(), b.open()) }`, []string{"open"}},
		{"three calls", `func f(a, b *file) error { return cmp.Or(a.open(), b.open(), a.open()) }`, []string{"open", "open"}},
		{"over lines", "func f(a, b *file) error {\nreturn cmp.Or(\na.open(),\nb.open(),\n)\n}", []string{"open"}},
		{"in a condition", `func f(a, b *file) error { if err := cmp.Or(a.open(), b.open()); err != nil { return err }; return nil }`, []string{"open"}},
		{"in parentheses", `func f(a, b *file) error { return cmp.Or(a.open(), (b.open())) }`, []string{"open"}},
		{"a function value", `func f(a *file, g []func() error) error { return cmp.Or(a.open(), g[0]()) }`, []string{"a function"}},
		{"a call behind an error", `func f(a *file) error { return cmp.Or(a.err, a.open()) }`, []string{"open"}},
		{"an error behind a call", `func f(a *file) error { return cmp.Or(a.open(), a.err) }`, nil},
		{"two errors", `func f(a, b *file) error { return cmp.Or(a.err, b.err) }`, nil},
		{"a look at the end", `func f(a *file, ctx context.Context) error { return cmp.Or(a.open(), ctx.Err()) }`, nil},
		{"a look of our own at the end", `func f(a *file) error { return cmp.Or(a.open(), a.Err()) }`, nil},
		{"a look first, then a call", `func f(a *file, ctx context.Context) error { return cmp.Or(ctx.Err(), a.open()) }`, []string{"open"}},
		{"of another package", `func f(a *file) error { return cmp.Or(a.c.Close(), a.o.Close()) }`, []string{"Close"}},
		{"of another package and ours", `func f(a *file) error { return cmp.Or(a.c.Close(), a.open()) }`, []string{"open"}},
		{"of a package of ours", `func f() error { return cmp.Or(news.Open(), news.Open()) }`, []string{"Open"}},
		{"names of a package of ours", `func f() string { return cmp.Or(news.Name(), news.Name()) }`, nil},
		{"under another name", `func f(a, b *file) error { return c2.Or(a.open(), b.open()) }`, []string{"open"}},

		{"comparisons", `func f(a, b *file) int { return cmp.Or(cmp.Compare(1, 2), strings.Compare("a", "b"), a.at.Compare(b.at)) }`, nil},
		{"comparisons of other packages only", `func f(a, b *file) int { return cmp.Or(bytes.Compare(nil, nil), a.at.Compare(b.at)) }`, nil},
		{"numbers", `func f(a, b *file) int { return cmp.Or(size(a), size(b)) }`, nil},
		{"names", `func f(a, b *file) string { return cmp.Or(a.name(), b.name()) }`, nil},
		{"a name and a default", `func f(a *file) string { return cmp.Or(os.Getenv("A"), "b") }`, nil},
		{"a name and a default of another package", `func f(s string) string { return cmp.Or(s, os.TempDir()) }`, nil},
		{"another Or", `type g struct{}; func (g) Or(...error) error { return nil }; func f(a, b *file, x g) error { return x.Or(a.open(), b.open()) }`, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			packages, err := parse(fstest.MapFS{
				"internal/news/a.go": {Data: []byte("package news; func Open() error { return nil }; func Name() string { return `` }")},
				"internal/wire/a.go": {Data: []byte(head + tt.body)},
			})
			if err != nil {
				t.Fatal(err)
			}
			p := packages[1]
			p.checkJoins(newLoader(packages))
			if len(p.problems) != len(tt.want) {
				t.Fatalf("got %q, want %q", p.problems, tt.want)
			}
			for i, name := range tt.want {
				if !strings.Contains(p.problems[i], "calls "+name+" even") {
					t.Errorf("got %q, want %q", p.problems[i], name)
				}
			}
		})
	}
}
