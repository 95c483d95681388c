package command

import (
	"flag"
	"testing"
)

// A flag that only copytaster scan has is named.
func TestScanOnly(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"--work", "w", "--out", "o", "--against", "old.jsonl", "in.jsonl"}, "against"},
		{[]string{"-wire=ap.*", "in.jsonl"}, "wire"},
		{[]string{"--work", "against", "--find", "duplicates", "wire"}, ""},
	} {
		if got := scanOnly(c.args); got != c.want {
			t.Errorf("%q: %q, want %q", c.args, got, c.want)
		}
	}
	for _, name := range scanFlags() {
		if flag.Lookup(name) != nil {
			t.Errorf("--%s is a flag of Beam", name)
		}
	}
}
