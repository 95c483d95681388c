package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/golden"
	"github.com/copytaster/copytaster/internal/report/reporttest"
)

//go:generate go test -run ^TestDocs -update .

// documented are the records whose fields have a table in docs/formats.md.
func documented() []any {
	return []any{
		Pair{}, Share{}, Passage{}, Edit{}, Quotation{}, Finding{}, Article{}, Audit{}, Cluster{}, Chain{}, LedgerQuotation{}, Wording{}, Use{}, Run{}, Counts{},
	}
}

// TestDocs: what docs/formats.md says between marks is what the tables and records say of themselves. Names and types of fields are
// those of the records; what a field means stands in the document, or, until somebody writes it there, in the comment of the field.
func TestDocs(t *testing.T) {
	const path = "../../docs/formats.md"
	document, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	document = between(t, document, "outputs", func(string) string { return outputsDoc() })
	for _, table := range append(allTables(), sheetTable().table(), keyTable().table()) {
		document = between(t, document, "table "+table.name, func(string) string { return tableDoc(table) })
	}
	comments := comments(t)
	for _, record := range documented() {
		of := reflect.TypeOf(record)
		document = between(t, document, "record "+of.Name(), func(former string) string { return recordDoc(t, of, former, comments) })
	}
	golden.Compare(t, path, document)
}

// between returns document with what text makes of what stands between the marks of name.
func between(t *testing.T, document []byte, name string, text func(former string) string) []byte {
	t.Helper()
	begin, end := []byte("<!-- made of the code: "+name+" -->\n"), []byte("<!-- end -->")
	head, rest, found := bytes.Cut(document, begin)
	former, tail, ended := bytes.Cut(rest, end)
	if !found || !ended {
		t.Fatalf("%s is not in the document", begin)
	}
	return bytes.Join([][]byte{head, begin, []byte("\n" + text(strings.TrimSpace(string(former))) + "\n"), end, tail}, nil)
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

// field is a field of a record as JSON has it.
type field struct {
	name     string
	of       reflect.Type
	optional bool
	comment  string
}

// fieldsOf returns the fields of a record.
func fieldsOf(record reflect.Type, comments map[string]string) (fields []field) {
	for f := range record.Fields() {
		name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name != "-" && f.IsExported() {
			fields = append(fields, field{name, f.Type, strings.Contains(rest, "omitempty"), comments[record.Name()+"."+f.Name]})
		}
	}
	return fields
}

// comments returns what the code says of the fields of records, by "Record.Field".
func comments(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, path := range []string{"record.go", "../news/news.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			if record, ok := spec.Type.(*ast.StructType); ok {
				for _, f := range record.Fields.List {
					for _, name := range f.Names {
						all[spec.Name.Name+"."+name.Name] = strings.TrimSpace(strings.ReplaceAll(f.Doc.Text()+f.Comment.Text(), "\n", " "))
					}
				}
			}
			return false
		})
	}
	return all
}

var fieldName = regexp.MustCompile("`([a-z_0-9]+)`")

// docRow is a row of a table of fields.
type docRow struct {
	names   []string
	meaning string
}

// readRows returns the first two lines of a table of fields, how many columns it has, and its rows.
func readRows(former string) (head []string, columns int, rows []docRow) {
	lines := strings.Split(former, "\n")
	head = lines[:2]
	columns = strings.Count(head[1], "---")
	for _, line := range lines[2:] {
		cells := strings.SplitN(strings.TrimSuffix(strings.TrimPrefix(line, "| "), " |"), " | ", columns)
		row := docRow{meaning: cells[len(cells)-1]}
		for _, m := range fieldName.FindAllStringSubmatch(cells[0], -1) {
			row.names = append(row.names, m[1])
		}
		rows = append(rows, row)
	}
	return head, columns, rows
}

// recordDoc returns the table of the fields of a record: all it has, in their order, those that share a row as before.
func recordDoc(t *testing.T, record reflect.Type, former string, comments map[string]string) string {
	head, columns, rows := readRows(former)
	fields := fieldsOf(record, comments)
	at := func(name string) int { return slices.IndexFunc(fields, func(f field) bool { return f.name == name }) }
	rowOf := map[string]int{}
	for i := range rows {
		rows[i].names = slices.DeleteFunc(rows[i].names, func(name string) bool { return at(name) < 0 })
		for _, name := range rows[i].names {
			rowOf[name] = i
		}
	}
	var b strings.Builder
	b.WriteString(strings.Join(head, "\n") + "\n")
	for _, f := range fields {
		row := docRow{[]string{f.name}, f.comment}
		if i, old := rowOf[f.name]; old {
			row = rows[i]
		}
		if row.names[0] != f.name {
			continue // stands in the row of another field
		}
		for _, name := range row.names {
			if other := fields[at(name)]; typeName(other) != typeName(f) {
				t.Errorf("%s: `%s` is %s, `%s` of the same row is %s", record.Name(), f.name, typeName(f), name, typeName(other))
			}
		}
		cells := []string{"`" + strings.Join(row.names, "`, `") + "`", typeName(f), row.meaning}
		if columns == 2 {
			cells = slices.Delete(cells, 1, 2)
		}
		fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | "))
	}
	return b.String()
}

// typeName names the type of a field as docs/formats.md does.
func typeName(f field) string {
	if f.of.Kind() == reflect.Pointer {
		name := typeName(field{of: f.of.Elem()})
		if !f.optional {
			name += " or null"
		}
		return name
	}
	switch f.of.Kind() {
	case reflect.Int, reflect.Int64:
		return "integer"
	case reflect.Float64:
		return "fraction"
	case reflect.Bool:
		return "boolean"
	case reflect.Struct, reflect.Map:
		return "object"
	case reflect.Array:
		if f.of.Elem().Kind() == reflect.String {
			return "pair of strings"
		}
		return "span"
	case reflect.Slice:
		if name := typeName(field{of: f.of.Elem()}); name != "object" {
			first, rest, _ := strings.Cut(name, " ")
			return strings.TrimSpace("list of " + first + "s " + rest)
		}
		return "list"
	}
	return f.of.Kind().String()
}

// object is a JSON object whose members stay in their order.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON implements [json.Marshaler].
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	for i, m := range o {
		b.WriteString(map[bool]string{true: "{", false: ","}[i == 0])
		name, err := json.Marshal(m.name)
		if err != nil {
			return nil, err
		}
		b.Write(append(name, ':'))
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(m.value); err != nil {
			return nil, err
		}
	}
	b.WriteString("}")
	return b.Bytes(), nil
}

// schemaFiles are the records of files, by the names of their schemas.
func schemaFiles() map[string]any {
	return map[string]any{"pair": Pair{}, "article": Article{}, "cluster": Cluster{}, "chain": Chain{}, "quotation": LedgerQuotation{}, "run": Run{}}
}

// TestDocsSchemas: docs/schema has a JSON Schema of every record of a file, and a Table Schema (Frictionless) of every table.
func TestDocsSchemas(t *testing.T) {
	document, err := os.ReadFile("../../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	s := schemas{meanings: map[string]string{}, comments: comments(t)}
	for _, record := range documented() {
		of := reflect.TypeOf(record)
		between(t, document, "record "+of.Name(), func(former string) string {
			_, _, rows := readRows(former)
			for _, row := range rows {
				for _, name := range row.names {
					s.meanings[of.Name()+"."+name] = row.meaning
				}
			}
			return ""
		})
	}
	for name, record := range schemaFiles() {
		compareJSON(t, "../../docs/schema/"+name+".json", s.schema(name, reflect.TypeOf(record)))
	}
	for _, table := range allTables() {
		compareJSON(t, "../../docs/schema/"+table.name+".table.json", tableSchema(table))
	}
}

// TestGoldenLines: the lines of the golden files are valid by the schemas.
func TestGoldenLines(t *testing.T) {
	n := 0
	for prefix, schema := range map[string]string{"pairs": "pair", "articles": "article", "clusters": "cluster", "chains": "chain", "quotations": "quotation"} {
		for _, path := range []string{prefix + ".jsonl", "desk-" + prefix + ".jsonl"} {
			data, err := os.ReadFile("testdata/" + path)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			for line := range bytes.Lines(data) {
				n++
				reporttest.CheckLine(t, "../../docs/schema", schema, line)
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d lines", n)
	}
}

func compareJSON(t *testing.T, path string, value any) {
	t.Helper()
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(value); err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, path, out.Bytes())
}

// schemas makes JSON Schemas.
type schemas struct {
	meanings, comments map[string]string // by "Record.field" and "Record.Field"
	defs               []member
}

func (s *schemas) schema(name string, record reflect.Type) object {
	s.defs = nil
	o := s.record(record)
	head := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", "https://github.com/copytaster/copytaster/docs/schema/" + name + ".json"},
		{"title", "copytaster." + name},
	}
	slices.SortFunc(s.defs, func(x, y member) int { return strings.Compare(x.name, y.name) })
	return append(append(head, o...), member{"$defs", object(s.defs)})
}

var link = regexp.MustCompile(`\[([^]]*)\]\([^)]*\)`)

// record returns the schema of a record. Fields that the schema does not know may come with a later version.
func (s *schemas) record(of reflect.Type) object {
	properties, required := object{}, []string{}
	for _, f := range fieldsOf(of, s.comments) {
		meaning := s.meanings[of.Name()+"."+f.name]
		if meaning == "" {
			meaning = f.comment
		}
		value := s.value(f)
		if f.name == "schema" {
			value = object{{"type", "string"}, {"const", schemaNames()[of.Name()]}}
		}
		if values := enums()[of.Name()+"."+f.name]; values != nil {
			value = append(value, member{"enum", values})
		}
		if f.of.Kind() == reflect.Float64 && of.Name() != "Hit" {
			value = append(value, member{"minimum", 0}, member{"maximum", 1})
		}
		properties = append(properties, member{f.name, append(object{{"description", link.ReplaceAllString(meaning, "$1")}}, value...)})
		if !f.optional {
			required = append(required, f.name)
		}
	}
	return object{{"type", "object"}, {"properties", properties}, {"required", required}}
}

// value returns the schema of what a field holds.
func (s *schemas) value(f field) object {
	switch f.of.Kind() {
	case reflect.Pointer:
		inner := s.value(field{of: f.of.Elem()})
		if f.optional {
			return inner
		}
		return object{{"anyOf", []object{inner, {{"type", "null"}}}}}
	case reflect.Int, reflect.Int64:
		return object{{"type", "integer"}}
	case reflect.Float64:
		return object{{"type", "number"}}
	case reflect.Bool:
		return object{{"type", "boolean"}}
	case reflect.String:
		return object{{"type", "string"}}
	case reflect.Slice:
		return object{{"type", "array"}, {"items", s.value(field{of: f.of.Elem()})}}
	case reflect.Array:
		return object{{"type", "array"}, {"items", s.value(field{of: f.of.Elem()})}, {"minItems", f.of.Len()}, {"maxItems", f.of.Len()}}
	case reflect.Struct:
		name := f.of.Name()
		if !slices.ContainsFunc(s.defs, func(m member) bool { return m.name == name }) {
			i := len(s.defs)
			s.defs = append(s.defs, member{name, nil})
			s.defs[i].value = s.record(f.of)
		}
		return object{{"$ref", "#/$defs/" + name}}
	}
	return object{{"type", "object"}}
}

func schemaNames() map[string]string {
	return map[string]string{
		"Pair": PairSchema, "Article": ArticleSchema, "Cluster": ClusterSchema, "Chain": ChainSchema, "LedgerQuotation": QuotationSchema, "Run": RunSchema,
	}
}

// enums are the values of fields that have only these.
func enums() map[string][]string {
	labels := []string{"non-derived", "partially-derived", "wholly-derived"}
	variants := []string{"none", "punctuation", "spelling"}
	return map[string][]string{
		"Pair.relation":      {"identical", "template", "near-duplicate", "version", "reuse", "quotation", "paraphrase"},
		"Pair.direction":     {"a to b", "b to a", "common source", "same speaker", "unknown"},
		"Pair.label_a":       labels,
		"Pair.label_b":       labels,
		"Article.label":      labels,
		"Article.role":       {"wire", "outlet"},
		"Passage.kind":       {"verbatim", "edited", "paraphrase"},
		"Aligned.how":        {"equal", "stem", "synonym", "near"},
		"Change.kind":        {"added", "dropped", "softened", "strengthened", "changed"},
		"Edit.op":            {"replace", "insert", "delete"},
		"Finding.kind":       {"corrected", "killed"},
		"Finding.in":         {"a", "b"},
		"Quotation.relation": {"exact", "trimmed", "merged", "altered", "reattributed"},
		"Quotation.variant":  variants,
		"Wording.relation":   {"first", "exact", "trimmed", "merged", "altered"},
		"Wording.variant":    variants,
		"Use.variant":        variants,
		"Debt.kind":          {"agency", "outlet"},
	}
}

// tableSchema returns the Table Schema of a table.
func tableSchema(t *table) object {
	types := map[kind]string{
		textKind: "string", integerKind: "integer", fractionKind: "number", booleanKind: "boolean", timestampKind: "datetime", dateKind: "date",
	}
	var fields []object
	for _, c := range t.columns {
		f := object{{"name", c.name}, {"type", types[c.kind]}, {"description", link.ReplaceAllString(c.doc, "$1")}}
		if c.unit != "" {
			f = append(f, member{"unit", c.unit})
		}
		fields = append(fields, f)
	}
	return object{
		{"$schema", "https://datapackage.org/profiles/2.0/tableschema.json"},
		{"title", t.name},
		{"description", "A row is " + t.doc + "."},
		{"fields", fields},
		{"missingValues", []string{""}},
	}
}
