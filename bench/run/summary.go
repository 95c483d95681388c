package main

import (
	"fmt"
	"slices"
	"strings"
)

// summary returns all tables of a run.
func (b *bench) summary() string {
	w := &strings.Builder{}
	fmt.Fprintf(w, "# Benchmark of %s\n\n", b.began.UTC().Format("2006-01-02"))
	fmt.Fprintf(w, "The command, the machine and every single figure are in commands.txt, machine.txt and raw.csv; bench/README.md\n")
	fmt.Fprintf(w, "explains the settings. CPU is user and system time of the whole process, from JSON Lines to pairs; memory is its peak.\n")
	fmt.Fprintf(w, "Figures are medians of the runs, with the least and the most in brackets. MB are 10^6 bytes.\n\n")
	b.writeTargets(w)
	for _, articles := range b.o.sizes {
		b.writePeers(w, articles)
		b.writeQuality(w, articles)
	}
	b.writeStages(w)
	b.writeGrowth(w)
	b.writeHard(w)
	b.writeReadme(w)
	return strings.TrimRight(w.String(), "\n") + "\n"
}

func (b *bench) writeTargets(w *strings.Builder) {
	var rows [][]string
	for _, t := range b.targets() {
		verdict := "no"
		switch {
		case t.got == "":
			t.got, verdict = "not measured", ""
		case t.ok:
			verdict = "yes"
		}
		rows = append(rows, []string{t.what, t.want, t.got, verdict})
	}
	fmt.Fprintf(w, "## Targets\n\nOn the largest corpus that was compared with the peers, unless a line names another.\n\n")
	table(w, []string{"target", "wanted", "reached", "met"}, rows)
}

func (b *bench) writePeers(w *strings.Builder, articles int) {
	names := b.names("peers", articles)
	if len(names) == 0 {
		return
	}
	ours, ok := b.timed(duplicates, articles)
	var rows [][]string
	for _, name := range names {
		m, _ := b.measured("peers", name, articles)
		if m.fail != "" {
			rows = append(rows, []string{name, "failed: " + m.fail, "", "", "", ""})
			continue
		}
		row := []string{name, m.cpu.text("%.2f"), m.wall.text("%.2f"), fmt.Sprintf("%.0f", megabytes(m.rss.median)), "", ""}
		if ok {
			row[4], row[5] = fmt.Sprintf("%.2f", m.cpu.median/ours.cpu.median), fmt.Sprintf("%.2f", m.wall.median/ours.wall.median)
		}
		rows = append(rows, row)
	}
	fmt.Fprintf(w, "## Time and memory, %s articles\n\nThe last two columns are ratios to %s.\n\n", thousands(articles), duplicates)
	table(w, []string{"command", "CPU s", "wall s", "peak MB", "CPU ratio", "wall ratio"}, rows)
}

func (b *bench) writeQuality(w *strings.Builder, articles int) {
	var rows [][]string
	for _, q := range b.quality {
		if q.articles != articles {
			continue
		}
		at, precision := "", ""
		if q.resembled > 0 {
			at, precision = fmt.Sprintf("%.1f", q.resembled), fmt.Sprintf("%.4f", q.precision())
		}
		rows = append(rows, []string{q.name, q.of, at, thousands(q.truth), fmt.Sprintf("%.4f", q.recall()), precision})
	}
	if len(rows) > 0 {
		fmt.Fprintf(w, "## Quality against exhaustive truth, %s articles\n\n", thousands(articles))
		table(w, []string{"command", "truth", "resemblance", "true ones", "recall", "precision"}, rows)
	}
}

// partShown is the smallest part of the CPU time with a line of its own.
const partShown = .01

func (b *bench) writeStages(w *strings.Builder) {
	s := b.stages
	if s == nil {
		return
	}
	var rows [][]string
	for i, name := range s.Names {
		rows = append(rows, []string{name, fmt.Sprintf("%.2f", s.Best[i])})
	}
	rows = append(rows, []string{"sum", fmt.Sprintf("%.2f", s.sum())}, []string{"whole process of " + duplicates, fmt.Sprintf("%.2f", s.CPU)})
	fmt.Fprintf(w, "## Primitives, one core, %s articles\n\nBest of %d passes.\n\n", thousands(s.Articles), stagePasses)
	table(w, []string{"stage", "CPU µs an article"}, rows)

	rows = nil
	for _, p := range s.Profile {
		if p.Part >= partShown {
			rows = append(rows, []string{p.Package, fmt.Sprintf("%.1f %%", 100*p.Part)})
		}
	}
	fmt.Fprintf(w, "Where the CPU time of %s goes, by the package of the function on top of the stack:\n\n", duplicates)
	table(w, []string{"package", "part"}, rows)
}

func (b *bench) writeGrowth(w *strings.Builder) {
	var rows [][]string
	for _, articles := range b.o.sizes {
		for _, name := range b.names("growth", articles) {
			m, _ := b.measured("growth", name, articles)
			row := []string{thousands(articles), name, "failed: " + m.fail, "", ""}
			if m.fail == "" {
				row = []string{thousands(articles), name, m.cpu.text("%.2f"), m.wall.text("%.2f"), fmt.Sprintf("%.0f", megabytes(m.rss.median))}
			}
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(w, "## Growth\n\n![Time and memory by the number of articles](growth.svg)\n\n")
	table(w, []string{"articles", "command", "CPU s", "wall s", "peak MB"}, rows)
	rows = nil
	for _, g := range b.growth {
		rows = append(rows, []string{
			g.path, g.figure, thousands(g.from) + " to " + thousands(g.to),
			fmt.Sprintf("%.2f", g.times), fmt.Sprintf("%.2f", g.overLinear()),
		})
	}
	table(w, []string{"path", "figure", "articles", "times", "over linear"}, rows)
}

func (b *bench) writeHard(w *strings.Builder) {
	var rows [][]string
	for _, h := range b.hard {
		if h.fail != "" {
			rows = append(rows, []string{h.name, "failed: " + h.fail, "", "", "", "", "", ""})
			continue
		}
		cpu, wall, rss := each(h.took, "%.2f", func(m measured) float64 { return m.cpu.median }),
			each(h.took, "%.2f", func(m measured) float64 { return m.wall.median }),
			each(h.took, "%.0f", func(m measured) float64 { return megabytes(m.rss.median) })
		rows = append(rows, []string{
			h.name, thousands(h.sizes[2]) + " " + h.unit, cpu, wall, rss,
			fmt.Sprintf("%.2f, %.2f", h.cpuExponent(), h.rssExponent()), thousands(h.pairs), thousands(h.bounded),
		})
	}
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(w, "## Hard cases\n\n%s at a quarter, a half and the whole of the size; growth as size^e, e for CPU time and for\n", both)
	fmt.Fprintf(w, "memory between the first and the last. Pairs are those of the whole size, links left out those of a quarter.\n\n")
	table(w, []string{"case", "size", "CPU s", "wall s", "peak MB", "e", "pairs", "links left out"}, rows)
}

// each returns a figure at each of the three sizes.
func each(took [3]measured, format string, figure func(measured) float64) string {
	var parts []string
	for _, m := range took {
		parts = append(parts, fmt.Sprintf(format, figure(m)))
	}
	return strings.Join(parts, " · ")
}

// writeReadme writes the table for the README of the project.
func (b *bench) writeReadme(w *strings.Builder) {
	sizes := b.o.compared()
	if len(sizes) == 0 {
		return
	}
	articles := sizes[len(sizes)-1]
	var rows [][]string
	for _, name := range []string{duplicates, gaoya, gaoyaOnce, rensa, rensaFast, "datasketch 1.9.0, XXH3", both, everything, simText, simShort} {
		m, ok := b.timed(name, articles)
		i := slices.IndexFunc(b.quality, func(q quality) bool { return q.name == name && q.articles == articles })
		if !ok || i < 0 {
			continue
		}
		q := b.quality[i]
		precision := ""
		if q.reported > 0 {
			precision = fmt.Sprintf("%.3f", q.precision())
		}
		rows = append(rows, []string{
			name, fmt.Sprintf("%.1f", m.cpu.median), fmt.Sprintf("%.1f", m.wall.median),
			fmt.Sprintf("%.0f", megabytes(m.rss.median)), fmt.Sprintf("%.3f", q.recall()), precision,
		})
	}
	if len(rows) > 0 {
		fmt.Fprintf(w, "## For the README, %s articles\n\n", thousands(articles))
		table(w, []string{"", "CPU s", "wall s", "peak MB", "recall", "precision"}, rows)
	}
}
