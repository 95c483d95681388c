// Package report holds the records of a run and the formats they are written in: text for the terminal,
// lines of JSON, CSV, HTML and annotations for GitHub, each behind [Writer], and the run folder that holds
// several of them, written by [Create] and read back by [ReadRun].
//
// A writer takes the pairs one by one and, at the end, the [Result] with all else. An [ArticleWriter] takes the articles
// in between. None of them holds all pairs or all articles: what has to wait is set aside in a [spill.Space].
//
//	w := report.NewText(os.Stdout, report.TextOptions{Width: 80}, space)
//	for _, p := range pairs {
//		err = w.Pair(p)
//	}
//	err = w.Close(result)
//
// A writer is used by one goroutine; records may be shared while nobody changes them.
package report

import "math"

// The schemas of the records. The number grows when a field changes its meaning or goes away, not when one
// is added.
const (
	PairSchema    = "copytaster.pair/1"
	ArticleSchema = "copytaster.article/1"
	ClusterSchema = "copytaster.cluster/1"
	RunSchema     = "copytaster.run/1"
)

// The records of a run folder, as docs/formats.md describes them. All offsets are half-open and count Unicode
// code points of the article's text.

// Pair is one line of pairs.jsonl.
type Pair struct {
	Schema       string    `json:"schema"` // PairSchema
	A            string    `json:"a"`      // id of the earlier article
	B            string    `json:"b"`
	Relation     string    `json:"relation"` // "identical", "near-duplicate", "reuse"
	Resemblance  float64   `json:"resemblance"`
	ContainmentA float64   `json:"containment_a"`
	ContainmentB float64   `json:"containment_b"`
	WordsA       int       `json:"words_a"`
	WordsB       int       `json:"words_b"`
	WordsShared  int       `json:"words_shared"`
	LongestRun   int       `json:"longest_run_words"`
	ShareA       Share     `json:"share_a"`
	ShareB       Share     `json:"share_b"`
	LabelA       string    `json:"label_a"` // "non-derived", "partially-derived", "wholly-derived"
	LabelB       string    `json:"label_b"`
	LagS         *int64    `json:"lag_s"`    // seconds from a to b; null where a time is unknown
	FoundBy      []string  `json:"found_by"` // "signature", "fingerprint", "common-shingle", "equality"
	Passages     []Passage `json:"passages"` // longest first

	// The two articles, for writers that show text. Set by the sink that feeds the writers.
	ArticleA *Article `json:"-"`
	ArticleB *Article `json:"-"`
}

// Share splits the words of an article. The parts sum to 1, but for rounding to four decimals; all are 0 for
// an article without words.
type Share struct {
	Verbatim    float64 `json:"verbatim"`
	Edited      float64 `json:"edited"`
	Boilerplate float64 `json:"boilerplate"`
	Own         float64 `json:"own"`
}

// Reused returns the part that was found in the other article, rounded to four decimals as the parts are.
func (s Share) Reused() float64 { return math.Round((s.Verbatim+s.Edited)*1e4) / 1e4 }

// Passage is an aligned stretch of a pair.
type Passage struct {
	Kind        string  `json:"kind"` // "verbatim" or "edited"
	AStart      int     `json:"a_start"`
	AEnd        int     `json:"a_end"`
	BStart      int     `json:"b_start"`
	BEnd        int     `json:"b_end"`
	Words       int     `json:"words"`    // of b
	Identity    float64 `json:"identity"` // equal words over the words of the longer side
	Score       float64 `json:"score"`    // the identity, for these kinds
	Fingerprint string  `json:"fingerprint"`
	Edits       []Edit  `json:"edits"`
	AText       string  `json:"a_text,omitempty"` // absent with --redact
	BText       string  `json:"b_text,omitempty"`
}

// Edit is one difference inside a passage.
type Edit struct {
	Op     string `json:"op"` // "replace", "insert", "delete": what turns a into b
	AStart int    `json:"a_start"`
	AEnd   int    `json:"a_end"`
	BStart int    `json:"b_start"`
	BEnd   int    `json:"b_end"`
}

// Article is one line of articles.jsonl.
type Article struct {
	Schema      string `json:"schema"` // ArticleSchema
	ID          string `json:"id"`
	Title       string `json:"title,omitempty"`
	Source      string `json:"source,omitempty"`
	Published   string `json:"published,omitempty"` // RFC 3339, or a date where no time is known
	URL         string `json:"url,omitempty"`
	Lang        string `json:"lang,omitempty"` // as found
	Byline      string `json:"byline,omitempty"`
	Role        string `json:"role,omitempty"`
	Path        string `json:"path"`              // the file it was read from
	Line        int    `json:"line,omitempty"`    // in a file of many
	Against     bool   `json:"against,omitempty"` // one of the articles of --against
	Words       int    `json:"words"`
	WordsReused int    `json:"words_reused"` // inside passages of any pair, each once
	Share       Share  `json:"share"`        // over all sources together
	Label       string `json:"label"`
	Pairs       int    `json:"pairs"`                // pairs it stands in
	TopSource   string `json:"top_source,omitempty"` // id of the article that shares most words with it
	Zones       []Zone `json:"zones,omitempty"`      // what was left out of the comparison
	Text        string `json:"text,omitempty"`       // absent with --redact
}

// Zone is a part of an article that is not story: a dateline, a caption, a line of tags.
type Zone struct {
	Kind  string `json:"kind"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Cluster is one line of clusters.jsonl: articles joined by a containment of the smaller one of .6 or more.
type Cluster struct {
	Schema   string      `json:"schema"` // ClusterSchema
	ID       string      `json:"id"`     // "c-" and the smallest member id
	Members  []string    `json:"members"`
	Earliest string      `json:"earliest,omitempty"` // absent where a time is unknown
	Bridges  [][2]string `json:"bridges"`            // edges whose removal splits the cluster
	Diameter int         `json:"diameter"`           // longest shortest path, in edges
}

// Run is run.json: what was asked, what was read, what came out. Only Times and Environment differ between
// two runs over the same inputs.
type Run struct {
	Schema      string             `json:"schema"` // RunSchema
	Version     string             `json:"version"`
	Settings    map[string]any     `json:"settings"`
	Counts      Counts             `json:"counts"`
	NearestMiss *Miss              `json:"nearest_miss,omitempty"` // the longest run that was too short
	Skipped     []Skipped          `json:"skipped"`
	Inputs      []Input            `json:"inputs"`
	Times       map[string]float64 `json:"times"` // seconds by stage
	Environment map[string]string  `json:"environment"`
}

// Counts says how much went in and out of each stage.
type Counts struct {
	Articles         int `json:"articles"`
	Skipped          int `json:"skipped"`
	Words            int `json:"words"`
	Shingles         int `json:"shingles"`          // distinct ones, summed over the articles
	Distinct         int `json:"distinct_articles"` // articles with different term lists
	CommonShingles   int `json:"common_shingles"`
	BandCandidates   int `json:"band_candidates"`
	PrintCandidates  int `json:"fingerprint_candidates"`
	CommonCandidates int `json:"common_shingle_candidates"`
	BoundedLinks     int `json:"bounded_links"` // links left out because a shingle or a bucket had too many holders, counted for each of them
	LargeGroups      int `json:"large_groups"`
	GroupPairsLeft   int `json:"group_pairs_left_out"` // pairs inside large groups, reported against the representative only
	Pairs            int `json:"pairs"`
	Passages         int `json:"passages"`
	Clusters         int `json:"clusters"`
}

// Miss is the pair that came nearest to being reported.
type Miss struct {
	A     string `json:"a"`
	B     string `json:"b"`
	Words int    `json:"words"`
	Text  string `json:"text,omitempty"`
}

// Skipped is one input that was not read.
type Skipped struct {
	Place  string `json:"place"` // "path" or "path:line"
	Reason string `json:"reason"`
}

// Input is one file that was read.
type Input struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Result is what stands beside the pairs and the articles: what a writer gets at the end.
type Result struct {
	Run      *Run      // never nil
	Clusters []Cluster // by id
}

// Writer is one output format. Pairs come sorted by (a, b), then Close once.
type Writer interface {
	// Pair takes the next pair. There may be more of them than fit in memory, so the writer keeps what it must.
	Pair(p *Pair) error
	// Close writes what can only be said at the end. It is called even where no pair came.
	Close(r *Result) error
}

// ArticleWriter is a Writer that shows articles too: between the last pair and Close they all come once, by id.
type ArticleWriter interface {
	Writer
	// Article takes the next article. There may be more of them than fit in memory, so the writer keeps what it must.
	Article(a *Article) error
}
