package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"unicode/utf8"
)

// ReadRun reads a run folder back: its result, and its pairs in their order, one by one, with their articles.
// The pairs may be read several times; they end with the first error. A folder without run.json is an
// [ErrNotRunFolder]. What does not hold together (a broken or missing line, an unknown schema, an offset
// outside of its text, a pair of unknown articles) is an error that names the file and the line.
func ReadRun(dir string) (*Result, iter.Seq2[*Pair, error], error) {
	run, err := readRunFile(dir)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{result: Result{Run: run}, known: map[string]known{}}
	if err := readLines(filepath.Join(dir, "articles.jsonl"), run.Counts.Articles, r.article); err != nil {
		return nil, nil, err
	}
	if err := readLines(filepath.Join(dir, "clusters.jsonl"), run.Counts.Clusters, r.cluster); err != nil {
		return nil, nil, err
	}
	pairs := func(yield func(*Pair, error) bool) {
		err := readLines(filepath.Join(dir, "pairs.jsonl"), run.Counts.Pairs, func(line []byte) error {
			p, err := r.pair(line)
			if err == nil && !yield(p, nil) {
				return errStop
			}
			return err
		})
		if err != nil && !errors.Is(err, errStop) {
			yield(nil, err)
		}
	}
	return &r.result, pairs, nil
}

// errStop ends the reading of lines early.
var errStop = errors.New("stop")

// reader turns lines into records.
type reader struct {
	result Result
	known  map[string]known // articles by id
}

type known struct {
	article *Article
	length  int // code points of its text, -1 without it
}

func readRunFile(dir string) (*Run, error) {
	path := filepath.Join(dir, runFile)
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w: it has no %s", dir, ErrNotRunFolder, runFile)
	}
	if err != nil {
		return nil, err
	}
	var run Run
	if err := decode(data, &run, &run.Schema, RunSchema); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &run, nil
}

func (r *reader) article(line []byte) error {
	var a Article
	if err := decode(line, &a, &a.Schema, ArticleSchema); err != nil {
		return err
	}
	if _, twice := r.known[a.ID]; twice {
		return fmt.Errorf("the article %q stands twice", a.ID)
	}
	length := -1
	if a.Text != "" {
		length = utf8.RuneCountInString(a.Text)
	}
	for _, z := range a.Zones {
		if !within(z.Start, z.End, 0, length) {
			return fmt.Errorf("a zone of %q lies outside of the text: [%d, %d)", a.ID, z.Start, z.End)
		}
	}
	r.known[a.ID] = known{&a, length}
	r.result.Articles = append(r.result.Articles, &a)
	return nil
}

func (r *reader) cluster(line []byte) error {
	var c Cluster
	if err := decode(line, &c, &c.Schema, ClusterSchema); err != nil {
		return err
	}
	for _, id := range c.Members {
		if _, ok := r.known[id]; !ok {
			return fmt.Errorf("the article %q is not in articles.jsonl", id)
		}
	}
	r.result.Clusters = append(r.result.Clusters, c)
	return nil
}

func (r *reader) pair(line []byte) (*Pair, error) {
	var p Pair
	if err := decode(line, &p, &p.Schema, PairSchema); err != nil {
		return nil, err
	}
	for _, id := range []string{p.A, p.B} {
		if _, ok := r.known[id]; !ok {
			return nil, fmt.Errorf("the article %q is not in articles.jsonl", id)
		}
	}
	a, b := r.known[p.A], r.known[p.B]
	p.ArticleA, p.ArticleB = a.article, b.article
	for i := range p.Passages {
		if err := p.Passages[i].check(a.length, b.length); err != nil {
			return nil, fmt.Errorf("passage %d: %w", i+1, err)
		}
	}
	return &p, nil
}

// check returns an error unless the offsets lie in texts of so many code points, the edits in the passage and
// in order, and the texts are as long as the offsets say.
func (p *Passage) check(lengthA, lengthB int) error {
	switch {
	case !within(p.AStart, p.AEnd, 0, lengthA):
		return fmt.Errorf("a lies outside of the text: [%d, %d)", p.AStart, p.AEnd)
	case !within(p.BStart, p.BEnd, 0, lengthB):
		return fmt.Errorf("b lies outside of the text: [%d, %d)", p.BStart, p.BEnd)
	case p.AText != "" && utf8.RuneCountInString(p.AText) != p.AEnd-p.AStart:
		return fmt.Errorf("a_text is not as long as [%d, %d)", p.AStart, p.AEnd)
	case p.BText != "" && utf8.RuneCountInString(p.BText) != p.BEnd-p.BStart:
		return fmt.Errorf("b_text is not as long as [%d, %d)", p.BStart, p.BEnd)
	}
	atA, atB := p.AStart, p.BStart
	for i, e := range p.Edits {
		if !within(e.AStart, e.AEnd, atA, p.AEnd) || !within(e.BStart, e.BEnd, atB, p.BEnd) {
			return fmt.Errorf("edit %d lies outside of the passage or before another", i+1)
		}
		atA, atB = e.AEnd, e.BEnd
	}
	return nil
}

// within reports whether [start, end) is a span in [low, high); high -1 is unknown.
func within(start, end, low, high int) bool {
	return low <= start && start <= end && (end <= high || high < 0)
}

// decode reads one record into v, whose field schema has to become want.
func decode(data []byte, v any, schema *string, want string) error {
	if err := json.Unmarshal(data, v); err != nil {
		return err
	}
	if *schema != want {
		return fmt.Errorf("the schema is %q, this version of copytaster reads %q", *schema, want)
	}
	return nil
}

// readLines hands each line of a file to record, and makes sure that there are want of them.
func readLines(path string, want int, record func(line []byte) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	n, err := eachLine(f, record)
	if err != nil && !errors.Is(err, errStop) {
		return fmt.Errorf("%s:%d: %w", path, n, err)
	}
	if err == nil && n != want {
		return fmt.Errorf("%s: it has %d lines, %s says %d", path, n, runFile, want)
	}
	return err
}

// eachLine hands each line of r to record and returns the number of lines; with an error, that of its line.
func eachLine(r io.Reader, record func(line []byte) error) (n int, err error) {
	buffered := bufio.NewReaderSize(r, 1<<16)
	for {
		line, err := buffered.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return n, nil
		}
		n++
		if err == io.EOF {
			return n, errors.New("the file ends within this line")
		}
		if err != nil {
			return n, err
		}
		if err := record(bytes.TrimSuffix(line, []byte("\n"))); err != nil {
			return n, err
		}
	}
}
