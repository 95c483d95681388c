package ingest

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"iter"
	"regexp"
	"slices"
	"strings"

	"github.com/copytaster/copytaster/internal/news"
)

// exportFormat is a text that an archive of newspapers exports, with several articles.
func exportFormat() Format {
	return Format{
		Name:       "export",
		About:      "text exports of Nexis, Nexis Uni, Factiva and ProQuest (each document in them is an article; also as .docx and .rtf)",
		Extensions: nil,
		Example:    "1 of 2 DOCUMENTS\n\nThe Post\n\nMarch 5, 2024 Tuesday\n\nRain\n\nBYLINE: Jo Wu\n\nLENGTH: 2 words\n\nRain fell.\n\nLOAD-DATE: March 6, 2024\n",
		Sniff:      func(s *Sample) bool { return exportOf(s.peek(tableHead)) != nil },
		Read: func(s *Source) iter.Seq2[news.Article, error] {
			return func(yield func(news.Article, error) bool) {
				head, _ := s.Peek(tableHead)
				e := exportOf(head)
				if e == nil {
					yield(news.Article{}, &Skipped{Reason: "no export of an archive that is known: no document begins or ends in its first lines"})
					return
				}
				s.readExport(e, s.Reader, yield)
			}
		},
	}
}

// export is how an archive writes documents one behind the other.
type export struct {
	name   string
	line   *regexp.Regexp // stands before each document, or behind
	behind bool
	has    *regexp.Regexp // what documents have beside that
	parse  func(lines []string) *record
}

// exports are the archives that are known.
var exports = []export{
	{"Nexis", regexp.MustCompile(`(?i)^\s*(?:document\s+|dokument\s+)?\d+ (?:of|von|de|di|van|sur) \d+ (?:documents?|dokumenten?|documentos|documenti|documenten)\s*$`), false,
		regexp.MustCompile(`(?m)^\s*(?:LENGTH|LOAD-DATE|LÄNGE|UPDATE|LONGUEUR|DATE-CHARGEMENT|LONGITUD|LENGTE): `), parseNexis},
	{"Nexis Uni", regexp.MustCompile(`^\s*End of Document\s*$`), true, regexp.MustCompile(`(?m)^\s*(?:Length|Load-Date):`), parseNexis},
	{"Factiva", regexp.MustCompile(`^\s*(?:AN\s+)?(?:Document|Dokument|Documento) [A-Za-z]{2,12}\d{8,}[a-z0-9]{4,}\s*$`), true,
		regexp.MustCompile(`(?m)^(?:WC\s+)?\s*[\d.,]+ (?:words|Wörter|mots|palabras|parole|woorden)\s*$`), parseFactiva},
	{"ProQuest", regexp.MustCompile(`^\s*(?:Document|Dokument|Documento) \d+ (?:of|von|de) \d+\s*$`), false, regexp.MustCompile(`(?m)^\s*(?:ProQuest document|Full text:|Publication title:)`), parseProQuest},
}

// exportOf returns the archive that a text of this beginning is from; nil: none.
func exportOf(head []byte) *export {
	for i := range exports {
		e := &exports[i]
		if !e.has.Match(head) {
			continue
		}
		for line := range bytes.Lines(head) {
			if len(line) < 100 && e.line.Match(bytes.TrimRight(line, "\r\n")) {
				return e
			}
		}
	}
	return nil
}

// yieldText yields the article of r, or those of its text where that is an export.
func (s *Source) yieldText(r *record, yield func(news.Article, error) bool) {
	if e := exportOf([]byte(r.text[:min(len(r.text), tableHead)])); e != nil {
		s.readExport(e, strings.NewReader(r.text), yield)
		return
	}
	a, err := s.in.article(r)
	if err != nil {
		err = asSkip(err)
	}
	yield(a, err)
}

// readExport yields the documents in r.
func (s *Source) readExport(e *export, r io.Reader, yield func(news.Article, error) bool) {
	lines := &lineReader{r: newReaderOf(r), limit: s.in.limit}
	n, at := 0, 1
	var doc []string
	var size int64
	flush := func() bool {
		var a news.Article
		var err error
		record := e.parse(doc)
		over := size > s.in.limit
		doc, size = nil, 0
		switch {
		case over:
			err = errors.New("a document that is longer than an article may be")
		case strings.TrimSpace(record.text) == "" && record.title == "":
			return true // a list of contents, or the end
		default:
			a, err = s.in.article(record)
		}
		n++
		if err != nil {
			return yield(news.Article{}, skippedLine(at, err.Error()))
		}
		a.Place.Line = at
		s.number(&a, n)
		return yield(a, nil)
	}
	begun := e.behind
	for {
		line, err := lines.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if _, long := errors.AsType[*longLineError](err); err != nil && !long {
			yield(news.Article{Place: news.Place{Line: lines.n}}, err)
			return
		} else if long {
			size = s.in.limit + 1
		}
		text := strings.TrimRight(string(toUTF8(line)), "\r\f")
		if len(text) < 100 && e.line.MatchString(text) {
			if e.behind {
				doc = append(doc, text)
			}
			if begun && !flush() {
				return
			}
			begun, at = true, lines.n
			if e.behind {
				at++
			}
			doc = nil
			continue
		}
		if size += int64(len(text)) + 1; size <= s.in.limit {
			doc = append(doc, text)
		} else {
			doc = nil
		}
	}
	if begun && !e.behind {
		flush()
	} else if len(doc) > 0 && e.behind && len(strings.TrimSpace(strings.Join(doc, ""))) > 400 {
		yield(news.Article{Place: news.Place{Line: at}}, io.ErrUnexpectedEOF) // a document without its end
	}
}

// labels are the names of fields in exports, in small letters, and what each is.
var labels = map[string]string{
	"headline": "title", "title": "title", "titel": "title", "titre": "title", "byline": "byline", "author": "byline", "autor": "byline", "auteur": "byline", "autoren": "byline",
	"date": "date", "publication date": "date", "publication title": "source", "publication": "source", "language": "lang", "language of publication": "lang", "sprache": "lang",
	"langue": "lang", "url": "url", "document url": "url", "proquest document id": "id", "accession number": "id", "acc-no": "id", "dateline": "dateline", "full text": "text", "volltext": "text",

	"length": "head", "länge": "head", "longueur": "head", "longitud": "head", "lengte": "head", "section": "head", "rubrik": "head", "highlight": "head", "series": "head", "edition": "head",
	"distribution": "head", "type": "head", "ressort": "head", "publication info": "head", "abstract": "head", "links": "head",

	"load-date": "tail", "update": "tail", "graphic": "tail", "publication-type": "tail", "publication type": "tail", "journal-code": "tail", "subject": "tail", "organization": "tail",
	"industry": "tail", "geographic": "tail", "person": "tail", "company": "tail", "ticker": "tail", "correction-date": "tail", "classification": "tail", "zeitungstyp": "tail",
	"first page": "tail", "publication year": "tail", "document type": "tail", "copyright": "tail", "last updated": "tail", "database": "tail", "place of publication": "tail",
	"country of publication": "tail", "issn": "tail", "source type": "tail", "publication subject": "tail", "publisher": "tail", "section name": "tail", "dateline text": "tail", "source": "tail", "notes": "tail",
}

var labelled = regexp.MustCompile(`^\s{0,3}([A-ZÄÖÜ][A-Za-zÄÖÜäöüß -]{2,30}):(?:\s+(.*))?$`)

// copyrightLine begins a line that says whose the text is.
var copyrightLine = regexp.MustCompile(`(?i)^\s*(copyright\b|\(c\)|©|all rights reserved)`)

// parseLabelled reads the fields with labels, and returns the paragraphs before the first of them and those that are the text.
func (r *record) parseLabelled(lines []string) (before, text []string) {
	last, begun := "", false // what the last label was, and whether there was one
	var p []string
	flush := func() {
		if len(p) == 0 {
			return
		}
		paragraph := strings.Join(p, "\n")
		switch {
		case copyrightLine.MatchString(paragraph) && len(paragraph) < 300:
		case !begun:
			before = append(before, paragraph)
		case last != "tail":
			text = append(text, paragraph)
		}
		p = nil
	}
	set := func(what, value string) {
		to := map[string]*string{"title": &r.title, "byline": &r.byline, "date": &r.date, "source": &r.source, "lang": &r.lang, "url": &r.url, "id": &r.id, "dateline": &r.desk.Dateline}[what]
		if to != nil {
			*to = oneLine(*to + " " + value)
		}
	}
	goesOn := "" // the field whose value may go on in the next line
	for _, line := range lines {
		trimmed := strings.TrimSpace(line)
		if trimmed == "" {
			flush()
			goesOn = ""
			continue
		}
		if trimmed == "Body" && begun || trimmed == "Text" && begun {
			text, last, p = nil, "text", nil
			continue
		}
		m := labelled.FindStringSubmatch(line)
		what := ""
		if m != nil {
			what = labels[strings.ToLower(strings.TrimSpace(m[1]))]
		}
		switch {
		case what == "text":
			flush()
			begun, last, goesOn, text = true, "text", "", nil
			if m[2] != "" {
				p = append(p, strings.TrimSpace(m[2]))
			}
		case what != "":
			flush()
			if last == "text" && len(text) > 0 && what != "head" {
				last = "tail"
			} else if last != "tail" {
				last = map[bool]string{true: "tail", false: "head"}[what == "tail"]
			}
			begun, goesOn = true, what
			set(what, m[2])
		case goesOn != "":
			set(goesOn, trimmed)
		default:
			p = append(p, trimmed)
		}
	}
	flush()
	return before, text
}

// weekday finds what stands around the date of a document.
var dayName = regexp.MustCompile(`(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*$`)

// dateLike returns a line without the day of the week, if it is a date.
func dateLike(line string) (string, bool) {
	date := strings.TrimRight(strings.TrimSpace(dayName.ReplaceAllString(line, "")), ", ")
	_, _, ok := parseDate(date)
	return date, ok && date != ""
}

// parseNexis reads a document of Nexis: before the labels stand source, date and headline; or the headline, source and date.
func parseNexis(lines []string) *record {
	r := &record{}
	before, text := r.parseLabelled(lines)
	var head []string
	for _, p := range before {
		head = append(head, strings.Split(p, "\n")...)
	}
	at := slices.IndexFunc(head, func(line string) bool { _, ok := dateLike(line); return ok })
	if at >= 0 {
		date, _ := dateLike(head[at])
		r.date = cmp.Or(r.date, date)
	}
	switch {
	case at == 0 || at < 0:
		if r.title == "" && len(before) > 0 {
			r.title = oneLine(before[len(before)-1])
		}
	case at >= 2 && r.title == "": // the headline, the source, the date
		r.source, r.title = cmp.Or(r.source, oneLine(head[at-1])), oneLine(strings.Join(head[:at-1], " "))
	default:
		r.source = cmp.Or(r.source, oneLine(head[0]))
	}
	if at == 1 && r.title == "" && len(before) > 1 {
		if last := oneLine(before[len(before)-1]); !strings.Contains(last, head[at]) {
			r.title = last
		}
	}
	r.text = strings.Join(text, "\n\n")
	r.lang = languageCode(r.lang)
	return r
}

// parseProQuest reads a document of ProQuest, whose first line is the headline.
func parseProQuest(lines []string) *record {
	r := &record{}
	before, text := r.parseLabelled(lines)
	if r.title == "" && len(before) > 0 {
		r.title = oneLine(before[0])
	}
	r.text = strings.Join(text, "\n\n")
	r.lang = languageCode(r.lang)
	return r
}

var (
	factivaCode  = regexp.MustCompile(`^\s{0,2}(HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|SE|CLM|CO|IN|NS|RE|IPC|IPD|PUB|AN|ART|CT|RF)(?:\s+(.*))?$`)
	factivaWords = regexp.MustCompile(`^\s*[\d.,]+ (?:words|Wörter|mots|palabras|parole|woorden)\s*$`)
	clockLine    = regexp.MustCompile(`^\s*\d\d:\d\d( GMT)?\s*$`)
)

// parseFactiva reads a document of Factiva, with codes before its fields or without.
func parseFactiva(lines []string) *record {
	r := &record{}
	coded := slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "HD ") })
	var paragraphs []string
	var p []string
	flush := func() {
		if len(p) > 0 {
			paragraphs = append(paragraphs, strings.Join(p, "\n"))
		}
		p = nil
	}
	if len(lines) > 0 { // the last has the number of the document
		fields := strings.Fields(lines[len(lines)-1])
		if len(fields) > 0 {
			r.id = fields[len(fields)-1]
		}
		lines = lines[:len(lines)-1]
	}
	clock := ""
	if !coded {
		step := 0 // 0: the headline and what is before the count of words, 1: the date, 2: the source, 3: the rest of the head, 4: the text
		for _, line := range lines {
			t := strings.TrimSpace(line)
			switch {
			case step == 4:
				if t == "" {
					flush()
				} else {
					p = append(p, t)
				}
			case t == "" && step < 3:
			case step == 0 && factivaWords.MatchString(t):
				step = 1
			case step == 0 && strings.HasPrefix(strings.ToLower(t), "by ") && r.title != "":
				r.byline = t
			case step == 0:
				r.title = oneLine(r.title + " " + t)
			case step == 1:
				if date, ok := dateLike(t); ok {
					r.date, step = date, 2
				}
			case step == 2 && clockLine.MatchString(t):
				clock = t
			case step == 2:
				r.source, step = t, 3
			case copyrightLine.MatchString(t) || t == "":
				step = 4
			case languageCode(t) != t:
				r.lang = languageCode(t)
			}
		}
		flush()
	} else {
		code := ""
		for _, line := range lines {
			t := strings.TrimSpace(line)
			if m := factivaCode.FindStringSubmatch(line); m != nil {
				flush()
				code, t = m[1], strings.TrimSpace(m[2])
			}
			switch code {
			case "HD":
				r.title = oneLine(r.title + " " + t)
			case "BY":
				r.byline = oneLine(r.byline + " " + t)
			case "PD":
				r.date = cmp.Or(r.date, t)
			case "ET":
				clock = cmp.Or(clock, t)
			case "SN":
				r.source = cmp.Or(r.source, t)
			case "LA":
				r.lang = cmp.Or(r.lang, languageCode(t))
			case "LP", "TD":
				if t == "" {
					flush()
				} else {
					p = append(p, t)
				}
			}
		}
		flush()
	}
	if r.date != "" && clock != "" {
		r.date += " " + clock
	}
	r.text = strings.Join(paragraphs, "\n\n")
	return r
}

// languageCode returns the code of a language that an export names in English; another is returned as it is.
func languageCode(name string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(name), ";")
	for _, l := range [...][2]string{
		{"english", "en"}, {"german", "de"}, {"deutsch", "de"}, {"french", "fr"}, {"français", "fr"}, {"spanish", "es"}, {"español", "es"}, {"italian", "it"}, {"dutch", "nl"},
		{"portuguese", "pt"}, {"norwegian", "no"}, {"swedish", "sv"}, {"danish", "da"}, {"russian", "ru"}, {"polish", "pl"}, {"turkish", "tr"}, {"arabic", "ar"},
	} {
		if strings.HasPrefix(strings.ToLower(first), l[0]) {
			return l[1]
		}
	}
	return name
}
