// Command man writes the man pages of copytaster, from the definitions of its commands, into a folder:
//
//	go run ./internal/tools/man dist/man
//
// The date on the pages is that of SOURCE_DATE_EPOCH, in seconds since 1970; without it they have 1970. It is no part of the program.
package main

import (
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/spf13/cobra/doc"

	"github.com/copytaster/copytaster/internal/cli"
)

func main() {
	if err := run(os.Args[1:], os.Getenv("SOURCE_DATE_EPOCH")); err != nil {
		fmt.Fprintln(os.Stderr, "man:", err)
		os.Exit(1)
	}
}

func run(args []string, epoch string) error {
	if len(args) != 1 {
		return fmt.Errorf("usage: man DIR")
	}
	seconds := int64(0)
	if epoch != "" {
		var err error
		if seconds, err = strconv.ParseInt(epoch, 10, 64); err != nil {
			return fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
		}
	}
	if err := os.MkdirAll(args[0], 0o777); err != nil {
		return err
	}
	root := cli.Commands()
	root.DisableAutoGenTag = true
	date := time.Unix(seconds, 0).UTC()
	return doc.GenManTree(root, &doc.GenManHeader{Section: "1", Source: "copytaster " + root.Version, Manual: "copytaster", Date: &date}, args[0])
}
