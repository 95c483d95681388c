// Package corpus is where prepared articles wait until a route makes one of a pair. A [Corpus] is read by its [Reader]s, a part
// of an article at a time, since most of the comparing needs little of an article: the keys of its bands, or its terms.
//
// [Memory] keeps the heads in memory. Everything else waits in memory too while there is room, and in temporary files beyond that.
// [Bytes] has articles as they come over a network. An index on disk is another Corpus, in a package of its own, since this one
// may not open files by name.
package corpus

import (
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/prepare"
)

// Ref stands for an article of one corpus: 0, 1, 2, ... in the order of the IDs. It means nothing outside that corpus, and one more
// article may give all others new numbers: what outlives a corpus keeps IDs.
type Ref = uint32

// Parts says which parts of an article are read, by the fields of [prepare.Prepared]. 0 is the head alone.
type Parts uint16

const (
	Article       Parts = 1 << iota // Article
	Zones                           // Anatomy alone: credits that were left out take long to find
	Anatomy                         // Anatomy and Credits
	Bands                           // Bands
	Terms                           // Text.Terms alone; Text has more
	Text                            // all of Text but the numbers; with it come Article, Terms, and Anatomy if a zone has a word, else an empty one
	QuotationKeys                   // QuotationKeys
	Quotations                      // Quotations
	SentenceHeads                   // Sentences without what they say
	Sentences                       // Sentences
	All           = Article | Anatomy | Bands | Text | QuotationKeys | Quotations | Sentences
)

// Corpus is prepared articles, each with an ID of its own, numbered from 0 to Len()-1 in the order of the IDs. It may be shared; each
// goroutine opens a Reader of its own. It does not change while it is read.
type Corpus interface {
	Len() int
	// Head returns the head of an article, which is not to be changed. An implementation returns the same pointer for an article
	// each time, to every goroutine: whoever reads knows by it which article a Prepared has.
	Head(i Ref) *match.Head
	// Find returns the article with the ID, and whether there is one; where there is none, i means nothing.
	Find(id string) (i Ref, found bool)
	// Open returns a reader, which reads until the corpus is closed.
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
