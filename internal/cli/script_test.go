package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/rogpeppe/go-internal/testscript"
	"go.uber.org/goleak"
	"golang.org/x/text/encoding/charmap"

	"github.com/copytaster/copytaster/internal/golden"
	"github.com/copytaster/copytaster/internal/report"
	"github.com/copytaster/copytaster/internal/report/reporttest"
)

func TestMain(m *testing.M) {
	testscript.Main(leakless{m}, map[string]func(){
		"copytaster": func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// leakless fails tests that leave goroutines behind.
type leakless struct{ m *testing.M }

func (l leakless) Run() int {
	code := l.m.Run()
	if err := goleak.Find(); err != nil && code == 0 {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return code
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       golden.Update(),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Defer(func() { reporttest.Check(t, "../../docs/schema", e.WorkDir) })
			return errors.Join(
				os.CopyFS(filepath.Join(e.WorkDir, "wire"), os.DirFS("../../testdata/wire")),
				os.CopyFS(filepath.Join(e.WorkDir, "old.index"), os.DirFS("../store/testdata/backcompat/1/index")),
			)
		},
		Condition: func(name string) (bool, error) {
			if name != "root" {
				return false, fmt.Errorf("unknown condition %q", name)
			}
			return os.Geteuid() == 0, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":    status,
			"write":     write,
			"pack":      pack,
			"cut":       cut,
			"encode":    encode,
			"repeat":    repeat,
			"offsets":   offsets,
			"sameruns":  sameRuns,
			"printable": printable,
			"serve":     serve,
		},
	})
}

// status N COMMAND ... runs a command, which must end with the exit status N.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command ...")
	}
	got := 0
	err := ts.Exec(args[1], args[2:]...)
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if args[0] != strconv.Itoa(got) {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// write FILE TEXT writes a file; both have the escapes of Go.
func write(ts *testscript.TestScript, neg bool, args []string) {
	save(ts, unescape(ts, args[0]), []byte(unescape(ts, args[1])))
}

// unescape understands the escapes of Go; quotation marks need none.
func unescape(ts *testscript.TestScript, text string) string {
	s, err := strconv.Unquote(`"` + strings.ReplaceAll(text, `"`, `\"`) + `"`)
	ts.Check(err)
	return s
}

func save(ts *testscript.TestScript, name string, data []byte) {
	path := ts.MkAbs(name)
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o777))
	ts.Check(os.WriteFile(path, data, 0o666))
}

// pack FILE PACKED packs a file with gzip or zstd, as the ending of PACKED says.
func pack(ts *testscript.TestScript, neg bool, args []string) {
	var b bytes.Buffer
	switch plain := ts.ReadFile(args[0]); filepath.Ext(args[1]) {
	case ".gz":
		w := gzip.NewWriter(&b)
		_, err := w.Write([]byte(plain))
		ts.Check(errors.Join(err, w.Close()))
	case ".zst":
		w, err := zstd.NewWriter(&b)
		ts.Check(err)
		_, err = w.Write([]byte(plain))
		ts.Check(errors.Join(err, w.Close()))
	default:
		ts.Fatalf("pack %s: unknown packing", args[1])
	}
	save(ts, args[1], b.Bytes())
}

// cut FILE N NEW writes the first N bytes of a file.
func cut(ts *testscript.TestScript, neg bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	save(ts, args[2], []byte(ts.ReadFile(args[0]))[:n])
}

// encode ENCODING FILE NEW writes a file of UTF-8 in another encoding.
func encode(ts *testscript.TestScript, neg bool, args []string) {
	text := ts.ReadFile(args[1])
	var out []byte
	switch args[0] {
	case "utf-8-bom":
		out = []byte("\ufeff" + text)
	case "crlf":
		out = []byte(strings.ReplaceAll(text, "\n", "\r\n"))
	case "windows-1252":
		encoded, err := charmap.Windows1252.NewEncoder().String(text)
		ts.Check(err)
		out = []byte(encoded)
	case "utf-16":
		for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
			out = append(out, byte(unit), byte(unit>>8))
		}
	default:
		ts.Fatalf("unknown encoding %s", args[0])
	}
	save(ts, args[2], out)
}

// decode is the obvious reading of what encode wrote.
func decode(raw []byte) []rune {
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		var units []uint16
		for i := 2; i+1 < len(raw); i += 2 {
			units = append(units, uint16(raw[i])|uint16(raw[i+1])<<8)
		}
		return utf16.Decode(units)
	case !utf8.Valid(raw):
		text, err := charmap.Windows1252.NewDecoder().Bytes(raw)
		if err != nil {
			panic(err)
		}
		return []rune(string(text))
	}
	return []rune(strings.TrimPrefix(string(raw), "\ufeff"))
}

// repeat N TEXT FILE writes TEXT N times. In TEXT, which has the escapes of Go, %d is the number of the repetition.
func repeat(ts *testscript.TestScript, neg bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	text := unescape(ts, args[1])
	var b bytes.Buffer
	for i := range n {
		b.WriteString(strings.ReplaceAll(text, "%d", fmt.Sprintf("%06d", i)))
	}
	save(ts, args[2], b.Bytes())
}

// offsets RUN N makes sure that a run has N passages, and that their offsets, and those of quotations, cut their texts out of
// the raw files.
func offsets(ts *testscript.TestScript, neg bool, args []string) {
	run, err := report.ReadRun(ts.MkAbs(args[0]))
	ts.Check(err)
	texts := make(map[string][]rune)
	for a, err := range run.Articles() {
		ts.Check(err)
		raw, err := os.ReadFile(ts.MkAbs(a.Path))
		ts.Check(err)
		texts[a.ID] = decode(raw)
	}
	cut := func(id, want string, spans ...[2]int) {
		var parts []string
		for _, s := range spans {
			parts = append(parts, string(texts[id][s[0]:s[1]]))
		}
		if got := strings.Join(parts, " "); got != want || got == "" {
			ts.Fatalf("%s %v is %q, not %q", id, spans, got, want)
		}
	}
	n := 0
	for p, err := range run.Pairs() {
		ts.Check(err)
		for _, x := range p.Passages {
			n++
			cut(p.A, x.AText, [2]int{x.AStart, x.AEnd})
			cut(p.B, x.BText, [2]int{x.BStart, x.BEnd})
		}
		for _, q := range p.Quotations {
			cut(p.A, q.AText, q.ASpans...)
			cut(p.B, q.BText, q.BSpans...)
		}
	}
	for q, err := range run.Quotations() {
		ts.Check(err)
		for _, w := range q.Wordings {
			cut(w.Uses[0].Article, w.Text, w.Uses[0].Spans...)
		}
	}
	if strconv.Itoa(n) != args[1] {
		ts.Fatalf("%d passages, want %s", n, args[1])
	}
}

// sameRuns A B compares two run folders byte by byte, but for the times and the environment in run.json.
func sameRuns(ts *testscript.TestScript, neg bool, args []string) {
	a, b := runFiles(ts, args[0]), runFiles(ts, args[1])
	if names := slices.Sorted(maps.Keys(a)); len(names) < 7 || !slices.Equal(names, slices.Sorted(maps.Keys(b))) {
		ts.Fatalf("the folders hold %q and %q", names, slices.Sorted(maps.Keys(b)))
	}
	for name := range a {
		if a[name] != b[name] {
			ts.Fatalf("%s differs:\n%.2000s\n%.2000s", name, a[name], b[name])
		}
	}
}

func runFiles(ts *testscript.TestScript, dir string) map[string]string {
	entries, err := os.ReadDir(ts.MkAbs(dir))
	ts.Check(err)
	files := make(map[string]string)
	for _, e := range entries {
		data := ts.ReadFile(filepath.Join(dir, e.Name()))
		if e.Name() == "run.json" {
			var err error
			data, err = withoutTimes(data)
			ts.Check(err)
		}
		files[e.Name()] = data
	}
	return files
}

// withoutTimes returns a run.json without what differs from run to run.
func withoutTimes(data string) (string, error) {
	var run map[string]any
	if err := json.Unmarshal([]byte(data), &run); err != nil {
		return "", err
	}
	if run["times"] == nil || run["environment"] == nil {
		return "", errors.New("run.json without times or environment")
	}
	delete(run, "times")
	delete(run, "environment")
	out, err := json.Marshal(run)
	return string(out), err
}

// printable FILE... makes sure that nothing in the files could steer a terminal or hide: no control character but the
// line feed, and nothing invisible.
func printable(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		text := ts.ReadFile(name)
		if text == "" {
			ts.Fatalf("%s is empty", name)
		}
		if i := strings.IndexFunc(text, func(r rune) bool { return r != '\n' && !unicode.IsGraphic(r) || r == utf8.RuneError }); i >= 0 {
			ts.Fatalf("%s has %q at byte %d: %q", name, text[i:i+1], i, text[max(0, i-40):min(len(text), i+40)])
		}
	}
}
