package report

import (
	"math"
	"strings"

	"github.com/copytaster/copytaster/internal/spill"
)

// tables writes the tables of a run into files. Pairs and articles are set aside in a space until the clusters are known;
// passages and quotations go on at once.
type tables struct {
	articles   tableWriter[Article]
	pairs      tableWriter[pairRow]
	passages   tableWriter[passageRow]
	quotations tableWriter[useRow]
	sources    tableWriter[sourceMonth]
	graph      *graph         // nil: none
	ends       []func() error // called when all rows are written
	known      map[string]knownArticle
}

var _ LedgerWriter = (*tables)(nil)

// ending is what only the end of a run tells.
type ending struct {
	clusters map[string]string // ids of clusters by ids of members
	known    map[string]knownArticle
}

// knownArticle is what others say of an article that stands in a pair.
type knownArticle struct {
	source    string
	published datum
}

// tableWriter writes one table into its files.
type tableWriter[R any] struct {
	of      *tableOf[R]
	table   *table
	files   []rowWriter
	waiting *spill.File // rows of a table whose last cells are not known yet
	lengths []int       // of the rows, in bytes
	row     []datum
	bytes   []byte
}

// newTables returns a writer of tables into the files that open makes of each, none or more. It closes them and then calls ends. graph
// may be nil.
func newTables(space *spill.Space, open func(t *table) []rowWriter, graph *graph, ends ...func() error) *tables {
	if space == nil {
		space = spill.New("", math.MaxInt64)
	}
	t := &tables{graph: graph, ends: ends, known: make(map[string]knownArticle)}
	t.articles.init(articlesTable(), open, space.File())
	t.pairs.init(pairsTable(), open, space.File())
	t.passages.init(passagesTable(), open, nil)
	t.quotations.init(quotationsTable(), open, nil)
	t.sources.init(sourcesTable(), open, nil)
	return t
}

func (w *tableWriter[R]) init(of *tableOf[R], open func(t *table) []rowWriter, waiting *spill.File) {
	w.of, w.table, w.waiting = of, of.table(), waiting
	w.files = open(w.table)
}

// add takes the next record: its row waits, or goes on at once.
func (w *tableWriter[R]) add(r *R) error {
	w.row = w.of.row(w.row, r)
	if w.waiting == nil {
		return w.write(w.row)
	}
	w.bytes = w.table.appendRow(w.bytes[:0], w.row)
	w.lengths = append(w.lengths, len(w.bytes))
	_, err := w.waiting.Append(w.bytes)
	return err
}

func (w *tableWriter[R]) write(row []datum) error {
	for _, f := range w.files {
		if err := f.Row(row); err != nil {
			return err
		}
	}
	return nil
}

// settle completes the rows that wait, hands each to see, and writes it.
func (w *tableWriter[R]) settle(at *ending, see func(row cells) error) error {
	var offset int64
	var buf []byte
	for _, n := range w.lengths {
		src, err := w.waiting.Slice(&buf, offset, n)
		if err != nil {
			return err
		}
		offset += int64(n)
		w.row = w.table.readRow(w.row, src)
		row := cells{w.table, w.row}
		w.of.complete(row, at)
		if err := see(row); err != nil {
			return err
		}
		if err := w.write(w.row); err != nil {
			return err
		}
	}
	w.lengths = nil
	return w.waiting.Release()
}

func (w *tableWriter[R]) close() error {
	for _, f := range w.files {
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}

// Pair sets the row of p aside and writes those of its passages.
func (t *tables) Pair(p *Pair) error {
	pair := newPairRow(p)
	if len(t.pairs.files) > 0 || t.graph != nil {
		if err := t.pairs.add(pair); err != nil {
			return err
		}
	}
	if len(t.passages.files) == 0 {
		return nil
	}
	for i := range p.Passages {
		if err := t.passages.add(&passageRow{pair, &p.Passages[i], i + 1}); err != nil {
			return err
		}
	}
	return nil
}

// Article sets the row of a aside.
func (t *tables) Article(a *Article) error {
	if len(t.articles.files)+len(t.sources.files) == 0 && t.graph == nil {
		return nil
	}
	if a.Pairs > 0 {
		t.known[strings.Clone(a.ID)] = knownArticle{strings.Clone(a.Source), moment(a.Published)}
	}
	return t.articles.add(a)
}

// Quotation writes the rows of the uses of q.
func (t *tables) Quotation(q *LedgerQuotation) error {
	if len(t.quotations.files) == 0 {
		return nil
	}
	for i := range q.Wordings {
		uses := q.Wordings[i].Uses
		for k := range uses {
			if err := t.quotations.add(&useRow{q, i, &uses[k]}); err != nil {
				return err
			}
		}
	}
	return nil
}

// Close writes what waits, and the sources.
func (t *tables) Close(r *Result) error {
	at := &ending{make(map[string]string), t.known}
	if r != nil {
		for i := range r.Clusters {
			for _, id := range r.Clusters[i].Members {
				at.clusters[id] = r.Clusters[i].ID
			}
		}
	}
	sums := make(sources)
	if err := t.articles.settle(at, func(row cells) error {
		sums.add(row)
		return t.graph.article(row)
	}); err != nil {
		return err
	}
	if err := t.pairs.settle(at, t.graph.pair); err != nil {
		return err
	}
	for _, s := range sums.sorted() {
		if err := t.sources.add(s); err != nil {
			return err
		}
	}
	for _, w := range []interface{ close() error }{&t.articles, &t.pairs, &t.passages, &t.quotations, &t.sources} {
		if err := w.close(); err != nil {
			return err
		}
	}
	for _, end := range t.ends {
		if err := end(); err != nil {
			return err
		}
	}
	return nil
}
