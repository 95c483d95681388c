package ingest

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// distinct returns the files with each absolute path once, in the order in which the paths first came up. Of
// several ways to a file the same one is kept in whatever order they were given.
func distinct(files []*file) []*file {
	at := make(map[string]int, len(files)) // index in kept
	kept := files[:0]
	for _, f := range files {
		i, seen := at[f.abs]
		if !seen {
			at[f.abs] = len(kept)
			kept = append(kept, f)
		} else if preferred(f, kept[i]) < 0 {
			kept[i] = f
		}
	}
	return kept
}

// preferred orders two ways to the same file: one that reads it first, then as an input, then with the shorter
// id, then named by the user, then with the shorter and smaller path.
func preferred(a, b *file) int {
	return cmp.Or(
		falseFirst(a.skip != "", b.skip != ""),
		falseFirst(a.against, b.against),
		cmp.Compare(a.depth, b.depth),
		falseFirst(!a.named, !b.named),
		cmp.Compare(len(a.path), len(b.path)),
		cmp.Compare(a.path, b.path),
	)
}

func falseFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// assignIDs sets the ids of the files that are to be read. As long as two are equal, all that are equal are
// lengthened by one parent folder; the order of the files plays no part in it.
func assignIDs(files []*file) {
	for _, f := range files {
		if f.skip == "" {
			f.id = tail(f.abs, f.depth)
		}
	}
	for again := true; again; {
		again = false
		count := make(map[string]int, len(files))
		for _, f := range files {
			if f.skip == "" {
				count[f.id]++
			}
		}
		for _, f := range files {
			if count[f.id] < 2 {
				continue
			}
			if longer := tail(f.abs, f.depth+1); longer != f.id {
				f.depth, f.id, again = f.depth+1, longer, true
			}
		}
	}
}

// tail returns the last n >= 1 names of an absolute path with '/' between them, or all where there are fewer. Standard
// input is "stdin".
func tail(abs string, n int) string {
	if abs == stdin {
		return "stdin"
	}
	p := strings.TrimPrefix(filepath.ToSlash(abs), "/")
	start := len(p)
	for ; n > 0 && start >= 0; n-- {
		start = strings.LastIndexByte(p[:start], '/')
	}
	return escaped(p[start+1:])
}

// escaped writes each byte that is not UTF-8 as % and two hexadecimal digits, because an id stands in reports
// that are UTF-8.
func escaped(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	var b strings.Builder
	for i, r := range name {
		if r == utf8.RuneError && !strings.HasPrefix(name[i:], "\uFFFD") {
			fmt.Fprintf(&b, "%%%02X", name[i])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
