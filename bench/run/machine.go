package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strings"
	"time"
)

// machine describes the machine and the software of a run.
func (b *bench) machine(ctx context.Context) string {
	w := &strings.Builder{}
	line := func(what, is string) { fmt.Fprintf(w, "%-11s %s\n", what+":", strings.TrimSpace(is)) }
	line("began", b.began.UTC().Format(time.RFC3339))
	line("processor", firstMatch(`(?m)^model name\s*:\s*(.+)$`, fileText("/proc/cpuinfo")))
	line("processors", fmt.Sprint(runtime.NumCPU()))
	line("memory", firstMatch(`(?m)^MemTotal:\s*(.+)$`, fileText("/proc/meminfo")))
	line("load", fileText("/proc/loadavg")+" (1, 5, 15 minutes, when this was written)")
	line("system", output(ctx, "uname", "-srm"))
	line("go", runtime.Version())
	line("copytaster", output(ctx, "git", "describe", "--always", "--dirty"))
	if b.python != "" {
		line("python", output(ctx, b.python, "--version"))
		for name := range strings.FieldsSeq(output(ctx, b.python, "-m", "pip", "list", "--format=freeze", "--disable-pip-version-check")) {
			line("", name)
		}
	}
	return strings.ReplaceAll(w.String(), ":           ", "            ")
}

// output returns what a command prints, or "" if it fails.
func output(ctx context.Context, name string, args ...string) string {
	out, err := exec.CommandContext(ctx, name, args...).Output()
	if err != nil {
		return ""
	}
	return string(out)
}

// fileText returns the text of a file, or "" if it cannot be read.
func fileText(name string) string {
	data, err := os.ReadFile(name)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(data))
}

// firstMatch returns the first group of the first match, or "" if there is none.
func firstMatch(pattern, s string) string {
	if m := regexp.MustCompile(pattern).FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}
