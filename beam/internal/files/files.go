// Package files writes and reads what waits between the jobs of a run: shards of records, single files, and a manifest for each step.
// Paths are those of Beam's file systems, local ones or gs:// and s3://.
//
// A file appears whole or not at all where the file system can rename, or commits on closing as object stores do. Whoever writes one
// again, as a task that was killed does, writes the same bytes.
package files

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"iter"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

// Path joins the names of a path.
func Path(names ...string) string { return strings.Join(names, "/") }

// Shard returns the name of one of the shards of a file: "name-00003".
func Shard(name string, i int) string { return fmt.Sprintf("%s-%05d", name, i) }

// Writer writes a file. It is ended by Close, or given up by Abort.
type Writer struct {
	*bufio.Writer
	ctx        context.Context
	fs         filesystem.Interface
	file       io.WriteCloser
	temp, path string
	n          int // records
	head       []byte
}

// Create begins a file.
func Create(ctx context.Context, path string) (*Writer, error) {
	fs, err := filesystem.New(ctx, path)
	if err != nil {
		return nil, err
	}
	w := &Writer{ctx: ctx, fs: fs, temp: path, path: path}
	if _, renames := fs.(filesystem.Renamer); renames && !strings.Contains(path, "://") {
		suffix := make([]byte, 8)
		_, _ = rand.Read(suffix) // it never fails
		w.temp = path + ".tmp-" + hex.EncodeToString(suffix)
	}
	if w.file, err = fs.OpenWrite(ctx, w.temp); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), fs.Close())
	}
	w.Writer = bufio.NewWriterSize(w.file, 1<<18)
	return w, nil
}

// Record writes a record: its length as a uvarint, its CRC-32C, and its bytes.
func (w *Writer) Record(b []byte) error {
	w.head = binary.AppendUvarint(w.head[:0], uint64(len(b)))
	w.head = binary.LittleEndian.AppendUint32(w.head, crc32.Checksum(b, castagnoli()))
	if _, err := w.Write(w.head); err != nil {
		return err
	}
	w.n++
	_, err := w.Write(b)
	return err
}

// Records returns how many records were written.
func (w *Writer) Records() int { return w.n }

func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

// Close ends the file and gives it its name.
func (w *Writer) Close() error {
	err := w.Flush()
	err = errors.Join(err, w.file.Close())
	if err == nil && w.temp != w.path {
		err = w.fs.(filesystem.Renamer).Rename(w.ctx, w.temp, w.path)
	}
	if err = errors.Join(err, w.fs.Close()); err != nil {
		return fmt.Errorf("%s: %w", w.path, err)
	}
	return nil
}

// Abort gives the file up.
func (w *Writer) Abort() {
	_ = w.file.Close()
	if r, removes := w.fs.(filesystem.Remover); removes && w.temp != w.path {
		_ = r.Remove(w.ctx, w.temp)
	}
	_ = w.fs.Close()
}

// WriteAll writes a file of some records.
func WriteAll(ctx context.Context, path string, records ...[]byte) error {
	w, err := Create(ctx, path)
	if err != nil {
		return err
	}
	for _, b := range records {
		if err := w.Record(b); err != nil {
			w.Abort()
			return err
		}
	}
	return w.Close()
}

// MostRecord is the most bytes that a record may have.
const MostRecord = 1 << 30

// Records yields the records of a file, each good until the next. An error, which names the file, comes last.
func Records(ctx context.Context, path string) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		err := Read(ctx, path, func(r io.Reader) error {
			in := bufio.NewReaderSize(r, 1<<18)
			var b []byte
			for {
				n, err := binary.ReadUvarint(in)
				if errors.Is(err, io.EOF) {
					return nil
				}
				if err == nil && n > MostRecord {
					err = fmt.Errorf("a record of %d bytes", n)
				}
				if err != nil {
					return err
				}
				var sum [4]byte
				if _, err := io.ReadFull(in, sum[:]); err != nil {
					return fmt.Errorf("cut off: %w", err)
				}
				if uint64(cap(b)) < n {
					b = make([]byte, n)
				}
				b = b[:n]
				if _, err := io.ReadFull(in, b); err != nil {
					return fmt.Errorf("cut off: %w", err)
				}
				if crc32.Checksum(b, castagnoli()) != binary.LittleEndian.Uint32(sum[:]) {
					return errors.New("a damaged record")
				}
				if !yield(b, nil) {
					return errStopped
				}
			}
		})
		if err != nil && !errors.Is(err, errStopped) {
			yield(nil, err)
		}
	}
}

// errStopped says that nobody wants more records.
var errStopped = errors.New("stopped")

// Read opens a file and lets read read it. An error names the file.
func Read(ctx context.Context, path string, read func(r io.Reader) error) error {
	fs, err := filesystem.New(ctx, path)
	if err != nil {
		return err
	}
	defer fs.Close()
	r, err := fs.OpenRead(ctx, path)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer r.Close()
	if err := read(r); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// ReadOne returns the first record of a file.
func ReadOne(ctx context.Context, path string) ([]byte, error) {
	for b, err := range Records(ctx, path) {
		return b, err
	}
	return nil, fmt.Errorf("%s: no record", path)
}

// List returns the paths that a pattern stands for.
func List(ctx context.Context, pattern string) ([]string, error) {
	fs, err := filesystem.New(ctx, pattern)
	if err != nil {
		return nil, err
	}
	defer fs.Close()
	return fs.List(ctx, pattern)
}

// Manifest says that a step is done, with what, and what came of it. It is the last file of a step to appear.
type Manifest struct {
	Schema   string         `json:"schema"` // ManifestSchema
	Step     string         `json:"step"`
	Settings string         `json:"settings"` // hash of all that decides what the step writes
	Shards   int            `json:"shards"`
	Counts   map[string]int `json:"counts"`
}

// ManifestSchema is the schema of a manifest.
const ManifestSchema = "copytaster.step/1"

// WriteManifest writes the manifest of a step into its folder.
func WriteManifest(ctx context.Context, folder string, m Manifest) error {
	m.Schema = ManifestSchema
	b, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	w, err := Create(ctx, Path(folder, "manifest.json"))
	if err != nil {
		return err
	}
	if _, err := w.Write(append(b, '\n')); err != nil {
		w.Abort()
		return err
	}
	return w.Close()
}

// ReadManifest returns the manifest of a step, and whether there is one.
func ReadManifest(ctx context.Context, folder string) (m Manifest, found bool, err error) {
	path := Path(folder, "manifest.json")
	there, err := List(ctx, path)
	if err != nil || len(there) == 0 {
		return m, false, err
	}
	err = Read(ctx, path, func(r io.Reader) error {
		if err := json.NewDecoder(r).Decode(&m); err != nil {
			return err
		}
		if m.Schema != ManifestSchema {
			return fmt.Errorf("schema %q, want %q", m.Schema, ManifestSchema)
		}
		return nil
	})
	return m, err == nil, err
}
