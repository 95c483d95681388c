// Package corpus is where prepared articles wait until a route makes one of a pair. A [Corpus] is read by its [Reader]s, a part
// of an article at a time, since most of the comparing needs little of an article: the keys of its bands, or its terms.
//
// [Memory] keeps the heads in memory and sets everything else aside in temporary files. An index on disk is another Corpus, and
// so is whatever a cluster engine hands to its workers.
package corpus

import (
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/prepare"
)

// Ref stands for an article of one corpus: 0, 1, 2, ... in the order of the IDs. It means nothing outside that corpus.
type Ref = uint32

// Parts says which parts of an article are read.
type Parts uint16

const (
	Article       Parts = 1 << iota // Article
	Anatomy                         // Anatomy and Credits
	Bands                           // Bands
	Terms                           // Text.Terms alone; Text has more
	Text                            // all of Text but the numbers; with it come Article, Anatomy as far as it has words, and Terms
	QuotationKeys                   // QuotationKeys
	Quotations                      // Quotations
	SentenceHeads                   // Sentences without what they say
	Sentences                       // Sentences
	All           = Article | Anatomy | Bands | Text | QuotationKeys | Quotations | Sentences
)

// Corpus is articles by their IDs. It may be shared; each goroutine opens a Reader of its own. An implementation returns the same
// articles in the same order for the same IDs, and no two with one ID.
type Corpus interface {
	Len() int
	// Head returns the head of an article, which is not to be changed.
	Head(i Ref) *match.Head
	// Find returns the article with the ID, and whether there is one.
	Find(id string) (i Ref, found bool)
	// Open returns a reader.
	Open() Reader
}

// Reader reads articles of a corpus. It is used by one goroutine.
type Reader interface {
	// Read fills in the head and the parts of dst. What dst has of the same article stays; of another article it has nothing
	// any more. dst may be kept, but it shares memory with no other Prepared only as long as nothing is read into it again.
	// An error is that of whatever holds the corpus.
	Read(dst *prepare.Prepared, i Ref, parts Parts) error
	// Sentence returns sentence n of an article as [paraphrase.Sentence.AppendBinary] writes it, good until the next call.
	Sentence(i Ref, n int) ([]byte, error)
}
