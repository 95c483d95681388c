package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func TestFiles(t *testing.T) {
	stored := map[string]string{
		"w/b.txt": "story", "w/a.jsonl.gz": gzipped(t, `{"text":"a"}`), "w/c.txt": "", "w/d": "\x00",
		"w/cut.jsonl.gz": gzipped(t, `{"text":"a"}`+"\n") + "garbage" + strings.Repeat(" ", 2*bufferSize),
	}
	tree(t, stored)
	in := open(t, "from a pipe", Options{Hash: true}, "w", "-")
	mustCollect(t, in)
	var want []File
	for _, path := range []string{"-", "w/a.jsonl.gz", "w/b.txt", "w/cut.jsonl.gz"} {
		content := stored[path]
		if path == "-" {
			content = "from a pipe"
		}
		want = append(want, File{path, int64(len(content)), fmt.Sprintf("%x", sha256.Sum256([]byte(content)))})
	}
	if got := in.Files(); !slices.Equal(got, want) {
		t.Errorf("%+v\nwant %+v", got, want)
	}
}

func TestFilesWithoutHash(t *testing.T) {
	tree(t, map[string]string{"a.txt": "story"})
	in := open(t, "", Options{}, "a.txt")
	mustCollect(t, in)
	if got, want := in.Files(), []File{{Path: "a.txt", Bytes: 5}}; !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// A file leaves nothing to the next in the buffers that they share: each is read as it is alone.
func TestFilesTogether(t *testing.T) {
	long := strings.Repeat("The minister said so. ", bufferSize/10)
	record, last := `{"id":"r","text":"`+long+`"}`+"\n", `{"text":"a"}`
	damaged := func(packed string) string { return packed[:len(packed)-6] }
	contents := []string{
		"story", long, record + last, "{bad\n" + last, "", "\x00", "\xff\xfea\x00b\x00", encode16(binary.LittleEndian, record+last), encode16(binary.BigEndian, long), "caf\xe9",
		gzipped(t, long), gzipped(t, record+last), gzipped(t, "\xff\xfea\x00b\x00"), damaged(gzipped(t, long)), damaged(gzipped(t, record+last)), "\x1f\x8b", "\x1f\x8b\x08",
		zstded(t, long), zstded(t, record+last), zstded(t, "\xfe\xff\x00a"), damaged(zstded(t, long)), damaged(zstded(t, record+last)), "(\xb5/\xfd", "(\xb5/\xfd\x04",
	}
	random := rand.New(rand.NewPCG(1, 2))
	files := make(map[string]string)
	for range 5 {
		for _, i := range random.Perm(len(contents)) {
			files[fmt.Sprintf("w/%03d", len(files))] = contents[i]
		}
	}
	tree(t, files)
	var alone, aloneSkipped []string
	for _, path := range slices.Sorted(maps.Keys(files)) {
		articles, skipped := mustCollect(t, open(t, "", Options{}, path))
		alone, aloneSkipped = append(alone, idsAndBodies(articles)...), append(aloneSkipped, skipped...)
	}
	articles, skipped := mustCollect(t, open(t, "", Options{}, "w"))
	if !slices.Equal(idsAndBodies(articles), alone) {
		t.Error("the articles differ")
	}
	if !slices.Equal(skipped, aloneSkipped) {
		t.Errorf("skipped %q, want %q", skipped, aloneSkipped)
	}
}

func TestSameForAnyReads(t *testing.T) {
	for _, content := range []string{
		"story é", "\xff\xfea\x00b\x00", "a\x00b\x00c\x00", gzipped(t, "\xfe\xff\x00a\x00b"), zstded(t, `{"text":"a"}`), "\xef\xbb\xbf{\"text\":\"a\"}\n", "a\x00",
	} {
		var want []string
		for _, r := range []io.Reader{
			strings.NewReader(content), iotest.OneByteReader(strings.NewReader(content)), iotest.DataErrReader(strings.NewReader(content)),
		} {
			in, err := Open([]string{"-"}, nil, r, Options{})
			if err != nil {
				t.Fatal(err)
			}
			articles, skipped := mustCollect(t, in)
			got := append(idsAndBodies(articles), skipped...)
			if want == nil {
				want = got
			}
			if len(got) != 1 || !slices.Equal(got, want) {
				t.Errorf("%q: %q, want %q", content, got, want)
			}
		}
	}
}

func TestBrokenStdin(t *testing.T) {
	broken := errors.New("broken")
	for _, content := range []string{"", "story", "{\"text\":\"a\"}\n{", gzipped(t, "story")[:12]} {
		in, err := Open([]string{"-", "."}, nil, io.MultiReader(strings.NewReader(content), iotest.ErrReader(broken)), Options{})
		if err != nil {
			t.Fatal(err)
		}
		articles, skipped, err := collect(in)
		if !errors.Is(err, broken) || !strings.Contains(err.Error(), "standard input") || len(skipped) > 0 {
			t.Errorf("%q: skipped %q, error %v", content, skipped, err)
		}
		if got := len(articles); (got == 1) != strings.HasPrefix(content, "{") || got > 1 {
			t.Errorf("%q: %d articles", content, got)
		}
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	in := open(t, strings.Repeat(`{"text":"a"}`+"\n", 10), Options{}, "-")
	n := 0
	var last error
	for _, err := range in.Articles(ctx) {
		if last = err; err == nil {
			n++
		}
		if n == 3 {
			cancel()
		}
	}
	if n != 3 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d articles, error %v", n, last)
	}
	if len(in.Files()) != 0 {
		t.Errorf("files %+v", in.Files())
	}
}

func TestCancelledBefore(t *testing.T) {
	tree(t, map[string]string{"a.txt": "1", "b.pdf": ""})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	n := 0
	for _, err := range open(t, "", Options{}, ".").Articles(ctx) {
		if n++; !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	}
	if n != 1 {
		t.Errorf("%d yields", n)
	}
}

func TestOnce(t *testing.T) {
	in := open(t, "story", Options{}, "-")
	mustCollect(t, in)
	if articles, skipped, err := collect(in); err == nil || len(articles)+len(skipped) > 0 {
		t.Errorf("%q, skipped %q, error %v", ids(articles), skipped, err)
	}
}

func TestStop(t *testing.T) {
	tree(t, map[string]string{"a.jsonl.zst": zstded(t, strings.Repeat(`{"text":"a"}`+"\n", 10000)), "b.txt": "b"})
	for range open(t, "", Options{}, ".").Articles(t.Context()) {
		break // the file and its unpacker are closed: see TestMain
	}
}

// The five articles come out byte for byte.
func TestSeeds(t *testing.T) {
	const dir = "../../testdata/wire"
	articles, skipped := mustCollect(t, open(t, "", Options{}, dir))
	if len(articles) != 5 || len(skipped) > 0 {
		t.Fatalf("%q, skipped %q", ids(articles), skipped)
	}
	for _, a := range articles {
		want, err := os.ReadFile(dir + "/" + a.ID)
		if err != nil || a.Body != string(want) {
			t.Errorf("%s: differs from its file, %v", a.ID, err)
		}
	}
}

// All that is labelled can be read.
func TestData(t *testing.T) {
	dir := os.Getenv("COPYTASTER_DATA")
	if dir == "" {
		t.Skip("COPYTASTER_DATA is not set")
	}
	for _, test := range []struct {
		path     string
		articles int
	}{
		{"/ecbplus/docs.jsonl.gz", 982},
		{"/wiregen-ecb/docs.jsonl.gz", 3000},
	} {
		in := open(t, "", Options{}, dir+test.path)
		articles, skipped := mustCollect(t, in)
		if len(articles) != test.articles || len(skipped) > 0 || in.BadDates() != 0 {
			t.Errorf("%s: %d articles, %d skipped, %d bad dates", test.path, len(articles), len(skipped), in.BadDates())
		}
	}
}

func BenchmarkFolder(b *testing.B) {
	const n = 500
	files := make(map[string]string, n)
	for i := range n {
		files[fmt.Sprintf("w/%d.txt", i)] = strings.Repeat("The central bank’s governor said on Thursday that it saw no need to act.\n", 26)
	}
	tree(b, files)
	benchmarkArticles(b, n, func() *Input { return open(b, "", Options{}, "w") })
}

// What the user named and did not get is told apart from what a walk passed over.
func TestUnread(t *testing.T) {
	const record = `{"text":"a"}`
	damaged := gzipped(t, record+"\n"+record+"\n"+strings.Repeat("x", 100))
	tests := []struct {
		name, path, content string
		want                string // empty: nothing
	}{
		{"whole", "f.jsonl", record + "\n" + record, ""},
		{"one bad record", "f.jsonl", record + "\n{bad}\n", ""},
		{"bad at the end", "f.jsonl", record + "\n{bad}", ""},
		{"cut and ended", "f.jsonl", record + "\n{\"text\":\"\n", ""},
		{"cut", "f.jsonl", record + "\n{\"text\":\"", "f.jsonl:2: broken JSON: unexpected end of JSON input"},
		{"cut and packed", "f.jsonl.gz", gzipped(t, record+"\n{\"te"), "f.jsonl.gz:2: broken JSON: unexpected end of JSON input"},
		{"packed and cut", "f.jsonl.gz", damaged[:len(damaged)-9], "f.jsonl.gz:3: damaged gzip data: unexpected EOF"},
		{"no article", "f.jsonl", "{bad}\n{\"text\":5}\n", "f.jsonl: no article in it can be read"},
		{"empty", "f.txt", "", "f.txt: empty"},
		{"binary", "f.txt", "\x00\x01", "f.txt: binary file"},
		{"empty standard input", "-", " \n", ""},
		{"cut standard input", "-", gzipped(t, record)[:20], "-: damaged gzip data: unexpected EOF"},
		{"nothing in standard input", "-", "{\"text\":5}\n", "-: no article in it can be read"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tree(t, map[string]string{"w/x" + tt.path: tt.content, tt.path: tt.content})
			in := open(t, tt.content, Options{}, tt.path)
			mustCollect(t, in)
			var got []string
			for _, s := range in.Unread() {
				got = append(got, s.Error())
			}
			if strings.Join(got, "; ") != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			walked := open(t, "", Options{}, "w")
			if mustCollect(t, walked); walked.Unread() != nil {
				t.Errorf("of a walk: %v", walked.Unread())
			}
		})
	}
}
