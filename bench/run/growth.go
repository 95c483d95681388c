package main

import (
	"context"
	"math"
)

// growth is how a figure of a path grew from one corpus to the next.
type growth struct {
	path     string
	figure   string // "cpu", "wall" or "rss"
	from, to int    // articles
	times    float64
}

// overLinear returns the growth as a multiple of linear growth.
func (g growth) overLinear() float64 { return g.times / (float64(g.to) / float64(g.from)) }

// memoryLimit is a value of --memory.
type memoryLimit struct {
	flag      string
	mebibytes float64
}

// memoryLimits returns the limits with which the largest corpus is tried.
func memoryLimits() []memoryLimit { return []memoryLimit{{"4GiB", 4 << 10}, {"512MiB", 512}} }

// runGrowth runs both paths on every corpus, and with each memory limit on the largest one. All runs of a path on a
// corpus must give the same bytes.
func (b *bench) runGrowth(ctx context.Context) error {
	for i, articles := range b.o.sizes {
		corpus, err := b.corpus(ctx, articles)
		if err != nil {
			return err
		}
		limits := [][]string{nil}
		if i == len(b.o.sizes)-1 {
			for _, limit := range memoryLimits() {
				limits = append(limits, []string{"--memory", limit.flag})
			}
		}
		var commands []command
		for _, name := range []string{duplicates, both} {
			for _, flags := range limits {
				c, err := b.scan(name, corpus, articles, flags...)
				if err != nil {
					return err
				}
				commands = append(commands, c)
			}
		}
		if err := b.inTurn(ctx, "growth", articles, b.o.runsOf(articles), commands); err != nil {
			return err
		}
		if err := b.sameBytes("growth", articles, commands); err != nil {
			return err
		}
	}
	b.growth = nil
	for i := range len(b.o.sizes) - 1 {
		for _, name := range []string{duplicates, both} {
			b.growth = append(b.growth, b.grown(name, b.o.sizes[i], b.o.sizes[i+1])...)
		}
	}
	return nil
}

// grown compares what a path took on two corpora. It returns nil if the path failed on one of them.
func (b *bench) grown(name string, from, to int) []growth {
	x, okX := b.measured("growth", name, from)
	y, okY := b.measured("growth", name, to)
	if !okX || !okY || x.fail != "" || y.fail != "" {
		return nil
	}
	return []growth{
		{name, "cpu", from, to, y.cpu.median / x.cpu.median},
		{name, "wall", from, to, y.wall.median / x.wall.median},
		{name, "rss", from, to, y.rss.median / x.rss.median},
	}
}

// exponent returns e such that a figure grew from x to y as n^e, while n grew by the factor times.
func exponent(x, y, times float64) float64 { return math.Log(y/x) / math.Log(times) }
