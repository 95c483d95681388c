package report

// Tee returns a writer that hands everything to each of several writers in turn, as far as they take it. The first error
// ends it.
func Tee(writers ...Writer) LedgerWriter { return tee(writers) }

type tee []Writer

// Pair hands p to every writer.
func (t tee) Pair(p *Pair) error {
	return t.each(func(w Writer) error { return w.Pair(p) })
}

// Article hands a to the writers that show articles.
func (t tee) Article(a *Article) error {
	return t.each(func(w Writer) error { return writeArticle(w, a) })
}

// Quotation hands q to the writers that show the ledger.
func (t tee) Quotation(q *LedgerQuotation) error {
	return t.each(func(w Writer) error { return writeQuotation(w, q) })
}

// Close closes every writer.
func (t tee) Close(r *Result) error {
	return t.each(func(w Writer) error { return w.Close(r) })
}

func (t tee) each(do func(Writer) error) error {
	for _, w := range t {
		if err := do(w); err != nil {
			return err
		}
	}
	return nil
}

// writeArticle hands a to w if that shows articles.
func writeArticle(w Writer, a *Article) error {
	if w, ok := w.(ArticleWriter); ok {
		return w.Article(a)
	}
	return nil
}

// writeQuotation hands q to w if that shows the ledger.
func writeQuotation(w Writer, q *LedgerQuotation) error {
	if w, ok := w.(LedgerWriter); ok {
		return w.Quotation(q)
	}
	return nil
}
