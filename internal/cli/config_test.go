package cli

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// TestConfigure shows who wins: the command line, then the variables, then the file, then the default.
func TestConfigure(t *testing.T) {
	tests := []struct {
		name    string
		file    string // copytaster.yaml; empty: none
		environ []string
		args    []string
		check   func(o *scanOptions) bool
	}{
		{"default", "", nil, nil, func(o *scanOptions) bool { return o.minWords == 12 }},
		{"file", "min-words: 20\n", nil, nil, func(o *scanOptions) bool { return o.minWords == 20 }},
		{"variable over file", "min-words: 20\n", []string{"COPYTASTER_MIN_WORDS=30"}, nil, func(o *scanOptions) bool { return o.minWords == 30 }},
		{"flag over both", "min-words: 20\n", []string{"COPYTASTER_MIN_WORDS=30"}, []string{"--min-words=12"}, func(o *scanOptions) bool { return o.minWords == 12 }},
		{"empty variable", "min-words: 20\n", []string{"COPYTASTER_MIN_WORDS="}, nil, func(o *scanOptions) bool { return o.minWords == 20 }},
		{"of another command", "html: page.html\n", []string{"COPYTASTER_GOLD=x"}, nil, func(o *scanOptions) bool { return o.minWords == 12 }},
		{"misspelt and empty", "", []string{"COPYTASTER_FAILON="}, nil, func(o *scanOptions) bool { return o.failOn == nil }},
		{"other variables", "", []string{"COPYTASTER_DATA=x", "COPYTASTER_CASES=x", "COPYTASTER_FLINK=x", "COPYTASTER=y", "MIN_WORDS=5"}, nil, func(o *scanOptions) bool { return o.minWords == 12 }},
		{"no value", "min-words:\nwindow: ~\n", nil, nil, func(o *scanOptions) bool { return o.minWords == 12 && o.window == "" }},
		{"empty file", " ", nil, nil, func(o *scanOptions) bool { return o.minWords == 12 }},
		{"comment", "# none\n", nil, nil, func(o *scanOptions) bool { return o.minWords == 12 }},
		{"list of one", "fail-on: share>=0.2\n", nil, nil, func(o *scanOptions) bool { return slices.Equal(o.failOn, []string{"share>=0.2"}) }},
		{"list", "fail-on: [duplicate, 'words>=9']\n", nil, nil, func(o *scanOptions) bool { return slices.Equal(o.failOn, []string{"duplicate", "words>=9"}) }},
		{"list over list", "fail-on: [duplicate, passage]\n", []string{"COPYTASTER_FAIL_ON=words>=9"}, nil, func(o *scanOptions) bool { return slices.Equal(o.failOn, []string{"words>=9"}) }},
		{"find as list", "find: [passages]\n", nil, nil, func(o *scanOptions) bool { return slices.Equal(o.find, []string{"passages"}) }},
		{"find as list of two", "find: [passages, duplicates]\n", nil, nil, func(o *scanOptions) bool { return slices.Equal(o.find, []string{"passages", "duplicates"}) }},
		{"find as words", "find: passages,duplicates\n", nil, nil, func(o *scanOptions) bool { return slices.Equal(o.find, []string{"passages", "duplicates"}) }},
		{"map", "map:\n  text: body\n  id: guid\n", nil, nil, func(o *scanOptions) bool {
			return maps.Equal(o.fields, map[string]string{"text": "body", "id": "guid"})
		}},
		{"map as words", "map: text=body,id=guid\n", nil, nil, func(o *scanOptions) bool {
			return maps.Equal(o.fields, map[string]string{"text": "body", "id": "guid"})
		}},
		{"Norwegian is no Boolean", "lang: no\n", nil, nil, func(o *scanOptions) bool { return o.lang == "no" }},
		{"Boolean", "strict: true\nredact: false\n", nil, nil, func(o *scanOptions) bool { return o.strict && !o.redact }},
		{"Boolean variable", "", []string{"COPYTASTER_STRICT=1"}, nil, func(o *scanOptions) bool { return o.strict }},
		{"size", "memory: 512MiB\ntmp: spill\n", []string{"COPYTASTER_MEMORY=1g"}, nil, func(o *scanOptions) bool { return o.memory == "1g" && o.tmp == "spill" }},
		{"size as a number", "memory: 100000000\n", nil, nil, func(o *scanOptions) bool { return o.memory == "100000000" }},
		{"a zero before a word", "lang: \"en\"\nsort: '010'\n", nil, nil, func(o *scanOptions) bool { return o.sort == "010" }},
		{"end of the document", "---\nmin-words: 20\n...\n", nil, nil, func(o *scanOptions) bool { return o.minWords == 20 }},
		{"fraction", "min-share: 0.25\n", nil, nil, func(o *scanOptions) bool { return o.minShare == 0.25 }},
	}
	known := flagNames(newRoot(&env{}))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if tt.file != "" {
				writeConfig(t, defaultConfig, tt.file)
			}
			o, flags := scanFlags(t, tt.args)
			if err := configure(flags, known, "", tt.environ); err != nil {
				t.Fatal(err)
			}
			if !tt.check(o) {
				t.Errorf("got %+v", o)
			}
		})
	}
}

func TestConfigureRefuses(t *testing.T) {
	tests := []struct {
		name, file string
		environ    []string
		want       []string // parts of the message
	}{
		{"unknown name", "min-word: 3\n", nil, []string{"my.yaml", `"min-word"`, "did you mean min-words?"}},
		{"the configuration itself", "config: other.yaml\n", nil, []string{"my.yaml", `"config"`}},
		{"broken YAML", "min-words: [\n", nil, []string{"my.yaml"}},
		{"no names", "- min-words\n", nil, []string{"my.yaml"}},
		{"bad number", "min-words: many\n", nil, []string{"my.yaml", "min-words", "many"}},
		{"list for a number", "min-words: [12, 13]\n", nil, []string{"my.yaml", "min-words"}},
		{"list for a word", "workers: [1]\n", nil, []string{"my.yaml", "workers"}},
		{"map for words", "find: {a: 1}\n", nil, []string{"my.yaml: find: names with values"}},
		{"map in a list", "fail-on: [{a: 1}]\n", nil, []string{"my.yaml: fail-on: a list of names"}},
		{"octal or not", "min-words: 010\n", nil, []string{"my.yaml", "line 1: 010"}},
		{"a second document", "min-words: 12\n---\nmin-words: 30\n", nil, []string{"my.yaml", "second document"}},
		{"a broken second document", "min-words: 12\n---\nmin-words: [\n", nil, []string{"my.yaml"}},
		{"unknown variable", "", []string{"COPYTASTER_FAILON=passage"}, []string{"COPYTASTER_FAILON", "did you mean COPYTASTER_FAIL_ON?"}},
		{"unknown variable like none", "", []string{"COPYTASTER_HOSTNAME=x"}, []string{"COPYTASTER_HOSTNAME", "copytaster scan --help"}},
		{"bad number in a variable", "", []string{"COPYTASTER_MIN_WORDS=many"}, []string{"COPYTASTER_MIN_WORDS", "many"}},
	}
	known := flagNames(newRoot(&env{}))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			writeConfig(t, "my.yaml", tt.file)
			_, flags := scanFlags(t, nil)
			err := configure(flags, known, "my.yaml", tt.environ)
			if err == nil {
				t.Fatal("it is taken")
			}
			said := err.Error()
			if h, ok := errors.AsType[hinted](err); ok {
				said += "; " + h.hint
			}
			for _, part := range tt.want {
				if !strings.Contains(said, part) {
					t.Errorf("%q does not name %s", said, part)
				}
			}
		})
	}
	t.Run("missing", func(t *testing.T) {
		_, flags := scanFlags(t, nil)
		if err := configure(flags, known, filepath.Join(t.TempDir(), "none.yaml"), nil); err == nil || !strings.Contains(err.Error(), "none.yaml") {
			t.Errorf("got %v", err)
		}
	})
}

func scanFlags(t *testing.T, args []string) (*scanOptions, *pflag.FlagSet) {
	t.Helper()
	o, flags := &scanOptions{}, pflag.NewFlagSet("scan", pflag.ContinueOnError)
	o.addFlags(flags, &env{})
	if err := flags.Parse(args); err != nil {
		t.Fatal(err)
	}
	return o, flags
}

func writeConfig(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
