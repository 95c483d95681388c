package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/ingest"
	"github.com/copytaster/copytaster/internal/match"
	"github.com/copytaster/copytaster/internal/news"
	"github.com/copytaster/copytaster/internal/report"
)

// readings counts the articles that were read, as far as a gate needs to know.
type readings struct {
	fresh, against, wire, outlets int
	dropped                       int // fresh ones that are not among fresh any more: another article with their id was kept
}

func (n *readings) count(a *news.Article) {
	if a.Against {
		n.against++
	} else {
		n.fresh++
	}
	if a.Role == news.RoleWire {
		n.wire++
	} else {
		n.outlets++
	}
}

func (n *readings) drop(d match.Dropped) {
	if !d.Against {
		n.fresh--
		n.dropped++
	}
}

// checkJudged returns an error where the run compared nothing, so that its gate would pass whatever the articles are. Without a
// gate this is a warning.
func (r *run) checkJudged(paths []string) error {
	why, hint := r.unjudged(paths)
	switch {
	case why == "":
		return nil
	case len(r.gate.conditions) > 0:
		return usageError{hinted{fmt.Errorf("%s, so --fail-on has nothing to judge", why), hint}}
	case !r.o.quiet && len(r.input.Unread()) == 0: // else an error says it
		r.env.say("warning: %s; %s", why, hint)
	}
	return nil
}

// unjudged says why no article was compared with any other that the flags allow, and what to do; nothing where some may have been.
func (r *run) unjudged(paths []string) (why, hint string) {
	switch n := &r.read; {
	case n.fresh == 0 && n.dropped > 0:
		return "every article in " + strings.Join(paths, ", ") + " has the id of another one, which was kept", "give new articles ids of their own"
	case n.fresh == 0 && r.onlyPDFs():
		return "no article in " + strings.Join(paths, ", "), pdfs(paths)
	case n.fresh == 0:
		return "no article in " + strings.Join(paths, ", "), r.whatIsRead()
	case len(r.o.against) > 0 && n.against == 0:
		return "no article in --against " + strings.Join(r.o.against, ", "), r.whatIsRead()
	case r.index != nil && r.index.articles == 0:
		return "no article in the index " + r.index.dir, "add some with copytaster index add"
	case r.index != nil:
	case r.o.wire != "" && n.wire == 0:
		return "--wire " + r.o.wire + ": it fits no source, id or path of the articles read", "name a source as the articles write it, with * for the rest of a name"
	case r.o.wire != "" && n.outlets == 0:
		return "--wire " + r.o.wire + ": it fits every source, id or path of the articles read", "it must leave out the outlets, whose articles are compared with the wire copy"
	}
	return "", ""
}

// notRead is the error for files that the user named and that were not read, or not to their end.
func notRead(files []*ingest.Skipped) error {
	text := files[0].Error()
	if more := len(files) - 1; more > 0 {
		text += fmt.Sprintf(", and %s more", count(more, "file"))
	}
	return hinted{errors.New(text), "what could be read was used; mend the file, or leave it out"}
}

// notJudged is the error for a gate that nothing is over, where some articles or pairs could not be compared.
func notJudged(o *match.Outcome) error {
	return hinted{
		fmt.Errorf("%s and %s could not be compared, so --fail-on did not judge them", count(len(o.Broken), "article"), count(len(o.Failed), "pair")),
		"this is a fault of the program: please report it, with the text if you may; leave the article out until then",
	}
}

// whatIsRead says which files of a folder are read.
func (r *run) whatIsRead() string {
	return "of a folder, files that end in " + list(ingest.Extensions(r.env.inputs), "or") + " are read, also packed"
}

// onlyPDFs reports whether all that was skipped is a PDF, and something was.
func (r *run) onlyPDFs() bool {
	return len(r.skipped) > 0 && !slices.ContainsFunc(r.skipped, func(s report.Skipped) bool { return !strings.HasPrefix(s.Reason, "a PDF") })
}
