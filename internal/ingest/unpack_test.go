package ingest

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

func TestPacked(t *testing.T) {
	const text, record = "“story”", `{"id":"x","text":"a"}` + "\n"
	tests := []struct{ name, stored, want string }{
		{"gzip text", gzipped(t, text), "stdin " + text},
		{"zstd text", zstded(t, text), "stdin " + text},
		{"gzip members", gzipped(t, text) + gzipped(t, text), "stdin " + text + text},
		{"gzip with zeros behind it", gzipped(t, text) + strings.Repeat("\x00", 2*bufferSize), "stdin " + text},
		{"gzip with zeros between members", gzipped(t, text) + "\x00\x00" + gzipped(t, text), "stdin " + text + text},
		{"an empty member of gzip", gzipped(t, "") + gzipped(t, text) + gzipped(t, ""), "stdin " + text},
		{"pzstd", "\x50\x2a\x4d\x18\x04\x00\x00\x00\x10\x00\x00\x00" + zstded(t, text) + "\x5f\x2a\x4d\x18\x00\x00\x00\x00" + zstded(t, text), "stdin " + text + text},
		{"zstd frames", zstded(t, text) + zstded(t, text), "stdin " + text + text},
		{"gzip records", gzipped(t, record), "x a"},
		{"zstd records", zstded(t, record), "x a"},
		{"UTF-16 in gzip", gzipped(t, "\xff\xfea\x00b\x00"), "stdin ab"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			articles, skipped := mustCollect(t, open(t, test.stored, Options{}, "-"))
			if !slices.Equal(idsAndBodies(articles), []string{test.want}) {
				t.Errorf("%q, skipped %q; want %q", idsAndBodies(articles), skipped, test.want)
			}
		})
	}
}

func TestDamaged(t *testing.T) {
	var b strings.Builder
	for i := range 20000 {
		fmt.Fprintf(&b, `{"id":%d,"text":"story %d"}`+"\n", i, i*i)
	}
	records := b.String()
	for _, pack := range []struct {
		name string
		by   func(testing.TB, string) string
	}{{"gzip", gzipped}, {"zstd", zstded}} {
		packed := pack.by(t, records)
		flipped := []byte(packed)
		flipped[len(flipped)-6] ^= 0x55 // of the checksum, or just before it
		tests := []struct {
			name, stored string
			some         bool // records come before the damage
		}{
			{"cut late", packed[:len(packed)*9/10], true},
			{"cut before the checksum", packed[:len(packed)-2], true},
			{"cut in the header", packed[:5], false},
			{"bytes changed", string(flipped), true},
			{"garbage after it", packed + "garbage garbage", true},
			{"garbage after zeros", packed + "\x00\x00garbage", true},
		}
		for _, test := range tests {
			t.Run(pack.name+" "+test.name, func(t *testing.T) {
				articles, skipped := mustCollect(t, open(t, test.stored, Options{}, "-"))
				if len(skipped) != 1 || !strings.Contains(skipped[0], ": damaged "+pack.name+" data: ") {
					t.Fatalf("skipped %q", skipped)
				}
				if got := len(articles) > 0; got != test.some {
					t.Fatalf("%d articles", len(articles))
				}
				for i, a := range articles {
					if a.ID != fmt.Sprint(i) || a.Body != fmt.Sprintf("story %d", i*i) {
						t.Fatalf("article %d is %q %q", i, a.ID, a.Body)
					}
				}
				if n := len(articles); n > 0 && !strings.HasPrefix(skipped[0], fmt.Sprintf("-:%d: ", n+1)) {
					t.Errorf("%d articles, then %q", n, skipped[0])
				}

				articles, skipped = mustCollect(t, open(t, test.stored, Options{Format: "text"}, "-"))
				if len(articles) > 0 || len(skipped) != 1 || !strings.HasPrefix(skipped[0], "-: damaged ") {
					t.Errorf("as text: %q, skipped %q", ids(articles), skipped)
				}
			})
		}
	}
}

func TestBomb(t *testing.T) {
	bomb := gzipped(t, strings.Repeat("a", 8<<20))
	in := open(t, bomb, Options{}, "-")
	in.limit = 1 << 20
	articles, skipped := mustCollect(t, in)
	if len(articles) > 0 || !slices.Equal(skipped, []string{"-: an article of more than 1048576 bytes"}) {
		t.Errorf("%q, skipped %q", ids(articles), skipped)
	}
}

// Blank lines before the first one are not all kept to find it.
func TestBlankBomb(t *testing.T) {
	var before, after runtime.MemStats
	bomb := gzipped(t, strings.Repeat("\n", 64<<20))
	runtime.GC()
	runtime.ReadMemStats(&before)
	in := open(t, bomb, Options{}, "-")
	articles, skipped := mustCollect(t, in)
	runtime.ReadMemStats(&after)
	if len(articles) > 0 || len(skipped) != 1 {
		t.Errorf("%q, skipped %q", ids(articles), skipped)
	}
	if taken := after.TotalAlloc - before.TotalAlloc; taken > 200<<20 {
		t.Errorf("%d MiB were allocated for a file of %d bytes", taken>>20, len(bomb))
	}
}

// A window is allocated as the header of the file asks.
func TestWindow(t *testing.T) {
	var b strings.Builder
	w, err := zstd.NewWriter(&b, zstd.WithWindowSize(2*maxWindow), zstd.WithSingleSegment(false))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := w.Write([]byte("story")); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	articles, skipped := mustCollect(t, open(t, b.String(), Options{}, "-"))
	if len(articles) > 0 || len(skipped) != 1 || !strings.Contains(skipped[0], "window size exceeded") {
		t.Errorf("%q, skipped %q", ids(articles), skipped)
	}
}
