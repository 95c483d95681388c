// Command copytaster finds reused text in news articles. See README.md.
package main

import (
	"os"

	"github.com/copytaster/copytaster/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
