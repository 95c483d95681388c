package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// The three made-up articles: what the wire had, what two papers made of it.
const (
	wireText = "Harbour board backs new pier\n\nPORT HOLM, March 4 (Agence Nord) — The harbour board voted on Monday to build a second pier, and ferry traffic must move to the northern quay by June.\n\n" +
		"“We will not close the old pier before the new one is safe,” chairwoman Ingrid Solberg said. “Safety comes first. The ferries will run.”\n\n" +
		"“This pier,” Solberg added, “will outlive us all.”\n\n" +
		"Harbour master Tom Reyes said: “Nobody loses a berth, and nobody loses a job.” Reyes called it “a good day for the whole harbour”.\n\n" +
		"The board rejected a plan to charge visitors for parking. “We start in May,” Solberg said.\n"
	gazetteText = "Second pier for Port Holm\n\nPort Holm is to get a second pier, the harbour board decided, and ferries should use the northern quay from June.\n\n" +
		"“We will never close the old pier until the new one is safe,” Ingrid Solberg told reporters. “The ferries will run,” she said.\n\n" +
		"“This pier will outlive us all,” said Solberg. “Nobody loses a berth, and nobody loses a job.” It was \"a good day for the whole harbor\", Tom Reyes said.\n\n" +
		"Visitors will not have to pay for parking after the board turned the idea down. “We start in May,” said Solberg.\n"
	echoText = "Pier row\n\nFishermen fear for the old pier. The chairwoman tried to calm them: “We will never close the old pier.” They do not believe her.\n"
)

// spanIn returns the code points of the n-th words (from 1) of text that read so.
func spanIn(t testing.TB, text, words string, n int) [2]int {
	t.Helper()
	at := 0
	for ; n > 0; n-- {
		i := strings.Index(text[at:], words)
		if i < 0 {
			t.Fatalf("%q is not in %q", words, text)
		}
		at += i + len(words)
	}
	end := utf8.RuneCountInString(text[:at])
	return [2]int{end - utf8.RuneCountInString(words), end}
}

// side is one side of a quotation: its parts, and the words that name the speaker.
type side struct {
	parts       []string
	speaker, by string
}

// quotation makes the record of a quotation of p. An edit is "old|new", in the order of the text.
func quotation(t testing.TB, p *Pair, relation, variant string, a, b side, edits ...string) Quotation {
	t.Helper()
	q := Quotation{Relation: relation, Variant: variant, SpeakerA: a.speaker, SpeakerB: b.speaker, Edits: []Edit{},
		AText: strings.Join(a.parts, " "), BText: strings.Join(b.parts, " "), Words: len(strings.Fields(strings.Join(b.parts, " ")))}
	q.ASpans, q.SpeakerSpanA = placed(t, p.ArticleA.Text, a)
	q.BSpans, q.SpeakerSpanB = placed(t, p.ArticleB.Text, b)
	q.AStart, q.AEnd = q.ASpans[0][0], q.ASpans[len(q.ASpans)-1][1]
	q.BStart, q.BEnd = q.BSpans[0][0], q.BSpans[len(q.BSpans)-1][1]
	for _, e := range edits {
		before, after, _ := strings.Cut(e, "|")
		q.Edits = append(q.Edits, editIn(t, &q, p, before, after))
	}
	q.Fingerprint = q.fingerprint()
	return q
}

// editIn makes an edit of a quotation; of an empty side, it lies at the start or the end of that side.
func editIn(t testing.TB, q *Quotation, p *Pair, before, after string) Edit {
	t.Helper()
	e := Edit{Op: "replace"}
	a, b := [2]int{q.AStart, q.AStart}, [2]int{q.BStart, q.BStart}
	if before == "" {
		e.Op = "insert"
	} else {
		a = within1(t, p.ArticleA.Text, before, q.AStart)
	}
	if after == "" {
		e.Op = "delete"
		if a[0] > q.AStart {
			b = [2]int{q.BEnd - 1, q.BEnd - 1} // before the mark at the end
		}
	} else {
		b = within1(t, p.ArticleB.Text, after, q.BStart)
	}
	e.AStart, e.AEnd, e.BStart, e.BEnd = a[0], a[1], b[0], b[1]
	return e
}

// within1 returns where words stand in text from code point start on.
func within1(t testing.TB, text, words string, start int) [2]int {
	t.Helper()
	_, rest := split(text, start)
	s := spanIn(t, rest, words, 1)
	return [2]int{s[0] + start, s[1] + start}
}

func placed(t testing.TB, text string, s side) (parts [][2]int, by [2]int) {
	t.Helper()
	for _, words := range s.parts {
		parts = append(parts, spanIn(t, text, words, 1))
	}
	if s.by != "" {
		by = within1(t, text, s.by, parts[0][1])
	}
	return parts, by
}

// paraphrase makes the record of two sentences that say the same. Of what is aligned and changed each is "how|a|b".
func paraphraseOf(t testing.TB, p *Pair, score float64, a, b string, aligned, changes []string) Passage {
	t.Helper()
	sa, sb := spanIn(t, p.ArticleA.Text, a, 1), spanIn(t, p.ArticleB.Text, b, 1)
	v := Passage{Kind: "paraphrase", AStart: sa[0], AEnd: sa[1], BStart: sb[0], BEnd: sb[1], Words: len(strings.Fields(b)),
		Identity: 0.3, Score: score, Fingerprint: fingerprint(b), Edits: []Edit{}, AText: a, BText: b}
	place := func(said string) (how string, x, y [2]int) {
		parts := strings.Split(said, "|")
		x, y = [2]int{sa[0], sa[0]}, [2]int{sb[0], sb[0]}
		if parts[1] != "" {
			x = within1(t, p.ArticleA.Text, parts[1], sa[0])
		}
		if parts[2] != "" {
			y = within1(t, p.ArticleB.Text, parts[2], sb[0])
		}
		return parts[0], x, y
	}
	for _, said := range aligned {
		how, x, y := place(said)
		v.Aligned = append(v.Aligned, Aligned{how, x[0], x[1], y[0], y[1]})
	}
	for _, said := range changes {
		kind, x, y := place(said)
		v.Changes = append(v.Changes, Change{kind, x[0], x[1], y[0], y[1]})
	}
	return v
}

// quotedPair is the pair of the wire and the paper: quotations of every relation and two paraphrases.
func quotedPair(t testing.TB, a, b *Article) *Pair {
	t.Helper()
	p := &Pair{Schema: PairSchema, A: a.ID, B: b.ID, Relation: "quotation", Direction: "unknown", Resemblance: 0.1364, ContainmentA: 0.2109, ContainmentB: 0.2784,
		WordsA: a.Words, WordsB: b.Words, LongestRun: 9, LagS: new(int64(12600)), FoundBy: []string{"quotation", "paraphrase"}, Evidence: []string{},
		ShareA: Share{Quotation: 0.3409, Paraphrase: 0.3523, Boilerplate: 0.0568, Own: 0.25},
		ShareB: Share{Quotation: 0.4457, Paraphrase: 0.3804, Own: 0.1739},
		LabelA: "partially-derived", LabelB: "wholly-derived", ArticleA: a, ArticleB: b}
	const pier, berth = "We will not close the old pier before the new one is safe,", "Nobody loses a berth, and nobody loses a job."
	solberg := "Ingrid Solberg"
	p.Quotations = []Quotation{
		quotation(t, p, "altered", "none", side{[]string{pier}, solberg, "chairwoman Ingrid Solberg"},
			side{[]string{"We will never close the old pier until the new one is safe,"}, solberg, solberg}, "not|never", "before|until"),
		quotation(t, p, "trimmed", "none", side{[]string{"Safety comes first. The ferries will run."}, solberg, ""},
			side{[]string{"The ferries will run,"}, solberg, "she"}, "Safety comes first.|"),
		quotation(t, p, "merged", "none", side{[]string{"This pier,", "will outlive us all."}, solberg, "Solberg"},
			side{[]string{"This pier will outlive us all,"}, solberg, "Solberg"}),
		quotation(t, p, "reattributed", "none", side{[]string{berth}, "Tom Reyes", ""}, side{[]string{berth}, solberg, ""}),
		quotation(t, p, "exact", "spelling", side{[]string{"a good day for the whole harbour"}, "Tom Reyes", ""},
			side{[]string{"a good day for the whole harbor"}, "Tom Reyes", "Tom Reyes"}),
		quotation(t, p, "exact", "none", side{[]string{"We start in May,"}, solberg, "Solberg"}, side{[]string{"We start in May,"}, "", "Solberg"}),
	}
	p.Passages = []Passage{
		paraphraseOf(t, p, 0.8412, "The harbour board voted on Monday to build a second pier, and ferry traffic must move to the northern quay by June.",
			"Port Holm is to get a second pier, the harbour board decided, and ferries should use the northern quay from June.",
			[]string{"equal|harbour board|harbour board", "synonym|voted|decided", "equal|a second pier|a second pier", "stem|ferry|ferries",
				"near|move to|use", "equal|northern quay|northern quay", "equal|June|June"},
			[]string{"added||Port Holm", "dropped|on Monday|", "softened|must|should", "changed|by|from"}),
		paraphraseOf(t, p, 0.5203, "The board rejected a plan to charge visitors for parking.",
			"Visitors will not have to pay for parking after the board turned the idea down.",
			[]string{"equal|The board|the board", "synonym|rejected|turned the idea down", "near|charge|pay", "equal|visitors|Visitors", "equal|for parking|for parking"}, nil),
	}
	return p
}

// use makes the record of a use of words in an article.
func use(t testing.TB, a *Article, parts []string, speaker, by, cue string) Use {
	t.Helper()
	u := Use{Article: a.ID, Source: a.Source, Published: a.Published, Variant: "none", Speaker: speaker}
	u.Spans, u.SpeakerSpan = placed(t, a.Text, side{parts, speaker, by})
	u.Start, u.End = u.Spans[0][0], u.Spans[len(u.Spans)-1][1]
	if cue != "" {
		u.Cue = within1(t, a.Text, cue, u.Spans[0][1])
	}
	return u
}

// ledger is the ledger of the run, as far as the tests need it.
func ledger(t testing.TB, article map[string]*Article) []*LedgerQuotation {
	t.Helper()
	wire, gazette, echo := article["wire.txt"], article["gazette.txt"], article["echo.txt"]
	september, december := article["002_a9800f5b94e46b94.txt"], article["001_24ab744bbf5cc465.txt"]
	const said, never = "We will not close the old pier before the new one is safe,", "We will never close the old pier until the new one is safe,"
	const berth, stay = "Nobody loses a berth, and nobody loses a job.", "Large parts of Russia, and many Russian citizens, face a missile threat too."
	solberg, rasmussen := "Ingrid Solberg", "Anders Fogh Rasmussen"
	strategic := "Russia says it wants guarantees. We can give these by agreeing that our systems will not undermine the strategic balance. That they will strengthen each other"
	first := use(t, wire, []string{said}, solberg, "chairwoman Ingrid Solberg", "said")
	pier := &LedgerQuotation{Speaker: solberg, First: &first, Altered: true, Wordings: []Wording{
		{Parent: -1, Relation: "first", Variant: "none", Text: said, Edits: []Edit{}, Uses: []Use{first}},
		{Parent: 0, Relation: "altered", Variant: "none", Text: never, Uses: []Use{use(t, gazette, []string{never}, solberg, solberg, "told")},
			Edits: []Edit{{"replace", 8, 11, 8, 13}, {"replace", 31, 37, 33, 38}}},
		{Parent: 1, Relation: "trimmed", Variant: "none", Text: "We will never close the old pier.", Uses: []Use{use(t, echo, []string{"We will never close the old pier."}, "", "", "")},
			Edits: []Edit{{"delete", 33, 58, 32, 32}}},
	}}
	job := use(t, wire, []string{berth}, "Tom Reyes", "", "")
	reyes := &LedgerQuotation{Speaker: "Tom Reyes", First: &job, Reattributed: true, Wordings: []Wording{
		{Parent: -1, Relation: "first", Variant: "none", Text: berth, Edits: []Edit{}, Uses: []Use{use(t, gazette, []string{berth}, solberg, "", ""), job}},
	}}
	earlier := use(t, september, []string{strategic + "s security – and not weaken it,"}, rasmussen, "Rasmussen", "said")
	security := &LedgerQuotation{Speaker: rasmussen, First: &earlier, Wordings: []Wording{
		{Parent: -1, Relation: "first", Variant: "none", Text: strategic + "s security – and not weaken it,", Edits: []Edit{}, Uses: []Use{earlier}},
		{Parent: 0, Relation: "exact", Variant: "punctuation", Text: strategic + "’s security - and not weaken it,", Edits: []Edit{},
			Uses: []Use{use(t, december, []string{strategic + "’s security - and not weaken it,"}, rasmussen, "Rasmussen", "said")}},
	}}
	once := use(t, december, []string{stay}, "", "", "")
	alone := &LedgerQuotation{First: &once, Wordings: []Wording{{Parent: -1, Relation: "first", Variant: "none", Text: stay, Edits: []Edit{}, Uses: []Use{once}}}}
	all := []*LedgerQuotation{security, alone, reyes, pier}
	smallest := map[*LedgerQuotation]Use{}
	for _, q := range all {
		q.Schema, q.Text, q.Words = QuotationSchema, q.Wordings[0].Text, len(strings.Fields(q.Wordings[0].Text))
		articles := map[string]bool{}
		for _, w := range q.Wordings {
			for _, u := range w.Uses {
				q.Uses++
				articles[u.Article] = true
				if least, ok := smallest[q]; !ok || compareUses(u, least) < 0 {
					smallest[q] = u
				}
			}
		}
		q.Articles = len(articles)
		q.ID = fmt.Sprintf("q-%s-%d", smallest[q].Article, smallest[q].Start)
	}
	slices.SortFunc(all, func(x, y *LedgerQuotation) int { return compareUses(smallest[x], smallest[y]) })
	return all
}

func compareUses(x, y Use) int {
	return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.Start, y.Start))
}

// fullRun is the run over the five articles and the three made-up ones: each kind of match is in it.
func fullRun(t testing.TB) ([]*Pair, *rest) {
	t.Helper()
	pairs, r := wireRun(t)
	article := map[string]*Article{}
	for id, text := range map[string]string{"wire.txt": wireText, "gazette.txt": gazetteText, "echo.txt": echoText} {
		a := &Article{Schema: ArticleSchema, ID: id, Path: "copy/" + id, Lang: "en", Text: text, Label: "partially-derived",
			Words: len(strings.Fields(text)), WordsReused: 30, Pairs: 1, Quotations: strings.Count(text, "“")}
		a.Title, _, _ = strings.Cut(text, "\n")
		r.Articles = append(r.Articles, a)
	}
	slices.SortFunc(r.Articles, func(a, b *Article) int { return cmp.Compare(a.ID, b.ID) })
	for _, a := range r.Articles {
		article[a.ID] = a
	}
	wire, gazette, echo := article["wire.txt"], article["gazette.txt"], article["echo.txt"]
	wire.Source, wire.Published, wire.TopSource = "Agence Nord", "2024-03-04T08:00:00Z", gazette.ID
	wire.Zones = []Zone{{Kind: "dateline", Start: 30, End: 64}}
	gazette.Source, gazette.Published, gazette.TopSource, gazette.Pairs = "The Courier", "2024-03-04T11:30:00Z", wire.ID, 2
	echo.Source, echo.Published, echo.TopSource = "Harbour News", "2024-03-05", gazette.ID
	quoted := quotedPair(t, wire, gazette)
	wire.Share, gazette.Share, gazette.Label = quoted.ShareA, quoted.ShareB, "wholly-derived"
	only := &Pair{Schema: PairSchema, A: gazette.ID, B: echo.ID, Relation: "quotation", Direction: "unknown", WordsA: gazette.Words, WordsB: echo.Words,
		ShareA: Share{Quotation: 0.0761, Own: 0.9239}, ShareB: Share{Quotation: 0.28, Own: 0.72}, LongestRun: 7,
		LabelA: "partially-derived", LabelB: "partially-derived", FoundBy: []string{"quotation"}, Evidence: []string{}, Passages: []Passage{}, ArticleA: gazette, ArticleB: echo}
	only.Quotations = []Quotation{quotation(t, only, "trimmed", "none",
		side{[]string{"We will never close the old pier until the new one is safe,"}, "Ingrid Solberg", "Ingrid Solberg"},
		side{[]string{"We will never close the old pier."}, "", ""}, " until the new one is safe|")}
	echo.Share = only.ShareB
	pairs = append(pairs, only, quoted)

	december := pairs[0]
	december.Quotations = []Quotation{
		quotation(t, december, "exact", "punctuation",
			side{[]string{"Russia says it wants guarantees. We can give these by agreeing that our systems will not undermine the strategic balance. That they will strengthen each others security – and not weaken it,"}, "Anders Fogh Rasmussen", "Rasmussen"},
			side{[]string{"Russia says it wants guarantees. We can give these by agreeing that our systems will not undermine the strategic balance. That they will strengthen each other’s security - and not weaken it,"}, "Anders Fogh Rasmussen", "Rasmussen"}),
		quotation(t, december, "exact", "none",
			side{[]string{"We all understand that the foundation for our cooperation must be confidence and trust,"}, "Anders Fogh Rasmussen", "Rasmussen"},
			side{[]string{"We all understand that the foundation for our cooperation must be confidence and trust,"}, "Anders Fogh Rasmussen", "Rasmussen"}),
	}
	december.ArticleA.Quotations, december.ArticleB.Quotations = 8, 22
	for i := range december.Passages {
		december.Passages[i].InQuotation = december.Passages[i].Words == 32
	}
	r.Ledger = ledger(t, article)
	c := &r.Run.Counts
	c.Articles, c.Distinct, c.Words, c.Pairs = len(r.Articles), len(r.Articles), c.Words+wire.Words+gazette.Words+echo.Words, len(pairs)
	c.QuotationCandidates, c.ParaphraseCandidates, c.QuotationMatches, c.Paraphrases = 21, 305, 9, 2
	for _, q := range r.Ledger {
		c.Quotations++
		c.QuotationUses += q.Uses
	}
	r.Run.Settings["paraphrase"] = "loose"
	r.Run.ParaphraseModel = &ParaphraseModel{Threshold: 0.5, Lang: "en", Vectors: true, SHA256: strings.Repeat("5", 64)}
	r.Run.Notes = []string{"2 articles are not in English: their paraphrases were found without the model."}
	return pairs, r
}
