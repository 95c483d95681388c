package main

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// sample is one run of one command.
type sample struct {
	part     string
	name     string
	articles int
	run      int
	usage
}

// inTurn runs the commands in turn (A B C A B C ...), each runs times, so that a disturbance of the machine hits all of
// them alike. A command that failed is not tried again.
func (b *bench) inTurn(ctx context.Context, part string, articles, runs int, commands []command) error {
	failed := map[string]bool{}
	for _, c := range commands {
		b.noteMeasured(c)
	}
	for run := range runs {
		for _, c := range commands {
			if failed[c.name] {
				continue
			}
			u, err := b.measure(ctx, c)
			if err != nil {
				return err
			}
			u.Fail = b.hide(u.Fail)
			failed[c.name] = u.Fail != ""
			b.samples = append(b.samples, sample{part, c.name, articles, run + 1, u})
			b.say("%d articles, run %d: %s: cpu %.2f s, wall %.2f s, %d MB %s", articles, run+1, c.name, u.CPU, u.Wall, u.RSS>>20, u.Fail)
		}
	}
	return nil
}

// noteMeasured records the command line of a command, once.
func (b *bench) noteMeasured(c command) {
	line := strings.Join(c.argv, " ")
	if c.stdin != "" {
		line += " <" + c.stdin
	}
	if c.stdout != "" {
		line += " >" + c.stdout
	}
	if line = b.hide(line); !slices.Contains(b.commands, line) {
		b.commands = append(b.commands, line)
	}
}

// spread is the median, the least and the greatest of some figures.
type spread struct{ median, least, most float64 }

// spreadOf returns the spread of at least one figure. For an even number of figures, the median is the mean of the two in
// the middle.
func spreadOf(figures []float64) spread {
	s := slices.Sorted(slices.Values(figures))
	n := len(s)
	return spread{(s[(n-1)/2] + s[n/2]) / 2, s[0], s[n-1]}
}

// measured is what a command took over its runs.
type measured struct {
	name           string
	cpu, wall, rss spread // seconds, seconds, bytes
	runs           int
	fail           string // why it has no figures
}

// measured returns what a command took on this many articles in a part, or false if it did not run.
func (b *bench) measured(part, name string, articles int) (measured, bool) {
	m := measured{name: name}
	var cpu, wall, rss []float64
	for _, s := range b.samples {
		if s.part == part && s.name == name && s.articles == articles {
			m.fail = cmp.Or(m.fail, s.Fail)
			cpu, wall, rss = append(cpu, s.CPU), append(wall, s.Wall), append(rss, float64(s.RSS))
		}
	}
	if m.runs = len(cpu); m.runs == 0 {
		return m, false
	}
	m.cpu, m.wall, m.rss = spreadOf(cpu), spreadOf(wall), spreadOf(rss)
	return m, true
}

// names returns the names of the commands that ran in a part on this many articles, in their order.
func (b *bench) names(part string, articles int) []string {
	var names []string
	for _, s := range b.samples {
		if s.part == part && s.articles == articles && !slices.Contains(names, s.name) {
			names = append(names, s.name)
		}
	}
	return names
}
