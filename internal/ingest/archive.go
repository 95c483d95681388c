package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

const (
	maxNesting = 3       // archives in one another
	maxMembers = 1 << 20 // of an archive
	maxSpool   = 4 << 30 // bytes of an archive that has to be stored first, because it comes packed, in another or by a pipe
	memSpool   = 8 << 20 // of these, what stays in memory
)

// tarFormat is a tape archive of files of any format.
func tarFormat() Format {
	return Format{
		Name:       "tar",
		About:      "tar archives, packed or not (the files in them are read as those of a folder are)",
		Extensions: []string{".tar", ".tgz", ".txz", ".tbz2", ".tzst"},
		Binary:     true,
		Holds:      true,
		Sniff:      func(s *Sample) bool { return isTar(s.Head) },
		Read:       readTar,
	}
}

// zipFormat is a zip archive of files of any format.
func zipFormat() Format {
	return Format{
		Name:       "zip",
		About:      "zip archives (the files in them are read as those of a folder are)",
		Extensions: []string{".zip"},
		Binary:     true,
		Holds:      true,
		Sniff: func(s *Sample) bool {
			return bytes.HasPrefix(s.Head, []byte("PK\x03\x04")) || bytes.HasPrefix(s.Head, []byte("PK\x05\x06"))
		},
		Read: readZip,
	}
}

// isTar reports whether head begins with the header of a file of a tar archive: the sum of its bytes stands in it.
func isTar(head []byte) bool {
	if len(head) < 512 {
		return false
	}
	_, err := tar.NewReader(bytes.NewReader(head[:512])).Next()
	return !errors.Is(err, tar.ErrHeader) && !errors.Is(err, io.EOF)
}

// readTar yields the articles of the files in s.
func readTar(s *Source) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		r := tar.NewReader(s.Reader)
		for n := 0; ; n++ {
			h, err := r.Next()
			switch {
			case errors.Is(err, io.EOF):
				if n == 0 {
					yield(news.Article{}, &Skipped{Reason: empty})
				}
				return
			case err != nil:
				yield(news.Article{}, fmt.Errorf("damaged tar archive: %w", err))
				return
			case n >= maxMembers:
				yield(news.Article{}, fmt.Errorf("an archive of more than %d files", maxMembers))
				return
			}
			if h.Typeflag != tar.TypeReg || isHidden(h.Name) {
				continue
			}
			for a, err := range s.member(h.Name, r) {
				if !yield(a, err) {
					return
				}
			}
		}
	}
}

// readZip yields the articles of the files in s.
func readZip(s *Source) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		z, size, done, err := s.openZip()
		if err != nil {
			yield(news.Article{}, err)
			return
		}
		defer done()
		if len(z.File) == 0 {
			yield(news.Article{}, &Skipped{Reason: empty})
			return
		}
		if len(z.File) > maxMembers {
			yield(news.Article{}, fmt.Errorf("an archive of more than %d files", maxMembers))
			return
		}
		var unpacked int64
		for _, f := range z.File {
			if !f.Mode().IsRegular() || isHidden(f.Name) || strings.HasPrefix(f.Name, "__MACOSX/") {
				continue
			}
			r, err := f.Open()
			if err != nil {
				name := s.memberFile(f.Name)
				if !yield(news.Article{}, name.skipped(0, damaged("zip", err).Error())) {
					return
				}
				continue
			}
			content := &packed{Reader: r, format: "zip", stored: &countReader{n: size}, n: unpacked}
			for a, err := range s.member(f.Name, content) {
				if !yield(a, err) {
					_ = r.Close() // it was only read
					return
				}
			}
			_ = r.Close() // it was only read
			if unpacked = content.n; unpacked > freeSize && unpacked/maxRatio > size {
				yield(news.Article{}, errBomb)
				return
			}
		}
	}
}

// openZip opens the zip archive s; done closes what that took. size is that of the archive in bytes.
func (s *Source) openZip() (z *zip.Reader, size int64, done func(), err error) {
	at, size, done, err := s.readerAt()
	if err != nil {
		return nil, 0, nil, err
	}
	z, err = zip.NewReader(at, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // a name is a label here: nothing is written under it
		done()
		return nil, 0, nil, damaged("zip", err)
	}
	return z, size, done, nil
}

// readerAt returns the content of s to be read anywhere: the file itself where it is one, else a copy in memory or in a temporary file that
// done removes.
func (s *Source) readerAt() (at io.ReaderAt, size int64, done func(), err error) {
	if s.plain {
		f, err := os.Open(s.file.path)
		if err != nil {
			return nil, 0, nil, err
		}
		info, err := f.Stat()
		if err != nil {
			_ = f.Close() // the other error is told
			return nil, 0, nil, err
		}
		return f, info.Size(), func() { _ = f.Close() }, nil
	}
	small, err := io.ReadAll(io.LimitReader(s.Reader, memSpool))
	if err != nil {
		return nil, 0, nil, err
	}
	if len(small) < memSpool {
		return bytes.NewReader(small), int64(len(small)), func() {}, nil
	}
	f, err := os.CreateTemp("", "copytaster-*")
	if err != nil {
		return nil, 0, nil, err
	}
	done = func() {
		_ = f.Close() // nobody needs it any more
		_ = os.Remove(f.Name())
	}
	size, err = io.Copy(f, io.MultiReader(bytes.NewReader(small), io.LimitReader(s.Reader, maxSpool+1)))
	if err == nil && size > maxSpool {
		err = fmt.Errorf("it is larger than %d GiB and comes packed or by a pipe: unpack it into a file", maxSpool>>30)
	}
	if err != nil {
		done()
		return nil, 0, nil, err
	}
	return f, size, done, nil
}

// memberName returns the name of a member as a path below the archive.
func memberName(name string) string {
	return cmp.Or(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, "\\", "/")), "/"), "file")
}

// isHidden reports whether a walk would pass over a member of that name.
func isHidden(name string) bool {
	name = memberName(name)
	return strings.HasPrefix(name, ".") || strings.Contains(name, "/.")
}

// memberFile returns the file of a member of the archive s. What its name has of ".." leads nowhere.
func (s *Source) memberFile(name string) *file {
	name = memberName(name)
	return &file{path: s.file.path + "/" + name, abs: s.file.abs + "/" + name, id: s.file.id + "/" + name, against: s.file.against, size: -1, nested: s.file.nested + 1}
}

// member yields the articles of a member of the archive s, of the content r. It is read as a file that a walk met.
func (s *Source) member(name string, r io.Reader) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		f := s.memberFile(name)
		l := list{extensions: Extensions(s.in.formats)}
		switch ext, packing := ending(f.path); {
		case !l.isKnownEnding(f.path) && s.in.forced == nil:
			yield(news.Article{}, f.skipped(0, unknownEnding(ext, packing)))
			return
		case f.nested > maxNesting:
			yield(news.Article{}, f.skipped(0, fmt.Sprintf("more than %d archives in one another", maxNesting)))
			return
		}
		outer := s.in.buffers
		s.in.buffers = outer.nested()
		defer func() { s.in.buffers = outer }()
		for a, err := range s.in.parse(f, r) {
			if !yield(a, err) {
				return
			}
		}
	}
}
