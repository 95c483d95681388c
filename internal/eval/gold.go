package eval

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"
)

// Gold holds the labels of a folder. The two ids of a pair may be in either order. Slices keep the order of their file.
// What has no file is nil.
type Gold struct {
	Docs      map[string]string // docs.jsonl: text by id
	Pairs     []Label           // pairs.jsonl; no pair twice
	Sentences []SentencePair    // pairs.jsonl if it has texts instead of ids; then Pairs is nil
	Between   int               // number of sentence pairs left out because their similarity says neither yes nor no
	Spans     []Span            // spans.jsonl or gold.jsonl
	Silver    []Silver          // silver_pairs.jsonl; no pair twice
	Clusters  map[string]string // clusters.jsonl: cluster by article id
	Quotes    []Quote           // quotes.jsonl
	Complete  bool              // gold.json: a pair that Pairs does not list is no pair
}

// Label says whether two articles are a pair, that is, share reused text.
type Label struct {
	A, B string
	Pair bool
	Kind string // how the text was reused; may be empty
}

// Span is a stretch of one article and the stretch of another that has the same text, in half-open ranges of code points.
// Neither side is empty.
type Span struct {
	A            string
	AStart, AEnd int
	B            string
	BStart, BEnd int
	Kind         string // only [Paraphrase] has a meaning here
	Tokens       int    // length in words as the gold counts them; 0: not given
}

// Paraphrase is the kind of a [Span] whose two sides say the same in other words.
const Paraphrase = "paraphrase"

// SentencePair says whether two sentences say the same.
type SentencePair struct {
	A, B  string // the sentences; neither is blank
	Same  bool
	Split string // the part of the data it belongs to; may be empty
	Kind  string // the source it comes from; may be empty
}

// A pair of sentences may have a similarity from 0 to 5 instead of a label, as in the tasks on semantic textual
// similarity (Agirre, Cer, Diab and Gonzalez-Agirre, "SemEval-2012 Task 6", 2012). From sameFrom on, the sentences differ
// only in unimportant details: label 1. Up to otherUpTo, they share some details at most: label 0. Pairs between the two
// get no label and are left out.
const (
	sameFrom      = 4
	otherUpTo     = 2
	maxSimilarity = 5
)

// Quote says who is quoted with what in an article. Ranges are half-open, in code points.
type Quote struct {
	ID      string
	Direct  bool     // at least part of the content is in quotation marks
	Source  [][2]int // the words that name the speaker; may be empty
	Content [][2]int // what was said, with or without the marks; may be empty
}

// Silver is a pair found by computing set similarities, not by a person.
type Silver struct {
	A, B string
	J    float64 // resemblance, in [0, 1]
	C    float64 // containment of the smaller article, in [0, 1]
}

// ErrNoGold means that a folder has no labels to score against.
var ErrNoGold = errors.New("nothing to score against: none of pairs.jsonl, spans.jsonl, gold.jsonl, " +
	"silver_pairs.jsonl, clusters.jsonl and quotes.jsonl, nor one of them as .gz or .zst")

// ReadGold reads the labels in the top folder of fsys. It takes any of docs.jsonl, pairs.jsonl, spans.jsonl (or
// gold.jsonl), silver_pairs.jsonl, clusters.jsonl and quotes.jsonl, each plain, .gz or .zst, and gold.json, which holds
// {"complete": true}. It ignores unknown keys. An error names the file and the line.
func ReadGold(fsys fs.FS) (*Gold, error) {
	if _, err := fs.Stat(fsys, "."); err != nil {
		return nil, err // the folder is missing
	}
	r := goldReader{fsys: fsys, gold: new(Gold)}
	read(&r, (*goldReader).doc, "docs")
	read(&r, (*goldReader).label, "pairs")
	read(&r, (*goldReader).span, "spans", "gold")
	read(&r, (*goldReader).silver, "silver_pairs")
	read(&r, (*goldReader).cluster, "clusters")
	read(&r, (*goldReader).quote, "quotes")
	r.readComplete()
	if r.err == nil && r.gold.Sentences == nil && !r.gold.NeedsRun() {
		r.err = ErrNoGold
	}
	if r.err != nil {
		return nil, r.err
	}
	return r.gold, nil
}

// NeedsRun reports whether the gold has labels of articles. Only a run can be scored against these. Labels of sentences
// need none.
func (g *Gold) NeedsRun() bool {
	return g.Pairs != nil || g.Spans != nil || g.Silver != nil || g.Clusters != nil || g.Quotes != nil
}

// ids returns the ids of all articles that have labels. Docs may hold more.
func (g *Gold) ids() map[string]bool {
	ids := make(map[string]bool)
	for p := range g.pairs() {
		ids[p.A], ids[p.B] = true, true
	}
	for id := range g.Clusters {
		ids[id] = true
	}
	for _, q := range g.Quotes {
		ids[q.ID] = true
	}
	return ids
}

// pairs returns all pairs that have labels. All values are false.
func (g *Gold) pairs() map[pair]bool {
	pairs := make(map[pair]bool)
	add := func(a, b string) {
		p, _ := pairOf(a, b)
		pairs[p] = false
	}
	for _, l := range g.Pairs {
		add(l.A, l.B)
	}
	for _, s := range g.Spans {
		add(s.A, s.B)
	}
	for _, s := range g.Silver {
		add(s.A, s.B)
	}
	return pairs
}

// goldReader reads one file after the other until one fails.
type goldReader struct {
	fsys    fs.FS
	gold    *Gold
	lengths map[string]int // lengths of Docs, in code points
	labels  map[pair]bool  // the pairs in Pairs so far
	silvers map[pair]bool  // the pairs in Silver so far
	err     error
}

// read finds the file with one of the names and gives each of its lines to take. No such file is no error; two are one.
func read[T any](r *goldReader, take func(*goldReader, *T) error, names ...string) {
	if r.err != nil {
		return
	}
	var file string
	for _, name := range names {
		for _, suffix := range []string{".jsonl", ".jsonl.gz", ".jsonl.zst"} {
			switch _, err := fs.Stat(r.fsys, name+suffix); {
			case errors.Is(err, fs.ErrNotExist):
			case err != nil:
				r.err = err
				return
			case file != "":
				r.err = fmt.Errorf("%s and %s are both there; keep one", file, name+suffix)
				return
			default:
				file = name + suffix
			}
		}
	}
	if file != "" {
		r.err = readLines(r.fsys, file, func(v *T) error { return take(r, v) })
	}
}

// readLines decodes each non-blank line of a JSONL file and gives it to take.
func readLines[T any](fsys fs.FS, name string, take func(*T) error) error {
	f, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	plain, err := decompress(f, name)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	defer plain.Close()
	lines := bufio.NewReader(plain)
	for n := 1; ; n++ {
		line, end := lines.ReadBytes('\n')
		if end != nil && end != io.EOF {
			return fmt.Errorf("%s:%d: %w", name, n, end)
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if len(bytes.TrimSpace(line)) > 0 {
			v := new(T)
			if err = decode(line, v); err == nil {
				err = take(v)
			}
			if err != nil {
				return fmt.Errorf("%s:%d: %w", name, n, err)
			}
		}
		if end == io.EOF {
			return nil
		}
	}
}

func decompress(f io.Reader, name string) (io.ReadCloser, error) {
	switch path.Ext(name) {
	case ".gz":
		return gzip.NewReader(f)
	case ".zst":
		d, err := zstd.NewReader(f, zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, err
		}
		return d.IOReadCloser(), nil
	}
	return io.NopCloser(f), nil
}

func decode(line []byte, v any) error {
	err := json.Unmarshal(line, v)
	if t, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && t.Field != "" {
		return fmt.Errorf("%s cannot be a %s", t.Field, t.Value)
	}
	return err
}

type docLine struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

func (r *goldReader) doc(l *docLine) error {
	if l.ID == "" {
		return errors.New("id is missing")
	}
	if _, ok := r.gold.Docs[l.ID]; ok {
		return fmt.Errorf("id %q comes a second time", l.ID)
	}
	if r.gold.Docs == nil {
		r.gold.Docs, r.lengths = make(map[string]string), make(map[string]int)
	}
	r.gold.Docs[l.ID] = l.Text
	r.lengths[l.ID] = utf8.RuneCountInString(l.Text)
	return nil
}

type pairLine struct {
	A     string   `json:"a"`
	B     string   `json:"b"`
	Label *float64 `json:"label"`
	Kind  string   `json:"kind"`

	// The fields below belong to a pair of sentences, which has no ids.
	AText string   `json:"a_text"`
	BText string   `json:"b_text"`
	Score *float64 `json:"score"`
	Split string   `json:"split"`
}

func (r *goldReader) label(l *pairLine) error {
	if l.A == "" && l.B == "" && (l.AText != "" || l.BText != "") {
		return r.sentences(l)
	}
	if r.gold.Sentences != nil || r.gold.Between > 0 {
		return errors.New("a pair of articles among pairs of sentences: keep them in two folders")
	}
	if err := r.knows(l.A, l.B); err != nil {
		return err
	}
	same, err := l.isOne()
	if err != nil {
		return err
	}
	if r.labels == nil {
		r.labels = make(map[pair]bool)
	}
	if err := once(r.labels, l.A, l.B); err != nil {
		return err
	}
	r.gold.Pairs = append(r.gold.Pairs, Label{A: l.A, B: l.B, Pair: same, Kind: l.Kind})
	return nil
}

func (l *pairLine) isOne() (bool, error) {
	if l.Label == nil || *l.Label != 0 && *l.Label != 1 {
		return false, errors.New("label must be 0 or 1")
	}
	return *l.Label == 1, nil
}

func (r *goldReader) sentences(l *pairLine) error {
	if r.gold.Pairs != nil {
		return errors.New("a pair of sentences among pairs of articles: keep them in two folders")
	}
	switch {
	case strings.TrimSpace(l.AText) == "":
		return errors.New("a_text is missing or blank")
	case strings.TrimSpace(l.BText) == "":
		return errors.New("b_text is missing or blank")
	}
	s := SentencePair{A: l.AText, B: l.BText, Split: l.Split, Kind: l.Kind}
	if l.Label != nil || l.Score == nil {
		var err error
		if s.Same, err = l.isOne(); err != nil {
			return fmt.Errorf("%w, or left out where there is a score from 0 to %d", err, maxSimilarity)
		}
	} else {
		switch score := *l.Score; {
		case score < 0 || score > maxSimilarity:
			return fmt.Errorf("score is %v: it must lie between 0 and %d", score, maxSimilarity)
		case score >= sameFrom:
			s.Same = true
		case score > otherUpTo:
			r.gold.Between++
			return nil
		}
	}
	r.gold.Sentences = append(r.gold.Sentences, s)
	return nil
}

type spanLine struct {
	A      string `json:"a"`
	AStart *int   `json:"a_start"`
	AEnd   *int   `json:"a_end"`
	B      string `json:"b"`
	BStart *int   `json:"b_start"`
	BEnd   *int   `json:"b_end"`
	Kind   string `json:"kind"`
	Tokens int    `json:"tokens"`
}

func (r *goldReader) span(l *spanLine) error {
	if err := r.knows(l.A, l.B); err != nil {
		return err
	}
	if l.AStart == nil || l.AEnd == nil || l.BStart == nil || l.BEnd == nil {
		return errors.New("one of a_start, a_end, b_start and b_end is missing")
	}
	if l.Tokens < 0 {
		return fmt.Errorf("tokens is %d", l.Tokens)
	}
	s := Span{A: l.A, AStart: *l.AStart, AEnd: *l.AEnd, B: l.B, BStart: *l.BStart, BEnd: *l.BEnd, Kind: l.Kind, Tokens: l.Tokens}
	if err := r.fits(s.A, s.AStart, s.AEnd); err != nil {
		return fmt.Errorf("a_start, a_end: %w", err)
	}
	if err := r.fits(s.B, s.BStart, s.BEnd); err != nil {
		return fmt.Errorf("b_start, b_end: %w", err)
	}
	r.gold.Spans = append(r.gold.Spans, s)
	return nil
}

type silverLine struct {
	A string   `json:"a"`
	B string   `json:"b"`
	J *float64 `json:"j"`
	C *float64 `json:"c"`
}

func (r *goldReader) silver(l *silverLine) error {
	if err := r.knows(l.A, l.B); err != nil {
		return err
	}
	if l.J == nil || l.C == nil || *l.J < 0 || *l.J > 1 || *l.C < 0 || *l.C > 1 {
		return errors.New("j and c must be there and in [0, 1]")
	}
	if r.silvers == nil {
		r.silvers = make(map[pair]bool)
	}
	if err := once(r.silvers, l.A, l.B); err != nil {
		return err
	}
	r.gold.Silver = append(r.gold.Silver, Silver{A: l.A, B: l.B, J: *l.J, C: *l.C})
	return nil
}

type clusterLine struct {
	ID      string          `json:"id"`
	Cluster json.RawMessage `json:"cluster"` // a string or a number; only compared for equality
}

func (r *goldReader) cluster(l *clusterLine) error {
	if err := r.knowsOne("id", l.ID); err != nil {
		return err
	}
	if len(l.Cluster) == 0 || string(l.Cluster) == "null" {
		return errors.New("cluster is missing")
	}
	if _, ok := r.gold.Clusters[l.ID]; ok {
		return fmt.Errorf("id %q comes a second time", l.ID)
	}
	if r.gold.Clusters == nil {
		r.gold.Clusters = make(map[string]string)
	}
	r.gold.Clusters[l.ID] = string(l.Cluster)
	return nil
}

type quoteLine struct {
	ID      string  `json:"id"`
	Direct  *bool   `json:"direct"`
	Source  [][]int `json:"source"`
	Content [][]int `json:"content"`
}

func (r *goldReader) quote(l *quoteLine) error {
	if r.gold.Docs == nil {
		return errors.New("docs.jsonl is missing, in whose texts the quotation marks are looked up")
	}
	if err := r.knowsOne("id", l.ID); err != nil {
		return err
	}
	if l.Direct == nil {
		return errors.New("direct is missing")
	}
	q := Quote{ID: l.ID, Direct: *l.Direct}
	var err error
	if q.Source, err = r.ranges(l.ID, l.Source); err != nil {
		return fmt.Errorf("source: %w", err)
	}
	if q.Content, err = r.ranges(l.ID, l.Content); err != nil {
		return fmt.Errorf("content: %w", err)
	}
	r.gold.Quotes = append(r.gold.Quotes, q)
	return nil
}

// ranges checks a list of [start, end] in an article and returns it as ranges.
func (r *goldReader) ranges(id string, list [][]int) ([][2]int, error) {
	var out [][2]int
	for _, v := range list {
		if len(v) != 2 {
			return nil, fmt.Errorf("%v is not [start, end]", v)
		}
		if err := r.fits(id, v[0], v[1]); err != nil {
			return nil, err
		}
		out = append(out, [2]int(v))
	}
	return out, nil
}

func (r *goldReader) readComplete() {
	if r.err != nil {
		return
	}
	data, err := fs.ReadFile(r.fsys, "gold.json")
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	var says struct {
		Complete bool `json:"complete"`
	}
	if err == nil {
		err = decode(bytes.TrimPrefix(data, []byte("\ufeff")), &says)
	}
	if err != nil {
		r.err = fmt.Errorf("gold.json: %w", err)
	}
	r.gold.Complete = says.Complete
}

// knows fails unless a and b are the ids of two different articles.
func (r *goldReader) knows(a, b string) error {
	if a == b && a != "" {
		return fmt.Errorf("a and b are the same article, %q", a)
	}
	if err := r.knowsOne("a", a); err != nil {
		return err
	}
	return r.knowsOne("b", b)
}

func (r *goldReader) knowsOne(key, id string) error {
	if id == "" {
		return fmt.Errorf("%s is missing", key)
	}
	if _, ok := r.gold.Docs[id]; !ok && r.gold.Docs != nil {
		return fmt.Errorf("%s: %q is not in docs.jsonl", key, id)
	}
	return nil
}

// fits fails unless [start, end) is a range of the article. The end is checked only if docs.jsonl has the text.
func (r *goldReader) fits(id string, start, end int) error {
	if start < 0 || end <= start {
		return fmt.Errorf("%d to %d is no range of characters", start, end)
	}
	if n, ok := r.lengths[id]; ok && end > n {
		return fmt.Errorf("%d to %d lies outside %q, which has %d characters (Unicode code points)", start, end, id, n)
	}
	return nil
}

// once adds the pair of a and b to seen. It fails if the pair is there already.
func once(seen map[pair]bool, a, b string) error {
	p, _ := pairOf(a, b)
	if seen[p] {
		return fmt.Errorf("the pair %q, %q comes a second time", a, b)
	}
	seen[p] = true
	return nil
}
