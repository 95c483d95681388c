package versions

import (
	"testing"

	"github.com/copytaster/copytaster/internal/wire"
)

// String names a fate in what tests say.
func (f Fate) String() string {
	return [...]string{"current", "repeated", "updated", "refiled", "corrected", "killed"}[f]
}

func TestFateOf(t *testing.T) {
	for _, tt := range []struct{ earlier, later, want string }{
		{"", "UPDATE 1", "updated"},
		{"UPDATE 1", "UPDATE 2", "updated"},
		{"ALERT", "", "updated"},
		{"", "CORRECTED", "corrected"},
		{"UPDATE 1", "CORRECTED-UPDATE 1", "corrected"},
		{"", "CORRECTED-UPDATE 1", "corrected"},
		{"UPDATE 2", "CORRECTED-UPDATE 1", "updated"}, // concerns the first update only
		{"UPDATE 2", "CORRECTED", "corrected"},
		{"CORRECTED", "RPT-CORRECTED", "repeated"},
		{"", "RPT-CORRECTED", "corrected"},
		{"CORRECTED", "CORRECTED", "corrected"}, // once more
		{"UPDATE 1", "REFILE-UPDATE 1", "refiled"},
		{"", "RPT", "repeated"},
		{"UPDATE 1", "RPT-UPDATE 1", "repeated"},
		{"", "RPT-UPDATE 1", "updated"},
		{"", "KILL", "killed"},
		{"CORRECTED-UPDATE 3", "WITHDRAWN", "killed"},
		{"KILL", "", "current"},
		{"", "TAKE 2", "current"},
		{"UPDATE 1", "UPDATE 1-TAKE 2", "current"},
	} {
		earlier, _ := wire.ReadVersionLine(tt.earlier)
		later, _ := wire.ReadVersionLine(tt.later)
		if got := FateOf(earlier, later); got.String() != tt.want {
			t.Errorf("%q is %v by %q, want %s", tt.earlier, got, tt.later, tt.want)
		}
	}
}

func TestChainFate(t *testing.T) {
	tests := []struct {
		name   string
		marks  []string
		member int
		fate   Fate
		by     int
	}{
		{"the last one", []string{"", "UPDATE 1"}, 1, Current, 1},
		{"updated twice", []string{"", "UPDATE 1", "UPDATE 2"}, 0, Updated, 2},
		{"the correction counts for more than what follows", []string{"", "CORRECTED", "UPDATE 1"}, 0, Corrected, 1},
		{"killed after all", []string{"", "CORRECTED", "UPDATE 1", "KILL", "RPT"}, 2, Killed, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var c Chain
			for i, s := range tt.marks {
				v, _ := wire.ReadVersionLine(s)
				c.Members = append(c.Members, Member{Number: i, Version: v})
			}
			if fate, by := c.Fate(tt.member); fate != tt.fate || by != tt.by {
				t.Errorf("Fate = %v, %d; want %v, %d", fate, by, tt.fate, tt.by)
			}
		})
	}
}
