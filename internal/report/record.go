// Package report holds the records of a run and the formats they are written in: text for the terminal,
// lines of JSON, CSV, HTML and annotations for GitHub, each behind [Writer] and a row of [Formats], and the run folder that holds
// several of them, written by [Create] and read back by [ReadRun].
//
// A writer takes the pairs one by one and, at the end, the [Result] with all else. In between, an [ArticleWriter] takes the
// articles, and a [LedgerWriter] after them the quotations of the ledger. None of them holds all pairs or all articles:
// what has to wait is set aside in a [spill.Space].
//
//	w := report.NewText(os.Stdout, report.TextOptions{Width: 80}, space)
//	for _, p := range pairs {
//		err = w.Pair(p)
//	}
//	err = w.Close(result)
//
// A writer is used by one goroutine; records may be shared while nobody changes them.
package report

import (
	"math"
	"net/url"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/boilerplate"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/wire"
)

// The schemas of the records. The number grows when a field changes its meaning or goes away, not when one
// is added.
const (
	PairSchema      = "copytaster.pair/2"    // 2: equal words of edited passages are verbatim; words_equal; 1 is read too
	ArticleSchema   = "copytaster.article/3" // 3: no word is in two debts, which say whether they are an agency's; 2: as of pairs; both and 1 are read too
	ClusterSchema   = "copytaster.cluster/1"
	ChainSchema     = "copytaster.chain/1"
	QuotationSchema = "copytaster.quotation/1"
	RunSchema       = "copytaster.run/2" // 2: gates, with what is over them; 1 is read too
)

// The records of a run folder, as docs/formats.md describes them. All offsets are half-open and count Unicode
// code points of the article's text.

// Pair is one line of pairs.jsonl.
type Pair struct {
	Schema       string      `json:"schema"` // PairSchema
	A            string      `json:"a"`      // id of the earlier article
	B            string      `json:"b"`
	Relation     string      `json:"relation"` // "identical", "near-duplicate", "version", "reuse", "quotation", "paraphrase", "template"
	Resemblance  float64     `json:"resemblance"`
	ContainmentA float64     `json:"containment_a"`
	ContainmentB float64     `json:"containment_b"`
	WordsA       int         `json:"words_a"`
	WordsB       int         `json:"words_b"`
	LookAlikesA  int         `json:"look_alikes_a,omitempty"` // words of a with letters of another alphabet, which are read as they look
	LookAlikesB  int         `json:"look_alikes_b,omitempty"`
	WordsShared  int         `json:"words_shared"`
	WordsEqual   int         `json:"words_equal"`            // of them, the words of passages that are the same in a
	WordsQuoted  int         `json:"words_quoted,omitempty"` // of them, what somebody is quoted as saying
	LongestRun   int         `json:"longest_run_words"`
	ShareA       Share       `json:"share_a"`
	ShareB       Share       `json:"share_b"`
	LabelA       string      `json:"label_a"` // "non-derived", "partially-derived", "wholly-derived"
	LabelB       string      `json:"label_b"`
	LagS         *int64      `json:"lag_s"`                // seconds from a to b; null where a time is unknown
	SameStory    *float64    `json:"same_story,omitempty"` // how surely both tell one story, in [0, 1]; near 0 with the relation template: two stories in the words of one; absent where it was not asked
	Direction    string      `json:"direction"`            // "a to b", "b to a", "common source", "same speaker", "unknown"
	Confidence   float64     `json:"direction_confidence"` // how surely, in [0, 1]; 0 of an unknown one
	Evidence     []string    `json:"evidence"`             // for the direction, or against it, in sentences, the weightiest first
	Credited     bool        `json:"credited"`             // the one that took it credits the other one, or the agency of both
	Findings     []Finding   `json:"findings,omitempty"`   // text of the one that its agency corrected or killed, and the other still carries
	FoundBy      []string    `json:"found_by"`             // "signature", "fingerprint", "common-shingle", "equality", "quotation", "paraphrase", "short", "noise"
	Passages     []Passage   `json:"passages"`             // longest first, then the paraphrases, best score first
	Quotations   []Quotation `json:"quotations"`           // in the order of a

	WordsSharedA int  `json:"-"` // words of a inside passages, as WordsShared are of b; 0 where the pair was read back
	OfAgency     bool `json:"-"` // a or b is copy of an agency, or says so; where the pair was read back, their records tell

	// The two articles, for writers that show text, and what is over the gates. Set by the sink that feeds the writers.
	ArticleA *Article `json:"-"`
	ArticleB *Article `json:"-"`
	Over     []Hit    `json:"-"`

	Baseline *Baseline `json:"-"` // what is known; nil: nothing is asked
}

// Copied returns the passages that are verbatim or edited, longest first.
func (p *Pair) Copied() []Passage { return p.Passages[:p.firstParaphrase()] }

// Paraphrases returns the passages that are paraphrases, best score first.
func (p *Pair) Paraphrases() []Passage { return p.Passages[p.firstParaphrase():] }

func (p *Pair) firstParaphrase() int {
	if i := slices.IndexFunc(p.Passages, func(v Passage) bool { return v.Kind == "paraphrase" }); i >= 0 {
		return i
	}
	return len(p.Passages)
}

// lookAlikes says how many words of a side have letters of another alphabet; "" if none has.
func lookAlikes(n int, side string) string {
	if n == 0 {
		return ""
	}
	return "letters of another alphabet in " + count(n, "word") + side
}

// QuotationsAltered returns how many quotations of the pair have other words, or another speaker, in b than in a.
func (p *Pair) QuotationsAltered() (n int) {
	for i := range p.Quotations {
		if p.Quotations[i].Altered() {
			n++
		}
	}
	return n
}

// Finding is text of a version of an agency's story that the other article still carries though a later version has taken
// it back.
type Finding struct {
	Kind   string `json:"kind"` // "corrected" or "killed"
	In     string `json:"in"`   // "a" or "b": the article that carries it, and is no version of the story
	By     string `json:"by"`   // id of the version that takes it back
	AStart int    `json:"a_start"`
	AEnd   int    `json:"a_end"`
	BStart int    `json:"b_start"`
	BEnd   int    `json:"b_end"`
	AText  string `json:"a_text,omitempty"` // absent with --redact
	BText  string `json:"b_text,omitempty"`

	Fingerprint string `json:"fingerprint,omitempty"` // of the words of the one that carries it; absent in runs of versions before
}

// carried returns the stretch of the article that carries it, what it says there, and the id of the version it is from.
func (f *Finding) carried(p *Pair) (start, end int, text, version string) {
	if f.In == "a" {
		return f.AStart, f.AEnd, f.AText, p.B
	}
	return f.BStart, f.BEnd, f.BText, p.A
}

// leastOwed is the number of copied words outside quotations from which a pair needs a credit, or half of a shorter article. Of 32 pairs of
// web news read by eye, 22 shared fewer: 3 of these were copy without credit, and the others names with what they are, bare facts, and words
// about a quotation. It is that of origin's audits.
const leastOwed = 25

// leastScattered is that number where no passage has so many: names, charges and figures in stretches of 13 and 18 words are those of
// any two reports.
const leastScattered = 40

// mostlyQuoted is how many times as many quoted words leave fewer than leastScattered no debt: beside so long a quotation they are mostly part of it.
const mostlyQuoted = 2

// leastOfShort is that number where it is half of a short article: fewer are a name with what it is, or a bare fact.
const leastOfShort = 9

// Uncredited reports whether b has copied words of a, and neither credits the other or the agency of both. Versions of one
// story, articles of one source and stories in the words of a template need no credit, quoted words are owed to who said
// them, and what is told in other words or is only a turn of phrase is owed to nobody. Where nobody knows whose words they are, nobody
// is told that he owes them: see known.
func (p *Pair) Uncredited() bool { return p.owes() && p.known() }

// Unowned reports whether the pair would be uncredited if anything told whose words they are.
func (p *Pair) Unowned() bool { return p.owes() && !p.known() }

// owes reports whether one of the two has so much of the other's that it owes a credit to whoever had it first, and there is none.
func (p *Pair) owes() bool {
	if p.Credited || p.Relation == "version" || p.Relation == "template" {
		return false
	}
	if p.Relation != "identical" && p.Relation != "near-duplicate" || p.WordsQuoted > 0 {
		n := p.wordsOwed()
		enough := n >= leastScattered || n >= leastOwed && p.longestOwed() >= leastOwed && p.WordsQuoted <= mostlyQuoted*n || n >= leastOfShort && 2*n >= p.wordsOfTaker()
		if len(p.Copied()) == 0 || !enough {
			return false
		}
	}
	a, b := p.ArticleA, p.ArticleB
	return a == nil || b == nil || a.Source == "" || a.Source != b.Source && !oneSite(a, b)
}

// oneSite reports whether two articles are of one site under two names: their addresses have one host, and a word of both names is in it,
// as in "Fox News" and "Fox Online News" of foxnews.com.
func oneSite(a, b *Article) bool {
	host := siteOf(a.URL)
	if host == "" || host != siteOf(b.URL) {
		return false
	}
	const leastWord = 3 // bytes
	others := strings.Fields(strings.ToLower(b.Source))
	for w := range strings.FieldsSeq(strings.ToLower(a.Source)) {
		w = strings.TrimSuffix(strings.TrimPrefix(w, "www."), ".com")
		if len(w) >= leastWord && w != "the" && strings.Contains(host, w) && slices.ContainsFunc(others, func(v string) bool { return strings.Contains(v, w) }) {
			return true
		}
	}
	return false
}

// siteOf returns the host of an address in small letters, without "www." and "m."; "" if it has none.
func siteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	return strings.TrimPrefix(host, "m.")
}

// wordsOfTaker returns the number of words of the article that owes, if either does: that which took its words from the other one, or was read
// beside what it is compared with, or else b.
func (p *Pair) wordsOfTaker() int {
	a, b := p.ArticleA, p.ArticleB
	if against := a != nil && b != nil && !a.Against && b.Against; p.Direction == "b to a" || against && p.Direction != "a to b" {
		return p.WordsA
	}
	return p.WordsB
}

// known reports whether anything tells whose words an article with them owes: which of the two took them, that one is of --against,
// that one is copy of an agency, or that two outlets have them.
func (p *Pair) known() bool {
	a, b := p.ArticleA, p.ArticleB
	return a == nil || b == nil || p.Direction == "a to b" || p.Direction == "b to a" || a.Against != b.Against || p.OfAgency || a.isWire() || b.isWire() || a.Source != "" && b.Source != ""
}

// isWire reports whether an article is copy of an agency, or says that it is.
func (a *Article) isWire() bool {
	_, agency := wire.Agency(a.Source)
	return agency || a.Role == "wire" || slices.ContainsFunc(a.Credits, func(c Credit) bool { return c.How != "text" && c.How != "contribution" })
}

// longestOwed returns the number of words of the longest copied passage that is no quotation.
func (p *Pair) longestOwed() (n int) {
	for i := range p.Passages {
		if x := &p.Passages[i]; x.Kind != "paraphrase" && !x.InQuotation {
			n = max(n, x.Words)
		}
	}
	return n
}

// wordsOwed returns the number of words of b that are copied and that nobody is quoted as saying.
func (p *Pair) wordsOwed() int {
	told := int(math.Round(p.ShareB.Paraphrase * float64(p.WordsB))) // exact up to 5,000 words
	return p.WordsShared - p.WordsQuoted - told
}

// Share splits the words of an article. The parts sum to 1, but for rounding to four decimals; all are 0 for
// an article without words.
type Share struct {
	Quotation   float64 `json:"quotation"`
	Verbatim    float64 `json:"verbatim"`
	Edited      float64 `json:"edited"`
	Paraphrase  float64 `json:"paraphrase"`
	Boilerplate float64 `json:"boilerplate"`
	Own         float64 `json:"own"`
}

// Reused returns the part that was found in the other article, rounded to four decimals as the parts are.
func (s Share) Reused() float64 {
	return math.Round((s.Quotation+s.Verbatim+s.Edited+s.Paraphrase)*1e4) / 1e4
}

// Passage is an aligned stretch of a pair.
type Passage struct {
	Kind        string    `json:"kind"` // "verbatim", "edited" or "paraphrase"
	AStart      int       `json:"a_start"`
	AEnd        int       `json:"a_end"`
	BStart      int       `json:"b_start"`
	BEnd        int       `json:"b_end"`
	Words       int       `json:"words"`       // of b
	WordsEqual  int       `json:"words_equal"` // of them, the same in a
	Identity    float64   `json:"identity"`    // equal words over the words of the longer side
	Score       float64   `json:"score"`       // of a paraphrase that of the model, else the identity
	InQuotation bool      `json:"in_quotation"`
	Fingerprint string    `json:"fingerprint"`
	Edits       []Edit    `json:"edits"`             // none of a paraphrase
	Aligned     []Aligned `json:"aligned,omitempty"` // of a paraphrase: what corresponds, in the order of a
	Changes     []Change  `json:"changes,omitempty"` // of a paraphrase: what differs
	AText       string    `json:"a_text,omitempty"`  // absent with --redact
	BText       string    `json:"b_text,omitempty"`

	hashed stretches // of BText, where that was taken away; else nil
}

// Aligned is a word or a run of words of a paraphrase that says the same in both sentences.
type Aligned struct {
	How    string `json:"how"` // "equal", "stem", "synonym", "near"
	AStart int    `json:"a_start"`
	AEnd   int    `json:"a_end"`
	BStart int    `json:"b_start"`
	BEnd   int    `json:"b_end"`
}

// Change is what one sentence of a paraphrase says and the other does not, or says otherwise.
type Change struct {
	Kind   string `json:"kind"` // "added", "dropped", "softened", "strengthened", "changed": from a to b
	AStart int    `json:"a_start"`
	AEnd   int    `json:"a_end"` // AStart of an added one
	BStart int    `json:"b_start"`
	BEnd   int    `json:"b_end"` // BStart of a dropped one
}

// Quotation is a quotation that both articles of a pair have.
type Quotation struct {
	Relation     string   `json:"relation"` // "exact", "trimmed", "merged", "altered", "reattributed"
	Variant      string   `json:"variant"`  // "none", "punctuation", "spelling": what differs though the words are the same
	AStart       int      `json:"a_start"`  // of the first part
	AEnd         int      `json:"a_end"`    // of the last part
	BStart       int      `json:"b_start"`
	BEnd         int      `json:"b_end"`
	ASpans       [][2]int `json:"a_spans"` // the parts between the marks, one or more
	BSpans       [][2]int `json:"b_spans"`
	SpeakerA     string   `json:"speaker_a"`      // "" where it is not sure, or with --redact
	SpeakerSpanA [2]int   `json:"speaker_span_a"` // [0, 0] where nobody is named
	SpeakerB     string   `json:"speaker_b"`
	SpeakerSpanB [2]int   `json:"speaker_span_b"`
	Words        int      `json:"words"` // of b
	Edits        []Edit   `json:"edits"`
	AText        string   `json:"a_text,omitempty"` // the parts with a space between; absent with --redact
	BText        string   `json:"b_text,omitempty"`
	Fingerprint  string   `json:"fingerprint,omitempty"` // of the words of both, and of the speakers where they are two; absent in runs of versions before
}

// Altered reports whether b has other words or another speaker.
func (q *Quotation) Altered() bool { return q.Relation == "altered" || q.Relation == "reattributed" }

// Edit is one difference inside a passage, a quotation or a wording.
type Edit struct {
	Op     string `json:"op"` // "replace", "insert", "delete": what turns a into b
	AStart int    `json:"a_start"`
	AEnd   int    `json:"a_end"`
	BStart int    `json:"b_start"`
	BEnd   int    `json:"b_end"`
}

// Article is one line of articles.jsonl.
type Article struct {
	Schema      string     `json:"schema"` // ArticleSchema
	ID          string     `json:"id"`
	Title       string     `json:"title,omitempty"`
	Source      string     `json:"source,omitempty"`
	Published   string     `json:"published,omitempty"` // RFC 3339, or a date where no time is known
	URL         string     `json:"url,omitempty"`
	Lang        string     `json:"lang,omitempty"` // as found
	Byline      string     `json:"byline,omitempty"`
	Role        string     `json:"role,omitempty"`
	Path        string     `json:"path"`              // the file it was read from
	Line        int        `json:"line,omitempty"`    // in a file of many
	Against     bool       `json:"against,omitempty"` // one of the articles of --against
	Words       int        `json:"words"`
	LookAlikes  int        `json:"look_alikes,omitempty"` // of them, with letters of another alphabet, which are read as they look
	WordsReused int        `json:"words_reused"`          // inside passages of any pair, each once
	WordsEqual  int        `json:"words_equal"`           // of them, the same in a passage of another article
	Share       Share      `json:"share"`                 // over all sources together
	Label       string     `json:"label"`
	Pairs       int        `json:"pairs"`                // pairs it stands in
	Quotations  int        `json:"quotations"`           // in it, whether they stand in others too or not
	TopSource   string     `json:"top_source,omitempty"` // id of the article that shares most words with it
	Zones       []Zone     `json:"zones,omitempty"`      // what was left out of the comparison
	Dateline    *Dateline  `json:"dateline,omitempty"`
	Slug        string     `json:"slug,omitempty"`
	Version     string     `json:"version,omitempty"` // as "UPDATE 1" or "CORRECTED"; absent of a first version
	Embargo     string     `json:"embargo,omitempty"` // as written
	Desk        *news.Desk `json:"desk,omitempty"`    // what the input says of the item beside that; absent where it says nothing
	Notice      bool       `json:"notice,omitempty"`  // a planning notice, digest or budget, or the error page of a server: no story, and not compared
	Noisy       bool       `json:"noisy,omitempty"`   // it looks as if it had been read from paper
	Chain       string     `json:"chain,omitempty"`   // id of the chain of versions it is of
	Took        []Took     `json:"took,omitempty"`    // the versions of agency stories it took most of, most words first
	Credits     []Credit   `json:"credits,omitempty"` // whom it names as its source, in text order
	Origin      *Origin    `json:"origin,omitempty"`  // where its reused words come from; absent where nothing is reused
	Audit       *Audit     `json:"audit,omitempty"`   // absent where nothing is reused
	Text        string     `json:"text,omitempty"`    // absent with --redact
}

// Credited returns whom the article names as its source, each once, in text order.
func (a *Article) Credited() []string {
	var names []string
	for _, c := range a.Credits {
		if !slices.Contains(names, c.To) {
			names = append(names, c.To)
		}
	}
	return names
}

// Audit is whom an article owes its reused words to, and whether it says so.
type Audit struct {
	Words      int    `json:"words"`      // reused from anybody, each once
	Uncredited int    `json:"uncredited"` // of them, owed to somebody, and to nobody who is credited
	Owed       []Debt `json:"owed"`       // most words first; no word is in two of them
}

// Debt is what an article owes to one agency or outlet.
type Debt struct {
	To       string `json:"to"`
	Kind     string `json:"kind"` // "agency" or "outlet"
	Words    int    `json:"words"`
	Credited bool   `json:"credited"`
}

// Zone is a part of an article that is not story: a dateline, a caption, a line of tags.
type Zone struct {
	Kind  string `json:"kind"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Value string `json:"value,omitempty"` // what it says, without marks: the place of a dateline, the names of a byline
}

// Dateline is what stands before the first words of a story.
type Dateline struct {
	Place  string `json:"place,omitempty"`
	Date   string `json:"date,omitempty"`   // as written
	Agency string `json:"agency,omitempty"` // by its usual name
}

// Credit is a place where an article names an agency or an outlet as its source.
type Credit struct {
	To    string `json:"to"`  // the usual name
	How   string `json:"how"` // "byline", "dateline", "sign-off", "source line", "copyright", "text"
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text,omitempty"` // absent with --redact
}

// Took says which version of an agency's story an article took.
type Took struct {
	Chain   string `json:"chain"`
	Version string `json:"version"` // id of the article
	Words   int    `json:"words"`   // of this article that the version has too
	Later   int    `json:"later"`   // versions of the chain that came after it
}

// Origin is where the reused words of an article, or the text of a cluster, come from.
type Origin struct {
	Article    string   `json:"article,omitempty"` // id; absent where it is not among the articles, or not known
	Agency     string   `json:"agency,omitempty"`  // that is credited or whose article it is
	Confidence float64  `json:"confidence"`        // in [0, 1]
	Evidence   []string `json:"evidence"`          // in sentences, the weightiest first
}

// Cluster is one line of clusters.jsonl: articles joined by a containment of the smaller one of .6 or more.
type Cluster struct {
	Schema     string      `json:"schema"` // ClusterSchema
	ID         string      `json:"id"`     // "c-" and the smallest member id
	Members    []string    `json:"members"`
	Earliest   string      `json:"earliest,omitempty"` // absent where a time is unknown
	Origin     *string     `json:"origin"`             // id of the article that the others come from; null without evidence
	Confidence float64     `json:"origin_confidence"`  // in [0, 1]; 0 without an origin
	Evidence   []string    `json:"origin_evidence"`    // in sentences, the weightiest first
	Chain      []string    `json:"chain"`              // the versions of the agency's story among the members, in their order; empty where there are none, or one
	Cuts       []Cut       `json:"cuts,omitempty"`     // joins to articles outside that do not count, the strongest to each
	Bridges    [][2]string `json:"bridges"`            // edges whose removal splits the cluster
	Diameter   int         `json:"diameter"`           // longest shortest path, in edges
}

// Cut is a join from a member of a cluster to an article outside of it that does not count.
type Cut struct {
	From   string `json:"from"` // id of the member
	To     string `json:"to"`
	Reason string `json:"reason"`
}

// Chain is one line of chains.jsonl: the versions of one agency's story.
type Chain struct {
	Schema   string         `json:"schema"` // ChainSchema
	ID       string         `json:"id"`     // "v-" and the smallest member id
	Source   string         `json:"source,omitempty"`
	Slug     string         `json:"slug,omitempty"`
	Headline string         `json:"headline,omitempty"` // of the first version, without marks; absent with --redact
	Members  []ChainVersion `json:"members"`            // in the order of the versions, two or more
	Killed   bool           `json:"killed"`             // the last version takes the story back
}

// ChainVersion is a version of a chain.
type ChainVersion struct {
	ID        string `json:"id"`
	Version   string `json:"version"` // as in [Article]
	Published string `json:"published,omitempty"`
}

// LedgerQuotation is one line of quotations.jsonl: a quotation with all its wordings and uses.
type LedgerQuotation struct {
	Schema       string    `json:"schema"`         // QuotationSchema
	ID           string    `json:"id"`             // "q-", the article of the smallest use, "-" and its start
	Speaker      string    `json:"speaker"`        // of the first use that has one; "" where none has, or with --redact
	Text         string    `json:"text,omitempty"` // of the first wording; absent with --redact
	Words        int       `json:"words"`          // of that text
	Uses         int       `json:"uses"`           // in all wordings together, 1 or more
	Articles     int       `json:"articles"`       // with a use, 1 or more
	First        *Use      `json:"first"`          // the earliest use; null where no time is known
	Altered      bool      `json:"altered"`        // some wording has other words than its parent
	Reattributed bool      `json:"reattributed"`   // not all speakers are one
	Wordings     []Wording `json:"wordings"`       // one or more, each after its parent
}

// Wording is a way in which a quotation is worded.
type Wording struct {
	Parent   int    `json:"parent"`         // index of the wording it comes nearest to, -1 for the first
	Relation string `json:"relation"`       // to the parent: "exact", "trimmed", "merged", "altered"; "first" without one
	Variant  string `json:"variant"`        // "none", "punctuation", "spelling"
	Text     string `json:"text,omitempty"` // absent with --redact
	Edits    []Edit `json:"edits"`          // from the text of the parent (a) to this one (b); code points of these texts
	Uses     []Use  `json:"uses"`           // in time order, of unknown times last, then by article and start; the first one has the text
}

// Use is a place where a quotation stands.
type Use struct {
	Article     string   `json:"article"`
	Source      string   `json:"source,omitempty"`
	Published   string   `json:"published,omitempty"`
	Start       int      `json:"start"`
	End         int      `json:"end"`
	Spans       [][2]int `json:"spans"`        // the parts between the marks, one or more
	Variant     string   `json:"variant"`      // "none", "punctuation", "spelling": what differs from the text of the wording
	Speaker     string   `json:"speaker"`      // "" where it is not sure, or with --redact
	SpeakerSpan [2]int   `json:"speaker_span"` // the words that name the speaker; [0, 0]: none
	Cue         [2]int   `json:"cue"`          // the verb; [0, 0]: none
	Indirect    [2]int   `json:"indirect"`     // indirect speech after it by the same speaker; [0, 0]: none
}

// Run is run.json: what was asked, what was read, what came out. Only Times and Environment differ between
// two runs over the same inputs.
type Run struct {
	Schema          string             `json:"schema"` // RunSchema
	Version         string             `json:"version"`
	Settings        map[string]any     `json:"settings"`
	ParaphraseModel *ParaphraseModel   `json:"paraphrase_model,omitempty"` // absent where no paraphrases were looked for
	Notes           []string           `json:"notes"`                      // what a reader of the results should know, in sentences
	Gates           []Gate             `json:"gates"`                      // in the order of the command line; none: []
	Baseline        *Compared          `json:"baseline,omitempty"`         // absent without --baseline
	Counts          Counts             `json:"counts"`
	NearestMiss     *Miss              `json:"nearest_miss,omitempty"` // the longest run that was too short
	LeftOut         *LeftOut           `json:"left_out,omitempty"`     // as standing text of a source; absent where nothing was
	Skipped         []Skipped          `json:"skipped"`
	Inputs          []Input            `json:"inputs"`
	Times           map[string]float64 `json:"times"` // seconds by stage
	Environment     map[string]string  `json:"environment"`
}

// Gate is one condition of --fail-on and what is over it.
type Gate struct {
	Gate string `json:"gate"` // as it was given
	Over int    `json:"over"` // hits, with those that are not listed
	Hits []Hit  `json:"hits"` // in the order of the pairs, at most 10,000
}

// Hit is an article that is over a gate.
type Hit struct {
	Gate    string  `json:"-"`
	Article string  `json:"article"` // id of the article that is judged
	Source  string  `json:"source"`  // id of the other one of the pair
	Value   float64 `json:"value"`   // the share or the words; else the passages, sentences, quotations or findings; 1 of a pair as such
}

// ParaphraseModel says by what paraphrases were found.
type ParaphraseModel struct {
	Threshold float64 `json:"threshold"` // the least score of a paraphrase, in [0, 1]
	Lang      string  `json:"lang"`      // of its word vectors and synonyms, ISO 639-1
	Vectors   bool    `json:"vectors"`   // whether they were used; else the words themselves decided
	SHA256    string  `json:"sha256"`    // of the model
}

// Counts says how much went in and out of each stage.
type Counts struct {
	Articles             int `json:"articles"`
	Skipped              int `json:"skipped"`
	Words                int `json:"words"`
	Shingles             int `json:"shingles"`          // distinct ones, summed over the articles
	Distinct             int `json:"distinct_articles"` // articles with different term lists
	CommonShingles       int `json:"common_shingles"`
	BandCandidates       int `json:"band_candidates"`
	PrintCandidates      int `json:"fingerprint_candidates"`
	CommonCandidates     int `json:"common_shingle_candidates"`
	QuotationCandidates  int `json:"quotation_candidates"`
	ParaphraseCandidates int `json:"paraphrase_candidates"` // pairs of sentences
	ShortCandidates      int `json:"short_candidates"`
	NoiseCandidates      int `json:"noise_candidates"`
	BoundedLinks         int `json:"bounded_links"`                    // links left out because a shingle or a bucket had too many holders, counted for each of them
	PopularLeft          int `json:"popular_pairs_left_out,omitempty"` // pairs that share only popular text and are none of its links
	LargeGroups          int `json:"large_groups"`
	GroupPairsLeft       int `json:"group_pairs_left_out"` // pairs inside large groups, reported against the representative only
	Pairs                int `json:"pairs"`
	QuotationPairs       int `json:"quotation_pairs"`   // of them, those of which the most is a quotation
	ParaphrasePairs      int `json:"paraphrase_pairs"`  // and those with nothing but sentences in other words
	Passages             int `json:"passages"`          // verbatim and edited ones
	QuotationMatches     int `json:"quotation_matches"` // quotations that two articles have, summed over the pairs
	Paraphrases          int `json:"paraphrases"`
	Clusters             int `json:"clusters"`
	Chains               int `json:"chains"`
	Templates            int `json:"templates"`             // pairs of two stories in the words of one template
	Findings             int `json:"findings"`              // of text that an agency took back
	Noisy                int `json:"noisy"`                 // articles
	LookAlikes           int `json:"look_alikes,omitempty"` // articles with letters of another alphabet in words
	Notices              int `json:"notices"`               // articles
	Standing             int `json:"boilerplate"`           // texts that count as boilerplate, learnt or given
	Quotations           int `json:"quotations"`            // in the ledger
	QuotationUses        int `json:"quotation_uses"`        // of them, in all articles
}

// Miss is the pair that came nearest to being reported.
type Miss struct {
	A     string `json:"a"`
	B     string `json:"b"`
	Words int    `json:"words"`
	Text  string `json:"text,omitempty"`
}

// LeftOut is what stands in articles and was not compared, as standing text of a source, learnt or given.
type LeftOut struct {
	Words    int        `json:"words"`
	Articles int        `json:"articles"`
	Largest  []LeftText `json:"largest"` // by words, most first; three at most
}

// LeftText is one such text.
type LeftText struct {
	Text     string `json:"text"`  // "" with --redact
	Words    int    `json:"words"` // in all articles that have it
	Articles int    `json:"articles"`
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
	Run      *Run             // never nil
	Clusters []Cluster        // by id
	Chains   []Chain          // by id
	Standing boilerplate.List // what counted as boilerplate, learnt or given; not read back
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

// LedgerWriter is an ArticleWriter that shows the ledger too: between the last article and Close come its quotations, each
// once, in the order of their smallest uses: by article, then start.
type LedgerWriter interface {
	ArticleWriter
	// Quotation takes the next quotation. There may be more of them than fit in memory, so the writer keeps what it must.
	Quotation(q *LedgerQuotation) error
}
