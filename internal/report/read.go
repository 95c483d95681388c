package report

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/wire"
)

// Stored is the run of a folder: its result, and where its articles lie, which are read when they are asked for, as are
// its pairs and quotations.
type Stored struct {
	Result
	dir   string
	known map[string]known // articles by id
	size  int64            // bytes of articles.jsonl read so far
	over  map[[2]string][]Hit
}

// known is what is kept of an article.
type known struct {
	at     int64 // of its line in articles.jsonl
	size   int   // of its line without the line end, in bytes
	length int   // code points of its text, -1 without it
}

// ReadRun reads a run folder back. A folder without run.json is an [ErrNotRunFolder]. What does not hold together (a broken
// or missing line, an unknown schema, an offset outside of its text) is an error that names the file and the line.
func ReadRun(dir string) (*Stored, error) {
	run, err := readRunFile(dir)
	if err != nil {
		return nil, err
	}
	s := &Stored{Result: Result{Run: run}, dir: dir, known: map[string]known{}, over: hitsOf(run.Gates)}
	if err := readLines(s.path("articles.jsonl"), run.Counts.Articles, s.know); err != nil {
		return nil, err
	}
	if err := readLines(s.path("clusters.jsonl"), run.Counts.Clusters, s.cluster); err != nil {
		return nil, err
	}
	if run.Counts.Chains > 0 { // versions before had none
		if err := readLines(s.path("chains.jsonl"), run.Counts.Chains, s.chain); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// hitsOf returns the hits by the ids of their pairs, the smaller one first.
func hitsOf(gates []Gate) map[[2]string][]Hit {
	hits := make(map[[2]string][]Hit)
	for i := range gates {
		for _, h := range gates[i].Hits {
			h.Gate = gates[i].Gate
			ids := idsOf(h.Article, h.Source)
			hits[ids] = append(hits[ids], h)
		}
	}
	return hits
}

func idsOf(x, y string) [2]string { return [2]string{min(x, y), max(x, y)} }

func (s *Stored) path(name string) string { return filepath.Join(s.dir, name) }

// Articles yields all articles, by id, as often as it is asked to; an error comes last.
func (s *Stored) Articles() iter.Seq2[*Article, error] {
	return records(s.path("articles.jsonl"), s.Run.Counts.Articles, readArticle)
}

// Pairs yields all pairs in their order, with their articles, as often as it is asked to. An error comes last: [ReadRun]
// says what is one, and a pair of unknown articles is one too.
func (s *Stored) Pairs() iter.Seq2[*Pair, error] {
	return func(yield func(*Pair, error) bool) {
		articles, err := os.Open(s.path("articles.jsonl"))
		if err != nil {
			yield(nil, err)
			return
		}
		defer articles.Close()
		last := &Pair{}
		read := func(line []byte) (*Pair, error) {
			p, err := s.pair(line, articles, last)
			last = cmp.Or(p, last)
			return p, err
		}
		records(s.path("pairs.jsonl"), s.Run.Counts.Pairs, read)(yield)
	}
}

// Quotations yields the ledger in its order, as often as it is asked to; an error comes last. A run of a version without
// quotations has none.
func (s *Stored) Quotations() iter.Seq2[*LedgerQuotation, error] {
	if s.Run.Counts.Quotations == 0 {
		return func(func(*LedgerQuotation, error) bool) {}
	}
	return records(s.path("quotations.jsonl"), s.Run.Counts.Quotations, s.quotation)
}

// records yields what read makes of each line of a file.
func records[T any](path string, want int, read func(line []byte) (*T, error)) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		err := readLines(path, want, func(line []byte) error {
			x, err := read(line)
			if err == nil && !yield(x, nil) {
				return errStop
			}
			return err
		})
		if err != nil && !errors.Is(err, errStop) {
			yield(nil, err)
		}
	}
}

// errStop ends the reading of lines early.
var errStop = errors.New("stop")

// Schemas of former versions that are read too: those of a run.json without gates, of records without equal words, and of
// articles whose debts may have words in common.
const (
	formerRunSchema  = "copytaster.run/1"
	formerPairSchema = "copytaster.pair/1"
)

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
	if err := decode(data, &run, &run.Schema, RunSchema, formerRunSchema); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &run, nil
}

func readArticle(line []byte) (*Article, error) {
	var a Article
	if err := decode(line, &a, &a.Schema, ArticleSchema, "copytaster.article/2", "copytaster.article/1"); err != nil {
		return nil, err
	}
	if a.Audit != nil && a.Schema != ArticleSchema {
		for i := range a.Audit.Owed { // versions before did not say
			_, agency := wire.Agency(a.Audit.Owed[i].To)
			a.Audit.Owed[i].Kind = debtKind(agency)
		}
	}
	return &a, nil
}

// know notes where the article of a line lies.
func (s *Stored) know(line []byte) error {
	at := s.size
	s.size += int64(len(line)) + 1
	a, err := readArticle(line)
	if err != nil {
		return err
	}
	if _, twice := s.known[a.ID]; twice {
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
	for _, c := range a.Credits {
		if !within(c.Start, c.End, 0, length) {
			return fmt.Errorf("a credit of %q lies outside of the text: [%d, %d)", a.ID, c.Start, c.End)
		}
	}
	s.known[a.ID] = known{at, len(line), length}
	return nil
}

func (s *Stored) cluster(line []byte) error {
	var c Cluster
	if err := decode(line, &c, &c.Schema, ClusterSchema); err != nil {
		return err
	}
	for _, id := range c.Members {
		if _, ok := s.known[id]; !ok {
			return fmt.Errorf("the article %q is not in articles.jsonl", id)
		}
	}
	s.Clusters = append(s.Clusters, c)
	return nil
}

func (s *Stored) chain(line []byte) error {
	var c Chain
	if err := decode(line, &c, &c.Schema, ChainSchema); err != nil {
		return err
	}
	for _, v := range c.Members {
		if _, ok := s.known[v.ID]; !ok {
			return fmt.Errorf("the article %q is not in articles.jsonl", v.ID)
		}
	}
	s.Chains = append(s.Chains, c)
	return nil
}

// pair reads a pair, and its articles from the content of articles.jsonl, unless the pair before has them.
func (s *Stored) pair(line []byte, articles io.ReaderAt, last *Pair) (*Pair, error) {
	var p Pair
	if err := decode(line, &p, &p.Schema, PairSchema, formerPairSchema); err != nil {
		return nil, err
	}
	for _, id := range []string{p.A, p.B} {
		if _, ok := s.known[id]; !ok {
			return nil, fmt.Errorf("the article %q is not in articles.jsonl", id)
		}
	}
	lengthA, lengthB := s.known[p.A].length, s.known[p.B].length
	for i := range p.Passages {
		if err := p.Passages[i].check(lengthA, lengthB); err != nil {
			return nil, fmt.Errorf("passage %d: %w", i+1, err)
		}
	}
	p.Over = s.over[idsOf(p.A, p.B)]
	p.Quotations, p.Evidence = orEmpty(p.Quotations), orEmpty(p.Evidence) // versions before had none
	for i := range p.Quotations {
		if err := p.Quotations[i].check(lengthA, lengthB); err != nil {
			return nil, fmt.Errorf("quotation %d: %w", i+1, err)
		}
		p.Quotations[i].Fingerprint = cmp.Or(p.Quotations[i].Fingerprint, p.Quotations[i].fingerprint())
	}
	for i, f := range p.Findings {
		if !within(f.AStart, f.AEnd, 0, lengthA) || !within(f.BStart, f.BEnd, 0, lengthB) {
			return nil, fmt.Errorf("finding %d lies outside of the texts", i+1)
		}
		p.Findings[i].Fingerprint = cmp.Or(f.Fingerprint, f.fingerprint())
	}
	var err error
	if p.ArticleA, err = s.article(p.A, articles, last); err != nil {
		return nil, err
	}
	p.ArticleB, err = s.article(p.B, articles, last)
	return &p, err
}

// article reads a known article, unless it is one of the last pair.
func (s *Stored) article(id string, articles io.ReaderAt, last *Pair) (*Article, error) {
	for _, a := range []*Article{last.ArticleA, last.ArticleB} {
		if a != nil && a.ID == id {
			return a, nil
		}
	}
	line := make([]byte, s.known[id].size)
	if _, err := articles.ReadAt(line, s.known[id].at); err != nil {
		return nil, fmt.Errorf("article %q: %w", id, err)
	}
	a, err := readArticle(line)
	if err == nil && a.ID != id {
		err = errors.New("articles.jsonl was changed meanwhile")
	}
	if err != nil {
		return nil, fmt.Errorf("article %q: %w", id, err)
	}
	return a, nil
}

// decode reads one record into v, whose field schema has to become want.
func decode(data []byte, v any, schema *string, want ...string) error {
	if err := json.Unmarshal(data, v); err != nil {
		return err
	}
	if !slices.Contains(want, *schema) {
		return fmt.Errorf("the schema is %q, this version of copytaster reads %q", *schema, want[0])
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
