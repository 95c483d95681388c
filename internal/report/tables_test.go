package report

import (
	"bytes"
	"database/sql"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"github.com/copytaster/copytaster/internal/spill"
)

// newArticlesCSV returns a writer of articles.csv alone.
func newArticlesCSV(w io.Writer) *tables { return oneTable(w, "articles") }

// oneTable returns a writer of one table as CSV.
func oneTable(w io.Writer, name string) *tables {
	return newTables(nil, func(t *table) []rowWriter {
		if t.name != name {
			return nil
		}
		return []rowWriter{newCSVRows(w, t)}
	}, nil)
}

// smallRun is a run that can be worked by hand. Kyodo sent a story at 8 on the last of March. The Courier ran 60 of its words at
// 10, the Star 40 at 13 with a credit; the Courier has 30 words of the Star of the day before too, of which no time is known. A note
// of nobody has no date.
func smallRun() ([]*Pair, *rest) {
	kyodo := &Article{ID: "k", Source: "Kyodo News", Title: "=Quake", Published: "2024-03-31T08:00:00Z", Words: 100, Pairs: 2}
	courier := &Article{
		ID: "c", Source: "The Courier", Published: "2024-03-31T23:30:00-01:00", Words: 120, WordsReused: 90, WordsEqual: 81, Pairs: 2, TopSource: "k",
		Origin: &Origin{Article: "k", Agency: "Kyodo", Confidence: 0.9},
		Audit:  &Audit{90, 90, []Debt{{"Kyodo", "agency", 60, false}, {"Star", "outlet", 30, false}}},
	}
	star := &Article{
		ID: "s", Source: "Star", Published: "2024-04-01T09:00:00Z", Words: 80, WordsReused: 40, WordsEqual: 20, Pairs: 1, TopSource: "k",
		Origin: &Origin{Article: "k", Agency: "Kyodo", Confidence: 0.8},
		Audit:  &Audit{40, 0, []Debt{{"Kyodo", "agency", 40, true}}},
	}
	old := &Article{ID: "o", Source: "Star", Published: "2024-03-30", Words: 50, Pairs: 1}
	note := &Article{ID: "n", Words: 10}
	passage := func(kind string, words int) Passage { return Passage{Kind: kind, Words: words, WordsEqual: words} }
	pairs := []*Pair{
		{A: "k", B: "c", Relation: "reuse", Direction: "a to b", Confidence: 0.9, WordsB: 120, WordsShared: 60, ArticleA: kyodo, ArticleB: courier,
			Passages: []Passage{passage("verbatim", 40), passage("edited", 20)}},
		{A: "k", B: "s", Relation: "reuse", Direction: "a to b", Confidence: 0.8, WordsB: 80, WordsShared: 40, Credited: true, ArticleA: kyodo, ArticleB: star},
		{A: "o", B: "c", Relation: "reuse", Direction: "unknown", WordsB: 120, WordsShared: 30, ArticleA: old, ArticleB: courier},
	}
	r := &rest{Result: Result{Run: &Run{Schema: RunSchema}}, Articles: []*Article{courier, kyodo, note, old, star}}
	r.Clusters = []Cluster{{ID: "c-c", Members: []string{"c", "k"}}}
	said := Use{Article: "k", Source: "Kyodo News", Published: kyodo.Published, Speaker: "Ann Gray", Start: 3, End: 9}
	printed := Use{Article: "c", Source: "The Courier", Published: courier.Published, Start: 5, End: 12}
	r.Ledger = []*LedgerQuotation{{
		ID: "q-c-5", Speaker: "Ann Gray", Text: "We will not go now.", Words: 5, Uses: 2, Articles: 2, First: &said, Altered: true,
		Wordings: []Wording{
			{Parent: -1, Relation: "first", Text: "We will not go now.", Uses: []Use{said}},
			{Parent: 0, Relation: "altered", Text: "We all will never go.", Uses: []Use{printed},
				Edits: []Edit{{"insert", 3, 3, 3, 7}, {"replace", 8, 11, 12, 17}, {"delete", 14, 18, 20, 20}}},
		},
	}}
	return pairs, r
}

// rowsOf returns the rows of a table as CSV, by the names of their columns.
func rowsOf(t *testing.T, name string) (rows []map[string]string) {
	t.Helper()
	pairs, r := smallRun()
	var out bytes.Buffer
	write(t, oneTable(&out, name), pairs, r)
	all, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, cell := range cells {
			row[all[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

// TestTablesByHand: the cells that are not simply a field of a record.
func TestTablesByHand(t *testing.T) {
	for _, tt := range []struct {
		table string
		rows  int
		row   int
		want  string // cells, "name=content" with spaces between
	}{
		{"pairs", 3, 0, "a=k b=c source_a=Kyodo|News source_canonical_a=Kyodo source_canonical_b=Courier published_a=2024-03-31T08:00:00Z published_b=2024-04-01T00:30:00Z published_date_b=2024-04-01 title_a='=Quake title_b= cluster=c-c uncredited=true giver=k taker=c giver_source=Kyodo taker_source=Courier taken_date=2024-04-01 passages=2"},
		{"pairs", 3, 1, "cluster= credited=true uncredited=false giver=k taker=s"},
		{"pairs", 3, 2, "published_a= published_date_a=2024-03-30 cluster= giver= taker= giver_source= taken_date="},
		{"articles", 5, 0, "id=c cluster=c-c agency_words=60 outlet_words=30 credited_words=0 uncredited_words=90 owed_to=Kyodo owed_kind=agency top_source=k top_source_name=Kyodo published=2024-04-01T00:30:00Z published_date=2024-04-01 source=The|Courier source_canonical=Courier origin_lag_s=59400"},
		{"articles", 5, 1, "id=k source=Kyodo|News source_canonical=Kyodo title='=Quake agency_words=0 owed_to= top_source_name= origin_lag_s="},
		{"articles", 5, 2, "id=n published= published_date= source_canonical= line="},
		{"articles", 5, 3, "id=o published= published_date=2024-03-30"},
		{"articles", 5, 4, "id=s cluster= agency_words=40 credited_words=40 uncredited_words=0 origin_lag_s=90000"},
		{"passages", 2, 0, "a=k b=c n=1 kind=verbatim words=40 source_canonical_a=Kyodo title_a='=Quake direction=a|to|b"},
		{"passages", 2, 1, "n=2 kind=edited words=20"},
		{"quotations", 2, 0, "wording=1 relation=first article=k source=Kyodo|News source_canonical=Kyodo speaker=Ann|Gray text=We|will|not|go|now. parent_text= changes= parent_article="},
		{"quotations", 2, 1, "wording=2 relation=altered article=c text=We|all|will|never|go. parent_text=We|will|not|go|now. changes=added:|all;|not|→|never;|dropped:|now parent_source=Kyodo first_article=k first_published_date=2024-03-31 quotation_altered=true"},
		{"sources", 5, 0, "source= month= articles=1 words=10 agency_share=0 unedited_share="},
		{"sources", 5, 1, "source=Courier month=2024-04 articles=1 words=120 agency_words=60 outlet_words=30 agency_share=0.5 unedited_share=0.9 credited_words=0 uncredited_words=90 articles_owing=1 articles_uncredited=1 median_lag_s=59400"},
		{"sources", 5, 2, "source=Kyodo month=2024-03 articles=1 median_lag_s="},
		{"sources", 5, 3, "source=Star month=2024-03 articles=1 words=50"},
		{"sources", 5, 4, "source=Star month=2024-04 agency_share=0.5 unedited_share=0.5 credited_words=40 articles_owing=1 articles_uncredited=0"},
	} {
		rows := rowsOf(t, tt.table)
		if len(rows) != tt.rows {
			t.Fatalf("%s has %d rows, want %d", tt.table, len(rows), tt.rows)
		}
		for want := range strings.FieldsSeq(tt.want) {
			name, content, _ := strings.Cut(want, "=")
			got, known := rows[tt.row][name]
			if content = strings.ReplaceAll(content, "|", " "); !known || got != content {
				t.Errorf("%s, row %d: %s is %q, want %q", tt.table, tt.row+1, name, got, content)
			}
		}
	}
}

func TestMedianLag(t *testing.T) {
	for _, tt := range []struct {
		lags []int64
		want datum
	}{{nil, datum{}}, {[]int64{7}, num(7)}, {[]int64{9, 2}, num(5)}, {[]int64{9, 1, 2}, num(2)}, {[]int64{-4, -1}, num(-3)}} {
		if got := (&sourceMonth{lags: tt.lags}).medianLag(); got != tt.want {
			t.Errorf("%v: %v, want %v", tt.lags, got, tt.want)
		}
	}
}

func TestMomentAndDay(t *testing.T) {
	for _, tt := range []struct{ published, moment, day string }{
		{"", "", ""}, {"2024-03-30", "", "2024-03-30"}, {"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z", "1969-12-31"},
		{"2024-03-31T23:30:00-01:00", "2024-04-01T00:30:00Z", "2024-04-01"}, {"1605-01-01", "", "1605-01-01"}, {"9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z", "9999-12-31"},
		{"soon", "", ""},
	} {
		if m, d := moment(tt.published).plain(timestampKind), day(tt.published).plain(dateKind); m != tt.moment || d != tt.day {
			t.Errorf("%q: %q, %q; want %q, %q", tt.published, m, d, tt.moment, tt.day)
		}
	}
}

// TestRowsReadBack: a row that was set aside is the row.
func TestRowsReadBack(t *testing.T) {
	for _, table := range allTables() {
		var row []datum
		for i, c := range table.columns {
			switch {
			case i%5 == 4:
				row = append(row, datum{})
			case c.kind == textKind:
				row = append(row, str(strings.Repeat("é\x00", i*40)))
			case c.kind == fractionKind:
				row = append(row, figure(math.Pi*float64(i)))
			default:
				row = append(row, num(i*1e9-3))
			}
		}
		if got := table.readRow(nil, table.appendRow(nil, row)); !reflect.DeepEqual(got, row) {
			t.Errorf("%s: %v, want %v", table.name, got, row)
		}
	}
}

// TestTablesAreEqual: CSV, Parquet and SQLite hold the same values, also where rows wait on a disk.
func TestTablesAreEqual(t *testing.T) {
	small := func(testing.TB) ([]*Pair, *rest) { return smallRun() }
	for name, run := range map[string]func(testing.TB) ([]*Pair, *rest){"small": small, "full": fullRun, "desk": deskRun, "random": randomRun} {
		t.Run(name, func(t *testing.T) {
			pairs, r := run(t)
			dir := filepath.Join(t.TempDir(), "a?b#c %25")
			outputs, err := ParseOutputs(Outputs(), []string{"csv", "parquet", "sqlite"})
			if err != nil {
				t.Fatal(err)
			}
			space := spill.New(t.TempDir(), 0)
			defer space.Close()
			folder, err := Create(dir, FolderOptions{Write: outputs, Space: space})
			if err != nil {
				t.Fatal(err)
			}
			write(t, folder, pairs, r)
			for _, table := range allTables() {
				want := csvOf(t, dir, table)
				if got := parquetOf(t, dir, table); !reflect.DeepEqual(got, want) {
					t.Errorf("%s as Parquet:\n%q\nas CSV:\n%q", table.name, got, want)
				}
				if got := sqliteOf(t, dir, table); !reflect.DeepEqual(got, want) {
					t.Errorf("%s in SQLite:\n%q\nas CSV:\n%q", table.name, got, want)
				}
			}
		})
	}
}

// randomRun is a run of records with whatever may stand in their fields.
func randomRun(t testing.TB) ([]*Pair, *rest) {
	r := rand.New(rand.NewPCG(11, 12))
	words := []string{"", "=1+1", "-", "+x", "@y", "'z", "a,b", `"q"`, "one\ntwo", "one\r\ntwo", "one\rtwo", "\ttab", "é＝", "\u2028", "The Kyodo News", "null", "NA", "1e5", "＝x"}
	word := func() string { return words[r.IntN(len(words))] }
	times := []string{"", "2024-02-29", "2024-02-29T23:59:59Z", "1987-03-01T00:00:00Z", "2024-03-01T01:00:00+05:30"}
	published := func() string { return times[r.IntN(len(times))] }
	out := &rest{Result: Result{Run: &Run{}}}
	for i := range 40 {
		a := &Article{
			ID: fmt.Sprintf("%s%d", word(), i), Source: word(), Title: word(), Published: published(), Words: r.IntN(500), Line: r.IntN(2), Pairs: r.IntN(3),
			Share: Share{Own: float64(r.IntN(10001)) / 1e4}, Origin: &Origin{Article: word(), Confidence: r.Float64()},
			Audit: &Audit{9, 4, []Debt{{word(), "agency", 5, true}, {word(), "outlet", 4, false}}},
		}
		out.Articles = append(out.Articles, a)
	}
	slices.SortFunc(out.Articles, func(x, y *Article) int { return strings.Compare(x.ID, y.ID) })
	var pairs []*Pair
	for i := range 100 {
		a, b := out.Articles[i%40], out.Articles[(i*7+1)%40]
		p := &Pair{A: a.ID, B: fmt.Sprint(b.ID, i), Relation: word(), Direction: []string{"a to b", "b to a", "unknown"}[r.IntN(3)], Resemblance: r.Float64(), ArticleA: a, ArticleB: b}
		if r.IntN(2) == 0 {
			p.LagS, p.SameStory = new(int64(r.IntN(1<<40)-1<<39)), new(r.Float64())
		}
		for range r.IntN(3) {
			p.Passages = append(p.Passages, Passage{Kind: word(), AText: word(), BText: word(), AStart: r.IntN(1 << 31), InQuotation: r.IntN(2) == 0})
		}
		pairs = append(pairs, p)
	}
	for i := range 20 {
		use := Use{Article: word(), Source: word(), Published: published()}
		out.Ledger = append(out.Ledger, &LedgerQuotation{ID: fmt.Sprint(i), Text: word(), First: &use, Wordings: []Wording{{Parent: -1, Text: word(), Uses: []Use{use, use}}, {Parent: 0, Text: word(), Uses: []Use{use}}}})
	}
	out.Clusters = []Cluster{{ID: "c-x", Members: []string{out.Articles[0].ID, out.Articles[1].ID}}}
	return pairs, out
}

// csvOf returns the rows of a table, formulas not defused.
func csvOf(t *testing.T, dir string, table *table) [][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, table.name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range table.columns {
		if rows[0][i] != c.name {
			t.Errorf("%s: column %d is %s, want %s", table.name, i+1, rows[0][i], c.name)
		}
	}
	for _, row := range rows {
		for i := range row {
			if bare, quoted := strings.CutPrefix(row[i], "'"); quoted && cell(bare) != bare {
				row[i] = bare
			}
		}
	}
	return rows[1:]
}

func parquetOf(t *testing.T, dir string, table *table) (rows [][]string) {
	t.Helper()
	return parquetIn(t, filepath.Join(dir, table.name+".parquet"), table)
}

func parquetIn(t *testing.T, path string, table *table) (rows [][]string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range file.Schema().Fields() {
		if f.Name() != table.columns[i].name {
			t.Fatalf("%s: column %d is %s, want %s", table.name, i+1, f.Name(), table.columns[i].name)
		}
	}
	reader := parquet.NewReader(file)
	defer reader.Close()
	rows = [][]string{}
	for {
		row := make([]parquet.Row, 1)
		n, err := reader.ReadRows(row)
		if n == 0 {
			if !errors.Is(err, io.EOF) {
				t.Fatal(err)
			}
			return rows
		}
		cells := make([]string, len(table.columns))
		for i, v := range row[0] {
			switch k := table.columns[i].kind; {
			case v.IsNull():
			case k == textKind:
				cells[i] = lineEnds(v.String())
			case k == fractionKind:
				cells[i] = figure(v.Double()).plain(k)
			case k == booleanKind:
				cells[i] = fmt.Sprint(v.Boolean())
			case k == timestampKind:
				cells[i] = time.UnixMilli(v.Int64()).UTC().Format(time.RFC3339)
			case k == dateKind:
				cells[i] = time.Unix(int64(v.Int32())*secondsOfDay, 0).UTC().Format(time.DateOnly)
			default:
				cells[i] = fmt.Sprint(v.Int64())
			}
		}
		rows = append(rows, cells)
	}
}

// lineEnds returns text with the line ends that a reader of CSV gives.
func lineEnds(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

func openSQLite(t *testing.T, dir string) *sql.DB {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, databaseFile))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.sqlite") // its own path may have marks of an address
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func sqliteOf(t *testing.T, dir string, table *table) [][]string {
	t.Helper()
	rows := query(t, openSQLite(t, dir), "SELECT * FROM "+table.name+" ORDER BY rowid")
	for _, row := range rows {
		for i := range row {
			switch table.columns[i].kind {
			case booleanKind:
				row[i] = map[string]string{"1": "true", "0": "false"}[row[i]]
			case textKind:
				row[i] = lineEnds(row[i])
			}
		}
	}
	return rows
}

func query(t *testing.T, db *sql.DB, question string) [][]string {
	t.Helper()
	rows, err := db.Query(question)
	if err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	all := [][]string{}
	for rows.Next() {
		values, into := make([]any, len(names)), make([]any, len(names))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		row := make([]string, len(names))
		for i, v := range values {
			switch v := v.(type) {
			case nil:
			case float64:
				row[i] = figure(v).plain(fractionKind)
			default:
				row[i] = fmt.Sprint(v)
			}
		}
		all = append(all, row)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestViews: the views of the database say of the small run what can be worked by hand.
func TestViews(t *testing.T) {
	pairs, r := smallRun()
	dir := t.TempDir()
	outputs, _ := ParseOutputs(Outputs(), []string{"sqlite"})
	folder, err := Create(dir, FolderOptions{Write: outputs})
	if err != nil {
		t.Fatal(err)
	}
	write(t, folder, pairs, r)
	db := openSQLite(t, dir)
	for question, want := range map[string][][]string{
		"SELECT * FROM who_took_from_whom": {{"Kyodo", "Courier", "2024-04", "1", "60", "1"}, {"Kyodo", "Star", "2024-04", "1", "40", "0"}},
		"SELECT source, articles, credited_words, uncredited_words, uncredited_share FROM uncredited_by_outlet": {{"Courier", "1", "0", "90", "1"}, {"", "1", "0", "0", ""}, {"Kyodo", "1", "0", "0", ""}, {"Star", "2", "40", "0", "0"}},
		"SELECT parent_text, text, changes, source, parent_source FROM altered_quotations":                      {{"We will not go now.", "We all will never go.", "added: all; not → never; dropped: now", "Courier", "Kyodo"}},
		"SELECT count(*), count(DISTINCT a || b) FROM pairs_to_code":                                            {{"3", "3"}},
		"SELECT type, unit FROM columns WHERE \"table\" = 'pairs' AND \"column\" = 'lag_s'":                     {{"integer", "seconds"}},
		"PRAGMA integrity_check": {{"ok"}},
	} {
		if got := query(t, db, question); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
}

// TestAbortAll: a run folder with all that there is leaves nothing when it is given up, before Close or in it.
func TestAbortAll(t *testing.T) {
	for _, closes := range []bool{false, true} {
		pairs, r := smallRun()
		dir := filepath.Join(t.TempDir(), "run")
		folder, err := Create(dir, FolderOptions{Write: Outputs()})
		if err != nil {
			t.Fatal(err)
		}
		if err := folder.Pair(pairs[0]); err != nil {
			t.Fatal(err)
		}
		folder.Abort()
		if closes {
			if err := folder.Close(&r.Result); err == nil {
				t.Error("a folder that was given up can be closed")
			}
		}
		if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("something is left: %v", err)
		}
	}
}

// TestSample: of 500 pairs of one relation and 20 of another, all 20 and 180 of the others are drawn, whatever their ids.
func TestSample(t *testing.T) {
	var pairs []*Pair
	for i := range 520 {
		relation := "reuse"
		if i%26 == 0 {
			relation = "identical"
		}
		pairs = append(pairs, &Pair{A: fmt.Sprintf("a%03d", i), B: "b", Relation: relation})
	}
	dir := t.TempDir()
	outputs, _ := ParseOutputs(Outputs(), []string{"sqlite"})
	folder, err := Create(dir, FolderOptions{Write: outputs})
	if err != nil {
		t.Fatal(err)
	}
	write(t, folder, pairs, emptyRun())
	db := openSQLite(t, dir)
	got := query(t, db, "SELECT relation, count(*) FROM pairs_to_code GROUP BY 1 ORDER BY 1")
	if want := [][]string{{"identical", "20"}, {"reuse", "180"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	// A lot: the drawn ones are not the first ones.
	first := query(t, db, "SELECT count(*) FROM pairs_to_code WHERE relation = 'reuse' AND a < 'a260'")
	if first[0][0] < "60" || first[0][0] > "99" || len(first[0][0]) != 2 {
		t.Errorf("%s of 180 are of the first half", first[0][0])
	}
}

// TestGraphs: the edges lead from who gave to who took, and only where that is known.
func TestGraphs(t *testing.T) {
	pairs, r := smallRun()
	var articles, sources bytes.Buffer
	g := newGraph(&articles, &sources)
	write(t, newTables(nil, func(*table) []rowWriter { return nil }, g, g.close), pairs, r)
	for _, want := range []string{
		`<node id="c"><data key="node.source">Courier</data><data key="node.published">2024-04-01T00:30:00Z</data><data key="node.cluster">c-c</data><data key="node.words">120</data></node>`,
		`<node id="o">`, `<edge source="k" target="c"><data key="edge.weight">60</data>`, `<edge source="k" target="s">`,
	} {
		if !strings.Contains(articles.String(), want) {
			t.Errorf("no %s in\n%s", want, &articles)
		}
	}
	if strings.Contains(articles.String(), `<node id="n">`) || strings.Count(articles.String(), "<edge ") != 2 {
		t.Errorf("a node or an edge too many:\n%s", &articles)
	}
	for _, want := range []string{
		`<node id="Star"><data key="node.articles">2</data><data key="node.words">130</data><data key="node.agency_words">40</data><data key="node.uncredited_words">0</data></node>`,
		`<edge source="Kyodo" target="Courier"><data key="edge.weight">60</data><data key="edge.pairs">1</data><data key="edge.uncredited_pairs">1</data></edge>`,
	} {
		if !strings.Contains(sources.String(), want) {
			t.Errorf("no %s in\n%s", want, &sources)
		}
	}
}

func TestParseOutputs(t *testing.T) {
	names := func(outputs []Output) (names []string) {
		for _, o := range outputs {
			names = append(names, o.Name)
		}
		return names
	}
	for _, tt := range []struct{ in, want []string }{
		{nil, []string{"jsonl", "csv", "html"}},
		{[]string{"sqlite", "csv", "csv"}, []string{"csv", "sqlite"}},
	} {
		got, err := ParseOutputs(Outputs(), tt.in)
		if err != nil || !slices.Equal(names(got), tt.want) {
			t.Errorf("%q: %q, %v; want %q", tt.in, names(got), err, tt.want)
		}
	}
	if _, err := ParseOutputs(Outputs(), []string{"csv", "excel"}); err == nil || !strings.Contains(err.Error(), "excel") {
		t.Error(err)
	}
}

// Row groups end by bytes: a Parquet file of long texts has several, and all rows.
func TestParquetRowGroups(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 40 MB")
	}
	table := passagesTable().table()
	var out bytes.Buffer
	w := newParquetRows(&out, table)
	row := make([]datum, len(table.columns))
	row[0] = str(strings.Repeat("word ", 100_000))
	for range 80 {
		if err := w.Row(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := parquet.OpenFile(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil || file.NumRows() != 80 || len(file.RowGroups()) < 2 {
		t.Errorf("%v, %d rows in %d groups", err, file.NumRows(), len(file.RowGroups()))
	}
}

// Former records do not say whether a debt is an agency's: the name tells.
func TestFormerDebts(t *testing.T) {
	const line = `{"schema":"copytaster.article/2","id":"a","audit":{"words":9,"uncredited":5,"owed":[{"to":"Kyodo","words":5,"credited":false},{"to":"Courier","words":4,"credited":true}]}}`
	a, err := readArticle([]byte(line))
	if err != nil {
		t.Fatal(err)
	}
	if want := []Debt{{"Kyodo", "agency", 5, false}, {"Courier", "outlet", 4, true}}; !slices.Equal(a.Audit.Owed, want) {
		t.Errorf("%v, want %v", a.Audit.Owed, want)
	}
}
