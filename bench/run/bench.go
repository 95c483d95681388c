package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// bench is one run of the program: its settings, the tools it built, and the results so far.
type bench struct {
	o      options
	log    io.Writer
	began  time.Time
	binary string // path of copytaster
	python string // of the virtual environment; empty: there is none
	self   string // path of this program, to start its helpers

	commands []string // every command measured, each once
	samples  []sample
	quality  []quality
	same     []sameness
	stages   *stages
	growth   []growth
	hard     []hardResult
}

// newBench makes the folders for work and results, and builds copytaster.
func newBench(ctx context.Context, o options, log io.Writer) (*bench, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	if o.work, err = filepath.Abs(o.work); err != nil {
		return nil, err
	}
	b := &bench{o: o, log: log, began: time.Now(), self: self}
	for _, dir := range []string{o.work, o.out} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, err
		}
	}
	b.binary = filepath.Join(o.work, "copytaster")
	build := exec.CommandContext(ctx, "go", "build", "-o", b.binary, "./cmd/copytaster")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	return b, b.do(build)
}

// say logs the progress of the run.
func (b *bench) say(format string, args ...any) {
	fmt.Fprintf(b.log, "%s %s\n", time.Since(b.began).Round(time.Second), fmt.Sprintf(format, args...))
}

// do runs a command that is not measured.
func (b *bench) do(c *exec.Cmd) error {
	line := b.hide(strings.Join(c.Args, " "))
	b.say("%s", line)
	b.commands = append(b.commands, line)
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(c.Args, " "), err, out)
	}
	return nil
}

// hide replaces the folders of this machine in text that goes into the results.
func (b *bench) hide(s string) string {
	s = strings.ReplaceAll(s, b.o.work, "WORK")
	for _, from := range b.o.from {
		if filepath.IsAbs(from) {
			s = strings.ReplaceAll(s, from, "TEXT")
		}
	}
	return s
}

// corpus returns the file of a corpus with this many articles. It is made at the first use.
func (b *bench) corpus(ctx context.Context, articles int) (string, error) {
	dir := filepath.Join(b.o.work, fmt.Sprintf("corpus-%d-%d", articles, b.o.seed))
	docs := filepath.Join(dir, "docs.jsonl")
	if _, err := os.Stat(docs); err == nil {
		return docs, nil
	}
	args := []string{"eval", "make", "--out", dir, "--articles", fmt.Sprint(articles), "--seed", fmt.Sprint(b.o.seed)}
	for _, from := range b.o.from {
		args = append(args, "--from", from)
	}
	return docs, b.do(exec.CommandContext(ctx, b.binary, args...))
}

// output returns a path for what a command finds, and makes its folder.
func (b *bench) output(articles int, name string) (string, error) {
	dir := filepath.Join(b.o.work, fmt.Sprintf("out-%d-%d", articles, b.o.seed))
	return filepath.Join(dir, strings.NewReplacer(" ", "_", ",", "+", "/", "-").Replace(name)), os.MkdirAll(dir, 0o755)
}
