package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/spill"
)

// shardsOf writes a run in shards of some rows and returns the files in the order of the manifest, having checked what that says of them.
func shardsOf(t *testing.T, rows int, pairs []*Pair, r *rest) (dir string, files []shardFile) {
	t.Helper()
	dir = t.TempDir()
	space := spill.New(t.TempDir(), 0)
	defer space.Close()
	write(t, NewShards(ShardOptions{Rows: rows, Space: space, Create: func(name string) (io.WriteCloser, error) { return os.Create(filepath.Join(dir, name)) }}), pairs, r)
	b, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
	var m shardManifest
	if err := errors.Join(err, json.Unmarshal(b, &m)); err != nil {
		t.Fatal(err)
	}
	there, err := os.ReadDir(dir)
	if err != nil || m.Schema != ShardsSchema || len(there) != len(m.Files)+1 {
		t.Errorf("%v, schema %q, %d files, of which %d are named", err, m.Schema, len(there), len(m.Files))
	}
	for _, f := range m.Files {
		b, err := os.ReadFile(filepath.Join(dir, f.Name))
		sum := sha256.Sum256(b)
		if err != nil || int64(len(b)) != f.Bytes || hex.EncodeToString(sum[:]) != f.SHA256 || f.Rows > rows {
			t.Errorf("%+v: %v, %d bytes, %x", f, err, len(b), sum)
		}
		if f.Format == "jsonl" && bytes.Count(b, []byte("\n")) != f.Rows {
			t.Errorf("%+v: has %d lines", f, bytes.Count(b, []byte("\n")))
		}
	}
	return dir, m.Files
}

// Three articles, one pair and one cluster, two rows a file: the second file of articles has the third one, and lists without records have
// an empty file.
func TestShardsByHand(t *testing.T) {
	pairs, r := smallRun()
	_, files := shardsOf(t, 2, pairs, r)
	var got []string
	for _, f := range files {
		if f.Format == "jsonl" {
			got = append(got, f.Name)
		}
	}
	rows := func(n, of int) (names int) { return max(1, (n+of-1)/of) }
	want := map[string]int{
		"articles": rows(len(r.Articles), 2), "pairs": rows(len(pairs), 2), "clusters": rows(len(r.Clusters), 2), "chains": rows(len(r.Chains), 2), "quotations": rows(len(r.Ledger), 2),
	}
	for _, name := range got {
		want[strings.SplitN(name, "-", 2)[0]]--
	}
	for of, left := range want {
		if left != 0 {
			t.Errorf("%s: %d files too few, of %v", of, left, got)
		}
	}
}

// TestShards puts the shards together: they are the files of the run folder.
func TestShards(t *testing.T) {
	for name, run := range map[string]func(testing.TB) ([]*Pair, *rest){"full": fullRun, "random": randomRun} {
		for _, rows := range []int{1, 7, 1000} {
			pairs, r := run(t)
			dir, files := shardsOf(t, rows, pairs, r)
			whole := filepath.Join(t.TempDir(), "run")
			outputs, err := ParseOutputs(Outputs(), []string{"jsonl", "csv", "parquet"})
			if err != nil {
				t.Fatal(err)
			}
			folder, err := Create(whole, FolderOptions{Write: outputs})
			if err != nil {
				t.Fatal(err)
			}
			write(t, folder, pairs, r)
			lines, tables := map[string][]byte{}, map[string][][]string{}
			for _, f := range files {
				b, err := os.ReadFile(filepath.Join(dir, f.Name))
				if err != nil {
					t.Fatal(err)
				}
				if f.Format != "parquet" {
					lines[f.Of+"."+f.Format] = append(lines[f.Of+"."+f.Format], b...)
					continue
				}
				for _, table := range allTables() {
					if table.name == f.Of {
						rows := parquetIn(t, filepath.Join(dir, f.Name), table)
						if len(rows) != f.Rows {
							t.Errorf("%+v: has %d rows", f, len(rows))
						}
						tables[f.Of] = append(tables[f.Of], rows...)
					}
				}
			}
			for file, got := range lines {
				want, err := os.ReadFile(filepath.Join(whole, file))
				if err != nil || !bytes.Equal(got, want) {
					t.Errorf("%s, %d rows a file: %s: %v, %d bytes, want %d", name, rows, file, err, len(got), len(want))
				}
			}
			for _, table := range allTables() {
				if got, want := tables[table.name], csvOf(t, whole, table); len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
					t.Errorf("%s, %d rows a file: %s:\n%q\nwant\n%q", name, rows, table.name, got, want)
				}
			}
		}
	}
}

// A file that cannot be begun, at any place, is an error.
func TestShardsFail(t *testing.T) {
	pairs, r := smallRun()
	full := errors.New("no place")
	for at := 0; ; at++ {
		n := 0
		s := NewShards(ShardOptions{Rows: 1, Create: func(string) (io.WriteCloser, error) {
			if n++; n > at {
				return nil, full
			}
			return nowhere{io.Discard}, nil
		}})
		err := func() error {
			for _, p := range pairs {
				if err := s.Pair(p); err != nil {
					return err
				}
			}
			for _, a := range r.Articles {
				if err := s.Article(a); err != nil {
					return err
				}
			}
			return s.Close(&r.Result)
		}()
		if n <= at {
			if err != nil || at < 10 {
				t.Errorf("%d files: %v", at, err)
			}
			return
		}
		if !errors.Is(err, full) {
			t.Errorf("file %d cannot be begun: %v", at+1, err)
		}
	}
}

type nowhere struct{ io.Writer }

func (nowhere) Close() error { return nil }
