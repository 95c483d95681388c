package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/copytaster/copytaster/internal/report"
)

func newFormats(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "formats",
		Short: "List what is read and written",
		Long: `formats lists the formats that are read, each with the endings of its files, what an article of it is, and an example; and those that
are written.

` + aboutPacking + exitStatus(statusDone, status2, status3Out),
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return writeFormats(e.stdout, e) },
	}
}

// aboutPacking says how an input may come.
const aboutPacking = `What a file is, is told by its content; of a folder only files with a known ending are read, or without one. --input FORMAT forces a
format on all inputs. Each may be plain or packed (.gz, .zst, .bz2, .xz) or in an archive, in UTF-8, UTF-16 or Windows-1252.`

// writeFormats prints both tables.
func writeFormats(w io.Writer, e *env) error {
	var b strings.Builder
	b.WriteString("READ (--input)\n")
	for _, f := range e.inputs {
		fmt.Fprintf(&b, "\n%s  %s\n", f.Name, strings.Join(f.Extensions, " "))
		for line := range strings.Lines(fold(f.About) + "\n") {
			b.WriteString("    " + line)
		}
		if f.Example != "" {
			b.WriteString("\n")
			for line := range strings.Lines(strings.TrimSuffix(f.Example, "\n") + "\n") {
				b.WriteString("        " + report.Printable(strings.TrimRight(line, "\r\n")) + "\n")
			}
		}
	}
	b.WriteString("\nWRITTEN (--format)\n\n")
	commands := []struct {
		in   report.Commands
		name string
	}{{report.InScan, "scan"}, {report.InCompare, "compare"}, {report.InReport, "report"}}
	for _, f := range e.outputs {
		var in []string
		for _, c := range commands {
			if f.In&c.in != 0 {
				in = append(in, c.name)
			}
		}
		fmt.Fprintf(&b, "%-8s in %s\n", f.Name, list(in, "and"))
	}
	b.WriteString("\nWRITTEN into a run folder (--write)\n\n")
	for _, o := range e.folder {
		standing := ""
		if o.Default {
			standing = " (default)"
		}
		fmt.Fprintf(&b, "%-8s %s%s: %s\n", o.Name, o.About, standing, list(o.Files, "and"))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
