package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/atomicfile"
	"github.com/copytaster/copytaster/internal/spill"
)

// ErrNotRunFolder is in the errors of [Create] and [ReadRun] for a folder that holds something else than a run.
var ErrNotRunFolder = errors.New("not a run folder")

const runFile = "run.json" // the last file to appear: where it is, the run is whole

// FolderOptions says what a run folder holds and how its files are written. The zero value means the defaults.
type FolderOptions struct {
	HTML  HTMLOptions  // of report.html
	Write []Output     // rows of [Outputs]; nil: those that are written by default
	Space *spill.Space // for what has to wait; nil: it waits in memory
}

// Folder writes a run folder. Its files are written under temporary names beside their places, and get their
// names only in Close, run.json last: a folder with run.json holds a whole run at any time.
type Folder struct {
	dir    string
	folder *atomicfile.Folder
	files  opening
}

var _ LedgerWriter = (*Folder)(nil)

// Create begins a run folder at dir, which is new, empty or a run folder; the files of a former run stay until
// Close replaces them, or removes those that are not written again. For a folder with anything else the error is [ErrNotRunFolder].
// What a killed run left behind is removed. All files are opened at once, so that a folder that cannot be written shows now. The
// caller ends with Close or Abort.
func Create(dir string, o FolderOptions) (*Folder, error) {
	if o.Write == nil {
		o.Write, _ = ParseOutputs(Outputs(), nil) // no names, no error
	}
	names := append(filesOf(o.Write), boilerplateFile, runFile)
	all := append(filesOf(Outputs()), boilerplateFile, runFile)
	if err := refuse(dir, all); err != nil {
		return nil, fmt.Errorf("output folder %s: %w", dir, err)
	}
	folder, err := atomicfile.Create(dir, names...)
	if err != nil {
		return nil, fmt.Errorf("output folder %s: %w", dir, err)
	}
	folder.Drop(slices.DeleteFunc(all, func(name string) bool { return slices.Contains(names, name) })...)
	return open(dir, folder, o, true)
}

// Extend begins files of a run folder that holds a run, beside those it has; files of the same names are replaced in Close. All
// else is as with [Create]. The caller writes the run that [ReadRun] has read from dir.
func Extend(dir string, o FolderOptions) (*Folder, error) {
	folder, err := atomicfile.Create(dir, filesOf(o.Write)...)
	if err != nil {
		return nil, fmt.Errorf("run folder %s: %w", dir, err)
	}
	return open(dir, folder, o, false)
}

func open(dir string, folder *atomicfile.Folder, o FolderOptions, whole bool) (*Folder, error) {
	f := &Folder{dir: dir, folder: folder, files: opening{folder: folder, options: o}}
	if err := f.files.open(o.Write); err != nil {
		f.Abort()
		return nil, fmt.Errorf("output folder %s: %w", dir, err)
	}
	if whole {
		f.files.openAlways()
	}
	return f, nil
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

// Pair hands p to every file.
func (f *Folder) Pair(p *Pair) error {
	return f.each(func(w Writer) error { return w.Pair(p) })
}

// Article hands a to the files that show articles.
func (f *Folder) Article(a *Article) error {
	return f.each(func(w Writer) error { return writeArticle(w, a) })
}

// Quotation hands q to the files that show the ledger.
func (f *Folder) Quotation(q *LedgerQuotation) error {
	return f.each(func(w Writer) error { return writeQuotation(w, q) })
}

// each calls do with the writer of every file.
func (f *Folder) each(do func(Writer) error) error {
	for _, w := range f.files.writers {
		if err := do(w.Writer); err != nil {
			return fmt.Errorf("%s: %w", filepath.Join(f.dir, w.name), err)
		}
	}
	return nil
}

// Close completes the files, syncs them, and puts them in place of those of a former run. After an error
// nothing temporary is left and a former run is as it was, unless the error came while the files were given
// their names: then there is no run.json, and the next [Create] clears up.
func (f *Folder) Close(r *Result) error {
	defer f.Abort()
	if err := f.each(func(w Writer) error { return w.Close(r) }); err != nil {
		return err
	}
	for _, b := range f.files.buffers {
		if err := b.Flush(); err != nil {
			return fmt.Errorf("%s: %w", filepath.Join(f.dir, b.name), err)
		}
	}
	return f.folder.Commit()
}

// Abort gives up: it removes what was written, and the folder if Create made it. A former run stays as it was.
// After Close it does nothing.
func (f *Folder) Abort() {
	for _, abort := range f.files.aborts {
		abort()
	}
	f.folder.Abort()
}

// refuse returns an error unless dir is not there or a folder that is empty, holds a run whose files have these names, or
// what a run left that was killed while it gave its files their names.
func refuse(dir string, names []string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%w: it is a file", ErrNotRunFolder)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	killed, foreign := false, ""
	for _, e := range entries {
		switch name := e.Name(); {
		case strings.HasPrefix(name, atomicfile.Prefix):
			killed = true
		case slices.Contains(names, name) && !e.Type().IsRegular():
			return fmt.Errorf("%w: %s in it is not a file", ErrNotRunFolder, name)
		case foreign == "" || slices.Contains(names, foreign) && !slices.Contains(names, name):
			foreign = name
		}
	}
	if foreign == "" || killed && slices.Contains(names, foreign) {
		return nil
	}
	return checkSchema(dir, foreign)
}

// checkSchema returns an error unless the run.json of dir, which holds foreign, is that of a run.
func checkSchema(dir, foreign string) error {
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
