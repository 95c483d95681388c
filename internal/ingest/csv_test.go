package ingest

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	mapped := func(s ...string) Options {
		o := Options{Map: map[string]string{}}
		for i := 0; i < len(s); i += 2 {
			o.Map[s[i]] = s[i+1]
		}
		return o
	}
	tests := []struct {
		name, file, content string
		o                   Options
		want                []string
		skipped, notes      string // part of the only one
	}{
		{"commas", "t", "id,title,text\n1,A,\"b, c\"\n2,D,e\n", Options{}, []string{"1 b, c", "2 e"}, "", ""},
		{"doubled marks, lines in a cell", "t", "id,text\r\n1,\"b \"\"c\"\"\r\n\r\nd\"\r\n2,e\r\n", Options{}, []string{"1 b \"c\"\r\n\r\nd", "2 e"}, "", ""},
		{"marks that nobody doubled", "t.csv", "id,text\n1,\"he said \"no\", then\"\n2,b \"c\" d\n", Options{}, []string{"2 b \"c\" d"}, "t.csv:2: a row of 3 cells", ""},
		{"marks with a backslash", "t", `id,text` + "\n" + `1,"he said \"no\", then"` + "\n2,b\n", Options{}, []string{`1 he said "no", then`, "2 b"}, "", ""},
		{"semicolons and commas", "t", "id;text\n1;a, b, c\n2;d, e\n", Options{}, []string{"1 a, b, c", "2 d, e"}, "", ""},
		{"other names", "t.tsv", "Article ID\tHeadline\tBody Text\n7\tA\tb\n", Options{}, []string{"7 b"}, "", `t.tsv: read id from the column "Article ID", text from the column "Body Text", title from the column "Headline"; --map says otherwise`},
		{"a map", "t", "nr,was\n1,a\n2,b\n", mapped("text", "was", "id", "nr"), []string{"1 a", "2 b"}, "", ""},
		{"a map of no column", "t.csv", "id,text\n1,a\n", mapped("text", "body"), nil, `the table has no column "body"; it has id, text`, ""},
		{"a map by number", "t.csv", "7,a b\n8,c d\n", mapped("text", "2", "id", "1"), []string{"7 a b", "8 c d"}, "", ""},
		{"no names", "t.csv", "7,a b\n8,c d\n", Options{}, nil, "whose first row names no columns", ""},
		{"no column of the text", "t.csv", "id,date,remark\n7,2020-01-01,a b\n", Options{}, nil, "with the columns id, date, remark; --map text=NAME", ""},
		{"titles alone", "t.csv", "id,title,url\n7,Rain falls,x\n", Options{}, []string{"7 Rain falls"}, "", ""},
		{"a first column without a name", "t.csv", ",title,content\n0,A,b\n", Options{}, []string{"t.csv:2 b"}, "", ""},
		{"a row too short", "t", "id,text\n1,a\n2\n3,c\n", Options{}, []string{"1 a", "3 c"}, "t:3: a row of 1 cells in a table of 2 columns", ""},
		{"a long first row", "t", "id,text,url\n1,\"" + strings.Repeat("x, ", 100000) + "\",u\n2,b,u\n", Options{}, []string{"1 " + strings.Repeat("x, ", 100000), "2 b"}, "", ""},
		{"a line for Excel", "t.csv", "sep=;\r\nid;text\r\n1;a, b\r\n2;c, d\r\n", Options{}, []string{"1 a, b", "2 c, d"}, "", ""},
		{"a line for Excel alone", "t.csv", "sep=;\n", Options{Format: "csv"}, nil, "empty", ""},
		{"no rows", "t.csv", "id,text\n", Options{Format: "csv"}, nil, "a table without rows", ""},
		{"a cell that is not closed", "t", "id,text\n1,a\n2,\"b\n", Options{}, []string{"1 a"}, "t:3: a quotation mark of the table is not closed: unexpected EOF", ""},
		{"Windows-1252", "t", "id,text\n1,caf\xe9\n", Options{}, []string{"1 café"}, "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tree(t, map[string]string{test.file: test.content})
			in := open(t, "", test.o, test.file)
			articles, skipped := mustCollect(t, in)
			if !slices.Equal(idsAndBodies(articles), test.want) {
				t.Errorf("%q, want %q", idsAndBodies(articles), test.want)
			}
			if test.skipped == "" && skipped != nil || test.skipped != "" && (len(skipped) != 1 || !strings.Contains(skipped[0], test.skipped)) {
				t.Errorf("skipped %q, want %q", skipped, test.skipped)
			}
			if test.notes != "" && !slices.Equal(in.Notes(), []string{test.notes}) {
				t.Errorf("notes %q, want %q", in.Notes(), test.notes)
			}
		})
	}
}

func TestTableFields(t *testing.T) {
	content := "guid;pubDate;Publisher;Link;Language;Author;Headline;Content\nx;Mon, 05 Feb 2024 10:00:00 GMT;Post;https://x.example/1;de-AT;Jo Wu;Rain;It rained.\n"
	articles, skipped := mustCollect(t, open(t, content, Options{}, "-"))
	if len(articles) != 1 {
		t.Fatalf("%d articles, skipped %q", len(articles), skipped)
	}
	a := articles[0]
	got := fmt.Sprint(a.ID, "|", a.Published, "|", a.Source, "|", a.URL, "|", a.Lang, "|", a.Byline, "|", a.Title, "|", a.Body)
	if want := "x|2024-02-05 10:00:00 +0000 UTC|Post|https://x.example/1|de|Jo Wu|Rain|It rained."; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// What encoding/csv writes is read as it was, whatever is in the cells.
func TestTableTwin(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	pieces := []string{`"`, ",", "\n", "a", " ", "ü", ";", "\t", "x y", `""`, "'"}
	for range 300 {
		var b strings.Builder
		w := csv.NewWriter(&b)
		rows := [][]string{{"id", "title", "text"}}
		for i := range 1 + r.IntN(5) {
			row := []string{fmt.Sprint(i), "", "b"}
			for c := 1; c < 3; c++ {
				for range r.IntN(8) {
					row[c] += pieces[r.IntN(len(pieces))]
				}
			}
			rows = append(rows, row)
		}
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		in := open(t, b.String(), Options{Format: "csv"}, "-")
		articles, skipped := mustCollect(t, in)
		if len(articles) != len(rows)-1 {
			t.Fatalf("%q: %d articles, skipped %q", b.String(), len(articles), skipped)
		}
		for i, a := range articles {
			if row := rows[i+1]; a.ID != row[0] || a.Title != row[1] || a.Body != row[2] {
				t.Fatalf("%q: %q %q %q, want %q", b.String(), a.ID, a.Title, a.Body, row)
			}
		}
	}
}

func FuzzCSV(f *testing.F) {
	fuzzFormat(f, "csv", "id;text\n1;\"a;\nb\"\"c\"\n", "id\ttext\n1\t\"a\\\"\tb\"\n", "text\na\n", "7,\"a\n8,b")
}
