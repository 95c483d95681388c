package report

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/boilerplate"
	"github.com/copytaster/copytaster/internal/golden"
)

// A story of a wire in three versions, what a paper made of the second, and two notes in the words of one template.
const (
	firstText = "Ferry aground off Port Holm\n\nPORT HOLM, March 4 (Agence Nord) - A ferry with 212 people on board ran aground off Port Holm on Monday.\n"
	leadText  = "UPDATE 1-Ferry aground off Port Holm\n\nBy Nora Lind\n\nPORT HOLM, March 4 (Agence Nord) - A ferry with 212 people on board ran aground off Port Holm on Monday.\n\n" +
		"The captain was drunk, two officers of the coast guard said. Nobody was hurt.\n"
	killText  = "KILL-Ferry aground off Port Holm\n\nPlease kill the story slugged FERRY-AGROUND. The captain was not drunk.\n"
	dailyText = "Drunk captain wrecks ferry\n\nA ferry with 212 people on board ran aground off Port Holm on Monday, dpa reports.\n\n" +
		"The captain was drunk, two officers of the coast guard said. Police are looking into it.\n"
	tideText  = "Tides for Monday\n\nHigh water at Port Holm is at six in the morning and half past six in the evening, the harbour office said.\n"
	tidesText = "Tides for Tuesday\n\nHigh water at Port Holm is at seven in the morning and half past seven in the evening, the harbour office said.\n"
)

// verbatimPassage makes the record of words that both articles of p have.
func verbatimPassage(t testing.TB, p *Pair, words string) Passage {
	t.Helper()
	a, b := spanIn(t, p.ArticleA.Text, words, 1), spanIn(t, p.ArticleB.Text, words, 1)
	return Passage{Kind: "verbatim", AStart: a[0], AEnd: a[1], BStart: b[0], BEnd: b[1], Words: len(strings.Fields(words)), WordsEqual: len(strings.Fields(words)),
		Identity: 1, Score: 1, Fingerprint: fingerprint(words), Edits: []Edit{}, AText: words, BText: words}
}

// deskPair makes a pair that shares the words given.
func deskPair(t testing.TB, relation, direction string, confidence float64, a, b *Article, shared ...string) *Pair {
	t.Helper()
	p := &Pair{Schema: PairSchema, A: a.ID, B: b.ID, Relation: relation, WordsA: a.Words, WordsB: b.Words, Direction: direction, Confidence: confidence,
		Evidence: []string{}, FoundBy: []string{"fingerprint"}, Quotations: []Quotation{}, LabelA: "partially-derived", LabelB: "partially-derived",
		ArticleA: a, ArticleB: b}
	for _, words := range shared {
		v := verbatimPassage(t, p, words)
		p.Passages = append(p.Passages, v)
		p.WordsShared += v.Words
		p.WordsEqual += v.WordsEqual
		p.LongestRun = max(p.LongestRun, v.Words)
	}
	p.ShareA = Share{Verbatim: round(float64(p.WordsShared) / float64(a.Words))}
	p.ShareB = Share{Verbatim: round(float64(p.WordsShared) / float64(b.Words))}
	p.ShareA.Own, p.ShareB.Own = round(1-p.ShareA.Verbatim), round(1-p.ShareB.Verbatim)
	return p
}

// deskRun is a run with each field that only a wire fills.
func deskRun(t testing.TB) ([]*Pair, *rest) {
	t.Helper()
	article := map[string]*Article{}
	r := &rest{}
	for _, x := range []struct{ id, source, published, text string }{
		{"daily.txt", "The Daily", "2024-03-04T12:00:00Z", dailyText},
		{"nord-1.txt", "Agence Nord", "2024-03-04T08:00:00Z", firstText},
		{"nord-2.txt", "Agence Nord", "2024-03-04T09:15:00Z", leadText},
		{"nord-3.txt", "Agence Nord", "2024-03-04T15:00:00Z", killText},
		{"tide-1.txt", "Harbour News", "2024-03-04", tideText},
		{"tide-2.txt", "The Daily", "2024-03-05", tidesText},
	} {
		a := &Article{Schema: ArticleSchema, ID: x.id, Source: x.source, Published: x.published, Path: "copy/" + x.id, Lang: "en", Text: x.text,
			Label: "partially-derived", Words: len(strings.Fields(x.text)), Pairs: 1}
		a.Title, _, _ = strings.Cut(x.text, "\n")
		article[x.id] = a
		r.Articles = append(r.Articles, a)
	}
	daily, first, lead, kill := article["daily.txt"], article["nord-1.txt"], article["nord-2.txt"], article["nord-3.txt"]
	const ran, drunk = "A ferry with 212 people on board ran aground off Port Holm on Monday", "The captain was drunk, two officers of the coast guard said."
	line := "PORT HOLM, March 4 (Agence Nord) - "
	for _, a := range []*Article{first, lead} {
		at, by := spanIn(t, a.Text, line, 1), spanIn(t, a.Text, "Agence Nord", 1)
		a.Dateline = &Dateline{Place: "PORT HOLM", Date: "March 4", Agency: "Agence Nord"}
		a.Zones = append(a.Zones, Zone{"dateline", at[0], at[1], "PORT HOLM"})
		a.Credits = append(a.Credits, Credit{"Agence Nord", "dateline", by[0], by[1], "Agence Nord"})
		a.Slug, a.Chain, a.WordsReused = "FERRY-AGROUND", "v-nord-1.txt", 14
	}
	byline := spanIn(t, lead.Text, "By Nora Lind", 1)
	lead.Zones = []Zone{{"byline", byline[0], byline[1], "Nora Lind"}, lead.Zones[0]}
	lead.Version, lead.Embargo, lead.Noisy, lead.Pairs = "UPDATE 1", "Not for release before 0900 GMT", true, 2
	kill.Version, kill.Chain, kill.Notice, kill.Pairs = "KILL", "v-nord-1.txt", true, 0
	named := spanIn(t, daily.Text, "dpa", 1)
	daily.Credits = []Credit{{"dpa", "text", named[0], named[1], "dpa"}}
	daily.Took = []Took{{"v-nord-1.txt", lead.ID, 25, 1}}
	daily.WordsReused, daily.TopSource = 25, lead.ID
	daily.Origin = &Origin{lead.ID, "Agence Nord", 0.93, []string{"25 words, the most that it has from any article it took text from"}}
	daily.Audit = &Audit{25, 21, []Debt{{"Agence Nord", "agency", 21, false}, {"dpa", "agency", 4, true}}}
	daily.Pairs = 1

	took := deskPair(t, "reuse", "a to b", 0.93, lead, daily, ran, drunk)
	took.Evidence = []string{"a is copy of Agence Nord, and b is not known to be an agency's", "a was published 2 h 45 min before b", "of all versions of the story, b matches a best"}
	took.LagS, took.SameStory = new(int64(9900)), new(0.98)
	took.Findings = []Finding{{"killed", "b", kill.ID, took.Passages[1].AStart, took.Passages[1].AEnd, took.Passages[1].BStart, took.Passages[1].BEnd, drunk, drunk, fingerprint(drunk)}}
	filed := deskPair(t, "version", "a to b", 1, first, lead, ran)
	filed.LagS = new(int64(4500))
	tides := deskPair(t, "template", "unknown", 0, article["tide-1.txt"], article["tide-2.txt"], "in the evening, the harbour office said.", "High water at Port Holm is at")
	tides.SameStory = new(0.04)
	tides.ShareA, tides.ShareB = Share{Boilerplate: 0.56, Own: 0.44}, Share{Boilerplate: 0.56, Own: 0.44}
	pairs := []*Pair{filed, took, tides}

	r.Clusters = []Cluster{{Schema: ClusterSchema, ID: "c-daily.txt", Members: []string{daily.ID, first.ID, lead.ID}, Earliest: first.ID,
		Origin: new(first.ID), Confidence: 0.91, Evidence: []string{"pairs of its members that say so: 2"}, Chain: []string{first.ID, lead.ID},
		Cuts: []Cut{{daily.ID, "tide-2.txt", "one-text"}}, Bridges: [][2]string{}, Diameter: 2}}
	r.Chains = []Chain{{Schema: ChainSchema, ID: "v-nord-1.txt", Source: "Agence Nord", Slug: "FERRY-AGROUND", Headline: "Ferry aground off Port Holm", Killed: true,
		Members: []ChainVersion{{first.ID, "", first.Published}, {lead.ID, "UPDATE 1", lead.Published}, {kill.ID, "KILL", kill.Published}}}}
	r.Standing = boilerplate.List{Entries: []boilerplate.Entry{{Text: "Nora Lind is our reporter at sea.", Source: "Agence Nord", Articles: 12}}}
	r.Run = &Run{Schema: RunSchema, Version: "0.1.0", Settings: map[string]any{"min-words": 12}, Skipped: []Skipped{}, Times: map[string]float64{}, Environment: map[string]string{}, Counts: Counts{
		Articles: len(r.Articles), Distinct: len(r.Articles), Words: 150, Pairs: len(pairs), Passages: 5, Clusters: 1, Chains: 1, Templates: 1, Findings: 1,
		Noisy: 1, Notices: 1, Standing: 1, ShortCandidates: 3, NoiseCandidates: 1}}
	return pairs, r
}

func TestUncredited(t *testing.T) {
	copied := []Passage{{Kind: "verbatim", Words: 30}}
	told := []Passage{{Kind: "paraphrase"}}
	of := func(p Pair, shared, quoted, words int) Pair {
		p.WordsShared, p.WordsQuoted, p.WordsB = shared, quoted, words
		return p
	}
	reuse := Pair{Relation: "reuse", Passages: copied}
	half := of(reuse, 60, 10, 100)
	half.ShareB.Paraphrase = .3
	for _, tt := range []struct {
		name string
		p    Pair
		want bool
	}{
		{"copied", of(reuse, 30, 0, 300), true},
		{"a name with what it is", of(reuse, 24, 0, 300), false},
		{"two stretches of names and charges", Pair{Relation: "reuse", WordsShared: 31, WordsB: 300, Passages: []Passage{{Kind: "edited", Words: 18}, {Kind: "verbatim", Words: 13}}}, false},
		{"a few words beside a long quotation", of(reuse, 110, 80, 300), false},
		{"three stretches", Pair{Relation: "reuse", WordsShared: 43, WordsB: 300, Passages: []Passage{{Kind: "edited", Words: 17}, {Kind: "verbatim", Words: 14}, {Kind: "verbatim", Words: 12}}}, true},
		{"most of a short item", of(reuse, 12, 0, 20), true},
		{"most of a short draft, against an archive", Pair{Relation: "reuse", Passages: copied, WordsShared: 12, WordsA: 20, WordsB: 90,
			ArticleA: &Article{}, ArticleB: &Article{Against: true}}, true},
		{"most of a short item of an archive, in a long draft", Pair{Relation: "reuse", Passages: copied, WordsShared: 12, WordsA: 90, WordsB: 20,
			ArticleA: &Article{}, ArticleB: &Article{Against: true}}, false},
		{"most of a short item that took it", Pair{Relation: "reuse", Direction: "b to a", Passages: copied, WordsShared: 12, WordsA: 20, WordsB: 90}, true},
		{"what somebody said, and who said it", of(reuse, 80, 60, 300), false},
		{"a paragraph below what somebody said", of(reuse, 90, 60, 300), true},
		{"twenty words, and thirty told in other words", half, false},
		{"copied and credited", Pair{Relation: "reuse", Passages: copied, Credited: true}, false},
		{"equal", Pair{Relation: "identical"}, true},
		{"told in other words", Pair{Relation: "paraphrase", Passages: told}, false},
		{"version", Pair{Relation: "version", Passages: copied}, false},
		{"template", Pair{Relation: "template", Passages: copied}, false},
		{"one source", Pair{Relation: "reuse", Passages: copied, ArticleA: &Article{Source: "A"}, ArticleB: &Article{Source: "A"}}, false},
		{"one site under two names", Pair{Relation: "identical", ArticleA: &Article{Source: "Kelmar News", URL: "https://www.kelmarnews.com/1"},
			ArticleB: &Article{Source: "Kelmar Online News", URL: "http://m.kelmarnews.com/2"}}, false},
		{"two sources that a reader of feeds has", Pair{Relation: "identical", ArticleA: &Article{Source: "Kelmar News", URL: "https://feeds.example/1"},
			ArticleB: &Article{Source: "Coast News", URL: "https://feeds.example/2"}}, true},
		{"two sources", Pair{Relation: "reuse", Passages: copied, WordsShared: 30, WordsB: 90, ArticleA: &Article{Source: "A"}, ArticleB: &Article{Source: "B"}}, true},
		{"seven words of an alert", of(reuse, 7, 0, 12), false},
		{"no source", Pair{Relation: "reuse", Passages: copied, WordsShared: 30, WordsB: 90, ArticleA: &Article{}, ArticleB: &Article{}}, false},
		{"no source, but one took it", Pair{Relation: "reuse", Direction: "b to a", Passages: copied, WordsShared: 30, WordsB: 90, ArticleA: &Article{}, ArticleB: &Article{}}, true},
		{"no source, a draft against an archive", Pair{Relation: "reuse", Passages: copied, WordsShared: 30, WordsB: 90, ArticleA: &Article{Against: true}, ArticleB: &Article{}}, true},
		{"no source, copy of an agency by its dateline", Pair{Relation: "reuse", Passages: copied, WordsShared: 30, WordsB: 90,
			ArticleA: &Article{Credits: []Credit{{To: "ANSA", How: "dateline"}}}, ArticleB: &Article{}}, true},
		{"no source, copy of an agency", Pair{Relation: "reuse", OfAgency: true, Passages: copied, WordsShared: 30, WordsB: 90, ArticleA: &Article{}, ArticleB: &Article{}}, true},
		{"no source, and one heard it from an agency", Pair{Relation: "reuse", Passages: copied, WordsShared: 30, WordsB: 90,
			ArticleA: &Article{Credits: []Credit{{To: "ANSA", How: "text"}}}, ArticleB: &Article{}}, false},
		{"an outlet and nobody", Pair{Relation: "identical", ArticleA: &Article{Source: "Coast Post"}, ArticleB: &Article{}}, false},
	} {
		if got := tt.p.Uncredited(); got != tt.want {
			t.Errorf("%s: %t, want %t", tt.name, got, tt.want)
		}
	}
}

func TestDeskGolden(t *testing.T) {
	for name, open := range map[string]func(*bytes.Buffer) Writer{
		"desk-pairs.jsonl":    func(w *bytes.Buffer) Writer { return NewJSONL(w) },
		"desk-articles.jsonl": func(w *bytes.Buffer) Writer { return articlesJSONL{NewEncoder(w)} },
		"desk-clusters.jsonl": func(w *bytes.Buffer) Writer { return atEnd(writeClusters)(w) },
		"desk-chains.jsonl":   func(w *bytes.Buffer) Writer { return atEnd(writeChains)(w) },
		"desk-boilerplate.tsv": func(w *bytes.Buffer) Writer {
			return atEnd(func(w io.Writer, r *Result) error { return boilerplate.Write(w, &r.Standing) })(w)
		},
		"desk-run.json":       func(w *bytes.Buffer) Writer { return atEnd(writeRun)(w) },
		"desk-pairs.csv":      func(w *bytes.Buffer) Writer { return NewCSV(w, nil) },
		"desk-articles.csv":   func(w *bytes.Buffer) Writer { return newArticlesCSV(w) },
		"desk-passages.csv":   func(w *bytes.Buffer) Writer { return oneTable(w, "passages") },
		"desk-quotations.csv": func(w *bytes.Buffer) Writer { return oneTable(w, "quotations") },
		"desk-sources.csv":    func(w *bytes.Buffer) Writer { return oneTable(w, "sources") },
		"desk-github.txt":     func(w *bytes.Buffer) Writer { return NewGitHub(w, nil) },
		"desk.sarif":          func(w *bytes.Buffer) Writer { return NewSARIF(w) },
		"desk-80.txt":         func(w *bytes.Buffer) Writer { return NewText(w, TextOptions{Width: 80}, nil) },
		"desk-60.txt":         func(w *bytes.Buffer) Writer { return NewText(w, TextOptions{Width: 60}, nil) },
		"desk-compare-80.txt": func(w *bytes.Buffer) Writer { return NewCompare(w, TextOptions{Width: 80}) },
	} {
		t.Run(name, func(t *testing.T) {
			pairs, r := deskRun(t)
			var out bytes.Buffer
			write(t, open(&out), pairs, r)
			golden.Compare(t, "testdata/"+name, out.Bytes())
		})
	}
}
