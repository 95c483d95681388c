package wire

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/copytaster/copytaster/internal/golden"
	"github.com/copytaster/copytaster/internal/news"
)

// madeRows returns the rows of a table of texts that were made for the tests, with line feeds where \n stands.
func madeRows(t *testing.T, name string) (rows [][]string) {
	t.Helper()
	b, err := os.ReadFile("testdata/made/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if !strings.HasPrefix(line, "#") {
			rows = append(rows, strings.Split(strings.ReplaceAll(strings.TrimSuffix(line, "\n"), `\n`, "\n"), "\t"))
		}
	}
	return rows
}

// TestMadeCredits reads texts that credit an agency in the ways of many languages, or do not: in their text, as a source that is known by
// its name alone, or by the agency of the dateline. The golden file has how many are read as a
// reader would, and the others.
func TestMadeCredits(t *testing.T) {
	stories := make(map[string]string)
	for _, row := range madeRows(t, "stories.tsv") {
		stories[row[0]] = row[1]
	}
	var wrong strings.Builder
	rows := madeRows(t, "credits.tsv")
	right := 0
	for _, row := range rows {
		lang, agency, want := row[0], House(row[1]), row[2] == "yes"
		a := &news.Article{Lang: lang, Body: strings.ReplaceAll(row[3], "TEXT", stories[lang])}
		anatomy := Parse(a)
		credited := House(anatomy.Dateline.Agency) == agency || len(CreditsTo(a, &anatomy, row[1])) > 0 ||
			slices.ContainsFunc(Credits(a, &anatomy), func(c Credit) bool { return c.To == agency || c.To == Agencies })
		if credited == want {
			right++
		} else {
			fmt.Fprintf(&wrong, "%s %s: %q, credited: %t\n", lang, agency, row[3], credited)
		}
	}
	golden.Compare(t, "testdata/made/credits.golden", fmt.Appendf(nil, "%d of %d right\n%s", right, len(rows), &wrong))
}

// TestMadeKills reads notices of many languages that take a story back, or do something else. The golden file is as that of
// TestMadeCredits.
func TestMadeKills(t *testing.T) {
	var wrong strings.Builder
	rows := madeRows(t, "kills.tsv")
	right := 0
	for _, row := range rows {
		headline, want := row[2], row[3] == "yes"
		a := &news.Article{Lang: row[0], Title: row[4], Body: row[5]}
		anatomy := Parse(a)
		w, kills := ReadWithdrawal(a, &anatomy)
		_, bare := ReadHeadline(a.Title)
		kills = kills && (bare == headline || slices.Contains(slices.Concat(w.Headlines, w.Unquoted), headline))
		if kills == want {
			right++
		} else {
			fmt.Fprintf(&wrong, "%s %s: %q %q, taken back: %t\n", row[0], row[1], row[4], row[5], kills)
		}
	}
	golden.Compare(t, "testdata/made/kills.golden", fmt.Appendf(nil, "%d of %d right\n%s", right, len(rows), &wrong))
}
