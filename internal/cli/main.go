// Package cli is the command line: one file a command, and Main, which turns errors into an exit status.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/copytaster/copytaster/internal/atomicfile"
	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/report"
)

// The exit statuses. Where several hold, an interrupt wins, then the order of usage, input, gate, skipped.
const (
	statusOK          = 0
	statusGate        = 1 // over the gate of --fail-on
	statusUsage       = 2 // usage or configuration
	statusInput       = 3 // an input cannot be read, or an output cannot be written
	statusSkipped     = 4 // finished, but inputs were skipped, with --strict
	statusInterrupted = 130
)

var (
	errGate    = errors.New("over the gate")
	errSkipped = errors.New("inputs were skipped")
)

// usageError is an error in the command line, the configuration or the output folder.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// hinted is an error with a line that says what to do.
type hinted struct {
	error
	hint string
}

func (e hinted) Unwrap() error { return e.error }

// env is the outside of a command, and the formats that it knows.
type env struct {
	stdin   io.Reader
	stdout  *pipe
	stderr  io.Writer
	args    []string // of the command line, for hints
	inputs  []ingest.Format
	outputs []report.Format
	folder  []report.Output

	unfinished unfinished

	bytes bool // every value between two steps goes through bytes: for tests
}

// Main runs the command line and returns the exit status.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)   // a second signal ends the program at once
	signal.Ignore(syscall.SIGPIPE) // a closed pipe is an error of Write instead
	e := &env{args: args, stdin: stdin, stdout: &pipe{w: stdout}, stderr: stderr, inputs: ingest.Formats(), outputs: report.Formats(), folder: report.Outputs()}
	root := newRoot(e)
	root.SetArgs(args)
	err := e.execute(ctx, root)
	switch {
	case ctx.Err() != nil:
		err = ctx.Err()
	case err == nil:
		err = e.stdout.err // cobra writes help and completion, and drops their errors
	}
	return e.exit(err)
}

// grace is how long a command may take to end by itself when it is interrupted.
const grace = 500 * time.Millisecond

// execute runs the command. One that is interrupted and does not end, because it is deep in the comparison of two long texts, is left
// behind: what it has not finished is removed, and it ends with the program.
func (e *env) execute(ctx context.Context, root *cobra.Command) error {
	done := make(chan error, 1)
	go func() { done <- root.ExecuteContext(ctx) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-done:
		return err
	case <-time.After(grace):
	}
	e.unfinished.abort()
	return ctx.Err()
}

// unfinished are the folders that a command writes and has not finished.
type unfinished struct {
	mu      sync.Mutex
	aborts  []func()
	aborted bool
}

// begin makes a folder by create. Its Abort removes it while it is not finished, does nothing once it is, and may be called while it is written.
// After abort no folder is made, and the error is [context.Canceled].
func begin[F interface{ Abort() }](u *unfinished, create func() (F, error)) (folder F, err error) {
	u.mu.Lock() // abort waits: half a folder would stay
	defer u.mu.Unlock()
	if u.aborted {
		return folder, context.Canceled
	}
	if folder, err = create(); err == nil {
		u.aborts = append(u.aborts, folder.Abort)
	}
	return folder, err
}

func (u *unfinished) abort() {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.aborted = true
	for _, abort := range u.aborts {
		abort()
	}
}

// writeFile writes a file whole or not at all; not at all where ctx ends before.
func writeFile(ctx context.Context, path string, write func(io.Writer) error) error {
	return atomicfile.Write(path, func(f io.Writer) error { return write(stoppable{ctx, f}) })
}

// stoppable is a writer until ctx ends.
type stoppable struct {
	ctx context.Context
	w   io.Writer
}

// Write implements [io.Writer].
func (s stoppable) Write(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.w.Write(b)
}

// exit prints an error and returns its status.
func (e *env) exit(err error) int {
	verdict := errors.Is(err, errGate) || errors.Is(err, errSkipped)
	switch {
	case errors.Is(err, context.Canceled):
		e.say("interrupted: nothing was left half-written")
		return statusInterrupted
	case err == nil, verdict && e.stdout.broken:
		return statusOK
	case errors.Is(err, errGate):
		return statusGate
	case verdict:
		return statusSkipped
	}
	e.say("error: %v", err)
	if h, ok := errors.AsType[hinted](err); ok {
		e.say("hint: %s", h.hint)
	}
	if _, ok := errors.AsType[usageError](err); ok {
		return statusUsage
	}
	return statusInput
}

// say prints a line on stderr, with nothing in it that could steer a terminal, and no longer than somebody reads.
func (e *env) say(format string, args ...any) {
	for line := range strings.Lines(fmt.Sprintf(format, args...)) {
		fmt.Fprintln(e.stderr, report.Printable(shortened(strings.TrimSuffix(line, "\n"))))
	}
}

// longestMessage is the most bytes of a message that are shown: an id, a name or a value may have megabytes.
const longestMessage = 2000

// shortened returns a message, or its beginning and its end where it is too long. The end mostly says what is wrong.
func shortened(s string) string {
	if len(s) <= longestMessage {
		return s
	}
	from, to := longestMessage/2, len(s)-longestMessage/2
	for ; from > 0 && !utf8.RuneStart(s[from]); from-- {
	}
	for ; to < len(s) && !utf8.RuneStart(s[to]); to++ {
	}
	return fmt.Sprintf("%s [… %d bytes …] %s", s[:from], to-from, s[to:])
}

// pipe is standard output. Once its reader is gone it takes everything and writes nothing: a broken pipe is no error.
type pipe struct {
	w      io.Writer
	broken bool
	err    error // the last one of another kind
}

// Write implements [io.Writer].
func (p *pipe) Write(b []byte) (int, error) {
	if p.broken {
		return len(b), nil
	}
	n, err := p.w.Write(b)
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		p.broken = true
		return len(b), nil
	}
	if err != nil {
		err = fmt.Errorf("standard output: %w", err)
		p.err = err
	}
	return n, err
}

func newRoot(e *env) *cobra.Command {
	root := &cobra.Command{
		Use:     "copytaster",
		Short:   "Find reused text in news articles",
		Version: version,
		Long: `copytaster reads news articles and says which text in them is reused, from where, how much of it, and what was
changed.` + exitStatus(statusDone, status2, status3Out),
		Example: `  copytaster scan articles/                 every reuse among the articles of a folder
  copytaster scan articles/ --out run       the same with report.html, CSV and JSON Lines in run/
  copytaster scan draft.txt --against wire/ what a draft takes from the wire
  copytaster compare a.txt b.txt            two articles side by side`,
		SilenceErrors:              true,
		SuggestionsMinimumDistance: 2,
		SilenceUsage:               true,
		CompletionOptions:          cobra.CompletionOptions{HiddenDefaultCmd: false},
	}
	root.SetOut(e.stdout)
	root.SetErr(e.stderr)
	root.SetIn(e.stdin)
	root.SetFlagErrorFunc(e.flagMistake)
	root.AddCommand(newScan(e), newCheck(e), newWatch(e), newIndex(e), newCompare(e), newExplain(e), newReport(e), newSample(e), newAgree(e), newEval(e), newFormats(e), newVersion(e), newWords())
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		switch c.Name() {
		case "index":
			e.needsCommand(c)
		case "help":
			c.Args = func(_ *cobra.Command, args []string) error { return e.knownCommand(root, args) }
			c.Long += exitStatus(statusDone, status2, status3Out)
		case "completion":
			for _, shell := range c.Commands() {
				wrapArgs(shell)
				shell.Long = strings.TrimSpace(shell.Long) + exitStatus(statusDone, status2, status3Out)
			}
			c.Long = strings.TrimSpace(c.Long) + exitStatus(statusDone, status2, status3Out)
			e.needsCommand(c)
		default:
			wrapArgs(c)
		}
	}
	e.needsCommand(root)
	return root
}

// needsCommand makes c, which has commands, show its help where none is named, and refuse one that it has not.
func (e *env) needsCommand(c *cobra.Command) {
	c.Args = e.knownCommand
	c.RunE = func(c *cobra.Command, _ []string) error { return c.Help() }
}

// knownCommand returns an error of usage unless args begin with nothing or with commands below c.
func (e *env) knownCommand(c *cobra.Command, args []string) error {
	found, rest, err := c.Find(args)
	if len(rest) == 0 && err == nil {
		return nil
	}
	hint := "see " + c.CommandPath() + " --help"
	if like := found.SuggestionsFor(rest[0]); len(like) > 0 {
		hint = "did you mean " + strings.Join(like, " or ") + "? " + hint
	} else if meant := e.meantCommand(c, args); meant != "" && !c.HasParent() {
		hint = meant
	}
	return usageError{hinted{fmt.Errorf("unknown command %q", rest[0]), hint}}
}

// wrapArgs makes a wrong number of arguments an error of usage.
func wrapArgs(c *cobra.Command) {
	check := c.Args
	c.Args = func(c *cobra.Command, args []string) error {
		if check(c, args) != nil {
			return usageError{hinted{fmt.Errorf("wrong number of arguments: %d", len(args)), "usage: " + c.UseLine()}}
		}
		return nil
	}
}

// exitStatus is the part of a help text that says what the statuses of a command mean.
func exitStatus(lines ...string) string {
	return "\n\nEXIT STATUS\n  " + strings.Join(lines, "\n  ")
}

const (
	status0    = "0    finished, nothing over the gate"
	status1    = "1    over the gate of --fail-on"
	status2    = "2    wrong usage or configuration"
	status2Out = "2    wrong usage or configuration, an output folder that is not a run folder, or nothing for a gate to judge"
	status3    = "3    an input cannot be read, or an output cannot be written"
	status3Out = "3    the output cannot be written"
	status4    = "4    finished, but inputs were skipped (with --strict)"
	status130  = "130  interrupted; no file is left half-written"
	statusDone = "0    finished"
)
