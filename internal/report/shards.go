package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"

	"github.com/copytaster/copytaster/internal/boilerplate"
	"github.com/copytaster/copytaster/internal/spill"
)

// ShardsSchema is the schema of the manifest of a run in shards.
const ShardsSchema = "copytaster.shards/1"

// ShardOptions says how a run in shards is written.
type ShardOptions struct {
	Create func(name string) (io.WriteCloser, error) // begins a file, which is there once it is closed
	Rows   int                                       // of a file, at most; 1 or more
	Space  *spill.Space                              // for what has to wait; nil: it waits in memory
}

// Shards writes the files of a run folder in shards: the records as JSON Lines and the tables as Parquet, each as one or more files of so
// many rows, "pairs-00000.jsonl" and so on, with the rows in the order of the run folder; then boilerplate.tsv and run.json, and at last
// manifest.json, which names them all. Where that is, the run is whole. After an error the files that were closed stay.
type Shards struct {
	o        ShardOptions
	manifest shardManifest

	articles, pairs, clusters, chains, quotations lineShards
	tables                                        *tables
}

var _ LedgerWriter = (*Shards)(nil)

// shardManifest is manifest.json.
type shardManifest struct {
	Schema string      `json:"schema"` // ShardsSchema
	Files  []shardFile `json:"files"`  // in the order in which they were closed
}

// shardFile is a file of a run in shards.
type shardFile struct {
	Name   string `json:"name"`
	Of     string `json:"of"`               // "pairs" and the like
	Format string `json:"format"`           // "jsonl", "parquet", "tsv", "json"
	Schema string `json:"schema,omitempty"` // of its records, of a file of JSON Lines
	Rows   int    `json:"rows"`             // 0 of a file without rows
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// NewShards begins a run in shards. Nothing is written before the first record.
func NewShards(o ShardOptions) *Shards {
	s := &Shards{o: o, manifest: shardManifest{Schema: ShardsSchema}}
	s.articles = lineShards{shard: shard{of: s, file: shardFile{Of: "articles", Format: "jsonl", Schema: ArticleSchema}}}
	s.pairs = lineShards{shard: shard{of: s, file: shardFile{Of: "pairs", Format: "jsonl", Schema: PairSchema}}}
	s.clusters = lineShards{shard: shard{of: s, file: shardFile{Of: "clusters", Format: "jsonl", Schema: ClusterSchema}}}
	s.chains = lineShards{shard: shard{of: s, file: shardFile{Of: "chains", Format: "jsonl", Schema: ChainSchema}}}
	s.quotations = lineShards{shard: shard{of: s, file: shardFile{Of: "quotations", Format: "jsonl", Schema: QuotationSchema}}}
	s.tables = newTables(o.Space, func(t *table) []rowWriter {
		return []rowWriter{&parquetShards{shard: shard{of: s, file: shardFile{Of: t.name, Format: "parquet"}}, table: t}}
	}, nil)
	return s
}

// Pair writes p.
func (s *Shards) Pair(p *Pair) error {
	if err := s.pairs.write(p); err != nil {
		return err
	}
	return s.tables.Pair(p)
}

// Article writes a.
func (s *Shards) Article(a *Article) error {
	if err := s.articles.write(a); err != nil {
		return err
	}
	return s.tables.Article(a)
}

// Quotation writes q.
func (s *Shards) Quotation(q *LedgerQuotation) error {
	if err := s.quotations.write(q); err != nil {
		return err
	}
	return s.tables.Quotation(q)
}

// Close completes the files, and writes the manifest.
func (s *Shards) Close(r *Result) error {
	for _, c := range r.Clusters {
		if err := s.clusters.write(c.filled()); err != nil {
			return err
		}
	}
	for _, c := range r.Chains {
		c.Members = orEmpty(c.Members)
		if err := s.chains.write(c); err != nil {
			return err
		}
	}
	for _, l := range [...]*lineShards{&s.articles, &s.pairs, &s.clusters, &s.chains, &s.quotations} {
		if err := l.close(); err != nil {
			return err
		}
	}
	if err := s.tables.Close(r); err != nil {
		return err
	}
	if err := s.whole(boilerplateFile, "boilerplate", "tsv", func(w io.Writer) error { return boilerplate.Write(w, &r.Standing) }); err != nil {
		return err
	}
	if err := s.whole(runFile, "run", "json", func(w io.Writer) error { return writeRun(w, r) }); err != nil {
		return err
	}
	w, err := s.o.Create("manifest.json")
	if err != nil {
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	if err := enc.Encode(s.manifest); err != nil {
		return err
	}
	return w.Close()
}

// whole writes a file that is no shard.
func (s *Shards) whole(name, of, format string, write func(io.Writer) error) error {
	x := shard{of: s, file: shardFile{Of: of, Format: format}}
	if err := x.begin(name); err != nil {
		return err
	}
	if err := write(&x); err != nil {
		return err
	}
	return x.end()
}

// shard is the file of a list that is being written.
type shard struct {
	of   *Shards
	n    int // files before
	file shardFile
	w    io.WriteCloser // nil: none is begun
	sum  hash.Hash
}

// Write implements [io.Writer].
func (s *shard) Write(b []byte) (int, error) {
	n, err := s.w.Write(b)
	s.file.Bytes += int64(n)
	s.sum.Write(b[:n])
	return n, err
}

func (s *shard) begin(name string) (err error) {
	s.w, err = s.of.o.Create(name)
	s.file.Name, s.file.Rows, s.file.Bytes, s.sum = name, 0, 0, sha256.New()
	return err
}

// name returns that of the next file.
func (s *shard) name() string { return fmt.Sprintf("%s-%05d.%s", s.file.Of, s.n, s.file.Format) }

func (s *shard) full() bool { return s.file.Rows >= s.of.o.Rows }

// ended reports whether no file is open and none has to be: there is one at least.
func (s *shard) ended() bool { return s.w == nil && s.n > 0 }

func (s *shard) end() error {
	if err := s.w.Close(); err != nil {
		return err
	}
	s.file.SHA256 = hex.EncodeToString(s.sum.Sum(nil))
	s.of.manifest.Files = append(s.of.manifest.Files, s.file)
	s.w = nil
	s.n++
	return nil
}

// lineShards writes a list of records as JSON Lines.
type lineShards struct {
	shard
	enc *json.Encoder
}

func (l *lineShards) open() error {
	if l.w != nil {
		return nil
	}
	err := l.begin(l.name())
	l.enc = NewEncoder(l)
	return err
}

func (l *lineShards) write(record any) error {
	if err := l.open(); err != nil {
		return err
	}
	if err := l.enc.Encode(record); err != nil {
		return err
	}
	if l.file.Rows++; l.full() {
		return l.end()
	}
	return nil
}

// close ends the last file. Of a list without records there is one file, which is empty.
func (l *lineShards) close() error {
	if l.ended() {
		return nil
	}
	if err := l.open(); err != nil {
		return err
	}
	return l.end()
}

// parquetShards writes a table as Parquet.
type parquetShards struct {
	shard
	table *table
	rows  *parquetRows
}

var _ rowWriter = (*parquetShards)(nil)

func (p *parquetShards) open() error {
	if p.w != nil {
		return nil
	}
	err := p.begin(p.name())
	p.rows = newParquetRows(p, p.table)
	return err
}

// Row implements rowWriter.
func (p *parquetShards) Row(row []datum) error {
	if err := p.open(); err != nil {
		return err
	}
	if err := p.rows.Row(row); err != nil {
		return err
	}
	if p.file.Rows++; p.full() {
		return p.finish()
	}
	return nil
}

func (p *parquetShards) finish() error {
	if err := p.rows.Close(); err != nil {
		return err
	}
	return p.end()
}

// Close implements rowWriter. Of a table without rows there is one file.
func (p *parquetShards) Close() error {
	if p.ended() {
		return nil
	}
	if err := p.open(); err != nil {
		return err
	}
	return p.finish()
}
