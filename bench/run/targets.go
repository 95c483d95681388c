package main

import (
	"fmt"
	"strings"
)

// target is one target and what was reached.
type target struct {
	what string
	want string
	got  string // empty: not measured in this run
	ok   bool
}

// atMost and atLeast return a target for one figure.
func atMost(what, format string, limit, got float64) target {
	return target{what, "at most " + fmt.Sprintf(format, limit), fmt.Sprintf(format, got), got <= limit}
}

func atLeast(what, format string, limit, got float64) target {
	return target{what, "at least " + fmt.Sprintf(format, limit), fmt.Sprintf(format, got), got >= limit}
}

// targets returns all targets, in the order of the parts.
func (b *bench) targets() []target {
	var all []target
	if sizes := b.o.compared(); len(sizes) > 0 {
		articles := sizes[len(sizes)-1]
		all = append(all, b.speedTargets(articles)...)
		all = append(all, b.qualityTargets(articles)...)
	}
	all = append(all, b.stageTargets()...)
	all = append(all, b.growthTargets()...)
	all = append(all, b.hardTargets()...)
	return append(all, b.sameTargets()...)
}

// timed returns what a command took beside the peers, or false if it has no figures.
func (b *bench) timed(name string, articles int) (measured, bool) {
	m, ok := b.measured("peers", name, articles)
	return m, ok && m.fail == ""
}

// than returns a target: times is the least ratio of a peer's time to that of copytaster's duplicates path.
func (b *bench) than(peer, figure string, times float64, articles int) target {
	what := fmt.Sprintf("%s time of %s over that of %s", figure, peer, duplicates)
	theirs, okPeer := b.timed(peer, articles)
	ours, ok := b.timed(duplicates, articles)
	if !ok || !okPeer {
		return target{what: what, want: fmt.Sprintf("at least %g times", times)}
	}
	if figure == "wall" {
		return atLeast(what, "%.2f times", times, theirs.wall.median/ours.wall.median)
	}
	return atLeast(what, "%.2f times", times, theirs.cpu.median/ours.cpu.median)
}

// speedTargets returns the targets for time and memory beside the peers.
func (b *bench) speedTargets(articles int) []target {
	all := []target{
		b.than(gaoya, "CPU", 4, articles), b.than(gaoya, "wall", 4, articles),
		b.than(rensa, "CPU", 5, articles), b.than(rensa, "wall", 8, articles),
	}
	dup, okDup := b.timed(duplicates, articles)
	two, okTwo := b.timed(both, articles)
	if okDup {
		all = append(all, atMost("peak memory of "+duplicates, "%.0f MB", 300, megabytes(dup.rss.median)))
	}
	if okTwo {
		all = append(all, atMost("peak memory of "+both, "%.0f MB", 1000, megabytes(two.rss.median)))
	}
	if okDup && okTwo {
		what := " time of " + both + " over that of " + duplicates
		all = append(all,
			atMost("CPU"+what, "%.2f times", 3, two.cpu.median/dup.cpu.median),
			atMost("wall"+what, "%.2f times", 3, two.wall.median/dup.wall.median))
	}
	if told, ok := b.timed(everything, articles); ok && okTwo {
		all = append(all, atMost("CPU time of "+everything+" over that of "+both, "%.2f times", 6, told.cpu.median/two.cpu.median),
			atMost("wall time of "+everything+" over that of "+both, "%.2f times", 6, told.wall.median/two.wall.median))
	}
	for _, name := range []string{duplicates, both} {
		one, okOne := b.timed(name+" --workers 1", articles)
		pair, okPair := b.timed(name+" --workers 2", articles)
		if okOne && okPair {
			all = append(all, atLeast("speed of two workers over one, "+name, "%.2f times", 1.8, one.wall.median/pair.wall.median))
		}
	}
	return all
}

// qualityTargets returns the targets for recall and precision.
func (b *bench) qualityTargets(articles int) []target {
	var all []target
	for _, q := range b.quality {
		if q.articles != articles {
			continue
		}
		switch q.name {
		case duplicates:
			all = append(all, atLeast("recall at .7, "+q.name, "%.4f", .995, q.recall()), atLeast("precision at .7, "+q.name, "%.4f", 1, q.precision()))
		case atHalf:
			all = append(all, atLeast("recall at .5", "%.4f", .99, q.recall()))
		case both:
			all = append(all, atLeast("recall of pairs with 20 rare shingles in common, "+q.name, "%.4f", .99, q.recall()))
		}
	}
	return all
}

func (b *bench) stageTargets() []target {
	if b.stages == nil || b.stages.CPU == 0 {
		return nil
	}
	return []target{atLeast("sum of the primitives over the CPU time of "+duplicates, "%.2f", .5, b.stages.sum()/b.stages.CPU)}
}

// growthTargets returns the targets for the step to the largest corpus.
func (b *bench) growthTargets() []target {
	var all []target
	largest := b.o.sizes[len(b.o.sizes)-1]
	for _, g := range b.growth {
		if g.to == largest {
			what := fmt.Sprintf("growth from %s to %s articles over linear: %s of %s", thousands(g.from), thousands(g.to), g.figure, g.path)
			all = append(all, atMost(what, "%.2f", 1.15, g.overLinear()))
		}
	}
	for _, name := range []string{duplicates, both} {
		for _, limit := range memoryLimits() {
			m, ok := b.measured("growth", name+" --memory "+limit.flag, largest)
			if !ok {
				continue
			}
			t := target{what: fmt.Sprintf("%s of %s articles with --memory %s", name, thousands(largest), limit.flag), want: "ends; peak memory within it"}
			if t.got = "failed: " + m.fail; m.fail == "" {
				peak := m.rss.median / (1 << 20)
				t.got, t.ok = fmt.Sprintf("%.0f MiB", peak), peak <= limit.mebibytes
			}
			all = append(all, t)
		}
	}
	return all
}

// nearLinear is the largest exponent of growth that counts as near-linear.
const nearLinear = 1.15

func (b *bench) hardTargets() []target {
	var all []target
	for _, h := range b.hard {
		t := target{what: "hard case: " + h.name, want: fmt.Sprintf("exponents at most %.2f", nearLinear)}
		if t.got = "failed: " + h.fail; h.fail == "" {
			cpu, rss := h.cpuExponent(), h.rssExponent()
			t.got, t.ok = fmt.Sprintf("CPU %.2f, memory %.2f", cpu, rss), cpu <= nearLinear && rss <= nearLinear
		}
		all = append(all, t)
	}
	return all
}

// sameTargets returns the targets for equal bytes with all settings of workers and memory.
func (b *bench) sameTargets() []target {
	var all []target
	for _, s := range b.same {
		outputs := 0
		var hashes []string
		for hash, n := range s.hashes {
			outputs += n
			hashes = append(hashes, hash[:12])
		}
		if outputs < 2 {
			continue // nothing to compare
		}
		what := fmt.Sprintf("equal bytes for all workers and memory: %s of %s articles", s.path, thousands(s.articles))
		got := fmt.Sprintf("%d outputs, SHA-256 %s", outputs, strings.Join(hashes, ", "))
		all = append(all, target{what, "one SHA-256", got, len(hashes) == 1})
	}
	return all
}
