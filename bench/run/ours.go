package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"slices"
)

// The paths of copytaster, by their names in the tables.
const (
	duplicates = "copytaster duplicates"
	both       = "copytaster duplicates,passages"
	everything = "copytaster, quotations and paraphrases too"
	atHalf     = "copytaster duplicates at .5"
)

// paths returns the value of --find for each path.
func paths() map[string]string {
	return map[string]string{
		duplicates: "duplicates", both: "duplicates,passages", everything: "duplicates,passages,quotations,paraphrases",
	}
}

// scan returns the command that runs a path of copytaster on a corpus. The command is named after the path and the
// further flags.
func (b *bench) scan(name, corpus string, articles int, flags ...string) (command, error) {
	c := command{name: name, path: name}
	for _, f := range flags {
		c.name += " " + f
	}
	out, err := b.output(articles, c.name+".jsonl")
	c.stdout, c.found = out, out
	c.argv = slices.Concat([]string{b.binary, "scan", "--find", paths()[name], "--format", "jsonl", "--quiet"}, flags, []string{corpus})
	return c, err
}

// ours returns the commands of copytaster that run beside the peers: the two paths that find text, each by default, with
// one worker, with two, and in little memory; and the path that finds everything.
func (b *bench) ours(corpus string, articles int) ([]command, error) {
	var all []command
	for _, name := range []string{duplicates, both} {
		for _, flags := range [][]string{nil, {"--workers", "1"}, {"--workers", "2"}, {"--memory", "512MiB"}} {
			c, err := b.scan(name, corpus, articles, flags...)
			if err != nil {
				return nil, err
			}
			all = append(all, c)
		}
	}
	c, err := b.scan(everything, corpus, articles)
	return append(all, c), err
}

// hashOf returns the SHA-256 of a file, in hexadecimal.
func hashOf(file string) (string, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// sameness counts, for a path on a corpus, the outputs with each SHA-256.
type sameness struct {
	path     string
	articles int
	hashes   map[string]int
}

// sameBytes records the hashes of what commands of copytaster wrote in a part.
func (b *bench) sameBytes(part string, articles int, commands []command) error {
	for _, c := range commands {
		m, ran := b.measured(part, c.name, articles)
		if !ran || m.fail != "" {
			continue
		}
		hash, err := hashOf(c.stdout)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(b.same, func(s sameness) bool { return s.path == c.path && s.articles == articles })
		if i < 0 {
			i = len(b.same)
			b.same = append(b.same, sameness{c.path, articles, map[string]int{}})
		}
		b.same[i].hashes[hash]++
	}
	return nil
}
