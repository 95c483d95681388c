//go:build unix

package store_test

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/copytaster/copytaster/internal/detect"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/store"
)

// BenchmarkCheck checks one article after the other against the index that STORE_BENCH_INDEX names, with the articles of the JSON Lines
// that STORE_BENCH_NEW names. It reports the median and the 99th percentile of the time that a check takes, and of the processor time of the
// process meanwhile, which other work on the machine hardly changes.
func BenchmarkCheck(b *testing.B) {
	dir, file := os.Getenv("STORE_BENCH_INDEX"), os.Getenv("STORE_BENCH_NEW")
	if dir == "" {
		b.Skip("STORE_BENCH_INDEX names no index")
	}
	fresh := readLines(b, file)
	s, err := store.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	one := func(a news.Article) (pairs int) {
		v, err := s.View(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		defer v.Close()
		run, err := detect.Read(context.Background(), each([]news.Article{a}), v.Options(detect.Options{Workers: 1, MatchesOnly: true}, nil))
		if err != nil {
			b.Fatal(err)
		}
		defer run.Close()
		for _, err := range run.Matches(context.Background()) {
			if err != nil {
				b.Fatal(err)
			}
			pairs++
		}
		return pairs
	}
	for _, a := range fresh[:len(fresh)/10] { // warm
		one(a)
	}
	var took, cpu []time.Duration
	pairs := 0
	for i := 0; b.Loop(); i++ {
		began, before := time.Now(), processorTime(b)
		pairs += one(fresh[i%len(fresh)])
		took, cpu = append(took, time.Since(began)), append(cpu, processorTime(b)-before)
	}
	for of, times := range map[string][]time.Duration{"": took, "cpu-": cpu} {
		slices.Sort(times)
		b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, of+"p50-ms")
		b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, of+"p99-ms")
	}
	b.ReportMetric(float64(pairs)/float64(len(took)), "pairs/op")
}

// processorTime returns the user and system time of the process so far.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func readLines(b *testing.B, file string) (out []news.Article) {
	f, err := os.Open(file)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var a struct{ ID, Text, Title, Source string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			b.Fatal(err)
		}
		out = append(out, news.Article{ID: a.ID, Body: a.Text, Title: a.Title, Source: a.Source})
	}
	return out
}
