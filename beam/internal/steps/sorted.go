package steps

import (
	"bytes"
	"encoding/binary"
	"iter"
	"slices"

	"github.com/copytaster/copytaster/internal/spill"
)

// sorter sorts records by their bytes: so many bytes of them in memory, and all beyond that in sorted runs in a temporary file. It is used
// by one goroutine.
type sorter struct {
	file   *spill.File
	memory int      // bytes of records
	now    [][]byte // of the run at hand
	size   int      // their bytes
	runs   []sortedRun
}

// sortedRun is where a run lies: each record behind its length, in four bytes.
type sortedRun struct {
	at, end int64
	first   []byte // the record before at
}

func newSorter(space *spill.Space, memory int) *sorter {
	return &sorter{file: space.File(), memory: memory}
}

// add takes a record, of which it keeps a copy.
func (s *sorter) add(b []byte) error {
	s.now = append(s.now, bytes.Clone(b))
	if s.size += len(b); s.size < s.memory {
		return nil
	}
	return s.flush()
}

// flush ends the run at hand.
func (s *sorter) flush() error {
	slices.SortFunc(s.now, bytes.Compare)
	run := sortedRun{at: s.file.Size()}
	var length [4]byte
	for _, b := range s.now {
		binary.LittleEndian.PutUint32(length[:], uint32(len(b)))
		if _, err := s.file.Append(length[:]); err != nil {
			return err
		}
		if _, err := s.file.Append(b); err != nil {
			return err
		}
	}
	run.end = s.file.Size()
	s.runs = append(s.runs, run)
	s.now, s.size = nil, 0
	return nil
}

// sorted yields all records, once, each good until the next. An error comes last.
func (s *sorter) sorted() iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		slices.SortFunc(s.now, bytes.Compare)
		if len(s.runs) == 0 {
			for _, b := range s.now {
				if !yield(b, nil) {
					return
				}
			}
			return
		}
		if err := s.merge(func(b []byte) bool { return yield(b, nil) }); err != nil {
			yield(nil, err)
		}
	}
}

// merge merges the runs.
func (s *sorter) merge(yield func([]byte) bool) error {
	if len(s.now) > 0 {
		if err := s.flush(); err != nil {
			return err
		}
	}
	live := make([]*sortedRun, 0, len(s.runs))
	for i := range s.runs {
		if err := s.next(&s.runs[i]); err != nil {
			return err
		}
		live = append(live, &s.runs[i])
	}
	for len(live) > 0 {
		least := slices.MinFunc(live, func(x, y *sortedRun) int { return bytes.Compare(x.first, y.first) })
		if !yield(least.first) {
			return nil
		}
		if least.at == least.end {
			live = slices.DeleteFunc(live, func(x *sortedRun) bool { return x == least })
			continue
		}
		if err := s.next(least); err != nil {
			return err
		}
	}
	return nil
}

// next reads the next record of a run, which has one.
func (s *sorter) next(r *sortedRun) error {
	var length []byte
	b, err := s.file.Slice(&length, r.at, 4)
	if err != nil {
		return err
	}
	n := int(binary.LittleEndian.Uint32(b))
	buf := r.first[:0]
	if b, err = s.file.Slice(&buf, r.at+4, n); err != nil {
		return err
	}
	r.first = append(r.first[:0], b...)
	r.at += 4 + int64(n)
	return nil
}
