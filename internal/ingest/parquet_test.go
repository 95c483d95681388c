package ingest

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
)

type parquetRow struct {
	ID        int64     `parquet:"id"`
	Headline  *string   `parquet:"headline,optional"`
	Body      string    `parquet:"body,zstd,dict"`
	Published time.Time `parquet:"published_at,timestamp(microsecond)"`
	Outlet    string    `parquet:"outlet,snappy"`
	Tags      []string  `parquet:"tags"`
}

// parqueted returns a small file in Parquet, of two groups of rows.
func parqueted(t testing.TB) string {
	t.Helper()
	var b bytes.Buffer
	w := parquet.NewGenericWriter[parquetRow](&b)
	for i, body := range []string{"Rain.", "Sun.", ""} {
		row := parquetRow{ID: int64(i + 7), Body: body, Published: time.Date(2024, 3, 5, 6, i, 0, 0, time.UTC), Outlet: "Post", Tags: []string{"a", "b"}}
		if i > 0 {
			row.Headline = new(fmt.Sprint("Title ", i))
		}
		if _, err := w.Write([]parquetRow{row}); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			if err := w.Flush(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestParquet(t *testing.T) {
	content := parqueted(t)
	offset := "PAR1" + strings.Repeat("x", 1000) + "\xff\xff\xff\x7fPAR1" // a footer that begins before the file
	tree(t, map[string]string{"a.parquet": content, "b.parquet.gz": gzipped(t, content), "c.parquet": content[:len(content)-9], "d.parquet": offset})
	want := []string{"7||2024-03-05T06:00:00Z|Post||||Rain.", "8|Title 1|2024-03-05T06:01:00Z|Post||||Sun.", "9|Title 2|2024-03-05T06:02:00Z|Post||||Title 2"}
	for _, path := range []string{"a.parquet", "b.parquet.gz"} {
		in := open(t, "", Options{}, path)
		articles, skipped := mustCollect(t, in)
		if got := allTold(articles); !slices.Equal(got, want) || skipped != nil {
			t.Errorf("%s: got\n%q, want\n%q; skipped %q", path, got, want, skipped)
		}
		if len(in.Notes()) != 1 || !strings.Contains(in.Notes()[0], `text from the column "body"`) || in.Titled() != 1 {
			t.Errorf("notes %q, %d titled", in.Notes(), in.Titled())
		}
	}
	if _, skipped := mustCollect(t, open(t, "", Options{}, "d.parquet")); !slices.Equal(skipped, []string{"d.parquet: damaged Parquet data: reading footer of parquet file: negative offset"}) {
		t.Errorf("skipped %q", skipped)
	}
	if articles, skipped := mustCollect(t, open(t, "", Options{}, "c.parquet")); articles != nil || len(skipped) != 1 || !strings.HasPrefix(skipped[0], "c.parquet: damaged Parquet data: ") {
		t.Errorf("cut: %q, skipped %q", ids(articles), skipped)
	}
	articles, skipped := mustCollect(t, open(t, "", Options{Map: map[string]string{"text": "headline", "id": "outlet"}}, "a.parquet"))
	if !slices.Equal(idsAndBodies(articles), []string{"Post Title 1", "Post Title 2"}) || !slices.Equal(skipped, []string{"a.parquet:1: no text"}) {
		t.Errorf("by a map: %q, skipped %q", idsAndBodies(articles), skipped)
	}
}
