package cli

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/report"
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

// counter is an output format that counts pairs and says what text it saw.
type counter struct {
	w     io.Writer
	pairs int
	text  string
}

func (c *counter) Pair(p *report.Pair) error {
	c.pairs++
	c.text += p.ArticleB.Text
	return nil
}

func (c *counter) Close(*report.Result) error {
	_, err := fmt.Fprintf(c.w, "pairs: %d, text: %v\n", c.pairs, c.text != "")
	return err
}

// TestToyOutput: a row of the table is all that the commands need to print, check and name a format.
func TestToyOutput(t *testing.T) {
	t.Chdir(t.TempDir())
	const words = "The harbour authority will repair the old lighthouse at Vessel Point before winter"
	for name, text := range map[string]string{"a.txt": words + ".", "b.txt": words + ", says the mayor."} {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	toy := report.Format{Name: "toy", In: report.InScan | report.InCompare | report.InReport,
		Open: func(w io.Writer, _ report.Options) report.Writer { return &counter{w: w} }}
	e := &env{inputs: ingest.Formats(), outputs: append(report.Formats(), toy)}
	for _, command := range [][]string{{"scan", "a.txt", "b.txt", "--out", "run"}, {"compare", "a.txt", "b.txt"}, {"report", "run"}} {
		for _, redact := range []bool{true, false} { // scan leaves a run with text
			want := fmt.Sprintf("pairs: 1, text: %v\n", !redact)
			if stdout, _, err := commanded(t, e, append(command, "--format", "toy", fmt.Sprint("--redact=", redact))...); err != nil || stdout != want {
				t.Errorf("%v: error %v, %q, want %q", command, err, stdout, want)
			}
		}
		if _, _, err := commanded(t, e, append(command, "--format", "pdf")...); err == nil || !strings.Contains(err.Error(), "junit, toy") {
			t.Errorf("%v: %v", command, err)
		}
		if stdout, _, err := commanded(t, e, command[0], "--help"); err != nil || !strings.Contains(stdout, "junit or toy") {
			t.Errorf("%v: error %v, %s", command, err, stdout)
		}
	}
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
	e := &env{inputs: append(ingest.Formats(), toyInput()), outputs: report.Formats()}
	for _, args := range [][]string{{"in"}, {"in", "--input", "toy"}} {
		stdout, _, err := commanded(t, e, append([]string{"scan", "--format", "jsonl"}, args...)...)
		if err != nil || !strings.Contains(stdout, `"a":"a.toy:2","b":"a.toy:3"`) {
			t.Errorf("%v: error %v, %s", args, err, stdout)
		}
	}
	if _, _, err := commanded(t, e, "scan", "in", "--input", "nosuch"); err == nil || !strings.Contains(err.Error(), " and toy") {
		t.Error(err)
	}
	if stdout, _, err := commanded(t, e, "formats"); err != nil || !strings.Contains(stdout, "toy") {
		t.Errorf("formats: error %v, %s", err, stdout)
	}
	stdout, _, _ := commanded(t, e, "scan", "--help")
	if about := strings.Join(strings.Fields(stdout), " "); !strings.Contains(about, " or toy, plain or packed,") {
		t.Error(stdout)
	}
	if err := os.Mkdir("void", 0o777); err != nil {
		t.Fatal(err)
	}
	const begin, end = "warning: no article in void; of a folder, files that end in .txt, .text, ", " or .toy are read, also packed"
	if _, stderr, err := commanded(t, e, "scan", "void"); err != nil || !strings.Contains(stderr, begin) || !strings.Contains(stderr, end) {
		t.Errorf("error %v, %s", err, stderr)
	}
}
