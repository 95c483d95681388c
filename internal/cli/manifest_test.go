package cli

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/golden"
	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/report"
)

// TestManifest holds every byte that a scan writes to hashes in git. A change that moves one shows in the diff which files
// of which runs it moved; one that should move none is held to that. The runs are a covering choice of what is looked for,
// --redact, --window and the other filters over six corpora, and each row is run twice at the limits that must not change
// a byte: one worker in 64 MiB, and three in 2 GiB. Every fourth one is run once more with all values between the steps
// encoded and decoded.
func TestManifest(t *testing.T) {
	if testing.Short() {
		t.Skip("some forty seconds")
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	copyInto(t, dir, "five", "../../testdata/wire")
	copyInto(t, dir, "desk", "../../testdata/desk")
	for name, flags := range map[string][]string{"plain": nil, "newsroom": {"--newsroom"}, "short": {"--short"}} {
		args := append([]string{"eval", "make", "--articles", "1500", "--out", filepath.Join(dir, name+".gold")}, flags...)
		if status := Main(args, nil, &bytes.Buffer{}, os.Stderr); status != 0 {
			t.Fatalf("%v: status %d", args, status)
		}
		if err := os.Rename(filepath.Join(dir, name+".gold", "docs.jsonl"), filepath.Join(dir, name+".jsonl")); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)

	var out bytes.Buffer
	for i, row := range manifestRows() {
		first := manifestOf(t, row, false, "--workers", "1", "--memory", "64MiB")
		if second := manifestOf(t, row, false, "--workers", "3", "--memory", "2GiB"); first != second {
			t.Errorf("%s: the output hangs on the workers or the memory:\n%s\nand\n%s", strings.Join(row, " "), first, second)
		}
		if i%4 == 0 { // for the sake of time
			if third := manifestOf(t, row, true); first != third {
				t.Errorf("%s: values that went through bytes give other output:\n%s\nand\n%s", strings.Join(row, " "), first, third)
			}
		}
		out.WriteString(first)
	}
	golden.Compare(t, filepath.Join(here, "testdata", "manifest.golden"), out.Bytes())
}

// manifestRows are the arguments of the scans. Cheap corpora get every combination, the others those that cover most.
func manifestRows() (rows [][]string) {
	finds := []string{"", "duplicates", "passages", "quotations", "paraphrases", "duplicates,passages"}
	for _, corpus := range []string{"five", "desk", "short.jsonl"} {
		for i, find := range finds {
			row := []string{corpus}
			if find != "" {
				row = append(row, "--find", find)
			}
			rows = append(rows, slices.Concat(row, [][]string{nil, {"--redact"}, {"--window", "48h"}}[i%3]))
		}
		rows = append(rows, []string{corpus, "--redact"}, []string{corpus, "--window", "12h"},
			[]string{corpus, "--min-words", "7", "--min-resemblance", "0.4", "--paraphrase", "strict", "--format", "jsonl"})
	}
	return append(rows,
		[]string{"desk", "--format", "github", "--fail-on", "uncredited", "--fail-on", "killed"},
		[]string{"desk", "--wire", "*/killed.jsonl", "--lang", "en"},
		[]string{"five/002_a9800f5b94e46b94.txt", "--against", "five", "--format", "jsonl"},
		[]string{"plain.jsonl"},
		[]string{"plain.jsonl", "--find", "duplicates", "--max-group-pairs", "2"},
		[]string{"plain.jsonl", "--find", "passages", "--redact"},
		[]string{"newsroom.jsonl"},
		[]string{"newsroom.jsonl", "--find", "duplicates,passages", "--window", "6h", "--format", "jsonl"},
		[]string{"newsroom.jsonl", "--find", "quotations", "--max-group-pairs", "3", "--redact"},
		[]string{"plain.jsonl", "--against", "newsroom.jsonl", "--find", "duplicates,paraphrases"},
	)
}

// manifestOf scans and returns a line for standard output and each file of the run folder, with the beginning of its hash.
func manifestOf(t *testing.T, row []string, throughBytes bool, limits ...string) string {
	t.Helper()
	run := filepath.Join(t.TempDir(), "run")
	var stdout, stderr, lines bytes.Buffer
	args := slices.Concat([]string{"scan", "--quiet", "--out", run}, row, limits)
	e := &env{
		stdin: strings.NewReader(""), stdout: &pipe{w: &stdout}, stderr: &stderr, inputs: ingest.Formats(), outputs: report.Formats(), bytes: throughBytes,
	}
	root := newRoot(e)
	root.SetArgs(args)
	status := e.exit(root.ExecuteContext(t.Context()))
	if status > 1 {
		t.Fatalf("%v: status %d: %s", args, status, &stderr)
	}
	fmt.Fprintf(&lines, "%s: status %d\n", strings.Join(row, " "), status)
	line := func(name, content string) {
		fmt.Fprintf(&lines, "\t%-18s %.10x\n", name, sha256.Sum256([]byte(content)))
	}
	line("stdout", strings.ReplaceAll(stdout.String(), run, "RUN"))
	err := fs.WalkDir(os.DirFS(run), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(run, path))
		if err != nil {
			return err
		}
		content := string(data)
		if path == "run.json" {
			if content, err = withoutTimes(content); err != nil {
				return err
			}
		}
		line(path, content)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines.String()
}

// copyInto copies a folder of the project into dir.
func copyInto(t *testing.T, dir, name, from string) {
	t.Helper()
	if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}
