package cli

import (
	"testing"

	"github.com/spf13/pflag"
)

func TestWholeNumbers(t *testing.T) {
	tests := []struct {
		in   string
		want int
		ok   bool
	}{
		{"12", 12, true}, {"0", 0, true}, {"-3", -3, true}, {"+3", 3, true},
		{"010", 0, false}, {"-010", 0, false}, {"00", 0, false}, {"0x10", 0, false}, {"0b1", 0, false}, {"1_000", 0, false},
		{"", 0, false}, {"-", 0, false}, {"1.5", 0, false}, {"99999999999999999999", 0, false}, {"ten", 0, false},
	}
	for _, tt := range tests {
		f := pflag.NewFlagSet("test", pflag.ContinueOnError)
		var n int
		intVar(f, &n, "n", 7, "a number")
		err := f.Set("n", tt.in)
		want := tt.want
		if !tt.ok {
			want = 7
		}
		if (err == nil) != tt.ok || n != want {
			t.Errorf("%q: %d, %v", tt.in, n, err)
		}
	}
}
