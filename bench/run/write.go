package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// write writes the folder of results with everything known so far.
func (b *bench) write(ctx context.Context) error {
	files := map[string]string{
		"machine.txt":  b.machine(ctx),
		"commands.txt": strings.Join(b.commands, "\n") + "\n",
		"raw.csv":      b.raw(),
		"summary.md":   b.summary(),
	}
	if svg := b.chart(); svg != "" {
		files["growth.svg"] = svg
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(b.o.out, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// raw returns every single run as CSV.
func (b *bench) raw() string {
	w := &strings.Builder{}
	c := csv.NewWriter(w)
	c.Write([]string{"part", "articles", "command", "run", "cpu_s", "wall_s", "peak_rss_bytes", "failure"})
	for _, s := range b.samples {
		c.Write([]string{
			s.part, fmt.Sprint(s.articles), s.name, fmt.Sprint(s.run),
			fmt.Sprintf("%.3f", s.CPU), fmt.Sprintf("%.3f", s.Wall), fmt.Sprint(s.RSS), s.Fail,
		})
	}
	c.Flush()
	return w.String()
}
