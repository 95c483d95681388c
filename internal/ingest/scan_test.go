package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

func TestScanByHand(t *testing.T) {
	const line = `{"id": 7, "text":"a \"b\" \u2019", "more":[{"text":"c"},-0.5e+3,null], "te\u0078t2":true, "title":null}`
	v, ok := scan([]byte(line), &[len(fields)]string{fieldID: "id", fieldText: "text", fieldTitle: "title", fieldURL: "text2", fieldRole: "id"})
	want := [len(fields)]string{fieldID: "7", fieldText: `"a \"b\" \u2019"`, fieldTitle: "null", fieldURL: "true", fieldRole: "7"}
	for i := range v {
		if !ok || string(v[i]) != want[i] {
			t.Errorf("%s: %s, %v; want %s", fields[i], v[i], ok, want[i])
		}
	}
}

// The words of one line of a table are all accepted, or none is.
func TestScan(t *testing.T) {
	tests := []struct {
		name   string
		values []string
		ok     bool
	}{
		{"numbers", []string{"0", "-0", "7", "10", "-12.50", "1e5", "1E5", "0e0", "0.0e-00", "1.5e+10", "123456789012345678901234567890"}, true},
		{"no numbers", []string{"", "-", "+1", "01", "-01", "1.", ".5", "1.e5", "1e", "1e+", "1e5.", "0x1", "1_0", "NaN", "Infinity", "--1", "1 2", "1-"}, false},
		{"words", []string{"true", "false", "null", " \t\r\n null \n"}, true},
		{"no words", []string{"True", "tru", "nul", "nulll", "true false", "undefined", "t", "\fnull", "\u00a0null"}, false},
		{"strings", []string{`""`, `"é"`, `"\\"`, `"\/\b\f\n\r\t\""`, `"\u0000"`, `"\uABCD\uabcd"`, "\"\x7f\"", `"\ud800"`, "\"\u2028\""}, true},
		{"no strings", []string{`"`, `"a`, `"\`, `"\"`, `"\'"`, `"\x41"`, `"\u12"`, `"\u12G4"`, `"\U1234"`, `'a'`, "\"\n\"", "\"\x00\"", "\"1234567\x1f89\"", `"a"b`}, false},
		{"nested", []string{"{}", "[]", "[ ]", "{ }", `{"a":{"b":[1,[2],{}]}}`, `[ 1 , "," , {"a" : 1 , "a":2} ]`}, true},
		{"not nested", []string{"[", "{", "[1", "[1,", "[1,]", "[,1]", "{,}", `{"a"}`, `{"a":}`, `{"a":1,}`, `{1:2}`, `{"a":1 "b":2}`, "[1 2]", "]", "[}", `{"a":1]`}, false},
		{"deep", []string{strings.Repeat("[", maxDepth-1) + strings.Repeat("]", maxDepth-1)}, true},
		{"too deep", []string{strings.Repeat("[", maxDepth) + strings.Repeat("]", maxDepth), strings.Repeat(`{"a":`, 1e6)}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, value := range test.values {
				line := []byte(`{"text":"a","x":` + value + `}`)
				if _, ok := scan(line, &fields); ok != test.ok {
					t.Errorf("%s: %v", line, ok)
				}
				if valid := json.Valid(line); valid != test.ok && test.name != "too deep" {
					t.Errorf("%s: valid %v", line, valid)
				}
				sameAsSlow(t, line)
			}
		})
	}
	for _, line := range []string{"", "{", "}", "{}", `{"text":"a"} `, `{"text":"a"}}`, `{"text":"a"},`, "{\"text\":\"a\"}\x00", `[{"text":"a"}]`, ` {"text":"a"}`} {
		if _, ok := scan([]byte(line), &fields); ok != json.Valid([]byte(line)) && line[0] != '[' {
			t.Errorf("%q: %v", line, ok)
		}
	}
}

// Every byte that ends a run stands at every place of a word.
func TestPlain(t *testing.T) {
	for c := range 256 {
		for n := range 20 {
			for _, filler := range []byte{' ', '!', '#', '[', ']', 0x7F, 0x80, 0xA2, 0xDC, 0xFF} {
				b := bytes.Repeat([]byte{filler}, n+9)
				b[n] = byte(c)
				want := len(b)
				if c < ' ' || c == '"' || c == '\\' {
					want = n
				}
				if got := plain(b); got != want {
					t.Fatalf("%q: %d, want %d", b, got, want)
				}
			}
		}
	}
}

// slowDecode is decode by encoding/json alone.
func slowDecode(line []byte, keys [len(fields)]string) (a news.Article, dated bool, err error) {
	if line[0] != '{' {
		return a, false, errors.New("not a JSON object")
	}
	var record map[string]json.RawMessage
	if err := json.Unmarshal(line, &record); err != nil {
		return a, false, fmt.Errorf("broken JSON: %w", err)
	}
	value := func(field int) string {
		raw := record[keys[field]]
		switch kindOf(raw) {
		case "number":
			return string(raw)
		case "string":
			var s string
			if err := json.Unmarshal(raw, &s); err != nil {
				panic(err)
			}
			return s
		}
		return ""
	}
	key := keys[fieldText]
	text, ok := record[key]
	if kind := kindOf(text); kind != "string" && kind != "null" {
		return a, false, fmt.Errorf("field %q is not a string but: %s", key, kind)
	}
	if a.Body = value(fieldText); strings.TrimSpace(a.Body) == "" {
		a.Body = ""
		if kindOf(record[keys[fieldTitle]]) == "string" {
			a.Body = strings.TrimSpace(value(fieldTitle))
		}
		other := false
		for k, raw := range record {
			var s string
			if !slices.Contains(keys[:], k) && json.Unmarshal(raw, &s) == nil {
				s = strings.TrimSpace(s)
				other = other || len(s) > len(a.Body) && strings.Contains(s, " ")
			}
		}
		switch {
		case a.Body != "" && !other:
		case !ok:
			return news.Article{}, false, fmt.Errorf("no field %q; the record has %s; --map text=FIELD names the one to read", key, names(record))
		case a.Body == "":
			return news.Article{}, false, errors.New("no text")
		default:
			return news.Article{}, false, fmt.Errorf("no text; the record has %s; --map text=FIELD names the one to read", names(record))
		}
	}
	if kind := kindOf(record[keys[fieldID]]); kind != "string" && kind != "number" && kind != "null" {
		return news.Article{}, false, fmt.Errorf("the id is neither a string nor a number but: %s", kind)
	}
	a.ID, a.Title, a.Source, a.Byline, a.URL = value(fieldID), value(fieldTitle), value(fieldSource), value(fieldByline), value(fieldURL)
	a.Lang, a.Role = primary(value(fieldLang)), role(value(fieldRole))
	date := value(fieldDate)
	if date == "" {
		date = value(fieldPublished)
	}
	a.Published, a.DateOnly, dated = slowDate(date)
	return a, dated || date == "", nil
}

// sameAsSlow checks that decode gives what slowDecode gives, with each of some maps.
func sameAsSlow(t *testing.T, line []byte) {
	t.Helper()
	if line = clean(line); len(line) == 0 {
		return
	}
	for _, o := range []Options{{}, {Map: map[string]string{"id": "uri", "url": "uri", "text": "body"}}} {
		before := bytes.Clone(line)
		want, wantDated, wantErr := slowDecode(line, o.keys())
		d := decoder{keys: o.keys(), seen: interner{}}
		for range 2 { // the second time with what the first has left
			got, dated, err := d.decode(line)
			if fmt.Sprint(err) != fmt.Sprint(wantErr) || err == nil && (got != want || dated != wantDated) {
				t.Fatalf("%q:\n%+v, %v, %v\nwant\n%+v, %v, %v", line, got, dated, err, want, wantDated, wantErr)
			}
		}
		if !bytes.Equal(line, before) {
			t.Fatalf("%q was changed to %q", before, line)
		}
	}
}

// Valid records and what comes of them by one change of a byte are decoded as encoding/json does.
func TestScanAsSlow(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	const bytesToPut = "\"\\{}[]:,ux0159aAfF-+.eE \t\n\x00\x1f\x7f\x80\xc3\xa9\xed\xff"
	for _, seed := range scanSeeds {
		sameAsSlow(t, []byte(seed))
		for range 300 {
			line := []byte(seed)
			i := random.IntN(len(line))
			switch c := bytesToPut[random.IntN(len(bytesToPut))]; random.IntN(4) {
			case 0:
				line = slices.Delete(line, i, i+1)
			case 1:
				line = slices.Insert(line, i, c)
			case 2:
				line = line[:i]
			default:
				line[i] = c
			}
			sameAsSlow(t, line)
		}
	}
}

// All that is labelled comes out as encoding/json has it, written as it is and with all but ASCII in escapes.
func TestScanData(t *testing.T) {
	dir := os.Getenv("COPYTASTER_DATA")
	if dir == "" {
		t.Skip("COPYTASTER_DATA is not set")
	}
	for _, path := range []string{"/ecbplus/docs.jsonl.gz", "/wiregen-ecb/docs.jsonl.gz"} {
		articles, _ := mustCollect(t, open(t, "", Options{}, filepath.Join(dir, path)))
		for _, a := range articles {
			line, err := json.Marshal(map[string]string{"id": a.ID, "text": a.Body, "title": a.Title, "date": a.Published.String()})
			if err != nil {
				t.Fatal(err)
			}
			sameAsSlow(t, line)
			sameAsSlow(t, []byte(escaped16(string(line))))
		}
	}
}

// escaped16 returns JSON as Python writes it, with all but ASCII in escapes.
func escaped16(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < 0x80:
			b.WriteRune(r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\u%04x\u%04x`, 0xD800+(r-0x10000)>>10, 0xDC00+(r-0x10000)&0x3FF)
		}
	}
	return b.String()
}

// scanSeeds are records with something awkward in each.
var scanSeeds = []string{
	`{}`, `{"text":"a"}`, `null`, `[]`, `"text"`, `{"text":"a"}{"text":"b"}`, `{"text":"a"} x`, `{"body":"a","uri":"u\n"}`,
	`{"id":"r1","text":"MOSCOW (AP) \u2014 A\r\n\ud83d\ude00","title":"T","date":"2011-12-06","source":"S","url":"U","lang":"EN-gb","byline":"B","role":"Wire"}`,
	`{"text":"\ud800","title":"\udc00\ud800","id":"\ud83d\u0041","url":"\ud83d\ud83d\ude00","source":"\ud83d\n","byline":"\uD83D\uDE00\uDE00"}`,
	`{"text":"\"\\\/\b\f\n\r\t\u0000\u001f\u007f\u0080\u07ff\u0800\uffff\uFFFD"}`,
	`{"id":-0,"text":"a","title":1e5,"date":1323183845,"source":0.10,"url":-1.5E+10,"lang":0e-0,"byline":123456789012345678901234567890}`,
	`{"text":"a","text":"b","id":1,"id":null,"title":"x","title":{}}`, `{"text":"a","text":5}`, `{"text":5,"text":"a"}`, `{"te\u0078t":"a","\u0069d":"i","TEXT":"b","":"c"}`,
	`{"text":"a","\ud800":1,"\ufffd":2}`, `{"title":"a","\ud800":1,"é":2}`,
	`{"text":"a","x":{"text":"b","y":[1,2.5,{"z":[]}],"w":{}},"tags":["a","b"],"n":[[],[[]],{"":null}]}`,
	`{"title":"One ferry late"}`, `{"title":"One ferry","text":" "}`, `{"title":"One","text":"","html":"One of the ferries"}`, `{"title":"One ferry","body":"of two"}`,
	`{"text":"a","published":"2011-12-06"}`, `{"text":"a","date":"","published":"2011-12-06"}`, `{"text":"a","date":"2011-12-07","published":"2011-12-06"}`,
	`{"text":null}`, `{"text":" \n\u00a0"}`, `{"text":true}`, `{"text":["a"]}`, `{"id":[1],"text":"a"}`, `{"id":false,"text":"a"}`,
	" \t{ \"text\" :\r \"a\" ,\n \"id\" : 1 } \n", "\xef\xbb\xbf{\"text\":\"\xef\xbb\xbfa\"}", "\u00a0{\"text\":\"a\"}\u2028",
	"{\"text\":\"a\x00\"}", "{\"text\":\"a\"}\x00", "{\"text\":\"caf\xe9\"}", "{\"text\":\"\xe2\x82 é \xed\xa0\x80\"}", "{\"text\":\"a\tb\"}", "{\"text\":\"a\x7f\u0085\u2028\"}",
	`{"text":"a","x":` + strings.Repeat("[", 120) + strings.Repeat("]", 120) + `}`, `{"text":"a","x":` + strings.Repeat("[", 10001),
	`{"text":"a","date":"Tue, 06 Dec 2011 15:04:05 GMT","lang":" DE_at "}`, `{"text":"a","date":"soon","role":"\u004futlet"}`,
}

func FuzzScan(f *testing.F) {
	for _, s := range scanSeeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		sameAsSlow(t, line)
		if line = clean(line); len(line) > 0 {
			if _, ok := scan(line, &fields); ok && !json.Valid(line) {
				t.Errorf("%q is not valid", line)
			}
		}
	})
}
