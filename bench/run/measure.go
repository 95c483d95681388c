package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/spf13/pflag"
)

// command is a process to be measured, from its start to its end.
type command struct {
	name   string // its name in the tables
	path   string // path of copytaster, that is, its name without flags; empty: a peer
	argv   []string
	stdin  string // file; empty: no input
	stdout string // file; empty: the output is discarded
	found  string // file with the pairs it found, in a format of readFound; empty: none
}

// usage is what a process took, as wait4 reports it.
type usage struct {
	CPU  float64 `json:"cpu"`  // seconds, user and system
	Wall float64 `json:"wall"` // seconds
	RSS  int64   `json:"rss"`  // bytes, peak resident memory
	Fail string  `json:"fail"` // why the run does not count; empty: it exited with 0
}

// measure runs a command once, from a separate helper process. Linux counts the memory of the process that starts a
// command as the command's until it calls exec, and this process holds corpora.
func (b *bench) measure(ctx context.Context, c command) (usage, error) {
	args := []string{"measure", "--in", c.stdin, "--out", c.stdout, "--timeout", b.o.timeout.String(), "--"}
	helper := exec.CommandContext(ctx, b.self, append(args, c.argv...)...)
	out, err := helper.Output()
	if err != nil {
		return usage{}, fmt.Errorf("measuring %s: %w", c.name, err)
	}
	var u usage
	return u, json.Unmarshal(out, &u)
}

// measureHelper is the helper "measure": it writes the usage of the command in its arguments.
func measureHelper(ctx context.Context, args []string, stdout io.Writer) error {
	f := pflag.NewFlagSet("measure", pflag.ContinueOnError)
	in := f.String("in", "", "file for its input")
	out := f.String("out", "", "file for its output")
	timeout := f.Duration("timeout", time.Hour, "after which it is ended")
	if err := f.Parse(args); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, *timeout)
	defer cancel()
	c := exec.CommandContext(ctx, f.Arg(0), f.Args()[1:]...)
	c.WaitDelay = time.Minute
	var said strings.Builder
	c.Stderr = &said
	if *in != "" {
		file, err := os.Open(*in)
		if err != nil {
			return err
		}
		defer file.Close()
		c.Stdin = file
	}
	if *out != "" {
		file, err := os.Create(*out)
		if err != nil {
			return err
		}
		defer file.Close()
		c.Stdout = file
	}
	began := time.Now()
	err := c.Run()
	u := usage{Wall: time.Since(began).Seconds()}
	if c.ProcessState != nil {
		u.CPU = (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds()
		u.RSS = maxRSS(c.ProcessState)
	}
	if err != nil {
		u.Fail = reason(ctx, err, said.String())
	}
	return json.NewEncoder(stdout).Encode(u)
}

// reason returns in one line why a command failed.
func reason(ctx context.Context, err error, said string) string {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return "ended after its time"
	}
	line, _, _ := strings.Cut(strings.TrimSpace(said), "\n")
	return strings.TrimSpace(fmt.Sprintf("%v: %s", err, line))
}
