package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/golden"
)

// console opens a block of a document that shows a command and all that it prints.
const console = "```console\n$ go run ./cmd/copytaster "

// TestReadme runs each command that README.md and docs/tutorial.md show with its output, and compares the two. What it
// prints to standard error counts too. A folder that a command writes with --out can be read by the commands after it.
// With -update the output in the documents is written anew.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	for _, name := range []string{"README.md", "docs/tutorial.md"} {
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			parts := strings.Split(string(text), console)
			if len(parts) == 1 {
				t.Fatal("no command")
			}
			dir, folders := t.TempDir()+string(filepath.Separator), map[string]bool{}
			for i, block := range parts[1:] {
				command, rest, _ := strings.Cut(block, "\n")
				want, rest, closed := strings.Cut(rest, "```")
				if !closed {
					t.Fatalf("%s: the block does not end", command)
				}
				t.Run(command, func(t *testing.T) {
					args := strings.Fields(strings.ReplaceAll(command, "'", ""))
					for j := range args[1:] {
						if args[j] == "--out" {
							folders[args[j+1]] = true
						}
					}
					for j, arg := range args {
						if folders[arg] {
							args[j] = dir + arg
						}
					}
					var out bytes.Buffer
					Main(args, strings.NewReader(""), &out, &out)
					got := strings.ReplaceAll(out.String(), dir, "")
					if got != want && !golden.Update() {
						t.Errorf("it prints\n%s\nnot\n%s", got, want)
					}
					parts[i+1] = command + "\n" + got + "```" + rest
				})
			}
			if golden.Update() {
				if err := os.WriteFile(name, []byte(strings.Join(parts, console)), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
