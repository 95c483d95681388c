package ingest

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
)

// MaxBody is the most bytes the text of one article may have, and the most bytes of one line of JSON Lines:
// 32 MiB, some five million words. No article is as long, and what takes memory in proportion to a text stays within it; a small
// packed file can hold far more than memory. What is larger is skipped and named. It also keeps every offset within the 32 bits of
// a [news.Span].
const MaxBody = 32 << 20

const stdin = "-" // the path that means standard input

// fields are the names of an article's fields in the input, unless they are mapped.
var fields = [...]string{
	fieldID: "id", fieldText: "text", fieldTitle: "title", fieldDate: "date", fieldPublished: "published", fieldSource: "source", fieldURL: "url",
	fieldLang: "lang", fieldByline: "byline", fieldRole: "role", fieldDesk: "desk",
}

const (
	fieldID = iota
	fieldText
	fieldTitle
	fieldDate
	fieldPublished // where there is no date
	fieldSource
	fieldURL
	fieldLang
	fieldByline
	fieldRole
	fieldDesk // an object, as in articles.jsonl
)

// Options say how the input is to be understood. The zero value recognises everything by its content.
type Options struct {
	// Format is the name of a format and forces how all inputs are read; empty: recognised by content.
	Format string
	// Formats are those that are read; none: [Formats].
	Formats []Format
	// Map gives the key that a field has in the input, such as "text": "body". The fields are id, text, title,
	// date, published (read where there is no date), source, url, lang, byline, role and desk; one that is not in the map has its own name as its key.
	Map map[string]string
	// FollowLinks reads files to which links in a folder lead out of it.
	FollowLinks bool
	// MaxText is the most bytes the text of one article may have where that is less than [MaxBody], as it is in little memory; 0: MaxBody.
	MaxText int64
	// Hash computes [File.SHA256]. It costs about as much as reading JSON Lines.
	Hash bool
	// Want reports whether a file is to be read that lies at a path, or was found below it; nil: all are. One that is not wanted is not
	// even skipped.
	Want func(path string, info fs.FileInfo) bool
	// Fetch returns what is at an http or https address that stands among the paths; nil: such a path is a file. The address is the
	// id of what comes, and of records without one in it the beginning.
	Fetch func(ctx context.Context, address string) (io.ReadCloser, error)
}

// Validate returns an error that names the first option that is not one.
func (o Options) Validate() error {
	if names := Names(o.formats()); o.Format != "" && !slices.Contains(names, o.Format) {
		last := len(names) - 1
		return fmt.Errorf("unknown input format %q: there are %s and %s", o.Format, strings.Join(names[:last], ", "), names[last])
	}
	for _, field := range slices.Sorted(maps.Keys(o.Map)) {
		if !slices.Contains(fields[:], field) {
			return fmt.Errorf("unknown field %q in the map: there are %s", field, strings.Join(fields[:], ", "))
		}
		if o.Map[field] == "" {
			return fmt.Errorf("field %q is mapped to no name", field)
		}
	}
	return nil
}

// formats returns the formats that are read.
func (o Options) formats() []Format {
	if len(o.Formats) == 0 {
		return Formats()
	}
	return o.Formats
}

// forced returns the format that all inputs are read as; nil: none.
func (o Options) forced() *Format {
	for _, f := range o.formats() {
		if f.Name == o.Format {
			return &f
		}
	}
	return nil
}

// keys returns the key of each field.
func (o Options) keys() [len(fields)]string {
	keys := fields
	for i, field := range fields {
		if key, ok := o.Map[field]; ok {
			keys[i] = key
		}
	}
	return keys
}

// Input is a list of files to be read once. See the package comment about sharing it.
type Input struct {
	files   []*file
	stdin   io.Reader
	fetch   func(ctx context.Context, address string) (io.ReadCloser, error)
	formats []Format
	forced  *Format // nil: each is recognised
	hash    bool
	mapped  bool  // keys were named
	limit   int64 // MaxBody, less in tests
	maxText int64 // [Options.MaxText]
	buffers *buffers
	decoder decoder

	size      int64 // bytes of all files, -1 unknown
	bytesRead atomic.Int64
	started   bool
	done      []File
	unread    []*Skipped
	badDates  int
	misread   int
	notes     []string
}

// Open lists the files of the paths and gives each its id; it opens none of them. A path is a file, a folder, or
// "-" for stdin; or an address, where [Options.Fetch] is set. The articles of the paths in against are marked with [news.Article.Against].
//
// A folder is walked in the order of the names. Hidden files and folders, linked folders and the folders that
// copytaster wrote its results to are passed over. A linked file that lies elsewhere is [Skipped], unless [Options.FollowLinks] is set: a
// folder from somebody else could have any file of the reader's put into a report. Files that end as those of the formats do, the same packed,
// and those without an ending are read; others are [Skipped]. A file that is named itself is read whatever
// its ending. A file that comes up twice is read once, as one of the inputs if it is there.
//
// The id of a file is its path in the folder that was walked, with '/', or its base name where it was named
// itself; the shorter one where it was found in several ways. Equal ids are lengthened by the names of the parent
// folders until they differ. Standard input has the id "stdin".
//
// The error wraps [fs.ErrNotExist] where a path is missing, and names the path.
func Open(inputs, against []string, in io.Reader, o Options) (*Input, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	l := list{extensions: Extensions(o.formats()), followLinks: o.FollowLinks, want: o.Want, fetched: o.Fetch != nil}
	if l.want == nil {
		l.want = func(string, fs.FileInfo) bool { return true }
	}
	for _, path := range inputs {
		if err := l.add(path, false); err != nil {
			return nil, err
		}
	}
	for _, path := range against {
		if err := l.add(path, true); err != nil {
			return nil, err
		}
	}
	l.files = distinct(l.files)
	assignIDs(l.files)
	return &Input{
		files:   l.files,
		stdin:   in,
		fetch:   o.Fetch,
		formats: o.formats(),
		forced:  o.forced(),
		hash:    o.Hash,
		mapped:  len(o.Map) > 0,
		buffers: &buffers{},
		decoder: decoder{keys: o.keys(), seen: interner{}},
		limit:   MaxBody,
		maxText: o.MaxText,
		size:    size(l.files),
	}, nil
}

// Size returns the number of bytes of all files to be read, as they are stored; -1 where that is unknown, because
// one of them is standard input, a pipe or a device.
func (in *Input) Size() int64 { return in.size }

// BytesRead returns how much of [Input.Size] has been read. It may be called from any goroutine.
func (in *Input) BytesRead() int64 { return in.bytesRead.Load() }

// file is one file of the list.
type file struct {
	path    string // as the user named it, or the folder as named joined with the way the walk took
	abs     string // cleaned and absolute; "-" for standard input
	depth   int    // how many names at the end of abs make the id
	id      string
	named   bool // by the user, not found by a walk: if it cannot be read, that is fatal
	against bool
	address bool      // on the network
	size    int64     // bytes; -1 unknown: not a regular file
	nested  int       // how many archives it lies in
	skip    string    // why it is not to be read; empty: it is
	content io.Reader // of a stream; nil: the file is opened
}

// list collects the files of the paths.
type list struct {
	files      []*file
	extensions []string // of the files that a walk reads

	followLinks bool
	fetched     bool // what is at an address
	want        func(path string, info fs.FileInfo) bool
	top         string // the folder that is walked, without links; empty: not known
}

// add puts the files of one path of the user on the list.
func (l *list) add(path string, against bool) error {
	if path == stdin {
		l.files = append(l.files, &file{path: path, abs: stdin, named: true, against: against, size: -1})
		return nil
	}
	if l.fetched && IsAddress(path) {
		whole := strings.Count(path, "/") + 1 // names
		l.files = append(l.files, &file{path: path, abs: path, depth: whole, named: true, against: against, address: true, size: -1})
		return nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	root := file{path: path, abs: abs, named: true, against: against, size: regularSize(info)}
	if !info.IsDir() {
		if !l.want(path, info) {
			return nil
		}
		root.depth = 1
		l.files = append(l.files, &root)
		return nil
	}
	l.top, _ = filepath.EvalSymlinks(abs) // if it fails, no linked file lies in it
	return l.walk(root)
}

// IsAddress reports whether path is an http or https address, and no path of a file.
func IsAddress(path string) bool {
	return strings.HasPrefix(path, "http://") || strings.HasPrefix(path, "https://")
}

// regularSize returns the size of a regular file in bytes, -1 for everything else.
func regularSize(info fs.FileInfo) int64 {
	if !info.Mode().IsRegular() {
		return -1
	}
	return info.Size()
}

// size returns the bytes of all files to be read, or -1.
func size(files []*file) int64 {
	var sum int64
	for _, f := range files {
		switch {
		case f.skip != "":
		case f.size < 0:
			return -1
		default:
			sum += f.size
		}
	}
	return sum
}
