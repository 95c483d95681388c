package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
)

// tarred returns a tar archive of files: names and contents in turn.
func tarred(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: files[i], Mode: 0o644, Size: int64(len(files[i+1]))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// zipped returns a zip archive of files: names and contents in turn.
func zipped(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		h := &zip.FileHeader{Name: files[i], Method: zip.Deflate}
		if files[i] == "mimetype" {
			h.Method = zip.Store // as OpenDocument wants it
		}
		f, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestArchives(t *testing.T) {
	files := []string{"a.txt", "Rain.", "b/c.jsonl", `{"text":"Sun."}` + "\n" + `{"id":"x","text":"Wind."}`, "b/.hidden", "no", "b/p.png", "no", "b/t.csv", "id,text\n7,Snow.\n", "b/e.txt", "", "b/f.txt.gz", gzipped(t, "Fog.")}
	want := func(archive string) []string {
		return []string{archive + "/a.txt Rain.", archive + "/b/c.jsonl:1 Sun.", "x Wind.", "7 Snow.", archive + "/b/f.txt.gz Fog."}
	}
	for name, content := range map[string]string{
		"a.tar": tarred(t, files...), "a.tar.gz": gzipped(t, tarred(t, files...)), "a.tgz": gzipped(t, tarred(t, files...)), "a.zip": zipped(t, files...), "b.zip.zst": zstded(t, zipped(t, files...)),
	} {
		t.Run(name, func(t *testing.T) {
			tree(t, map[string]string{"w/" + name: content})
			articles, skipped := mustCollect(t, open(t, "", Options{}, "w"))
			if got := idsAndBodies(articles); !slices.Equal(got, want(name)) {
				t.Errorf("%q, want %q", got, want(name))
			}
			place := "w/" + name + "/b/"
			if want := []string{place + "p.png: " + notPicture, place + "e.txt: empty"}; !slices.Equal(skipped, want) {
				t.Errorf("skipped %q, want %q", skipped, want)
			}
			if articles[1].Place.String() != place+"c.jsonl:1" {
				t.Errorf("place %v", articles[1].Place)
			}
		})
	}
}

func TestHostileArchives(t *testing.T) {
	nested := "Rain."
	name := "a.txt"
	for range maxNesting + 1 {
		nested, name = zipped(t, name, nested), "in.zip"
	}
	cut := tarred(t, "a.txt", "Rain.", "b.txt", strings.Repeat("Sun. ", 1000))
	tests := []struct{ name, content, want, skipped string }{
		{"names that lead out", zipped(t, "../../etc/a.txt", "Rain.", "/b.txt", "Sun.", `..\c.txt`, "Wind."), "stdin/etc/a.txt Rain.,stdin/b.txt Sun.,stdin/c.txt Wind.", ""},
		{"too many in one another", nested, "", "-/in.zip/in.zip/in.zip/a.txt: more than 3 archives in one another"},
		{"a tar that is cut", cut[:2000], "stdin/a.txt Rain.", "-/b.txt: it is cut off: unexpected EOF; -: damaged tar archive: unexpected EOF"},
		{"a zip that is cut", zipped(t, "a.txt", "Rain.")[:60], "", "-: damaged zip data: zip: not a valid zip file"},
		{"nothing in it", zipped(t), "", "-: empty"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			articles, skipped := mustCollect(t, open(t, test.content, Options{}, "-"))
			if got := strings.Join(idsAndBodies(articles), ","); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
			if got := strings.Join(skipped, "; "); got != test.skipped {
				t.Errorf("skipped %q, want %q", got, test.skipped)
			}
		})
	}
}

// A file that unpacks to far more than it has is left, in an archive and alone, and the next is read.
func TestRatio(t *testing.T) {
	if testing.Short() {
		t.Skip("it unpacks half a gigabyte")
	}
	chunk := bytes.Repeat([]byte("a"), 1<<20)
	fill := func(w io.Writer) {
		for range freeSize/len(chunk) + 9 {
			if _, err := w.Write(chunk); err != nil {
				t.Fatal(err)
			}
		}
	}
	var inGzip, inZip bytes.Buffer
	g := gzip.NewWriter(&inGzip)
	fill(g)
	z := zip.NewWriter(&inZip)
	f, err := z.Create("x.txt")
	if err != nil {
		t.Fatal(err)
	}
	fill(f)
	if err := errors.Join(g.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	tree(t, map[string]string{"w/1.txt.gz": inGzip.String(), "w/2.zip": inZip.String(), "w/3.txt": "Rain."})
	in := open(t, "", Options{Format: "jsonl"}, "w")
	articles, skipped := mustCollect(t, in)
	if len(articles) > 0 {
		t.Errorf("%q", ids(articles))
	}
	for _, name := range []string{"w/1.txt.gz", "w/2.zip/x.txt"} {
		if !slices.ContainsFunc(skipped, func(s string) bool { return strings.HasPrefix(s, name) && strings.HasSuffix(s, errBomb.Error()) }) {
			t.Errorf("%s: no bomb among the %d skipped, the last of which is %q", name, len(skipped), skipped[len(skipped)-1])
		}
	}
	if last := skipped[len(skipped)-1]; !strings.HasPrefix(last, "w/3.txt") {
		t.Errorf("the last is %q", last)
	}
}

// A text in bzip2 and in xz, made by their commands.
func TestMorePackings(t *testing.T) {
	for name, packed := range map[string]string{"bzip2": bzip2Rain, "xz": xzRain} {
		b, err := base64.StdEncoding.DecodeString(packed)
		if err != nil {
			t.Fatal(err)
		}
		articles, skipped := mustCollect(t, open(t, string(b), Options{}, "-"))
		if !slices.Equal(idsAndBodies(articles), []string{"stdin Rain fell.\n"}) {
			t.Errorf("%s: %q, skipped %q", name, idsAndBodies(articles), skipped)
		}
		articles, skipped = mustCollect(t, open(t, string(b[:len(b)/2]), Options{}, "-"))
		if len(articles) > 0 || len(skipped) != 1 || !strings.Contains(skipped[0], "damaged "+name+" data") {
			t.Errorf("%s, cut: %q, skipped %q", name, ids(articles), skipped)
		}
	}
	b, _ := base64.StdEncoding.DecodeString(xzRain)
	if got := xzWindow(b); got != 8<<20 {
		t.Errorf("window %d", got)
	}
	b[16] = 40 // of the dictionary: 4 GiB
	if _, skipped := mustCollect(t, open(t, string(b), Options{}, "-")); len(skipped) != 1 || !strings.Contains(skipped[0], "it asks for a window of 4096 MiB, more than 128") {
		t.Errorf("skipped %q", skipped)
	}
}

// What people try to have read is named for what it is.
func TestNamedForWhatTheyAre(t *testing.T) {
	for content, want := range map[string]string{
		"%PDF-1.7\nx": notPDF, "\x89PNG\r\n\x1a\n\x00": notPicture, "\xff\xd8\xff\xe0\x00\x10JFIF": notPicture, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00": notDoc,
		"RIFF\x00\x00\x00\x00WEBPVP8L": notPicture, "\x7fELF\x00": errBinary.Error(),
	} {
		for _, o := range []Options{{}, {Format: "jsonl"}} {
			if articles, skipped := mustCollect(t, open(t, content, o, "-")); articles != nil || !slices.Equal(skipped, []string{"-: " + want}) {
				t.Errorf("%q: %q, skipped %q, want %q", content, ids(articles), skipped, want)
			}
		}
	}
}

// An archive that comes packed and does not fit in memory waits in a temporary file, which goes.
func TestSpool(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	var files []string
	var body strings.Builder
	for i := range 200000 {
		fmt.Fprintf(&body, "%d %x ", i, i*i*7919)
	}
	for i := range 6 {
		files = append(files, fmt.Sprintf("%d.txt", i), fmt.Sprint(i)+body.String())
	}
	archive := zipped(t, files...)
	if len(archive) < memSpool/2 {
		t.Fatalf("%d bytes", len(archive))
	}
	articles, skipped := mustCollect(t, open(t, archive, Options{}, "-"))
	if len(articles) != 6 || skipped != nil || articles[5].Body != "5"+body.String() {
		t.Errorf("%d articles, skipped %q", len(articles), skipped)
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

const (
	bzip2Rain = "QlpoOTFBWSZTWZraC+YAAAHTAAAQQAEQACMlIAAiAyMhADC28K3in4u5IpwoSE1tBfMA"
	xzRain    = "/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAKUmFpbiBmZWxsLgoAAHA+SHEaXBjcAAEjC8Ib/QkftvN9AQAAAAAEWVo="
)
