package cli

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

// serve DIR serves the files of a folder at the address in $URL until the script ends, and writes what it was asked to requests.log. A file
// NAME.http beside NAME gives the answer another status and headers: "410", or "301" and then a line "Location: /other". A file has an
// ETag of its size; who sends that gets a 304. In the files $URL is the address.
func serve(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: serve dir")
	}
	dir, log := ts.MkAbs(args[0]), ts.MkAbs("requests.log")
	var mu sync.Mutex
	var address string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		status := answerFile(w, r, dir, address)
		f, err := os.OpenFile(log, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
		if err == nil {
			fmt.Fprintf(f, "%s %d %s\n", r.URL.Path, status, r.UserAgent())
			_ = f.Close()
		}
	}))
	ts.Defer(server.Close)
	mu.Lock()
	defer mu.Unlock()
	address = server.URL
	ts.Setenv("URL", address)
}

func answerFile(w http.ResponseWriter, r *http.Request, dir, address string) (status int) {
	path := filepath.Join(dir, filepath.FromSlash(r.URL.Path))
	status = http.StatusOK
	if how, err := os.ReadFile(path + ".http"); err == nil {
		lines := strings.Split(strings.TrimSpace(string(how)), "\n")
		status, _ = strconv.Atoi(lines[0])
		for _, line := range lines[1:] {
			name, value, _ := strings.Cut(line, ": ")
			w.Header().Set(name, value)
		}
	}
	body, err := os.ReadFile(path)
	if err != nil && status == http.StatusOK {
		status = http.StatusNotFound
	}
	if status == http.StatusOK {
		tag := fmt.Sprintf(`"%d"`, len(body))
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			status = http.StatusNotModified
		}
	}
	w.WriteHeader(status)
	if status == http.StatusOK {
		_, _ = w.Write([]byte(strings.ReplaceAll(string(body), "$URL", address)))
	}
	return status
}
