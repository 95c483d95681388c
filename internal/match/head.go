package match

import (
	"strings"
	"unique"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/short"
)

// Head is what of an article stays in memory for a whole run: what orders it, what decides which articles it may be paired
// with, and a few figures. It takes 144 bytes and the ID. Package prepare fills it in; once the articles are prepared and the
// profile is learnt it is not changed any more and may be shared.
type Head struct {
	news.Dated
	Source, Path unique.Handle[string] // "": not known; made by [NewHead] or a decoder, for the zero handle has no value
	Line         uint32                // 1-based, of the file; 0: the file is the article
	Role         news.Role
	Against      bool // of --against

	Lang      unique.Handle[string] // ISO 639-1: in which it is stemmed; "": none is known in the run
	LangKnown bool                  // the input, its text or its source tells Lang; else Lang is that of most articles of the run
	LangTold  bool                  // the input or its text tells Lang

	Words      uint32   // of the body
	Terms      uint32   // words outside zones
	Shingles   uint32   // distinct ones
	EqualTerms [16]byte // hash of the terms: equal for equal lists of terms
	EqualWords uint64   // hash of the folded words outside zones: equal for equal lists of words
	Quotations uint32   // in the body; 0: also where they are not looked for
	Sentences  uint32   // that are compared with those of others; 0: also where paraphrases are not looked for
	Notice     bool     // a planning notice, no story
	Lookalikes uint32   // words with letters of another alphabet, which were read as they look

	// What the profile says of the article. Before it is learnt, Look is ocr.Clean and Chain is -1.
	Look    ocr.Look // how misread it looks
	Chain   int32    // index of its version chain in the chains of the profile; -1: none
	Version int32    // its place in the chain, from 0

	Reopened bool // it is of --against, and a new article takes it back: who runs it is asked again
}

// Old reports whether an article is on the other side of --against: it is compared with new ones alone.
func (h *Head) Old() bool { return h.Against && !h.Reopened }

// NewHead returns the head of an article with what the input says of it; of the text it counts nothing. It keeps nothing of a.
func NewHead(a *news.Article) *Head {
	h := &Head{
		Dated: a.Dated(), Source: unique.Make(a.Source), Path: unique.Make(a.Place.Path), Line: uint32(a.Place.Line),
		Role: a.Role, Against: a.Against, Lang: unique.Make(a.Lang), LangKnown: a.Lang != "", LangTold: a.Lang != "", Chain: -1,
	}
	h.ID = strings.Clone(a.ID)
	return h
}

// Place returns where the article was read; Line is 0 where the file is the article.
func (h *Head) Place() news.Place { return news.Place{Path: h.Path.Value(), Line: int(h.Line)} }

// KnownLang returns the language, ISO 639-1, where the input, the text or the source tells it, else "".
func (h *Head) KnownLang() string {
	if h.LangKnown {
		return h.Lang.Value()
	}
	return ""
}

// SameTerms reports whether two articles have the same terms in the same order, and any. So it is false of two articles without
// terms.
func (h *Head) SameTerms(x *Head) bool {
	return h.EqualTerms == x.EqualTerms && h.Terms == x.Terms && h.Terms > 0
}

// SameWords reports whether two articles have the same folded words outside zones in the same order, and any. "The docks close"
// and "the Docks close!" do; "The dock closes" has the same terms and other words.
func (h *Head) SameWords(x *Head) bool { return h.SameTerms(x) && h.EqualWords == x.EqualWords }

// IsShort reports whether the article is compared as a short item: it has [short.MinWords] to [short.MaxWords] terms.
func (h *Head) IsShort() bool { return h.Terms >= short.MinWords && h.Terms <= short.MaxWords }

// Resemblance returns the Jaccard similarity of the shingle sets of two articles that have n shingles in common, in [0, 1];
// 0 where n is 0.
func (h *Head) Resemblance(x *Head, n int) float64 {
	if n == 0 {
		return 0
	}
	return float64(n) / float64(int(h.Shingles)+int(x.Shingles)-n)
}
