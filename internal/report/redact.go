package report

// Redact takes the text out of p: of its passages remain offsets, counts and fingerprints. p is changed.
func (p *Pair) Redact() {
	for i := range p.Passages {
		p.Passages[i].AText, p.Passages[i].BText = "", ""
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
