package report

import (
	"io"

	"github.com/copytaster/copytaster/internal/spill"
)

// Format is an output format: a row of the table that [Formats] returns.
type Format struct {
	Name string   // by which a command is told, in lower case
	In   Commands // those that print it
	// Open returns a writer to w, which the caller closes.
	Open func(w io.Writer, o Options) Writer
}

// Commands are a set of those that print a run.
type Commands uint8

const (
	InScan    Commands = 1 << iota // a run as it comes
	InCompare                      // one pair of articles
	InReport                       // a run that was written to a folder
)

// Options are for all formats; each takes from them what it needs. The zero value is good.
type Options struct {
	Text  TextOptions
	HTML  HTMLOptions
	Space *spill.Space // for what has to wait; nil: it waits in memory
}

// Formats returns the formats, in the order in which they are named to people. To add one is to append a row. One name may
// stand for two formats that are for different commands.
func Formats() []Format {
	const all = InScan | InCompare | InReport
	return []Format{
		{"text", InScan | InReport, func(w io.Writer, o Options) Writer { return NewText(w, o.Text, o.Space) }},
		{"text", InCompare, func(w io.Writer, o Options) Writer { return NewCompare(w, o.Text) }},
		{"jsonl", all, func(w io.Writer, _ Options) Writer { return NewJSONL(w) }},
		{"csv", all, func(w io.Writer, o Options) Writer { return NewCSV(w, o.Space) }},
		{"html", InReport, func(w io.Writer, o Options) Writer { return NewHTML(w, o.HTML) }},
		{"github", all, func(w io.Writer, o Options) Writer { return NewGitHub(w, o.Space) }},
		{"markdown", all, func(w io.Writer, o Options) Writer { return NewMarkdown(w, o.Space) }},
		{"sarif", all, func(w io.Writer, _ Options) Writer { return NewSARIF(w) }},
		{"junit", all, func(w io.Writer, o Options) Writer { return NewJUnit(w, o.Space) }},
	}
}

// FormatsFor returns the formats of a table that a command prints.
func FormatsFor(formats []Format, command Commands) []Format {
	var out []Format
	for _, f := range formats {
		if f.In&command != 0 {
			out = append(out, f)
		}
	}
	return out
}

// Names returns the names of the formats.
func Names(formats []Format) []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.Name)
	}
	return names
}
