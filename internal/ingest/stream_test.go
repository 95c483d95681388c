package ingest

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

// TestStream reads two files of one name as streams, which gives what opening them gives.
func TestStream(t *testing.T) {
	dir := t.TempDir()
	var paths, contents []string
	for _, name := range []string{"a", "b"} {
		path := filepath.Join(dir, name, "docs.jsonl")
		content := `{"text":"The council of ` + name + ` will build a bridge."}` + "\n" + `{"id":"x` + name + `","text":"The mill burnt down."}` + "\n"
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		paths, contents = append(paths, path), append(contents, content)
	}
	read := func(in *Input, err error) (out []news.Article) {
		if err != nil {
			t.Fatal(err)
		}
		for a, err := range in.Articles(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, a)
		}
		return out
	}
	want := read(Open(paths, nil, nil, Options{}))
	streams, err := Streams(paths)
	if err != nil {
		t.Fatal(err)
	}
	var got []news.Article
	for i, s := range streams {
		got = append(got, read(s.Open(strings.NewReader(contents[i]), Options{}))...)
	}
	if !reflect.DeepEqual(got, want) || len(got) != 4 || got[0].ID != "a/docs.jsonl:1" {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}
