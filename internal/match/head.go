package match

import (
	"strings"
	"unique"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/ocr"
	"github.com/copytaster/copytaster/internal/short"
)

// Head is what of an article stays in memory for a whole run: what orders it, what decides which articles it may be paired
// with, and a few figures. It takes some 200 bytes.
type Head struct {
	news.Dated
	Source, Path unique.Handle[string]
	Line         uint32 // 1-based, of the file; 0: the file is the article
	Role         news.Role
	Against      bool // of --against

	Lang      unique.Handle[string] // ISO 639-1: in which it is stemmed; "": none is known in the run
	LangKnown bool                  // the input, its text or its source tells Lang; else Lang is that of most articles of the run
	LangTold  bool                  // the input or its text tells Lang

	Words      uint32   // of the body
	Terms      uint32   // words outside zones
	Shingles   uint32   // distinct ones
	EqualTerms [16]byte // hash of the terms: equal for equal lists of terms
	EqualWords uint64   // hash of the folded words: equal for equal lists of words
	Quotations uint32   // in the body
	Sentences  uint32   // that are compared with those of others
	Notice     bool     // a planning notice, no story

	// What the profile says of the article.
	Look    ocr.Look // how misread it looks
	Chain   int32    // number of its version chain; -1: none
	Version int32    // its place in the chain, from 0
}

// NewHead returns the head of an article with what the input says of it.
func NewHead(a *news.Article) *Head {
	h := &Head{
		Dated: a.Dated(), Source: unique.Make(a.Source), Path: unique.Make(a.Place.Path), Line: uint32(a.Place.Line),
		Role: a.Role, Against: a.Against, Lang: unique.Make(a.Lang), LangKnown: a.Lang != "", LangTold: a.Lang != "", Chain: -1,
	}
	h.ID = strings.Clone(a.ID)
	return h
}

// Place returns where the article was read.
func (h *Head) Place() news.Place { return news.Place{Path: h.Path.Value(), Line: int(h.Line)} }

// KnownLang returns the language where that is known, else "".
func (h *Head) KnownLang() string {
	if h.LangKnown {
		return h.Lang.Value()
	}
	return ""
}

// SameTerms reports whether two articles have the same terms, and any.
func (h *Head) SameTerms(x *Head) bool {
	return h.EqualTerms == x.EqualTerms && h.Terms == x.Terms && h.Terms > 0
}

// SameWords reports whether two articles have the same words outside zones, and any.
func (h *Head) SameWords(x *Head) bool { return h.SameTerms(x) && h.EqualWords == x.EqualWords }

// IsShort reports whether the article is compared as a short item.
func (h *Head) IsShort() bool { return h.Terms >= short.MinWords && h.Terms <= short.MaxWords }

// Resemblance returns the Jaccard similarity of the shingle sets of two articles that have n shingles in common, in [0, 1];
// 0 where n is 0.
func (h *Head) Resemblance(x *Head, n int) float64 {
	if n == 0 {
		return 0
	}
	return float64(n) / float64(int(h.Shingles)+int(x.Shingles)-n)
}
