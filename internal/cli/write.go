package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/copytaster/copytaster/internal/report"
)

// written is the flag that says what a run folder holds.
type written struct {
	write []string
	given bool // on the command line, not in the configuration
}

// note notes whether the flag is given on the command line of c, before its configuration is read.
func (w *written) note(c *cobra.Command) {
	run := c.RunE
	c.RunE = func(c *cobra.Command, args []string) error {
		w.given = c.Flags().Changed("write")
		return run(c, args)
	}
}

func (w *written) addFlags(f *pflag.FlagSet, e *env) {
	var all, standing []string
	for _, o := range e.folder {
		all = append(all, o.Name)
		if o.Default {
			standing = append(standing, o.Name)
		}
	}
	f.StringSliceVar(&w.write, "write", nil, fmt.Sprintf("what to write into the run folder: %s, or several with commas (default: %s)", list(all, "or"), strings.Join(standing, ",")))
}

// outputs returns what the flag asks for; the defaults where it is not given.
func (w *written) outputs(e *env) ([]report.Output, error) {
	outputs, err := report.ParseOutputs(e.folder, w.write)
	if err != nil {
		return nil, fmt.Errorf("--write %w", err)
	}
	return outputs, nil
}

// pageIn returns the path of the page that is written into a run folder; "": none is.
func (w *written) pageIn(dir string) string {
	if len(w.write) == 0 || slices.Contains(w.write, "html") {
		return filepath.Join(dir, pageFile)
	}
	return ""
}

// where says where the report is, or else the run.
func (w *written) where(dir string) string {
	if page := w.pageIn(dir); page != "" {
		return "report: " + page
	}
	return "written: " + dir
}
