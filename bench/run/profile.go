package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"

	"github.com/copytaster/copytaster/internal/cli"
)

// share is the part of the CPU time that a package takes, in [0, 1].
type share struct {
	Package string
	Part    float64
}

// profileHelper is the helper "profile": it profiles the duplicates path on a corpus. Its arguments are the file for the
// profile and the corpus.
func profileHelper(_ context.Context, args []string, stdout io.Writer) error {
	f, err := os.Create(args[0])
	if err != nil {
		return err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return err
	}
	var said bytes.Buffer
	scan := []string{"scan", "--find", "duplicates", "--format", "jsonl", "--quiet", args[1]}
	status := cli.Main(scan, strings.NewReader(""), io.Discard, &said)
	pprof.StopCPUProfile()
	if status != 0 {
		return fmt.Errorf("copytaster ended with %d: %s", status, said.String())
	}
	if _, err := io.WriteString(stdout, "{}"); err != nil {
		return err
	}
	return f.Close()
}

// sharesOf returns the shares of a profile by package, the largest first.
func sharesOf(ctx context.Context, profile string) ([]share, error) {
	out, err := exec.CommandContext(ctx, "go", "tool", "pprof", "-top", "-unit=ms", "-nodecount=100000", "-nodefraction=0", profile).Output()
	if err != nil {
		return nil, fmt.Errorf("go tool pprof: %w", err)
	}
	return sharesIn(string(out)), nil
}

// sharesIn sums the times of functions in a table of go tool pprof -top by their packages.
func sharesIn(table string) []share {
	row := regexp.MustCompile(`(?m)^\s*([\d.]+)(?:ms)?\s+[\d.]+%\s+[\d.]+%\s+[\d.]+(?:ms)?\s+[\d.]+%\s+(.+)$`)
	times, all := map[string]float64{}, 0.0
	for _, m := range row.FindAllStringSubmatch(table, -1) {
		ms, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			continue
		}
		times[packageOf(m[2])] += ms
		all += ms
	}
	var shares []share
	for name, ms := range times {
		shares = append(shares, share{name, ms / all})
	}
	slices.SortFunc(shares, func(a, b share) int {
		return cmp.Or(cmp.Compare(b.Part, a.Part), strings.Compare(a.Package, b.Package))
	})
	return shares
}

// packageOf returns the package of a function, such as internal/detect or sort. The whole runtime counts as one package.
func packageOf(function string) string {
	function, _, _ = strings.Cut(function, "[") // type arguments have packages too
	slash := strings.LastIndex(function, "/") + 1
	name, _, _ := strings.Cut(function[slash:], ".")
	name = strings.TrimPrefix(function[:slash]+name, "github.com/copytaster/copytaster/")
	if strings.HasPrefix(name, "runtime") || strings.HasPrefix(name, "internal/runtime") {
		return "runtime (memory, collector, scheduler)"
	}
	return name
}
