package wire

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/copytaster/copytaster/internal/news"
)

// leastNamed is the least number of letters of a name that [CreditsTo] looks for. A shorter one stands in too many texts.
const leastNamed = 3

// cuesAfterNamed stand behind the name of a house whose text follows: "Northern Review has this to say:".
var cuesAfterNamed = set(
	`has this to say|had this to say|has this to report|puts it|put it|puts it this way|argues|argued|asks|asked|believes|comments|commented|thinks|opines|observed|observes|explains|explained|editorial|editorially|in its editorial|in an editorial|in a leader|in its leading article|in its leader|under the heading|under the headline|leads with|leader`,
	`meint|kommentiert|kommentierte|in einem kommentar|in ihrem kommentar|in seinem kommentar|kommentar|schreiben|titelt`,
	`écrit|estime|commente|commentait|dans son éditorial|dans un éditorial|éditorial|titre|dice|opina|comenta|escribe|en su editorial|en un editorial|editorial|titula|escreve|diz|em editorial|scrive|commenta|nell'editoriale`,
	`skriver|skrev|mener|på lederplass|i en leder|i sin leder|melder|meldte|ifølge|schrijft|meldt|pisze|pisał|píše|kirjoittaa`,
	`считает|отмечает|комментирует|в редакционной статье|писала|писал|сообщала`,
)

// cuesBeforeNamed stand before the name of a house whose text follows.
var cuesBeforeNamed = set(
	`from|courtesy of|by courtesy of|reprinted from|taken from|republished from|first published in|originally published in|originally published by|first appeared in|originally appeared in|appeared in|excerpt from|excerpts from|editorial from|source|sources|by`,
	`aus|aus der|aus dem|quelle|entnommen aus|zuerst erschienen in|im|in der|tiré de|publié dans|publié par|paru dans|dans|source|fuente|fonte|publicado en|publicado por|publicado em|publicado originalmente en|tomado de|en|kilde|fra|ifølge|skriver|skrev|melder|ifølge|gjengitt fra|källa|enligt|bron|volgens|uit|za|według|podle|podľa|из|по материалам|по словам|как писала|как писал|пишет`,
)

// CreditsTo returns the credits in the text of a to a house that is called name, of which no table need know: "According to
// Northern Review", "Ingrid Berg, Northern Review". anatomy must be the result of [Parse] for a. The name counts beside words of
// credit, in a short line that is no sentence, and before a colon.
func CreditsTo(a *news.Article, anatomy *Anatomy, name string) []Credit {
	bareName := House(name)
	if utf8.RuneCountInString(bareName) < leastNamed || !strings.Contains(a.Body, bareName) && !strings.Contains(a.Byline, bareName) {
		return nil
	}
	c := creditor{body: a.Byline, house: bareName}
	if c.words = creditWords(nil, a.Byline, 0, len(a.Byline)); len(c.mentions()) > 0 {
		c.found = append(c.found, Credit{To: bareName, How: "byline"})
	}
	c.body = a.Body
	c.words = creditWords(slices.Grow(c.words[:0], len(a.Body)/bytesAWord), a.Body, 0, len(a.Body))
	for _, m := range c.mentions() {
		i, j := m.i, m.j
		switch {
		case c.cueBefore(m) >= 0:
			i = c.cueBefore(m)
		case c.cueAfter(m) > 0:
			j = c.cueAfter(m)
		case !c.ownLine(m) && !c.headsText(m) && !(c.enclosed(m) && c.closes(m)):
			continue
		}
		how := "text"
		for _, z := range anatomy.Zones {
			if z.Span.Start <= uint32(c.words[m.i].from) && uint32(c.words[m.i].from) < z.Span.End {
				how = howOf[z.Kind]
			}
		}
		if how != "" {
			c.add(i, j, m.to, how)
		}
	}
	return c.found
}

// houseAt reads the name that c looks for at word i.
func (c *creditor) houseAt(i int) (mention, bool) {
	from := c.words[i].from
	if !strings.HasPrefix(c.body[from:], c.house) {
		return mention{}, false
	}
	j := i
	for j < len(c.words) && c.words[j].from < from+len(c.house) {
		j++
	}
	last := &c.words[j-1]
	if last.from+len(last.text) != from+len(c.house) && last.to != from+len(c.house) {
		return mention{}, false
	}
	return mention{i: i, j: j, to: c.house, agency: true}, true
}

// ownLine reports whether m stands in a line that names writers and houses and nothing else: "Ingrid Berg, Northern Review".
func (c *creditor) ownLine(m mention) bool {
	from, to := c.words[m.i].from, c.words[m.j-1].to
	start := strings.LastIndexByte(c.body[:from], '\n') + 1
	end := len(c.body)
	if n := strings.IndexByte(c.body[to:], '\n'); n >= 0 {
		end = to + n
	}
	s := strings.TrimSpace(c.body[start:end])
	if len(s) > mostByline || endsSentence(s) {
		return false
	}
	rest := strings.Trim(c.body[start:from], " \t\r-–—|,:([*/•·") + strings.Trim(c.body[to:end], " \t\r-–—|,:)]*/•·")
	return rest == "" || areNames(strings.TrimSpace(rest)) || creditLine(rest) || isByline(rest)
}

// headsText reports whether m, with no more than an article before it, begins a line and a colon follows: "Northern Review: A
// town ...".
func (c *creditor) headsText(m mention) bool {
	from, to := c.words[m.i].from, c.words[m.j-1].to
	start := strings.LastIndexByte(c.body[:from], '\n') + 1
	before := strings.ToLower(strings.Trim(c.body[start:from], " \t\r*•·-–—\"“"))
	rest := strings.TrimLeft(c.body[to:], " )\"”")
	return (before == "" || articles[before]) && rest != "" && (rest[0] == ':' || strings.HasPrefix(rest, "：") || dashAt(rest) > 0)
}
