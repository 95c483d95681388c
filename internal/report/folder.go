package report

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/copytaster/copytaster/internal/boilerplate"
)

// ErrNotRunFolder is in the errors of [Create] and [ReadRun] for a folder that holds something else than a run.
var ErrNotRunFolder = errors.New("not a run folder")

const (
	runFile    = "run.json" // the last file to appear: where it is, the run is whole
	tempPrefix = ".copytaster-"
)

// FolderOptions says how the files of a run folder are written. The zero value means the defaults.
type FolderOptions struct {
	HTML HTMLOptions // of report.html
}

// Folder writes a run folder. Its files are written under temporary names beside their places, and get their
// names only in Close, run.json last: a folder with run.json holds a whole run at any time.
type Folder struct {
	dir   string
	made  bool // the folder was not there before
	files []*file
	done  bool
}

var _ LedgerWriter = (*Folder)(nil)

// file is one file of the folder on its way.
type file struct {
	*os.File
	name   string // its final name
	buffer *bufio.Writer
	writer Writer
}

// Create begins a run folder at dir, which is new, empty or a run folder; the files of a former run stay until
// Close replaces them. For a folder with anything else the error is [ErrNotRunFolder]. What a killed run left
// behind is removed. All files are opened at once, so that a folder that cannot be written shows now. The
// caller ends with Close or Abort.
func Create(dir string, o FolderOptions) (*Folder, error) {
	made, err := prepare(dir)
	if err != nil {
		return nil, fmt.Errorf("output folder %s: %w", dir, err)
	}
	f := &Folder{dir: dir, made: made}
	key := fmt.Sprintf("%s%08x-", tempPrefix, rand.Uint32())
	for _, out := range outputs(o) {
		if err := f.open(key, out); err != nil {
			f.Abort()
			return nil, fmt.Errorf("output folder %s: %w", dir, err)
		}
	}
	return f, nil
}

// output is a file of a run folder and how it is written.
type output struct {
	name string
	open func(io.Writer) Writer
}

// outputs lists the files of a run folder in the order in which they appear.
func outputs(o FolderOptions) []output {
	return []output{
		{"articles.jsonl", func(w io.Writer) Writer { return articlesJSONL{newEncoder(w)} }},
		{"pairs.jsonl", func(w io.Writer) Writer { return NewJSONL(w) }},
		{"clusters.jsonl", atEnd(writeClusters)},
		{"chains.jsonl", atEnd(writeChains)},
		{"boilerplate.tsv", atEnd(func(w io.Writer, r *Result) error { return boilerplate.Write(w, &r.Standing) })},
		{"quotations.jsonl", func(w io.Writer) Writer { return quotationsJSONL{newEncoder(w)} }},
		{"articles.csv", func(w io.Writer) Writer { return newArticlesCSV(w) }},
		{"pairs.csv", func(w io.Writer) Writer { return NewCSV(w) }},
		{"report.html", func(w io.Writer) Writer { return NewHTML(w, o.HTML) }},
		{runFile, atEnd(writeRun)},
	}
}

// atEnd makes a Writer of a function that needs the result only.
func atEnd(write func(io.Writer, *Result) error) func(io.Writer) Writer {
	return func(w io.Writer) Writer { return &endWriter{w, write} }
}

type endWriter struct {
	w     io.Writer
	write func(io.Writer, *Result) error
}

func (e *endWriter) Pair(*Pair) error      { return nil }
func (e *endWriter) Close(r *Result) error { return e.write(e.w, r) }

func (f *Folder) open(key string, out output) error {
	opened, err := os.OpenFile(filepath.Join(f.dir, key+out.name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	buffer := bufio.NewWriterSize(opened, 1<<16)
	f.files = append(f.files, &file{File: opened, name: out.name, buffer: buffer, writer: out.open(buffer)})
	return nil
}

// Pair hands p to every file.
func (f *Folder) Pair(p *Pair) error {
	return f.each(func(w Writer) error { return w.Pair(p) })
}

// Article hands a to the files that show articles.
func (f *Folder) Article(a *Article) error {
	return f.each(func(w Writer) error {
		if w, ok := w.(ArticleWriter); ok {
			return w.Article(a)
		}
		return nil
	})
}

// Quotation hands q to the files that show the ledger.
func (f *Folder) Quotation(q *LedgerQuotation) error {
	return f.each(func(w Writer) error {
		if w, ok := w.(LedgerWriter); ok {
			return w.Quotation(q)
		}
		return nil
	})
}

// each calls do with the writer of every file.
func (f *Folder) each(do func(Writer) error) error {
	for _, file := range f.files {
		if err := do(file.writer); err != nil {
			return fmt.Errorf("%s: %w", filepath.Join(f.dir, file.name), err)
		}
	}
	return nil
}

// Close completes the files, syncs them, and puts them in place of those of a former run. After an error
// nothing temporary is left and a former run is as it was, unless the error came while the files were given
// their names: then there is no run.json, and the next [Create] clears up.
func (f *Folder) Close(r *Result) error {
	defer f.Abort()
	for _, file := range f.files {
		if err := file.complete(r); err != nil {
			return fmt.Errorf("%s: %w", filepath.Join(f.dir, file.name), err)
		}
	}
	for _, file := range f.files {
		if _, err := os.Lstat(file.Name()); err != nil {
			return fmt.Errorf("output folder %s: another run wrote into it: %w", f.dir, err)
		}
	}
	f.done = true
	return f.swap()
}

func (f *file) complete(r *Result) error {
	if err := f.writer.Close(r); err != nil {
		return err
	}
	if err := f.buffer.Flush(); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return f.File.Close()
}

// swap gives the files their names.
func (f *Folder) swap() error {
	if err := os.Remove(filepath.Join(f.dir, runFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, file := range f.files {
		if file.name == runFile {
			if err := syncDir(f.dir); err != nil {
				return err
			}
		}
		if err := os.Rename(file.Name(), filepath.Join(f.dir, file.name)); err != nil {
			return err
		}
	}
	return syncDir(f.dir)
}

// Abort gives up: it removes what was written, and the folder if Create made it. A former run stays as it was.
// After Close it does nothing.
func (f *Folder) Abort() {
	if f.done {
		return
	}
	f.done = true
	for _, file := range f.files {
		_ = file.File.Close()
		_ = os.Remove(file.Name())
	}
	if f.made {
		_ = os.Remove(f.dir) // fails, as it should, where something else came into it
	}
}

// prepare makes dir a folder to write a run into; made says that it was not there.
func prepare(dir string) (made bool, err error) {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return true, os.MkdirAll(dir, 0o777)
	}
	if err != nil {
		return false, err
	}
	if !info.IsDir() {
		return false, fmt.Errorf("%w: it is a file", ErrNotRunFolder)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false, err
	}
	if err := refuse(dir, entries); err != nil {
		return false, err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), tempPrefix) {
			if err := os.Remove(filepath.Join(dir, e.Name())); err != nil {
				return false, err
			}
		}
	}
	return false, nil
}

// refuse returns an error unless entries, those of dir, are none, or those of a run folder, or what a run left
// that was killed while it gave its files their names.
func refuse(dir string, entries []os.DirEntry) error {
	ours := map[string]bool{}
	for _, out := range outputs(FolderOptions{}) {
		ours[out.name] = true
	}
	killed, foreign := false, ""
	for _, e := range entries {
		switch name := e.Name(); {
		case strings.HasPrefix(name, tempPrefix):
			killed = true
		case ours[name] && !e.Type().IsRegular():
			return fmt.Errorf("%w: %s in it is not a file", ErrNotRunFolder, name)
		case foreign == "" || ours[foreign] && !ours[name]:
			foreign = name
		}
	}
	if foreign == "" || killed && ours[foreign] {
		return nil
	}
	schema, err := schemaOf(filepath.Join(dir, runFile))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: it holds %s, and no %s; name a new or an empty folder", ErrNotRunFolder, foreign, runFile)
	case err != nil:
		return fmt.Errorf("%w: %w; name a new or an empty folder", ErrNotRunFolder, err)
	case !strings.HasPrefix(schema, "copytaster.run/"):
		return fmt.Errorf("%w: the schema of its %s is %q; name a new or an empty folder", ErrNotRunFolder, runFile, schema)
	}
	return nil
}

// schemaOf returns the schema of a run.json, of any version.
func schemaOf(path string) (string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	var run struct{ Schema string }
	if err := json.Unmarshal(data, &run); err != nil {
		return "", fmt.Errorf("%s: %w", runFile, err)
	}
	return run.Schema, nil
}

// syncDir makes the names in dir last. Windows has no such call.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}
