package cli

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"github.com/copytaster/copytaster/internal/atomicfile"
)

// TestInterruptEachCommand interrupts each command while it waits: for its input, which never ends, for somebody who reads what it
// says, or for an index that another process has. What it waits for never comes, so that it ends with 130 or not at all. A command that has
// no case here fails.
func TestInterruptEachCommand(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs the signals of Unix")
	}
	if testing.Short() {
		t.Skip("waits for each command")
	}
	const wire = "../../testdata/wire"
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	a, b, run, index := wire+"/001_24ab744bbf5cc465.txt", wire+"/002_a9800f5b94e46b94.txt", in("run"), in("index")
	for _, args := range [][]string{{"scan", wire, "--out", run, "--quiet"}, {"index", "add", wire, "--index", index, "--quiet"}} {
		var stderr bytes.Buffer
		if code := Main(args, strings.NewReader(""), io.Discard, &stderr); code != statusOK {
			t.Fatalf("%v: status %d: %s", args, code, &stderr)
		}
	}
	hold, err := atomicfile.Lock(index)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(hold.Release)
	fifo := in("fifo")
	if err := exec.Command("mkfifo", fifo).Run(); err != nil {
		t.Skip("needs mkfifo: ", err)
	}
	const fresh = "a folder that is not there yet"
	cases := map[string][]string{
		"agree":                 {"testdata/coded.csv"},
		"check":                 {"-", "--index", index},
		"compare":               {a, b},
		"completion bash":       nil,
		"completion fish":       nil,
		"completion powershell": nil,
		"completion zsh":        nil,
		"eval":                  {run, "--gold", "testdata/gold"},
		"eval make":             {"--out", fresh, "--articles", "1000000"},
		"explain":               {a, b},
		"formats":               nil,
		"help":                  nil,
		"index add":             {wire, "--index", index, "--wait", "1h"},
		"index backup":          {fresh, "--index", index, "--config", fifo},
		"index compact":         {"--index", index, "--wait", "1h"},
		"index expire":          {"--older-than", "90d", "--index", index, "--wait", "1h"},
		"index export":          {"--index", index},
		"index relearn":         {"--index", index, "--wait", "1h"},
		"index remove":          {"nobody", "--index", index, "--wait", "1h"},
		"index stats":           {"--index", index},
		"index upgrade":         {"--index", index, "--wait", "1h"},
		"index verify":          {"--index", index},
		"report":                {run},
		"sample":                {run},
		"scan":                  {"-"},
		"version":               nil,
		"watch":                 {wire, "--index", fresh},
	}
	left := maps.Clone(cases)
	var each func(c *cobra.Command)
	each = func(c *cobra.Command) {
		for _, sub := range c.Commands() {
			each(sub)
		}
		name := strings.TrimPrefix(strings.TrimPrefix(c.CommandPath(), c.Root().Name()), " ")
		if !c.Runnable() || c.HasSubCommands() && c.Name() != "eval" {
			return // it names its commands alone
		}
		args, known := cases[name]
		if delete(left, name); !known {
			t.Errorf("copytaster %s has no case", name)
			return
		}
		for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
			t.Run(name+", "+sig.String(), func(t *testing.T) {
				t.Parallel() // it waits, mostly
				args := slices.Concat(strings.Fields(name), args)
				if i := slices.Index(args, fresh); i >= 0 {
					args[i] = filepath.Join(t.TempDir(), "new")
				}
				interruptWaiting(t, sig, args...)
			})
		}
	}
	each(Commands())
	for name := range left {
		t.Errorf("there is no copytaster %s", name)
	}
}

// interruptWaiting runs a command for which nothing comes in and nothing goes out, and interrupts it. A signal that comes before the
// program listens kills it; then it is tried again with more time.
func interruptWaiting(t *testing.T, sig os.Signal, args ...string) {
	t.Helper()
	in, input := pipeOf(t)
	read, out := pipeOf(t)
	fill(t, out)
	for wait := 200 * time.Millisecond; ; wait *= 2 {
		var stderr bytes.Buffer
		cmd := exec.Command("copytaster", args...)
		cmd.Stdin, cmd.Stdout, cmd.Stderr = in, out, &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(wait)
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		kill := time.AfterFunc(20*time.Second, func() { _ = cmd.Process.Kill() }) // twenty times what it takes on a machine that is not busy
		_ = cmd.Wait()                                                            // the status tells
		kill.Stop()
		if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && status.Signaled() && status.Signal() == sig && wait < 10*time.Second {
			continue
		}
		if code := cmd.ProcessState.ExitCode(); code != statusInterrupted || stderr.String() != "interrupted: nothing was left half-written\n" {
			t.Errorf("status %d, stderr %.300q", code, &stderr)
		}
		break
	}
	if err := errors.Join(in.Close(), input.Close(), read.Close(), out.Close()); err != nil {
		t.Fatal(err)
	}
}

func pipeOf(t *testing.T) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	return r, w
}

// fill writes zeros into a pipe until it takes no more.
func fill(t *testing.T, w *os.File) {
	t.Helper()
	for n := 0; n == 0; { // a deadline may be over before anything is written
		if err := w.SetWriteDeadline(time.Now().Add(20 * time.Millisecond)); err != nil {
			t.Fatal(err)
		}
		var err error
		if n, err = w.Write(make([]byte, 4<<20)); !errors.Is(err, os.ErrDeadlineExceeded) {
			t.Fatalf("the pipe is not full: %v", err)
		}
	}
}
