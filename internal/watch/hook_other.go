//go:build !unix

package watch

import "os/exec"

// endTogether does nothing where the system knows no groups of processes.
func endTogether(*exec.Cmd) {}
