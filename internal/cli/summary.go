package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"

	"github.com/copytaster/copytaster/internal/report"
	"github.com/copytaster/copytaster/internal/spill"
)

// summaryVariable names the file to which a step of GitHub Actions may append Markdown, for the page of its run.
const summaryVariable = "GITHUB_STEP_SUMMARY"

// summarised is a writer of annotations that also appends a short report to the file of a step.
type summarised struct {
	report.Writer
	markdown *report.Markdown
	text     *bytes.Buffer
	path     string
}

// newSummarised returns w with a report appended to path at its end.
func newSummarised(w report.Writer, path string, space *spill.Space) *summarised {
	var text bytes.Buffer
	return &summarised{w, report.NewMarkdown(&text, space), &text, path}
}

// Pair hands p to both.
func (s *summarised) Pair(p *report.Pair) error {
	return errors.Join(s.Writer.Pair(p), s.markdown.Pair(p))
}

// Close closes both, and appends the report at once.
func (s *summarised) Close(r *report.Result) error {
	if err := errors.Join(s.Writer.Close(r), s.markdown.Close(r)); err != nil {
		return err
	}
	f, err := os.OpenFile(s.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err == nil {
		_, err = f.Write(append(s.text.Bytes(), '\n'))
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		return hinted{fmt.Errorf("%s: %w", summaryVariable, err), "unset " + summaryVariable + ", or name a file that can be written"}
	}
	return nil
}
