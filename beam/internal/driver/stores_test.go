package driver_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/gcs"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/s3"

	"github.com/copytaster/copytaster/beam/internal/driver"
)

// store is an object store that understands as much of S3 as is asked for here: objects are put, whole or in parts, listed and read.
type store struct {
	sync.Mutex
	objects map[string][]byte         // "/bucket/key"
	parts   map[string]map[int][]byte // of uploads on their way
}

// names returns the names of the objects in a bucket that begin with a prefix.
func (s *store) names(bucket, prefix string) (all []string) {
	for _, name := range slices.Sorted(maps.Keys(s.objects)) {
		if name, is := strings.CutPrefix(name, "/"+bucket+"/"); is && strings.HasPrefix(name, prefix) {
			all = append(all, name)
		}
	}
	return all
}

// read answers with an object.
func (s *store) read(w http.ResponseWriter, r *http.Request) {
	b, found := s.objects[r.URL.Path]
	if !found {
		http.Error(w, "<Error><Code>NoSuchKey</Code></Error>", http.StatusNotFound)
		return
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b))
}

// cloud answers as Google's Cloud Storage does, of which it understands as much: objects of less than 16 MiB.
func (s *store) cloud(w http.ResponseWriter, r *http.Request) {
	s.Lock()
	defer s.Unlock()
	type object struct {
		Name   string `json:"name"`
		Bucket string `json:"bucket"`
	}
	answer := func(x any) {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(x)
	}
	switch bucket, of := strings.CutSuffix(strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, "/upload"), "/storage/v1/b/"), "/o"); {
	case of && r.Method == http.MethodGet:
		items := []object{}
		for _, name := range s.names(bucket, r.URL.Query().Get("prefix")) {
			items = append(items, object{name, bucket})
		}
		answer(map[string]any{"items": items})
	case of && r.Method == http.MethodPost && r.URL.Query().Get("uploadType") == "multipart":
		_, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
		parts := multipart.NewReader(r.Body, params["boundary"])
		var got [2][]byte
		for i := range got {
			part, err2 := parts.NextPart()
			if err = errors.Join(err, err2); err == nil {
				got[i], err = io.ReadAll(part)
			}
		}
		var about object
		if err := errors.Join(err, json.Unmarshal(got[0], &about)); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		s.objects["/"+bucket+"/"+about.Name] = got[1]
		answer(object{about.Name, bucket})
	case !of && r.Method == http.MethodGet:
		s.read(w, r)
	default:
		http.Error(w, r.Method+" "+r.URL.String(), http.StatusNotImplemented)
	}
}

// ServeHTTP answers as S3 does.
func (s *store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.Lock()
	defer s.Unlock()
	q := r.URL.Query()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	upload := q.Get("uploadId")
	var answer any
	switch {
	case r.Method == http.MethodPost && q.Has("uploads"):
		upload = fmt.Sprint("upload", len(s.parts))
		s.parts[upload] = make(map[int][]byte)
		answer = struct {
			XMLName  xml.Name `xml:"InitiateMultipartUploadResult"`
			UploadID string   `xml:"UploadId"`
		}{UploadID: upload}
	case r.Method == http.MethodPut && upload != "":
		var n int
		_, _ = fmt.Sscan(q.Get("partNumber"), &n)
		s.parts[upload][n] = body
		w.Header().Set("ETag", fmt.Sprintf(`"%d"`, n))
	case r.Method == http.MethodPost && upload != "":
		var all [][]byte
		for _, n := range slices.Sorted(maps.Keys(s.parts[upload])) {
			all = append(all, s.parts[upload][n])
		}
		s.objects[r.URL.Path] = bytes.Join(all, nil)
		answer = struct {
			XMLName xml.Name `xml:"CompleteMultipartUploadResult"`
		}{}
	case r.Method == http.MethodPut:
		s.objects[r.URL.Path] = body
		w.Header().Set("ETag", `"0"`)
	case r.Method == http.MethodGet && q.Has("list-type"):
		type content struct{ Key string }
		var found []content
		for _, name := range s.names(strings.Trim(r.URL.Path, "/"), q.Get("prefix")) {
			found = append(found, content{name})
		}
		answer = struct {
			XMLName  xml.Name `xml:"ListBucketResult"`
			Contents []content
		}{Contents: found}
	case r.Method == http.MethodGet:
		s.read(w, r)
	default:
		http.Error(w, r.Method+" "+r.URL.String(), http.StatusNotImplemented)
	}
	if answer != nil {
		_ = xml.NewEncoder(w).Encode(answer)
	}
}

// TestObjectStore has inputs, what waits between the steps and the run in shards in an object store: what is found is what scan finds in
// files of this machine.
func TestObjectStore(t *testing.T) {
	t.Run("s3", func(t *testing.T) {
		s := &store{objects: make(map[string][]byte), parts: make(map[string]map[int][]byte)}
		server := httptest.NewServer(s)
		defer server.Close()
		for name, value := range map[string]string{
			"AWS_ENDPOINT_URL_S3": server.URL, "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "eu-west-1",
			"AWS_REQUEST_CHECKSUM_CALCULATION": "when_required", "AWS_RESPONSE_CHECKSUM_VALIDATION": "when_required",
			"AWS_CONFIG_FILE": os.DevNull, "AWS_SHARED_CREDENTIALS_FILE": os.DevNull,
		} {
			t.Setenv(name, value)
		}
		sameInStore(t, s, "s3")
	})
	t.Run("gs", func(t *testing.T) {
		s := &store{objects: make(map[string][]byte)}
		server := httptest.NewServer(http.HandlerFunc(s.cloud))
		defer server.Close()
		t.Setenv("STORAGE_EMULATOR_HOST", strings.TrimPrefix(server.URL, "http://"))
		sameInStore(t, s, "gs")
	})
}

// sameInStore runs with a store, whose addresses have a scheme.
func sameInStore(t *testing.T, s *store, scheme string) {
	input := newsroom(t)
	b, err := os.ReadFile(input)
	if err != nil {
		t.Fatal(err)
	}
	s.objects["/news/in/articles.jsonl"] = b
	o := options(t, scheme+"://news/in/*.jsonl")
	o.Work, o.Sharded, o.Rows = scheme+"://news/work", scheme+"://news/run", 1000
	if err := driver.Do(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	want, dir := scan(t, input), t.TempDir()
	for _, name := range []string{"articles.jsonl", "articles.csv"} { // which say where an article was read
		path := filepath.Join(want, name)
		b, err := os.ReadFile(path)
		if err == nil {
			err = os.WriteFile(path, bytes.ReplaceAll(b, []byte(input), []byte(scheme+"://news/in/articles.jsonl")), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, b := range s.objects {
		if name, is := strings.CutPrefix(name, "/news/run/"); is {
			err = errors.Join(err, os.WriteFile(filepath.Join(dir, name), b, 0o600))
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	same(t, o.Out, want)
	sameSharded(t, dir, want)
}
