package report

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/golden"
)

//go:generate go test -run ^TestDocs -update .

// TestDocs: what docs/formats.md says between marks is what the tables and records say of themselves.
func TestDocs(t *testing.T) {
	const path = "../../docs/formats.md"
	document, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	document = between(t, document, "outputs", outputsDoc())
	for _, table := range allTables() {
		document = between(t, document, "table "+table.name, tableDoc(table))
	}
	golden.Compare(t, path, document)
}

// between returns document with text between the marks of name.
func between(t *testing.T, document []byte, name, text string) []byte {
	t.Helper()
	begin, end := []byte("<!-- made of the code: "+name+" -->\n"), []byte("<!-- end -->")
	head, rest, found := bytes.Cut(document, begin)
	_, tail, ended := bytes.Cut(rest, end)
	if !found || !ended {
		t.Fatalf("%s is not in the document", begin)
	}
	return bytes.Join([][]byte{head, begin, []byte("\n" + text + "\n"), end, tail}, nil)
}

func allTables() (all []*table) {
	newTables(nil, func(t *table) []rowWriter {
		all = append(all, t)
		return nil
	}, nil)
	return all
}

func outputsDoc() string {
	var b strings.Builder
	b.WriteString("| `--write` | | files |\n| --- | --- | --- |\n")
	for _, o := range Outputs() {
		about := o.About
		if o.Default {
			about += " (default)"
		}
		fmt.Fprintf(&b, "| `%s` | %s | `%s` |\n", o.Name, about, strings.Join(o.Files, "`, `"))
	}
	fmt.Fprintf(&b, "| always | the standing text, and what the run was | `%s`, `%s` |\n", boilerplateFile, runFile)
	return b.String()
}

func tableDoc(t *table) string {
	var b strings.Builder
	fmt.Fprintf(&b, "A row is %s.\n\n| column | type | meaning |\n| --- | --- | --- |\n", t.doc)
	for _, c := range t.columns {
		kind := c.kind.String()
		if c.unit != "" {
			kind += ", " + c.unit
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.name, kind, c.doc)
	}
	return b.String()
}
