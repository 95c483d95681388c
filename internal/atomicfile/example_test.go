package atomicfile_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/copytaster/copytaster/internal/atomicfile"
)

func ExampleWrite() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "page.html")
	err = atomicfile.Write(path, func(w io.Writer) error {
		_, err := io.WriteString(w, "<!doctype html>")
		return err
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	page, err := os.ReadFile(path)
	fmt.Println(string(page), err)
	// Output: <!doctype html> <nil>
}
