package internal

import (
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
)

const module = "github.com/copytaster/copytaster"

// layer is a package of internal/ and what it may import.
type layer struct {
	name    string
	pure    bool     // values in, values out, and so is all that it imports
	stage   bool     // pure but for spill: no files, network, flags, log or clock of its own; imports what is pure or a stage
	imports []string // packages of internal/, each of them earlier in the flow
}

// flow is the import table: every package in the order in which an article passes through them. A new edge
// is a decision, made by a change of this table. Tests may import anything.
var flow = []layer{
	{name: "golden"},  // for tests
	{name: "dataset"}, // for tests
	{name: "news", pure: true},
	{name: "names", pure: true},
	{name: "atomicfile"},
	{name: "spill"},
	{name: "sqlfile"},
	{name: "progress", pure: true},
	{name: "bitset", pure: true},
	{name: "encode", pure: true, imports: []string{"news"}},
	{name: "ingest", imports: []string{"news"}},
	{name: "wire", pure: true, imports: []string{"news", "names", "encode"}},
	{name: "sentence", pure: true, imports: []string{"news", "names"}},
	{name: "normalize", pure: true, imports: []string{"news", "names", "wire"}},
	{name: "retention", pure: true, imports: []string{"news", "names", "sentence", "normalize"}},
	{name: "shingle", pure: true},
	{name: "shingle/shingletest", pure: true, imports: []string{"shingle"}}, // for tests
	{name: "sketch", pure: true, imports: []string{"shingle"}},
	{name: "index", stage: true, imports: []string{"spill", "shingle", "sketch"}},
	{name: "align", pure: true, imports: []string{"news", "normalize", "shingle"}},
	{name: "quote", pure: true, imports: []string{"news", "names", "wire", "normalize"}},
	{name: "quotematch", pure: true, imports: []string{"news", "names", "normalize", "quote", "shingle", "align"}},
	{name: "paraphrase", pure: true, imports: []string{"news", "names", "bitset", "normalize", "shingle"}},
	{name: "ocr", pure: true, imports: []string{"news", "wire", "normalize", "shingle", "align"}},
	{name: "short", pure: true, imports: []string{"news", "names", "normalize", "shingle", "align"}},
	{name: "boilerplate", stage: true, imports: []string{"news", "spill", "wire", "sentence", "normalize", "shingle", "index"}},
	{name: "template", pure: true, imports: []string{"news", "names", "wire", "normalize", "shingle", "align"}},
	{name: "origin", pure: true, imports: []string{"news", "wire", "align"}},
	{name: "cluster", pure: true},
	{name: "versions", pure: true, imports: []string{"news", "names", "bitset", "wire", "normalize", "sketch", "align", "cluster"}},
	{name: "match", stage: true, imports: []string{
		"news", "wire", "align", "quote", "quotematch", "paraphrase", "ocr", "short", "boilerplate", "template", "origin", "cluster",
	}},
	{name: "profile", stage: true, imports: []string{
		"news", "spill", "encode", "wire", "normalize", "index", "ocr", "short", "boilerplate", "versions", "match",
	}},
	{name: "prepare", stage: true, imports: []string{
		"news", "encode", "wire", "sentence", "normalize", "shingle", "sketch", "index", "quote", "quotematch", "paraphrase", "ocr",
		"boilerplate", "versions", "match", "profile",
	}},
	{name: "corpus", stage: true, imports: []string{"news", "spill", "encode", "wire", "normalize", "quote", "match", "profile", "prepare"}},
	{name: "corpus/corpustest", imports: []string{"news", "index", "paraphrase", "match", "profile", "prepare", "corpus"}}, // for tests
	{name: "pairing", stage: true, imports: []string{
		"news", "encode", "spill", "progress", "bitset", "shingle", "sketch", "index", "paraphrase", "ocr", "short", "cluster", "match", "profile", "prepare", "corpus",
	}},
	{name: "compare", stage: true, imports: []string{
		"news", "names", "bitset", "encode", "wire", "normalize", "shingle", "align", "quote", "quotematch", "paraphrase", "ocr", "short", "template", "origin",
		"versions", "match", "profile", "prepare", "corpus",
	}},
	{name: "account", stage: true, imports: []string{
		"news", "bitset", "encode", "wire", "quotematch", "origin", "cluster", "versions", "match", "profile", "prepare", "corpus", "compare",
	}},
	{name: "detect", stage: true, imports: []string{
		"news", "spill", "progress", "index", "align", "paraphrase", "ocr", "boilerplate", "match", "profile", "prepare", "corpus", "pairing",
		"compare", "account",
	}},
	{name: "store", imports: []string{
		"atomicfile", "news", "spill", "sqlfile", "encode", "wire", "normalize", "quote", "paraphrase", "versions", "boilerplate", "match", "profile", "prepare", "corpus", "pairing", "detect",
	}},
	{name: "report", imports: []string{
		"atomicfile", "news", "spill", "sqlfile", "wire", "retention", "align", "quote", "quotematch", "boilerplate", "origin", "match",
	}},
	{name: "report/reporttest"}, // for tests
	{name: "fetch"},
	{name: "watch", imports: []string{"atomicfile", "news", "sqlfile", "ingest", "match", "detect", "store", "report", "fetch"}},
	{name: "eval", imports: []string{"report"}},
	{name: "eval/wiregen", pure: true},
	{name: "cli", imports: []string{
		"atomicfile", "news", "spill", "ingest", "paraphrase", "boilerplate", "template", "progress", "match", "profile", "pairing", "detect", "store", "report", "fetch", "watch", "eval", "eval/wiregen",
	}},
	{name: "tools/man", imports: []string{"cli"}}, // writes the man pages; no part of the program
}

func TestLayers(t *testing.T) {
	for _, problem := range check(os.DirFS(".."), flow) {
		t.Error(problem)
	}
}

// TestCheck shows that each rule can fail: every bad tree must give exactly its problem.
func TestCheck(t *testing.T) {
	table := []layer{
		{name: "news", pure: true},
		{name: "wire", pure: true, imports: []string{"news"}},
		{name: "index", pure: true, imports: []string{"news"}},
		{name: "cli", imports: []string{"news", "wire"}},
	}
	const news = `"` + module + `/internal/news"`
	tests := []struct {
		name, file, source string
		want               string // part of the only problem; empty: none
	}{
		{"allowed import", "internal/wire/a.go", `import _ ` + news, ""},
		{"not in the table's row", "internal/news/a.go", `import _ "` + module + `/internal/wire"`, "imports internal/wire"},
		{"earlier, yet not in the row", "internal/cli/a.go", `import _ "` + module + `/internal/index"`, "imports internal/index"},
		{"package not in the table", "internal/quote/a.go", ``, "internal/quote is not in the table"},
		{"nested package not in the table", "internal/wire/sub/a.go", ``, "internal/wire/sub is not in the table"},
		{"tests import anything", "internal/news/a_test.go", `import ("os"; "` + module + `/internal/cli")`, ""},
		{"testdata is no package", "internal/wire/testdata/a.go", `import "os"`, ""},
		{"broken file", "internal/wire/a.go", `func {`, "internal/wire/a.go"},

		{"command imports cli", "cmd/copytaster/main.go", `import _ "` + module + `/internal/cli"`, ""},
		{"command imports a stage", "cmd/copytaster/main.go", `import _ ` + news, "imports internal/news"},

		{"stage with files", "internal/wire/a.go", `import _ "os"`, "imports os"},
		{"stage with a subpackage of os", "internal/wire/a.go", `import _ "os/exec"`, "imports os/exec"},
		{"stage with network", "internal/wire/a.go", `import _ "net/http"`, "imports net/http"},
		{"stage with a logger", "internal/wire/a.go", `import _ "log/slog"`, "imports log/slog"},
		{"stage with flags", "internal/wire/a.go", `import _ "flag"`, "imports flag"},
		{"stage with the clock", "internal/wire/a.go", "import \"time\"\nfunc f() time.Time { return time.Now() }", "calls time.Now"},
		{"stage with the clock renamed", "internal/wire/a.go", "import t \"time\"\nfunc f() { t.Sleep(1) }", "calls time.Sleep"},
		{"stage with times", "internal/wire/a.go", "import \"time\"\nfunc f(t time.Time) int { return t.Year() }", ""},
		{"no stage", "internal/cli/a.go", "import (\"os\"; \"time\")\nfunc f() (*os.File, time.Time) { return os.Stdout, time.Now() }", ""},

		{"init", "internal/news/a.go", `func init() {}`, "func init"},
		{"method init", "internal/news/a.go", "type T int\nfunc (T) init() {}", ""},
		{"variable without a value", "internal/news/a.go", `var cache map[string]int`, "variable cache has no value"},
		{"empty map", "internal/news/a.go", `var cache = map[string]int{}`, "variable cache starts empty"},
		{"made map", "internal/news/a.go", `var cache = make(map[string]int)`, "variable cache starts empty"},
		{"mutex", "internal/news/a.go", "import \"sync\"\nvar mu = &sync.Mutex{}", "variable mu is of package sync"},
		{"pointer to nothing", "internal/news/a.go", "type T struct{ n int }\nvar cache = &T{}", "variable cache starts empty"},
		{"pool", "internal/news/a.go", "import \"sync\"\nvar pool = sync.Pool{New: nil}", "variable pool is of package sync"},
		{"assigned", "internal/news/a.go", "var n = 1\nfunc f() { n = 2 }", "variable n is changed"},
		{"assigned with others", "internal/news/a.go", "var n = 1\nfunc f() { var m int; m, n = 2, 3; _ = m }", "variable n is changed"},
		{"counted", "internal/news/a.go", "var n = 1\nfunc f() { n++ }", "variable n is changed"},
		{"element assigned", "internal/news/a.go", "var m = map[int]int{1: 2}\nfunc f() { m[3] = 4 }", "variable m is changed"},
		{"field assigned", "internal/news/a.go", "var o = struct{ n int }{1}\nfunc f() { (o).n = 4 }", "variable o is changed"},
		{"deleted from", "internal/news/a.go", "var m = map[int]int{1: 2}\nfunc f() { delete(m, 1) }", "variable m is changed"},
		{"ranged over", "internal/news/a.go", "var n = 1\nfunc f() { for n = range 3 {} }", "variable n is changed"},
		{"shadowed", "internal/news/a.go", "var n = 1\nfunc f() { n := 1; n++; _ = n }", ""},
		{"error, expression, table, assertion, file", "internal/news/a.go", `
			import ("embed"; "errors"; "fmt"; "regexp"; "sync")
			var ErrNo = errors.New("no")
			var number = regexp.MustCompile("[0-9]+")
			var names = map[int]string{1: "one"}
			var table = sync.OnceValue(func() int { return 1 })
			var _ fmt.Stringer = T(1)
			type T int
			func (T) String() string { return names[1] }
			//go:embed *
			var files embed.FS
			`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tree := fstest.MapFS{
				"internal/doc_test.go": {Data: []byte("package internal")},
				tt.file:                {Data: []byte("package " + path.Base(path.Dir(tt.file)) + "\n" + tt.source)},
			}
			got := check(tree, table)
			switch {
			case tt.want == "" && len(got) > 0:
				t.Errorf("a good tree gave %q", got)
			case tt.want != "" && (len(got) != 1 || !strings.Contains(got[0], tt.want)):
				t.Errorf("got %q, want one problem with %q", got, tt.want)
			}
		})
	}
}

// TestCheckTable shows that the table itself is checked: an import stands before its importer.
func TestCheckTable(t *testing.T) {
	for name, table := range map[string][]layer{
		"later":   {{name: "news", imports: []string{"wire"}}, {name: "wire"}},
		"itself":  {{name: "news", imports: []string{"news"}}},
		"nowhere": {{name: "news", imports: []string{"gone"}}},
		"twice":   {{name: "news"}, {name: "news"}},
		"impure":  {{name: "spill"}, {name: "index", pure: true, imports: []string{"spill"}}},
		"outside": {{name: "report"}, {name: "detect", stage: true, imports: []string{"report"}}},
	} {
		if got := check(fstest.MapFS{}, table); len(got) != 1 {
			t.Errorf("%s: got %q, want one problem", name, got)
		}
	}
}
