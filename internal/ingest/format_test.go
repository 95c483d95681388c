package ingest_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/news"
)

// toy is a format of one article a line, after a line "toy".
func toy() ingest.Format {
	return ingest.Format{
		Name:       "toy",
		Extensions: []string{".toy"},
		Sniff:      func(s *ingest.Sample) bool { return bytes.HasPrefix(s.Head, []byte("toy\n")) },
		Read: func(s *ingest.Source) iter.Seq2[news.Article, error] {
			return func(yield func(news.Article, error) bool) {
				for lines, n := bufio.NewScanner(s), 1; lines.Scan(); n++ {
					a, err := news.Article{Body: lines.Text(), Place: news.Place{Line: n}}, error(nil)
					if strings.Contains(a.Body, "bad") {
						err = &ingest.Skipped{Place: a.Place, Reason: "a bad line"}
					}
					if n > 1 && !yield(a, err) {
						return
					}
				}
			}
		},
	}
}

// packed is a binary format of texts after their lengths, after the byte 0.
func packed() ingest.Format {
	return ingest.Format{
		Name:   "packed",
		Binary: true,
		Sniff:  func(s *ingest.Sample) bool { return len(s.Head) > 0 && s.Head[0] == 0 },
		Read: func(s *ingest.Source) iter.Seq2[news.Article, error] {
			return func(yield func(news.Article, error) bool) {
				_, _ = s.ReadByte()
				for n := 1; ; n++ {
					size, err := binary.ReadUvarint(s)
					if errors.Is(err, io.EOF) {
						return
					}
					body := make([]byte, size)
					if err == nil {
						_, err = io.ReadFull(s, body)
					}
					a := news.Article{ID: fmt.Sprint("p", n), Body: string(body), Place: news.Place{Line: n}}
					if !yield(a, err) || err != nil {
						return
					}
				}
			}
		},
	}
}

// readAll reads paths and returns each article as "id path:line body", each error as its text.
func readAll(t *testing.T, o ingest.Options, paths ...string) (all []string) {
	t.Helper()
	in, err := ingest.Open(paths, nil, nil, o)
	if err != nil {
		t.Fatal(err)
	}
	for a, err := range in.Articles(context.Background()) {
		if err != nil {
			all = append(all, err.Error())
			continue
		}
		all = append(all, fmt.Sprintf("%s %s %s", a.ID, a.Place, a.Body))
	}
	return all
}

// TestToyReader: a row and a function make a format. Nothing else knows it, and yet a walk reads its files, it is recognised by
// its content, packed or in UTF-16 too, and it can be forced.
func TestToyReader(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, content := range map[string]string{
		"in/a.toy": "toy\none\nbad\ntwo", "in/b.txt": "toy\nthree", "in/c.txt": "no toy", "in/d.jsonl": `{"id": "d", "text": "four"}`,
		"in/e.toy": "\xff\xfet\x00o\x00y\x00\n\x00f\x00\xe9\x00", "in/f": "\x00\x01x\x02yz", "in/g": "\x00\x09cut",
	} {
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(content), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	formats := append(ingest.Formats(), toy(), packed())
	got := readAll(t, ingest.Options{Formats: formats}, "in")
	want := []string{"a.toy:2 in/a.toy:2 one", "in/a.toy:3: a bad line", "a.toy:4 in/a.toy:4 two", "b.txt:2 in/b.txt:2 three", "c.txt in/c.txt no toy",
		"d in/d.jsonl:1 four", "e.toy:2 in/e.toy:2 fé", "p1 in/f:1 x", "p2 in/f:2 yz", "in/g:1: it is cut off: unexpected EOF"}
	if !slices.Equal(got, want) {
		t.Errorf("read\n%q, want\n%q", got, want)
	}
	forced := readAll(t, ingest.Options{Formats: formats, Format: "toy"}, "in/c.txt", "in/d.jsonl", "in/f")
	if want := []string{"in/f: binary file"}; !slices.Equal(forced, want) { // the first line is no article
		t.Errorf("forced: %q, want %q", forced, want)
	}
	without := readAll(t, ingest.Options{}, "in/a.toy", "in/f")
	if want := []string{"a.toy in/a.toy toy\none\nbad\ntwo", "in/f: binary file"}; !slices.Equal(without, want) {
		t.Errorf("without the formats: %q, want %q", without, want)
	}
	err := ingest.Options{Formats: formats, Format: "papyrus"}.Validate()
	if err == nil || !strings.HasPrefix(err.Error(), `unknown input format "papyrus": there are text, csv, `) || !strings.HasSuffix(err.Error(), ", toy and packed") {
		t.Error(err)
	}
}

// TestFormats: the table can be relied on, whatever is in it.
func TestFormats(t *testing.T) {
	seen := map[string]bool{}
	for i, f := range ingest.Formats() {
		if f.Name == "" || f.Name != strings.ToLower(f.Name) || f.About == "" || f.Read == nil || f.Sniff == nil && i > 0 {
			t.Errorf("row %d lacks something: %+v", i, f)
		}
		for _, name := range append(f.Extensions, f.Name) {
			if seen[name] {
				t.Errorf("%s stands twice", name)
			}
			seen[name] = true
		}
		for _, e := range f.Extensions {
			if !strings.HasPrefix(e, ".") || e != strings.ToLower(e) || strings.Count(e, ".") > 1 {
				t.Errorf("%s: %q is no extension", f.Name, e)
			}
		}
	}
	if first := ingest.Formats()[0]; first.Binary || first.Sniff != nil {
		t.Error("the first does not take every text")
	}
}

// Formats that ask for the first line one after the other get the same, and the reader gets all.
func TestFirstLine(t *testing.T) {
	looks := 0
	look := ingest.Format{Name: "look", Sniff: func(s *ingest.Sample) bool {
		looks++
		head, line := string(s.Head), string(s.FirstLine())
		if head != "\n{}\nrest" || line != "\n{}\n" || string(s.Head) != head || string(s.FirstLine()) != line {
			t.Errorf("head %q, first line %q", head, line)
		}
		return false
	}}
	formats := append(ingest.Formats(), look, look)
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("\n{}\nrest"), 0o666); err != nil {
		t.Fatal(err)
	}
	in, err := ingest.Open([]string{path}, nil, nil, ingest.Options{Formats: formats})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, err := range in.Articles(context.Background()) {
		got = append(got, strings.TrimPrefix(err.Error(), path))
	}
	if looks != 2 || len(got) != 2 || got[0] != ":2: no field \"text\"; the record has none; --map text=FIELD names the one to read" {
		t.Errorf("%d looks, got %q", looks, got)
	}
}
