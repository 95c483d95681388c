package watch

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/copytaster/copytaster/internal/report"
)

// MatchSchema is the schema of [Match]. The number grows when a field changes its meaning or goes away.
const MatchSchema = "copytaster.match/1"

// Match is a line of a report: what a new article has in common with one that was there before.
type Match struct {
	Schema string `json:"schema"` // MatchSchema
	ID     string `json:"id"`     // the same however often the match is found or sent: by it who reads tells what he has already
	Found  string `json:"found"`  // when, RFC 3339
	Source string `json:"source"` // by which the new article came: the address or the folder, as it was given
	// Arrived is the ID of the article that came: that of New, or of a notice that takes back what Known said and New still says.
	Arrived string       `json:"arrived"`
	Side    string       `json:"side"` // "a" or "b": the side of the pair that New is
	New     Article      `json:"new"`
	Known   Article      `json:"known"`
	Over    []string     `json:"over"` // the conditions of --fail-on that it is over
	Pair    *report.Pair `json:"pair"`
}

// Article names one article of a match.
type Article struct {
	ID        string `json:"id"`
	Title     string `json:"title,omitempty"` // absent with --redact
	Source    string `json:"source,omitempty"`
	Published string `json:"published,omitempty"` // RFC 3339, or a date where no time is known
	URL       string `json:"url,omitempty"`
}

// newMatch returns the match of a pair that the article with the ID led to, which is new.
func newMatch(p *report.Pair, id, source string, now time.Time) Match {
	m := Match{Schema: MatchSchema, ID: matchID(p), Found: now.UTC().Format(time.RFC3339), Source: source, Arrived: id, Side: "b", New: articleOf(p.ArticleB), Known: articleOf(p.ArticleA), Over: []string{}, Pair: p}
	if p.A == id || p.B != id && len(p.Findings) > 0 && p.Findings[0].In == "a" {
		m.Side, m.New, m.Known = "a", m.Known, m.New
	}
	for _, hit := range p.Over {
		if !slices.Contains(m.Over, hit.Gate) {
			m.Over = append(m.Over, hit.Gate)
		}
	}
	return m
}

func articleOf(a *report.Article) Article {
	return Article{ID: a.ID, Title: a.Title, Source: a.Source, Published: a.Published, URL: a.URL}
}

// matchID hashes what a match says: which two articles, how they hang together, and the words that both have. So an article that changes
// elsewhere gives the same match again, and one that takes more gives another.
func matchID(p *report.Pair) string {
	said := []string{p.Relation}
	for i := range p.Passages {
		said = append(said, p.Passages[i].Fingerprint)
	}
	for i := range p.Quotations {
		said = append(said, p.Quotations[i].Relation+p.Quotations[i].Fingerprint)
	}
	for i := range p.Findings {
		said = append(said, p.Findings[i].Kind+p.Findings[i].By)
	}
	slices.Sort(said)
	ids := []string{p.A, p.B}
	slices.Sort(ids)
	sum := sha256.Sum256([]byte(strings.Join(append(ids, said...), "\x00")))
	return "m-" + hex.EncodeToString(sum[:10])
}

// line returns the match as a line of JSON, without what could steer a terminal raw.
func (m *Match) line() ([]byte, error) {
	var b bytes.Buffer
	if err := report.NewEncoder(&b).Encode(m); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// readMatch reads a line.
func readMatch(line []byte) (*Match, error) {
	var m Match
	err := json.Unmarshal(line, &m)
	return &m, err
}
