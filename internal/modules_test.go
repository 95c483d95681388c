package internal

import (
	"os"
	"regexp"
	"testing"
)

// TestDependencies keeps docs/dependencies.md true: it has a row with the version of every module that go.mod
// requires directly and of every tool, and no other.
func TestDependencies(t *testing.T) {
	mod, tools := read(t, "../go.mod"), read(t, "../tools.mod")
	required := regexp.MustCompile(`(?m)^\s*(?:require )?(\S+) (v\S+)( // indirect)?$`)
	want := map[string]string{}
	for _, m := range required.FindAllStringSubmatch(mod, -1) {
		if m[3] == "" {
			want[m[1]] = m[2]
		}
	}
	for _, m := range required.FindAllStringSubmatch(tools, -1) {
		// A tool is a package; its module is the requirement that it begins with.
		if regexp.MustCompile(`(?m)^(tool )?\s*` + regexp.QuoteMeta(m[1]) + `/\S+$`).MatchString(tools) {
			want[m[1]] = m[2]
		}
	}
	got := map[string]string{}
	for _, m := range regexp.MustCompile("(?m)^\\| `(\\S+)` \\| (v\\S+) \\|").FindAllStringSubmatch(read(t, "../docs/dependencies.md"), -1) {
		got[m[1]] = m[2]
	}
	for name, version := range want {
		if got[name] != version {
			t.Errorf("%s %s is required, docs/dependencies.md says %q", name, version, got[name])
		}
	}
	for name := range got {
		if want[name] == "" {
			t.Errorf("docs/dependencies.md has %s, which is not required", name)
		}
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
