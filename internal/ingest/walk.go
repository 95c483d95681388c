package ingest

import (
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// walk puts the files of the folder dir and of those below it on the list, in the order of their names. The
// fields of dir are handed down. The error is that of reading dir itself; what is wrong below is a skip.
func (l *list) walk(dir file) error {
	entries, err := os.ReadDir(dir.path)
	if err != nil {
		return err
	}
	if isRunFolder(dir.path, entries) {
		if dir.named {
			l.skip(dir, "a run folder of copytaster")
		}
		return nil
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		f := file{
			path:    filepath.Join(dir.path, e.Name()),
			abs:     filepath.Join(dir.abs, e.Name()),
			depth:   dir.depth + 1,
			against: dir.against,
		}
		if !e.IsDir() {
			l.addFound(f)
		} else if err := l.walk(f); err != nil {
			l.skip(f, reason(err))
		}
	}
	return nil
}

// addFound puts a file that a walk met on the list, or the reason why it is not read.
func (l *list) addFound(f file) {
	info, err := os.Stat(f.path) // follows links
	switch {
	case errors.Is(err, fs.ErrNotExist):
		l.skip(f, "a link that leads nowhere")
	case err != nil:
		l.skip(f, reason(err))
	case info.IsDir(): // by a link: it may lead back to where the walk came from
	case !info.Mode().IsRegular():
		l.skip(f, "not a regular file")
	case l.leaves(f.path):
		l.skip(f, "a link to a file outside the folder; --follow-links reads it")
	case !l.isKnownEnding(f.path):
		ext, packing := ending(f.path)
		l.skip(f, unknownEnding(ext, packing))
	case l.want(f.path, info):
		f.size = info.Size()
		l.files = append(l.files, &f)
	}
}

// leaves reports whether the file at path, which is there, lies outside the folder that is walked, and links out of it are not followed.
func (l *list) leaves(path string) bool {
	if l.followLinks {
		return false
	}
	if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink == 0 {
		return false
	}
	target, err := filepath.EvalSymlinks(path)
	if err == nil {
		target, err = filepath.Abs(target)
	}
	if err != nil || l.top == "" {
		return true
	}
	within, err := filepath.Rel(l.top, target)
	return err != nil || !filepath.IsLocal(within)
}

func (l *list) skip(f file, reason string) {
	f.skip = reason
	l.files = append(l.files, &f)
}

// isKnownEnding reports whether a walk reads a file of that name: one of a format, or one without an ending.
func (l *list) isKnownEnding(name string) bool {
	ext, _ := ending(name)
	return filepath.Ext(name) == "" || slices.Contains(l.extensions, ext)
}

// ending returns the ending of a file's name in lower case, and that of the packing after it, which may be empty.
func ending(name string) (ext, packing string) {
	name = strings.ToLower(name)
	ext = filepath.Ext(name)
	if slices.Contains(packings, ext) {
		return filepath.Ext(strings.TrimSuffix(name, ext)), ext
	}
	return ext, ""
}

// unknownEnding says that no format has files of this ending, and of those that people expect to be read, what to do.
func unknownEnding(ext, packing string) string {
	return cmp.Or(unread[ext], "not a kind of file that is read: "+ext+packing)
}

// unread are endings of files that hold articles, or look as if they did, and are not read.
var unread = map[string]string{
	".pdf": notPDF, ".doc": notDoc, ".png": notPicture, ".jpg": notPicture, ".jpeg": notPicture, ".gif": notPicture, ".tif": notPicture, ".tiff": notPicture, ".webp": notPicture,
	".xls": notSheet, ".xlsx": notSheet,
}

const (
	notPDF     = "a PDF, which is not read: pdftotext -layout FILE makes text of it"
	notDoc     = "a document of old Word (.doc), which is not read: save it as .docx, or as text"
	notPicture = "a picture, which is not read: what a scanner's program (OCR) makes of it is, as text"
	notSheet   = "a spreadsheet, which is not read: save it as CSV"
)

// isRunFolder reports whether copytaster wrote its results to dir: pairs.jsonl beside a run.json that says so.
func isRunFolder(dir string, entries []fs.DirEntry) bool {
	has := func(name string) bool {
		return slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == name && e.Type().IsRegular() })
	}
	if !has("run.json") || !has("pairs.jsonl") {
		return false
	}
	f, err := os.Open(filepath.Join(dir, "run.json"))
	if err != nil {
		return false
	}
	defer f.Close()
	var run struct{ Schema string }
	return json.NewDecoder(f).Decode(&run) == nil && strings.HasPrefix(run.Schema, "copytaster.run/")
}

// reason returns what err says without the path, which stands beside it.
func reason(err error) string {
	said := err.Error()
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		said = strings.Replace(said, pathErr.Error(), pathErr.Err.Error(), 1)
	}
	if said == io.ErrUnexpectedEOF.Error() { // of a reader that tells no more
		said = "it is cut off: " + said
	}
	return said
}
