package watch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// Hook is an output that runs a program for each match, with its JSON on standard input, one after the other. No shell is in between. A
// match has arrived when the program has ended with the status 0.
type Hook struct {
	Program string
	Args    []string
	Timeout time.Duration // of one run, after which it is killed
}

// Name implements [Output].
func (h Hook) Name() string {
	return "hook " + strings.Join(append([]string{h.Program}, h.Args...), " ")
}

// Send implements [Output].
func (h Hook) Send(ctx context.Context, lines []Line) (int, error) {
	for i := range lines {
		if err := h.run(ctx, lines[i]); err != nil {
			return i, err
		}
	}
	return len(lines), nil
}

// mostSaid is how much of what a program says is kept, in bytes.
const mostSaid = 1000

func (h Hook) run(ctx context.Context, l Line) error {
	timed, cancel := context.WithTimeout(ctx, h.Timeout)
	defer cancel()
	var said tail
	c := exec.CommandContext(timed, h.Program, h.Args...)
	c.Stdin, c.Stdout, c.Stderr = bytes.NewReader(l.JSON), &said, &said
	c.WaitDelay = time.Second // for those it has started and left
	endTogether(c)
	err := c.Run()
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case timed.Err() != nil:
		err = fmt.Errorf("it was ended after %v", h.Timeout)
	case errors.Is(err, exec.ErrWaitDelay):
		return nil // it ended well, and left something running
	}
	if said := strings.TrimSpace(string(said)); said != "" {
		return fmt.Errorf("match %s: %w: %s", l.ID, err, said)
	}
	return fmt.Errorf("match %s: %w", l.ID, err)
}

// tail keeps the end of what is written to it.
type tail []byte

// Write implements [io.Writer].
func (t *tail) Write(b []byte) (int, error) {
	*t = append(*t, b...)
	if over := len(*t) - mostSaid; over > 0 {
		*t = append((*t)[:0], (*t)[over:]...)
	}
	return len(b), nil
}
