package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
)

// simRuns returns the length of the shortest run that sim_text looks for, in words, by the name of the command. 24 words
// have the 20 shingles that the truth asks for. 12 words are copytaster's own shortest passage.
func simRuns() map[string]string {
	return map[string]string{simText: "24", simShort: "12"}
}

// simText returns the commands of sim_text, the peer for passages, or none if it is not installed. sim_text reads text
// files, and their names, one a line, from its input.
func (b *bench) simText(ctx context.Context, corpus string, articles int) ([]command, error) {
	if !installed("sim_text") {
		b.say("SKIP sim_text: not installed; it is in Debian's package similarity-tester")
		return nil, nil
	}
	list, err := b.output(articles, "files")
	if err != nil {
		return nil, err
	}
	if err := textFiles(ctx, corpus, list); err != nil {
		return nil, err
	}
	var all []command
	for _, name := range []string{simText, simShort} {
		found, err := b.output(articles, name+".txt")
		if err != nil {
			return nil, err
		}
		all = append(all, command{
			name: name, stdin: list + ".list", found: found,
			argv: []string{"sim_text", "-i", "-n", "-T", "-s", "-r", simRuns()[name], "-o", found},
		})
	}
	return all, nil
}

// textFiles writes each article of a corpus to a file of its own under the folder dir, a thousand files to a folder, and
// lists the file names in dir.list. The name of a file is the number of its article. If the list is there already,
// nothing is written.
func textFiles(ctx context.Context, corpus, dir string) error {
	if _, err := os.Stat(dir + ".list"); err == nil {
		return nil
	}
	part := dir + ".part"
	list, err := os.Create(part)
	if err != nil {
		return err
	}
	defer list.Close()
	names := bufio.NewWriter(list)
	i := 0
	for a, err := range articlesOf(ctx, corpus) {
		if err != nil {
			return err
		}
		folder := filepath.Join(dir, fmt.Sprint(i/1000))
		if i%1000 == 0 {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return err
			}
		}
		name := filepath.Join(folder, fmt.Sprint(i))
		if err := os.WriteFile(name, []byte(a.Body), 0o600); err != nil {
			return err
		}
		fmt.Fprintln(names, name)
		i++
	}
	if err := names.Flush(); err != nil {
		return err
	}
	return os.Rename(part, dir+".list")
}

// readRuns returns the pairs in the output of sim_text. Each line of a run names two files, which end in the numbers of
// the articles.
func readRuns(r io.Reader) (pairSet, error) {
	line := regexp.MustCompile(`(\d+): line \d+-\d+\s*\|\s*\S*?(\d+): line \d+-\d+`)
	found := pairSet{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if m := line.FindStringSubmatch(lines.Text()); m != nil {
			var a, b uint32
			if _, err := fmt.Sscan(m[1], &a); err != nil {
				return nil, err
			}
			if _, err := fmt.Sscan(m[2], &b); err != nil {
				return nil, err
			}
			found.add(a, b)
		}
	}
	return found, lines.Err()
}
