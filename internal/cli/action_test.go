package cli

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"go.yaml.in/yaml/v3"
)

// action is what the test needs of action.yml.
type action struct {
	Inputs map[string]struct {
		Default  string
		Required bool
	}
	Runs struct {
		Using string
		Steps []struct {
			Name, Shell, Run string
			Env              map[string]string
		}
	}
}

// TestAction runs the steps of action.yml as GitHub does, with a release of the test's own.
func TestAction(t *testing.T) {
	for _, program := range []string{"bash", "curl", "tar", "awk", "grep"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(err)
		}
	}
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" && runtime.GOARCH != "arm64" {
		t.Skip("the release of the test is for Linux")
	}
	data, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var a action
	if err := yaml.Unmarshal(data, &a); err != nil || a.Runs.Using != "composite" || len(a.Runs.Steps) != 2 {
		t.Fatalf("error %v, %+v", err, a)
	}
	dir := t.TempDir()
	const dog = "The lamplighter, who is seventy, walks his round all the same, because his dog insists on it, says a board near the mole.\n"
	for name, text := range map[string]string{"in box/new.txt": dog, "archive/old.txt": dog + "\nNobody minds.\n", "in box/own.txt": "Nobody came to the harbour.\n", "temp/x": "", "out": "", "path": ""} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	release(t, filepath.Join(dir, "releases/download/v1.2.3"))

	// run runs a step with these inputs, and returns what it prints and its status.
	run := func(step int, inputs map[string]string) (string, int) {
		t.Helper()
		s := a.Runs.Steps[step]
		cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", s.Run)
		cmd.Dir = dir
		path := os.Getenv("PATH")
		if added, err := os.ReadFile(filepath.Join(dir, "path")); err == nil {
			path = strings.TrimSpace(string(added)) + ":" + path
		}
		cmd.Env = []string{"PATH=" + path, "HOME=" + dir, "RUNNER_TEMP=" + filepath.Join(dir, "temp"),
			"GITHUB_OUTPUT=" + filepath.Join(dir, "out"), "GITHUB_PATH=" + filepath.Join(dir, "path"), "GITHUB_STEP_SUMMARY=" + filepath.Join(dir, "summary.md")}
		for name, value := range s.Env {
			input := regexp.MustCompile(`^\$\{\{ inputs\.([a-z-]+) \}\}$`).FindStringSubmatch(value)
			if input == nil {
				t.Fatalf("%s: %s is no input", name, value)
			}
			of, known := a.Inputs[input[1]]
			if !known {
				t.Fatalf("there is no input %s", input[1])
			}
			value := of.Default
			if given, ok := inputs[input[1]]; ok {
				value = given
			} else if of.Required {
				t.Fatalf("the input %s is missing", input[1])
			}
			cmd.Env = append(cmd.Env, name+"="+value)
		}
		out, err := cmd.CombinedOutput()
		if err != nil && cmd.ProcessState == nil {
			t.Fatal(err)
		}
		return string(out), cmd.ProcessState.ExitCode()
	}
	contains := func(what, text string, parts ...string) {
		t.Helper()
		for _, part := range parts {
			if !strings.Contains(text, part) {
				t.Errorf("%s: no %s in\n%s", what, part, text)
			}
		}
	}
	read := func(name string) string {
		t.Helper()
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}

	releases := "file://" + filepath.Join(dir, "releases")
	out, status := run(0, map[string]string{"version": "1.2.3", "releases": releases})
	if status != 0 {
		t.Fatalf("status %d: %s", status, out)
	}
	contains("install", read("path"), filepath.Join(dir, "temp/copytaster/copytaster_1.2.3_linux_"+runtime.GOARCH))
	if out, status := run(0, map[string]string{"version": "9.9.9", "releases": releases}); status == 0 {
		t.Errorf("a release that is not there: %s", out)
	}

	inputs := map[string]string{"paths": "in box\n", "against": "archive", "fail-on": "passage\nshare>=0.5\n", "sarif": "out.sarif"}
	out, status = run(1, inputs)
	if status != 1 {
		t.Fatalf("status %d: %s", status, out)
	}
	contains("annotations", out, "::error file=in box/new.txt,line=1", "over the gate share>=0.5: new.txt, 100 % from old.txt", "release of the test")
	contains("outputs", read("out"), "status=1\n")
	contains("summary", read("summary.md"), "## copytaster: over the gate")
	contains("SARIF", read("out.sarif"), `"level":"error"`, `"uri":"in%20box/new.txt"`)
	contains("report", read("copytaster-report/report.html"), "<html")

	inputs["baseline"], inputs["sarif"], inputs["report"], inputs["redact"] = "copytaster-report", "known.sarif", "second", "true"
	out, status = run(1, inputs)
	if status != 0 || strings.Contains(out, "::error") {
		t.Errorf("beside its own baseline: status %d: %s", status, out)
	}
	contains("SARIF", read("known.sarif"), `"baselineState":"unchanged"`)
	if strings.Contains(read("known.sarif")+read("second/pairs.jsonl"), "lamplighter") {
		t.Error("redact leaves text")
	}
	if out, status := run(1, map[string]string{"paths": "nosuch"}); status != 3 {
		t.Errorf("status %d for a path that is not there: %s", status, out)
	}
	// A release that was tampered with is not installed.
	archive := filepath.Join(dir, "releases/download/v1.2.3/copytaster_1.2.3_linux_"+runtime.GOARCH+".tar.gz")
	if err := os.WriteFile(archive, []byte("other"), 0o666); err != nil {
		t.Fatal(err)
	}
	if out, status := run(0, map[string]string{"version": "1.2.3", "releases": releases}); status == 0 {
		t.Errorf("a release that was changed is installed: %s", out)
	}
}

// release writes a release of a copytaster that says so and runs the one of this test.
func release(t *testing.T, dir string) {
	t.Helper()
	program, err := exec.LookPath("copytaster")
	if err != nil {
		t.Fatal(err)
	}
	script := "#!/bin/sh\necho release of the test >&2\nexec '" + program + "' \"$@\"\n"
	name := "copytaster_1.2.3_linux_" + runtime.GOARCH
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	w := tar.NewWriter(z)
	if err := w.WriteHeader(&tar.Header{Name: name + "/copytaster", Mode: 0o755, Size: int64(len(script))}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(script)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	sums := fmt.Sprintf("%x  %s.cdx.json\n%x  %s.tar.gz\n", sha256.Sum256(nil), name, sha256.Sum256(packed.Bytes()), name)
	for file, data := range map[string][]byte{name + ".tar.gz": packed.Bytes(), "checksums.txt": []byte(sums)} {
		if err := os.WriteFile(filepath.Join(dir, file), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestPreCommitHook: the hook is a command that there is, and takes files behind its arguments.
func TestPreCommitHook(t *testing.T) {
	data, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct{ ID, Name, Entry, Language string }
	if err := yaml.Unmarshal(data, &hooks); err != nil || len(hooks) != 1 || hooks[0].Language != "golang" {
		t.Fatalf("error %v, %+v", err, hooks)
	}
	dir := t.TempDir()
	for _, name := range []string{"new.txt", "old.txt"} {
		text := "The lamplighter, who is seventy, walks his round all the same, because his dog insists on it.\n"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	args := append(strings.Fields(hooks[0].Entry), "--against", "old.txt", "--fail-on", "passage", "new.txt")
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = dir
	if out, _ := cmd.CombinedOutput(); cmd.ProcessState.ExitCode() != 1 {
		t.Errorf("status %d: %s", cmd.ProcessState.ExitCode(), out)
	}
}
