package report

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/atomicfile"
	"github.com/copytaster/copytaster/internal/report/reporttest"
)

// contents returns the files of dir by name.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(data)
	}
	return files
}

// writeFolder writes the full run into dir.
func writeFolder(t *testing.T, dir string) {
	t.Helper()
	pairs, r := fullRun(t)
	writeRunFolder(t, dir, pairs, r)
}

func writeRunFolder(t *testing.T, dir string, pairs []*Pair, r *rest) {
	t.Helper()
	f, err := Create(dir, FolderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	write(t, f, pairs, r)
	if reporttest.Check(t, "../../docs/schema", dir) == 0 {
		t.Error("no line was checked")
	}
}

var folderFiles = []string{
	"articles.csv", "articles.jsonl", "boilerplate.tsv", "chains.jsonl", "clusters.jsonl", "pairs.csv", "pairs.jsonl", "passages.csv", "quotations.csv", "quotations.jsonl",
	"report.html", "run.json", "sources.csv",
}

func TestFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "run")
	writeFolder(t, dir)
	first := contents(t, dir)
	if names := slices.Sorted(maps.Keys(first)); !slices.Equal(names, folderFiles) {
		t.Fatal(names)
	}
	for _, name := range folderFiles {
		if want, err := os.ReadFile(filepath.Join("testdata", name)); err == nil && first[name] != string(want) {
			t.Errorf("%s is not what its writer writes", name)
		}
	}
	writeFolder(t, dir) // into a run folder
	if !maps.Equal(contents(t, dir), first) {
		t.Error("a second run gave other bytes")
	}
	empty := t.TempDir()
	writeFolder(t, empty)
	if !maps.Equal(contents(t, empty), first) {
		t.Error("an empty folder gave other bytes")
	}
}

func TestNothingHasItsNameBeforeClose(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "run")
	pairs, r := wireRun(t)
	f, err := Create(dir, FolderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Pair(pairs[0]); err != nil {
		t.Fatal(err)
	}
	for name := range contents(t, dir) {
		if !strings.HasPrefix(name, atomicfile.Prefix) {
			t.Errorf("%s is there before Close", name)
		}
	}
	if err := f.Close(&r.Result); err != nil {
		t.Fatal(err)
	}
	f.Abort() // does nothing after Close
	if names := slices.Sorted(maps.Keys(contents(t, dir))); !slices.Equal(names, folderFiles) {
		t.Error(names)
	}
}

func TestAbort(t *testing.T) {
	pairs, _ := wireRun(t)
	start := func(dir string) *Folder {
		f, err := Create(dir, FolderOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Pair(pairs[0]); err != nil {
			t.Fatal(err)
		}
		return f
	}
	t.Run("new", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "run")
		start(dir).Abort()
		if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
			t.Error("the folder is still there:", err)
		}
	})
	t.Run("run folder", func(t *testing.T) {
		dir := t.TempDir()
		writeFolder(t, dir)
		before := contents(t, dir)
		start(dir).Abort()
		if !maps.Equal(contents(t, dir), before) {
			t.Error("the former run changed")
		}
	})
}

func TestFailedCloseLeavesTheFormerRun(t *testing.T) {
	dir := t.TempDir()
	writeFolder(t, dir)
	before := contents(t, dir)
	_, r := wireRun(t)
	f, err := Create(dir, FolderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.folder.File("pairs.jsonl").Close(); err != nil { // as if the disk failed
		t.Fatal(err)
	}
	if err := f.Close(&r.Result); err == nil || !strings.Contains(err.Error(), "pairs.jsonl") {
		t.Error("the error does not name the file:", err)
	}
	if !maps.Equal(contents(t, dir), before) {
		t.Error("the former run changed")
	}
}

// An article that cannot be written names the file, and the former run stays.
func TestFailedArticle(t *testing.T) {
	dir := t.TempDir()
	writeFolder(t, dir)
	before := contents(t, dir)
	f, err := Create(dir, FolderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.folder.File("articles.jsonl").Close(); err != nil { // as if the disk failed
		t.Fatal(err)
	}
	if err := f.Article(&Article{ID: "a", Text: strings.Repeat("long ", 1<<15)}); err == nil || !strings.Contains(err.Error(), "articles.jsonl") {
		t.Error("the error does not name the file:", err)
	}
	f.Abort()
	if !maps.Equal(contents(t, dir), before) {
		t.Error("the former run changed")
	}
}

func TestSecondRunIntoTheSameFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "run")
	_, r := wireRun(t)
	first, err := Create(dir, FolderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Create(dir, FolderOptions{}); !errors.Is(err, atomicfile.ErrHeld) {
		t.Skip("no locks here: ", err)
	}
	if err := first.Close(&r.Result); err != nil {
		t.Error("the second run took the folder from the first:", err)
	}
	writeFolder(t, dir) // now it may
}

// What fails while the files are given their names leaves no run.json, and the next run clears up.
func TestFailedSwap(t *testing.T) {
	dir := t.TempDir()
	writeFolder(t, dir)
	_, r := wireRun(t)
	f, err := Create(dir, FolderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	inTheWay := filepath.Join(dir, "pairs.csv")
	if err := errors.Join(os.Remove(inTheWay), os.Mkdir(inTheWay, 0o777)); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(&r.Result); err == nil {
		t.Error("no error")
	}
	if _, err := ReadRun(dir); !errors.Is(err, ErrNotRunFolder) {
		t.Error("half a run can be read:", err)
	}
	if err := os.Remove(inTheWay); err != nil {
		t.Fatal(err)
	}
	writeFolder(t, dir)
	if names := slices.Sorted(maps.Keys(contents(t, dir))); !slices.Equal(names, folderFiles) {
		t.Error(names)
	}
}

// Wherever a run is killed while it gives its files their names, there is never a run.json beside files of
// another run, and the next run clears up.
func TestKilled(t *testing.T) {
	for n := range folderFiles {
		dir := t.TempDir()
		writeFolder(t, dir)
		if err := os.Remove(filepath.Join(dir, runFile)); err != nil {
			t.Fatal(err)
		}
		for _, name := range folderFiles[:n] {
			if name == runFile {
				continue
			}
			if err := os.Rename(filepath.Join(dir, name), filepath.Join(dir, atomicfile.Prefix+"0000-"+name)); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, atomicfile.Prefix+"0000-"+runFile), nil, 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadRun(dir); !errors.Is(err, ErrNotRunFolder) {
			t.Error("a broken run was read:", err)
		}
		writeFolder(t, dir)
		if names := slices.Sorted(maps.Keys(contents(t, dir))); !slices.Equal(names, folderFiles) {
			t.Error(names)
		}
	}
}

func TestCreateRefuses(t *testing.T) {
	for _, tt := range []struct {
		name, file, data, want string
	}{
		{"foreign file", "thesis.docx", "x", "holds thesis.docx"},
		{"articles of one's own", "articles.csv", "id,text", "holds articles.csv"},
		{"another run.json", "run.json", `{"schema":"other/1"}`, `"other/1"`},
		{"no JSON", "run.json", "run", "run.json: invalid character"},
		{"folder in the way", "report.html/x", "x", "report.html in it is not a file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, tt.file)
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(tt.data), 0o666); err != nil {
				t.Fatal(err)
			}
			_, err := Create(dir, FolderOptions{})
			if !errors.Is(err, ErrNotRunFolder) || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), dir) {
				t.Errorf("error: %v", err)
			}
			if got, _ := os.ReadFile(path); string(got) != tt.data {
				t.Error("the file changed")
			}
			if entries, _ := os.ReadDir(dir); len(entries) != 1 {
				t.Error("files were left:", entries)
			}
		})
	}
}

func TestCreateTakesARunOfAnyVersionWithNotes(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{runFile: `{"schema":"copytaster.run/99","counts":"x"}`, "notes.txt": "mine"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	writeFolder(t, dir)
	if contents(t, dir)["notes.txt"] != "mine" {
		t.Error("the notes are gone")
	}
}

func TestCreateSaysWhyNot(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("x"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(file, FolderOptions{}); !errors.Is(err, ErrNotRunFolder) || !strings.Contains(err.Error(), "it is a file") {
		t.Error(err)
	}
	if _, err := Create(filepath.Join(file, "run"), FolderOptions{}); err == nil || errors.Is(err, ErrNotRunFolder) {
		t.Error(err)
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	if _, err := Create(dir, FolderOptions{}); !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), dir) {
		t.Error(err)
	}
}

func TestReadRun(t *testing.T) {
	for name, run := range map[string]func(testing.TB) ([]*Pair, *rest){"quotations": fullRun, "wire desk": deskRun} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			pairs, r := run(t)
			writeRunFolder(t, dir, pairs, r)
			wantReadBack(t, dir)
		})
	}
}

// wantReadBack reads a run folder and writes it again: the files are the same, but for the list of standing text.
func wantReadBack(t *testing.T, dir string) {
	t.Helper()
	stored, err := ReadRun(dir)
	if err != nil {
		t.Fatal(err)
	}
	again := filepath.Join(t.TempDir(), "again")
	for range 2 { // all can be read twice
		var pairs []*Pair
		for p, err := range stored.Pairs() {
			if err != nil {
				t.Fatal(err)
			}
			if p.ArticleA.ID != p.A || p.ArticleB.ID != p.B {
				t.Error("wrong articles")
			}
			pairs = append(pairs, p)
		}
		r := &rest{Result: stored.Result}
		for q, err := range stored.Quotations() {
			if err != nil {
				t.Fatal(err)
			}
			r.Ledger = append(r.Ledger, q)
		}
		for a, err := range stored.Articles() {
			if err != nil {
				t.Fatal(err)
			}
			r.Articles = append(r.Articles, a)
		}
		f, err := Create(again, FolderOptions{})
		if err != nil {
			t.Fatal(err)
		}
		write(t, f, pairs, r)
	}
	want, got := contents(t, dir), contents(t, again)
	for _, name := range folderFiles {
		if name != "boilerplate.tsv" && got[name] != want[name] { // people edit that one, so it is not read back
			t.Errorf("%s differs after reading and writing", name)
		}
	}
}

// An articles.jsonl that changes after it was read is an error, not a wrong article.
func TestReadRunChanged(t *testing.T) {
	dir := t.TempDir()
	writeFolder(t, dir)
	stored, err := ReadRun(dir)
	if err != nil {
		t.Fatal(err)
	}
	for name, rewrite := range map[string]func(string) string{
		"another id":   func(s string) string { return strings.Replace(s, `"id":"001_`, `"id":"101_`, 1) },
		"shorter":      func(s string) string { return s[:len(s)/8] },
		"other places": func(s string) string { return strings.Replace(s, `"path":"testdata/`, `"path":"data/`, 1) },
	} {
		change(t, filepath.Join(dir, "articles.jsonl"), rewrite)
		err = nil
		for _, e := range stored.Pairs() {
			err = e
		}
		if err == nil || !strings.Contains(err.Error(), "pairs.jsonl:1: article ") {
			t.Errorf("%s: %v", name, err)
		}
		writeFolder(t, dir)
	}
}

// The words of the wire's own fields are left out too.
func TestRedactedDesk(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "run")
	pairs, r := deskRun(t)
	pairs, r = withoutText(t, pairs, r)
	writeRunFolder(t, dir, pairs, r)
	for name, data := range contents(t, dir) {
		for _, word := range []string{"drunk", "aground", "AGROUND", "Nora Lind"} {
			if strings.Contains(data, word) {
				t.Errorf("%s holds text: %s", name, word)
			}
		}
	}
	wantReadBack(t, dir)
}

func TestReadRunRedacted(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "run")
	pairs, r := fullRun(t)
	pairs, r = withoutText(t, pairs, r)
	f, err := Create(dir, FolderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	write(t, f, pairs, r)
	for name, data := range contents(t, dir) {
		for _, word := range []string{"Rasmussen", "Solberg", "pier"} {
			if strings.Contains(data, word) && name != "report.html" || strings.Contains(data, word+" ") {
				t.Errorf("%s holds text: %s", name, word)
			}
		}
	}
	stored, err := ReadRun(dir)
	if err != nil {
		t.Fatal(err)
	}
	for p, err := range stored.Pairs() {
		if err != nil || len(p.Passages)+len(p.Quotations) < 1 {
			t.Error(p, err)
		}
	}
	for q, err := range stored.Quotations() {
		if err != nil || q.Uses < 1 || len(q.Wordings) < 1 {
			t.Error(q, err)
		}
	}
}

// A run of the version before quotations, whose records have none of their fields, reads as one without.
func TestReadRunOfFormerVersion(t *testing.T) {
	stored, err := ReadRun("testdata/former")
	if err != nil {
		t.Fatal(err)
	}
	var pairs []*Pair
	for p, err := range stored.Pairs() {
		if err != nil || len(p.Passages) != 1 || p.Quotations == nil || len(p.Quotations) > 0 || p.Evidence == nil || p.ShareB.Reused() != 0.8333 {
			t.Errorf("%+v, %v", p, err)
		}
		pairs = append(pairs, p)
	}
	for q, err := range stored.Quotations() {
		t.Error(q, err)
	}
	var out bytes.Buffer
	write(t, NewText(&out, TextOptions{Width: 80}, nil), pairs, &rest{Result: stored.Result})
	if !strings.Contains(out.String(), "1 pair · 1 passage · 2 articles read") {
		t.Error(out.String())
	}
}

// change rewrites a file, or removes it if there is no function to do so.
func change(t *testing.T, path string, rewrite func(string) string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if rewrite == nil {
		err = os.Remove(path)
	} else if changed := rewrite(string(data)); changed == string(data) {
		t.Fatal("nothing was changed")
	} else {
		err = os.WriteFile(path, []byte(changed), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestReadDeskErrors(t *testing.T) {
	swap := func(from, to string) func(string) string {
		return func(s string) string { return strings.Replace(s, from, to, 1) }
	}
	for _, tt := range []struct {
		name, file string
		change     func(string) string
		want       string
	}{
		{"no chains", "chains.jsonl", nil, "chains.jsonl"},
		{"chains cut", "chains.jsonl", func(string) string { return "" }, "chains.jsonl: it has 0 lines, run.json says 1"},
		{"future chain", "chains.jsonl", swap("chain/1", "chain/2"), `chains.jsonl:1: the schema is "copytaster.chain/2"`},
		{"version of nobody", "chains.jsonl", swap(`"id":"nord-2.txt"`, `"id":"nord-9.txt"`), `the article "nord-9.txt" is not in articles.jsonl`},
		{"credit outside", "articles.jsonl", swap(`"how":"text","start":`, `"how":"text","start":9`), `a credit of "daily.txt" lies outside of the text`},
		{"finding outside", "pairs.jsonl", swap(`"by":"nord-3.txt","a_start":`, `"by":"nord-3.txt","a_start":9`), "finding 1 lies outside of the texts"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			pairs, r := deskRun(t)
			writeRunFolder(t, dir, pairs, r)
			change(t, filepath.Join(dir, tt.file), tt.change)
			stored, err := ReadRun(dir)
			if err == nil {
				for _, e := range stored.Pairs() {
					err = cmp.Or(err, e)
				}
			}
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), dir) {
				t.Errorf("error: %v", err)
			}
		})
	}
}

func TestReadRunErrors(t *testing.T) {
	swap := func(from, to string) func(string) string {
		return func(s string) string { return strings.Replace(s, from, to, 1) }
	}
	for _, tt := range []struct {
		name, file string
		change     func(string) string
		want       string
	}{
		{"no run.json", "run.json", nil, "it has no run.json"},
		{"no pairs", "pairs.jsonl", nil, "pairs.jsonl"},
		{"future run", "run.json", swap("run/2", "run/3"), `run.json: the schema is "copytaster.run/3"`},
		{"future pair", "pairs.jsonl", swap("pair/2", "pair/3"), `pairs.jsonl:1: the schema is "copytaster.pair/3"`},
		{"future article", "articles.jsonl", swap("article/3", "article/4"), "articles.jsonl:1: the schema"},
		{"no schema", "clusters.jsonl", swap("schema", "scheme"), "clusters.jsonl:1: the schema"},
		{"broken JSON", "articles.jsonl", swap("\n{", "\n["), "articles.jsonl:2: "},
		{"cut in a line", "pairs.jsonl", func(s string) string { return s[:len(s)/2] }, "pairs.jsonl:1: the file ends within this line"},
		{"cut between lines", "pairs.jsonl", func(string) string { return "" }, "pairs.jsonl: it has 0 lines, run.json says 3"},
		{"article missing", "articles.jsonl", func(s string) string { return s[strings.Index(s, "\n")+1:] }, "it has 7 lines, run.json says 8"},
		{"article twice", "articles.jsonl", swap(`"id":"001_24ab744bbf5cc465.txt"`, `"id":"000_5c5406828de1e7bc.txt"`), "articles.jsonl:2: the article \"000_5c5406828de1e7bc.txt\" stands twice"},
		{"unknown article", "pairs.jsonl", swap(`"b":"001`, `"b":"009`), `pairs.jsonl:1: the article "009_24ab744bbf5cc465.txt" is not in articles.jsonl`},
		{"unknown member", "clusters.jsonl", swap(`["001`, `["009`), `clusters.jsonl:1: the article "009`},
		{"offset outside", "pairs.jsonl", swap(`"a_end":`, `"a_end":9`), "pairs.jsonl:1: passage 1: a lies outside of the text"},
		{"negative offset", "pairs.jsonl", swap(`"b_start":`, `"b_start":-`), "pairs.jsonl:1: passage 1: b lies outside of the text"},
		{"text too long", "pairs.jsonl", swap(`"b_text":"`, `"b_text":"x`), "b_text is not as long"},
		{"edit outside", "pairs.jsonl", swap(`"op":"insert","a_start":`, `"op":"insert","a_start":9`), "passage 1: edit 1 lies outside"},
		{"edits out of order", "pairs.jsonl", swap(`"edits":[`, `"edits":[{"op":"delete","a_start":3788,"a_end":3789,"b_start":4500,"b_end":4500},`), "passage 1: edit 2 lies outside"},
		{"quotation outside", "pairs.jsonl", swap(`"a_spans":[[`, `"a_spans":[[-`), "quotation 1: a: part 1 lies outside"},
		{"quotation without parts", "pairs.jsonl", swap(`"b_spans":[[3877,4067]]`, `"b_spans":[]`), "quotation 1: b: it has no part"},
		{"quotation elsewhere", "pairs.jsonl", swap(`"variant":"punctuation","a_start":`, `"variant":"punctuation","a_start":1`), "quotation 1: a: its parts stand at"},
		{"words said too long", "pairs.jsonl", swap(`"a_text":"Russia says`, `"a_text":"Russia never says`), "quotation 1: a: its text is not as long"},
		{"speaker outside", "pairs.jsonl", swap(`"speaker_span_b":[`, `"speaker_span_b":[9`), "quotation 1: the speaker lies outside of b"},
		{"aligned outside", "pairs.jsonl", swap(`{"how":"equal","a_start":`, `{"how":"equal","a_start":9`), "passage 1: aligned 1 lies outside"},
		{"change outside", "pairs.jsonl", swap(`{"kind":"added","a_start":`, `{"kind":"added","a_start":9`), "passage 1: change 1 lies outside"},
		{"no ledger", "quotations.jsonl", nil, "quotations.jsonl"},
		{"future quotation", "quotations.jsonl", swap("quotation/1", "quotation/2"), "quotations.jsonl:1: the schema"},
		{"use of an unknown article", "quotations.jsonl", swap(`{"article":"gazette.txt"`, `{"article":"gazelle.txt"`), `"gazelle.txt" is not in articles.jsonl`},
		{"use outside", "quotations.jsonl", swap(`"cue":[4578`, `"cue":[9578`), "[9578, 4582) lies outside of the text"},
		{"wording before its parent", "quotations.jsonl", swap(`{"parent":0`, `{"parent":1`), "wording 2: its parent is 1"},
		{"edit outside of a wording", "quotations.jsonl", swap(`"op":"replace","a_start":`, `"op":"replace","a_start":9`), "wording 2: edit 1 lies outside"},
		{"zone outside", "articles.jsonl", swap(`{"kind":"dateline","start":`, `{"kind":"dateline","start":9`), "a zone of \"wire.txt\" lies outside of the text"},
		{"not an object", "run.json", func(string) string { return "[]" }, "run.json: json: cannot unmarshal"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			writeFolder(t, dir)
			path := filepath.Join(dir, tt.file)
			change(t, path, tt.change)
			stored, err := ReadRun(dir)
			if err == nil {
				for _, e := range stored.Pairs() {
					err = e
				}
				for _, e := range stored.Quotations() {
					err = cmp.Or(err, e)
				}
			}
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), dir) {
				t.Errorf("error: %v", err)
			}
		})
	}
}

// TestReadSeveralRoots reads a quotation of which several wordings have no parent: it was put together of others.
func TestReadSeveralRoots(t *testing.T) {
	dir := t.TempDir()
	writeFolder(t, dir)
	change(t, filepath.Join(dir, "quotations.jsonl"), func(s string) string { return strings.Replace(s, `{"parent":0`, `{"parent":-1`, 1) })
	stored, err := ReadRun(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range stored.Quotations() {
		if err != nil {
			t.Error(err)
		}
	}
}

func TestReadRunStopsEarly(t *testing.T) {
	dir := t.TempDir()
	f, err := Create(dir, FolderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	r := &rest{Result: Result{Run: &Run{Schema: RunSchema, Counts: Counts{Articles: 2, Pairs: 2}}}}
	for _, id := range []string{"a", "b"} {
		r.Articles = append(r.Articles, &Article{Schema: ArticleSchema, ID: id})
	}
	write(t, f, []*Pair{plainPair("a", "b", 1), plainPair("a", "b", 2)}, r)
	stored, err := ReadRun(dir)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, err := range stored.Pairs() {
		if n++; err != nil {
			t.Error(err)
		}
		break
	}
	if n != 1 {
		t.Error("pairs:", n)
	}
}

// FuzzRead reads any lines as articles, pairs and quotations of the ledger. What passes can be shown in the formats for lines and terminals.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"pairs.jsonl", "articles.jsonl", "clusters.jsonl", "desk-pairs.jsonl", "desk-articles.jsonl", "desk-clusters.jsonl", "desk-chains.jsonl"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, data, data)
	}
	ledger, err := os.ReadFile(filepath.Join("testdata", "quotations.jsonl"))
	if err != nil {
		f.Fatal(err)
	}
	articles, err := os.ReadFile(filepath.Join("testdata", "articles.jsonl"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(articles, []byte{}, ledger)
	f.Add([]byte(`{"schema":"copytaster.article/1","id":"a","text":"ab“c"}`+"\n"),
		[]byte(`{"schema":"copytaster.pair/1","a":"a","b":"a","share_b":{"own":1e300},"passages":[{"a_start":1,"a_end":3,"b_start":0,"b_end":1,"a_text":"b“","b_text":"a","edits":[{"a_start":1,"a_end":2}]},{"kind":"paraphrase","a_end":3,"b_end":2,"a_text":"ab“","b_text":"ab","aligned":[{"a_start":1,"a_end":3,"b_start":1,"b_end":1}],"changes":[{"a_end":2,"b_end":2}]}],"quotations":[{"relation":"altered","a_end":3,"b_end":3,"a_spans":[[0,1],[2,3]],"b_spans":[[0,3]],"a_text":"a “","b_text":"ab“","edits":[{"a_start":1,"a_end":3,"b_start":1,"b_end":2}]}]}`+"\n"),
		[]byte(`{"schema":"copytaster.quotation/1","id":"q-a-0","uses":2,"altered":true,"wordings":[{"parent":-1,"text":"ab","uses":[{"article":"a","end":2,"spans":[[0,2]]}]},{"parent":0,"text":"a“","edits":[{"a_start":1,"a_end":2,"b_start":1,"b_end":2}],"uses":[{"article":"a","end":3,"spans":[[0,1],[2,3]]}]}]}`+"\n"))
	f.Fuzz(func(t *testing.T, articles, pairs, ledger []byte) {
		s := &Stored{Result: Result{Run: &Run{Counts: Counts{Pairs: 1}}}, known: map[string]known{}}
		_, _ = eachLine(bytes.NewReader(articles), s.know)
		_, _ = eachLine(bytes.NewReader(articles), s.cluster)
		_, _ = eachLine(bytes.NewReader(articles), s.chain)
		var read []*Pair
		last := &Pair{}
		_, _ = eachLine(bytes.NewReader(pairs), func(line []byte) error {
			p, err := s.pair(line, bytes.NewReader(articles), last)
			if err == nil {
				read, last = append(read, p), p
			}
			return err
		})
		result := &rest{Result: s.Result}
		_, _ = eachLine(bytes.NewReader(ledger), func(line []byte) error {
			q, err := s.quotation(line)
			if err == nil {
				result.Ledger = append(result.Ledger, q)
			}
			return err
		})
		var out bytes.Buffer
		all := writers(&out, TextOptions{Width: 90})
		all["quotations"] = quotationsJSONL{NewEncoder(&out)}
		all["jsonl"], all["csv"] = NewJSONL(&out), NewCSV(&out, nil)
		for _, w := range all {
			write(t, w, read, result)
		}
	})
}
