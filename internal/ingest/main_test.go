package ingest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"go.uber.org/goleak"

	"github.com/copytaster/copytaster/internal/news"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// tree writes files into a new folder, makes it the working directory, and returns its path.
func tree(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	return dir
}

// open is Open for inputs that must be there.
func open(t testing.TB, stdin string, o Options, inputs ...string) *Input {
	t.Helper()
	in, err := Open(inputs, nil, strings.NewReader(stdin), o)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// collect reads all of in and returns the articles, the messages of what was skipped, and the error that ended it.
func collect(in *Input) (articles []news.Article, skipped []string, err error) {
	for a, err := range in.Articles(context.Background()) {
		if s, ok := errors.AsType[*Skipped](err); ok {
			skipped = append(skipped, s.Error())
		} else if err != nil {
			return articles, skipped, err
		} else {
			articles = append(articles, a)
		}
	}
	return articles, skipped, nil
}

// mustCollect is collect where nothing ends the reading.
func mustCollect(t testing.TB, in *Input) (articles []news.Article, skipped []string) {
	t.Helper()
	articles, skipped, err := collect(in)
	if err != nil {
		t.Fatal(err)
	}
	return articles, skipped
}

// idsAndBodies gives each article as "id body".
func idsAndBodies(articles []news.Article) []string {
	var s []string
	for _, a := range articles {
		s = append(s, a.ID+" "+a.Body)
	}
	return s
}

func ids(articles []news.Article) []string {
	var s []string
	for _, a := range articles {
		s = append(s, a.ID)
	}
	return s
}

func gzipped(t testing.TB, s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	return packedBy(t, w, &b, s)
}

func zstded(t testing.TB, s string) string {
	var b bytes.Buffer
	w, err := zstd.NewWriter(&b)
	if err != nil {
		t.Fatal(err)
	}
	return packedBy(t, w, &b, s)
}

func packedBy(t testing.TB, w io.WriteCloser, b *bytes.Buffer, s string) string {
	t.Helper()
	if _, err := io.WriteString(w, s); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
