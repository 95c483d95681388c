package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/report"
)

// TestExit has every status, and which one wins where several hold.
func TestExit(t *testing.T) {
	input := errors.New("x.txt: cannot be read")
	tests := []struct {
		name   string
		err    error
		broken bool
		want   int
		stderr string
	}{
		{"finished", nil, false, 0, ""},
		{"over the gate", errGate, false, 1, ""},
		{"usage", usageError{input}, false, 2, "error: x.txt: cannot be read\n"},
		{"usage with a hint", usageError{hinted{input, "try y.txt"}}, false, 2, "error: x.txt: cannot be read\nhint: try y.txt\n"},
		{"input", input, false, 3, "error: x.txt: cannot be read\n"},
		{"skipped", errSkipped, false, 4, ""},
		{"interrupted", context.Canceled, false, 130, "interrupted: nothing was left half-written\n"},
		{"interrupted while reading", fmt.Errorf("x.txt: %w", context.Canceled), false, 130, "interrupted: nothing was left half-written\n"},
		{"broken pipe", nil, true, 0, ""},
		{"broken pipe and over the gate", errGate, true, 0, ""},
		{"broken pipe and skipped", errSkipped, true, 0, ""},
		{"broken pipe and an output that failed", input, true, 3, "error: x.txt: cannot be read\n"},
		{"broken pipe and interrupted", context.Canceled, true, 130, "interrupted: nothing was left half-written\n"},
		{"escapes in a message", errors.New("x\x1b[2J\ny\u202e"), false, 3, "error: x␛[2J\ny\\u202e\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var stderr strings.Builder
			e := &env{stdout: &pipe{w: io.Discard, broken: tt.broken}, stderr: &stderr}
			if got := e.exit(tt.err); got != tt.want || stderr.String() != tt.stderr {
				t.Errorf("status %d, stderr %q; want %d, %q", got, &stderr, tt.want, tt.stderr)
			}
		})
	}
}

// failing fails every write with err, after the first n bytes.
type failing struct {
	n   int
	err error
}

func (f *failing) Write(b []byte) (int, error) {
	if len(b) <= f.n {
		f.n -= len(b)
		return len(b), nil
	}
	n := f.n
	f.n = 0
	return n, f.err
}

func TestPipe(t *testing.T) {
	t.Run("broken", func(t *testing.T) {
		p := &pipe{w: &failing{3, &os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}}}
		for range 3 {
			if n, err := p.Write([]byte("ab")); n != 2 || err != nil {
				t.Fatalf("Write = %d, %v; a broken pipe takes everything", n, err)
			}
		}
		if !p.broken || p.err != nil {
			t.Errorf("broken %v, err %v", p.broken, p.err)
		}
	})
	t.Run("full", func(t *testing.T) {
		p := &pipe{w: &failing{1, syscall.ENOSPC}}
		if n, err := p.Write([]byte("ab")); n != 1 || !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "standard output") {
			t.Errorf("Write = %d, %v", n, err)
		}
		if p.broken || !errors.Is(p.err, syscall.ENOSPC) {
			t.Errorf("broken %v, err %v", p.broken, p.err)
		}
	})
}

// TestStdoutFails runs every command that prints against an output that fails at once or after some bytes.
func TestStdoutFails(t *testing.T) {
	const wire = "../../testdata/wire"
	a, b := wire+"/001_24ab744bbf5cc465.txt", wire+"/002_a9800f5b94e46b94.txt"
	run := filepath.Join(t.TempDir(), "run")
	if code := Main([]string{"scan", wire, "--out", run, "--quiet"}, nil, io.Discard, io.Discard); code != 0 {
		t.Fatalf("scan: status %d", code)
	}
	for _, args := range [][]string{
		{"scan", wire}, {"scan", wire, "--format", "jsonl"}, {"scan", wire, "--format", "github"},
		{"compare", a, b}, {"compare", a, b, "--format", "jsonl"}, {"explain", a, b},
		{"report", run}, {"report", run, "--format", "csv"}, {"report", run, "--format", "html"},
		{"eval", run, "--gold", "testdata/gold"}, {"eval", run, "--gold", "testdata/gold", "--format", "json"},
		{"sample", run}, {"agree", "testdata/coded.csv"}, {"agree", "testdata/coded.csv", "--format", "json"},
		{"version"}, {"help"}, {"scan", "--help"}, {"help", "scan"}, {"completion", "bash"}, {"completion"},
	} {
		for _, n := range []int{0, 10} {
			t.Run(fmt.Sprint(strings.Join(args, " "), n), func(t *testing.T) {
				var stderr strings.Builder
				if got := Main(args, nil, &failing{n, syscall.ENOSPC}, &stderr); got != statusInput || !strings.Contains(stderr.String(), "error: standard output: no space left") {
					t.Errorf("full: status %d, stderr %q", got, &stderr)
				}
				stderr.Reset()
				if got := Main(args, nil, &failing{n, syscall.EPIPE}, &stderr); got != statusOK || stderr.Len() > 0 {
					t.Errorf("broken pipe: status %d, stderr %q", got, &stderr)
				}
			})
		}
	}
}

// TestBrokenPipeKeepsFolder: who reads standard output has no say in what --out gets.
func TestBrokenPipeKeepsFolder(t *testing.T) {
	run := filepath.Join(t.TempDir(), "run")
	args := []string{"scan", "../../testdata/wire", "--format", "jsonl", "--out", run, "--quiet"}
	if code := Main(args, nil, &failing{0, syscall.EPIPE}, io.Discard); code != statusOK {
		t.Fatalf("status %d", code)
	}
	r, err := report.ReadRun(run)
	if err != nil {
		t.Fatal(err)
	}
	if r.Run.Counts.Pairs != 2 {
		t.Errorf("%d pairs in the folder, want 2", r.Run.Counts.Pairs)
	}
}

// launch runs the program until it waits for something, which ready tells.
func launch(t *testing.T, stdin io.Reader, ready func() bool, args ...string) (cmd *exec.Cmd, stderr *bytes.Buffer) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("needs the signals of Unix")
	}
	cmd, stderr = exec.Command("copytaster", args...), new(bytes.Buffer)
	cmd.Stdin, cmd.Stderr = stdin, stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() }) // an error says that it is gone, as it should be
	for deadline := time.Now().Add(20 * time.Second); !ready(); {
		if time.Now().After(deadline) {
			t.Fatalf("the program does not get to where it waits: %s", stderr)
		}
		time.Sleep(5 * time.Millisecond)
	}
	return cmd, stderr
}

// TestInterrupt interrupts a scan that waits for its input: it ends with 130, whatever else holds, and leaves an
// earlier run as it was, or nothing where there was none.
func TestInterrupt(t *testing.T) {
	const wire = "../../testdata/wire"
	begun := func(dir string) func() bool {
		return func() bool { files, _ := filepath.Glob(filepath.Join(dir, ".copytaster-*")); return len(files) > 0 }
	}
	interrupted := func(t *testing.T, cmd *exec.Cmd, stderr *bytes.Buffer, sig os.Signal) {
		t.Helper()
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		kill := time.AfterFunc(20*time.Second, func() { _ = cmd.Process.Kill() }) // it does not listen
		defer kill.Stop()
		_ = cmd.Wait() // the status tells
		if got := cmd.ProcessState.ExitCode(); got != statusInterrupted || stderr.String() != "interrupted: nothing was left half-written\n" {
			t.Errorf("status %d, stderr %q", got, stderr)
		}
	}
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		t.Run("standard input, "+sig.String(), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "run")
			r, w, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			defer w.Close()
			cmd, stderr := launch(t, r, begun(dir), "scan", wire, "-", "--out", dir, "--fail-on", "passage", "--strict")
			interrupted(t, cmd, stderr, sig)
			if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("the folder is there: %v", err)
			}
		})
	}
	t.Run("a pipe that nobody writes to, over an earlier run", func(t *testing.T) {
		dir, fifo := filepath.Join(t.TempDir(), "run"), filepath.Join(t.TempDir(), "fifo")
		if err := exec.Command("mkfifo", fifo).Run(); err != nil {
			t.Skip("needs mkfifo: ", err)
		}
		if code := Main([]string{"scan", wire, "--out", dir, "--quiet"}, nil, io.Discard, io.Discard); code != 0 {
			t.Fatalf("scan: status %d", code)
		}
		before := names(t, dir)
		cmd, stderr := launch(t, nil, begun(dir), "scan", fifo, "--out", dir)
		interrupted(t, cmd, stderr, os.Interrupt)
		if after := names(t, dir); after != before {
			t.Errorf("the folder held\n%s\nand holds\n%s", before, after)
		}
	})
}

// aborted counts how often it was aborted.
type aborted int

func (a *aborted) Abort() { *a++ }

// TestUnfinished interrupts a command that is making the files of a folder: they are made, and then removed. Later ones are not made.
func TestUnfinished(t *testing.T) {
	var u unfinished
	var folder aborted
	half, whole, left := make(chan bool), make(chan bool), make(chan bool)
	create := func() (*aborted, error) {
		close(half)
		<-whole
		return &folder, nil
	}
	go func() { _, _ = begin(&u, create) }() // it is the first, and returns what create does
	<-half
	go func() { u.abort(); close(left) }()
	time.Sleep(20 * time.Millisecond)
	close(whole)
	if <-left; folder != 1 {
		t.Errorf("the folder was aborted %d times, want once", folder)
	}
	_, err := begin(&u, func() (*aborted, error) { t.Error("a folder is made after the end"); return &folder, nil })
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestInterruptLongPair interrupts a scan and a comparison that are deep in a pair of two long articles: they end within a second and
// leave nothing. What they wait for is in no hurry to look whether it is still wanted.
func TestInterruptLongPair(t *testing.T) {
	if testing.Short() {
		t.Skip("needs long articles")
	}
	dir := t.TempDir()
	r := rand.New(rand.NewPCG(5, 6))
	sentences := make([]string, 40_000)
	for i := range sentences {
		sentences[i] = fmt.Sprintf("Word%d and %d of %d were seen in town by %d people.", r.IntN(99), r.IntN(99999), r.IntN(9999), r.IntN(9999))
	}
	for _, name := range []string{"a.txt", "b.txt"} {
		r.Shuffle(len(sentences), func(i, j int) { sentences[i], sentences[j] = sentences[j], sentences[i] })
		if err := os.WriteFile(filepath.Join(dir, name), []byte(strings.Join(sentences, " ")), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	a, b, out := filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt"), filepath.Join(dir, "run")
	for _, args := range [][]string{{"scan", a, b, "--out", out, "--progress", "off"}, {"compare", a, b, "--html", filepath.Join(dir, "page.html")}} {
		began := time.Now()
		cmd, stderr := launch(t, nil, func() bool { return time.Since(began) > 1500*time.Millisecond }, args...)
		asked := time.Now()
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatalf("%s: %v: the pair is too short", args[0], err)
		}
		_ = cmd.Wait() // the status tells
		if got := cmd.ProcessState.ExitCode(); got != statusInterrupted || stderr.String() != "interrupted: nothing was left half-written\n" {
			t.Errorf("%s: status %d, stderr %q", args[0], got, stderr)
		}
		if took := time.Since(asked); took > 5*time.Second { // half a second, on a machine that has nothing else to do
			t.Errorf("%s took %v to end", args[0], took)
		}
		if left := names(t, dir); strings.Contains(left, "run") || strings.Contains(left, "page") || strings.Contains(left, ".copytaster") {
			t.Errorf("%s left\n%s", args[0], left)
		}
	}
}

// names lists the files of a folder with their sizes.
func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&b, e.Name(), info.Size(), info.ModTime())
	}
	return b.String()
}
