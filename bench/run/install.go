package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
)

// install makes the virtual environment of the peers, once. Without python3 these peers are left out.
func (b *bench) install(ctx context.Context) error {
	if b.python != "" {
		return nil
	}
	if !installed("python3") {
		b.say("SKIP the peers in Python: python3 is not here")
		return nil
	}
	env := filepath.Join(b.o.work, "venv")
	bin := filepath.Join(env, "bin", "python")
	if _, err := os.Stat(bin); err != nil {
		if err := b.do(exec.CommandContext(ctx, "python3", "-m", "venv", env)); err != nil {
			return err
		}
	}
	install := exec.CommandContext(ctx, bin, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
		"--requirement", filepath.Join(scripts, "requirements.txt"))
	if err := b.do(install); err != nil {
		return err
	}
	b.python = bin
	return nil
}

// installed reports whether a program is on the path.
func installed(program string) bool {
	_, err := exec.LookPath(program)
	return err == nil
}
