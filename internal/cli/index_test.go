package cli

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/store"
)

// TestWait runs commands that write an index while somebody else does: they wait, and then say who that is.
func TestWait(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	run := func(args ...string) (int, string) {
		var stderr bytes.Buffer
		status := Main(append(args, "--index", dir), strings.NewReader(""), &bytes.Buffer{}, &stderr)
		return status, stderr.String()
	}
	if status, said := run("index", "add", "../../testdata/wire"); status != 0 {
		t.Fatal(said)
	}
	w, err := store.OpenWriter(dir, detect.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for _, command := range []string{
		"index add ../../testdata/wire", "index remove x", "index expire --older-than 1d", "index compact", "index relearn", "index upgrade",
		"check ../../testdata/wire --fail-on words>=100000 --add",
	} {
		status, said := run(append(strings.Fields(command), "--wait", "1ms")...)
		if status != 3 || !strings.Contains(said, "another run is writing it: process ") || !strings.Contains(said, "--wait") {
			t.Errorf("%s: status %d, %s", command, status, said)
		}
	}
	if status, said := run("index", "verify"); status != 0 {
		t.Errorf("a reader: %s", said)
	}
}
