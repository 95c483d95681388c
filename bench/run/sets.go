package main

import (
	"slices"
	"strings"

	"github.com/zeebo/xxh3"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/normalize"
	"github.com/copytaster/copytaster/internal/shingle"
	"github.com/copytaster/copytaster/internal/wire"
)

// A shingler returns the set of the shingles of an article. It is used by one goroutine.
type shingler func(a *news.Article) shingle.Set

// plainShingles is how the peers see an article: 5 words in a row, as white space parts them, in lower case.
func plainShingles() shingler {
	return func(a *news.Article) shingle.Set {
		words := strings.Fields(strings.ToLower(a.Body))
		var hashes []uint64
		for i := range len(words) - min(len(words), detect.Shingle-1) {
			hashes = append(hashes, xxh3.HashString(strings.Join(words[i:i+detect.Shingle], " ")))
		}
		slices.Sort(hashes)
		return slices.Compact(hashes)
	}
}

// ownShingles is how copytaster sees an article of an English corpus: 5 stems in a row, of what is story.
func ownShingles() shingler {
	normalizer := normalize.New()
	return func(a *news.Article) shingle.Set {
		text := normalizer.Text(a.Body, wire.Parse(a).Zones, "en")
		return shingle.SetOf(shingle.Hashes(nil, text.Terms, detect.Shingle))
	}
}
