package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// CSV writes one row a pair with its figures: pairs.csv of a run folder. Cells that a spreadsheet would take
// for a formula begin with an apostrophe.
type CSV struct{ w *csv.Writer }

var _ Writer = (*CSV)(nil)

// NewCSV returns a writer of pairs to w, which the caller closes. It writes the header row at once.
func NewCSV(w io.Writer) *CSV {
	c := &CSV{w: newCSV(w)}
	c.w.Write([]string{ // an error stays with the writer, Close returns it
		"a", "b", "relation", "resemblance", "containment_a", "containment_b",
		"words_a", "words_b", "words_shared", "words_equal", "longest_run_words",
		"share_a_quotation", "share_a_verbatim", "share_a_edited", "share_a_paraphrase", "share_a_boilerplate", "share_a_own",
		"share_b_quotation", "share_b_verbatim", "share_b_edited", "share_b_paraphrase", "share_b_boilerplate", "share_b_own",
		"label_a", "label_b", "lag_s", "found_by", "passages", "quotations", "quotations_altered", "paraphrases",
		"same_story", "direction", "direction_confidence", "credited", "findings",
	})
	return c
}

// Pair writes the row of p.
func (c *CSV) Pair(p *Pair) error {
	lag := ""
	if p.LagS != nil {
		lag = strconv.FormatInt(*p.LagS, 10)
	}
	story := ""
	if p.SameStory != nil {
		story = fraction(*p.SameStory)
	}
	row := []string{
		cell(p.A), cell(p.B), cell(p.Relation),
		fraction(p.Resemblance), fraction(p.ContainmentA), fraction(p.ContainmentB),
		strconv.Itoa(p.WordsA), strconv.Itoa(p.WordsB), strconv.Itoa(p.WordsShared), strconv.Itoa(p.WordsEqual), strconv.Itoa(p.LongestRun),
	}
	row = append(row, shareCells(p.ShareA)...)
	row = append(row, shareCells(p.ShareB)...)
	row = append(row, cell(p.LabelA), cell(p.LabelB), lag,
		cell(strings.Join(p.FoundBy, " ")), strconv.Itoa(len(p.Copied())),
		strconv.Itoa(len(p.Quotations)), strconv.Itoa(p.QuotationsAltered()), strconv.Itoa(len(p.Paraphrases())),
		story, p.Direction, fraction(p.Confidence), strconv.FormatBool(p.Credited), strconv.Itoa(len(p.Findings)))
	return c.w.Write(row)
}

// Close writes what is still buffered. Nothing of r stands in this file.
func (c *CSV) Close(*Result) error {
	c.w.Flush()
	return c.w.Error()
}

// articlesCSV writes articles.csv.
type articlesCSV struct{ w *csv.Writer }

var _ ArticleWriter = articlesCSV{}

func newArticlesCSV(w io.Writer) articlesCSV {
	c := articlesCSV{newCSV(w)}
	c.w.Write([]string{ // an error stays with the writer, Close returns it
		"id", "source", "title", "published", "url", "lang", "byline", "role", "path", "line",
		"words", "words_reused", "words_equal",
		"share_quotation", "share_verbatim", "share_edited", "share_paraphrase", "share_boilerplate", "share_own",
		"label", "pairs", "quotations", "top_source",
		"dateline_place", "dateline_date", "dateline_agency", "slug", "version", "chain", "notice", "noisy",
		"took_version", "took_words", "took_later", "credits", "origin_article", "origin_agency", "origin_confidence",
	})
	return c
}

// Pair does nothing: no pair stands in this file.
func (c articlesCSV) Pair(*Pair) error { return nil }

// Article writes the row of a.
func (c articlesCSV) Article(a *Article) error {
	line := ""
	if a.Line > 0 {
		line = strconv.Itoa(a.Line)
	}
	row := []string{
		cell(a.ID), cell(a.Source), cell(a.Title), cell(a.Published), cell(a.URL), cell(a.Lang),
		cell(a.Byline), cell(a.Role), cell(a.Path), line,
		strconv.Itoa(a.Words), strconv.Itoa(a.WordsReused), strconv.Itoa(a.WordsEqual),
	}
	row = append(row, shareCells(a.Share)...)
	row = append(row, cell(a.Label), strconv.Itoa(a.Pairs), strconv.Itoa(a.Quotations), cell(a.TopSource))
	return c.w.Write(append(row, a.wireCells()...))
}

// wireCells returns what an article says of itself, what it took and whom it credits; each whom once, with semicolons.
func (a *Article) wireCells() []string {
	var d Dateline
	if a.Dateline != nil {
		d = *a.Dateline
	}
	took := []string{"", "", ""}
	if len(a.Took) > 0 {
		t := a.Took[0]
		took = []string{cell(t.Version), strconv.Itoa(t.Words), strconv.Itoa(t.Later)}
	}
	origin := []string{"", "", ""}
	if o := a.Origin; o != nil {
		origin = []string{cell(o.Article), cell(o.Agency), fraction(o.Confidence)}
	}
	row := []string{
		cell(d.Place), cell(d.Date), cell(d.Agency), cell(a.Slug), cell(a.Version), cell(a.Chain),
		strconv.FormatBool(a.Notice), strconv.FormatBool(a.Noisy),
	}
	row = append(row, took...)
	row = append(row, cell(strings.Join(a.Credited(), "; ")))
	return append(row, origin...)
}

// Close writes what is still buffered.
func (c articlesCSV) Close(*Result) error {
	c.w.Flush()
	return c.w.Error()
}

func newCSV(w io.Writer) *csv.Writer {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	return c
}

// cell returns text so that a spreadsheet does not run it: what could begin a formula gets an apostrophe.
func cell(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size > 0 && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + text
	}
	return text
}

func shareCells(s Share) []string {
	return []string{
		fraction(s.Quotation), fraction(s.Verbatim), fraction(s.Edited),
		fraction(s.Paraphrase), fraction(s.Boilerplate), fraction(s.Own),
	}
}

// fraction writes a figure as JSON does.
func fraction(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
