package report

// Redact takes the text out of p: of its passages and quotations remain offsets, counts and fingerprints. p is changed.
func (p *Pair) Redact() {
	for i := range p.Passages {
		p.Passages[i].AText, p.Passages[i].BText = "", ""
	}
	for i := range p.Quotations {
		q := &p.Quotations[i]
		q.AText, q.BText, q.SpeakerA, q.SpeakerB = "", "", "", ""
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

// Redact takes the text, the title and the byline out of a. Its id, source, URL and path stay. a is changed.
func (a *Article) Redact() { a.Text, a.Title, a.Byline = "", "", "" }

// Redact takes the text out of the nearest miss. r is changed.
func (r *Run) Redact() {
	if r.NearestMiss != nil {
		r.NearestMiss.Text = ""
	}
}
