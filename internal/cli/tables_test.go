package cli

import (
	"bufio"
	"bytes"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/news"
)

// commanded runs a command with formats of the test's own, and returns what it printed.
func commanded(t *testing.T, e *env, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	var out, errors bytes.Buffer
	e.stdout, e.stderr = &pipe{w: &out}, &errors
	root := newRoot(e)
	root.SetArgs(args)
	err = root.ExecuteContext(t.Context())
	return out.String(), errors.String(), err
}

// toyInput is a format of one article a line, after a line "toy".
func toyInput() ingest.Format {
	return ingest.Format{
		Name:       "toy",
		About:      "toys (one article a line)",
		Extensions: []string{".toy"},
		Sniff:      func(s *ingest.Sample) bool { return bytes.HasPrefix(s.Head, []byte("toy\n")) },
		Read: func(s *ingest.Source) iter.Seq2[news.Article, error] {
			return func(yield func(news.Article, error) bool) {
				for lines, n := bufio.NewScanner(s), 1; lines.Scan(); n++ {
					if n > 1 && !yield(news.Article{Body: lines.Text(), Place: news.Place{Line: n}}, nil) {
						return
					}
				}
			}
		},
	}
}

// TestToyInput: a row of the table is all that a scan needs to walk, recognise, force and name a format.
func TestToyInput(t *testing.T) {
	t.Chdir(t.TempDir())
	const words = "The harbour authority will repair the old lighthouse at Vessel Point before winter"
	if err := os.Mkdir("in", 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("in", "a.toy"), []byte("toy\n"+words+".\n"+words+", says the mayor."), 0o666); err != nil {
		t.Fatal(err)
	}
	e := &env{inputs: append(ingest.Formats(), toyInput())}
	for _, args := range [][]string{{"in"}, {"in", "--input", "toy"}} {
		stdout, _, err := commanded(t, e, append([]string{"scan", "--format", "jsonl"}, args...)...)
		if err != nil || !strings.Contains(stdout, `"a":"a.toy:2","b":"a.toy:3"`) {
			t.Errorf("%v: error %v, %s", args, err, stdout)
		}
	}
	if _, _, err := commanded(t, e, "scan", "in", "--input", "docx"); err == nil || !strings.Contains(err.Error(), "there are text, jsonl and toy") {
		t.Error(err)
	}
	for _, command := range []string{"scan", "compare", "explain"} {
		if stdout, _, err := commanded(t, e, command, "--help"); err != nil || !strings.Contains(stdout, "format of the inputs: text, jsonl or toy (") {
			t.Errorf("%s: error %v, %s", command, err, stdout)
		}
	}
	stdout, _, _ := commanded(t, e, "scan", "--help")
	if about := strings.Join(strings.Fields(stdout), " "); !strings.Contains(about, "if you have them) and toys (one article a line), plain, .gz or .zst") {
		t.Error(stdout)
	}
	if err := os.Mkdir("void", 0o777); err != nil {
		t.Fatal(err)
	}
	const warning = "warning: no article in void; of a folder, files that end in .txt, .text, .jsonl, .ndjson or .toy are read, also packed as .gz or .zst"
	if _, stderr, err := commanded(t, e, "scan", "void"); err != nil || !strings.Contains(stderr, warning) {
		t.Errorf("error %v, %s", err, stderr)
	}
}
