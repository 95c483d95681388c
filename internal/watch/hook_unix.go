//go:build unix

package watch

import (
	"os/exec"
	"syscall"
)

// endTogether makes a program that is ended take those with it that it has started.
func endTogether(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
}
