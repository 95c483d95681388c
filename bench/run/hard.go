package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// hardResult is the result of a hard case, at a quarter, a half and the whole of its size.
type hardResult struct {
	hardCase
	sizes    [3]int
	took     [3]measured
	pairs    int // lines of the output at the whole size
	bounded  int // links left out at a quarter of the size
	fail     string
	articles [3]int
}

// cpuExponent and rssExponent return how CPU time and memory grow with the size: 1 is linear.
func (h *hardResult) cpuExponent() float64 {
	return exponent(h.took[0].cpu.median, h.took[2].cpu.median, float64(h.sizes[2])/float64(h.sizes[0]))
}

func (h *hardResult) rssExponent() float64 {
	return exponent(h.took[0].rss.median, h.took[2].rss.median, float64(h.sizes[2])/float64(h.sizes[0]))
}

// runHard runs copytaster with both paths on the hard cases.
func (b *bench) runHard(ctx context.Context) error {
	for i, c := range hardCases() {
		h, err := b.hardCase(ctx, i, c)
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		b.hard = append(b.hard, h)
	}
	return nil
}

func (b *bench) hardCase(ctx context.Context, number int, c hardCase) (hardResult, error) {
	h := hardResult{hardCase: c}
	whole := max(4, int(float64(c.full)*b.o.scale))
	for i, size := range []int{whole / 4, whole / 2, whole} {
		file, articles, err := b.makeHard(number, c, size)
		if err != nil {
			return h, err
		}
		name := fmt.Sprintf("%s, %d", c.name, size)
		out := file + ".out"
		scan := command{name: name, stdout: out, argv: []string{b.binary, "scan", "--find", paths()[both], "--format", "jsonl", "--quiet", file}}
		if err := b.inTurn(ctx, "hard", articles, min(b.o.runs, b.o.longRuns), []command{scan}); err != nil {
			return h, err
		}
		h.sizes[i], h.articles[i] = size, articles
		h.took[i], _ = b.measured("hard", name, articles)
		if h.fail = h.took[i].fail; h.fail != "" {
			return h, nil
		}
		if i == 0 {
			if h.bounded, err = b.bounded(ctx, file); err != nil {
				return h, err
			}
		}
		if h.pairs, err = lines(out); err != nil {
			return h, err
		}
		for _, f := range []string{file, out} { // some are large
			if err := os.Remove(f); err != nil {
				return h, err
			}
		}
	}
	return h, nil
}

// makeHard writes a case and returns its file and the number of its articles.
func (b *bench) makeHard(number int, c hardCase, size int) (file string, articles int, err error) {
	file = filepath.Join(b.o.work, fmt.Sprintf("hard-%d-%d.jsonl", number+1, size))
	f, err := os.Create(file)
	if err != nil {
		return "", 0, err
	}
	w := newWriter(f, b.o.seed)
	c.make(w, size)
	if err := w.out.Flush(); err != nil {
		return "", 0, err
	}
	return file, w.n, f.Close()
}

// bounded returns the number of links that a scan leaves out. It takes one more run, whose run.json has the number.
func (b *bench) bounded(ctx context.Context, file string) (int, error) {
	dir := file + ".run"
	args := []string{"scan", "--find", paths()[both], "--format", "jsonl", "--quiet", "--out", dir, file}
	if err := b.do(exec.CommandContext(ctx, b.binary, args...)); err != nil {
		return 0, err
	}
	data, err := os.ReadFile(filepath.Join(dir, "run.json"))
	if err != nil {
		return 0, err
	}
	var run struct {
		Counts struct {
			Bounded int `json:"bounded_links"`
		} `json:"counts"`
	}
	if err := json.Unmarshal(data, &run); err != nil {
		return 0, err
	}
	return run.Counts.Bounded, os.RemoveAll(dir)
}

// lines returns the number of lines of a file.
func lines(file string) (int, error) {
	f, err := os.Open(file)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	n, buffer := 0, make([]byte, 1<<20)
	for {
		k, err := f.Read(buffer)
		n += bytes.Count(buffer[:k], []byte("\n"))
		switch {
		case errors.Is(err, io.EOF):
			return n, nil
		case err != nil:
			return n, err
		}
	}
}
