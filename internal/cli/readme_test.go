package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadme: each command of the README that has its output there prints just that.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := strings.Split(string(readme), "```console\n$ go run ./cmd/copytaster ")[1:]
	if len(shown) == 0 {
		t.Fatal("no command")
	}
	for _, block := range shown {
		command, want, _ := strings.Cut(block, "\n")
		want, _, _ = strings.Cut(want, "```")
		t.Run(command, func(t *testing.T) {
			dir := t.TempDir() + string(filepath.Separator)
			args := strings.Fields(command)
			for i := range args[1:] {
				if args[i] == "--out" {
					args[i+1] = dir + args[i+1]
				}
			}
			var out bytes.Buffer
			Main(args, strings.NewReader(""), &out, &out)
			if got := strings.ReplaceAll(out.String(), dir, ""); got != want {
				t.Errorf("it prints\n%s\nnot\n%s", got, want)
			}
		})
	}
}
