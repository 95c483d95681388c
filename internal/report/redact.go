package report

import (
	"slices"

	"github.com/copytaster/copytaster/internal/boilerplate"
)

// Redacted returns a writer that hands everything on to w but the text of articles: what remains of passages and quotations
// is offsets, counts and fingerprints, and of an article what docs/formats.md says. It takes articles and the ledger where
// w does. The records themselves stay as they are; w gets others.
func Redacted(w Writer) Writer {
	switch w := w.(type) {
	case LedgerWriter:
		return redactedLedger{redactedArticles{redacted{w}, w}, w}
	case ArticleWriter:
		return redactedArticles{redacted{w}, w}
	}
	return redacted{w}
}

type redacted struct{ w Writer }

// Pair hands p on without text.
func (r redacted) Pair(p *Pair) error { return r.w.Pair(p.Redacted()) }

// Close hands the result on without text.
func (r redacted) Close(result *Result) error { return r.w.Close(result.redacted()) }

type redactedArticles struct {
	redacted
	articles ArticleWriter
}

// Article hands a on without text.
func (r redactedArticles) Article(a *Article) error { return r.articles.Article(a.redacted()) }

type redactedLedger struct {
	redactedArticles
	ledger LedgerWriter
}

// Quotation hands q on without text.
func (r redactedLedger) Quotation(q *LedgerQuotation) error { return r.ledger.Quotation(q.redacted()) }

// Redacted returns p without the text of its passages, quotations, findings and articles.
func (p *Pair) Redacted() *Pair {
	out := *p
	out.Passages = slices.Clone(p.Passages)
	for i := range out.Passages {
		v := &out.Passages[i]
		v.hashed = v.stretches()
		v.AText, v.BText = "", ""
	}
	out.Quotations = slices.Clone(p.Quotations)
	for i := range out.Quotations {
		q := &out.Quotations[i]
		q.AText, q.BText, q.SpeakerA, q.SpeakerB = "", "", "", ""
	}
	out.Findings = slices.Clone(p.Findings)
	for i := range out.Findings {
		out.Findings[i].AText, out.Findings[i].BText = "", ""
	}
	out.ArticleA, out.ArticleB = p.ArticleA.redacted(), p.ArticleB.redacted()
	return &out
}

// redacted returns a without its text, title, byline, slug and what the input said beside, and the words of zones and credits. Its id, source, URL and
// path stay, as do the agencies it credits. No article stays none.
func (a *Article) redacted() *Article {
	if a == nil {
		return nil
	}
	out := *a
	out.Text, out.Title, out.Byline, out.Slug = "", "", "", ""
	out.Desk = nil
	out.Zones = slices.Clone(a.Zones)
	for i := range out.Zones {
		out.Zones[i].Value = ""
	}
	out.Credits = slices.Clone(a.Credits)
	for i := range out.Credits {
		out.Credits[i].Text = ""
	}
	return &out
}

// redacted returns q without its words and the names of the speakers.
func (q *LedgerQuotation) redacted() *LedgerQuotation {
	out := *q
	out.Text, out.Speaker = "", ""
	if q.First != nil {
		first := *q.First
		first.Speaker = ""
		out.First = &first
	}
	out.Wordings = slices.Clone(q.Wordings)
	for i := range out.Wordings {
		w := &out.Wordings[i]
		w.Text = ""
		w.Uses = slices.Clone(w.Uses)
		for k := range w.Uses {
			w.Uses[k].Speaker = ""
		}
	}
	return &out
}

// redacted returns r without the text of the nearest miss and of what was left out.
func (r *Run) redacted() *Run {
	out := *r
	if r.NearestMiss != nil {
		miss := *r.NearestMiss
		miss.Text = ""
		out.NearestMiss = &miss
	}
	if r.LeftOut != nil {
		left := *r.LeftOut
		left.Largest = slices.Clone(left.Largest)
		for i := range left.Largest {
			left.Largest[i].Text = ""
		}
		out.LeftOut = &left
	}
	return &out
}

// redacted returns r without the texts of its run, the headlines and slugs of the chains, and the standing text.
func (r *Result) redacted() *Result {
	out := *r
	if r.Run != nil {
		out.Run = r.Run.redacted()
	}
	out.Chains = slices.Clone(r.Chains)
	for i := range out.Chains {
		out.Chains[i].Headline, out.Chains[i].Slug = "", ""
	}
	out.Standing = boilerplate.List{}
	return &out
}
