package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestMain lets this program act as its own helper and as the command that is measured.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 {
		switch os.Args[1] {
		case "measure":
			if err := run(context.Background(), os.Args[1:], os.Stdout, os.Stderr); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			os.Exit(0)
		case "upper": // writes its input in upper case
			text, _ := io.ReadAll(os.Stdin)
			fmt.Print(strings.ToUpper(string(text)))
			os.Exit(0)
		case "hungry": // holds 100 MB
			hold(100_000_000)
			os.Exit(0)
		case "broken":
			fmt.Fprintln(os.Stderr, "nothing works\nat all")
			os.Exit(3)
		case "slow":
			time.Sleep(time.Minute)
			os.Exit(0)
		}
	}
	os.Exit(m.Run())
}

// hold touches n bytes and returns the last.
func hold(n int) byte {
	memory := bytes.Repeat([]byte{1}, n)
	return memory[n-1]
}

func testBench(t *testing.T) *bench {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return &bench{self: self, log: io.Discard, o: options{timeout: time.Minute, sizes: []int{10}, upTo: 10, work: t.TempDir()}}
}

func TestMeasure(t *testing.T) {
	b := testBench(t)
	in, out := filepath.Join(t.TempDir(), "in"), filepath.Join(t.TempDir(), "out")
	if err := os.WriteFile(in, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	u, err := b.measure(t.Context(), command{argv: []string{b.self, "upper"}, stdin: in, stdout: out})
	if err != nil || u.Fail != "" || u.Wall <= 0 {
		t.Fatal(u, err)
	}
	if got, err := os.ReadFile(out); err != nil || string(got) != "TEXT" {
		t.Errorf("the output is %q, %v", got, err)
	}
}

// TestMeasureMemory: the memory of the runner does not count as the command's. Without the helper, Linux would count it.
func TestMeasureMemory(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector takes memory of its own")
	}
	b := testBench(t)
	mine := bytes.Repeat([]byte{1}, 300_000_000)
	defer runtime.KeepAlive(mine)
	for name, limits := range map[string][2]int64{"upper": {1, 60_000_000}, "hungry": {100_000_000, 160_000_000}} {
		u, err := b.measure(t.Context(), command{argv: []string{b.self, name}})
		if err != nil || u.Fail != "" {
			t.Fatal(u, err)
		}
		if runtime.GOOS == "windows" {
			t.Skip("this system does not tell the memory of a process")
		}
		if u.RSS < limits[0] || u.RSS > limits[1] {
			t.Errorf("%s took %d bytes, want between %d and %d", name, u.RSS, limits[0], limits[1])
		}
	}
}

func TestMeasureFailure(t *testing.T) {
	b := testBench(t)
	b.o.timeout = 200 * time.Millisecond
	for name, want := range map[string]string{"broken": "exit status 3: nothing works", "slow": "ended after its time"} {
		u, err := b.measure(t.Context(), command{argv: []string{b.self, name}})
		if err != nil || u.Fail != want {
			t.Errorf("%s: got %q, %v, want %q", name, u.Fail, err, want)
		}
	}
	u, err := b.measure(t.Context(), command{argv: []string{filepath.Join(b.o.work, "nowhere")}})
	if err != nil || !strings.Contains(u.Fail, "nowhere") {
		t.Errorf("a command that is not there: got %q, %v", u.Fail, err)
	}
}

// TestInTurn: the commands take turns, and one that fails is not tried again.
func TestInTurn(t *testing.T) {
	b := testBench(t)
	commands := []command{
		{name: "a", argv: []string{b.self, "upper"}}, {name: "b", argv: []string{b.self, "broken"}}, {name: "c", argv: []string{b.self, "upper"}},
	}
	if err := b.inTurn(t.Context(), "peers", 10, 2, commands); err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, s := range b.samples {
		order = append(order, s.name)
	}
	if want := []string{"a", "b", "c", "a", "c"}; !slices.Equal(order, want) {
		t.Errorf("the order is %v, want %v", order, want)
	}
	if m, ok := b.measured("peers", "b", 10); !ok || m.fail == "" {
		t.Errorf("b has %v, want its failure", m)
	}
	if m, ok := b.measured("peers", "a", 10); !ok || m.runs != 2 || m.fail != "" {
		t.Errorf("a has %v, want two runs", m)
	}
}

func TestSpread(t *testing.T) {
	for _, tt := range []struct {
		figures []float64
		want    spread
	}{
		{[]float64{3}, spread{3, 3, 3}},
		{[]float64{5, 1, 2}, spread{2, 1, 5}},
		{[]float64{4, 1, 2, 9}, spread{3, 1, 9}},
	} {
		if got := spreadOf(tt.figures); got != tt.want {
			t.Errorf("%v: got %v, want %v", tt.figures, got, tt.want)
		}
	}
}
