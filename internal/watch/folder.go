package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/news"
)

// File is a file of a folder, as it was when it was read.
type File struct {
	Path    string
	Size    int64 // bytes
	Changed time.Time
}

const (
	settle      = 2 * time.Second  // after its last change a file counts as whole
	leastPause  = time.Second      // between two looks, whatever changes
	folderEvery = time.Minute      // between two looks at a folder where the system tells of changes
	pollEvery   = 10 * time.Second // where it does not
	mostList    = 32 << 20         // bytes of a list in a file
)

// runFolder looks at a folder, a file or a list in a file.
func (s *source) runFolder(ctx context.Context, known *Source) {
	s.set(func() { s.kind = "folder" })
	every := min(s.w.o.Every, pollEvery)
	var poke chan struct{}
	if !s.w.o.Poll && !s.w.o.Once {
		if stop, err := s.notify(ctx, &poke); err == nil {
			defer stop()
			every = s.every()
		} else {
			s.w.say("note: %s: the system does not tell of changes (%v); it is looked at every %v", s.name, err, every)
		}
	}
	for {
		unsettled := s.lookInto(ctx, known)
		next := time.Now().Add(jittered(every))
		if unsettled {
			next = time.Now().Add(settle)
		}
		if known.NotBefore.After(next) {
			next = known.NotBefore
		}
		if s.w.o.Once && !unsettled || sleep(ctx, leastPause) != nil || s.wait(ctx, next, poke) != nil {
			return
		}
		known.NotBefore = time.Time{}
	}
}

// lookInto looks once, and reports whether there are files that may still be written.
func (s *source) lookInto(ctx context.Context, known *Source) (unsettled bool) {
	known.Asked = time.Now().UTC()
	if feeds, is, err := readListFile(s.given); is {
		if err != nil {
			s.failed(ctx, known, err)
		} else {
			s.keepList(ctx, known, feeds)
		}
		return false
	}
	unsettled, err := s.readFiles(ctx, known)
	if err != nil {
		s.failed(ctx, known, err)
		return unsettled
	}
	failing := !known.FailingSince.IsZero()
	if s.succeeded(known); failing {
		s.save(ctx, known)
	} else {
		s.set(func() { s.known = *known }) // nothing that must last
	}
	return unsettled
}

// readListFile reads a list in a file; is: the file is one.
func readListFile(path string) (feeds []listed, is bool, err error) {
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Size() <= mostList {
		if b, err := os.ReadFile(path); err == nil && isList(b) { // else reading it as articles tells what is wrong
			feeds, err := readList(b)
			return feeds, true, err
		}
	}
	return nil, false, nil
}

// readFiles reads the files that are new or changed, and forgets those that are gone.
func (s *source) readFiles(ctx context.Context, known *Source) (unsettled bool, err error) {
	before, err := s.w.state.Files(s.name)
	if err != nil {
		return false, err
	}
	now := time.Now()
	seen := make(map[string]bool)
	wanted := make(map[string]File)
	settling := make(map[string]File)
	o := s.w.o.Input
	o.Want = func(path string, info fs.FileInfo) bool {
		seen[path] = true
		f := File{Path: path, Size: info.Size(), Changed: info.ModTime()}
		if was := before[path]; was.Size == f.Size && was.Changed.Equal(f.Changed) {
			return false
		}
		if last, met := s.settling[path]; now.Sub(f.Changed) < settle && !(met && last.Size == f.Size && last.Changed.Equal(f.Changed)) {
			settling[path] = f // it may be written just now, or its time lies in the future
			return false
		}
		wanted[path] = f
		return true
	}
	in, err := ingest.Open([]string{s.given}, nil, nil, o)
	s.settling = settling
	if err != nil {
		return false, plain(err)
	}
	if err := s.readWanted(ctx, in, wanted, known); err != nil {
		return false, err
	}
	var gone []string
	for path := range before {
		if !seen[path] {
			gone = append(gone, path)
		}
	}
	if len(gone) > 0 {
		err = s.w.state.Forget(s.name, gone)
	}
	return len(settling) > 0, err
}

// readWanted hands what is in files to the desk, some articles at a time.
func (s *source) readWanted(ctx context.Context, in *ingest.Input, wanted map[string]File, known *Source) error {
	r := &reading{s: s, known: known}
	last := ""
	for a, err := range in.Articles(ctx) {
		skipped, ok := errors.AsType[*ingest.Skipped](err)
		if err != nil && !ok {
			return err
		}
		path := a.Place.Path
		if ok {
			path = skipped.Place.Path
			s.warn("skipped %v", skipped)
		}
		if path != last {
			r.end(wanted, last)
			last = path
		}
		if ok {
			if _, whole := wanted[path]; whole && skipped.Unwrap() != nil {
				delete(wanted, path) // it is tried again
			}
			continue
		}
		if err := r.add(ctx, a); err != nil {
			return err
		}
	}
	for path := range wanted {
		r.end(wanted, path)
	}
	return r.hand(ctx)
}

// reading is what was read of files and not handed to the desk yet.
type reading struct {
	s        *source
	known    *Source
	articles []news.Article
	bytes    int
	files    []File // that are read to their ends
}

// end notes that a file was read to its end.
func (r *reading) end(wanted map[string]File, path string) {
	if f, is := wanted[path]; is {
		delete(wanted, path)
		r.files = append(r.files, f)
	}
}

func (r *reading) add(ctx context.Context, a news.Article) error {
	r.articles, r.bytes = append(r.articles, a), r.bytes+len(a.Body)
	if len(r.articles) < chunkArticles && r.bytes < chunkBytes {
		return nil
	}
	return r.hand(ctx)
}

// hand hands it to the desk.
func (r *reading) hand(ctx context.Context) error {
	if len(r.articles) == 0 && len(r.files) == 0 {
		return nil
	}
	next := *r.known
	if err := r.s.hand(ctx, &batch{items: itemsOf(r.s.name, r.articles, false), files: r.files, state: &next}); err != nil {
		return err
	}
	*r.known, r.articles, r.files, r.bytes = next, nil, nil, 0
	return nil
}

// plain returns an error of the file system without the call that failed.
func plain(err error) error {
	if of, ok := errors.AsType[*fs.PathError](err); ok {
		return of.Err
	}
	return err
}

// notify makes poke tell of changes in the folder and below it.
func (s *source) notify(ctx context.Context, poke *chan struct{}) (stop func(), err error) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	if err := addFolders(watcher, s.given); err != nil {
		return nil, errors.Join(err, watcher.Close())
	}
	told := make(chan struct{}, 1)
	*poke = told
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for {
			select {
			case e, open := <-watcher.Events:
				if !open {
					return
				}
				if e.Has(fsnotify.Create) {
					_ = addFolders(watcher, e.Name) // else the next look finds what is in it
				}
				select {
				case told <- struct{}{}:
				default:
				}
			case _, open := <-watcher.Errors:
				if !open {
					return
				}
				select { // too many changes at once: a look finds them
				case told <- struct{}{}:
				default:
				}
			case <-ctx.Done():
				return
			}
		}
	}()
	return func() {
		<-ended
		_ = watcher.Close()
	}, nil
}

// addFolders makes a watcher look at a folder with all that are below it, or at the folder of a file.
func addFolders(w *fsnotify.Watcher, path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return w.Add(filepath.Dir(path))
	}
	return filepath.WalkDir(path, func(below string, e fs.DirEntry, err error) error {
		switch {
		case err != nil && below == path:
			return err
		case err != nil: // a look names it
			return fs.SkipDir
		case !e.IsDir():
			return nil
		}
		if err := w.Add(below); err != nil {
			return fmt.Errorf("%s: %w", below, err)
		}
		return nil
	})
}
