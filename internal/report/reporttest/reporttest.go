// Package reporttest checks run folders against the schemas in docs/schema.
//
//	reporttest.Check(t, "../../docs/schema", dir)
//
// Only tests import it.
package reporttest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// files are the files of a run folder that have a schema, and its name.
var files = map[string]string{
	"articles.jsonl": "article", "pairs.jsonl": "pair", "clusters.jsonl": "cluster", "chains.jsonl": "chain", "quotations.jsonl": "quotation", "run.json": "run",
}

// T is what a check tells about; a [testing.T] is one.
type T interface {
	Helper()
	Errorf(format string, args ...any)
}

// Check tells what of the run folders at dir or in it differs from the schemas in the folder schemas: a line that breaks its
// schema, or one with a field that the schema does not have. It returns the number of lines that were checked.
func Check(t T, schemas, dir string) (lines int) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() != "run.json" {
			return err
		}
		for name, schema := range files {
			n, err := checkFile(t, filepath.Join(schemas, schema+".json"), filepath.Join(filepath.Dir(path), name))
			if err != nil {
				return err
			}
			lines += n
		}
		return nil
	})
	if err != nil {
		t.Errorf("%v", err)
	}
	return lines
}

// CheckLine tells how a record differs from its schema.
func CheckLine(t T, schemas, name string, line []byte) {
	t.Helper()
	schema, err := strict(filepath.Join(schemas, name+".json"))
	if err == nil {
		err = checkLine(schema, line)
	}
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

func checkFile(t T, schemaPath, path string) (lines int, err error) {
	t.Helper()
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil // --write may leave it out
	}
	if err != nil {
		return 0, err
	}
	schema, err := strict(schemaPath)
	if err != nil {
		return 0, err
	}
	all := [][]byte{data}
	if strings.HasSuffix(path, ".jsonl") {
		all = bytes.Split(bytes.TrimSuffix(data, []byte("\n")), []byte("\n"))
	}
	for i, line := range all {
		if len(line) == 0 {
			continue
		}
		if err := checkLine(schema, line); err != nil {
			t.Errorf("%s:%d: %v", path, i+1, err)
		}
		lines++
	}
	return lines, nil
}

func checkLine(schema *jsonschema.Schema, line []byte) error {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
	if err != nil {
		return err
	}
	return schema.Validate(value)
}

// strict returns a schema that knows no other fields than it names.
func strict(path string) (*jsonschema.Schema, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var schema map[string]any
	if err := json.Unmarshal(data, &schema); err != nil {
		return nil, err
	}
	forbid(schema)
	c := jsonschema.NewCompiler()
	if err := c.AddResource("strict.json", schema); err != nil {
		return nil, err
	}
	delete(schema, "$id")
	return c.Compile("strict.json")
}

// forbid lets the objects of a schema have no other members than their properties.
func forbid(schema any) {
	switch s := schema.(type) {
	case map[string]any:
		if _, properties := s["properties"]; properties && s["type"] == "object" {
			s["additionalProperties"] = false
		}
		for _, inner := range s {
			forbid(inner)
		}
	case []any:
		for _, inner := range s {
			forbid(inner)
		}
	}
}
