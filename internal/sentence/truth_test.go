package sentence

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/news"
)

// passage is a text with known sentences. All were written for this test, except those of the five articles.
type passage struct {
	name      string
	body      string
	sentences []string
	wrapped   bool // its lines are wrapped
}

const bound = "¦" // follows a sentence if its paragraph goes on

// readTruth reads the passages of testdata/truth.txt: a line "== name" or "== name (wrapped)", then the text with its
// bounds. In a passage that is not wrapped, each line end is a bound too.
func readTruth(t testing.TB) (truth []passage) {
	t.Helper()
	data, err := os.ReadFile("testdata/truth.txt")
	if err != nil {
		t.Fatal(err)
	}
	paragraph := map[bool]*regexp.Regexp{false: regexp.MustCompile(`\n+`), true: regexp.MustCompile(`\n\n| *\n {4}`)}
	text := "\n" + strings.ReplaceAll(string(data), "\r\n", "\n")
	for part := range strings.SplitSeq(text, "\n== ") {
		name, text, _ := strings.Cut(part, "\n")
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		p := passage{name: name, wrapped: strings.HasSuffix(name, " (wrapped)"), body: strings.ReplaceAll(text, bound, "")}
		for sentence := range strings.SplitSeq(paragraph[p.wrapped].ReplaceAllString(text, bound), bound) {
			p.sentences = append(p.sentences, strings.TrimSpace(sentence))
		}
		truth = append(truth, p)
	}
	return truth
}

// cut returns the texts of spans.
func cut(body string, spans []news.Span) (texts []string) {
	for _, s := range spans {
		texts = append(texts, s.Cut(body))
	}
	return texts
}

// misses returns the sentence ends that only one of two cuts of a text has, each with the words around it: with "+" if it
// should not be there, with "-" if it is missing.
func misses(got, want []string) (list []string) {
	is, should := ends(got), ends(want)
	text := strings.Join(want, " ")
	for name, sets := range map[string][2][]int{"+": {is, should}, "-": {should, is}} {
		for _, end := range sets[0] {
			if !slices.Contains(sets[1], end) {
				list = append(list, name+" "+around(text, end))
			}
		}
	}
	slices.Sort(list)
	return list
}

// ends returns the positions of the sentence ends, counted in characters other than white space.
func ends(sentences []string) (ends []int) {
	n := 0
	for _, s := range sentences {
		n += len(strings.Join(strings.Fields(s), ""))
		ends = append(ends, n)
	}
	return ends
}

// around returns the text before and after the first n bytes of text that are not white space.
func around(text string, n int) string {
	at := 0
	for ; n > 0; at++ {
		if text[at] != ' ' && text[at] != '\n' {
			n--
		}
	}
	return "…" + text[max(0, at-40):at] + " | " + text[at:min(len(text), at+40)] + "…"
}

// naive is the splitter that everyone writes first: a sentence ends at a mark before white space and a capital, and at a
// line end.
func naive(body string) (sentences []string) {
	end := regexp.MustCompile(`([.!?]["'”’)]*|\n)(?:\s+["'“‘(]*\p{Lu}|\n)`)
	for {
		at := end.FindStringSubmatchIndex(body)
		if at == nil {
			return append(sentences, body)
		}
		sentences, body = append(sentences, body[:at[3]]), strings.TrimSpace(body[at[3]:])
	}
}

// TestTruth cuts the passages. An error is an end too many or too few; the aim is at most one in a hundred sentences.
func TestTruth(t *testing.T) {
	sentences, errors, naiveErrors := 0, 0, 0
	for _, p := range readTruth(t) {
		sentences += len(p.sentences)
		list := misses(cut(p.body, Split(nil, p.body, nil)), p.sentences)
		for _, miss := range list {
			t.Logf("%s: %s", p.name, miss)
		}
		errors += len(list)
		naiveErrors += len(misses(naive(p.body), p.sentences))
	}
	t.Logf("%d sentences, %d errors; the naive splitter makes %d", sentences, errors, naiveErrors)
	if sentences < 300 || errors*100 > sentences {
		t.Errorf("%d errors in %d sentences", errors, sentences)
	}
	if naiveErrors*10 < sentences {
		t.Errorf("the naive splitter makes only %d errors: the truth is too easy", naiveErrors)
	}
}
