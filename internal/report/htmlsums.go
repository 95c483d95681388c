package report

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/copytaster/copytaster/internal/wire"
)

// htmlSums are what the page says of the whole run. They are summed over all pairs and all articles, whether the page holds
// them or not.
type htmlSums struct {
	Pairs       int            `json:"pairs"`
	Relations   map[string]int `json:"relations"` // pairs, by relation
	Uncredited  int            `json:"uncredited"`
	TakenBack   int            `json:"taken_back"`   // pairs with a finding
	Paired      int            `json:"paired"`       // articles that stand in a pair
	Sharing     htmlSharing    `json:"sharing"`      // of these, by the most that they share with another
	WordsReused int            `json:"words_reused"` // inside passages, over all articles
	LongestRun  int            `json:"longest_run"`  // words of the longest unbroken run, templates left out
	LongestPair int            `json:"longest_pair"` // the number of its pair; 0 without one
	Labels      map[string]int `json:"labels"`       // of the paired articles
	Parts       [6]int         `json:"parts"`        // words of the paired articles: quotation, verbatim, edited, paraphrase, boilerplate, own
	Equal       [10]int        `json:"equal"`        // paired articles by the tenth in which their equal words (verbatim, quotation) lie
	Edited      [10]int        `json:"edited"`       // by their edited words and those in other words
	Own         [10]int        `json:"own"`          // by their own words
	Cells       []htmlCell     `json:"cells"`        // pairs by sources and direction, templates left out
	Sources     []htmlSource   `json:"sources"`      // those with most words from others first
	SourcesAll  int            `json:"sources_all"`  // with those that are not in Sources
}

// htmlSharing counts articles by what they share: copied text, or else quotations, or else sentences in other words.
type htmlSharing struct {
	Passages    int `json:"passages"`
	Quotations  int `json:"quotations"`
	Paraphrases int `json:"paraphrases"`
}

// htmlCell sums the pairs between two sources. Where one is known to have taken text from the other, From gives and To takes;
// else From is the source of a.
type htmlCell struct {
	From       string `json:"from"` // "" for articles without a source
	To         string `json:"to"`
	How        string `json:"how"` // "taken", "common source", "same speaker", "unknown"
	Pairs      int    `json:"pairs"`
	Words      int    `json:"words"`
	Uncredited int    `json:"uncredited,omitempty"`
}

// htmlSource sums the articles of a source.
type htmlSource struct {
	Name       string            `json:"name"` // "" for the articles without one
	Agency     bool              `json:"agency,omitempty"`
	Articles   int               `json:"articles"`
	Paired     int               `json:"paired"` // of these, in a pair
	Words      int               `json:"words"`  // of the paired ones
	Reused     int               `json:"reused"` // of these words, quoted, verbatim, edited or in other words
	Equal      int               `json:"equal"`  // of these words, quoted or verbatim
	Owing      int               `json:"owing"`  // articles that owe words to somebody
	Owed       int               `json:"owed"`   // words that these have from others
	Uncredited int               `json:"uncredited"`
	FromAgency int               `json:"from_agency"` // articles whose words come from an agency
	Standing   map[string]int    `json:"standing"`    // articles by [standing]
	Months     map[string][2]int `json:"months"`      // articles, and paired ones, by month as "2024-03"; of those with a date
	Lag        *int64            `json:"lag,omitempty"`
	Giver      string            `json:"giver,omitempty"` // the source from which it took most words; absent where it took none
	lags       []int64
}

// summing sums pairs and articles as they come.
type summing struct {
	htmlSums
	cells   map[[3]string]*htmlCell
	sources map[string]*htmlSource
}

func newSumming() summing {
	return summing{
		htmlSums: htmlSums{Relations: map[string]int{}, Labels: map[string]int{}},
		cells:    map[[3]string]*htmlCell{}, sources: map[string]*htmlSource{},
	}
}

// source returns the sums of a source.
func (s *summing) source(name string) *htmlSource {
	sum := s.sources[name]
	if sum == nil {
		name = strings.Clone(name)
		_, agency := wire.Agency(name)
		sum = &htmlSource{Name: name, Agency: agency, Standing: map[string]int{}, Months: map[string][2]int{}}
		s.sources[name] = sum
	}
	return sum
}

// pair adds p.
func (s *summing) pair(p *Pair) {
	s.Pairs++
	s.Relations[p.Relation]++
	uncredited := p.Uncredited()
	if uncredited {
		s.Uncredited++
	}
	if len(p.Findings) > 0 {
		s.TakenBack++
	}
	if p.Relation == "template" {
		return
	}
	if p.LongestRun > s.LongestRun {
		s.LongestRun, s.LongestPair = p.LongestRun, s.Pairs
	}
	from, to, how := sourceOf(p.ArticleA), sourceOf(p.ArticleB), p.Direction
	switch how {
	case "a to b":
		how = "taken"
	case "b to a":
		from, to, how = to, from, "taken"
	case "common source", "same speaker":
	default:
		how = "unknown"
	}
	cell := s.cells[[3]string{from, to, how}]
	if cell == nil {
		cell = &htmlCell{From: strings.Clone(from), To: strings.Clone(to), How: how}
		s.cells[[3]string{cell.From, cell.To, how}] = cell
	}
	cell.Pairs++
	cell.Words += p.WordsShared
	if uncredited {
		cell.Uncredited++
	}
	if how == "taken" && p.LagS != nil && from != to {
		taker := s.source(to)
		taker.lags = append(taker.lags, max(*p.LagS, -*p.LagS))
	}
}

func sourceOf(a *Article) string {
	if a == nil {
		return ""
	}
	return a.Source
}

// article adds a.
func (s *summing) article(a *Article) {
	s.WordsReused += a.WordsReused
	src := s.source(a.Source)
	src.Articles++
	if a.Role == "wire" {
		src.Agency = true
	}
	paired := 0
	if a.Pairs > 0 {
		paired = 1
		s.pairedArticle(a, src)
	}
	if len(a.Published) >= len("2024-03") {
		if _, err := time.Parse("2006-01", a.Published[:len("2024-03")]); err == nil {
			m := src.Months[a.Published[:len("2024-03")]]
			src.Months[strings.Clone(a.Published[:len("2024-03")])] = [2]int{m[0] + 1, m[1] + paired}
		}
	}
	if a.Audit != nil && len(a.Audit.Owed) > 0 {
		src.Owing++
		src.Owed += a.Audit.Words
		src.Uncredited += a.Audit.Uncredited
	}
}

// pairedArticle adds what only articles of pairs have.
func (s *summing) pairedArticle(a *Article, src *htmlSource) {
	s.Paired++
	src.Paired++
	switch x := a.Share; {
	case x.Verbatim+x.Edited > 0:
		s.Sharing.Passages++
	case x.Quotation > 0:
		s.Sharing.Quotations++
	case x.Paraphrase > 0:
		s.Sharing.Paraphrases++
	}
	s.Labels[a.Label]++
	if a.Origin != nil && a.Origin.Agency != "" {
		src.FromAgency++
	}
	if at := standing(a); at != "" {
		src.Standing[at]++
	}
	parts, own := tenThousandths(a.Share), 10_000
	words, left := [6]int{}, a.Words
	for i, part := range parts {
		words[i] = (part*a.Words + 5_000) / 10_000
		left -= words[i]
		own -= part
	}
	words[5] = max(0, left)
	for i, n := range words {
		s.Parts[i] += n
	}
	src.Words += a.Words
	src.Equal += words[0] + words[1]
	src.Reused += words[0] + words[1] + words[2] + words[3]
	s.Equal[tenth(parts[0]+parts[1])]++
	s.Edited[tenth(parts[2]+parts[3])]++
	s.Own[tenth(own)]++
}

// tenth returns the tenth in which so many ten thousandths lie, from 0 to 9.
func tenth(x int) int { return max(0, min(9, x/1_000)) }

const maxSources = 2000 // in the page, and maxCells of their pairs

// finish puts the sums in their order. The page has at most maxSources sources, and the cells between them.
func (s *summing) finish() *htmlSums {
	taken := map[string]*htmlCell{} // by taker, the cell with most words
	for _, c := range s.cells {
		s.Cells = append(s.Cells, *c)
		best := taken[c.To]
		if c.How == "taken" && c.From != c.To && (best == nil || c.Words > best.Words || c.Words == best.Words && c.From < best.From) {
			taken[c.To] = c
		}
	}
	for _, src := range s.sources {
		if c := taken[src.Name]; c != nil {
			src.Giver = c.From
		}
		if len(src.lags) > 0 {
			slices.Sort(src.lags)
			src.Lag = &src.lags[len(src.lags)/2]
		}
		s.Sources = append(s.Sources, *src)
	}
	slices.SortFunc(s.Sources, func(x, y htmlSource) int {
		return cmp.Or(cmp.Compare(y.Uncredited, x.Uncredited), cmp.Compare(y.Owed, x.Owed), cmp.Compare(y.Reused, x.Reused), cmp.Compare(x.Name, y.Name))
	})
	s.SourcesAll = len(s.Sources)
	s.Sources = s.Sources[:min(len(s.Sources), maxSources)]
	if s.SourcesAll > maxSources {
		shown := map[string]bool{}
		for i := range s.Sources {
			shown[s.Sources[i].Name] = true
		}
		s.Cells = slices.DeleteFunc(s.Cells, func(c htmlCell) bool { return !shown[c.From] || !shown[c.To] })
	}
	s.Cells, s.Sources = orEmpty(s.Cells), orEmpty(s.Sources)
	slices.SortFunc(s.Cells, func(x, y htmlCell) int {
		return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To), cmp.Compare(x.How, y.How))
	})
	return &s.htmlSums
}
