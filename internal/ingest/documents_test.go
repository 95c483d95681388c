package ingest

import (
	"slices"
	"strings"
	"testing"
)

// docxOf returns a document of Word with these paragraphs.
func docxOf(t testing.TB, paragraphs ...string) string {
	t.Helper()
	var b strings.Builder
	for _, p := range paragraphs {
		b.WriteString("<w:p><w:pPr/><w:r><w:t xml:space=\"preserve\">" + p + "</w:t></w:r></w:p>")
	}
	return zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "<w:document><w:body>"+b.String()+"</w:body></w:document>", "docProps/core.xml",
		"<cp:coreProperties><dc:title>T</dc:title><dc:creator>Jo Wu</dc:creator><dcterms:created>2024-03-05T06:00:00Z</dcterms:created></cp:coreProperties>")
}

const (
	nexisText = "\n                               1 of 2 DOCUMENTS\n\n\n                                 The Post (Oslo)\n\n                             March 5, 2024 Tuesday\n                              Late Edition - Final\n\nRain falls at the\nharbour\n\n" +
		"BYLINE: By JO WU\n\nSECTION: Section A; Column 1;\n National Desk; Pg. 1\n\nLENGTH: 812 words\n\nDATELINE: OSLO\n\n Rain fell.\n\n Wind came. He said: so be it.\n\nURL: http://post.example\n\nLOAD-DATE: March 6, 2024\n\nLANGUAGE: ENGLISH\n\nGRAPHIC: A photo\n\nPUBLICATION-TYPE: Newspaper\n\n\n                 Copyright 2024 The Post\n" +
		"\n                               2 of 2 DOCUMENTS\n\n\n                                 Daily Mail\n\n                             March 6, 2024\n\nLENGTH: 3 words\n\nHEADLINE: Sun\n\nSun shone.\n\nLOAD-DATE: March 7, 2024\n"
	nexisUniText = "Rain falls\nThe Post (Oslo)\nMarch 5, 2024 Tuesday\n\nCopyright 2024 The Post All Rights Reserved\n\nSection: A; Pg. 1\nLength: 812 words\nByline: Jo Wu\n\nBody\n\nRain fell.\n\nWind came.\n\nLoad-Date: March 6, 2024\n\nEnd of Document\n\n" +
		"Sun\nDaily Mail\nMarch 6, 2024 Wednesday\n\nLength: 3 words\n\nBody\n\nSun shone.\n\nLoad-Date: March 7, 2024\n\nEnd of Document\n"
	factivaText = "Rain falls\n\nBy Jo Wu\n812 words\n5 March 2024\n06:00\nThe Post\nPOST\nEnglish\n(c) 2024 The Post\n\nRain fell.\n\nWind came.\n\nDocument POST000020240305ek35000b1\n\n\n" +
		"HD  Sun\nWC  3 words\nPD  6 March 2024\nSN  Daily Mail\nLA  English\nCY  (c) 2024\n\nLP\nSun shone.\n\nTD\nMore sun.\n\nNS  gweat : Weather\nAN  Document DMAIL00020240306ek36000c2\n"
	proQuestText = "Report Information from ProQuest\n\n____________\n\nDocument 1 of 2\n\nRain falls\n\nAuthor: Wu, Jo\n\nPublication info: The Post ; Oslo [Oslo]05 Mar 2024: A.1.\n\nProQuest document link\n\nAbstract: Rain.\n\nFull text: Rain fell.\n\nWind came.\n\nSubject: Weather\n\n" +
		"Title: Rain falls\n\nPublication title: The Post\n\nPublication date: Mar 5, 2024\n\nLanguage of publication: English\n\nProQuest document ID: 123\n\nDocument URL: https://search.example/123\n\n____________\n\nDocument 2 of 2\n\nSun\n\nFull text: Sun shone.\n\nPublication title: Daily Mail\n"
)

func TestDocuments(t *testing.T) {
	nexis := func(rest string) []string {
		return []string{rest, "|Sun|2024-03-06T00:00:00Z|Daily Mail||||Sun shone."}
	}
	oslo := "|{Status: Embargo: Version: Slug: Urgency: Note: Dateline:OSLO Canonical: Subjects:[] Cut:false}"
	tests := []struct {
		name, content string
		want          []string // without ids
	}{
		{"Nexis", nexisText, nexis("|Rain falls at the harbour|2024-03-05T00:00:00Z|The Post (Oslo)|By JO WU|en|http://post.example|Rain fell.\n\nWind came. He said: so be it." + oslo)},
		{"Nexis Uni", nexisUniText, nexis("|Rain falls|2024-03-05T00:00:00Z|The Post (Oslo)|Jo Wu|||Rain fell.\n\nWind came.")},
		{"Factiva", factivaText, []string{"|Rain falls|2024-03-05T06:00:00Z|The Post|By Jo Wu|en||Rain fell.\n\nWind came.", "|Sun|2024-03-06T00:00:00Z|Daily Mail||en||Sun shone.\n\nMore sun."}},
		{"ProQuest", proQuestText, []string{"|Rain falls|2024-03-05T00:00:00Z|The Post|Wu, Jo|en|https://search.example/123|Rain fell.\n\nWind came.", "|Sun||Daily Mail||||Sun shone."}},
		{"Word", docxOf(t, "Rain fell.", "Wind &amp; sun."), []string{"|T|2024-03-05T06:00:00Z||Jo Wu|||Rain fell.\n\nWind & sun."}},
		{"Nexis in Word", docxOf(t, strings.Split(strings.TrimSpace(nexisUniText), "\n")...), nexis("|Rain falls|2024-03-05T00:00:00Z|The Post (Oslo)|Jo Wu|||Rain fell.\n\nWind came.")},
		{"OpenDocument", zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<office:body><text:tracked-changes><text:p>no</text:p></text:tracked-changes><text:h>Rain</text:h>\n<text:p>Rain<text:s/>fell.<text:line-break/>So.</text:p></office:body>", "meta.xml", "<dc:title>T</dc:title><dc:language>de-AT</dc:language>"),
			[]string{"|T||||de||Rain\n\nRain fell.\nSo."}},
		{"RTF", `{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\info{\title no}}\pard Caf\'e9 \u8220?owners\u8221? \b say\b0  \{so\}.\par\par {\*\generator x;}Wind\line sun\emdash .\par}`, []string{"|||||||Café “owners” say {so}.\n\n\n\nWind\nsun—."}},
		{"RTF in Cyrillic", `{\rtf1\ansi\ansicpg1251 \'c4\'ee\'e6\'e4\'fc.}`, []string{"|||||||Дождь."}},
		{"Factiva in RTF", `{\rtf1\ansi ` + strings.ReplaceAll(factivaText, "\n", `\line `) + `}`, []string{"|Rain falls|2024-03-05T06:00:00Z|The Post|By Jo Wu|en||Rain fell.\n\nWind came.", "|Sun|2024-03-06T00:00:00Z|Daily Mail||en||Sun shone.\n\nMore sun."}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			articles, skipped := mustCollect(t, open(t, test.content, Options{}, "-"))
			for i := range articles {
				articles[i].ID = ""
			}
			if got := allTold(articles); !slices.Equal(got, test.want) || skipped != nil {
				t.Errorf("got\n%q, want\n%q; skipped %q", got, test.want, skipped)
			}
		})
	}
}

// Groups in one another take no stack, and a document without its parts is an error.
func TestHostileDocuments(t *testing.T) {
	tests := []struct{ name, content, want, skipped string }{
		{"deep RTF", `{\rtf1 ` + strings.Repeat("{", 4<<20) + "x" + strings.Repeat("}", 4<<20) + "y}", "stdin xy", ""},
		{"RTF with nothing", `{\rtf1 }`, "", "-: no text"},
		{"Word without a document", zipped(t, "[Content_Types].xml", "<Types/>", "word/styles.xml", "x"), "", "-: no such part"},
		{"an export cut", factivaText + strings.Repeat("Rain fell and fell. ", 40), "POST000020240305ek35000b1 Rain fell.\n\nWind came.,DMAIL00020240306ek36000c2 Sun shone.\n\nMore sun.", "-:34: it is cut off: unexpected EOF"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			articles, skipped := mustCollect(t, open(t, test.content, Options{}, "-"))
			if got := strings.Join(idsAndBodies(articles), ","); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
			if got := strings.Join(skipped, "; "); got != test.skipped {
				t.Errorf("skipped %q, want %q", got, test.skipped)
			}
		})
	}
}
