package origin

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/align"
	"github.com/copytaster/copytaster/internal/eval/wiregen"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/shingle/shingletest"
	"github.com/copytaster/copytaster/internal/wire"
)

// labelled is a pair of a generated newsroom and its true direction.
type labelled struct {
	pair  Pair
	truth Direction
	seed  uint64
	a, b  string // IDs
}

// key returns a name for an article that is unique among all newsrooms.
func (l *labelled) key(id string) string { return fmt.Sprint(l.seed, id) }

// made is an article of a newsroom.
type made struct {
	article news.Article
	about   Article
	text    *normalize.Text
	side    *align.Side
	set     shingle.Set
	head    string // the headline without version marks
}

// newsroom returns the pairs of a generated newsroom, as [Pair] needs them, in the order of the truth file.
func newsroom(t testing.TB, o wiregen.Options, known func(string) bool) []labelled {
	t.Helper()
	articles, truth := makeNewsroom(t, o)
	describe(articles)
	byID := make(map[string]*made)
	for i := range articles {
		byID[articles[i].article.ID] = &articles[i]
	}
	versions := make(map[string][]*made)
	for i := range articles {
		if a := &articles[i]; a.about.Chain != "" {
			versions[a.about.Chain] = append(versions[a.about.Chain], a)
		}
	}
	var pairs []labelled
	for _, line := range truth {
		a, b := byID[line.A], byID[line.B]
		passages := aligned(a.side, b.side)
		errors := NewSpeller(known).Errors(a.article.Body, b.article.Body, passages)
		p := Pair{A: Side{Article: a.about}, B: Side{Article: b.about}, Errors: errors.Both}
		p.A.Errors, p.B.Errors = errors.OnlyA, errors.OnlyB
		p.A.Containment, p.B.Containment = shingletest.Containment(a.set, b.set), shingletest.Containment(b.set, a.set)
		p.A.Taken, p.B.Taken = taken(a, b, versions), taken(b, a, versions)
		p.Shared, p.Quoted = sharedWords(b, passages)
		pairs = append(pairs, labelled{p, line.Direction, o.Seed, line.A, line.B})
	}
	return pairs
}

type truthLine struct {
	A, B      string
	Direction Direction
}

func (d *Direction) UnmarshalText(text []byte) error {
	for _, x := range [...]Direction{AToB, BToA, CommonSource} {
		if x.String() == string(text) {
			*d = x
			return nil
		}
	}
	return fmt.Errorf("no direction %q", text)
}

// makeNewsroom generates a newsroom and reads it.
func makeNewsroom(t testing.TB, o wiregen.Options) ([]made, []truthLine) {
	t.Helper()
	var docs, directions bytes.Buffer
	files := wiregen.Files{Docs: &docs, Pairs: io.Discard, Spans: io.Discard, Clusters: io.Discard, Directions: &directions}
	o.Newsroom = true
	if err := wiregen.Make(t.Context(), files, o); err != nil {
		t.Fatal(err)
	}
	n := normalize.New()
	var articles []made
	for line := range bytes.Lines(docs.Bytes()) {
		var d struct{ ID, Text, Title, Date, Source, Byline, Role string }
		unmarshal(t, line, &d)
		a := made{article: news.Article{ID: d.ID, Body: d.Text, Title: d.Title, Source: d.Source, Byline: d.Byline}}
		a.article.Role = map[string]news.Role{"": news.RoleUnknown, "wire": news.RoleWire, "outlet": news.RoleOutlet}[d.Role]
		a.article.Published, a.article.DateOnly = date(t, d.Date)
		a.text = n.Text(d.Text, wire.Parse(&a.article).Zones, "en")
		a.side = sideOf(a.text)
		a.set = shingle.SetOf(shingle.Hashes(nil, a.text.Terms, 5))
		articles = append(articles, a)
	}
	var truth []truthLine
	for line := range bytes.Lines(directions.Bytes()) {
		var l truthLine
		unmarshal(t, line, &l)
		truth = append(truth, l)
	}
	return articles, truth
}

func unmarshal(t testing.TB, line []byte, v any) {
	t.Helper()
	if err := json.Unmarshal(line, v); err != nil {
		t.Fatalf("%s: %v", line, err)
	}
}

func date(t testing.TB, s string) (at time.Time, dateOnly bool) {
	t.Helper()
	layout := time.RFC3339
	switch len(s) {
	case 0:
		return time.Time{}, false
	case len(time.DateOnly):
		layout = time.DateOnly
	}
	at, err := time.Parse(layout, s)
	if err != nil {
		t.Fatal(err)
	}
	return at, layout == time.DateOnly
}

// agencyNames maps names of agencies to the agency.
var agencyNames = map[string]string{
	"Reuters": "Reuters", "AP": "AP", "Associated Press": "AP", "AFP": "AFP", "Agence France-Presse": "AFP", "dpa": "dpa", "Deutsche Presse-Agentur": "dpa",
	"Itar-Tass": "TASS", "Interfax": "Interfax", "Xinhua": "Xinhua", "UPI": "UPI", "United Press International": "UPI", "ANSA": "ANSA", "EFE": "EFE",
	"Kyodo": "Kyodo", "Kyodo News": "Kyodo", "Yonhap": "Yonhap", "PTI": "PTI", "Press Trust of India": "PTI", "RIA Novosti": "RIA Novosti",
}

var (
	inBrackets = regexp.MustCompile(`\(([^()]+)\)`)
	saysWho    = regexp.MustCompile(`(?:, (?:the )?([A-Z][^,.]*?|dpa) reported\.|, according to (?:the )?([A-Z][^,.]*|dpa)\.|told (?:the )?([A-Z][^,.]*|dpa)\.|Source: (.+)|© \d+ (.+))`)
	versioned  = regexp.MustCompile(`^(CORRECTED-)?(?:UPDATE (\d+)-)?(CORRECTED-)?`)
)

// describe fills in what is known of each article.
func describe(articles []made) {
	chains := make(map[string][]*made)
	for i := range articles {
		a := &articles[i]
		x := &a.about
		*x = Article{Role: a.article.Role, Source: a.article.Source, Published: a.article.Dated()}
		if name := agencyNames[x.Source]; name != "" {
			x.Source, x.Agency = name, name
		}
		for _, z := range wire.Parse(&a.article).Zones {
			if m := inBrackets.FindStringSubmatch(z.Span.Cut(a.article.Body)); z.Kind == wire.Dateline && m != nil {
				x.Dateline = cmp.Or(agencyNames[m[1]], m[1])
			}
		}
		x.Credits = credits(&a.article)
		marks := versioned.FindStringSubmatch(a.article.Title)
		a.head = a.article.Title[len(marks[0]):]
		if own := x.own(); own != "" {
			chains[own+"\n"+a.head] = append(chains[own+"\n"+a.head], a)
			fmt.Sscanf(marks[2], "%d", &x.Place)
			x.Place = 2*x.Place + bit(marks[1]+marks[3] != "")
		}
	}
	for key, versions := range chains {
		for _, a := range versions {
			if len(versions) > 1 {
				a.about.Chain = key
			}
		}
	}
}

// credits returns those whom an article credits in one of the forms that a newsroom uses.
func credits(a *news.Article) (names []string) {
	add := func(name string) {
		if name != "" {
			names = append(names, cmp.Or(agencyNames[name], name))
		}
	}
	add(agencyNames[a.Byline])
	if _, name, ok := strings.Cut(a.Byline, ", "); ok {
		add(name)
	}
	for _, m := range saysWho.FindAllStringSubmatch(a.Body, -1) {
		add(cmp.Or(m[1:]...))
	}
	last := a.Body[strings.LastIndexByte(a.Body, '\n')+1:]
	if m := inBrackets.FindStringSubmatch(last); m != nil && m[0] == last {
		add(m[1])
	}
	return names
}

// taken says whether b, of all versions of a's chain, matches a best.
func taken(a, b *made, versions map[string][]*made) Taken {
	if a.about.Chain == "" {
		return NotKnown
	}
	own, best := shingletest.Containment(b.set, a.set), 0.0
	for _, v := range versions[a.about.Chain] {
		if v != a {
			best = max(best, shingletest.Containment(b.set, v.set))
		}
	}
	switch {
	case own > best:
		return ThisVersion
	case own < best:
		return OtherVersion
	}
	return NotKnown
}

// sharedWords counts the words of b in passages, and those of them between curly quotation marks.
func sharedWords(b *made, passages []align.Passage) (shared, quoted int) {
	var spans []news.Span
	for _, p := range passages {
		spans = append(spans, p.B)
	}
	open := make([]bool, len(b.article.Body)+1)
	in := false
	for i, r := range b.article.Body {
		in = r == '“' || in && r != '”' && r != '\n'
		open[i] = in
	}
	for _, s := range news.Union(spans) {
		from, to := b.text.TermsIn(s)
		shared += to - from
		for _, w := range b.text.Spans[from:to] {
			quoted += bit(open[w.Start])
		}
	}
	return shared, quoted
}

// vocabulary returns a function that knows the lower-case words of a generated corpus without typing errors.
func vocabulary(t testing.TB) func(string) bool {
	t.Helper()
	var docs bytes.Buffer
	files := wiregen.Files{Docs: &docs, Pairs: io.Discard, Spans: io.Discard, Clusters: io.Discard}
	if err := wiregen.Make(t.Context(), files, wiregen.Options{Articles: 8000, Seed: 999}); err != nil {
		t.Fatal(err)
	}
	known := make(map[string]bool)
	for word := range strings.FieldsFuncSeq(docs.String(), func(r rune) bool { return r < 'a' || r > 'z' }) {
		known[word] = true
	}
	return func(word string) bool { return known[word] }
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
