package ingest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/copytaster/copytaster/internal/dataset"
)

// TestShared reads the sample files of other projects: each is read or skipped with a reason, and -v says which. Of each folder some are read.
func TestShared(t *testing.T) {
	folder := filepath.Join(dataset.Folder(t), "formats")
	of, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range of {
		files, err := filepath.Glob(filepath.Join(folder, dir.Name(), "*"))
		if err != nil {
			t.Fatal(err)
		}
		read := 0
		for _, path := range files {
			articles, skipped := mustCollect(t, open(t, "", Options{}, path))
			for _, a := range articles {
				t.Logf("%s: %.400s", filepath.Base(path), told(a))
			}
			t.Logf("%s: %d articles, skipped %q", filepath.Base(path), len(articles), skipped)
			read += len(articles)
		}
		if read == 0 {
			t.Errorf("%s: nothing of %d files", dir.Name(), len(files))
		}
	}
}
