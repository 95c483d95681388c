package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// pairSet is a set of pairs of articles, by their numbers in the corpus. The smaller number comes first.
type pairSet map[[2]uint32]struct{}

func (s pairSet) add(a, b uint32) { s[[2]uint32{min(a, b), max(a, b)}] = struct{}{} }

func (s pairSet) has(a, b uint32) bool {
	_, ok := s[[2]uint32{a, b}]
	return ok
}

// readFound returns the pairs in the file that a command wrote. The extension tells the format: .jsonl of copytaster,
// .csv of the peers' scripts, .txt of sim_text.
func readFound(file string, number map[string]uint32) (pairSet, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	read := readCSV
	switch {
	case strings.HasSuffix(file, ".txt"):
		return readRuns(f)
	case strings.HasSuffix(file, ".jsonl"):
		read = readJSONL
	}
	found := pairSet{}
	err = read(f, func(a, b string) error {
		x, okA := number[a]
		y, okB := number[b]
		if !okA || !okB {
			return fmt.Errorf("%s: the pair %q, %q is not of this corpus", file, a, b)
		}
		found.add(x, y)
		return nil
	})
	return found, err
}

// readCSV yields each row of a file that has a header: two ids, or the same id twice if a row has only one.
func readCSV(r io.Reader, yield func(a, b string) error) error {
	c := csv.NewReader(bufio.NewReader(r))
	c.ReuseRecord = true
	for first := true; ; first = false {
		row, err := c.Read()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case first:
			continue
		}
		if err := yield(row[0], row[len(row)-1]); err != nil {
			return err
		}
	}
}

// readJSONL yields the pairs that copytaster wrote.
func readJSONL(r io.Reader, yield func(a, b string) error) error {
	d := json.NewDecoder(bufio.NewReader(r))
	for {
		var pair struct{ A, B string }
		err := d.Decode(&pair)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := yield(pair.A, pair.B); err != nil {
			return err
		}
	}
}
