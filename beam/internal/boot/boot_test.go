package boot_test

import (
	"testing"

	"github.com/copytaster/copytaster/beam/internal/boot"
)

func TestAsked(t *testing.T) {
	for _, tt := range []struct {
		name string
		args []string
		want bool
	}{
		{"a runner", []string{"--id=1-1", "--provision_endpoint=localhost:3"}, true},
		{"a worker", []string{"--worker=true", "--id=1-1", "--provision_endpoint=localhost:3"}, false},
		{"a user", []string{"--work=x", "--out=y", "docs.jsonl"}, false},
		{"nothing", nil, false},
	} {
		if got := boot.Asked(tt.args); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}
