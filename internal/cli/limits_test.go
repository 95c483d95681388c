package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/KimMachineGun/automemlimit/memlimit"

	"github.com/copytaster/copytaster/internal/spill"
)

func TestParseSize(t *testing.T) {
	tests := []struct {
		in   string
		want int64 // -1: an error
	}{
		{"0", 0}, {"1000000", 1_000_000}, {"1000000b", 1_000_000}, {"512MiB", 512 << 20}, {"4GiB", 4 << 30}, {"4GB", 4_000_000_000},
		{"2g", 2 << 30}, {"2G", 2 << 30}, {"64m", 64 << 20}, {"3k", 3 << 10}, {"3kB", 3000}, {"1TiB", 1 << 40}, {"1.5GiB", 3 << 29},
		{"512 MiB", 512 << 20}, {"1e9", 1e9}, {"1e+09", 1e9}, {".5k", 512},
		{"", -1}, {"GiB", -1}, {"-1", -1}, {"-1GiB", -1}, {"4Gb4", -1}, {"4GiBs", -1}, {"4i", -1}, {"4ib", -1}, {"4bb", -1}, {"4x", -1},
		{"4PiB", -1}, {"1..5g", -1}, {"0x10", -1}, {"inf", -1}, {"NaN", -1}, {"9999999TiB", -1},
		{strings.Repeat("9", 400), -1}, {"4 ", 4}, {" 4", -1}, {"４", -1},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			got, err := parseSize(tt.in)
			if err != nil {
				got = -1
			}
			if got != tt.want {
				t.Errorf("parseSize = %d, %v; want %d", got, err, tt.want)
			}
		})
	}
}

func FuzzParseSize(f *testing.F) {
	for _, s := range []string{"512MiB", "4gb", "2g", "1000000", ".", "k", "4\xff", "4ïb"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if n, err := parseSize(s); n < 0 || n > 0 && err != nil {
			t.Errorf("parseSize(%q) = %d, %v", s, n, err)
		}
	})
}

func TestDefaultMemory(t *testing.T) {
	none := func() (uint64, error) { return 0, memlimit.ErrNoLimit }
	for _, tt := range []struct {
		name            string
		machine, cgroup memlimit.Provider
		want            int64
	}{
		{"machine alone", memlimit.Limit(8 << 30), none, 4 << 30},
		{"tighter cgroup", memlimit.Limit(8 << 30), memlimit.Limit(1 << 30), 1 << 29},
		{"wider cgroup", memlimit.Limit(8 << 30), memlimit.Limit(1 << 62), 4 << 30},
		{"unknown", none, none, unknownMemory},
	} {
		if got := defaultMemory(tt.machine, tt.cgroup); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestLimitsCheck(t *testing.T) {
	if memory, err := (&limits{}).check(); err != nil || memory < leastMemory {
		t.Errorf("default: %d, %v", memory, err)
	}
	dir := t.TempDir()
	if memory, err := (&limits{memory: "64MiB", tmp: dir}).check(); err != nil || memory != 64<<20 {
		t.Errorf("the least: %d, %v", memory, err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// TestLimit leaves the runtime as it was.
func TestLimit(t *testing.T) {
	memory, processors := debug.SetMemoryLimit(-1), runtime.GOMAXPROCS(0)
	restore := limit(100<<20, 3)
	if got, n := debug.SetMemoryLimit(-1), runtime.GOMAXPROCS(0); got != 90<<20 || n != 3 {
		t.Errorf("%d bytes and %d processors", got, n)
	}
	again := limit(200<<20, 0)
	if got, n := debug.SetMemoryLimit(-1), runtime.GOMAXPROCS(0); got != 90<<20 || n != 3 {
		t.Errorf("a limit that is set already was widened to %d bytes and %d processors", got, n)
	}
	again()
	restore()
	if got, n := debug.SetMemoryLimit(-1), runtime.GOMAXPROCS(0); got != memory || n != processors {
		t.Errorf("%d bytes and %d processors are left, not %d and %d", got, n, memory, processors)
	}
	if code := Main([]string{"scan", "../../testdata/wire", "--memory", "64MiB", "--workers", "1"}, nil, io.Discard, io.Discard); code != 0 {
		t.Error("status", code)
	}
	if got, n := debug.SetMemoryLimit(-1), runtime.GOMAXPROCS(0); got != memory || n != processors {
		t.Errorf("scan leaves %d bytes and %d processors, not %d and %d", got, n, memory, processors)
	}
}

// TestExplain gives a hint to what spill says, and to nothing else.
func TestExplain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "gone")
	space := spill.New(dir, 0)
	_, temp := space.File().Append(make([]byte, 1<<20))
	if temp == nil {
		t.Fatal("no error")
	}
	l := &limits{tmp: dir + "/"}
	if err, ok := errors.AsType[hinted](l.explain(fmt.Errorf("pair: %w", temp))); !ok || !strings.Contains(err.hint, "--tmp") || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	for _, err := range []error{
		nil, errGate, io.EOF, &fs.PathError{Op: "open", Path: filepath.Join(dir, "x.txt"), Err: fs.ErrNotExist},
		&fs.PathError{Op: "open", Path: "copytaster-1", Err: fs.ErrNotExist},
	} {
		if got := l.explain(err); !errors.Is(got, err) || errors.As(got, new(hinted)) {
			t.Errorf("%v became %v", err, got)
		}
	}
}
