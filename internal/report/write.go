package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/atomicfile"
	"github.com/copytaster/copytaster/internal/boilerplate"
)

// Output is what a run folder can hold: a row of the table that [Outputs] returns.
type Output struct {
	Name    string // by which it is told, in lower case
	About   string
	Default bool     // written unless others are named
	Files   []string // in the order in which they appear
	open    func(f *opening) error
}

// Outputs returns what a run folder can hold, in the order in which it is named to people. To add one is to append a row.
// run.json and boilerplate.tsv are in every folder.
func Outputs() []Output {
	return []Output{
		{"jsonl", "the records, which report reads back", true,
			[]string{"articles.jsonl", "pairs.jsonl", "clusters.jsonl", "chains.jsonl", "quotations.jsonl"}, openJSONL},
		{"csv", "the tables", true, tableFiles(".csv"), func(f *opening) error {
			f.tables(".csv", func(w io.Writer, t *table) rowWriter { return newCSVRows(w, t) })
			return nil
		}},
		{"html", "the report for a browser", true, []string{"report.html"}, func(f *opening) error {
			f.add(NewHTML(f.file("report.html"), f.options.HTML), "report.html")
			return nil
		}},
		{"parquet", "the tables, typed", false, tableFiles(".parquet"), func(f *opening) error {
			f.tables(".parquet", func(w io.Writer, t *table) rowWriter { return newParquetRows(w, t) })
			return nil
		}},
		{"sqlite", "the tables as a database with indexes and views", false, []string{databaseFile}, openDatabase},
		{"graphml", "who took from whom, for programs that draw networks", false, []string{"graph.graphml", "sources.graphml"}, func(f *opening) error {
			f.graph = newGraph(f.file("graph.graphml"), f.file("sources.graphml"))
			f.ends = append(f.ends, f.graph.close)
			return nil
		}},
	}
}

const (
	databaseFile    = "run.sqlite"
	boilerplateFile = "boilerplate.tsv"
)

// tableFiles returns the names of the files of all tables.
func tableFiles(ending string) []string {
	var names []string
	newTables(nil, func(t *table) []rowWriter {
		names = append(names, t.name+ending)
		return nil
	}, nil)
	return names
}

// ParseOutputs returns the rows of outputs with these names; those that are written by default for no names.
func ParseOutputs(outputs []Output, names []string) ([]Output, error) {
	var known []string
	for _, o := range outputs {
		known = append(known, o.Name)
	}
	for _, name := range names {
		if !slices.Contains(known, name) {
			return nil, fmt.Errorf("%q: must be one or more of %s, with commas", name, strings.Join(known, ", "))
		}
	}
	return slices.DeleteFunc(slices.Clone(outputs), func(o Output) bool {
		return !slices.Contains(names, o.Name) && (len(names) > 0 || !o.Default)
	}), nil
}

// filesOf returns the names of the files of outputs, in the order in which they appear.
func filesOf(outputs []Output) (names []string) {
	for _, o := range outputs {
		names = append(names, o.Files...)
	}
	return names
}

// opening opens the files of a folder.
type opening struct {
	folder  *atomicfile.Folder
	options FolderOptions
	buffers []namedBuffer
	writers []namedWriter
	makers  []func(t *table) ([]rowWriter, error) // of the files of tables
	graph   *graph
	ends    []func() error // when the tables are written
	aborts  []func()       // where they are not
}

type namedBuffer struct {
	*bufio.Writer
	name string
}

type namedWriter struct {
	Writer
	name string // of its file; empty if it has several
}

// file returns the file of this name, buffered.
func (f *opening) file(name string) io.Writer {
	w := bufio.NewWriterSize(f.folder.File(name), 1<<16)
	f.buffers = append(f.buffers, namedBuffer{w, name})
	return w
}

func (f *opening) add(w Writer, name string) { f.writers = append(f.writers, namedWriter{w, name}) }

// tables adds a file for each table.
func (f *opening) tables(ending string, rows func(w io.Writer, t *table) rowWriter) {
	f.makers = append(f.makers, func(t *table) ([]rowWriter, error) {
		return []rowWriter{rows(f.file(t.name+ending), t)}, nil
	})
}

func openDatabase(f *opening) error {
	d, err := newDatabase(f.folder.File(databaseFile).Name())
	if err != nil {
		return fmt.Errorf("%s: %w", databaseFile, err)
	}
	f.aborts = append(f.aborts, d.abort)
	f.ends = append(f.ends, d.close)
	f.makers = append(f.makers, func(t *table) ([]rowWriter, error) {
		w, err := d.table(t)
		return []rowWriter{w}, err
	})
	return nil
}

func openJSONL(f *opening) error {
	f.add(articlesJSONL{NewEncoder(f.file("articles.jsonl"))}, "articles.jsonl")
	f.add(NewJSONL(f.file("pairs.jsonl")), "pairs.jsonl")
	f.add(atEnd(writeClusters)(f.file("clusters.jsonl")), "clusters.jsonl")
	f.add(atEnd(writeChains)(f.file("chains.jsonl")), "chains.jsonl")
	f.add(quotationsJSONL{NewEncoder(f.file("quotations.jsonl"))}, "quotations.jsonl")
	return nil
}

// open opens the files of outputs.
func (f *opening) open(outputs []Output) error {
	for _, o := range outputs {
		if err := o.open(f); err != nil {
			return err
		}
	}
	if len(f.makers) == 0 && f.graph == nil {
		return nil
	}
	var failed error
	f.add(newTables(f.options.Space, func(t *table) (files []rowWriter) {
		for _, add := range f.makers {
			w, err := add(t)
			if err != nil && failed == nil {
				failed = fmt.Errorf("%s: %w", databaseFile, err)
			}
			files = append(files, w...)
		}
		return files
	}, f.graph, f.ends...), "")
	return failed
}

// openAlways opens the files that every folder has.
func (f *opening) openAlways() {
	f.add(atEnd(func(w io.Writer, r *Result) error { return boilerplate.Write(w, &r.Standing) })(f.file(boilerplateFile)), boilerplateFile)
	f.add(atEnd(writeRun)(f.file(runFile)), runFile)
}
