package driver_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"
	"github.com/parquet-go/parquet-go"

	"github.com/copytaster/copytaster/beam/internal/driver"
	"github.com/copytaster/copytaster/beam/internal/files"
	"github.com/copytaster/copytaster/beam/internal/steps"
	"github.com/copytaster/copytaster/internal/cli"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/prepare"
	"github.com/copytaster/copytaster/internal/report"
)

func TestMain(m *testing.M) {
	steps.Register()
	beam.Init()
	os.Exit(m.Run())
}

// prism runs a pipeline in this process.
func prism(ctx context.Context, _ string, p *beam.Pipeline) error {
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

// sameSharded puts the shards of a run together, and compares them with the files of a run folder.
func sameSharded(t *testing.T, dir, want string) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
	var m struct {
		Files []struct{ Name, Of, Format string }
	}
	if err := errors.Join(err, json.Unmarshal(b, &m)); err != nil {
		t.Fatal(err)
	}
	lines, tables := make(map[string][]byte), 0
	for _, f := range m.Files {
		b, err := os.ReadFile(filepath.Join(dir, f.Name))
		if err != nil {
			t.Error(err)
		}
		if f.Format == "jsonl" {
			lines[f.Of] = append(lines[f.Of], b...)
		} else if f.Format == "parquet" && bytes.HasPrefix(b, []byte("PAR1")) {
			tables++
		}
	}
	if len(lines) != 5 || tables < 5 {
		t.Errorf("%d lists and %d files of tables", len(lines), tables)
	}
	for of, got := range lines {
		if b, err := os.ReadFile(filepath.Join(want, of+".jsonl")); err != nil || !bytes.Equal(got, b) {
			t.Errorf("%s: %v, %d bytes in shards, want %d", of, err, len(got), len(b))
		}
	}
}

// indexed fills an index from files and returns what it says of the first article of a file.
func indexed(t *testing.T, of string, inputs ...string) string {
	t.Helper()
	dir := t.TempDir()
	index, draft := filepath.Join(dir, "an.index"), filepath.Join(dir, "draft.txt")
	command(t, append([]string{"index", "add", "--index", index}, inputs...)...)
	var first struct{ Text string }
	f, err := os.Open(of)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	err = json.NewDecoder(f).Decode(&first)
	if err := errors.Join(err, os.WriteFile(draft, []byte(first.Text), 0o600)); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if status := cli.Main([]string{"check", draft, "--index", index, "--format", "jsonl"}, strings.NewReader(""), &out, &errs); status > 1 {
		t.Fatalf("status %d\n%s", status, &errs)
	}
	return strings.ReplaceAll(out.String(), dir, "DIR")
}

// newsroom returns made articles; BEAM_ARTICLES says how many.
func newsroom(t *testing.T) string {
	dir := filepath.Join(t.TempDir(), "made")
	command(t, "eval", "make", "--newsroom", "--articles", cmp.Or(os.Getenv("BEAM_ARTICLES"), "300"), "--out", dir)
	return filepath.Join(dir, "docs.jsonl")
}

// scan returns the run folder of the one-machine program.
func scan(t *testing.T, inputs ...string) string {
	out := filepath.Join(t.TempDir(), "scan")
	command(t, append([]string{"scan", "--out", out}, inputs...)...)
	return out
}

// TestSameOnNews compares the run folder with that of one process, on the news of ECB+ in COPYTASTER_DATA.
func TestSameOnNews(t *testing.T) {
	data := os.Getenv("COPYTASTER_DATA")
	if data == "" {
		t.Skip("COPYTASTER_DATA names no folder of the data sets")
	}
	o := options(t, filepath.Join(data, "ecbplus", "docs.jsonl.gz"))
	want := scan(t, o.Inputs[0])
	if err := driver.Do(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	same(t, o.Out, want)
	sameSums(t, o.Out, want)
}

// TestSameAsScan compares the run folder with that of one process, and then that of a run that resumes one whose last steps are lost.
func TestSameAsScan(t *testing.T) {
	o := options(t, newsroom(t))
	o.Sharded, o.Rows = filepath.Join(t.TempDir(), "sharded"), 100
	want := scan(t, o.Inputs[0])
	if err := driver.Do(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	sameSharded(t, o.Sharded, want)
	shards, err := filepath.Glob(filepath.Join(o.Sharded, "articles-*.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := indexed(t, o.Inputs[0], shards...), indexed(t, o.Inputs[0], o.Inputs[0]); got != want || got == "" {
		t.Errorf("an index filled from the shards says of an article\n%s\nwant\n%s", got, want)
	}
	if err := driver.Do(t.Context(), o); err == nil {
		t.Error("a run in shards is written over another one")
	}
	o.Sharded = ""
	same(t, o.Out, want)
	sameSums(t, o.Out, want)
	jobs := 0
	if err := os.RemoveAll(filepath.Join(o.Work, "11-compare")); err != nil {
		t.Fatal(err)
	}
	o.Resume, o.Out = true, filepath.Join(t.TempDir(), "resumed")
	o.Run = func(ctx context.Context, step string, p *beam.Pipeline) error {
		jobs++
		return prism(ctx, step, p)
	}
	if err := driver.Do(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if jobs != 1 {
		t.Errorf("%d jobs ran again, want 1", jobs)
	}
	same(t, o.Out, want)
	sameSums(t, o.Out, want)
}

// TestShardedInput has half of the articles in Parquet and the others in two files of JSON Lines, which a pattern names.
func TestShardedInput(t *testing.T) {
	b, err := os.ReadFile(newsroom(t))
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		ID        string `json:"id" parquet:"id"`
		Title     string `json:"title" parquet:"title"`
		Source    string `json:"source" parquet:"source"`
		Published string `json:"published" parquet:"published"`
		Text      string `json:"text" parquet:"text"`
	}
	var rows []row
	var parts [2][]byte
	n := 0
	for line := range strings.Lines(string(b)) {
		if len(rows) < 100 {
			var r row
			if err := json.Unmarshal([]byte(line), &r); err != nil {
				t.Fatal(err)
			}
			rows = append(rows, r)
			continue
		}
		n++
		parts[n%2] = append(parts[n%2], line...)
	}
	dir := t.TempDir()
	inputs := []string{filepath.Join(dir, "0.parquet"), filepath.Join(dir, "1.jsonl"), filepath.Join(dir, "2.jsonl")}
	err = errors.Join(parquet.WriteFile(inputs[0], rows), os.WriteFile(inputs[1], parts[0], 0o600), os.WriteFile(inputs[2], parts[1], 0o600))
	if err != nil {
		t.Fatal(err)
	}
	o := options(t, filepath.Join(dir, "*.jsonl"), filepath.Join(dir, "0.parquet"))
	want := scan(t, inputs...)
	if err := driver.Do(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	same(t, o.Out, want)
	sameSums(t, o.Out, want)
}

// skewed writes n articles of 150 words: of each ten, two have one paragraph of 60 words, each of a source of its own, and two are one article
// with a word changed. Nearly all words are made up once, so that no two others have anything in common.
func skewed(t *testing.T, n int) string {
	r := rand.New(rand.NewPCG(7, 7))
	word := func() string {
		return fmt.Sprintf("%c%c%c%d", 'a'+r.IntN(26), 'a'+r.IntN(26), 'a'+r.IntN(26), r.IntN(1000))
	}
	text := func(n int) []string {
		words := make([]string, n)
		for i := range words {
			words[i] = word()
		}
		return words
	}
	paragraph, copied := text(60), text(150)
	var out bytes.Buffer
	for i := range n {
		words := text(150)
		switch i % 10 {
		case 0, 5:
			words = slices.Concat(words[:45], paragraph, words[105:])
		case 1, 6:
			words = slices.Clone(copied)
			words[r.IntN(len(words))] = word()
		}
		a := map[string]string{
			"id": fmt.Sprintf("a%06d", i*7919%n), "source": fmt.Sprint("paper ", i), "published": fmt.Sprintf("2024-03-%02dT%02d:00:00Z", 1+i%28, i%24),
			"text": strings.Join(words[:45], " ") + ".\n\n" + strings.Join(words[45:105], " ") + ".\n\n" + strings.Join(words[105:], " ") + ".",
		}
		b, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(b, '\n'))
	}
	path := filepath.Join(t.TempDir(), "skewed.jsonl")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestSkew has one paragraph in a fifth of the articles, and one band with another fifth: the candidates grow with the articles and not with
// their square, and the run is as that of scan.
func TestSkew(t *testing.T) {
	var pairs []int
	for _, n := range []int{600, 1200} {
		o := options(t, skewed(t, n))
		want := scan(t, o.Inputs[0])
		if err := driver.Do(t.Context(), o); err != nil {
			t.Fatal(err)
		}
		same(t, o.Out, want)
		sameSums(t, o.Out, want)
		m, _, err := files.ReadManifest(t.Context(), filepath.Join(o.Work, "10-candidates"))
		if err != nil {
			t.Fatal(err)
		}
		pairs = append(pairs, m.Counts["pairs"])
		if m.Counts["large_groups"] != 1 || m.Counts["pairs"] > 10*n {
			t.Errorf("%d articles: %v", n, m.Counts)
		}
	}
	if pairs[0] < 600*4/10 || float64(pairs[1]) > 2.2*float64(pairs[0]) {
		t.Errorf("candidates of 600 and 1,200 articles: %v", pairs)
	}
}

// TestBrokenPair has a worker panic over the pairs of one article, whose record says that it is of a chain that nobody knows: they are left
// out and named, all others are as those of scan, and the run is whole.
func TestBrokenPair(t *testing.T) {
	o := options(t, newsroom(t))
	pairs := lines(t, filepath.Join(scan(t, o.Inputs[0]), "pairs.jsonl"))
	var want []pair
	broken, left := pairs[len(pairs)/2].B, 0
	for _, p := range pairs {
		if p.A != broken && p.B != broken {
			want = append(want, p)
		} else {
			left++
		}
	}
	damaged := false
	o.Run = func(ctx context.Context, step string, p *beam.Pipeline) error {
		if _, found, err := files.ReadManifest(ctx, filepath.Join(o.Work, "10-candidates")); err != nil || !found || damaged {
			return errors.Join(err, prism(ctx, step, p))
		}
		damaged = true
		articles := filepath.Join(o.Work, "05-finish", steps.ArticleFile)
		was, err := inChain(ctx, articles, o.Shards, broken, 1<<20)
		if err = errors.Join(err, prism(ctx, step, p)); err == nil {
			_, err = inChain(ctx, articles, o.Shards, broken, was)
		}
		return err
	}
	if err := driver.Do(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if got := lines(t, filepath.Join(o.Out, "pairs.jsonl")); !reflect.DeepEqual(got, want) {
		t.Errorf("%d pairs, want %d", len(got), len(want))
	}
	b, err := os.ReadFile(filepath.Join(o.Out, "run.json"))
	var run report.Run
	if err := errors.Join(err, json.Unmarshal(b, &run)); err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, s := range run.Skipped {
		if strings.Contains(s.Place, broken) && strings.HasPrefix(s.Reason, "comparing the two failed: ") {
			named++
		}
	}
	if left == 0 || named < left {
		t.Errorf("%d pairs are named as left out, want %d or more", named, left)
	}
}

// inChain writes the shards of articles again, in which one article is of another chain, and returns that of before.
func inChain(ctx context.Context, articles string, shards int, id string, chain int32) (was int32, err error) {
	for i := range shards {
		path := files.Shard(articles, i)
		var all [][]byte
		for b, err := range files.Records(ctx, path) {
			var x prepare.Prepared
			if err := errors.Join(err, x.Decode(b)); err != nil {
				return 0, err
			}
			if x.Head.ID == id {
				was, x.Head.Chain = x.Head.Chain, chain
			}
			all = append(all, x.AppendBinary(nil))
		}
		if err := files.WriteAll(ctx, path, all...); err != nil {
			return 0, err
		}
	}
	return was, nil
}

// pair is a line of pairs.jsonl, and who it is of.
type pair struct {
	A, B string
	line string
}

// lines reads pairs.jsonl.
func lines(t *testing.T, path string) (all []pair) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		p := pair{line: line}
		if err := json.Unmarshal([]byte(line), &p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}
