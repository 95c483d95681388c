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

// A shingler returns the set of shingles of an article. One goroutine uses it.
type shingler func(a *news.Article) shingle.Set

// plainShingles is how the peers see an article: runs of 5 words in lower case, separated by white space.
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

// ownShingles is how copytaster sees an article of an English corpus: runs of 5 stems, from the story only.
func ownShingles() shingler {
	normalizer := normalize.New()
	return func(a *news.Article) shingle.Set {
		text := normalizer.Text(a.Body, wire.Parse(a).Zones, "en")
		return shingle.SetOf(shingle.Hashes(nil, text.Terms, detect.Shingle))
	}
}
