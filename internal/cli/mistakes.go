package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/copytaster/copytaster/internal/ingest"
)

// What people type who know other programs gets the command to type instead.

// alias is a flag of other programs.
type alias struct {
	names   []string // with one letter: after one dash
	instead []string // what stands here in its place, the first of which the command must have as a flag; its value follows
	valued  bool     // it takes a value
}

// aliases returns the flags of other programs, with what to write instead. A command takes the first whose flag it has.
func aliases() []alias {
	out := []alias{
		{[]string{"o", "output", "out-dir", "outdir", "output-dir", "dir"}, []string{"--out"}, true},
		{[]string{"f", "output-format", "type"}, []string{"--format"}, true},
		{[]string{"j", "jobs", "threads", "parallel"}, []string{"--workers"}, true},
		{[]string{"l", "language"}, []string{"--lang"}, true},
		{[]string{"t", "threshold", "similarity", "min-similarity"}, []string{"--min-resemblance"}, true},
		{[]string{"n", "min-length", "minimum", "min"}, []string{"--min-words"}, true},
		{[]string{"fail", "fail-if", "exit-code"}, []string{"--fail-on"}, true},
		{[]string{"c"}, []string{"--config"}, true},
		{[]string{"reference", "source", "compare-to"}, []string{"--against"}, true},
		{[]string{"json"}, []string{"--format", "jsonl"}, false},
	}
	for _, name := range []string{"jsonl", "csv", "github", "markdown", "sarif", "junit"} {
		out = append(out, alias{[]string{name}, []string{"--format", name}, false})
	}
	return out
}

// needless are flags of other programs for what is done anyway.
var needless = []string{"r", "R", "recursive", "s"}

// flagMistake returns an error in the flags of c, with a hint for the command that was meant.
func (e *env) flagMistake(c *cobra.Command, err error) error {
	hint := "see " + c.CommandPath() + " --help"
	if unknown, ok := errors.AsType[*pflag.NotExistError](err); ok {
		name := unknown.GetSpecifiedName()
		if !c.HasParent() { // no command was named
			if meant := e.meantCommand(c, e.args); meant != "" {
				hint = meant
			}
		} else if instead := e.insteadOf(c, name); instead != "" {
			hint = instead
		}
	}
	return usageError{hinted{err, hint}}
}

// insteadOf returns what to type where c has no flag with this name; "" if nobody knows.
func (e *env) insteadOf(c *cobra.Command, name string) string {
	has := func(flag string) bool { return c.Flags().Lookup(strings.TrimPrefix(flag, "--")) != nil }
	if slices.Contains(needless, name) && has("--follow-links") {
		return e.didYouMean(e.replaced(name, nil, false)) + "; folders are read with all that is in them"
	}
	for _, a := range aliases() {
		switch {
		case !slices.Contains(a.names, name):
		case a.instead[0] == "--out" && has("--format"):
			return e.outMistake(name, has("--out"))
		case has(a.instead[0]) && name == "json" && (c.Name() == "eval" || c.Name() == "agree"):
			return e.didYouMean(e.replaced(name, []string{"--format", "json"}, false))
		case has(a.instead[0]):
			return e.didYouMean(e.replaced(name, a.instead, a.valued))
		}
	}
	switch {
	case name == "html" && has("--out"):
		return e.didYouMean(e.replaced(name, []string{"--out"}, true)) + "; the page is report.html in it"
	case name == "format" && c.Name() == "explain":
		return "explain prints text alone; did you mean: " + shell(slices.Concat([]string{"copytaster", "compare"}, e.args[min(1, len(e.args)):]))
	}
	var known []string
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			known = append(known, f.Name)
		}
	})
	if near := nearest(name, known); near != "" && len(name) > 1 {
		return e.didYouMean(e.replaced(name, []string{"--" + near}, true)) + "; see " + c.CommandPath() + " --help"
	}
	return ""
}

// outMistake says how to write what -o or --output would: a folder, where the command writes one, or a file.
func (e *env) outMistake(name string, folders bool) string {
	formats := map[string]string{".jsonl": "jsonl", ".json": "jsonl", ".csv": "csv", ".sarif": "sarif", ".xml": "junit", ".md": "markdown", ".txt": "text"}
	value := e.valueOf(name)
	format := formats[filepath.Ext(value)]
	switch page := strings.TrimSuffix(value, ".html"); {
	case format != "":
		return e.didYouMean(append(e.replaced(name, []string{"--format", format}, false, value), ">", value))
	case folders && page != value:
		return e.didYouMean(e.replaced(name, []string{"--out", page}, false, value)) + "; the page is report.html in it"
	case page != value:
		return e.didYouMean(e.replaced(name, []string{"--html"}, true))
	case folders:
		return e.didYouMean(e.replaced(name, []string{"--out"}, true)) + "; it is a folder with all files, and --format FORMAT > FILE writes one"
	}
	return e.didYouMean(append(e.replaced(name, nil, true), ">", value))
}

// oneOfFormats returns an error unless format is one of those that a command prints.
func (e *env) oneOfFormats(format string, formats ...string) error {
	err := oneOf("--format", format, formats...)
	if err == nil {
		return nil
	}
	if hint := e.formatMistake(format, formats); hint != "" {
		return hinted{err, hint}
	}
	return err
}

// formatMistake returns the hint for a format that the command of a flag --format has not; "" if nobody knows.
func (e *env) formatMistake(format string, formats []string) string {
	meant := map[string]string{"json": "jsonl", "ndjson": "jsonl", "md": "markdown", "xml": "junit", "xlsx": "csv", "excel": "csv", "tsv": "csv", "txt": "text", "plain": "text"}
	other := meant[format]
	if other == "" {
		other = nearest(format, formats)
	}
	switch {
	case slices.Contains(formats, other):
		return e.didYouMean(e.replaced(format, []string{other}, false))
	case format == "html" && len(e.args) > 0 && e.args[0] == "scan":
		return "a run folder has the page: " + shell(append(append([]string{"copytaster"}, withoutFormat(e.args)...), "--out", "run")) + "; then open run/report.html"
	case format == "html" && len(e.args) > 0 && e.args[0] == "compare":
		return e.didYouMean(append(append([]string{"copytaster"}, withoutFormat(e.args)...), "--html", "pair.html"))
	case slices.Contains([]string{"csv", "jsonl", "sarif", "junit", "github", "markdown"}, format):
		return format + " is written of articles and pairs: copytaster scan PATH... --format " + format + ", or copytaster report RUN --format " + format
	}
	return ""
}

// withoutFormat returns args without --format and its value.
func withoutFormat(args []string) []string {
	var out []string
	for i := 0; i < len(args); i++ {
		switch {
		case args[i] == "--format":
			i++
		case !strings.HasPrefix(args[i], "--format="):
			out = append(out, args[i])
		}
	}
	return out
}

// meantCommand returns what to type where args begin with no command: a path, an address, or the name that another program has for it; "" if
// nobody knows.
func (e *env) meantCommand(root *cobra.Command, args []string) string {
	var paths, flags []string
	for i, arg := range args {
		if strings.HasPrefix(arg, "-") && arg != "-" {
			flags = args[i:]
			break
		}
		paths = append(paths, arg)
	}
	if len(paths) == 0 {
		return ""
	}
	first := paths[0]
	with := func(command string, rest ...string) string {
		line := slices.Concat([]string{"copytaster", command}, rest)
		for _, arg := range flags {
			if i := slices.IndexFunc(aliases(), func(a alias) bool { return !a.valued && arg == "--"+a.names[0] }); i >= 0 {
				line = append(line, aliases()[i].instead...)
			} else {
				line = append(line, arg)
			}
		}
		return e.didYouMean(line)
	}
	for command, names := range map[string][]string{"compare": {"diff", "cmp"}, "scan": {"find", "detect", "run", "search", "analyse", "analyze"}} {
		if slices.Contains(names, first) && len(paths) > 1 {
			return with(command, paths[1:]...)
		}
	}
	switch info, err := os.Stat(first); {
	case ingest.IsAddress(first):
		return e.fetched(append([]string{"scan"}, args...), first)
	case err != nil:
		return ""
	case len(paths) == 2 && info.Mode().IsRegular() && isFile(paths[1]):
		return with("compare", paths...)
	default:
		return with("scan", paths...)
	}
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// fetched says how to read an address that stands among args.
func (e *env) fetched(args []string, address string) string {
	out := []string{"copytaster"}
	for _, arg := range args {
		if arg == address {
			arg = "-"
		}
		out = append(out, arg)
	}
	return "fetch it with another program and read what comes: " + shell([]string{"curl", "-sL", address, "|"}) + " " + shell(out)
}

// replaced returns the command line with other words in the place of a flag, or of a word, and of its value where that goes too (and the
// value is not kept). A value that must go as well may be named.
func (e *env) replaced(name string, instead []string, keep bool, drop ...string) []string {
	out := []string{"copytaster"}
	for i := 0; i < len(e.args); i++ {
		arg := e.args[i]
		flag, value, joined := strings.Cut(arg, "=")
		bare := strings.TrimLeft(flag, "-")
		short := len(name) == 1 && strings.HasPrefix(arg, "-"+name) && !strings.HasPrefix(arg, "--")
		switch {
		case short && len(arg) > 2: // -ox
			out = append(out, instead...)
			if keep {
				out = append(out, strings.TrimPrefix(arg[2:], "="))
			}
		case bare == name && (strings.HasPrefix(arg, "-") || arg == name):
			out = append(out, instead...)
			if joined && keep {
				out = append(out, value)
			}
			if !joined && len(instead) == 0 && keep && i+1 < len(e.args) {
				i++ // the value goes with its flag
			}
		case joined && value == name: // --format=json
			out = append(out, append([]string{flag}, instead...)...)
		case slices.Contains(drop, arg):
		default:
			out = append(out, arg)
		}
	}
	return out
}

// valueOf returns the value of a flag on the command line; "" without one.
func (e *env) valueOf(name string) string {
	for i, arg := range e.args {
		flag, value, joined := strings.Cut(arg, "=")
		switch bare := strings.TrimLeft(flag, "-"); {
		case bare == name && joined:
			return value
		case bare == name && strings.HasPrefix(arg, "-") && i+1 < len(e.args):
			return e.args[i+1]
		case len(name) == 1 && strings.HasPrefix(arg, "-"+name) && !strings.HasPrefix(arg, "--"):
			return arg[2:]
		}
	}
	return ""
}

func (e *env) didYouMean(words []string) string { return "did you mean: " + shell(words) }

// shell writes words as one would type them.
func shell(words []string) string {
	plain := regexp.MustCompile(`^[A-Za-z0-9_./:=,@%+~-]+$`)
	out := make([]string, len(words))
	for i, w := range words {
		switch {
		case w == ">" || w == "|" || plain.MatchString(w):
			out[i] = w
		default:
			out[i] = "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
		}
	}
	return strings.Join(out, " ")
}

// pdfs says how to read the PDFs of some paths, which are all that is there.
func pdfs(paths []string) string {
	if len(paths) == 1 {
		if info, err := os.Stat(paths[0]); err == nil && info.IsDir() {
			dir := shell([]string{filepath.ToSlash(filepath.Clean(paths[0]))})
			return fmt.Sprintf(`they are PDFs; make text of them first: for f in %s/*.pdf; do pdftotext -layout "$f"; done; then copytaster scan %s`, dir, dir)
		}
	}
	return "they are PDFs; make text of them first: pdftotext -layout FILE.pdf; then copytaster scan FILE.txt"
}
