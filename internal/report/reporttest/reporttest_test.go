package reporttest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// told keeps what a check tells.
type told []string

func (t *told) Helper() {}

func (t *told) Errorf(format string, args ...any) { *t = append(*t, fmt.Sprintf(format, args...)) }

// Each kind of slip is told, and a good line is not.
func TestCheck(t *testing.T) {
	const good = `{"schema":"copytaster.chain/1","id":"v-a","members":[{"id":"a","version":""},{"id":"b","version":"UPDATE 1"}],"killed":false}`
	for _, tt := range []struct{ name, line, want string }{
		{"good", good, ""},
		{"another schema", strings.Replace(good, "chain/1", "chain/9", 1), "schema"},
		{"a field that nobody knows", strings.Replace(good, `"id":"v-a"`, `"id":"v-a","colour":"red"`, 1), "colour"},
		{"inside", strings.Replace(good, `{"id":"a"`, `{"id":"a","colour":"red"`, 1), "colour"},
		{"a field is missing", strings.Replace(good, `,"killed":false`, "", 1), "killed"},
		{"another type", strings.Replace(good, `false`, `"no"`, 1), "boolean"},
		{"null", strings.Replace(good, `[{"id":"a","version":""},{"id":"b","version":"UPDATE 1"}]`, "null", 1), "array"},
		{"no JSON", "{", "EOF"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, content := range map[string]string{"run.json": "", "chains.jsonl": tt.line + "\n"} {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			var got told
			if lines := Check(&got, "../../../docs/schema", dir); lines != 1 {
				t.Errorf("%d lines were checked", lines)
			}
			if all := strings.Join(got, "\n"); (all == "") != (tt.want == "") || !strings.Contains(all, tt.want) {
				t.Errorf("told %q, want %q", all, tt.want)
			}
		})
	}
}
