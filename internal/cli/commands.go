package cli

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/report"
)

// Commands returns the commands with their flags and help, for tools that write manuals of them. They read and print nothing.
func Commands() *cobra.Command {
	e := &env{stdin: strings.NewReader(""), stdout: &pipe{w: io.Discard}, stderr: io.Discard, inputs: ingest.Formats(), outputs: report.Formats()}
	return newRoot(e)
}
