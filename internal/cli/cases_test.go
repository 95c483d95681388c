package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/golden"
)

// caseRun is what the runner of the trial cases says of one run.
type caseRun struct {
	Case  string
	Run   string
	Right bool
	Short []struct{ Wanted, Got any } // what falls short
}

func (r *caseRun) name() string { return r.Case + " " + r.Run }

// TestCases tries the program on the trial cases in the folder that COPYTASTER_CASES names, which are not part of the project. The
// names of the runs that are right stand in a golden file; one that was right has to stay right. With -update the file is rewritten.
func TestCases(t *testing.T) {
	folder := os.Getenv("COPYTASTER_CASES")
	if folder == "" {
		t.Skip("COPYTASTER_CASES does not name the folder of the trial cases")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("the trial cases need python3")
	}
	runs := runCases(t, python, folder)
	const file = "testdata/cases.golden"
	var right []string
	for i := range runs {
		if runs[i].Right {
			right = append(right, runs[i].name())
		}
	}
	slices.Sort(right)
	t.Logf("%d of %d runs right", len(right), len(runs))
	if golden.Update() {
		golden.Compare(t, file, []byte(strings.Join(right, "\n")+"\n"))
		return
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	known := strings.Split(strings.TrimSpace(string(data)), "\n")
	for i := range runs {
		if r := &runs[i]; !r.Right && slices.Contains(known, r.name()) {
			t.Errorf("%s was right and is not: %v", r.name(), r.Short)
		}
	}
	news := slices.DeleteFunc(right, func(name string) bool { return slices.Contains(known, name) })
	if len(news) > 0 {
		t.Logf("%d runs are right that were not; go test ./internal/cli -run TestCases -update notes them:\n%s", len(news), strings.Join(news, "\n"))
	}
}

// runCases builds the program and runs every case with it.
func runCases(t *testing.T, python, folder string) []caseRun {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "copytaster")
	if runtime.GOOS == "windows" {
		binary += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", binary, "../../cmd/copytaster").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var stdout, stderr bytes.Buffer
	c := exec.Command(python, filepath.Join(folder, "run.py"), binary, "--json")
	c.Stdout, c.Stderr = &stdout, &stderr
	// 1 says that some runs fall short.
	if exit, ok := errors.AsType[*exec.ExitError](c.Run()); ok && exit.ExitCode() != 1 {
		t.Fatalf("%v\n%s", exit, stderr.String())
	}
	var all struct{ Runs []caseRun }
	if err := json.Unmarshal(stdout.Bytes(), &all); err != nil || len(all.Runs) == 0 {
		t.Fatalf("the runner gave %d runs, %v\n%s", len(all.Runs), err, stderr.String())
	}
	return all.Runs
}
