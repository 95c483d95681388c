package main

import (
	"context"
	"iter"

	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/news"
)

// articlesOf reads a corpus as copytaster does.
func articlesOf(ctx context.Context, corpus string) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		in, err := ingest.Open([]string{corpus}, nil, nil, ingest.Options{})
		if err != nil {
			yield(news.Article{}, err)
			return
		}
		for a, err := range in.Articles(ctx) {
			if !yield(a, err) {
				return
			}
		}
	}
}
