package driver_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"

	"github.com/copytaster/copytaster/beam/internal/driver"
	"github.com/copytaster/copytaster/beam/internal/steps"
	"github.com/copytaster/copytaster/internal/cli"
	"github.com/copytaster/copytaster/internal/match"
)

func TestMain(m *testing.M) {
	steps.Register()
	beam.Init()
	os.Exit(m.Run())
}

// prism runs a pipeline in this process.
func prism(ctx context.Context, p *beam.Pipeline) error {
	_, err := beam.Run(ctx, "prism", p)
	return err
}

// command runs the one-machine program.
func command(t *testing.T, args ...string) {
	t.Helper()
	var out, errs bytes.Buffer
	if status := cli.Main(args, strings.NewReader(""), &out, &errs); status != 0 {
		t.Fatalf("copytaster %s: status %d\n%s", strings.Join(args, " "), status, &errs)
	}
}

func options(t *testing.T, inputs ...string) driver.Options {
	dir := t.TempDir()
	return driver.Options{
		Settings: steps.Settings{Find: match.Duplicates | match.Passages | match.Quotations | match.Paraphrases, MinWords: 12, MinResemblance: .7, MaxGroupPairs: 100},
		Inputs:   inputs, Work: filepath.Join(dir, "work"), Out: filepath.Join(dir, "run"), Shards: 4, Memory: 1 << 28, Tmp: dir, Version: "test",
		Run: prism, Log: slog.New(slog.NewTextHandler(t.Output(), nil)),
	}
}

// same compares the files of two run folders that say what was found, byte for byte.
func same(t *testing.T, got, want string) {
	t.Helper()
	for _, name := range []string{"pairs.jsonl", "articles.jsonl", "clusters.jsonl", "chains.jsonl", "quotations.jsonl", "pairs.csv", "articles.csv", "boilerplate.tsv"} {
		x, err := os.ReadFile(filepath.Join(want, name))
		if os.IsNotExist(err) {
			continue
		}
		y, err := os.ReadFile(filepath.Join(got, name))
		if err != nil {
			t.Error(err)
			continue
		}
		if !bytes.Equal(x, y) {
			t.Errorf("%s: %d bytes, want %d; %s", name, len(y), len(x), difference(y, x))
		}
		t.Logf("%s: %d bytes", name, len(x))
	}
}

// sameSums compares what two run.json say of all articles together.
func sameSums(t *testing.T, got, want string) {
	t.Helper()
	var runs [2]map[string]any
	for i, dir := range [...]string{got, want} {
		b, err := os.ReadFile(filepath.Join(dir, "run.json"))
		if err == nil {
			err = json.Unmarshal(b, &runs[i])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, key := range []string{"counts", "nearest_miss", "left_out", "skipped", "paraphrase_model"} {
		if x, y := runs[0][key], runs[1][key]; !reflect.DeepEqual(x, y) {
			t.Errorf("%s: %v, want %v", key, x, y)
		}
	}
}

// difference shows the first lines that differ.
func difference(got, want []byte) string {
	x, y := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return "line " + x[i][:min(len(x[i]), 900)] + "\nwant " + y[i][:min(len(y[i]), 900)]
		}
	}
	return "one is longer"
}

// articles is how many articles the test compares; COPYTASTER_BEAM_ARTICLES sets another number.
func articles() string {
	return cmp.Or(os.Getenv("COPYTASTER_BEAM_ARTICLES"), "300")
}

// TestSameAsScan compares the run folder with that of one process, and then that of a run that resumes one whose last steps are lost.
func TestSameAsScan(t *testing.T) {
	dir := t.TempDir()
	command(t, "eval", "make", "--newsroom", "--articles", articles(), "--out", filepath.Join(dir, "made"))
	o := options(t, filepath.Join(dir, "made", "docs.jsonl"))
	command(t, "scan", filepath.Join(dir, "made", "docs.jsonl"), "--out", filepath.Join(dir, "scan"))
	if err := driver.Do(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	same(t, o.Out, filepath.Join(dir, "scan"))
	sameSums(t, o.Out, filepath.Join(dir, "scan"))
	jobs := 0
	if err := os.RemoveAll(filepath.Join(o.Work, "11-compare")); err != nil {
		t.Fatal(err)
	}
	o.Resume, o.Out = true, filepath.Join(dir, "resumed")
	o.Run = func(ctx context.Context, p *beam.Pipeline) error {
		jobs++
		return prism(ctx, p)
	}
	if err := driver.Do(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if jobs != 1 {
		t.Errorf("%d jobs ran again, want 1", jobs)
	}
	same(t, o.Out, filepath.Join(dir, "scan"))
	sameSums(t, o.Out, filepath.Join(dir, "scan"))
}
