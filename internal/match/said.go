package match

import (
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/paraphrase"
	"github.com/copytaster/copytaster/internal/quote"
	"github.com/copytaster/copytaster/internal/quotematch"
)

// QuotationPair is a quotation that two articles have.
type QuotationPair struct {
	quotematch.Match
	QuotationA, QuotationB quote.Quotation // the first of either part, with its speaker
	Words                  int             // of B, in the spans of its part
}

// SentencePair is a sentence of each article that says the same in other words.
type SentencePair struct {
	A, B  news.Span // from the first to the last word, without an attribution at either end
	Words int       // of B, in its span
	Score float64   // in [0, 1], see [paraphrase.Scorer]
	// Identity is the number of equal words over the words of the longer side, in [0, 1].
	Identity float64
	Carried  paraphrase.Carried
}

// LedgerEntry is a quotation with all its uses: one, or several that the matches found to be one.
type LedgerEntry struct {
	Uses     []Use                // by article, then by place
	Wordings []quotematch.Wording // the first known use first; the members of their uses are indices of Uses
}

// Use is a quotation where it stands.
type Use struct {
	Article   *news.Article
	Quotation quote.Quotation
	Text      string // what was said: its spans, parted by spaces
	Words     int    // of what was said
}
