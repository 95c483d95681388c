package eval

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/klauspost/compress/zstd"
)

func TestReadGoldByHand(t *testing.T) {
	got := readGold(t, map[string]string{
		"docs.jsonl": "\ufeff" + `{"id":"a","text":"é one","source":"x"}` + "\r\n\n" +
			`{"id":"b","title":"no text"}` + "\n" + `{"id":"c","text":"one"}`,
		"pairs.jsonl":        `{"a":"b","b":"a","label":1.0,"kind":"cut","ops":["cut"]}`,
		"gold.jsonl":         `{"a":"a","a_start":2,"a_end":5,"b":"c","b_start":0,"b_end":3,"kind":"verbatim","tokens":1,"a_text":"one"}`,
		"silver_pairs.jsonl": `{"a":"a","b":"b","j":0,"c":1,"inter":5}`,
		"clusters.jsonl":     `{"id":"a","cluster":7}` + "\n" + `{"id":"c","cluster":"7"}`,
		"gold.json":          `{"complete":true}`,
		"quotes.jsonl":       `{"id":"a","direct":true,"source":[],"cue":[[0,1]],"content":[[0,1],[2,5]]}`,
		"more.jsonl":         `no concern of ours`,
	})
	want := &Gold{
		Docs:     map[string]string{"a": "é one", "b": "", "c": "one"},
		Pairs:    []Label{{A: "b", B: "a", Pair: true, Kind: "cut"}},
		Spans:    []Span{{A: "a", AStart: 2, AEnd: 5, B: "c", BStart: 0, BEnd: 3, Kind: "verbatim", Tokens: 1}},
		Silver:   []Silver{{A: "a", B: "b", J: 0, C: 1}},
		Clusters: map[string]string{"a": `7`, "c": `"7"`},
		Quotes:   []Quote{{ID: "a", Direct: true, Content: [][2]int{{0, 1}, {2, 5}}}},
		Complete: true,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestReadGoldCompressed(t *testing.T) {
	want := readGold(t, byHand)
	for _, suffix := range []string{".gz", ".zst"} {
		fsys := fstest.MapFS{}
		for name, text := range byHand {
			fsys[name+suffix] = &fstest.MapFile{Data: packed(t, suffix, text)}
		}
		if got, err := ReadGold(fsys); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, %v", suffix, got, err)
		}
		for name, f := range fsys {
			whole := f.Data
			f.Data = whole[:len(whole)/2]
			if _, err := ReadGold(fsys); err == nil || !strings.HasPrefix(err.Error(), name) {
				t.Errorf("%s cut in half: %v", name, err)
			}
			f.Data = whole
		}
	}
}

func TestReadGoldErrors(t *testing.T) {
	docs := byHand["docs.jsonl"]
	tests := []struct {
		name, file, text, want string
	}{
		{"no JSON", "pairs.jsonl", "\n{", "pairs.jsonl:2: unexpected end of JSON input"},
		{"wrong type", "spans.jsonl", `{"a":"a","b":"b","a_start":"0"}`, "spans.jsonl:1: a_start cannot be a string"},
		{"fraction", "spans.jsonl", `{"a":"a","b":"b","a_start":0.5}`, "spans.jsonl:1: a_start cannot be a number 0.5"},
		{"no object", "spans.jsonl", `[1]`, "spans.jsonl:1: json: cannot unmarshal array"},
		{"no a", "pairs.jsonl", `{"b":"a","label":1}`, "pairs.jsonl:1: a is missing"},
		{"no b", "silver_pairs.jsonl", `{"a":"a","j":1,"c":1}`, "silver_pairs.jsonl:1: b is missing"},
		{"unknown article", "pairs.jsonl", `{"a":"a","b":"z","label":1}`, `pairs.jsonl:1: b: "z" is not in docs.jsonl`},
		{"one article", "pairs.jsonl", `{"a":"a","b":"a","label":1}`, `pairs.jsonl:1: a and b are the same article, "a"`},
		{"no label", "pairs.jsonl", `{"a":"a","b":"b"}`, "pairs.jsonl:1: label must be 0 or 1"},
		{"label 2", "pairs.jsonl", `{"a":"a","b":"b","label":2}`, "pairs.jsonl:1: label must be 0 or 1"},
		{"pair twice", "pairs.jsonl", byHand["pairs.jsonl"] + `{"a":"b","b":"a","label":0}`, `pairs.jsonl:4: the pair "b", "a" comes a second time`},
		{"silver twice", "silver_pairs.jsonl", byHand["silver_pairs.jsonl"] + `{"a":"b","b":"a","j":1,"c":1}`, `silver_pairs.jsonl:4: the pair "b", "a" comes`},
		{"sentences after articles", "pairs.jsonl", byHand["pairs.jsonl"] + `{"a_text":"x","b_text":"y","label":1}`, "pairs.jsonl:4: a pair of sentences among"},
		{"articles after sentences", "pairs.jsonl", sentences + `{"a":"a","b":"b","label":1}`, "pairs.jsonl:6: a pair of articles among"},
		{"blank sentence", "pairs.jsonl", `{"a_text":" ","b_text":"y","label":1}`, "pairs.jsonl:1: a_text is missing or blank"},
		{"no second sentence", "pairs.jsonl", `{"a_text":"x","label":1}`, "pairs.jsonl:1: b_text is missing or blank"},
		{"similarity as label", "pairs.jsonl", `{"a_text":"x","b_text":"y","label":4.5}`, "pairs.jsonl:1: label must be 0 or 1, or left out where there is a score"},
		{"score of 6", "pairs.jsonl", `{"a_text":"x","b_text":"y","score":6}`, "pairs.jsonl:1: score is 6: it must lie between 0 and 5"},
		{"neither label nor score", "pairs.jsonl", `{"a_text":"x","b_text":"y"}`, "pairs.jsonl:1: label must be 0 or 1"},
		{"quote of nobody", "quotes.jsonl", `{"id":"z","direct":true}`, `quotes.jsonl:1: id: "z" is not in docs.jsonl`},
		{"quote without direct", "quotes.jsonl", `{"id":"a"}`, "quotes.jsonl:1: direct is missing"},
		{"content past the end", "quotes.jsonl", `{"id":"a","direct":true,"content":[[0,28]]}`, `quotes.jsonl:1: content: 0 to 28 lies outside "a"`},
		{"source of three", "quotes.jsonl", `{"id":"a","direct":true,"source":[[0,1,2]]}`, "quotes.jsonl:1: source: [0 1 2] is not [start, end]"},
		{"no end", "spans.jsonl", `{"a":"a","b":"b","a_start":0,"a_end":1,"b_start":1}`, "spans.jsonl:1: one of a_start, a_end, b_start and b_end is missing"},
		{"empty span", "spans.jsonl", `{"a":"a","b":"b","a_start":2,"a_end":2,"b_start":1,"b_end":2}`, "spans.jsonl:1: a_start, a_end: 2 to 2 is no range"},
		{"negative span", "spans.jsonl", `{"a":"a","b":"b","a_start":0,"a_end":2,"b_start":-1,"b_end":2}`, "spans.jsonl:1: b_start, b_end: -1 to 2 is no range"},
		{"past the end", "spans.jsonl", `{"a":"a","b":"b","a_start":0,"a_end":28,"b_start":0,"b_end":2}`, `spans.jsonl:1: a_start, a_end: 0 to 28 lies outside "a", which has 27 characters`},
		{"negative tokens", "spans.jsonl", `{"a":"a","b":"b","a_start":0,"a_end":2,"b_start":0,"b_end":2,"tokens":-1}`, "spans.jsonl:1: tokens is -1"},
		{"no c", "silver_pairs.jsonl", `{"a":"a","b":"b","j":1}`, "silver_pairs.jsonl:1: j and c must be there"},
		{"j of 2", "silver_pairs.jsonl", `{"a":"a","b":"b","j":2,"c":1}`, "silver_pairs.jsonl:1: j and c must be there"},
		{"no cluster", "clusters.jsonl", `{"id":"a","cluster":null}`, "clusters.jsonl:1: cluster is missing"},
		{"two clusters", "clusters.jsonl", byHand["clusters.jsonl"] + `{"id":"a","cluster":2}`, `clusters.jsonl:7: id "a" comes a second time`},
		{"doc twice", "docs.jsonl", docs + `{"id":"a"}`, `docs.jsonl:7: id "a" comes a second time`},
		{"doc without id", "docs.jsonl", `{"text":"a"}`, "docs.jsonl:1: id is missing"},
		{"two spans files", "gold.jsonl", "", "spans.jsonl and gold.jsonl are both there"},
		{"two forms", "pairs.jsonl.gz", "", "pairs.jsonl and pairs.jsonl.gz are both there"},
		{"gold.json", "gold.json", `{"complete":1}`, "gold.json: complete cannot be a number"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := folder(byHand)
			files[test.file] = &fstest.MapFile{Data: []byte(test.text)}
			if _, err := ReadGold(files); err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

func TestReadGoldNothingToScore(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"empty folder": {},
		"docs only":    {"docs.jsonl": byHand["docs.jsonl"]},
		"empty files":  {"pairs.jsonl": "\n"},
	} {
		if _, err := ReadGold(folder(files)); !errors.Is(err, ErrNoGold) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := ReadGold(os.DirFS("testdata/missing")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing folder: %v", err)
	}
	const quote = `{"id":"a","direct":true,"content":[[0,1]]}`
	if _, err := ReadGold(folder(map[string]string{"quotes.jsonl": quote})); err == nil || !strings.HasPrefix(err.Error(), "quotes.jsonl:1: docs.jsonl is missing") {
		t.Errorf("quotations without texts: %v", err)
	}
}

const sentences = `{"a_text":"one","b_text":"two","label":1,"split":"train","kind":"news"}
{"a_text":"one","b_text":"three","label":0,"id":"x"}
{"a_text":"four","b_text":"five","score":4,"kind":"news"}
{"a_text":"four","b_text":"six","score":3.9}
{"a_text":"four","b_text":"seven","score":2}
`

func TestReadSentencePairs(t *testing.T) {
	gold := readGold(t, map[string]string{"pairs.jsonl": sentences})
	pairs := []SentencePair{
		{A: "one", B: "two", Same: true, Split: "train", Kind: "news"},
		{A: "one", B: "three"},
		{A: "four", B: "five", Same: true, Kind: "news"},
		{A: "four", B: "seven"},
	}
	if want := (&Gold{Sentences: pairs, Between: 1}); !reflect.DeepEqual(gold, want) {
		t.Errorf("got %+v, want %+v", gold, want)
	}
	if gold.NeedsRun() {
		t.Error("sentence pairs need a run")
	}
	for name := range byHand {
		if name != "docs.jsonl" && !readGold(t, map[string]string{name: byHand[name]}).NeedsRun() {
			t.Errorf("%s needs no run", name)
		}
	}
}

// ReadGold accepts only what can be scored, and the perfect run misses nothing of it.
func FuzzReadGold(f *testing.F) {
	f.Add(byHand["docs.jsonl"], byHand["pairs.jsonl"], byHand["spans.jsonl"], byHand["silver_pairs.jsonl"], byHand["clusters.jsonl"], "", "{}")
	f.Add("", `{"a":"1","b":"0","label":1}`, `{"a":"1","b":"0","a_start":0,"a_end":9,"b_start":3,"b_end":4,"tokens":12}`, "", "", "", `{"complete":true}`)
	f.Add(`{"id":"1","text":"\ud800\u0000 é"}`, "", "", `{"a":"1"}`, `{"id":"1","cluster":{}}`, "", "")
	f.Add(quotesByHand["docs.jsonl"], sentences, "", "", "", quotesByHand["quotes.jsonl"], "")
	f.Fuzz(func(t *testing.T, docs, pairs, spans, silver, clusters, quotes, says string) {
		files := map[string]string{
			"docs.jsonl": docs, "pairs.jsonl": pairs, "spans.jsonl": spans,
			"silver_pairs.jsonl": silver, "clusters.jsonl": clusters, "quotes.jsonl": quotes,
		}
		if says != "" {
			files["gold.json"] = says
		}
		gold, err := ReadGold(folder(files))
		if err != nil {
			return
		}
		s, err := Score(perfect(gold), gold, Options{MinWords: 1, Worst: 3})
		if err != nil {
			if strings.Contains(err.Error(), "cannot be counted") {
				return
			}
			t.Fatal(err)
		}
		if s.Pairs != nil && s.Pairs.Recall.N != s.Pairs.Recall.Of {
			t.Errorf("pairs: %+v", s.Pairs)
		}
		if s.Passages != nil && (s.Passages.Total.Recall.N != s.Passages.Total.Recall.Of || s.Passages.Total.Precision.N != s.Passages.Total.Precision.Of) {
			t.Errorf("passages: %+v", s.Passages.Total)
		}
		if s.Clusters != nil && (s.Clusters.AdjustedRand != 1 || s.Clusters.RunClusters != s.Clusters.GoldClusters) {
			t.Errorf("clusters: %+v", s.Clusters)
		}
		if q := s.Quotations; q != nil && (q.Recall.N != q.Recall.Of || q.PrecisionLabelled.N != q.Recall.N) {
			t.Errorf("quotations: %+v", q)
		}
		if p := s.Sentences; p != nil && (p.Total.Accuracy.N != p.Total.Accuracy.Of || p.Total.AUC != nil && *p.Total.AUC != 1) {
			t.Errorf("sentences: %+v", p.Total)
		}
		var out strings.Builder
		if err := s.WriteText(&out); err != nil {
			t.Error(err)
		}
	})
}

func packed(t *testing.T, suffix, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	var w io.WriteCloser = gzip.NewWriter(&out)
	if suffix == ".zst" {
		var err error
		if w, err = zstd.NewWriter(&out); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
