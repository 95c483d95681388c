package internal

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
)

// check returns every breach of the table and of the rules for packages in the tree, in the order of the files.
func check(tree fs.FS, table []layer) []string {
	problems, rows := checkTable(table)
	packages, err := parse(tree)
	if err != nil {
		return append(problems, err.Error())
	}
	for _, p := range packages {
		row, ok := rows[strings.TrimPrefix(p.dir, "internal/")]
		switch {
		case strings.HasPrefix(p.dir, "cmd/"):
			row = layer{imports: []string{"cli"}}
		case !ok:
			p.report(token.NoPos, "%s is not in the table of internal/deps_test.go", p.dir)
		}
		p.checkImports(row)
		if row.pure || row.stage {
			p.checkClock()
		}
		p.checkState()
		problems = append(problems, p.problems...)
	}
	return problems
}

// checkTable returns the rows by name, and a problem for each import that does not stand before its importer.
func checkTable(table []layer) (problems []string, rows map[string]layer) {
	rows = map[string]layer{}
	for _, l := range table {
		for _, name := range l.imports {
			if _, ok := rows[name]; !ok {
				problems = append(problems, fmt.Sprintf("table: %s imports %s, which does not stand before it", l.name, name))
				continue
			}
			switch of := rows[name]; {
			case l.pure && !of.pure:
				problems = append(problems, fmt.Sprintf("table: %s is pure and imports %s, which is not", l.name, name))
			case l.stage && !of.pure && !of.stage && name != "spill":
				problems = append(problems, fmt.Sprintf("table: %s is a stage and imports %s, which is none", l.name, name))
			}
		}
		if _, ok := rows[l.name]; ok {
			problems = append(problems, fmt.Sprintf("table: %s stands there twice", l.name))
		}
		rows[l.name] = l
	}
	return problems, rows
}

// source is a parsed package without its tests, and what was found to be wrong with it.
type source struct {
	dir      string // from the root of the module
	fset     *token.FileSet
	files    []*ast.File
	problems []string
}

// parse reads every package under internal/ and cmd/, in the order of the folders.
func parse(tree fs.FS) ([]*source, error) {
	byDir := map[string]*source{}
	var errs []error
	for _, root := range []string{"cmd", "internal"} {
		errs = append(errs, fs.WalkDir(tree, root, func(name string, d fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist) && name == root:
				return nil
			case err != nil:
				return err
			case d.IsDir() && d.Name() == "testdata":
				return fs.SkipDir
			case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
				return nil
			}
			data, err := fs.ReadFile(tree, name)
			if err != nil {
				return err
			}
			p := byDir[path.Dir(name)]
			if p == nil {
				p = &source{dir: path.Dir(name), fset: token.NewFileSet()}
				byDir[p.dir] = p
			}
			file, err := parser.ParseFile(p.fset, name, data, parser.ParseComments|parser.SkipObjectResolution)
			p.files = append(p.files, file)
			return err
		}))
	}
	packages := slices.SortedFunc(maps.Values(byDir), func(a, b *source) int { return cmp.Compare(a.dir, b.dir) })
	return packages, errors.Join(errs...)
}

func (p *source) report(pos token.Pos, format string, args ...any) {
	message := fmt.Sprintf(format, args...)
	if pos.IsValid() {
		message = p.fset.Position(pos).String() + ": " + message
	}
	p.problems = append(p.problems, message)
}

// checkImports reports what the row of the table does not allow.
func (p *source) checkImports(row layer) {
	for _, file := range p.files {
		for _, spec := range file.Imports {
			name := importPath(spec)
			ours, internal := strings.CutPrefix(name, module+"/internal/")
			switch {
			case internal && !slices.Contains(row.imports, ours):
				p.report(spec.Pos(), "%s imports internal/%s, which its row of the table does not allow", p.dir, ours)
			case (row.pure || row.stage) && impure(name):
				p.report(spec.Pos(), "%s imports %s: a stage has no files, network, flags or log", p.dir, name)
			}
		}
	}
}

// impure reports whether a package of the standard library reaches out of the program.
func impure(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return slices.Contains([]string{"os", "net", "log", "flag", "syscall"}, first)
}

// checkClock reports calls that read the clock or wait. Times as values are fine.
func (p *source) checkClock() {
	clock := []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTicker", "NewTimer"}
	uses := p.resolve()
	p.inspect(func(n ast.Node) {
		if s, ok := n.(*ast.SelectorExpr); ok && packageOf(s.X, uses) == "time" && slices.Contains(clock, s.Sel.Name) {
			p.report(s.Pos(), "%s calls time.%s: a stage has no clock", p.dir, s.Sel.Name)
		}
	})
}

// checkState reports init functions, and package-level variables that hold state: those that have no value from
// the start or an empty one, and those that something is assigned to or into.
func (p *source) checkState() {
	uses := p.resolve()
	p.inspect(func(n ast.Node) {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Name.Name == "init" && n.Recv == nil {
				p.report(n.Pos(), "%s has a func init", p.dir)
			}
		case *ast.AssignStmt:
			p.reportChange(uses, n.Lhs...)
		case *ast.IncDecStmt:
			p.reportChange(uses, n.X)
		case *ast.RangeStmt:
			p.reportChange(uses, n.Key, n.Value)
		case *ast.CallExpr:
			if f, ok := n.Fun.(*ast.Ident); ok && slices.Contains([]string{"delete", "clear", "copy"}, f.Name) {
				p.reportChange(uses, n.Args[0])
			}
		}
	})
	for _, file := range p.files {
		for _, decl := range file.Decls {
			if d, ok := decl.(*ast.GenDecl); ok && d.Tok == token.VAR {
				p.checkVariables(d, uses)
			}
		}
	}
}

// checkVariables reports variables of a package-level declaration that are made to be filled later.
func (p *source) checkVariables(decl *ast.GenDecl, uses map[*ast.Ident]types.Object) {
	for _, s := range decl.Specs {
		spec := s.(*ast.ValueSpec)
		for i, name := range spec.Names {
			switch {
			case name.Name == "_" || embeds(decl.Doc) || embeds(spec.Doc):
			case len(spec.Values) == 0:
				p.report(name.Pos(), "variable %s has no value from the start: it is state", name.Name)
			case len(spec.Values) == len(spec.Names):
				if reason := holdsState(spec.Values[i], uses); reason != "" {
					p.report(name.Pos(), "variable %s %s: it is state", name.Name, reason)
				}
			}
		}
	}
}

// holdsState says why a value is made to be changed; empty where it is not.
func holdsState(value ast.Expr, uses map[*ast.Ident]types.Object) string {
	if u, ok := value.(*ast.UnaryExpr); ok {
		value = u.X
	}
	switch v := value.(type) {
	case *ast.CompositeLit:
		if t, ok := v.Type.(*ast.SelectorExpr); ok && strings.HasPrefix(packageOf(t.X, uses), "sync") {
			return "is of package sync"
		}
		if len(v.Elts) == 0 {
			return "starts empty"
		}
	case *ast.CallExpr:
		if f, ok := v.Fun.(*ast.Ident); ok && (f.Name == "make" || f.Name == "new") {
			return "starts empty"
		}
	}
	return ""
}

// reportChange reports each expression that is a package-level variable or a part of one.
func (p *source) reportChange(uses map[*ast.Ident]types.Object, changed ...ast.Expr) {
	for _, e := range changed {
		id := root(e)
		v, ok := uses[id].(*types.Var)
		if ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
			p.report(id.Pos(), "variable %s is changed: a package has no state", id.Name)
		}
	}
}

// root returns the identifier that an expression such as (*a.b[i]).c begins with, or nil.
func root(e ast.Expr) *ast.Ident {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x
		case *ast.ParenExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.SliceExpr:
			e = x.X
		case *ast.SelectorExpr:
			e = x.X
		default:
			return nil
		}
	}
}

// resolve says what each identifier stands for. Imports are not loaded: what comes out of them stays unknown.
func (p *source) resolve() map[*ast.Ident]types.Object {
	info := types.Info{Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: noImporter{}, Error: func(error) {}}
	_, _ = config.Check(p.dir, p.fset, p.files, &info) // it always fails on the imports
	return info.Uses
}

type noImporter struct{}

func (noImporter) Import(string) (*types.Package, error) { return nil, errors.New("not loaded") }

// inspect calls f for every node of the package, in the order of the files.
func (p *source) inspect(f func(ast.Node)) {
	for _, file := range p.files {
		for n := range ast.Preorder(file) {
			f(n)
		}
	}
}

// packageOf returns the import path that e names, or "".
func packageOf(e ast.Expr, uses map[*ast.Ident]types.Object) string {
	if id, ok := e.(*ast.Ident); ok {
		if name, ok := uses[id].(*types.PkgName); ok {
			return name.Imported().Path()
		}
	}
	return ""
}

// embeds reports whether a comment has the compiler fill the variable from files.
func embeds(doc *ast.CommentGroup) bool {
	return doc != nil && slices.ContainsFunc(doc.List, func(c *ast.Comment) bool {
		return strings.HasPrefix(c.Text, "//go:embed ")
	})
}

func importPath(spec *ast.ImportSpec) string {
	name, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		panic("internal error: the parser let an import path pass that is no string: " + spec.Path.Value)
	}
	return name
}
