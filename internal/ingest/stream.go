package ingest

import (
	"io"
	"path/filepath"
)

// Stream is a file that somebody else opens, such as one in an object store.
type Stream struct {
	Path string // as in [news.Place]
	ID   string // of the file, and with the line behind it of articles that have none
}

// Streams returns the files of the paths, each with the id that [Open] gives it. It opens none of them. An error is that of the working
// folder, from which relative paths go.
func Streams(paths []string) ([]Stream, error) {
	files := make([]*file, len(paths))
	for i, path := range paths {
		abs, err := filepath.Abs(path)
		if err != nil {
			return nil, err
		}
		files[i] = &file{path: path, abs: abs, depth: 1, named: true}
	}
	assignIDs(files)
	out := make([]Stream, len(files))
	for i, f := range files {
		out[i] = Stream{f.path, f.id}
	}
	return out, nil
}

// Open returns the articles of the file, which is read from r. An error is that of the options.
func (s Stream) Open(r io.Reader, o Options) (*Input, error) {
	in, err := Open(nil, nil, nil, o)
	if err == nil {
		in.files = []*file{{path: s.Path, id: s.ID, content: r, named: true, size: -1}}
	}
	return in, err
}
