package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestJSON(t *testing.T) {
	tests := []struct {
		name, content string
		want, skipped []string
	}{
		{"on one line", `[{"text":"a"},{"id":"x","text":"b"}]`, []string{"stdin:1 a", "x b"}, nil},
		{"over lines", "[\n {\"text\": \"a\"},\n {\n  \"text\": \"b\"\n }\n]\n", []string{"stdin:1 a", "stdin:2 b"}, nil},
		{"nothing", "[]", nil, []string{"-: empty"}},
		{"brackets in a text", `[{"text":"a ]},{ \" b"}, {"text":"c\\"}]`, []string{`stdin:1 a ]},{ " b`, `stdin:2 c\`}, nil},
		{"objects one behind the other", "{\n\"text\":\"a\"}\n{\n\"text\":\"b\"}", []string{"stdin:1 a", "stdin:2 b"}, nil},
		{"lists one behind the other", `[{"text":"a"}] [] [{"text":"b"}]`, []string{"stdin:1 a", "stdin:2 b"}, nil},
		{"an answer", `{"status":"ok","articles":[{"text":"a"},{"text":"b"}],"pages":[{"n":1}]}`, []string{"stdin:1 a", "stdin:2 b"}, nil},
		{"a deeper answer", "{\"response\":{\"docs\":[\n{\"text\":\"a\"}]}}", []string{"stdin:1 a"}, nil},
		{"a list with a title", `{"title":"Post","items":[{"title":"a"},{"title":"b"}]}`, []string{"stdin:1 a", "stdin:2 b"}, nil},
		{"a title with pictures", `{"title":"a","images":[{"src":"x"}]}`, []string{"stdin:1 a"}, nil},
		{"an article with a list", `[{"text":"a","images":[{"src":"x"}]}]`, []string{"stdin:1 a"}, nil},
		{"a bad one between", "[{\"text\":\"a\"},\n{\"text\" \"b\"},\n7,\n{\"text\":\"c\"}]", []string{"stdin:1 a", "stdin:4 c"},
			[]string{"-:2: broken JSON: invalid character '\"' after object key", "-:3: not a JSON object"}},
		{"cut", `[{"text":"a"},{"text":"b`, []string{"stdin:1 a"}, []string{"-:1: it is cut off: unexpected EOF"}},
		{"not closed", `[{"text":"a"}`, []string{"stdin:1 a"}, []string{"-:1: it is cut off: unexpected EOF"}},
		{"no comma", `[{"text":"a"} {"text":"b"}]`, []string{"stdin:1 a"}, []string{"-:1: broken JSON: a comma or the end of the list is missing"}},
		{"no text", `[{"body":"b c"}]`, nil, []string{`-:1: no field "text"; the record has body; --map text=FIELD names the one to read`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			articles, skipped := mustCollect(t, open(t, test.content, Options{}, "-"))
			if len(skipped) == 1 && strings.Contains(skipped[0], "broken JSON: invalid") && len(test.skipped) == 1 {
				test.skipped = skipped // the words of encoding/json
			}
			if !slices.Equal(idsAndBodies(articles), test.want) || len(skipped) != len(test.skipped) {
				t.Fatalf("%q, skipped %q; want %q, %q", idsAndBodies(articles), skipped, test.want, test.skipped)
			}
			for i, s := range skipped {
				if s != test.skipped[i] && !strings.Contains(s, "broken JSON: invalid") {
					t.Errorf("skipped %q, want %q", s, test.skipped[i])
				}
			}
		})
	}
}

// A list is cut as its elements are, wherever the buffer ends.
func TestValuesTwin(t *testing.T) {
	var list strings.Builder
	var want []string
	for i := range 400 {
		body := strings.Repeat(fmt.Sprintf(`x]}",\ %d `, i), i*7)
		fmt.Fprintf(&list, "%s{\"text\": %q, \"more\": [[{}], {\"a\": \"]\"}, %d]}\n", map[bool]string{true: "[", false: ", "}[i == 0], "b"+body, i)
		want = append(want, fmt.Sprintf("stdin:%d b%s", i+1, body))
	}
	articles, skipped := mustCollect(t, open(t, list.String()+"]", Options{}, "-"))
	if !slices.Equal(idsAndBodies(articles), want) || skipped != nil {
		t.Errorf("%d of %d articles, skipped %q", len(articles), len(want), skipped)
	}
}

func TestLongValue(t *testing.T) {
	in := open(t, `[{"text":"`+strings.Repeat("a", 4000)+`"},{"text":"b"}]`, Options{}, "-")
	in.limit = 1000
	articles, skipped := mustCollect(t, in)
	if !slices.Equal(idsAndBodies(articles), []string{"stdin:2 b"}) || !slices.Equal(skipped, []string{"-:1: a record of 4011 bytes, more than 1000"}) {
		t.Errorf("%q, skipped %q", idsAndBodies(articles), skipped)
	}
}

// Nesting takes no stack.
func TestDeepJSON(t *testing.T) {
	deep := strings.Repeat("[", 10<<20)
	articles, skipped := mustCollect(t, open(t, `[{"text":"a","x":`+deep+strings.Repeat("]", 10<<20)+`},{"text":"b"}]`+strings.Repeat("[]", 1<<20), Options{}, "-"))
	if !slices.Equal(idsAndBodies(articles), []string{"stdin:2 b"}) || len(skipped) != 1 {
		t.Errorf("%q, skipped %d", idsAndBodies(articles), len(skipped))
	}
}

// White space of other alphabets of bytes is no value.
func TestStrayWhiteSpace(t *testing.T) {
	articles, skipped := mustCollect(t, open(t, "\f ", Options{Format: "json"}, "-"))
	if articles != nil || !slices.Equal(skipped, []string{"-:1: not a JSON object"}) {
		t.Errorf("%q, skipped %q", ids(articles), skipped)
	}
}
