package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// TestCIDocument runs the commands of docs/ci.md in their order, in a folder with a feed, last week's copy, and new and old articles. Each
// ends with 0 or 1. The network, the mail and Docker are the test's own.
func TestCIDocument(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil || runtime.GOOS == "windows" {
		t.Skip("the commands are those of a Unix shell", err)
	}
	text, err := os.ReadFile("../../docs/ci.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	const (
		dog   = "The lamplighter, who is seventy, walks his round all the same, because his dog insists on it, says a board near the mole."
		bell  = "Nobody has rung the harbour bell since the storm of the year before last, when the rope broke and fell into the sea."
		own   = "The market hall will get a new roof of slate in May, and the fishmongers have asked for the shady side of the square."
		begin = `<?xml version="1.0"?><rss version="2.0"><channel><title>Nord</title>`
	)
	item := func(id, text string) string {
		return "<item><guid>" + id + "</guid><title>" + id + "</title><description>" + text + " It was a quiet day on the coast, and the ferries ran on time.</description></item>"
	}
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	feed := begin + item("dog", dog) + item("own", own)
	write("network", feed+"</channel></rss>")
	write("bin/curl", "#!/bin/sh\ncat '"+dir+"/network'\n")
	write("bin/mail", "#!/bin/sh\necho \"$@\" >> '"+dir+"/mails'\ncat >> '"+dir+"/mails'\n")
	write("lastweek/dog.txt", dog+"\n")
	write("lastweek/bell.txt", bell+"\n")
	write("incoming/new.txt", dog+"\n")
	write("archive/old.txt", dog+" So it was in spring.\n")

	run := func(command string) (string, int) {
		t.Helper()
		cmd := exec.Command(bash, "-c", command)
		cmd.Dir = dir
		cmd.Env = []string{"PATH=" + filepath.Join(dir, "bin") + ":" + os.Getenv("PATH"), "HOME=" + dir}
		out, err := cmd.CombinedOutput()
		if err != nil && cmd.ProcessState == nil {
			t.Fatal(err)
		}
		return string(out), cmd.ProcessState.ExitCode()
	}
	commands := 0
	blocks := regexp.MustCompile("(?ms)^```(sh|yaml)\n(.*?)^```").FindAllStringSubmatch(string(text), -1)
	for _, block := range blocks {
		switch code := block[2]; {
		case block[1] == "yaml" && strings.HasPrefix(code, "fail-on:"):
			write("copytaster.yaml", code)
		case block[1] == "yaml", strings.HasPrefix(code, "docker"):
		case strings.HasPrefix(code, "#!"): // the script of cron: nothing new, then a new item, then the same again
			script := strings.ReplaceAll(code, "/srv/copytaster", dir)
			for _, seen := range []struct {
				feed  string
				mails int
			}{{feed, 0}, {feed + item("bell", bell), 1}, {feed + item("bell", bell), 1}} {
				write("network", seen.feed+"</channel></rss>")
				out, status := run(script)
				mails, _ := os.ReadFile(filepath.Join(dir, "mails"))
				if n := strings.Count(string(mails), "new reuse"); status != 0 || n != seen.mails {
					log, _ := os.ReadFile(filepath.Join(dir, "log"))
					t.Errorf("status %d, %d mails, want %d: %s%s%s", status, n, seen.mails, out, mails, log)
				}
				commands++
			}
		default:
			for line := range strings.Lines(code) {
				out, status := run(line)
				if status > 1 {
					t.Errorf("%s: status %d: %s", line, status, out)
				}
				commands++
			}
			if err := os.Remove(filepath.Join(dir, "copytaster.yaml")); err != nil && !os.IsNotExist(err) {
				t.Error(err)
			}
		}
	}
	if commands < 18 {
		t.Errorf("only %d commands", commands)
	}
	for name, part := range map[string]string{"copytaster.sarif": `"version":"2.1.0"`, "junit.xml": `failures="1"`, "pairs.csv": "a,b,relation", "report/report.html": "<html", "seen/run.json": `"new": 0,`} {
		if data, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !strings.Contains(string(data), part) {
			t.Errorf("%s: error %v, no %s in %.300s", name, err, part, data)
		}
	}
}
