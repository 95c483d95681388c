package ingest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestFolderByHand(t *testing.T) {
	tree(t, map[string]string{
		"copy/b.txt":       "second",
		"copy/a/x.txt":     "first",
		"copy/c.jsonl":     `{"id":7,"text":"third"}` + "\n" + `{"text":"fourth"}`,
		"copy/d.pdf":       "%PDF",
		"copy/README":      "zeroth",
		"copy/.hidden.txt": "not this",
		"copy/.git/x.txt":  "nor this",
	})
	articles, skipped := mustCollect(t, open(t, "", Options{}, "copy"))
	want := []string{"README zeroth", "a/x.txt first", "b.txt second", "7 third", "c.jsonl:2 fourth"}
	if got := idsAndBodies(articles); !slices.Equal(got, want) {
		t.Errorf("articles %q, want %q", got, want)
	}
	if want := []string{"copy/d.pdf: a PDF, which is not read: pdftotext -layout FILE makes text of it"}; !slices.Equal(skipped, want) {
		t.Errorf("skipped %q, want %q", skipped, want)
	}
	if p := articles[4].Place.String(); p != "copy/c.jsonl:2" {
		t.Errorf("place %s", p)
	}
}

func TestIDs(t *testing.T) {
	files := map[string]string{
		"r/x/sub/a.txt": "1", "r/q/sub/a.txt": "2", "r/p/a.txt": "3", "r/p/b.txt": "4", "r/stdin": "5",
	}
	tests := []struct {
		name   string
		inputs []string
		want   []string // sorted
	}{
		{"named by base name", []string{"r/x/sub/a.txt"}, []string{"a.txt 1"}},
		{"walked by way", []string{"r/x"}, []string{"sub/a.txt 1"}},
		{"both are lengthened", []string{"r/x/sub/a.txt", "r/p/a.txt"}, []string{"p/a.txt 3", "sub/a.txt 1"}},
		{"as long as needed", []string{"r/x/sub/a.txt", "r/q/sub/a.txt"}, []string{"q/sub/a.txt 2", "x/sub/a.txt 1"}},
		{"what is lengthened collides", []string{"r/x", "r/q/sub/a.txt", "r/p/a.txt"},
			[]string{"p/a.txt 3", "q/sub/a.txt 2", "x/sub/a.txt 1"}},
		{"others stay", []string{"r/p", "r/q/sub"}, []string{"b.txt 4", "p/a.txt 3", "sub/a.txt 2"}},
		{"the same file twice", []string{"r/p/b.txt", "./r/x/../p/b.txt"}, []string{"b.txt 4"}},
		{"by a folder and by name", []string{"r/q", "r/q/sub/a.txt"}, []string{"a.txt 2"}},
		{"nested folders", []string{"r/q", "r/q/sub"}, []string{"a.txt 2"}},
		{"standard input", []string{"-", "-"}, []string{"stdin in"}},
		{"standard input keeps its id", []string{"-", "r/stdin"}, []string{"r/stdin 5", "stdin in"}},
	}
	tree(t, files)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for range 2 { // in either order
				articles, skipped := mustCollect(t, open(t, "in", Options{}, test.inputs...))
				got := idsAndBodies(articles)
				slices.Sort(got)
				if !slices.Equal(got, test.want) || len(skipped) > 0 {
					t.Errorf("%v: %q, skipped %q; want %q", test.inputs, got, skipped, test.want)
				}
				slices.Reverse(test.inputs)
			}
		})
	}
}

func TestSamePlaceWhateverTheOrder(t *testing.T) {
	dir := tree(t, map[string]string{"r/a.txt": "1"})
	ways := []string{"r", "r/a.txt", filepath.Join(dir, "r"), filepath.Join(dir, "r/a.txt"), "./r/./a.txt"}
	for range ways {
		ways = append(ways[1:], ways[0])
		articles, _ := mustCollect(t, open(t, "", Options{}, ways...))
		if len(articles) != 1 || articles[0].Place.Path != "r/a.txt" || articles[0].ID != "a.txt" {
			t.Errorf("%q: %+v", ways, articles)
		}
	}
}

func TestTail(t *testing.T) {
	tests := []struct {
		abs  string
		n    int
		want string
	}{
		{"/a/b/c.txt", 1, "c.txt"},
		{"/a/b/c.txt", 2, "b/c.txt"},
		{"/a/b/c.txt", 3, "a/b/c.txt"},
		{"/a/b/c.txt", 9, "a/b/c.txt"},
		{"/c.txt", 1, "c.txt"},
		{"/a/caf\xe9 \uFFFD.txt", 1, "caf%E9 \uFFFD.txt"},
		{"-", 0, "stdin"},
	}
	for _, test := range tests {
		if got := tail(test.abs, test.n); got != test.want {
			t.Errorf("tail(%q, %d) = %q, want %q", test.abs, test.n, got, test.want)
		}
	}
}

func TestAgainst(t *testing.T) {
	tree(t, map[string]string{"new/a.txt": "1", "old/b.txt": "2", "old/c.pdf": "3"})
	in, err := Open([]string{"new", "old"}, []string{"old/c.pdf", "old/b.txt", "new"}, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	articles, skipped := mustCollect(t, in)
	got := map[string]bool{}
	for _, a := range articles {
		got[a.ID] = a.Against
	}
	if len(got) != 3 || got["a.txt"] || got["b.txt"] || !got["c.pdf"] || len(skipped) > 0 {
		t.Errorf("against %v, skipped %q", got, skipped)
	}
}

func TestMissing(t *testing.T) {
	tree(t, map[string]string{"a.txt": "1"})
	for _, against := range []bool{false, true} {
		inputs, others := []string{"a.txt", "nope/b.txt"}, []string(nil)
		if against {
			inputs, others = others, inputs
		}
		_, err := Open(inputs, others, nil, Options{})
		if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "nope/b.txt") {
			t.Errorf("against %v: error %v", against, err)
		}
	}
}

func TestOptions(t *testing.T) {
	tests := []struct {
		name string
		o    Options
		want string // in the error; empty: none
	}{
		{"zero", Options{}, ""},
		{"format", Options{Format: "jsonl", Map: map[string]string{"text": "body"}}, ""},
		{"unknown format", Options{Format: "papyrus"}, `"papyrus"`},
		{"unknown field", Options{Map: map[string]string{"body": "text"}}, `"body"`},
		{"no name", Options{Map: map[string]string{"text": ""}}, `"text"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Open(nil, nil, nil, test.o)
			if (err != nil) != (test.want != "") || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}

func TestSize(t *testing.T) {
	tree(t, map[string]string{"a.txt": "12345", "d/b.txt": "123", "d/c.pdf": "12"})
	in := open(t, "", Options{}, "a.txt", "d")
	if in.Size() != 8 || in.BytesRead() != 0 {
		t.Errorf("size %d, read %d", in.Size(), in.BytesRead())
	}
	mustCollect(t, in)
	if in.BytesRead() != 8 {
		t.Errorf("read %d", in.BytesRead())
	}
	if in := open(t, "", Options{}, "a.txt", "-"); in.Size() != -1 {
		t.Errorf("size with standard input %d", in.Size())
	}
}

func TestRunFolder(t *testing.T) {
	tree(t, map[string]string{
		"w/run/run.json":      `{"schema": "copytaster.run/1"}`,
		"w/run/pairs.jsonl":   `{"text":"a"}`,
		"w/other/run.json":    `{"schema": "other"}`,
		"w/other/pairs.jsonl": `{"text":"b"}`,
		"w/half/run.json":     `{"schema": "copytaster.run/1"}`,
		"w/half/a.txt":        "c",
	})
	articles, _ := mustCollect(t, open(t, "", Options{}, "w"))
	if got, want := idsAndBodies(articles), []string{"half/a.txt c", "other/pairs.jsonl:1 b"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	articles, skipped := mustCollect(t, open(t, "", Options{}, "w/run"))
	if len(articles) != 0 || !slices.Equal(skipped, []string{"w/run: a run folder of copytaster"}) {
		t.Errorf("%q, skipped %q", ids(articles), skipped)
	}
}

func TestWalkEndings(t *testing.T) {
	text, jsonl := "story", `{"text":"story"}`
	tree(t, map[string]string{
		"w/1.txt": text, "w/2.TEXT": text, "w/3.jsonl": jsonl, "w/4.ndjson": jsonl, "w/5": text,
		"w/6.txt.gz": gzipped(t, text), "w/7.ndjson.zst": zstded(t, jsonl), "w/8.Text.GZ": gzipped(t, text),
		"w/9.json": jsonl, "w/n2.gz": gzipped(t, text), "w/n3.mp4.gz": "", "w/n4.zst": "", "w/n5.mp3": text,
		"w/n6": "\x7fELF\x00\x01",
	})
	articles, skipped := mustCollect(t, open(t, "", Options{}, "w"))
	if want := []string{"1.txt", "2.TEXT", "3.jsonl:1", "4.ndjson:1", "5", "6.txt.gz", "7.ndjson.zst:1", "8.Text.GZ", "9.json:1"}; !slices.Equal(ids(articles), want) {
		t.Errorf("read %q, want %q", ids(articles), want)
	}
	const kind = ": not a kind of file that is read: "
	want := []string{"w/n2.gz" + kind + ".gz", "w/n3.mp4.gz" + kind + ".mp4.gz", "w/n4.zst" + kind + ".zst",
		"w/n5.mp3" + kind + ".mp3", "w/n6: binary file"}
	if !slices.Equal(skipped, want) {
		t.Errorf("skipped %q, want %q", skipped, want)
	}
	for _, path := range []string{"w/n2.gz", "w/n5.mp3"} {
		if articles, skipped := mustCollect(t, open(t, "", Options{}, path)); len(articles) != 1 || articles[0].Body == "" {
			t.Errorf("%s named itself: %q, skipped %q", path, ids(articles), skipped)
		}
	}
}

func TestLinks(t *testing.T) {
	tree(t, map[string]string{"w/a.txt": "1", "real/b.txt": "2", "w/a.d/c.txt": "3"})
	for link, target := range map[string]string{
		"w/out.txt": "../real/b.txt", "w/in.txt": "../w/a.d/c.txt", "w/loop": "../w", "w/folder": "../real", "w/gone.txt": "nowhere", "w/self.txt": "self.txt", "top": "w",
	} {
		if err := os.Symlink(target, link); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	for _, root := range []string{"w", "top"} {
		articles, skipped := mustCollect(t, open(t, "", Options{}, root))
		if want := []string{"a.d/c.txt 3", "a.txt 1", "in.txt 3"}; !slices.Equal(idsAndBodies(articles), want) {
			t.Errorf("%s: %q, want %q", root, idsAndBodies(articles), want)
		}
		if out := root + "/out.txt: a link to a file outside the folder; --follow-links reads it"; !slices.Contains(skipped, out) {
			t.Errorf("%s: skipped %q, not %s", root, skipped, out)
		}
		articles, skipped = mustCollect(t, open(t, "", Options{FollowLinks: true}, root))
		if want := []string{"a.d/c.txt 3", "a.txt 1", "in.txt 3", "out.txt 2"}; !slices.Equal(idsAndBodies(articles), want) {
			t.Errorf("%s, followed: %q, want %q", root, idsAndBodies(articles), want)
		}
		if len(skipped) != 2 || skipped[0] != root+"/gone.txt: a link that leads nowhere" || !strings.HasPrefix(skipped[1], root+"/self.txt: ") {
			t.Errorf("%s: skipped %q", root, skipped)
		}
	}
}
