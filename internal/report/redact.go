package report

import "github.com/copytaster/copytaster/internal/boilerplate"

// Redact takes the text out of p: of its passages and quotations remain offsets, counts and fingerprints. p is changed.
func (p *Pair) Redact() {
	for i := range p.Passages {
		p.Passages[i].AText, p.Passages[i].BText = "", ""
	}
	for i := range p.Quotations {
		q := &p.Quotations[i]
		q.AText, q.BText, q.SpeakerA, q.SpeakerB = "", "", "", ""
	}
	for i := range p.Findings {
		p.Findings[i].AText, p.Findings[i].BText = "", ""
	}
}

// Redact takes the words and the names of the speakers out of q. q is changed.
func (q *LedgerQuotation) Redact() {
	q.Text, q.Speaker = "", ""
	if q.First != nil {
		q.First.Speaker = ""
	}
	for i := range q.Wordings {
		w := &q.Wordings[i]
		w.Text = ""
		for k := range w.Uses {
			w.Uses[k].Speaker = ""
		}
	}
}

// Redact takes the text, the title, the byline and the words of zones and credits out of a. Its id, source, URL and path
// stay, as do the agencies it credits. a is changed.
func (a *Article) Redact() {
	a.Text, a.Title, a.Byline, a.Slug = "", "", "", ""
	for i := range a.Zones {
		a.Zones[i].Value = ""
	}
	for i := range a.Credits {
		a.Credits[i].Text = ""
	}
}

// Redact takes the text out of the run and the chains of r, and the standing text. r is changed.
func (r *Result) Redact() {
	r.Run.Redact()
	for i := range r.Chains {
		r.Chains[i].Redact()
	}
	r.Standing = boilerplate.List{}
}

// Redact takes the headline and the slug out of c. c is changed.
func (c *Chain) Redact() { c.Headline, c.Slug = "", "" }

// Redact takes the text out of the nearest miss. r is changed.
func (r *Run) Redact() {
	if r.NearestMiss != nil {
		r.NearestMiss.Text = ""
	}
}
