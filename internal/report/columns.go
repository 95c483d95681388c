package report

import (
	"fmt"
	"strings"

	"github.com/copytaster/copytaster/internal/wire"
)

// The tables of a run. A column is added at the end of its table: people read them by position too.

// pairRow is a pair with its articles, of which nothing is known where none came.
type pairRow struct {
	*Pair
	a, b *Article
}

func newPairRow(p *Pair) *pairRow {
	r := &pairRow{p, p.ArticleA, p.ArticleB}
	if r.a == nil {
		r.a = &Article{}
	}
	if r.b == nil {
		r.b = &Article{}
	}
	return r
}

// ways returns who gave text and who took it; nil where that is not known, or none of the two.
func (r *pairRow) ways() (giver, taker *Article) {
	switch r.Direction {
	case "a to b":
		return r.a, r.b
	case "b to a":
		return r.b, r.a
	}
	return &Article{}, &Article{}
}

// house is the usual name of an agency or outlet, however it is written.
func house(source string) datum { return str(wire.House(source)) }

func pairsTable() *tableOf[pairRow] {
	type c = columnOf[pairRow]
	columns := []c{
		{column{"a", textKind, "", "id of the earlier article"}, func(r *pairRow) datum { return str(r.A) }, nil},
		{column{"b", textKind, "", "id of the other one"}, func(r *pairRow) datum { return str(r.B) }, nil},
		{column{"relation", textKind, "", "`identical`, `template`, `near-duplicate`, `version`, `reuse`, `quotation` or `paraphrase`"}, func(r *pairRow) datum { return str(r.Relation) }, nil},
		{column{"resemblance", fractionKind, "", "shingles that both have / shingles that either has"}, func(r *pairRow) datum { return figure(r.Resemblance) }, nil},
		{column{"containment_a", fractionKind, "", "the part of the shingles of `a` that `b` has"}, func(r *pairRow) datum { return figure(r.ContainmentA) }, nil},
		{column{"containment_b", fractionKind, "", "the part of the shingles of `b` that `a` has"}, func(r *pairRow) datum { return figure(r.ContainmentB) }, nil},
		{column{"words_a", integerKind, "words", "of `a`"}, func(r *pairRow) datum { return num(r.WordsA) }, nil},
		{column{"words_b", integerKind, "words", "of `b`"}, func(r *pairRow) datum { return num(r.WordsB) }, nil},
		{column{"words_shared", integerKind, "words", "of `b` inside passages, each once"}, func(r *pairRow) datum { return num(r.WordsShared) }, nil},
		{column{"words_equal", integerKind, "words", "of these, the same word in `a`"}, func(r *pairRow) datum { return num(r.WordsEqual) }, nil},
		{column{"longest_run_words", integerKind, "words", "the most equal words in a row"}, func(r *pairRow) datum { return num(r.LongestRun) }, nil},
	}
	columns = append(columns, shareColumns("share_a_", "of the words of `a`, the part that is ", func(r *pairRow) *Share { return &r.ShareA })...)
	columns = append(columns, shareColumns("share_b_", "of the words of `b`, the part that is ", func(r *pairRow) *Share { return &r.ShareB })...)
	return &tableOf[pairRow]{"pairs", "a pair, by (`a`, `b`)", append(columns, []c{
		{column{"label_a", textKind, "", "`wholly-derived`, `partially-derived` or `non-derived`"}, func(r *pairRow) datum { return str(r.LabelA) }, nil},
		{column{"label_b", textKind, "", "likewise"}, func(r *pairRow) datum { return str(r.LabelB) }, nil},
		{column{"lag_s", integerKind, "seconds", "from `a` to `b`; empty if one of the times is unknown"}, func(r *pairRow) datum {
			if r.LagS == nil {
				return datum{}
			}
			return datum{set: true, n: *r.LagS}
		}, nil},
		{column{"found_by", textKind, "", "the routes that led to the pair, with spaces between"}, func(r *pairRow) datum { return str(strings.Join(r.FoundBy, " ")) }, nil},
		{column{"passages", integerKind, "", "the number of verbatim and edited ones"}, func(r *pairRow) datum { return num(len(r.Copied())) }, nil},
		{column{"quotations", integerKind, "", "the number of quotations that both have"}, func(r *pairRow) datum { return num(len(r.Quotations)) }, nil},
		{column{"quotations_altered", integerKind, "", "those with other words or another speaker in `b`"}, func(r *pairRow) datum { return num(r.QuotationsAltered()) }, nil},
		{column{"paraphrases", integerKind, "", "their number"}, func(r *pairRow) datum { return num(len(r.Paraphrases())) }, nil},
		{column{"same_story", fractionKind, "", "how surely both tell one story; empty if nothing tells"}, func(r *pairRow) datum {
			if r.SameStory == nil {
				return datum{}
			}
			return figure(*r.SameStory)
		}, nil},
		{column{"direction", textKind, "", "`a to b`, `b to a`, `common source`, `same speaker` or `unknown`"}, func(r *pairRow) datum { return str(r.Direction) }, nil},
		{column{"direction_confidence", fractionKind, "", "how sure the direction is; 0 for `unknown`"}, func(r *pairRow) datum { return figure(r.Confidence) }, nil},
		{column{"credited", booleanKind, "", "who took the text credits the other one, or the agency of both"}, func(r *pairRow) datum { return yes(r.Credited) }, nil},
		{column{"findings", integerKind, "", "the number of stretches that an agency took back and the other article still carries"}, func(r *pairRow) datum { return num(len(r.Findings)) }, nil},
		{column{"source_a", textKind, "", "the source of `a`, as written"}, func(r *pairRow) datum { return str(r.a.Source) }, nil},
		{column{"source_b", textKind, "", "that of `b`"}, func(r *pairRow) datum { return str(r.b.Source) }, nil},
		{column{"source_canonical_a", textKind, "", "its usual name: `Kyodo News` and `Kyodo` are both `Kyodo`"}, func(r *pairRow) datum { return house(r.a.Source) }, nil},
		{column{"source_canonical_b", textKind, "", "that of `b`"}, func(r *pairRow) datum { return house(r.b.Source) }, nil},
		{column{"published_a", timestampKind, "", "when `a` was published; empty if no time of day is known"}, func(r *pairRow) datum { return moment(r.a.Published) }, nil},
		{column{"published_b", timestampKind, "", "when `b` was"}, func(r *pairRow) datum { return moment(r.b.Published) }, nil},
		{column{"published_date_a", dateKind, "", "the day of it in UTC, also where no time of day is known"}, func(r *pairRow) datum { return day(r.a.Published) }, nil},
		{column{"published_date_b", dateKind, "", "that of `b`"}, func(r *pairRow) datum { return day(r.b.Published) }, nil},
		{column{"title_a", textKind, "", "empty with `--redact`"}, func(r *pairRow) datum { return str(r.a.Title) }, nil},
		{column{"title_b", textKind, "", "likewise"}, func(r *pairRow) datum { return str(r.b.Title) }, nil},
		{column{"cluster", textKind, "", "the cluster that both are in; empty if there is none"}, nil, func(at *ending, row cells) datum {
			if c := at.clusters[row.get("a").text]; c == at.clusters[row.get("b").text] {
				return str(c)
			}
			return datum{}
		}},
		{column{"uncredited", booleanKind, "", "`--fail-on uncredited` is over this pair: words were copied that need a credit, and none is given"}, func(r *pairRow) datum { return yes(r.Uncredited()) }, nil},
		{column{"giver", textKind, "", "id of the article that gave the text; empty if the direction is neither `a to b` nor `b to a`"}, func(r *pairRow) datum {
			giver, _ := r.ways()
			return str(giver.ID)
		}, nil},
		{column{"taker", textKind, "", "id of the article that took it; empty likewise"}, func(r *pairRow) datum {
			_, taker := r.ways()
			return str(taker.ID)
		}, nil},
		{column{"giver_source", textKind, "", "the usual name of the source of the giver"}, func(r *pairRow) datum {
			giver, _ := r.ways()
			return house(giver.Source)
		}, nil},
		{column{"taker_source", textKind, "", "that of the taker"}, func(r *pairRow) datum {
			_, taker := r.ways()
			return house(taker.Source)
		}, nil},
		{column{"taken_date", dateKind, "", "the day on which the taker was published"}, func(r *pairRow) datum {
			_, taker := r.ways()
			return day(taker.Published)
		}, nil},
		{column{"sample", integerKind, "", "a number as if by lot, from 0 to 2147483647, the same in every run: the pairs with the smallest ones are a random sample"}, func(r *pairRow) datum { return num(int(lot(r.A, r.B, 0))) }, nil},
	}...)}
}

// shareColumns are the parts of a share.
func shareColumns[R any](prefix, doc string, of func(*R) *Share) []columnOf[R] {
	parts := []struct {
		name string
		of   func(*Share) float64
	}{
		{"quotation", func(s *Share) float64 { return s.Quotation }}, {"verbatim", func(s *Share) float64 { return s.Verbatim }},
		{"edited", func(s *Share) float64 { return s.Edited }}, {"paraphrase", func(s *Share) float64 { return s.Paraphrase }},
		{"boilerplate", func(s *Share) float64 { return s.Boilerplate }}, {"own", func(s *Share) float64 { return s.Own }},
	}
	var out []columnOf[R]
	for _, p := range parts {
		out = append(out, columnOf[R]{column{prefix + p.name, fractionKind, "", doc + p.name}, func(r *R) datum { return figure(p.of(of(r))) }, nil})
	}
	return out
}

func articlesTable() *tableOf[Article] {
	type c = columnOf[Article]
	columns := []c{
		{column{"id", textKind, "", "unique in the run"}, func(a *Article) datum { return str(a.ID) }, nil},
		{column{"source", textKind, "", "as written"}, func(a *Article) datum { return str(a.Source) }, nil},
		{column{"title", textKind, "", "empty with `--redact`"}, func(a *Article) datum { return str(a.Title) }, nil},
		{column{"published", timestampKind, "", "empty if no time of day is known"}, func(a *Article) datum { return moment(a.Published) }, nil},
		{column{"url", textKind, "", ""}, func(a *Article) datum { return str(a.URL) }, nil},
		{column{"lang", textKind, "", "ISO 639-1"}, func(a *Article) datum { return str(a.Lang) }, nil},
		{column{"byline", textKind, "", "empty with `--redact`"}, func(a *Article) datum { return str(a.Byline) }, nil},
		{column{"role", textKind, "", "`wire` or `outlet`"}, func(a *Article) datum { return str(a.Role) }, nil},
		{column{"path", textKind, "", "the file it was read from"}, func(a *Article) datum { return str(a.Path) }, nil},
		{column{"line", integerKind, "", "line of the record, from 1, in a file of many"}, func(a *Article) datum { return datum{set: a.Line > 0, n: int64(a.Line)} }, nil},
		{column{"words", integerKind, "words", "all of them"}, func(a *Article) datum { return num(a.Words) }, nil},
		{column{"words_reused", integerKind, "words", "inside passages of any pair, each once"}, func(a *Article) datum { return num(a.WordsReused) }, nil},
		{column{"words_equal", integerKind, "words", "of these, the same word in the other article"}, func(a *Article) datum { return num(a.WordsEqual) }, nil},
	}
	columns = append(columns, shareColumns("share_", "of its words, over all pairs together, the part that is ", func(a *Article) *Share { return &a.Share })...)
	return &tableOf[Article]{"articles", "an article, by `id`", append(columns, []c{
		{column{"label", textKind, "", "`wholly-derived`, `partially-derived` or `non-derived`, over all pairs together"}, func(a *Article) datum { return str(a.Label) }, nil},
		{column{"pairs", integerKind, "", "the number of pairs that it belongs to"}, func(a *Article) datum { return num(a.Pairs) }, nil},
		{column{"quotations", integerKind, "", "the number of quotations in it"}, func(a *Article) datum { return num(a.Quotations) }, nil},
		{column{"top_source", textKind, "", "id of the article that shares the most words with it"}, func(a *Article) datum { return str(a.TopSource) }, nil},
		{column{"dateline_place", textKind, "", ""}, func(a *Article) datum { return str(a.dateline().Place) }, nil},
		{column{"dateline_date", textKind, "", "as written"}, func(a *Article) datum { return str(a.dateline().Date) }, nil},
		{column{"dateline_agency", textKind, "", "by its usual name"}, func(a *Article) datum { return str(a.dateline().Agency) }, nil},
		{column{"slug", textKind, "", "empty with `--redact`"}, func(a *Article) datum { return str(a.Slug) }, nil},
		{column{"version", textKind, "", "`UPDATE 1`, `CORRECTED` and the like"}, func(a *Article) datum { return str(a.Version) }, nil},
		{column{"chain", textKind, "", "the chain of versions that it is in"}, func(a *Article) datum { return str(a.Chain) }, nil},
		{column{"notice", booleanKind, "", "a planning notice, a digest, a budget or an error page, which is not compared"}, func(a *Article) datum { return yes(a.Notice) }, nil},
		{column{"noisy", booleanKind, "", "it looks as if a machine had read it from paper"}, func(a *Article) datum { return yes(a.Noisy) }, nil},
		{column{"took_version", textKind, "", "id of the version that it took, of the agency's story that it took most from"}, func(a *Article) datum { return str(a.took().Version) }, nil},
		{column{"took_words", integerKind, "words", "that the story has too"}, func(a *Article) datum { return datum{set: len(a.Took) > 0, n: int64(a.took().Words)} }, nil},
		{column{"took_later", integerKind, "", "the number of versions that came after that one"}, func(a *Article) datum { return datum{set: len(a.Took) > 0, n: int64(a.took().Later)} }, nil},
		{column{"credits", textKind, "", "whom it names as its source, each once, with semicolons between"}, func(a *Article) datum { return str(strings.Join(a.Credited(), "; ")) }, nil},
		{column{"origin_article", textKind, "", "id of the article that its reused words come from"}, func(a *Article) datum { return str(a.origin().Article) }, nil},
		{column{"origin_agency", textKind, "", "the agency they come from"}, func(a *Article) datum { return str(a.origin().Agency) }, nil},
		{column{"origin_confidence", fractionKind, "", "how sure that is"}, func(a *Article) datum { return datum{set: a.Origin != nil, x: a.origin().Confidence} }, nil},
		{column{"cluster", textKind, "", "the cluster that it is in"}, nil, func(at *ending, row cells) datum { return str(at.clusters[row.get("id").text]) }},
		{column{"agency_words", integerKind, "words", "owed to agencies; this and `outlet_words` are no more than `words`"}, func(a *Article) datum { return num(a.owed(func(d Debt) bool { return d.Kind == "agency" })) }, nil},
		{column{"outlet_words", integerKind, "words", "owed to outlets"}, func(a *Article) datum { return num(a.owed(func(d Debt) bool { return d.Kind == "outlet" })) }, nil},
		{column{"credited_words", integerKind, "words", "owed to somebody whom it credits; this and `uncredited_words` are `agency_words` and `outlet_words`"}, func(a *Article) datum {
			return num(a.owed(func(d Debt) bool { return d.Credited }))
		}, nil},
		{column{"uncredited_words", integerKind, "words", "owed to somebody, and to nobody whom it credits"}, func(a *Article) datum { return num(a.owed(func(d Debt) bool { return !d.Credited })) }, nil},
		{column{"owed_to", textKind, "", "the agency (by its usual name) or outlet that it owes the most words"}, func(a *Article) datum { return str(a.debt().To) }, nil},
		{column{"owed_kind", textKind, "", "whether that is an `agency` or an `outlet`"}, func(a *Article) datum { return str(a.debt().Kind) }, nil},
		{column{"top_source_name", textKind, "", "the usual name of the source of `top_source`"}, nil, func(at *ending, row cells) datum {
			return house(at.known[row.get("top_source").text].source)
		}},
		{column{"published_date", dateKind, "", "the day of `published` in UTC, also where no time of day is known"}, func(a *Article) datum { return day(a.Published) }, nil},
		{column{"source_canonical", textKind, "", "the usual name of the source: `Kyodo News` and `Kyodo` are both `Kyodo`"}, func(a *Article) datum { return house(a.Source) }, nil},
		{column{"origin_lag_s", integerKind, "seconds", "from the publication of `origin_article` to its own, negative where the times speak against it; empty if one of them is unknown"}, nil, func(at *ending, row cells) datum {
			from, to := at.known[row.get("origin_article").text].published, row.get("published")
			return datum{set: from.set && to.set, n: to.n - from.n}
		}},
	}...)}
}

func (a *Article) dateline() Dateline {
	if a.Dateline == nil {
		return Dateline{}
	}
	return *a.Dateline
}

func (a *Article) took() Took {
	if len(a.Took) == 0 {
		return Took{}
	}
	return a.Took[0]
}

func (a *Article) origin() Origin {
	if a.Origin == nil {
		return Origin{}
	}
	return *a.Origin
}

// debt returns the largest one.
func (a *Article) debt() Debt {
	if a.Audit == nil || len(a.Audit.Owed) == 0 {
		return Debt{}
	}
	return a.Audit.Owed[0]
}

// owed returns the words of some of the debts.
func (a *Article) owed(some func(Debt) bool) (words int) {
	if a.Audit == nil {
		return 0
	}
	for _, d := range a.Audit.Owed {
		if some(d) {
			words += d.Words
		}
	}
	return words
}

// passageRow is a passage of a pair.
type passageRow struct {
	*pairRow
	*Passage
	n int // its number in the pair, from 1
}

func passagesTable() *tableOf[passageRow] {
	type c = columnOf[passageRow]
	return &tableOf[passageRow]{"passages", "a passage or a paraphrase of a pair, in the order of pairs.jsonl", []c{
		{column{"a", textKind, "", "id of the earlier article"}, func(r *passageRow) datum { return str(r.A) }, nil},
		{column{"b", textKind, "", "id of the other one"}, func(r *passageRow) datum { return str(r.B) }, nil},
		{column{"n", integerKind, "", "number of the passage in its pair, from 1, the longest first"}, func(r *passageRow) datum { return num(r.n) }, nil},
		{column{"kind", textKind, "", "`verbatim`, `edited` or `paraphrase`"}, func(r *passageRow) datum { return str(r.Kind) }, nil},
		{column{"words", integerKind, "words", "of the passage in `b`"}, func(r *passageRow) datum { return num(r.Words) }, nil},
		{column{"words_equal", integerKind, "words", "of these, the same word in `a`"}, func(r *passageRow) datum { return num(r.Passage.WordsEqual) }, nil},
		{column{"identity", fractionKind, "", "equal words / words of the longer side"}, func(r *passageRow) datum { return figure(r.Identity) }, nil},
		{column{"score", fractionKind, "", "of a paraphrase how sure it is, else the identity"}, func(r *passageRow) datum { return figure(r.Score) }, nil},
		{column{"in_quotation", booleanKind, "", "more than half of its words in `b` stand in quotations"}, func(r *passageRow) datum { return yes(r.InQuotation) }, nil},
		{column{"edits", integerKind, "", "the number of places where the sides differ"}, func(r *passageRow) datum { return num(len(r.Edits)) }, nil},
		{column{"fingerprint", textKind, "", "16 hexadecimal digits that stay the same while the words in `b` do"}, func(r *passageRow) datum { return str(r.Fingerprint) }, nil},
		{column{"a_start", integerKind, "code points", "[offset](#offsets) in the text of `a`"}, func(r *passageRow) datum { return num(r.AStart) }, nil},
		{column{"a_end", integerKind, "code points", "likewise"}, func(r *passageRow) datum { return num(r.AEnd) }, nil},
		{column{"b_start", integerKind, "code points", "[offset](#offsets) in the text of `b`"}, func(r *passageRow) datum { return num(r.BStart) }, nil},
		{column{"b_end", integerKind, "code points", "likewise"}, func(r *passageRow) datum { return num(r.BEnd) }, nil},
		{column{"relation", textKind, "", "of the pair"}, func(r *passageRow) datum { return str(r.Relation) }, nil},
		{column{"direction", textKind, "", "of the pair"}, func(r *passageRow) datum { return str(r.Direction) }, nil},
		{column{"direction_confidence", fractionKind, "", "of the pair"}, func(r *passageRow) datum { return figure(r.Confidence) }, nil},
		{column{"credited", booleanKind, "", "of the pair"}, func(r *passageRow) datum { return yes(r.Credited) }, nil},
		{column{"source_a", textKind, "", "the source of `a`, as written"}, func(r *passageRow) datum { return str(r.a.Source) }, nil},
		{column{"source_b", textKind, "", "that of `b`"}, func(r *passageRow) datum { return str(r.b.Source) }, nil},
		{column{"source_canonical_a", textKind, "", "its usual name"}, func(r *passageRow) datum { return house(r.a.Source) }, nil},
		{column{"source_canonical_b", textKind, "", "that of `b`"}, func(r *passageRow) datum { return house(r.b.Source) }, nil},
		{column{"published_a", timestampKind, "", "when `a` was published; empty if no time of day is known"}, func(r *passageRow) datum { return moment(r.a.Published) }, nil},
		{column{"published_b", timestampKind, "", "when `b` was"}, func(r *passageRow) datum { return moment(r.b.Published) }, nil},
		{column{"published_date_a", dateKind, "", "the day of it in UTC, also where no time of day is known"}, func(r *passageRow) datum { return day(r.a.Published) }, nil},
		{column{"published_date_b", dateKind, "", "that of `b`"}, func(r *passageRow) datum { return day(r.b.Published) }, nil},
		{column{"title_a", textKind, "", "empty with `--redact`"}, func(r *passageRow) datum { return str(r.a.Title) }, nil},
		{column{"title_b", textKind, "", "likewise"}, func(r *passageRow) datum { return str(r.b.Title) }, nil},
		{column{"a_text", textKind, "", "what `a` says; empty with `--redact`"}, func(r *passageRow) datum { return str(r.AText) }, nil},
		{column{"b_text", textKind, "", "what `b` says; empty with `--redact`"}, func(r *passageRow) datum { return str(r.BText) }, nil},
	}}
}

// useRow is a use of a quotation of the ledger.
type useRow struct {
	q       *LedgerQuotation
	wording int
	use     *Use
}

func (r *useRow) worded() *Wording { return &r.q.Wordings[r.wording] }

// parent returns the wording that this one comes nearest to; an empty one if there is none.
func (r *useRow) parent() *Wording {
	if p := r.worded().Parent; p >= 0 && p < len(r.q.Wordings) {
		return &r.q.Wordings[p]
	}
	return &Wording{}
}

// parentUse returns the earliest use of the parent.
func (r *useRow) parentUse() *Use {
	if uses := r.parent().Uses; len(uses) > 0 {
		return &uses[0]
	}
	return &Use{}
}

// first returns the earliest use of the quotation, as far as times are known.
func (r *useRow) first() *Use {
	if r.q.First == nil {
		return &Use{}
	}
	return r.q.First
}

// changes says what turns the words of the parent into these, as "not → never; added: at all; dropped: soon".
func (r *useRow) changes() string {
	w := r.worded()
	a, b := []rune(r.parent().Text), []rune(w.Text)
	var out []string
	for _, e := range w.Edits {
		if e.AEnd > len(a) || e.BEnd > len(b) {
			return "" // redacted
		}
		from, to := strings.TrimSpace(string(a[e.AStart:e.AEnd])), strings.TrimSpace(string(b[e.BStart:e.BEnd]))
		switch e.Op {
		case "insert":
			out = append(out, "added: "+to)
		case "delete":
			out = append(out, "dropped: "+from)
		default:
			out = append(out, fmt.Sprintf("%s → %s", from, to))
		}
	}
	return strings.Join(out, "; ")
}

func quotationsTable() *tableOf[useRow] {
	type c = columnOf[useRow]
	return &tableOf[useRow]{"quotations", "a use of a quotation in an article, in the order of quotations.jsonl", []c{
		{column{"quotation", textKind, "", "id of the quotation"}, func(r *useRow) datum { return str(r.q.ID) }, nil},
		{column{"wording", integerKind, "", "number of its wording, from 1"}, func(r *useRow) datum { return num(r.wording + 1) }, nil},
		{column{"relation", textKind, "", "of the wording to its parent: `exact`, `trimmed`, `merged` or `altered`; `first` without one"}, func(r *useRow) datum { return str(r.worded().Relation) }, nil},
		{column{"article", textKind, "", "id of the article that has it"}, func(r *useRow) datum { return str(r.use.Article) }, nil},
		{column{"source", textKind, "", "the source of the article, as written"}, func(r *useRow) datum { return str(r.use.Source) }, nil},
		{column{"source_canonical", textKind, "", "its usual name"}, func(r *useRow) datum { return house(r.use.Source) }, nil},
		{column{"published", timestampKind, "", "empty if no time of day is known"}, func(r *useRow) datum { return moment(r.use.Published) }, nil},
		{column{"published_date", dateKind, "", "the day of it in UTC, also where no time of day is known"}, func(r *useRow) datum { return day(r.use.Published) }, nil},
		{column{"start", integerKind, "code points", "[offset](#offsets) in the text of the article"}, func(r *useRow) datum { return num(r.use.Start) }, nil},
		{column{"end", integerKind, "code points", "likewise"}, func(r *useRow) datum { return num(r.use.End) }, nil},
		{column{"speaker", textKind, "", "who says it in this article; empty if unsure, and with `--redact`"}, func(r *useRow) datum { return str(r.use.Speaker) }, nil},
		{column{"variant", textKind, "", "`none`, `punctuation` or `spelling`: how it differs from the text of the wording"}, func(r *useRow) datum { return str(r.use.Variant) }, nil},
		{column{"text", textKind, "", "the words of the wording; empty with `--redact`"}, func(r *useRow) datum { return str(r.worded().Text) }, nil},
		{column{"parent_text", textKind, "", "those of its parent; empty without one, and with `--redact`"}, func(r *useRow) datum { return str(r.parent().Text) }, nil},
		{column{"changes", textKind, "", "what was changed, as `not → never; added: at all; dropped: soon`; empty with `--redact`"}, func(r *useRow) datum { return str(r.changes()) }, nil},
		{column{"parent_article", textKind, "", "id of the article with the earliest use of the parent"}, func(r *useRow) datum { return str(r.parentUse().Article) }, nil},
		{column{"parent_source", textKind, "", "the usual name of its source"}, func(r *useRow) datum { return house(r.parentUse().Source) }, nil},
		{column{"first_article", textKind, "", "id of the article with the earliest use of the quotation; empty if no time is known"}, func(r *useRow) datum { return str(r.first().Article) }, nil},
		{column{"first_source", textKind, "", "the usual name of its source"}, func(r *useRow) datum { return house(r.first().Source) }, nil},
		{column{"first_published", timestampKind, "", "when that was"}, func(r *useRow) datum { return moment(r.first().Published) }, nil},
		{column{"first_published_date", dateKind, "", "the day of it"}, func(r *useRow) datum { return day(r.first().Published) }, nil},
		{column{"quotation_speaker", textKind, "", "who says it, by the first use that is sure"}, func(r *useRow) datum { return str(r.q.Speaker) }, nil},
		{column{"quotation_words", integerKind, "words", "of the first wording"}, func(r *useRow) datum { return num(r.q.Words) }, nil},
		{column{"quotation_uses", integerKind, "", "uses of the quotation in all its wordings"}, func(r *useRow) datum { return num(r.q.Uses) }, nil},
		{column{"quotation_articles", integerKind, "", "articles that have it"}, func(r *useRow) datum { return num(r.q.Articles) }, nil},
		{column{"quotation_altered", booleanKind, "", "some wording of it is altered"}, func(r *useRow) datum { return yes(r.q.Altered) }, nil},
		{column{"quotation_reattributed", booleanKind, "", "it was given to two people"}, func(r *useRow) datum { return yes(r.q.Reattributed) }, nil},
	}}
}

func sourcesTable() *tableOf[sourceMonth] {
	type c = columnOf[sourceMonth]
	return &tableOf[sourceMonth]{"sources", "an outlet or agency in a month, by `source`, then `month`", []c{
		{column{"source", textKind, "", "its usual name; empty if unknown"}, func(r *sourceMonth) datum { return str(r.source) }, nil},
		{column{"month", textKind, "", "as `2017-03`, in UTC; empty if unknown"}, func(r *sourceMonth) datum { return str(r.month) }, nil},
		{column{"articles", integerKind, "", "published in it, notices among them"}, func(r *sourceMonth) datum { return num(r.articles) }, nil},
		{column{"words", integerKind, "words", "of these articles"}, func(r *sourceMonth) datum { return num(r.words) }, nil},
		{column{"agency_words", integerKind, "words", "of them, owed to agencies"}, func(r *sourceMonth) datum { return num(r.agency) }, nil},
		{column{"outlet_words", integerKind, "words", "owed to outlets"}, func(r *sourceMonth) datum { return num(r.outlet) }, nil},
		{column{"agency_share", fractionKind, "", "`agency_words` / `words`; empty without words"}, func(r *sourceMonth) datum { return ratio(r.agency, r.words) }, nil},
		{column{"unedited_share", fractionKind, "", "of the words inside passages of articles that owe something, the part that is the same word in the other article; empty without such words"}, func(r *sourceMonth) datum { return ratio(r.equal, r.reused) }, nil},
		{column{"credited_words", integerKind, "words", "owed to somebody whom the article credits"}, func(r *sourceMonth) datum { return num(r.credited) }, nil},
		{column{"uncredited_words", integerKind, "words", "owed to somebody, and to nobody whom the article credits"}, func(r *sourceMonth) datum { return num(r.uncredited) }, nil},
		{column{"articles_owing", integerKind, "", "articles that owe words to somebody"}, func(r *sourceMonth) datum { return num(r.owing) }, nil},
		{column{"articles_uncredited", integerKind, "", "of these, articles with `uncredited_words`"}, func(r *sourceMonth) datum { return num(r.silent) }, nil},
		{column{"median_lag_s", integerKind, "seconds", "the median `origin_lag_s` of its articles, rounded down; empty without one"}, func(r *sourceMonth) datum { return r.medianLag() }, nil},
	}}
}
