package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/spill"
)

// JUnit writes one test case an article, in the XML of JUnit that CI systems show. An article that is over a gate has failed; a
// skipped input is a test case that was skipped. The articles of --against are no test cases, because no gate judges them.
type JUnit struct {
	w             *bufio.Writer
	cases         *ranking
	over          map[string]*failure // by the ids of articles
	tests, failed int
}

// failure is what an article is over.
type failure struct {
	gates []string // each once
	lines []string // the first hits, in words
	hits  int
}

// failuresShown is how many hits of an article are named.
const failuresShown = 20

var _ ArticleWriter = (*JUnit)(nil)

// NewJUnit returns a writer to w, which the caller closes. The test cases wait for Close in space; nil: in memory.
func NewJUnit(w io.Writer, space *spill.Space) *JUnit {
	return &JUnit{w: bufio.NewWriter(w), cases: newRanking(space, 0), over: map[string]*failure{}}
}

// The elements that are written, with the attributes that every reader knows. Times are left out: they differ from run to run.
type (
	junitCase struct {
		XMLName xml.Name      `xml:"testcase"`
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		Skipped *junitMessage `xml:"skipped"`
		Failure *junitMessage `xml:"failure"`
	}
	junitMessage struct {
		Type    string `xml:"type,attr,omitempty"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

// Pair notes what is over a gate.
func (j *JUnit) Pair(p *Pair) error {
	for i := range p.Over {
		h := &p.Over[i]
		f := j.over[h.Article]
		if f == nil {
			f = &failure{}
			j.over[h.Article] = f
		}
		if !slices.Contains(f.gates, h.Gate) {
			f.gates = append(f.gates, h.Gate)
		}
		if f.hits++; f.hits <= failuresShown {
			f.lines = append(f.lines, fmt.Sprintf("over the gate %s: %s with %s", h.Gate, h.measure(), Printable(h.Source)))
		}
	}
	return nil
}

// measure says what of the gate the hit has.
func (h *Hit) measure() string {
	switch gateName(h.Gate) {
	case "share":
		return percent(h.Value) + " shared"
	case "words":
		return count(int(h.Value), "word") + " shared"
	case "passage":
		return count(int(h.Value), "passage") + " shared"
	case "paraphrase":
		return count(int(h.Value), "sentence") + " in other words"
	case "quotation-altered":
		return count(int(h.Value), "quotation") + " in other words or by another speaker than"
	case "killed":
		return count(int(h.Value), "stretch") + " that was taken back, shared"
	case "uncredited":
		return "words without credit, shared"
	}
	return h.Gate
}

// Article sets the test case of a aside.
func (j *JUnit) Article(a *Article) error {
	f := j.over[a.ID]
	if a.Against && f == nil {
		return nil
	}
	c := junitCase{Class: Printable(a.class()), Name: Printable(a.ID)}
	if j.tests++; f != nil {
		j.failed++
		if more := f.hits - len(f.lines); more > 0 {
			f.lines = append(f.lines, "and "+count(more, "more hit"))
		}
		place := a.Path
		if a.Line > 0 {
			place += fmt.Sprint(":", a.Line)
		}
		c.Failure = &junitMessage{Type: strings.Join(f.gates, " "), Message: f.lines[0], Text: strings.Join(append([]string{Printable(place)}, f.lines...), "\n")}
	}
	return j.add(&c)
}

// class is what JUnit groups test cases by.
func (a *Article) class() string {
	if a.Source != "" {
		return a.Source
	}
	return "articles"
}

func (j *JUnit) add(c *junitCase) error {
	text, err := xml.MarshalIndent(c, "    ", "  ")
	if err != nil {
		return err
	}
	return j.cases.add(0, append(text, '\n'))
}

// Close writes everything.
func (j *JUnit) Close(r *Result) error {
	for _, s := range r.Run.Skipped {
		if err := j.add(&junitCase{Class: "skipped", Name: Printable(s.Place), Skipped: &junitMessage{Message: Printable(s.Reason)}}); err != nil {
			return err
		}
	}
	skipped := len(r.Run.Skipped)
	tests := j.tests + skipped
	fmt.Fprintf(j.w, "%s<testsuites name=\"copytaster\" tests=\"%d\" failures=\"%d\" errors=\"0\">\n", xml.Header, tests, j.failed)
	fmt.Fprintf(j.w, "  <testsuite name=\"copytaster\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\">\n", tests, j.failed, skipped)
	if _, err := j.cases.writeTo(j.w); err != nil {
		return err
	}
	j.w.WriteString("  </testsuite>\n</testsuites>\n")
	return j.w.Flush()
}
