// Command copytaster-beam finds reuse among more articles than one machine takes: it runs the stages of copytaster as Beam jobs.
package main

import (
	"os"

	"github.com/copytaster/copytaster/beam/internal/command"
)

func main() { os.Exit(command.Main(os.Args[1:])) }
