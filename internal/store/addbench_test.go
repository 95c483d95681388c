package store_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/store"
)

// BenchmarkAdd adds articles one by one, each durable before the next of the same writer, by one writer and by sixteen at once. Beside them
// stands what the disk can do: a small file that is written and synced.
func BenchmarkAdd(b *testing.B) {
	var articles []news.Article
	w := newWriter(51)
	for i := range 4000 {
		articles = append(articles, news.Article{ID: fmt.Sprint(i), Lang: "en", Body: w.text(385)})
	}
	for _, writers := range []int{1, 16} {
		b.Run(fmt.Sprintf("writers=%d", writers), func(b *testing.B) {
			x, err := store.OpenWriter(b.TempDir(), options())
			if err != nil {
				b.Fatal(err)
			}
			o := options()
			o.Workers = 1
			if _, err := x.Add(context.Background(), each(articles[:1000]), o); err != nil {
				b.Fatal(err)
			}
			b.ResetTimer()
			var next atomic.Int64
			var adding sync.WaitGroup
			for range writers {
				adding.Go(func() {
					for i := next.Add(1); i <= int64(b.N); i = next.Add(1) {
						a := articles[1000+i%3000]
						a.ID = fmt.Sprint("new", i)
						if _, err := x.Add(context.Background(), each([]news.Article{a}), o); err != nil {
							b.Error(err)
							return
						}
					}
				})
			}
			adding.Wait()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "adds/s")
			b.StopTimer()
			if err := x.Close(); err != nil {
				b.Fatal(err)
			}
		})
	}
	b.Run("sync", func(b *testing.B) {
		f, err := os.Create(filepath.Join(b.TempDir(), "x"))
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		for b.Loop() {
			if _, err := f.WriteAt([]byte("synced"), 0); err != nil {
				b.Fatal(err)
			}
			if err := f.Sync(); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "syncs/s")
	})
}
