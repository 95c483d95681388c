package boilerplate

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func TestWrite(t *testing.T) {
	list := &List{Entries: []Entry{
		{Text: "Terms were not disclosed.", Source: "Reuters", Articles: 26, First: "1987-03-02", Last: "1987-03-30"},
		{Text: `"Support us," it says.`, Keep: true},
		{Text: "#StandWithUs on all channels."},
	}}
	const want = `text	source	action	articles	first	last
Terms were not disclosed.	Reuters	boilerplate	26	1987-03-02	1987-03-30
"""Support us,"" it says."		keep			
"#StandWithUs on all channels."		boilerplate			
`
	var out bytes.Buffer
	if err := Write(&out, list); err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(out.String(), "\n"+want) {
		t.Errorf("got\n%s\nwant at its end\n%s", &out, want)
	}
	for line := range strings.Lines(strings.TrimSuffix(out.String(), want)) {
		if line[0] != '#' || strings.ContainsAny(line, `,;"`) {
			t.Errorf("a spreadsheet would change this comment: %s", line)
		}
	}
	got, err := Read(&out)
	if err != nil || !reflect.DeepEqual(got, list) {
		t.Errorf("read back %+v, %v", got, err)
	}
	if err := Write(brokenPipe{}, list); !errors.Is(err, errPipe) {
		t.Errorf("got error %v", err)
	}
}

var errPipe = errors.New("broken pipe")

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errPipe }

func TestRead(t *testing.T) {
	tests := []struct {
		name, file string
		want       []Entry
	}{
		{"empty", "", nil},
		{"comments only", "# one\n\n#\ttwo\n   \n\t\t\n", nil},
		{"only the text", "Support us today.", []Entry{{Text: "Support us today."}}},
		{"a source", "Support us today.\tPost\n", []Entry{{Text: "Support us today.", Source: "Post"}}},
		{"keep", "Terms were not disclosed.\t\tkeep", []Entry{{Text: "Terms were not disclosed.", Keep: true}}},
		{
			"saved by a spreadsheet",
			"\ufeff# one\t\t\r\ntext\tsource\taction\tarticles\tfirst\tlast\r\n\"We said \"\"no\"\", and left.\"\tPost\tboilerplate\t12\t1/2/2026\t3/2/2026\r\n\t\t\t\t\t\r\n",
			[]Entry{{Text: `We said "no", and left.`, Source: "Post", Articles: 12, First: "1/2/2026", Last: "3/2/2026"}},
		},
		{"old line ends", "One two three.\rFour five six.\r", []Entry{{Text: "One two three."}, {Text: "Four five six."}}},
		{"trailing spaces", "Support  us\u00a0today. \tPost \t \n", []Entry{{Text: "Support us today.", Source: "Post"}}},
		{"other columns", "source\ttext\nPost\tSupport us today.", []Entry{{Text: "Support us today.", Source: "Post"}}},
		{"marks of the text", `"Support us," he said. "Now."`, []Entry{{Text: `"Support us," he said. "Now."`}}},
		{"a mark that does not close", "\"Support us\nToday we may.", []Entry{{Text: `"Support us`}, {Text: "Today we may."}}},
		{"a text that is called text", "text", []Entry{{Text: "text"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Read(strings.NewReader(tt.file))
			if err != nil || !slices.Equal(got.Entries, tt.want) {
				t.Errorf("got %+v, %v, want %+v", got, err, tt.want)
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	for file, want := range map[string]string{
		"# one\nSupport us.\tPost\tdelete":   `line 2: action "delete" is neither boilerplate nor keep`,
		"Support us.\t\t\tmany":              `line 1: articles "many" is no number of articles`,
		"Support us.\t\t\t-1":                `line 1: articles "-1" is no number of articles`,
		"One two.\n\n\tPost\t":               "line 3: there is no word in the text",
		"One two.\r\n...\r\n":                "line 2: there is no word in the text",
		"a\tb\tc":                            `line 1: action "c" is neither boilerplate nor keep`,
		"a\t\t\t\t\t\tb":                     "line 1: 7 columns where there are 6: is there a tab in the text?",
		"text\tnote":                         `line 1: there is no column "note", but text, source, action, articles, first, last`,
		"text\ttext":                         `line 1: two columns are called "text"`,
		"text\tsource\nSupport us.\tP\tkeep": "line 2: 3 columns where there are 2: is there a tab in the text?",
		"Caf\xe9 au lait":                    "line 1: not UTF-8: save the list in that encoding",
	} {
		if _, err := Read(strings.NewReader(file)); err == nil || err.Error() != want {
			t.Errorf("%q: error %v, want %s", file, err, want)
		}
	}
	if _, err := Read(iotest.ErrReader(errPipe)); !errors.Is(err, errPipe) {
		t.Errorf("got error %v", err)
	}
}

// FuzzRead reads anything. What it reads can be written and read again, and matched.
func FuzzRead(f *testing.F) {
	f.Add("# one\ntext\tsource\taction\tarticles\tfirst\tlast\nSupport us.\tPost\tkeep\t3\t\t\n")
	f.Add("\ufeff\"We said \"\"no\"\".\"\tPost\r\n\"#one\"\r\n")
	f.Add("source\ttext\n\tOne two. Three!")
	f.Fuzz(func(t *testing.T, file string) {
		list, err := Read(strings.NewReader(file))
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := Write(&out, list); err != nil {
			t.Fatal(err)
		}
		text := out.String()
		again, err := Read(&out)
		if err != nil || !reflect.DeepEqual(list, again) {
			t.Errorf("%+v was written as\n%s\nand read as %+v, %v", list, text, again, err)
		}
		NewMatcher(list, "en")
	})
}

func TestMerge(t *testing.T) {
	given := &List{Entries: []Entry{{Text: "One two.", Keep: true}, {Text: "Three four.", Source: "Post"}}}
	learnt := &List{Entries: []Entry{{Text: "One two.", Articles: 9}, {Text: "Three four.", Articles: 8}, {Text: "Three four.", Source: "Post", Articles: 7}}}
	want := []Entry{given.Entries[0], given.Entries[1], learnt.Entries[1]}
	if got := given.Merge(learnt).Entries; !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	var none *List
	if got := none.Merge(learnt).Entries; !slices.Equal(got, learnt.Entries) {
		t.Errorf("got %+v, want what was learnt", got)
	}
	if got := given.Merge(nil).Entries; !slices.Equal(got, given.Entries) {
		t.Errorf("got %+v, want what was given", got)
	}
}
