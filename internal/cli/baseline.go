package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/copytaster/copytaster/internal/report"
)

// readBaseline reads the baseline; none where no path is given.
func readBaseline(path string) (*report.Baseline, error) {
	if path == "" {
		return nil, nil
	}
	b, err := report.ReadBaseline(path)
	if err == nil {
		return b, nil
	}
	hint := "make it again: copytaster scan ... --out FOLDER, or --format sarif > FILE"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		hint = "name a folder that copytaster scan --out wrote, or a file that --format sarif wrote; leave --baseline out of the first run"
	case errors.Is(err, report.ErrForeign), errors.Is(err, report.ErrNotRunFolder):
		hint = "a baseline is a folder that copytaster scan --out wrote, or a file that its --format sarif wrote"
	}
	return nil, hinted{fmt.Errorf("--baseline: %w", err), hint}
}

// relative returns a condition of --fail-on without the plus sign that makes it one on what is new.
func relative(expr string) (string, bool) {
	name, limit, _ := strings.Cut(expr, ">=")
	limit, plus := strings.CutPrefix(limit, "+")
	if !plus {
		return expr, false
	}
	return name + ">=" + limit, true
}
